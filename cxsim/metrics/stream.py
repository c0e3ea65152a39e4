"""Chunks of the event stream, sorted by kind: what measures and histograms read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from cxsim.metrics.case_memory import CaseMemory
from cxsim.metrics.case_scores import CaseScores
from cxsim.metrics.customer_memory import CustomerMemory
from cxsim.rules.company import MINUTES_PER_WEEK, Company
from cxsim.rules.events import COLUMNS, Kind

Floats: TypeAlias = NDArray[np.float64]
Chunk: TypeAlias = tuple[NDArray[Any], ...]
"""Arrays of equal length in the order of `cxsim.rules.events.COLUMNS`, in order of time."""


@dataclass(frozen=True, slots=True)
class Channels:
    """What measures need to know of a company's channels, by channel index.

    One entry more than channels: index -1 (no channel) lands on it and is neither live nor written.
    """

    live: NDArray[np.bool_]
    """Customers wait there and lose patience: counter, phone and chat."""
    written: NDArray[np.bool_]
    threshold_min: Floats

    @classmethod
    def of(cls, company: Company) -> Channels:
        """The channels of a company."""
        written = [not channel.is_live for channel in company.channels]
        return cls(
            live=np.array([not w for w in written] + [False]),
            written=np.array([*written, False]),
            threshold_min=np.array([channel.threshold_min for channel in company.channels] + [0.0]),
        )


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one kind in a chunk, in order of time; columns are arrays of shape (rows,)."""

    kind: int
    week: NDArray[np.intp]
    value: Floats
    value_2: Floats
    value_3: Floats
    live: NDArray[np.bool_]
    written: NDArray[np.bool_]
    threshold_min: Floats
    contact_number: Floats
    """Of ``contact_ended``: the number, within the case, of the contact that ended."""
    case_agent_id: NDArray[np.int64]
    """Of ``case_appraised``: the agent who last dealt with the case, -1 where nobody did."""
    channel: NDArray[np.int16]
    """Index into the company's channels, -1 where none."""
    case_issue: NDArray[np.intp]
    """Of ``case_appraised``: index into the company's issues, -1 where the opening is not in the stream. Of
    ``customer_left``: that of the case that he had lately, -1 where none."""
    case_granted_cents: Floats
    case_sales: Floats
    case_sale_cents: Floats
    """Of ``case_appraised``: what was granted and sold in the case."""
    expectations: Floats
    """Of ``case_appraised``: (rows, 9), scores of the nine expectations, 0 to 1."""


def week_of(time_min: Floats, weeks: int) -> NDArray[np.intp]:
    """Week of each event, from 0. A week is open at its start and closed at its end.

    So what happens in the very minute a week ends (books closed, feelings recorded) belongs to that week; only
    the first minute of the run belongs to the week it opens.

    Raises
    ------
    ValueError
        When an event lies outside the horizon of ``weeks`` weeks.
    """
    week = np.ceil(time_min / MINUTES_PER_WEEK).astype(np.intp) - 1
    np.maximum(week, 0, out=week)
    if week.size and (np.max(week) >= weeks or np.min(time_min) < 0.0):
        raise ValueError(f"an event lies outside the horizon of {weeks} weeks")
    return week


class Sorter:
    """Cuts chunks into rows by kind, and remembers cases across chunks."""

    def __init__(self, channels: Channels, weeks: int, *, feels: bool = True) -> None:
        """``feels``: whether customers make something of their cases (`Company.psychology`)."""
        self._channels: Final = channels
        self._weeks: Final = weeks
        self._memory: Final = CaseMemory()
        self._scores: Final = CaseScores(feels=feels)
        self._customers: Final = CustomerMemory()

    def split(self, chunk: Chunk) -> Iterator[Rows]:
        """Rows of each kind that occurs in the chunk, kinds in order of their numbers."""
        column = dict(zip(COLUMNS, chunk, strict=True))
        kind = column["kind"]
        week = week_of(column["time_min"], self._weeks)
        recalled = self._memory.recall(kind, column["case_id"], column["agent_id"], column["value_2"])
        scored = self._scores.score(column, self._channels.threshold_min[column["channel"]])
        lately = self._customers.recall(kind, column["time_min"], column["customer_id"], scored.issue)
        issue = np.where(kind == Kind.CUSTOMER_LEFT, lately, scored.issue)
        by_kind = np.argsort(kind, kind="stable")
        bounds = np.searchsorted(kind[by_kind], np.arange(Kind.COUNT + 1))
        for number in range(Kind.COUNT):
            at = by_kind[bounds[number]:bounds[number + 1]]
            if at.size:
                channel = column["channel"][at]
                yield Rows(
                    kind=number, week=week[at], value=column["value"][at], value_2=column["value_2"][at],
                    value_3=column["value_3"][at], live=self._channels.live[channel],
                    written=self._channels.written[channel], threshold_min=self._channels.threshold_min[channel],
                    contact_number=recalled.contact_number[at], case_agent_id=recalled.agent_id[at],
                    channel=channel, case_issue=issue[at], case_granted_cents=scored.granted_cents[at],
                    case_sales=scored.sales[at], case_sale_cents=scored.sale_cents[at],
                    expectations=scored.scores[at],
                )
