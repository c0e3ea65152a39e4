"""Two policies side by side, the second minus the first, however the comparison stores the pair."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxsim.experiments.differences import smallest_difference
from cxsim.experiments.results import Comparison, Verdict
from cxsim.metrics.kpis import KPIS


@dataclass(frozen=True, slots=True)
class Paired:
    """``second`` minus ``first`` in one KPI, paired by world, with the simultaneous interval.

    ``favours`` is a policy's name or `cxsim.experiments.results.NEITHER`; ends are NaN with fewer than two pairs;
    ``matters`` is the smallest difference that matters, in the unit of the KPI.
    """

    first: str
    second: str
    kpi: str
    mean: float
    low: float
    high: float
    favours: str
    verdict: Verdict
    more_replications: int | None
    variance_removed: float
    n: int
    unit: str
    matters: float

    @property
    def half_width(self) -> float:
        """Half the width of the interval; NaN where there is none."""
        return (self.high - self.low) / 2.0

    @property
    def resolution(self) -> float:
        """What decides the digits: half the interval, but never less than the smallest difference that matters."""
        return max(self.half_width, self.matters) if self.has_interval() else self.matters or math.nan

    @property
    def ahead(self) -> str:
        """Name of the policy with the larger mean, for sentences such as "earned more"."""
        return self.second if self.mean > 0.0 else self.first

    def has_interval(self) -> bool:
        """Whether there were enough worlds for an interval."""
        return math.isfinite(self.low) and math.isfinite(self.high)


def paired(comparison: Comparison, first: str, second: str, kpi: str) -> Paired | None:
    """``second`` minus ``first`` in ``kpi``; None where the pair has no data in it."""
    for found in comparison.differences:
        if found.kpi == kpi and {found.a, found.b} == {first, second}:
            sign = 1.0 if found.a == second else -1.0
            low, high = sorted((sign * found.simultaneous_low, sign * found.simultaneous_high))
            return Paired(
                first=first, second=second, kpi=kpi, mean=sign * found.mean, low=low, high=high,
                favours=found.favours, verdict=found.verdict, more_replications=found.more_replications,
                variance_removed=found.variance_removed, n=found.n, unit=found.unit,
                matters=smallest_difference(KPIS[kpi], comparison.values),
            )
    return None


def titles(comparison: Comparison) -> tuple[str, ...]:
    """What to call each policy: its title, with the name behind it where two policies share a title."""
    plain = [" ".join(policy.title.split()) or policy.name for policy in comparison.policies]
    return tuple(
        f"{title} ({policy.name})" if plain.count(title) > 1 else title
        for title, policy in zip(plain, comparison.policies, strict=True)
    )
