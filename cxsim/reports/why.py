"""Why policies differ, and for how long: horizons, mechanisms switched off, the causal discount, and its paths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxsim.experiments.differences import judge, smallest_difference
from cxsim.experiments.horizons import HORIZON_KPIS, Lead, leads
from cxsim.experiments.mechanisms import MECHANISMS, PATHS
from cxsim.experiments.results import NEITHER, Comparison
from cxsim.metrics.intervals import Interval
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers
from cxsim.reports.pairs import titles

WHY_KPIS: Final = ("profit", "csat", "churn_rate", "exhaustion")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words, ready to be set: a caption, heads, and rows with a head each."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def horizon_tables(comparison: Comparison) -> tuple[Table, ...]:
    """For each later policy against the first: who leads at which horizon in what."""
    names = dict(zip(comparison.policy_names, titles(comparison), strict=True))
    found = leads(comparison.standing)
    tables = []
    first = comparison.policy_names[0]
    for other in comparison.policy_names[1:]:
        of_pair = [lead for lead in found if {lead.a, lead.b} == {first, other}]
        weeks = sorted({lead.weeks for lead in of_pair})
        if weeks:
            cells = {(lead.weeks, lead.kpi): _lead_words(lead, comparison, names) for lead in of_pair}
            tables.append(Table(
                f"{names[other]} less {names[first]}", ("", *(f"{week} weeks" for week in weeks)),
                tuple((KPIS[kpi].title, *(cells.get((week, kpi), numbers.MISSING) for week in weeks))
                      for kpi in HORIZON_KPIS),
            ))
    return tuple(tables)


def _lead_words(lead: Lead, comparison: Comparison, names: dict[str, str]) -> str:
    kpi = KPIS[lead.kpi]
    sign = -1.0 if lead.a == comparison.policy_names[0] else 1.0
    low, high = sorted((sign * lead.low, sign * lead.high))
    resolution = max((high - low) / 2.0, smallest_difference(kpi, comparison.standing[lead.weeks]))
    size = numbers.difference(sign * lead.mean, kpi.unit, resolution, bare=True)
    if lead.n < 2:
        return f"{size}: one world only"
    interval = numbers.interval(low, high, kpi.unit, resolution, is_difference=True, bare=True)
    who = f"{names[lead.favours]} leads" if lead.favours != NEITHER else lead.verdict
    return f"{size} ({interval}): {who}"


def why_tables(comparison: Comparison) -> tuple[Table, ...]:
    """What each mechanism carries of the difference of the first two policies, and the headline at other kappas."""
    why = comparison.attribution
    if why is None:
        return ()
    names = dict(zip(comparison.policy_names, titles(comparison), strict=True))
    what = f"{names[why.b]} less {names[why.a]}"
    kpis = [kpi for kpi in WHY_KPIS if any(c.kpi == kpi for c in why.contributions)]
    heads = tuple(KPIS[kpi].title for kpi in kpis)
    worlds = numbers.count(why.worlds, "world")
    by_mechanism: dict[str, dict[str, tuple[Interval, Interval]]] = {}
    for c in why.contributions:
        by_mechanism.setdefault(c.title, {})[c.kpi] = (c.carried, c.without)
    leading = kpis[0]
    order = sorted(by_mechanism, key=lambda title: -abs(by_mechanism[title][leading][0].mean))
    carried = tuple(
        (title, *(_interval_words(comparison, by_mechanism[title][kpi][0], kpi) for kpi in kpis)) for title in order
    )
    left = tuple(
        (title, *(_interval_words(comparison, by_mechanism[title][kpi][1], kpi) for kpi in kpis)) for title in order
    )
    kappas = tuple(
        (f"kappa {kappa:g}", *(
            _interval_words(comparison, next(
                k.difference for k in why.at_kappas if (k.kappa, k.kpi) == (kappa, kpi)), kpi) for kpi in kpis))
        for kappa in dict.fromkeys(k.kappa for k in why.at_kappas)
    )
    return (
        Table(f"What each mechanism carries of: {what}", ("Mechanism", *heads), carried,
              f"The difference with everything on less the difference with the mechanism off, in the same {worlds}. "
              "Parts need not add up: mechanisms work on each other."),
        Table(f"What is left without it: {what}", ("Switched off", *heads), left),
        Table(f"At other values of the causal discount: {what}", ("", *heads), kappas,
              "Where these disagree, the answer rests on how far correlations are taken for causes."),
    )


def _interval_words(comparison: Comparison, interval: Interval, kpi: str) -> str:
    """Second less first (intervals are stored the other way round), with its interval and a word where it is small."""
    unit = KPIS[kpi].unit
    matters = smallest_difference(KPIS[kpi], comparison.values)
    low, high = -interval.high, -interval.low
    resolution = matters if interval.n < 2 else max((high - low) / 2.0, matters)
    size = numbers.difference(-interval.mean, unit, resolution, bare=True)
    if interval.n < 2:
        return size
    words = f"{size} ({numbers.interval(low, high, unit, resolution, is_difference=True, bare=True)})"
    return f"{words}, too small to matter" if judge(interval, KPIS[kpi], matters) == "practically equal" else words


def path_table(comparison: Comparison) -> Table:
    """How much of the correlations is left along each path: the discount compounds."""
    parameters = comparison.company.parameters
    rows = tuple(
        (path.title, str(sum(discounted for _, discounted in path.links)),
         f"{path.effective_kappa(parameters):.3g}")
        for path in PATHS
    )
    return Table("Effective kappa of each path", ("Path", "Links discounted", "Left of the correlations"), rows,
                 "Links without a discount rest on a form or size that was assumed, not on a correlation.")


def switched_off_words(comparison: Comparison) -> str:
    """What was off in this comparison, as a sentence; empty where nothing was."""
    if not comparison.switched_off:
        return ""
    names = [MECHANISMS[name].title if name in MECHANISMS else "all psychology of agents"
             for name in comparison.switched_off]
    return f"Switched off for this comparison: {'; '.join(names)}."
