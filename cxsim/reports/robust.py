"""Does the answer hold? What a robustness examination found, in plain words and tables.

Words follow intervals and verdicts, never a policy's name. Every difference is the second policy of a pair less the
first, as everywhere in the report.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from cxsim.experiments.conditions import CHURN
from cxsim.experiments.horizons import HORIZON_KPIS, VALUE
from cxsim.experiments.results import NEITHER, Comparison
from cxsim.experiments.robust import Lead, Robustness, Turn
from cxsim.metrics.intervals import Interval
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers
from cxsim.reports.answer import Sentence
from cxsim.reports.why import Table

PLAIN: Final = "as it stands"
_FACTORS: Final = {
    CHURN: "How much being sent round drives customers away (log hazard per event)",
}
_LIMIT: Final = "How much an agent may spend on a case (x mean loss), second policy of the pair"


@dataclass(frozen=True, slots=True)
class RobustContent:
    """The section of the report: one sentence a pair, tables, and what was run."""

    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    run: str


def robust_content(comparison: Comparison) -> RobustContent | None:
    """What is said; None where nobody asked."""
    found = comparison.robustness
    if found is None:
        return None
    return RobustContent(
        tuple(_sentence(found, pair) for pair in range(len(found.pairs))),
        (
            *(_over_time(found, pair) for pair in range(len(found.pairs))),
            _at_the_end(found), _break_evens(found), _regret(found),
        ),
        _run_words(found),
    )


def pair_title(found: Robustness, pair: int) -> str:
    """``A against B``."""
    a, b = found.pairs[pair]
    return f"{found.titles[b]} against {found.titles[a]}"


def _sentence(found: Robustness, pair: int) -> Sentence:
    """Who earns more at the longest horizon, and what changes that."""
    weeks = found.horizons_weeks[-1]
    plain = found.lead(pair, PLAIN, weeks, "profit")
    topic = pair_title(found, pair)
    if plain is None:
        return Sentence(topic, "There are no figures.", "", "undecided")
    who = _who(found, plain)
    claim = f"{who} earns more." if who else "Neither is shown to earn more."
    gap = plain.gap
    a, b = (found.titles[name] for name in found.pairs[pair])
    size = numbers.difference(abs(gap.mean), "USD", _resolution(gap), signed=False)
    ends = _interval(gap if gap.mean > 0.0 else Interval(-gap.mean, -gap.high, -gap.low, gap.sd, gap.n), "USD")
    more, less = (b, a) if gap.mean > 0.0 else (a, b)
    words = [f"After {weeks} weeks {more} has earned {size} more than {less} on average (interval {ends})."]
    others = [
        lead for condition in found.conditions() if condition != PLAIN
        if (lead := found.lead(pair, condition, weeks, "profit")) is not None
    ]
    same = [lead for lead in others if lead.favours == plain.favours]
    if len(same) == len(others):
        words.append("The same verdict under every other assumption tried.")
    else:
        for lead in others:
            if lead.favours != plain.favours:
                now = _who(found, lead)
                words.append(f"With {lead.condition}: {f'{now} earns more' if now else 'undecided or equal'}.")
    earlier = {found.lead(pair, PLAIN, week, "profit") for week in found.horizons_weeks[:-1]}
    leaders = {lead.favours for lead in earlier if lead is not None and lead.favours != NEITHER}
    if plain.favours != NEITHER and leaders - {plain.favours}:
        words.append("At a shorter horizon the other one is ahead.")
    value = found.lead(pair, PLAIN, weeks, VALUE)
    if value is not None:
        keeps = _who(found, value)
        words.append(f"The more valuable customers are left under {keeps}." if keeps else
                     "The value of the customers left does not tell them apart.")
    return Sentence(topic, claim, " ".join(words), plain.verdict)


def _over_time(found: Robustness, pair: int) -> Table:
    """Profit by condition and horizon."""
    a, b = found.pairs[pair]
    rows = tuple(
        (condition.capitalize(), *(
            _cell(found, found.lead(pair, condition, weeks, "profit")) for weeks in found.horizons_weeks
        )) for condition in found.conditions()
    )
    return Table(
        f"Profit: {found.titles[b]} less {found.titles[a]}",
        ("", *(f"{weeks} weeks" for weeks in found.horizons_weeks)), rows,
        "Simultaneous 95 % intervals for all pairs, horizons and measures of a row.",
    )


def _at_the_end(found: Robustness) -> Table:
    """All measures at the longest horizon, as it stands."""
    weeks = found.horizons_weeks[-1]
    rows = tuple(
        (pair_title(found, pair), *(
            _cell(found, found.lead(pair, PLAIN, weeks, kpi)) for kpi in HORIZON_KPIS
        )) for pair in range(len(found.pairs))
    )
    return Table(f"After {weeks} weeks, as it stands", ("", *(KPIS[kpi].title for kpi in HORIZON_KPIS)), rows)


def _break_evens(found: Robustness) -> Table:
    rows = []
    for factor in dict.fromkeys(turn.factor for turn in found.turns):
        turns = [turn for turn in found.turns if turn.factor == factor]
        rows.append((_FACTORS.get(factor, _LIMIT), *(_turn_words(found, turn) for turn in turns)))
    weeks = found.horizons_weeks[-1]
    return Table(
        f"Where the lead in profit after {weeks} weeks changes",
        ("", *(pair_title(found, pair) for pair in range(len(found.pairs)))), tuple(rows),
        "By straight lines between the values tried. In brackets: values that cannot be told from it.",
    )


def _turn_words(found: Robustness, turn: Turn) -> str:
    if not turn.points:
        return numbers.MISSING
    a, b = found.pairs[turn.pair]
    low, high = turn.points[0][0], turn.points[-1][0]
    if not turn.break_evens:
        ahead = b if turn.points[0][1].mean > 0.0 else a
        return f"nowhere between {low:g} and {high:g}: {found.titles[ahead]} earns more on average"
    words = []
    for at in turn.break_evens:
        ends = (f"below {low:g}" if at.low is None else f"{at.low:.2g}",
                f"above {high:g}" if at.high is None else f"{at.high:.2g}")
        words.append(f"at {at.value:.2g} ({ends[0]} to {ends[1]})")
    return "; ".join(words)


def _regret(found: Robustness) -> Table:
    policies = dict.fromkeys(regret.policy for regret in found.regrets)
    rows = []
    for policy in policies:
        cells = [found.titles[policy]]
        for kpi in ("profit", VALUE):
            (regret,) = (r for r in found.regrets if (r.policy, r.kpi) == (policy, kpi))
            most, mean = (numbers.level(x, "USD", max(0.02 * x, 100.0)) for x in (regret.most, regret.mean))
            cells.append(f"{most} ({_plain(regret.where)}); {mean} on average" if regret.most > 0.0 else "none")
        rows.append(tuple(cells))
    return Table(
        f"Regret after {found.horizons_weeks[-1]} weeks: how far behind the best of them at worst, and where",
        ("", "Profit", "Profit and value of customers"), tuple(rows),
        "Over every assumption tried, break-even values and slopes included. The smallest is the safest choice.",
    )


def _cell(found: Robustness, lead: Lead | None) -> str:
    if lead is None or lead.gap.n < 1:
        return numbers.MISSING
    kpi = KPIS[lead.kpi]
    size = _unbroken(numbers.difference(lead.gap.mean, kpi.unit, _resolution(lead.gap), bare=True))
    who = _who(found, lead)
    return f"{size} ({_interval(lead.gap, kpi.unit)}): {f'{who} leads' if who else lead.verdict}"


def _who(found: Robustness, lead: Lead) -> str:
    return "" if lead.favours == NEITHER else found.titles[lead.favours]


def _interval(gap: Interval, unit: str) -> str:
    if not math.isfinite(gap.low):
        return "one world only"
    return _unbroken(numbers.interval(gap.low, gap.high, unit, _resolution(gap), is_difference=True, bare=True))


def _unbroken(text: str) -> str:
    """No line ends between a sign and its amount."""
    return re.sub(r"([+−])(?=\$)", "\\1\u2060", text)


def _resolution(gap: Interval) -> float:
    if gap.half_width > 0.0:
        return gap.half_width
    return abs(gap.mean) / 50.0 or 1.0


def _plain(condition: str) -> str:
    return condition.replace("_", " ")


def _run_words(found: Robustness) -> str:
    size = "" if found.size_share == 1.0 else (
        f" All was run with {100.0 * found.size_share:.0f}{numbers.NO_BREAK}% of its customers, and agents for them.")
    slopes = len({swing.slope for swing in found.swings})
    tornado = (f" {numbers.count(slopes, 'slope')} without a source, each alone, halved and doubled in "
               f"{numbers.count(found.slope_worlds, 'world')}.") if slopes else ""
    searched = (f" {found.searched} policies were tried by search, in other worlds than those that judge the best."
                if found.searched else "")
    failed = f" {numbers.count(len(found.failed), 'kind')} of runs failed: {'; '.join(found.failed[:3])}." if (
        found.failed) else ""
    return (
        f"{numbers.count(found.versions, 'version')} of model and policy were run for this page, "
        f"{numbers.count(found.replications, 'world')} each, seed {found.seed}.{tornado}{searched}{size}{failed}"
    )
