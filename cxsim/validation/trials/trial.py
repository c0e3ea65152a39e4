"""How a row is measured: which arms, what is kept of them, and the figures of each world.

A world is one replication of all arms of a row in one company, in which every arm meets the same customers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from cxsim.metrics.intervals import CONFIDENCE, Interval, mean_interval
from cxsim.metrics.stream import Floats
from cxsim.rules.company import Company
from cxsim.validation.queue_model import Queue
from cxsim.validation.register.row import Row
from cxsim.validation.trials.observation import Observation, Span
from cxsim.validation.trials.setting import END, START, Label, Setting, Tweak, arms_of, unchanged

RESAMPLES: Final = 2_000
"""Of a bootstrap over centres, as registered."""

Arm = Setting | Queue


class Found(NamedTuple):
    """A figure that was measured, with an interval that holds together with those of the row's other figures."""

    interval: Interval
    note: str = ""


Measured = Sequence[Sequence[Found]]
"""For each criterion what was found: empty where the criterion does not concern the company."""


class World:
    """What was observed in one world, by arm."""

    def __init__(self, arms: Mapping[Label, Observation], horizon: Span, setting: Mapping[Label, Arm]) -> None:
        self._arms: Final = arms
        self._horizon: Final = horizon
        self.setting: Final = setting

    @property
    def labels(self) -> tuple[Label, ...]:
        """Labels of the arms."""
        return tuple(self._arms)

    def company(self) -> Company:
        """The company of the first arm."""
        (first, *_) = self.setting.values()
        assert isinstance(first, Setting)
        return first.company

    def kpi(self, name: str, arm: Label = (0,), span: Span | None = None) -> float:
        """A key figure of an arm, after the warm-up or over some weeks."""
        return self._arms[arm].kpis[span or self._horizon][name]

    def total(self, name: str, arm: Label = (0,), span: Span | None = None) -> float:
        """A total of an arm: one of `cxsim.metrics.measures.MEASURES`."""
        return self._arms[arm].sums[span or self._horizon][name]

    def array(self, name: str, arm: Label = (0,)) -> Floats:
        """What a measure gave, by ``measure.figure``."""
        return self._arms[arm].read[name]

    def figure(self, name: str, arm: Label = (0,)) -> float:
        """The same where it is a single number."""
        return float(self.array(name, arm))

    def rise(self, name: str, after: Label = END, before: Label = START, span: Span | None = None) -> float:
        """A key figure in one arm less the same in another."""
        return self.kpi(name, after, span) - self.kpi(name, before, span)

    def growth(self, name: str, after: Label = END, before: Label = START, span: Span | None = None) -> float:
        """A key figure in one arm ÷ the same in another, less 1."""
        return relative(self.kpi(name, after, span), self.kpi(name, before, span))

    def margin(self, arm: Label, span: Span | None = None) -> float:
        """Profit ÷ revenue."""
        return quotient(self.kpi("profit", arm, span), self.kpi("revenue", arm, span))

    def margin_rise(self, after: Label = END, before: Label = START, span: Span | None = None) -> float:
        """Profit ÷ revenue in one arm less the same in another."""
        return self.margin(after, span) - self.margin(before, span)

    def earns_more(self, after: Label = END, before: Label = START, span: Span | None = None) -> float:
        """Profit in one arm less the same in another, as a share of the mean revenue of both.

        Unlike `margin_rise` it counts customers won at the usual margin.
        """
        revenue = 0.5 * (self.kpi("revenue", after, span) + self.kpi("revenue", before, span))
        return quotient(self.kpi("profit", after, span) - self.kpi("profit", before, span), revenue)


@dataclass(frozen=True, slots=True)
class Trial:
    """How a row is measured.

    Parameters
    ----------
    measure
        From all worlds of one company, and the number of intervals that are to hold together, to what was found.
    reads
        Measures beyond key figures that it needs.
    spans
        Weeks, beside those after the warm-up, for which it needs key figures.
    tweak
        What the row's note changes in every arm.
    arms
        The arms, where the design alone does not say them.
    lacks
        What a company must have and lacks, in words; None if nothing.
    """

    measure: Callable[[Sequence[World], int], Measured]
    reads: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    tweak: Tweak = unchanged
    arms: Callable[[Row, Company, int], Mapping[Label, Arm]] | None = None
    lacks: Callable[[Company], str | None] = lambda company: None

    def arms_in(self, row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
        """The arms of a row in a company.

        Raises
        ------
        LookupError
            When something is to be moved that the model does not have.
        """
        if self.arms is not None:
            return self.arms(row, company, seed)
        return arms_of(row.design, company, seed, self.tweak)


def each(figures: Callable[[World], Sequence[float | None]]) -> Callable[[Sequence[World], int], Measured]:
    """Measure every world by itself: one figure for each criterion, None where it does not concern the company."""

    def measure(worlds: Sequence[World], comparisons: int) -> Measured:
        table = [figures(world) for world in worlds]
        return [
            [] if any(value is None for value in values) else [over_worlds(values, comparisons)]
            for values in zip(*table, strict=True)
        ]

    return measure


def over_worlds(values: Sequence[float | None] | Floats, comparisons: int, note: str = "") -> Found:
    """Mean and interval over worlds; those in which a figure could not be had are left out, and it is said."""
    array = np.array(values, dtype=np.float64)
    missing = int((~np.isfinite(array)).sum())
    if missing:
        gaps = f"no figure in {missing} of {array.size} worlds"
        note = f"{note}; {gaps}" if note else gaps
    return Found(mean_interval(array, comparisons), note)


def share_over_worlds(values: Sequence[float | None] | Floats, comparisons: int, note: str = "") -> Found:
    """`over_worlds` of a share of a whole: its interval ends where a share does, at 0 and at 1."""
    interval, note = over_worlds(values, comparisons, note)
    low, high = np.clip((interval.low, interval.high), 0.0, 1.0).tolist()
    return Found(interval._replace(low=low, high=high), note)


def exactly(value: float, worlds: int, note: str = "") -> Found:
    """A number without an interval; its verdict is taken from itself."""
    return Found(Interval(value, value, value, 0.0, worlds), note)


def jackknife(statistic: Callable[[Floats], float], values: Floats, comparisons: int) -> Found:
    """Interval of a statistic over worlds that is no mean of them: Student t of its pseudo-values (Tukey).

    Parameters
    ----------
    values
        Worlds along the first axis.
    """
    n = values.shape[0]
    if n < 2:
        return over_worlds([math.nan] * max(n, 1), comparisons)
    whole = statistic(values)
    pseudo = [n * whole - (n - 1) * statistic(np.delete(values, i, axis=0)) for i in range(n)]
    return over_worlds(pseudo, comparisons)


def ratio_over_worlds(parts: Sequence[float] | Floats, wholes: Sequence[float] | Floats, comparisons: int) -> Found:
    """Ratio of two means over worlds, with its jackknife: a world in which the whole is small does not run away."""
    pairs = np.array([parts, wholes], dtype=np.float64).T
    known = pairs[np.isfinite(pairs).all(axis=1)]
    return jackknife(lambda some: quotient(float(some[:, 0].mean()), float(some[:, 1].mean())), known, comparisons)


def bootstrap(statistic: Callable[[Floats], float], units: Floats, comparisons: int, seed: int) -> Found:
    """Interval of a statistic across centres: percentiles of 2,000 resamples of centres.

    Parameters
    ----------
    units
        Centres along the first axis.
    """
    draws = np.random.default_rng(seed)
    n = units.shape[0]
    resampled = np.array([statistic(units[draws.integers(0, n, n)]) for _ in range(RESAMPLES)])
    known = resampled[np.isfinite(resampled)]
    value = statistic(units)
    if known.size < RESAMPLES // 2 or not math.isfinite(value):
        return Found(Interval(value, math.nan, math.nan, 0.0, n), "too few centres with data")
    tail = 0.5 * (1.0 - CONFIDENCE) / comparisons
    low, high = np.quantile(known, (tail, 1.0 - tail))
    return Found(Interval(value, float(low), float(high), float(known.std()), n))


def across_centres(
    figures: Callable[[World, Label], Sequence[float]], *statistics: Callable[[Floats], float], seed: int = 1
) -> Callable[[Sequence[World], int], Measured]:
    """Measure every centre, take the mean over its worlds, and a statistic across centres for each criterion."""

    def measure(worlds: Sequence[World], comparisons: int) -> Measured:
        centres = np.array([
            np.mean([figures(world, label) for world in worlds], axis=0) for label in worlds[0].labels
        ])
        centres = centres[np.isfinite(centres).all(axis=1)]
        return [[bootstrap(statistic, centres, comparisons, seed)] for statistic in statistics]

    return measure


def quotient(part: float, whole: float) -> float:
    """Quotient; NaN where it has no meaning."""
    return part / whole if whole else math.nan


def relative(after: float, before: float) -> float:
    """Relative change; NaN where it has no meaning."""
    return quotient(after, before) - 1.0
