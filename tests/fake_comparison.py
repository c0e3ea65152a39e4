"""A comparison made of NumPy draws, for tests of the reports: nothing is simulated, everything is consistent.

Values of worlds share a part (common random numbers), intervals and verdicts follow from the values, and the
money table adds up. ``shift`` moves every KPI of each later policy for the better or worse, in standard
deviations, so that a test can say who should be favoured.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from scipy import stats

from cxsim.experiments.differences import smallest_difference
from cxsim.experiments.results import (
    NEITHER,
    Comparison,
    Crossing,
    Difference,
    Estimate,
    FailedTask,
    Histogram,
    MoneyRow,
    Year,
)
from cxsim.metrics.histograms import HISTOGRAMS
from cxsim.metrics.kpis import KPIS
from cxsim.metrics.moments import MOMENT_SUMS
from cxsim.rules.company import (
    LOGNORMAL,
    PHONE,
    WRITTEN,
    Break,
    Calendar,
    Channel,
    Company,
    Economics,
    EscalationLevel,
    Issue,
    Policy,
    Shift,
    Staffing,
)
from cxsim.rules.events import COSTS
from cxsim.rules.levers import Levers

TITLES = (
    "Management by fear", "Empowerment", "Lip service", "Firm and fair", "Laissez-faire", "Scripted", "Sales first",
)
LEVELS = {"USD": 4e6, "share": 0.3, "share a year": 0.2, "1 to 5": 3.6, "1 to 5 stars": 3.9, "0 to 1": 0.5, "z": 0.2,
          "min": 5.0, "h": 20.0, "customers": 9000.0, "points": 12.0}


def fake_company(title: str = "A grand hotel") -> Company:
    """A company with one row of everything."""
    return Company(
        name="grand-hotel", title=title, psychology=True, handle_distribution=LOGNORMAL, handle_cv=1.0,
        issues=(
            Issue("lost_booking", "Lost booking", True, 0.1, 0.5, 80.0, 1.0, 0.5, 0.5, 0.6, 0.65, 16.0),
            Issue("question", "A question", False, 0.4, 0.0, 0.0, 0.0, 0.0, 0.1, 0.2, 1.0, 8.0),
        ),
        channels=(
            Channel("phone", "Telephone", PHONE, 0.7, 1.0, 6.3, 0, 0.5),
            Channel("inbox", "Inbox", WRITTEN, 0.3, 1.0, 0.0, 1, 480.0),
        ),
        streams=(),
        calendar=Calendar(((420.0, 1380.0),) * 7, (1.0,) * 7, (1.0,) * 48, (1.0,) * 52, 0.1, 0.6, 0.05),
        staffing=Staffing(
            30, False, (Shift(420.0, 900.0, 0.5), Shift(900.0, 1380.0, 0.5)), (Break(240.0, 30.0, False),),
            5, 0.06, 2.0, 25.0, 1.5, 0.0, 0.0, 100.0,
        ),
        escalation=(EscalationLevel("supervisor", 2, 20.0, 600.0, 0.6, 0.7, 1500.0),),
        economics=Economics(
            90000, 2.5, 150.0, 1.0, 0.26, 0.0, 1.0, 0.05, 40.0, 0.08, 10000.0, (60.0, 15.0, 45.0, 15.0)
        ),
    )


def fake_policy(i: int, title: str | None = None) -> Policy:
    """Policy number ``i`` with levers between the ends of their ranges."""
    ranges = [hint.__metadata__[0] for hint in _hints().values()]
    values = [r.low + (r.high - r.low) * ((i * 0.37 + k * 0.13) % 1.0) for k, r in enumerate(ranges)]
    return Policy(f"policy-{i}", title or TITLES[i % len(TITLES)], "Levers only; made for a test.", Levers(*values))


def fake_comparison(
    policies: int = 2,
    *,
    replications: int = 20,
    weeks: int = 60,
    warm_up_weeks: int = 8,
    seed: int = 1,
    shift: float = 0.6,
    company_title: str = "A grand hotel",
    policy_titles: tuple[str, ...] | None = None,
    failed: tuple[FailedTask, ...] = (),
    swap: bool = False,
) -> Comparison:
    """A comparison of so many policies; see the module. ``swap`` hands the policies' outcomes on in reverse."""
    rng = np.random.default_rng(seed)
    chosen = tuple(fake_policy(i, policy_titles[i] if policy_titles else None) for i in range(policies))
    names = [p.name for p in chosen]
    kept = weeks - warm_up_weeks
    values: dict[str, dict[str, np.ndarray]] = {n: {} for n in names}
    weekly: dict[str, dict[str, np.ndarray]] = {n: {} for n in names}
    for kpi in KPIS.values():
        level = LEVELS.get(kpi.unit, 10.0)
        shared = rng.normal(size=replications)
        season = 0.03 * np.sin(np.arange(weeks) / 8.0)
        for i, name in enumerate(names):
            sign = -1.0 if kpi.better == "lower" else 1.0
            own = rng.normal(size=replications)
            values[name][kpi.name] = level * (
                1.0 + 0.04 * (0.9 * shared + 0.4 * own) + sign * 0.04 * shift * (i / max(policies - 1, 1)))
            ramp = 0.1 * (i - 0.5) * (np.arange(weeks) / weeks - 0.4)
            per_week = level / kept if kpi.unit == "USD" else level
            weekly[name][kpi.name] = per_week * (
                1.0 + ramp + season + 0.04 * shared[:, None] + 0.05 * rng.normal(size=(replications, weeks)))
    weekly[names[0]]["csat"][:, 3] = np.nan
    if swap:
        values = dict(zip(names, reversed(values.values()), strict=True))
        weekly = dict(zip(names, reversed(weekly.values()), strict=True))
    estimates = {n: {k: _estimate(v, KPIS[k].unit) for k, v in values[n].items()} for n in names}
    differences = tuple(
        _difference(a, b, kpi, values) for a, b in combinations(names, 2) for kpi in KPIS
    )
    crossings = tuple(
        Crossing(a, b, kpi, cumulative, 21.0 if not cumulative else None, 15.0 if not cumulative else None,
                 33.0 if not cumulative else None, 0.1 if not cumulative else 1.0)
        for a, b in combinations(names, 2) for kpi in ("profit", "csat") for cumulative in (False, True)
    )
    histograms = {
        n: {h: _histogram(rng, d.edges, i / max(policies, 2)) for h, d in HISTOGRAMS.items()}
        for i, n in enumerate(names)
    }
    moments = {n: _moments(rng, replications, i / max(policies, 2)) for i, n in enumerate(names)}
    years = tuple(Year(s, min(52, weeks - s)) for s in range(warm_up_weeks, weeks, 52))
    return Comparison(
        company=fake_company(company_title), policies=chosen, weeks=weeks, warm_up_weeks=warm_up_weeks, seed=seed,
        replications=replications, engine="simpy", version="0.1.0", replication_ids=tuple(range(replications)),
        estimates=estimates, values=values, differences=differences, crossings=crossings, weekly=weekly,
        histograms=histograms, moments=moments, years=years, money={n: _money(values[n], years, kept) for n in names},
        equity={n: estimates[n]["customer_equity"] for n in names}, failed=failed,
    )


def _hints() -> dict[str, object]:
    from typing import get_type_hints

    return get_type_hints(Levers, include_extras=True)


def _estimate(x: np.ndarray, unit: str) -> Estimate:
    if x.size < 2:
        return Estimate(float(x.mean()), np.nan, np.nan, 0.0, x.size, unit)
    half = float(stats.t.ppf(0.975, x.size - 1) * x.std(ddof=1) / np.sqrt(x.size))
    mean = float(x.mean())
    return Estimate(mean, mean - half, mean + half, float(x.std(ddof=1)), x.size, unit)


def _difference(a: str, b: str, name: str, values: dict[str, dict[str, np.ndarray]]) -> Difference:
    kpi = KPIS[name]
    paired = values[a][name] - values[b][name]
    e = _estimate(paired, kpi.unit)
    wide = 1.5 * (e.ci_high - e.ci_low) / 2.0
    low, high = e.mean - wide, e.mean + wide
    matters = smallest_difference(kpi, values)
    favours, verdict, more = NEITHER, "undecided", 40
    if -matters <= low and high <= matters:
        verdict, more = "practically equal", None
    elif low > 0.0 or high < 0.0:
        more = None
        verdict = "different" if kpi.better == "neither" else "better"
        if verdict == "better":
            favours = a if (e.mean > 0.0) == (kpi.better == "higher") else b
    both = values[a][name].var(ddof=1) + values[b][name].var(ddof=1) if paired.size > 1 else np.nan
    removed = 1.0 - paired.var(ddof=1) / both if paired.size > 1 else np.nan
    return Difference(a, b, name, e.mean, e.ci_low, e.ci_high, low, high, 0.01, favours, verdict,
                      more if paired.size > 1 else None, float(removed), paired.size, kpi.unit)


def _histogram(rng: np.random.Generator, edges: np.ndarray, at: float) -> Histogram:
    middle = edges[0] + (edges[-1] - edges[0]) * (0.35 + 0.3 * at)
    draws = np.clip(rng.normal(middle, (edges[-1] - edges[0]) * 0.15, 4000), edges[0], edges[-1])
    return Histogram(edges, np.histogram(draws, edges)[0] / 4000)


def _moments(rng: np.random.Generator, replications: int, at: float) -> np.ndarray:
    """Sums of two issues: cases, and what came of them in shares of the cases."""
    cases = rng.poisson(400.0, size=(replications, 2)).astype(float)
    shares = np.array([0.4 + 0.1 * at, 0.3, 0.1, 40.0, 900.0 + 300.0 * at, 0.05])
    assert shares.size == len(MOMENT_SUMS) - 1
    return np.concatenate([cases[..., None], np.rint(cases[..., None] * shares)], axis=-1)


def _money(values: dict[str, np.ndarray], years: tuple[Year, ...], kept: int) -> tuple[MoneyRow, ...]:
    profit = values["profit"]
    parts = {name: profit * 0.05 * (1 + i % 3) for i, name in enumerate(COSTS)}
    costs = sum(parts.values())

    def row(name: str, title: str, kind: str, total: np.ndarray) -> MoneyRow:
        return MoneyRow(name, title, kind, tuple(_estimate(total * y.weeks / kept, "USD") for y in years),
                        _estimate(total, "USD"))

    return (
        row("purchases", "Margin on purchases", "revenue", (profit + costs) * 0.97),
        row("sales", "Margin on extra sales", "revenue", (profit + costs) * 0.03),
        *(row(n, n.replace("_", " ").capitalize(), "cost", p) for n, p in parts.items()),
        row("profit", "Profit", "balance", profit),
    )
