"""How the stylised facts about agents are measured; the table of all facts is in `cxsim.validation.trials.facts`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from cxsim.metrics.stream import Floats
from cxsim.rules.arithmetic import clamp
from cxsim.rules.company import WEEKS_PER_YEAR, Company
from cxsim.validation.register.row import Row
from cxsim.validation.trials.folds_agents import correlation
from cxsim.validation.trials.setting import (
    END,
    HIGH_HIGH,
    HIGH_LOW,
    LOW_HIGH,
    LOW_LOW,
    START,
    Label,
    Setting,
    centres,
    levers_of,
)
from cxsim.validation.trials.trial import (
    Arm,
    Measured,
    World,
    jackknife,
    over_worlds,
    quotient,
    ratio_over_worlds,
    relative,
)

LONG_TENURE_WEEKS: Final = 10_000.0
"""Mean tenure at the start with which one in a hundred has less than two years."""
SIMPLE_AT_MOST, COMPLEX_FROM = 0.2, 0.7
"""Complexity of the two catalogues of F31, as registered."""
EARLIER, LATER = (0, 39), (39, 78)
"""Weeks of the quits, and of the results (F20)."""
EARLY_QUITS: Final = ("staffing.quit_per_year", 0.2, 0.6)


def newcomers(setting: Setting) -> Setting:
    """All agents begin without experience, and nobody leaves."""
    return setting.moved("staffing.tenure_mean_weeks", 0.0).moved("staffing.quit_per_year", 0.0)


def learning(world: World) -> list[float | None]:
    """Handle time of month 12 ÷ month 1, and of month 24 ÷ month 10."""
    month = world.array("handle_by_month.mean_min")
    return [quotient(month[11], month[0]), quotient(month[23], month[9])]


def three_policies(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Neutral levers, fear and empowerment."""
    return {(i,): Setting(company, levers_of(name)) for i, name in enumerate(("neutral", "fear", "empowerment"))}


def attrition(world: World, arm: Label) -> float:
    """Quits to be expected, and dismissals, ÷ people employed, a year."""
    gone = world.figure("leaving.expected_quits", arm) + world.total("dismissals", arm)
    return WEEKS_PER_YEAR * quotient(gone, world.total("agent_weeks", arm))


def attrition_of_three(worlds: Sequence[World], comparisons: int) -> Measured:
    """Attrition under neutral levers, under fear and under empowerment; and how much sooner newcomers leave."""
    neutral, fear, empowered = (np.array([attrition(world, (i,)) for world in worlds]) for i in range(3))
    figures = (neutral, fear - neutral, fear, empowered - neutral)
    sums = np.array([
        [world.figure(f"leaving.{name}") for name in ("early_quits", "early_weeks", "late_quits", "late_weeks")]
        for world in worlds
    ])

    def sooner(some: Floats) -> float:
        early, early_weeks, late, late_weeks = some.sum(axis=0).tolist()
        return quotient(quotient(early, early_weeks), quotient(late, late_weeks))

    return [*([over_worlds(values, comparisons)] for values in figures), [jackknife(sooner, sums, comparisons)]]


def quitting_centres(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Centres that differ also in how readily people quit."""
    start = Setting(company, levers_of("neutral"))
    found = centres(start, row.design.units, seed, (EARLY_QUITS,))
    return {(0, unit): centre for unit, centre in enumerate(found)}


def quits_and_results(world: World, label: Label) -> list[float]:
    """Quits and dismissals of one half, and what customers make of the next."""
    return [
        world.kpi("quit_rate", label, EARLIER), world.kpi("dismissal_rate", label, EARLIER),
        world.kpi("csat", label, LATER), world.kpi("resolution_rate", label, LATER),
    ]  # fmt: skip


def results_by(column: int, centre: Floats) -> float:
    """Correlation across centres of a column with the mean of standardised results."""
    results = centre[:, 2:]
    sd = results.std(axis=0)
    if (sd == 0.0).any():
        return math.nan
    return correlation(centre[:, column], ((results - results.mean(axis=0)) / sd).mean(axis=1))


def misuse_when_unwatched(worlds: Sequence[World], comparisons: int) -> Measured:
    """Watched and then not: without undeserved punishment (0), and with it (1)."""
    share_rising = []
    for world in worlds:
        before, after = (world.array("misuse.by_agent", arm) for arm in (LOW_LOW, HIGH_LOW))
        known = np.isfinite(before) & np.isfinite(after)
        share_rising.append(float((after[known] > before[known]).mean()) if known.any() else math.nan)
    fair, wronged = (
        [world.figure("misuse.expected_rate", after) - world.figure("misuse.expected_rate", before) for world in worlds]
        for after, before in ((HIGH_LOW, LOW_LOW), (HIGH_HIGH, LOW_HIGH))
    )
    return [[over_worlds(share_rising, comparisons)], [ratio_over_worlds(wronged, fair, comparisons)]]


def promises(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Promised 0.2 and 0.9 under fear, 0.2 and 0.8 under empowerment."""
    return {
        (side, i): Setting(company, levers_of(base)).moved("promised", level)
        for side, (base, levels) in enumerate((("fear", (0.2, 0.9)), ("empowerment", (0.2, 0.8))))
        for i, level in enumerate(levels)
    }


def paid_for_both(worlds: Sequence[World], comparisons: int) -> Measured:
    """What paying for sales costs in service, and the share of it that paying for service brings back."""
    loss = [-world.rise("engagement", HIGH_LOW, LOW_LOW) for world in worlds]
    back = [world.rise("engagement", HIGH_HIGH, HIGH_LOW) for world in worlds]
    csat = [world.rise("csat", HIGH_LOW, LOW_LOW) for world in worlds]
    return [
        [over_worlds(-np.array(loss), comparisons)], [over_worlds(csat, comparisons)],
        [ratio_over_worlds(back, loss, comparisons)],
    ]  # fmt: skip


def safe_to_speak(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Catalogue of simple work (0) and of complex work (1), each unsafe (0) and safe (1)."""
    arms: dict[Label, Arm] = {}
    for side, (low, high) in enumerate(((0.0, SIMPLE_AT_MOST), (COMPLEX_FROM, 1.0))):
        issues = tuple(replace(issue, complexity=clamp(issue.complexity, low, high)) for issue in company.issues)
        start = Setting(replace(company, issues=issues), levers_of("neutral"))
        for i, level in enumerate(row.design.moves[0].levels):
            arms[(side, i)] = start.moved("punish_undeserved_per_4wk", level)
    return arms


def gain_by_complexity(worlds: Sequence[World], comparisons: int) -> Measured:
    """What safety brings in simple work ÷ in complex work, and in complex work."""
    simple, complicated = (
        [world.rise("first_contact_resolution", (side, 1), (side, 0)) for world in worlds] for side in (0, 1))
    return [[ratio_over_worlds(simple, complicated, comparisons)], [over_worlds(complicated, comparisons)]]


def output_growth(world: World) -> float:
    """Relative rise in resolved cases per hour with customers; per day it is customers who set the number."""
    after, before = (quotient(world.total("cases_resolved", at), world.total("handle_min", at)) for at in (END, START))
    return relative(after, before)


def peers(worlds: Sequence[World], comparisons: int) -> Measured:
    """Output while agents meet; and what the lower half by skill at the start gains ÷ the upper half."""
    gains = np.array([skill_gains(world) for world in worlds])
    output = [output_growth(world) for world in worlds]
    return [[over_worlds(output, comparisons)], [ratio_over_worlds(gains[:, 0], gains[:, 1], comparisons)]]


def skill_gains(world: World) -> list[float]:
    """Gain in skill of the lower and of the upper half by skill at the start."""
    start = world.array("skill_by_post.at_start", START)
    gain = world.array("skill_by_post.mean", END) - world.array("skill_by_post.mean", START)
    lower = start < np.nanmedian(start)
    return [float(np.nanmean(gain[half])) if np.isfinite(gain[half]).any() else math.nan for half in (lower, ~lower)]


def experienced(setting: Setting) -> Setting:
    """Everybody has been here for two years and more, and stays."""
    return setting.moved("staffing.tenure_mean_weeks", LONG_TENURE_WEEKS).moved("staffing.quit_per_year", 0.0)


def logit_gain(world: World, after: Label, before: Label) -> float:
    """Gain in the logit of skill, mean over agents."""
    high, low = (np.clip(world.array("skill_by_post.mean", arm), 1e-6, 1.0 - 1e-6) for arm in (after, before))
    gain = np.log(high / (1.0 - high)) - np.log(low / (1.0 - low))
    return float(np.nanmean(gain)) if np.isfinite(gain).any() else math.nan
