"""Mistakes in cases that seem settled: reported and put right at once, or hidden until they come back worse."""

from __future__ import annotations

from collections.abc import Callable

from cxsim.model.entities import CASES_PER_CUSTOMER, Agent, Case
from cxsim.model.world import World
from cxsim.rules import colleagues, leadership
from cxsim.rules.draws import Purpose, uniform
from cxsim.rules.events import Kind, Tie

BORN_OF_ERROR = CASES_PER_CUSTOMER // 2
"""Cases from here on, within a customer, are what became of a mistake in the case that many numbers before."""


class Errors:
    """Mistakes of one run; ``reopen`` starts the case that a hidden one becomes."""

    def __init__(self, world: World, reopen: Callable[[Case], None]) -> None:
        self._world = world
        self._reopen = reopen

    def look_for(self, case: Case, agent: Agent, care: float, *, harassed: bool) -> None:
        """See whether the conversation that settled ``case`` held a mistake, and what the agent says of it."""
        world = self._world
        p, keys = world.p, world.keys
        if case.id % CASES_PER_CUSTOMER >= BORN_OF_ERROR:
            return
        prob = leadership.careless_error_prob(agent.error_prob, care, p)
        if harassed:
            prob *= 1.0 + p.aggression_error
        if case.draw(keys, Purpose.ERROR, case.touches) >= prob:
            return
        agent.errors_week += 1
        says_so = leadership.report_prob(agent.fear, world.levers.support, p)
        reported = uniform(keys[Purpose.ERROR_REPORT], case.id, case.touches) < says_so
        world.emit(
            world.clock.now, Kind.ERROR_MADE, case.id, case.customer.id, agent.id, case.channel,
            1.0 if reported else 0.0,
        )  # fmt: skip
        if reported:
            agent.lessons_week += colleagues.lesson(case.complexity, world.levers.script, p)
        else:
            u = uniform(keys[Purpose.ERROR_DELAY], case.id, case.touches)
            surfaces = world.calendar.next_opening(world.clock.now + leadership.error_delay_min(u, p))
            if surfaces < world.horizon_min:
                world.clock.call(surfaces, Tie.CONTACT, lambda: self._surface(case))

    def _surface(self, case: Case) -> None:
        """The customer finds out, if he is still one, and comes back with a worse problem."""
        world = self._world
        if case.customer.id not in world.customers:
            return
        now = world.clock.now
        worse = Case(case.id + BORN_OF_ERROR, case.customer, case.issue, case.first_channel, now)
        worse.is_problem = True
        worse.severity = min(1.0, max(case.severity, world.p.error_least_severity) * world.p.error_severity)
        worse.loss_usd = case.loss_usd
        worse.complexity = case.complexity
        worse.needs_judgement = case.needs_judgement
        world.emit(
            now, Kind.ERROR_SURFACED, worse.id, worse.customer.id, -1, worse.channel,
            float(worse.issue), worse.severity,
        )  # fmt: skip
        self._reopen(worse)
