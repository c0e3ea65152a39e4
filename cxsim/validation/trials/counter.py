"""How the counter-hypotheses are measured. What is measured, and when it holds, stands in the register."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
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

MARGINS: Final = (4.0, 0.2)
"""Multiples of the margin of a purchase (CH02, as registered)."""
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


def _leads(world: World) -> list[float | None]:
    """The lead at the last level, and that lead less the one at the first level."""
    return [lead(world, 1), lead(world, 1) - lead(world, 0)]


def _two_policies(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """The policies alone, where what moves is a price of which nobody in the model knows."""
    sides = row.design.base, row.design.against
    return {(side,): Setting(company, levers_of(name)) for side, name in enumerate(sides)}


def margin_at(world: World, arm: Label, times: float) -> float:
    """Profit ÷ revenue, had every purchase left so many times its margin: what customers do does not depend on it."""
    more = (times - 1.0) * world.total("purchase_margin_cents", arm) / 100.0
    lost = (times - 1.0) * world.kpi("lost_purchases_cost", arm)
    return quotient(world.kpi("profit", arm) + more - lost, world.kpi("revenue", arm) + more)


def _gated(world: World) -> list[float | None]:
    leads = [margin_at(world, AGAINST, times) - margin_at(world, BASE, times) for times in MARGINS]
    return [leads[1], leads[1] - leads[0]]


def _same_agents_handle_time(world: World) -> float:
    """Relative change of the handle time of those who work in both arms: one more agent is no change of anybody's."""
    sides = []
    for arm in (AGAINST, BASE):
        people, minutes, contacts = (
            world.array(f"handle_by_agent.{name}", arm) for name in ("id", "minutes", "contacts"))
        sides.append({int(i): (total, n) for i, total, n in zip(people, minutes, contacts, strict=True)})
    after, before = sides
    both = sorted(after.keys() & before.keys())
    usual = math.fsum(after[i][1] * before[i][0] / before[i][1] for i in both)
    return relative(math.fsum(after[i][0] for i in both), usual)


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
    """Empowerment (0) and firm-and-fair (1), with a fine of 50 times the mean loss."""
    issues = tuple(replace(issue, regulated_prob=REGULATED) for issue in company.issues)
    problems = [issue for issue in company.issues if issue.is_problem]
    often = sum(issue.prob_per_purchase for issue in problems)
    loss = sum(issue.prob_per_purchase * issue.loss_mean_usd for issue in problems) / often
    arms: dict[Label, Arm] = {}
    for side, base in enumerate((row.design.base, row.design.against)):
        start = Setting(replace(company, issues=issues), levers_of(base))
        start = start.moved("violation_prob", 0.05).moved("violation_detected", 0.1)
        arms[(side,)] = start.moved("economics.fine_usd", FINE_X_LOSS * loss)
    return arms


def _enforced(world: World) -> list[float | None]:
    """What fines make of it is what is paid in fines: nobody in the model acts on their size."""
    fined = world.margin_rise(AGAINST, BASE)
    unfined = [
        quotient(world.kpi("profit", arm) + world.kpi("fines_cost", arm), world.kpi("revenue", arm))
        for arm in (AGAINST, BASE)
    ]
    return [
        relative(world.kpi("violations", AGAINST), world.kpi("violations", BASE)),
        fined, fined - (unfined[0] - unfined[1]),
    ]  # fmt: skip


def _lavish(setting: Setting) -> Setting:
    return setting.moved("compensation_expectation_rate", 0.4).moved("belief_rate", 0.3)


def _creep(world: World) -> list[float | None]:
    """Spending a problem and share of problems told, third year against first, in the lavish arm.

    What befalls customers differs from year to year by chance alone; so the years' mean loss and the catalogue's mean
    chance that a problem is told are taken off, whose change has a known expectation of none.
    """
    def over(year: tuple[int, int]) -> tuple[float, float]:
        problems = world.total("problems", (0, 1), year)
        loss, chance = (float(world.array(f"problem_mix.{name}", (0, 1))[slice(*year)].sum()) for name in (
            "loss_usd", "contact_prob"))
        spent = quotient(world.kpi("goodwill_cost", (0, 1), year), loss)
        silent = quotient(world.total("silent_problems", (0, 1), year), problems)
        return spent, 1.0 - silent - quotient(chance, problems)

    (first_spent, first_told), (third_spent, third_told) = over(FIRST_YEAR), over(THIRD_YEAR)
    return [quotient(third_spent, first_spent), third_told - first_told, world.margin_rise()]


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
    """Empowerment (0) and fear (1), with a stable (0) and a transient (1) workforce.

    Those whom work can drive away are as many in both; who leaves beyond them does so because his time is over.
    """
    hour_usd = company.staffing.wage_usd_per_h + company.parameters.trainer_usd_per_h
    hire_usd = REPLACEMENT_USD + UP_FRONT_TRAINING_H * hour_usd
    arms: dict[Label, Arm] = {}
    for side, base in enumerate((row.design.base, row.design.against)):
        start = Setting(company, levers_of(base))
        start = start.moved("staffing.hiring_usd", hire_usd).moved("staffing.hiring_lead_weeks", 1.0)
        start = start.moved("selection_weeks", 0.0)
        for level, quits in enumerate(QUITS):
            unavoidable = 1.0 - QUITS[0] / quits
            moved = start.moved("staffing.quit_per_year", quits)
            arms[(side, level)] = moved.moved("staffing.unavoidable_quit_share", unavoidable)
    return arms


COUNTER_TRIALS: Final[dict[str, Trial]] = {
    "CH01": Trial(each(_leads), tweak=_unanswered_misuse),
    "CH02": Trial(each(_gated), arms=_two_policies),
    "CH03": Trial(
        each(lambda w: [w.margin_rise(AGAINST, BASE), _same_agents_handle_time(w)]), ("handle_by_agent",),
        tweak=_simple_work),
    "CH04": Trial(each(_leads)),
    "CH05": Trial(each(_enforced), arms=_fined),
    "CH06": Trial(
        each(lambda w: [
            w.margin_rise(AGAINST, BASE, FIRST_HALF),
            w.margin_rise(AGAINST, BASE, LAST_HALF) - w.margin_rise(AGAINST, BASE, FIRST_HALF)]),
        spans=(FIRST_HALF, LAST_HALF)),
    "CH07": Trial(each(_creep), ("problem_mix",), spans=(FIRST_YEAR, THIRD_YEAR), tweak=_lavish),
    "CH08": Trial(each(lambda w: [w.margin_rise(AGAINST, BASE), w.rise("csat", AGAINST, BASE)])),
    "CH09": Trial(
        each(lambda w: [w.rise("trust"), w.rise("engagement"), attrition(w, END) - attrition(w, START)]),
        ("leaving",)),
    "CH10": Trial(_tightening),
    "CH11": Trial(each(lambda w: [lead(w, 1) - lead(w, 0)]), arms=_workforces),
    "CH12": Trial(each(_leads)),
}
"""By id."""
