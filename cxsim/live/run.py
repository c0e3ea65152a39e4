"""The model under a shift: built, warmed up, and moved on a little at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from cxsim.live.happenings import Happenings
from cxsim.live.setting import HORIZON_WEEKS, Setup, live_company, presence
from cxsim.model.clock import Alarm
from cxsim.model.entities import Case
from cxsim.model.person import Person
from cxsim.model.simulation import Simulation
from cxsim.rules.company import MINUTES_PER_WEEK, Company, Policy

CUSTOMERS_AT_ONCE: Final = 4000
ALARMS_AT_ONCE: Final = 200
"""Of a run that is taken apart, in one step: each takes a thousandth of a second."""


class Run:
    """One run of the model with a person in it, standing at the beginning of his shift.

    Parameters
    ----------
    company
        As the scenario says; a live shift plays it in its busiest season (`cxsim.live.setting.live_company`).
    decides
        False: a simulated agent stands in the person's place.
    """

    def __init__(self, setup: Setup, company: Company, policy: Policy, *, decides: bool = True) -> None:
        self.company = live_company(company, setup.desk)
        self.policy = policy
        place = presence(setup, self.company, decides=decides)
        self.start_min, self.end_min = place.start_min, place.end_min
        self.log = Happenings(place.channels, place.start_min, place.end_min, in_public=setup.desk == "posts")
        self._simulation = Simulation(
            self.company,
            policy.levers,
            seed=setup.seed,
            replication=0,
            weeks=HORIZON_WEEKS,
            sink=self.log,
            presence=place,
        )
        person = self._simulation.person
        assert person is not None
        self.person: Person = person
        self.world = self._simulation.world
        self._simulation.start()
        self.advance(self.start_min)
        self.log.clear()

    @property
    def now(self) -> float:
        """The clock, minutes."""
        return self.world.clock.now

    def advance(self, time_min: float) -> None:
        """Let everything happen up to a time; nothing if it is past."""
        if time_min >= self.now:
            self.world.clock.run_until(min(time_min, self.world.horizon_min))
        self.read()

    def read(self) -> None:
        """Take note of what has been written since."""
        self.world.recorder.flush()

    @property
    def cases(self) -> dict[int, Case]:
        """Cases that the person had, as the model knows them, by number."""
        return self.person.cases

    @property
    def is_over(self) -> bool:
        """The person has gone home."""
        return self.now >= self.end_min and not self.person.agent.on_duty

    def play_out(self, weeks: float = 1.0) -> None:
        """Let so much time pass after the shift, for what comes of it."""
        self.advance(min(self.end_min + weeks * MINUTES_PER_WEEK, self.world.horizon_min - 1.0))

    def taken_apart(self) -> Iterator[None]:
        """Let go of the model, a little at each step: to forget it at once takes a tenth of a second.

        The run is of no use from the first step on. Afterwards little of it waits for the collector.
        """
        world = self.world
        for awaited in self._awaited():  # ends who waits for it from the outside in, as the collector could not
            if awaited is not None and awaited.callbacks:
                awaited.callbacks.clear()
        everybody = [customer.record for customer in islice(world.customers.values(), 1)]
        while world.customers:
            for _ in range(min(CUSTOMERS_AT_ONCE, len(world.customers))):
                world.customers.popitem()
            yield
        for records in everybody:  # one block for all, which those still hold whose cases are under way
            del records[:]
        while world.clock.forgets(ALARMS_AT_ONCE):
            yield
        for part in (self.person, self._simulation, world):  # they hold one another
            vars(part).clear()
            yield

    def _awaited(self) -> list[Alarm | None]:
        """What processes wait for without a time of its own: to be served, heard out, rung back, sent home."""
        person, world = self.person, self.world
        return [
            *person.queue(), *world.desk.queue(), *(talk.over for talk in person.talks.values()),
            *person.promised.values(), *(agent.leave for agent in [*world.agents, person.agent]),
        ]  # fmt: skip
