"""Patience: the exponential, and the peak of impatience at the start."""

from __future__ import annotations

import math
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.rules.demand import day_busyness, patience_min, slot_demand

chances = st.floats(1e-9, 1.0 - 1e-9)
means = st.floats(0.01, 1e4)


@given(chances, means, st.floats(0.01, 3.0), st.floats(1.0, 60.0))
def test_patience_inverts_the_cumulative_hazard(u: float, mean: float, early: float, early_s: float) -> None:
    t = patience_min(u, mean, early, early_s)
    tau = early_s / 60.0
    area = (t + early * tau * -math.expm1(-t / tau)) / mean
    assert area == pytest.approx(-math.log(1.0 - u), rel=1e-9)


@given(chances, means, st.floats(0.01, 3.0), st.floats(1.0, 60.0))
def test_early_impatience_shortens_patience_by_no_more_than_its_area(
    u: float, mean: float, early: float, early_s: float
) -> None:
    plain = patience_min(u, mean, 0.0, early_s)
    hasty = patience_min(u, mean, early, early_s)
    assert plain - early * early_s / 60.0 - 1e-9 * plain <= hasty <= plain


@given(st.tuples(chances, chances).map(sorted), means, st.floats(0.0, 3.0))
def test_patience_rises_with_its_draw(u: list[float], mean: float, early: float) -> None:
    assert patience_min(u[0], mean, early, 10.0) <= patience_min(u[1], mean, early, 10.0) * (1.0 + 1e-12)


def test_without_early_impatience_the_mean_is_the_mean() -> None:
    draws = [(k + 0.5) / 100_000 for k in range(100_000)]
    assert fmean(patience_min(u, 6.3, 0.0, 10.0) for u in draws) == pytest.approx(6.3, rel=1e-4)


def test_busyness_has_mean_one() -> None:
    from statistics import NormalDist

    normal = NormalDist()
    factors = [day_busyness(normal.inv_cdf((k + 0.5) / 20_000), 0.25) for k in range(20_000)]
    mean = fmean(factors)
    assert mean == pytest.approx(1.0, abs=1e-4)
    assert math.sqrt(fmean((f - mean) ** 2 for f in factors)) == pytest.approx(0.25, rel=0.005)


def test_a_neutral_half_hour_has_its_share() -> None:
    assert slot_demand(0.01, 1.0, 1.0, 1.0) == 0.01
