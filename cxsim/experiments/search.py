"""Search: the best policy of a kind in a company, among policies within stated bounds, by a method anyone can repeat.

Rounds of space-filling points (Latin hypercubes), each in a smaller box around the best so far. Within a round all
points race in the same worlds (common random numbers): after each world the better half goes on to the next
(successive halving; Karnin, Koren & Somekh 2013, remembered), so that most runs are spent on the few that may win. The
finalists of all rounds then meet fresh worlds, which chose none of them: so the winner's figure is not flattered by
having been picked, and how surely it is the best is told by paired intervals.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

import numpy as np

from cxsim.config.faults import did_you_mean
from cxsim.experiments.compare import Task, replicate
from cxsim.experiments.journal import Journal, study_key
from cxsim.experiments.runner import Runner, processes
from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.metrics.kpis import KPIS, horizon_figures
from cxsim.metrics.stream import Floats
from cxsim.metrics.totals import WeeklyTotals
from cxsim.rules.company import Company
from cxsim.rules.draws import splitmix64, uniform
from cxsim.rules.levers import Levers

SHRINK: Final = 0.5
"""Each round's box has this share of the last one's width."""

DECIMALS: Final = 3
"""Levers are rounded before they are tried, so that the file that is written is the policy that was run."""

_STREAM: Final = 0x5EA6C4
"""Apart from the draws of the model, whose keys are made from seed, replication and purpose."""

Bounds = Mapping[str, tuple[float, float]]


class SearchError(ValueError):
    """A search that makes no sense, in one sentence for the user."""


class Stage(NamedTuple):
    """How far a search is: what it does now, and replications; ``wanted`` may be a few too many."""

    title: str
    finished: int
    wanted: int


class Finalist(NamedTuple):
    """A policy that met the fresh worlds. ``behind`` is the best less this one; all hold together with 95 %."""

    levers: Levers
    figure: Interval
    behind: Interval


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: finalists, best first."""

    kpi: str
    finalists: tuple[Finalist, ...]
    tried: int
    """Different policies that were tried."""
    replications: int
    """Replications that were run or taken from the journal."""
    failed: tuple[str, ...]

    @property
    def best(self) -> Finalist:
        """The finalist with the best mean in fresh worlds."""
        return self.finalists[0]

    @property
    def is_separated(self) -> bool:
        """Whether the best is surely better than every other finalist."""
        return all(abs(other.behind.mean) > other.behind.half_width for other in self.finalists[1:])


def search(
    company: Company,
    base: Levers,
    bounds: Bounds,
    *,
    kpi: str = "profit",
    weeks: int,
    warm_up_weeks: int = 0,
    points: int = 12,
    rounds: int = 2,
    worlds: int = 1,
    finalists: int = 3,
    final_worlds: int = 5,
    seed: int = 1,
    jobs: int = 1,
    journal: Journal | None = None,
    progress: Callable[[Stage], None] | None = None,
) -> Found:
    """Search for the levers within ``bounds`` that do best in ``kpi``.

    Parameters
    ----------
    base
        Levers that bounds do not name stay as they are here; it is also the first point tried.
    points, rounds
        Policies of a round, and rounds.
    worlds
        Worlds in which all points of a round are tried; survivors of each halving meet so many more.
    finalists, final_worlds
        How many meet fresh worlds, and in how many.
    seed
        Chooses the worlds and the points.
    progress
        Called at each stage and after each replication.

    Raises
    ------
    SearchError
        When bounds or numbers make no sense, the company has no customers, or no policy could be run.
    """
    check_customers(company)
    check_search(base, bounds, kpi, points, rounds, worlds, finalists, final_worlds)
    kept: AbstractContextManager[Journal] = Journal(None) if journal is None else nullcontext(journal)
    with kept as book, Runner(
        partial(replicate, company, weeks, seed, "auto"), pool=processes(jobs), jobs=jobs
    ) as runner:
        wanted = replications_of(points, rounds, worlds, finalists, final_worlds)
        trials = _Trials(study_key(company, weeks, seed), warm_up_weeks, kpi, book, runner, wanted, progress)
        centre, half_width = base, 1.0
        entrants: list[Levers] = []
        for number in range(rounds):
            trials.begin(f"round {number + 1} of {rounds}")
            field = _points(centre, bounds, half_width, points, seed + number)
            survivors = trials.halve(field, worlds)
            entrants += survivors
            centre, half_width = survivors[0], half_width * SHRINK
        trials.begin("finalists in fresh worlds")
        chosen = trials.ranked(list(dict.fromkeys(entrants)))[:finalists]
        fresh = trials.most_worlds
        figures = trials.values(chosen, range(fresh, fresh + final_worlds))
    sign = 1.0 if KPIS[kpi].better == "higher" else -1.0
    order = sorted(figures, key=lambda levers: -sign * float(np.mean(figures[levers])))
    best = figures[order[0]]
    return Found(
        kpi,
        tuple(Finalist(levers, mean_interval(figures[levers]),
                       mean_interval(best - figures[levers], max(1, len(order) - 1))) for levers in order),
        trials.tried, trials.count, tuple(dict.fromkeys(trials.failed.values())),
    )


def replications_of(
    points: int = 12, rounds: int = 2, worlds: int = 1, finalists: int = 3, final_worlds: int = 5
) -> int:
    """Replications of a search, if no policy comes up twice: equal for all bounds."""
    in_round, left = 0, points
    while True:
        in_round += left * worlds
        if left <= 2:
            return rounds * in_round + finalists * final_worlds
        left = math.ceil(left / 2)


def check_customers(company: Company) -> None:
    """Refuse a company in which no policy can be the best: whoever leads a mere queue, nobody buys, stays or goes."""
    if not company.economics.customers:
        raise SearchError(f"{company.title} has no customers to win, keep or lose, so no policy is the best there "
                          "(found economics.customers 0; at least 1)")


def check_search(
    base: Levers, bounds: Bounds, kpi: str, points: int, rounds: int, worlds: int, finalists: int, final_worlds: int
) -> None:
    """Refuse what cannot be searched; see `search`."""
    if kpi not in KPIS:
        raise SearchError(f"no KPI '{kpi}' ({did_you_mean(kpi, KPIS)})")
    if KPIS[kpi].better == "neither":
        raise SearchError(f"cannot search for the best {kpi}: it is no KPI with a better side")
    if not bounds:
        raise SearchError("no lever may move: there is nothing to search")
    for name, (low, high) in bounds.items():
        if name not in base._fields:
            raise SearchError(f"bounds: no lever '{name}'")
        if not low <= high:
            raise SearchError(f"bounds of {name}: {low:g} is above {high:g}")
    if min(points, finalists, final_worlds) < 2 or min(rounds, worlds) < 1:
        raise SearchError("points, finalists and final worlds must be at least 2, rounds and worlds at least 1")


def policy_text(levers: Levers, title: str, description: str) -> str:
    """The levers as a policy file that `cxsim check` accepts."""
    lines = ["kind: policy", f"title: {json.dumps(title, ensure_ascii=False)}",
             f"description: {json.dumps(' '.join(description.split()), ensure_ascii=False)}", "", "levers:"]
    lines += [f"  {name}: {value:g}" for name, value in levers._asdict().items()]
    lines += ["", "sources:", "  levers: Found by search within stated bounds; not a practice of anyone"]
    return "\n".join(lines) + "\n"


class _Trials:
    """Figures of policies in worlds, each had once."""

    def __init__(
        self, study: str, warm_up_weeks: int, kpi: str, journal: Journal, runner: Runner[Task, bytes], wanted: int,
        progress: Callable[[Stage], None] | None,
    ) -> None:
        self._study, self._warm_up_weeks, self._kpi = study, warm_up_weeks, kpi
        self._journal, self._runner = journal, runner
        self._wanted, self._progress, self._title = wanted, progress, ""
        self._figures: dict[Task, float] = {}
        self.failed: dict[Task, str] = {}
        self.most_worlds = 0

    @property
    def tried(self) -> int:
        """Different policies so far."""
        return len({task.levers for task in self._figures})

    @property
    def count(self) -> int:
        """Replications so far."""
        return len(self._figures)

    def begin(self, title: str) -> None:
        """Tell of a new stage."""
        self._title = title
        self._tell()

    def halve(self, field: Sequence[Levers], worlds: int) -> list[Levers]:
        """Let all meet ``worlds`` worlds, the better half as many more, and so on; the last few, best first."""
        left, met = list(dict.fromkeys(field)), worlds
        while True:
            self.most_worlds = max(self.most_worlds, met)
            self._reach(left, range(met))
            left = self.ranked(left)
            if len(left) <= 2:
                return left
            left, met = left[: math.ceil(len(left) / 2)], met + worlds

    def ranked(self, field: Sequence[Levers]) -> list[Levers]:
        """Best mean first, over the worlds that each has met; policies that could not be run are left out."""
        sign = 1.0 if KPIS[self._kpi].better == "higher" else -1.0
        means: dict[Levers, float] = {}
        for levers in field:
            met = [figure for task, figure in self._figures.items() if task.levers == levers]
            if met and all(math.isfinite(figure) for figure in met):
                means[levers] = sign * sum(met) / len(met)
        if not means:
            raise SearchError("no policy could be run: " + "; ".join(dict.fromkeys(self.failed.values())))
        return sorted(means, key=lambda levers: (-means[levers], tuple(levers)))

    def values(self, field: Sequence[Levers], worlds: range) -> dict[Levers, Floats]:
        """The figure of each policy in each of these worlds: (worlds,)."""
        self._reach(field, worlds)
        complete = [levers for levers in field if all(Task(levers, world) in self._figures for world in worlds)]
        if not complete:
            raise SearchError("no finalist could be run: " + "; ".join(dict.fromkeys(self.failed.values())))
        return {levers: np.array([self._figures[Task(levers, world)] for world in worlds]) for levers in complete}

    def _reach(self, field: Sequence[Levers], worlds: range) -> None:
        missing = []
        for task in (Task(levers, world) for levers in field for world in worlds):
            if task in self._figures or task in self.failed:
                continue
            packed = self._journal.get(self._study, *task)
            if packed is None:
                missing.append(task)
            else:
                self._keep(task, packed)

        def done(task: Task, packed: bytes) -> None:
            self._journal.put(self._study, *task, packed)
            self._keep(task, packed)

        def failed(task: Task, reason: str) -> None:
            self._journal.fail(self._study, *task, reason)
            self.failed[task] = reason

        self._runner.run(missing, done, failed)

    def _keep(self, task: Task, packed: bytes) -> None:
        figures = horizon_figures(WeeklyTotals.from_bytes(packed), self._warm_up_weeks)
        self._figures[task] = figures.get(self._kpi, math.nan)
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(Stage(self._title, self.count, max(self._wanted, self.count)))


def _points(centre: Levers, bounds: Bounds, half_width: float, points: int, seed: int) -> list[Levers]:
    """The centre, and a Latin hypercube in a box around it that stays within the bounds.

    Each lever's values are one from each of equally wide strips, in an order drawn by keyed draws.
    """
    key, strips = splitmix64(_STREAM, seed), points - 1
    columns = {}
    for column, name in enumerate(sorted(bounds)):
        low, high = bounds[name]
        reach = half_width * (high - low)
        middle = min(max(getattr(centre, name), low), high)
        start = max(low, min(middle - reach / 2.0, high - reach))
        order = sorted(range(strips), key=partial(uniform, key, column))
        columns[name] = [
            round(min(high, start + (strip + uniform(key, column, strips + i)) / strips * reach), DECIMALS)
            for i, strip in enumerate(order)
        ]
    return [
        _within(centre, bounds),
        *(centre._replace(**{name: column[i] for name, column in columns.items()}) for i in range(strips)),
    ]


def _within(levers: Levers, bounds: Bounds) -> Levers:
    return levers._replace(**{
        name: round(min(max(getattr(levers, name), low), high), DECIMALS) for name, (low, high) in bounds.items()
    })
