"""Every number that a scenario file can set is read by the model, and stands in its own range."""

from __future__ import annotations

import ast
import dataclasses
from typing import Any, get_type_hints

import pytest
from source_code import attributes_read, modules_of

from cxsim.rules import company
from cxsim.rules.levers import Lever, Levers
from cxsim.rules.parameters import Param, Parameters

FOR_PEOPLE = {"name", "title", "description"}
"""Fields of a company that reports read and the model must not."""

COMPANY_PARTS = [
    part for part in vars(company).values()
    if dataclasses.is_dataclass(part) and part is not company.Policy
]


def metadata(table: type, kind: type) -> dict[str, Any]:
    """The `Lever` or `Param` of each field of a table."""
    found = {}
    for name, hint in get_type_hints(table, include_extras=True).items():
        marks = [mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, kind)]
        assert len(marks) == 1, f"{name} has {len(marks)} marks"
        found[name] = marks[0]
    return found


@pytest.mark.parametrize("table", [Parameters, Levers])
def test_every_parameter_and_lever_is_read(table: type) -> None:
    read = attributes_read(modules_of("rules", "model"))
    assert not set(get_type_hints(table)) - read


@pytest.mark.parametrize("part", COMPANY_PARTS, ids=lambda part: part.__name__)
def test_every_fact_of_a_company_is_read(part: type) -> None:
    read = attributes_read(modules_of("rules", "model", "metrics", "engine"))
    assert not {field.name for field in dataclasses.fields(part)} - FOR_PEOPLE - read


def test_every_parameter_has_unit_source_and_a_default_within_its_range() -> None:
    defaults = Parameters()
    for name, mark in metadata(Parameters, Param).items():
        assert mark.unit, name
        assert mark.source, name
        assert mark.strength in {"strong", "moderate", "weak", "assumption"}, name
        assert mark.low < mark.high, name
        assert mark.low <= getattr(defaults, name) <= mark.high, name


@pytest.mark.parametrize(("table", "kind"), [(Parameters, Param), (Levers, Lever)])
def test_what_a_source_calls_assumed_has_no_better_strength(table: type, kind: type) -> None:
    """The sensitivity study moves what is marked as an assumption, and would pass over what only its text calls one."""
    better, source = [], ""
    for name, mark in metadata(table, kind).items():
        source = source if mark.source == "as above" else mark.source
        if "assumed" in source.lower() and mark.strength != "assumption":
            better.append(name)
    assert not better


def test_every_lever_has_unit_range_source_a_benefit_and_a_cost() -> None:
    """A lever without a cost would decide the comparison by itself."""
    for name, mark in metadata(Levers, Lever).items():
        assert mark.low < mark.high, name
        for text in (mark.unit, mark.meaning, mark.benefit, mark.cost, mark.source):
            assert text.strip(), name


UNITS = {"rules.leadership.PRAISES_PER_WEEK"}
"""Conversions of units."""

OUTSIDE_THE_TABLE = {
    "model.entities.NOTHING_HEARD": "says that there is none",
    "rules.appraisal.FIRST_FAILURE_BELOW": "says what counts as none in a sum that only fades",
    "rules.appraisal.CSAT_NEUTRAL_LOGIT": "level of an answering scale, to which nothing in the model answers",
    "rules.appraisal.CSAT_SLOPE": "slope of the same scale",
    "rules.appraisal.LIKELIHOOD_PER_SD": "slope of an answering scale, to which nothing in the model answers",
    "rules.expectations.MET_FROM": "where a measure counts as met, fixed in the register before any run",
    "rules.expectations.ACCEPTABLE_WAIT_X_THRESHOLD": "scale of a measure, to which nothing in the model answers",
    "rules.expectations.PROMPT_MIN": "scale of a measure, to which nothing in the model answers",
    "model.customer.BLANK": "where a customer begins: nothing has happened, and his belief is the middle of its scale",
    "model.customer.NOBODY": "a sign that a record is free, and no quantity",
    "model.agents.NEUTRAL_EFFORT": "the middle of the effort scale, at which the rules neither gain nor lose",
    "model.customers.ROUNDING": "more than rounding does to a sum of chances: it spares a search and decides nothing",
    "model.management.WINDOW_WEEKS": "the four weeks in which the levers of punishment are stated",
    "model.person.GOLDEN_SECTION": "arithmetic: spreads absences evenly over posts",
}
"""Why each other number stands beside the code that uses it and not in the table of parameters."""


def test_a_number_outside_the_table_of_parameters_has_its_reason() -> None:
    """Behaviour that no file can set and no sensitivity study varies would hide in a constant."""
    found = {
        f"{module.name.removeprefix('cxsim.')}.{target.id}"
        for module in modules_of("rules", "model")
        for statement in module.tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None
        if any(isinstance(part, ast.Constant) and type(part.value) is float for part in ast.walk(statement.value))
        for target in (statement.targets if isinstance(statement, ast.Assign) else [statement.target])
        if isinstance(target, ast.Name)
    }
    assert found == UNITS | set(OUTSIDE_THE_TABLE)
