"""Does the answer hold? What a robustness examination found, in plain words and tables.

Words follow intervals and verdicts, never a policy's name. Every difference is the second policy of a pair less the
first, as everywhere in the report.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from cxsim.experiments.conditions import CHURN
from cxsim.experiments.horizons import HORIZON_KPIS, VALUE
from cxsim.experiments.results import NEITHER
from cxsim.experiments.robust import Lead, Robustness, Turn
from cxsim.metrics.intervals import Interval
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers
from cxsim.reports.answer import Sentence
from cxsim.reports.background import Fact, lever_rows
from cxsim.reports.why import Table
from cxsim.rules.company import Company

PLAIN: Final = "as it stands"
_FACTORS: Final = {
    CHURN: "How much being sent round drives customers away (log hazard per event)",
}
_LIMIT: Final = "How much an agent may spend on a case (x mean loss), second policy of the pair"
MEANING: Final = {
    PLAIN: "all as the company and the policies have it",
    "fresh worlds": "other customers and other luck than in all other rows",
    "unspent budget kept": "the same posts for all; what a policy does not spend on its levers stays in the till, "
                           "instead of paying more agents",
    "psychology off": "agents without feelings: no fear, no pride, no strain",
    "all slopes without a source halved": "every effect whose size was assumed is half as large, or as small as its "
                                          "range allows",
}
"""What each row assumes, for those who did not write the model."""


@dataclass(frozen=True, slots=True)
class RobustContent:
    """The section of the report: one sentence a pair, tables, and what was run."""

    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    levers: Table
    meanings: tuple[Fact, ...]
    best: str
    counted: str
    run: str


def robust_content(found: Robustness, company: Company) -> RobustContent:
    """What is said of an examination of a company."""
    return RobustContent(
        tuple(_sentence(found, pair) for pair in range(len(found.pairs))),
        (
            *(table for pair in range(len(found.pairs)) for table in (_over_time(found, pair), _assumed(found, pair))),
            _break_evens(found, company), _levels(found), _regret(found),
        ),
        _levers(found),
        _meanings(found, company.parameters.kappa),
        _best_words(found),
        _counted_words(found),
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
    who = leader(found, plain)
    claim = f"{who} earns more." if who else "Neither is shown to earn more."
    gap = plain.gap
    a, b = (found.titles[name] for name in found.pairs[pair])
    size = numbers.difference(abs(gap.mean), "USD", _resolution(gap), signed=False)
    ends = _interval(gap if gap.mean > 0.0 else Interval(-gap.mean, -gap.high, -gap.low, gap.sd, gap.n), "USD")
    more, less = (b, a) if gap.mean > 0.0 else (a, b)
    words = [f"After {weeks} weeks {more} has earned {size} more than {less} on average "
             f"(95{numbers.NO_BREAK}% interval {ends})."]
    others = [
        lead for condition in found.conditions() if condition != PLAIN
        if (lead := found.lead(pair, condition, weeks, "profit")) is not None
    ]
    same = [lead for lead in others if lead.favours == plain.favours]
    if len(same) == len(others):
        words.append("The same verdict under every other assumption in its table.")
    else:
        for lead in others:
            if lead.favours != plain.favours:
                now = leader(found, lead)
                words.append(f"With {lead.condition}: {f'{now} earns more' if now else 'undecided or equal'}.")
    earlier = {found.lead(pair, PLAIN, week, "profit") for week in found.horizons_weeks[:-1]}
    leaders = {lead.favours for lead in earlier if lead is not None and lead.favours != NEITHER}
    if plain.favours != NEITHER and leaders - {plain.favours}:
        words.append("At a shorter horizon the other one is ahead.")
    value = found.lead(pair, PLAIN, weeks, VALUE)
    if value is not None:
        keeps = leader(found, value)
        words.append(f"The more valuable customers are left under {keeps}." if keeps else
                     "The value of the customers left does not tell them apart.")
    return Sentence(topic, claim, " ".join(words), plain.verdict)


def _over_time(found: Robustness, pair: int) -> Table:
    """Every measure at every horizon, as it stands."""
    a, b = found.pairs[pair]
    rows = tuple(
        (KPIS[kpi].title, *(_cell(found, found.lead(pair, PLAIN, weeks, kpi)) for weeks in found.horizons_weeks))
        for kpi in HORIZON_KPIS
    )
    return Table(f"{found.titles[b]} less {found.titles[a]}, {PLAIN}", ("", *_columns(found)), rows)


def _assumed(found: Robustness, pair: int) -> Table:
    """Profit by condition and horizon, and the value of the customers left at the last."""
    a, b = found.pairs[pair]
    last = found.horizons_weeks[-1]
    rows = tuple(
        (condition.capitalize(), *(_cell(found, found.lead(pair, condition, weeks, kpi)) for kpi, weeks in (
            *(("profit", weeks) for weeks in found.horizons_weeks), (VALUE, last))))
        for condition in found.conditions()
    )
    return Table(
        f"Profit of {found.titles[b]} less {found.titles[a]}, under other assumptions",
        ("", *_columns(found), f"{KPIS[VALUE].title}, {last} weeks"), rows,
        "Simultaneous 95 % intervals for all pairs, horizons and measures of a row.",
    )


def _columns(found: Robustness) -> tuple[str, ...]:
    return tuple(f"{weeks} weeks" for weeks in found.horizons_weeks)


def _meanings(found: Robustness, kappa: float) -> tuple[Fact, ...]:
    """What each row of a table assumes, kappas together."""
    plain = [condition for condition in found.conditions() if not condition.startswith("kappa")]
    return (
        *(Fact(condition.capitalize(), MEANING[condition]) for condition in plain),
        Fact("Kappa", f"how far what goes together is taken for cause and effect; {kappa:g} as it stands"),
    )


def _levels(found: Robustness) -> Table:
    """What each policy spends, whom the rest pays, and what comes of it."""
    kpis = [kpi for kpi in HORIZON_KPIS if all(kpi in of for of in found.levels.values())]
    rows = tuple(
        (
            found.titles[policy.name],
            f"${found.means[policy.name].programme_usd_per_agent_week:.0f}", f"{found.means[policy.name].posts:.2f}",
            *(numbers.level(mean.mean, KPIS[kpi].unit, _resolution(mean), bare=True)
              for kpi in kpis for mean in [found.levels[policy.name][kpi]]),
        ) for policy in found.policies
    )
    budget = found.budget_usd_per_agent_week
    return Table(
        f"What each does with the money, and what comes of it in {found.horizons_weeks[-1]} weeks, {PLAIN}",
        ("", "For levers, an agent and week", "Posts", *(KPIS[kpi].title for kpi in kpis)), rows,
        f"One budget for all: ${budget:.0f} an agent and week beside wages. Who spends less has more agents; who "
        "spends more, fewer." if budget > 0.0 else "There is no common budget: all have the same posts.",
    )


def _levers(found: Robustness) -> Table:
    """The levers in which the policies differ."""
    rows = tuple(
        (f"{row.name}{f' ({row.unit})' if row.unit else ''}", *row.values)
        for row in lever_rows(found.policies) if row.differs
    )
    return Table("Levers in which they differ", ("", *found.titles.values()), rows)


def _break_evens(found: Robustness, company: Company) -> Table:
    rows = []
    for factor in dict.fromkeys(turn.factor for turn in found.turns):
        turns = [turn for turn in found.turns if turn.factor == factor]
        cells = (f"{turn_words(found, turn)}. Now {turn.now:g}" for turn in turns)
        rows.append((_FACTORS.get(factor, _LIMIT), *cells))
    weeks = found.horizons_weeks[-1]
    return Table(
        f"Where the lead in profit after {weeks} weeks changes",
        ("", *(pair_title(found, pair) for pair in range(len(found.pairs)))), tuple(rows),
        "By straight lines between the values tried. In brackets: values that cannot be told from it. "
        f"{_likelier(company)}",
    )


def _likelier(company: Company) -> str:
    """What the assumed hazard of being sent round means in this company."""
    now, kappa = company.parameters.churn_effort, company.parameters.kappa
    more = math.expm1(kappa * now * math.exp(-company.economics.lock_in))
    percent = f"{100.0 * more:.0f}{numbers.NO_BREAK}%"
    return f"With kappa {kappa:g} and this company's lock-in, {now:g} makes leaving {percent} likelier for each event."


def turn_words(found: Robustness, turn: Turn) -> str:
    """Where along a curve the lead changes, with what cannot be told from it in brackets."""
    if not turn.points:
        return numbers.MISSING
    a, b = found.pairs[turn.pair]
    low, high = turn.points[0][0], turn.points[-1][0]
    if not turn.break_evens:
        ahead = b if turn.points[0][1].mean > 0.0 else a
        sign = 1.0 if ahead == b else -1.0
        shown = all(min(sign * gap.low, sign * gap.high) > 0.0 for _, gap in turn.points)
        says = "earns more" if shown else "has more on average, and is not shown to earn more at every value"
        return f"nowhere between {low:g} and {high:g}: {found.titles[ahead]} {says}"
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
            now, most, mean = (
                numbers.level(x, "USD", max(0.02 * x, 100.0)) for x in (regret.now, regret.most, regret.mean))
            cells.append(f"{now} {PLAIN}; {most} at worst ({_plain(regret.where)}); {mean} on average"
                         if regret.most > 0.0 else "none: the best everywhere")
        rows.append(tuple(cells))
    return Table(
        f"Regret after {found.horizons_weeks[-1]} weeks: how far behind the best of all {len(policies)}",
        ("", "Profit", "Profit and value of customers"), tuple(rows),
        "Over every assumption tried" + (", the ends of each number's range included" if found.swings else "")
        + ". The smallest at worst is the safest choice. These are means over worlds, without an interval: who is best "
        "here may be so by chance, and the tables above say of each pair whether its difference is told from that.",
    )


def _cell(found: Robustness, lead: Lead | None) -> str:
    if lead is None or lead.gap.n < 1:
        return numbers.MISSING
    kpi = KPIS[lead.kpi]
    size = numbers.difference(lead.gap.mean, kpi.unit, _resolution(lead.gap), bare=True)
    who = leader(found, lead)
    return f"{size} ({_interval(lead.gap, kpi.unit)}): {f'{who} leads' if who else lead.verdict}"


def leader(found: Robustness, lead: Lead) -> str:
    """Title of who leads; empty where nobody is shown to."""
    return "" if lead.favours == NEITHER else found.titles[lead.favours]


def _interval(gap: Interval, unit: str) -> str:
    if not math.isfinite(gap.low):
        return "one world only"
    return numbers.interval(gap.low, gap.high, unit, _resolution(gap), is_difference=True, bare=True)


def _resolution(gap: Interval) -> float:
    if gap.half_width > 0.0:
        return gap.half_width
    return abs(gap.mean) / 50.0 or 1.0


def _plain(condition: str) -> str:
    return condition.replace("_", " ")


def _best_words(found: Robustness) -> str:
    """Where the best of each kind come from."""
    money = "one budget" if found.budget_usd_per_agent_week > 0.0 else "the same posts"
    if found.searched:
        return f"The best of each kind were found by search, with {money} and with equal effort."
    return f"The best of each kind were handed in, and run with {money}."


def _counted_words(found: Robustness) -> str:
    return f"{numbers.count(found.versions, 'version')} of model and policy were run for this page."


def _run_words(found: Robustness) -> str:
    assumed = len({swing.number for swing in found.swings})
    words = [
        _counted_words(found),
        f"Each met {numbers.count(found.replications, 'world')} (seed {found.seed}), but where another number is said.",
    ]
    if assumed:
        words.append(f"{numbers.count(assumed, 'assumed number')}, each alone, went to the low and to the high end of "
                     f"the declared range in {numbers.count(found.tornado_worlds, 'world')}.")
    if found.searched:
        words.append(
            f"{found.searched} policies were tried by search, in other worlds than those that judge the best.")
    if found.size_share != 1.0:
        share = f"{100.0 * found.size_share:.0f}{numbers.NO_BREAK}%"
        words.append(f"All was run with {share} of its customers, and agents for them.")
    if found.failed:
        words.append(f"{numbers.count(len(found.failed), 'kind')} of runs failed: {'; '.join(found.failed[:3])}.")
    return " ".join(words)
