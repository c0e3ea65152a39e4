"""Who is served next, and by whom: the one queue discipline, for counter, phone and written work alike."""

from __future__ import annotations

import math

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


@rule("A5", "Threshold: Bhulai & Koole 2003 (seen: best at equal service times); end of the wait assumed", "moderate")
def may_begin_letter(
    free: int, on_duty: int, kept_free_share: float, waited_min: float, threshold_min: float
) -> bool:
    """Whether somebody who is free may begin work that nobody stands or rings and waits for.

    Only while more are free than are kept for callers, a share of those on duty rounded down; so where nobody calls,
    letters are written however few are there. A letter that has waited as long as the company calls in time is begun
    as soon as anybody is free.

    Parameters
    ----------
    free, on_duty
        Agents who may serve both, those without any work and all at the desk.
    kept_free_share
        Of those on duty; 0: letters fill every idle minute.
    """
    return free > math.floor(kept_free_share * on_duty) or waited_min >= threshold_min
