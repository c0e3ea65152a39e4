"""Trials of the register: settings, figures and verdicts."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cxsim.experiments.journal import Journal
from cxsim.metrics.intervals import Interval
from cxsim.rules.events import EVENTS
from cxsim.validation.queue_model import Queue
from cxsim.validation.queueing import erlang_a
from cxsim.validation.register import ROWS, rows
from cxsim.validation.register.plan import NEUTRAL
from cxsim.validation.register.row import Criterion, Design, Move, Row
from cxsim.validation.trials import campaign, queues
from cxsim.validation.trials.available import SHOWN_BY, TRIALS, is_there, waits_for
from cxsim.validation.trials.campaign import Campaign, Request, kind_of, work_of, world_of
from cxsim.validation.trials.company import (
    AIRLINE_DESK,
    SMALL_FIRM,
    USUAL_OCCUPANCY,
    at_size,
    company_named,
    without_budget,
)
from cxsim.validation.trials.folds_customers import rate_ratio
from cxsim.validation.trials.history import standardised
from cxsim.validation.trials.measures import MEASURES
from cxsim.validation.trials.observation import Observation, Task, observe, unpacked
from cxsim.validation.trials.page import position
from cxsim.validation.trials.reported_rows import BESIDES
from cxsim.validation.trials.setting import Label, Setting, arms_of, centres, neutral_levers
from cxsim.validation.trials.trial import Arm, World, bootstrap, jackknife
from cxsim.validation.trials.verdict import Finding, Result, counts
from tests.small_company import TRUST, small_company

AIRLINE = company_named("airline")


def test_neutral_levers_are_those_registered() -> None:
    levers = neutral_levers()._asdict()
    assert {name: levers[name] for name in NEUTRAL} == NEUTRAL
    assert levers["standards_ratchet"] == levers["act_on_suggestions"] == 0.0


@pytest.mark.parametrize("name", [move.name for row in ROWS.values() for move in row.design.moves])
def test_everything_that_rows_move_can_be_moved_or_is_known_to_be_missing(name: str) -> None:
    start = Setting(AIRLINE, neutral_levers())
    try:
        moved = start.moved(name, 0.123)
    except LookupError:
        assert not is_there(name)
    else:
        assert moved != start


def test_a_move_changes_one_number_and_whole_numbers_stay_whole() -> None:
    start = Setting(AIRLINE, neutral_levers())
    assert start.moved("monitoring", 0.9) == Setting(AIRLINE, neutral_levers()._replace(monitoring=0.9))
    fewer = start.moved("staffing.agents", 0.9, times=True).company
    assert fewer == replace(AIRLINE, staffing=replace(AIRLINE.staffing, agents=round(0.9 * AIRLINE.staffing.agents)))
    assert start.moved("misuse_rate", 0.1).company.parameters.misuse_rate == 0.1
    cut = start.moved("issues.standard_remedy_share", 0.5, times=True).company
    for before, after in zip(AIRLINE.issues, cut.issues, strict=True):
        assert after == replace(before, standard_remedy_share=0.5 * before.standard_remedy_share)


def test_moves_go_together_or_cross_and_sides_share_them() -> None:
    moves = (Move("monitoring", (0.2, 0.8)), Move("script", (0.1, 0.9)))
    together = arms_of(Design(("airline",), moves=moves), AIRLINE, 1)
    assert list(together) == [(0, 0), (0, 1)]
    assert (together[0, 1].levers.monitoring, together[0, 1].levers.script) == (0.8, 0.9)
    crossed = arms_of(Design(("airline",), base="fear", against="empowerment", moves=moves, crossed=True), AIRLINE, 1)
    assert len(crossed) == 8
    assert (crossed[1, 0, 1].levers.monitoring, crossed[1, 0, 1].levers.script) == (0.2, 0.9)
    assert crossed[0, 0, 0].levers.support != crossed[1, 0, 0].levers.support


def test_centres_are_the_same_for_a_seed_and_lie_within_the_registered_spans() -> None:
    start = Setting(AIRLINE, neutral_levers())
    found = centres(start, 12, 7)
    assert found == centres(start, 12, 7) != centres(start, 12, 8)
    discretions = sorted(each.levers.discretion for each in found)
    assert 0.1 <= discretions[0] < discretions[-1] <= 0.7
    # a Latin hypercube: one centre in each twelfth of each span
    assert [int((value - 0.1) / 0.6 * 12) for value in discretions] == list(range(12))


def test_a_company_at_a_share_of_its_size_keeps_more_spare_hands_than_its_share() -> None:
    fifth = at_size(AIRLINE, 0.2)
    busy = USUAL_OCCUPANCY * AIRLINE.staffing.agents
    spare = AIRLINE.staffing.agents - busy
    assert fifth.staffing.agents == round(0.2 * busy + 0.2**0.25 * spare)
    assert fifth.economics.customers == AIRLINE.economics.customers // 5
    wages = [sum(level.staff * level.wage_usd_per_week for level in each.escalation) for each in (fifth, AIRLINE)]
    assert wages[0] == pytest.approx(0.2 * wages[1])
    assert at_size(AIRLINE, 1.0) == AIRLINE
    assert at_size(AIRLINE, 0.001).staffing.agents == 5


def test_rows_are_run_with_the_same_posts_but_for_those_about_one_budget() -> None:
    assert AIRLINE.economics.budget_usd_per_agent_week > 0.0
    kept = without_budget(AIRLINE)
    assert kept.economics.budget_usd_per_agent_week == 0.0
    assert kept.staffing == AIRLINE.staffing
    for kind in ("fact", "counter", "claim"):
        for task in Campaign(kind, Request()).tasks:
            if not isinstance(task.setting, Queue) and task.setting.company.economics.budget_usd_per_agent_week:
                assert kind == "claim"


def test_the_small_firm_is_as_registered() -> None:
    firm = company_named(SMALL_FIRM)
    assert (firm.economics.customers, firm.staffing.agents) == (17_000, 5)
    assert [channel.name for channel in firm.channels] == ["phone", "inbox"]
    assert sum(channel.share for channel in firm.channels) == pytest.approx(1.0)
    assert firm.issues == AIRLINE.issues


def test_the_airline_desk_keeps_all_agents() -> None:
    desk = company_named(AIRLINE_DESK)
    assert desk.staffing == AIRLINE.staffing
    assert desk.economics.customers == AIRLINE.economics.customers // 10


def test_every_row_has_a_trial_or_says_what_it_waits_for() -> None:
    for row in ROWS.values():
        assert (waits_for(row) is None) <= (row.id in TRIALS)
    assert set(TRIALS) <= set(ROWS)


def test_rows_testable_when_registered_are_testable_still() -> None:
    assert [row.id for row in rows() if row.testable_at_registration and waits_for(row) is not None] == []


def test_measures_read_known_events_and_signs_of_mechanisms_are_known() -> None:
    for measure in MEASURES.values():
        assert all(0 <= kind < len(EVENTS) for kind in measure.kinds)
    asked = [*TRIALS.values(), *BESIDES.values()]
    assert {name for each in asked for name in each.reads} == set(MEASURES)
    assert all(is_there(name) for name in SHOWN_BY)


def test_a_run_is_kept_to_the_bit_and_a_measure_does_not_change_the_others() -> None:
    setting = Setting(small_company(), TRUST)
    names = tuple(sorted(set(MEASURES) - {"handle_times"}))  # which asks for an issue of the airline
    task = Task(setting, 8, 2, 1, 0, names, ((0, 4),))
    packed = observe(task)
    assert packed == observe(task)
    seen = unpacked(packed, task.whole_spans)
    alone = unpacked(observe(task._replace(reads=("misuse",))), task.whole_spans)
    np.testing.assert_equal(seen.kpis, alone.kpis)
    np.testing.assert_array_equal(seen.read["misuse.by_agent"], alone.read["misuse.by_agent"])
    assert set(seen.kpis) == {(2, 8), (0, 4)}
    # two ways to count the same
    sums = seen.sums[2, 8]
    assert seen.read["problems_by_issue.counts"].sum() == sums["problems"]
    assert seen.read["daily_purchases.counts"].sum() == sums["purchases"]
    assert float(seen.read["contacts.per_purchase"]) >= sums["live_offered"] / sums["purchases"]


def test_exact_waits_of_the_answered_agree_with_those_of_all() -> None:
    for queue in (*queues.EXPONENTIAL_QUEUES, *queues.SLOPE_QUEUES):
        exact = erlang_a(queue.agents, queue.arrival_rate, queue.service_mean, queue.patience_mean, queue.threshold)
        answered = queues.average_speed_of_answer(queue)
        # those who give up wait at most as long as all others who wait, so the answered wait for less than all do
        assert 0.0 < answered < exact.average_wait / (1.0 - exact.abandonment_rate)
    # one agent, and patience so long that nobody gives up: M/M/1, wait rho / (mu - lambda)
    patient = queues.Queue(1, 0.5, 1.0, 1e9, 1.0, 100)
    assert queues.average_speed_of_answer(patient) == pytest.approx(1.0, rel=1e-6)


def queue_world(service_level_off: float, others_off: float) -> World:
    """A world in which queues do nearly what theory says, and the service level of the first is off by so much."""
    settings: dict[Label, Arm] = {
        (0, i): queue for i, queue in enumerate((*queues.EXPONENTIAL_QUEUES, *queues.LOGNORMAL_QUEUES))
    }
    seen = {}
    for label in settings:
        exact = queues.exact_values(queues.EXPONENTIAL_QUEUES[label[1] % 5])
        off = service_level_off if label == (0, 0) else others_off
        read = {f"queue.{name}": np.array(value + off) for name, value in exact.items()}
        seen[label] = Observation({}, {}, read)
    return World(seen, (0, 1), settings)


def test_the_distance_from_theory_is_in_standard_errors_and_needs_two_worlds() -> None:
    measure, criterion = TRIALS["F01"].measure, ROWS["F01"].criteria[0]

    def distance(*off: float) -> Interval:
        ((found,), _) = measure([queue_world(each, 1e-3 * (-1) ** i) for i, each in enumerate(off)], 2)
        return found.interval

    alone, even, far = distance(0.1), distance(-0.1, 0.1), distance(0.09, 0.11, 0.1, 0.1)
    assert criterion.verdict(alone.low, alone.high) == "undecided"
    assert (even.mean, criterion.verdict(even.low, even.high)) == (pytest.approx(0.0, abs=1e-9), "holds")
    assert criterion.verdict(far.low, far.high) == "fails"


def test_a_line_through_the_origin_is_found() -> None:
    assert queues.slope_through_origin([1.0, 2.0, 4.0], [0.5, 1.0, 2.0]) == pytest.approx(0.5)


def test_weights_take_the_mix_of_the_first_group() -> None:
    stratum = np.array([0, 0, 0, 1, 1, 1, 2])
    outcome = np.array([1.0, 0.0, 0.0, 1.0, 1.0, 0.5, 9.0])
    target = np.array([True, False, False, True, True, False, True])
    # stratum 2 has nobody to compare with and is left out
    assert standardised(outcome, stratum, target, ~target) == pytest.approx((1.0, (0.0 + 2 * 0.5) / 3.0))


def test_a_rate_ratio_over_strata_is_the_common_one() -> None:
    events, exposed = np.array([20.0, 6.0]), np.array([1000.0, 100.0])
    base_events, base_exposed = np.array([5.0, 30.0]), np.array([500.0, 1000.0])
    assert rate_ratio(events, exposed, base_events, base_exposed) == pytest.approx(2.0)


def test_the_jackknife_of_a_mean_is_its_t_interval_and_the_bootstrap_covers_it() -> None:
    values = np.random.default_rng(3).normal(2.0, 1.0, 30)
    found = jackknife(lambda some: float(some.mean()), values, 1).interval
    half = 2.045229642 * values.std(ddof=1) / math.sqrt(30)
    assert found.mean == pytest.approx(values.mean())
    assert found.half_width == pytest.approx(half)
    resampled = bootstrap(lambda some: float(some.mean()), values, 1, seed=1).interval
    assert resampled.low < values.mean() < resampled.high
    assert resampled.half_width == pytest.approx(half, rel=0.15)


def finding(low: float, high: float, criterion: Criterion) -> Finding:
    return Finding("airline", criterion, Interval(0.5 * (low + high), low, high, 0.1, 5), "")


def test_the_worst_figure_decides_and_a_row_not_tested_does_not_hold() -> None:
    row = ROWS["F17"]
    inside, across, outside = (finding(*ends, row.criteria[0]) for ends in ((0.1, 0.2), (0.2, 0.4), (0.4, 0.5)))
    assert Result(row, (inside, inside), 20).verdict == "holds"
    assert Result(row, (inside, across), 20).deciding == across
    failed = Result(row, (across, outside, inside), 20)
    assert (failed.verdict, failed.deciding) == ("fails", outside)
    untested = Result(row, (), 20, "needs bot")
    assert (untested.verdict, untested.word) == ("undecided", "not yet")
    assert counts([failed, untested]) == {"holds": 0, "fails": 1, "undecided": 0, "not yet": 1}


def tiny(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A register of two rows that share an arm, in a small firm."""
    design = Design(("tiny",), weeks=3, warm_up_weeks=1, replications=2)
    def row(id_: str, design: Design) -> Row:
        return replace(ROWS[id_], design=design, needs=())

    register = (row("F14", design), row("F22", replace(design, moves=(Move("monitoring", (0.5, 0.8)),))),
                replace(row("F29", design), needs=("policy_search",)))
    monkeypatch.setattr(campaign, "rows", lambda kind: register)
    monkeypatch.setattr(campaign, "company_named", lambda name: small_company())
    return register


def test_rows_share_arms_and_a_stopped_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    tiny(monkeypatch)
    whole = Campaign("fact", Request())
    assert len(whole.tasks) == 4  # neutral levers have monitoring at 0.5, so that arm is shared
    some = Campaign("fact", Request(only=frozenset({"F14"})))
    assert set(some.tasks) < set(whole.tasks)
    done: list[Task] = []
    real = campaign.observe
    monkeypatch.setattr(campaign, "observe", lambda task: done.append(task) or real(task))
    with Journal(None) as journal:
        assert [result.row.id for result in some.run(journal)] == ["F14"]
        assert len(done) == 2
        results = whole.run(journal)
        assert len(done) == len(set(done)) == 4
        assert whole.run(journal) == results
        assert len(done) == 4
    assert [result.word == "not yet" for result in results] == [False, False, True]
    assert results[2].why == "needs policy_search"


def test_arms_share_their_worlds_and_centres_do_not() -> None:
    arms = Design(("airline",), replications=3)
    assert [world_of(arms, (side, 1), 2) for side in (0, 1)] == [2, 2]
    centres = Design(("airline",), replications=2, units=20)
    worlds = [world_of(centres, (0, unit), replication) for unit in range(20) for replication in range(2)]
    assert sorted(worlds) == list(range(40))


def test_work_grows_with_weeks_customers_and_what_goes_wrong_and_not_with_idle_hands() -> None:
    def work(weeks: int, **changes: float) -> float:
        setting = Setting(AIRLINE, neutral_levers())
        for name, value in changes.items():
            setting = setting.moved(name.replace("__", "."), value, times=True)
        return work_of(Task(setting, weeks, 0, 1, 0, (), ()))

    assert work(20) == pytest.approx(2.0 * work(10))
    assert work(10, economics__customers=2.0) == pytest.approx(2.0 * work(10))
    assert work(10, issues__prob_per_purchase=0.0) < 0.5 * work(10) < work(10, issues__prob_per_purchase=0.5)
    assert work(10, staffing__agents=2.0) == work(10)


def test_runs_of_one_firm_are_of_one_kind_and_the_dear_begin_first() -> None:
    whole = Campaign("fact", Request(quick=True))
    assert {"airline-desk", "grand-hotel", "queue"} <= {kind_of(task) for task in whole.tasks}
    with Journal(None) as journal:
        works = [work_of(task) for task in whole.take(journal)]
    assert works == sorted(map(work_of, whole.tasks), reverse=True)


def test_a_run_that_fails_leaves_its_row_undecided_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    tiny(monkeypatch)

    def broken(task: Task) -> bytes:
        if task.replication == 1:
            raise ArithmeticError("no")
        return observe(task)

    monkeypatch.setattr(campaign, "observe", broken)
    with Journal(None) as journal:
        first, *_ = Campaign("fact", Request()).run(journal)
    assert (first.testable, first.verdict) == (False, "undecided")
    assert "ArithmeticError" in first.why


@pytest.mark.parametrize(("low", "high"), [(0.2, 0.4), (-math.inf, -0.1), (0.1, math.inf), (1.0, 1.0), (0.0, math.inf)])
def test_on_the_plot_a_value_lies_inside_its_range_if_it_does(low: float, high: float) -> None:
    criterion = Criterion("share", low, high, "share")
    ends = position(criterion, low), position(criterion, high)
    for value in np.linspace(-1.0, 1.5, 51).tolist():
        assert (ends[0] <= position(criterion, value) <= ends[1]) == (low <= value <= high)
    assert math.isnan(position(criterion, math.nan))


def test_verdict_seeds_are_taken_only_for_a_judged_version() -> None:
    assert [Request(tuning_seed=9).seed(kind) for kind in ("fact", "counter", "claim")] == [9, 9, 9]
    assert [Request(version=2).seed(kind) for kind in ("fact", "counter", "claim")] == [1002, 2002, 3002]
    assert Request(version=1).remark == ""
    assert "tuning seeds" in Request().remark
    assert "0.1 of their registered size" in Request(version=1, size=0.1).remark
