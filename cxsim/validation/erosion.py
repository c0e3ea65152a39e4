"""Eroding standards of service: equations after Oliva & Sterman (2001), integrated, and the model's rules beside them.

The equations are a reconstruction. Their structure is remembered from "Cutting Corners and Working Overtime: Quality
Erosion in the Service Industry" (Management Science 47(7):894-914), their numbers are remembered or assumed; text and
data of the paper were not at hand. So agreement here says that the reconstruction was programmed rightly and that the
model's rules do what its equations do. It does not say that either reproduces the paper.

Time in weeks, orders per week, labour as a multiple of what the full standard needs. With ``B`` the backlog, ``T*``
the time held to be right for an order, ``c`` the capacity of staff::

    w = (B / lambda) T* / c          pressure of work: desired over present capacity
    T = T* w^-alpha                  time taken, shorter under pressure
    I = min(w^beta, 1.25)            intensity, overtime included
    s = min(c I / T, B / tau_min)    orders served
    dB/dt = orders - s
    dT*/dt = (T - T*) / tau          where T < T*; upwards only if the goal is symmetric

With hiring, desired labour is what demand needs at the standard that managers go by: the eroded ``T*``, or the full.
Orders for people replace those who quit and close the gap in `ADJUSTMENT_WEEKS`; vacancies are filled in
`HIRING_WEEKS`; newcomers do `NEWCOMER_SHARE` of full work for `LEARNING_WEEKS`. The records do not say how demand is
forecast and vacancies are corrected; without that, these runs miss their recorded figures, and the rows say so. Runs
with noise are left out altogether: the spectrum of their noise is not recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from cxsim.rules import leadership
from cxsim.rules.parameters import Parameters
from cxsim.validation.agreement import Row, Verdict

ALPHA: Final = 0.64
BETA: Final = 0.37
MOST_INTENSITY: Final = 1.25
DELAY_WEEKS: Final = 0.2
LEAST_DELAY_WEEKS: Final = 0.05
EROSION_WEEKS: Final = 18.8
ORDERS_PER_WEEK: Final = 100.0
ADJUSTMENT_WEEKS: Final = 19.0
HIRING_WEEKS: Final = 30.0
LEARNING_WEEKS: Final = 12.0
NEWCOMER_SHARE: Final = 0.34
QUITS_PER_WEEK: Final = 0.2 / 52.0
STEP_WEEKS: Final = 0.125
"""Euler steps, as in system dynamics; with this one the highest pressure of the pulse has the recorded digits."""

WITHIN: Final = 0.02
"""How far the model's rules may be from the equations, relative. It is coarse: a whole scar is 2.6 %. By the rules the
pulse leaves two thirds of it, because the model reads pressure from work done and not from work wanted; and a slack
season leaves a small scar as well, because a team gets used to it (`leadership.habitual_load`)."""

Staffing = Literal["fixed", "eroded", "full"]
Demand = Callable[[float], float]
"""Orders as a multiple of the usual number, at a time in weeks."""


class Course(NamedTuple):
    """Where a run ends, and what happened on the way."""

    standard: float
    """Time held to be right at the end; 1 at the start."""
    time_taken: float
    highest_pressure: float
    delay_at_end_weeks: float
    served: float
    """Orders served in all, as a share of orders placed."""
    labour: float
    """People at the end, as a multiple of those at the start."""


class Run(NamedTuple):
    """A run of the reconstruction with its recorded figures, to the digits in which they were written down."""

    name: str
    claim: str
    demand: Demand
    symmetric: bool
    weeks: float
    standard: float


def usual(_: float) -> float:
    """Demand as it always was."""
    return 1.0


def more_for_ten_weeks(time_weeks: float) -> float:
    """A tenth more from week 10 to week 20."""
    return 1.1 if 10.0 <= time_weeks < 20.0 else 1.0


def more_for_good(time_weeks: float) -> float:
    """A tenth more from week 10 on."""
    return 1.1 if time_weeks >= 10.0 else 1.0


def less_for_ten_weeks(time_weeks: float) -> float:
    """A tenth less from week 10 to week 20."""
    return 0.9 if 10.0 <= time_weeks < 20.0 else 1.0


RUNS: Final = (
    Run("equilibrium", "stays where it is", usual, False, 104.0, 1.000),
    Run("ratchet", "a tenth more work for ten weeks leaves a scar", more_for_ten_weeks, False, 104.0, 0.974),
    Run("symmetric", "with a symmetric goal the scar heals", more_for_ten_weeks, True, 104.0, 0.998),
    Run("no-gain", "a tenth less work for ten weeks gains nothing", less_for_ten_weeks, False, 104.0, 1.000),
)
"""Runs with fixed labour, and the time standard at the end that was recorded for each."""

HIRED: Final[tuple[tuple[Staffing, dict[str, float]], ...]] = (
    ("eroded", {"standard": 0.936, "labour": 1.028}),
    ("full", {"standard": 0.940, "labour": 1.104, "time_taken": 0.982}),
)
"""A tenth more work for good, over three years: by what standard managers staff, and what was recorded at the end."""

DIGIT: Final = 0.0005
"""Half a unit of the last recorded digit."""


class _Labour:
    """Newcomers, experienced people and vacancies, in equilibrium at the start."""

    def __init__(self) -> None:
        newcomers = QUITS_PER_WEEK * LEARNING_WEEKS
        scale = 1.0 / (1.0 - newcomers + NEWCOMER_SHARE * newcomers)
        self._newcomers, self._experienced = newcomers * scale, (1.0 - newcomers) * scale
        self._at_start = scale
        self._vacancies = QUITS_PER_WEEK * scale * HIRING_WEEKS

    @property
    def capacity(self) -> float:
        """Orders a week at the full time."""
        return ORDERS_PER_WEEK * (self._experienced + NEWCOMER_SHARE * self._newcomers)

    @property
    def people(self) -> float:
        """As a multiple of those at the start."""
        return (self._experienced + self._newcomers) / self._at_start

    def step(self, wanted: float, step_weeks: float) -> None:
        """Let a little time pass, while ``wanted`` people, as a multiple of those at the start, are desired."""
        people = self.people * self._at_start
        ordered = max(0.0, QUITS_PER_WEEK * people + (wanted * self._at_start - people) / ADJUSTMENT_WEEKS)
        hired, learned = self._vacancies / HIRING_WEEKS, self._newcomers / LEARNING_WEEKS
        self._vacancies += step_weeks * (ordered - hired)
        self._newcomers += step_weeks * (hired - learned - QUITS_PER_WEEK * self._newcomers)
        self._experienced += step_weeks * (learned - QUITS_PER_WEEK * self._experienced)


def integrate(
    demand: Demand, weeks: float, *, symmetric: bool = False, staffing: Staffing = "fixed",
    step_weeks: float = STEP_WEEKS,
) -> Course:
    """Integrate the equations from equilibrium.

    Parameters
    ----------
    demand
        Orders as a multiple of the usual number.
    weeks
        Length of the run.
    symmetric
        Whether standards rise with practice as they fall with it.
    staffing
        ``fixed``: nobody comes or goes; else people are hired by the ``eroded`` or by the ``full`` standard.
    """
    labour = _Labour()
    capacity = ORDERS_PER_WEEK
    backlog, standard, taken, highest = ORDERS_PER_WEEK * DELAY_WEEKS, 1.0, 1.0, 1.0
    placed = served = 0.0
    rate = ORDERS_PER_WEEK
    for i in range(round(weeks / step_weeks)):
        orders = ORDERS_PER_WEEK * demand(i * step_weeks)
        pressure = backlog / DELAY_WEEKS * standard / capacity
        taken = standard * pressure**-ALPHA
        intensity = min(pressure**BETA, MOST_INTENSITY)
        rate = min(capacity * intensity / taken, backlog / LEAST_DELAY_WEEKS)
        if staffing != "fixed":
            labour.step(orders / ORDERS_PER_WEEK * (standard if staffing == "eroded" else 1.0), step_weeks)
            capacity = labour.capacity
        gap = taken - standard
        standard += step_weeks * gap / EROSION_WEEKS if gap < 0.0 or symmetric else 0.0
        backlog += step_weeks * (orders - rate)
        placed += step_weeks * orders
        served += step_weeks * rate
        highest = max(highest, pressure)
    return Course(standard, taken, highest, backlog / rate, served / placed, labour.people)


def by_rules(demand: Demand, weeks: int) -> float:
    """The time standard at the end by the model's own rules in the fluid limit: no queue, no chance, weekly steps.

    The model reads pressure from work done and waiting against what the team is used to; in the limit everything is
    served, so the load is the usual one times demand and the pace of the week. The rules' elasticity is set to that of
    the equations, and the ratchet is full.
    """
    p = Parameters()._replace(pressure_speed_up=ALPHA, erosion_weeks=EROSION_WEEKS)
    standard = pace = 1.0
    habit = p.normal_occupancy
    for week in range(weeks):
        minutes = p.normal_occupancy * demand(float(week)) * pace
        load = leadership.work_load(minutes, 0.0, 1.0)
        pressure = leadership.work_pressure(load, habit)
        habit = leadership.habitual_load(habit, load, p)
        pace = leadership.pace(standard, pressure, p)
        standard = leadership.eroded_standard(standard, pace, 1.0, p)
    return standard


def rows() -> list[Row]:
    """Every comparison: the equations against their recorded figures, then the model's rules against the equations."""
    found = []
    for run in RUNS:
        course = integrate(run.demand, run.weeks, symmetric=run.symmetric)
        claim = f"{run.claim}: {run.standard:.3f}"
        found.append(_row(f"equations/{run.name}", claim, course.standard, run.standard, DIGIT))
    pulse = integrate(more_for_ten_weeks, 104.0)
    found.append(_row("equations/pressure", "pressure peaks at 1.097", pulse.highest_pressure, 1.097, DIGIT))
    claim = "customers notice nothing: delay 0.200 weeks"
    found.append(_row("equations/delay", claim, pulse.delay_at_end_weeks, 0.2, DIGIT))
    for staffing, recorded in HIRED:
        course = integrate(more_for_good, 156.0, staffing=staffing)
        for figure, value in recorded.items():
            found.append(_row(
                f"equations/staffed-by-{staffing}-standard", f"{figure.replace('_', ' ')} {value:.3f}",
                getattr(course, figure), value, DIGIT))
    for run in RUNS:
        if not run.symmetric:
            exact = integrate(run.demand, run.weeks).standard
            found.append(_row(
                f"rules/{run.name}", f"rules in the fluid limit against the equations: {exact:.4f}",
                by_rules(run.demand, round(run.weeks)), exact, WITHIN * exact))
    return found


def _row(row_id: str, claim: str, measured: float, value: float, tolerance: float) -> Row:
    verdict: Verdict = "holds" if abs(measured - value) <= tolerance else "fails"
    return Row(row_id, claim, measured, measured, measured, tolerance, verdict)
