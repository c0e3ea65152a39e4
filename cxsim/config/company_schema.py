"""The schema of a company file: `cxsim.rules.company.Company` in the shape in which people write it.

Names instead of indices, times of day instead of minutes, defaults only where they mean "none of this".
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_type_hints

from pydantic import Discriminator, Field, Tag, create_model

from cxsim.config.quantities import HOURS, HOURS_OR_CLOSED, NAME, Name, Section, SourceText, Time, quantity, text
from cxsim.rules.parameters import Parameters

TITLE_FORM = "text of up to 80 characters"
HOURS_FORM = '"HH:MM-HH:MM"'
NAME_FORM = "a name from this file"


def _title(meaning: str) -> Any:
    return text(meaning, TITLE_FORM, longest=80)


def _departments_prob() -> Any:
    return quantity("0 to 1", 0.0, 1.0, "Chance that other departments must be asked first", 0.0)


def _departments() -> Any:
    return quantity("departments", 0, 4, "How many, one after the other, if any", 0)


def _containment_prob() -> Any:
    return quantity("0 to 1", 0.0, 1.0, "Chance that a bot solves it, where no judgement is needed", 0.0)


def _regulated_prob() -> Any:
    return quantity("0 to 1", 0.0, 1.0, "Chance that a law binds how it is handled", 0.0)


def _wrap_up_min() -> Any:
    return quantity("min", 0.0, 480.0, "Time the agent needs once the customer is gone, beyond handle_min", 0.0)


def _handle_cv() -> Any:
    return quantity("SD / mean", 0.05, 3.0, "Spread of its handle times; leave out for that of handle_time", None)


class HandleTime(Section):
    """How long contacts take, around the mean of the issue."""

    distribution: Literal["lognormal", "exponential", "uniform"] = Field(
        description="Lognormal is measured in contact centres; exponential can be solved; uniform is an assumption"
    )
    cv: float = quantity("SD / mean", 0.05, 3.0, "Spread of handle times; 1 if exponential")


class OpeningHours(Section):
    """When customers can buy and reach the firm."""

    mon: str = text("Opening hours of Mondays", f"{HOURS_FORM} or closed", pattern=HOURS_OR_CLOSED)
    tue: str = text("Opening hours of Tuesdays", f"{HOURS_FORM} or closed", pattern=HOURS_OR_CLOSED)
    wed: str = text("Opening hours of Wednesdays", f"{HOURS_FORM} or closed", pattern=HOURS_OR_CLOSED)
    thu: str = text("Opening hours of Thursdays", f"{HOURS_FORM} or closed", pattern=HOURS_OR_CLOSED)
    fri: str = text("Opening hours of Fridays", f"{HOURS_FORM} or closed", pattern=HOURS_OR_CLOSED)
    sat: str = text("Opening hours of Saturdays", f"{HOURS_FORM} or closed", pattern=HOURS_OR_CLOSED)
    sun: str = text("Opening hours of Sundays", f"{HOURS_FORM} or closed", pattern=HOURS_OR_CLOSED)


class DayWeights(Section):
    """Demand of each day of the week, on any scale."""

    mon: float = quantity("any scale", 0.0, 1000.0, "Demand of Mondays")
    tue: float = quantity("any scale", 0.0, 1000.0, "Demand of Tuesdays")
    wed: float = quantity("any scale", 0.0, 1000.0, "Demand of Wednesdays")
    thu: float = quantity("any scale", 0.0, 1000.0, "Demand of Thursdays")
    fri: float = quantity("any scale", 0.0, 1000.0, "Demand of Fridays")
    sat: float = quantity("any scale", 0.0, 1000.0, "Demand of Saturdays")
    sun: float = quantity("any scale", 0.0, 1000.0, "Demand of Sundays")


Weight = Annotated[float, quantity("any scale", 0.0, 1000.0, "Demand, relative to other times")]


def _shape(value: object) -> str:
    return "list" if isinstance(value, list) else "map"


Profile = Annotated[
    Annotated[dict[Time, Weight], Tag("map")]
    | Annotated[list[Weight], Field(min_length=48, max_length=48), Tag("list")],
    Discriminator(_shape),
]
"""Either times of day with the demand from then on, or all 48 half hours."""


class CalendarSection(Section):
    """When the firm is open, and how demand spreads over day, week and year."""

    open: OpeningHours = Field(description="Opening hours of each day")
    day_weights: DayWeights = Field(
        description="Demand of each day of the week", json_schema_extra={"unit": "any scale"}
    )
    profile: Profile = Field(
        description="Demand over the day: times with the demand from then on, or 48 half hours",
        json_schema_extra={"unit": "any scale", "form": '"HH:MM": number, or a list of 48 numbers'},
    )
    season: list[Weight] = Field(
        min_length=1,
        max_length=52,
        description="Demand over the year: 52 weeks, 12 months, or 1 number for no season",
        json_schema_extra={"unit": "any scale", "form": "a list of 1, 12 or 52 numbers"},
    )
    busyness_cv: float = quantity("SD / mean", 0.0, 0.5, "How much days differ beyond what the calendar says")
    busyness_autocorrelation: float = quantity(
        "correlation", 0.0, 0.95, "How much a busy day is followed by a busy day"
    )
    slot_cv: float = quantity("SD / mean", 0.0, 0.5, "How much half hours differ beyond what the profile says")


class MessagesSection(Section):
    """Customers who wait may leave a message instead."""

    after_min: float = quantity("min", 0.0, 600.0, "Wait at which they are asked; 0: at once, if nobody is free")
    taken_prob: float = quantity("0 to 1", 0.0, 1.0, "Chance that one who is asked leaves a message and hangs up")
    called_back: bool = Field(
        default=True,
        description="Whether an agent calls back when it is the customer's turn; else the message is all there is",
        json_schema_extra={"form": "true or false"},
    )
    priority: int | None = quantity(
        "rank", 1, 9, "Rank of call-backs; leave out for the channel's: then customers keep their place", None
    )


class Channel(Section):
    """A way to reach the firm."""

    title: str = _title("Name for people")
    kind: Literal["counter", "phone", "chat", "written", "public"] = Field(
        description="Customers wait impatiently at a counter, on the phone and in a chat, of which an agent may hold "
        "several at once; written work and public posts wait by themselves"
    )
    share: float = quantity("share of cases", 0.0, 1.0, "Cases that start here; shares add up to 1")
    handle_factor: float = quantity("x handle time", 0.1, 5.0, "How much longer or shorter contacts take here")
    patience_mean_min: float | None = quantity(
        "min", 0.05, 600.0, "How long customers wait before they give up, on average; not for written work", None
    )
    priority: int = quantity("rank", 1, 9, "Who is served first: the smallest number; equals by arrival")
    threshold_min: float = quantity("min", 0.0, 10080.0, "Answered within this time counts for the service level")
    lines: int = quantity("customers", 0, 100_000, "Most on it at once, waiting and served; 0 for no limit", 0)
    wrap_up_holds_line: bool = Field(
        default=False,
        description="Whether a line is taken until the work after the call is done",
        json_schema_extra={"form": "true or false"},
    )
    messages: MessagesSection | None = Field(
        default=None, description="Messages left instead of waiting on the phone; leave out for none"
    )


class Problem(Section):
    """Something that goes wrong with a purchase."""

    title: str = _title("Name for people")
    prob_per_purchase: float = quantity("per purchase", 0.0, 1.0, "Chance that a purchase goes wrong in this way")
    severity_mean: float = quantity("0 to 1", 0.02, 0.98, "How bad it is for the customer")
    loss_mean_usd: float = quantity("USD", 0.0, 100_000.0, "What it costs the customer, time and trouble included")
    loss_cv: float = quantity("SD / mean", 0.0, 3.0, "How much losses differ")
    standard_remedy_share: float = quantity("share of loss", 0.0, 1.0, "What procedure lets any agent make good")
    judgement_prob: float = quantity("0 to 1", 0.0, 1.0, "Chance that procedure has no answer")
    complexity: float = quantity("0 to 1", 0.0, 1.0, "How much there is to find out and to arrange")
    contact_prob: float = quantity("0 to 1", 0.01, 0.99, "Chance that a customer with this problem says so")
    handle_min: float = quantity("min", 0.01, 480.0, "Time an experienced agent needs, wrap-up included")
    departments_prob: float = _departments_prob()
    departments: int = _departments()
    containment_prob: float = _containment_prob()
    regulated_prob: float = _regulated_prob()
    wrap_up_min: float = _wrap_up_min()
    handle_cv: float | None = _handle_cv()


class Enquiry(Section):
    """A question or wish without anything having gone wrong."""

    title: str = _title("Name for people")
    prob_per_purchase: float = quantity("per purchase", 0.0, 1.0, "Chance that a purchase brings this enquiry")
    complexity: float = quantity("0 to 1", 0.0, 1.0, "How much there is to find out and to arrange")
    handle_min: float = quantity("min", 0.01, 480.0, "Time an experienced agent needs, wrap-up included")
    departments_prob: float = _departments_prob()
    departments: int = _departments()
    containment_prob: float = _containment_prob()
    regulated_prob: float = _regulated_prob()
    wrap_up_min: float = _wrap_up_min()
    handle_cv: float | None = _handle_cv()


class BotSection(Section):
    """A machine that answers first."""

    session_mean_min: float = quantity("min", 0.1, 60.0, "How long customers deal with it, on average")
    session_usd: float = quantity("USD/session", 0.0, 100.0, "What a session costs")
    channels: list[Name] = Field(
        min_length=1, max_length=20, description="Channels in front of which it stands",
        json_schema_extra={"form": "a list of names of channels"},
    )


class Stream(Section):
    """Contacts from nowhere, each by somebody new: the arrivals of queueing theory."""

    issue: str = text("What they ask: an enquiry or problem of this file", NAME_FORM, pattern=NAME, longest=40)
    channel: str = text("Where they ask", NAME_FORM, pattern=NAME, longest=40)
    rate_per_min: float = quantity("per minute", 0.0001, 10_000.0, "How many come, on average over opening hours")
    redial_prob: float = quantity("0 to 1", 0.0, 0.99, "Chance to try again after giving up or a busy signal", 0.0)
    redial_mean_min: float = quantity("min", 0.0, 10_000.0, "Time until then, on average", 0.0)
    redial_is_fixed: bool = Field(
        default=False,
        description="Whether that time is always the same; else it is exponential",
        json_schema_extra={"form": "true or false"},
    )
    patience_mean_min: float | None = quantity(
        "min", 0.05, 600.0, "How long these callers wait, on average; leave out for the channel's", None
    )
    priority: int | None = quantity("rank", 1, 9, "Who is served first; leave out for the channel's", None)
    profile: Profile | None = Field(
        default=None,
        description="Demand over the day, as in the calendar; leave out for the company's",
        json_schema_extra={"unit": "any scale", "form": '"HH:MM": number, or a list of 48 numbers'},
    )


class Shift(Section):
    """Working hours of some of the agents."""

    hours: str = text("From when to when, the same every day", HOURS_FORM, pattern=HOURS)
    share: float = quantity("share of agents", 0.0, 1.0, "Agents who work it; shares add up to 1")


class Break(Section):
    """A break in every shift."""

    after_min: float = quantity("min", 0.0, 1440.0, "How long into the shift it begins")
    length_min: float = quantity("min", 1.0, 240.0, "How long it lasts")
    paid: bool = Field(description="Whether it is paid", json_schema_extra={"form": "true or false"})


class AgentGroup(Section):
    """Agents who serve some contacts only; leave out channels or issues where they serve all."""

    share: float = quantity("share of agents", 0.0, 1.0, "Agents who belong to it; shares add up to 1")
    channels: list[Name] = Field(
        default=[], max_length=20, description="Channels they serve", json_schema_extra={"form": "a list of names"}
    )
    issues: list[Name] = Field(
        default=[], max_length=120, description="Problems and enquiries they serve",
        json_schema_extra={"form": "a list of names"},
    )
    rank: int = quantity(
        "rank", 1, 20, "Who is asked first where several may serve: the smallest number; equals are asked together", 1
    )
    in_listed_order: bool = Field(
        default=False,
        description="Whether they take what waits in the order of issues; else by priority and arrival",
        json_schema_extra={"form": "true or false"},
    )


class Staffing(Section):
    """Who is there when, and who they are."""

    agents: int = quantity("people", 1, 5000, "Agents employed")
    always_on: bool = Field(
        default=False,
        description="Agents never rest, as in classic queueing models",
        json_schema_extra={"form": "true or false"},
    )
    shifts: dict[Name, Shift] = Field(default={}, description="Daily shifts; agents keep theirs")
    breaks: list[Break] = Field(default=[], max_length=12, description="Breaks of every shift, in order")
    days_per_week: int = quantity("days", 1, 7, "Days an agent works in a week; days off rotate")
    absence_prob: float = quantity("per shift", 0.0, 0.6, "Chance that a shift is missed: holidays, illness")
    off_phone_h_per_week: float = quantity("h/agent-week", 0.0, 30.0, "Meetings and paperwork, before training")
    wage_usd_per_h: float = quantity("USD/h", 0.0, 500.0, "Cost of an agent's hour, with all that comes on top of pay")
    overtime_factor: float = quantity("x wage", 1.0, 3.0, "What an hour beyond the shift costs")
    aptitude_mean_z: float = quantity("SD", -2.0, 2.0, "Talent for service of those hired; 0 is the labour market")
    drive_mean_z: float = quantity("SD", -2.0, 2.0, "Inner drive of those hired; 0 is the labour market")
    tenure_mean_weeks: float = quantity("weeks", 0.0, 2000.0, "How long agents have been here at the start")
    quit_per_year: float = quantity("per person-year", 0.0, 2.0, "Quits while work is neither good nor bad", 0.0)
    unavoidable_quit_share: float = quantity("share of quits", 0.0, 1.0, "Quits that nothing at work moves", 0.0)
    hiring_lead_weeks: float = quantity("weeks", 0.0, 52.0, "From a leaving until the next is here, and trained", 0.0)
    hiring_usd: float = quantity("USD/hire", 0.0, 100_000.0, "Price of a hire, usual first training included", 0.0)
    groups: dict[Name, AgentGroup] = Field(
        default={}, max_length=20, description="Groups of agents; without any, everybody serves everything")
    routing: dict[Name, list[Name]] = Field(
        default={}, max_length=120, description="Issues that go to some groups only, asked in this order, not by rank",
        json_schema_extra={"form": "issue: a list of names of groups"},
    )
    kept_free_share: float = quantity("share on duty", 0.0, 0.9, "Kept free for callers before letters are begun", 0.0)
    assignment: Literal["longest-idle", "random"] = Field(
        default="longest-idle", description="Which of the free agents who are asked together takes a contact"
    )


class EscalationLevel(Section):
    """People above the agents, to whom a case can go."""

    title: str = _title("Name for people")
    staff: int = quantity("people on duty", 1, 500, "How many cases they can handle at once in opening hours")
    handle_min: float = quantity("min", 0.1, 1440.0, "Time a case takes them")
    delay_mean_min: float = quantity("min", 0.0, 20_000.0, "Opening time until they turn to a case, beyond their queue")
    remedy_share: float = quantity("share of loss", 0.0, 3.0, "What they grant, with what the customer already has")
    resolve_prob: float = quantity("0 to 1", 0.0, 1.0, "Chance that they settle it")
    wage_usd_per_week: float = quantity("USD/week", 0.0, 100_000.0, "Cost of one post for all its hours of a week")


class Programme(Section):
    """What levers cost at level 1; training is paid in hours and at the trainer's price."""

    support: float = quantity("USD/agent-week", 0.0, 1000.0, "Leaders' and colleagues' time for support")
    information: float = quantity("USD/agent-week", 0.0, 1000.0, "Systems and time to keep agents informed")
    monitoring: float = quantity("USD/agent-week", 0.0, 1000.0, "Recording and checking work")
    recognition: float = quantity("USD/agent-week", 0.0, 1000.0, "Recognition and what goes with it")
    peer_meetings: float = quantity(
        "USD/agent-week", 0.0, 1000.0, "One meeting a week, beyond the wages of those who meet", 0.0
    )
    front_line: float = quantity("USD/agent-week", 0.0, 1000.0, "Leaders at the front line, 16 hours a month", 0.0)
    suggestions: float = quantity("USD/agent-week", 0.0, 1000.0, "Acting on every suggestion", 0.0)


class EconomicsSection(Section):
    """The firm's money and market."""

    customers: int = quantity("people", 0, 2_000_000, "Customers at the start")
    purchases_per_year: float = quantity("per customer-year", 0.01, 365.0, "How often a customer buys")
    margin_per_purchase_usd: float = quantity("USD", 0.0, 100_000.0, "What a purchase leaves before service costs")
    value_cv: float = quantity("SD / mean", 0.0, 3.0, "How much customers differ in how often they buy")
    churn_per_year: float = quantity("share a year", 0.001, 0.95, "Customers who leave while service is neutral")
    lock_in: float = quantity(
        "log scale", 0.0, 3.0,
        "How hard it is to change firms: effects of service on leaving and on coming shrink by exp(-lock_in)",
    )
    brand_dampening: float = quantity("0 to 1", 0.0, 1.0, "How much reviews count: 1 fully, 0.2 for a known brand")
    sale_prob: float = quantity("per enquiry", 0.0, 1.0, "Chance of an extra sale at full selling effort")
    sale_margin_usd: float = quantity("USD", 0.0, 100_000.0, "What an extra sale leaves")
    discount_per_year: float = quantity("per year", 0.0, 1.0, "What a dollar next year is worth less than one now")
    fixed_usd_per_week: float = quantity("USD/week", 0.0, 10_000_000.0, "Rooms and systems of the service operation")
    budget_usd_per_agent_week: float = quantity(
        "USD/agent-week", 0.0, 5000.0,
        "What every policy may spend on its levers; the rest becomes agents, a lack costs agents. 0: no such budget",
        0.0,
    )  # fmt: skip
    fine_usd: float = quantity("USD", 0.0, 1_000_000.0, "Fine for a detected violation of the law", 0.0)
    programme_usd_per_agent_week: Programme = Field(description="What levers cost at level 1")


def _parameters_section() -> type[Section]:
    fields: dict[str, Any] = {}
    for name, hint in get_type_hints(Parameters, include_extras=True).items():
        parameter = hint.__metadata__[0]
        evidence = f"{parameter.source} [{parameter.section}]"  # all that the table says of it
        fields[name] = (float, quantity(
            parameter.unit, parameter.low, parameter.high, evidence, Parameters._field_defaults[name],
            evidence=evidence, strength=parameter.strength,
        ))  # fmt: skip
    return create_model("ParametersSection", __base__=Section, __doc__="Behavioural parameters.", **fields)


ParametersSection = _parameters_section()


class CompanyFile(Section):
    """A company: what it sells, what goes wrong, who serves, and what it costs."""

    kind: Literal["company"] = Field(description="What this file is")
    title: str = _title("Name for people")
    description: str = text("What kind of company this is", "text of up to 2000 characters", longest=2000)
    psychology: Literal["on", "off"] = Field(
        default="on", description="Off: agents and customers without feelings. Agents are all alike, know their work "
        "and stay; customers buy, have problems, wait and try again as ever, but appraise nothing, tell nobody, and "
        "leave at the neutral rate"
    )
    handle_time: HandleTime = Field(description="How long contacts take")
    calendar: CalendarSection = Field(description="When it is open and busy")
    channels: dict[Name, Channel] = Field(min_length=1, max_length=20, description="Ways to reach the firm")
    problems: dict[Name, Problem] = Field(default={}, max_length=60, description="What goes wrong")
    enquiries: dict[Name, Enquiry] = Field(default={}, max_length=60, description="What else customers ask")
    streams: dict[Name, Stream] = Field(default={}, max_length=60, description="Contacts from nowhere")
    bot: BotSection | None = Field(default=None, description="A machine that answers first; leave out for none")
    staffing: Staffing = Field(description="Who is there when")
    escalation: dict[Name, EscalationLevel] = Field(
        default={}, max_length=5, description="Levels above the agents, the lowest first"
    )
    economics: EconomicsSection = Field(description="Money and market")
    parameters: ParametersSection = Field(  # type: ignore[valid-type]
        default_factory=ParametersSection, description="Behavioural parameters that differ from the defaults"
    )
    sources: dict[str, SourceText] = Field(
        default={},
        max_length=1000,
        description="Where numbers come from, by key; * stands for any name, a group covers all in it",
    )
