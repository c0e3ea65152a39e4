"""Folds over cases: contacts, transfers, remedies, and what customers make of them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cxsim.metrics.stream import Floats
from cxsim.rules.company import COUNTER, PHONE, WRITTEN
from cxsim.rules.events import (
    ANSWERED,
    ESCALATE,
    EXCEPTION,
    HANDED_OVER,
    PROMISE,
    REFUSE,
    STANDARD_REMEDY,
    TRANSFER,
    Kind,
)
from cxsim.validation.trials.history import Cases, Flags, History, Ids, lookup, mean, share, standardised

Figures = Mapping[str, float | Floats]

FEWEST_CONTACTS = 200
"""Agents with fewer conversations tell too little of the shape of their handle times (F04, as registered)."""
MOST_REPEATS = 3
"""Contacts up to which repeats are compared (F07, as registered)."""
COMPLEX, SIMPLE = 0.6, 0.2
"""Cases above and below count as complex and as simple (C14, as registered)."""
NOVICE_WEEKS = 13.0
"""Weeks of experience with fewer of which somebody is a novice (C14): those in which newcomers leave most (F19)."""
BEYOND_PROCEDURE = (EXCEPTION, ESCALATE, REFUSE)
"""What becomes of cases in which procedure is not enough (C10, C15, as registered)."""


def top_box(h: History) -> Figures:
    """Share of appraised cases with satisfaction of 4.5 or more."""
    return {"share": mean(h.cases.delighted)}


def written(h: History) -> Figures:
    """Mean satisfaction of cases that came in writing."""
    inboxes = [i for i, channel in enumerate(h.company.channels) if channel.kind == WRITTEN]
    return {"csat": mean(h.cases.satisfaction, np.isin(h.cases.channel, inboxes))}


def one_contact(h: History) -> Figures:
    """Cases solved in one contact ÷ cases closed, where a bot that hands over counts as a contact of its own.

    And the same cases ÷ all contacts of closed cases: the share of contacts that were one and done.
    """
    c, ended = h.cases, h.of(Kind.BOT_ENDED, warm_up=True)
    contacts = c.contacts + np.isin(c.case_id, ended.case_id[ended.value == HANDED_OVER])
    solved = c.resolved & (contacts == 1.0)
    return {"share": mean(solved), "of_contacts": share(float(solved.sum()), float(contacts.sum()))}


def within_procedure(h: History) -> Figures:
    """Mean satisfaction of problem cases that were settled by procedure, and in which nobody went beyond it.

    Who was refused, or passed up to somebody who decides by himself, has nothing of what procedure grants.
    """
    c, given, ended = _problems(h), h.of(Kind.REMEDY, warm_up=True), h.of(Kind.CONTACT_ENDED, warm_up=True)
    settled, passed_up = (
        np.isin(c.case_id, ended.case_id[ended.value_2 == conduct]) for conduct in (STANDARD_REMEDY, ESCALATE))
    beyond = np.isin(c.case_id, given.case_id[given.value_3 > 0.0])
    return {"csat": mean(c.satisfaction, settled & ~passed_up & ~beyond)}


def judgement(h: History) -> Figures:
    """Mean hours until resolved of problem cases that need judgement: procedure was not what came of them first.

    As in C15: the first conversation that decided something ended in an exception, a step up the ladder or a refusal.
    """
    c, ended = _problems(h), h.of(Kind.CONTACT_ENDED, warm_up=True)
    decided = ended.where(np.isin(ended.value_2, (STANDARD_REMEDY, PROMISE, *BEYOND_PROCEDURE)))
    ids, first = np.unique(decided.case_id, return_index=True)
    needed = np.isin(c.case_id, ids[np.isin(decided.value_2[first], BEYOND_PROCEDURE)])
    return {"hours": mean(c.open_min / 60.0, needed & c.resolved)}


def contacts(h: History) -> Figures:
    """Contacts offered, by whatever way, for each purchase."""
    offered, bought = h.of(Kind.CONTACT_OFFERED), h.of(Kind.PURCHASE)
    return {"per_purchase": share(float(offered.value.size), float(bought.value.size))}


def repeats(h: History) -> Figures:
    """Resolved problem cases with 1, 2 and 3 contacts, how many are in the top box, and satisfaction summed.

    (3, issues) each.
    """
    c = _problems(h)
    c = c.where(c.resolved & (c.contacts <= MOST_REPEATS))
    shape = (MOST_REPEATS, len(h.company.issues))
    cases, delighted, satisfaction = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    place = c.contacts.astype(np.int64) - 1, c.issue.astype(np.int64)
    np.add.at(cases, place, 1.0)
    np.add.at(delighted, place, c.delighted.astype(np.float64))
    np.add.at(satisfaction, place, c.satisfaction)
    return {"cases": cases, "delighted": delighted, "satisfaction": satisfaction}


def transfers(h: History) -> Figures:
    """Top box and first-contact resolution of cases transferred in their first contact, relative, within issues."""
    c = h.cases
    passed_on = h.of(Kind.TRANSFERRED, warm_up=True)
    transferred = np.isin(c.case_id, passed_on.case_id[passed_on.value == 1.0])
    answered = _first_answered(h, c.case_id)
    delighted = standardised(c.delighted, c.issue, transferred & answered, ~transferred & answered)
    resolved = standardised(_resolved_first(h, c.case_id), c.issue, transferred & answered, ~transferred & answered)
    return {
        "satisfaction": share(*delighted) - 1.0,
        "first_contact_resolution": share(*resolved) - 1.0,
    }


def handle_times(h: History) -> Figures:
    """Shape of log handle times of one simple enquiry by phone: within agents, and between them."""
    (issue,) = (i for i, each in enumerate(h.company.issues) if each.name == "baggage-rules")
    phones = [i for i, channel in enumerate(h.company.channels) if channel.kind == PHONE]
    opened = h.of(Kind.CASE_OPENED, warm_up=True)
    ended = h.of(Kind.CONTACT_ENDED)
    passed_on = h.of(Kind.TRANSFERRED, warm_up=True)
    asked = opened.case_id[(opened.value == issue) & np.isin(opened.channel, phones)]
    rows = np.isin(ended.case_id, asked) & ~np.isin(ended.case_id, passed_on.case_id) & (ended.value_2 != TRANSFER)
    agent, log_time = ended.agent_id[rows], np.log(ended.value[rows])
    groups = [log_time[agent == one] for one in np.unique(agent)]
    return {
        "qq_correlation": mean(np.array([_qq_correlation(g) for g in groups if g.size >= FEWEST_CONTACTS])),
        "share_between": _share_between(groups),
    }


def wait_and_help(h: History) -> Figures:
    """Standardised coefficients of log(1 + wait) and of being helped on satisfaction: phone problem cases."""
    phones = [i for i, channel in enumerate(h.company.channels) if channel.kind == PHONE]
    c = _problems(h)
    answered = h.of(Kind.CONTACT_ANSWERED, warm_up=True)
    once = answered.where(answered.value_2 == 1.0)
    wait = lookup(once.case_id, once.value, c.case_id, np.nan)
    rows = np.isin(c.channel, phones) & np.isfinite(wait) & (c.contacts == 1.0)
    x = np.stack([np.log1p(wait[rows]), c.resolved[rows].astype(np.float64)])
    y = c.satisfaction[rows]
    if y.size < 3 or np.any(x.std(axis=1) == 0.0) or y.std() == 0.0:
        return {"wait": np.nan, "resolved": np.nan}
    x = (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)
    slopes = np.linalg.lstsq(x.T, (y - y.mean()) / y.std(), rcond=None)[0]
    return {"wait": float(slopes[0]), "resolved": float(slopes[1])}


def aggression(h: History) -> Figures:
    """Share of conversations at phone and counter with aggression, and by how much more the agent's next one fails."""
    spoken = [i for i, channel in enumerate(h.company.channels) if channel.kind in (COUNTER, PHONE)]
    ended = h.of(Kind.CONTACT_ENDED)
    angry = h.of(Kind.AGGRESSION)
    # an outburst is written in the very moment at which its conversation ends, by the same agent
    when = ended.time_min + 1j * ended.agent_id
    was_angry = np.isin(when, angry.time_min + 1j * angry.agent_id)
    is_spoken = np.isin(ended.channel, spoken)
    opened = h.of(Kind.CASE_OPENED, warm_up=True)
    issue = lookup(opened.case_id, opened.value, ended.case_id, -1.0)
    order = np.lexsort((ended.time_min, ended.agent_id))
    same_agent = ended.agent_id[order][1:] == ended.agent_id[order][:-1]
    after_anger = np.zeros(order.size, dtype=bool)
    after_anger[order[1:]] = was_angry[order[:-1]] & same_agent
    has_former = np.zeros(order.size, dtype=bool)
    has_former[order[1:]] = same_agent
    has_former &= ended.value_2 != TRANSFER
    failed = ended.value_3 == 0.0
    after, otherwise = standardised(failed, issue, after_anger & has_former, ~after_anger & has_former)
    return {"share": mean(was_angry, is_spoken), "next_failure": share(after, otherwise) - 1.0}


def resolution_by_complexity(h: History) -> Figures:
    """First-contact resolution of complex and of simple cases.

    And of those whose first contact a novice answered how many there are, and how many are resolved in it: novices are
    few, so that worlds are to be put together.
    """
    c = h.cases
    answered, resolved = _first_answered(h, c.case_id), _resolved_first(h, c.case_id)
    hard, easy, by_novice = c.complexity > COMPLEX, c.complexity < SIMPLE, _novice_answered(h, c.case_id)
    return {
        "complex": mean(resolved, answered & hard),
        "simple": mean(resolved, answered & easy),
        **{
            f"novice_{name}": np.array([resolved[by_novice & rows].sum(), (by_novice & rows).sum()], dtype=np.float64)
            for name, rows in (("complex", hard), ("simple", easy))
        },
    }


def remedies(h: History) -> Figures:
    """Standard deviation between remedies of what was given ÷ what was fair."""
    given = h.of(Kind.REMEDY)
    fair = given.value_2 > 0.0
    ratio = given.value[fair] / given.value_2[fair]
    return {"spread": float(ratio.std(ddof=1)) if ratio.size > 1 else float("nan")}


def escalated_remedies(h: History) -> Figures:
    """What customers got in the end in escalated problem cases ÷ what was fair, both summed."""
    c = _problems(h)
    decided, given, problems = (
        h.of(kind, warm_up=True) for kind in (Kind.ESCALATION_DECIDED, Kind.REMEDY, Kind.PROBLEM)
    )
    escalated = c.case_id[np.isin(c.case_id, decided.case_id)]
    got = float(given.value[np.isin(given.case_id, escalated)].sum())
    fair = float(problems.value_3[np.isin(problems.case_id, escalated)].sum())
    return {"to_fair": share(got, fair)}


def bot_sessions(h: History) -> Figures:
    """Cases that the bot handed over against those that never met it, within issues; and all that began with it."""
    c = h.cases
    started, ended = h.of(Kind.BOT_STARTED, warm_up=True), h.of(Kind.BOT_ENDED, warm_up=True)
    has_bot = h.company.bot.channels if h.company.bot is not None else ()
    handed = np.isin(c.case_id, ended.case_id[ended.value == HANDED_OVER])
    began = np.isin(c.case_id, started.case_id)
    direct = np.isin(c.channel, has_bot) & ~began
    delighted = standardised(c.delighted, c.issue, handed, direct)
    effort = standardised(c.effort, c.issue, handed, direct)
    first, anger = h.of(Kind.CONTACT_ENDED, warm_up=True), h.of(Kind.AGGRESSION, warm_up=True)
    _, firsts = np.unique(first.case_id, return_index=True)
    first_end = lookup(first.case_id[firsts], first.time_min[firsts], c.case_id, np.nan)
    angry = lookup(anger.case_id, anger.time_min, c.case_id, np.inf) == first_end
    served = np.isfinite(first_end)
    furious = standardised(angry, c.issue, handed & served, direct & served)
    return {
        "satisfaction": share(*delighted) - 1.0,
        "effort": effort[0] - effort[1],
        "aggression": furious[0] - furious[1],
        "csat_of_begun": mean(c.satisfaction, began),
        "effort_of_begun": mean(c.effort, began),
    }


def departments(h: History) -> Figures:
    """Cases for several departments against cases for one, and broken promises against kept ones, within severity.

    The log shows the need of other departments only once an agent would settle a case and promises a call instead; so
    only cases that an agent set out to settle are compared.
    """
    ended = h.of(Kind.CONTACT_ENDED, warm_up=True)
    tried = np.isin(ended.value_2, (ANSWERED, STANDARD_REMEDY, EXCEPTION, PROMISE))
    c = h.cases.where(np.isin(h.cases.case_id, ended.case_id[tried]))
    promised, settled = h.of(Kind.PROMISED, warm_up=True), h.of(Kind.PROMISE_SETTLED, warm_up=True)
    problems = h.of(Kind.PROBLEM, warm_up=True)
    severity = np.floor(4.0 * lookup(problems.case_id, problems.value_2, c.case_id, -0.25))
    asked = np.isin(c.case_id, promised.case_id)
    missed = np.isin(c.case_id, settled.case_id[settled.value == 0.0])
    kept = np.isin(c.case_id, settled.case_id[settled.value == 1.0]) & ~missed
    hours = standardised(c.open_min / 60.0, severity, asked & c.resolved, ~asked & c.resolved)
    pleased = standardised(c.satisfaction, severity, asked, ~asked)
    let_down = standardised(c.satisfaction, severity, missed, kept)
    return {
        "time_to_resolution_h": hours[0] - hours[1],
        "satisfaction": pleased[0] - pleased[1],
        "missed": let_down[0] - let_down[1],
    }


def _problems(h: History) -> Cases:
    """Closed cases about a problem that there was: no false claims, and no mistakes that came back."""
    problems = h.of(Kind.PROBLEM, warm_up=True)
    return h.cases.where(h.cases.is_problem & np.isin(h.cases.case_id, problems.case_id))


def _first_answered(h: History, case_id: Ids) -> Flags:
    """Whether an agent answered the first contact of each case."""
    answered = h.of(Kind.CONTACT_ANSWERED, warm_up=True)
    return np.isin(case_id, answered.case_id[answered.value_2 == 1.0])


def _novice_answered(h: History, case_id: Ids) -> Flags:
    """Whether the first contact of each case was answered by somebody with less experience than `NOVICE_WEEKS`.

    Who was there at the start is no novice.
    """
    answered, hired = h.of(Kind.CONTACT_ANSWERED, warm_up=True), h.of(Kind.AGENT_HIRED, warm_up=True)
    answered = answered.where(answered.value_2 == 1.0)
    began = lookup(hired.agent_id, hired.week - hired.value_3, answered.agent_id, -np.inf)
    return np.isin(case_id, answered.case_id[answered.week - began < NOVICE_WEEKS])


def _resolved_first(h: History, case_id: Ids) -> Flags:
    """Whether agents resolved each case in its first contact, transfers included and escalations not."""
    answered, ended = h.of(Kind.CONTACT_ANSWERED, warm_up=True), h.of(Kind.CONTACT_ENDED, warm_up=True)
    further = answered.where(answered.value_2 == 2.0)
    second = lookup(further.case_id, further.time_min, ended.case_id, np.inf)
    first = np.isin(ended.case_id, answered.case_id[answered.value_2 == 1.0])
    return np.isin(case_id, ended.case_id[first & (ended.value_3 > 0.0) & (ended.time_min <= second)])


def _qq_correlation(values: Floats) -> float:
    """Correlation of a normal Q-Q plot (Blom's positions)."""
    from scipy.special import ndtri

    positions = (np.arange(1, values.size + 1) - 0.375) / (values.size + 0.25)
    return float(np.corrcoef(np.sort(values), ndtri(positions))[0, 1])


def _share_between(groups: list[Floats]) -> float:
    """Share of variance between groups, one-way random effects, method of moments; groups of two and more."""
    groups = [g for g in groups if g.size > 1]
    n = np.array([g.size for g in groups], dtype=np.float64)
    if n.size < 2:
        return float("nan")
    means = np.array([g.mean() for g in groups])
    within = sum(float(((g - g.mean()) ** 2).sum()) for g in groups) / float((n - 1.0).sum())
    grand = float((n * means).sum() / n.sum())
    between = float((n * (means - grand) ** 2).sum()) / (n.size - 1.0)
    typical = (n.sum() - (n * n).sum() / n.sum()) / (n.size - 1.0)
    variance = max(0.0, (between - within) / float(typical))
    return share(variance, variance + within)
