"""What came of a shift: each customer's case scored by the rules that score everybody's, and the sums.

Points are the nine expectations of a case (`cxsim.rules.expectations`), mean, from 0 to 100. They are worked out by
the same fold over the event log that makes the KPIs.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final

import numpy as np

from cxsim.live.happenings import Course
from cxsim.live.run import Run
from cxsim.metrics.case_scores import CaseScores
from cxsim.metrics.stream import Channels
from cxsim.model.customer import Customer
from cxsim.rules import market
from cxsim.rules.arithmetic import fade
from cxsim.rules.company import MINUTES_PER_WEEK, WEEKS_PER_YEAR
from cxsim.rules.events import COLUMNS, Kind
from cxsim.rules.expectations import EXPECTATIONS

SATISFIED_CSAT: Final = 4.0
"""From here on, of 5, a customer counts as satisfied (top two boxes)."""

YEAR_WEEKS: Final = 52


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """One customer whom the person served.

    Attributes
    ----------
    points
        0 to 100; NaN while the case is open.
    expectations
        Score of each of the nine by name, 0 to 1; empty while the case is open.
    came_back
        Contacts in this matter after the person had had it.
    stay_prob
        Chance that the customer is still one after a year, if nothing else happens to him.
    leaves, would_have_left
        By his own draw: whether he would not be, as things are, and if nothing had ever happened to him.
    told
        People told: above 0 in favour of the firm, below 0 against it.
    given_usd
        In this case, by anybody.
    value_usd
        What the customer is worth from here on, by the model's rule, less what was given.
    """

    case_id: int
    customer_id: int
    issue: str
    resolved: bool
    closed: bool
    points: float
    expectations: Mapping[str, float]
    csat: float
    came_back: int
    stay_prob: float
    leaves: bool
    would_have_left: bool
    told: float
    stars: int
    posts: int
    given_usd: float
    value_usd: float


@dataclass(frozen=True, slots=True)
class ShiftOutcome:
    """The sums over everybody whom the person served, and the queue meanwhile.

    Attributes
    ----------
    points
        Mean over cases, 0 to 100; NaN without any.
    gave_up
        Customers who waited in vain for this kind of desk.
    mean_wait_min
        Of those who were served on this kind of channel during the shift, by anybody.
    value_usd, value_per_customer_usd
        Of the customers served, goodwill taken off.
    """

    policy: str
    points: float
    expectations: Mapping[str, float]
    served: int
    satisfied_share: float
    csat: float
    came_back_share: float
    contacts_again: int
    stay_share: float
    given_usd: float
    value_usd: float
    value_per_customer_usd: float
    gave_up: int
    mean_wait_min: float
    told_against: float
    told_for: float
    cases: tuple[CaseOutcome, ...]


def outcome(run: Run) -> ShiftOutcome:
    """What came of it so far; play the run out first."""
    scores = _scores(run)
    cases = tuple(_case(run, course, scores.get(course.case_id)) for course in run.log.courses.values())
    scored = [case for case in cases if case.expectations]
    mean: dict[str, float] = {
        name: _mean([case.expectations[name] for case in scored]) for name in EXPECTATIONS
    } if scored else {}
    return ShiftOutcome(
        policy=run.policy.name,
        points=_mean([case.points for case in scored]),
        expectations=mean,
        served=len(cases),
        satisfied_share=_mean([float(case.csat >= SATISFIED_CSAT) for case in scored]),
        csat=_mean([case.csat for case in scored]),
        came_back_share=_mean([float(case.came_back > 0) for case in cases]),
        contacts_again=sum(case.came_back for case in cases),
        stay_share=_mean([case.stay_prob for case in cases]),
        given_usd=fsum(case.given_usd for case in cases),
        value_usd=fsum(case.value_usd for case in cases),
        value_per_customer_usd=_mean([case.value_usd for case in cases]),
        gave_up=run.log.gave_up,
        mean_wait_min=_mean(_waits(run)),
        told_against=-fsum(min(0.0, case.told) for case in cases),
        told_for=fsum(max(0.0, case.told) for case in cases),
        cases=cases,
    )


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values) if values else math.nan


def _scores(run: Run) -> dict[int, tuple[float, ...]]:
    """The nine scores of every case of the run that was looked back on; the first time counts."""
    columns = [np.concatenate(column) for column in zip(*run.log.chunks, strict=True)]
    column = dict(zip(COLUMNS, columns, strict=True))
    threshold = Channels.of(run.company).threshold_min[column["channel"]]
    scored = CaseScores().score(column, threshold).scores
    found: dict[int, tuple[float, ...]] = {}
    for row in np.flatnonzero(column["kind"] == Kind.CASE_APPRAISED).tolist():
        found.setdefault(int(column["case_id"][row]), tuple(scored[row].tolist()))
    return found


def _waits(run: Run) -> list[float]:
    """Waits of everybody who was answered on the person's channels during the shift, minutes."""
    columns = [np.concatenate(column) for column in zip(*run.log.chunks, strict=True)]
    column = dict(zip(COLUMNS, columns, strict=True))
    during = (column["time_min"] >= run.start_min) & (column["time_min"] <= run.end_min)
    here = np.isin(column["channel"], list(run.person.presence.channels))
    waits: list[float] = column["value"][during & here & (column["kind"] == Kind.CONTACT_ANSWERED)].tolist()
    return waits


def _case(run: Run, course: Course, scores: tuple[float, ...] | None) -> CaseOutcome:
    case = run.cases[course.case_id]
    stay_prob, leaves, would_have_left = future(run, case.customer)
    hazard = hazard_per_week(run, case.customer, run.now)
    economics = run.company.economics
    margin = case.customer.rate_per_week * WEEKS_PER_YEAR * economics.margin_per_purchase_usd
    worth_usd = market.customer_value_usd(margin, hazard, economics.discount_per_year)
    return CaseOutcome(
        case_id=course.case_id,
        customer_id=course.customer_id,
        issue=run.company.issues[case.issue].name,
        resolved=course.resolved,
        closed=course.closed,
        points=100.0 * fsum(scores) / len(scores) if scores else math.nan,
        expectations=dict(zip(EXPECTATIONS, scores, strict=True)) if scores else {},
        csat=course.csat,
        came_back=course.came_back,
        stay_prob=stay_prob,
        leaves=leaves,
        would_have_left=would_have_left,
        told=course.told,
        stars=course.stars,
        posts=course.posts,
        given_usd=case.granted_usd,
        value_usd=worth_usd - case.granted_usd,
    )


def hazard_per_week(run: Run, customer: Customer, time_min: float) -> float:
    """Hazard that the customer leaves, with what he remembers at ``time_min``; he is not touched by the question."""
    world = run.world
    weeks = max(0.0, time_min - customer.faded_min) / MINUTES_PER_WEEK
    kept = fade(1.0, weeks, world.p.memory_half_life_weeks)
    return market.churn_hazard_per_week(
        world.base_hazard_per_week,
        customer.satisfaction,
        customer.effort * kept,
        customer.unresolved * kept,
        world.company.economics.lock_in,
        world.p,
    )


def future(run: Run, customer: Customer) -> tuple[float, bool, bool]:
    """Whether the customer is still one after a year, if nothing else happens to him.

    Week by week, while what he remembers fades.

    Returns
    -------
    tuple
        The chance that he is; whether his own draw says that he is not; and whether it would have said so if he
        remembered nothing, good or bad.
    """
    base = YEAR_WEEKS * run.world.base_hazard_per_week
    would_have_left = customer.hazard_spent + base >= customer.loyalty
    if customer.id not in run.world.customers:
        return 0.0, True, would_have_left
    total = fsum(
        hazard_per_week(run, customer, run.now + week * MINUTES_PER_WEEK) for week in range(YEAR_WEEKS)
    )
    return math.exp(-total), customer.hazard_spent + total >= customer.loyalty, would_have_left
