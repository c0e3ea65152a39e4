"""What the person can decide. ``shift.decide(decision)`` answers `Accepted`, or `Refused` with the reason.

Decisions are small and frozen, and go to the journal as JSON: what was decided and when is all that a shift is, besides
its set-up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, TypeAlias

from cxsim.live.observation import Style


@dataclass(frozen=True, slots=True)
class Choose:
    """Say or do one of `Encounter.choices`; ``remedy_usd`` only where it has a slider (None: the usual amount)."""

    choice: str
    remedy_usd: float | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Let the customer hold and ask the supervisor whether this case may have more than the limit."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """Pass the customer on to a colleague."""


@dataclass(frozen=True, slots=True)
class Escalate:
    """Send the case up: the supervisor will decide, in his own time."""


@dataclass(frozen=True, slots=True)
class PromiseCallBack:
    """Let the customer go with the promise to ring back within ``within_min`` minutes of the clock."""

    within_min: float = 60.0


@dataclass(frozen=True, slots=True)
class KeepPromise:
    """Ring back now, as promised."""

    case_id: int


@dataclass(frozen=True, slots=True)
class LookUp:
    """Look the case up in the knowledge base while the customer waits."""


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Write down what was found and promised, so that nobody has to ask again."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class LetGo:
    """End the conversation as it stands."""


@dataclass(frozen=True, slots=True)
class Next:
    """Be done with the last customer, and take the first who waits; wait for one if nobody does."""


@dataclass(frozen=True, slots=True)
class Open:
    """Take this case out of the queue, or open this ticket."""

    case_id: int


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer a ticket in one go."""

    case_id: int
    style: Style
    remedy_usd: float = 0.0
    refuse: bool = False
    """Say no."""


@dataclass(frozen=True, slots=True)
class Assign:
    """Give an open ticket to a colleague who is free."""

    case_id: int
    agent_id: int


@dataclass(frozen=True, slots=True)
class AnswerPost:
    """Answer a public post."""

    post_id: int
    style: Style
    remedy_usd: float = 0.0


@dataclass(frozen=True, slots=True)
class Wait:
    """Let time pass on purpose, minutes of the clock; at a counter and on the phone while nobody is spoken with."""

    minutes: float


@dataclass(frozen=True, slots=True)
class Predict:
    """What the person expects of the shift before it begins; may be given once, at any time before the debrief."""

    satisfied_share: float
    """Of the customers served, 0 to 1."""
    come_back_share: float
    """Of the customers served, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Answer:
    """After the shift: was it you or the system, and which rule would you change?"""

    cause: Literal["me", "rules", "both"]
    lever: str = ""
    """Name of a lever, or empty."""


Decision: TypeAlias = (
    Choose | Hold | Transfer | Escalate | PromiseCallBack | KeepPromise | LookUp | WriteNote | LetGo | Next | Open
    | Reply | Assign | AnswerPost | Wait | Predict | Answer
)  # fmt: skip

KINDS: Final[Mapping[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        Choose, Hold, Transfer, Escalate, PromiseCallBack, KeepPromise, LookUp, WriteNote, LetGo, Next, Open,
        Reply, Assign, AnswerPost, Wait, Predict, Answer,
    )
}  # fmt: skip


Reason = Literal[
    "shift_over", "nobody_here", "not_offered", "locked", "beyond_limit", "beyond_day_budget", "nobody_above",
    "busy", "not_found", "taken", "already", "too_late", "not_at_this_desk", "not_yet", "nothing_to_tell",
    "house",
]
"""Why a decision was refused, as a row of the game's table."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Done; the observation shows what came of it."""

    clock_min: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Not done, and nothing has changed."""

    reason: Reason
    words: str
    """The reason for people, in English; from the role-play where it says why."""


def to_json(decision: Decision) -> dict[str, Any]:
    """A decision as a JSON object; ``do`` names its kind."""
    return {"do": type(decision).__name__, **asdict(decision)}


def from_json(data: Mapping[str, Any]) -> Decision:
    """The decision that `to_json` wrote.

    Raises
    ------
    ValueError
        If it is none.
    """
    fields = dict(data)
    kind = KINDS.get(str(fields.pop("do", "")))
    if kind is None:
        raise ValueError("no kind of decision that is known")
    try:
        decision: Decision = kind(**fields)
    except TypeError as error:
        raise ValueError(str(error)) from None
    return decision
