"""Other departments: some cases need an answer from them, and the agent promises to call back."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from simpy import Event

from cxsim.model.aftermath import feel
from cxsim.model.entities import NEVER, Agent, Case
from cxsim.model.world import World
from cxsim.rules import appraisal, complaining, conduct, service
from cxsim.rules.draws import Purpose, lognormal, uniform
from cxsim.rules.events import Kind, Tie


class Departments:
    """The departments behind the desk: they answer one after the other, each in its own time.

    A department's people are not staffed here: its delay is its queue and its work together.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._promised_min = service.promised_delay_min(world.levers.promise_caution, world.p)

    def hold_up(self, case: Case) -> bool:
        """Whether the case waits for a department; the next one is asked when the last has answered."""
        now = self._world.clock.now
        if case.answer_min > now:
            return True
        if case.departments == 0:
            return False
        case.departments -= 1
        p, key = self._world.p, self._world.keys[Purpose.DEPARTMENT_TIME]
        u = uniform(key, case.id, case.departments)
        mean = p.department_delay_median_min * service.median_to_mean(p.department_delay_sigma)
        delay = lognormal(u, mean, p.department_delay_sigma)
        case.answer_min = self._world.calendar.next_opening(now + delay)
        return True

    def call_back(self, case: Case, agent: Agent) -> Generator[Event, Any, Agent | None]:
        """Promise a call, keep or break the promise; returns the agent who calls, or None if nobody does.

        A customer whose promise is broken may lose patience and contact the firm himself, which is what
        ``case.chases`` says on return.
        """
        world = self._world
        person = world.desk.person
        if person is not None and person.has_promised(case):
            return (yield from person.call_back(case, self))
        clock = world.clock
        number = case.promises
        case.promises += 1
        case.chases = False
        due = world.calendar.next_opening(clock.now + self._promised_min)
        world.emit(
            clock.now, Kind.PROMISED, case.id, case.customer.id, agent.id, case.channel,
            due - clock.now, float(number),
        )  # fmt: skip
        feel(case, -appraisal.wait_cost(due - clock.now, world.p.written_wait_scale_min, world.p), world.p)
        call = NEVER if self._forgets(case, agent, number) else case.answer_min
        promise = Promise(world, case)
        clock.call(due, Tie.CONTACT, promise.fall_due)
        if call > due:
            yield clock.at(due, Tie.CONTACT)
            chase = self.chase_min(case, number)
            if chase < call:
                yield clock.at(chase, Tie.CONTACT)
                case.chases = True
                return None
            if call == NEVER:
                return None
        yield clock.at(call, Tie.CONTACT)
        caller: Agent = yield world.desk.join(
            case, case.channel, NEVER, case.id, case.customer.id, case.issue, case.owner
        )
        promise.keep()
        world.emit(
            clock.now, Kind.CALLED_BACK, case.id, case.customer.id, caller.id, case.channel,
            clock.now - call, float(case.contacts),
        )  # fmt: skip
        return caller

    def _forgets(self, case: Case, agent: Agent, number: int) -> bool:
        world = self._world
        care = conduct.care(agent.measured_effort, agent.voluntary_effort, case.complexity)
        u = uniform(world.keys[Purpose.CALLBACK_FORGOTTEN], case.id, number)
        return u < conduct.forgets_callback_prob(care, world.p)

    def chase_min(self, case: Case, number: int) -> float:
        """When the customer, let down, contacts the firm himself; never if he gives up."""
        world, key = self._world, self._world.keys[Purpose.CHASE]
        if not complaining.tries_again(False, case.contacts, uniform(key, case.id, 2 * number), world.p):
            return NEVER
        delay = complaining.recontact_delay_min(uniform(key, case.id, 2 * number + 1), world.p)
        return world.calendar.next_opening(world.clock.now + delay)


class Promise:
    """A call-back promised: kept if the call begins by the time it is due, else broken."""

    __slots__ = ("_case", "_settled", "_world")

    def __init__(self, world: World, case: Case) -> None:
        self._world = world
        self._case = case
        self._settled = False

    def keep(self) -> None:
        """The call begins."""
        self._settle(1.0)

    def fall_due(self) -> None:
        """The time has come."""
        if not self._settled:
            self._case.broken_promises += 1
            self._settle(0.0)

    def _settle(self, kept: float) -> None:
        if not self._settled:
            self._settled = True
            case = self._case
            self._world.emit(
                self._world.clock.now, Kind.PROMISE_SETTLED, case.id, case.customer.id, -1, case.channel, kept
            )  # fmt: skip
