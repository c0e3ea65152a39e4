"""How soon a leader can tell a star, or a misuser, from chance."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

import numpy as np

from cxsim.metrics.spread import ratio, variance_between
from cxsim.metrics.stream import Floats
from cxsim.metrics.totals import Window
from cxsim.rules.draws import standard_normal

ERROR: Final = 0.05
"""Chance to call somebody a star who is none, over all looks together."""

TOP_TENTH_Z: Final = 1.755
"""Mean of the top tenth of a standard normal distribution: what a star is above the team, in SD between agents."""

LONGEST_WEEKS: Final = 520


@cache
def _needed() -> Floats:
    """Distance from the team's mean, in SD of one week's mean, that shows by week 1, 2, 3 and so on: falls."""
    return np.array([standard_normal(1.0 - ERROR / week) / math.sqrt(week) for week in range(1, LONGEST_WEEKS + 1)])


def weeks_to_tell_stars(w: Window) -> Floats:
    """Weeks until half of the stars stand out: (spans,), NaN where ten years would not do or there is no spread.

    A star is ``d = 1.755 s`` above the team, with s the standard deviation between agents' true means of case
    satisfaction. After W weekly looks at n cases each, his mean has a standard error of ``e / sqrt(n W)``. Half of
    the stars are seen once ``d sqrt(n W) / e`` reaches the one-sided quantile of 1 - .05 / W: a z-test whose error
    over W looks is held by Bonferroni's inequality (textbook).
    """
    sums = w.appraisals("agent")
    n, total, squares = sums[..., 0], sums[..., 1], sums[..., 2]
    between = variance_between(sums)
    agents = (n > 0.0).sum(axis=-1).astype(np.float64)
    within = ratio(squares.sum(axis=-1) - np.nansum(ratio(total * total, n), axis=-1), n.sum(axis=-1) - agents)
    cases_a_week = ratio(n.sum(axis=-1), w["agent_weeks"])
    signal = TOP_TENTH_Z * np.sqrt(ratio(between * cases_a_week, within))
    weeks = LONGEST_WEEKS - np.searchsorted(_needed()[::-1], np.nan_to_num(signal), side="right") + 1.0
    return np.where(weeks <= LONGEST_WEEKS, weeks, np.nan)


def weeks_to_tell_misuse(w: Window) -> Floats:
    """Weeks until half of those who misuse have been found once: (spans,), NaN where nobody was.

    Weeks of undiscovered misusers ÷ first discoveries estimates the mean of an exponential time, those not found
    yet included (Epstein & Sobel 1953, remembered); its median is ln 2 of that.
    """
    return math.log(2.0) * ratio(w["hidden_misuser_weeks"], w["misusers_found"])
