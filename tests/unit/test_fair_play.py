"""What customers hear of others' awards, what chats at once cost, and rules that are put right: as runs show it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from small_company import MIXED, run, small_company

from cxsim.model.hearsay import Hearsay
from cxsim.rules.events import Kind
from cxsim.rules.parameters import Parameters

P = Parameters()


def _log(weeks: int = 6, *, psychology: bool = True, **parameters: float) -> dict[str, Any]:
    company = small_company(psychology=psychology, parameters=P._replace(**parameters))
    return run(company, MIXED, weeks=weeks)


def _heard(log: dict[str, Any]) -> Any:
    """Awards that customers with a problem had heard of; -1 for nothing."""
    return log["value_2"][log["kind"] == Kind.PROBLEM_WEIGHED]


def test_hearsay_is_a_mean_by_people_told_and_is_forgotten() -> None:
    hearsay = Hearsay(2)
    hearsay.tell(1, 2.0, 5.0)
    hearsay.tell(1, 0.0, 10.0)
    assert hearsay.told == [0.0, 15.0]
    assert hearsay.award(1) == pytest.approx(10.0 / 15.0)
    assert hearsay.paid(1) == pytest.approx(1.0 / 3.0)
    for _ in range(13):
        hearsay.end_week(13.0)
    assert hearsay.told[1] == pytest.approx(7.5)
    assert hearsay.award(1) == pytest.approx(10.0 / 15.0)


def test_customers_hear_of_awards_as_often_as_the_parameter_says_and_not_at_all_without_psychology() -> None:
    some, everybody = _heard(_log(award_heard_prob=0.3)), _heard(_log(award_heard_prob=1.0))
    share = (some >= 0.0).mean() / (everybody >= 0.0).mean()
    assert abs(share - 0.3) < 4.0 * np.sqrt(0.21 / everybody.size)
    assert (everybody >= 0.0).any()
    assert everybody.max() < 4.0  # multiples of a loss
    assert not (_heard(_log(award_heard_prob=0.0)) >= 0.0).any()
    assert not (_heard(_log(award_heard_prob=1.0, psychology=False)) >= 0.0).any()


def test_who_is_granted_less_than_others_finds_it_less_fair() -> None:
    fair, envious = (
        _log(award_heard_prob=1.0, award_heard_weight=0.0, less_than_others=size) for size in (0.0, 0.4)
    )
    judged = [
        dict(zip(log["case_id"][rows].tolist(), log["value"][rows].tolist(), strict=True))
        for log in (fair, envious)
        for rows in [log["kind"] == Kind.CASE_JUDGED]
    ]
    same = judged[0].keys() & judged[1].keys()
    gaps = [judged[1][case] - judged[0][case] for case in same]
    assert sum(gap < -1e-9 for gap in gaps) > 0.1 * len(gaps)
    assert sum(gap > 1e-9 for gap in gaps) < 0.02 * len(gaps)  # of cases that went otherwise


def test_several_chats_at_once_solve_fewer_cases() -> None:
    chat = [channel.name for channel in small_company().channels].index("chat")

    def solved(harm: float) -> dict[tuple[int, int], float]:
        log = run(small_company(parameters=P._replace(chat_harm=harm)), MIXED._replace(chat_limit=4.0), weeks=6)
        rows = (log["kind"] == Kind.CONTACT_ENDED) & (log["channel"] == chat)
        found: dict[tuple[int, int], float] = {}
        for case, value in zip(log["case_id"][rows].tolist(), log["value_3"][rows].tolist(), strict=True):
            found.setdefault((case, 0), value)  # the first chat of each case
        return found

    none, much = solved(0.0), solved(3.0)
    same = none.keys() & much.keys()
    assert sum(much[key] < none[key] for key in same) > 2 * sum(much[key] > none[key] for key in same)


def test_a_rule_that_is_put_right_grants_more_and_averts_nothing_and_a_cause_the_other_way_round() -> None:
    levers = MIXED._replace(act_on_suggestions=1.0)

    def ran(rule_share: float) -> tuple[int, float]:
        company = small_company(
            parameters=P._replace(rule_share=rule_share, suggestion_rate=0.5, root_cause_step=0.1, rule_fit=0.7))
        log = run(company, levers, weeks=26)
        averted = int((log["kind"] == Kind.PROBLEM_AVERTED).sum())
        suggested = log["kind"] == Kind.SUGGESTED
        assert set(log["value_3"][suggested].tolist()) == {rule_share}
        standard = (log["kind"] == Kind.REMEDY) & (log["value_3"] == 0.0)
        return averted, float((log["value"][standard] / log["value_2"][standard]).mean())

    averted, as_it_was = ran(0.0)
    none, after = ran(1.0)
    assert averted > 0 == none
    assert after > as_it_was + 0.05
