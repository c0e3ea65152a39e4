"""Differences and verdicts: laws that must hold whatever the numbers are."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.experiments.differences import crossings, differences, judge, last_change, more_replications, smoothed
from cxsim.experiments.results import NEITHER
from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.metrics.kpis import KPIS


def worlds(seed: int, n: int = 8, shift: float = 0.0) -> dict[str, np.ndarray]:
    """Values of a few KPIs in ``n`` worlds; ``shift`` is in favour of whoever has it."""
    rng = np.random.default_rng(seed)
    names = ("profit", "revenue", "csat", "churn_rate", "fear", "occupancy")
    sign = {"lower": -1.0, "higher": 1.0, "neither": 1.0}
    return {name: rng.normal(10.0, 1.0, n) + sign[KPIS[name].better] * shift for name in names}


@given(st.integers(0, 1000), st.floats(-5.0, 5.0))
@settings(max_examples=50)
def test_turning_the_pair_round_turns_signs_and_keeps_the_favourite(seed, shift):
    a, b = worlds(seed), worlds(seed + 1, shift=shift)
    forth = {d.kpi: d for d in differences({"a": a, "b": b})}
    back = {d.kpi: d for d in differences({"b": b, "a": a})}
    for kpi, d in forth.items():
        other = back[kpi]
        assert d.mean == pytest.approx(-other.mean)
        assert d.simultaneous_low == pytest.approx(-other.simultaneous_high)
        assert (d.favours, d.verdict, d.adjusted_p) == (other.favours, other.verdict, pytest.approx(other.adjusted_p))
        assert d.variance_removed == pytest.approx(other.variance_removed)


def test_who_is_much_better_is_favoured_in_every_direction():
    found = {d.kpi: d for d in differences({"a": worlds(1), "b": worlds(2, shift=50.0)})}
    for kpi in ("profit", "revenue", "csat", "churn_rate", "fear"):
        assert (found[kpi].favours, found[kpi].verdict) == ("b", "better"), kpi
        assert found[kpi].more_replications is None
    assert (found["occupancy"].favours, found["occupancy"].verdict) == (NEITHER, "different")


def test_a_renamed_copy_is_practically_equal_in_everything():
    a = worlds(1)
    for d in differences({"a": a, "copy": {name: v.copy() for name, v in a.items()}}):
        assert (d.mean, d.simultaneous_low, d.simultaneous_high) == (0.0, 0.0, 0.0)
        assert (d.verdict, d.favours, d.adjusted_p) == ("practically equal", NEITHER, 1.0)


def test_one_world_decides_nothing():
    for d in differences({"a": worlds(1, n=1), "b": worlds(2, n=1, shift=50.0)}):
        assert (d.verdict, d.favours, d.more_replications) == ("undecided", NEITHER, None)
        assert math.isnan(d.simultaneous_low)


def test_more_policies_make_intervals_wider_not_narrower():
    two = differences({"a": worlds(1), "b": worlds(2)})
    three = {(d.a, d.b, d.kpi): d for d in differences({"a": worlds(1), "b": worlds(2), "c": worlds(3)})}
    for d in two:
        same = three[d.a, d.b, d.kpi]
        assert same.mean == d.mean
        assert same.simultaneous_low < d.simultaneous_low
        assert same.adjusted_p >= d.adjusted_p


def test_a_world_without_data_is_left_out_of_the_pair():
    a, b = worlds(1), worlds(2)
    a["csat"][3] = np.nan
    found = {d.kpi: d for d in differences({"a": a, "b": b})}
    assert found["csat"].n == 7
    assert found["csat"].mean == pytest.approx(np.delete(a["csat"] - b["csat"], 3).mean())
    assert found["fear"].n == 8


@given(st.floats(-3.0, 3.0), st.floats(0.0, 3.0), st.floats(0.0, 2.0))
def test_verdicts_follow_the_interval(mean, half, matters):
    interval = Interval(mean, mean - half, mean + half, 1.0, 5)
    verdict = judge(interval, KPIS["csat"], matters)
    inside = abs(mean) + half <= matters
    clear = half < abs(mean)
    assert (verdict == "practically equal") >= (inside and mean != matters)
    assert verdict != "better" or (clear and not abs(mean) + half < matters)
    assert verdict != "undecided" or not clear


@given(st.integers(0, 200), st.floats(0.01, 1.0))
@settings(max_examples=40)
def test_the_replications_asked_for_would_settle_it(seed, matters):
    values = np.random.default_rng(seed).normal(0.2, 1.0, 6)
    now = mean_interval(values, 5)
    more = more_replications(now, 5, matters)
    if judge(now, KPIS["csat"], matters) != "undecided" or more is None:
        return
    enough = mean_interval(np.tile(values, 1 + (more + now.n) // now.n), 5)  # same mean, a little less spread
    assert judge(enough, KPIS["csat"], matters) != "undecided"


@given(st.integers(2, 40), st.integers(0, 50))
@settings(max_examples=40)
def test_few_worlds_promise_no_early_end(n, seed):
    """Whatever the spread of a few worlds says: ten worlds in all, and half as many again, are the least."""
    values = np.random.default_rng(seed).normal(0.2, 1.0, n)
    more = more_replications(mean_interval(values, 5), 5, 0.1)
    assert more is None or (n + more >= 10 and more >= n / 2)


@pytest.mark.parametrize(
    ("gap", "week"),
    [
        ([1, 2, 3], None), ([-1, -2, 3, 4], 3), ([-1, 2, -3, 4], 4), ([0, 0, -1, 0, 2], 5), ([], None),
        ([np.nan, -1, np.nan, 1], 4), ([0, 0], None), ([1, -1], 2),
    ],
)  # fmt: skip
def test_the_lead_changes_where_the_last_sign_begins(gap, week):
    assert last_change(np.array(gap, dtype=float)) == week


def test_crossings_of_flow_and_of_the_running_total():
    weeks = 40
    gap = np.where(np.arange(weeks) < 10, -1.0, 1.0)
    a = {"profit": np.tile(gap, (6, 1)), "csat": np.full((6, weeks), 4.0)}
    b = {"profit": np.zeros((6, weeks)), "csat": np.full((6, weeks), 3.0)}
    found = {(c.kpi, c.cumulative): c for c in crossings({"a": a, "b": b}, 0)}
    assert found["profit", True].week == 21.0  # ten weeks lost, ten to win them back
    assert found["profit", True].never_share == 0.0
    assert found["profit", False].week == pytest.approx(12.0, abs=1.0)  # smoothed over four weeks
    assert found["csat", False].week is None
    assert found["csat", False].never_share == 1.0
    assert found["csat", False].ci_low is None


def test_crossings_count_weeks_from_the_end_of_the_warm_up():
    gap = np.where(np.arange(30) < 20, -1.0, 1.0)
    series = {"a": {"csat": np.tile(gap, (3, 1))}, "b": {"csat": np.zeros((3, 30))}}
    early, late = (crossings(series, warm_up)[0].week for warm_up in (0, 8))
    assert early - late == 8.0


@given(st.integers(1, 12), st.integers(0, 100))
def test_smoothing_is_the_mean_of_the_last_four_weeks(weeks, seed):
    rng = np.random.default_rng(seed)
    gap = np.where(rng.random((2, weeks)) < 0.2, np.nan, rng.normal(size=(2, weeks)))
    found = smoothed(gap)
    for world in range(2):
        for week in range(weeks):
            near = gap[world, max(0, week - 3): week + 1]
            wanted = np.nan if np.isnan(near).all() else np.nanmean(near)
            assert found[world, week] == pytest.approx(wanted, nan_ok=True, abs=1e-12)
