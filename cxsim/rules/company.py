"""A company and its scenario as plain numbers: what rules and model read once a file has been checked.

Made by `cxsim.config` from YAML; immutable; indices instead of names wherever the model runs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

WEEKS_PER_YEAR: Final = 52
DAYS_PER_WEEK: Final = 7
MINUTES_PER_DAY: Final = 1440
MINUTES_PER_WEEK: Final = 10080
WEEK_CLOSES_MIN: Final = MINUTES_PER_WEEK - 1
"""The books of a week close in its last minute, so that its rows carry a time inside the week."""
SLOT_MIN: Final = 30
SLOTS_PER_WEEK: Final = MINUTES_PER_WEEK // SLOT_MIN

COUNTER, PHONE, WRITTEN, CHAT, PUBLIC = range(5)
"""Kinds of channel. Customers wait impatiently at a counter, on the phone and in a chat, of which an agent may hold
several at once; written work and public posts wait by themselves."""

EXPONENTIAL, LOGNORMAL, UNIFORM = range(3)
"""Distributions of handle time."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A kind of case: a row of the company's catalogue."""

    name: str
    title: str
    is_problem: bool
    prob_per_purchase: float
    """Chance that a purchase has this issue; problems exclude each other, enquiries exclude each other."""
    severity_mean: float
    """Mean severity, 0 to 1 (0 for enquiries)."""
    loss_mean_usd: float
    loss_cv: float
    standard_remedy_share: float
    """Share of the loss that procedure lets any agent make good."""
    judgement_prob: float
    """Chance that the case needs judgement beyond procedure."""
    complexity: float
    contact_prob: float
    """Chance that a customer with this problem and average severity contacts the firm."""
    handle_min: float
    """Mean handle time of an experienced agent, wrap-up included, minutes, before the channel's factor."""
    departments_prob: float = 0.0
    """Chance that the case needs other departments."""
    departments: int = 0
    """How many it needs then."""
    containment_prob: float = 0.0
    """Chance that a bot solves it, unless it needs judgement."""
    regulated_prob: float = 0.0
    """Chance that a law binds how it is handled."""
    wrap_up_min: float = 0.0
    """Mean time that the agent needs once the customer is gone, minutes, beyond ``handle_min``."""
    handle_cv: float | None = None
    """CV of handle times; None: the company's."""


@dataclass(frozen=True, slots=True)
class Messages:
    """Customers who wait may leave a message and be called back, instead of waiting on."""

    after_min: float
    """Wait at which they are asked, minutes; 0: at once, if nobody is free."""
    taken_prob: float
    """Share of those asked who leave one."""
    called_back: bool
    """Whether agents call back when they are free; else the message is all there is."""
    priority: int
    """Rank of call-backs among contacts; equals go by when the customer first called."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to reach the firm."""

    name: str
    title: str
    kind: int
    share: float
    """Share of cases that start here; shares add up to 1."""
    handle_factor: float
    patience_mean_min: float
    """Mean patience, minutes; ignored for written work."""
    priority: int
    """Who is served first: the smallest number."""
    threshold_min: float
    """Answered within this time counts for the service level."""
    lines: int = 0
    """Customers who can be on it at once, waiting and served; 0: no limit."""
    wrap_up_holds_line: bool = False
    """Whether a line is taken until the agent has finished what is to be done after the call."""
    messages: Messages | None = None
    """None: nobody can leave a message."""

    @property
    def is_live(self) -> bool:
        """Whether customers wait there in person and lose patience."""
        return self.kind not in (WRITTEN, PUBLIC)


@dataclass(frozen=True, slots=True)
class Bot:
    """A machine that answers first."""

    session_mean_min: float
    session_usd: float
    channels: tuple[int, ...]
    """Channels in front of which it stands."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Arrivals from outside any customer base: each one a new, anonymous customer (classic queueing models)."""

    issue: int
    channel: int
    rate_per_min: float
    redial_prob: float = 0.0
    """Chance that a caller who gave up, or heard a busy signal, tries again."""
    redial_mean_min: float = 0.0
    """Mean time until he does, minutes."""
    redial_is_fixed: bool = False
    """Whether that time is always the same; else it is exponential."""
    patience_mean_min: float = 0.0
    """Mean patience of this type of caller, minutes; 0: the channel's."""
    priority: int = 0
    """Rank of this type; 0: the channel's."""
    profile: tuple[float, ...] = ()
    """Demand of each half hour of an open day, 48 numbers, any scale; empty: the company's."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A daily shift: start and end in minutes of the day, and the share of agents who work it."""

    start_min: float
    end_min: float
    share: float


@dataclass(frozen=True, slots=True)
class Break:
    """A break at ``after_min`` minutes into each shift."""

    after_min: float
    length_min: float
    paid: bool


@dataclass(frozen=True, slots=True)
class AgentGroup:
    """Agents who serve some contacts only. Empty tuples mean all."""

    name: str
    share: float
    """Share of the posts; they spread over the shifts."""
    channels: tuple[int, ...]
    issues: tuple[int, ...]
    rank: int
    """Which group is asked first where several may serve: the smallest; equals are asked together."""
    in_listed_order: bool = False
    """Whether its agents take what waits in the order of ``issues``; else by priority and arrival."""


@dataclass(frozen=True, slots=True)
class Staffing:
    """Who is there when. ``always_on`` agents never rest: classic queueing models."""

    agents: int
    always_on: bool
    shifts: tuple[Shift, ...]
    breaks: tuple[Break, ...]
    days_per_week: int
    absence_prob: float
    """Chance that a rostered shift is missed, holidays included, by an agent of average exhaustion."""
    off_phone_h_per_week: float
    """Meetings and paperwork away from customers, hours per agent and week, before training."""
    wage_usd_per_h: float
    overtime_factor: float
    aptitude_mean_z: float
    drive_mean_z: float
    tenure_mean_weeks: float
    quit_per_year: float = 0.0
    """Quits of a year per person employed, in the neutral state of the world."""
    unavoidable_quit_share: float = 0.0
    """Share of these that nothing at work moves, 0 to 1: a season or studies end, a household moves."""
    hiring_lead_weeks: float = 0.0
    """Weeks from a leaving until the next person is at the desk, first training included."""
    hiring_usd: float = 0.0
    """Price of one hire, the first training that is usual included; see `staffing.more_first_training_usd`."""
    groups: tuple[AgentGroup, ...] = ()
    """None: everybody serves everything."""
    routing: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """Issues for which groups are asked in an order of their own: (issue, groups)."""
    kept_free_share: float = 0.0
    """Share of the agents on duty who are kept free for callers: letters and posts are begun only while more are."""
    assigned_at_random: bool = False
    """Whether chance decides among free agents who are asked together; else the one idle for longest."""


@dataclass(frozen=True, slots=True)
class EscalationLevel:
    """A level above the agents, with staff of its own."""

    name: str
    staff: int
    handle_min: float
    delay_mean_min: float
    """Mean time until the level turns to a case, beyond its queue, minutes of opening time."""
    remedy_share: float
    """Share of the fair remedy that it grants."""
    resolve_prob: float
    wage_usd_per_week: float


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the firm is open and how demand spreads over the week."""

    open_min: tuple[tuple[float, float], ...]
    """Opening and closing minute of each day, Monday first; equal numbers mean closed."""
    day_weights: tuple[float, ...]
    """Demand of each day, Monday first; any scale."""
    profile: tuple[float, ...]
    """Demand of each half hour of an open day, 48 numbers, any scale; closed half hours count as 0."""
    season: tuple[float, ...]
    """Factor of demand by week of the year, 52 numbers with mean 1."""
    busyness_cv: float
    """CV of the random busyness of a day."""
    busyness_autocorrelation: float
    slot_cv: float
    """CV of the random busyness of a half hour."""


class Programme(NamedTuple):
    """What levers cost, USD per agent and week, at level 1. Training and coaching are paid by the hour."""

    support: float = 0.0
    information: float = 0.0
    monitoring: float = 0.0
    recognition: float = 0.0
    peer_meetings: float = 0.0
    """A meeting a week; the time of those who meet is paid as their wages."""
    front_line: float = 0.0
    """16 hours of leaders a month."""
    suggestions: float = 0.0
    """Every suggestion acted on."""


@dataclass(frozen=True, slots=True)
class Economics:
    """Money of the firm."""

    customers: int
    purchases_per_year: float
    margin_per_purchase_usd: float
    value_cv: float
    """CV of customers' purchase rates."""
    churn_per_year: float
    """Share of customers who leave within a year in the neutral state of the world."""
    lock_in: float
    """How hard it is to change firms: effects of service on leaving and on coming are scaled by exp(-lock_in)."""
    brand_dampening: float
    """1: an independent firm, reviews count in full; 0.2: a known chain."""
    sale_prob: float
    """Chance that an enquiry leads to an extra sale at full selling effort."""
    sale_margin_usd: float
    discount_per_year: float
    fixed_usd_per_week: float
    programme_usd_per_agent_week: Programme
    fine_usd: float = 0.0
    """Fine for one detected violation of a law."""
    budget_usd_per_agent_week: float = 0.0
    """What every policy may spend on its levers; what it leaves becomes agents, what it lacks costs agents. 0: each
    policy spends what its levers cost, with the same agents."""


@dataclass(frozen=True, slots=True)
class Company:
    """Everything about a company that the model needs."""

    name: str
    title: str
    psychology: bool
    """False: agents and customers without feelings. Agents are alike, know their work and stay; customers appraise
    nothing, tell nobody and leave at the neutral rate."""
    handle_distribution: int
    handle_cv: float
    issues: tuple[Issue, ...]
    channels: tuple[Channel, ...]
    streams: tuple[Stream, ...]
    calendar: Calendar
    staffing: Staffing
    escalation: tuple[EscalationLevel, ...]
    economics: Economics
    parameters: Parameters = field(default_factory=Parameters)
    bot: Bot | None = None
    """None: people answer first."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A named set of levers. The name is for people; nothing in rules, model or metrics reads it."""

    name: str
    title: str
    description: str
    levers: Levers
