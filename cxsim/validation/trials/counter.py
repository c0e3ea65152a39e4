"""How the counter-hypotheses are measured. What is measured, and when it holds, stands in the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from cxsim.rules.company import Company
from cxsim.validation.register.row import Row
from cxsim.validation.trials.facts_agents import attrition
from cxsim.validation.trials.setting import END, START, Label, Setting, levers_of
from cxsim.validation.trials.trial import Arm, Measured, Trial, World, each, over_worlds, quotient, relative

BASE: Final[Label] = (0,)
AGAINST: Final[Label] = (1,)
FIRST_YEAR, THIRD_YEAR = (0, 52), (104, 156)
FIRST_HALF, LAST_HALF = (0, 26), (78, 104)

REPLACEMENT_USD: Final = 3_000.0
UP_FRONT_TRAINING_H: Final = 40.0
QUITS: Final = (0.3, 2.5)
"""A stable and a transient workforce, quits a year (CH11, as registered)."""

SIMPLE_COMPLEXITY: Final = 0.2
SIMPLE_JUDGEMENT: Final = 0.01
REGULATED: Final = 0.2
FINE_X_LOSS: Final = 50.0


def lead(world: World, level: int) -> float:
    """Margin of the policy against the base less that of the base, at one level of what moves."""
    return world.margin_rise((1, level), (0, level))


def leads_more(last: int) -> Callable[[World], Sequence[float | None]]:
    """The lead at the last level, and that lead less the one at the first level."""
    return lambda world: [lead(world, last), lead(world, last) - lead(world, 0)]


def _unanswered_misuse(setting: Setting) -> Setting:
    """Agents misuse five times as often, and no audit finds it."""
    return setting.moved("misuse_rate", 0.1).moved("audit_share", 0.0)


def _simple_work(setting: Setting) -> Setting:
    """1 % of cases need judgement, and work is no more complex than 0.2 on average."""
    company = setting.company
    weights = [issue.prob_per_purchase * issue.contact_prob for issue in company.issues]
    hardness = sum(w * i.complexity for w, i in zip(weights, company.issues, strict=True)) / sum(weights)
    judged = sum(w * i.judgement_prob for w, i in zip(weights, company.issues, strict=True)) / sum(weights)
    easier, less_judged = min(1.0, SIMPLE_COMPLEXITY / hardness), min(1.0, SIMPLE_JUDGEMENT / max(judged, 1e-12))
    issues = tuple(
        replace(issue, complexity=issue.complexity * easier, judgement_prob=issue.judgement_prob * less_judged)
        for issue in company.issues
    )
    return Setting(replace(company, issues=issues), setting.levers)


def _fined(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Empowerment (0) and firm-and-fair (1), without (0) and with (1) a fine of 50 times the mean loss."""
    issues = tuple(replace(issue, regulated_prob=REGULATED) for issue in company.issues)
    problems = [issue for issue in company.issues if issue.is_problem]
    often = sum(issue.prob_per_purchase for issue in problems)
    loss = sum(issue.prob_per_purchase * issue.loss_mean_usd for issue in problems) / often
    arms: dict[Label, Arm] = {}
    for side, base in enumerate((row.design.base, row.design.against)):
        start = Setting(replace(company, issues=issues), levers_of(base))
        start = start.moved("violation_prob", 0.05).moved("violation_detected", 0.1)
        for fined, fine in enumerate((0.0, FINE_X_LOSS * loss)):
            arms[(side, fined)] = start.moved("economics.fine_usd", fine)
    return arms


def _enforced(world: World) -> list[float | None]:
    fined = world.margin_rise((1, 1), (0, 1))
    return [
        relative(world.kpi("violations", (1, 1)), world.kpi("violations", (0, 1))),
        fined, fined - world.margin_rise((1, 0), (0, 0)),
    ]  # fmt: skip


def _lavish(setting: Setting) -> Setting:
    return setting.moved("compensation_expectation_rate", 0.4).moved("belief_rate", 0.3)


def _creep(world: World) -> list[float | None]:
    def spent(year: tuple[int, int]) -> float:
        return quotient(world.kpi("goodwill_cost", (0, 1), year), world.total("problems", (0, 1), year))

    def spoken(year: tuple[int, int]) -> float:
        return 1.0 - quotient(world.total("silent_problems", (0, 1), year), world.total("problems", (0, 1), year))

    return [
        quotient(spent(THIRD_YEAR), spent(FIRST_YEAR)), spoken(THIRD_YEAR) - spoken(FIRST_YEAR),
        world.margin_rise(),
    ]  # fmt: skip


def _tightening(worlds: Sequence[World], comparisons: int) -> Measured:
    """Staffing of 1.4, 1.2, 1.0, 0.8 and 0.6: levels 0 to 4; the best of levels 1 to 3 has the best mean.

    Money is profit and the value of customers; differences are shares of the revenue at the company's own staffing.
    """
    cases = [world.rise("resolved_cases_per_agent_day", (0, 1), (0, 0)) for world in worlds]
    money = np.array([
        [world.kpi("profit", (0, i)) + world.kpi("customer_equity", (0, i)) for i in range(5)] for world in worlds
    ])
    revenue = np.array([world.kpi("revenue", (0, 2)) for world in worlds])
    best = 1 + int(np.argmax(money[:, 1:4].mean(axis=0)))
    against = [(money[:, best] - money[:, end]) / revenue for end in (0, 4)]
    note = f"best: {(1.4, 1.2, 1.0, 0.8, 0.6)[best]} of the company's agents"
    return [[over_worlds(cases, comparisons)], *([over_worlds(values, comparisons, note)] for values in against)]


def _workforces(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Empowerment (0) and fear (1), with a stable (0) and a transient (1) workforce."""
    hire_usd = REPLACEMENT_USD + UP_FRONT_TRAINING_H * company.staffing.wage_usd_per_h
    arms: dict[Label, Arm] = {}
    for side, base in enumerate((row.design.base, row.design.against)):
        start = Setting(company, levers_of(base))
        start = start.moved("staffing.hiring_usd", hire_usd).moved("staffing.hiring_lead_weeks", 1.0)
        for level, quits in enumerate(QUITS):
            arms[(side, level)] = start.moved("staffing.quit_per_year", quits)
    return arms


COUNTER_TRIALS: Final[dict[str, Trial]] = {
    "CH01": Trial(each(leads_more(1)), tweak=_unanswered_misuse),
    "CH02": Trial(each(leads_more(1))),
    "CH03": Trial(
        each(lambda w: [
            w.margin_rise(AGAINST, BASE), w.growth("average_handle_time_min", AGAINST, BASE)]),
        tweak=_simple_work),
    "CH04": Trial(each(leads_more(1))),
    "CH05": Trial(each(_enforced), arms=_fined),
    "CH06": Trial(
        each(lambda w: [
            w.margin_rise(AGAINST, BASE, FIRST_HALF),
            w.margin_rise(AGAINST, BASE, LAST_HALF) - w.margin_rise(AGAINST, BASE, FIRST_HALF)]),
        spans=(FIRST_HALF, LAST_HALF)),
    "CH07": Trial(each(_creep), spans=(FIRST_YEAR, THIRD_YEAR), tweak=_lavish),
    "CH08": Trial(each(lambda w: [w.margin_rise(AGAINST, BASE), w.rise("csat", AGAINST, BASE)])),
    "CH09": Trial(
        each(lambda w: [w.rise("trust"), w.rise("engagement"), attrition(w, END) - attrition(w, START)]),
        ("leaving",)),
    "CH10": Trial(_tightening),
    "CH11": Trial(each(lambda w: [lead(w, 1) - lead(w, 0)]), arms=_workforces),
    "CH12": Trial(each(leads_more(1))),
}
"""By id."""
