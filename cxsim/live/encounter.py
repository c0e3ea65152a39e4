"""The customer in front of the person, as far as he can see and hear: part of `cxsim.live.observation`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxsim.roleplay.vocabulary import Mood, Move, RemedyKind, Skill

Way = Literal["counter", "phone", "written", "chat", "public"]
"""Kind of channel on which somebody waits or is served."""


@dataclass(frozen=True, slots=True)
class Feelings:
    """How somebody feels, for the face: valence -1 to 1, arousal and trust 0 to 1; ``mood`` in SD from neutral."""

    mood: float
    word: Mood
    valence: float
    arousal: float
    trust: float


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said, or seen where ``who`` is ``"scene"``; ``who`` is ``"you"`` for the person at the desk."""

    who: str
    name: str
    text: str
    mood: Mood | None
    is_counterpart: bool


@dataclass(frozen=True, slots=True)
class RemedyOffer:
    """What may be given with a choice. Amounts are the total for this case, what was given before included.

    ``low_usd == high_usd`` means there is no slider. ``allowed_usd`` is what the policy leaves: the limit for the
    case, and what is left of the guest's day; the slider beyond it is not the person's.
    """

    kind: RemedyKind
    low_usd: float
    usual_usd: float
    high_usd: float
    allowed_usd: float
    loss_usd: float
    own_risk: bool
    """May go beyond the limit; the person answers for it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be said or done now. ``name`` goes into `cxsim.live.decisions.Choose`."""

    name: str
    says: str
    move: Move
    seconds: float
    """Scene seconds it takes, as the role-play says."""
    clock_min: float
    """Minutes that pass on the model's clock."""
    locked: str
    """Why it cannot be chosen, for people; empty if it can."""
    remedy: RemedyOffer | None
    skills: tuple[Skill, ...]
    scripted: bool
    rule_bent: bool
    promises_min: float = 0.0
    """Says that something will be done within so many minutes; 0 where nothing is promised."""
    keeps: bool = False
    """Does what was promised."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A line of the knowledge base; ``key`` names the sentence, ``value`` goes into it."""

    key: Literal["standard_remedy", "fair_remedy", "needs_judgement", "department", "good_enough"]
    value: float


@dataclass(frozen=True, slots=True)
class Encounter:
    """The customer in front of the person: a conversation, or a ticket that was opened."""

    case_id: int
    customer_id: int
    seed: int
    name: str
    """From a hand-written role-play; empty where the game may name the person from ``seed``."""
    about: str
    look: tuple[tuple[str, str | int | bool], ...]
    """Parameters of the portrait that a hand-written role-play fixes; the rest comes from ``seed``."""
    roleplay: str
    """Name of the role-play."""
    is_hand_written: bool
    way: Way
    issue: str
    issue_title: str
    is_problem: bool
    loss_usd: float
    granted_usd: float
    waited_min: float
    contacts: int
    """Contacts of this case, this one included."""
    is_call_back: bool
    """The person rings, as promised."""
    met_before: bool
    """The person served this case before in this shift."""
    begun_min: float
    elapsed_min: float
    target_min: float
    """What the house holds to be the time for this kind of case; 0 where it does not count minutes."""
    patience_share: float
    """1 as at the start, 0 used up."""
    feelings: Feelings
    remarks: tuple[Remark, ...]
    """All that was said so far, in order; the last are the latest."""
    fresh: int
    """How many of ``remarks`` came with the latest decision."""
    facts: tuple[str, ...]
    """What the customer has told that was hidden."""
    choices: tuple[Choice, ...]
    knowledge: tuple[Knowledge, ...]
    """What was looked up; empty before."""
    moves: tuple[tuple[str, str], ...]
    """Moves besides choices: ``hold``, ``transfer``, ``escalate``, ``promise``, ``look_up``, ``note``, ``let_go``; each
    with the reason why not now, empty if it can be done."""
    approved_usd: float
    """What the supervisor agreed to for this case; 0 where nobody was asked."""
    is_over: bool
    outcome: Literal["", "settled", "open", "refused", "passed_on", "escalated", "promised", "walked_out", "let_go"]
    coach: str
    """What the coach says of the whole scene, once it is over and in practice only."""
