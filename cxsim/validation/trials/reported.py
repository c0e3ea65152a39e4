"""Figures that a row promises to report and that judge nothing: what they are and how they are found.

They come from the arms that the row runs anyway and stand beside its verdict, in a list of their own: no verdict asks
for them, and they are not among the intervals that hold together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from cxsim.experiments.differences import crossings, smoothed
from cxsim.metrics.intervals import Interval
from cxsim.metrics.stream import Floats
from cxsim.validation.trials.observation import Span
from cxsim.validation.trials.setting import END, START, Label
from cxsim.validation.trials.trial import World, over_worlds, quotient

OF_BOTH: Final = "share of the mean revenue of both"
"""Unit of a difference in money: plain money would say nothing where companies are run at a share of their size."""

PLAIN_PROFIT: Final = "in plain profit"
"""How a figure is called that is the row's first one in plain profit, where that is profit ÷ revenue."""


class Reported(NamedTuple):
    """A figure that is reported and not judged."""

    figure: str
    unit: str
    interval: Interval
    """As wide as an interval of the row's own figures, and not counted among those that hold together."""
    note: str = ""


Found = Callable[[Sequence[World], int], Sequence[Reported]]
"""From all worlds of a company, and the number of intervals of the row that are to hold together."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a row reports beside its verdict.

    Parameters
    ----------
    parts
        Each finds some figures.
    reads, spans
        As a trial has them: measures and weeks that no figure that is judged needs.
    """

    parts: tuple[Found, ...]
    reads: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    def found(self, worlds: Sequence[World], comparisons: int) -> list[Reported]:
        """All figures of one company."""
        return [figure for part in self.parts for figure in part(worlds, comparisons)]


NOTHING: Final = Beside(())
"""Of a row that reports nothing beside its verdict."""


def mean_of(figure: str, unit: str, value: Callable[[World], float]) -> Found:
    """A figure of each world, and its mean over worlds."""

    def found(worlds: Sequence[World], comparisons: int) -> list[Reported]:
        interval, note = over_worlds([value(world) for world in worlds], comparisons)
        return [Reported(figure, unit, interval, note)]

    return found


def plain_profit(gain: Callable[[World], float], when: str = "") -> Found:
    """What the row's first figure, a difference in profit ÷ revenue, is in plain profit."""
    return mean_of(f"{PLAIN_PROFIT}{when}", OF_BOTH, gain)


def of_both(world: World, kpi: str, after: Label = END, before: Label = START, span: Span | None = None) -> float:
    """Money in one arm less that in another, as a share of the mean revenue of both."""
    revenue = 0.5 * (world.kpi("revenue", after, span) + world.kpi("revenue", before, span))
    return quotient(world.rise(kpi, after, before, span), revenue)


def weeks_of(horizon: int) -> tuple[Span, ...]:
    """Every week from the start, by itself."""
    return tuple((week, week + 1) for week in range(horizon))


def weekly(world: World, kpi: str, arm: Label, horizon: int) -> Floats:
    """A key figure week by week: (weeks,)."""
    return np.array([world.kpi(kpi, arm, span) for span in weeks_of(horizon)])


def discounted_rise(world: World, after: Label, before: Label, horizon: int) -> float:
    """Discounted profit in one arm less that in another, as a share of the mean discounted revenue of both.

    At the company's own rate, from the middle of each week.
    """
    rate = world.company().economics.discount_per_year
    factor = (1.0 + rate) ** (-(np.arange(horizon) + 0.5) / 52.0)

    def total(kpi: str, arm: Label) -> float:
        return float((factor * weekly(world, kpi, arm, horizon)).sum())

    return quotient(
        total("profit", after) - total("profit", before), 0.5 * (total("revenue", after) + total("revenue", before)))


def lead_changes(after: tuple[str, Label], before: tuple[str, Label], horizon: int, *kpis: str) -> Found:
    """When the lead changes for the last time, in weeks from 1, and who leads then; NaN where it never does.

    As `cxsim compare` tells it: of the mean over worlds, weekly figures over four weeks each; the ends are those
    between which four fifths of the worlds with a change lie.
    """
    names = dict((after, before))

    def found(worlds: Sequence[World], comparisons: int) -> list[Reported]:
        series = {
            name: {kpi: np.array([weekly(world, kpi, arm, horizon) for world in worlds]) for kpi in kpis}
            for name, arm in names.items()
        }
        told = []
        for change in crossings(series, 0):
            gap = series[change.a][change.kpi] - series[change.b][change.kpi]
            run = np.nancumsum(gap, axis=1) if change.cumulative else smoothed(gap)
            ends_with = change.a if float(np.nanmean(run[:, -1])) > 0.0 else change.b
            what = f"{change.kpi}, running total" if change.cumulative else change.kpi
            week, low, high = (
                math.nan if end is None else end for end in (change.week, change.ci_low, change.ci_high))
            never = f"in {change.never_share:.0%} of worlds the lead never changes"
            told.append(Reported(
                f"week in which the lead changes, {what}", "weeks", Interval(week, low, high, math.nan, len(worlds)),
                f"{ends_with} is ahead in week {horizon}; {never}"))
        return told

    return found
