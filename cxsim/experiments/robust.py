"""Does an answer hold? The same pairs of policies again under other assumptions, in the same worlds.

Each pair is compared as it stands; in worlds that nothing else has met; with what a policy does not spend kept instead
of turned into agents; at other values of the causal discount; with the psychology of agents off; with all slopes
without a source halved; at other values of the two numbers that decide most (how much a runaround drives customers
away, and how much an agent may spend on a case); and with every number that was assumed at the low and at the high end
of its range, each by itself.
From the one table of all these runs come who leads at which horizon, break-even values, a tornado, and the regret of
each policy: how much less it earned than the best, and where most.

Nothing here knows a policy by its name: pairs are handed in, and the limit is moved in the second of each.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np

from cxsim.experiments.budget import Means, means_of
from cxsim.experiments.conditions import (
    CHURN,
    CURVES,
    REMEDY,
    Condition,
    Kind,
    assumed_numbers,
    conditions_of,
    levers_of,
    setting_of,
)
from cxsim.experiments.differences import judge, smallest_difference
from cxsim.experiments.grid import Grid, Progress, Task
from cxsim.experiments.horizons import HORIZON_KPIS, HORIZONS_WEEKS, VALUE
from cxsim.experiments.journal import Journal
from cxsim.experiments.results import NEITHER, Verdict
from cxsim.experiments.sweep import BreakEven, Point, break_evens
from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.metrics.kpis import KPIS
from cxsim.metrics.stream import Floats
from cxsim.rules.company import Company, Policy

TORNADO_WORLDS: Final = 2
"""Worlds in which each assumed number stands at its ends: they are many, and pairing makes a few worlds do."""


class Lead(NamedTuple):
    """Second policy less first in a KPI over the first ``weeks`` weeks, under a condition."""

    pair: int
    condition: str
    weeks: int
    kpi: str
    gap: Interval
    favours: str
    verdict: Verdict


class Turn(NamedTuple):
    """A pair along one of the numbers that decide: profit at the last horizon, and where the lead changes."""

    pair: int
    factor: str
    points: tuple[tuple[float, Interval], ...]
    break_evens: tuple[BreakEven, ...]
    now: float
    """Value as it stands: of the company, or of the pair's second policy."""


class Swing(NamedTuple):
    """What becomes of a pair's difference in profit at the last horizon with a number at either end of its range."""

    pair: int
    number: str
    low: float
    high: float
    at_low: Interval
    at_high: Interval
    as_it_stands: float
    """The same difference with the number as it is, in the same worlds."""

    @property
    def width(self) -> float:
        """How far the difference swings."""
        means = (self.at_low.mean, self.at_high.mean, self.as_it_stands)
        return max(means) - min(means)


class Regret(NamedTuple):
    """The most that a policy fell behind the best of all policies, and under which condition."""

    policy: str
    kpi: str
    most: float
    where: str
    mean: float
    """Mean over conditions."""
    now: float
    """As it stands."""


@dataclass(frozen=True, slots=True)
class Robustness:
    """Whether answers hold; pairs are names, and every difference is the second less the first."""

    pairs: tuple[tuple[str, str], ...]
    policies: tuple[Policy, ...]
    """Every policy of the pairs, once."""
    budget_usd_per_agent_week: float
    """What every policy may spend on levers; 0 where there is no common budget."""
    means: Mapping[str, Means]
    levels: Mapping[str, Mapping[str, Interval]]
    """Policy, KPI of `HORIZON_KPIS`: its mean at the longest horizon, as it stands, with its own 95 % interval."""
    horizons_weeks: tuple[int, ...]
    replications: int
    tornado_worlds: int
    seed: int
    leads: tuple[Lead, ...]
    turns: tuple[Turn, ...]
    swings: tuple[Swing, ...]
    regrets: tuple[Regret, ...]
    versions: int
    """Different models and policies that were run for this, policies tried by searches included."""
    searched: int
    """Policies tried by searches."""
    failed: tuple[str, ...]
    size_share: float = 1.0
    """Share of the company's size at which all was run."""

    @property
    def titles(self) -> dict[str, str]:
        """Name of each policy to its title."""
        return {policy.name: " ".join(policy.title.split()) or policy.name for policy in self.policies}

    def lead(self, pair: int, condition: str, weeks: int, kpi: str) -> Lead | None:
        """One cell of the table; None where there are no data."""
        for found in self.leads:
            if (found.pair, found.condition, found.weeks, found.kpi) == (pair, condition, weeks, kpi):
                return found
        return None

    def conditions(self) -> tuple[str, ...]:
        """Conditions for which there are leads."""
        return tuple(dict.fromkeys(lead.condition for lead in self.leads))

    def summary(self) -> dict[str, Any]:
        """The part ``robust`` of ``summary.json``."""
        def plain(interval: Interval) -> dict[str, Any]:
            return {name: None if isinstance(x, float) and not math.isfinite(x) else x
                    for name, x in interval._asdict().items()}

        return {
            "pairs": [list(pair) for pair in self.pairs],
            "size_share": self.size_share,
            "budget_usd_per_agent_week": self.budget_usd_per_agent_week,
            "means": {name: means._asdict() for name, means in self.means.items()},
            "levels": {name: {kpi: plain(mean) for kpi, mean in of.items()} for name, of in self.levels.items()},
            "replications": self.replications,
            "tornado_worlds": self.tornado_worlds,
            "versions_run": self.versions,
            "policies_tried_by_search": self.searched,
            "leads": [{**lead._asdict(), "gap": plain(lead.gap)} for lead in self.leads],
            "break_evens": [
                {"pair": t.pair, "factor": t.factor, "now": t.now, "points": [[at, plain(gap)] for at, gap in t.points],
                 "break_evens": [b._asdict() for b in t.break_evens]} for t in self.turns
            ],
            "tornado": [
                {**s._asdict(), "at_low": plain(s.at_low), "at_high": plain(s.at_high)} for s in self.swings
            ],
            "regrets": [regret._asdict() for regret in self.regrets],
            "failed": list(self.failed),
        }


class RobustError(ValueError):
    """What cannot be examined, in one sentence for the user."""


def examine(
    company: Company,
    pairs: Sequence[tuple[Policy, Policy]],
    *,
    weeks: int,
    warm_up_weeks: int = 0,
    replications: int,
    tornado_worlds: int = TORNADO_WORLDS,
    numbers: Sequence[str] | None = None,
    seed: int = 1,
    jobs: int = 1,
    journal: Journal | None = None,
    progress: Callable[[Progress], None] | None = None,
    searched: int = 0,
    size_share: float = 1.0,
) -> Robustness:
    """Run all pairs under all conditions.

    Parameters
    ----------
    pairs
        Pairs of policies; different policies have different names.
    replications, tornado_worlds
        Worlds of each condition, and of each number at an end of its range; 0 leaves these out.
    numbers
        Those of `assumed_numbers` to set to both ends of their ranges, by default all.
    journal
        Finished replications are kept there, and the examination goes on where it was.
    searched, size_share
        Told in the result: policies that searches tried before, and how much the company was made smaller.

    Raises
    ------
    RobustError
        When the horizon reaches none of `HORIZONS_WEEKS`, or no run could be had.
    """
    horizons = check_robust(weeks, warm_up_weeks, replications)
    names = tuple(assumed_numbers() if numbers is None else numbers) if tornado_worlds else ()
    policies = tuple({policy.name: policy for pair in pairs for policy in pair}.values())
    seconds = frozenset(second.name for _, second in pairs)
    conditions = conditions_of(company, names)
    wanted: dict[tuple[Condition, str], list[Task]] = {}
    for condition in conditions:
        setting = setting_of(company, condition)
        worlds = _worlds(condition, replications, tornado_worlds)
        for policy in policies:
            levers = levers_of(policy, condition, policy.name in seconds)
            wanted[condition, policy.name] = [Task(setting, levers, world) for world in worlds]
    grid = Grid(weeks, warm_up_weeks, seed, progress)
    grid.reach([task for tasks in wanted.values() for task in tasks], jobs, journal)

    def standing(condition: Condition, worlds: int | None = None) -> dict[int, dict[str, dict[str, Floats]]]:
        return {
            horizon: {
                policy.name: grid.figures(wanted[condition, policy.name][:worlds], horizon) for policy in policies
            } for horizon in horizons
        }

    table = {condition: standing(condition) for condition in conditions}
    plain = conditions[0]
    if not table[plain][horizons[-1]][policies[0].name]:
        raise RobustError("no run could be had: " + "; ".join(grid.reasons))
    last, named = horizons[-1], [(a.name, b.name) for a, b in pairs]
    few = standing(plain, min(tornado_worlds, replications)) if names else {}
    return Robustness(
        pairs=tuple(named),
        policies=policies,
        budget_usd_per_agent_week=company.economics.budget_usd_per_agent_week,
        levels={
            policy.name: {kpi: mean_interval(figures[kpi]) for kpi in HORIZON_KPIS if kpi in figures}
            for policy in policies for figures in [table[plain][last][policy.name]]
        },
        means={policy.name: means_of(company, policy) for policy in policies},
        horizons_weeks=horizons,
        replications=replications,
        tornado_worlds=min(tornado_worlds, replications),
        seed=seed,
        leads=tuple(_leads(table, named, horizons)),
        turns=tuple(_turns(table, pairs, company, last)),
        swings=tuple(_swings(table, few, named, names, last)),
        regrets=tuple(_regrets(table, [policy.name for policy in policies], last)),
        versions=len({(task.company, task.levers) for tasks in wanted.values() for task in tasks}) + searched,
        searched=searched,
        failed=grid.reasons,
        size_share=size_share,
    )


def check_robust(weeks: int, warm_up_weeks: int, replications: int) -> tuple[int, ...]:
    """The horizons that a run reaches; refuse what reaches none, or has no interval."""
    horizons = tuple(horizon for horizon in HORIZONS_WEEKS if warm_up_weeks + horizon <= weeks)
    if not horizons:
        raise RobustError(f"the horizon must reach {HORIZONS_WEEKS[0]} weeks after the warm-up (found {weeks} in all)")
    if replications < 2:
        raise RobustError(f"at least 2 replications are needed for an interval (found {replications})")
    return horizons


def replications_of(company: Company, policies: int, replications: int, tornado_worlds: int) -> int:
    """Replications of an examination, if no two policies or conditions come to the same: a few too many."""
    names = tuple(assumed_numbers()) if tornado_worlds else ()
    return policies * sum(
        len(_worlds(condition, replications, tornado_worlds)) for condition in conditions_of(company, names))


def _worlds(condition: Condition, replications: int, tornado_worlds: int) -> range:
    """The worlds of a condition: the same for all but the fresh ones, and fewer for ends of ranges."""
    if condition.kind == "fresh":
        return range(replications, 2 * replications)
    return range(min(tornado_worlds, replications) if condition.kind == "end" else replications)


_Table = Mapping[Condition, Mapping[int, Mapping[str, Mapping[str, Floats]]]]


def _leads(table: _Table, pairs: Sequence[tuple[str, str]], horizons: Sequence[int]) -> list[Lead]:
    """Every pair, horizon and KPI under every condition but those of a curve; simultaneous within a condition."""
    comparisons = len(pairs) * len(horizons) * len(HORIZON_KPIS)
    found = []
    for condition, by_horizon in table.items():
        if condition.kind == "end" or condition.kind in CURVES:
            continue
        for weeks, by_policy in by_horizon.items():
            for i, (a, b) in enumerate(pairs):
                for name in HORIZON_KPIS:
                    if name not in by_policy[a] or name not in by_policy[b]:
                        continue
                    kpi = KPIS[name]
                    gap = mean_interval(by_policy[b][name] - by_policy[a][name], comparisons)
                    verdict = judge(gap, kpi, smallest_difference(kpi, {a: by_policy[a], b: by_policy[b]}))
                    ahead = b if (gap.mean > 0.0) == (kpi.better == "higher") else a
                    favours = ahead if verdict == "better" else NEITHER
                    found.append(Lead(i, condition.title, weeks, name, gap, favours, verdict))
    return found


def _turns(table: _Table, pairs: Sequence[tuple[Policy, Policy]], company: Company, weeks: int) -> list[Turn]:
    found = []
    factors: tuple[tuple[Kind, str], ...] = (("churn", CHURN), ("remedy", REMEDY))
    for kind, factor in factors:
        curve = [condition for condition in table if condition.kind == kind]
        for i, (first, second) in enumerate(pairs):
            now = getattr(company.parameters if kind == "churn" else second.levers, factor)
            points = []
            for condition in curve:
                profit = [table[condition][weeks][policy.name].get("profit") for policy in (first, second)]
                if profit[0] is not None and profit[1] is not None:
                    points.append((condition.at, mean_interval(profit[1] - profit[0], len(curve))))
            ends = break_evens([Point(at, (), gap, gap.n) for at, gap in points]) if points else ()
            found.append(Turn(i, factor, tuple(points), ends, now))
    return found


def _swings(
    table: _Table, few: Mapping[int, Mapping[str, Mapping[str, Floats]]], pairs: Sequence[tuple[str, str]],
    numbers: Sequence[str], weeks: int,
) -> list[Swing]:
    """Largest swing first, pair by pair."""
    found = []
    for i, (a, b) in enumerate(pairs):
        swings = []
        for number in numbers:
            ends = []
            for condition in table:
                if condition.kind == "end" and condition.values[0][0] == number:
                    by_policy = table[condition][weeks]
                    if "profit" in by_policy[a] and "profit" in by_policy[b]:
                        ends.append((condition.at, mean_interval(by_policy[b]["profit"] - by_policy[a]["profit"])))
            if len(ends) == 2:
                (low, at_low), (high, at_high) = ends
                now = float(np.nanmean(few[weeks][b]["profit"] - few[weeks][a]["profit"]))
                swings.append(Swing(i, number, low, high, at_low, at_high, now))
        found += sorted(swings, key=lambda swing: -swing.width)
    return found


def _regrets(table: _Table, policies: Sequence[str], weeks: int) -> list[Regret]:
    """Over all assumptions, in profit alone and together with the value of the customers who are left.

    Another limit is no assumption but another policy, so it is left out.
    """
    found = []
    plain = next(iter(table)).title
    for kpi in ("profit", VALUE):
        rows: dict[str, dict[str, float]] = {}
        for condition, by_horizon in table.items():
            if condition.kind == "remedy":
                continue
            by_policy = by_horizon[weeks]
            worth = {}
            for policy in policies:
                figures = by_policy[policy]
                if "profit" in figures and VALUE in figures:
                    total = figures["profit"] if kpi == "profit" else figures["profit"] + figures[VALUE]
                    worth[policy] = float(np.nanmean(total))
            if len(worth) == len(policies):
                best = max(worth.values())
                rows[condition.title] = {policy: best - value for policy, value in worth.items()}
        for policy in policies:
            if rows:
                where = max(rows, key=lambda title: rows[title][policy])
                mean = math.fsum(row[policy] for row in rows.values()) / len(rows)
                found.append(Regret(policy, kpi, rows[where][policy], where, mean, rows[plain][policy]))
    return found
