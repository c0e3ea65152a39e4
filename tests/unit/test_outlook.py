"""The time left: right as soon as each kind of run has been timed, in whatever order they come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.experiments.outlook import Outlook

SECONDS_PER_WORK = {"hotel": 2.0, "desk": 30.0, "queue": 0.5}
"""Made up: a desk takes fifteen times as long as a hotel."""

kinds = st.sampled_from(sorted(SECONDS_PER_WORK))
works = st.sampled_from([1.0, 2.5, 10.0])
"""Few, so that several runs have the same."""


def took_s(kind: str, work: float) -> float:
    return SECONDS_PER_WORK[kind] * work


@given(st.lists(st.tuples(kinds, works), min_size=1, max_size=40), st.integers(0, 40), st.integers(1, 4))
def test_once_every_kind_was_timed_the_time_left_is_what_the_rest_takes(
    runs: list[tuple[str, float]], ended: int, jobs: int
) -> None:
    outlook = Outlook(jobs)
    for run in runs:
        outlook.expect(*run)
    for run in runs[:ended]:
        outlook.ended(*run, took_s(*run))
    left = runs[ended:]
    if {kind for kind, _ in left} <= {kind for kind, _ in runs[:ended]}:
        assert outlook.left_s == pytest.approx(sum(took_s(*run) for run in left) / min(jobs, max(1, len(left))))
    assert (outlook.runs, outlook.of_runs) == (len(runs) - len(left), len(runs))
    assert 0.0 <= outlook.share <= 1.0
    assert (outlook.share == 1.0) == (not left)


def test_dear_runs_that_come_late_are_counted_at_their_own_price() -> None:
    """As in a verdict run: cheap runs end first, and the mean of what has ended knows nothing of the others."""
    outlook = Outlook()
    for kind in ["hotel"] * 90 + ["desk"] * 10:
        outlook.expect(kind, 1.0)
    outlook.ended("desk", 1.0, 30.0)
    for _ in range(60):
        outlook.ended("hotel", 1.0, 2.0)
    assert outlook.left_s == pytest.approx(30 * 2.0 + 9 * 30.0)
    plain_mean = (30.0 + 60 * 2.0) / 61 * 39
    assert outlook.left_s > 3.0 * plain_mean


def test_a_kind_that_was_not_timed_costs_for_its_work_what_others_cost() -> None:
    outlook = Outlook()
    outlook.expect("hotel", 2.0)
    outlook.expect("desk", 7.0)
    assert outlook.left_s is None
    outlook.ended("hotel", 2.0, 6.0)
    assert outlook.left_s == pytest.approx(21.0)


def test_what_ended_untimed_tells_nothing_of_the_rest() -> None:
    """What a journal has took no time; what failed may have failed at once."""
    outlook = Outlook()
    for _ in range(3):
        outlook.expect("hotel", 1.0)
    outlook.ended("hotel", 1.0)
    assert outlook.left_s is None
    outlook.ended("hotel", 1.0, 5.0)
    assert outlook.left_s == pytest.approx(5.0)
    outlook.ended("hotel", 1.0)
    assert outlook.left_s == 0.0


def test_with_nothing_to_do_nothing_is_left() -> None:
    assert (Outlook().left_s, Outlook().share) == (0.0, 1.0)
