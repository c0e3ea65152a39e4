"""Who is served next, and by whom: the one queue discipline, for counter, phone and written work alike."""

from __future__ import annotations

from cxsim.rules.rule import rule


@rule("A5", "Priority, then first come first served: the standard discipline (remembered)", "strong")
def contact_order(priority: int, joined_min: float, sequence: int) -> tuple[int, float, int]:
    """Sort key of a waiting contact: the smallest is served next.

    Parameters
    ----------
    priority
        Of the channel; the smallest goes first.
    joined_min
        When the contact joined the queue, minutes.
    sequence
        Running number of contacts that had to wait; settles equal times.
    """
    return priority, joined_min, sequence


@rule("A5", "Longest-idle agent first: the standard of call distributors (remembered)", "strong")
def agent_order(idle_since_min: float, agent_id: int) -> tuple[float, int]:
    """Sort key of an idle agent: the smallest takes the next contact.

    Parameters
    ----------
    idle_since_min
        Since when the agent has been free, minutes.
    agent_id
        Settles equal times.
    """
    return idle_since_min, agent_id
