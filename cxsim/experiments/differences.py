"""Paired differences, their verdicts, and when one policy overtakes another."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from cxsim.experiments.results import NEITHER, Crossing, Difference, Estimate, Verdict
from cxsim.metrics.intervals import Interval, holm, mean_interval, p_value, replications_for, variance_removed
from cxsim.metrics.kpis import KPIS, Kpi
from cxsim.metrics.stream import Floats

Values = Mapping[str, Mapping[str, Floats]]
"""Policy, KPI: (replications,) or (replications, weeks)."""

CROSSING_KPIS: Final = (
    "profit", "csat", "resolved_cases_per_agent_day", "first_contact_resolution", "churn_rate", "exhaustion",
)
"""KPIs for which it is asked when the better policy changes."""

RUNNING_TOTAL_KPIS: Final = ("profit",)
"""Of these also the running total: when has the difference been paid back?"""

SPREAD_KNOWN_FROM: Final = 10
"""Worlds below which the spread between worlds is itself a guess, so that no smaller number is ever said to do."""

SMOOTHING_WEEKS: Final = 4
"""Weekly differences are averaged over this many weeks up to each, or single noisy weeks would count as crossings."""


def estimate(values: Floats, unit: str) -> Estimate:
    """Mean of a KPI over replications."""
    found = mean_interval(values)
    return Estimate(found.mean, found.low, found.high, found.sd, found.n, unit)


def smallest_difference(kpi: Kpi, values: Values) -> float:
    """The smallest difference in ``kpi`` that matters, in its unit, where policies had these ``values``."""
    if not kpi.smallest_difference_of:
        return kpi.smallest_difference
    reference = [float(np.nanmean(v[kpi.smallest_difference_of])) for v in values.values()
                 if kpi.smallest_difference_of in v]
    return kpi.smallest_difference * abs(float(np.mean(reference))) if reference else 0.0


def differences(values: Values) -> tuple[Difference, ...]:
    """Every pair of policies in every KPI, pair by pair; the first named of a pair comes first in ``values``.

    All pairs in the primary KPIs form one family, all pairs in the other KPIs a second; intervals hold
    simultaneously (Bonferroni) and p values are adjusted (Holm) within each.
    """
    found = [_Pair(a, b, kpi, values[a][kpi.name] - values[b][kpi.name])
             for a, b in combinations(values, 2) for kpi in KPIS.values()
             if kpi.name in values[a] and kpi.name in values[b]]
    found = [pair for pair in found if np.isfinite(pair.values).any()]
    size = {primary: sum(pair.kpi.primary == primary for pair in found) for primary in (True, False)}
    adjusted: dict[int, float] = {}
    for primary in (True, False):
        members = [i for i, pair in enumerate(found) if pair.kpi.primary == primary]
        adjusted |= dict(zip(members, holm([p_value(found[i].values) for i in members]), strict=True))
    matters = {kpi.name: smallest_difference(kpi, values) for kpi in KPIS.values()}
    return tuple(
        _difference(pair, size[pair.kpi.primary], adjusted[i], matters[pair.kpi.name], values)
        for i, pair in enumerate(found)
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """A KPI of two policies: the difference in each world."""

    a: str
    b: str
    kpi: Kpi
    values: Floats


def _difference(pair: _Pair, family: int, adjusted_p: float, matters: float, values: Values) -> Difference:
    alone, together = mean_interval(pair.values), mean_interval(pair.values, family)
    verdict = judge(together, pair.kpi, matters)
    favours = NEITHER
    if verdict == "better":
        favours = pair.a if (alone.mean > 0.0) == (pair.kpi.better == "higher") else pair.b
    return Difference(
        pair.a, pair.b, pair.kpi.name, alone.mean, alone.low, alone.high, together.low, together.high, adjusted_p,
        favours, verdict, more_replications(together, family, matters) if verdict == "undecided" else None,
        variance_removed(values[pair.a][pair.kpi.name], values[pair.b][pair.kpi.name]), alone.n, pair.kpi.unit,
    )  # fmt: skip


def judge(interval: Interval, kpi: Kpi, matters: float) -> Verdict:
    """What a simultaneous interval of a difference says, when differences up to ``matters`` do not matter."""
    if math.isnan(interval.low):
        return "undecided"
    if -matters <= interval.low and interval.high <= matters:
        return "practically equal"
    if interval.low <= 0.0 <= interval.high:
        return "undecided"
    return "different" if kpi.better == "neither" else "better"


def more_replications(interval: Interval, family: int, matters: float) -> int | None:
    """About how many more replications would settle a difference, if mean and spread stay as they are.

    Settled means that the interval either leaves out 0 or lies within ``matters``, whichever comes first. Mean and
    spread will not stay as they are, so it is never fewer than half as many again, nor than `SPREAD_KNOWN_FROM`
    in all.
    """
    if interval.n < 2:
        return None
    wanted = max(abs(interval.mean), matters - abs(interval.mean))
    needed = replications_for(interval.sd, wanted, family)
    if needed is None:
        return None
    return max(needed, math.ceil(1.5 * interval.n), SPREAD_KNOWN_FROM) - interval.n


def crossings(weekly: Values, warm_up_weeks: int) -> tuple[Crossing, ...]:
    """When the lead changes for the last time, for each pair of policies, from weekly series after the warm-up."""
    found = []
    for a, b in combinations(weekly, 2):
        for name in CROSSING_KPIS:
            if name not in weekly[a] or name not in weekly[b]:
                continue
            gap = (weekly[a][name] - weekly[b][name])[:, warm_up_weeks:]
            found.append(_crossing(a, b, name, False, smoothed(gap)))
            if name in RUNNING_TOTAL_KPIS:
                found.append(_crossing(a, b, name, True, np.nancumsum(gap, axis=1)))
    return tuple(found)


def _crossing(a: str, b: str, kpi: str, cumulative: bool, gap: Floats) -> Crossing:
    of_mean = last_change(gap.mean(axis=0)) if gap.size else None
    each = [week for week in map(last_change, gap) if week is not None]
    low, high = (float(np.quantile(each, q)) for q in (0.1, 0.9)) if each else (None, None)
    never = 1.0 - len(each) / gap.shape[0] if gap.shape[0] else 1.0
    return Crossing(a, b, kpi, cumulative, of_mean, low, high, never)


def last_change(gap: Floats) -> float | None:
    """Week, from 1, in which a series takes its last sign; None if it had it from the start. Zeros do not count."""
    known = np.flatnonzero(np.isfinite(gap) & (gap != 0.0))
    signs = np.sign(gap[known])
    changes = np.flatnonzero(signs[1:] != signs[:-1])
    return float(known[changes[-1] + 1] + 1) if changes.size else None


def smoothed(gap: Floats) -> Floats:
    """Mean of each week and those before it, `SMOOTHING_WEEKS` in all or as many as there are: same shape."""
    known = np.isfinite(gap)
    total = np.cumsum(np.where(known, gap, 0.0), axis=1)
    count = np.cumsum(known, axis=1, dtype=np.float64)
    for sums in (total, count):
        sums[:, SMOOTHING_WEEKS:] -= sums[:, :-SMOOTHING_WEEKS].copy()
    mean = np.full(gap.shape, np.nan)
    np.divide(total, count, out=mean, where=count > 0.0)
    return mean


def widest(values: Values, kpi: str) -> Interval | None:
    """The widest interval, taken alone, of all pairs' differences in a KPI; None if no pair has data."""
    found = [mean_interval(values[a][kpi] - values[b][kpi]) for a, b in combinations(values, 2)
             if kpi in values[a] and kpi in values[b]]
    known = [interval for interval in found if interval.n >= 2]
    return max(known, key=lambda interval: interval.half_width) if known else None
