"""Quits to be expected: each person's chance of quitting, week by week, in place of who happened to quit.

Where the log tells everything on which the chance depends, the chance is counted, and elsewhere the quit itself if it
came. Both have the same expectation, whatever happened before (Rao & Blackwell; the quits less their chances are a
martingale), but chances vary far less: a desk of thirty has ten quits a year, give or take three.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cxsim.metrics.stream import Floats
from cxsim.rules.events import Kind
from cxsim.rules.staffing import quit_multiplier, quit_prob, readiness_to_quit, settled_quit_hazard_per_week
from cxsim.validation.trials.history import History, Ids, Table, lookup


class ExpectedQuits(NamedTuple):
    """Weeks of people in which somebody may quit, or quit unforeseen: arrays (rows,)."""

    agent_id: Ids
    week: Ids
    """Week at whose end it is decided, from 0."""
    quits: Floats
    """Chance of quitting; 1 of a quit whose chance cannot be told."""


def expected_quits(h: History) -> ExpectedQuits:
    """The chances of quitting after the warm-up.

    What a person feels at a week's end decides on quitting at the next one, and dismissals come before. Not to be told
    are a newcomer's first week, and who is new among those who were there at the start, while any of them may be.
    """
    p, staffing = h.company.parameters, h.company.staffing
    feeling, bearing = h.of(Kind.AGENT_FEELING, warm_up=True), h.of(Kind.AGENT_BEARING, warm_up=True)
    hired, left = h.of(Kind.AGENT_HIRED, warm_up=True), h.of(Kind.AGENT_LEFT, warm_up=True)
    week = _week(feeling) + 1
    hired_in = lookup(hired.agent_id, _week(hired), feeling.agent_id, np.nan)
    brought = lookup(hired.agent_id, hired.value_3, feeling.agent_id, 0.0)
    tenure = np.where(np.isnan(hired_in), week, brought + week - hired_in - 1.0)
    dismissed = left.where(left.value == 1.0)
    at_risk = (week < h.weeks) & (week >= h.warm_up_weeks)
    at_risk &= week != lookup(dismissed.agent_id, _week(dismissed), feeling.agent_id, -1.0)
    at_risk &= ~np.isnan(hired_in) | (week >= p.quit_early_weeks)
    settled = settled_quit_hazard_per_week(staffing.quit_per_year, p)
    unavoidable = staffing.unavoidable_quit_share
    known = feeling.agent_id[at_risk], week[at_risk]
    chances = [
        quit_prob(
            settled, readiness_to_quit(quit_multiplier(satisfaction, exhaustion, p), unavoidable), weeks, p)
        for satisfaction, exhaustion, weeks in zip(
            bearing.value[at_risk].tolist(), feeling.value_3[at_risk].tolist(), tenure[at_risk].tolist(), strict=True)
    ]
    quit_ = left.where((left.value == 0.0) & (_week(left) >= h.warm_up_weeks))
    foreseen = np.isin(_person_week(quit_.agent_id, _week(quit_), h), _person_week(*known, h))
    unforeseen = quit_.where(~foreseen)
    return ExpectedQuits(
        np.concatenate([known[0], unforeseen.agent_id]),
        np.concatenate([known[1], _week(unforeseen)]),
        np.concatenate([np.array(chances, dtype=np.float64), np.ones(unforeseen.value.size)]),
    )


def _week(table: Table) -> Ids:
    """Week in which something happened, from 0; its end belongs to it."""
    return (np.ceil(table.week) - 1.0).astype(np.int64)


def _person_week(agent_id: Ids, week: Ids, h: History) -> Ids:
    """One number for a person and a week."""
    return agent_id * (h.weeks + 1) + week
