"""The fold from events to totals: chunks never matter, weeks add up, cases are remembered rightly."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_company import MIXED, run, small_company

from cxsim.metrics.case_memory import CaseMemory
from cxsim.metrics.histograms import HISTOGRAMS
from cxsim.metrics.kpis import KPIS, figures, horizon_figures, weekly_figures
from cxsim.metrics.measures import MEASURES
from cxsim.metrics.stream import week_of
from cxsim.metrics.totals import GROUPS, WeeklyFold, WeeklyTotals, Window
from cxsim.rules.company import MINUTES_PER_WEEK
from cxsim.rules.events import COLUMNS, COSTS, Kind

WEEKS = 3
COMPANY = small_company()


@st.composite
def streams(draw):
    """Any rows at all, in order of time, with money in whole cents: far wilder than a model would write."""
    n = draw(st.integers(0, 60))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    value = np.where(rng.random(n) < 0.5, rng.integers(0, 5000, n), rng.integers(0, 3, n)).astype(float)
    return (
        np.sort(rng.choice([rng.uniform(0, WEEKS * MINUTES_PER_WEEK), MINUTES_PER_WEEK, 0.0], n)),
        rng.integers(0, Kind.COUNT, n).astype(np.int16),
        rng.integers(-1, 6, n),
        rng.integers(-1, 6, n),
        rng.integers(-1, 9, n),
        rng.integers(-1, len(COMPANY.channels), n).astype(np.int16),
        value,
        rng.integers(0, 12, n).astype(float),
        rng.normal(size=n),
    )


def fold(chunks, weeks=WEEKS) -> WeeklyTotals:
    totals = WeeklyFold(COMPANY, weeks)
    for chunk in chunks:
        totals(chunk)
    return totals.totals()


def split(columns, cuts):
    bounds = [0, *sorted(min(cut, columns[0].size) for cut in cuts), columns[0].size]
    return [tuple(c[a:b] for c in columns) for a, b in pairwise(bounds)]


def assert_same(a: WeeklyTotals, b: WeeklyTotals) -> None:
    for name in MEASURES:
        assert np.array_equal(a.measures[name], b.measures[name]), name
    for name in HISTOGRAMS:
        assert np.array_equal(a.histograms[name], b.histograms[name]), name
    for by in GROUPS:
        assert np.array_equal(a.appraisals[by], b.appraisals[by]), by
    assert np.array_equal(a.moments, b.moments)


@cache
def model_log():
    """A real log, as columns."""
    log = run(COMPANY, MIXED, weeks=WEEKS, seed=11)
    return tuple(log[name] for name in COLUMNS)


@given(streams(), st.lists(st.integers(0, 60), max_size=8))
@settings(max_examples=60)
def test_where_the_stream_is_cut_never_matters(columns, cuts):
    assert_same(fold([columns]), fold(split(columns, cuts)))


@given(st.lists(st.integers(0, 20_000), max_size=8))
@settings(max_examples=15)
def test_where_a_real_log_is_cut_never_matters(cuts):
    assert_same(fold([model_log()]), fold(split(model_log(), cuts)))


@given(streams())
@settings(max_examples=40)
def test_packing_keeps_every_bit(columns):
    totals = fold([columns])
    assert_same(totals, WeeklyTotals.from_bytes(totals.to_bytes()))


@given(streams())
@settings(max_examples=40)
def test_no_stream_makes_a_key_figure_stumble(columns):
    totals = fold([columns])
    for window in (Window.horizon(totals, 1), Window.each_week(totals), Window(totals, [(0, 1), (1, 3)])):
        for name, values in figures(window).items():
            assert values.shape == (len(window.spans),), name
            assert not np.isinf(values).any(), name


def test_an_empty_stream_has_counts_and_no_rates():
    totals = fold([])
    found = horizon_figures(totals, 0)
    assert set(found.values()) == {0.0}
    assert not {"csat", "service_level", "churn_rate", "fear", "customer_equity"} & set(found)
    assert {"profit", "new_customers"} <= set(found)


def test_weeks_and_years_add_up_to_the_horizon_to_the_cent():
    totals = fold([model_log()])
    by_week, in_all = figures(Window.each_week(totals)), figures(Window.horizon(totals, 0))
    for name in ("profit", "revenue", "operating_cost", "new_customers", *(f"{cost}_cost" for cost in COSTS)):
        assert np.rint(by_week[name] * 100).sum() == np.rint(in_all[name][0] * 100), name
    costs = sum(np.rint(in_all[f"{cost}_cost"][0] * 100) for cost in COSTS)
    assert costs == np.rint(in_all["operating_cost"][0] * 100)


def test_warm_up_is_a_filter_on_weeks():
    totals = fold([model_log()])
    late = tuple(c[model_log()[0] > MINUTES_PER_WEEK] for c in model_log())
    for name in ("csat", "service_level", "profit", "churn_rate", "occupancy", "fear"):
        cut = figures(Window.horizon(totals, 1))[name]
        assert cut == pytest.approx(figures(Window.horizon(fold([late]), 0))[name], rel=1e-12), name


def test_key_figures_equal_their_definitions_on_a_real_log():
    log = dict(zip(COLUMNS, model_log(), strict=True))
    found = horizon_figures(fold([model_log()]), 0)
    live = np.isin(log["channel"], [n for n, channel in enumerate(COMPANY.channels) if channel.is_live])
    threshold = np.array([c.threshold_min for c in COMPANY.channels])[log["channel"]]
    offered = live & (log["kind"] == Kind.CONTACT_OFFERED)
    answered = live & (log["kind"] == Kind.CONTACT_ANSWERED)
    abandoned = live & (log["kind"] == Kind.CONTACT_ABANDONED)
    appraised = log["kind"] == Kind.CASE_APPRAISED
    assert found["service_level"] == (answered & (log["value"] <= threshold)).sum() / offered.sum()
    assert found["abandonment_rate"] == abandoned.sum() / offered.sum()
    assert found["average_speed_of_answer_min"] == pytest.approx(log["value"][answered].mean())
    assert found["csat"] == pytest.approx(log["value"][appraised].mean())
    rounded = np.floor(log["value_3"][appraised] + 0.5)
    assert found["nps"] == pytest.approx(100.0 * ((rounded >= 9).mean() - (rounded <= 6).mean()))


def test_first_contacts_and_agents_are_found_case_by_case():
    kind, case, agent, number = (model_log()[i] for i in (1, 2, 4, 7))
    recalled = CaseMemory().recall(kind, case, agent, number)
    contact: dict[int, float] = {}
    last_agent: dict[int, int] = {}
    seen = set()
    for row in range(kind.size):
        if kind[row] == Kind.CONTACT_ANSWERED:
            contact[case[row]] = number[row]
        elif kind[row] == Kind.CONTACT_ENDED:
            assert recalled.contact_number[row] == contact[case[row]]
            last_agent[case[row]] = agent[row]
            seen.add(contact[case[row]])
        elif kind[row] == Kind.CASE_APPRAISED:
            assert recalled.agent_id[row] == last_agent.get(case[row], -1)
    assert {1.0, 2.0} <= seen


def test_memory_of_cases_does_not_grow_with_the_stream():
    memory = CaseMemory()
    for week in range(50):
        ids = np.arange(100) + 100 * week
        for kind in (Kind.CONTACT_ANSWERED, Kind.CONTACT_ENDED, Kind.CASE_CLOSED):  # never appraised
            memory.recall(np.full(100, kind), ids, ids % 7, np.ones(100))
    assert memory.open_cases <= 100


def test_a_week_is_closed_at_its_end():
    times = np.array([0.0, 1.0, MINUTES_PER_WEEK, MINUTES_PER_WEEK + 1e-6, 2.0 * MINUTES_PER_WEEK])
    assert week_of(times, 2).tolist() == [0, 0, 0, 1, 1]
    with pytest.raises(ValueError, match="horizon"):
        week_of(times, 1)


def test_money_must_be_in_whole_cents():
    row = (np.array([1.0]), np.array([Kind.COST], dtype=np.int16), *(np.array([-1]) for _ in range(4)),
           np.array([0.5]), np.array([0.0]), np.array([0.0]))
    with pytest.raises(ValueError, match="whole cents"):
        fold([row])


def test_weekly_figures_are_the_same_formula_week_by_week():
    totals = fold([model_log()])
    weekly = weekly_figures(totals)
    for week in range(WEEKS):
        alone = figures(Window(totals, [(week, week + 1)]))
        for name, values in weekly.items():
            assert values[week] == pytest.approx(alone[name][0], nan_ok=True), name
    assert set(weekly) <= set(KPIS)
