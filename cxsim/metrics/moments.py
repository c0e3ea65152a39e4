"""Moments of truth: what each kind of issue does to sales, money, customers who stay and what they say (essay E3).

A moment of truth is an issue of the company's catalogue as a customer lives through it: the same moments come to the
same customers under every policy, and what is made of them differs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

import numpy as np

from cxsim.metrics.customer_memory import LATELY_WEEKS
from cxsim.metrics.stream import Floats

MOMENT_SUMS: Final = ("cases", "promoters", "detractors", "sales", "sale_cents", "granted_cents", "lost")
"""What is summed by week and issue: cases that were appraised, and what came of them."""


class MomentFigure(NamedTuple):
    """A figure of a kind of issue, from sums named as in `MOMENT_SUMS`."""

    title: str
    unit: str
    better: Literal["higher", "lower"]
    definition: str
    of: Callable[[dict[str, Floats]], Floats]


MOMENT_FIGURES: Final = {
    "conversion": MomentFigure(
        "Sales", "per 100 cases", "higher", "Extra sales by agents ÷ cases × 100",
        lambda sums: 100.0 * _ratio(sums["sales"], sums["cases"])),
    "margin": MomentFigure(
        "Money", "USD a case", "higher", "Margin of what was sold, less what was granted, a case",
        lambda sums: _ratio(sums["sale_cents"] - sums["granted_cents"], sums["cases"]) / 100.0),
    "advocacy": MomentFigure(
        "Would recommend", "points", "higher", "Promoters less detractors among those who had such a case, in 100",
        lambda sums: 100.0 * _ratio(sums["promoters"] - sums["detractors"], sums["cases"])),
    "lost": MomentFigure(
        "Lost customers", "per 100 cases", "lower",
        f"Customers who left within {LATELY_WEEKS:g} weeks of such a case, their last, ÷ cases × 100",
        lambda sums: 100.0 * _ratio(sums["lost"], sums["cases"])),
}
"""By name, in the order of the report. Repeat business is told by its contrary: whoever leaves buys no more."""


def moment_figures(sums: Floats) -> dict[str, Floats]:
    """Every figure from sums whose last axis is that of `MOMENT_SUMS`; NaN where there was no case.

    Parameters
    ----------
    sums
        (..., 7), as (worlds, issues, 7).
    """
    named = {name: sums[..., i] for i, name in enumerate(MOMENT_SUMS)}
    return {name: figure.of(named) for name, figure in MOMENT_FIGURES.items()}


def _ratio(numerator: Floats, denominator: Floats) -> Floats:
    quotient = np.full(np.shape(denominator), np.nan)
    np.divide(numerator, denominator, out=quotient, where=denominator != 0.0)
    return quotient
