"""Tables for the terminal: at most 100 columns, digits that mean something, no colour needed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from cxsim.engine import Replication
from cxsim.experiments.results import Comparison, Difference
from cxsim.metrics.kpis import KPIS

WIDTH: Final = 100

SHOWN: Final = (
    "profit", "customer_equity", "revenue", "operating_cost", "goodwill_cost", "misuse_cost",
    "csat", "all_nine_met", "nps", "churn_rate", "review_score", "customer_effort_score", "advocacy_rate",
    "new_customers", "first_contact_resolution", "one_contact_case_share", "escalation_rate", "refusal_rate",
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


def ends(low: float, high: float) -> str:
    """Both ends of an interval; one that leaves out 0 is not written as if it reached it."""
    half = (high - low) / 2.0
    leaves_out_zero = low > 0.0 or high < 0.0
    texts = (figure(end, half) for end in (low, high))
    first, last = (
        text if text.strip("0.") or not leaves_out_zero else figure(end, abs(end))
        for text, end in zip(texts, (low, high), strict=True)
    )
    return f"[{first}, {last}]"


def counted(number: int, noun: str) -> str:
    """``1 week``, ``2 weeks``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


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
    weeks = counted(comparison.weeks, "week")
    if comparison.warm_up_weeks:
        weeks += f" ({comparison.warm_up_weeks} of them warm-up)"
    worlds = counted(comparison.replications, "replication")
    return f"{comparison.company.title}: {weeks}, {worlds}, seed {comparison.seed}"


def replication_lines(run: Replication) -> Iterator[str]:
    """All KPIs of one replication."""
    yield f"{run.company}, {run.policy}: {counted(run.weeks, 'week')}, replication {run.replication}, seed {run.seed}"
    yield ""
    for name, value in run.kpis.items():
        kpi = KPIS[name]
        share = kpi.unit == "share" or kpi.unit.startswith("share ")
        shown, unit = (100.0 * value, f"%{kpi.unit.removeprefix('share')}") if share else (value, kpi.unit)
        yield f"{kpi.title[:38]:38} {figure(shown, 0.0):>16} {unit}"


def _pair_lines(comparison: Comparison) -> Iterator[str]:
    a, b = comparison.policy_names
    yield f"{'':28} {_cut(a, 10):>10} {_cut(b, 11):>11}  {'difference [95 % interval]':>27}  verdict"
    for name in SHOWN:
        if name not in comparison.estimates[a] or name not in comparison.estimates[b]:
            continue
        title, scale = _title(comparison, name)
        d = comparison.difference(a, b, name)
        low, high = d.simultaneous_low / scale, d.simultaneous_high / scale
        half = (high - low) / 2.0
        gap = f"{figure(d.mean / scale, half)} {ends(low, high)}"
        yield _cut(
            f"{title:28} {_mean(comparison, a, name, scale):>10} {_mean(comparison, b, name, scale):>11}"
            f"  {gap:>27}  {_verdict(d)}", WIDTH)
    yield f"Differences are {a} minus {b} in the same worlds; intervals hold together with 95 % confidence."


def _means_lines(comparison: Comparison) -> Iterator[str]:
    names = comparison.policy_names
    width = min(12, (WIDTH - 28) // len(names) - 1)
    yield f"{'':28}" + "".join(f" {_cut(name, width):>{width}}" for name in names)
    for name in SHOWN:
        if any(name in comparison.estimates[policy] for policy in names):
            title, scale = _title(comparison, name)
            cells = (_mean(comparison, policy, name, scale) for policy in names)
            yield f"{title:28}" + "".join(f" {_cut(cell, width):>{width}}" for cell in cells)


def _title(comparison: Comparison, name: str) -> tuple[str, float]:
    """Title of a row with the unit of shares, sums and times, and what its figures are divided by."""
    kpi, scale = KPIS[name], 1.0
    if kpi.unit == "share" or kpi.unit.startswith("share "):
        words = f"%{kpi.unit.removeprefix('share')}"
        return f"{_cut(kpi.title, 26 - len(words))}, {words}", 0.01
    if kpi.unit in ("h", "min"):
        return f"{_cut(kpi.title, 26 - len(kpi.unit))}, {kpi.unit}", scale
    if kpi.unit != "USD":
        return _cut(kpi.title, 28), scale
    largest = max(abs(by_kpi[name].mean) for by_kpi in comparison.estimates.values() if name in by_kpi)
    words = "$"
    if largest >= 1e8:
        scale, words = 1e6, "$m"
    elif largest >= 1e5:
        scale, words = 1e3, "$1,000"
    return f"{_cut(kpi.title, 26 - len(words))}, {words}", scale


def _verdict_lines(comparison: Comparison) -> Iterator[str]:
    """For more than two policies what the first is against each other one; then the pairing and what failed."""
    first, *others = comparison.policy_names
    if len(others) > 1:
        primary = [kpi for kpi in KPIS.values() if kpi.primary]
        yield f"{_cut(first + ' is, against', 20):20}" + "".join(f" {_cut(kpi.title, 15):>15}" for kpi in primary)
        for other in others:
            cells = (_standing(comparison, first, other, kpi.name) for kpi in primary)
            yield f"{_cut(other, 20):20}" + "".join(f" {cell:>15}" for cell in cells)
        yield ""
    if comparison.replications > 1:
        removed = [d.variance_removed for d in comparison.differences if d.kpi == "profit" and d.a == first]
        if removed:
            low, high = (_percent_removed(share) for share in (min(removed), max(removed)))
            share = f"{low} %" if low == high else f"{low} to {high} %"
            yield f"Same customers under every policy: {share} of the variance of differences in profit removed."
    for failed in comparison.failed:
        yield _cut(f"Missing: {failed.policy}, replication {failed.replication}: {failed.reason}", WIDTH)


def _percent_removed(share: float) -> str:
    """As the report says it: nobody needs the digits beyond 99 %."""
    return "over 99" if share > 0.99 else f"{100.0 * share:.0f}".replace("-", "−")


def _standing(comparison: Comparison, a: str, b: str, kpi: str) -> str:
    found = [d for d in comparison.differences if (d.a, d.b, d.kpi) == (a, b, kpi)]
    if not found:
        return "–"
    if found[0].verdict == "better":
        return "better" if found[0].favours == a else "worse"
    return "about equal" if found[0].verdict == "practically equal" else found[0].verdict


def _verdict(d: Difference) -> str:
    if d.verdict == "better":
        return f"{d.favours} better"
    if d.verdict == "undecided" and d.more_replications is not None:
        return f"undecided (+{d.more_replications:,})"
    return d.verdict


def _mean(comparison: Comparison, policy: str, name: str, scale: float) -> str:
    e = comparison.estimates[policy].get(name)
    if e is None:
        return "–"
    half = (e.ci_high - e.ci_low) / 2.0
    return figure(e.mean / scale, 0.0 if math.isnan(half) else half / scale)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def plain_lines(lines: Sequence[str]) -> str:
    """Lines as one text without trailing blanks."""
    return "\n".join(line.rstrip() for line in lines)
