"""Who is next: taking the first in line or a certain one, ringing back, and waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from cxsim.live.decisions import KeepPromise, Next, Open, Refused, Wait
from cxsim.live.tickets import Joined
from cxsim.model.desk import Ticket

if TYPE_CHECKING:
    from cxsim.live.shift import Shift

STEP_MIN: Final = 0.25
"""How often somebody who waits looks up."""

LEAST_PROMISE_MIN: Final = 10.0
LONGEST_WAIT_MIN: Final = 60.0


def spoken_with(shift: Shift) -> Refused | None:
    """At a counter and on the phone: one after the other."""
    if shift.run.person.talks and shift.setup.desk in ("counter", "phone"):
        return Refused("not_yet", "Somebody is still with you.")
    return None


def busy(shift: Shift) -> Refused | None:
    """Nobody new while somebody is spoken with, nor after the shift."""
    refused = spoken_with(shift)
    if refused is not None:
        return refused
    return None if shift.run.person.at_work else Refused("shift_over", "The shift is over; nobody new.")


def ticket_of(shift: Shift, case_id: int, *, of_post: bool | None = None) -> Ticket | None:
    """What waits of a case: the contact, or the post that is left of it."""
    for ticket in shift.run.person.queue():
        if ticket.case_id == case_id and (of_post is None or (ticket.contact is None) == of_post):
            return ticket
    return None


def take(shift: Shift, ticket: Ticket) -> None:
    """Take it, and open the conversation."""
    shift.joined[ticket.case_id] = Joined(ticket.joined_min, ticket.contact.wait_min)
    shift.run.person.take(ticket)
    shift.run.read()
    shift.meet()


def take_next(shift: Shift, decision: Next) -> Refused | None:
    """Take the first who waits, or wait for one: at most until a call falls due."""
    refused = busy(shift)
    if refused is not None:
        return refused
    person = shift.run.person
    queue = [ticket for ticket in person.queue() if ticket.contact is not None]
    if queue:
        take(shift, queue[0])
        return None
    shift.current = None
    person.ready = True
    wait_min = shift.run.end_min - shift.now
    for case_id in person.promised:
        due_min = shift.promises[case_id].due_min
        if due_min > shift.now:
            wait_min = min(wait_min, max(STEP_MIN, due_min - LEAST_PROMISE_MIN - shift.now))
    talks = set(person.talks)
    wait(shift, wait_min, lambda: set(person.talks) != talks)
    return None


def wait(shift: Shift, minutes: float, until: Callable[[], bool]) -> None:
    """Let time pass until something has happened."""
    end = shift.now + minutes
    while shift.now < end and not until() and not shift.is_over:
        shift.to(min(end, shift.now + STEP_MIN))


def open_case(shift: Shift, decision: Open) -> Refused | None:
    """Turn to a case that is open, or take a certain one."""
    scene = shift.scenes.get(decision.case_id)
    if scene is not None and not scene.is_over:
        shift.current = decision.case_id
        return None
    refused = busy(shift)
    if refused is not None:
        return refused
    ticket = ticket_of(shift, decision.case_id, of_post=False)
    if ticket is None:
        return Refused("not_found", "That one is not waiting any more.")
    take(shift, ticket)
    shift.current = decision.case_id
    return None


def keep_promise(shift: Shift, decision: KeepPromise) -> Refused | None:
    """Ring back."""
    refused = busy(shift)
    if refused is not None:
        return refused
    if decision.case_id not in shift.run.person.promised:
        return Refused("not_found", "There is no call to make.")
    if decision.case_id not in shift.can_ring():
        return Refused("nothing_to_tell", "There is nothing to tell yet.")
    shift.run.person.keep_promise(decision.case_id)
    shift.run.read()
    shift.meet(decision.case_id)
    return None


def pause(shift: Shift, decision: Wait) -> Refused | None:
    """Let time pass, unless somebody comes. Who is spoken with is not left to wait, but where a shift of old goes over
    what was done then."""
    refused = spoken_with(shift)
    if refused is not None and not shift.is_going_over:
        return refused
    if not 0.0 < decision.minutes <= LONGEST_WAIT_MIN:
        return Refused("not_offered", f"Wait up to {LONGEST_WAIT_MIN:.0f} minutes at a time.")
    talks = set(shift.run.person.talks)
    wait(shift, decision.minutes, lambda: set(shift.run.person.talks) != talks)
    return None
