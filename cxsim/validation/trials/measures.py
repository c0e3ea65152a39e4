"""Everything that is measured beyond the key figures: one table, by name.

To add a measure, write a fold from the history of a run to named figures, and add a line here with the kinds of
event that it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from cxsim.metrics.stream import Floats
from cxsim.rules.events import Kind
from cxsim.validation.trials import folds_agents, folds_cases, folds_customers
from cxsim.validation.trials.history import CASE_KINDS, History


class Measure(NamedTuple):
    """A fold over events."""

    fold: Callable[[History], Mapping[str, float | Floats]]
    """From the history of a run to figures or arrays, by name."""
    kinds: tuple[int, ...]
    """Kinds of event that it reads."""


PROBLEM_KINDS: Final = (*CASE_KINDS, Kind.PROBLEM, Kind.PROBLEM_SILENT, Kind.REMEDY)
LOYALTY_KINDS: Final = (*PROBLEM_KINDS, Kind.CUSTOMER_LEFT, Kind.CUSTOMER_JOINED, Kind.CUSTOMER_REMEMBERS)
QUIT_KINDS: Final = (Kind.AGENT_HIRED, Kind.AGENT_LEFT, Kind.AGENT_FEELING, Kind.AGENT_BEARING)
CONTACT_KINDS: Final = (*CASE_KINDS, Kind.CONTACT_ANSWERED, Kind.CONTACT_ENDED)

MEASURES: Final[dict[str, Measure]] = {
    # cases
    "top_box": Measure(folds_cases.top_box, CASE_KINDS),
    "written": Measure(folds_cases.written, CASE_KINDS),
    "one_contact": Measure(folds_cases.one_contact, (*CASE_KINDS, Kind.BOT_ENDED)),
    "within_procedure": Measure(
        folds_cases.within_procedure, (*CASE_KINDS, Kind.PROBLEM, Kind.REMEDY, Kind.CONTACT_ENDED)),
    "judgement": Measure(folds_cases.judgement, (*CASE_KINDS, Kind.PROBLEM, Kind.CONTACT_ENDED)),
    "contacts": Measure(folds_cases.contacts, (Kind.CONTACT_OFFERED, Kind.PURCHASE)),
    "repeats": Measure(folds_cases.repeats, (*CASE_KINDS, Kind.PROBLEM)),
    "transfers": Measure(folds_cases.transfers, (*CONTACT_KINDS, Kind.TRANSFERRED)),
    "handle_times": Measure(
        folds_cases.handle_times, (Kind.CASE_OPENED, Kind.CONTACT_ENDED, Kind.TRANSFERRED)),
    "wait_and_help": Measure(folds_cases.wait_and_help, (*CASE_KINDS, Kind.PROBLEM, Kind.CONTACT_ANSWERED)),
    "aggression": Measure(folds_cases.aggression, (Kind.CASE_OPENED, Kind.CONTACT_ENDED, Kind.AGGRESSION)),
    "resolution_by_complexity": Measure(folds_cases.resolution_by_complexity, (*CONTACT_KINDS, Kind.AGENT_HIRED)),
    "remedies": Measure(folds_cases.remedies, (Kind.REMEDY,)),
    "escalated_remedies": Measure(
        folds_cases.escalated_remedies, (*CASE_KINDS, Kind.PROBLEM, Kind.ESCALATION_DECIDED, Kind.REMEDY)),
    "bot_sessions": Measure(
        folds_cases.bot_sessions,
        (*CASE_KINDS, Kind.BOT_STARTED, Kind.BOT_ENDED, Kind.CONTACT_ENDED, Kind.AGGRESSION)),
    "departments": Measure(
        folds_cases.departments,
        (*CASE_KINDS, Kind.CONTACT_ENDED, Kind.PROBLEM, Kind.PROMISED, Kind.PROMISE_SETTLED)),
    # customers
    "daily_purchases": Measure(folds_customers.daily_purchases, (Kind.PURCHASE,)),
    "problems_by_issue": Measure(folds_customers.problems_by_issue, (Kind.PROBLEM,)),
    "problem_mix": Measure(folds_customers.problem_mix, (Kind.PROBLEM,)),
    "after_first_problem": Measure(folds_customers.after_first_problem, LOYALTY_KINDS),
    "hazard_after_case": Measure(
        folds_customers.hazard_after_case, (*LOYALTY_KINDS, Kind.PURCHASE)),
    "paradox": Measure(folds_customers.paradox, (*LOYALTY_KINDS, Kind.PURCHASE)),
    "order_of_recoveries": Measure(folds_customers.order_of_recoveries, PROBLEM_KINDS),
    "retention_by_compensation": Measure(folds_customers.retention_by_compensation, LOYALTY_KINDS),
    "award_on_award": Measure(folds_customers.award_on_award, PROBLEM_KINDS),
    "complaining_again": Measure(
        folds_customers.complaining_again, (*LOYALTY_KINDS, Kind.PROBLEM_WEIGHED)),
    # agents
    "handle_by_month": Measure(folds_agents.handle_by_month, (Kind.CASE_OPENED, Kind.CONTACT_ENDED)),
    "handle_by_agent": Measure(folds_agents.handle_by_agent, (Kind.CONTACT_ENDED,)),
    "leaving": Measure(folds_agents.leaving, QUIT_KINDS),
    "misuse": Measure(folds_agents.misuse, (Kind.MISUSE, Kind.CONTACT_ENDED, Kind.AGENT_TEMPTED)),
    "voluntary_effort": Measure(folds_agents.voluntary_effort, (Kind.AGENT_EFFORT,)),
    "service_and_drive": Measure(
        folds_agents.service_and_drive, (*CASE_KINDS, Kind.CONTACT_ENDED, Kind.AGENT_TRAITS)),
    "skill_by_post": Measure(folds_agents.skill_by_post, (Kind.AGENT_BEARING,)),
    "stars": Measure(folds_agents.stars, (*QUIT_KINDS, Kind.AGENT_TRAITS)),
}
"""Every measure by name."""
