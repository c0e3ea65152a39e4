"""What the person sees at one moment of a shift: frozen, plain data, complete for drawing.

Times are minutes on the model's clock (minutes from Monday 00:00 of week 0); `clock_words` makes them readable. Money
is in USD. People are drawn from ``seed``: the same number is the same face, for customers and for colleagues. Words of
the interface are not here: fields named ``key`` or typed as a `Literal` name a row of the game's own table. What
people say (`Remark`, `Choice`) comes from role-plays and is in the role-play's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from cxsim.live.encounter import Choice as Choice
from cxsim.live.encounter import Encounter as Encounter
from cxsim.live.encounter import Feelings as Feelings
from cxsim.live.encounter import Knowledge as Knowledge
from cxsim.live.encounter import Remark as Remark
from cxsim.live.encounter import RemedyOffer as RemedyOffer
from cxsim.live.encounter import Way as Way
from cxsim.rules.company import MINUTES_PER_DAY, MINUTES_PER_WEEK

Desk = Literal["counter", "phone", "inbox", "posts"]
"""Where the person works. Counter and phone hold conversations; the inbox and posts are written."""

Difficulty = Literal["calm", "usual", "rushed"]
Mode = Literal["practice", "test"]
Doing = Literal["free", "serving", "writing", "away"]
Style = Literal["canned", "personal"]
"""A reply put together from stock sentences, or written by oneself."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits for this desk."""

    case_id: int
    customer_id: int
    seed: int
    way: Way
    issue: str
    issue_title: str
    waited_min: float
    contacts: int
    met_before: bool
    feelings: Feelings


@dataclass(frozen=True, slots=True)
class Ticket:
    """A written case: in the shared inbox, or answered in this shift."""

    case_id: int
    customer_id: int
    seed: int
    issue: str
    issue_title: str
    is_problem: bool
    message: str
    """What the customer writes."""
    loss_usd: float
    waited_min: float
    """In this case altogether; goes on until it is answered, whoever has opened it."""
    due_in_min: float
    """Until the time in which the house means to answer this message; negative when late."""
    contacts: int
    broken_promises: int
    feelings: Feelings
    state: Literal["open", "yours", "colleague", "answered"]
    colleague_id: int
    """Who has it, or answered it, of those to whom the person gave it; -1 where nobody did."""
    allowed_usd: float
    usual_usd: float
    """What procedure gives."""
    name: str = ""
    """From a hand-written role-play; empty where the game may name the person from ``seed``."""
    look: tuple[tuple[str, str | int | bool], ...] = ()
    """Parameters of the portrait that a hand-written role-play fixes."""
    about: str = ""
    """Who they are, from a hand-written role-play; the portrait goes with its pronoun."""


@dataclass(frozen=True, slots=True)
class PublicPost:
    """Something written where everybody can read it: a complaint that spreads, a question, a second message."""

    post_id: int
    case_id: int
    customer_id: int
    seed: int
    issue: str
    issue_title: str
    message: str
    """What the customer writes."""
    posted_min: float
    reach: float
    """People whom it reaches in the end; 0 where it does not spread."""
    seen: float
    """People who have seen it so far, if it spreads evenly until the deadline."""
    deadline_min: float
    """Answered until then, it does less harm; where it does not spread, the time that the house means to keep."""
    is_answerable: bool
    locked: str
    """``"house"`` where the policy leaves it unanswered, ``"colleague"`` where another answers it; else empty."""
    state: Literal["open", "answered", "too_late"]
    is_aftermath: bool
    """The case is closed; only the answer can still help."""
    feelings: Feelings
    allowed_usd: float
    is_problem: bool = True
    """Somebody complains."""
    spreads: bool = True
    """False: nobody passes it on, be it a question or a second message in the same matter."""


@dataclass(frozen=True, slots=True)
class CallBack:
    """A call that the person promised."""

    case_id: int
    customer_id: int
    seed: int
    issue: str
    issue_title: str
    promised_min: float
    due_min: float
    state: Literal["due", "kept", "broken"]
    from_min: float = 0.0
    """Before that there is nothing to tell."""
    text: str = ""
    """What was promised, in the role-play's words; empty where it was the call alone."""
    is_open: bool = False
    """The call can still be made, in time or late."""


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note that the person wrote on a case."""

    case_id: int
    customer_id: int
    time_min: float
    text: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another agent on duty."""

    agent_id: int
    seed: int
    doing: Doing
    way: Way | None
    customer_seed: int
    """Whom he serves; -1 where nobody."""
    fear: float
    """0 to 1; shoulders."""
    exhaustion: float
    """z; head."""
    satisfaction: float
    """z."""


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Who may say yes, and who may be looking."""

    seed: int
    exists: bool
    """Whether the company has anybody above the agents."""
    busy_min: float
    """Until he is free, minutes; 0 if he is."""
    watching: bool
    """Looks at, or listens to, this desk now."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One plain fact of the policy card. ``value`` goes into the sentence that ``key`` names."""

    key: Literal[
        "limit", "no_limit", "day_budget", "approval", "discretion", "monitoring", "target_min", "script", "punish",
        "clarity", "canned", "public_replies", "recognition", "claim_checks", "knowledge_base", "good_faith",
    ]
    value: float
    level: Literal["low", "middle", "high"]


@dataclass(frozen=True, slots=True)
class PolicyCard:
    """The rules of the house, as the person finds them on the desk."""

    policy: str
    title: str
    limit_usd: float
    """Most that may be given on one case without asking."""
    day_budget_usd: float
    """Most that one guest may be given in a day by this desk; the same as the limit."""
    monitoring: float
    """Share of work that is recorded and checked, 0 to 1."""
    target_min: float
    """Minutes per customer that the house counts; 0 where it does not count."""
    espoused: Literal["obey", "mixed", "trust"]
    """What the leaders say of the agents' freedom; need not be what they do."""
    practised: Literal["obey", "mixed", "trust"]
    """What the levers let agents do."""
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The shift in numbers so far, of this desk."""

    served: int
    settled: int
    refused: int
    passed_on: int
    came_back: int
    """Customers of this shift who contacted the firm again in the same matter."""
    gave_up: int
    """Customers who waited for this kind of desk in vain, since the shift began."""
    given_usd: float
    given_beyond_limit_usd: float
    promises_open: int
    promises_kept: int
    promises_broken: int
    longest_wait_min: float
    mean_handle_min: float


@dataclass(frozen=True, slots=True)
class Caption:
    """Something that happened since the last decision; the game makes a sentence, a sound or a gesture of it.

    ``key`` is one of: ``arrived``, ``gave_up``, ``came_back``, ``taken_by_colleague``, ``call_back_due``,
    ``promise_broken``, ``promise_kept``, ``posted``, ``post_answered``, ``post_too_late``, ``customer_left``,
    ``told_others``, ``reviewed``, ``escalation_answered``, ``colleague_came``, ``colleague_went``, ``aggression``,
    ``watched``, ``approved``, ``not_approved``, whatever the supervisor says (`cxsim.live.supervisor.Said`),
    ``shift_ends_soon``, ``shift_over``, ``not_saved``, ``saved_again``.
    """

    time_min: float
    key: str
    customer_id: int = -1
    case_id: int = -1
    agent_id: int = -1
    value: float = 0.0
    about_you: bool = False
    """Concerns a customer, promise or post of this person."""


@dataclass(frozen=True, slots=True)
class Observation:
    """Everything that the person can see now."""

    company: str
    company_title: str
    desk: Desk
    difficulty: Difficulty
    mode: Mode
    clock_min: float
    weekday: int
    """0 Monday to 6 Sunday."""
    shift_start_min: float
    shift_end_min: float
    speed: float
    """Clock seconds that pass in a second of the person's own time; 0 without time pressure."""
    scene_speed: float
    """Clock seconds that pass in a second of a role-play."""
    is_over: bool
    """The shift is over and nobody is at the desk any more."""
    policy: PolicyCard
    encounter: Encounter | None
    """Whom the person serves, or served until the next decision that moves on."""
    queue: tuple[Waiting, ...]
    """Who waits for counter or phone, first in line first. Empty at written desks."""
    queue_elsewhere: int
    """People who wait at other desks of the firm."""
    colleagues: tuple[Colleague, ...]
    supervisor: Supervisor
    tickets: tuple[Ticket, ...]
    posts: tuple[PublicPost, ...]
    call_backs: tuple[CallBack, ...]
    notes: tuple[NoteCard, ...]
    figures: Figures
    captions: tuple[Caption, ...]
    """Since the last decision, in order; a frame that has seen ``len(captions)`` of them shows what is new."""
    decisions: int
    """How many decisions were taken: changes whenever the scene may have changed."""
    can_rewind: bool


_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def clock_words(time_min: float) -> str:
    """Time of day as people read it, ``"14:32"``."""
    minute = int(time_min % MINUTES_PER_DAY)
    return f"{minute // 60:02d}:{minute % 60:02d}"


def weekday_of(time_min: float) -> int:
    """0 Monday to 6 Sunday."""
    return int(time_min % MINUTES_PER_WEEK // MINUTES_PER_DAY)


def weekday_words(time_min: float) -> str:
    """Name of the day, in English."""
    return _DAYS[weekday_of(time_min)]
