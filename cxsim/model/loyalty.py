"""Who stays: what each customer's leaving hangs on, and his hazard, over the records of all customers.

Arithmetic is done column by column, and the rules are asked for each customer: numbers are those that one would get by
going from one customer to the next.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.model.customer import (
    EFFORT,
    FADED_MIN,
    HAZARD_SPENT,
    ID,
    LOYALTY,
    RATE_PER_WEEK,
    REMEMBERED,
    SATISFACTION,
    SWEPT_WEEK,
    UNRESOLVED,
    Customer,
)
from cxsim.model.world import World
from cxsim.rules import market
from cxsim.rules.arithmetic import fade
from cxsim.rules.company import MINUTES_PER_WEEK, WEEKS_PER_YEAR
from cxsim.rules.events import Kind

SWEEP_WEEKS = 4
"""Each customer's loyalty is looked at every so many weeks, a quarter of them each week."""

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


def record(world: World, customer: Customer, case_id: int) -> None:
    """Record what a customer makes of the firm, with what he remembers at this moment.

    To be called whenever any of it changes but by time: who reads the log can then tell his hazard.
    """
    world.emit(
        world.clock.now, Kind.CUSTOMER_REMEMBERS, case_id, customer.id, -1, -1,
        customer.satisfaction, customer.effort, customer.unresolved,
    )  # fmt: skip


def sweep(world: World, table: Floats, turn: int, week: float, time_min: float) -> list[int]:
    """Add up the hazard of those whose turn it is; returns the ids of those who have had enough, in order.

    Parameters
    ----------
    table
        Records of all customers: (records, fields).
    turn
        Whose turn it is: ids modulo `SWEEP_WEEKS`.
    week
        Up to when hazard is added up, weeks.
    """
    ids = table[:, ID]
    records = np.flatnonzero((ids >= 0.0) & (ids % SWEEP_WEEKS == turn))
    hazard = np.full(records.size, world.base_hazard_per_week)
    content, unresolved, effort = (table[records, place] for place in (SATISFACTION, UNRESOLVED, EFFORT))
    touched = np.flatnonzero((content != 0.0) | (unresolved > 0.0) | (effort > 0.0))
    hazard[touched] = _hazards_per_week(world, table, records[touched], time_min)
    spent = table[records, HAZARD_SPENT] + hazard * (week - table[records, SWEPT_WEEK])
    table[records, HAZARD_SPENT] = spent
    table[records, SWEPT_WEEK] = week
    leaving: list[int] = np.sort(ids[records[spent >= table[records, LOYALTY]]]).astype(np.int64).tolist()
    return leaving


def equity_usd(world: World, table: Floats) -> float:
    """Value of the customer base: the discounted future margin of everyone who is still there, USD."""
    economics = world.company.economics
    ids = table[:, ID]
    records = np.argsort(ids, kind="stable")[np.count_nonzero(ids < 0.0):]
    hazards = _hazards_per_week(world, table, records, world.clock.now)
    margins = table[records, RATE_PER_WEEK] * WEEKS_PER_YEAR * economics.margin_per_purchase_usd
    total = 0.0
    for margin, hazard in zip(margins.tolist(), hazards.tolist(), strict=True):
        total += market.customer_value_usd(margin, hazard, economics.discount_per_year)
    return total


def _hazards_per_week(world: World, table: Floats, records: Places, time_min: float) -> Floats:
    """Hazard that each of some customers leaves, with what he remembers at ``time_min``; neutral without psychology."""
    base, p = world.base_hazard_per_week, world.p
    if not world.company.psychology:
        return np.full(records.size, base)
    _forget(table, records, time_min, p.memory_half_life_weeks)
    lock_in = world.company.economics.lock_in
    hazards = np.full(records.size, market.churn_hazard_per_week(base, 0.0, 0.0, 0.0, lock_in, p))
    content, effort, unresolved = (table[records, place] for place in (SATISFACTION, EFFORT, UNRESOLVED))
    touched = np.flatnonzero((content != 0.0) | (effort != 0.0) | (unresolved != 0.0))
    content, effort, unresolved = (column[touched].tolist() for column in (content, effort, unresolved))
    hazards[touched] = [
        market.churn_hazard_per_week(base, *remembered, lock_in, p)
        for remembered in zip(content, effort, unresolved, strict=True)
    ]
    return hazards


def _forget(table: Floats, records: Places, time_min: float, half_life_weeks: float) -> None:
    """`Customer.forget` for some customers."""
    fading = records[(table[records, REMEMBERED] > 0.0).any(axis=1)]
    weeks = (time_min - table[fading, FADED_MIN]) / MINUTES_PER_WEEK
    kept = np.array([fade(1.0, each, half_life_weeks) for each in weeks.tolist()])
    table[fading, REMEMBERED] *= kept[:, None]
    table[records, FADED_MIN] = time_min
