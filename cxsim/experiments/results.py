"""What a paired comparison found: the typed result that tables, plots and the report are made from.

Everything here is data, already computed; nothing simulates or draws. Money is in USD, times in the unit that
the KPI's name ends with. A KPI for which a policy has no data (no sale, no written work) is left out of the
dictionaries rather than filled with a made-up number; in weekly series such a week is NaN.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.metrics.intervals import mean_interval
from cxsim.metrics.moments import moment_figures
from cxsim.rules.company import Company, Policy

if TYPE_CHECKING:
    import pandas as pd

    from cxsim.experiments.attribution import Attribution
    from cxsim.experiments.robust import Robustness

NEITHER: Final = "neither"
"""Value of `Difference.favours` when no policy is favoured; no policy may have this name."""

Verdict = Literal["better", "practically equal", "different", "undecided"]
"""``better``: the simultaneous interval excludes 0 and the KPI has a good direction. ``practically equal``:
the interval lies inside the smallest difference that matters. ``different``: it excludes 0, but the KPI has
no good direction (such as handle time). ``undecided``: none of these; see `Difference.more_replications`."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Mean over replications with its 95 % Student t interval.

    ``sd`` is the standard deviation between replications (risk: how worlds differ); the interval is the
    uncertainty of the mean (error: shrinks with ``n``). With one replication the ends of the interval are NaN
    and ``sd`` is 0.
    """

    mean: float
    ci_low: float
    ci_high: float
    sd: float
    n: int
    unit: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A KPI of policy ``a`` minus the same KPI of policy ``b``, paired by replication.

    ``ci_low`` to ``ci_high`` is the 95 % interval of this difference alone; ``simultaneous_low`` to
    ``simultaneous_high`` holds with 95 % for all differences of its family together (see
    `cxsim.metrics.kpis.Kpi.primary`), and the verdict is taken from it. ``adjusted_p`` is Holm's. NaN where
    fewer than two pairs exist.
    """

    a: str
    b: str
    kpi: str
    mean: float
    ci_low: float
    ci_high: float
    simultaneous_low: float
    simultaneous_high: float
    adjusted_p: float
    favours: str
    """Name of the favoured policy, or `NEITHER`."""
    verdict: Verdict
    more_replications: int | None
    """About how many more replications would settle an undecided difference; None when it is settled or
    cannot be told."""
    variance_removed: float
    """1 - Var(a - b) / (Var a + Var b): what common random numbers saved; 0 none, 1 all, negative: harmed."""
    n: int
    unit: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """The week from which the leader in a KPI (or in its running total) stays ahead after having been behind.

    ``week`` is that of the mean over replications, counted from 1 after the warm-up; None when the mean never
    crosses. ``ci_low`` to ``ci_high`` are the 10 and 90 % points among the replications that cross;
    ``never_share`` is the share of replications that do not.
    """

    a: str
    b: str
    kpi: str
    cumulative: bool
    week: float | None
    ci_low: float | None
    ci_high: float | None
    never_share: float


class Histogram(NamedTuple):
    """Shares of each class, averaged over replications; ``edges`` has one number more than ``shares``."""

    edges: NDArray[np.float64]
    shares: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One line of the money table, USD: a revenue, a cost (positive) or a balance, by year and in all."""

    name: str
    title: str
    kind: Literal["revenue", "cost", "balance"]
    years: tuple[Estimate, ...]
    total: Estimate


def row_named(table: tuple[MoneyRow, ...], name: str) -> MoneyRow | None:
    """The line of a name; None where the table has none."""
    return next((row for row in table if row.name == name), None)


class Year(NamedTuple):
    """A column of the money table: weeks counted from 0 at the start of the run; the last may be short."""

    first_week: int
    weeks: int


@dataclass(frozen=True, slots=True)
class FailedTask:
    """A replication that could not be had; it is missing for every policy in the paired figures."""

    policy: str
    replication: int
    reason: str


@dataclass(frozen=True)
class Comparison:
    """Paired comparison of policies in one company under common random numbers.

    KPIs cover the weeks from ``warm_up_weeks`` to ``weeks``; weekly series have all ``weeks``, warm-up
    included. Row ``r`` of every array is replication ``replication_ids[r]`` for every policy.
    """

    company: Company
    policies: tuple[Policy, ...]
    weeks: int
    warm_up_weeks: int
    seed: int
    replications: int
    """Complete pairs: replications that every policy finished."""
    engine: str
    version: str
    replication_ids: tuple[int, ...]
    estimates: Mapping[str, Mapping[str, Estimate]]
    """Policy name, then KPI name."""
    values: Mapping[str, Mapping[str, NDArray[np.float64]]]
    """Policy, KPI: (replications,), the value in each world; NaN where a world has no data."""
    differences: tuple[Difference, ...]
    crossings: tuple[Crossing, ...]
    weekly: Mapping[str, Mapping[str, NDArray[np.float64]]]
    """Policy, KPI: (replications, weeks)."""
    histograms: Mapping[str, Mapping[str, Histogram]]
    """Policy, then name of `cxsim.metrics.histograms.HISTOGRAMS`."""
    moments: Mapping[str, NDArray[np.float64]]
    """Policy: (replications, issues, sums) of `cxsim.metrics.moments.MOMENT_SUMS`."""
    years: tuple[Year, ...]
    money: Mapping[str, tuple[MoneyRow, ...]]
    """Policy: revenue rows, cost rows, then ``profit``."""
    equity: Mapping[str, Estimate]
    """Policy: value of the customer base at the end of the horizon, USD."""
    failed: tuple[FailedTask, ...] = ()
    standing: Mapping[int, Mapping[str, Mapping[str, NDArray[np.float64]]]] = field(default_factory=dict)
    """Horizon in weeks, policy, KPI of `cxsim.experiments.horizons`: (replications,)."""
    switched_off: tuple[str, ...] = ()
    """Mechanisms of `cxsim.experiments.mechanisms` that were off."""
    attribution: Attribution | None = None
    """What carries the difference of the first two policies; None where nobody asked."""
    robustness: Robustness | None = None
    """Whether the answer holds under other assumptions; None where nobody asked."""
    precision_reached: Mapping[str, bool] | None = None
    """Outcome of ``--precision`` by KPI; None when no precision was asked for."""

    @property
    def policy_names(self) -> tuple[str, ...]:
        """Names in the order given by the user."""
        return tuple(policy.name for policy in self.policies)

    def difference(self, a: str, b: str, kpi: str) -> Difference:
        """The difference of two policies in one KPI, as stored (``a`` came before ``b``).

        Raises
        ------
        KeyError
            When the pair has no data in that KPI, or was asked for the other way round.
        """
        for found in self.differences:
            if (found.a, found.b, found.kpi) == (a, b, kpi):
                return found
        raise KeyError(f"no difference {a} - {b} in {kpi}")

    def to_pandas(self) -> pd.DataFrame:
        """Tidy table: one row per policy, replication and KPI, with columns of these names and ``value``.

        Raises
        ------
        ImportError
            When pandas is not installed (``pip install cxsim[research]``).
        """
        import pandas as pd

        rows = [
            (policy, replication, kpi, float(value))
            for policy, by_kpi in self.values.items()
            for kpi, values in by_kpi.items()
            for replication, value in zip(self.replication_ids, values, strict=True)
        ]
        return pd.DataFrame(rows, columns=["policy", "replication", "kpi", "value"])

    def summary(self) -> dict[str, Any]:
        """The document ``summary.json``, schema 1: plain dictionaries, lists and numbers, None for NaN."""
        crossover: dict[str, list[dict[str, Any]]] = {}
        for c in self.crossings:
            crossover.setdefault(c.kpi, []).append({
                "a": c.a, "b": c.b, "cumulative": c.cumulative, "week": c.week, "ci_low": c.ci_low,
                "ci_high": c.ci_high, "never_share": c.never_share,
            })
        return {
            "schema": 1,
            "cxsim": self.version,
            "company": self.company.name,
            "weeks": self.weeks,
            "warm_up_weeks": self.warm_up_weeks,
            "replications": self.replications,
            "seed": self.seed,
            "engine": self.engine,
            "policies": {
                policy: {
                    kpi: {
                        "mean": finite(e.mean), "ci_low": finite(e.ci_low), "ci_high": finite(e.ci_high),
                        "sd": finite(e.sd), "n": e.n, "unit": e.unit,
                    }
                    for kpi, e in by_kpi.items()
                }
                for policy, by_kpi in self.estimates.items()
            },
            "differences": [
                {
                    "a": d.a, "b": d.b, "kpi": d.kpi, "mean": finite(d.mean), "ci_low": finite(d.ci_low),
                    "ci_high": finite(d.ci_high), "simultaneous_low": finite(d.simultaneous_low),
                    "simultaneous_high": finite(d.simultaneous_high), "adjusted_p": finite(d.adjusted_p),
                    "favours": d.favours, "verdict": d.verdict, "more_replications": d.more_replications,
                    "variance_removed": finite(d.variance_removed), "n": d.n, "unit": d.unit,
                }
                for d in self.differences
            ],
            "crossover": crossover,
            "moments": {policy: self._moments(sums) for policy, sums in self.moments.items()},
            "kappa": self.company.parameters.kappa,
            "switched_off": list(self.switched_off),
            "horizons": [
                {"weeks": weeks, "policy": policy, "kpi": kpi, "mean": finite(float(np.nanmean(values)))}
                for weeks, by_policy in self.standing.items()
                for policy, by_kpi in by_policy.items() for kpi, values in by_kpi.items()
            ],
            "why": [] if self.attribution is None else [
                {"mechanism": c.mechanism, "kpi": c.kpi,
                 "without": {"mean": c.without.mean, "low": finite(c.without.low), "high": finite(c.without.high)},
                 "carried": {"mean": c.carried.mean, "low": finite(c.carried.low), "high": finite(c.carried.high)}}
                for c in self.attribution.contributions
            ],
            "at_kappas": [] if self.attribution is None else [
                {"kappa": k.kappa, "kpi": k.kpi, "mean": k.difference.mean, "low": finite(k.difference.low),
                 "high": finite(k.difference.high)}
                for k in self.attribution.at_kappas
            ],
            "failed": [
                {"policy": f.policy, "replication": f.replication, "reason": f.reason} for f in self.failed
            ],
            "robust": None if self.robustness is None else self.robustness.summary(),
            "precision_reached": None if self.precision_reached is None else dict(self.precision_reached),
        }

    def _moments(self, sums: NDArray[np.float64]) -> dict[str, dict[str, dict[str, float | None]]]:
        """Issue, then figure of `cxsim.metrics.moments.MOMENT_FIGURES`: its mean over worlds, and the interval."""
        figures = moment_figures(sums)
        return {
            issue.name: {
                name: {"mean": finite(found.mean), "ci_low": finite(found.low), "ci_high": finite(found.high)}
                for name, values in figures.items() for found in [mean_interval(values[:, i])]
            }
            for i, issue in enumerate(self.company.issues)
        }


def finite(x: float) -> float | None:
    """A figure for JSON, which has no NaN."""
    return float(x) if np.isfinite(x) else None
