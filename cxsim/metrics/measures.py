"""Measures: what is counted or summed over the events of a week. KPIs are formulas over them.

A measure adds up over weeks, chunks and channels, so that any window of weeks is a sum. To add one, add a line
to `MEASURES`: a name, the kind of event, and what each such event adds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.metrics.stream import Rows
from cxsim.rules.events import BOT_SOLVED, CONDUCT, COSTS, GAVE_UP, Kind
from cxsim.rules.expectations import EXPECTATIONS, MET_FROM

BURNOUT_Z: Final = 1.0
"""An agent counts as burnt out in a week in which exhaustion is at least this high (z). Assumed: no study
gives a cut on this scale."""

PROMOTER: Final = 8.5
DETRACTOR: Final = 6.5
"""Net promoter score: 9 and 10 promote, 0 to 6 detract; the likelihood is continuous, so it is rounded."""

TOP_TWO_BOX: Final = 3.5
"""Satisfied: 4 or 5 of 5 when rounded."""


class Measure(NamedTuple):
    """What each event of a kind adds to its week."""

    kind: int
    amount: Callable[[Rows], NDArray[Any]]
    """Rows to an array (rows,) of numbers or truth values (which count 1)."""
    cents: bool = False
    """Whether amounts are money; they must then be whole, and their sums are exact below 2**53 cents."""


def _one(rows: Rows) -> NDArray[Any]:
    return np.ones(rows.value.size)


def _value(rows: Rows) -> NDArray[Any]:
    return rows.value


def _value_2(rows: Rows) -> NDArray[Any]:
    return rows.value_2


def _value_3(rows: Rows) -> NDArray[Any]:
    return rows.value_3


def _cost_of(category: int) -> Callable[[Rows], NDArray[Any]]:
    return lambda rows: np.where(rows.value_2 == category, rows.value, 0.0)


def _conduct_of(conduct: int) -> Callable[[Rows], NDArray[Any]]:
    return lambda rows: rows.value_2 == conduct


def _all_met(rows: Rows) -> NDArray[Any]:
    met: NDArray[np.bool_] = np.all(rows.expectations >= MET_FROM, axis=1)
    return met


def _score_of(expectation: int) -> Callable[[Rows], NDArray[Any]]:
    return lambda rows: rows.expectations[:, expectation]


MEASURES: Final[dict[str, Measure]] = {
    # Customers and their purchases
    "purchases": Measure(Kind.PURCHASE, _one),
    "repeat_purchases": Measure(Kind.PURCHASE, lambda r: r.value_2 > 0.0),
    "purchase_margin_cents": Measure(Kind.PURCHASE, _value, cents=True),
    "problems": Measure(Kind.PROBLEM, _one),
    "silent_problems": Measure(Kind.PROBLEM_SILENT, _one),
    "joined": Measure(Kind.CUSTOMER_JOINED, _one),
    "joined_by_word_of_mouth": Measure(Kind.CUSTOMER_JOINED, lambda r: r.value > 0.0),
    "left": Measure(Kind.CUSTOMER_LEFT, _one),
    "customer_weeks": Measure(Kind.WEEK_ENDED, _value_2),
    # Contacts
    "live_offered": Measure(Kind.CONTACT_OFFERED, lambda r: r.live),
    "live_redials": Measure(Kind.CONTACT_OFFERED, lambda r: r.live & (r.value_2 > 0.0)),
    "live_answered": Measure(Kind.CONTACT_ANSWERED, lambda r: r.live),
    "live_answered_in_time": Measure(Kind.CONTACT_ANSWERED, lambda r: r.live & (r.value <= r.threshold_min)),
    "live_wait_min": Measure(Kind.CONTACT_ANSWERED, lambda r: np.where(r.live, r.value, 0.0)),
    "live_abandoned": Measure(Kind.CONTACT_ABANDONED, lambda r: r.live),
    "written_answered": Measure(Kind.CONTACT_ANSWERED, lambda r: r.written),
    "written_wait_min": Measure(Kind.CONTACT_ANSWERED, lambda r: np.where(r.written, r.value, 0.0)),
    "answered": Measure(Kind.CONTACT_ANSWERED, _one),
    "ended": Measure(Kind.CONTACT_ENDED, _one),
    "handle_min": Measure(Kind.CONTACT_ENDED, _value),
    "answered_first": Measure(Kind.CONTACT_ANSWERED, lambda r: r.value_2 == 1.0),
    "resolved_first": Measure(Kind.CONTACT_ENDED, lambda r: (r.contact_number == 1.0) & (r.value_3 > 0.0)),
    "escalated": Measure(Kind.ESCALATED, lambda r: r.value == 1.0),
    "transferred": Measure(Kind.TRANSFERRED, _one),
    "live_blocked": Measure(Kind.CONTACT_BLOCKED, lambda r: r.live),
    "other_work_min": Measure(Kind.OTHER_WORK, _value),
    "wrap_up_min": Measure(Kind.WRAPPED_UP, _value),
    "messages_left": Measure(Kind.MESSAGE_LEFT, _one),
    "messages_answered": Measure(Kind.MESSAGE_ANSWERED, _one),
    "message_wait_min": Measure(Kind.MESSAGE_ANSWERED, _value),
    "public_posts": Measure(Kind.PUBLIC_POST, _one),
    "posts_settled": Measure(Kind.POST_SETTLED, _one),
    "posts_answered": Measure(Kind.POST_SETTLED, _value),
    "bot_sessions": Measure(Kind.BOT_ENDED, _one),
    "bot_contained": Measure(Kind.BOT_ENDED, lambda r: (r.value == BOT_SOLVED) | (r.value == GAVE_UP)),
    "bot_solved": Measure(Kind.BOT_ENDED, lambda r: r.value == BOT_SOLVED),
    "bot_given_up": Measure(Kind.BOT_ENDED, lambda r: r.value == GAVE_UP),
    "regulated": Measure(Kind.REGULATED, _one),
    "violations": Measure(Kind.VIOLATION, _one),
    "false_claims": Measure(Kind.FALSE_CLAIM, _one),
    "false_claims_paid_cents": Measure(Kind.FALSE_CLAIM_PAID, _value, cents=True),
    "promises": Measure(Kind.PROMISED, _one),
    "promises_settled": Measure(Kind.PROMISE_SETTLED, _one),
    "promises_kept": Measure(Kind.PROMISE_SETTLED, _value),
    "aggressions": Measure(Kind.AGGRESSION, _one),
    "sales": Measure(Kind.SALE, _one),
    "sale_margin_cents": Measure(Kind.SALE, _value, cents=True),
    "contacts_waiting": Measure(Kind.WEEK_ENDED, _value_3),
    # Cases and what customers make of them
    "cases_opened": Measure(Kind.CASE_OPENED, _one),
    "enquiries_opened": Measure(Kind.CASE_OPENED, lambda r: r.value_3 == 0.0),
    "cases_closed": Measure(Kind.CASE_CLOSED, _one),
    "cases_resolved": Measure(Kind.CASE_CLOSED, lambda r: r.value > 0.0),
    "cases_resolved_in_one": Measure(Kind.CASE_CLOSED, lambda r: (r.value > 0.0) & (r.value_2 == 1.0)),
    "resolved_open_min": Measure(Kind.CASE_CLOSED, lambda r: np.where(r.value > 0.0, r.value_3, 0.0)),
    "remedy_cents": Measure(Kind.REMEDY, _value, cents=True),
    "fair_remedy_cents": Measure(Kind.REMEDY, _value_2, cents=True),
    "appraised": Measure(Kind.CASE_APPRAISED, _one),
    "satisfaction": Measure(Kind.CASE_APPRAISED, _value),
    "satisfied": Measure(Kind.CASE_APPRAISED, lambda r: r.value >= TOP_TWO_BOX),
    "effort_events": Measure(Kind.CASE_APPRAISED, _value_2),
    "promoters": Measure(Kind.CASE_APPRAISED, lambda r: r.value_3 >= PROMOTER),
    "detractors": Measure(Kind.CASE_APPRAISED, lambda r: r.value_3 < DETRACTOR),
    "satisfaction_squared": Measure(Kind.CASE_APPRAISED, lambda r: r.value * r.value),
    **{f"expectation_{name}": Measure(Kind.CASE_APPRAISED, _score_of(i)) for i, name in enumerate(EXPECTATIONS)},
    "all_nine_met": Measure(Kind.CASE_APPRAISED, _all_met),
    "reviews": Measure(Kind.REVIEW, _one),
    "review_stars": Measure(Kind.REVIEW, _value),
    "recommendations_for": Measure(Kind.RECOMMENDATION, lambda r: (r.value_2 > 0.0) & (r.channel >= 0)),
    "recommendations_against": Measure(Kind.RECOMMENDATION, lambda r: (r.value_2 < 0.0) & (r.channel >= 0)),
    "praises": Measure(Kind.RECOMMENDATION, lambda r: r.value_2 > 0.0),
    "warnings": Measure(Kind.RECOMMENDATION, lambda r: r.value_2 < 0.0),
    # Agents
    "duty_min": Measure(Kind.OFF_DUTY, _value),
    "overtime_min": Measure(Kind.OFF_DUTY, _value_2),
    "agent_days": Measure(Kind.OFF_DUTY, lambda r: r.value_3 > 0.0),
    "agent_weeks": Measure(Kind.AGENT_FEELING, _one),
    "fear": Measure(Kind.AGENT_FEELING, _value),
    "empowerment": Measure(Kind.AGENT_FEELING, _value_2),
    "exhaustion": Measure(Kind.AGENT_FEELING, _value_3),
    "burnt_out": Measure(Kind.AGENT_FEELING, lambda r: r.value_3 >= BURNOUT_Z),
    "agent_satisfaction": Measure(Kind.AGENT_BEARING, _value),
    "trust": Measure(Kind.AGENT_BEARING, _value_2),
    "skill": Measure(Kind.AGENT_BEARING, _value_3),
    "measured_effort": Measure(Kind.AGENT_EFFORT, _value),
    "voluntary_effort": Measure(Kind.AGENT_EFFORT, _value_2),
    "selling_effort": Measure(Kind.AGENT_EFFORT, _value_3),
    "quits": Measure(Kind.AGENT_LEFT, lambda r: r.value == 0.0),
    "dismissals": Measure(Kind.AGENT_LEFT, lambda r: r.value == 1.0),
    "hires": Measure(Kind.AGENT_HIRED, _one),
    "shifts_missed": Measure(Kind.SHIFT_MISSED, _one),
    "audited": Measure(Kind.AUDITED, _value),
    "faults_found": Measure(Kind.AUDITED, _value_2),
    "hidden_misuser_weeks": Measure(Kind.AUDITED, _value_3),
    "misuses": Measure(Kind.MISUSE, _one),
    "misuse_detections": Measure(Kind.MISUSE_FOUND, _one),
    "misusers_found": Measure(Kind.MISUSE_FOUND, lambda r: r.value == 1.0),
    "punished_deserved": Measure(Kind.PUNISHED, lambda r: r.value == 1.0),
    "punished_undeserved": Measure(Kind.PUNISHED, lambda r: r.value == 0.0),
    "punished_good_faith": Measure(Kind.PUNISHED, lambda r: r.value == 2.0),
    "lesson_skill": Measure(Kind.TEAM_WAYS, _value),
    "bad_example": Measure(Kind.TEAM_WAYS, _value_2),
    "good_faith_felt": Measure(Kind.TEAM_WAYS, _value_3),
    "team_weeks": Measure(Kind.TEAM_WAYS, _one),
    "errors": Measure(Kind.ERROR_MADE, _one),
    "errors_reported": Measure(Kind.ERROR_MADE, lambda r: r.value == 1.0),
    "errors_surfaced": Measure(Kind.ERROR_SURFACED, _one),
    "recognitions": Measure(Kind.RECOGNISED, _one),
    "suggestions": Measure(Kind.SUGGESTED, _one),
    "suggestions_acted_on": Measure(Kind.SUGGESTED, lambda r: r.value == 1.0),
    "problems_averted": Measure(Kind.PROBLEM_AVERTED, _one),
    "contacts_avoided": Measure(Kind.PROBLEM_AVERTED, _value_2),
    "promotions": Measure(Kind.PROMOTED, _one),
    "boredom": Measure(Kind.AGENT_MOOD, _value),
    "praise_freshness": Measure(Kind.AGENT_MOOD, _value_2),
    "peer_skill": Measure(Kind.AGENT_MOOD, _value_3),
    "work_pressure": Measure(Kind.WORK_PRESSED, _value),
    "pace": Measure(Kind.WORK_PRESSED, _value_2),
    "time_standard": Measure(Kind.WORK_PRESSED, _value_3),
    "weeks_pressed": Measure(Kind.WORK_PRESSED, _one),
    # Firm
    "reputation_stars": Measure(Kind.WEEK_ENDED, _value),
    "weeks_ended": Measure(Kind.WEEK_ENDED, _one),
    "cost_cents": Measure(Kind.COST, _value, cents=True),
    **{f"cost_{name}_cents": Measure(Kind.COST, _cost_of(i), cents=True) for i, name in enumerate(COSTS)},
    **{f"conduct_{name}": Measure(Kind.CONTACT_ENDED, _conduct_of(i)) for i, name in enumerate(CONDUCT)},
    "customers_valued": Measure(Kind.CUSTOMERS_VALUED, _one),
    "customers_value_cents": Measure(Kind.CUSTOMERS_VALUED, _value, cents=True),
    # The end of the run
    "runs_ended": Measure(Kind.RUN_ENDED, _one),
    "equity_cents": Measure(Kind.RUN_ENDED, _value, cents=True),
    "customers_at_end": Measure(Kind.RUN_ENDED, _value_2),
    "cases_open_at_end": Measure(Kind.RUN_ENDED, _value_3),
}
"""Every measure by name."""
