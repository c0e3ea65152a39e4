"""A company whose file says ``psychology: off``: customers come and go, nobody feels, and all agents are alike."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from small_company import MIXED, TRUST, run, small_company

from cxsim.experiments.mechanisms import PSYCHOLOGICAL_LEVERS
from cxsim.rules.company import Stream
from cxsim.rules.events import Kind
from cxsim.rules.market import base_churn_hazard_per_week

WEEKS = 8
COMPANY = small_company(psychology=False, customers=4000, churn_per_year=0.9, purchases_per_year=20.0, agents=12)

OF_FEELINGS = (
    Kind.AGGRESSION, Kind.CASE_APPRAISED, Kind.CASE_JUDGED, Kind.REVIEW, Kind.RECOMMENDATION, Kind.FALSE_CLAIM,
    Kind.AGENT_FEELING, Kind.AGENT_BEARING, Kind.AGENT_EFFORT, Kind.AGENT_MOOD, Kind.AGENT_TRAITS, Kind.AGENT_LEFT,
    Kind.AGENT_HIRED, Kind.MISUSE, Kind.ERROR_MADE, Kind.SUGGESTED, Kind.PUNISHED, Kind.AUDITED, Kind.SALE,
    Kind.TRANSFERRED,
)  # fmt: skip


@pytest.fixture(scope="module")
def log():
    return run(COMPANY, MIXED, weeks=WEEKS, seed=3)


def count(log, kind):
    return int((log["kind"] == kind).sum())


def test_nobody_feels_tells_or_cheats_and_agents_stay(log):
    assert {kind for kind in OF_FEELINGS if count(log, kind)} == set()
    assert {kind for kind in (Kind.PROBLEM, Kind.CONTACT_ABANDONED, Kind.REMEDY) if not count(log, kind)} == set()


def test_customers_leave_and_join_at_the_neutral_rate(log):
    hazard = base_churn_hazard_per_week(COMPANY.economics.churn_per_year)
    present = COMPANY.economics.customers
    # each quarter of the customers is looked at every fourth week, and all of them within these eight
    expected = present * (1.0 - math.exp(-hazard * WEEKS))
    joined, left = count(log, Kind.CUSTOMER_JOINED), count(log, Kind.CUSTOMER_LEFT)
    assert joined == pytest.approx(present * hazard * WEEKS, abs=4.0 * math.sqrt(present * hazard * WEEKS))
    assert 0.75 * expected < left < 1.05 * expected
    end = log["kind"] == Kind.RUN_ENDED
    assert log["value_2"][end] == present + joined - left
    assert log["value"][end] > 0.0  # what those who stay are worth


def test_they_buy_and_have_problems_as_they_do_with_psychology(log):
    """Chance is keyed by customer and purchase: who is there in both runs lives the same life."""
    felt = run(replace(COMPANY, psychology=True), MIXED, weeks=1, seed=3)
    for kind in (Kind.PURCHASE, Kind.PROBLEM):
        rows = [
            {(t, c) for t, c in zip(g["time_min"][s], g["customer_id"][s], strict=True)}
            for g, s in ((g, (g["kind"] == kind) & (g["time_min"] < 10080.0)) for g in (log, felt))
        ]
        assert rows[0] == rows[1] != set()


@pytest.mark.parametrize("name", sorted(PSYCHOLOGICAL_LEVERS - {"promised"}))
def test_levers_of_minds_change_costs_alone(name, log):
    other = run(COMPANY, MIXED._replace(**{name: getattr(TRUST, name)}), weeks=2, seed=3)
    seen = [(g["kind"] != Kind.COST) & (g["time_min"] < 2 * 10080.0 - 1.0) for g in (log, other)]
    assert seen[0].any()
    for column in log:
        assert np.array_equal(log[column][seen[0]], other[column][seen[1]]), column


def test_every_case_that_closed_was_open_and_streams_keep_their_own_numbers():
    company = replace(COMPANY, streams=(Stream(2, 1, 0.05),))
    log = run(company, MIXED, weeks=2, seed=3)
    opened = log["case_id"][log["kind"] == Kind.CASE_OPENED]
    closed = log["case_id"][log["kind"] == Kind.CASE_CLOSED]
    assert len(set(opened)) == len(opened)
    assert set(closed) <= set(opened)
    assert len(opened) - len(closed) == log["value_3"][log["kind"] == Kind.RUN_ENDED]
    of_streams = log["customer_id"][log["kind"] == Kind.CASE_OPENED] == -1
    assert of_streams.any()
    assert not of_streams.all()
