"""What must hold between the fields of a company file: shares that add up, hours that are covered, names that exist.

Each check is a function of the sections that it needs and yields what it finds; `CHECKS` lists them. A check runs
when its sections are free of other faults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Final, NamedTuple

from cxsim.config.company_schema import (
    BotSection,
    CalendarSection,
    Channel,
    EconomicsSection,
    Enquiry,
    HandleTime,
    Problem,
    Staffing,
    Stream,
)
from cxsim.config.conversion import day_profile
from cxsim.config.faults import did_you_mean
from cxsim.config.fields import facts
from cxsim.config.loader import Key
from cxsim.config.policy_schema import LeversSection
from cxsim.config.quantities import DAYS, from_to, minutes
from cxsim.rules.company import SLOT_MIN

SHARE_TOLERANCE: Final = 1e-6
MOST_UNIFORM_CV: Final = 0.577
"""Largest CV of a uniform distribution that holds no negative time: 1 / sqrt(3)."""
MOST_LEARNING_H: Final = sum(
    facts(LeversSection, (lever,)).high or 0.0
    for lever in ("training_h_per_week", "coaching_h_per_week", "peer_meetings_per_week")
)
"""Most hours a week away from the desk to learn, meetings of an hour included."""


class Finding(NamedTuple):
    """Something wrong at a value, or with its key itself: the three parts of a fault's message."""

    key: Key
    wrong: str
    found: str
    allowed: str
    at_key: bool = False


Findings = Iterator[Finding]


def exponential_has_cv_1(handle_time: HandleTime) -> Findings:
    """An exponential distribution leaves no choice of its CV."""
    if handle_time.distribution == "exponential" and handle_time.cv != 1.0:
        found = f"{handle_time.cv:g}"
        yield Finding(("handle_time", "cv"), "does not fit an exponential distribution", found, "only 1")
    if handle_time.distribution == "uniform" and handle_time.cv > MOST_UNIFORM_CV:
        found, most = f"{handle_time.cv:g}", f"at most {MOST_UNIFORM_CV:g}"
        yield Finding(("handle_time", "cv"), "does not fit a uniform distribution", found, most)


def issues_spread_as_handle_times_can(
    handle_time: HandleTime, problems: Mapping[str, Problem], enquiries: Mapping[str, Enquiry]
) -> Findings:
    """A spread of its own fits the distribution of all handle times."""
    most = {"exponential": 1.0, "uniform": MOST_UNIFORM_CV, "lognormal": None}[handle_time.distribution]
    least = 1.0 if handle_time.distribution == "exponential" else 0.0
    for section, issues in (("problems", problems), ("enquiries", enquiries)):
        for name, issue in issues.items():
            cv = issue.handle_cv
            if cv is not None and most is not None and not least <= cv <= most:
                allowed = "only 1" if least else f"at most {most:g}"
                wrong = f"does not fit a distribution that is {handle_time.distribution}"
                yield Finding((section, name, "handle_cv"), wrong, f"{cv:g}", allowed)


def opens_before_it_closes(calendar: CalendarSection) -> Findings:
    """Opening hours lie within one day, and there are some."""
    closed = 0
    for day in DAYS:
        hours = getattr(calendar.open, day)
        start, end = from_to(hours)
        closed += hours == "closed"
        if hours != "closed" and start >= end:
            yield Finding(("calendar", "open", day), "closes before it opens", hours, "hours within one day")
    if closed == len(DAYS):
        yield Finding(("calendar", "open"), "is closed all week", "7 days closed", "at least one open day")


def has_demand_when_open(calendar: CalendarSection) -> Findings:
    """Demand has somewhere to fall: a weight on some open day, and in some open half hour of each such day."""
    for time in calendar.profile if isinstance(calendar.profile, dict) else ():
        if minutes(time) % SLOT_MIN or time == "24:00":
            key = ("calendar", "profile", time)
            yield Finding(key, "is not the start of a half hour", time, "00:00 to 23:30 by half hours", at_key=True)
    profile = day_profile(calendar.profile)
    open_days = [day for day in DAYS if getattr(calendar.open, day) != "closed"]
    weighted = [day for day in open_days if getattr(calendar.day_weights, day) > 0.0]
    if open_days and not weighted:
        yield Finding(("calendar", "day_weights"), "gives no open day any demand", "0 on open days", "some demand")
    for day in weighted:
        start, end = from_to(getattr(calendar.open, day))
        slots = range(int(start // SLOT_MIN), -int(-end // SLOT_MIN))
        if start < end and not any(profile[slot] > 0.0 for slot in slots):
            hours = getattr(calendar.open, day)
            yield Finding(("calendar", "profile"), f"has no demand while open on {day}", f"0 in {hours}", "some demand")


def season_fits_the_year(calendar: CalendarSection) -> Findings:
    """A season has one number, one a month or one a week, and not all are 0."""
    if len(calendar.season) not in (1, 12, 52):
        yield Finding(("calendar", "season"), "does not fit the year", f"{len(calendar.season)} numbers", "1, 12 or 52")
    elif not any(calendar.season):
        yield Finding(("calendar", "season"), "has no demand", "only 0", "some demand")


def channel_shares_add_up(channels: Mapping[str, Channel]) -> Findings:
    """Every case starts somewhere."""
    total = sum(channel.share for channel in channels.values())
    if abs(total - 1.0) > SHARE_TOLERANCE:
        yield Finding(("channels",), "has shares that do not add up", f"{total:g}", "shares that add up to 1")


def patience_where_people_wait(channels: Mapping[str, Channel]) -> Findings:
    """Those who wait in person have a patience; written work has none."""
    for name, channel in channels.items():
        key = ("channels", name, "patience_mean_min")
        waits_by_itself = channel.kind in ("written", "public")
        if waits_by_itself and channel.patience_mean_min is not None:
            found = f"{channel.patience_mean_min:g}"
            yield Finding(key, "has no meaning for written work", found, "leave it out: written work waits by itself")
        if not waits_by_itself and channel.patience_mean_min is None:
            yield Finding(key, "is missing", "nothing", facts(Channel, ("patience_mean_min",)).range)


def messages_are_left_on_the_phone(channels: Mapping[str, Channel]) -> Findings:
    """Only a phone takes messages."""
    for name, channel in channels.items():
        if channel.messages is not None and channel.kind != "phone":
            yield Finding(("channels", name, "messages"), "has no meaning here", f"a {channel.kind}", "phone channels")


def problems_exclude_each_other(problems: Mapping[str, Problem]) -> Findings:
    """A purchase has at most one problem."""
    total = sum(problem.prob_per_purchase for problem in problems.values())
    if total > 1.0 + SHARE_TOLERANCE:
        yield Finding(("problems",), "has chances that add up to more than 1", f"{total:g}", "at most 1")


def enquiries_exclude_each_other(enquiries: Mapping[str, Enquiry]) -> Findings:
    """A purchase has at most one enquiry."""
    total = sum(enquiry.prob_per_purchase for enquiry in enquiries.values())
    if total > 1.0 + SHARE_TOLERANCE:
        yield Finding(("enquiries",), "has chances that add up to more than 1", f"{total:g}", "at most 1")


def names_are_unique(problems: Mapping[str, Problem], enquiries: Mapping[str, Enquiry]) -> Findings:
    """Problems and enquiries share one list of names."""
    for name in enquiries:
        if name in problems:
            key = ("enquiries", name)
            yield Finding(key, "is also the name of a problem", f"'{name}' twice", "names used once", at_key=True)


def streams_point_somewhere(
    streams: Mapping[str, Stream],
    channels: Mapping[str, Channel],
    problems: Mapping[str, Problem],
    enquiries: Mapping[str, Enquiry],
) -> Findings:
    """A stream's issue and channel are in this file."""
    for name, stream in streams.items():
        issues = [*problems, *enquiries]
        if stream.issue not in issues:
            hint = did_you_mean(stream.issue, issues)
            yield Finding(("streams", name, "issue"), "is not an issue of this file", f"'{stream.issue}'", hint)
        if stream.channel not in channels:
            hint = did_you_mean(stream.channel, channels)
            yield Finding(("streams", name, "channel"), "is not a channel of this file", f"'{stream.channel}'", hint)
        elif stream.patience_mean_min is not None and channels[stream.channel].kind in ("written", "public"):
            key = ("streams", name, "patience_mean_min")
            found = f"{stream.patience_mean_min:g}"
            yield Finding(key, "has no meaning for written work", found, "leave it out: written work waits by itself")


def streams_have_demand_when_open(streams: Mapping[str, Stream], calendar: CalendarSection) -> Findings:
    """A stream's own profile has demand on every open day that has any."""
    for name, stream in streams.items():
        if stream.profile is None:
            continue
        for finding in has_demand_when_open(calendar.model_copy(update={"profile": stream.profile})):
            if finding.key[:2] == ("calendar", "profile"):
                yield finding._replace(key=("streams", name, "profile", *finding.key[2:]))


def groups_serve_everybody(
    staffing: Staffing,
    channels: Mapping[str, Channel],
    problems: Mapping[str, Problem],
    enquiries: Mapping[str, Enquiry],
) -> Findings:
    """Shares of groups add up, what they serve is in this file, and nothing is left that nobody serves."""
    if not staffing.groups:
        return
    issues = [*problems, *enquiries]
    total = sum(group.share for group in staffing.groups.values())
    if abs(total - 1.0) > SHARE_TOLERANCE:
        yield Finding(("staffing", "groups"), "has shares that do not add up", f"{total:g}", "shares that add up to 1")
    for name, group in staffing.groups.items():
        for field, known in (("channels", list(channels)), ("issues", issues)):
            for number, served in enumerate(getattr(group, field)):
                if served not in known:
                    key = ("staffing", "groups", name, field, number)
                    yield Finding(key, "is not in this file", f"'{served}'", did_you_mean(served, known))
    for channel in channels:
        for issue in issues:
            if not any(
                group.share > 0.0
                and (not group.channels or channel in group.channels)
                and (not group.issues or issue in group.issues)
                for group in staffing.groups.values()
            ):
                found = f"nobody for {issue} on {channel}"
                yield Finding(("staffing", "groups"), "leaves contacts that nobody serves", found, "a group for each")
                return


def routing_names_groups_that_serve(
    staffing: Staffing, problems: Mapping[str, Problem], enquiries: Mapping[str, Enquiry]
) -> Findings:
    """What is routed is in this file, and the groups of its list may serve it."""
    issues = [*problems, *enquiries]
    for issue, groups in staffing.routing.items():
        key = ("staffing", "routing", issue)
        if issue not in issues:
            yield Finding(key, "is not an issue of this file", f"'{issue}'", did_you_mean(issue, issues), at_key=True)
            continue
        if not groups:
            yield Finding(key, "names nobody", "an empty list", "groups of this file")
        for number, name in enumerate(groups):
            if name not in staffing.groups:
                hint = did_you_mean(name, list(staffing.groups))
                yield Finding((*key, number), "is not a group of this file", f"'{name}'", hint)
            elif staffing.groups[name].issues and issue not in staffing.groups[name].issues:
                yield Finding((*key, number), "does not serve this issue", f"'{name}'", "groups that serve it")


def lists_of_work_are_there(staffing: Staffing) -> Findings:
    """A group that works by its list has one."""
    for name, group in staffing.groups.items():
        if group.in_listed_order and not group.issues:
            key = ("staffing", "groups", name, "in_listed_order")
            yield Finding(key, "has no list to go by", "no issues", "issues in the order in which they are taken")


def bot_stands_before_channels(bot: BotSection | None, channels: Mapping[str, Channel]) -> Findings:
    """The bot's channels are in this file, and a machine can stand before them."""
    for number, name in enumerate(bot.channels if bot is not None else ()):
        key = ("bot", "channels", number)
        if name not in channels:
            yield Finding(key, "is not a channel of this file", f"'{name}'", did_you_mean(name, channels))
        elif channels[name].kind in ("counter", "public"):
            yield Finding(key, "cannot have a bot in front", f"'{name}'", "phone, chat or written channels")


def somebody_comes(
    streams: Mapping[str, Stream],
    problems: Mapping[str, Problem],
    enquiries: Mapping[str, Enquiry],
    economics: EconomicsSection,
) -> Findings:
    """There is something to do: streams, or customers who have something to ask."""
    if not streams and economics.customers == 0:
        yield Finding(("economics", "customers"), "leaves nobody to serve", "0 and no streams", "customers or streams")
    elif not streams and not problems and not enquiries:
        yield Finding(("enquiries",), "leaves nothing to ask", "no issues", "a problem or an enquiry")


def shifts_add_up(staffing: Staffing) -> Findings:
    """Every agent works one shift; a shift ends on the day it begins."""
    if staffing.always_on:
        return
    if not staffing.shifts:
        yield Finding(("staffing", "shifts"), "is missing", "nothing", "shifts, or always_on: true")
        return
    total = sum(shift.share for shift in staffing.shifts.values())
    if abs(total - 1.0) > SHARE_TOLERANCE:
        yield Finding(("staffing", "shifts"), "has shares that do not add up", f"{total:g}", "shares that add up to 1")
    for name, shift in staffing.shifts.items():
        start, end = from_to(shift.hours)
        if start >= end:
            key = ("staffing", "shifts", name, "hours")
            yield Finding(key, "ends before it begins", shift.hours, "hours within one day")


def shifts_cover_opening_hours(staffing: Staffing, calendar: CalendarSection) -> Findings:
    """Whenever the firm is open, some shift is on."""
    if staffing.always_on or not staffing.shifts:
        return
    shifts = sorted(from_to(shift.hours) for shift in staffing.shifts.values() if shift.share > 0.0)
    for day in DAYS:
        start, end = from_to(getattr(calendar.open, day))
        covered = start
        for begin, finish in shifts:
            if begin <= covered:
                covered = max(covered, finish)
        if start < end and covered < end:
            gap = f"nobody from {_clock(covered)} on {day}"
            key = ("staffing", "shifts")
            yield Finding(key, "leaves opening hours without agents", gap, "shifts over all open hours")


def breaks_fit_the_shifts(staffing: Staffing) -> Findings:
    """Breaks come one after the other, end with the shortest shift, and leave time for customers."""
    spans = [from_to(shift.hours) for shift in staffing.shifts.values()]
    lengths = [end - start for start, end in spans if start < end]
    if staffing.always_on or not lengths:
        return
    shortest = min(lengths)
    for number, (before, after) in enumerate(pairwise(staffing.breaks), start=1):
        if after.after_min < before.after_min + before.length_min:
            key = ("staffing", "breaks", number, "after_min")
            free = f"{before.after_min + before.length_min:g} or later"
            yield Finding(key, "begins before the break before it ends", f"{after.after_min:g}", free)
    for number, pause in enumerate(staffing.breaks):
        if pause.after_min + pause.length_min > shortest:
            key = ("staffing", "breaks", number, "after_min")
            found = f"it ends after {pause.after_min + pause.length_min:g} min"
            yield Finding(key, "does not fit into the shortest shift", found, f"within {shortest:g} min")
    resting = sum(pause.length_min for pause in staffing.breaks)
    away = 60.0 * (staffing.off_phone_h_per_week + MOST_LEARNING_H) / staffing.days_per_week
    if resting + away >= shortest:
        found = f"{resting + away:g} of {shortest:g} min a shift, with the most learning a policy may ask for"
        yield Finding(("staffing", "off_phone_h_per_week"), "leaves no time for customers", found, "less off the phone")


def _clock(minute: float) -> str:
    return f"{int(minute) // 60:02d}:{int(minute) % 60:02d}"


class Check(NamedTuple):
    """A check and the sections that it takes, in order."""

    function: Callable[..., Findings]
    sections: tuple[str, ...]


CHECKS: Final = (
    Check(exponential_has_cv_1, ("handle_time",)),
    Check(opens_before_it_closes, ("calendar",)),
    Check(has_demand_when_open, ("calendar",)),
    Check(season_fits_the_year, ("calendar",)),
    Check(channel_shares_add_up, ("channels",)),
    Check(issues_spread_as_handle_times_can, ("handle_time", "problems", "enquiries")),
    Check(patience_where_people_wait, ("channels",)),
    Check(messages_are_left_on_the_phone, ("channels",)),
    Check(problems_exclude_each_other, ("problems",)),
    Check(enquiries_exclude_each_other, ("enquiries",)),
    Check(names_are_unique, ("problems", "enquiries")),
    Check(streams_point_somewhere, ("streams", "channels", "problems", "enquiries")),
    Check(streams_have_demand_when_open, ("streams", "calendar")),
    Check(groups_serve_everybody, ("staffing", "channels", "problems", "enquiries")),
    Check(routing_names_groups_that_serve, ("staffing", "problems", "enquiries")),
    Check(lists_of_work_are_there, ("staffing",)),
    Check(bot_stands_before_channels, ("bot", "channels")),
    Check(somebody_comes, ("streams", "problems", "enquiries", "economics")),
    Check(shifts_add_up, ("staffing",)),
    Check(shifts_cover_opening_hours, ("staffing", "calendar")),
    Check(breaks_fit_the_shifts, ("staffing",)),
)
"""Every check across fields, in the order of the file."""


def check_company(sections: Mapping[str, Any]) -> Findings:
    """Run every check whose sections are all there."""
    for check in CHECKS:
        if all(name in sections for name in check.sections):
            yield from check.function(*(sections[name] for name in check.sections))
