"""The knowledge base: what agents can look up costs money every week."""

from __future__ import annotations

from cxsim.model.clock import Steps
from cxsim.model.world import COST, World
from cxsim.rules.company import MINUTES_PER_WEEK, WEEK_CLOSES_MIN
from cxsim.rules.events import Tie


def keep_knowledge_base(world: World) -> Steps:
    """Pay, at each week's end, those who write it."""
    usd = world.levers.knowledge_base * world.p.knowledge_usd
    for week in range(world.weeks):
        yield world.clock.at(week * MINUTES_PER_WEEK + WEEK_CLOSES_MIN, Tie.WEEK_ENDS)
        world.pay(world.clock.now, COST["knowledge"], world.full_time_agents * usd)
