"""Eroding standards: the patterns that the equations must show, whatever their numbers, and the model beside them."""

from __future__ import annotations

import json
from html import escape

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.cli.validate import validate
from cxsim.validation.erosion import RUNS, WITHIN, rows
from cxsim.validation.erosion_equations import (
    ALPHA,
    BETA,
    by_steps,
    integrate,
    less_for_ten_weeks,
    more_for_good,
    more_for_ten_weeks,
    pink_noise,
    usual,
    weekly_means,
)
from cxsim.validation.erosion_model import fluid, largest_gap, simulate


def test_a_tenth_more_pressure_is_absorbed_by_cut_corners_and_overtime():
    """The recorded static check: time .941, intensity 1.036, throughput + 10.1 %."""
    taken, intensity = 1.1**-ALPHA, 1.1**BETA
    assert taken == pytest.approx(0.941, abs=0.0005)
    assert intensity == pytest.approx(1.036, abs=0.0005)
    assert intensity / taken == pytest.approx(1.101, abs=0.0005)


def test_equilibrium_is_exact():
    course = integrate(usual, 200)
    assert course.standard == pytest.approx(1.0, abs=1e-12)
    assert course.served == pytest.approx(1.0, abs=1e-12)
    assert set(fluid([1.0] * 50).standards) == {1.0}


@given(st.floats(0.01, 0.15), st.floats(4.0, 30.0))
@settings(max_examples=25)
def test_a_season_of_more_work_leaves_a_scar_only_if_goals_follow_practice_downwards_alone(more, weeks):
    def demand(time_weeks):
        return 1.0 + more if 5.0 <= time_weeks < 5.0 + weeks else 1.0

    ratchet, symmetric = (integrate(demand, 400, symmetric=goal) for goal in (False, True))
    assert ratchet.standard < 1.0 - 0.05 * more
    assert symmetric.standard == pytest.approx(1.0, abs=1e-3)
    assert ratchet.served == pytest.approx(1.0, abs=1e-3)  # throughput shows nothing


def test_more_pressure_for_longer_never_raises_a_standard():
    tops = (0.0, 0.05, 0.1, 0.2)
    ends = [integrate(lambda t, top=top: 1.0 + top if t < 20.0 else 1.0, 60).standard for top in tops]
    assert ends == sorted(ends, reverse=True)


def test_finer_steps_change_little():
    coarse, fine = (integrate(more_for_ten_weeks, 104, steps_per_week=steps).standard for steps in (8, 100))
    assert coarse == pytest.approx(fine, abs=2e-4)


def test_hiring_keeps_an_equilibrium_and_never_catches_up_by_the_eroded_standard():
    still = integrate(usual, 200, staffing="full")
    assert (still.standard, still.labour) == pytest.approx((1.0, 1.0))
    eroded, full = (integrate(more_for_good, 600, staffing=standard) for standard in ("eroded", "full"))
    assert eroded.labour == pytest.approx(1.1 * eroded.standard, abs=1e-3)
    assert full.labour == pytest.approx(1.1, abs=1e-3)
    assert eroded.standard < full.standard < 1.0


def test_noise_erodes_although_it_has_no_trend_and_more_of_it_more():
    ends = [fluid(weekly_means(pink_noise(sd, 104, 3), 104)).standards[-1] for sd in (0.0, 0.05, 0.1)]
    assert ends[0] == 1.0
    assert ends == sorted(ends, reverse=True)
    assert ends[2] < 0.95


def test_the_week_of_the_model_does_as_the_equations_do():
    """Slack gains nothing, a pulse scars, a symmetric goal heals, a held standard stays: a tenth of what rows allow."""
    for demand in (less_for_ten_weeks, more_for_ten_weeks):
        for symmetric in (False, True):
            found = fluid(weekly_means(demand, 60), symmetric=symmetric)
            exact = integrate(demand, 60, symmetric=symmetric)
            assert largest_gap(found.standards, exact.standards) <= 0.1 * WITHIN
            assert max(exact.standards) > 1.01 or demand is more_for_ten_weeks or not symmetric  # slack raises it
    assert set(fluid(weekly_means(more_for_ten_weeks, 60), ratchet=False).standards) == {1.0}


def test_a_whole_run_erodes_as_the_equations_do_under_the_demand_that_it_met():
    found = simulate(weekly_means(more_for_ten_weeks, 26))
    exact = integrate(by_steps(found.demands), 26)
    assert found.standards[-1] < found.standards[9] - 0.01  # the pulse is in it
    assert largest_gap(found.standards, exact.standards) < 0.25 * (1.0 - found.standards[-1])


def test_every_row_is_printed_with_value_interval_tolerance_and_verdict():
    found = rows()
    assert len({row.id for row in found if row.id.startswith("model/")}) == 9
    result = CliRunner().invoke(validate, ["erosion"])
    assert result.exit_code == any(row.verdict == "fails" for row in found)
    lines = result.output.splitlines()
    assert max(map(len, lines)) <= 100
    assert not any(line.endswith("…") for line in lines)
    for row in found:
        assert f"{row.id}: {row.claim}" in lines
        interval = f" [{row.ci_low:.6g}, {row.ci_high:.6g}]" if row.ci_low < row.ci_high else ""
        assert any(line.split() == f"{row.verdict} {row.measured:.6g}{interval}, tolerance {row.tolerance:.2g}".split()
                   for line in lines)


def test_the_page_draws_every_run_and_lists_every_row(tmp_path):
    out = tmp_path / "out"
    result = CliRunner().invoke(validate, ["erosion", "--out", str(out), "--json"])
    document = json.loads((out / "summary.json").read_text("utf-8"))
    assert json.loads(result.stdout) == document
    page = (out / "rows.html").read_text("utf-8")
    assert all(run.name.replace("-", " ") in page for run in RUNS)
    assert all(escape(row["claim"]) in page for row in document["rows"])
    assert page.count("no chance in it") == sum(row["ci_low"] == row["ci_high"] for row in document["rows"])
    again = CliRunner().invoke(validate, ["erosion", "--out", str(out)])
    assert again.exit_code == 2
    assert "--force" in again.stderr
