"""Each lever moved alone from its low end to its high end in a small firm: what it does good, and what it costs.

All else stays: the other levers are neutral, customers and people are the same at both ends, and there is no common
budget, so that what a lever costs stays on its own line. A change shows when the interval of its paired difference
leaves out 0 on the promised side. Intervals hold together for all figures of one lever (95 %, Bonferroni), as for the
rows of the register; they are not corrected for the number of levers, so among so many one may show or hide by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, Final, NamedTuple, get_type_hints

import numpy as np

from cxsim.config.scenarios import load_company
from cxsim.engine import weekly_totals
from cxsim.experiments.journal import Journal, study_key
from cxsim.experiments.runner import Runner, processes
from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.metrics.kpis import KPIS, horizon_figures
from cxsim.metrics.totals import WeeklyTotals
from cxsim.rules.levers import Levers
from cxsim.validation.lever_promises import PROMISES
from cxsim.validation.trials.company import at_size
from cxsim.validation.trials.setting import Setting, neutral_levers

WORLDS: Final = 6
AGENTS: Final = 5
LOAD: Final = 0.65
"""Customers, as a share of what so many agents would have: half the time of a run, and little less of what shows."""
PURCHASES_PER_YEAR: Final = 75.0
"""Few customers who buy often: the work of the whole firm from a fraction of its customers."""
MARGIN_USD: Final = 10.0


class Arm(NamedTuple):
    """A run: a lever at one of its ends, in a world."""

    lever: str
    is_high: bool
    world: int


class Change(NamedTuple):
    """What a lever did to a figure, high less low; ``shows`` says whether it is beyond chance on the promised side."""

    kpi: str
    change: Interval
    shows: bool


@dataclass(frozen=True, slots=True)
class LeverResult:
    """A lever with what it was to do good and to cost, the surest change of each first."""

    lever: str
    good: tuple[Change, ...]
    bad: tuple[Change, ...]

    @property
    def word(self) -> str:
        """The verdict."""
        if self.good[0].shows and self.bad[0].shows:
            return "both show"
        if self.bad[0].shows:
            return "no good shown"
        return "no cost shown" if self.good[0].shows else "neither shown"

    def to_json(self) -> dict[str, Any]:
        """As plain dictionaries and numbers; ``where`` is what was set for this lever, beyond the firm of all."""
        def plain(changes: Sequence[Change]) -> list[dict[str, Any]]:
            return [{"kpi": c.kpi, "mean": c.change.mean, "low": c.change.low, "high": c.change.high,
                     "n": c.change.n, "shows": c.shows} for c in changes]

        asked = PROMISES[self.lever]
        return {"lever": self.lever, "verdict": self.word, "firm": asked.firm, "weeks": asked.weeks,
                "where": dict(asked.where), "good": plain(self.good), "bad": plain(self.bad)}


def check_levers(
    levers: Iterable[str] = (),
    *,
    worlds: int = WORLDS,
    seed: int = 1,
    jobs: int = 1,
    journal: Journal | None = None,
    progress: Callable[[int, int], None] = lambda finished, wanted: None,
) -> list[LeverResult]:
    """Move levers alone and judge what they do.

    Parameters
    ----------
    levers
        Names; none stands for all.
    worlds, seed
        Of each lever at each end.
    jobs, journal
        As for `cxsim.experiments.compare.compare`; a run with the same journal goes on where it was.
    progress
        Called with the runs finished and wanted.

    Raises
    ------
    KeyError
        For a lever that does not exist.
    RuntimeError
        When a run fails.
    """
    names = tuple(levers) or tuple(PROMISES)
    arms = [Arm(name, is_high, world) for name in names for world in range(worlds) for is_high in (False, True)]
    found: dict[Arm, dict[str, float]] = {}
    missing = []
    for arm in arms:
        packed = None if journal is None else journal.get(*_key(arm, seed))
        if packed is None:
            missing.append(arm)
        else:
            found[arm] = horizon_figures(WeeklyTotals.from_bytes(packed), 0)
    progress(len(found), len(arms))

    def done(arm: Arm, packed: bytes) -> None:
        if journal is not None:
            journal.put(*_key(arm, seed), packed)
        found[arm] = horizon_figures(WeeklyTotals.from_bytes(packed), 0)
        progress(len(found), len(arms))

    def failed(arm: Arm, reason: str) -> None:
        raise RuntimeError(f"{arm.lever} at its {'high' if arm.is_high else 'low'} end, world {arm.world}: {reason}")

    with Runner(partial(_run, seed), pool=processes(jobs), jobs=jobs) as runner:
        runner.run(missing, done, failed)
    return [_judge(name, found, worlds) for name in names]


def _run(seed: int, arm: Arm) -> bytes:
    """What is done for an arm, in whatever process."""
    company, levers = setting_of(arm.lever, arm.is_high)
    return weekly_totals(company, levers, weeks=PROMISES[arm.lever].weeks, seed=seed, replication=arm.world).to_bytes()


@cache
def setting_of(lever: str, is_high: bool) -> Setting:
    """The small firm with a lever at one end, where its promise can show."""
    setting = _firm(PROMISES[lever].firm)
    for name, value in PROMISES[lever].where:
        setting = setting.moved(name, value)
    (about,) = get_type_hints(Levers, include_extras=True)[lever].__metadata__
    return setting.moved(lever, about.high if is_high else about.low)


@cache
def _firm(name: str) -> Setting:
    shop = load_company(name)
    shop = at_size(shop, AGENTS / shop.staffing.agents)
    purchases = shop.economics.customers * shop.economics.purchases_per_year
    economics = replace(
        shop.economics, customers=round(LOAD * purchases / PURCHASES_PER_YEAR), purchases_per_year=PURCHASES_PER_YEAR,
        margin_per_purchase_usd=MARGIN_USD, budget_usd_per_agent_week=0.0,
    )
    return Setting(replace(shop, economics=economics), neutral_levers())


def _key(arm: Arm, seed: int) -> tuple[str, Levers, int]:
    company, levers = setting_of(arm.lever, arm.is_high)
    return study_key(company, PROMISES[arm.lever].weeks, seed), levers, arm.world


def _judge(name: str, found: dict[Arm, dict[str, float]], worlds: int) -> LeverResult:
    promise = PROMISES[name]
    comparisons = len(promise.good) + len(promise.bad)

    def changes(figures: tuple[str, ...], *, is_good: bool) -> tuple[Change, ...]:
        made = [_change(name, figure, found, worlds, comparisons, is_good=is_good) for figure in figures]
        return tuple(sorted(made, key=lambda change: (not change.shows, -_distance(change.change))))

    return LeverResult(name, changes(promise.good, is_good=True), changes(promise.bad, is_good=False))


def _change(
    name: str, figure: str, found: dict[Arm, dict[str, float]], worlds: int, comparisons: int, *, is_good: bool
) -> Change:
    kpi = figure.rstrip("+-")
    rises = figure.endswith("+") if figure != kpi else (KPIS[kpi].better == "higher") == is_good
    gaps = np.array([
        _figure(found[Arm(name, True, world)], kpi) - _figure(found[Arm(name, False, world)], kpi)
        for world in range(worlds)
    ])
    change = mean_interval(gaps, comparisons)
    return Change(kpi, change, change.low > 0.0 if rises else change.high < 0.0)


def _figure(figures: dict[str, float], kpi: str) -> float:
    """A figure, or the quotient of two; NaN where there are no data."""
    part, _, whole = kpi.partition("/")
    if not whole:
        return figures.get(part, np.nan)
    return figures.get(part, np.nan) / (figures.get(whole, np.nan) or np.nan)


def _distance(change: Interval) -> float:
    """How far the mean is from 0, in half-widths."""
    if not np.isfinite(change.half_width):
        return -1.0
    return abs(change.mean) / change.half_width if change.half_width > 0.0 else float(change.mean != 0.0) * 1e9
