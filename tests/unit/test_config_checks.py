"""Checks across the fields of a company file: each finds what it is for, says so, and finds nothing else."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from strategies import file_text

from cxsim.config.checking import check_fields
from cxsim.config.company_checks import CHECKS
from cxsim.config.company_schema import CompanyFile
from cxsim.config.loader import ScenarioError, load, parse
from cxsim.config.schemas import check_document
from cxsim.paths import shipped

HOTEL: dict[str, Any] = load(shipped("companies") / "grand-hotel.yaml").data  # type: ignore[assignment]
QUEUE: dict[str, Any] = load(shipped("companies") / "neutral.yaml").data  # type: ignore[assignment]
SUNDAY = ("calendar", "open", "sun")
EARLY = ("staffing", "shifts", "early")

Path = tuple[Any, ...]

CASES: list[tuple[dict[str, Any], dict[Path, Any], str]] = [
    (
        QUEUE,
        {("handle_time", "cv"): 0.5},
        "handle_time.cv: does not fit an exponential distribution (found 0.5; only 1)",
    ),
    (
        HOTEL,
        {SUNDAY: "23:00-07:00"},
        "calendar.open.sun: closes before it opens (found 23:00-07:00; hours within one day)",
    ),
    (
        QUEUE,
        {("calendar", "open", day): "closed" for day in QUEUE["calendar"]["open"]},
        "calendar.open: is closed all week (found 7 days closed; at least one open day)",
    ),
    (
        HOTEL,
        {("calendar", "profile"): {"07:15": 1}},
        "calendar.profile.07:15: is not the start of a half hour (found 07:15; 00:00 to 23:30 by half hours)",
    ),
    (
        HOTEL,
        {("calendar", "day_weights", day): 0 for day in QUEUE["calendar"]["open"]},
        "calendar.day_weights: gives no open day any demand (found 0 on open days; some demand)",
    ),
    (
        QUEUE,
        {("calendar", "open", "mon"): "06:00-09:00", ("calendar", "profile"): {"00:00": 1, "06:00": 0, "09:00": 1}},
        "calendar.profile: has no demand while open on mon (found 0 in 06:00-09:00; some demand)",
    ),
    (
        HOTEL,
        {("calendar", "season"): [1, 2, 3]},
        "calendar.season: does not fit the year (found 3 numbers; 1, 12 or 52)",
    ),
    (HOTEL, {("calendar", "season"): [0] * 12}, "calendar.season: has no demand (found only 0; some demand)"),
    (
        HOTEL,
        {("channels", "phone", "share"): 0.3},
        "channels: has shares that do not add up (found 0.95; shares that add up to 1)",
    ),
    (
        HOTEL,
        {("channels", "inbox", "patience_mean_min"): 5},
        "channels.inbox.patience_mean_min: has no meaning for written work (found 5; leave it out: written work waits "
        "by itself)",
    ),
    (
        HOTEL,
        {("channels", "phone", "patience_mean_min"): None},
        "channels.phone.patience_mean_min: is missing (found nothing; 0.05 to 600 min)",
    ),
    (
        HOTEL,
        {("problems", "noise", "prob_per_purchase"): 0.9},
        "problems: has chances that add up to more than 1 (found 1.07; at most 1)",
    ),
    (
        HOTEL,
        {("enquiries", "bill-copy", "prob_per_purchase"): 0.9},
        "enquiries: has chances that add up to more than 1 (found 1.24; at most 1)",
    ),
    (
        HOTEL,
        {("enquiries", "noise"): HOTEL["enquiries"]["bill-copy"]},
        "enquiries.noise: is also the name of a problem (found 'noise' twice; names used once)",
    ),
    (
        HOTEL,
        {("bot",): {"session_mean_min": 2, "session_usd": 0, "channels": ["phnoe"]}},
        "bot.channels[0]: is not a channel of this file (found 'phnoe'; did you mean 'phone'?)",
    ),
    (
        HOTEL,
        {("bot",): {"session_mean_min": 2, "session_usd": 0, "channels": ["counter"]}},
        "bot.channels[0]: cannot have a bot in front (found 'counter'; phone, chat or written channels)",
    ),
    (
        HOTEL,
        {("staffing", "groups"): {"some": {"share": 0.9}}},
        "staffing.groups: has shares that do not add up (found 0.9; shares that add up to 1)",
    ),
    (
        HOTEL,
        {("staffing", "groups"): {"some": {"share": 1, "channels": ["phnoe"]}}},
        "staffing.groups.some.channels[0]: is not in this file (found 'phnoe'; did you mean 'phone'?)",
    ),
    (
        HOTEL,
        {("staffing", "groups"): {"some": {"share": 1, "channels": ["phone"]}}},
        "staffing.groups: leaves contacts that nobody serves (found nobody for room-not-ready on counter; a group for "
        "each)",
    ),
    (
        QUEUE,
        {("streams", "callers", "issue"): "cal"},
        "streams.callers.issue: is not an issue of this file (found 'cal'; did you mean 'call'?)",
    ),
    (
        QUEUE,
        {("streams", "callers", "channel"): "counter"},
        "streams.callers.channel: is not a channel of this file (found 'counter'; known: phone)",
    ),
    (
        QUEUE,
        {("streams",): {}, ("sources",): {}},
        "economics.customers: leaves nobody to serve (found 0 and no streams; customers or streams)",
    ),
    (
        HOTEL,
        {("problems",): {}, ("enquiries",): {}, ("sources",): {}},
        "enquiries: leaves nothing to ask (found no issues; a problem or an enquiry)",
    ),
    (
        QUEUE,
        {("staffing", "always_on"): False},
        "staffing.shifts: is missing (found nothing; shifts, or always_on: true)",
    ),
    (
        HOTEL,
        {(*EARLY, "share"): 0.5},
        "staffing.shifts: has shares that do not add up (found 1.1; shares that add up to 1)",
    ),
    (
        HOTEL,
        {("staffing", "shifts", "middle", "hours"): "19:30-11:00"},
        "staffing.shifts.middle.hours: ends before it begins (found 19:30-11:00; hours within one day)",
    ),
    (
        HOTEL,
        {(*EARLY, "hours"): "08:00-16:00", SUNDAY: "08:00-23:00", ("calendar", "open", "mon"): "07:30-12:00"},
        "staffing.shifts: leaves opening hours without agents (found nobody from 07:30 on mon; shifts over all open "
        "hours)",
    ),
    (
        HOTEL,
        {SUNDAY: "07:00-23:30"},
        "staffing.shifts: leaves opening hours without agents (found nobody from 23:00 on sun; shifts over all open "
        "hours)",
    ),
    (
        HOTEL,
        {("staffing", "breaks", 1, "after_min"): 130},
        "staffing.breaks[1].after_min: begins before the break before it ends (found 130; 135 or later)",
    ),
    (
        HOTEL,
        {("staffing", "breaks", 2, "after_min"): 500},
        "staffing.breaks[2].after_min: does not fit into the shortest shift (found it ends after 515 min; within 510 "
        "min)",
    ),
    (
        HOTEL,
        {("staffing", "off_phone_h_per_week"): 30, ("staffing", "days_per_week"): 4},
        "staffing.off_phone_h_per_week: leaves no time for customers (found 660 of 510 min a shift, with the most "
        "learning a policy may ask for; less off the phone)",
    ),
    (
        QUEUE,
        {("handle_time", "distribution"): "uniform"},
        "handle_time.cv: does not fit a uniform distribution (found 1; at most 0.577)",
    ),
    (
        QUEUE,
        {("enquiries", "call", "handle_cv"): 0.5},
        "enquiries.call.handle_cv: does not fit a distribution that is exponential (found 0.5; only 1)",
    ),
    (
        HOTEL,
        {("channels", "inbox", "messages"): {"after_min": 1, "taken_prob": 0.5}},
        "channels.inbox.messages: has no meaning here (found a written; phone channels)",
    ),
    (
        HOTEL,
        {("streams",): {"calls": {"issue": "noise", "channel": "inbox", "rate_per_min": 1, "patience_mean_min": 2}}},
        "streams.calls.patience_mean_min: has no meaning for written work (found 2; leave it out: written work waits "
        "by itself)",
    ),
    (
        HOTEL,
        {("streams",): {"calls": {"issue": "noise", "channel": "phone", "rate_per_min": 1, "profile": {"23:30": 1}}}},
        "streams.calls.profile: has no demand while open on mon (found 0 in 07:00-23:00; some demand)",
    ),
    (
        HOTEL,
        {("staffing", "routing"): {"noize": ["all"]}},
        "staffing.routing.noize: is not an issue of this file (found 'noize'; did you mean 'noise'?)",
    ),
    (
        HOTEL,
        {("staffing", "routing"): {"noise": ["some"]}, ("staffing", "groups"): {"all": {"share": 1}}},
        "staffing.routing.noise[0]: is not a group of this file (found 'some'; known: all)",
    ),
    (
        HOTEL,
        {("staffing", "groups"): {"all": {"share": 1, "in_listed_order": True}}},
        "staffing.groups.all.in_listed_order: has no list to go by (found no issues; issues in the order in which they "
        "are taken)",
    ),
    (
        HOTEL,
        {("sources", "problems.noize"): "Made up"},
        "sources.problems.noize: is the source of nothing in this file (found 'problems.noize'; did you mean 'noise'?)",
    ),
]


def with_changes(data: dict[str, Any], changes: dict[Path, Any]) -> dict[str, Any]:
    data = copy.deepcopy(data)
    for path, value in changes.items():
        here: Any = data
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = value
    return data


def faults_of(data: dict[str, Any]) -> list[str]:
    """The faults of a file, without their places."""
    try:
        check_document(parse(file_text(data), "x.yaml"))
    except ScenarioError as error:
        return [str(fault).split(":", 3)[3].strip() for fault in error.faults]
    return []


@pytest.mark.parametrize(("data", "changes", "fault"), CASES, ids=[case[2].split(" (")[0] for case in CASES])
def test_a_check_finds_its_fault(data: dict[str, Any], changes: dict[Path, Any], fault: str) -> None:
    assert fault in faults_of(with_changes(data, changes))


def test_checks_still_run_beside_faults_in_other_sections() -> None:
    faults = faults_of(with_changes(HOTEL, {("channels", "phone", "share"): 0.3, ("economics", "customers"): "many"}))
    assert faults == [
        "channels: has shares that do not add up (found 0.95; shares that add up to 1)",
        "economics.customers: must be a whole number (found text 'many'; 0 to 2000000 people)",
    ]


def test_every_check_has_a_case() -> None:
    """Without a check, some case above would pass unseen: so none of them is idle."""
    idle = {check.function.__name__ for check in CHECKS}
    for data, changes, fault in CASES:
        sections, _ = check_fields(parse(file_text(with_changes(data, changes)), "x.yaml"), CompanyFile)
        for check in CHECKS:
            if all(name in sections for name in check.sections):
                findings = check.function(*(sections[name] for name in check.sections))
                if any(each.wrong in fault for each in findings):
                    idle.discard(check.function.__name__)
    assert idle == set()
