"""How the claims of the essays are measured. What is measured, and when it holds, stands in the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, get_type_hints

import numpy as np

from cxsim.rules.company import PUBLIC, Company
from cxsim.rules.expectations import EXPECTATIONS
from cxsim.rules.levers import Levers
from cxsim.rules.staffing import programme_usd_per_agent_week
from cxsim.validation.register.row import Row
from cxsim.validation.trials.facts import has_bot
from cxsim.validation.trials.facts_agents import attrition, experienced, logit_gain
from cxsim.validation.trials.folds_agents import correlation, rank_correlation
from cxsim.validation.trials.setting import (
    AGAINST,
    END,
    HIGH_HIGH,
    HIGH_LOW,
    LOW_HIGH,
    LOW_LOW,
    NEUTRAL,
    START,
    Label,
    Setting,
    arms_of,
    levers_of,
)
from cxsim.validation.trials.trial import (
    Arm,
    Found,
    Measured,
    Trial,
    World,
    across_centres,
    each,
    jackknife,
    over_worlds,
    quotient,
    ratio_over_worlds,
    relative,
    share_over_worlds,
)

FIRST_HALF, LAST_HALF, SECOND_YEAR = (0, 26), (78, 104), (52, 104)
AFTER_SHOCK: Final = (13, 39)
SHOCK_WEEK, SHOCK_REVIEWS = 13.0, 20.0
"""Reviews of one star put in from outside (C23, as registered)."""
UNWILLING_Z: Final = -1.5
NAMED_ISSUES: Final = {
    "airline": ("late-bag", "lost-or-damaged-bag", "delay", "booking-error"),
    "grand-hotel": ("room-not-ready", "room-fault", "booking-mistake"),
}
"""Late or lost bag, delay, booking gone wrong; room or booking of a hotel (C09)."""


def _also_unwilling(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """The design with average drive (0), and with an unwilling team (1)."""
    arms = arms_of(row.design, company, seed)
    unwilling = {(1, *at[1:]): arm.moved("staffing.drive_mean_z", UNWILLING_Z) for at, arm in arms.items()}
    return {**arms, **unwilling}


def _elite(worlds: Sequence[World], comparisons: int) -> Measured:
    """Elite is the best tenth of agent-weeks under neutral levers, over all worlds together."""
    neutral = np.concatenate([world.array("voluntary_effort.values", NEUTRAL) for world in worlds])
    point = np.quantile(neutral, 0.9) if neutral.size else np.nan
    reach = [float((world.array("voluntary_effort.values", AGAINST) >= point).mean()) for world in worlds]
    solved = [world.rise("first_contact_resolution", AGAINST, NEUTRAL) for world in worlds]
    return [[share_over_worlds(reach, comparisons)], [over_worlds(solved, comparisons)]]


def _three_bundles(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    return {(i,): Setting(company, levers_of(name)) for i, name in enumerate(("fear", "lip-service", "empowerment"))}


def _few_abuse(worlds: Sequence[World], comparisons: int) -> Measured:
    """Free (0) against watched and bound (1); weeks until stars and until misuse show, where agents are free."""
    cost = [quotient(w.kpi("misuse_cost", START), w.kpi("revenue", START)) for w in worlds]
    bound = [w.margin_rise() for w in worlds]
    weeks = [
        over_worlds([w.kpi(f"weeks_to_tell_{what}", START) for w in worlds], comparisons, what)
        for what in ("stars", "misuse")
    ]
    return [[share_over_worlds(cost, comparisons)], [over_worlds(bound, comparisons)], weeks]


def _inbox(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """No tools (0) against owners, a knowledge base and replies edited before they go (1).

    Replies that are edited are read as stock sentences for half of the text.
    """
    start = Setting(company, levers_of("neutral"))
    tools = {"inbox_ownership": (0.0, 1.0), "knowledge_base": (0.0, 1.0), "canned_replies": (0.0, 0.5)}
    arms: dict[Label, Arm] = {}
    for with_tools in (0, 1):
        setting = start
        for name, levels in tools.items():
            setting = setting.moved(name, levels[with_tools])
        arms[(0, with_tools)] = setting
    return arms


def _public_posts(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Public posts answered: 90 % (0), and none (1)."""
    start = Setting(company, levers_of("neutral"))
    return {(0, i): start.moved("public_replies", share) for i, share in enumerate((0.9, 0.0))}


def is_in_public(company: Company) -> str | None:
    """What keeps a company from a test of public posts."""
    there = any(channel.kind == PUBLIC for channel in company.channels)
    return None if there else f"{company.name} has no public channel"


def _catalogue(worlds: Sequence[World], comparisons: int) -> Measured:
    """Each named issue's share of problems ÷ its share in the catalogue; and all of them together."""
    company = worlds[0].company()
    chances = np.array([issue.prob_per_purchase if issue.is_problem else 0.0 for issue in company.issues])
    shares = np.array([world.array("problems_by_issue.counts") for world in worlds])
    shares = shares / shares.sum(axis=1, keepdims=True)
    named = [i for i, issue in enumerate(company.issues) if issue.name in NAMED_ISSUES[company.name]]
    ratios = [
        over_worlds(shares[:, i] / (chances[i] / chances.sum()), comparisons, company.issues[i].name) for i in named
    ]
    return [ratios, [over_worlds(shares[:, named].sum(axis=1), comparisons)]]


def _limit_follows(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Training and discretion crossed; the remedy limit is 1.25 times the discretion."""
    arms = arms_of(row.design, company, seed)
    return {at: arm.moved("remedy_limit_x_loss", 1.25 * arm.levers.discretion) for at, arm in arms.items()}


def interaction(world: World, kpi: str) -> float:
    """What two moves do together, less what each does alone."""
    return world.rise(kpi, HIGH_HIGH, LOW_HIGH) - world.rise(kpi, HIGH_LOW, LOW_LOW)


def _with_and_without_context(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Human access low and high (side 0), and hand-over without and with context (side 1)."""
    arms = arms_of(row.design, company, seed)
    start = Setting(company, levers_of("neutral"))
    context: dict[Label, Arm] = {(1, i): start.moved("handover_context", float(i)) for i in (0, 1)}
    return {**arms, **context}


def _bot_access(world: World) -> list[float | None]:
    access = world.figure("bot_sessions.csat_of_begun", (0, 1)) - world.figure("bot_sessions.csat_of_begun", (0, 0))
    effort = [world.figure("bot_sessions.effort_of_begun", (1, i)) for i in (0, 1)]
    return [access, effort[1] - effort[0]]


def _one_budget(setting: Setting) -> Setting:
    """The same money for every centre: what neutral levers cost; who spends more has fewer posts."""
    company, levers = setting
    budget = programme_usd_per_agent_week(levers, company.economics.programme_usd_per_agent_week, company.parameters)
    return setting.moved("economics.budget_usd_per_agent_week", budget)


def _results(world: World, centre: Label) -> list[float]:
    return [
        world.kpi("csat", centre), world.kpi("revenue", centre), world.margin(centre),
        world.kpi("agent_attrition", centre),
    ]  # fmt: skip


def _corners(*labels: Label) -> Callable[[Row, Company, int], Mapping[Label, Arm]]:
    """Of two moves crossed, the arms that are judged."""

    def arms(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
        crossed = arms_of(row.design, company, seed)
        return {at: crossed[at] for at in labels}

    return arms


def _fixes(worlds: Sequence[World], comparisons: int) -> Measured:
    """Voiced once punishment without cause goes; contacts once what is then voiced is acted on."""
    voiced = np.array([[world.kpi("suggestions_voiced", at) for at in (HIGH_LOW, LOW_LOW)] for world in worlds])
    contacts = [
        relative(world.figure("contacts.per_purchase", HIGH_HIGH), world.figure("contacts.per_purchase", HIGH_LOW))
        for world in worlds
    ]
    return [
        [jackknife(lambda some: relative(*some.mean(axis=0).tolist()), voiced, comparisons)],
        [over_worlds(contacts, comparisons)],
    ]


def exceptions_share(world: World, arm: Label) -> float:
    """Exceptions among the conversations in which procedure was not enough: exception, escalation or refusal."""
    done = {name: world.total(f"conduct_{name}", arm) for name in ("exception", "escalated", "refused")}
    return quotient(done["exception"], sum(done.values()))


def _shocked(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Independent (0) and chain (1), left alone (0) and with bad reviews put in (1)."""
    arms: dict[Label, Arm] = {}
    for level, dampening in enumerate(row.design.moves[0].levels):
        start = Setting(company, levers_of("neutral")).moved("economics.brand_dampening", dampening)
        arms[(level, 0)] = start
        arms[(level, 1)] = start.moved("review_shock_week", SHOCK_WEEK).moved("review_shock", SHOCK_REVIEWS)
    return arms


def _shock(worlds: Sequence[World], comparisons: int) -> Measured:
    independent, chain = (
        [world.growth("new_customers", (i, 1), (i, 0), AFTER_SHOCK) for world in worlds] for i in (0, 1))
    return [[over_worlds(independent, comparisons)], [ratio_over_worlds(independent, chain, comparisons)]]


def money_rise(world: World) -> float:
    """Profit and value of customers at the end, in one arm less in the other ÷ revenue."""
    after, before = (world.kpi("profit", at) + world.kpi("customer_equity", at) for at in ((0, 1), (0, 0)))
    return quotient(after - before, world.kpi("revenue", START))


def _minimum_refund(setting: Setting) -> Setting:
    return setting.moved("discretion", 0.05)


def _celebrated(worlds: Sequence[World], comparisons: int) -> Measured:
    """Engagement; skill of the lower half at the start; gain in the second year ÷ in the first half-year."""
    engagement = [world.rise("engagement") for world in worlds]
    late, early = ([world.rise("engagement", span=span) for world in worlds] for span in (SECOND_YEAR, FIRST_HALF))
    return [
        [over_worlds(engagement, comparisons)],
        [over_worlds([_lower_half_gain(world) for world in worlds], comparisons)],
        [ratio_over_worlds(late, early, comparisons)],
    ]  # fmt: skip


def _lower_half_gain(world: World) -> float:
    start = world.array("skill_by_post.at_start", (0, 0))
    lower = start < np.nanmedian(start)
    after, before = (world.array("skill_by_post.mean", at) for at in ((0, 1), (0, 0)))
    gain = after[lower] - before[lower]
    return float(np.nanmean(gain)) if np.isfinite(gain).any() else np.nan


def _every_lever(row: Row, company: Company, seed: int) -> Mapping[Label, Arm]:
    """Every lever alone, at the low and the high end of its scale."""
    start = Setting(company, levers_of("neutral"))
    arms: dict[Label, Arm] = {}
    for number, (name, hint) in enumerate(get_type_hints(Levers, include_extras=True).items()):
        (lever,) = hint.__metadata__
        arms[(0, number, 0)], arms[(0, number, 1)] = start.moved(name, lever.low), start.moved(name, lever.high)
    return arms


def _moved_by_levers(worlds: Sequence[World], comparisons: int) -> Measured:
    """Share of cases that are scored; and of the nine largest differences that a lever makes the least."""
    scored = [
        quotient(sum(w.total("appraised", at) for at in w.labels), sum(w.total("cases_closed", at) for at in w.labels))
        for w in worlds
    ]
    names = tuple(Levers._fields)
    largest: list[Found] = []
    for expectation in EXPECTATIONS:
        kpi = f"expectation_{expectation}"
        moved = np.array([
            [world.rise(kpi, (0, i, 1), (0, i, 0)) for i in range(len(names))] for world in worlds
        ])
        best = int(np.nanargmax(np.abs(moved.mean(axis=0))))
        sign = np.sign(moved[:, best].mean())
        largest.append(over_worlds(sign * moved[:, best], comparisons, f"{expectation}, by {names[best]}"))
    return [[over_worlds(scored, comparisons)], [min(largest, key=lambda found: found.interval.mean)]]


def has_departments(company: Company) -> str | None:
    """What keeps a company from a test of its departments."""
    return None if any(issue.departments for issue in company.issues) else f"{company.name} has no departments"


CLAIM_TRIALS: Final[dict[str, Trial]] = {
    "C01": Trial(
        each(lambda w: [w.rise("engagement", (0, 1), (0, 0)), w.rise("measured_effort", (1, 1), (1, 0))]),
        arms=_also_unwilling),
    "C02": Trial(
        each(lambda w: [
            w.figure("service_and_drive.explained", AGAINST) - w.figure("service_and_drive.explained", NEUTRAL),
            w.figure("service_and_drive.drive_of_best", AGAINST)]),
        ("service_and_drive",)),
    "C03": Trial(_elite, ("voluntary_effort",)),
    "C04": Trial(_few_abuse),
    "C05": Trial(
        each(lambda w: [w.rise("csat"), w.rise("engagement")]), tweak=lambda s: s.moved("weight_sales", 0.8)),
    "C06": Trial(each(lambda w: [money_rise(w)])),
    "C07": Trial(
        each(lambda w: [w.rise("trust", (1,), (0,)), w.rise("csat", (1,), (2,))]), arms=_three_bundles),
    "C08": Trial(
        each(lambda w: [w.rise("first_reply_h"), w.figure("written.csat", (0, 1)) - w.figure("written.csat", (0, 0))]),
        ("written",), arms=_inbox),
    "C09": Trial(_catalogue, ("problems_by_issue",)),
    "C10": Trial(
        each(lambda w: [
            w.rise("escalation_rate"), w.figure("judgement.hours", END) - w.figure("judgement.hours", START),
            w.figure("escalated_remedies.to_fair", (0, 1))]),
        ("judgement", "escalated_remedies")),
    "C11": Trial(
        each(lambda w: [w.rise("csat"), attrition(w, END) - attrition(w, START)]), ("leaving",)),
    "C12": Trial(
        across_centres(
            lambda w, at: [w.kpi("agent_satisfaction", at), w.kpi("csat", at)],
            lambda centres: correlation(centres[:, 0], centres[:, 1])),
        tweak=_one_budget),
    "C13": Trial(
        each(lambda w: [interaction(w, "first_contact_resolution"), interaction(w, "csat")]), arms=_limit_follows),
    "C14": Trial(
        each(lambda w: [
            w.figure(f"resolution_by_complexity.{name}", (0, 1)) - w.figure(f"resolution_by_complexity.{name}", (0, 0))
            for name in ("complex", "simple")]),
        ("resolution_by_complexity",)),
    "C15": Trial(
        each(lambda w: [
            exceptions_share(w, HIGH_HIGH) - exceptions_share(w, LOW_HIGH),
            exceptions_share(w, HIGH_HIGH) - exceptions_share(w, HIGH_LOW)]),
        arms=_corners(LOW_HIGH, HIGH_LOW, HIGH_HIGH)),
    "C16": Trial(each(_bot_access), ("bot_sessions",), arms=_with_and_without_context, lacks=has_bot),
    "C17": Trial(
        each(lambda w: [w.rise("reputation"), w.growth("new_customers")]), arms=_public_posts, lacks=is_in_public),
    "C18": Trial(
        across_centres(_results, *(lambda c, i=i: rank_correlation(c[:, 0], c[:, i]) for i in (1, 2, 3))),
        tweak=_one_budget),
    "C19": Trial(each(lambda w: [w.rise("csat"), w.rise("refusal_rate")])),
    "C20": Trial(each(lambda w: [w.growth("problem_rate", span=SECOND_YEAR)]), spans=(SECOND_YEAR,)),
    "C21": Trial(_fixes, ("contacts",), arms=_corners(LOW_LOW, HIGH_LOW, HIGH_HIGH)),
    "C22": Trial(
        each(lambda w: [
            w.margin_rise(), w.rise("conversion_rate"), w.rise("repeat_purchase_rate"), w.rise("advocacy_rate")])),
    "C23": Trial(_shock, spans=(AFTER_SHOCK,), arms=_shocked),
    "C24": Trial(each(lambda w: [w.rise("csat")])),
    "C25": Trial(
        each(lambda w: [w.figure("within_procedure.csat", HIGH_HIGH) - w.figure("within_procedure.csat", LOW_LOW)]),
        ("within_procedure",), arms=_corners(LOW_LOW, HIGH_HIGH), tweak=_minimum_refund),
    "C26": Trial(
        each(lambda w: [
            w.rise("engagement"), w.rise("boredom"), w.rise("refusal_rate")])),
    "C27": Trial(
        each(lambda w: [w.rise("trust"), w.rise("suggestions_acted_on")])),
    "C28": Trial(
        each(lambda w: [w.margin_rise(span=FIRST_HALF), w.margin_rise(span=LAST_HALF)]),
        spans=(FIRST_HALF, LAST_HALF)),
    "C29": Trial(
        each(lambda w: [w.rise("exhaustion"), w.rise("first_contact_resolution"), w.rise("absence_rate")])),
    "C30": Trial(
        each(lambda w: [
            w.figure(f"departments.{name}") for name in ("time_to_resolution_h", "satisfaction", "missed")]),
        ("departments",), lacks=has_departments),
    "C31": Trial(_celebrated, ("skill_by_post",), spans=(FIRST_HALF, SECOND_YEAR)),
    "C32": Trial(_moved_by_levers, arms=_every_lever),
    "C33": Trial(each(lambda w: [w.kpi("all_nine_met"), w.kpi("variance_split")])),
    "C34": Trial(
        each(lambda w: [quotient(logit_gain(w, HIGH_HIGH, LOW_HIGH), logit_gain(w, HIGH_LOW, LOW_LOW))]),
        ("skill_by_post",), tweak=experienced),
    "C35": Trial(
        each(lambda w: [
            w.rise(kpi, AGAINST, NEUTRAL)
            for kpi in ("consistency_between_agents", "consistency_between_weeks", "csat")])),
    "C36": Trial(
        each(lambda w: [
            w.figure(f"stars.{name}", (0, 1)) - w.figure(f"stars.{name}", (0, 0)) for name in ("share", "attrition")]),
        ("stars",)),
}
"""By id. A row that is not here cannot be tested yet; `cxsim.validation.trials.available` says why."""
