"""Random valid scenarios: small firms that are quick to simulate, and policies from anywhere in the levers' ranges.

`company_data` and `policy_data` are what a file says, as plain data; `companies`, `policies` and `levers` are what
the model reads, made by the same road as a user's file: text, parser, schema, checks, conversion.
"""

from __future__ import annotations

import json
from typing import Any, get_type_hints

from hypothesis import strategies as st

from cxsim.config.company_schema import CompanyFile
from cxsim.config.conversion import to_company, to_policy
from cxsim.config.loader import parse
from cxsim.config.policy_schema import PolicyFile
from cxsim.config.quantities import DAYS
from cxsim.config.schemas import check_document
from cxsim.rules.company import Company, Policy, Programme
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

LEVERS = {name: hint.__metadata__[0] for name, hint in get_type_hints(Levers, include_extras=True).items()}
PARAMETERS = {name: hint.__metadata__[0] for name, hint in get_type_hints(Parameters, include_extras=True).items()}

HALF_HOURS = [f"{slot // 2:02d}:{slot % 2 * 30:02d}" for slot in range(49)]
TITLES = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\ufeff"), min_size=1, max_size=30)
EXTRAS = st.sampled_from([
    {}, {"departments_prob": 0.5, "departments": 2}, {"containment_prob": 0.6, "regulated_prob": 0.5},
    {"wrap_up_min": 3.5},
])  # fmt: skip
"""What some issues have beside what all have."""
LINES = st.sampled_from([{}, {"lines": 3}, {"lines": 1, "wrap_up_holds_line": True}])
SHORTEST_SHIFT = 5
"""Half hours: longer than breaks and all learning that a policy may ask for."""
NAMES = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)


def number(low: float, high: float) -> st.SearchStrategy[float]:
    """A number from a range, ends included; whole ones too, written as people write them."""
    floats = st.floats(low, high).map(lambda x: min(max(round(x, 4), low), high))
    whole = [x for x in range(int(low), int(high) + 1) if low <= x <= high][:50]
    return floats | st.sampled_from(whole) if whole else floats


@st.composite
def shares(draw: st.DrawFn, count: int) -> list[float]:
    """So many shares that add up to 1."""
    weights = draw(st.lists(st.integers(1, 20), min_size=count, max_size=count))
    return [weight / sum(weights) for weight in weights]


@st.composite
def chances(draw: st.DrawFn, count: int, most: float) -> list[float]:
    """So many chances that add up to ``most`` or less."""
    weights = draw(st.lists(number(0.0, 1.0), min_size=count, max_size=count))
    return [weight * most / count for weight in weights]


@st.composite
def waves(draw: st.DrawFn, count: int) -> list[float]:
    """So many positive numbers that go up and down; two draws instead of one for each."""
    height, step = draw(st.integers(1, 12)), draw(st.integers(0, 12))
    return [(height + number * step % 13) / 8 for number in range(count)]


@st.composite
def calendars(draw: st.DrawFn) -> tuple[dict[str, Any], int, int]:
    """A calendar, with the half hours between which the firm is open on its open days."""
    start = draw(st.integers(0, 30))
    end = draw(st.integers(start + 8, 48))
    closed = draw(st.sets(st.sampled_from(DAYS), max_size=5))
    hours = f"{HALF_HOURS[start]}-{HALF_HOURS[end]}"
    profile: object = draw(waves(48))
    if draw(st.booleans()):
        times = draw(st.sets(st.sampled_from(HALF_HOURS[:-1]), max_size=4)) | {HALF_HOURS[start]}
        profile = {time: draw(number(0.1, 10.0)) for time in sorted(times)}
    count = draw(st.sampled_from([1, 12, 52]))
    calendar = {
        "open": {day: "closed" if day in closed else hours for day in DAYS},
        "day_weights": {day: draw(number(0.1, 3.0)) for day in DAYS},
        "profile": profile,
        "season": draw(waves(count)),
        "busyness_cv": draw(number(0.0, 0.3)),
        "busyness_autocorrelation": draw(number(0.0, 0.9)),
        "slot_cv": draw(number(0.0, 0.2)),
    }
    return calendar, start, end


@st.composite
def channels(draw: st.DrawFn) -> dict[str, Any]:
    """One to three channels."""
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    found = {}
    for name, share in zip(names, draw(shares(len(names))), strict=True):
        kind = draw(st.sampled_from(["counter", "phone", "written", "chat", "public"]))
        found[name] = {
            "title": draw(TITLES),
            "kind": kind,
            "share": share,
            "handle_factor": draw(number(0.5, 2.0)),
            "priority": draw(st.integers(1, 3)),
            "threshold_min": draw(number(0.0, 60.0)),
        }
        if kind not in ("written", "public"):
            found[name]["patience_mean_min"] = draw(number(0.5, 30.0))
            found[name] |= draw(LINES)
        if kind == "phone" and draw(st.booleans()):
            found[name]["messages"] = {
                "after_min": draw(number(0.0, 10.0)),
                "taken_prob": draw(number(0.0, 1.0)),
                "called_back": draw(st.booleans()),
            }
    return found


@st.composite
def groups(draw: st.DrawFn, channels: list[str], issues: list[str]) -> dict[str, Any]:
    """No groups; or specialists beside some who serve everything, so that nothing is left to nobody."""
    if draw(st.booleans()):
        return {}
    special, everything = draw(shares(2))
    return {
        "groups": {
            "special": {
                "share": special,
                "channels": draw(st.lists(st.sampled_from(channels), max_size=2, unique=True)),
                "issues": draw(st.lists(st.sampled_from(issues), min_size=1, max_size=3, unique=True)),
                "in_listed_order": draw(st.booleans()),
            },
            "everything": {"share": everything, "rank": draw(st.integers(1, 2))},
        },
        "assignment": draw(st.sampled_from(["longest-idle", "random"])),
    }


@st.composite
def staffings(draw: st.DrawFn, start: int, end: int) -> dict[str, Any]:
    """Two to six agents whose shifts cover the half hours from ``start`` to ``end``."""
    shifts = {"all": {"hours": f"{HALF_HOURS[start]}-{HALF_HOURS[end]}", "share": 1}}
    if end - start >= 2 * SHORTEST_SHIFT and draw(st.booleans()):
        middle = draw(st.integers(start + SHORTEST_SHIFT, end - SHORTEST_SHIFT))
        overlap = draw(st.integers(0, 2))
        both = draw(shares(2))
        shifts = {
            "early": {"hours": f"{HALF_HOURS[start]}-{HALF_HOURS[min(middle + overlap, end)]}", "share": both[0]},
            "late": {"hours": f"{HALF_HOURS[middle]}-{HALF_HOURS[end]}", "share": both[1]},
        }
    staffing = {
        "agents": draw(st.integers(2, 6)),
        "shifts": shifts,
        "breaks": draw(st.sampled_from([[], [{"after_min": 30, "length_min": 10, "paid": True}]])),
        "days_per_week": 7 if draw(st.booleans()) else draw(st.integers(6, 7)),
        "absence_prob": draw(number(0.0, 0.3)),
        "off_phone_h_per_week": draw(number(0.0, 1.0)),
        "wage_usd_per_h": draw(number(0.0, 60.0)),
        "overtime_factor": draw(number(1.0, 2.0)),
        "aptitude_mean_z": draw(number(-2.0, 2.0)),
        "drive_mean_z": draw(number(-2.0, 2.0)),
        "tenure_mean_weeks": draw(number(0.0, 300.0)),
    }
    if draw(st.integers(0, 4)) == 0:
        staffing |= {"always_on": True, "shifts": {}, "breaks": []}
    return staffing


@st.composite
def bots(draw: st.DrawFn, ways: dict[str, Any]) -> dict[str, Any]:
    """No bot, or one in front of a channel that can have one."""
    able = [name for name, way in ways.items() if way["kind"] not in ("counter", "public")]
    if not able or draw(st.booleans()):
        return {}
    return {
        "bot": {
            "session_mean_min": draw(number(0.5, 10.0)), "session_usd": draw(number(0.0, 1.0)),
            "channels": [draw(st.sampled_from(able))],
        }
    }  # fmt: skip


@st.composite
def company_data(draw: st.DrawFn) -> dict[str, Any]:
    """What the file of a small company says: 50 to 500 customers, two to six agents."""
    calendar, start, end = draw(calendars())
    ways = draw(channels())
    names = draw(st.lists(NAMES, min_size=2, max_size=5, unique=True))
    cut = draw(st.integers(1, len(names) - 1))
    problem_chances = draw(chances(cut, 0.9))
    enquiry_chances = draw(chances(len(names) - cut, 0.9))
    problems = {
        name: {
            "title": draw(TITLES),
            "prob_per_purchase": chance,
            "severity_mean": draw(number(0.02, 0.98)),
            "loss_mean_usd": draw(number(0.0, 300.0)),
            "loss_cv": draw(number(0.0, 1.5)),
            "standard_remedy_share": draw(number(0.0, 1.0)),
            "judgement_prob": draw(number(0.0, 1.0)),
            "complexity": draw(number(0.0, 1.0)),
            "contact_prob": draw(number(0.01, 0.99)),
            "handle_min": draw(number(0.5, 30.0)),
            **draw(EXTRAS),
        }
        for name, chance in zip(names[:cut], problem_chances, strict=True)
    }
    enquiries = {
        name: {
            "title": draw(TITLES),
            "prob_per_purchase": chance,
            "complexity": draw(number(0.0, 1.0)),
            "handle_min": draw(number(0.5, 20.0)),
            **draw(EXTRAS),
        }
        for name, chance in zip(names[cut:], enquiry_chances, strict=True)
    }
    streams = {
        "passers-by": {
            "issue": draw(st.sampled_from(names)),
            "channel": draw(st.sampled_from(sorted(ways))),
            "rate_per_min": draw(number(0.001, 0.1)),
        }
    }
    distribution = draw(st.sampled_from(["lognormal", "exponential"]))
    levels = draw(st.lists(NAMES, max_size=2, unique=True))
    some = draw(st.sets(st.sampled_from(sorted(PARAMETERS)), max_size=3))
    return {
        "kind": "company",
        "title": draw(TITLES),
        "description": draw(TITLES),
        "psychology": draw(st.sampled_from(["on", "off"])),
        "handle_time": {
            "distribution": distribution,
            "cv": 1 if distribution == "exponential" else draw(number(0.2, 1.5)),
        },
        "calendar": calendar,
        "channels": ways,
        "problems": problems,
        "enquiries": enquiries,
        "streams": streams if draw(st.booleans()) else {},
        **draw(bots(ways)),
        "staffing": draw(staffings(start, end)) | draw(groups(sorted(ways), names)),
        "escalation": {
            name: {
                "title": draw(TITLES),
                "staff": draw(st.integers(1, 2)),
                "handle_min": draw(number(1.0, 60.0)),
                "delay_mean_min": draw(number(0.0, 600.0)),
                "remedy_share": draw(number(0.0, 1.5)),
                "resolve_prob": draw(number(0.0, 1.0)),
                "wage_usd_per_week": draw(number(0.0, 3000.0)),
            }
            for name in levels
        },
        "economics": {
            "customers": draw(st.integers(50, 500)),
            "purchases_per_year": draw(number(1.0, 40.0)),
            "margin_per_purchase_usd": draw(number(0.0, 200.0)),
            "value_cv": draw(number(0.0, 1.5)),
            "churn_per_year": draw(number(0.01, 0.8)),
            "lock_in": draw(number(0.0, 2.0)),
            "brand_dampening": draw(number(0.0, 1.0)),
            "sale_prob": draw(number(0.0, 0.5)),
            "sale_margin_usd": draw(number(0.0, 100.0)),
            "discount_per_year": draw(number(0.0, 0.5)),
            "fixed_usd_per_week": draw(number(0.0, 5000.0)),
            "programme_usd_per_agent_week": {
                name: draw(number(0.0, 100.0)) for name in Programme._fields
            },
        },
        "parameters": {name: draw(number(PARAMETERS[name].low, PARAMETERS[name].high)) for name in sorted(some)},
        "sources": {"economics": "Made up", "problems.*.handle_min": "Made up"},
    }


@st.composite
def policy_data(draw: st.DrawFn) -> dict[str, Any]:
    """What the file of a policy says: every lever anywhere in its range."""
    return {
        "kind": "policy",
        "title": draw(TITLES),
        "description": draw(TITLES),
        "levers": {name: draw(number(lever.low, lever.high)) for name, lever in LEVERS.items()},
        "sources": {"discretion": "Made up"},
    }


def file_text(data: Any) -> str:
    """The text of a file that says ``data``: one key a line. (JSON is YAML.)"""
    return json.dumps(data, indent=1, ensure_ascii=False)


def built_company(data: dict[str, Any]) -> Company:
    """The company that a file means."""
    file = check_document(parse(file_text(data), "company.yaml"), "company")
    assert isinstance(file, CompanyFile)
    return to_company("company", file)


def built_policy(data: dict[str, Any]) -> Policy:
    """The policy that a file means."""
    file = check_document(parse(file_text(data), "policy.yaml"), "policy")
    assert isinstance(file, PolicyFile)
    return to_policy("policy", file)


def companies() -> st.SearchStrategy[Company]:
    """Random small companies, ready for the model."""
    return company_data().map(built_company)


def policies() -> st.SearchStrategy[Policy]:
    """Random policies, ready for the model."""
    return policy_data().map(built_policy)


def levers() -> st.SearchStrategy[Levers]:
    """Random levers."""
    return policies().map(lambda policy: policy.levers)
