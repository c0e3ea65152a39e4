"""The answer in three sentences: the money, the customer base, and when each policy leads.

Words follow the verdicts of the comparison, never a policy's name: whoever is favoured is named, and where
nobody is, that is what is said.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from cxsim.experiments.results import Comparison, Crossing
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers
from cxsim.reports.pairs import Paired, paired, titles

UNDECIDED: Final = "undecided"
_HINTS: Final = {UNDECIDED: "undecided", "practically equal": "too small to matter"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of the three sentences.

    Attributes
    ----------
    topic
        What it is about, in two or three words.
    claim
        The finding, one short sentence.
    grounds
        Figures with intervals that the finding rests on.
    verdict
        ``better``, ``practically equal``, ``different``, ``undecided`` or ``timing``.
    """

    topic: str
    claim: str
    grounds: str
    verdict: str


def answer(comparison: Comparison) -> tuple[Sentence, ...]:
    """The three sentences; those without data are left out.

    Parameters
    ----------
    comparison
        The comparison, of two policies or more.
    """
    names = dict(zip(comparison.policy_names, titles(comparison), strict=True))
    span = numbers.count(comparison.weeks - comparison.warm_up_weeks, "week")
    found = (
        _money(comparison, names, "profit", "Profit", f"Over {span}", "earns more"),
        _money(comparison, names, "customer_equity", "Customers to come", f"After {span}",
               "leaves the more valuable customer base"),
        _timing(comparison, names),
    )
    return tuple(sentence for sentence in found if sentence is not None)


def _money(
    comparison: Comparison, names: dict[str, str], kpi: str, topic: str, when: str, does: str
) -> Sentence | None:
    """The best and the runner-up in a KPI where more is better."""
    ranked = sorted(
        (policy for policy in names if kpi in comparison.estimates[policy]),
        key=lambda policy: -comparison.estimates[policy][kpi].mean,
    )
    if len(ranked) < 2:
        return None
    leader, runner_up = ranked[:2]
    pair = paired(comparison, runner_up, leader, kpi)
    if pair is None:
        return None
    what = KPIS[kpi].title.lower() if kpi != "customer_equity" else "the value of the customers still to come"
    others = ", ".join(names[policy] for policy in ranked[2:])
    rest = f" Lower on average: {others}." if others else ""
    return Sentence(topic, _claim(pair, names, does, what, len(ranked)),
                    f"{when}, {_grounds(comparison, pair, names, what)}{rest}", pair.verdict)


def _claim(pair: Paired, names: dict[str, str], does: str, what: str, of: int) -> str:
    if not pair.has_interval():
        return "One world is not enough to tell."
    leader, runner_up = names[pair.ahead], names[pair.first if pair.ahead == pair.second else pair.second]
    if pair.verdict == "better":
        return f"{leader} {does}."
    who = "the two" if of == 2 else f"the best two, {leader} and {runner_up},"
    if pair.verdict == "practically equal":
        return f"In {what} {who} are practically equal."
    return f"Undecided: in {what} {who} cannot be told apart yet."


def _grounds(comparison: Comparison, pair: Paired, names: dict[str, str], what: str) -> str:
    leader, other = names[pair.second], names[pair.first]
    size = numbers.difference(pair.mean, pair.unit, pair.resolution, signed=False)
    if pair.mean == pair.low == pair.high == 0.0:
        return f"{what} is the same under {leader} and {other} in every world."
    words = f"{what} is {size} higher under {leader} than under {other}"
    if not pair.has_interval():
        return f"{words} in the one world that was run; how uncertain that is cannot be said."
    words += f" (95{numbers.NO_BREAK}% interval {numbers.interval(pair.low, pair.high, pair.unit, pair.resolution)}"
    base = comparison.estimates[pair.first][pair.kpi].mean
    if base > 0.0:
        words += f"; {numbers.share_of(pair.mean, base, pair.resolution)} of {other}’s"
    words += f"), and higher in {_worlds_ahead(comparison, pair)}."
    matters = numbers.level(pair.matters, pair.unit)
    if pair.verdict == "practically equal":
        words += f" The whole interval is smaller than {matters}, fixed beforehand as the least that matters."
    elif pair.verdict == UNDECIDED:
        words += f" {more_words(pair)}"
    return words


def more_words(pair: Paired) -> str:
    """What an undecided difference still needs, as a sentence."""
    if pair.more_replications is None:
        return "More replications are needed; how many cannot be told."
    return f"About {numbers.count(pair.more_replications, 'more replication')} would decide it."


def _worlds_ahead(comparison: Comparison, pair: Paired) -> str:
    differences = comparison.values[pair.second][pair.kpi] - comparison.values[pair.first][pair.kpi]
    kept = differences[np.isfinite(differences)]
    return f"{int((kept > 0.0).sum())} of {numbers.count(int(kept.size), 'world')}"


def _timing(comparison: Comparison, names: dict[str, str]) -> Sentence | None:
    """When each leads in weekly profit and in profit so far."""
    if any("profit" not in comparison.weekly.get(policy, {}) for policy in names):
        return None
    span = comparison.weeks - comparison.warm_up_weeks
    if len(names) == 2:
        first, second = names
        flow, total = (crossing_of(comparison, first, second, "profit", running) for running in (False, True))
        words = (
            f"{_crossing_words(comparison, flow, names, first, second, 'From week to week', span)} "
            f"{_crossing_words(comparison, total, names, first, second, 'In the running total', span)}"
        )
        pair = paired(comparison, first, second, "profit")
        if pair is not None and pair.verdict in _HINTS:
            words += f" As the difference over the whole span is {_HINTS[pair.verdict]}, take this as a hint only."
        changes = [c for c in (flow, total) if c is not None and c.week is not None]
        claim = "The lead changes on the way." if changes else "The lead does not change."
        return Sentence("When each leads", claim, words, "timing")
    crossings = [
        (a, b, crossing) for a, b in combinations(names, 2)
        if (crossing := crossing_of(comparison, a, b, "profit", True)) is not None and crossing.week is not None
    ]
    pairs = math.comb(len(names), 2)
    if not crossings:
        return Sentence(
            "When each leads", "No two policies change places.",
            f"In profit so far none of the {pairs} pairs changes its order for good within {span} weeks.", "timing",
        )
    passes = []
    for a, b, crossing in crossings[:6]:
        leader = later_leader(comparison, a, b, "profit", crossing)
        passes.append(f"{names[leader]} passes {names[b if leader == a else a]} in week {crossing.week:.0f}")
    shown = "; ".join(passes)
    more = f"; and {len(crossings) - 6} more" if len(crossings) > 6 else ""
    return Sentence(
        "When each leads", f"{len(crossings)} of {pairs} pairs change places.",
        f"In profit so far: {shown}{more}. Where a difference is undecided, so is this.", "timing",
    )


def crossing_of(comparison: Comparison, a: str, b: str, kpi: str, cumulative: bool) -> Crossing | None:
    """The crossing of two policies, whichever way round it is stored; None where there is none on record."""
    for found in comparison.crossings:
        if {found.a, found.b} == {a, b} and found.kpi == kpi and found.cumulative == cumulative:
            return found
    return None


def later_leader(comparison: Comparison, a: str, b: str, kpi: str, crossing: Crossing | None) -> str:
    """Who has the larger mean from the crossing on; over the whole span where there is no crossing.

    For a running total that is who has more at the end.
    """
    start = comparison.warm_up_weeks
    if crossing is not None and crossing.week is not None and not crossing.cumulative:
        start += max(0, min(math.ceil(crossing.week) - 1, comparison.weeks - comparison.warm_up_weeks - 1))
    difference = (comparison.weekly[a][kpi] - comparison.weekly[b][kpi])[:, start:]
    return a if float(np.nansum(difference)) > 0.0 else b


def _crossing_words(
    comparison: Comparison, crossing: Crossing | None, names: dict[str, str], first: str, second: str, where: str,
    span: int,
) -> str:
    leader = later_leader(comparison, first, second, "profit", crossing)
    other = second if leader == first else first
    if crossing is None or crossing.week is None:
        return (
            f"{where} {names[leader]} is ahead on average, and the order does not change for good within "
            f"{numbers.count(span, 'week')}."
        )
    words = f"{where} {names[other]} is ahead at first and {names[leader]} from week {crossing.week:.0f}"
    details = []
    if crossing.ci_low is not None and crossing.ci_high is not None:
        details.append(
            f"week {crossing.ci_low:.0f} to {crossing.ci_high:.0f} in the middle 80{numbers.NO_BREAK}% of worlds "
            f"that cross"
        )
    if crossing.never_share > 0.0:
        details.append(f"{100.0 * crossing.never_share:.0f}{numbers.NO_BREAK}% never do")
    return f"{words} ({'; '.join(details)})." if details else f"{words}."
