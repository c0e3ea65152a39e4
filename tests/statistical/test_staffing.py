"""People come and go as the hazards say, and the long run is what the company states."""

from __future__ import annotations

import numpy as np
import pytest
from small_company import MIXED, run, small_company

from cxsim.rules import staffing
from cxsim.rules.events import Kind
from cxsim.rules.parameters import Parameters


def turnover(quit_per_year: float, p: Parameters, weeks: int) -> np.ndarray:
    """Expected quits of one post in each week, refilled at once, whose first person is new: a renewal process."""
    hazard = staffing.settled_quit_hazard_per_week(quit_per_year, p)
    tenure = np.zeros(weeks + 1)
    tenure[0] = 1.0
    leave = np.array([staffing.quit_prob(hazard, 1.0, float(week), p) for week in range(weeks + 1)])
    quits = np.empty(weeks)
    for week in range(weeks):
        gone = tenure * leave
        quits[week] = gone.sum()
        tenure = np.concatenate(([quits[week]], (tenure - gone)[:-1]))
    return quits


@pytest.mark.parametrize("quit_per_year", [0.1, 0.3, 0.8])
def test_in_the_long_run_a_post_turns_over_as_the_company_states(quit_per_year: float) -> None:
    yearly = turnover(quit_per_year, Parameters(), 3000)[-52:].sum()
    assert yearly == pytest.approx(quit_per_year, rel=0.02)  # weekly steps against continuous time


def test_quits_of_a_run_are_those_of_the_renewal_process() -> None:
    """Without correlations trusted (kappa 0), feelings move nobody, and theory knows the mean."""
    posts, weeks, base = 150, 52, 0.6
    p = Parameters(kappa=0.0)
    company = small_company(
        agents=posts, customers=1, quit_per_year=base, hiring_lead_weeks=0.0, tenure_mean_weeks=0.0, parameters=p
    )
    quits = []
    for replication in range(4):
        log = run(company, MIXED._replace(hiring_care=0.0), weeks=weeks, replication=replication)
        quits.append((log["kind"] == Kind.AGENT_LEFT).sum())
    expected = posts * turnover(base, p, weeks).sum()
    # a renewal count of young posts spreads a little more than a Poisson count; four standard errors
    assert np.mean(quits) == pytest.approx(expected, abs=4.0 * (1.3 * expected / len(quits)) ** 0.5)


def test_the_same_person_applies_whatever_the_policy() -> None:
    """The g-th person on a post has the same draws; where nobody is chosen with care he is the same person."""
    company = small_company(agents=30, customers=50)
    one, other = (
        run(company, levers, weeks=12)
        for levers in (MIXED._replace(hiring_care=0.0), MIXED._replace(hiring_care=0.0, monitoring=0.9, support=0.0))
    )
    people = []
    for log in (one, other):
        rows = log["kind"] == Kind.AGENT_TRAITS
        people.append(dict(zip(log["agent_id"][rows].tolist(), log["value"][rows].tolist(), strict=True)))
    both = people[0].keys() & people[1].keys()
    assert len(both) > 30
    assert all(people[0][person] == people[1][person] for person in both)


def test_careful_hiring_brings_talent_and_drive() -> None:
    company = small_company(agents=200, customers=1)
    means = []
    for care in (0.0, 1.0):
        log = run(company, MIXED._replace(hiring_care=care), weeks=26)
        hired = log["kind"] == Kind.AGENT_HIRED
        means.append((log["value"][hired].mean(), log["value_2"][hired].mean()))
    # the best of 5 on a score of validity .4: .4 x 1.163 / sqrt(2) = .33 SD each; standard error of a mean .05
    for trait in (0, 1):
        assert means[1][trait] - means[0][trait] == pytest.approx(0.33, abs=4.0 * 0.07)
