"""Sweeps: one factor from end to end against a KPI, in the same worlds, and where the better policy changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from cxsim.config.faults import did_you_mean
from cxsim.experiments.compare import Progress, compare
from cxsim.experiments.factors import Factor, FactorError, find_factor, set_factor
from cxsim.experiments.journal import Journal
from cxsim.experiments.results import Comparison, finite
from cxsim.experiments.tables import Table, write_tables
from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.metrics.kpis import KPIS
from cxsim.metrics.stream import Floats
from cxsim.rules.company import Company, Policy

DEFAULT_POINTS = 5


class Point(NamedTuple):
    """The KPI at one value of the factor."""

    value: float
    means: tuple[Interval, ...]
    """Of each policy, in order; each 95 % alone."""
    difference: Interval
    """Second policy less first, world by world; holds with 95 % at all points together."""
    replications: int


class BreakEven(NamedTuple):
    """Where the mean difference is 0, between two points, by straight lines.

    ``low`` to ``high`` holds every value at which the interval of the difference, drawn by straight lines too, contains
    0: beyond them one policy is better. None where an end lies outside the values tried.
    """

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a sweep found; ``first`` and ``second`` name the policies."""

    company: str
    factor: Factor
    kpi: str
    first: str
    second: str
    moved: tuple[str, ...]
    weeks: int
    warm_up_weeks: int
    seed: int
    points: tuple[Point, ...]
    break_evens: tuple[BreakEven, ...]

    def summary(self) -> dict[str, Any]:
        """The document ``summary.json``, schema 1."""
        return {
            "schema": 1, "company": self.company, "factor": self.factor.name, "kind": self.factor.kind,
            "unit": self.factor.unit, "kpi": self.kpi, "kpi_unit": KPIS[self.kpi].unit,
            "policies": [self.first, self.second], "moved": list(self.moved), "weeks": self.weeks,
            "warm_up_weeks": self.warm_up_weeks, "seed": self.seed,
            "points": [
                {
                    "value": point.value, "replications": point.replications,
                    "means": [_plain(mean) for mean in point.means], "difference": _plain(point.difference),
                }
                for point in self.points
            ],
            "break_evens": [break_even._asdict() for break_even in self.break_evens],
        }


def sweep(
    company: Company,
    policies: Sequence[Policy],
    factor_name: str,
    values: Sequence[float] | None = None,
    *,
    kpi: str = "profit",
    moved: Iterable[str] = (),
    weeks: int,
    warm_up_weeks: int = 0,
    replications: int = 10,
    seed: int = 1,
    jobs: int = 1,
    journal: Journal | None = None,
    progress: Callable[[float, Progress], None] | None = None,
) -> Sweep:
    """Compare two policies at each value of a factor, in the same worlds.

    Parameters
    ----------
    factor_name
        A lever, a parameter, or a number of the company such as ``economics.lock_in``.
    values
        Values to try, at least two; by default equal steps through the factor's plausible range.
    moved
        Policies in which a lever moves; by default the second. Other factors move for both.
    journal
        Finished replications are kept there, and a sweep goes on where it was.

    Raises
    ------
    FactorError
        When factor, values, KPI or policies make no sense.
    """
    factor, tried, where, settings = check_sweep(company, policies, factor_name, values, kpi, moved)
    first, second = policies
    points = []
    for value, (setting, chosen) in zip(tried, settings, strict=True):
        found = compare(
            setting, *chosen, weeks=weeks, warm_up_weeks=warm_up_weeks, replications=replications, seed=seed,
            jobs=jobs, journal=journal,
            progress=None if progress is None else lambda now, value=value: progress(value, now),  # type: ignore[misc]
        )
        points.append(_point(found, value, kpi, len(tried)))
    return Sweep(
        company.name, factor, kpi, first.name, second.name, where if factor.kind == "lever" else (), weeks,
        warm_up_weeks, seed, tuple(points), break_evens(points),
    )


class Plan(NamedTuple):
    """A sweep that makes sense: the factor, the values, where a lever moves, and what is compared at each value."""

    factor: Factor
    values: tuple[float, ...]
    moved: tuple[str, ...]
    settings: tuple[tuple[Company, tuple[Policy, ...]], ...]


def check_sweep(
    company: Company, policies: Sequence[Policy], factor_name: str, values: Sequence[float] | None, kpi: str,
    moved: Iterable[str],
) -> Plan:
    """Refuse what cannot be swept, before anything is run or written; see `sweep`."""
    if len(policies) != 2:
        raise FactorError(f"a sweep compares two policies (found {len(policies)})")
    if kpi not in KPIS:
        raise FactorError(f"no KPI '{kpi}' ({did_you_mean(kpi, KPIS)})")
    factor = find_factor(factor_name, company)
    tried = _values(factor, values)
    names = [policy.name for policy in policies]
    where = tuple(dict.fromkeys(moved)) or (names[1],)
    unknown = [name for name in where if name not in names]
    if unknown:
        raise FactorError(f"the lever cannot move in {unknown[0]}: it is not compared")
    settings = tuple(set_factor(factor, value, company, policies, frozenset(where)) for value in tried)
    return Plan(factor, tried, where, settings)


def break_evens(points: Sequence[Point]) -> tuple[BreakEven, ...]:
    """Every change of sign of the mean difference, with the values that cannot be told from it."""
    at = np.array([point.value for point in points])
    mean, low, high = (
        np.array([getattr(point.difference, end) for point in points]) for end in ("mean", "low", "high")
    )
    zeros = _zeros(at, mean)
    ends = sorted(_zeros(at, low) + _zeros(at, high))
    return tuple(
        BreakEven(
            zero,
            max((end for end in ends if end <= zero), default=None),
            min((end for end in ends if end >= zero), default=None),
        )
        for zero in zeros
    )


def write_sweep(found: Sweep, folder: Path) -> bool:
    """Write ``points.csv`` (and Parquet, where pyarrow is installed: the result)."""
    columns = ("value", "policy", "mean", "ci_low", "ci_high", "sd", "n")
    rows = [
        (point.value, name, *(finite(x) for x in interval))
        for point in found.points
        for name, interval in zip(
            (found.first, found.second, f"{found.second} - {found.first}"), (*point.means, point.difference),
            strict=True)
    ]
    return write_tables([Table("points", columns, tuple(rows))], folder)


def _values(factor: Factor, values: Sequence[float] | None) -> tuple[float, ...]:
    if values is None:
        if factor.low is None or factor.high is None:
            raise FactorError(f"{factor.name} has no range of its own: say which values to try")
        return tuple(float(value) for value in np.linspace(factor.low, factor.high, DEFAULT_POINTS))
    found = tuple(sorted(set(values)))
    if len(found) < 2:
        raise FactorError("a sweep needs at least two different values")
    return found


def _point(found: Comparison, value: float, kpi: str, points: int) -> Point:
    first, second = (found.values[name].get(kpi, np.zeros(0)) for name in found.policy_names)
    if first.size == 0 or second.size == 0:
        raise FactorError(f"{kpi}: a policy has no data at {value:g}")
    return Point(
        value, (mean_interval(first), mean_interval(second)), mean_interval(second - first, points), found.replications
    )


def _zeros(at: Floats, y: Floats) -> list[float]:
    """Where the straight lines through the points cross or touch 0."""
    found = [float(x) for x, height in zip(at, y, strict=True) if height == 0.0]
    for i in range(at.size - 1):
        if y[i] * y[i + 1] < 0.0:
            found.append(float(at[i] - y[i] * (at[i + 1] - at[i]) / (y[i + 1] - y[i])))
    return sorted(found)


def _plain(interval: Interval) -> dict[str, float | int | None]:
    return {
        "mean": finite(interval.mean), "low": finite(interval.low), "high": finite(interval.high),
        "sd": finite(interval.sd), "n": interval.n,
    }
