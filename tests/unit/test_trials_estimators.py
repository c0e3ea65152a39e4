"""Estimators of the register's figures: what they expect is what is counted, and they vary less."""

from __future__ import annotations

import math
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from cxsim.engine import weekly_totals
from cxsim.metrics.stream import Floats
from cxsim.rules.draws import Purpose, exponential, purpose_key, uniform
from cxsim.rules.events import ESCALATE, EXCEPTION, PROMISE, REFUSE, STANDARD_REMEDY, Kind
from cxsim.validation.register import ROWS
from cxsim.validation.trials.campaign import Campaign, Request
from cxsim.validation.trials.counter import margin_at
from cxsim.validation.trials.facts import further_contact
from cxsim.validation.trials.folds_cases import judgement, within_procedure
from cxsim.validation.trials.folds_customers import _retention_untroubled
from cxsim.validation.trials.history import Collector, History, standardised
from cxsim.validation.trials.measures import LOYALTY_KINDS, MEASURES, QUIT_KINDS
from cxsim.validation.trials.observation import Observation, Task, observe, unpacked
from cxsim.validation.trials.quits import expected_quits
from cxsim.validation.trials.reported import PLAIN_PROFIT, plain_profit
from cxsim.validation.trials.setting import Label, Setting
from cxsim.validation.trials.staying import chances_to_leave, expected_share_staying, left_week
from cxsim.validation.trials.trial import World, over_worlds, quotient, ratio_over_worlds, share_over_worlds
from tests.small_company import TRUST, small_company

QUITTING = small_company(agents=12, quit_per_year=3.0)
WEEKS, SEED = 40, 5


def history(replication: int, weeks: int = WEEKS, warm_up_weeks: int = 0) -> History:
    collector = Collector(QUIT_KINDS)
    weekly_totals(QUITTING, TRUST, weeks=weeks, seed=SEED, replication=replication, log=collector)
    return History(QUITTING, weeks, warm_up_weeks, collector.table())


def person_weeks(agent_id: NDArray[Any], week: NDArray[Any]) -> set[tuple[int, int]]:
    return {(int(person), int(at)) for person, at in zip(agent_id, week, strict=True)}


def test_each_chance_of_quitting_is_the_one_that_the_model_draws_against() -> None:
    for replication in range(3):
        run = history(replication)
        found, left = expected_quits(run), run.of(Kind.AGENT_LEFT, warm_up=True)
        key = purpose_key(SEED, replication, Purpose.QUIT)
        told = found.quits < 1.0
        rows = zip(found.agent_id[told].tolist(), found.week[told].tolist(), found.quits[told].tolist(), strict=True)
        foretold = {(person, week) for person, week, chance in rows if uniform(key, person, week) < chance}
        quit_ = left.where(left.value == 0.0)
        unforeseen = person_weeks(found.agent_id[~told], found.week[~told])
        assert not foretold & unforeseen
        assert foretold | unforeseen == person_weeks(quit_.agent_id, np.ceil(quit_.week) - 1.0)
        assert len(foretold) > 0


def test_chances_of_two_parts_of_a_run_make_those_of_the_whole() -> None:
    whole = history(0)
    later = History(QUITTING, WEEKS, 20, whole.events)
    earlier = expected_quits(whole)
    assert math.isclose(expected_quits(later).quits.sum(), earlier.quits[earlier.week >= 20].sum())


def test_customers_leave_at_the_look_at_which_their_chances_have_used_up_their_loyalty() -> None:
    collector, weeks = Collector((*LOYALTY_KINDS, Kind.PURCHASE)), 30
    company = small_company(churn_per_year=0.6, lock_in=0.0)
    weekly_totals(company, TRUST, weeks=weeks, seed=SEED, replication=0, log=collector)
    run = History(company, weeks, 0, collector.table())
    newcomers = run.of(Kind.CUSTOMER_JOINED)
    people = np.concatenate([np.arange(company.economics.customers), newcomers.customer_id])
    joined = np.concatenate([np.zeros(company.economics.customers), newcomers.week])
    looks = chances_to_leave(run, people, joined, weeks - joined)
    left, key = left_week(run, people), purpose_key(SEED, 0, Purpose.LOYALTY)
    assert np.isfinite(left).sum() > 50
    assert len(newcomers.customer_id) > 50
    for place, person in enumerate(people.tolist()):
        mine = looks.row == place
        spent = np.cumsum(-np.log1p(-looks.chance[mine]))
        has_left = np.flatnonzero(spent >= exponential(uniform(key, person, 0), 1.0))
        goes = joined[place] + looks.elapsed[mine][has_left[0]] if has_left.size else math.nan
        assert left[place] == pytest.approx(goes, nan_ok=True)


def test_chances_of_leaving_give_the_share_that_stays_where_nothing_moves_anybody() -> None:
    company = small_company(psychology=False, churn_per_year=0.4)
    weekly_totals(company, TRUST, weeks=30, seed=SEED, replication=0, log=(collector := Collector(LOYALTY_KINDS)))
    run = History(company, 30, 0, collector.table())
    people = np.arange(company.economics.customers)
    start, seen = np.zeros(people.size), np.random.default_rng(1).uniform(0.0, 40.0, people.size)
    for seen_for in (np.full(people.size, 30.0), np.minimum(seen, 30.0)):  # all to the end, and most of them not
        stays = expected_share_staying(run, people, start, seen_for, 24.0)
        assert stays == pytest.approx(0.6 ** (24.0 / 52.0), rel=0.02)  # who is looked at every four weeks goes by steps
    assert math.isnan(expected_share_staying(run, people[:0], np.zeros(0), np.zeros(0), 24.0))


def test_a_further_contact_is_weighed_as_groups_of_cases_are() -> None:
    draws = np.random.default_rng(2)
    issue, later = draws.integers(0, 4, 500), draws.random(500) < 0.3
    top = draws.random(500) < 0.2 + 0.1 * issue
    mine, other = standardised(top, issue, later, ~later)

    def by_issue(rows: NDArray[np.bool_]) -> Floats:
        counts: Floats = np.bincount(issue[rows], minlength=5).astype(np.float64)
        return counts

    found = further_contact(by_issue(~later), by_issue(~later & top), by_issue(later), by_issue(later & top))
    assert found == pytest.approx(mine / other - 1.0)


def test_a_ratio_over_worlds_is_that_of_the_means_and_survives_a_small_denominator() -> None:
    wholes = np.array([1.0, 1.2, 0.9, 0.01, 1.1, 0.8])
    found = ratio_over_worlds(2.0 * wholes + np.array([0.0, 0.1, -0.1, 0.1, -0.1, 0.0]), wholes, 1).interval
    assert found.low < 2.0 < found.high
    assert found.half_width < 0.2
    alone = over_worlds((2.0 * wholes + np.array([0.0, 0.1, -0.1, 0.1, -0.1, 0.0])) / wholes, 1).interval
    assert alone.half_width > 10.0 * found.half_width
    assert ratio_over_worlds([math.nan, 2.0, 4.0], [1.0, 1.0, 2.0], 1).interval.mean == pytest.approx(2.0)


def test_margins_and_fines_are_prices_on_which_nobody_acts() -> None:
    """So that both levels of CH02 and of CH05 can be reckoned from the same runs."""
    firm = small_company()
    fined = replace(firm, issues=tuple(replace(issue, regulated_prob=1.0) for issue in firm.issues))
    setting = Setting(fined, TRUST).moved("violation_prob", 0.5).moved("violation_detected", 0.5)
    dear = setting.moved("economics.margin_per_purchase_usd", 4.0, times=True).moved("economics.fine_usd", 100.0)
    seen: dict[Label, Observation] = {}
    for at, each in enumerate((setting.moved("economics.fine_usd", 0.0), dear)):
        task = Task(each, 8, 0, 1, 0, (), ())
        seen[(at,)] = unpacked(observe(task), task.whole_spans)
    world = World(seen, (0, 8), {})
    fines = world.kpi("fines_cost", (1,))
    assert fines > 0.0
    assert world.kpi("violations", (0,)) == world.kpi("violations", (1,))
    margin = quotient(world.kpi("profit", (1,)) + fines, world.kpi("revenue", (1,)))
    assert margin_at(world, (0,), 4.0) == pytest.approx(margin, rel=1e-3)  # to the cent of each purchase
    assert margin_at(world, (0,), 1.0) == world.margin((0,))


def test_customers_won_at_the_usual_margin_are_told_beside_the_quotient_that_does_not_know_of_them() -> None:
    def world(more: float) -> World:
        kpis = {(0,): {"profit": 80.0, "revenue": 100.0}, (1,): {"profit": 96.0 + more, "revenue": 120.0 + more}}
        return World({arm: Observation({(0, 8): found}, {}, {}) for arm, found in kpis.items()}, (0, 8), {})

    assert world(0.0).margin_rise((1,), (0,)) == 0.0
    assert world(0.0).earns_more((1,), (0,)) == pytest.approx(16.0 / 110.0)
    assert world(0.0).earns_more((0,), (1,)) == -world(0.0).earns_more((1,), (0,))
    part = plain_profit(lambda w: w.earns_more((1,), (0,)))
    (found,) = part([world(0.0), world(1.0)], 1)
    assert found.figure == PLAIN_PROFIT
    assert found.interval.mean == pytest.approx(0.5 * (16.0 / 110.0 + 17.0 / 110.5))


def test_a_row_may_be_run_at_a_size_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    row = ROWS["F08"]
    sized = replace(row, design=replace(row.design, size=0.4))
    monkeypatch.setattr("cxsim.validation.trials.campaign.rows", lambda kind: (row, sized))
    usual, own = Campaign("fact", Request()).planned
    customers = [
        next(iter(planned.arms["airline"].values())).setting.company.economics.customers  # type: ignore[union-attr]
        for planned in (usual, own)
    ]
    assert customers[1] == pytest.approx(0.4 / 0.15 * customers[0])


def test_who_is_there_when_the_run_ends_with_the_half_year_has_stayed() -> None:
    loyal = small_company(churn_per_year=0.01, customers=100)
    collector = Collector((Kind.CUSTOMER_JOINED, Kind.CUSTOMER_LEFT, Kind.PURCHASE, Kind.PROBLEM))
    weekly_totals(loyal, TRUST, weeks=52, seed=SEED, replication=0, log=collector)
    run = History(loyal, 52, 0, collector.table())
    nobody = np.zeros(0)
    none = SimpleNamespace(customer_id=nobody.astype(np.int64), week=nobody)
    left = run.of(Kind.CUSTOMER_LEFT).week
    stayed = 1.0 - float((left > 26.0).sum()) / (100.0 - float((left <= 26.0).sum()))
    followed = _retention_untroubled(run, none, np.array([26.0]))  # without newcomers
    assert followed == pytest.approx(stayed, abs=0.03)
    assert stayed > 0.9


@pytest.fixture(scope="module")
def cases() -> History:
    """Half a year of a small firm in which all that may become of a case does."""
    firm, kinds = small_company(customers=600), {*MEASURES["judgement"].kinds, *MEASURES["within_procedure"].kinds}
    collector = Collector(kinds)
    weekly_totals(firm, TRUST._replace(discretion=0.4), weeks=26, seed=SEED, replication=0, log=collector)
    return History(firm, 26, 0, collector.table())


def conducts(cases: History) -> dict[int, list[float]]:
    """What became of each conversation of each problem case, in its order."""
    problems, ended = set(cases.of(Kind.PROBLEM).case_id.tolist()), cases.of(Kind.CONTACT_ENDED)
    found: dict[int, list[float]] = {}
    for case, conduct in zip(ended.case_id.tolist(), ended.value_2.tolist(), strict=True):
        if case in problems:
            found.setdefault(case, []).append(conduct)
    return found


def test_cases_that_need_judgement_are_told_by_what_was_decided_first(cases: History) -> None:
    closed, hours = cases.cases, []
    first = {
        case: next((act for act in acts if act in (STANDARD_REMEDY, PROMISE, EXCEPTION, ESCALATE, REFUSE)), None)
        for case, acts in conducts(cases).items()
    }
    assert set(first.values()) >= {STANDARD_REMEDY, EXCEPTION, ESCALATE, REFUSE}
    for case, resolved, minutes in zip(
        closed.case_id.tolist(), closed.resolved.tolist(), closed.open_min.tolist(), strict=True
    ):
        if resolved and first.get(case) in (EXCEPTION, ESCALATE, REFUSE):
            hours.append(minutes / 60.0)
    assert judgement(cases)["hours"] == pytest.approx(np.mean(hours))


def test_who_was_refused_or_passed_up_has_nothing_of_what_procedure_grants(cases: History) -> None:
    beyond = cases.of(Kind.REMEDY)
    too_much = set(beyond.case_id[beyond.value_3 > 0.0].tolist())
    settled = {
        case for case, acts in conducts(cases).items()
        if STANDARD_REMEDY in acts and ESCALATE not in acts and case not in too_much
    }
    pleased = [
        satisfaction for case, satisfaction in zip(
            cases.cases.case_id.tolist(), cases.cases.satisfaction.tolist(), strict=True) if case in settled
    ]
    assert 0 < len(pleased) < len(conducts(cases))
    assert within_procedure(cases)["csat"] == pytest.approx(np.nanmean(pleased))


def test_the_interval_of_a_share_ends_where_shares_do() -> None:
    """Four worlds of nearly all: their t interval would say that more than all is possible."""
    values = [0.99, 0.98, 0.99, 0.8]
    plain, found = over_worlds(values, 4), share_over_worlds(values, 4)
    assert plain.interval.high > 1.0
    assert (found.interval.low, found.interval.high) == (plain.interval.low, 1.0)
    assert found.interval.mean == plain.interval.mean
    assert share_over_worlds([0.0, 0.01, 0.0, 0.0], 4).interval.low == 0.0
    assert math.isnan(share_over_worlds([0.5], 1).interval.high)
    assert share_over_worlds([0.4, 0.5, 0.6], 1) == over_worlds([0.4, 0.5, 0.6], 1)
