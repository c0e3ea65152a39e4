"""What a fold over events reads: the rows of some kinds of event, whole, and the cases put together from them.

Only the kinds that a run's measures ask for are kept, and only until they are measured.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.metrics.stream import Chunk, Floats
from cxsim.rules.company import MINUTES_PER_WEEK, Company
from cxsim.rules.events import COLUMNS, Kind

Ids = NDArray[np.int64]
Flags = NDArray[np.bool_]
Rows = NDArray[Any]
"""Which rows: a flag for each, or their places."""

CASE_KINDS: Final = (Kind.CASE_OPENED, Kind.CASE_CLOSED, Kind.CASE_APPRAISED)


class Table(NamedTuple):
    """All events of one kind, in order of time: arrays (rows,) in the order of `cxsim.rules.events.COLUMNS`."""

    time_min: Floats
    kind: NDArray[np.int16]
    case_id: Ids
    customer_id: Ids
    agent_id: Ids
    channel: NDArray[np.int16]
    value: Floats
    value_2: Floats
    value_3: Floats

    @property
    def week(self) -> Floats:
        """Time in weeks from the start."""
        return self.time_min / MINUTES_PER_WEEK

    def where(self, rows: Rows) -> Table:
        """Some of the rows, or all of them in another order."""
        columns: list[Any] = [column[rows] for column in self]
        return Table(*columns)


class Collector:
    """Keeps the events of some kinds; an instance is a sink of the model."""

    def __init__(self, kinds: Collection[int]) -> None:
        self._kinds: Final = np.array(sorted(kinds), dtype=np.int16)
        self._kept: Final[list[Chunk]] = []

    def __call__(self, chunk: Chunk) -> None:
        """Keep what is wanted of a chunk."""
        rows = np.isin(chunk[COLUMNS.index("kind")], self._kinds)
        if rows.any():
            self._kept.append(tuple(column[rows] for column in chunk))

    def table(self) -> Table:
        """Everything kept."""
        if not self._kept:
            empty: Any = np.zeros(0)
            return Table(*(empty.astype(np.int64 if name.endswith("_id") else np.float64) for name in COLUMNS))
        return Table(*(np.concatenate(columns) for columns in zip(*self._kept, strict=True)))


class Cases(NamedTuple):
    """Closed and appraised cases whose opening is known: arrays (cases,), in order of their ids."""

    case_id: Ids
    customer_id: Ids
    channel: NDArray[np.int16]
    issue: Floats
    complexity: Floats
    is_problem: Flags
    opened_week: Floats
    closed_week: Floats
    resolved: Flags
    contacts: Floats
    open_min: Floats
    satisfaction: Floats
    effort: Floats
    likelihood: Floats
    """Likelihood to recommend, 0 to 10."""

    def where(self, rows: Rows) -> Cases:
        """Some of the cases, or all of them in another order."""
        columns: list[Any] = [column[rows] for column in self]
        return Cases(*columns)

    @property
    def delighted(self) -> Flags:
        """Top box: satisfaction of 4.5 or more, a 5 when rounded."""
        return self.satisfaction >= 4.5


class History:
    """A run as its measures see it.

    Parameters
    ----------
    events
        What was kept, of all wanted kinds together and in order.
    weeks, warm_up_weeks
        Horizon, warm-up included, and what measures leave out at its start.
    """

    def __init__(self, company: Company, weeks: int, warm_up_weeks: int, events: Table) -> None:
        self.company: Final = company
        self.weeks: Final = weeks
        self.warm_up_weeks: Final = warm_up_weeks
        self.events: Final = events

    def of(self, *kinds: int, warm_up: bool = False) -> Table:
        """Events of some kinds after the warm-up, or all of the run with ``warm_up``."""
        rows = np.isin(self.events.kind, kinds)
        if not warm_up:
            rows &= self.events.week > self.warm_up_weeks
        return self.events.where(rows)

    @cached_property
    def all_cases(self) -> Cases:
        """Cases closed at any time of the run; needs the kinds `CASE_KINDS`."""
        opened, closed, appraised = (self.of(kind, warm_up=True) for kind in CASE_KINDS)
        order = np.argsort(opened.case_id, kind="stable")
        opened = opened.where(order)
        closed = closed.where(np.argsort(closed.case_id, kind="stable"))
        appraised = appraised.where(np.argsort(appraised.case_id, kind="stable"))
        ids = np.intersect1d(np.intersect1d(opened.case_id, closed.case_id), appraised.case_id)
        o, c, a = (t.where(np.searchsorted(t.case_id, ids)) for t in (opened, closed, appraised))
        return Cases(
            ids, o.customer_id, o.channel, o.value, o.value_2, o.value_3 > 0.0, o.week, c.week, c.value > 0.0,
            c.value_2, c.value_3, a.value, a.value_2, a.value_3,
        )  # fmt: skip

    @cached_property
    def cases(self) -> Cases:
        """Cases closed after the warm-up."""
        return self.all_cases.where(self.all_cases.closed_week > self.warm_up_weeks)


def lookup(keys: Ids, values: NDArray[Any], wanted: Ids, otherwise: float) -> Floats:
    """For each of ``wanted`` the value of the first equal key, or ``otherwise``: shape of ``wanted``."""
    if not keys.size:
        return np.full(wanted.size, otherwise)
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    at = np.minimum(np.searchsorted(ordered, wanted), keys.size - 1)
    return np.where(ordered[at] == wanted, values[order][at], otherwise).astype(np.float64)


def mean(values: NDArray[Any], rows: Flags | None = None) -> float:
    """Mean of some values; NaN, without a warning, of none."""
    chosen = values if rows is None else values[rows]
    return float(chosen.mean()) if chosen.size else float("nan")


def share(part: float, whole: float) -> float:
    """Quotient; NaN of nothing."""
    return part / whole if whole else float("nan")


def standardised(outcome: NDArray[Any], stratum: NDArray[Any], target: Flags, other: Flags) -> tuple[float, float]:
    """Mean outcome of a group, and of another one weighted to the strata of the first.

    Strata that lack one of the groups are left out of both.
    """
    total = first = second = 0.0
    for value in np.unique(stratum[target]):
        here = stratum == value
        ours, theirs = here & target, here & other
        if theirs.any():
            weight = float(ours.sum())
            total += weight
            first += weight * mean(outcome, ours)
            second += weight * mean(outcome, theirs)
    return share(first, total), share(second, total)
