"""Moments of truth: what became of each kind of issue, counted as somebody would who reads the log line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from fake_comparison import fake_comparison
from hypothesis import given
from hypothesis import strategies as st
from small_company import MIXED, run, small_company

from cxsim.metrics.customer_memory import LATELY_WEEKS, CustomerMemory
from cxsim.metrics.measures import DETRACTOR, PROMOTER
from cxsim.metrics.moments import MOMENT_FIGURES, MOMENT_SUMS, moment_figures
from cxsim.metrics.totals import WeeklyFold, Window
from cxsim.reports.plots import draw_plots
from cxsim.rules.company import MINUTES_PER_WEEK
from cxsim.rules.events import COLUMNS, Kind

WEEKS = 12
COMPANY = small_company(customers=900, churn_per_year=0.95, sale_prob=0.9)
LEVERS = MIXED._replace(weight_sales=1.0)


@cache
def real_log() -> dict[str, Any]:
    return run(COMPANY, LEVERS, weeks=WEEKS, seed=3)


def counted_line_by_line(log: dict[str, Any]) -> np.ndarray:
    """(issues, sums): the same by plain loops, one event after the other."""
    found = np.zeros((len(COMPANY.issues), len(MOMENT_SUMS)))
    issue_of: dict[int, int] = {}
    of_case: dict[int, dict[str, float]] = {}
    last: dict[int, tuple[float, int]] = {}
    for row in zip(*(log[name].tolist() for name in COLUMNS), strict=True):
        time_min, kind, case, customer, _, _, value, _, value_3 = row
        if kind == Kind.CASE_OPENED and customer >= 0:
            issue_of[case] = int(value)
        elif kind == Kind.SALE:
            sums = of_case.setdefault(case, {})
            sums["sales"] = sums.get("sales", 0.0) + 1.0
            sums["sale_cents"] = sums.get("sale_cents", 0.0) + value
        elif kind == Kind.REMEDY:
            sums = of_case.setdefault(case, {})
            sums["granted_cents"] = sums.get("granted_cents", 0.0) + value
        elif kind == Kind.CASE_APPRAISED:
            sums = {"cases": 1.0, "promoters": float(value_3 >= PROMOTER), "detractors": float(value_3 < DETRACTOR)}
            for name, amount in (sums | of_case.pop(case, {})).items():
                found[issue_of[case], MOMENT_SUMS.index(name)] += amount
            last[customer] = (time_min, issue_of[case])
        elif kind == Kind.CUSTOMER_LEFT and customer in last:
            when, issue = last.pop(customer)
            if time_min - when <= LATELY_WEEKS * MINUTES_PER_WEEK:
                found[issue, MOMENT_SUMS.index("lost")] += 1.0
    return found


def folded(log: dict[str, Any], chunk: int) -> np.ndarray:
    fold = WeeklyFold(COMPANY, WEEKS)
    columns = tuple(log[name] for name in COLUMNS)
    for begin in range(0, columns[0].size, chunk):
        fold(tuple(column[begin:begin + chunk] for column in columns))
    return Window.horizon(fold.totals(), 0).moments()[0]


@pytest.mark.parametrize("chunk", [1_000_000, 997])
def test_the_sums_are_those_of_the_log_line_by_line(chunk: int) -> None:
    expected = counted_line_by_line(real_log())
    assert np.array_equal(folded(real_log(), chunk), expected)
    assert all(expected[:, i].sum() > 0.0 for i in range(len(MOMENT_SUMS))), "each of them occurs"


def test_who_leaves_long_after_a_case_does_not_leave_for_it() -> None:
    week = float(MINUTES_PER_WEEK)
    for later_weeks, expected in ((LATELY_WEEKS, 2), (LATELY_WEEKS + 0.01, -1)):
        memory = CustomerMemory()
        kind, customer = np.array([Kind.CASE_APPRAISED, Kind.PURCHASE]), np.array([4, 9])
        memory.recall(kind, np.array([week, week]), customer, np.array([2, -1]))
        left = memory.recall(
            np.array([Kind.CUSTOMER_LEFT]), np.array([week * (1.0 + later_weeks)]), np.array([4]), np.array([-1]))
        assert left.tolist() == [expected]


def test_who_had_two_cases_leaves_for_the_last() -> None:
    kind = np.array([Kind.CASE_APPRAISED, Kind.CASE_APPRAISED, Kind.CUSTOMER_LEFT, Kind.CUSTOMER_LEFT])
    left = CustomerMemory().recall(kind, np.arange(4.0), np.array([7, 7, 7, 8]), np.array([3, 1, -1, -1]))
    assert left.tolist() == [-1, -1, 1, -1]


def test_memory_of_customers_does_not_grow_with_the_stream() -> None:
    memory, most = CustomerMemory(), 0
    for week in range(60):
        customers = 100 * week + np.arange(100)
        times = np.full(100, week * float(MINUTES_PER_WEEK))
        memory.recall(np.full(100, Kind.CASE_APPRAISED), times, customers, np.zeros(100, dtype=np.intp))
        most = max(most, memory.remembered)
    assert most <= 100 * (LATELY_WEEKS + 1)


@given(st.integers(1, 1000), st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.integers(0, 50), st.integers(0, 10**6))
def test_figures_follow_their_definitions(cases: int, for_: float, against: float, lost: int, granted: int) -> None:
    sums = np.array([cases, for_ * cases, against * cases, 3.0, 900.0, granted, lost])
    found = {name: float(value) for name, value in moment_figures(sums).items()}
    assert set(found) == set(MOMENT_FIGURES)
    assert found["advocacy"] == pytest.approx(100.0 * (for_ - against), abs=1e-9)
    assert found["conversion"] * cases == pytest.approx(300.0)
    assert found["margin"] * cases == pytest.approx(9.0 - granted / 100.0, abs=1e-9)
    assert found["lost"] * cases == pytest.approx(100.0 * lost)


def test_without_a_case_there_is_no_figure() -> None:
    assert all(np.isnan(value).all() for value in moment_figures(np.zeros((2, 3, len(MOMENT_SUMS)))).values())


def test_a_picture_has_the_issues_with_something_to_show() -> None:
    comparison = fake_comparison(2)
    titles = [issue.title for issue in comparison.company.issues]
    drawn = {plot.key: plot for plot in draw_plots(comparison)["moments"]}
    assert set(drawn) == {f"moments-{name}" for name in MOMENT_FIGURES}
    assert all(title in drawn["moments-lost"].description for title in titles)

    few = {name: sums.copy() for name, sums in comparison.moments.items()}
    for sums in few.values():
        sums[:, 0, :] *= 0.0
        sums[:, :, MOMENT_SUMS.index("sales")] = 0.0
    drawn = {plot.key: plot for plot in draw_plots(replace(comparison, moments=few))["moments"]}
    assert "moments-conversion" not in drawn, "nobody sells anything"
    assert titles[0] not in drawn["moments-lost"].description, "nobody had such a case"
    assert re.search(re.escape(titles[1]), drawn["moments-lost"].svg)


def test_the_summary_tells_every_issue_and_figure() -> None:
    comparison = fake_comparison(2)
    told = comparison.summary()["moments"]
    for name in comparison.policy_names:
        assert list(told[name]) == [issue.name for issue in comparison.company.issues]
        for i, figures in enumerate(told[name].values()):
            for figure, found in figures.items():
                values = moment_figures(comparison.moments[name])[figure][:, i]
                assert found["mean"] == pytest.approx(values.mean())
                assert found["ci_low"] <= found["mean"] <= found["ci_high"]
