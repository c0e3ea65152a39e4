"""Consistency: how far service differs between agents, weeks, channels and kinds of issue, chance taken off.

The plain standard deviation of observed means would shrink with the length of the span for no reason but chance; so
the part that chance explains is taken off, and a negative rest counts as 0 (one-way analysis of variance, method of
moments; Searle, Casella & McCulloch 1992, remembered).
"""

from __future__ import annotations

import numpy as np

from cxsim.metrics.stream import Floats
from cxsim.metrics.totals import Window


def ratio(numerator: Floats, denominator: Floats) -> Floats:
    """Quotient of arrays of equal shape; NaN, without a warning, where the denominator is 0."""
    quotient = np.full(np.shape(denominator), np.nan)
    np.divide(numerator, denominator, out=quotient, where=denominator != 0.0)
    return quotient


def variance_between(sums: Floats) -> Floats:
    """Variance between the true means of groups: (spans,), at least 0; NaN with fewer than two groups.

    Parameters
    ----------
    sums
        (spans, groups, 3): cases, the sum of their satisfaction, and of its square.
    """
    n, total, squares = sums[..., 0], sums[..., 1], sums[..., 2]
    groups: Floats = (n > 0.0).sum(axis=-1).astype(np.float64)
    cases = n.sum(axis=-1)
    grand = total.sum(axis=-1)
    of_groups = ratio(total * total, n)
    between = np.nansum(of_groups, axis=-1) - ratio(grand * grand, cases)
    within = squares.sum(axis=-1) - np.nansum(of_groups, axis=-1)
    typical_n = ratio(cases - ratio((n * n).sum(axis=-1), cases), groups - 1.0)
    variance = ratio(ratio(between, groups - 1.0) - ratio(within, cases - groups), typical_n)
    return np.asarray(np.maximum(variance, 0.0))


def between_agents(w: Window) -> Floats:
    """Standard deviation between agents' true means of case satisfaction."""
    return np.asarray(np.sqrt(variance_between(w.appraisals("agent"))))


def between_weeks(w: Window) -> Floats:
    """Standard deviation of the weekly means; NaN for spans with fewer than two weeks that have cases."""
    found = []
    for n, total in zip(w.by_week("appraised"), w.by_week("satisfaction"), strict=True):
        means = total[n > 0.0] / n[n > 0.0]
        found.append(float(np.std(means, ddof=1)) if means.size > 1 else np.nan)
    return np.array(found)


def share_between(w: Window, groups: str) -> Floats:
    """Share of the variance of case satisfaction that lies between ``agent``, ``channel``, ``issue`` or ``week``.

    At most 1: with a handful of cases the estimate of a part can come out above that of the whole.
    """
    if groups == "week":
        names = ("appraised", "satisfaction", "satisfaction_squared")
        weeks = [np.stack(each, axis=-1) for each in zip(*(w.by_week(name) for name in names), strict=True)]
        between = np.array([variance_between(sums[None])[0] for sums in weeks])
    else:
        between = variance_between(w.appraisals(groups))
    n = w["appraised"]
    mean = ratio(w["satisfaction"], n)
    total = ratio(w["satisfaction_squared"], n) - mean * mean
    return np.minimum(ratio(between, np.where(total > 1e-12, total, 0.0)), 1.0)


def share_systematic(w: Window) -> Floats:
    """Shares of agents, weeks, channels and issues together, each taken by itself; at most 1. One that cannot be
    told (a single channel, a single week) counts as 0."""
    shares = np.stack([share_between(w, groups) for groups in ("agent", "week", "channel", "issue")])
    known = np.isfinite(shares).any(axis=0)
    return np.where(known, np.minimum(np.nansum(shares, axis=0), 1.0), np.nan)
