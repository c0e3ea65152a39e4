"""What a shift was, to be had again: the words to each customer, whom the person turned to next, and when he waited."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from cxsim.live.decisions import AnswerPost, Assign, Decision, KeepPromise, Next, Open, Reply, Wait, WriteNote
from cxsim.live.happenings import PostSeen
from cxsim.live.observation import Style
from cxsim.live.turns import LONGEST_WAIT_MIN, STEP_MIN, busy, ticket_of

if TYPE_CHECKING:
    from cxsim.live.shift import Shift

LEAST_PAUSE_MIN: Final = 1e-6
"""What is left of a wait and shorter is over."""


class Said(NamedTuple):
    """A decision that was taken, and how things stood before it.

    Attributes
    ----------
    about
        The case it was about; -1 for none.
    of_post
        It was about a post that is left of that case, not about the contact.
    in_talk
        The conversation about that case was going on.
    kept_waiting
        Somebody waited to be served.
    since_min
        When the decision before it was done: from then on the person thought.
    """

    at_min: float
    decision: Decision
    about: int
    of_post: bool
    in_talk: bool
    kept_waiting: bool
    since_min: float


def said(shift: Shift, decision: Decision) -> Said:
    """How things stand before a decision is carried out."""
    post = post_of(shift, decision.post_id) if isinstance(decision, AnswerPost) else None
    about: int = getattr(decision, "case_id", shift.current if shift.current is not None else -1)
    if isinstance(decision, AnswerPost):
        about = post.case_id if post is not None else -1
    scene = shift.scenes.get(about)
    return Said(
        shift.now,
        decision,
        about,
        of_post=post is not None and post.is_aftermath,
        in_talk=scene is not None and not scene.is_over,
        kept_waiting=somebody_waits(shift),
        since_min=shift.decided[-1].to_min if shift.decided else shift.run.start_min,
    )


def think(shift: Shift, turn: Said) -> None:
    """Let as much time pass as the person thought before a decision: the same minutes of the clock where all is as it
    was. Who thought while nobody was there lets nobody wait for that."""
    as_it_was = shift.now == turn.since_min
    until_min = turn.at_min if as_it_was else shift.now + turn.at_min - turn.since_min
    if turn.in_talk or turn.kept_waiting:
        shift.to(max(shift.now, until_min))
        return
    while shift.now < until_min and not somebody_waits(shift):
        shift.to(min(until_min, shift.now + STEP_MIN))


def post_of(shift: Shift, post_id: int) -> PostSeen | None:
    """A post by its number."""
    return next((each for each in shift.run.log.posts if each.post_id == post_id), None)


def somebody_waits(shift: Shift) -> bool:
    """Whether there is anything to do: somebody in line, or a post that the house answers."""
    return bool(answerable(shift) if shift.setup.desk == "posts" else shift.run.person.queue())


def answerable(shift: Shift) -> list[PostSeen]:
    """Posts that can be answered now, as they came."""
    there = {(ticket.case_id, ticket.contact is None) for ticket in shift.run.person.queue()}
    return [
        post for post in shift.run.log.posts
        if post.settled_min < 0.0 and (post.case_id, post.is_aftermath) in there
    ]  # fmt: skip


class Agenda:
    """What is done while nobody is spoken with: whom to turn to, in order, and waiting, by the clock."""

    def __init__(self, shift: Shift) -> None:
        between = [each for each in shift.spoken if not each.in_talk]
        self._turns = [
            each for each in between
            if isinstance(each.decision, Next | Open | Reply | AnswerPost | Assign | KeepPromise | WriteNote)
        ]  # fmt: skip
        self._waits = deque((each, each.decision.minutes) for each in between if isinstance(each.decision, Wait))
        self._rang = {each.about for each in shift.spoken if isinstance(each.decision, KeepPromise)}
        self._spoken_to = {each.about for each in shift.spoken if each.in_talk}
        self._posts = {(each.case_id, each.is_aftermath) for each in shift.run.log.posts}
        styles = [each.decision.style for each in shift.spoken if isinstance(each.decision, AnswerPost)]
        self._done_min = shift.decided[-1].to_min if shift.decided else shift.run.start_min
        self._left_waiting = somebody_waits(shift)
        self._style: Style = max(("personal", "canned"), key=styles.count)

    def next(self, shift: Shift) -> Decision:
        """Wait if he waited now; else ring if he rang now, go on with the first turn that can be taken, or with who is
        next."""
        return self._wait(shift) or self._ring(shift) or self._turn(shift) or self._others(shift)

    def answer_to(self, shift: Shift, case_id: int) -> Decision | None:
        """What was written to somebody in one go, who now has a conversation."""
        for number, turn in enumerate(self._turns):
            if turn.about == case_id and not turn.of_post and isinstance(turn.decision, Reply | AnswerPost):
                del self._turns[number]
                return as_can_be(shift, turn)
        return None

    def _wait(self, shift: Shift) -> Decision | None:
        now = shift.now
        while self._waits and self._waits[0][0].at_min + self._waits[0][1] <= now + LEAST_PAUSE_MIN:
            self._waits.popleft()
        if not self._waits:
            return None
        turn, minutes = self._waits[0]
        if now == turn.since_min:
            think(shift, turn)
            now = shift.now
        if now < turn.at_min or (not turn.kept_waiting and somebody_waits(shift)):
            return None
        self._waits.popleft()
        return turn.decision if now == turn.at_min else Wait(min(LONGEST_WAIT_MIN, turn.at_min + minutes - now))

    def _ring(self, shift: Shift) -> Decision | None:
        """Calls that he made by now, and those that he never had to make."""
        for case_id in shift.can_ring():
            if case_id not in self._rang and case_id not in self._spoken_to:
                return KeepPromise(case_id)
            for number, turn in enumerate(self._turns):
                if turn.about == case_id and turn.at_min <= shift.now and isinstance(turn.decision, KeepPromise):
                    del self._turns[number]
                    return turn.decision
        return None

    def _turn(self, shift: Shift) -> Decision | None:
        for number, turn in enumerate(self._turns):
            if as_can_be(shift, turn) is not None:
                think(shift, turn)
                decision = as_can_be(shift, turn)
                if decision is not None:  # while he thought, a colleague may have taken it
                    del self._turns[number]
                    return decision
        return None

    def _others(self, shift: Shift) -> Decision:
        """Who is next; nothing, where the person did nothing more. At the posts, what nobody had written then: `Next`
        would sit there until a contact comes."""
        left_min = shift.run.end_min - shift.now
        if left_min > 0.0 and shift.now >= self._done_min and (self._left_waiting or not somebody_waits(shift)):
            return Wait(min(1.0, left_min))
        if shift.setup.desk != "posts":
            return Next()
        for post in answerable(shift):
            if (post.case_id, post.is_aftermath) not in self._posts:
                return AnswerPost(post.post_id, self._style)
        return Wait(1.0)


def as_can_be(shift: Shift, turn: Said) -> Decision | None:
    """A decision as it can be taken now, in this shift; None if it cannot be."""
    decision = turn.decision
    if isinstance(decision, Reply):
        return _affordable(shift, decision, turn) if _can_take(shift, turn.about, False) else None
    if isinstance(decision, AnswerPost):  # posts are numbered as they come, and others may have come before
        post = next(
            (each for each in shift.run.log.posts
             if (each.case_id, each.is_aftermath) == (turn.about, turn.of_post) and each.settled_min < 0.0),
            None,
        )  # fmt: skip
        if not _can_take(shift, turn.about, turn.of_post):
            return None
        if post is None:  # it is too late for that; the customer is answered all the same
            reply = Reply(turn.about, decision.style, decision.remedy_usd)
            return None if turn.of_post else _affordable(shift, reply, turn)
        return _affordable(shift, replace(decision, post_id=post.post_id), turn)
    if isinstance(decision, Open):
        return decision if _can_take(shift, turn.about, False) else None
    if isinstance(decision, Assign):
        agents = shift.run.world.agents
        free = any(agent.id == decision.agent_id and agent.on_duty and not agent.busy for agent in agents)
        return decision if free and ticket_of(shift, turn.about, of_post=False) is not None else None
    if isinstance(decision, KeepPromise):
        return decision if turn.about in shift.can_ring() else None
    if isinstance(decision, WriteNote):
        return decision if shift.current == turn.about in shift.scenes else None
    return decision


def _can_take(shift: Shift, case_id: int, of_post: bool) -> bool:
    scene = shift.scenes.get(case_id)
    if not of_post and scene is not None and not scene.is_over:
        return True
    return busy(shift) is None and ticket_of(shift, case_id, of_post=of_post) is not None


def _affordable(shift: Shift, decision: Reply | AnswerPost, turn: Said) -> Decision:
    """With as much of the remedy as may be given here."""
    if turn.of_post or decision.remedy_usd <= 0.0:
        return decision
    scene = shift.scenes.get(turn.about)
    if scene is not None and not scene.is_over:
        case, limit_usd = scene.talk.case, scene.limit_usd
    else:
        ticket = ticket_of(shift, turn.about, of_post=False)
        assert ticket is not None
        case, limit_usd = ticket.contact, shift.left_usd(ticket.contact.customer.id)
    standard_usd = shift.run.world.standard_remedy_usd(case.issue, case.loss_usd)
    most_usd = max(limit_usd, standard_usd)
    return replace(decision, remedy_usd=most_usd) if decision.remedy_usd > most_usd + 0.005 else decision
