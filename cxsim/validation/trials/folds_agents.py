"""Folds over agents: who they are, what they feel, do, say and err in, and who leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from cxsim.metrics.stream import Floats
from cxsim.rules.events import Kind
from cxsim.validation.trials.history import History, lookup, mean, share
from cxsim.validation.trials.quits import expected_quits

Figures = Mapping[str, float | Floats]

WEEKS_PER_MONTH: Final = 52.0 / 12.0
EARLY_WEEKS: Final = 13.0
STAR_Z: Final = 1.2815515655446004
"""The top tenth of a normal distribution."""


def handle_by_month(h: History) -> Figures:
    """Geometric mean handle time of each month of the run, from the first, within issue and channel: (months,).

    Weighted to the mix of the whole run; for firms whose agents all begin on the first day. Experience multiplies
    handle times, which are lognormal, so their geometric means stand in the same ratio as their means, and a long
    conversation weighs less in them.
    """
    ended, opened = h.of(Kind.CONTACT_ENDED, warm_up=True), h.of(Kind.CASE_OPENED, warm_up=True)
    issue = lookup(opened.case_id, opened.value, ended.case_id, -1.0)
    kind_of_work = (issue * 100.0 + ended.channel).astype(np.int64)
    _, work = np.unique(kind_of_work, return_inverse=True)
    month = (ended.week // WEEKS_PER_MONTH).astype(np.int64)
    shape = (int(work.max()) + 1 if work.size else 0, int(h.weeks // WEEKS_PER_MONTH) + 1)
    logs, counts = np.zeros(shape), np.zeros(shape)
    np.add.at(logs, (work, month), np.log(ended.value))
    np.add.at(counts, (work, month), 1.0)
    common = (counts > 0.0).all(axis=1) if shape[0] else np.zeros(0, dtype=bool)
    if not common.any():
        common = counts.sum(axis=1) > 0.0
    weight = counts[common].sum(axis=1, keepdims=True)
    means = np.divide(logs[common], counts[common], out=np.full_like(logs[common], np.nan), where=counts[common] > 0)
    total = np.where(np.isfinite(means), weight, 0.0).sum(axis=0)
    return {"mean_min": np.exp(np.nansum(weight * means, axis=0) / total)}


def handle_by_agent(h: History) -> Figures:
    """Handle time and conversations of each person who had any, and who he is: (people,) each."""
    ended = h.of(Kind.CONTACT_ENDED)
    people, place = np.unique(ended.agent_id, return_inverse=True)
    minutes = np.zeros(people.size)
    np.add.at(minutes, place, ended.value)
    contacts = np.bincount(place, minlength=people.size).astype(np.float64)
    return {"id": people.astype(np.float64), "minutes": minutes, "contacts": contacts}


def leaving(h: History) -> Figures:
    """Quits to be expected, and weeks of people, in all, in the first 13 weeks after being hired, and later.

    People who were there at the start count as having been hired long ago.
    """
    hired, left = h.of(Kind.AGENT_HIRED, warm_up=True), h.of(Kind.AGENT_LEFT, warm_up=True)
    people = np.unique(h.of(Kind.AGENT_FEELING, warm_up=True).agent_id)
    people = np.union1d(np.union1d(people, hired.agent_id), left.agent_id)
    begun = lookup(hired.agent_id, hired.week, people, -np.inf)
    gone = lookup(left.agent_id, left.week, people, np.inf)
    start, end = float(h.warm_up_weeks), float(h.weeks)
    settled = begun + EARLY_WEEKS
    early = np.clip(np.minimum(gone, np.minimum(settled, end)) - np.maximum(begun, start), 0.0, None)
    early[np.isneginf(begun)] = 0.0
    late = np.clip(np.minimum(gone, end) - np.maximum(settled, start), 0.0, None)
    quits = expected_quits(h)
    is_early = quits.week + 1.0 <= lookup(people, settled, quits.agent_id, -np.inf) + 0.5
    return {
        "expected_quits": float(quits.quits.sum()),
        "early_quits": float(quits.quits[is_early].sum()), "early_weeks": float(early.sum()),
        "late_quits": float(quits.quits[~is_early].sum()), "late_weeks": float(late.sum()),
    }  # fmt: skip


def misuse(h: History) -> Figures:
    """Misuse ÷ conversations of each person who was there at the start, by post: (posts,); and what was to be expected.

    The rate to be expected is that of all agents, by the chance that each week gives them; a newcomer's first week, of
    which nothing is told, is left out.
    """
    ended, misused = h.of(Kind.CONTACT_ENDED), h.of(Kind.MISUSE)
    posts = h.company.staffing.agents
    mine = np.bincount(misused.agent_id[misused.agent_id < posts], minlength=posts)
    contacts = np.bincount(ended.agent_id[ended.agent_id < posts], minlength=posts)
    by_agent = np.divide(mine, contacts, out=np.full(posts, np.nan), where=contacts > 0)
    return {"by_agent": by_agent, "expected_rate": _misuse_to_be_expected(h)}


def _misuse_to_be_expected(h: History) -> float:
    """Mean chance of misuse in a conversation."""
    ended, tempted = h.of(Kind.CONTACT_ENDED), h.of(Kind.AGENT_TEMPTED, warm_up=True)
    of_person = h.weeks + 2
    told_for = tempted.agent_id * of_person + np.rint(tempted.week).astype(np.int64)
    wanted = ended.agent_id * of_person + np.floor(ended.week).astype(np.int64)
    chance = lookup(told_for, tempted.value, wanted, np.nan)
    return mean(chance, np.isfinite(chance))


def voluntary_effort(h: History) -> Figures:
    """Voluntary effort of each agent and week."""
    return {"values": h.of(Kind.AGENT_EFFORT).value_2}


def service_and_drive(h: History) -> Figures:
    """Squared rank correlation of drive with agents' mean case satisfaction, and mean drive of the top tenth."""
    c, ended = h.cases, h.of(Kind.CONTACT_ENDED, warm_up=True)
    order = np.arange(ended.case_id.size)[::-1]  # the last conversation of a case comes first
    agent = lookup(ended.case_id[order], ended.agent_id[order], c.case_id, -1.0).astype(np.int64)
    people, place, cases = np.unique(agent[agent >= 0], return_inverse=True, return_counts=True)
    pleased = np.bincount(place, weights=c.satisfaction[agent >= 0], minlength=people.size) / np.maximum(cases, 1)
    traits = h.of(Kind.AGENT_TRAITS, warm_up=True)
    drive = lookup(traits.agent_id, traits.value_2, people, np.nan)
    known = np.isfinite(drive) & (cases >= 50)
    drive, pleased = drive[known], pleased[known]
    if drive.size < 3:
        return {"explained": np.nan, "drive_of_best": np.nan}
    best = np.argsort(-pleased, kind="stable")[: max(1, round(drive.size / 10))]
    return {"explained": rank_correlation(drive, pleased) ** 2, "drive_of_best": float(drive[best].mean())}


def skill_by_post(h: History) -> Figures:
    """Mean skill of who was there at the start, by post, after the warm-up and in the first week of all: (posts,)."""
    posts = h.company.staffing.agents

    def by_post(early: bool) -> Floats:
        bearing = h.of(Kind.AGENT_BEARING, warm_up=early)
        bearing = bearing.where((bearing.agent_id < posts) & (bearing.week <= (1.0 if early else h.weeks)))
        total = np.bincount(bearing.agent_id, weights=bearing.value_3, minlength=posts)
        weeks = np.bincount(bearing.agent_id, minlength=posts)
        found: Floats = np.divide(total, weeks, out=np.full(posts, np.nan), where=weeks > 0)
        return found

    return {"mean": by_post(False), "at_start": by_post(True)}


def stars(h: History) -> Figures:
    """Share of agents at the end who are of the top tenth of applicants, and how many of those leave in a year.

    Aptitude and drive count alike; both are normal among applicants, with mean 0 and SD 1.
    """
    traits, left = h.of(Kind.AGENT_TRAITS, warm_up=True), h.of(Kind.AGENT_LEFT, warm_up=True)
    star = (traits.value + traits.value_2) / np.sqrt(2.0) > STAR_Z
    gone = lookup(left.agent_id, left.week, traits.agent_id, np.inf)
    weeks = np.clip(np.minimum(gone, float(h.weeks)) - traits.week, 0.0, None)
    dismissed = np.isin(traits.agent_id, left.agent_id[left.value == 1.0])
    quits = expected_quits(h)
    leaves = float(quits.quits[np.isin(quits.agent_id, traits.agent_id[star])].sum()) + float((star & dismissed).sum())
    return {
        "share": mean(star, np.isinf(gone)),
        "attrition": 52.0 * share(leaves, float(weeks[star].sum())),
    }


def rank_correlation(a: Floats, b: Floats) -> float:
    """Spearman's rank correlation; NaN where one does not vary."""
    from scipy.stats import rankdata

    ranks = rankdata(a), rankdata(b)
    return correlation(*ranks)


def correlation(a: Floats, b: Floats) -> float:
    """Pearson's correlation; NaN where one does not vary or there are fewer than two."""
    if a.size < 2 or np.ptp(a) == 0.0 or np.ptp(b) == 0.0:
        return float("nan")
    return float(np.corrcoef(a, b)[0, 1])
