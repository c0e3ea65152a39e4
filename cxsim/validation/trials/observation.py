"""One run of one arm: what is kept of it, packed so that it can go through a journal."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np

from cxsim.engine import weekly_totals
from cxsim.metrics.kpis import figures
from cxsim.metrics.measures import MEASURES as SUMS
from cxsim.metrics.stream import Floats
from cxsim.metrics.totals import Window
from cxsim.validation.queue_model import Queue
from cxsim.validation.trials.history import Collector, History
from cxsim.validation.trials.measures import MEASURES
from cxsim.validation.trials.queues import observe_queue
from cxsim.validation.trials.setting import Setting

Span = tuple[int, int]
"""First week and the week after the last, from 0."""


class Task(NamedTuple):
    """One run: an arm, how long, in which world, and what is to be kept of it."""

    setting: Setting | Queue
    weeks: int
    warm_up_weeks: int
    seed: int
    replication: int
    reads: tuple[str, ...]
    """Names of `cxsim.validation.trials.measures.MEASURES`."""
    spans: tuple[Span, ...]
    """For which weeks KPIs are kept; what is after the warm-up is kept as well."""

    @property
    def whole_spans(self) -> tuple[Span, ...]:
        """All spans, the weeks after the warm-up first."""
        return ((self.warm_up_weeks, self.weeks), *self.spans)


@dataclass(frozen=True, slots=True)
class Observation:
    """What is kept of a run.

    ``kpis`` and ``sums`` hold, by span, the key figures and the totals that they are made of; ``read`` what the
    measures gave, by measure and name.
    """

    kpis: Mapping[Span, Mapping[str, float]]
    sums: Mapping[Span, Mapping[str, float]]
    read: Mapping[str, Floats]


def observe(task: Task) -> bytes:
    """Do one run, in whatever process."""
    if isinstance(task.setting, Queue):
        return _packed({f"{_READ}queue.{name}": np.asarray(value) for name, value in observe_queue(
            task.setting, task.seed, task.replication).items()})
    company, levers = task.setting
    collector = Collector({kind for name in task.reads for kind in MEASURES[name].kinds})
    totals = weekly_totals(
        company, levers, weeks=task.weeks, seed=task.seed, replication=task.replication,
        log=collector if task.reads else None,
    )  # fmt: skip
    window = Window(totals, task.whole_spans)
    kpis = figures(window)
    packed: dict[str, Any] = {
        "kpis": np.stack(list(kpis.values())),
        "sums": np.stack([window[name] for name in SUMS]),
        "kpi_names": np.array(list(kpis)),
        "sum_names": np.array(list(SUMS)),
    }
    history = History(company, task.weeks, task.warm_up_weeks, collector.table())
    for name in task.reads:
        found = MEASURES[name].fold(history)
        packed |= {f"{_READ}{name}.{figure}": np.asarray(value, np.float64) for figure, value in found.items()}
    return _packed(packed)


def _packed(arrays: Mapping[str, Any]) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def unpacked(packed: bytes, spans: tuple[Span, ...]) -> Observation:
    """What `observe` packed; ``spans`` as the task has them (`Task.whole_spans`). Nothing in it is executed."""
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        kpis, sums = (
            {
                span: dict(zip(arrays[f"{what}_names"].tolist(), values.tolist(), strict=True))
                for span, values in zip(spans, arrays[f"{what}s"].T, strict=True)
            }
            if f"{what}s" in arrays.files else {}
            for what in ("kpi", "sum")
        )
        read = {name.removeprefix(_READ): arrays[name] for name in arrays.files if name.startswith(_READ)}
    return Observation(kpis, sums, read)


_READ: Final = "read:"
