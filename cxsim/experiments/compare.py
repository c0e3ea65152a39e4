"""Paired comparison of policies: the same worlds under each, as many as were asked for or a precision needs.

Replication ``r`` of every policy meets the same customers, problems and patience (common random numbers), so
what is compared is a difference within worlds. Results depend on company, levers, weeks, seed and number of
replications alone: not on the number of jobs, the order in which they end, or interruptions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from cxsim import __version__
from cxsim.config.faults import did_you_mean
from cxsim.engine import DEFAULT_WARM_UP_WEEKS, DEFAULT_WEEKS, Engine, check_horizon, resolve_engine, weekly_totals
from cxsim.experiments.differences import crossings, differences, estimate, widest
from cxsim.experiments.horizons import HORIZONS_WEEKS, horizon_values
from cxsim.experiments.journal import Journal, study_key
from cxsim.experiments.mechanisms import without as without_mechanisms
from cxsim.experiments.money import money_lines, money_rows, years_of
from cxsim.experiments.results import NEITHER, Comparison, Estimate, FailedTask, Histogram, Year
from cxsim.experiments.runner import Pool, Runner, processes
from cxsim.metrics.histograms import HISTOGRAMS
from cxsim.metrics.intervals import replications_for
from cxsim.metrics.kpis import KPIS, horizon_figures, weekly_figures
from cxsim.metrics.stream import Floats
from cxsim.metrics.totals import WeeklyTotals, Window
from cxsim.rules.company import Company, Policy
from cxsim.rules.levers import Levers

DEFAULT_REPLICATIONS: Final = 10
FEWEST_FOR_PRECISION: Final = 5
"""Replications of the first round when a precision is asked for: a spread from fewer is not to be trusted."""

MOST_REPLICATIONS: Final = 200
"""Cap on replications that a precision may ask for."""


class Task(NamedTuple):
    """One replication to be had. The policy is its levers: copies under other names are the same task."""

    levers: Levers
    replication: int


class Progress(NamedTuple):
    """How far a comparison is: replications of all policies."""

    finished: int
    wanted: int
    failed: int


class ComparisonError(ValueError):
    """What was asked for cannot be compared, in one sentence for the user."""


@dataclass(frozen=True, slots=True)
class _Figures:
    """What a comparison keeps of a replication."""

    kpis: dict[str, float]
    weekly: dict[str, Floats]
    histograms: dict[str, Floats]
    moments: Floats
    money: dict[str, Floats]
    horizons: dict[int, dict[str, float]]


def compare(
    company: Company | str | Path,
    *policies: Policy | str | Path,
    weeks: int = DEFAULT_WEEKS,
    warm_up_weeks: int = DEFAULT_WARM_UP_WEEKS,
    replications: int = DEFAULT_REPLICATIONS,
    seed: int = 1,
    jobs: int = 1,
    engine: Engine = "auto",
    without: Sequence[str] = (),
    precision: Mapping[str, float] | None = None,
    most_replications: int = MOST_REPLICATIONS,
    journal: Journal | None = None,
    pool: Pool | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Comparison:
    """Compare two or more policies in one company.

    Parameters
    ----------
    company, policies
        Names, paths or objects. Differences are taken in the order given.
    weeks, warm_up_weeks, seed, engine
        As for `cxsim.engine.simulate`.
    replications
        Worlds, at least 1; intervals need 2. With ``precision`` the number to begin with.
    jobs
        Worker processes; 1 works in this process. More need the usual ``if __name__ == "__main__":`` in scripts.
    without
        Mechanisms to switch off, names of `cxsim.experiments.mechanisms.MECHANISMS`.
    precision
        KPI to half-width: replications are added until the 95 % interval of every pair's difference in that KPI
        is at most so wide to each side, or ``most_replications`` are reached.
    journal
        Where finished replications are kept and looked up; None: in memory.
    pool
        Where to work instead of ``jobs`` processes: anything that opens `concurrent.futures` executors.
    progress
        Called in this process whenever a replication has ended.

    Raises
    ------
    ComparisonError, HorizonError, EngineError
        When the request makes no sense.
    """
    from cxsim.config.scenarios import load_company, load_policy

    company = without_mechanisms(load_company(company), without)
    chosen = tuple(load_policy(policy) for policy in policies)
    wanted = dict(precision or {})
    check_horizon(weeks, warm_up_weeks)
    resolve_engine(engine)
    check_request(chosen, replications, wanted)
    kept: AbstractContextManager[Journal] = Journal(None) if journal is None else nullcontext(journal)
    with kept as book, Runner(
        partial(replicate, company, weeks, seed, engine), pool=pool or processes(jobs), jobs=jobs
    ) as runner:
        worlds = _Worlds(company, chosen, weeks, warm_up_weeks, seed, book, runner, progress)
        worlds.reach(max(replications, FEWEST_FOR_PRECISION) if wanted else replications)
        while wanted and worlds.count < most_replications:
            needed = _needed(worlds, wanted, most_replications)
            if needed <= worlds.count:
                break
            worlds.reach(needed)
    return worlds.comparison(resolve_engine(engine), wanted, tuple(without))


def replicate(company: Company, weeks: int, seed: int, engine: Engine, task: Task) -> bytes:
    """Do one task, in whatever process: the packed weekly totals of a replication."""
    return weekly_totals(
        company, task.levers, weeks=weeks, seed=seed, replication=task.replication, engine=engine
    ).to_bytes()


class _Worlds:
    """The replications of all policies had so far."""

    def __init__(
        self,
        company: Company,
        policies: tuple[Policy, ...],
        weeks: int,
        warm_up_weeks: int,
        seed: int,
        journal: Journal,
        runner: Runner[Task, bytes],
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self.count = 0
        """Worlds asked for so far, failed ones included."""
        self._company, self._policies = company, policies
        self._weeks, self._warm_up_weeks, self._seed = weeks, warm_up_weeks, seed
        self._years: Final[tuple[Year, ...]] = years_of(weeks, warm_up_weeks)
        self._study: Final = study_key(company, weeks, seed)
        self._journal, self._runner, self._progress = journal, runner, progress
        self._levers: Final = tuple(dict.fromkeys(policy.levers for policy in policies))
        self._figures: Final[dict[Task, _Figures]] = {}
        self._failed: Final[dict[Task, str]] = {}

    def reach(self, count: int) -> None:
        """Have worlds 0 to ``count - 1`` under every policy: from the journal, or by running them."""
        self.count = count
        tasks = [Task(levers, replication) for replication in range(count) for levers in self._levers]
        missing = []
        for task in tasks:
            if task in self._figures or task in self._failed:
                continue
            packed = self._journal.get(self._study, *task)
            if packed is None:
                missing.append(task)
            else:
                self._keep(task, packed)
        self._tell()

        def done(task: Task, packed: bytes) -> None:
            self._journal.put(self._study, *task, packed)
            self._keep(task, packed)
            self._tell()

        def failed(task: Task, reason: str) -> None:
            self._journal.fail(self._study, *task, reason)
            self._failed[task] = reason
            self._tell()

        self._runner.run(missing, done, failed)

    def values(self) -> dict[str, dict[str, Floats]]:
        """Policy, KPI: the figure of each complete world, NaN where a world has no data."""
        worlds = self._complete()
        found: dict[str, dict[str, Floats]] = {}
        for policy in self._policies:
            each = [self._figures[Task(policy.levers, world)].kpis for world in worlds]
            found[policy.name] = {
                name: np.array([kpis.get(name, np.nan) for kpis in each])
                for name in KPIS if any(name in kpis for kpis in each)
            }
        return found

    def comparison(
        self, engine: str, precision: Mapping[str, float], switched_off: tuple[str, ...] = ()
    ) -> Comparison:
        """Put the result together.

        Raises
        ------
        RuntimeError
            When no world was finished under every policy.
        """
        worlds = self._complete()
        if not worlds:
            reasons = "; ".join(dict.fromkeys(self._failed.values()))
            raise RuntimeError(f"no replication was finished under every policy: {reasons}")
        values, weekly = self.values(), self._weekly(worlds)
        estimates: dict[str, dict[str, Estimate]] = {
            policy: {name: estimate(v, KPIS[name].unit) for name, v in kpis.items()}
            for policy, kpis in values.items()
        }
        return Comparison(
            company=self._company,
            policies=self._policies,
            weeks=self._weeks,
            warm_up_weeks=self._warm_up_weeks,
            seed=self._seed,
            replications=len(worlds),
            engine=engine,
            version=__version__,
            replication_ids=worlds,
            estimates=estimates,
            values=values,
            differences=differences(values),
            crossings=crossings(weekly, self._warm_up_weeks),
            weekly=weekly,
            histograms={policy.name: self._histograms(policy, worlds) for policy in self._policies},
            moments={
                policy.name: np.stack([self._figures[Task(policy.levers, world)].moments for world in worlds])
                for policy in self._policies
            },
            years=self._years,
            money={
                policy.name: money_rows([self._figures[Task(policy.levers, world)].money for world in worlds])
                for policy in self._policies
            },
            equity={name: kpis["customer_equity"] for name, kpis in estimates.items() if "customer_equity" in kpis},
            standing=self._standing(worlds),
            switched_off=switched_off,
            failed=tuple(
                FailedTask(policy.name, task.replication, self._failed[task])
                for task in sorted(self._failed, key=lambda task: task.replication)
                for policy in self._policies if policy.levers == task.levers
            ),
            precision_reached=_reached(values, precision) if precision else None,
        )

    def _complete(self) -> tuple[int, ...]:
        return tuple(
            world for world in range(self.count)
            if all(Task(levers, world) in self._figures for levers in self._levers)
        )

    def _keep(self, task: Task, packed: bytes) -> None:
        totals = WeeklyTotals.from_bytes(packed)
        horizon = Window.horizon(totals, self._warm_up_weeks)
        self._figures[task] = _Figures(
            kpis=horizon_figures(totals, self._warm_up_weeks),
            weekly=weekly_figures(totals),
            histograms={name: horizon.histogram(name)[0] for name in HISTOGRAMS},
            moments=horizon.moments()[0],
            money=money_lines(totals, self._years),
            horizons=horizon_values(totals, self._warm_up_weeks),
        )

    def _weekly(self, worlds: Sequence[int]) -> dict[str, dict[str, Floats]]:
        no_data = np.full(self._weeks, np.nan)
        found: dict[str, dict[str, Floats]] = {}
        for policy in self._policies:
            each = [self._figures[Task(policy.levers, world)].weekly for world in worlds]
            found[policy.name] = {
                name: np.stack([weekly.get(name, no_data) for weekly in each])
                for name in KPIS if any(name in weekly for weekly in each)
            }
        return found

    def _standing(self, worlds: Sequence[int]) -> dict[int, dict[str, dict[str, Floats]]]:
        found: dict[int, dict[str, dict[str, Floats]]] = {}
        for weeks in HORIZONS_WEEKS:
            if self._warm_up_weeks + weeks > self._weeks:
                break
            by_policy = found[weeks] = {}
            for policy in self._policies:
                each = [self._figures[Task(policy.levers, world)].horizons[weeks] for world in worlds]
                names = dict.fromkeys(name for figures in each for name in figures)
                by_policy[policy.name] = {
                    name: np.array([figures.get(name, np.nan) for figures in each]) for name in names
                }
        return found

    def _histograms(self, policy: Policy, worlds: Sequence[int]) -> dict[str, Histogram]:
        found = {}
        for name, distribution in HISTOGRAMS.items():
            counts = np.stack([self._figures[Task(policy.levers, world)].histograms[name] for world in worlds])
            filled = counts[counts.sum(axis=1) > 0.0]
            if filled.size:
                shares = (filled / filled.sum(axis=1, keepdims=True)).mean(axis=0)
                found[name] = Histogram(distribution.edges, shares)
        return found

    def _tell(self) -> None:
        if self._progress is not None:
            wanted = self.count * len(self._levers)
            self._progress(Progress(len(self._figures), wanted, len(self._failed)))


def check_request(policies: Sequence[Policy], replications: int, precision: Mapping[str, float]) -> None:
    """Refuse what cannot be compared, before anything is run or written.

    Raises
    ------
    ComparisonError
        With the reason in one sentence.
    """
    names = [policy.name for policy in policies]
    if len(names) < 2:
        raise ComparisonError(f"a comparison needs at least two policies (found {len(names)})")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ComparisonError(f"policies must have different names (found twice: {', '.join(twice)})")
    if NEITHER in names:
        raise ComparisonError(f"no policy may be named '{NEITHER}'")
    if replications < 1:
        raise ComparisonError(f"replications: must be at least 1 (found {replications})")
    for kpi, half_width in precision.items():
        if kpi not in KPIS:
            raise ComparisonError(f"precision: no KPI '{kpi}' ({did_you_mean(kpi, KPIS)})")
        if not 0.0 < half_width < float("inf"):
            raise ComparisonError(f"precision: the half-width of {kpi} must be above 0 (found {half_width:g})")


def _needed(worlds: _Worlds, precision: Mapping[str, float], most: int) -> int:
    """Worlds for the next round: what the spread so far asks for, at most twice as many as there are."""
    values = worlds.values()
    needed = worlds.count
    for kpi, half_width in precision.items():
        interval = widest(values, kpi)
        if interval is None or interval.half_width <= half_width:
            continue
        asked = replications_for(interval.sd, half_width) or most
        needed = max(needed, min(max(asked, worlds.count + 1), 2 * worlds.count, most))
    return needed


def _reached(values: Mapping[str, Mapping[str, Floats]], precision: Mapping[str, float]) -> dict[str, bool]:
    found = {kpi: widest(values, kpi) for kpi in precision}
    return {kpi: interval is not None and interval.half_width <= precision[kpi] for kpi, interval in found.items()}
