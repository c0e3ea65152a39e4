"""How the stylised facts are measured. What is measured, and when it holds, stands in the register."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.metrics.stream import Floats
from cxsim.rules.company import Company
from cxsim.rules.market import tell_prob
from cxsim.validation.register.row import Row
from cxsim.validation.trials.facts_agents import (
    EARLIER,
    LATER,
    attrition_of_three,
    experienced,
    gain_by_complexity,
    learning,
    logit_gain,
    misuse_when_unwatched,
    newcomers,
    output_growth,
    paid_for_both,
    peers,
    promises,
    quits_and_results,
    quitting_centres,
    results_by,
    safe_to_speak,
    three_policies,
)
from cxsim.validation.trials.queues import (
    EXPONENTIAL_QUEUES,
    LOGNORMAL_QUEUES,
    SLOPE_QUEUES,
    exact_values,
    slope_through_origin,
)
from cxsim.validation.trials.setting import (
    AGAINST,
    END,
    HIGH_HIGH,
    HIGH_LOW,
    LOW_HIGH,
    LOW_LOW,
    NEUTRAL,
    Label,
    Setting,
    arms_of,
)
from cxsim.validation.trials.trial import (
    Arm,
    Found,
    Measured,
    Trial,
    World,
    across_centres,
    each,
    exactly,
    jackknife,
    over_worlds,
    quotient,
    relative,
)

FIRST_WEEKS: Final = (0, 8)


# --- plain queues


def _queues(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    return {(0, i): queue for i, queue in enumerate((*EXPONENTIAL_QUEUES, *LOGNORMAL_QUEUES))}


def _slope_queues(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    return {(0, i): queue for i, queue in enumerate(SLOPE_QUEUES)}


def _erlang_a(worlds: Sequence[World], comparisons: int) -> Measured:
    """Largest distance of 15 figures from the exact ones, and the lognormal error of the worst queue."""
    distances: list[float] = []
    errors: list[Found] = []
    for i, queue in enumerate(EXPONENTIAL_QUEUES):
        exact = exact_values(queue)
        for name, value in exact.items():
            found = mean_interval(np.array([world.figure(f"queue.{name}", (0, i)) for world in worlds]))
            error = found.sd / math.sqrt(found.n)
            distances.append(abs(found.mean - value) / error if error > 0.0 else math.nan)
        lognormal = (0, i + len(EXPONENTIAL_QUEUES))
        rate = exact["abandonment_rate"]
        values = [relative(world.figure("queue.abandonment_rate", lognormal), rate) for world in worlds]
        errors.append(over_worlds(values, comparisons, f"{queue.agents} agents"))
    return [[exactly(float(np.max(distances)), len(worlds))], errors]


def _slope(world: World) -> list[float | None]:
    labels = [(0, i) for i in range(len(SLOPE_QUEUES))]
    slope = slope_through_origin(
        [world.figure("queue.average_wait", label) for label in labels],
        [world.figure("queue.abandonment_rate", label) for label in labels],
    )
    return [slope * SLOPE_QUEUES[0].patience_mean]


# --- contacts


def _dispersion(worlds: Sequence[World], comparisons: int) -> Measured:
    cv = worlds[0].company().calendar.busyness_cv
    counts = np.array([world.array("daily_purchases.counts") for world in worlds])

    def excess(some: Floats) -> float:
        means = some.mean(axis=0)
        days = means > 0.0
        variances = some.var(axis=0, ddof=1)[days] if some.shape[0] > 1 else np.full(int(days.sum()), np.nan)
        return float(((variances / means[days] - 1.0) / (cv * cv * means[days])).mean())

    return [[jackknife(excess, counts, comparisons)]]


def _resolution_band(world: World) -> list[float | None]:
    """First-contact resolution against the band of the kind of company."""
    bands = {"grand-hotel": 0, "airline": 0, "software": 1, "electronics": 2, "utility": 2}
    mine = bands[world.company().name]
    return [world.kpi("first_contact_resolution") if i == mine else None for i in range(3)]


def _repeats(worlds: Sequence[World], comparisons: int) -> Measured:
    """Relative change of the top-box share with the second contact, and with the third, of all worlds together."""
    cases, delighted = (
        np.array([world.array(f"repeats.{name}") for world in worlds]) for name in ("cases", "delighted"))
    counts = np.stack([cases, delighted], axis=1)

    def change(contacts: int) -> Found:
        def statistic(some: Floats) -> float:
            n, top = some.sum(axis=0)
            return further_contact(n[contacts - 2], top[contacts - 2], n[contacts - 1], top[contacts - 1])

        return jackknife(statistic, counts, comparisons)

    return [[change(2)], [change(3)]]


def further_contact(former: Floats, former_top: Floats, later: Floats, later_top: Floats) -> float:
    """Top-box share of later cases ÷ that of former ones weighted to the issues of the later, less 1: arrays (issues,).

    Issues that lack one of the groups are left out of both.
    """
    both = (former > 0.0) & (later > 0.0)
    expected = float((later[both] * former_top[both] / former[both]).sum())
    return quotient(float(later_top[both].sum()), expected) - 1.0


def slope_across(columns: Floats) -> float:
    """Least-squares slope of the second column on the first."""
    x, y = columns[:, 0], columns[:, 1]
    return quotient(float(((x - x.mean()) * (y - y.mean())).sum()), float(((x - x.mean()) ** 2).sum()))


def _telling(world: World) -> list[float | None]:
    p = world.company().parameters
    asymmetry = quotient(tell_prob(-2.0, p), tell_prob(2.0, p))
    return [asymmetry, quotient(world.total("praises"), world.total("warnings"))]


def _end_alone(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """The second arm, where only that one is judged."""
    return {END: arms_of(row.design, company, seed)[END]}


def three_corners(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Two moves, each by itself: the arm with both is not judged."""
    return {at: arm for at, arm in arms_of(row.design, company, seed).items() if at != HIGH_HIGH}


def _loyalty_steps(world: World) -> list[float | None]:
    at = {name: world.figure(f"after_first_problem.{name}") for name in (
        "at_once", "later", "unresolved", "severe_at_once", "severe_unresolved", "mild_unresolved")}
    return [
        at["at_once"] - at["later"], at["later"] - at["unresolved"],
        at["severe_at_once"] - at["severe_unresolved"], at["mild_unresolved"] - at["severe_unresolved"],
    ]  # fmt: skip


# --- the firm


def _erosion(worlds: Sequence[World], comparisons: int) -> Measured:
    """From the checks of the reconstructed equations; what they find is exact, or a mean over paths of noise."""
    from cxsim.validation.erosion import rows

    found = {row.id: row for row in rows()}
    noise, symmetric = found["equations/noise"], found["equations/symmetric-noise"]
    return [
        [Found(Interval(row.measured, row.ci_low, row.ci_high, math.nan, 1))] for row in (noise, symmetric)
    ] + [[exactly(found["model/noise"].measured, 1)]]


def _nothing_to_run(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    return {}


def _half_to_the_bot(setting: Setting) -> Setting:
    return setting.moved("bot_share", 0.5)


def has_bot(company: Company) -> str | None:
    """What keeps a company from a test of its bot."""
    return None if company.bot is not None else f"{company.name} has no bot"


FACT_TRIALS: Final[dict[str, Trial]] = {
    "F01": Trial(_erlang_a, arms=_queues),
    "F02": Trial(each(_slope), arms=_slope_queues),
    "F03": Trial(_dispersion, ("daily_purchases",)),
    "F04": Trial(
        each(lambda w: [w.figure("handle_times.qq_correlation"), w.figure("handle_times.share_between")]),
        ("handle_times",)),
    "F05": Trial(each(_resolution_band)),
    "F06": Trial(
        each(lambda w: [w.kpi("first_contact_resolution") - w.figure("one_contact.share")]),
        ("one_contact",), lacks=has_bot),
    "F07": Trial(_repeats, ("repeats",)),
    "F08": Trial(
        each(lambda w: [w.figure("transfers.satisfaction"), w.figure("transfers.first_contact_resolution")]),
        ("transfers",)),
    "F09": Trial(
        across_centres(
            lambda w, at: [100.0 * w.kpi("first_contact_resolution", at), 100.0 * w.figure("top_box.share", at)],
            slope_across),
        ("top_box",), arms=quitting_centres),
    "F10": Trial(each(_loyalty_steps), ("after_first_problem",)),
    "F11": Trial(
        each(lambda w: [w.figure("hazard_after_case.resolved"), w.figure("hazard_after_case.unresolved")]),
        ("hazard_after_case",)),
    "F12": Trial(
        each(lambda w: [w.figure(f"paradox.{name}") for name in ("first", "second", "retention")]), ("paradox",)),
    "F13": Trial(each(lambda w: [w.figure("order_of_recoveries.difference")]), ("order_of_recoveries",)),
    "F14": Trial(each(_telling)),
    "F15": Trial(
        each(lambda w: [w.figure("retention_by_compensation.difference", END)]), ("retention_by_compensation",),
        arms=_end_alone),
    "F16": Trial(
        each(lambda w: [w.figure("complaining_again.contact_ratio"), w.figure("complaining_again.retention")]),
        ("complaining_again",)),
    "F17": Trial(
        each(lambda w: [
            abs(quotient(w.figure("wait_and_help.wait"), w.figure("wait_and_help.resolved"))),
            w.figure("wait_and_help.wait")]),
        ("wait_and_help",)),
    "F18": Trial(each(learning), ("handle_by_month",), tweak=newcomers),
    "F19": Trial(attrition_of_three, ("leaving",), arms=three_policies),
    "F20": Trial(
        across_centres(quits_and_results, lambda c: results_by(0, c), lambda c: results_by(1, c)),
        spans=(EARLIER, LATER), arms=quitting_centres),
    "F21": Trial(
        each(lambda w: [w.figure("aggression.share"), w.figure("aggression.next_failure")]), ("aggression",)),
    "F22": Trial(
        each(lambda w: [
            output_growth(w), w.rise("exhaustion"), w.growth("misuse_rate")])),
    "F23": Trial(misuse_when_unwatched, ("misuse",)),
    "F24": Trial(
        each(lambda w: [
            w.rise("agent_satisfaction", HIGH_LOW, LOW_LOW), w.rise("engagement", HIGH_LOW, LOW_LOW),
            w.rise("agent_satisfaction", LOW_HIGH, LOW_LOW)]),
        arms=three_corners),
    "F25": Trial(
        each(lambda w: [
            w.margin_rise(AGAINST, NEUTRAL, FIRST_WEEKS),
            w.rise("resolved_cases_per_agent_day", AGAINST, NEUTRAL, FIRST_WEEKS)]),
        spans=(FIRST_WEEKS,)),
    "F26": Trial(_erosion, arms=_nothing_to_run),
    "F27": Trial(paid_for_both),
    "F28": Trial(
        each(lambda w: [w.rise("trust", (0, 1), (0, 0)), w.rise("trust", (1, 1), (1, 0))]), arms=promises),
    "F29": Trial(peers, ("skill_by_post",)),
    "F30": Trial(
        each(lambda w: [w.figure(f"bot_sessions.{name}") for name in ("satisfaction", "effort", "aggression")]),
        ("bot_sessions",), tweak=_half_to_the_bot, lacks=has_bot),
    "F31": Trial(gain_by_complexity, arms=safe_to_speak),
    "F32": Trial(each(lambda w: [w.growth("errors_reported"), w.growth("errors")])),
    "F33": Trial(
        each(lambda w: [w.growth("revenue", HIGH_LOW, LOW_LOW), w.growth("revenue", HIGH_HIGH, LOW_HIGH)])),
    "F34": Trial(
        each(lambda w: [quotient(logit_gain(w, HIGH_HIGH, LOW_HIGH), logit_gain(w, HIGH_LOW, LOW_LOW))]),
        ("skill_by_post",), tweak=experienced),
}
"""By id. A row that is not here cannot be tested yet; `cxsim.validation.trials.available` says why."""
