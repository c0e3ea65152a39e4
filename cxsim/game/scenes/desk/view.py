"""What a desk shows at one moment, as data: complete for drawing and for reading aloud, and worded already.

A role-play on its own, a shift and a role reversal each make such views; the scene draws them all alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from cxsim.game.hint import Hint
from cxsim.game.people.mood import NEUTRAL, Mood
from cxsim.game.people.person import Person
from cxsim.game.words import Words


@dataclass(frozen=True)
class Spoken:
    """One line that is said or seen.

    Attributes
    ----------
    who
        Key of the speaker; empty for what is only seen or heard.
    name
        What the speaker is called.
    face
        How the speaker looks while saying it, or None for as they feel anyway.
    person
        The speaker, where they can be seen.
    """

    who: str
    name: str
    text: str
    face: Mood | None = None
    person: Person | None = None


@dataclass(frozen=True)
class Gauge:
    """A state in a word, its amount from 0 to 1, and where it is going (−1, 0, 1)."""

    name: str
    word: str
    amount: float
    trend: int = 0


@dataclass(frozen=True)
class Facing:
    """Who is before the trainee.

    Attributes
    ----------
    key
        Changes when somebody else steps up.
    feels
        Mood apart from what is being said.
    unseen
        Whether only the voice is there.
    writes
        Whether there is not even a voice: letters, chats, posts.
    card
        Title of the card that tells how it stands, where it does not tell of them.
    """

    key: str
    name: str
    about: str
    person: Person
    feels: Mood = NEUTRAL
    gauges: tuple[Gauge, ...] = ()
    unseen: bool = False
    writes: bool = False
    card: str = ""


@dataclass(frozen=True)
class Rule:
    """One fact of the house rules, with its icon."""

    icon: str
    words: str


@dataclass(frozen=True)
class Remedy:
    """What goes with an answer.

    Attributes
    ----------
    kind
        Money, points, room, in a word.
    least_usd, most_usd
        What may be set with this answer; equal where nothing can be set.
    yours_usd
        How much of the scale may be given without asking.
    scale_usd
        End of the scale.
    ask
        Whom to ask for more.
    """

    kind: str
    value_usd: float
    least_usd: float
    most_usd: float
    yours_usd: float
    scale_usd: float
    ticks: tuple[tuple[float, str], ...] = ()
    ask: str = ""


@dataclass(frozen=True)
class Answer:
    """One thing that can be said or done.

    Attributes
    ----------
    key
        Name of the choice; the control's key is ``say:KEY``.
    cost
        How long it takes, in words.
    consequence, tone
        What is known to follow, and the token of its colour.
    reason
        Why it is locked; empty when it is not.
    """

    key: str
    words: str
    icon: str
    cost: str
    consequence: str = ""
    consequence_icon: str = "clock"
    tone: str = "good"
    reason: str = ""
    remedy: Remedy | None = None


@dataclass(frozen=True)
class Tool:
    """Something beside talking: look up, hold, transfer, escalate, promise a call-back, note."""

    key: str
    word: str
    icon: str
    reason: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Waiting:
    """Somebody in the queue; callers wait unseen."""

    key: str
    person: Person
    mood: Mood
    words: str
    """Name or number, and how long, for the voice and the list; empty for who only stands about."""


@dataclass(frozen=True)
class Colleague:
    """A colleague in the room: how they hold themselves, what they do, and whom they serve at the desk beside."""

    key: str
    person: Person
    mood: Mood
    words: str
    serves: Person | None = None


@dataclass(frozen=True)
class Note:
    """One line of the notebook: something known, promised or written down; ``tone`` as for answers."""

    icon: str
    words: str
    tone: str = "act"


@dataclass(frozen=True)
class DeskView:
    """One moment at a desk.

    Attributes
    ----------
    place
        Kind of room, a key of the catalogue of rooms.
    warmth
        0 (cold) to 1 (warm).
    clock, shift
        Time of day and what it is within; empty where no clock runs.
    stopwatch, pace, target
        How long this conversation has taken, in words what that is, and how long it should take; empty where
        nobody counts.
    wall
        Heading of the chart that hangs in a cold room.
    prompt
        What is asked of the trainee where it is not plain, such as to say how something felt.
    """

    title: str
    place: str
    warmth: float
    facing: Facing | None
    answers: tuple[Answer, ...] = ()
    rules_title: str = ""
    rules: tuple[Rule, ...] = ()
    rules_tone: str = "act"
    budget: str = ""
    tools: tuple[Tool, ...] = ()
    clock: str = ""
    shift: str = ""
    waiting_words: str = ""
    longest_words: str = ""
    waiting: tuple[Waiting, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    supervisor: str = ""
    supervisor_icon: str = "user"
    watched: bool = False
    notes: tuple[Note, ...] = ()
    said: tuple[Spoken, ...] = ()
    look_up: tuple[Note, ...] = ()
    stopwatch: str = ""
    pace: str = ""
    target: str = ""
    wall: str = ""
    over_target: bool = False
    prompt: str = ""
    is_over: bool = False
    answer_word: str = ""
    """What the main button is called; empty for the usual word."""
    has_coach: bool = False
    """Whether a coach can look back on it now."""
    captions: tuple[str, ...] = field(default=())
    """What concerns this person of what happened since the last view, such as a call that is due."""
    other_news: tuple[str, ...] = ()
    """What else happened since then, such as somebody leaving the queue; told after that."""
    sounds: tuple[str, ...] = ()
    """What of it is heard: names of `cxsim.game.sound`."""
    taken: tuple[str, ...] = ()
    """Who of those who waited went to a colleague since the last view, by their keys."""


@dataclass(frozen=True)
class Reply:
    """What came of something that the trainee did: lines to hear in order, or why it was refused."""

    lines: tuple[Spoken, ...] = ()
    refused: str = ""
    gone: bool = False
    """Whether the desk is to be left."""
    coached: bool = False
    """Whether the coach is to look back on the last conversation."""


class Desk(Protocol):
    """Whatever can be sat at: a role-play alone, a shift, the customer's chair."""

    def view(self) -> DeskView:
        """The moment as it is now; the same object until something has changed."""
        ...

    def opening(self) -> tuple[Spoken, ...]:
        """What is said before the first answer."""
        ...

    def answer(self, key: str, given_usd: float | None) -> Reply:
        """Give an answer of the view, with an amount where it has one."""
        ...

    def reworded(self, key: str, given_usd: float) -> str:
        """An answer's words with another amount."""
        ...

    def use(self, tool: str) -> Reply:
        """Use a tool of the view."""
        ...

    def hint(self) -> Hint | None:
        """What the coach would say now; None where no coach does."""
        ...

    def let_time_pass(self, real_s: float) -> tuple[Spoken, ...]:
        """Time goes by; what somebody says meanwhile."""
        ...

    def speak(self, words: Words) -> None:
        """Word what is seen in another language from now on."""
        ...


def worded(view: DeskView) -> DeskView:
    """What of a view is written on the screen; the rest is drawn anew in every frame."""
    waiting = view.waiting if view.place == "phone" else ()
    return replace(view, waiting=waiting, colleagues=(), warmth=0.0, stopwatch="", over_target=False, captions=(),
                   other_news=(), sounds=(), taken=())


def with_amount(desk: Desk, answer: Answer, given_usd: float | None) -> Answer:
    """An answer with the amount that is set now in its words."""
    if given_usd is None or answer.remedy is None:
        return answer
    return replace(answer, words=desk.reworded(answer.key, given_usd),
                   remedy=replace(answer.remedy, value_usd=given_usd))
