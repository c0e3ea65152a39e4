"""Eroding standards: the patterns that the equations must show, whatever their numbers, and the rows as printed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.cli.validate import validate
from cxsim.validation.erosion import (
    ALPHA,
    BETA,
    by_rules,
    integrate,
    less_for_ten_weeks,
    more_for_good,
    more_for_ten_weeks,
    rows,
    usual,
)


def test_a_tenth_more_pressure_is_absorbed_by_cut_corners_and_overtime():
    """The recorded static check: time .941, intensity 1.036, throughput + 10.1 %."""
    taken, intensity = 1.1**-ALPHA, 1.1**BETA
    assert taken == pytest.approx(0.941, abs=0.0005)
    assert intensity == pytest.approx(1.036, abs=0.0005)
    assert intensity / taken == pytest.approx(1.101, abs=0.0005)


def test_equilibrium_is_exact():
    course = integrate(usual, 200.0)
    assert course.standard == pytest.approx(1.0, abs=1e-12)
    assert course.served == pytest.approx(1.0, abs=1e-12)


@given(st.floats(0.01, 0.15), st.floats(4.0, 30.0))
@settings(max_examples=25)
def test_a_season_of_more_work_leaves_a_scar_only_if_goals_follow_practice_downwards_alone(more, weeks):
    def demand(time_weeks):
        return 1.0 + more if 5.0 <= time_weeks < 5.0 + weeks else 1.0

    ratchet, symmetric = (integrate(demand, 400.0, symmetric=goal) for goal in (False, True))
    assert ratchet.standard < 1.0 - 0.05 * more
    assert symmetric.standard == pytest.approx(1.0, abs=1e-3)
    assert ratchet.served == pytest.approx(1.0, abs=1e-3)  # throughput shows nothing


def test_more_pressure_for_longer_never_raises_a_standard():
    tops = (0.0, 0.05, 0.1, 0.2)
    ends = [integrate(lambda t, top=top: 1.0 + top if t < 20.0 else 1.0, 60.0).standard for top in tops]
    assert ends == sorted(ends, reverse=True)


def test_finer_steps_change_little():
    coarse, fine = (integrate(more_for_ten_weeks, 104.0, step_weeks=step).standard for step in (0.125, 0.01))
    assert coarse == pytest.approx(fine, abs=2e-4)


def test_the_rules_show_the_ratchet_too():
    assert by_rules(usual, 100) == 1.0
    assert integrate(more_for_ten_weeks, 104.0).standard < by_rules(more_for_ten_weeks, 104) < 0.99
    assert by_rules(less_for_ten_weeks, 104) < 1.0  # a team gets used to slack: the equations do not know that


def test_every_row_is_printed_with_its_verdict():
    found = rows()
    assert all(row.verdict == "holds" for row in found if "staffed-by" not in row.id)
    result = CliRunner().invoke(validate, ["erosion"])
    assert result.exit_code == any(row.verdict == "fails" for row in found)
    assert all(row.id in result.output for row in found)


def test_hiring_keeps_an_equilibrium_and_never_catches_up_by_the_eroded_standard():
    still = integrate(usual, 200.0, staffing="full")
    assert (still.standard, still.labour) == pytest.approx((1.0, 1.0))
    eroded, full = (integrate(more_for_good, 600.0, staffing=standard) for standard in ("eroded", "full"))
    assert eroded.labour == pytest.approx(1.1 * eroded.standard, abs=1e-3)
    assert full.labour == pytest.approx(1.1, abs=1e-3)
    assert eroded.standard < full.standard < 1.0
