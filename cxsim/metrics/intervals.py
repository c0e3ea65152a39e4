"""Intervals over replications: how sure a mean or a paired difference is.

Replications are independent, and a replication's figure is itself a sum over very many events, so Student's t
is apt from a few replications on (Law 2015, section 9.4; remembered). scipy is loaded when first needed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from cxsim.metrics.stream import Floats

CONFIDENCE: Final = 0.95
MOST_REPLICATIONS: Final = 100_000
"""Beyond this many replications a difference counts as one that cannot be settled."""


class Interval(NamedTuple):
    """Mean, its confidence interval, the standard deviation between replications, and their number."""

    mean: float
    low: float
    high: float
    sd: float
    n: int

    @property
    def half_width(self) -> float:
        """Half the interval's length; NaN with fewer than two replications."""
        return 0.5 * (self.high - self.low)


def t_quantile(probability: float, degrees: int) -> float:
    """Quantile of Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, probability))


def mean_interval(values: Floats, comparisons: int = 1) -> Interval:
    """Student t interval of the mean of ``values`` (replications,); NaN entries (no data) are left out.

    Parameters
    ----------
    values
        One figure per replication.
    comparisons
        How many intervals are to hold together with probability 0.95 (Bonferroni).

    Returns
    -------
    Interval
        With fewer than two values the ends are NaN and the standard deviation is 0; with none the mean is NaN.
    """
    known = values[np.isfinite(values)]
    n = int(known.size)
    if n == 0:
        return Interval(math.nan, math.nan, math.nan, 0.0, 0)
    if n == 1:
        return Interval(float(known[0]), math.nan, math.nan, 0.0, 1)
    if _constant(known):
        return Interval(float(known[0]), float(known[0]), float(known[0]), 0.0, n)
    mean = float(np.mean(known))
    sd = float(np.std(known, ddof=1))
    half = _quantile_for(n, comparisons) * sd / math.sqrt(n)
    return Interval(mean, mean - half, mean + half, sd, n)


def p_value(values: Floats) -> float:
    """Two-sided p of the hypothesis that the mean of ``values`` is 0 (t test); NaN below two values."""
    from scipy.special import stdtr

    found = mean_interval(values)
    if found.n < 2:
        return math.nan
    if found.sd == 0.0:
        return 1.0 if found.mean == 0.0 else 0.0
    t = abs(found.mean) / (found.sd / math.sqrt(found.n))
    return min(1.0, 2.0 * float(stdtr(found.n - 1, -t)))


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjust p values of one family so that the chance of any false alarm stays below the level (Holm 1979).

    NaN entries stay NaN and do not count as members of the family.
    """
    order = sorted((i for i, p in enumerate(p_values) if not math.isnan(p)), key=lambda i: p_values[i])
    adjusted = [math.nan] * len(p_values)
    worst = 0.0
    for rank, i in enumerate(order):
        worst = max(worst, min(1.0, (len(order) - rank) * p_values[i]))
        adjusted[i] = worst
    return adjusted


def variance_removed(a: Floats, b: Floats) -> float:
    """Share of the variance of the difference that pairing took away: 1 - Var(a - b) / (Var a + Var b).

    Against independent runs of the same number. 0 where neither varies, or below two complete pairs.
    """
    paired = np.isfinite(a) & np.isfinite(b)
    a, b = a[paired], b[paired]
    if a.size < 2 or (_constant(a) and _constant(b)):
        return 0.0
    return 1.0 - float(np.var(a - b, ddof=1) / (np.var(a, ddof=1) + np.var(b, ddof=1)))


def replications_for(sd: float, half_width: float, comparisons: int = 1) -> int | None:
    """Fewest replications with which the interval's half-width is at most ``half_width``, at this ``sd``.

    None where that takes more than `MOST_REPLICATIONS`, or ``half_width`` is not positive.
    """
    if sd == 0.0:
        return 2
    if not half_width > 0.0 or not _enough(MOST_REPLICATIONS, sd, half_width, comparisons):
        return None
    low, high = 1, MOST_REPLICATIONS  # the half-width falls with n, so halving finds the first that is enough
    while high - low > 1:
        middle = (low + high) // 2
        if _enough(middle, sd, half_width, comparisons):
            high = middle
        else:
            low = middle
    return high


def _constant(values: Floats) -> bool:
    """Whether all are equal; the computed variance of equal numbers is not always exactly 0."""
    return bool(np.ptp(values) == 0.0)


def _enough(n: int, sd: float, half_width: float, comparisons: int) -> bool:
    return _quantile_for(n, comparisons) * sd / math.sqrt(n) <= half_width


def _quantile_for(n: int, comparisons: int) -> float:
    return t_quantile(1.0 - 0.5 * (1.0 - CONFIDENCE) / comparisons, n - 1)
