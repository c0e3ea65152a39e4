"""Turns checked files into the plain numbers that rules and model read: `Company` and `Policy`."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import Final

from cxsim.config import company_schema
from cxsim.config.company_schema import CompanyFile
from cxsim.config.policy_schema import PolicyFile
from cxsim.config.quantities import DAYS, from_to, minutes
from cxsim.rules.company import (
    CHAT,
    COUNTER,
    EXPONENTIAL,
    LOGNORMAL,
    MINUTES_PER_DAY,
    PHONE,
    PUBLIC,
    SLOT_MIN,
    UNIFORM,
    WEEKS_PER_YEAR,
    WRITTEN,
    AgentGroup,
    Bot,
    Break,
    Calendar,
    Channel,
    Company,
    Economics,
    EscalationLevel,
    Issue,
    Messages,
    Policy,
    Programme,
    Shift,
    Staffing,
    Stream,
)
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

SLOTS_PER_DAY: Final = MINUTES_PER_DAY // SLOT_MIN
CHANNEL_KINDS: Final = {"counter": COUNTER, "phone": PHONE, "written": WRITTEN, "chat": CHAT, "public": PUBLIC}
DISTRIBUTIONS: Final = {"exponential": EXPONENTIAL, "lognormal": LOGNORMAL, "uniform": UNIFORM}


def to_policy(name: str, file: PolicyFile) -> Policy:
    """Return the policy of a checked file."""
    return Policy(name, file.title, file.description.strip(), Levers(**file.levers.model_dump()))  # type: ignore[attr-defined]


def to_company(name: str, file: CompanyFile) -> Company:
    """Return the company of a checked file; problems come before enquiries in its catalogue.

    Where a section has the very keys of its plain counterpart, it is copied as it stands.
    """
    issues = (
        *(Issue(name=key, is_problem=True, **problem.model_dump()) for key, problem in file.problems.items()),
        *(_enquiry(key, enquiry) for key, enquiry in file.enquiries.items()),
    )
    issue_names = [issue.name for issue in issues]
    channel_names = list(file.channels)
    return Company(
        name=name,
        title=file.title,
        psychology=file.psychology == "on",
        handle_distribution=DISTRIBUTIONS[file.handle_time.distribution],
        handle_cv=file.handle_time.cv,
        issues=issues,
        channels=tuple(_channel(key, channel) for key, channel in file.channels.items()),
        streams=tuple(
            _stream(stream, issue_names, channel_names) for stream in file.streams.values()
        ),
        calendar=_calendar(file.calendar),
        staffing=_staffing(file.staffing, channel_names, issue_names),
        escalation=tuple(_level(key, level) for key, level in file.escalation.items()),
        economics=_economics(file.economics),
        parameters=Parameters(**file.parameters.model_dump()),  # type: ignore[attr-defined]
        bot=_bot(file.bot, channel_names),
    )


def _enquiry(name: str, enquiry: company_schema.Enquiry) -> Issue:
    """An enquiry is an issue in which nothing went wrong and nobody keeps silent."""
    return Issue(
        name=name,
        is_problem=False,
        severity_mean=0.0,
        loss_mean_usd=0.0,
        loss_cv=0.0,
        standard_remedy_share=0.0,
        judgement_prob=0.0,
        contact_prob=1.0,
        **enquiry.model_dump(),
    )


def _channel(name: str, channel: company_schema.Channel) -> Channel:
    fields = channel.model_dump()
    fields["kind"] = CHANNEL_KINDS[channel.kind]
    fields["patience_mean_min"] = channel.patience_mean_min or 0.0  # written work needs none
    if channel.messages is not None:
        messages = channel.messages
        fields["messages"] = Messages(
            messages.after_min, messages.taken_prob, messages.called_back, messages.priority or channel.priority
        )
    return Channel(name=name, **fields)


def _stream(stream: company_schema.Stream, issue_names: list[str], channel_names: list[str]) -> Stream:
    fields = stream.model_dump()
    fields["issue"] = issue_names.index(stream.issue)
    fields["channel"] = channel_names.index(stream.channel)
    fields["patience_mean_min"] = stream.patience_mean_min or 0.0
    fields["priority"] = stream.priority or 0
    fields["profile"] = () if stream.profile is None else day_profile(stream.profile)
    return Stream(**fields)


def _bot(bot: company_schema.BotSection | None, channel_names: list[str]) -> Bot | None:
    if bot is None:
        return None
    return Bot(bot.session_mean_min, bot.session_usd, tuple(channel_names.index(name) for name in bot.channels))


def _level(name: str, level: company_schema.EscalationLevel) -> EscalationLevel:
    return EscalationLevel(name=name, **level.model_dump(exclude={"title"}))


def _calendar(section: company_schema.CalendarSection) -> Calendar:
    return Calendar(
        open_min=tuple(from_to(getattr(section.open, day)) for day in DAYS),
        day_weights=tuple(getattr(section.day_weights, day) for day in DAYS),
        profile=day_profile(section.profile),
        season=year_season(section.season),
        busyness_cv=section.busyness_cv,
        busyness_autocorrelation=section.busyness_autocorrelation,
        slot_cv=section.slot_cv,
    )


def day_profile(profile: Mapping[str, float] | list[float]) -> tuple[float, ...]:
    """Demand of each of the 48 half hours: each time's number holds until the next; before the first it is 0."""
    if isinstance(profile, list):
        return tuple(profile)
    weights = [0.0] * SLOTS_PER_DAY
    for time in sorted(profile):
        first = int(minutes(time) // SLOT_MIN)
        weights[first:] = [profile[time]] * (SLOTS_PER_DAY - first)
    return tuple(weights)


def year_season(season: list[float]) -> tuple[float, ...]:
    """Factor of demand of each week of the year, mean 1; a week has the number of the month of its middle."""
    weeks = [season[(2 * week + 1) * len(season) // (2 * WEEKS_PER_YEAR)] for week in range(WEEKS_PER_YEAR)]
    mean = fsum(weeks) / WEEKS_PER_YEAR
    return tuple(weight / mean for weight in weeks)


def _staffing(
    section: company_schema.Staffing, channel_names: list[str], issue_names: list[str]
) -> Staffing:
    fields = section.model_dump()
    fields["shifts"] = tuple(Shift(*from_to(shift.hours), shift.share) for shift in section.shifts.values())
    fields["breaks"] = tuple(Break(**each.model_dump()) for each in section.breaks)
    fields["groups"] = tuple(
        AgentGroup(
            name, group.share, tuple(map(channel_names.index, group.channels)),
            tuple(map(issue_names.index, group.issues)), group.rank, group.in_listed_order,
        )
        for name, group in section.groups.items()
    )
    group_names = list(section.groups)
    fields["routing"] = tuple(
        (issue_names.index(issue), tuple(map(group_names.index, groups))) for issue, groups in section.routing.items()
    )
    fields["assigned_at_random"] = fields.pop("assignment") == "random"
    return Staffing(**fields)


def _economics(section: company_schema.EconomicsSection) -> Economics:
    fields = section.model_dump()
    fields["programme_usd_per_agent_week"] = Programme(**section.programme_usd_per_agent_week.model_dump())
    return Economics(**fields)
