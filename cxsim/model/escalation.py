"""The ladder above the agents: each level a queue with staff of its own, a delay, and a partial remedy."""

from __future__ import annotations

from heapq import heapify, heapreplace

from cxsim.model.clock import Steps
from cxsim.model.entities import Case
from cxsim.model.world import COST, World
from cxsim.rules.arithmetic import to_cents
from cxsim.rules.draws import Purpose, exponential, uniform
from cxsim.rules.events import Kind, Tie


class Ladder:
    """Escalation levels of one company. First come, first served, within opening hours.

    Because cases reach a level in order of time and its work is keyed, the moment at which a case will be taken
    up is known when it arrives: the earliest moment at which one of the level's people is free.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._levels = world.company.escalation
        self._free_min = [[0.0] * level.staff for level in self._levels]
        for free in self._free_min:
            heapify(free)

    def __bool__(self) -> bool:
        """Whether there is anyone to escalate to."""
        return bool(self._levels)

    @property
    def busy_until_min(self) -> float:
        """When somebody of the first level has time again; in the past if somebody has time now."""
        return self._free_min[0][0]

    def ask(self, case: Case) -> tuple[float, float]:
        """Ask the first level about a case while the customer holds.

        Returns
        -------
        tuple
            When the answer comes, and the share of the loss that it allows: the level's own, or 0 for a no. The
            answer is the one that the level would give if the case were sent up.
        """
        world, level, free = self._world, self._levels[0], self._free_min[0]
        index = case.touches * len(self._levels)
        done = max(world.clock.now, free[0]) + world.p.short_time_share * level.handle_min
        heapreplace(free, done)
        agrees = uniform(world.keys[Purpose.ESCALATE], case.id, index) < level.resolve_prob
        return done, level.remedy_share if agrees else 0.0

    def climb(self, case: Case) -> Steps:
        """Go up level by level until someone settles the case or the ladder ends; sets ``case.resolved``."""
        world = self._world
        for number, level in enumerate(self._levels):
            case.escalations += 1
            arrived = world.clock.now
            index = case.touches * len(self._levels) + number
            world.emit(
                arrived, Kind.ESCALATED, case.id, case.customer.id, -1, case.channel,
                number + 1.0, float(case.contacts),
            )  # fmt: skip
            delay = exponential(uniform(world.keys[Purpose.ESCALATION_DELAY], case.id, index), level.delay_mean_min)
            work = exponential(uniform(world.keys[Purpose.ESCALATION_TIME], case.id, index), level.handle_min)
            free = self._free_min[number]
            begun = max(world.calendar.after_open_min(arrived, delay), free[0])
            done = world.calendar.after_open_min(begun, work)
            heapreplace(free, done)
            yield world.clock.at(done, Tie.ESCALATION)

            case.resolved = uniform(world.keys[Purpose.ESCALATE], case.id, index) < level.resolve_prob
            if case.resolved and case.is_problem:
                self._make_good(case, level.remedy_share)
            world.emit(
                done, Kind.ESCALATION_DECIDED, case.id, case.customer.id, -1, case.channel,
                number + 1.0, done - arrived, 1.0 if case.resolved else 0.0,
            )  # fmt: skip
            if case.resolved:
                return

    def _make_good(self, case: Case, remedy_share: float) -> None:
        """Grant the level's share of the loss, less what the customer has already."""
        usd = remedy_share * case.loss_usd - case.granted_usd
        if to_cents(usd) > 0:
            grant(self._world, case, usd, agent_id=-1, is_exception=False)


def grant(world: World, case: Case, usd: float, *, agent_id: int, is_exception: bool) -> None:
    """Give the customer something, and book it as goodwill."""
    now, customer_id = world.clock.now, case.customer.id
    case.granted_usd += usd
    world.emit(
        now, Kind.REMEDY, case.id, customer_id, agent_id, case.channel,
        float(to_cents(usd)), float(to_cents(case.loss_usd)), 1.0 if is_exception else 0.0,
    )  # fmt: skip
    world.pay(now, COST["goodwill"], usd, case.id, customer_id, agent_id, case.channel)
