"""A role-play once it is read and checked: immutable, every name resolved, every condition a tree.

A story is a graph. A *node* has lines and either choices or a way on; a *choice* is what the trainee does, with its
conduct in the model's own terms; an *ending* closes the scene. Texts are in one language; `cxsim.roleplay.strings`
knows where each stands in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cxsim.config.loader import Key
from cxsim.roleplay.condition import Expression
from cxsim.roleplay.vocabulary import Mood, Move, Quality, RemedyKind, Skill
from cxsim.rules.expectations import Expectation

BACK: Final = "back"
"""Target that means: go on where the interruption cut in."""

SCENE: Final = "scene"
"""Who says what nobody says: the description of what can be seen and heard."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """What a choice is like for the person it is done to; each 0 to 1, 0.5 is ordinary."""

    courtesy: float
    empathy: float
    explanation: float
    honesty: float
    effort: float


@dataclass(frozen=True, slots=True)
class Remedy:
    """What is given: the total for this case, not on top of what was given before."""

    kind: RemedyKind
    share: float
    """Multiple of the loss; the middle of the slider where there is one."""
    low: float
    high: float
    """Ends of the slider; both equal ``share`` where there is none."""
    own_risk: bool
    """May go beyond the limit: the agent answers for it."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something said, or seen where ``who`` is `SCENE`."""

    id: str
    who: str
    text: str
    mood: Mood | None
    when: Expression | None
    once: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A way on that is taken where its condition holds."""

    when: Expression
    goes: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What the trainee can do at a node."""

    name: str
    says: str
    move: Move
    conduct: Conduct
    seconds: float
    skills: tuple[Skill, ...]
    scripted: bool
    """Read from the script: the words that nobody is blamed for."""
    remedy: Remedy | None
    rule_bent: bool
    settles: bool | None
    """Whether the case is put right from here on; None leaves it as it is."""
    reveals: tuple[str, ...]
    promises: tuple[str, ...]
    keeps: tuple[str, ...]
    sets: tuple[tuple[str, float], ...]
    adds: tuple[tuple[str, float], ...]
    patience_s: float
    when: Expression | None
    """The choice is not there at all unless this holds."""
    requires: Expression | None
    """The choice is there but locked unless this holds."""
    reason: str
    """Why it is locked, for people."""
    once: bool
    replies: tuple[Line, ...]
    goes: str
    instead: tuple[Branch, ...]
    coach: str
    key: Key
    """Where it stands in the file."""


@dataclass(frozen=True, slots=True)
class Node:
    """A moment of the scene."""

    name: str
    lines: tuple[Line, ...]
    choices: tuple[Choice, ...]
    goes: str | None
    instead: tuple[Branch, ...]
    facing: str
    """Who is spoken to; only what is done to the counterpart counts for justice and costs patience."""
    later_min: float
    """Time that has passed before the node begins; above 0 patience begins anew."""
    new_contact: bool
    """The customer had to come back: one more contact."""
    key: Key


@dataclass(frozen=True, slots=True)
class Ending:
    """A close of the scene."""

    name: str
    title: str
    quality: Quality
    lines: tuple[Line, ...]
    settled: bool | None
    """Overrides whether the case counts as put right; None leaves it as it is."""
    policy_trap: str
    """Why some policies never let anybody come here; empty where every policy does."""
    coach: str
    key: Key


@dataclass(frozen=True, slots=True)
class Variable:
    """A number that choices change, kept within its range."""

    name: str
    low: float
    high: float
    start: float
    meaning: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something hidden until a choice reveals it."""

    name: str
    text: str
    is_need: bool
    """What the customer really needs."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised, and until when, minutes from the promise."""

    name: str
    text: str
    due_min: float


@dataclass(frozen=True, slots=True)
class Character:
    """A person of the scene."""

    name: str
    full_name: str
    role: str
    about: str
    look: Mapping[str, str | int | bool]
    """Parameters of the portrait; what is missing is drawn from chance."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The case before the first word."""

    issue: str
    channel: str
    loss_usd: float
    fair_remedy_usd: float
    standard_remedy_share: float
    severity: float
    complexity: float
    wait_min: float
    contacts: int
    """Contacts of this case, this one included."""
    refusals: int
    transfers: int
    earlier_failures: int
    expectation: float
    compensation_expectation: float
    patience_s: float
    interruption: str | None
    grace_s: float
    walks_out: str | None


@dataclass(frozen=True, slots=True)
class Firm:
    """What the scene needs to know of a company that is not at hand."""

    mean_loss_usd: float
    margin_usd_per_year: float
    churn_per_year: float
    lock_in: float


@dataclass(frozen=True, slots=True)
class Learning:
    """What a role-play teaches."""

    goals: tuple[str, ...]
    skills: tuple[Skill, ...]
    expectations: tuple[Expectation, ...]
    claims: tuple[int, ...]
    questions: tuple[str, ...]
    """Asked in the debrief."""


@dataclass(frozen=True, slots=True)
class Story:
    """A whole role-play."""

    name: str
    title: str
    summary: str
    company: str
    difficulty: int
    language: str
    opening: Opening
    firm: Firm | None
    learning: Learning
    counterpart: str
    characters: Mapping[str, Character]
    facts: Mapping[str, Fact]
    variables: Mapping[str, Variable]
    promises: Mapping[str, Promise]
    start: str
    nodes: Mapping[str, Node]
    endings: Mapping[str, Ending]
    reads: frozenset[str] = field(default_factory=frozenset)
    """Every name that some condition reads."""

    @property
    def is_problem(self) -> bool:
        """Whether something went wrong that money could measure; otherwise there is nothing to compensate."""
        return self.opening.loss_usd > 0.0
