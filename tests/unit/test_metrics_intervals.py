"""Intervals, adjusted p values and replications still needed, against scipy, hand examples and laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from cxsim.metrics.intervals import holm, mean_interval, p_value, replications_for, variance_removed

samples = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=20).map(np.array)


@given(samples)
def test_the_interval_is_students(values):
    assume(np.ptp(values) > 1e-6)
    found = mean_interval(values)
    low, high = stats.t.interval(0.95, values.size - 1, values.mean(), stats.sem(values))
    assert found.low == pytest.approx(low, rel=1e-9, abs=1e-6)
    assert found.high == pytest.approx(high, rel=1e-9, abs=1e-6)
    assert p_value(values) == pytest.approx(stats.ttest_1samp(values, 0.0).pvalue, rel=1e-6, abs=1e-12)


@given(samples, st.integers(2, 500))
def test_intervals_that_hold_together_are_wider(values, comparisons):
    alone, together = mean_interval(values), mean_interval(values, comparisons)
    assert together.low <= alone.low <= alone.mean <= alone.high <= together.high


def test_equal_numbers_have_no_spread_at_all():
    found = mean_interval(np.full(6, 115.2))
    assert (found.mean, found.low, found.high, found.sd) == (115.2, 115.2, 115.2, 0.0)


def test_worlds_without_data_are_left_out_and_nothing_becomes_an_interval():
    assert mean_interval(np.array([np.nan, 1.0, 3.0])) == mean_interval(np.array([1.0, 3.0]))
    one = mean_interval(np.array([2.0]))
    assert (one.mean, one.sd, one.n) == (2.0, 0.0, 1)
    assert math.isnan(one.low)
    none = mean_interval(np.array([np.nan]))
    assert math.isnan(none.mean)
    assert none.n == 0
    assert math.isnan(p_value(np.array([2.0])))


def test_intervals_cover_the_truth_as_often_as_they_say():
    rng = np.random.default_rng(5)
    runs = 4000
    hits = sum(i.low <= 3.0 <= i.high for i in (mean_interval(rng.normal(3.0, 2.0, 5)) for _ in range(runs)))
    assert abs(hits / runs - 0.95) < 4.0 * math.sqrt(0.95 * 0.05 / runs)


def test_holm_on_a_hand_example():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


@given(st.lists(st.one_of(st.floats(0.0, 1.0), st.just(math.nan)), max_size=12))
def test_holm_keeps_order_and_lies_between_none_and_bonferroni(p_values):
    adjusted = holm(p_values)
    known = [(p, q) for p, q in zip(p_values, adjusted, strict=True) if not math.isnan(p)]
    assert sum(map(math.isnan, adjusted)) == len(p_values) - len(known)
    for p, q in known:
        assert p <= q <= min(1.0, p * len(known))
    for (p, q), (r, s) in zip(sorted(known), sorted(known)[1:], strict=False):
        assert p > r or q <= s


@given(samples)
def test_pairing_with_itself_removes_all_variance_and_with_its_mirror_doubles_it(values):
    assume(np.ptp(values) > 1e-3)
    assert variance_removed(values, values + 7.0) == pytest.approx(1.0, abs=1e-6)
    assert variance_removed(values, -values) == pytest.approx(-1.0)


def test_pairing_of_strangers_removes_nothing():
    rng = np.random.default_rng(1)
    removed = [variance_removed(rng.normal(size=30), rng.normal(size=30)) for _ in range(400)]
    assert abs(np.mean(removed)) < 4.0 * np.std(removed, ddof=1) / math.sqrt(400)


def test_pairing_of_constants_removes_nothing():
    assert variance_removed(np.full(5, 0.1), np.full(5, 0.3)) == 0.0
    assert variance_removed(np.array([1.0]), np.array([2.0])) == 0.0


@given(st.floats(0.01, 100.0), st.floats(0.01, 100.0), st.integers(1, 100))
def test_the_replications_asked_for_are_the_fewest_that_do(sd, half_width, comparisons):
    needed = replications_for(sd, half_width, comparisons)

    def half(n: int) -> float:
        return float(stats.t.ppf(1.0 - 0.025 / comparisons, n - 1)) * sd / math.sqrt(n)

    if needed is None:
        assert half(100_000) > half_width
        return
    assert half(needed) <= half_width * (1.0 + 1e-9)
    assert needed == 2 or half(needed - 1) > half_width * (1.0 - 1e-9)


def test_what_cannot_be_settled_is_none():
    assert replications_for(1.0, 0.0) is None
    assert replications_for(1e9, 1e-3) is None
    assert replications_for(0.0, 1.0) == 2
