"""Who gains and who loses: two policies compared for customers, for agents, for the firm, and how it comes about."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from cxsim.experiments.differences import smallest_difference
from cxsim.experiments.results import NEITHER, Comparison
from cxsim.metrics.kpis import KPIS, Kpi
from cxsim.reports import numbers
from cxsim.reports.pairs import Paired, paired, titles

GROUPS: Final = {
    "Customers": (
        "csat", "satisfied_share", "all_nine_met", "customer_effort_score", "resolution_rate", "time_to_resolution_h",
        "abandonment_rate", "average_speed_of_answer_min", "first_reply_h", "silent_share", "churn_rate",
        "review_score",
    ),
    "Agents": (
        "fear", "exhaustion", "burnout_rate", "agent_satisfaction", "trust", "aggression_rate", "overtime_share",
        "punishments_undeserved", "punishments_good_faith",
    ),
    "The firm": (
        "profit", "customer_equity", "revenue", "operating_cost", "goodwill_cost", "misuse_cost", "customers_at_end",
        "resolved_cases_per_agent_day",
    ),
    "How it comes about": (
        "first_contact_resolution", "escalation_rate", "transfer_rate", "exception_rate", "refusal_rate",
        "average_handle_time_min", "occupancy", "engagement", "measured_effort", "empowerment", "skill",
        "contacts_handled_per_agent_day",
    ),
}
"""KPIs by whom they matter to; every other KPI stands in the complete table."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One KPI of a table, ready to be set.

    ``levels`` has one text per policy of the table; the last four are empty where only levels are shown.
    ``favours`` is the place of the favoured policy, from 0, or None.
    """

    name: str
    title: str
    unit: str
    definition: str
    levels: tuple[str, ...]
    difference: str = ""
    interval: str = ""
    verdict: str = ""
    favours: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that matter to somebody, and the count of verdicts in words."""

    title: str
    summary: str
    rows: tuple[MeasureRow, ...]


def groups(comparison: Comparison, first: str, second: str) -> tuple[Group, ...]:
    """The four groups for two policies, differences as ``second`` minus ``first``."""
    made = []
    for title, kpis in GROUPS.items():
        pairs = [pair for kpi in kpis if (pair := paired(comparison, first, second, kpi)) is not None]
        if pairs:
            rows = tuple(measure_row(comparison, KPIS[pair.kpi], (first, second), pair) for pair in pairs)
            made.append(Group(title, tally(comparison, pairs), rows))
    return tuple(made)


def measure_row(
    comparison: Comparison, kpi: Kpi, policies: tuple[str, ...], pair: Paired | None = None
) -> MeasureRow:
    """A KPI's levels under ``policies`` and, where a pair is given, its difference and verdict."""
    levels = tuple(level_text(comparison, policy, kpi) for policy in policies)
    unit = numbers.unit_of(kpi.unit).heading
    if pair is None:
        return MeasureRow(kpi.name, kpi.title, unit, kpi.definition, levels)
    return MeasureRow(
        kpi.name, kpi.title, unit, kpi.definition, levels,
        difference=numbers.difference(pair.mean, pair.unit, pair.resolution, bare=True),
        interval=numbers.interval(pair.low, pair.high, pair.unit, pair.resolution, is_difference=True, bare=True)
        if pair.has_interval() else "",
        verdict=verdict_words(comparison, pair),
        favours=None if pair.favours == NEITHER else comparison.policy_names.index(pair.favours),
    )


def level_text(comparison: Comparison, policy: str, kpi: Kpi) -> str:
    """A policy's mean of a KPI, digits by `numbers`; units other than $ and % stand in the row's heading."""
    estimate = comparison.estimates.get(policy, {}).get(kpi.name)
    if estimate is None:
        return numbers.MISSING
    half = (estimate.ci_high - estimate.ci_low) / 2.0
    matters = smallest_difference(kpi, comparison.values)
    resolution = max(half, matters) if math.isfinite(half) else matters
    return numbers.level(estimate.mean, kpi.unit, resolution, bare=True)


def verdict_words(comparison: Comparison, pair: Paired) -> str:
    """The favoured policy's title, or why none is favoured: what stands under "better under" in a table."""
    if not pair.has_interval():
        return "one world only"
    if pair.favours != NEITHER:
        return titles(comparison)[comparison.policy_names.index(pair.favours)]
    if pair.verdict == "undecided" and pair.more_replications is not None:
        return f"undecided (about {numbers.count(pair.more_replications, 'more world')})"
    return "differs, neither is better" if pair.verdict == "different" else pair.verdict


def tally(comparison: Comparison, pairs: list[Paired]) -> str:
    """How many measures each policy is better in, and how many are equal or undecided."""
    words = []
    for name, title in zip(comparison.policy_names, titles(comparison), strict=True):
        better = sum(pair.favours == name for pair in pairs)
        if better:
            words.append(f"{better} better under {title}")
    for verdict, text in (("practically equal", "practically equal"), ("different", "different without a better side"),
                          ("undecided", "undecided")):
        found = sum(pair.verdict == verdict for pair in pairs)
        if found:
            words.append(f"{found} {text}")
    return f"Of {numbers.count(len(pairs), 'measure')}: {', '.join(words)}."
