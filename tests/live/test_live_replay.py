"""The same shift can be had again: as it was, under another policy, at its best, and by the model's own agent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from live_play import Manner, carelessly, kindly, work

from cxsim.config.scenarios import load_company, load_policy
from cxsim.live import manners
from cxsim.live.agenda import somebody_waits
from cxsim.live.debrief import debrief
from cxsim.live.decisions import AnswerPost, Predict, PromiseCallBack, Refused, Wait
from cxsim.live.observation import Desk
from cxsim.live.outcome import ShiftOutcome, outcome
from cxsim.live.replay import best_possible, by_the_model, outcome_of, under_policy
from cxsim.live.run import Run
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift
from cxsim.model.person import PERSON_ID
from cxsim.model.simulation import Simulation
from cxsim.rules.events import COLUMNS, COSTS, Kind

TWO_HOURS = Setup("grand-hotel", "fear", seed=2, length_min=120.0)
MANNERS: Mapping[str, Manner] = {"kindly": kindly, "carelessly": carelessly}
DESKS: tuple[Desk, ...] = ("counter", "phone", "inbox", "posts")


@cache
def worked(policy: str, manner: str) -> Shift:
    shift = Shift(replace(TWO_HOURS, policy=policy))
    work(shift, MANNERS[manner])
    shift.run.play_out()
    return shift


@cache
def came_of(policy: str, manner: str) -> ShiftOutcome:
    return outcome(worked(policy, manner).run)


def columns_of(shift: Shift) -> list[np.ndarray]:
    """The event log."""
    return [np.concatenate(column) for column in zip(*shift.run.log.chunks, strict=True)]


def test_what_came_of_a_shift_can_be_asked_without_moving_it() -> None:
    shift = Shift(replace(TWO_HOURS, length_min=30.0))
    work(shift, kindly)
    ended = shift.now
    came = outcome_of(shift)
    assert shift.now == ended
    shift.run.play_out()
    assert outcome(shift.run) == came


@cache
def with_waits(desk: Desk) -> Shift:
    """A shift in which somebody waits on purpose: in the middle of a conversation where there are any, and while others
    are in line."""
    setup = replace(TWO_HOURS, desk=desk, length_min=60.0)
    if desk == "posts":  # under fear the house leaves most of them unanswered
        setup = Setup("airline", "empowerment", "posts", seed=3, length_min=200.0)
    shift = Shift(setup)
    work(shift, kindly, most=2)
    if desk in ("counter", "phone"):  # as it could once be done: today nobody is left to wait
        assert isinstance(shift.decide(Wait(4.0)), Refused)
    with shift.going_over():
        shift.decide(Wait(4.0))
    waited = False
    while not shift.is_over:
        here = shift.observe().encounter
        if not waited and (here is None or here.is_over) and somebody_waits(shift):
            shift.decide(Wait(6.5))
            waited = True
        work(shift, kindly, most=1)
    assert waited
    return shift


@pytest.mark.parametrize("desk", DESKS)
def test_the_same_decisions_taken_by_the_model_give_the_same_events(desk: Desk) -> None:
    shift = with_waits(desk)
    again = Shift(shift.setup)
    manners.work(again, manners.Echo.of(shift))
    assert again.decided == shift.decided
    assert again.now == shift.now
    in_talk = [words for words in again.spoken if words.in_talk and isinstance(words.decision, Wait)]
    assert bool(in_talk) == (desk in ("counter", "phone"))
    for one, other in zip(columns_of(shift), columns_of(again), strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("desk", DESKS)
def test_who_let_people_wait_does_so_under_other_rules_and_at_no_other_time(desk: Desk) -> None:
    shift = with_waits(desk)
    again = Shift(replace(shift.setup, policy="firm-and-fair"))
    manners.work(again, manners.Echo.of(shift))
    meant = [
        (words.at_min, words.at_min + words.decision.minutes) for words in shift.spoken
        if isinstance(words.decision, Wait) and words.kept_waiting and not words.in_talk
    ]  # fmt: skip
    assert meant
    for words in again.spoken:
        if words.in_talk:
            continue
        if isinstance(words.decision, Wait):
            assert not words.kept_waiting or any(start <= words.at_min < end for start, end in meant)
        else:
            assert not any(start < words.at_min < end for start, end in meant)


def test_a_post_is_answered_again_whatever_its_number() -> None:
    def styles(shift: Shift) -> dict[tuple[int, bool], str]:
        answers = [words for words in shift.spoken if isinstance(words.decision, AnswerPost)]
        return {(words.about, words.of_post): words.decision.style for words in answers}  # type: ignore[union-attr]

    shift = with_waits("posts")
    again = Shift(replace(shift.setup, policy="firm-and-fair"))
    manners.work(again, manners.Echo.of(shift))
    then, now = styles(shift), styles(again)
    both = then.keys() & now.keys()
    assert both
    assert {key: then[key] for key in both} == {key: now[key] for key in both}


def test_the_echo_under_the_same_policy_is_the_shift_itself() -> None:
    assert under_policy(worked("fear", "kindly"), "fear") == came_of("fear", "kindly")


def test_looking_ahead_leaves_the_shift_where_it_was() -> None:
    shift = worked("fear", "kindly")
    before = shift.now
    other = under_policy(shift, "empowerment")
    assert shift.now == before
    assert other.policy == "empowerment"
    assert other == under_policy(shift, "empowerment")


def test_the_best_found_is_at_least_the_persons_own() -> None:
    own = came_of("fear", "carelessly")
    best = best_possible(worked("fear", "carelessly"), own=own, prices=(1.0,))
    assert best.outcome.points > own.points
    assert not best.is_your_own
    perfect = replace(own, points=100.0)
    assert best_possible(worked("fear", "carelessly"), own=perfect, prices=()).outcome == perfect


def test_a_simulated_agent_can_stand_there() -> None:
    result = by_the_model(worked("fear", "kindly"))
    assert result.served > 0
    assert 0.0 < result.points < 100.0
    assert result.policy == "fear"


@pytest.fixture(scope="module")
def log() -> Mapping[str, np.ndarray]:
    return dict(zip(COLUMNS, columns_of(worked("fear", "kindly")), strict=True))


def test_nobody_is_lost_with_a_person_in_the_model(log: Mapping[str, np.ndarray]) -> None:
    kind, case = log["kind"], log["case_id"]
    assert (np.diff(log["time_min"]) >= 0.0).all()
    opened, closed = case[kind == Kind.CASE_OPENED], case[kind == Kind.CASE_CLOSED]
    assert np.unique(opened).size == opened.size
    assert np.unique(closed).size == closed.size
    assert np.isin(closed, opened).all()
    offered = np.count_nonzero(kind == Kind.CONTACT_OFFERED)
    answered = np.count_nonzero(kind == Kind.CONTACT_ANSWERED)
    abandoned = np.count_nonzero(kind == Kind.CONTACT_ABANDONED)
    assert 0 <= offered - answered - abandoned <= opened.size - closed.size
    mine = log["agent_id"] == PERSON_ID
    begun = np.count_nonzero(np.isin(kind, (Kind.CONTACT_ANSWERED, Kind.TRANSFERRED, Kind.CALLED_BACK)))
    going_on = begun - np.count_nonzero(kind == Kind.CONTACT_ENDED)
    assert 0 <= going_on <= opened.size - closed.size
    assert np.count_nonzero(mine & (kind == Kind.CONTACT_ENDED)) > 0
    busy = log["value"][mine & (kind == Kind.CONTACT_ENDED)].sum()
    on_duty = log["value"][mine & (kind == Kind.OFF_DUTY)].sum()
    assert 0.0 < busy <= on_duty + 1e-6


def test_goodwill_is_booked_to_the_cent(log: Mapping[str, np.ndarray]) -> None:
    mine = log["agent_id"] == PERSON_ID
    given = log["value"][mine & (log["kind"] == Kind.REMEDY)].sum()
    goodwill = (log["kind"] == Kind.COST) & (log["value_2"] == COSTS.index("goodwill"))
    booked = log["value"][mine & goodwill].sum()
    assert given == booked > 0.0


def test_the_crowd_that_is_made_is_everybody_who_comes() -> None:
    """Up to the person's day, the log is that of a run in which every customer is made, but for what he changes."""
    setup = replace(TWO_HOURS, weekday=2)
    company, policy = load_company("grand-hotel"), load_policy("fear")
    run = Run(setup, company, policy)
    chunks: list[tuple[np.ndarray, ...]] = []
    whole = Simulation(
        run.company, policy.levers, seed=setup.seed, replication=0, weeks=run.world.weeks, sink=chunks.append
    )
    whole.start()
    whole.world.clock.run_until(1440.0)
    whole.world.recorder.flush()
    assert len(run.world.customers) < 0.3 * len(whole.world.customers)

    def purchases(columns: list[np.ndarray]) -> list[tuple[float, int, float]]:
        kind, time = columns[1], columns[0]
        bought = (kind == Kind.PURCHASE) & (time <= 1440.0)
        return list(zip(time[bought], columns[3][bought], columns[7][bought], strict=True))

    assert purchases([np.concatenate(column) for column in zip(*run.log.chunks, strict=True)]) == purchases(
        [np.concatenate(column) for column in zip(*chunks, strict=True)]
    )


def test_the_debrief_tells_each_customers_story() -> None:
    shift = Shift(replace(TWO_HOURS, policy="fear", length_min=45.0))
    shift.decide(Predict(0.9, 0.0))
    work(shift, kindly, most=1)
    promised = shift.observe().encounter
    assert promised is not None
    shift.decide(PromiseCallBack(15.0))
    work(shift, kindly)
    told = debrief(shift, load_policy("empowerment"), elsewhere=False)
    line = next(customer for customer in told.customers if customer.case_id == promised.case_id)
    assert len(line.promises) == 1
    assert told.promises_kept + told.promises_broken == sum(len(customer.promises) for customer in told.customers)
    assert {customer.case_id for customer in told.customers} == set(shift.run.log.courses)
    for customer in told.customers:
        times = [point.time_min for point in customer.feelings]
        assert times == sorted(times)
        assert len(customer.feelings) >= 2
        assert customer.fates[0] in ("left", "kept", "left_anyway", "stays")
    assert told.yours.points <= told.best.outcome.points
    assert set(told.yours.expectations) == set(told.best.outcome.expectations)
    assert told.predicted_error is not None
    assert told.predicted_error[0] == pytest.approx(told.yours.satisfied_share - 0.9)
    assert told.points_of_yours >= 0.0
