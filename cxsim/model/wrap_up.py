"""After-call work: what an agent still has to do when the customer is gone."""

from __future__ import annotations

from cxsim.model.clock import Steps
from cxsim.model.entities import Agent
from cxsim.model.world import World
from cxsim.rules.draws import Purpose, uniform
from cxsim.rules.events import Kind, Tie
from cxsim.rules.service import handle_min


def wrap_up(
    world: World, agent: Agent, issue: int, channel: int, case_id: int, customer_id: int, index: int, *, on_line: bool
) -> None:
    """End a conversation: line and agent are free at once, or when the work after the call is done.

    Parameters
    ----------
    index
        Number of the conversation within the case, from 0.
    on_line
        Whether the customer had a line of the channel.
    """
    company = world.company
    mean_min = company.issues[issue].wrap_up_min
    if mean_min <= 0.0:
        if on_line:
            world.lines.give_back(channel)
        world.desk.release(agent)
        return
    if on_line and not company.channels[channel].wrap_up_holds_line:
        world.lines.give_back(channel)
        on_line = False
    u = uniform(world.keys[Purpose.WRAP_UP], case_id, index)
    work_min = handle_min(u, mean_min, world.handle_spreads[issue], company.handle_distribution)
    world.clock.start(_work(world, agent, channel, case_id, customer_id, work_min, on_line=on_line))


def _work(
    world: World, agent: Agent, channel: int, case_id: int, customer_id: int, work_min: float, *, on_line: bool
) -> Steps:
    yield world.clock.after(work_min, Tie.WORK_ENDS)
    now = world.clock.now
    if agent.chats:  # of time shared between chats, each is charged with what no other has been
        work_min, agent.attended_min = now - agent.attended_min, now
    agent.busy_min_week += work_min
    world.emit(now, Kind.WRAPPED_UP, case_id, customer_id, agent.id, channel, work_min)
    if on_line:
        world.lines.give_back(channel)
    world.desk.release(agent)
