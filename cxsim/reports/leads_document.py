"""The page on who leads: every company, every horizon, in cash, in cases resolved and in satisfaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from cxsim.experiments.differences import judge, smallest_difference
from cxsim.experiments.horizons import HORIZONS_WEEKS
from cxsim.experiments.results import Comparison, Crossing, Verdict
from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers
from cxsim.reports.answer import crossing_of, later_leader
from cxsim.reports.background import lever_rows
from cxsim.reports.pairs import titles
from cxsim.rules.company import Policy

LED: Final[dict[str, str]] = {
    "profit": "Cash (profit so far)",
    "resolved_cases_per_agent_day": "Cases resolved an agent-day",
    "csat": "Satisfaction (1 to 5)",
}
"""What is led in: the same for every company and pair."""


class Led(NamedTuple):
    """What was run for a company, and who is held against whom: each pair's second less its first."""

    comparison: Comparison
    pairs: tuple[tuple[str, str], ...]
    kept: Comparison | None = None
    """The same with the same posts for all, what a policy does not spend on its levers being kept."""
    found: tuple[Policy, ...] = ()
    """Policies that were found by search."""
    found_kept: tuple[Policy, ...] = ()
    """Those of ``kept``, where they are others."""


INTRODUCTION: Final = (
    "Every cell is a difference in the same worlds, with its 95 % interval over all cells of a table together, and "
    "who leads. “Undecided” is a finding as well: so few worlds cannot tell. “Practically equal” is a difference of "
    "which the whole interval is too small to matter; what matters was fixed beforehand: 1 % of revenue, one case an "
    "agent-day, a twentieth of a point of satisfaction. No answer was required of any company; one that is not here "
    "was not run."
)

CROSSINGS: Final = (
    "A crossing is the week in which the lead changes for the last time, of the mean over worlds: in cash the lead in "
    "the running total, in the other rows that of single weeks, of which four are averaged. In brackets stand the "
    "middle 80 % of worlds that cross; the mean can cross a little outside them, as a world with a wide lead weighs "
    "more in it. A crossing is “a hint only” where whoever takes the lead is not shown to have it at the last horizon "
    "that was run."
)

BUDGET: Final = (
    "All policies of a company have one budget for their levers: who spends less of it has more agents, who spends "
    "more has fewer."
)

TILL: Final = (
    "“Cash, unspent budget kept” is the same with equal posts for all: what a policy does not spend stays in the till."
)

SMALLER: Final = (
    "The companies are made smaller, to be run often enough. That changes more than the sums: two or three people must "
    "be on duty at all hours, so that in a small desk hands stand idle which in the whole company would be busier. "
    "Where hands are idle, time that a policy saves is worth little and time that it takes costs little, agents hired "
    "for a budget that was not spent earn nothing, and one absence or one new hire weighs more. How busy agents are is "
    "said of each company."
)

FOUND: Final = (
    "The best of each kind were found by search, with the same effort for both, in other worlds than those here. The "
    "best that was found need not be the best there is: it is the best of so few. A search asks for profit over its "
    "own horizon only. Each file tells among how many policies it was found, and for what."
)

FOUND_KEPT: Final = (
    "Where the budget is kept, others meet: the best that were found with equal posts and every dollar for levers paid."
)

KEPT: Final = "Cash, unspent budget kept"


def leads_document(companies: Sequence[Led], command: str) -> str:
    """Markdown; every pair of every company."""
    return "\n".join(_lines(companies, command)) + "\n"


def _lines(companies: Sequence[Led], command: str) -> Iterator[str]:
    first = companies[0].comparison
    yield "# Who leads, and when"
    yield ""
    yield f"Made by `{command}`; do not edit. {_worlds(companies)} Seed {first.seed}, kappa " \
          f"{first.company.parameters.kappa:g}, cxsim {first.version}."
    yield ""
    yield INTRODUCTION
    yield ""
    yield CROSSINGS
    if any(led.comparison.company.economics.budget_usd_per_agent_week > 0.0 for led in companies):
        yield ""
        yield f"{BUDGET} {TILL}" if any(led.kept is not None for led in companies) else BUDGET
    if "--size" in command:
        yield ""
        yield SMALLER
    if any(led.found for led in companies):
        yield ""
        yield f"{FOUND} {FOUND_KEPT}" if any(led.found_kept for led in companies) else FOUND
    yield from _glance_lines(companies)
    for led in companies:
        yield from _company_lines(led)
    if any(led.found for led in companies):
        yield from _found_lines(companies)


def _worlds(companies: Sequence[Led]) -> str:
    """How many worlds each company met."""
    met = [led.comparison.replications for led in companies]
    if len(set(met)) == 1:
        return f"Each company met {numbers.count(met[0], 'world')}."
    of_each = zip(companies, met, strict=True)
    return f"Worlds: {', '.join(f'{led.comparison.company.title} {number}' for led, number in of_each)}."


def _glance_lines(companies: Sequence[Led]) -> Iterator[str]:
    """Who leads in cash, by name alone."""
    horizons = [weeks for weeks in HORIZONS_WEEKS if weeks in companies[0].comparison.standing]
    yield ""
    yield "## At a glance: who has earned more so far"
    yield ""
    yield f"| | | {' | '.join(f'{weeks} weeks' for weeks in horizons)} |"
    yield "|---|---|" + "---|" * len(horizons)
    for led in companies:
        comparison = led.comparison
        names = dict(zip(comparison.policy_names, titles(comparison), strict=True))
        cells = len(horizons) * _rows(led)
        for first, second in led.pairs:
            for run, suffix in ((comparison, ""), (led.kept, ", unspent budget kept")):
                if run is not None:
                    found = [_judged(run, second, first, "profit", weeks, cells) for weeks in horizons]
                    who = ["not run" if cell is None else f"**{names[cell.ahead]}**" if cell.ahead else cell.verdict
                           for cell in found]
                    pair = f"{names[second]} or {names[first]}{suffix}"
                    yield f"| {comparison.company.title} | {pair} | {' | '.join(who)} |"


def _rows(led: Led) -> int:
    """Rows of each of its tables."""
    return len(LED) + (led.kept is not None)


def _company_lines(led: Led) -> Iterator[str]:
    comparison = led.comparison
    names = dict(zip(comparison.policy_names, titles(comparison), strict=True))
    horizons = [weeks for weeks in HORIZONS_WEEKS if weeks in comparison.standing]
    yield ""
    yield f"## {comparison.company.title}"
    yield ""
    yield _desk(comparison, names)
    for first, second in led.pairs:
        rows = _rows(led)
        yield ""
        yield f"{names[second]} less {names[first]}:"
        yield ""
        yield f"| | {' | '.join(f'{weeks} weeks' for weeks in horizons)} | crossing |"
        yield "|---|" + "---|" * (len(horizons) + 1)
        for kpi, title in LED.items():
            yield _row(comparison, title, (second, first), kpi, names, horizons, rows)
        if led.kept is not None:
            yield _row(led.kept, KEPT, (second, first), "profit", names, horizons, rows)


def _row(
    comparison: Comparison, title: str, pair: tuple[str, str], kpi: str, names: dict[str, str],
    horizons: Sequence[int], rows: int,
) -> str:
    """A measure at every horizon, and its crossing."""
    found = [_judged(comparison, *pair, kpi, weeks, len(horizons) * rows) for weeks in horizons]
    cells = [_cell(judged, kpi, names) if weeks in comparison.standing else "not run"
             for weeks, judged in zip(horizons, found, strict=True)]
    ahead = next((judged.ahead for judged in reversed(found) if judged is not None), "")
    return f"| {title} | {' | '.join(cells)} | {_crossing(comparison, *pair, kpi, names, ahead)} |"


def _found_lines(companies: Sequence[Led]) -> Iterator[str]:
    """The levers of all policies that were found, where they differ."""
    columns = [(f"{led.comparison.company.name}{suffix}", policy) for led in companies
               for policies, suffix in ((led.found, ""), (led.found_kept, ", budget kept")) for policy in policies]
    yield ""
    yield "## What the best do"
    yield ""
    yield f"| | {' | '.join(f'{company}: {policy.title}' for company, policy in columns)} |"
    yield "|---|" + "---|" * len(columns)
    for row in lever_rows(tuple(policy for _, policy in columns)):
        if row.differs:
            yield f"| {row.name} ({row.unit}) | {' | '.join(row.values)} |"


def _desk(comparison: Comparison, names: dict[str, str]) -> str:
    """How many work there, and how busy they are."""
    company = comparison.company
    words = f"{company.staffing.agents} agents for {company.economics.customers:,} customers"
    busy = [f"{100.0 * found['occupancy'].mean:.0f} % under {names[policy]}"
            for policy, found in comparison.estimates.items() if "occupancy" in found]
    return f"{words}; busy {', '.join(busy)}." if busy else f"{words}."


class _Judged(NamedTuple):
    """Second less first in a KPI at a horizon."""

    gap: Interval
    matters: float
    verdict: Verdict
    ahead: str
    """Who leads; empty where nobody is shown to."""


def _judged(comparison: Comparison, a: str, b: str, name: str, weeks: int, comparisons: int) -> _Judged | None:
    standing = comparison.standing.get(weeks, {})
    if name not in standing.get(a, {}) or name not in standing.get(b, {}):
        return None
    kpi = KPIS[name]
    gap = mean_interval(standing[a][name] - standing[b][name], comparisons)
    matters = smallest_difference(kpi, {a: standing[a], b: standing[b]})
    verdict = judge(gap, kpi, matters)
    ahead = a if (gap.mean > 0.0) == (kpi.better == "higher") else b
    return _Judged(gap, matters, verdict, ahead if verdict == "better" else "")


def _cell(found: _Judged | None, name: str, names: dict[str, str]) -> str:
    if found is None:
        return numbers.MISSING
    gap, unit = found.gap, KPIS[name].unit
    resolution = max(gap.half_width, found.matters) if np.isfinite(gap.half_width) else found.matters
    size = numbers.difference(gap.mean, unit, resolution, bare=True)
    if gap.n < 2:
        return f"{size}; one world only"
    ends = numbers.interval(gap.low, gap.high, unit, resolution, is_difference=True, bare=True)
    return f"{size} ({ends}); {f'**{names[found.ahead]}**' if found.ahead else found.verdict}"


def _crossing(comparison: Comparison, a: str, b: str, kpi: str, names: dict[str, str], ahead: str) -> str:
    """The last change of the lead; of cash so far, else of the weekly figure. ``ahead`` is who leads at the end."""
    found = crossing_of(comparison, a, b, kpi, kpi == "profit")
    if found is None:
        return numbers.MISSING
    if found.week is None:
        return f"none{_worlds_that_cross(found)}"
    leader = later_leader(comparison, a, b, kpi, found)
    hint = "" if leader == ahead else "; a hint only"
    return f"week {found.week:.0f}, from then {names[leader]}{_worlds_that_cross(found)}{hint}"


def _worlds_that_cross(found: Crossing) -> str:
    if found.ci_low is None or found.ci_high is None:
        return ""
    low, high = f"{found.ci_low:.0f}", f"{found.ci_high:.0f}"
    weeks = f"{low} to {high}"
    crossing = f"{100.0 * (1.0 - found.never_share):.0f} % of worlds"
    if found.week is None:
        return f" on average ({crossing}: {f'week {low}' if low == high else f'weeks {weeks}'})"
    return f" ({weeks}{f' in {crossing}' if found.never_share else ''})"
