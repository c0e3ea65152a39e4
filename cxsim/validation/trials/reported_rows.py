"""What each row reports beside its verdict, from the arms that it runs anyway. The register says what is promised.

What a row promises and cannot be had is in `cxsim.validation.register.missing.NOT_REPORTED`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from cxsim.metrics.stream import Floats
from cxsim.validation.trials.claims import AFTER_SHOCK, SHOCK_REVIEWS
from cxsim.validation.trials.counter import BASE
from cxsim.validation.trials.counter import FIRST_HALF as FIRST_HALF_YEAR
from cxsim.validation.trials.facts import further_contact, slope_across
from cxsim.validation.trials.reported import (
    OF_BOTH,
    Beside,
    Found,
    Reported,
    discounted_rise,
    lead_changes,
    mean_of,
    of_both,
    plain_profit,
    weeks_of,
)
from cxsim.validation.trials.setting import (
    AGAINST,
    END,
    HIGH_HIGH,
    HIGH_LOW,
    LOW_HIGH,
    LOW_LOW,
    START,
    Label,
    Setting,
)
from cxsim.validation.trials.trial import World, across_centres, jackknife, quotient, ratio_over_worlds

FIRST_WEEKS: Final = 8
TWO_YEARS: Final = 104
STAFFING: Final = (1.4, 1.2, 1.0, 0.8, 0.6)
"""Multiples of the company's own agents (CH10, as registered)."""
MATTERS: Final = 0.02
"""Share of newcomers whose loss matters (C23, as registered)."""
LEADS: Final = ("profit", "resolved_cases_per_agent_day", "csat")


def _profit(after: Label = END, before: Label = START) -> Found:
    return mean_of("profit", OF_BOTH, lambda w: w.earns_more(after, before))


def _equity(after: Label = END, before: Label = START) -> Found:
    return mean_of("customer_equity", OF_BOTH, lambda w: of_both(w, "customer_equity", after, before))


def _cost(name: str, after: Label = END, before: Label = START, where: str = "") -> Found:
    return mean_of(f"{name}{where}", OF_BOTH, lambda w: of_both(w, name, after, before))


def _rise(kpi: str, unit: str, after: Label = END, before: Label = START) -> Found:
    return mean_of(kpi, unit, lambda w: w.rise(kpi, after, before))


def _satisfaction_of_repeats(worlds: Sequence[World], comparisons: int) -> list[Reported]:
    """As the top-box share is measured (F07), with mean satisfaction in its place."""
    counts = np.stack([
        np.array([world.array(f"repeats.{name}") for world in worlds]) for name in ("cases", "satisfaction")
    ], axis=1)  # fmt: skip

    def change(contacts: int) -> Reported:
        def statistic(some: Floats) -> float:
            n, total = some.sum(axis=0)
            return further_contact(n[contacts - 2], total[contacts - 2], n[contacts - 1], total[contacts - 1])

        interval, note = jackknife(statistic, counts, comparisons)
        return Reported(f"mean csat, {contacts} contacts against {contacts - 1}", "relative", interval, note)

    return [change(2), change(3)]


def _slopes(worlds: Sequence[World], comparisons: int) -> list[Reported]:
    """Slopes of other scales of satisfaction on first-contact resolution (F09)."""
    told = []
    for name, value in (
        ("satisfied_share", lambda w, at: 100.0 * w.kpi("satisfied_share", at)),
        ("25 x (csat - 1)", lambda w, at: 25.0 * (w.kpi("csat", at) - 1.0)),
    ):
        measure = across_centres(
            lambda w, at, value=value: [100.0 * w.kpi("first_contact_resolution", at), value(w, at)],  # type: ignore[misc]
            slope_across)
        (((interval, note),),) = measure(worlds, comparisons)
        told.append(Reported(f"slope of {name}", "points per point", interval, note))
    return told


def limit_to_value(world: World) -> float:
    """What an agent may grant on the mean loss ÷ what a customer is worth, where goodwill is generous (C06)."""
    setting = world.setting[END]
    assert isinstance(setting, Setting)
    problems = [issue for issue in setting.company.issues if issue.is_problem]
    often = sum(issue.prob_per_purchase for issue in problems)
    loss = quotient(sum(issue.prob_per_purchase * issue.loss_mean_usd for issue in problems), often)
    value = quotient(world.kpi("customer_equity", END), world.kpi("customers_at_end", END))
    return quotient(setting.levers.remedy_limit_x_loss * loss, value)


def _reviews_that_matter(worlds: Sequence[World], comparisons: int) -> list[Reported]:
    """Reviews in proportion to what those put in have cost the independent firm (C23)."""
    lost = [-world.growth("new_customers", (0, 1), (0, 0), AFTER_SHOCK) for world in worlds]
    interval, note = ratio_over_worlds([MATTERS * SHOCK_REVIEWS] * len(worlds), lost, comparisons)
    by = "by proportion" if not note else f"by proportion; {note}"
    return [Reported("one-star reviews that cost an independent firm 2 % of newcomers", "reviews", interval, by)]


def _late_claims(level: int, times: float) -> Found:
    """At a staffing, as a share of the revenue at the company's own, as the row's money is (CH10)."""
    return mean_of(
        f"late_claims_cost at {times:g} of the agents", "share of revenue",
        lambda w: quotient(w.kpi("late_claims_cost", (0, level)), w.kpi("revenue", (0, 2))))


def _spread(side: str, number: int, level: int, aptitude: str) -> Found:
    return mean_of(
        f"SD of remedies ÷ fair ones, {side}, aptitude {aptitude}", "ratio",
        lambda w: w.figure("remedies.spread", (number, level)))


def _earns_at_last(world: World) -> float:
    """What the policy against the base earns more than the base, at the last level of what moves."""
    return world.earns_more((1, 1), (0, 1))


def _by_novices(worlds: Sequence[World], comparisons: int) -> list[Reported]:
    """First-contact resolution of cases that novices answered, of all worlds together, scripts high less low (C14)."""
    told = []
    for name in ("complex", "simple"):
        counts = np.array([
            [world.array(f"resolution_by_complexity.novice_{name}", arm) for arm in (END, START)] for world in worlds])

        def rise(some: Floats) -> float:
            after, before = (quotient(resolved, all_) for resolved, all_ in some.sum(axis=0).tolist())
            return after - before

        interval, note = jackknife(rise, counts, comparisons)
        cases = f"{counts[..., 1].sum():.0f} cases"
        told.append(Reported(
            f"{name} cases that novices answered", "share", interval, f"{cases}; {note}" if note else cases))
    return told


BESIDES: Final[dict[str, Beside]] = {
    "F06": Beside((
        mean_of("one and done ÷ all contacts", "share", lambda w: w.figure("one_contact.of_contacts")),), (
        "one_contact",)),
    "F07": Beside((_satisfaction_of_repeats,), ("repeats",)),
    "F09": Beside((_slopes,)),
    "F25": Beside(
        (lead_changes(("fear", AGAINST), ("empowerment", BASE), FIRST_WEEKS, *LEADS),), spans=weeks_of(FIRST_WEEKS)),
    "F33": Beside((
        mean_of("new_customers, independent", "relative", lambda w: w.growth("new_customers", HIGH_LOW, LOW_LOW)),
        mean_of("new_customers, chain", "relative", lambda w: w.growth("new_customers", HIGH_HIGH, LOW_HIGH)))),
    "CH01": Beside((plain_profit(_earns_at_last),)),
    "CH03": Beside((
        plain_profit(lambda w: w.earns_more(AGAINST, BASE)), _rise("csat", "1 to 5", AGAINST, BASE))),
    "CH04": Beside(
        (plain_profit(_earns_at_last), *(
            _spread(side, number, level, aptitude)
            for number, side in enumerate(("laissez-faire", "scripted"))
            for level, aptitude in enumerate(("+1", "-1")))),
        ("remedies",)),
    "CH06": Beside((
        plain_profit(lambda w: w.earns_more(AGAINST, BASE, FIRST_HALF_YEAR)), _equity(AGAINST, BASE),
        mean_of("discounted profit of 104 weeks", "share of the mean discounted revenue of both",
                lambda w: discounted_rise(w, AGAINST, BASE, TWO_YEARS)),
        lead_changes(("fear", AGAINST), ("empowerment", BASE), TWO_YEARS, *LEADS)),
        spans=(FIRST_HALF_YEAR, *weeks_of(TWO_YEARS))),
    "CH07": Beside((
        mean_of("gain of award on award, lavish arm", "slope", lambda w: w.figure("award_on_award.slope", END)),
        mean_of("gain of award on award, plain arm", "slope", lambda w: w.figure("award_on_award.slope", START))),
        ("award_on_award",)),
    "CH08": Beside((plain_profit(lambda w: w.earns_more(AGAINST, BASE)),)),
    "CH09": Beside((_profit(),)),
    "CH10": Beside(tuple(_late_claims(level, times) for level, times in enumerate(STAFFING))),
    "CH12": Beside((plain_profit(_earns_at_last),)),
    "C05": Beside((_rise("conversion_rate", "share"), _profit())),
    "C06": Beside((_cost("goodwill_cost"), mean_of("limit ÷ customer value", "ratio", limit_to_value))),
    "C11": Beside((_profit(), _equity())),
    "C13": Beside((
        _cost("training_cost", HIGH_LOW, LOW_LOW, ", little discretion"),
        _cost("training_cost", HIGH_HIGH, LOW_HIGH, ", much discretion"))),
    "C14": Beside((_by_novices,), ("resolution_by_complexity",)),
    "C16": Beside((
        _rise("bot_containment", "share"), _cost("operating_cost", where=", access"),
        _cost("operating_cost", (1, 1), (1, 0), ", context"))),
    "C19": Beside((_rise("remedy_to_fair_ratio", "ratio"),)),
    "C20": Beside((_cost("suggestions_cost"),)),
    "C23": Beside((_reviews_that_matter,), spans=(AFTER_SHOCK,)),
    "C24": Beside((_rise("churn_rate", "share a year"),)),
    "C27": Beside((_profit(), _cost("front_line_cost"))),
    "C28": Beside((lead_changes(("aggressive", END), ("neutral", START), TWO_YEARS, "profit"),),
                  spans=weeks_of(TWO_YEARS)),
}
"""By id. A row that is not here promises nothing beside its verdict, or nothing that can be had."""
