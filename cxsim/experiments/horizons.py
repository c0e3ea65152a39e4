"""Who leads at the end of half a year, one, two and three years: the same run, judged at different times."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np

from cxsim.experiments.differences import judge, smallest_difference
from cxsim.experiments.results import NEITHER, Verdict
from cxsim.metrics.intervals import mean_interval
from cxsim.metrics.kpis import KPIS
from cxsim.metrics.stream import Floats
from cxsim.metrics.totals import WeeklyTotals, Window

HORIZONS_WEEKS: Final = (26, 52, 104, 156)
"""Weeks after the warm-up. Named beforehand, so that nobody chooses after looking."""

HORIZON_KPIS: Final = ("profit", "customer_equity", "resolved_cases_per_agent_day", "csat")
"""Cash, what the customers are still worth, cases resolved, satisfaction."""

VALUE: Final = "customer_equity"
_KEPT: Final = ("revenue", *(kpi for kpi in HORIZON_KPIS if kpi != VALUE))
"""Revenue is the yardstick of profit."""

Standing = Mapping[int, Mapping[str, Mapping[str, Floats]]]
"""Horizon in weeks, policy, KPI: the figure of each world, (replications,)."""


class Lead(NamedTuple):
    """Policy ``a`` minus ``b`` in a KPI over the first ``weeks`` weeks.

    The interval holds with 95 % for all pairs, horizons and KPIs together; NaN with fewer than two worlds.
    """

    weeks: int
    a: str
    b: str
    kpi: str
    mean: float
    low: float
    high: float
    favours: str
    verdict: Verdict
    n: int


def horizon_values(totals: WeeklyTotals, warm_up_weeks: int) -> dict[int, dict[str, float]]:
    """The figures of one replication at every horizon that it reaches; what it cannot tell is left out."""
    found: dict[int, dict[str, float]] = {}
    for weeks in HORIZONS_WEEKS:
        end = warm_up_weeks + weeks
        if end > totals.weeks:
            break
        window = Window(totals, [(warm_up_weeks, end)])
        found[weeks] = {name: float(KPIS[name].formula(window)[0]) for name in _KEPT}
        if totals.measures["customers_valued"][end - 1] > 0.0:
            found[weeks][VALUE] = float(totals.measures["customers_value_cents"][end - 1]) / 100.0
        found[weeks] = {name: value for name, value in found[weeks].items() if np.isfinite(value)}
    return found


def leads(standing: Standing) -> tuple[Lead, ...]:
    """Every pair of policies at every horizon in every one of `HORIZON_KPIS`."""
    gaps = [
        (weeks, a, b, kpi, by_policy[a][kpi] - by_policy[b][kpi])
        for weeks, by_policy in standing.items() for a, b in combinations(by_policy, 2) for kpi in HORIZON_KPIS
        if kpi in by_policy[a] and kpi in by_policy[b]
    ]
    found = []
    for weeks, a, b, kpi, gap in gaps:
        interval = mean_interval(gap, len(gaps))
        verdict = judge(interval, KPIS[kpi], smallest_difference(KPIS[kpi], standing[weeks]))
        ahead = a if (interval.mean > 0.0) == (KPIS[kpi].better == "higher") else b
        found.append(Lead(
            weeks, a, b, kpi, interval.mean, interval.low, interval.high, ahead if verdict == "better" else NEITHER,
            verdict, interval.n,
        ))
    return tuple(found)
