"""Folds over customers: who buys, complains, stays and leaves after what has happened to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from cxsim.metrics.stream import Floats
from cxsim.rules.appraisal import CSAT_NEUTRAL_LOGIT, CSAT_SLOPE, LIKELIHOOD_PER_SD
from cxsim.rules.company import MINUTES_PER_DAY
from cxsim.rules.events import Kind
from cxsim.validation.trials.history import Flags, History, Ids, Rows, lookup, mean, share, standardised
from cxsim.validation.trials.staying import expected_share_staying, left_week

Figures = Mapping[str, float | Floats]

HALF_YEAR = 26.0
YEAR = 52.0
SEVERE = 0.6
"""Problems above count as severe (F10, as registered)."""


class Problems(NamedTuple):
    """All problems of the run, in order of customers and of time: arrays (problems,)."""

    case_id: Ids
    customer_id: Ids
    week: Floats
    issue: Floats
    severity: Floats
    loss_cents: Floats
    spoken: Flags
    """Whether the customer contacted the firm."""
    closed_week: Floats
    """When the case was closed; NaN of silent and of open ones."""
    resolved: Flags
    contacts: Floats
    remedy_cents: Floats
    satisfaction: Floats

    def where(self, rows: Rows) -> Problems:
        """Some of them, or all of them in another order."""
        columns: list[Any] = [column[rows] for column in self]
        return Problems(*columns)


def daily_purchases(h: History) -> Figures:
    """Purchases of each day of the run."""
    day = (h.of(Kind.PURCHASE).time_min // MINUTES_PER_DAY).astype(np.int64)
    return {"counts": np.bincount(day, minlength=7 * h.weeks)[: 7 * h.weeks].astype(np.float64)}


def problems_by_issue(h: History) -> Figures:
    """Problems of each issue of the catalogue."""
    issue = h.of(Kind.PROBLEM).value.astype(np.int64)
    return {"counts": np.bincount(issue, minlength=len(h.company.issues)).astype(np.float64)}


def problem_mix(h: History) -> Figures:
    """Of each week's problems the losses, and the catalogue's chances that they are told, summed: (weeks,) each."""
    found = h.of(Kind.PROBLEM, warm_up=True)
    week = (np.ceil(found.week) - 1.0).astype(np.int64)
    chance = np.array([issue.contact_prob for issue in h.company.issues])[found.value.astype(np.int64)]
    loss, told = np.zeros(h.weeks), np.zeros(h.weeks)
    np.add.at(loss, week, found.value_3 / 100.0)
    np.add.at(told, week, chance)
    return {"loss_usd": loss, "contact_prob": told}


def after_first_problem(h: History) -> Figures:
    """Share still there 52 weeks after a first problem followed by no other, by how it was met.

    Customers count up to their next problem or the end of the run (`expected_share_staying`).
    """
    p = problems(h)
    first = np.append(True, p.customer_id[1:] != p.customer_id[:-1])[: p.week.size]
    gap = np.append(np.where(p.customer_id[1:] == p.customer_id[:-1], p.week[1:] - p.week[:-1], np.inf), np.inf)
    seen = np.minimum(gap[: p.week.size], h.weeks - p.week)[first]
    p = p.where(first)
    closed = np.isfinite(p.closed_week)
    at_once, later = p.resolved & (p.contacts == 1.0), p.resolved & (p.contacts > 1.0)
    unresolved = p.spoken & closed & ~p.resolved
    severe = p.severity > SEVERE
    groups = {
        "at_once": at_once, "later": later, "unresolved": unresolved, "silent": ~p.spoken,
        "severe_at_once": at_once & severe, "severe_unresolved": unresolved & severe,
        "mild_unresolved": unresolved & ~severe,
    }  # fmt: skip
    return {
        name: expected_share_staying(h, p.customer_id[group], p.week[group], seen[group], YEAR)
        for name, group in groups.items()
    }


def hazard_after_case(h: History) -> Figures:
    """Hazard of leaving within 26 weeks of a problem case, against weeks with no problem in the 26 before.

    Weeks are looked at one by one; customers are stratified by quartile of their purchases per week of the run
    in which they were there, and the ratios are those of Mantel and Haenszel for person-time.
    """
    p = problems(h)
    first, last, purchases = _lives(h)
    weeks = np.maximum(last - first, 1.0)
    rate = purchases / weeks
    quartile = np.digitize(rate, np.quantile(rate, (0.25, 0.5, 0.75)))
    left = np.isfinite(left_week(h, np.arange(first.size)))
    events, exposed = np.zeros((3, 4)), np.zeros((3, 4))
    starts = int(HALF_YEAR)
    cases = p.where(np.isfinite(p.closed_week))
    for week in range(starts, h.weeks):
        present = (first <= week - HALF_YEAR) & (last > week)
        leaves = present & left & (last <= week + 1.0)
        recent = cases.where((cases.closed_week <= week) & (cases.closed_week > week - HALF_YEAR))
        resolved, unresolved, troubled = (np.zeros(first.size, dtype=bool) for _ in range(3))
        resolved[recent.customer_id[recent.resolved]] = True
        unresolved[recent.customer_id[~recent.resolved]] = True
        troubled[p.customer_id[(p.week <= week) & (p.week > week - HALF_YEAR)]] = True
        groups = (~troubled & ~resolved & ~unresolved, resolved & ~unresolved, unresolved)
        for number, group in enumerate(groups):
            at_risk = group & present
            events[number] += np.bincount(quartile[at_risk & leaves], minlength=4)
            exposed[number] += np.bincount(quartile[at_risk], minlength=4)
    return {
        "resolved": rate_ratio(events[1], exposed[1], events[0], exposed[0]),
        "unresolved": rate_ratio(events[2], exposed[2], events[0], exposed[0]),
    }


def rate_ratio(events: Floats, exposed: Floats, base_events: Floats, base_exposed: Floats) -> float:
    """Ratio of two rates over strata (Mantel & Haenszel, for person-time; Rothman, remembered)."""
    total = exposed + base_exposed
    known = total > 0.0
    above = (events * base_exposed)[known] / total[known]
    below = (base_events * exposed)[known] / total[known]
    return share(float(above.sum()), float(below.sum()))


def paradox(h: History) -> Figures:
    """Satisfaction after an excellent recovery less that of plain enquiries, SD; and retention after the first.

    The whole run counts: nobody remembers a failure when it begins.
    """
    p = problems(h)
    cases = h.all_cases
    plain = ~cases.is_problem & cases.resolved & (cases.contacts == 1.0)
    sd = float(cases.satisfaction.std()) if cases.satisfaction.size else float("nan")
    excellent = p.resolved & (p.contacts == 1.0) & (p.remedy_cents >= p.loss_cents)
    same = np.append(False, p.customer_id[1:] == p.customer_id[:-1])[: p.week.size]
    gap = np.where(same, p.week - np.append(0.0, p.week[:-1])[: p.week.size], np.inf)
    earlier = np.append(False, gap[:-1] <= YEAR)[: p.week.size] & same
    first, second = excellent & (gap > YEAR), excellent & (gap <= YEAR) & ~earlier
    usual = mean(cases.satisfaction, plain)
    dates = np.arange(HALF_YEAR, h.weeks - HALF_YEAR + 1.0, 0.5 * HALF_YEAR)
    return {
        "first": (mean(p.satisfaction, first) - usual) / sd,
        "second": (mean(p.satisfaction, second) - usual) / sd,
        "retention": _half_year_retention(h, p.where(first), p.closed_week[first])
        - _retention_untroubled(h, p, dates),
    }


def order_of_recoveries(h: History) -> Figures:
    """Impression left by two problems, bad then good, less good then bad: likelihood to recommend, the case taken off.

    Answers of 0 and 10 are cut off and say nothing about what is left, so they are left out.
    """
    p = problems(h)
    p = p.where(np.isfinite(p.closed_week))
    pair = (p.customer_id[1:] == p.customer_id[:-1]) & (p.week[1:] - p.week[:-1] <= YEAR)
    former, latter = p.where(np.append(pair, False)), p.where(np.append(False, pair))
    cases = h.all_cases
    likelihood = lookup(cases.case_id, cases.likelihood, latter.case_id, np.nan)
    share_of_scale = np.clip((latter.satisfaction - 1.0) / 4.0, 1e-9, 1.0 - 1e-9)
    felt = (np.log(share_of_scale / (1.0 - share_of_scale)) - CSAT_NEUTRAL_LOGIT) / CSAT_SLOPE
    left = likelihood - LIKELIHOOD_PER_SD * felt
    told = (likelihood > 0.0) & (likelihood < 10.0)
    bad_good = mean(left, told & ~former.resolved & latter.resolved)
    good_bad = mean(left, told & former.resolved & ~latter.resolved)
    return {"difference": bad_good - good_bad}


def retention_by_compensation(h: History) -> Figures:
    """26-week retention after resolved problems, by what was given ÷ loss: 1.5 to 2.5 less 1.0 to 1.5."""
    p = problems(h)
    p = p.where(p.resolved)
    multiple = p.remedy_cents / np.maximum(p.loss_cents, 1.0)
    fair, lavish = (
        _half_year_retention(h, p.where(group), p.closed_week[group])
        for group in ((multiple >= 1.0) & (multiple < 1.5), (multiple >= 1.5) & (multiple < 2.5))
    )
    return {"difference": lavish - fair}


def complaining_again(h: History) -> Figures:
    """Next problem after a compensated one against one without: how many speak up, within issues; and retention.

    Who speaks up is counted by his chance to (`Kind.PROBLEM_WEIGHED`), which does not hang on luck.
    """
    p = problems(h)
    compensated = p.remedy_cents > 0.0
    same = np.append(False, p.customer_id[1:] == p.customer_id[:-1])[: p.week.size]
    before = np.append(False, compensated[:-1])[: p.week.size]
    weighed = h.of(Kind.PROBLEM_WEIGHED, warm_up=True)
    chance = lookup(weighed.case_id, weighed.value, p.case_id, np.nan)
    again = standardised(chance, p.issue, same & before, same & ~before)
    ended = np.where(np.isfinite(p.closed_week), p.closed_week, p.week)
    with_, without = (_half_year_retention(h, p.where(group), ended[group]) for group in (compensated, ~compensated))
    return {"contact_ratio": share(*again), "retention": with_ - without}


def award_on_award(h: History) -> Figures:
    """Least-squares slope of an award on the same customer's award before, each ÷ loss: cases of problems told."""
    p = problems(h)
    p = p.where(p.spoken & np.isfinite(p.closed_week) & (p.loss_cents > 0.0))
    awarded = p.remedy_cents / p.loss_cents
    same = p.customer_id[1:] == p.customer_id[:-1]
    former, latter = awarded[:-1][same], awarded[1:][same]
    if former.size < 2:
        return {"slope": float("nan")}
    off = former - former.mean()
    return {"slope": share(float((off * (latter - latter.mean())).sum()), float((off * off).sum()))}


def problems(h: History) -> Problems:
    """All problems of the run, warm-up included, joined to what became of them."""
    table = h.of(Kind.PROBLEM, warm_up=True)
    table = table.where(np.lexsort((table.time_min, table.customer_id)))
    c = h.all_cases
    silent = h.of(Kind.PROBLEM_SILENT, warm_up=True)
    remedies = h.of(Kind.REMEDY, warm_up=True)
    paid_cases, place = np.unique(remedies.case_id, return_inverse=True)
    paid = np.bincount(place, weights=remedies.value, minlength=paid_cases.size)

    def of_case(values: Floats, otherwise: float) -> Floats:
        return lookup(c.case_id, values, table.case_id, otherwise)

    return Problems(
        table.case_id, table.customer_id, table.week, table.value, table.value_2, table.value_3,
        ~np.isin(table.case_id, silent.case_id), of_case(c.closed_week, np.nan),
        of_case(c.resolved.astype(np.float64), 0.0) > 0.0, of_case(c.contacts, 0.0),
        lookup(paid_cases, paid, table.case_id, 0.0), of_case(c.satisfaction, np.nan),
    )  # fmt: skip


def _lives(h: History) -> tuple[Floats, Floats, Floats]:
    """Of every customer by id: first and last week, and purchases. Who never joined has an empty life."""
    joined = h.of(Kind.CUSTOMER_JOINED, warm_up=True)
    bought = h.of(Kind.PURCHASE, warm_up=True)
    initial = h.company.economics.customers
    size = max(initial, int(joined.customer_id.max()) + 1 if joined.customer_id.size else 0)
    first = np.full(size, np.inf)
    first[:initial] = 0.0
    first[joined.customer_id] = joined.week
    gone = left_week(h, np.arange(size))
    last = np.where(np.isfinite(first), np.where(np.isfinite(gone), gone, float(h.weeks)), -np.inf)
    return (
        np.where(np.isfinite(first), first, float(h.weeks)),
        np.where(np.isfinite(last), last, float(h.weeks)),
        np.bincount(bought.customer_id, minlength=size).astype(np.float64),
    )


def _half_year_retention(h: History, p: Problems, start: Floats) -> float:
    """Share of customers still there 26 weeks after a week of their own; the end of the run cuts some short."""
    return expected_share_staying(h, p.customer_id, start, h.weeks - start, HALF_YEAR)


def _retention_untroubled(h: History, p: Problems, dates: Floats) -> float:
    """26-week retention, from each date on, of those who had no problem in the 26 weeks before it; mean over dates.

    The last half year may end with the run: who is there then has stayed.
    """
    first, last, _ = _lives(h)
    gone = left_week(h, np.arange(first.size))

    def retention(date: float) -> float:
        there = (first <= date - HALF_YEAR) & (last > date)
        there[p.customer_id[(p.week > date - HALF_YEAR) & (p.week <= date)]] = False
        return mean(~(gone <= date + HALF_YEAR), there)

    return mean(np.array([retention(date) for date in dates.tolist()]))
