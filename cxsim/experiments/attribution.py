"""What carries the difference between two policies: the same worlds again with each mechanism off, and at other kappas.

A contribution is the difference with everything on less the difference with the mechanism off, world by world. They
need not add up: mechanisms work on each other, and what two carry together is missed by switching off either.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from cxsim.experiments.compare import Progress, compare
from cxsim.experiments.journal import Journal
from cxsim.experiments.mechanisms import MECHANISMS, PSYCHOLOGY, with_parameters
from cxsim.experiments.results import Comparison
from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.metrics.kpis import KPIS

KAPPAS: Final = (0.3, 0.5, 0.8)
"""Every headline is told at each of them."""

MOST_WORLDS: Final = 10
"""Worlds in which a mechanism is switched off; enough to see which ones matter."""

PRIMARY: Final = tuple(name for name, kpi in KPIS.items() if kpi.primary)


class Contribution(NamedTuple):
    """What a mechanism adds to ``a`` minus ``b`` in a KPI; intervals hold together within the KPI."""

    mechanism: str
    title: str
    kpi: str
    without: Interval
    """The difference that is left with the mechanism off."""
    carried: Interval
    """The difference with everything on less the one with it off, world by world."""


class AtKappa(NamedTuple):
    """``a`` minus ``b`` in a KPI at a value of the causal discount."""

    kappa: float
    kpi: str
    difference: Interval


@dataclass(frozen=True, slots=True)
class Attribution:
    """Why two policies differ, so far as switching off can tell; the first two of a comparison."""

    a: str
    b: str
    worlds: int
    contributions: tuple[Contribution, ...]
    at_kappas: tuple[AtKappa, ...]


def attribute(
    comparison: Comparison,
    *,
    jobs: int = 1,
    journal: Journal | None = None,
    progress: Callable[[str, Progress], None] | None = None,
) -> Attribution:
    """Run the first two policies of a comparison again, with each mechanism off and at each of `KAPPAS`.

    Parameters
    ----------
    comparison
        What is to be explained; its first worlds are used, at most `MOST_WORLDS`.
    jobs, journal
        As for `cxsim.experiments.compare.compare`.
    progress
        Called with the title of what runs now.
    """
    first, second = comparison.policies[:2]
    worlds = min(MOST_WORLDS, comparison.replications)
    full = {kpi: gaps for kpi in PRIMARY if (gaps := _gaps(comparison, kpi))}

    def again(title: str, kappa: float | None, off: tuple[str, ...]) -> Comparison:
        company = comparison.company
        if kappa is not None:
            company = with_parameters(company, {"kappa": kappa})
        return compare(
            company, first, second, weeks=comparison.weeks, warm_up_weeks=comparison.warm_up_weeks,
            replications=worlds, seed=comparison.seed, jobs=jobs, without=off, journal=journal,
            progress=None if progress is None else lambda now: progress(title, now),
        )

    def contributions() -> Iterator[Contribution]:
        switches = {PSYCHOLOGY: "All psychology of agents"} | {name: m.title for name, m in MECHANISMS.items()}
        for name, title in switches.items():
            found = again(title, None, (name,))
            for kpi, with_all in full.items():
                left = _gaps(found, kpi)
                both = sorted(with_all.keys() & left.keys())
                rest = np.array([left[world] for world in both])
                carried = np.array([with_all[world] for world in both]) - rest
                yield Contribution(
                    name, title, kpi, mean_interval(rest, len(switches)), mean_interval(carried, len(switches)))

    def at_kappas() -> Iterator[AtKappa]:
        for kappa in KAPPAS:
            found = again(f"kappa {kappa:g}", kappa, ())
            for kpi in full:
                gaps = np.array(list(_gaps(found, kpi).values()))
                yield AtKappa(kappa, kpi, mean_interval(gaps, len(KAPPAS)))

    return Attribution(first.name, second.name, worlds, tuple(contributions()), tuple(at_kappas()))


def _gaps(comparison: Comparison, kpi: str) -> dict[int, float]:
    """First less second policy in each world that has the figure under both."""
    a, b = (comparison.values[policy].get(kpi) for policy in comparison.policy_names[:2])
    if a is None or b is None:
        return {}
    found = zip(comparison.replication_ids, (a - b).tolist(), strict=True)
    return {world: gap for world, gap in found if math.isfinite(gap)}
