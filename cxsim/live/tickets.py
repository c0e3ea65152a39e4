"""Tickets of a written desk: who waits, whom the person or a colleague has, and who was answered."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxsim.live.casting import Author, author_of, message_for
from cxsim.live.feelings import feelings, mood_after, mood_waiting
from cxsim.live.observation import Feelings, Ticket
from cxsim.model.desk import Ticket as Place
from cxsim.model.entities import Case

if TYPE_CHECKING:
    from cxsim.live.shift import Shift

State = Literal["open", "yours", "colleague", "answered"]


class Joined(NamedTuple):
    """Since when a contact waited that was taken or given away, and how long the case had waited before it."""

    since_min: float
    earlier_min: float


def tickets(shift: Shift, places: list[Place]) -> tuple[Ticket, ...]:
    """Whom the person has open, who waits, whom colleagues have from him, and who was answered: in this order."""
    scenes, handed = shift.scenes.values(), shift.run.log.handed
    waits = {place.case_id for place in places}
    gone = waits | {scene.talk.case.id for scene in scenes}
    with_colleagues = [case for case_id, case in shift.handed.items() if case_id not in gone]
    return (
        *(_ticket(shift, scene.talk.case, "yours") for scene in scenes if not scene.is_over),
        *(
            _ticket(shift, place.contact, "open", Joined(place.joined_min, place.contact.wait_min))
            for place in sorted(places, key=lambda place: place.joined_min)
        ),
        *(_ticket(shift, case, "colleague") for case in with_colleagues if handed[case.id].answered_min < 0.0),
        *(
            _ticket(shift, scene.talk.case, "answered")
            for scene in scenes if scene.is_over and scene.talk.case.id not in waits
        ),
        *(_ticket(shift, case, "answered") for case in with_colleagues if handed[case.id].answered_min >= 0.0),
    )  # fmt: skip


def _ticket(shift: Shift, case: Case, state: State, joined: Joined | None = None) -> Ticket:
    company = shift.run.company
    issue, channel = company.issues[case.issue], company.channels[case.channel]
    scene = shift.scenes.get(case.id) if state != "open" else None
    handed = shift.run.log.handed.get(case.id) if scene is None and state != "open" else None
    joined = joined or shift.joined.get(case.id) or Joined(shift.now, case.wait_min)
    until_min = shift.now  # somebody waits until he is answered, whoever has opened his letter
    if state == "answered" and scene is not None:
        until_min = scene.moods[-1][0]
    elif state == "answered" and handed is not None:
        until_min = handed.answered_min
    wait_min = until_min - joined.since_min
    felt = felt_waiting(shift, case, wait_min) if scene is None else feelings(scene.state.feeling.mood, case)
    if state == "answered" and (scene is None or scene.is_in_one_go or looks_back(shift, case)):
        helped = scene is None or scene.outcome == "settled"
        felt = felt_after(shift, case, math.inf if helped or scene is None else scene.state.feeling.mood)
    standard_usd = shift.run.world.standard_remedy_usd(case.issue, case.loss_usd)
    author = _author(shift, case)
    return Ticket(
        case_id=case.id,
        customer_id=case.customer.id,
        seed=case.customer.id,
        issue=issue.name,
        issue_title=shift.title_of(issue),
        is_problem=case.is_problem,
        message=author.message,
        loss_usd=case.loss_usd,
        waited_min=joined.earlier_min + wait_min,
        due_in_min=channel.threshold_min - wait_min,
        contacts=case.contacts,
        broken_promises=case.broken_promises,
        feelings=felt,
        state=state,
        colleague_id=handed.agent_id if handed is not None else -1,
        allowed_usd=max(shift.left_usd(case.customer.id), standard_usd),
        usual_usd=standard_usd,
        name=author.name,
        look=author.look,
        about=author.about,
    )


def _author(shift: Shift, case: Case) -> Author:
    """What was written, by whom, and how he looks: from the role-play where one is cast."""
    if case.id in shift.cast and case.id not in shift.authors:
        shift.authors[case.id] = author_of(shift.part(case))
    return shift.authors.get(case.id) or Author(message_for(shift.card(case)))


def looks_back(shift: Shift, case: Case) -> bool:
    """Whether somebody has made up his mind about his case."""
    course = shift.run.log.courses.get(case.id)
    return course is not None and course.csat > 0.0


def felt_after(shift: Shift, case: Case, most: float = math.inf) -> Feelings:
    """How somebody feels who was answered: as he looks back on his case, or as it has gone so far where it goes on.

    Parameters
    ----------
    most
        Mood of whoever was not helped before he read that, SD: kind words alone make him no happier while he waits.
    """
    if looks_back(shift, case):
        return feelings(mood_after(shift.run.log.courses[case.id].csat), case)
    so_far = felt_waiting(shift, case, 0.0)  # the case has all the waiting already
    return so_far if so_far.mood <= most else feelings(most, case)


def felt_waiting(shift: Shift, case: Case, waited_min: float) -> Feelings:
    """How somebody feels who waits."""
    world = shift.run.world
    channel = world.company.channels[case.channel]
    mood = mood_waiting(case, waited_min, written=not channel.is_live, p=world.p)
    mean = channel.patience_mean_min
    return feelings(mood, case, impatience=min(1.0, waited_min / mean) if channel.is_live and mean > 0.0 else 0.0)
