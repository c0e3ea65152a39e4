"""What customers say of the firm: laws of the rules, and what a run shows of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from small_company import run, small_company

from cxsim.model.simulation import Simulation
from cxsim.rules.appraisal import satisfaction_after_ordinary_purchase, updated_satisfaction
from cxsim.rules.events import Kind
from cxsim.rules.market import customers_won, opinion, ordinary_tell_prob, tell_prob, usual_customers_won
from cxsim.rules.parameters import Parameters
from cxsim.validation.trials.setting import neutral_levers

P = Parameters()
SCALE = [0.1 * step for step in range(-30, 31)]


def test_who_has_no_reason_to_warn_does_not() -> None:
    assert opinion(-P.churn_tolerance, P) == 0.0
    assert customers_won(opinion(-P.churn_tolerance, P), P) > 0.0
    assert all(customers_won(opinion(z, P), P) < 0.0 for z in SCALE if z < -P.churn_tolerance)
    assert all(opinion(z, P) == z for z in SCALE if z >= 0.0)


def test_ordinary_purchases_are_told_at_most_as_often_as_cases_and_least_in_the_middle() -> None:
    for z in SCALE:
        assert 0.0 <= ordinary_tell_prob(0.0, P) <= ordinary_tell_prob(z, P) <= tell_prob(z, P) <= 1.0
    assert ordinary_tell_prob(2.0, P._replace(tell_ordinary=0.5)) == pytest.approx(0.5 * tell_prob(2.0, P))


def test_a_base_of_content_customers_wins_on_average_what_is_taken_as_usual() -> None:
    expected = ordinary_tell_prob(0.0, P) * customers_won(opinion(0.0, P), P)
    assert usual_customers_won(P) == expected > 0.0


def _told(tell_ordinary: float, *, psychology: bool = True) -> tuple[set[int], set[int]]:
    """Customers who told others without a case, and all who bought."""
    company = small_company()
    company = replace(company, psychology=psychology, parameters=P._replace(tell_ordinary=tell_ordinary))
    log = run(company, neutral_levers(), weeks=6)
    told = (log["kind"] == Kind.RECOMMENDATION) & (log["case_id"] < 0)
    return set(log["customer_id"][told].tolist()), set(log["customer_id"][log["kind"] == Kind.PURCHASE].tolist())


def test_customers_without_a_case_tell_others_and_with_zero_frequency_or_without_psychology_nobody_does() -> None:
    told, bought = _told(1.0)
    assert told
    assert told < bought
    assert not _told(0.0)[0]
    assert not _told(1.0, psychology=False)[0]


@pytest.mark.parametrize("z", SCALE)
def test_an_ordinary_purchase_softens_what_is_thought_of_a_firm_and_never_turns_it(z: float) -> None:
    healing = P._replace(memory_ordinary=0.5)
    after = satisfaction_after_ordinary_purchase(z, healing)
    slower = P._replace(memory_rate=P.memory_rate * healing.memory_ordinary)
    assert abs(after) <= abs(z)
    assert after * z >= 0.0
    assert after == pytest.approx(updated_satisfaction(z, 0.0, slower))
    assert satisfaction_after_ordinary_purchase(z, P._replace(memory_ordinary=0.0)) == z


def _thought(memory_ordinary: float, **changes: Any) -> dict[int, float]:
    """What each customer thinks of the firm after six weeks."""
    company = small_company(parameters=P._replace(memory_ordinary=memory_ordinary), **changes)
    run = Simulation(company, neutral_levers(), seed=1, replication=0, weeks=6, sink=lambda chunk: None)
    run.run()
    return {each.id: each.satisfaction for each in run.world.customers.values()}


def test_good_purchases_soften_good_and_bad_memories_and_without_psychology_there_are_none() -> None:
    kept, healed = _thought(0.0), _thought(1.0)
    both = kept.keys() & healed.keys()
    assert sum(abs(healed[each]) for each in both) < 0.8 * sum(abs(kept[each]) for each in both)
    assert set(_thought(1.0, psychology=False).values()) == {0.0}
