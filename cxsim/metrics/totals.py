"""The fold: chunks of events in, weekly totals out. Memory depends on the weeks, not on the events.

Sums are made strictly in the order of the events (`numpy.add.at`), so that the totals do not depend, to the
last bit, on where the stream is cut into chunks.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cxsim.metrics.histograms import HISTOGRAMS, class_of
from cxsim.metrics.measures import DETRACTOR, MEASURES, PROMOTER
from cxsim.metrics.moments import MOMENT_SUMS
from cxsim.metrics.stream import Channels, Chunk, Floats, Rows, Sorter
from cxsim.rules.company import Company
from cxsim.rules.events import Kind

GROUPS: Final = ("agent", "channel", "issue")
"""By what appraisals are summed, beside the week."""

_NAMES_OF_KIND: Final[dict[int, tuple[str, ...]]] = {
    kind: tuple(name for name, measure in MEASURES.items() if measure.kind == kind)
    for kind in range(Kind.COUNT)
}
_HISTOGRAMS_OF_KIND: Final[dict[int, tuple[str, ...]]] = {
    kind: tuple(name for name, histogram in HISTOGRAMS.items() if kind in histogram.kinds)
    for kind in range(Kind.COUNT)
}


@dataclass(frozen=True, slots=True)
class WeeklyTotals:
    """What is left of a run once its events are folded: additive totals by week.

    ``measures``: (weeks,) of each of `MEASURES`. ``appraisals``: for each of `GROUPS` (weeks, groups, 3), the number
    of appraised cases, the sum of their satisfaction and of its square; an agent's are those he had last.
    ``histograms``: (weeks, classes) of each of `HISTOGRAMS`. ``moments``: (weeks, issues, sums) of `MOMENT_SUMS`.
    """

    weeks: int
    measures: Mapping[str, Floats]
    appraisals: Mapping[str, Floats]
    histograms: Mapping[str, Floats]
    moments: Floats

    def to_bytes(self) -> bytes:
        """Packed, for keeping; the inverse of `from_bytes`."""
        arrays: dict[str, Any] = {
            "measure_names": np.array(list(self.measures)),
            "measures": np.stack(list(self.measures.values())),
            "moments": self.moments,
        }
        arrays |= {f"appraisals_{by}": sums for by, sums in self.appraisals.items()}
        arrays |= {f"histogram_{name}": counts for name, counts in self.histograms.items()}
        packed = io.BytesIO()
        np.savez_compressed(packed, **arrays)
        return packed.getvalue()

    @classmethod
    def from_bytes(cls, packed: bytes) -> WeeklyTotals:
        """Totals as packed by `to_bytes`. Nothing in the bytes is executed, whoever wrote them."""
        with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
            measures = arrays["measures"]
            return cls(
                weeks=measures.shape[1],
                measures=dict(zip(arrays["measure_names"].tolist(), measures, strict=True)),
                appraisals={by: arrays[f"appraisals_{by}"] for by in GROUPS},
                histograms={name: arrays[f"histogram_{name}"] for name in HISTOGRAMS},
                moments=arrays["moments"],
            )


class WeeklyFold:
    """Folds a stream of chunks into `WeeklyTotals`; an instance is the model's ``sink``."""

    def __init__(self, company: Company, weeks: int) -> None:
        """Totals for ``weeks`` weeks of events of ``company``."""
        self._weeks: Final = weeks
        self._sorter: Final = Sorter(Channels.of(company), weeks, feels=company.psychology)
        self._measures: Final = {name: np.zeros(weeks) for name in MEASURES}
        self._histograms: Final = {
            name: np.zeros((weeks, histogram.edges.size - 1)) for name, histogram in HISTOGRAMS.items()
        }
        sizes = (company.staffing.agents, len(company.channels), len(company.issues))
        self._appraisals = {by: np.zeros((weeks, max(size, 1), 3)) for by, size in zip(GROUPS, sizes, strict=True)}
        self._moments = np.zeros((weeks, max(len(company.issues), 1), len(MOMENT_SUMS)))

    def __call__(self, chunk: Chunk) -> None:
        """Fold one chunk; it is not kept.

        Raises
        ------
        ValueError
            When money is not in whole cents, or an event lies outside the horizon.
        """
        for rows in self._sorter.split(chunk):
            for name in _NAMES_OF_KIND[rows.kind]:
                self._add(name, rows)
            for name in _HISTOGRAMS_OF_KIND[rows.kind]:
                self._count(name, rows)
            if rows.kind == Kind.CASE_APPRAISED:
                groups: tuple[NDArray[Any], ...] = (rows.case_agent_id, rows.channel, rows.case_issue)
                for by, group in zip(GROUPS, groups, strict=True):
                    self._appraise(by, group, rows)
                self._live_through(rows, cases=np.ones(rows.value.size), promoters=rows.value_3 >= PROMOTER,
                                   detractors=rows.value_3 < DETRACTOR, sales=rows.case_sales,
                                   sale_cents=rows.case_sale_cents, granted_cents=rows.case_granted_cents)
            elif rows.kind == Kind.CUSTOMER_LEFT:
                self._live_through(rows, lost=np.ones(rows.value.size))

    def totals(self) -> WeeklyTotals:
        """The totals of all chunks so far."""
        return WeeklyTotals(self._weeks, self._measures, self._appraisals, self._histograms, self._moments)

    def _add(self, name: str, rows: Rows) -> None:
        measure = MEASURES[name]
        amounts = measure.amount(rows).astype(np.float64)
        if measure.cents and not np.array_equal(amounts, np.rint(amounts)):
            raise ValueError(f"{name}: money must be in whole cents")
        np.add.at(self._measures[name], rows.week, amounts)

    def _count(self, name: str, rows: Rows) -> None:
        histogram = HISTOGRAMS[name]
        counted = histogram.counted(rows)
        classes = class_of(histogram.value(rows)[counted], histogram.edges)
        np.add.at(self._histograms[name], (rows.week[counted], classes), 1.0)

    def _appraise(self, by: str, group: NDArray[Any], rows: Rows) -> None:
        known = group >= 0
        if not known.any():
            return
        group, week, satisfaction = group[known], rows.week[known], rows.value[known]
        missing = int(np.max(group)) + 1 - self._appraisals[by].shape[1]
        if missing > 0:
            self._appraisals[by] = np.pad(self._appraisals[by], ((0, 0), (0, missing), (0, 0)))
        for column, amount in enumerate((np.ones(satisfaction.size), satisfaction, satisfaction**2)):
            np.add.at(self._appraisals[by][:, :, column], (week, group), amount)


    def _live_through(self, rows: Rows, **amounts: NDArray[Any]) -> None:
        """Add to the moments of truth of the issues that the catalogue has."""
        known = (rows.case_issue >= 0) & (rows.case_issue < self._moments.shape[1])
        at = (rows.week[known], rows.case_issue[known])
        for name, amount in amounts.items():
            np.add.at(self._moments[:, :, MOMENT_SUMS.index(name)], at, amount[known].astype(np.float64))


class Window:
    """Totals summed over spans of weeks: what a KPI's formula reads. Every array has shape (spans,).

    The same formula thus gives the figure of a horizon (one span), of each year and of each week.
    """

    def __init__(self, totals: WeeklyTotals, spans: Sequence[tuple[int, int]]) -> None:
        """``spans``: first week and the week after the last, each at least one week long."""
        self._totals: Final = totals
        self.spans: Final = tuple(spans)
        self.weeks: Final[Floats] = np.array([stop - start for start, stop in spans], dtype=np.float64)
        """Length of each span."""
        self._is_every_week: Final = self.spans == tuple((week, week + 1) for week in range(totals.weeks))

    @classmethod
    def horizon(cls, totals: WeeklyTotals, warm_up_weeks: int) -> Window:
        """All weeks after the warm-up as one span."""
        return cls(totals, [(warm_up_weeks, totals.weeks)])

    @classmethod
    def each_week(cls, totals: WeeklyTotals) -> Window:
        """Every week by itself, warm-up included."""
        return cls(totals, [(week, week + 1) for week in range(totals.weeks)])

    def __getitem__(self, measure: str) -> Floats:
        """Sum of a measure over each span."""
        return self._sum(self._totals.measures[measure])

    def appraisals(self, by: str) -> Floats:
        """Cases, satisfaction and its square by one of `GROUPS`: (spans, groups, 3)."""
        return self._sum(self._totals.appraisals[by])

    def histogram(self, name: str) -> Floats:
        """Counts of each class: (spans, classes)."""
        return self._sum(self._totals.histograms[name])

    def moments(self) -> Floats:
        """Sums of each issue: (spans, issues, sums) of `MOMENT_SUMS`."""
        return self._sum(self._totals.moments)

    def by_week(self, measure: str) -> list[Floats]:
        """The measure's weeks, one array for each span."""
        return [self._totals.measures[measure][start:stop] for start, stop in self.spans]

    def _sum(self, weekly: NDArray[np.float64]) -> Floats:
        if self._is_every_week:
            return weekly
        return np.stack([weekly[start:stop].sum(axis=0) for start, stop in self.spans])
