"""Time: SimPy's environment, with absolute times and an explicit order at one instant.

The one order of the model is (time, tie, sequence): what happens first, then what `cxsim.rules.events.Tie`
puts first, then what was scheduled first. SimPy keeps its schedule as a heap of exactly such triples, so an
alarm is put on that heap as it stands, at its absolute time: ``now + (t - now)`` is not always ``t`` in
floating point, and two things meant for one instant must meet there.

A process is written as a SimPy process: a generator that yields events. `Clock.start` runs it as a `Task`,
which begins at once and tells nobody when it ends; ``clock.process`` is there for one that is waited for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from heapq import heappop, heappush, heappushpop
from typing import Any, Final, TypeAlias

from simpy import Environment, Event

Steps: TypeAlias = Generator[Event, Any, None]
"""A process: yields what it waits for, is sent what that event brings."""


class Alarm(Event):
    """An event that is certain to happen at a known time; may carry a value. Made by `Clock.at`."""

    __slots__ = ("_value", "callbacks")

    _ok = True

    def __init__(self, value: Any = None) -> None:
        # Not Event.__init__: an alarm needs no environment, and is made four times for every contact.
        self.callbacks = []
        self._value = value

    def ring_now(self, value: Any) -> None:
        """Happen at once, with ``value``, in place of the scheduled time, where nothing happens any more."""
        callbacks, self.callbacks = self.callbacks, SPENT
        self._value = value
        for callback in callbacks:
            callback(self)


SPENT: Final[Any] = ()
"""Callbacks of an alarm that rang before its time: its place on the heap is passed over when it comes up."""


class Task:
    """A running process: advances a generator from event to event. The cheap sibling of `simpy.Process`.

    A SimPy process schedules one event to start and one to end; a task starts in the call that makes it and
    ends silently, which halves what a short process costs. Faults are raised out of the event that met them.
    """

    __slots__ = ("_send",)

    def __init__(self, steps: Steps) -> None:
        self._send = steps.send
        self.resume(None)

    def resume(self, event: Event | None) -> None:
        """Go on until the process waits for something that has not happened yet, or ends."""
        send = self._send
        value = None if event is None else event._value
        try:
            while True:
                awaited = send(value)
                callbacks = awaited.callbacks
                if callbacks is not None:
                    callbacks.append(self.resume)
                    return
                value = awaited._value
        except StopIteration:
            return


class Clock(Environment):
    """The simulation clock, in minutes from Monday 00:00 of week 0."""

    now = 0.0
    """The time. A plain attribute, because it is read several times for every event."""

    start = staticmethod(Task)
    """``clock.start(steps)`` runs a process; its first step happens before this returns."""

    def __init__(self) -> None:
        super().__init__(0.0)
        self._heap: list[Any] = self._queue
        self._next_sequence = self._eid.__next__
        self._next: Any = None
        """What is to happen at this instant and has not been put on the heap, because most often it is next."""

    @property
    def _now(self) -> float:
        """SimPy's name for the time."""
        return self.now

    @_now.setter
    def _now(self, time_min: float) -> None:
        self.now = time_min

    def at(self, time_min: float, tie: int, value: Any = None) -> Alarm:
        """Alarm at the absolute time ``time_min`` (not before now), in order ``tie`` at that instant."""
        alarm = Alarm(value)
        heappush(self._heap, (time_min, tie, self._next_sequence(), alarm))
        return alarm

    def after(self, delay_min: float, tie: int, value: Any = None) -> Alarm:
        """Alarm ``delay_min`` (0 or more) from now, in order ``tie`` at that instant."""
        alarm = Alarm(value)
        heappush(self._heap, (self.now + delay_min, tie, self._next_sequence(), alarm))
        return alarm

    def enter(self, alarm: Alarm, time_min: float, tie: int) -> None:
        """Put an alarm that was made elsewhere on the schedule."""
        heappush(self._heap, (time_min, tie, self._next_sequence(), alarm))

    def enter_now(self, alarm: Alarm, tie: int) -> None:
        """Put an alarm on the schedule for this instant, in order ``tie``; cheap where it is the next to happen."""
        if self._next is not None:
            heappush(self._heap, self._next)
        self._next = (self.now, tie, self._next_sequence(), alarm)

    def step(self) -> None:
        """Let the next thing happen, as SimPy does it: for whoever does not use `run_until`."""
        if self._next is not None:
            heappush(self._heap, self._next)
            self._next = None
        super().step()

    def call(self, time_min: float, tie: int, action: Callable[[], None]) -> None:
        """Do ``action()`` at the absolute time ``time_min``, in order ``tie`` at that instant."""
        self.at(time_min, tie).callbacks.append(lambda _: action())

    def forgets(self, at_most: int) -> bool:
        """Drop up to so much of what is to happen, for a run that is over; False once nothing is left."""
        self._next = None
        del self._heap[-at_most:]
        return bool(self._heap)

    def run_until(self, time_min: float) -> None:
        """Let everything happen up to ``time_min``, that instant included, and stand there.

        Does what repeated ``step()`` does, in one loop. Events of this model never fail, so that is not
        looked for; a fault in a process is raised from here.
        """
        heap = self._heap
        end = Alarm()
        heappush(heap, (time_min, math.inf, 0, end))
        while True:
            if self._next is None:
                self.now, _, _, event = heappop(heap)
            else:
                self.now, _, _, event = heappushpop(heap, self._next)
                self._next = None
            if event is end:
                return
            callbacks, event.callbacks = event.callbacks, None
            for callback in callbacks:
                callback(event)
