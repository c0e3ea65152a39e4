"""Customers to be expected to stay: each one's hazard, look by look, in place of who happened to leave.

A customer leaves when his hazard, added up, has reached what he was born to bear, so that his chance to leave at a look
is known from what he remembers. To count chances instead of those who leave has the same expectation, whatever happened
before, and varies far less: of a thousand customers of one kind a hundred and fifty leave in half a year, give or take
eleven, while their mean hazard is known to one in a hundred.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from cxsim.metrics.stream import Floats
from cxsim.model.loyalty import SWEEP_WEEKS
from cxsim.rules.arithmetic import fade
from cxsim.rules.company import MINUTES_PER_WEEK, WEEK_CLOSES_MIN
from cxsim.rules.events import Kind
from cxsim.rules.market import base_churn_hazard_per_week, churn_hazard_per_week
from cxsim.validation.trials.history import History, Ids, lookup

TO_WEEK_END: Final = 1.0 - WEEK_CLOSES_MIN / MINUTES_PER_WEEK
"""The firm closes its week, and sees who has left, in the week's last minute: weeks."""
ROUNDING: Final = 1e-6
"""Weeks within which two moments are the same."""


class Looks(NamedTuple):
    """Moments at which it is seen whether a customer goes: arrays (looks,)."""

    row: Ids
    """Whose look it is: place of the customer among those asked about."""
    elapsed: Floats
    """Weeks since the start of his own."""
    chance: Floats
    """Chance that he leaves at this look."""


def left_week(h: History, customer_id: Ids) -> Floats:
    """Week in which each customer left; NaN of those who did not."""
    left = h.of(Kind.CUSTOMER_LEFT, warm_up=True)
    return lookup(left.customer_id, left.week, customer_id, np.nan)


def expected_share_staying(h: History, customer_id: Ids, start: Floats, seen_for: Floats, horizon: float) -> float:
    """Share still there after a horizon, of customers some of whom are seen for less.

    The product-limit estimate (Kaplan & Meier 1958), with each customer's chance to leave at a look in place of a 1 if
    he did.

    Parameters
    ----------
    start
        Week from which each of them is looked at.
    seen_for
        For how long, whether or not he leaves.

    Returns
    -------
    float
        NaN of nobody.
    """
    if not customer_id.size:
        return float("nan")
    seen = np.minimum(seen_for, horizon)
    stays = left_week(h, customer_id) - start
    until = np.where(stays <= seen, stays, seen)
    looks = chances_to_leave(h, customer_id, start, until)
    at_risk = until.size - np.searchsorted(np.sort(until), looks.elapsed - ROUNDING, side="left")
    return float(np.prod(1.0 - looks.chance / np.maximum(at_risk, 1)))


def chances_to_leave(h: History, customer_id: Ids, start: Floats, until: Floats) -> Looks:
    """Every look at some customers from a start of their own on, for ``until`` weeks, and the chance to leave at it."""
    joined = h.of(Kind.CUSTOMER_JOINED, warm_up=True)
    joined_week = lookup(joined.customer_id, joined.week, customer_id, 0.0)
    turn = customer_id % SWEEP_WEEKS
    first = np.floor(start)
    first += (turn + 1.0 - first) % SWEEP_WEEKS
    first = np.where(first - TO_WEEK_END <= start, first + SWEEP_WEEKS, first)
    since_first = start + until - (first - TO_WEEK_END) + ROUNDING
    count = np.maximum(np.floor(since_first / SWEEP_WEEKS).astype(np.int64) + 1, 0)
    row = np.repeat(np.arange(customer_id.size), count)
    number = np.arange(row.size) - np.repeat(np.cumsum(count) - count, count)
    week = first[row] + SWEEP_WEEKS * number
    weeks = np.minimum(float(SWEEP_WEEKS), week - joined_week[row])
    hazards = _hazards_per_week(h, customer_id[row], week - TO_WEEK_END)
    return Looks(row, week - TO_WEEK_END - start[row], 1.0 - np.exp(-hazards * weeks))


def _hazards_per_week(h: History, customer_id: Ids, week: Floats) -> Floats:
    """Hazard of leaving of customers, each in a week of his own, with what they remember then."""
    p, lock_in = h.company.parameters, h.company.economics.lock_in
    base = base_churn_hazard_per_week(h.company.economics.churn_per_year)
    if not h.company.psychology:
        return np.full(week.size, base)
    memory = h.of(Kind.CUSTOMER_REMEMBERS, warm_up=True)
    memory = memory.where(np.lexsort((memory.time_min, memory.customer_id)))
    of_customer = h.weeks + 2.0  # more than any week, so that a customer's times lie between his number and the next
    last = np.searchsorted(memory.customer_id * of_customer + memory.week, customer_id * of_customer + week) - 1
    known = last >= 0
    known[known] = memory.customer_id[last[known]] == customer_id[known]
    hazards = np.full(week.size, churn_hazard_per_week(base, 0.0, 0.0, 0.0, lock_in, p))
    remembered = memory.where(last[known])
    kept = [fade(1.0, weeks, p.memory_half_life_weeks) for weeks in (week[known] - remembered.week).tolist()]
    hazards[known] = [
        churn_hazard_per_week(base, satisfaction, effort * left, unresolved * left, lock_in, p)
        for satisfaction, effort, unresolved, left in zip(
            remembered.value.tolist(), remembered.value_2.tolist(), remembered.value_3.tolist(), kept, strict=True)
    ]
    return hazards
