"""What consistent service takes: eleven conditions, told of every policy by its levers and by what came out."""

from __future__ import annotations

from typing import get_type_hints

import pytest
from fake_comparison import fake_comparison
from hypothesis import given
from hypothesis import strategies as st

from cxsim.config.scenarios import load_policy
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers
from cxsim.reports.conditions import CONDITIONS, DEGREES, OUTCOMES, conditions_table, degree_words
from cxsim.reports.stakeholders import level_text
from cxsim.rules.levers import Levers

RANGES = {name: (hint.__metadata__[0].low, hint.__metadata__[0].high)
          for name, hint in get_type_hints(Levers, include_extras=True).items()}
LACKING, _, SET = DEGREES
NOTHING = Levers(**{name: low for name, (low, _) in RANGES.items()})._replace(promised=1.0)
EVERYTHING = Levers(**{name: high for name, (_, high) in RANGES.items()})._replace(
    punish_undeserved_per_4wk=0.0, weight_speed=0.2, weight_sales=0.2)


def test_there_are_eleven_and_none_twice() -> None:
    titles = [each.title for each in (*CONDITIONS, *OUTCOMES)]
    assert len(titles) == len(set(titles)) == 11


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda each: each.title)
def test_a_condition_is_lacking_where_nothing_is_done_and_set_where_everything_is(condition: object) -> None:
    assert degree_words(condition, NOTHING).startswith(LACKING)  # type: ignore[arg-type]
    assert degree_words(condition, EVERYTHING).startswith(SET)  # type: ignore[arg-type]


@given(st.tuples(*(st.floats(low, high) for low, high in RANGES.values())))
def test_any_levers_have_a_degree_and_words(values: tuple[float, ...]) -> None:
    levers = Levers(*values)
    for each in CONDITIONS:
        assert -1.0 <= each.degree(levers) <= 1.0
        assert degree_words(each, levers).partition(":")[0] in DEGREES


def test_control_that_is_firm_and_fair_lacks_none_and_fear_some() -> None:
    """Claim 35 names that preset for these conditions, and they are no mark of freedom."""
    lacking = {name: [each.title for each in CONDITIONS
                      if degree_words(each, load_policy(name).levers).startswith(LACKING)]
               for name in ("firm-and-fair", "fear", "empowerment", "laissez-faire")}
    assert lacking["firm-and-fair"] == []
    assert lacking["empowerment"] == ["Discipline"], "a fifth of work is looked at"
    assert {"Train", "Clear goals", "Efficient processes"} <= set(lacking["fear"])
    assert len(lacking["laissez-faire"]) > len(lacking["fear"])


def test_what_came_out_is_what_the_comparison_holds() -> None:
    comparison = fake_comparison()
    table = conditions_table(comparison)
    assert len(table.heads) == 1 + len(comparison.policies)
    rows = {row[0].partition(":")[0]: row[1:] for row in table.rows}
    assert list(rows) == [each.title for each in (*CONDITIONS, *OUTCOMES)]
    for outcome in OUTCOMES:
        for cell, policy in zip(rows[outcome.title], comparison.policy_names, strict=True):
            for kpi, called in outcome.kpis:
                assert f"{level_text(comparison, policy, KPIS[kpi])} {called}" in cell


def test_a_figure_that_is_not_to_be_had_is_marked() -> None:
    comparison = fake_comparison()
    for estimates in comparison.estimates.values():
        estimates.pop("all_nine_met")  # type: ignore[attr-defined]
    row = next(row for row in conditions_table(comparison).rows if row[0].startswith(OUTCOMES[0].title))
    assert row[1] == f"{numbers.MISSING} of cases"
