"""A shift that is over leaves nothing behind, and goes in small steps."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from cxsim.live.decisions import Choose, LetGo, Next
from cxsim.live.observation import Desk
from cxsim.live.run import CUSTOMERS_AT_ONCE
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift
from cxsim.model.clock import Task

ROOMS = ("cxsim.model", "cxsim.live")


@pytest.fixture
def no_collector() -> Iterator[None]:
    """What goes, goes because nobody holds it."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def alive() -> dict[int, object]:
    """Everything of the model and of shifts that the collector knows of."""
    return {id(each): each for each in gc.get_objects() if str(type(each).__module__).startswith(ROOMS)}


def played(setup: Setup) -> Shift:
    shift = Shift(setup)
    for _ in range(12):
        here = shift.observe().encounter
        free = [choice.name for choice in here.choices if not choice.locked] if here and not here.is_over else []
        shift.decide(Choose(free[0]) if free else LetGo() if here and not here.is_over else Next())
        shift.to(shift.now + 4.0)
    return shift


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize(("company", "desk"), [("grand-hotel", "counter"), ("software", "inbox")])
def test_a_shift_that_was_taken_apart_is_gone_and_leaves_little_to_the_collector(company: str, desk: Desk) -> None:
    played(Setup(company, "fear", desk=desk, length_min=60.0))  # what is read once and kept
    gc.collect()
    before = alive()
    shift = played(Setup(company, "fear", desk=desk, length_min=60.0))
    many = len(alive()) - len(before)
    steps = sum(1 for _ in shift.run.taken_apart())
    del shift
    left = [each for each in alive().values() if id(each) not in before]
    assert steps > 3
    assert not [each for each in left if isinstance(each, Task)], "whoever waits is told that it is over"
    assert len(left) < 0.05 * many, sorted({type(each).__name__ for each in left})
    del left
    gc.collect()
    assert not [each for each in alive().values() if id(each) not in before]


def test_customers_go_a_few_thousand_at_a_step() -> None:
    run = Shift(Setup("grand-hotel", "fear", desk="counter", length_min=60.0)).run
    customers = run.world.customers
    before = len(customers)
    steps = run.taken_apart()
    next(steps)
    assert len(customers) == max(0, before - CUSTOMERS_AT_ONCE)
    for _ in steps:
        pass
    assert not customers


def test_a_shift_that_was_taken_apart_leaves_another_as_it_is() -> None:
    setup = Setup("grand-hotel", "fear", desk="counter", length_min=60.0)
    one, other = played(setup), played(setup)
    seen = other.observe()
    for _ in one.run.taken_apart():
        pass
    other.to(other.now)
    assert other.observe() == seen
    other.to(other.now + 5.0)
    assert other.observe() != seen
