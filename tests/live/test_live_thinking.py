"""Who thinks lets the clock run: the same words under the same rules take the same time, thought and all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from live_play import in_writing, kindly

from cxsim.live.decisions import Accepted, Decision, Next, Wait
from cxsim.live.manners import Echo, work
from cxsim.live.observation import Desk
from cxsim.live.replay import outcome_of, under_policy
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

HOUR = Setup("grand-hotel", "fear", seed=2, length_min=60.0)
DESKS: tuple[Desk, ...] = ("counter", "phone", "inbox", "posts")
COMPANIES: dict[Desk, str] = {"posts": "electronics"}


def thoughtful(desk: Desk) -> Shift:
    """A shift of somebody who thinks before he acts, now longer and now not at all, and waits on purpose once."""
    shift, number = Shift(replace(HOUR, desk=desk, company=COMPANIES.get(desk, HOUR.company))), 0
    while not shift.is_over:
        number += 1
        for _ in range((7 * number) % 23):  # at sixty frames a second, as a screen lets time pass
            shift.let_time_pass(0.37)
        if shift.is_over:
            break
        here = shift.observe().encounter
        decision: Decision = in_writing(shift) if desk in ("inbox", "posts") else Next()
        if here is not None and not here.is_over:
            decision = kindly(here, [choice for choice in here.choices if not choice.locked])
        elif number == 9:
            decision = Wait(2.5)
        assert isinstance(shift.decide(decision), Accepted)
    return shift


def again(shift: Shift) -> Shift:
    """The same words to the same customers under the same rules."""
    echo = Shift(shift.setup, company=shift.company, policy=shift.policy)
    work(echo, Echo.of(shift))
    return echo


@pytest.mark.parametrize("desk", DESKS)
def test_the_same_words_under_the_same_rules_come_at_the_same_minutes(desk: Desk) -> None:
    shift = thoughtful(desk)
    echo = again(shift)
    assert len(shift.decided) > 5
    assert max(each.at_min - each.since_min for each in shift.spoken) > 0.3
    assert echo.decided[:len(shift.decided)] == shift.decided
    for one, other in zip(*([np.concatenate(column) for column in zip(*each.run.log.chunks, strict=True)]
                            for each in (shift, echo)), strict=True):
        np.testing.assert_array_equal(one, other)


def test_who_did_nothing_more_does_nothing_more() -> None:
    shift = thoughtful("counter")
    shift.rewind(sum(taken.at_min > shift.run.start_min + 30.0 for taken in shift.decided))
    while not shift.is_over:
        here = shift.observe().encounter
        if here is None or here.is_over:
            shift.let_time_pass(1.0)
        else:
            shift.decide(kindly(here, [choice for choice in here.choices if not choice.locked]))
    echo = again(shift)
    assert len(echo.history) == len(shift.history)
    assert echo.decided[:len(shift.decided)] == shift.decided


def test_so_nothing_comes_of_it_but_what_came_of_it() -> None:
    shift = thoughtful("counter")
    assert under_policy(shift, "fear") == outcome_of(shift)


def test_who_thought_while_nobody_was_there_lets_nobody_wait_under_other_rules() -> None:
    shift = thoughtful("counter")
    other = Shift(replace(shift.setup, policy="empowerment"))
    work(other, Echo.of(shift))
    for before, taken in zip(other.decided, other.spoken[1:], strict=False):
        thought_min = taken.at_min - before.to_min
        if thought_min > 0.3 and not taken.in_talk and taken.kept_waiting:
            assert any(each.kept_waiting and each.at_min - each.since_min > 0.0 for each in shift.spoken)
