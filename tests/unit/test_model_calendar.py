"""The calendar: operational time and opening hours."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import fmean

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxsim.model.calendar import Calendar
from cxsim.rules import company
from cxsim.rules.company import MINUTES_PER_DAY, MINUTES_PER_WEEK
from cxsim.rules.draws import Purpose, purpose_key

KEYS = [purpose_key(1, 0, purpose) for purpose in range(Purpose.COUNT)]
WEEKS = 6

SHOP = company.Calendar(
    open_min=((480.0, 1080.0),) * 5 + ((555.0, 840.0), (0.0, 0.0)),
    day_weights=(1.2, 1.05, 1.0, 1.0, 0.95, 0.45, 0.25),
    profile=tuple(1.0 + 0.5 * (slot % 5) for slot in range(48)),
    season=(1.0,) * 52,
    busyness_cv=0.0,
    busyness_autocorrelation=0.0,
    slot_cv=0.0,
)
BUSY_SHOP = replace(
    SHOP,
    season=tuple(1.0 + 0.2 * (-1) ** week for week in range(52)),
    busyness_cv=0.2,
    busyness_autocorrelation=0.6,
    slot_cv=0.1,
)
ALWAYS = replace(SHOP, open_min=((0.0, 1440.0),) * 7, day_weights=(1.0,) * 7, profile=(1.0,) * 48)

hours = st.tuples(st.integers(0, 1440), st.integers(0, 1440)).map(lambda pair: tuple(float(m) for m in sorted(pair)))
calendars = st.builds(
    company.Calendar,
    open_min=st.tuples(*[hours] * 7),
    day_weights=st.tuples(*[st.floats(0.1, 5.0)] * 7),
    profile=st.tuples(*[st.floats(0.1, 5.0)] * 48),
    season=st.just((1.0,) * 52),
    busyness_cv=st.floats(0.0, 0.25),
    busyness_autocorrelation=st.floats(0.0, 0.95),
    slot_cv=st.floats(0.0, 0.15),
).filter(lambda c: any(close - opening >= 1.0 for opening, close in c.open_min))


@given(calendars, st.lists(st.floats(0.0, 8.0), min_size=2, max_size=8))
def test_operational_time_and_clock_time_are_inverse_rise_together_and_run_only_when_open(
    opening_hours: company.Calendar, moments: list[float]
) -> None:
    calendar = Calendar(opening_hours, WEEKS, KEYS)
    moments = sorted(moments)
    times = [calendar.clock_time(moment) for moment in moments]
    assert times == sorted(times)
    for moment, time in zip(moments, times, strict=True):
        assert calendar.op_time(time) == pytest.approx(moment, abs=1e-9)
        assert min(int(time // MINUTES_PER_WEEK), WEEKS) == calendar.week_of(moment)
        if time < WEEKS * MINUTES_PER_WEEK - 1e-6:
            assert calendar.is_open(time) or calendar.is_open(time - 1e-6)


@given(calendars, st.integers(0, WEEKS - 1), st.lists(st.floats(0.0, 1.0), max_size=8))
def test_many_moments_of_a_week_are_translated_as_each_of_them_alone(
    opening_hours: company.Calendar, week: int, shares: list[float]
) -> None:
    calendar = Calendar(opening_hours, WEEKS, KEYS)
    start, end = (calendar.op_time(float(each * MINUTES_PER_WEEK)) for each in (week, week + 1))
    moments = [start + share * (end - start) for share in shares]
    moments = [moment for moment in moments if calendar.week_of(moment) == week]
    assert calendar.clock_times(week, np.array(moments)).tolist() == [calendar.clock_time(each) for each in moments]


@pytest.mark.parametrize("opening_hours", [SHOP, ALWAYS])
def test_a_neutral_week_is_one_week_of_operational_time(opening_hours: company.Calendar) -> None:
    calendar = Calendar(opening_hours, WEEKS, KEYS)
    for week in range(WEEKS + 3):
        assert calendar.op_time(week * MINUTES_PER_WEEK) == pytest.approx(week, abs=1e-12)


def test_demand_follows_days_and_half_hours() -> None:
    calendar = Calendar(SHOP, WEEKS, KEYS)
    at_midnight = [calendar.op_time(day * MINUTES_PER_DAY) for day in range(8)]
    by_day = [after - before for before, after in pairwise(at_midnight)]
    weights = [*SHOP.day_weights[:6], 0.0]
    assert by_day == pytest.approx([weight / sum(weights) for weight in weights])

    def demand(slot: int) -> float:
        return calendar.op_time((slot + 1) * 30.0) - calendar.op_time(slot * 30.0)

    assert demand(15) == 0.0
    assert demand(21) / demand(20) == pytest.approx(SHOP.profile[21] / SHOP.profile[20])


def test_busyness_has_mean_one_the_spread_asked_for_and_a_memory() -> None:
    weeks = 2000
    days = replace(ALWAYS, busyness_cv=0.2, busyness_autocorrelation=0.6)
    calendar = Calendar(days, weeks, KEYS)
    at_midnight = [calendar.op_time(day * MINUTES_PER_DAY) for day in range(7 * weeks + 1)]
    factors = [7.0 * (after - before) for before, after in pairwise(at_midnight)]
    mean = fmean(factors)
    variance = fmean((x - mean) ** 2 for x in factors)
    covariance = fmean((x - mean) * (y - mean) for x, y in pairwise(factors))
    # 14,000 days with a memory of (1 + .6) / (1 - .6) = 4 days: SE of the mean .2 / sqrt(3,500) = .0034
    assert mean == pytest.approx(1.0, abs=4 * 0.0034)
    assert variance**0.5 == pytest.approx(0.2, rel=0.06)
    assert covariance / variance == pytest.approx(0.6, abs=0.04)


def test_a_longer_horizon_does_not_change_the_weeks_before_it() -> None:
    short, long = Calendar(BUSY_SHOP, 3, KEYS), Calendar(BUSY_SHOP, 30, KEYS)
    for moment in (0.0, 0.3, 1.0, 1.7, 2.2):
        assert short.clock_time(moment) == long.clock_time(moment)


def test_a_day_is_as_busy_under_every_replication_of_the_same_key_only() -> None:
    other = [purpose_key(1, 1, purpose) for purpose in range(Purpose.COUNT)]
    assert Calendar(BUSY_SHOP, 3, KEYS).clock_time(1.5) == Calendar(BUSY_SHOP, 3, KEYS).clock_time(1.5)
    assert Calendar(BUSY_SHOP, 3, KEYS).clock_time(1.5) != Calendar(BUSY_SHOP, 3, other).clock_time(1.5)


@given(calendars, st.floats(0.0, 3 * MINUTES_PER_WEEK))
def test_the_next_opening_is_the_first_moment_open(opening_hours: company.Calendar, time: float) -> None:
    calendar = Calendar(opening_hours, WEEKS, KEYS)
    opening = calendar.next_opening(time)
    assert time <= opening <= time + MINUTES_PER_WEEK
    assert calendar.is_open(opening)
    assert calendar.is_open(time) == (opening == time)
    if opening > time:
        assert not calendar.is_open(0.5 * (time + opening))


def open_minutes(hours: company.Calendar, start: float, end: float) -> float:
    """Opening time between two moments, counted day by day."""
    total = 0.0
    for day in range(int(start // MINUTES_PER_DAY), int(end // MINUTES_PER_DAY) + 1):
        opening, close = (day * MINUTES_PER_DAY + minute for minute in hours.open_min[day % 7])
        total += max(0.0, min(close, end) - max(opening, start))
    return total


@given(calendars, st.floats(0.0, MINUTES_PER_WEEK), st.floats(0.0, 20_000.0))
def test_opening_time_is_counted_in_opening_hours_alone(
    opening_hours: company.Calendar, start: float, minutes: float
) -> None:
    assume(sum(close - opening for opening, close in opening_hours.open_min) > 200.0)
    calendar = Calendar(opening_hours, WEEKS, KEYS)
    end = calendar.after_open_min(start, minutes)
    assert open_minutes(opening_hours, start, end) == pytest.approx(minutes, abs=1e-6)


def test_beyond_the_horizon_every_week_is_a_plain_week() -> None:
    calendar = Calendar(BUSY_SHOP, 2, KEYS)
    end = calendar.op_time(2 * MINUTES_PER_WEEK)
    assert calendar.clock_time(end + 3.5) == pytest.approx(5.5 * MINUTES_PER_WEEK)
    assert calendar.week_of(end + 3.5) == 2


def test_a_calendar_that_never_varies_is_known_to_be_steady() -> None:
    assert Calendar(ALWAYS, WEEKS, KEYS).steady
    for varied in (SHOP, replace(ALWAYS, busyness_cv=0.1), replace(ALWAYS, slot_cv=0.1), BUSY_SHOP):
        assert not Calendar(varied, WEEKS, KEYS).steady
