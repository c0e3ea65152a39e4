"""How numbers are written: digits, signs, units."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.reports import numbers

UNITS = ("USD", "share", "share a year", "min", "h", "1 to 5", "z", "customers", "events/case", "points", "ratio")
VALUES = st.floats(-1e9, 1e9).filter(lambda x: x == 0.0 or abs(x) > 1e-6)


def read_back(text: str) -> float:
    """The number that a reader would take from a text."""
    digits = "".join(c for c in text if c.isdigit() or c == ".")
    return -float(digits) if text.startswith(numbers.MINUS) else float(digits)


@given(VALUES, st.integers(-6, 4))
def test_what_is_written_is_the_value_rounded(value: float, decimals: int) -> None:
    """At most half a unit of the last digit is lost."""
    lost = abs(read_back(numbers.plain(value, decimals)) - value)
    assert lost <= 0.5 * 10.0**-decimals * (1 + 1e-9) + 1e-9 * abs(value)


@given(VALUES, st.floats(1e-3, 1e8), st.sampled_from(UNITS))
def test_rounding_loses_less_than_a_tenth_of_the_resolution(value: float, resolution: float, unit: str) -> None:
    """Two digits of the resolution are kept, or four decimals."""
    factor = numbers.unit_of(unit).factor
    lost = abs(read_back(numbers.level(value, unit, resolution)) / factor - value)
    assert lost <= 0.05 * resolution * (1 + 1e-6) + 1e-4 / factor + 1e-9 * abs(value)


@given(VALUES, st.floats(1e-3, 1e8), st.sampled_from(UNITS))
def test_turning_a_difference_round_turns_its_sign(value: float, resolution: float, unit: str) -> None:
    """``a − b`` and ``b − a`` read alike but for the sign."""
    there, back = (numbers.difference(x, unit, resolution) for x in (value, -value))
    assert there.lstrip(f"+{numbers.MINUS}") == back.lstrip(f"+{numbers.MINUS}")
    if there[0] in f"+{numbers.MINUS}":
        assert {there[0], back[0]} == {"+", numbers.MINUS}


@given(VALUES, st.sampled_from(UNITS))
def test_no_hyphen_stands_for_a_minus_and_zero_has_no_sign(value: float, unit: str) -> None:
    """Real minus signs only; never "−0"."""
    text = numbers.difference(value, unit, 1e3)
    assert not text.startswith("-")
    if read_back(text) == 0.0:
        assert text[0] not in f"+{numbers.MINUS}"


@pytest.mark.parametrize(("value", "unit", "resolution", "text"), [
    (1_234_567.8, "USD", 27_000.0, "$1,235,000"),
    (-151_234.0, "USD", 4_000.0, "−$151,200"),
    (0.73412, "share", 0.004, "73.41\u00a0%"),
    (3.61234, "1 to 5", 0.05, "3.612"),
    (12.0, "min", 0.25, "12.00\u00a0min"),
    (math.nan, "min", 0.25, numbers.MISSING),
])
def test_levels(value: float, unit: str, resolution: float, text: str) -> None:
    """Examples that a reader would agree with."""
    assert numbers.level(value, unit, resolution) == text


def test_a_difference_of_shares_is_in_points() -> None:
    """Three per cent more of what? Points leave no doubt."""
    assert numbers.difference(0.032, "share", 0.004) == "+3.20 points"
    assert numbers.interval(0.012, 0.034, "share", is_difference=True) == "1.2 to 3.4 points"


@pytest.mark.parametrize(("low", "high", "text"), [
    (-40_130.0, -412.0, "−$40,000 to −$410"),
    (380.0, 71_000.0, "$380 to $71,000"),
    (-40_130.0, 412.0, "−$40,000 to $0"),
    (-40_130.0, 0.0, "−$40,000 to $0"),
])
def test_an_interval_that_leaves_out_zero_does_not_read_as_one_that_reaches_it(
    low: float, high: float, text: str,
) -> None:
    """Whoever is said to lead leads by something."""
    assert numbers.interval(low, high, "USD") == text


def test_bare_numbers_leave_the_unit_to_the_heading_but_keep_dollars_and_per_cent() -> None:
    """Each number has its unit once: on itself or in the heading."""
    for unit in UNITS:
        bare, full = numbers.level(5.0, unit, 1.0, bare=True), numbers.level(5.0, unit, 1.0)
        heading = numbers.unit_of(unit).heading
        assert bare == full or (heading and full.removeprefix(bare).strip() in heading)


@pytest.mark.parametrize(("value", "text"), [
    (0.0, "$0"), (-20_000.0, "−$20k"), (1_500_000.0, "$1.5m"), (999_999.0, "$1m"), (250.0, "$250"),
])
def test_ticks_of_money(value: float, text: str) -> None:
    """Short, with one unit sign."""
    assert numbers.axis_money(value) == text
