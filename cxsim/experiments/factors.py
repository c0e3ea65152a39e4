"""Factors of an experiment: a lever, a parameter or a number of the company, found by name and set to a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from difflib import get_close_matches
from typing import Any, Final, Literal, NamedTuple, get_type_hints

from cxsim.config.faults import range_words
from cxsim.experiments.mechanisms import with_parameters
from cxsim.rules.company import Company, Policy
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters


class Factor(NamedTuple):
    """What is varied. Ends are the plausible range where a table gives one, else None."""

    name: str
    kind: Literal["lever", "parameter", "company"]
    unit: str
    low: float | None
    high: float | None


class FactorError(ValueError):
    """A factor that does not exist, or a value that it cannot take, in one sentence for the user."""


_PARTS: Final = ("economics", "staffing", "calendar")
"""Parts of a company whose plain numbers can be factors, as ``economics.lock_in``."""


def find_factor(name: str, company: Company) -> Factor:
    """The factor of that name.

    Raises
    ------
    FactorError
        When there is none; it names the nearest.
    """
    for kind, table in (("lever", Levers), ("parameter", Parameters)):
        hint = get_type_hints(table, include_extras=True).get(name)
        if hint is not None:
            mark = hint.__metadata__[0]
            return Factor(name, kind, mark.unit, mark.low, mark.high)  # type: ignore[arg-type]
    known = [f"{part}.{field.name}" for part in _PARTS for field in fields(getattr(company, part))
             if type(getattr(getattr(company, part), field.name)) in (int, float)]
    if name in known:
        return Factor(name, "company", "", None, None)
    near = get_close_matches(name, [*Levers._fields, *Parameters._fields, *known], n=1)
    hint_words = f"did you mean '{near[0]}'?" if near else "levers, parameters, or such as economics.lock_in"
    raise FactorError(f"no factor '{name}'; {hint_words}")


def set_factor(
    factor: Factor, value: float, company: Company, policies: Sequence[Policy], moved: frozenset[str]
) -> tuple[Company, tuple[Policy, ...]]:
    """Company and policies with the factor at a value: a lever in the policies ``moved``, all else for everybody.

    Raises
    ------
    FactorError
        When the value lies outside the factor's range, or is no whole number where one is needed.
    """
    if factor.low is not None and factor.high is not None and not factor.low <= value <= factor.high:
        allowed = range_words(factor.low, factor.high, factor.unit)
        raise FactorError(f"{factor.name}: is out of range (found {value:g}; {allowed})")
    if factor.kind == "lever":
        return company, tuple(
            replace(policy, levers=policy.levers._replace(**{factor.name: value})) if policy.name in moved else policy
            for policy in policies
        )
    if factor.kind == "parameter":
        return with_parameters(company, {factor.name: value}), tuple(policies)
    part_name, _, field_name = factor.name.partition(".")
    part: Any = getattr(company, part_name)
    if isinstance(getattr(part, field_name), int):
        if value != int(value):
            raise FactorError(f"{factor.name}: must be a whole number (found {value:g})")
        value = int(value)
    changed: Any = replace(part, **{field_name: value})
    return replace(company, **{part_name: changed}), tuple(policies)
