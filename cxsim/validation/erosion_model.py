"""The model under the demand of the equations of erosion: its leaders' week in the fluid limit, and whole runs of it.

Both reduce the model to what the equations know: elasticity and time of erosion are theirs, what a team is used to does
not change, hurry does not spoil the work, and nothing rests on correlations.

**Fluid limit.** With very many agents and customers, chance and queues vanish and all agents are alike: one stands for
all, whose minutes of a week are the demand of the week. The week's end is the model's own
(`cxsim.model.management.Management.press`), on a world of the model. The model has no hiring by demand: its leaders
fill the posts that there are. Where a run hires, the equations' own labour is stepped week by week, and reads the
standard that the model has.

**Whole runs.** Customers, queue, agents and leaders as ever, at a size at which chance remains. So the demand that
the run met, week by week, is handed to the equations; then both went through the same weeks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np

from cxsim.config.scenarios import load_company
from cxsim.metrics.stream import Chunk
from cxsim.model.entities import Agent
from cxsim.model.management import Management
from cxsim.model.simulation import Simulation
from cxsim.model.staffing import Staff
from cxsim.model.world import World
from cxsim.rules.company import LOGNORMAL, MINUTES_PER_WEEK, Company
from cxsim.rules.events import COLUMNS, Kind
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters
from cxsim.validation.erosion_equations import ALPHA, EROSION_WEEKS, STEPS_PER_WEEK, Labour, Staffing
from cxsim.validation.trials.setting import neutral_levers

NEVER_WEEKS: Final = 1e9

AGENTS: Final = 12
ORDER_MIN: Final = 120.0
SEED: Final = 1

KIND, VALUE, STANDARD = (COLUMNS.index(name) for name in ("kind", "value", "value_3"))


class Path(NamedTuple):
    """A run of the model, week by week."""

    standards: tuple[float, ...]
    labours: tuple[float, ...]
    demands: tuple[float, ...]
    """Work wanted, at the full time, as a multiple of the usual."""


def fluid(
    demands: Sequence[float], *, ratchet: bool = True, symmetric: bool = False, staffing: Staffing = "fixed"
) -> Path:
    """The model's week in the fluid limit, under the mean demand of each week.

    Parameters
    ----------
    ratchet
        Whether leaders let standards follow practice.
    symmetric
        Whether they follow it upwards as well.
    """
    company = _company((), standards_rise=1.0 if symmetric else 0.0)
    world = World(company, _levers(ratchet), seed=SEED, replication=0, weeks=1, sink=_nowhere)
    agent = Agent(0)
    agent.on_duty_min_week = float(MINUTES_PER_WEEK)
    world.agents.append(agent)
    management, labour = Management(world, Staff(world)), Labour()
    usual_min = world.p.normal_occupancy * agent.on_duty_min_week
    agent.busy_min_week = usual_min
    management.press(0.0)  # what the team is used to
    standards, labours = [], []
    for demand in demands:
        if staffing != "fixed":
            for _ in range(STEPS_PER_WEEK):
                labour.step(demand * (world.time_standard if staffing == "eroded" else 1.0), 1.0 / STEPS_PER_WEEK)
        agent.busy_min_week = usual_min * demand * world.pace / labour.capacity
        management.press(0.0)
        standards.append(world.time_standard)
        labours.append(labour.people)
    return Path(tuple(standards), tuple(labours), tuple(demands))


def simulate(demands: Sequence[float]) -> Path:
    """A whole run of the model under a demand that follows ``demands`` week by week, and chance."""
    pressures: list[float] = []
    standards: list[float] = []

    def keep(chunk: Chunk) -> None:
        pressed = chunk[KIND] == Kind.WORK_PRESSED
        pressures.extend(chunk[VALUE][pressed].tolist())
        standards.extend(chunk[STANDARD][pressed].tolist())

    company = _company((1.0, *demands))  # a week to see what the team is used to
    Simulation(company, _levers(True), seed=SEED, replication=0, weeks=len(demands) + 1, sink=keep).run()
    before = [1.0, *standards][: len(standards)]
    wanted = [pressure / standard for pressure, standard in zip(pressures, before, strict=True)]
    return Path(tuple(standards[1:]), (1.0,) * len(demands), tuple(wanted[1:]))


def _levers(ratchet: bool) -> Levers:
    return neutral_levers()._replace(standards_ratchet=1.0 if ratchet else 0.0)


def _company(season: tuple[float, ...], standards_rise: float = 0.0) -> Company:
    """Agents who are always there, one kind of order, customers who wait for ever and always come again."""
    plain = load_company("neutral")
    orders_per_week = AGENTS * MINUTES_PER_WEEK * Parameters().normal_occupancy / ORDER_MIN
    customers = 1000
    return replace(
        plain,
        psychology=True,
        handle_distribution=LOGNORMAL,
        handle_cv=0.05,
        issues=tuple(replace(issue, prob_per_purchase=1.0, handle_min=ORDER_MIN) for issue in plain.issues),
        channels=tuple(replace(channel, patience_mean_min=1e9) for channel in plain.channels),
        streams=(),
        calendar=replace(plain.calendar, season=season or plain.calendar.season),
        staffing=replace(plain.staffing, agents=AGENTS, tenure_mean_weeks=1e6),
        economics=replace(
            plain.economics, customers=customers, purchases_per_year=52.0 * orders_per_week / customers,
            churn_per_year=1e-9,
        ),
        parameters=Parameters()._replace(
            pressure_speed_up=ALPHA, erosion_weeks=EROSION_WEEKS, habit_weeks=NEVER_WEEKS, pressure_rush=0.0, kappa=0.0,
            recontact_prob=0.0, standards_rise=standards_rise,
        ),
    )


def _nowhere(chunk: Chunk) -> None:
    """The events of a fluid week are of no use: they are one agent's."""


def largest_gap(found: Sequence[float], exact: Sequence[float]) -> float:
    """The largest relative distance of two series, week by week."""
    return float(np.max(np.abs(np.array(found) / np.array(exact) - 1.0)))
