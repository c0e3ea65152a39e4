"""All runs of some rows: shared between rows, in parallel, kept in a journal, and judged at the end.

Two rows of a kind that ask for the same arm share its replications. What is kept of an arm depends on all rows of
the kind, so that a run of a few rows can be gone on with as a run of all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import fsum
from pathlib import Path
from time import monotonic
from typing import Final, NamedTuple

from cxsim.experiments.journal import Journal, sources_key
from cxsim.experiments.runner import Pool, Runner, processes
from cxsim.rules.company import MINUTES_PER_WEEK, WEEKS_PER_YEAR
from cxsim.rules.levers import Levers
from cxsim.validation.queue_model import NEUTRAL_LEVERS, Queue
from cxsim.validation.register import rows
from cxsim.validation.register.plan import SIZES, seed
from cxsim.validation.register.row import Design, Kind, Row
from cxsim.validation.trials.available import TRIALS, waits_for
from cxsim.validation.trials.company import at_size, company_named, without_budget
from cxsim.validation.trials.observation import Span, Task, observe, unpacked
from cxsim.validation.trials.reported import NOTHING
from cxsim.validation.trials.reported_rows import BESIDES
from cxsim.validation.trials.setting import Label
from cxsim.validation.trials.trial import Arm, World
from cxsim.validation.trials.verdict import Finding, Result, Told, findings

QUICK_REPLICATIONS: Final = 2
QUICK_UNITS: Final = 8
RUN_ON: Final = 4
"""A row that ended undecided may be run on once, to so many times its replications (as registered)."""

CUSTOMERS_PER_QUEUE: Final = 20_000
_QUEUE_WORK: Final = 9.4
"""Work of a queue of that size, in thousands of purchases."""

_CASE_WORK: Final = 4.7
"""Work of a case, in purchases in which nothing happens. Measured, as are queues: the fit to runs of seven companies
meets each within 21 %. How many agents there are makes no difference."""


class Request(NamedTuple):
    """What is to be run.

    Parameters
    ----------
    only
        Ids of rows; empty for all.
    tuning_seed
        Seed of the tuning block, 1 to 1000, for a run that counts as no verdict.
    version
        The n-th version that is judged: it takes the n-th seed of each verdict block. 0: the tuning seed.
    quick
        Few replications.
    size
        Share of their registered size that companies have; None: as registered.
    run_on
        Ids of rows with four times their replications.
    """

    only: frozenset[str] = frozenset()
    tuning_seed: int = 1
    version: int = 0
    quick: bool = False
    size: float | None = None
    run_on: frozenset[str] = frozenset()

    def seed(self, kind: Kind) -> int:
        """Seed of the rows of a kind."""
        return seed(kind, self.version) if self.version else self.tuning_seed

    @property
    def share(self) -> float:
        """Share of their registered size that companies have."""
        return self.size if self.size is not None else 1.0

    @property
    def remark(self) -> str:
        """Why its verdicts are no verdicts; empty if they are."""
        reasons = []
        if not self.version:
            reasons.append("tuning seeds")
        if self.quick:
            reasons.append(f"{QUICK_REPLICATIONS} replications")
        if self.share != 1.0:
            reasons.append(f"companies at {self.share:g} of their registered size")
        return ", ".join(reasons)


class ArmKey(NamedTuple):
    """An arm, its length and its worlds."""

    setting: Arm
    weeks: int
    warm_up_weeks: int
    seed: int


@dataclass(slots=True)
class Planned:
    """A row, made ready: the arms of each company; or the reason why it cannot be tested."""

    row: Row
    arms: dict[str, dict[Label, ArmKey]]
    why: str


class Campaign:
    """The runs and verdicts of some rows of a kind."""

    def __init__(self, kind: Kind, request: Request) -> None:
        self._request: Final = request
        self._seed: Final = request.seed(kind)
        self._kept: Final[dict[ArmKey, tuple[set[str], set[Span]]]] = {}
        self._packed: Final[dict[Task, bytes]] = {}
        planned = [self._plan(row) for row in rows(kind)]
        self.planned: Final = [each for each in planned if not request.only or each.row.id in request.only]
        self.tasks: Final[tuple[Task, ...]] = tuple(dict.fromkeys(
            self._task(key, world_of(each.row.design, label, replication))
            for each in self.planned for arms in each.arms.values()
            for replication in range(each.row.design.replications) for label, key in arms.items()
        ))

    def take(self, journal: Journal) -> list[Task]:
        """Take over what the journal has, and say which runs are still to be done, the longest first.

        So no processor idles at the end while another has a long one.
        """
        for task in self.tasks:
            found = None if task in self._packed else journal.get(study_key(task), _levers(task), task.replication)
            if found is not None:
                self._packed[task] = found
        return sorted((task for task in self.tasks if task not in self._packed), key=work_of, reverse=True)

    def run(
        self,
        journal: Journal,
        *,
        jobs: int = 1,
        pool: Pool | None = None,
        ended: Callable[[Task, float | None], None] = lambda task, took_s: None,
    ) -> list[Result]:
        """Do what the journal does not have yet, and judge every row.

        ``ended`` is called in this process whenever a run has ended, with the seconds that it took; None if it failed.
        """
        failed: dict[Task, str] = {}

        def done(task: Task, result: tuple[bytes, float]) -> None:
            found, took_s = result
            journal.put(study_key(task), _levers(task), task.replication, found)
            self._packed[task] = found
            ended(task, took_s)

        def fail(task: Task, reason: str) -> None:
            journal.fail(study_key(task), _levers(task), task.replication, reason)
            failed[task] = reason
            ended(task, None)

        missing = self.take(journal)
        with Runner(_observed, pool=pool or processes(jobs), jobs=jobs) as runner:
            runner.run(missing, done, fail)
        return [self._judge(each, failed) for each in self.planned]

    def _plan(self, row: Row) -> Planned:
        design = row.design
        if self._request.quick:
            design = replace(
                design, replications=min(design.replications, QUICK_REPLICATIONS), units=min(design.units, QUICK_UNITS)
            )
        if row.id in self._request.run_on:
            design = replace(design, replications=RUN_ON * design.replications)
        row = replace(row, design=design)
        why = waits_for(row)
        if why is not None:
            return Planned(row, {}, why)
        trial = TRIALS[row.id]
        arms: dict[str, dict[Label, ArmKey]] = {}
        for name in design.companies:
            try:
                share = design.size if design.size and name in SIZES else SIZES.get(name, 1.0)
                company = without_budget(at_size(company_named(name), share * self._request.share))
                lacking = trial.lacks(company)
                if lacking is not None:
                    return Planned(row, {}, lacking)
                settings = trial.arms_in(row, company, self._seed)
            except LookupError as fault:
                return Planned(row, {}, f"needs {fault.args[0]}")
            arms[name] = {
                label: ArmKey(setting, design.weeks, design.warm_up_weeks, self._seed)
                for label, setting in settings.items()
            }
        for key in (key for of_company in arms.values() for key in of_company.values()):
            reads, spans = self._kept.setdefault(key, (set(), set()))
            for part in (trial, BESIDES.get(row.id, NOTHING)):
                reads.update(part.reads)
                spans.update(part.spans)
        return Planned(row, arms, "")

    def _task(self, key: ArmKey, replication: int) -> Task:
        reads, spans = self._kept[key]
        return Task(*key, replication, tuple(sorted(reads)), tuple(sorted(spans)))

    def _judge(self, planned: Planned, failed: Mapping[Task, str]) -> Result:
        row, packed = planned.row, self._packed
        ran_on = row.id in self._request.run_on
        if planned.why:
            return Result(row, (), row.design.replications, planned.why, ran_on)
        found: list[Finding] = []
        told: list[Told] = []
        reasons: list[str] = []
        comparisons = len(row.criteria) * len(row.design.companies)
        for company, arms in planned.arms.items():
            worlds = []
            for replication in range(row.design.replications):
                tasks = {
                    label: self._task(key, world_of(row.design, label, replication)) for label, key in arms.items()
                }
                reasons += [failed[task] for task in tasks.values() if task in failed]
                if all(task in packed for task in tasks.values()):
                    seen = {label: unpacked(packed[task], task.whole_spans) for label, task in tasks.items()}
                    horizon = (row.design.warm_up_weeks, row.design.weeks)
                    worlds.append(World(seen, horizon, {label: key.setting for label, key in arms.items()}))
            if worlds:
                found += findings(row, company, TRIALS[row.id].measure(worlds, comparisons))
                beside = BESIDES.get(row.id, NOTHING).found(worlds, comparisons)
                told += [Told(company, reported) for reported in beside]
        if reasons:
            return Result(row, (), row.design.replications, f"{len(reasons)} runs failed: {reasons[0]}", ran_on)
        return Result(row, tuple(found), row.design.replications, "", ran_on, tuple(told))


def world_of(design: Design, label: Label, replication: int) -> int:
    """Number of the world of a run. Arms share their worlds; centres are other firms, and each has its own."""
    return replication * design.units + label[-1] if design.units > 1 else replication


def study_key(task: Task) -> str:
    """Hash of all that a run's figures depend on, but for its levers and its world."""
    setting = task.setting if isinstance(task.setting, Queue) else task.setting.company
    parts = (setting, task.weeks, task.warm_up_weeks, task.seed, task.reads, task.spans, sources_key(), folds_key())
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@cache
def folds_key() -> str:
    """Hash of the sources that decide what is kept of a run."""
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in fold_files() if file.exists())).hexdigest()


def fold_files() -> list[Path]:
    """The sources that decide what is kept of a run, beyond those that decide how it goes."""
    room = Path(__file__).parent
    parts = ("history", "measures", "observation", "queues", "quits", "staying")
    files = [room.parent / "queue_model.py", room.parent / "queueing.py", *(room / f"{part}.py" for part in parts)]
    return files + sorted(room.glob("folds_*.py"))


def work_of(task: Task) -> float:
    """About how much work a run is, in thousands of purchases in which nothing happens."""
    if isinstance(task.setting, Queue):
        return _QUEUE_WORK * task.setting.customers / CUSTOMERS_PER_QUEUE
    company = task.setting.company
    purchases = company.economics.customers * company.economics.purchases_per_year / WEEKS_PER_YEAR
    cases = purchases * fsum(issue.prob_per_purchase for issue in company.issues)
    cases += fsum(stream.rate_per_min for stream in company.streams) * MINUTES_PER_WEEK
    return task.weeks * max(100.0, purchases + _CASE_WORK * cases) / 1000.0


def kind_of(task: Task) -> str:
    """Name of the firm, or of the queue: runs of one name cost alike for their work."""
    return "queue" if isinstance(task.setting, Queue) else task.setting.company.name


def _observed(task: Task) -> tuple[bytes, float]:
    """Do one run, in whatever process, and say how many seconds it took."""
    began = monotonic()
    return observe(task), monotonic() - began


def _levers(task: Task) -> Levers:
    return NEUTRAL_LEVERS if isinstance(task.setting, Queue) else task.setting.levers


def unknown_ids(wanted: Collection[str], kinds: Sequence[Kind]) -> list[str]:
    """Which of some ids are no rows of these kinds."""
    known = {row.id for kind in kinds for row in rows(kind)}
    return sorted(set(wanted) - known)
