"""Tables for the terminal: at most 100 columns, digits that mean something, no colour needed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from cxsim.engine import Replication
from cxsim.experiments.results import Comparison, Difference
from cxsim.metrics.kpis import KPIS

WIDTH: Final = 100

SHOWN: Final = (
    "profit", "customer_equity", "revenue", "operating_cost", "goodwill_cost", "misuse_cost",
    "csat", "nps", "churn_rate", "review_score", "customer_effort_score", "advocacy_rate", "new_customers",
    "first_contact_resolution", "one_contact_case_share", "escalation_rate", "refusal_rate",
    "time_to_resolution_h", "service_level", "abandonment_rate", "average_handle_time_min", "occupancy",
    "consistency_between_agents", "fear", "empowerment", "exhaustion", "engagement", "trust", "skill",
)
"""KPIs of the table of a comparison; all of them are in the files and in ``--json``."""


def figure(value: float, uncertainty: float) -> str:
    """A number to two digits of its uncertainty, thousands apart; four digits where that is not known or 0."""
    if math.isnan(value):
        return "–"
    scale = uncertainty if uncertainty > 0.0 else abs(value) / 100.0
    digits = 0 if scale == 0.0 else min(4, max(0, 1 - math.floor(math.log10(scale))))
    text = f"{value:,.{digits}f}"
    is_zero = not any(c in "123456789" for c in text)
    return text.lstrip("-") if is_zero else text.replace("-", "−")


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """The table of a comparison, and what it says of the primary KPIs."""
    yield heading(comparison)
    yield ""
    if len(comparison.policies) == 2:
        yield from _pair_lines(comparison)
    else:
        yield from _means_lines(comparison)
    yield ""
    yield from _verdict_lines(comparison)


def heading(comparison: Comparison) -> str:
    """What was run."""
    weeks = f"{comparison.weeks} weeks"
    if comparison.warm_up_weeks:
        weeks += f" ({comparison.warm_up_weeks} of them warm-up)"
    return f"{comparison.company.title}: {weeks}, {comparison.replications} replications, seed {comparison.seed}"


def replication_lines(run: Replication) -> Iterator[str]:
    """All KPIs of one replication."""
    yield f"{run.company}, {run.policy}: {run.weeks} weeks, replication {run.replication}, seed {run.seed}"
    yield ""
    for name, value in run.kpis.items():
        kpi = KPIS[name]
        yield f"{kpi.title[:38]:38} {figure(value, 0.0):>16} {kpi.unit}"


def _pair_lines(comparison: Comparison) -> Iterator[str]:
    a, b = comparison.policy_names
    yield f"{'':31}{_cut(a, 12):>12} {_cut(b, 12):>12}  {'difference [95 % interval]':>27}  verdict"
    for name in SHOWN:
        if name not in comparison.estimates[a] or name not in comparison.estimates[b]:
            continue
        d = comparison.difference(a, b, name)
        half = (d.simultaneous_high - d.simultaneous_low) / 2.0
        ends = f"[{figure(d.simultaneous_low, half)}, {figure(d.simultaneous_high, half)}]"
        yield (
            f"{_cut(KPIS[name].title, 31):31}{_mean(comparison, a, name):>12} {_mean(comparison, b, name):>12}"
            f"  {figure(d.mean, half) + ' ' + ends:>27}  {_verdict(d)}"
        )[:WIDTH]
    yield f"Differences are {a} minus {b} in the same worlds; intervals hold together with 95 % confidence."


def _means_lines(comparison: Comparison) -> Iterator[str]:
    names = comparison.policy_names
    width = min(12, (WIDTH - 30) // len(names) - 1)
    yield f"{'':30}" + "".join(f" {_cut(name, width):>{width}}" for name in names)
    for name in SHOWN:
        if any(name in comparison.estimates[policy] for policy in names):
            cells = (_mean(comparison, policy, name) for policy in names)
            yield f"{_cut(KPIS[name].title, 30):30}" + "".join(f" {_cut(cell, width):>{width}}" for cell in cells)


def _verdict_lines(comparison: Comparison) -> Iterator[str]:
    """For two policies the pairing; for more, the pairs of the first policy with each other one."""
    names = comparison.policy_names
    first = {(names[0], other) for other in names[1:]}
    primary = [name for name, kpi in KPIS.items() if kpi.primary]
    if len(names) > 2:
        for a, b in combinations(names, 2):
            if (a, b) in first:
                for d in comparison.differences:
                    if (d.a, d.b) == (a, b) and d.kpi in primary:
                        yield _cut(f"{KPIS[d.kpi].title}, {a} and {b}: {_verdict(d)}", WIDTH)
        yield ""
    for d in comparison.differences:
        if d.kpi == "profit" and (d.a, d.b) in first and comparison.replications > 1:
            yield _cut(
                f"Same customers under {d.a} and {d.b}: {d.variance_removed:.0%} of the variance of the "
                "difference in profit removed.", WIDTH)
    for failed in comparison.failed:
        yield f"Missing: {failed.policy}, replication {failed.replication}: {failed.reason}"[:WIDTH]


def _verdict(d: Difference) -> str:
    if d.verdict == "better":
        return f"{d.favours} better"
    if d.verdict == "undecided" and d.more_replications is not None:
        return f"undecided (+{d.more_replications:,})"
    return d.verdict


def _mean(comparison: Comparison, policy: str, name: str) -> str:
    e = comparison.estimates[policy].get(name)
    if e is None:
        return "–"
    half = (e.ci_high - e.ci_low) / 2.0
    return figure(e.mean, 0.0 if math.isnan(half) else half)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def plain_lines(lines: Sequence[str]) -> str:
    """Lines as one text without trailing blanks."""
    return "\n".join(line.rstrip() for line in lines)
