"""The calendar: when the firm is open, and how demand runs through the week.

Customers live in *operational time*: the running integral of the demand rate, in neutral weeks. Over a neutral
week it advances by exactly 1: faster in busy hours, not at all while the firm is closed. A Poisson process at a
constant rate in operational time is the time-varying, randomly busy Poisson process on the clock. So a customer
draws gaps of plain weeks, the same under every policy, and the calendar says when on the clock they end.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import fsum

import numpy as np
from numpy.typing import NDArray

from cxsim.rules import company
from cxsim.rules.company import DAYS_PER_WEEK, MINUTES_PER_DAY, MINUTES_PER_WEEK, SLOT_MIN, SLOTS_PER_WEEK
from cxsim.rules.demand import day_busyness, day_busyness_z, slot_busyness, slot_demand
from cxsim.rules.draws import Purpose, standard_normal, uniform

SLOTS_PER_DAY = MINUTES_PER_DAY // SLOT_MIN


class Calendar:
    """Translates between operational time and clock time, and knows the opening hours.

    Parameters
    ----------
    calendar
        Opening hours, profile, season and busyness. The firm must be open at some time of the week.
    weeks
        Horizon. Beyond it nothing is worked out: every week is taken as one neutral week, spread evenly.
    keys
        Key of every `Purpose` of the run: days and half hours are as busy under every policy.
    """

    def __init__(self, calendar: company.Calendar, weeks: int, keys: Sequence[int]) -> None:
        self._calendar = calendar
        self._horizon = weeks
        self._day_key = keys[Purpose.DAY_BUSYNESS]
        self._slot_key = keys[Purpose.SLOT_BUSYNESS]
        self._opening = _opening_intervals(calendar)
        self._slots = _open_slots(calendar)
        self._shares = _shares_of_week(calendar, self._slots)
        self.open_min_per_week = fsum(close - opening for opening, close in self._opening)
        self.steady = (
            self.open_min_per_week == MINUTES_PER_WEEK
            and len(self._slots) == SLOTS_PER_WEEK
            and len(set(self._shares)) == 1
            and set(calendar.season) == {1.0}
            and calendar.busyness_cv == calendar.slot_cv == 0.0
        )
        """Always open and equally busy: operational time is clock time, in weeks."""
        self._ends = [] if self.steady else self._busy_weeks(weeks)
        """For each week, operational time from its start to the end of each of its slots, led by 0."""
        self._starts = [0.0, *accumulate(ends[-1] for ends in self._ends)]
        """Operational time at the start of each week, and at the horizon."""
        self.op_horizon = float(weeks) if self.steady else self._starts[-1]
        """Operational time at the horizon."""

    # --- operational time

    def clock_time(self, op_weeks: float) -> float:
        """Minutes on the clock at which operational time reaches ``op_weeks`` (0 or more)."""
        if self.steady:
            return op_weeks * MINUTES_PER_WEEK
        week = bisect_right(self._starts, op_weeks) - 1
        within = op_weeks - self._starts[week]
        if week == self._horizon:
            return (week + within) * MINUTES_PER_WEEK
        ends = self._ends[week]
        slot = min(bisect_right(ends, within), len(self._slots)) - 1
        start, end = self._slots[slot]
        share = (within - ends[slot]) / (ends[slot + 1] - ends[slot])
        return week * MINUTES_PER_WEEK + start + (end - start) * min(share, 1.0)

    def clock_times(self, week: int, op_weeks: NDArray[np.float64]) -> NDArray[np.float64]:
        """`clock_time` of each moment of one week within the horizon."""
        if self.steady:
            return op_weeks * MINUTES_PER_WEEK
        within = op_weeks - self._starts[week]
        ends = np.array(self._ends[week])
        slots = np.minimum(np.searchsorted(ends, within, side="right"), len(self._slots)) - 1
        start, end = np.array(self._slots)[slots].T
        share = (within - ends[slots]) / (ends[slots + 1] - ends[slots])
        times: NDArray[np.float64] = week * MINUTES_PER_WEEK + start + (end - start) * np.minimum(share, 1.0)
        return times

    def op_time(self, time_min: float) -> float:
        """Operational time, in neutral weeks, at ``time_min`` (0 or more) minutes on the clock."""
        if self.steady:
            return time_min / MINUTES_PER_WEEK
        week = min(int(time_min // MINUTES_PER_WEEK), self._horizon)
        within = time_min - week * MINUTES_PER_WEEK
        if week == self._horizon:
            return self._starts[week] + within / MINUTES_PER_WEEK
        slot = bisect_right(self._slots, (within, MINUTES_PER_WEEK)) - 1
        if slot < 0:
            return self._starts[week]
        ends = self._ends[week]
        start, end = self._slots[slot]
        share = min((within - start) / (end - start), 1.0)
        return self._starts[week] + ends[slot] + (ends[slot + 1] - ends[slot]) * share

    def week_of(self, op_weeks: float) -> int:
        """Week on the clock, from 0, in which operational time reaches ``op_weeks``; the horizon if later."""
        if self.steady:
            return min(int(op_weeks), self._horizon)
        return bisect_right(self._starts, op_weeks) - 1

    def _busy_weeks(self, weeks: int) -> list[array[float]]:
        calendar = self._calendar
        busy_weeks = []
        z = standard_normal(uniform(self._day_key, 0, 0))
        for week in range(weeks):
            season = calendar.season[week % len(calendar.season)]
            factors = []
            for day in range(week * DAYS_PER_WEEK, (week + 1) * DAYS_PER_WEEK):
                if day > 0:
                    u = uniform(self._day_key, 0, day)
                    z = day_busyness_z(z, u, calendar.busyness_autocorrelation)
                factors.append(day_busyness(z, calendar.busyness_cv))
            ends = array("d", [0.0])
            for (start, _), share in zip(self._slots, self._shares, strict=True):
                slot = int(start // SLOT_MIN)
                u = uniform(self._slot_key, 0, week * SLOTS_PER_WEEK + slot)
                slot_factor = slot_busyness(u, calendar.slot_cv)
                ends.append(ends[-1] + slot_demand(share, season, factors[slot // SLOTS_PER_DAY], slot_factor))
            busy_weeks.append(ends)
        return busy_weeks

    # --- opening hours

    def is_open(self, time_min: float) -> bool:
        """Whether the firm is open; the closing minute itself is not."""
        return self.next_opening(time_min) == time_min

    def next_opening(self, time_min: float) -> float:
        """First moment from ``time_min`` on at which the firm is open."""
        week, within = divmod(time_min, MINUTES_PER_WEEK)
        for opening, close in self._opening:
            if within < close:
                return time_min if within >= opening else week * MINUTES_PER_WEEK + opening
        return (week + 1.0) * MINUTES_PER_WEEK + self._opening[0][0]

    def after_open_min(self, time_min: float, open_min: float) -> float:
        """Moment at which ``open_min`` minutes of opening time have passed since ``time_min``."""
        weeks, left = divmod(open_min, self.open_min_per_week)
        time_min += weeks * MINUTES_PER_WEEK
        while True:
            time_min = self.next_opening(time_min)
            week, within = divmod(time_min, MINUTES_PER_WEEK)
            close = next(close for opening, close in self._opening if opening <= within < close)
            if left <= close - within:
                return time_min + left
            left -= close - within
            time_min = week * MINUTES_PER_WEEK + close


def _opening_intervals(calendar: company.Calendar) -> list[tuple[float, float]]:
    """Opening and closing minute of the week, for each stretch of opening; midnight does not part a stretch."""
    stretches: list[tuple[float, float]] = []
    for day, (opening, close) in enumerate(calendar.open_min):
        if opening < close:
            start, end = day * MINUTES_PER_DAY + opening, day * MINUTES_PER_DAY + close
            if stretches and stretches[-1][1] == start:
                start = stretches.pop()[0]
            stretches.append((start, end))
    return stretches


def _open_slots(calendar: company.Calendar) -> list[tuple[float, float]]:
    """Open part of each half hour of the week that is open at all and in demand, in minutes of the week."""
    slots = []
    for day, (opening, close) in enumerate(calendar.open_min):
        for number, weight in enumerate(calendar.profile):
            start = max(opening, number * SLOT_MIN)
            end = min(close, (number + 1) * SLOT_MIN)
            if start < end and weight > 0.0 and calendar.day_weights[day] > 0.0:
                slots.append((day * MINUTES_PER_DAY + start, day * MINUTES_PER_DAY + end))
    return slots


def _shares_of_week(calendar: company.Calendar, slots: Sequence[tuple[float, float]]) -> list[float]:
    """Share of a neutral week's demand in each open half hour; each day has its weight whatever its hours."""
    profile_of_day = [0.0] * DAYS_PER_WEEK
    weights = []
    for start, end in slots:
        day, minute = divmod(start, MINUTES_PER_DAY)
        weight = calendar.profile[int(minute // SLOT_MIN)] * (end - start)
        profile_of_day[int(day)] += weight
        weights.append(weight)
    total = fsum(w for w, p in zip(calendar.day_weights, profile_of_day, strict=True) if p > 0.0)
    return [
        weight / profile_of_day[day] * calendar.day_weights[day] / total
        for weight, day in zip(weights, (int(start // MINUTES_PER_DAY) for start, _ in slots), strict=True)
    ]
