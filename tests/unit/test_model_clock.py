"""The clock: one order at one instant, exact times, processes that begin at once."""

from __future__ import annotations

import pytest
import simpy
from hypothesis import given
from hypothesis import strategies as st

from cxsim.model.clock import Alarm, Clock, Steps

times = st.one_of(st.integers(0, 3).map(float), st.floats(0.0, 1e7))


@given(st.lists(st.tuples(times, st.integers(0, 4))))
def test_alarms_ring_in_order_of_time_then_tie_then_sequence(plan: list[tuple[float, int]]) -> None:
    clock, rung = Clock(), []
    for number, (time, tie) in enumerate(plan):
        clock.at(time, tie, (time, tie, number)).callbacks.append(lambda alarm: rung.append(alarm.value))
    clock.run_until(1e7)
    assert rung == sorted((time, tie, number) for number, (time, tie) in enumerate(plan))


@given(
    st.lists(st.tuples(times, st.integers(0, 4), st.lists(st.integers(0, 4), max_size=3)), max_size=8),
    st.sampled_from([Clock.run_until, lambda clock, until: clock.run(until + 1.0)]),
)
def test_what_is_entered_for_this_instant_keeps_its_place(plan, run) -> None:
    """As if it had been put on the heap: whatever else happens at the instant, and however the clock is run."""

    def order(enter) -> list[tuple[float, int]]:
        clock, rung = Clock(), []

        def ring(number: int, follow: list[int]):
            def heard(_: Alarm) -> None:
                rung.append((clock.now, number))
                for place, tie in enumerate(follow):
                    alarm = Alarm()
                    alarm.callbacks.append(ring(10 * number + place + 1, follow[:place]))
                    enter(clock, alarm, tie)

            return heard

        for number, (time, tie, follow) in enumerate(plan, start=1):
            clock.at(time, tie).callbacks.append(ring(number, follow))
        run(clock, 1e7)
        return rung

    expected = order(lambda clock, alarm, tie: clock.enter(alarm, clock.now, tie))
    assert order(lambda clock, alarm, tie: clock.enter_now(alarm, tie)) == expected


@given(st.floats(0.0, 1e6), st.floats(0.0, 1e6))
def test_an_alarm_rings_at_its_time_to_the_last_bit(first: float, second: float) -> None:
    clock, heard = Clock(), []

    def process() -> Steps:
        for time in sorted((first, second)):
            yield clock.at(time, 0)
            heard.append(clock.now)

    clock.start(process())
    clock.run_until(2e6)
    assert heard == sorted((first, second))


def test_a_process_begins_in_the_call_that_starts_it() -> None:
    clock, said = Clock(), []

    def process() -> Steps:
        said.append("begun")
        value = yield clock.after(2.0, 0, "value")
        said.append((clock.now, value))

    clock.start(process())
    assert said == ["begun"]
    clock.run_until(2.0)
    assert said == ["begun", (2.0, "value")]


def test_a_process_goes_straight_on_when_what_it_waits_for_has_happened() -> None:
    clock, said = Clock(), []
    past = clock.at(1.0, 0, "past")

    def process() -> Steps:
        yield clock.at(3.0, 0)
        said.append(((yield past), clock.now))

    clock.start(process())
    clock.run_until(3.0)
    assert said == [("past", 3.0)]


def test_simpy_processes_and_conditions_can_wait_for_alarms() -> None:
    clock, said = Clock(), []

    def process() -> simpy.events.ProcessGenerator:
        said.append((yield clock.after(1.0, 0, "alarm")))
        yield clock.timeout(1.0)
        said.append(clock.now)

    done = clock.process(process())
    clock.run(done)
    assert said == ["alarm", 2.0]


@pytest.mark.parametrize("run", [Clock.run_until, lambda clock, until: clock.run(until + 1.0)])
def test_an_alarm_that_rang_early_rings_once(run: object) -> None:
    clock, heard = Clock(), []
    alarm = clock.at(5.0, 0, "late")

    def process() -> Steps:
        heard.append(((yield alarm), clock.now))

    clock.start(process())
    clock.call(2.0, 0, lambda: alarm.ring_now("early"))
    assert callable(run)
    run(clock, 10.0)
    assert heard == [("early", 2.0)]


def test_run_until_includes_its_last_instant_and_stands_there() -> None:
    clock, heard = Clock(), []
    for time in (1.0, 2.0, 2.0000001):
        clock.call(time, 9, lambda time=time: heard.append(time))  # type: ignore[misc]
    clock.run_until(2.0)
    assert heard == [1.0, 2.0]
    assert clock.now == 2.0


def test_a_fault_in_a_process_comes_out_of_the_run() -> None:
    clock = Clock()

    def process() -> Steps:
        yield clock.after(1.0, 0)
        raise ZeroDivisionError("in the process")

    clock.start(process())
    with pytest.raises(ZeroDivisionError, match="in the process"):
        clock.run_until(1.0)
