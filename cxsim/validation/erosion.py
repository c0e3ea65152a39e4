"""Eroding standards of service: the equations against what is on record of them, and the model against the equations.

Three groups of rows. ``equations/…`` holds the reconstruction (`cxsim.validation.erosion_equations`) against its
recorded figures: to the last digit where labour is fixed; within 2 % where the record leaves something open, which is
how people are hired, and the spectrum of the noise. ``model/…`` holds the model in the fluid limit
(`cxsim.validation.erosion_model`) against the equations on every run, in every week. ``simulated/…``, if asked for,
does the same with whole runs of the model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.validation import erosion_model
from cxsim.validation.agreement import Row, Verdict
from cxsim.validation.erosion_equations import (
    Course,
    Demand,
    Staffing,
    by_steps,
    integrate,
    less_for_ten_weeks,
    more_for_good,
    more_for_ten_weeks,
    pink_noise,
    usual,
    weekly_means,
)
from cxsim.validation.erosion_model import Path, largest_gap

DIGIT: Final = 0.0005
"""Half a unit of the last recorded digit."""

WITHIN: Final = 0.02
"""How far the model may be from the equations, relative: the recorded protocol. It is coarse, as a whole scar is 2.6 %;
so the rows print how far it is."""

PATHS: Final = 20
"""Paths of noise; the recorded figures are of one, or of some mean: that is not on record."""


class Run(NamedTuple):
    """A run of the record, with its figures at the end."""

    name: str
    claim: str
    weeks: int
    standard: float
    labour: float | None = None
    time_taken: float | None = None
    demand: Demand | None = None
    """None: noise."""
    noise: float = 0.0
    """SD of the noise."""
    symmetric: bool = False
    staffing: Staffing = "fixed"

    @property
    def demands(self) -> list[Demand]:
        """The demand, or all paths of the noise."""
        if self.demand is not None:
            return [self.demand]
        return [pink_noise(self.noise, self.weeks, path) for path in range(PATHS)]

    @property
    def tolerance(self) -> float | None:
        """How near the equations must come to the figures, absolute; None: within `WITHIN`."""
        return DIGIT if self.staffing == "fixed" else None


RUNS: Final = (
    Run("equilibrium", "stays where it is", 104, 1.000, demand=usual),
    Run("ratchet", "a tenth more work for ten weeks leaves a scar", 104, 0.974, demand=more_for_ten_weeks),
    Run("symmetric", "with a symmetric goal the scar heals", 104, 0.998, demand=more_for_ten_weeks, symmetric=True),
    Run("no-gain", "a tenth less work for ten weeks gains nothing", 104, 1.000, demand=less_for_ten_weeks),
    Run("staffed-by-eroded-standard", "a tenth more for good; hiring never catches up", 156, 0.936, 1.028,
        demand=more_for_good, staffing="eroded"),
    Run("staffed-by-full-standard", "a tenth more for good; hiring catches up", 156, 0.940, 1.104, 0.982,
        demand=more_for_good, staffing="full"),
    Run("noise", "noise of 5 % erodes without a trend", 156, 0.938, 0.949, noise=0.05, staffing="eroded"),
    Run("more-noise", "noise of 10 % erodes more", 156, 0.887, 0.908, noise=0.10, staffing="eroded"),
    Run("symmetric-noise", "with a symmetric goal noise erodes nothing", 156, 1.008, 1.001, noise=0.05,
        symmetric=True, staffing="eroded"),
)
"""Every run on record."""

SIMULATED: Final = ("equilibrium", "ratchet", "no-gain", "noise", "more-noise")
"""Runs that are also done by the whole model: those without hiring, and the noise with fixed labour."""


def rows(*, simulated: bool = False, step: Callable[[], None] = lambda: None) -> list[Row]:
    """Every comparison; ``step`` is called after each whole run of the model, of which there are few and slow ones."""
    found = [row for run in RUNS for row in _equations(run)]
    pulse = integrate(more_for_ten_weeks, 104)
    found.append(_row("equations/pressure", "pressure peaks at 1.097", pulse.highest_pressure, 1.097, DIGIT))
    claim = "customers notice nothing: delay 0.200 weeks"
    found.append(_row("equations/delay", claim, pulse.delay_at_end_weeks, 0.2, DIGIT))
    found += [row for run in RUNS for row in _model(run)]
    if simulated:
        for run in RUNS:
            if run.name in SIMULATED:
                found.append(_simulated(run))
                step()
    return found


@cache
def _courses(run: Run) -> list[Course]:
    return [integrate(demand, run.weeks, symmetric=run.symmetric, staffing=run.staffing) for demand in run.demands]


@cache
def _paths(run: Run) -> list[Path]:
    """The model in the fluid limit, under the same demands."""
    return [
        erosion_model.fluid(weekly_means(demand, run.weeks), symmetric=run.symmetric, staffing=run.staffing)
        for demand in run.demands
    ]


def standards(run: Run) -> tuple[Sequence[float], Sequence[float]]:
    """The time standard week by week, of the equations and of the model, under the first demand of a run."""
    return _courses(run)[0].standards, _paths(run)[0].standards


def _equations(run: Run) -> list[Row]:
    """The equations against what is on record."""
    found = []
    for figure, recorded in (("standard", run.standard), ("labour", run.labour), ("time_taken", run.time_taken)):
        if recorded is not None:
            values = mean_interval(np.array([getattr(course, figure) for course in _courses(run)]))
            claim = f"{run.claim}: {figure.replace('_', ' ')} {recorded:.3f}"
            tolerance = WITHIN * recorded if run.tolerance is None else run.tolerance
            found.append(_row(f"equations/{run.name}", claim, values.mean, recorded, tolerance, values))
    return found


def _model(run: Run) -> list[Row]:
    """The model in the fluid limit against the equations."""
    figures = ("standard",) if run.staffing == "fixed" else ("standard", "labour")
    return [_in_every_week(run, figure, _paths(run)) for figure in figures]


def _in_every_week(run: Run, figure: str, paths: Sequence[Path]) -> Row:
    """The largest distance in any week of any path."""
    gap = max(
        largest_gap(getattr(path, f"{figure}s"), getattr(course, f"{figure}s"))
        for path, course in zip(paths, _courses(run), strict=True)
    )
    return _row(f"model/{run.name}", f"{figure} as in the equations, every week, within 2 %", gap, 0.0, WITHIN)


def _simulated(run: Run) -> Row:
    """A whole run of the model against the equations under the demand that it met."""
    path = erosion_model.simulate(weekly_means(run.demands[0], run.weeks))
    exact = integrate(by_steps(path.demands), run.weeks).standards
    claim = f"whole run, standard {path.standards[-1]:.3f}, every week within 2 %"
    return _row(f"simulated/{run.name}", claim, largest_gap(path.standards, exact), 0.0, WITHIN)


def _row(
    row_id: str, claim: str, measured: float, value: float, tolerance: float, interval: Interval | None = None
) -> Row:
    verdict: Verdict = "holds" if abs(measured - value) <= tolerance else "fails"
    if interval is None or interval.n < 2:
        return Row(row_id, claim, measured, measured, measured, tolerance, verdict)
    return Row(row_id, claim, measured, interval.low, interval.high, tolerance, verdict)
