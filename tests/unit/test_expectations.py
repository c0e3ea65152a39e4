"""The nine expectations: bounded, monotone, and the same by the fold as case by case."""

from __future__ import annotations

from collections import defaultdict
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_company import MIXED, run, small_company

from cxsim.metrics.case_scores import CaseScores
from cxsim.metrics.kpis import horizon_figures
from cxsim.metrics.spread import variance_between
from cxsim.metrics.stream import Channels
from cxsim.metrics.totals import WeeklyFold
from cxsim.rules.events import ANSWERED, COLUMNS, EXCEPTION, REFUSE, STANDARD_REMEDY, Kind
from cxsim.rules.expectations import EXPECTATIONS, MET_FROM, CaseFacts, Expectation

SHARES = {"solved", "made_good", "outcome_fairness", "treatment", "procedure_fairness"}
COUNTS = {"given_up", "conversations", "mistakes", "passed_on", "refusals"}
WORSE_WITH = {"open_min", "wait_x_threshold", "given_up", "mistakes", "passed_on", "refusals"}


@st.composite
def cases(draw):
    facts = {name: float(draw(st.integers(0, 6))) for name in COUNTS}
    facts |= {name: draw(st.floats(0.0, 1.0)) for name in SHARES}
    facts |= {name: float(draw(st.booleans())) for name in ("is_problem", "resolved")}
    return CaseFacts(
        **facts, open_min=draw(st.floats(0.0, 1e5)), wait_x_threshold=draw(st.floats(0.0, 100.0)),
        satisfaction=draw(st.floats(1.0, 5.0)))


def test_every_expectation_has_a_title_and_a_rule():
    assert tuple(EXPECTATIONS) == get_args(Expectation)


@given(cases())
def test_every_case_has_nine_scores_from_0_to_1(case):
    scores = [rule(case) for _, rule in EXPECTATIONS.values()]
    assert len(scores) == 9
    assert all(0.0 <= score <= 1.0 for score in scores)


@given(cases(), st.sampled_from(CaseFacts._fields), st.floats(0.0, 3.0))
def test_more_of_what_is_bad_never_helps_and_more_of_what_is_good_never_harms(case, name, more):
    if name in ("is_problem", "conversations"):
        return
    end = {"satisfaction": 5.0}.get(name, np.inf if name in WORSE_WITH else 1.0)
    changed = case._replace(**{name: min(end, getattr(case, name) + (round(more) if name in COUNTS else more))})
    for title, rule in EXPECTATIONS.values():
        gain = rule(changed) - rule(case)
        assert gain <= 1e-12 if name in WORSE_WITH else gain >= -1e-12, title


def test_a_perfect_case_meets_all_and_one_that_nobody_answered_fails():
    perfect = CaseFacts(0.0, 1.0, 5.0, 0.1, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.9, 1.0, 4.5)
    assert all(rule(perfect) >= MET_FROM for _, rule in EXPECTATIONS.values())
    lost = perfect._replace(resolved=0.0, conversations=0.0, solved=0.0, given_up=2.0, outcome_fairness=0.0)
    scores = {name: rule(lost) for name, (_, rule) in EXPECTATIONS.items()}
    assert scores["courtesy"] == scores["response_time"] == scores["delivery"] == scores["errors_put_right"] == 0.0


@given(cases())
def test_respect_is_how_one_is_treated_as_much_as_what_is_done(case):
    respect = EXPECTATIONS["respect"][1]
    kind, rude = (respect(case._replace(treatment=treatment)) for treatment in (1.0, 0.0))
    done = respect(case._replace(refusals=0.0, passed_on=0.0, given_up=0.0)) - 0.5 * case.treatment
    assert kind - rude == pytest.approx(0.5) == done
    assert respect(case._replace(refusals=case.refusals + 1.0)) < respect(case)


@pytest.fixture(scope="module")
def log():
    return run(small_company(), MIXED, weeks=3, seed=5)


def test_the_fold_scores_each_case_as_its_events_say(log):
    """Case by case in plain Python, from the log, against the fold over arrays."""
    company = small_company()
    facts = defaultdict(lambda: defaultdict(float))
    expected = []
    for row in zip(*(log[name].tolist() for name in COLUMNS), strict=True):
        _, kind, case, _, _, channel, value, value_2, value_3 = row
        sums = facts[case]
        if kind == Kind.CASE_OPENED:
            sums["problem"] = value_3
        elif kind in (Kind.CONTACT_ANSWERED, Kind.CONTACT_ABANDONED):
            sums["tries"] += 1
            sums["waited"] += value / company.channels[channel].threshold_min
            sums["given_up"] += kind == Kind.CONTACT_ABANDONED
        elif kind == Kind.CONTACT_ENDED:
            sums["talks"] += 1
            sums["solved"] += value_3
            sums["mistakes"] += not value_3 and value_2 in (ANSWERED, STANDARD_REMEDY, EXCEPTION)
            sums["refusals"] += value_2 == REFUSE
        elif kind == Kind.PROMISE_SETTLED:
            sums["mistakes"] += not value
        elif kind in (Kind.TRANSFERRED, Kind.ESCALATED):
            sums["passed_on"] += 1
        elif kind == Kind.REMEDY:
            sums["granted"] += value
            sums["fair"] = value_2
        elif kind == Kind.CASE_CLOSED:
            sums["resolved"], sums["open"] = value, value_3
        elif kind == Kind.CASE_JUDGED:
            sums["fairness"], sums["treatment"], sums["way"] = value, value_2, value_3
        elif kind == Kind.CASE_APPRAISED:
            made_good = min(1.0, sums["granted"] / sums["fair"] if sums["fair"] else 0.0) if sums["problem"] else 1.0
            case_facts = CaseFacts(
                sums["problem"], sums["resolved"], sums["open"], sums["waited"] / max(1, sums["tries"]),
                sums["given_up"],
                sums["talks"], sums["solved"] / sums["talks"] if sums["talks"] else 0.0, sums["mistakes"],
                sums["passed_on"], sums["refusals"], made_good, sums["fairness"], sums["treatment"], sums["way"], value)
            expected.append([rule(case_facts) for _, rule in EXPECTATIONS.values()])
    columns = {name: log[name] for name in COLUMNS}
    scored = CaseScores().score(columns, Channels.of(company).threshold_min[log["channel"]])
    found = scored.scores[log["kind"] == Kind.CASE_APPRAISED]
    assert len(expected) > 100
    assert found == pytest.approx(np.array(expected), abs=1e-9)
    fold = WeeklyFold(company, 3)
    fold(tuple(log[name] for name in COLUMNS))
    kpis = horizon_figures(fold.totals(), 0)
    assert kpis["all_nine_met"] == (found >= MET_FROM).all(axis=1).mean()
    assert kpis["expectation_courtesy"] == pytest.approx(found[:, list(EXPECTATIONS).index("courtesy")].mean())
    assert 0.0 < kpis["all_nine_met"] < 1.0


def test_only_cases_that_can_still_be_appraised_are_kept():
    """Problems kept silent, reviews of what is over and callers without a number leave nothing behind, week by week."""
    scores, rows = CaseScores(), 100
    for week in range(5):
        of_nobody = np.where(np.arange(rows) < rows // 2, -1, 1)
        for kind, customer in ((Kind.PROBLEM_SILENT, 1), (Kind.REVIEW, 1), (Kind.CASE_OPENED, of_nobody)):
            column = {name: np.zeros(rows) for name in COLUMNS}
            column |= {"kind": np.full(rows, kind), "case_id": np.arange(rows) + week * rows}
            scores.score(column | {"customer_id": np.full(rows, customer)}, np.ones(rows))
        assert scores.open_cases == (week + 1) * rows // 2


def test_where_nobody_feels_no_case_is_followed():
    scores = CaseScores(feels=False)
    column = {name: np.zeros(9) for name in COLUMNS} | {"kind": np.full(9, Kind.CASE_OPENED)}
    scores.score(column | {"case_id": np.arange(9)}, np.ones(9))
    assert scores.open_cases == 0


def test_no_case_that_was_scored_is_kept():
    scores, rows = CaseScores(), 500
    for week in range(20):
        for kind in (Kind.CASE_OPENED, Kind.CASE_APPRAISED):
            column = {name: np.zeros(rows) for name in COLUMNS}
            column |= {"kind": np.full(rows, kind), "case_id": np.arange(rows) + week * rows}
            scores.score(column, np.ones(rows))
    assert scores.open_cases == 0


def test_variance_between_groups_takes_chance_off():
    """Groups that differ by chance alone have none; groups of known spread have that spread."""
    rng = np.random.default_rng(3)
    for sd in (0.0, 0.5):
        means = rng.normal(0.0, sd, 300)[:, None] if sd else np.zeros((300, 1))
        cases_of = means + rng.normal(size=(300, 40))
        sums = np.stack([np.full(300, 40.0), cases_of.sum(axis=1), (cases_of**2).sum(axis=1)], axis=-1)
        assert variance_between(sums[None])[0] == pytest.approx(sd**2, abs=0.03)
