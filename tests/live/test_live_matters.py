"""What the player does matters, by the model's own rules: the same customers served kindly, by the script, carelessly.

Three whole shifts of five hours under each of two policies. An order counts as shown where, of the same customers who
fare differently under two manners, more fare better under one than a fair coin would give by two standard deviations.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import fsum, sqrt
from statistics import fmean
from typing import Final, NamedTuple

import pytest
from live_play import Manner, by_the_script, carelessly, kindly, work

from cxsim.live.outcome import CaseOutcome, ShiftOutcome, outcome
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

MANNERS: Final[Mapping[str, Manner]] = {"kindly": kindly, "script": by_the_script, "carelessly": carelessly}
SEEDS = (2, 3, 4)
POLICIES = ("fear", "empowerment")
ORDERS = (("kindly", "script"), ("script", "carelessly"), ("kindly", "carelessly"))
COIN_SD = 2.0


class FirstTalk(NamedTuple):
    """How the first conversation with a customer went."""

    is_problem: bool
    is_hand_written: bool
    mood: float
    """At its end, SD."""


class Worked(NamedTuple):
    """A shift that was worked, as far as it is compared."""

    outcome: ShiftOutcome
    first_talks: Mapping[int, FirstTalk]


@cache
def worked(policy: str, manner: str, seed: int) -> Worked:
    shift = Shift(Setup("grand-hotel", policy, seed=seed))
    work(shift, MANNERS[manner])
    shift.run.play_out()
    talks: dict[int, FirstTalk] = {}
    for scene in shift.history:
        talk = FirstTalk(scene.story.is_problem, scene.part.is_hand_written, scene.moods[-1][1])
        talks.setdefault(scene.talk.case.id, talk)
    return Worked(outcome(shift.run), talks)


def first_talks(policy: str, manner: str) -> dict[tuple[int, int], FirstTalk]:
    """With each customer, by seed and case."""
    return {
        (seed, case_id): talk for seed in SEEDS for case_id, talk in worked(policy, manner, seed).first_talks.items()
    }


def same_customers(policy: str, one: str, other: str) -> list[tuple[CaseOutcome, CaseOutcome]]:
    """Those who were served, and have looked back, under both manners."""
    found = []
    for seed in SEEDS:
        first, second = (
            {case.case_id: case for case in worked(policy, manner, seed).outcome.cases if case.expectations}
            for manner in (one, other)
        )
        found += [(first[case_id], second[case_id]) for case_id in first.keys() & second.keys()]
    return found


def fares_better(one: str, other: str, name: str, policies: tuple[str, ...] = POLICIES) -> float:
    """By how many standard deviations of a fair coin more of the same customers have more of it with ``one``."""
    gains = [
        getattr(first, name) - getattr(second, name)
        for policy in policies for first, second in same_customers(policy, one, other)
    ]  # fmt: skip
    won, lost = sum(gain > 1e-9 for gain in gains), sum(gain < -1e-9 for gain in gains)
    return float((won - lost) / sqrt(won + lost))


@pytest.mark.parametrize("policy", POLICIES)
def test_the_mood_at_the_end_of_a_talk_follows_what_was_said(policy: str) -> None:
    talks = {manner: first_talks(policy, manner) for manner in MANNERS}
    for is_problem in (True, False):
        same = [
            key for key, talk in talks["kindly"].items()
            if talk.is_problem == is_problem and all(key in each for each in talks.values())
        ]  # fmt: skip
        assert len(same) >= 10
        mood = {manner: fmean(talks[manner][key].mood for key in same) for manner in MANNERS}
        assert mood["kindly"] > mood["script"]
        # What an author wrote has no careless answer that is sure to be worse than the script's.
        made = [key for key in same if not talks["script"][key].is_hand_written]
        last = {manner: fmean(talks[manner][key].mood for key in made) for manner in MANNERS}
        assert last["script"] > last["carelessly"]


@pytest.mark.parametrize(("better", "worse"), ORDERS)
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("name", ["points", "csat"])
def test_the_better_a_customer_is_served_the_more_content_he_is(
    policy: str, better: str, worse: str, name: str
) -> None:
    assert fares_better(better, worse, name, (policy,)) > COIN_SD


@pytest.mark.parametrize(("better", "worse"), ORDERS)
def test_the_better_a_customer_is_served_the_less_he_comes_back(better: str, worse: str) -> None:
    assert fares_better(better, worse, "came_back") < -COIN_SD


@pytest.mark.parametrize(("better", "worse"), ORDERS)
@pytest.mark.parametrize("name", ["stay_prob", "value_usd"])
def test_the_better_a_customer_is_served_the_more_of_his_worth_is_kept(better: str, worse: str, name: str) -> None:
    assert fares_better(better, worse, name) > COIN_SD


@pytest.mark.parametrize("policy", POLICIES)
def test_the_queue_pays_for_kindness(policy: str) -> None:
    def total(manner: str, name: str) -> float:
        return fsum(getattr(worked(policy, manner, seed).outcome, name) for seed in SEEDS)

    for quicker in ("script", "carelessly"):
        assert total("kindly", "served") < total(quicker, "served")
        assert total("kindly", "gave_up") > total(quicker, "gave_up")
        assert total("kindly", "mean_wait_min") > total(quicker, "mean_wait_min")
    assert total("script", "served") < total("carelessly", "served")


def test_the_policy_is_felt_too() -> None:
    points = [fmean(worked(policy, "kindly", seed).outcome.points for seed in SEEDS) for policy in POLICIES]
    assert points[0] < points[1]
