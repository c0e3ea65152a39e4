"""What the person does matters, through the model's own rules; and the same shift can be had again otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import fsum
from statistics import fmean

import numpy as np
import pytest
from live_play import Manner, by_the_script, carelessly, kindly, work

from cxsim.config.scenarios import load_company, load_policy
from cxsim.live import manners
from cxsim.live.agenda import somebody_waits
from cxsim.live.debrief import debrief
from cxsim.live.decisions import AnswerPost, Predict, PromiseCallBack, Wait
from cxsim.live.observation import Desk
from cxsim.live.outcome import CaseOutcome, ShiftOutcome, outcome
from cxsim.live.replay import best_possible, by_the_model, outcome_of, under_policy
from cxsim.live.run import Run
from cxsim.live.scene import Scene
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift
from cxsim.model.person import PERSON_ID
from cxsim.model.simulation import Simulation
from cxsim.rules.events import COLUMNS, COSTS, Kind

TWO_HOURS = Setup("grand-hotel", "fear", seed=2, length_min=120.0)
MANNERS: Mapping[str, Manner] = {"kindly": kindly, "script": by_the_script, "carelessly": carelessly}


SEEDS = (2, 3, 4)
POLICIES = ("fear", "empowerment")
DESKS: tuple[Desk, ...] = ("counter", "phone", "inbox", "posts")


@cache
def worked(policy: str, manner: str, seed: int = SEEDS[0]) -> Shift:
    shift = Shift(replace(TWO_HOURS, policy=policy, seed=seed))
    work(shift, MANNERS[manner])
    shift.run.play_out()
    return shift


@cache
def came_of(policy: str, manner: str, seed: int = SEEDS[0]) -> ShiftOutcome:
    return outcome(worked(policy, manner, seed).run)


def columns_of(shift: Shift) -> list[np.ndarray]:
    """The event log."""
    return [np.concatenate(column) for column in zip(*shift.run.log.chunks, strict=True)]


def pairs(policy: str, one: str, other: str, *, problems: bool = False) -> list[tuple[CaseOutcome, CaseOutcome]]:
    """The same customers under two manners, over all seeds."""
    found = []
    for seed in SEEDS:
        first = {case.case_id: case for case in came_of(policy, one, seed).cases if case.expectations}
        second = {case.case_id: case for case in came_of(policy, other, seed).cases if case.expectations}
        found += [
            (first[case_id], second[case_id])
            for case_id in first.keys() & second.keys()
            if not problems or case_id % 2 == 0
        ]
    return found


def gain(policy: str, one: str, other: str, name: str, *, problems: bool = False) -> float:
    """By how much the same customers fare better, mean."""
    both = pairs(policy, one, other, problems=problems)
    assert len(both) >= 10
    return fmean(getattr(first, name) - getattr(second, name) for first, second in both)


def first_talks(policy: str, manner: str) -> dict[tuple[int, int], Scene]:
    """The first conversation with each customer, by seed and case."""
    found: dict[tuple[int, int], Scene] = {}
    for seed in SEEDS:
        for scene in worked(policy, manner, seed).history:
            found.setdefault((seed, scene.talk.case.id), scene)
    return found


@pytest.mark.parametrize("policy", POLICIES)
def test_the_mood_at_the_end_of_a_talk_follows_what_was_said(policy: str) -> None:
    talks = {manner: first_talks(policy, manner) for manner in MANNERS}
    for is_problem in (True, False):
        same = [
            key for key, scene in talks["kindly"].items()
            if scene.story.is_problem == is_problem and all(key in each for each in talks.values())
        ]  # fmt: skip
        assert len(same) >= 5
        mood = {manner: fmean(talks[manner][key].moods[-1][1] for key in same) for manner in MANNERS}
        assert mood["kindly"] > mood["script"]
        if is_problem:  # what an author wrote has no careless answer that is sure to be worse than the script's
            made = [key for key in same if not talks["script"][key].part.is_hand_written]
            last = {manner: fmean(talks[manner][key].moods[-1][1] for key in made) for manner in MANNERS}
            assert last["script"] > last["carelessly"]
    # The script's answer to a question is a leaflet, and nothing is said with less care: both say the same.
    for key, scene in talks["script"].items():
        other = talks["carelessly"].get(key)
        if other is not None and not scene.story.is_problem and not scene.part.is_hand_written:
            assert [name for _, name, _ in scene.choices] == [name for _, name, _ in other.choices]


@pytest.mark.parametrize("policy", POLICIES)
def test_who_was_served_kindly_is_more_content_stays_and_comes_back_less(policy: str) -> None:
    for other in ("script", "carelessly"):
        assert gain(policy, "kindly", other, "points") > 5.0
        assert gain(policy, "kindly", other, "csat") > 0.2
        assert gain(policy, "kindly", other, "came_back") < -0.2
        assert gain(policy, "kindly", other, "stay_prob") > 0.0
        assert gain(policy, "kindly", other, "value_usd") > 0.0


def test_the_script_keeps_more_than_carelessness_but_not_from_coming_back() -> None:
    """In contacts there is no order between them: under both many come back, and fewer of those who were refused."""
    for policy in POLICIES:  # they part where there is something to refuse
        assert gain(policy, "script", "carelessly", "points", problems=True) > 0.0
        assert gain(policy, "script", "carelessly", "csat", problems=True) > 0.0
    for name in ("points", "csat", "stay_prob", "value_usd"):
        assert fsum(gain(policy, "script", "carelessly", name) for policy in POLICIES) > 0.0


@pytest.mark.parametrize("policy", POLICIES)
def test_the_queue_pays_for_kindness(policy: str) -> None:
    def total(manner: str, name: str) -> float:
        return fsum(getattr(came_of(policy, manner, seed), name) for seed in SEEDS)

    for quicker in ("script", "carelessly"):
        assert total("kindly", "served") < total(quicker, "served")
        assert total("kindly", "gave_up") > total(quicker, "gave_up")
        assert total("kindly", "mean_wait_min") > total(quicker, "mean_wait_min")
    assert total("script", "served") <= total("carelessly", "served")


def test_the_policy_is_felt_too() -> None:
    kindly_worked = [[came_of(policy, "kindly", seed).points for seed in SEEDS] for policy in ("fear", "empowerment")]
    assert fmean(kindly_worked[0]) < fmean(kindly_worked[1])


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
