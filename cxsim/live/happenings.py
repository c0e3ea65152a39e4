"""The event log of a shift, read as it is written: captions, figures and what became of each customer.

Reads the same rows that every KPI is computed from; nothing here is known that the log does not say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from cxsim.live.observation import Caption, Doing
from cxsim.metrics.stream import Chunk
from cxsim.model.person import PERSON_ID
from cxsim.rules.events import REFUSE, Kind


class Row(NamedTuple):
    """One row of the log."""

    time_min: float
    kind: int
    case_id: int
    customer_id: int
    agent_id: int
    channel: int
    value: float
    value_2: float
    value_3: float


Point: TypeAlias = tuple[float, str, float]
"""Time, what happened, and how much of it."""


@dataclass(slots=True)
class Course:
    """What happened to a case that the person had, as the log tells it."""

    case_id: int
    customer_id: int
    channel: int
    issue: int = -1
    conversations: list[tuple[float, float, int, bool]] = field(default_factory=list)
    """With the person: (end, minutes, act, solved)."""
    points: list[Point] = field(default_factory=list)
    """Everything, in order."""
    granted_usd: float = 0.0
    by_person_usd: float = 0.0
    contacts: int = 1
    came_back: int = 0
    """Contacts after the person's first conversation."""
    closed: bool = False
    resolved: bool = False
    csat: float = 0.0
    """1 to 5; 0 before he has looked back."""
    told: float = 0.0
    """People told: above 0 for the firm, below 0 against it."""
    stars: int = 0
    posts: int = 0


@dataclass(slots=True)
class PostSeen:
    """A public post, from the log."""

    post_id: int
    case_id: int
    customer_id: int
    posted_min: float
    reach: float
    is_aftermath: bool
    settled_min: float = -1.0
    answered: bool = False
    spreads: bool = True
    """False: a question asked in public, or somebody who writes again; the model counts no readers for it."""
    contacts: int = 1


@dataclass(slots=True)
class Handed:
    """A ticket that the person gave to a colleague, from the log."""

    agent_id: int
    answered_min: float = -1.0
    """When the colleague was done with it; -1 before."""


@dataclass(slots=True)
class Occupation:
    """What an agent is doing, from the log."""

    doing: Doing
    channel: int = -1
    customer_id: int = -1


_OF_CASE: Final = {
    Kind.CONTACT_OFFERED: "asks", Kind.CONTACT_ANSWERED: "answered", Kind.CONTACT_ABANDONED: "gave_up",
    Kind.REMEDY: "given", Kind.TRANSFERRED: "passed_on", Kind.ESCALATED: "escalated",
    Kind.ESCALATION_DECIDED: "decided", Kind.AGGRESSION: "aggression", Kind.PROMISED: "promised",
    Kind.CALLED_BACK: "called_back",
}  # fmt: skip
_CAPTIONS: Final = {
    Kind.CONTACT_ABANDONED: "gave_up", Kind.ESCALATION_DECIDED: "escalation_answered", Kind.AGGRESSION: "aggression",
    Kind.RECOMMENDATION: "told_others", Kind.REVIEW: "reviewed", Kind.PUBLIC_POST: "posted",
    Kind.CUSTOMER_LEFT: "customer_left",
}  # fmt: skip
_ALWAYS: Final = frozenset({"gave_up", "posted"})
"""Captions about anybody at this kind of desk; the others are about the person's own customers only."""


class Happenings:
    """Follows the log of one run; give it as the run's sink.

    Parameters
    ----------
    channels
        Those of the person's desk.
    from_min, to_min
        His shift.
    in_public
        What comes on these channels everybody can read.

    Attributes
    ----------
    chunks
        The whole log.
    handed
        Tickets that the person gave to colleagues, by case.
    courses
        Cases that the person had, by number, in the order of first conversations.
    captions
        Since the last `clear`.
    """

    def __init__(self, channels: Collection[int], from_min: float, to_min: float, *, in_public: bool = False) -> None:
        self._channels = channels
        self._in_public = in_public
        self._from_min = from_min
        self._to_min = to_min
        self.chunks: list[Chunk] = []
        self.courses: dict[int, Course] = {}
        self.captions: list[Caption] = []
        self.posts: list[PostSeen] = []
        self.agents: dict[int, Occupation] = {}
        self.handed: dict[int, Handed] = {}
        self.gave_up = 0
        self._customers: set[int] = set()
        self._closed: set[int] = set()
        self._issues: dict[int, int] = {}
        self._turns: dict[int, tuple[int, int]] = {}
        self._seen_of_issue: Counter[int] = Counter()

    def __call__(self, chunk: Chunk) -> None:
        """Take a chunk of the log."""
        self.chunks.append(chunk)
        for values in zip(*(column.tolist() for column in chunk), strict=True):
            self._read(Row(*values))

    def issue_of(self, case_id: int) -> int:
        """What a case is about, as an index into the catalogue."""
        return self._issues[case_id]

    def turn_of(self, case_id: int) -> tuple[int, int]:
        """How many cases, and how many of its kind, came to this kind of desk, or were posted, before this one."""
        return self._turns.get(case_id, (0, 0))

    def clear(self) -> None:
        """Forget the captions: they have been seen."""
        self.captions = []

    def _read(self, row: Row) -> None:
        kind = row.kind
        if kind == Kind.CASE_OPENED:
            self._issues[row.case_id] = int(row.value)
        elif kind == Kind.CASE_CLOSED:
            self._closed.add(row.case_id)
        if row.agent_id >= 0:
            self._occupy(row)
        if kind == Kind.PUBLIC_POST or (kind == Kind.CONTACT_OFFERED and row.channel in self._channels):
            self._take_turn(row.case_id)
        if kind == Kind.PUBLIC_POST:
            is_aftermath = row.case_id in self._closed
            self.posts.append(
                PostSeen(len(self.posts) + 1, row.case_id, row.customer_id, row.time_min, row.value, is_aftermath)
            )
        elif kind == Kind.POST_SETTLED:
            self._settle_post(row)
        elif self._in_public and row.channel in self._channels:
            self._follow_thread(row)
        if row.time_min < self._from_min:
            return
        if row.agent_id == PERSON_ID:
            self._had(row)
        handed = self.handed.get(row.case_id)
        if handed is not None and kind == Kind.CONTACT_ENDED and handed.answered_min < 0.0:
            handed.agent_id, handed.answered_min = row.agent_id, row.time_min
        course = self.courses.get(row.case_id)
        if course is not None:
            self._follow(course, row)
        self._caption(row, about_you=course is not None or row.customer_id in self._customers)

    # --- agents

    def _occupy(self, row: Row) -> None:
        kind = row.kind
        if kind == Kind.ON_DUTY or (kind == Kind.CONTACT_ENDED and row.agent_id in self.agents):
            self.agents[row.agent_id] = Occupation("free")
        elif kind == Kind.OFF_DUTY:
            self.agents[row.agent_id] = Occupation("away")
        elif kind == Kind.CONTACT_ANSWERED:
            self.agents[row.agent_id] = Occupation("serving", row.channel, row.customer_id)

    # --- posts

    def _settle_post(self, row: Row) -> None:
        for post in self.posts:
            if post.case_id == row.case_id and post.settled_min < 0.0 and post.spreads:
                post.settled_min, post.answered = row.time_min, row.value > 0.0
                break

    def _follow_thread(self, row: Row) -> None:
        """What is written in public besides complaints: questions, and who writes again under his own post or is passed
        on."""
        open_ones = [post for post in self.posts if post.case_id == row.case_id and post.settled_min < 0.0]
        if row.kind in (Kind.CONTACT_OFFERED, Kind.TRANSFERRED) and not open_ones:
            self.posts.append(PostSeen(
                len(self.posts) + 1, row.case_id, row.customer_id, row.time_min, 0.0, is_aftermath=False,
                spreads=False, contacts=int(row.value),
            ))  # fmt: skip
        elif row.kind in (Kind.CONTACT_ENDED, Kind.CONTACT_ABANDONED):
            for post in open_ones:
                if not post.spreads:
                    post.settled_min, post.answered = row.time_min, row.kind == Kind.CONTACT_ENDED

    # --- the person's own cases

    def _take_turn(self, case_id: int) -> None:
        issue = self._issues.get(case_id, -1)
        if case_id not in self._turns:
            self._turns[case_id] = (len(self._turns), self._seen_of_issue[issue])
            self._seen_of_issue[issue] += 1

    def _had(self, row: Row) -> None:
        """The person takes a case, or is done with it."""
        if row.kind not in (Kind.CONTACT_ANSWERED, Kind.CALLED_BACK, Kind.CONTACT_ENDED):
            return
        course = self.courses.get(row.case_id)
        if course is None:
            course = Course(row.case_id, row.customer_id, row.channel, self._issues.get(row.case_id, -1))
            self.courses[row.case_id] = course
            self._customers.add(row.customer_id)
        if row.kind == Kind.CONTACT_ENDED:
            course.conversations.append((row.time_min, row.value, int(row.value_2), row.value_3 > 0.0))

    def _follow(self, course: Course, row: Row) -> None:
        kind = row.kind
        what = _OF_CASE.get(kind)
        if what is not None:
            course.points.append((row.time_min, what, row.value))
        if kind == Kind.CONTACT_OFFERED:
            if row.value > course.contacts:
                course.came_back += 1
            course.contacts = max(course.contacts, int(row.value))
        elif kind == Kind.CONTACT_ENDED:
            what = "refused" if row.value_2 == REFUSE else "solved" if row.value_3 > 0.0 else "not_solved"
            course.points.append((row.time_min, what, row.value))
        elif kind == Kind.REMEDY:
            course.granted_usd += row.value / 100.0
            course.by_person_usd += row.value / 100.0 if row.agent_id == PERSON_ID else 0.0
        elif kind == Kind.PROMISE_SETTLED:
            course.points.append((row.time_min, "promise_kept" if row.value > 0.0 else "promise_broken", row.value))
        elif kind == Kind.CASE_CLOSED:
            course.closed, course.resolved = True, row.value > 0.0
        elif kind == Kind.CASE_APPRAISED:
            course.csat = row.value
            course.points.append((row.time_min, "looked_back", row.value))
        elif kind == Kind.RECOMMENDATION:
            course.told += row.value * row.value_2
        elif kind == Kind.REVIEW:
            course.stars = int(row.value)
        elif kind == Kind.PUBLIC_POST:
            course.posts += 1

    def _caption(self, row: Row, *, about_you: bool) -> None:
        kind, here = row.kind, row.channel in self._channels
        key = _CAPTIONS.get(kind)
        if kind == Kind.CONTACT_OFFERED:
            key = "came_back" if row.value > 1.0 and about_you else "arrived" if here and row.value_2 == 0.0 else None
        elif kind == Kind.CONTACT_ANSWERED and row.agent_id != PERSON_ID and here:
            key = "taken_by_colleague"
        elif kind == Kind.PROMISE_SETTLED:
            key = "promise_kept" if row.value > 0.0 else "promise_broken"
        elif kind == Kind.POST_SETTLED:
            key = "post_answered" if row.value > 0.0 else "post_too_late"
        elif kind in (Kind.ON_DUTY, Kind.OFF_DUTY) and row.agent_id != PERSON_ID:
            key = "colleague_came" if kind == Kind.ON_DUTY else "colleague_went"
        if key is None:
            return
        if key == "gave_up" and here and row.time_min <= self._to_min:
            self.gave_up += 1
        general = key in ("arrived", "taken_by_colleague", "colleague_came", "colleague_went", "post_answered",
                          "post_too_late")  # fmt: skip
        if about_you or general or (key in _ALWAYS and here):
            self.captions.append(
                Caption(row.time_min, key, row.customer_id, row.case_id, row.agent_id, row.value, about_you)
            )
