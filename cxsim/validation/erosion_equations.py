"""Eroding standards of service: a reconstruction of the equations of Oliva & Sterman (2001), integrated.

Their structure is remembered from "Cutting Corners and Working Overtime: Quality Erosion in the Service Industry"
(Management Science 47(7):894-914), their numbers are remembered or assumed; text and data of the paper were not at
hand. So agreement with them says that a program does what these equations do. It does not say that either
reproduces the paper.

Time in weeks, orders per week, labour as a multiple of what the full standard needs. With ``B`` the backlog, ``T*``
the time held to be right for an order, ``c`` the capacity of staff::

    w = (B / lambda) T* / c          pressure of work: desired over present capacity
    T = T* w^-alpha                  time taken, shorter under pressure
    I = min(w^beta, 1.25)            intensity, overtime included
    s = min(c I / T, B / tau_min)    orders served
    dB/dt = orders - s
    dT*/dt = (T - T*) / tau          where T < T*; upwards only if the goal is symmetric
    dL*/dt = (orders T' - L*) / 19   desired labour, by the standard T' that managers go by: T*, or the full one

Orders for people replace those who quit and close the gap to desired labour in `ADJUSTMENT_WEEKS`; vacancies are
filled in `HIRING_WEEKS`; newcomers do `NEWCOMER_SHARE` of full work for `LEARNING_WEEKS`. That desired labour is
itself a level which follows demand slowly, and is not demand of the moment, is what an earlier version lacked.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple

from cxsim.rules.draws import splitmix64, standard_normal, uniform

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
STEPS_PER_WEEK: Final = 8
"""Euler steps of an eighth, as in system dynamics; with these the highest pressure has the recorded digits."""

NOISE_WEEKS: Final = 4.0
"""Correlation time of pink noise. Not on record; the mean scar of many paths hardly depends on it (1 to 13 weeks)."""

Staffing = Literal["fixed", "eroded", "full"]
Demand = Callable[[float], float]
"""Orders as a multiple of the usual number, at a time in weeks."""


class Course(NamedTuple):
    """What happened in a run, and where it ended."""

    standards: tuple[float, ...]
    """Time held to be right at the end of each week; 1 at the start."""
    labours: tuple[float, ...]
    """People at the end of each week, as a multiple of those at the start."""
    time_taken: float
    highest_pressure: float
    delay_at_end_weeks: float
    served: float
    """Orders served in all, as a share of orders placed."""

    @property
    def standard(self) -> float:
        """Time held to be right at the end."""
        return self.standards[-1]

    @property
    def labour(self) -> float:
        """People at the end."""
        return self.labours[-1]


class Labour:
    """Newcomers, experienced people, vacancies and desired labour, in equilibrium at the start."""

    def __init__(self) -> None:
        self._newcomers = QUITS_PER_WEEK * LEARNING_WEEKS / (1.0 + QUITS_PER_WEEK * LEARNING_WEEKS)
        self._experienced = 1.0 - self._newcomers
        self._vacancies = QUITS_PER_WEEK * HIRING_WEEKS
        self._desired = 1.0
        self._work_at_start = self._work()

    def _work(self) -> float:
        return self._experienced + NEWCOMER_SHARE * self._newcomers

    @property
    def capacity(self) -> float:
        """Work that staff can do, as a multiple of that at the start."""
        return self._work() / self._work_at_start

    @property
    def people(self) -> float:
        """People, as a multiple of those at the start."""
        return self._experienced + self._newcomers

    def step(self, needed: float, weeks: float) -> None:
        """Let a little time pass, while the work would need ``needed`` people, as a multiple of those at the start."""
        people = self.people
        ordered = max(0.0, QUITS_PER_WEEK * people + (self._desired - people) / ADJUSTMENT_WEEKS)
        hired, learned = self._vacancies / HIRING_WEEKS, self._newcomers / LEARNING_WEEKS
        self._desired += weeks * (needed - self._desired) / ADJUSTMENT_WEEKS
        self._vacancies += weeks * (ordered - hired)
        self._newcomers += weeks * (hired - learned - QUITS_PER_WEEK * self._newcomers)
        self._experienced += weeks * (learned - QUITS_PER_WEEK * self._experienced)


def integrate(
    demand: Demand, weeks: int, *, symmetric: bool = False, staffing: Staffing = "fixed",
    steps_per_week: int = STEPS_PER_WEEK,
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
    labour = Labour()
    step = 1.0 / steps_per_week
    capacity = ORDERS_PER_WEEK
    backlog, standard, taken, highest = ORDERS_PER_WEEK * DELAY_WEEKS, 1.0, 1.0, 1.0
    placed = served = 0.0
    rate = ORDERS_PER_WEEK
    standards, labours = [], []
    for i in range(weeks * steps_per_week):
        share = demand(i * step)
        orders = ORDERS_PER_WEEK * share
        pressure = backlog / DELAY_WEEKS * standard / capacity
        taken = standard * pressure**-ALPHA
        intensity = min(pressure**BETA, MOST_INTENSITY)
        rate = min(capacity * intensity / taken, backlog / LEAST_DELAY_WEEKS)
        if staffing != "fixed":
            labour.step(share * (standard if staffing == "eroded" else 1.0), step)
            capacity = ORDERS_PER_WEEK * labour.capacity
        gap = taken - standard
        standard += step * gap / EROSION_WEEKS if gap < 0.0 or symmetric else 0.0
        backlog += step * (orders - rate)
        placed += step * orders
        served += step * rate
        highest = max(highest, pressure)
        if (i + 1) % steps_per_week == 0:
            standards.append(standard)
            labours.append(labour.people)
    return Course(tuple(standards), tuple(labours), taken, highest, backlog / rate, served / placed)


# --- demand


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


def pink_noise(sd: float, weeks: int, path: int) -> Demand:
    """Demand with noise that fades over `NOISE_WEEKS`; every ``path`` is another, and always the same."""
    key = splitmix64(0xE2051, path)
    fades = math.exp(-1.0 / (STEPS_PER_WEEK * NOISE_WEEKS))
    fresh = sd * math.sqrt(1.0 - fades * fades)
    levels = [sd * standard_normal(uniform(key, 0, 0))]
    for i in range(1, weeks * STEPS_PER_WEEK):
        levels.append(fades * levels[-1] + fresh * standard_normal(uniform(key, 0, i)))
    return by_steps([max(0.0, 1.0 + level) for level in levels], STEPS_PER_WEEK)


def by_steps(shares: Sequence[float], steps_per_week: int = 1) -> Demand:
    """Demand that is constant within each step."""
    last = len(shares) - 1
    return lambda time_weeks: shares[min(int(time_weeks * steps_per_week + 1e-9), last)]


def weekly_means(demand: Demand, weeks: int) -> list[float]:
    """Mean demand of each week."""
    return [
        math.fsum(demand(week + i / STEPS_PER_WEEK) for i in range(STEPS_PER_WEEK)) / STEPS_PER_WEEK
        for week in range(weeks)
    ]
