"""What consistent service takes, as a checklist: whether a policy sets each condition, and what came of it.

Essay E5 names the conditions (claims 32 to 36). Nine are set by levers, and a policy has each, has it in part or lacks
it; two can only be seen in what came out. A condition that is set is no promise that service is consistent: what each
is worth is the model's finding, and stands in the rest of the report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cxsim.experiments.results import Comparison
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers
from cxsim.reports.pairs import titles
from cxsim.reports.stakeholders import level_text
from cxsim.reports.why import Table
from cxsim.rules.levers import Levers

SET_FROM, IN_PART_FROM = 0.6, 0.3
"""Degrees from which a condition is set, and set in part; assumed."""
LEARNING_H_PER_WEEK: Final = 2.0
"""Training and coaching that count as all that can be asked, hours an agent and week; assumed."""
DEGREES: Final = ("lacking", "in part", "set")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that levers set: its degree from 0 to 1, and the levers as a reader knows them."""

    title: str
    asks: str
    degree: Callable[[Levers], float]
    said: Callable[[Levers], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A condition that shows in figures alone: KPIs, each with what its figure is called."""

    title: str
    asks: str
    kpis: tuple[tuple[str, str], ...]


def _with_cause(x: Levers) -> float:
    """Share of punishments that follow a fault; where nobody is punished nobody answers for anything."""
    punished = x.punish_deserved_per_4wk + x.punish_undeserved_per_4wk
    return x.punish_deserved_per_4wk / punished if punished > 0.0 else 0.0


def _service_first(x: Levers) -> float:
    """Weight of service among the three; 0 where another weighs more."""
    if x.weight_service < max(x.weight_speed, x.weight_sales):
        return 0.0
    return x.weight_service / max(x.weight_service + x.weight_speed + x.weight_sales, 1e-9)


def _processes(x: Levers) -> float:
    return 0.5 * (x.knowledge_base + x.act_on_suggestions)


def _exact(value: float) -> str:
    return f"{value:g}"


CONDITIONS: Final = (
    Condition("Hire for traits", "new people are chosen with care", lambda x: x.hiring_care,
              lambda x: f"care {_exact(x.hiring_care)}"),
    Condition("Train", f"training and coaching, {LEARNING_H_PER_WEEK:g} hours a week are all that can be asked",
              lambda x: min(1.0, (x.training_h_per_week + x.coaching_h_per_week) / LEARNING_H_PER_WEEK),
              lambda x: f"{_exact(x.training_h_per_week + x.coaching_h_per_week)} h a week"),
    Condition("Discipline", "work is looked at, so that what is asked is done", lambda x: x.monitoring,
              lambda x: f"{_exact(100.0 * x.monitoring)}{numbers.NO_BREAK}% of work"),
    Condition("Accountability", "who is punished has done something", _with_cause,
              lambda x: f"{_exact(round(100.0 * _with_cause(x)))}{numbers.NO_BREAK}% with cause"
              if x.punish_deserved_per_4wk + x.punish_undeserved_per_4wk > 0.0 else "nobody answers for anything"),
    Condition("Clear goals", "service weighs most of speed, sales and service", _service_first,
              lambda x: f"{_exact(x.weight_speed)}, {_exact(x.weight_sales)} and {_exact(x.weight_service)}"),
    Condition("Clear procedures", "it is clear which exceptions are welcome", lambda x: x.clarity,
              lambda x: f"clarity {_exact(x.clarity)}"),
    Condition("Efficient processes", "what is known can be looked up, and causes are put right", _processes,
              lambda x: f"knowledge {_exact(x.knowledge_base)}, suggestions {_exact(x.act_on_suggestions)}"),
    Condition("Action, not lip service", "freedom is what agents are told it is",
              lambda x: 1.0 - 2.0 * abs(x.promised - x.discretion),
              lambda x: f"told {_exact(x.promised)}, given {_exact(x.discretion)}"),
    Condition("Promote who is good", "promotion goes to the best", lambda x: x.promotion,
              lambda x: f"{_exact(round(100.0 * x.promotion))}{numbers.NO_BREAK}% of promotions"),
)
OUTCOMES: Final = (
    Outcome("The least that is expected", "cases meet all nine expectations", (("all_nine_met", "of cases"),)),
    Outcome("No peaks and valleys", "agents, and weeks, please alike: how far they lie apart on a scale of 1 to 5",
            (("consistency_between_agents", "between agents"), ("consistency_between_weeks", "between weeks"))),
)


def degree_words(condition: Condition, levers: Levers) -> str:
    """Whether a policy sets a condition, and the levers that say so."""
    degree = condition.degree(levers)
    place = 2 if degree >= SET_FROM else 1 if degree >= IN_PART_FROM else 0
    return f"{DEGREES[place]}: {condition.said(levers)}"


def conditions_table(comparison: Comparison) -> Table:
    """The checklist: a row for each condition, a column for each policy."""
    rows = [
        (f"{each.title}: {each.asks}", *(degree_words(each, policy.levers) for policy in comparison.policies))
        for each in CONDITIONS
    ]
    rows += [
        (f"{each.title}: {each.asks}", *(
            ", ".join(f"{level_text(comparison, name, KPIS[kpi])} {called}" for kpi, called in each.kpis)
            for name in comparison.policy_names))
        for each in OUTCOMES
    ]
    return Table(
        "What consistent service takes", ("Condition", *titles(comparison)), tuple(rows),
        f"Set: from {SET_FROM:g} of what can be asked; in part: from {IN_PART_FROM:g} (assumed). To set a condition "
        "costs something, and it may be worth it or not: that stands in the rest of this report.",
    )

