"""The table of key figures: complete, named as agreed, and each formula what its words say."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import numpy as np
import pytest

from cxsim.metrics.histograms import HISTOGRAMS, class_of
from cxsim.metrics.kpis import KPIS, horizon_figures
from cxsim.metrics.measures import MEASURES
from cxsim.metrics.moments import MOMENT_SUMS
from cxsim.metrics.spread import ratio
from cxsim.metrics.totals import GROUPS, WeeklyTotals
from cxsim.rules.events import Kind

AGREED = {
    "service_level", "average_speed_of_answer_min", "abandonment_rate", "average_handle_time_min", "occupancy",
    "first_contact_resolution", "escalation_rate", "transfer_rate", "time_to_resolution_h", "csat", "nps",
    "customer_effort_score", "review_score", "churn_rate", "repeat_purchase_rate", "conversion_rate",
    "advocacy_rate", "new_customers", "burnout_rate", "engagement", "fear", "trust", "skill", "misuse_cost",
    "goodwill_cost", "revenue", "operating_cost", "profit", "customer_equity", "promises_kept", "bot_containment",
    "public_complaints", "all_nine_met", "agent_attrition", "suggestions_voiced", "suggestions_acted_on", "errors",
    "errors_reported", "weeks_to_tell_stars", "weeks_to_tell_misuse",
}  # fmt: skip
"""Names that users may rely on."""


def totals(weeks: int = 2, agents: int = 1, **measures: object) -> WeeklyTotals:
    """Weekly totals made by hand: what is not given is 0."""
    zeros = {name: np.zeros(weeks) for name in MEASURES}
    assert set(measures) <= set(zeros)
    given = {name: np.broadcast_to(np.asarray(v, dtype=float), (weeks,)) for name, v in measures.items()}
    histograms = {name: np.zeros((weeks, h.edges.size - 1)) for name, h in HISTOGRAMS.items()}
    appraisals = {by: np.zeros((weeks, agents, 3)) for by in GROUPS}
    return WeeklyTotals(weeks, zeros | given, appraisals, histograms, np.zeros((weeks, 1, len(MOMENT_SUMS))))


def test_agreed_names_are_there():
    assert set(KPIS) >= AGREED


def test_every_key_figure_is_explained():
    for name, kpi in KPIS.items():
        assert kpi.name == name
        assert kpi.title
        assert kpi.unit
        assert len(kpi.definition) > 10
        assert kpi.smallest_difference > 0.0
        assert kpi.smallest_difference_of in {"", *KPIS}
    assert sum(kpi.primary for kpi in KPIS.values()) == 5
    assert len({kpi.title for kpi in KPIS.values()}) == len(KPIS)


def test_every_measure_reads_a_kind_of_event():
    assert all(0 <= measure.kind < Kind.COUNT for measure in MEASURES.values())


def test_churn_is_the_share_lost_in_a_year():
    found = horizon_figures(totals(52, left=1.0, customer_weeks=100.0), 0)
    assert found["churn_rate"] == pytest.approx(1.0 - np.exp(-0.52))


def test_value_of_customers_is_known_at_the_end_alone():
    run = totals(3, equity_cents=[0, 0, 12345], runs_ended=[0, 0, 1], customers_at_end=[0, 0, 9])
    assert horizon_figures(run, 1)["customer_equity"] == 123.45
    assert horizon_figures(run, 2)["customers_at_end"] == 9.0


def test_profit_is_exact_where_floats_of_dollars_are_not():
    run = totals(1, purchase_margin_cents=30, sale_margin_cents=0, cost_cents=20)
    assert horizon_figures(run, 0)["profit"] == 0.1  # 0.3 - 0.2 is not 0.1


def test_no_rate_without_a_denominator():
    assert np.isnan(ratio(np.array([1.0]), np.array([0.0]))[0])


def with_appraisals(sd_between: float, cases_per_agent: int, rng: np.random.Generator) -> WeeklyTotals:
    """Two hundred agents whose true means differ by ``sd_between``, their cases by 1."""
    agents = 200
    run = totals(1, agents=agents)
    cases = rng.normal(3.0 + sd_between * rng.normal(size=agents)[:, None], 1.0, (agents, cases_per_agent))
    run.appraisals["agent"][0, :, 0] = cases_per_agent
    run.appraisals["agent"][0, :, 1] = cases.sum(axis=1)
    run.appraisals["agent"][0, :, 2] = (cases**2).sum(axis=1)
    return run


@pytest.mark.parametrize("cases_per_agent", [5, 500])
def test_agents_who_differ_are_told_from_chance(cases_per_agent):
    rng = np.random.default_rng(3)
    name = "consistency_between_agents"
    same = [horizon_figures(with_appraisals(0.0, cases_per_agent, rng), 0)[name] for _ in range(40)]
    differ = [horizon_figures(with_appraisals(0.3, cases_per_agent, rng), 0)[name] for _ in range(40)]
    assert abs(np.mean(differ) - 0.3) < 4.0 * np.std(differ, ddof=1) / np.sqrt(40) + 0.01
    assert np.median(same) < 0.5 * np.median(differ)


@pytest.mark.parametrize(("cases_a_week", "sd_between"), [(5, 0.3), (2, 0.3), (20, 0.1), (40, 0.3)])
def test_a_star_is_told_in_the_week_in_which_half_of_them_pass_the_test_of_every_week(cases_a_week, sd_between):
    """As reckoned by hand: the top tenth is 1.755 SD above the team; five in a hundred are called stars by mistake."""
    passes = [1.755 * sd_between * sqrt(cases_a_week * week) >= NormalDist().inv_cdf(1.0 - 0.05 / week)
              for week in range(1, 200)]  # fmt: skip
    run = with_appraisals(sd_between, 20_000, np.random.default_rng(4))
    run.measures["agent_weeks"][:] = 200 * 20_000 / cases_a_week
    assert horizon_figures(run, 0)["weeks_to_tell_stars"] == pytest.approx(1 + passes.index(True), rel=0.15)


def test_agents_alike_have_no_stars_and_honest_ones_no_misuse_to_tell():
    run = totals(1, agents=3, agent_weeks=3.0)
    run.appraisals["agent"][0] = [(100.0, 300.0, 1000.0)] * 3
    assert "weeks_to_tell_stars" not in horizon_figures(run, 0)
    assert "weeks_to_tell_misuse" not in horizon_figures(totals(1), 0)


def test_half_of_those_who_misuse_are_found_within_the_median_of_an_exponential_time():
    """Of two thousand, some not found within a year; the estimate uses both."""
    found_week = np.random.default_rng(5).exponential(8.0, 2000)
    hidden = np.minimum(found_week, 52.0).sum()
    run = totals(1, hidden_misuser_weeks=hidden, misusers_found=(found_week < 52.0).sum())
    assert horizon_figures(run, 0)["weeks_to_tell_misuse"] == pytest.approx(np.median(found_week), rel=0.1)


def test_classes_hold_what_lies_beyond_them():
    edges = np.array([0.0, 1.0, 2.0])
    assert class_of(np.array([-5.0, 0.0, 0.99, 1.0, 2.0, 77.0]), edges).tolist() == [0, 0, 0, 1, 1, 1]
