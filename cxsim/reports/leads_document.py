"""The page on who leads: every company, every horizon, in cash, in cases resolved and in satisfaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from cxsim.experiments.differences import judge, smallest_difference
from cxsim.experiments.horizons import HORIZONS_WEEKS
from cxsim.experiments.results import Comparison, Crossing
from cxsim.metrics.intervals import mean_interval
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers
from cxsim.reports.answer import crossing_of, later_leader
from cxsim.reports.pairs import titles

LED: dict[str, str] = {
    "profit": "Cash (profit so far)",
    "resolved_cases_per_agent_day": "Cases resolved an agent-day",
    "csat": "Satisfaction (1 to 5)",
}
"""What is led in: the same for every company and pair."""


INTRODUCTION = (
    "Every cell is a difference in the same worlds, with its 95 % interval over all cells of a company together, and "
    "who leads. “Undecided” is a finding as well: so few worlds cannot tell. A crossing is the week in which the lead "
    "changes for the last time, of the mean over worlds; in brackets the middle 80 % of worlds that cross. No answer "
    "was required of any company; one that is not here was not run."
)


def leads_document(comparisons: Sequence[Comparison], command: str) -> str:
    """Markdown; each comparison's last policy against every other one."""
    return "\n".join(_lines(comparisons, command)) + "\n"


def _lines(comparisons: Sequence[Comparison], command: str) -> Iterator[str]:
    first = comparisons[0]
    worlds = ", ".join(f"{c.company.title} {c.replications}" for c in comparisons)
    yield "# Who leads, and when"
    yield ""
    yield f"Made by `{command}`; do not edit. Worlds a company: {worlds}. Seed {first.seed}, kappa " \
          f"{first.company.parameters.kappa:g}, cxsim {first.version}."
    yield ""
    yield INTRODUCTION
    for comparison in comparisons:
        yield from _company_lines(comparison)


def _company_lines(comparison: Comparison) -> Iterator[str]:
    *others, last = comparison.policy_names
    names = dict(zip(comparison.policy_names, titles(comparison), strict=True))
    horizons = [weeks for weeks in HORIZONS_WEEKS if weeks in comparison.standing]
    yield ""
    yield f"## {comparison.company.title}"
    for other in others:
        yield ""
        yield f"{names[last]} less {names[other]}:"
        yield ""
        yield f"| | {' | '.join(f'{weeks} weeks' for weeks in horizons)} | crossing |"
        yield "|---|" + "---|" * (len(horizons) + 1)
        for kpi, title in LED.items():
            cells = [_cell(comparison, last, other, kpi, weeks, len(horizons) * len(LED) * len(others), names)
                     for weeks in horizons]
            yield f"| {title} | {' | '.join(cells)} | {_crossing(comparison, last, other, kpi, names)} |"


def _cell(
    comparison: Comparison, a: str, b: str, name: str, weeks: int, comparisons: int, names: dict[str, str]
) -> str:
    standing = comparison.standing[weeks]
    if name not in standing[a] or name not in standing[b]:
        return numbers.MISSING
    kpi = KPIS[name]
    gap = mean_interval(standing[a][name] - standing[b][name], comparisons)
    matters = smallest_difference(kpi, {a: standing[a], b: standing[b]})
    resolution = max(gap.half_width, matters) if np.isfinite(gap.half_width) else matters
    size = numbers.difference(gap.mean, kpi.unit, resolution, bare=True)
    if gap.n < 2:
        return f"{size}; one world only"
    ends = numbers.interval(gap.low, gap.high, kpi.unit, resolution, is_difference=True, bare=True)
    verdict = judge(gap, kpi, matters)
    ahead = a if (gap.mean > 0.0) == (kpi.better == "higher") else b
    return f"{size} ({ends}); {f'**{names[ahead]}**' if verdict == 'better' else verdict}"


def _crossing(comparison: Comparison, a: str, b: str, kpi: str, names: dict[str, str]) -> str:
    """The last change of the lead; of cash so far, else of the weekly figure."""
    found = crossing_of(comparison, a, b, kpi, kpi == "profit")
    if found is None:
        return numbers.MISSING
    if found.week is None:
        return f"none{_worlds_that_cross(found)}"
    leader = later_leader(comparison, a, b, kpi, found)
    return f"week {found.week:.0f}, from then {names[leader]}{_worlds_that_cross(found)}"


def _worlds_that_cross(found: Crossing) -> str:
    if found.ci_low is None or found.ci_high is None:
        return ""
    share = f", {100.0 * found.never_share:.0f} % never" if found.never_share else ""
    return f" ({found.ci_low:.0f} to {found.ci_high:.0f}{share})"
