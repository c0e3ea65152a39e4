"""A grid of runs: companies that differ in what is assumed, levers, and worlds; each run had once, and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import NamedTuple

import numpy as np

from cxsim.engine import weekly_totals
from cxsim.experiments.horizons import horizon_values
from cxsim.experiments.journal import Journal, study_key
from cxsim.experiments.runner import Runner, processes
from cxsim.metrics.stream import Floats
from cxsim.metrics.totals import WeeklyTotals
from cxsim.rules.company import Company
from cxsim.rules.levers import Levers


class Progress(NamedTuple):
    """How far an examination is, in replications."""

    finished: int
    wanted: int


class Task(NamedTuple):
    """One replication to be had."""

    company: Company
    levers: Levers
    replication: int


class Grid:
    """Figures of companies, levers and worlds, each had once."""

    def __init__(
        self, weeks: int, warm_up_weeks: int, seed: int, progress: Callable[[Progress], None] | None
    ) -> None:
        self._weeks, self._warm_up_weeks, self._seed, self._progress = weeks, warm_up_weeks, seed, progress
        self._figures: dict[Task, dict[int, dict[str, float]]] = {}
        self._failed: dict[Task, str] = {}

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why runs failed."""
        return tuple(dict.fromkeys(self._failed.values()))

    def reach(self, tasks: Sequence[Task], jobs: int, journal: Journal | None) -> None:
        """Have all tasks: from the journal, or by running them."""
        wanted = list(dict.fromkeys(tasks))
        studies = {company: study_key(company, self._weeks, self._seed) for company in {t.company for t in wanted}}
        kept: AbstractContextManager[Journal] = Journal(None) if journal is None else nullcontext(journal)
        with kept as book:
            missing = []
            for task in wanted:
                packed = book.get(studies[task.company], task.levers, task.replication)
                if packed is None:
                    missing.append(task)
                else:
                    self._keep(task, packed)
            self._tell(wanted)

            def done(task: Task, packed: bytes) -> None:
                book.put(studies[task.company], task.levers, task.replication, packed)
                self._keep(task, packed)
                self._tell(wanted)

            def failed(task: Task, reason: str) -> None:
                book.fail(studies[task.company], task.levers, task.replication, reason)
                self._failed[task] = reason
                self._tell(wanted)

            if missing:
                work = partial(_replicate, self._weeks, self._seed)
                with Runner(work, pool=processes(jobs), jobs=jobs) as runner:
                    runner.run(missing, done, failed)

    def figures(self, tasks: Sequence[Task], horizon: int) -> dict[str, Floats]:
        """KPI to figures of these tasks, one a world; a run that failed is NaN."""
        each = [self._figures.get(task, {}).get(horizon, {}) for task in tasks]
        names = dict.fromkeys(name for figures in each for name in figures)
        return {name: np.array([figures.get(name, np.nan) for figures in each]) for name in names}

    def _keep(self, task: Task, packed: bytes) -> None:
        self._figures[task] = horizon_values(WeeklyTotals.from_bytes(packed), self._warm_up_weeks)

    def _tell(self, wanted: Sequence[Task]) -> None:
        if self._progress is not None:
            self._progress(Progress(len(self._figures) + len(self._failed), len(wanted)))


def _replicate(weeks: int, seed: int, task: Task) -> bytes:
    return weekly_totals(
        task.company, task.levers, weeks=weeks, seed=seed, replication=task.replication).to_bytes()
