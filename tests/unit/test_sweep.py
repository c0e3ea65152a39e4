"""Sweeps: factors by name, paired differences along them, and where the better policy changes."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_company import small_company

from cxsim.config.scenarios import load_policy
from cxsim.experiments.compare import compare
from cxsim.experiments.factors import FactorError, find_factor, set_factor
from cxsim.experiments.journal import Journal
from cxsim.experiments.sweep import Point, break_evens, sweep, write_sweep
from cxsim.metrics.intervals import Interval
from cxsim.rules.parameters import Parameters

COMPANY = small_company()
PAIR = [load_policy("fear"), load_policy("empowerment")]


def point(value, mean, half):
    interval = Interval(mean, mean - half, mean + half, half, 5)
    return Point(value, (interval, interval), interval, 5)


@given(st.floats(0.1, 0.9), st.floats(0.01, 5.0), st.floats(0.0, 0.04))
def test_the_break_even_of_a_straight_line_is_its_zero(zero, slope, half):
    (found,) = break_evens([point(x, slope * (x - zero), slope * half) for x in (0.0, 0.25, 0.7, 1.0)])
    assert found.value == pytest.approx(zero, abs=1e-9)
    assert found.low == pytest.approx(zero - half, abs=1e-9)
    assert found.high == pytest.approx(zero + half, abs=1e-9)


def test_no_change_of_sign_is_no_break_even():
    assert break_evens([point(0.0, 1.0, 2.0), point(1.0, 3.0, 2.0)]) == ()


def test_ends_beyond_the_values_tried_are_not_made_up():
    (found,) = break_evens([point(0.0, -1.0, 9.0), point(1.0, 1.0, 9.0)])
    assert (found.value, found.low, found.high) == (0.5, None, None)


@pytest.mark.parametrize(
    ("name", "words"), [("discretoin", "did you mean 'discretion'"), ("economics.lockin", "economics.lock_in")])
def test_unknown_factors_name_the_nearest(name, words):
    with pytest.raises(FactorError, match=words):
        find_factor(name, COMPANY)


def test_a_lever_moves_where_it_is_told_and_everything_else_for_everybody():
    lever, parameter, number = (find_factor(n, COMPANY) for n in ("script", "kappa", "economics.lock_in"))
    company, (first, second) = set_factor(lever, 0.9, COMPANY, PAIR, frozenset({"empowerment"}))
    assert (company, first) == (COMPANY, PAIR[0])
    assert second.levers == PAIR[1].levers._replace(script=0.9)
    assert set_factor(parameter, 0.3, COMPANY, PAIR, frozenset())[0].parameters == Parameters()._replace(kappa=0.3)
    assert set_factor(number, 1.5, COMPANY, PAIR, frozenset())[0].economics.lock_in == 1.5
    with pytest.raises(FactorError, match="out of range"):
        set_factor(lever, 1.1, COMPANY, PAIR, frozenset())
    with pytest.raises(FactorError, match="whole number"):
        set_factor(find_factor("staffing.agents", COMPANY), 4.5, COMPANY, PAIR, frozenset())


def test_a_sweep_is_the_comparisons_it_is_made_of_and_goes_on_from_its_journal(tmp_path):
    ask = {"weeks": 2, "replications": 2, "kpi": "csat"}
    with Journal(tmp_path / "journal.sqlite") as journal:
        first = sweep(COMPANY, PAIR, "kappa", [0.8, 0.3], journal=journal, **ask)
        seen: list[int] = []
        again = sweep(COMPANY, PAIR, "kappa", [0.8, 0.3], journal=journal,
                      progress=lambda _, now: seen.append(now.finished), **ask)
    assert first == again
    assert seen == [4, 4]  # all are there at once
    assert [p.value for p in first.points] == [0.3, 0.8]
    company, _ = set_factor(first.factor, 0.3, COMPANY, PAIR, frozenset())
    alone = compare(company, *PAIR, weeks=2, replications=2)
    assert first.points[0].difference.mean == pytest.approx(-alone.difference("fear", "empowerment", "csat").mean)
    write_sweep(first, tmp_path)
    rows = list(csv.DictReader((tmp_path / "points.csv").read_text("utf-8").splitlines()))
    assert len(rows) == 6
    assert {row["policy"] for row in rows} == {"fear", "empowerment", "empowerment - fear"}


@pytest.mark.parametrize(
    ("change", "words"),
    [({"kpi": "joy"}, "no KPI"), ({"values": [0.5]}, "two different"), ({"moved": ["scripted"]}, "not compared"),
     ({"factor_name": "economics.lock_in", "values": None}, "say which values")])
def test_what_makes_no_sense_is_refused(change, words):
    ask = {"factor_name": "script", "values": [0.0, 1.0], "weeks": 1} | change
    with pytest.raises(FactorError, match=words):
        sweep(COMPANY, PAIR, **ask)
