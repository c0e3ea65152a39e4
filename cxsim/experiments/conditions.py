"""Conditions under which an answer is asked for again: what is assumed otherwise, one at a time or all together."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal, NamedTuple, get_type_hints

from cxsim.experiments.mechanisms import PSYCHOLOGY, with_parameters
from cxsim.experiments.mechanisms import without as without_mechanisms
from cxsim.rules.arithmetic import clamp
from cxsim.rules.company import Company, Policy
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Param, Parameters

KAPPAS: Final = (0.3, 0.5, 0.8)
CHURN, REMEDY = "churn_effort", "remedy_limit_x_loss"
CHURN_VALUES: Final = (0.0, 0.2, 0.4, 0.6)
REMEDY_VALUES: Final = (0.5, 1.0, 2.0, 3.0)
_SLOPE_UNIT: Final = re.compile(r"^(?:log|logit)\b|\S per \S")
_NO_SLOPES: Final = ("_intercept", "_sigma", "_cap", "_max")
"""Ends of names of numbers that have the unit of a slope and are none."""

Kind = Literal["as it stands", "fresh", "budget", "kappa", "psychology", "unsourced", "churn", "remedy", "end"]

CURVES: Final[tuple[Kind, ...]] = ("churn", "remedy")
"""Kinds of which every condition is one point of a curve."""


class Condition(NamedTuple):
    """What is assumed in a run: parameters at other values, and perhaps another limit in second policies.

    ``fresh`` asks for worlds that no other condition meets. ``budget`` lets each policy keep what its levers do not
    spend, where all others turn the same money into agents.
    """

    kind: Kind
    title: str
    values: tuple[tuple[str, float], ...] = ()
    remedy_limit_x_loss: float | None = None
    at: float = math.nan
    """Value of what is varied."""


BUDGET_KEPT: Final = Condition("budget", "unspent budget kept")
"""The same posts for all: what a policy does not spend on levers is kept."""


def assumed_numbers() -> dict[str, Param]:
    """Every parameter of strength "assumption", with what its table says of it: the range above all."""
    marks = {name: hint.__metadata__[0] for name, hint in get_type_hints(Parameters, include_extras=True).items()}
    return {name: mark for name, mark in marks.items() if mark.strength == "assumption"}


def unsourced_slopes() -> dict[str, Param]:
    """Those of `assumed_numbers` that are slopes."""
    return {name: mark for name, mark in assumed_numbers().items()
            if _SLOPE_UNIT.search(mark.unit) and not name.endswith(_NO_SLOPES)}


def conditions_of(company: Company, numbers: Sequence[str]) -> tuple[Condition, ...]:
    """All conditions; the first is the company as it stands, and the last are ``numbers`` at the ends of their ranges.

    ``numbers`` are names of `assumed_numbers`. Only what is switched off leaves the range that a parameter declares.
    """
    now, assumed = company.parameters, assumed_numbers()
    halved = tuple((name, clamp(0.5 * getattr(now, name), slope.low, slope.high))
                   for name, slope in unsourced_slopes().items())
    found = [
        Condition("as it stands", "as it stands"),
        Condition("fresh", "fresh worlds"),
        *([BUDGET_KEPT] if company.economics.budget_usd_per_agent_week > 0.0 else []),
        *(Condition("kappa", f"kappa {kappa:g}", (("kappa", kappa),)) for kappa in KAPPAS if kappa != now.kappa),
        Condition("psychology", "psychology off"),
        Condition("unsourced", "all slopes without a source halved", halved),
        *(Condition("churn", f"{CHURN} {value:g}", ((CHURN, value),), at=value) for value in CHURN_VALUES),
        *(Condition("remedy", f"{REMEDY} {value:g}", (), value, value) for value in REMEDY_VALUES),
    ]
    for name in numbers:
        for end, value in (("low", assumed[name].low), ("high", assumed[name].high)):
            found.append(Condition("end", f"{name} at its {end} end, {value:g}", ((name, value),), at=value))
    return tuple(found)


def setting_of(company: Company, condition: Condition) -> Company:
    """The company under a condition."""
    if condition.kind == "psychology":
        return without_mechanisms(company, (PSYCHOLOGY,))
    if condition.kind == "budget":
        return replace(company, economics=replace(company.economics, budget_usd_per_agent_week=0.0))
    return with_parameters(company, dict(condition.values))


def levers_of(policy: Policy, condition: Condition, is_second: bool) -> Levers:
    """The levers of a policy under a condition; ``is_second`` of a pair."""
    if condition.remedy_limit_x_loss is None or not is_second:
        return policy.levers
    return policy.levers._replace(remedy_limit_x_loss=condition.remedy_limit_x_loss)
