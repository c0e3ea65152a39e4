"""What the answer stands on: the company, the levers of each policy, and every assumption with its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple, get_type_hints

from cxsim.reports import numbers
from cxsim.rules.company import COUNTER, PHONE, Company, Policy
from cxsim.rules.levers import Lever, Levers
from cxsim.rules.parameters import Param, Parameters

STRENGTHS: Final = ("assumption", "weak", "moderate", "strong")
"""Weakest first: what a reader should doubt first."""

_UNIT_AT_END: Final = re.compile(r"_(?:x_\w+|h_per_\w+|per_\w+)$")
_KINDS: Final = {COUNTER: "counter", PHONE: "telephone"}


class Fact(NamedTuple):
    """A label and its text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class LeverRow:
    """A lever, its meaning, and its value under each policy. ``differs`` where policies set it differently."""

    name: str
    meaning: str
    unit: str
    benefit: str
    cost: str
    source: str
    strength: str
    values: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A behavioural number of the model: value, plausible range and where it comes from."""

    name: str
    unit: str
    value: str
    low: str
    high: str
    default: str
    """Empty where the company uses the default."""
    source: str
    strength: str


def lever_rows(policies: tuple[Policy, ...]) -> tuple[LeverRow, ...]:
    """All levers, those in which the policies differ first."""
    rows = []
    for name, hint in get_type_hints(Levers, include_extras=True).items():
        lever: Lever = hint.__metadata__[0]
        values = tuple(getattr(policy.levers, name) for policy in policies)
        rows.append(LeverRow(
            name=_UNIT_AT_END.sub("", name).replace("_", " "), meaning=lever.meaning.replace("`", ""),
            unit=lever.unit, benefit=lever.benefit, cost=lever.cost, source=lever.source, strength=lever.strength,
            values=tuple(exact(value) for value in values), differs=len(set(values)) > 1,
        ))
    return tuple(sorted(rows, key=lambda row: not row.differs))


def parameter_rows(parameters: Parameters) -> tuple[ParameterRow, ...]:
    """All parameters, the weakest evidence first."""
    rows = []
    for name, hint in get_type_hints(Parameters, include_extras=True).items():
        param: Param = hint.__metadata__[0]
        value, default = getattr(parameters, name), Parameters._field_defaults[name]
        rows.append(ParameterRow(
            name=name.replace("_", " "), unit="" if param.unit == "1" else param.unit, value=exact(value),
            low=exact(param.low), high=exact(param.high), default=exact(default) if value != default else "",
            source=param.source, strength=param.strength,
        ))
    return tuple(sorted(rows, key=lambda row: STRENGTHS.index(row.strength)))


def company_facts(company: Company) -> tuple[Fact, ...]:
    """The company in a few lines."""
    economics, staffing = company.economics, company.staffing
    open_h = sum(end - start for start, end in company.calendar.open_min) / 60.0
    channels = ", ".join(
        f"{channel.title} ({_KINDS.get(channel.kind, 'written')}, {_percent(channel.share)} of cases)"
        for channel in company.channels
    )
    problems = sum(issue.is_problem for issue in company.issues)
    facts = [
        Fact("Customers",
             f"{economics.customers:,}, each with {exact(economics.purchases_per_year)} purchases a year on average, "
             f"${exact(economics.margin_per_purchase_usd)} margin each; "
             f"{_percent(economics.churn_per_year)} leave in a neutral year"),
        Fact("Agents", f"{staffing.agents:,}, wage ${exact(staffing.wage_usd_per_h)} an hour"),
        Fact("Open", f"{exact(open_h)} hours a week"),
        Fact("Channels", channels),
        Fact("Reasons to get in touch", f"{numbers.count(problems, 'kind')} of problem, "
             f"{numbers.count(len(company.issues) - problems, 'kind')} of enquiry"),
        Fact("Escalation", ", then ".join(
            f"{level.name.replace('_', ' ')} ({level.staff} staff)" for level in company.escalation) or "none"),
        Fact("Discount rate",
             f"{_percent(economics.discount_per_year)} a year, for the value of customers to come"),
    ]
    if not company.psychology:
        facts.append(Fact("Psychology", "off: agents and customers without feelings"))
    return tuple(facts)


def exact(value: float) -> str:
    """A number that was set, not estimated: up to six significant digits, no more than were given."""
    text = f"{abs(value):,.0f}" if value == int(value) else f"{abs(value):.6g}"
    return f"{numbers.MINUS}{text}" if value < 0 else text


def _percent(share: float) -> str:
    return f"{exact(round(100.0 * share, 6))}{numbers.NO_BREAK}%"
