"""Customers who leave a message: they are called back, it costs them patience at home and not in the queue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from laws import count, lived_through
from small_company import small_company

from cxsim.rules.company import Company, Messages
from cxsim.rules.events import Kind


def firm(**phone: Any) -> Company:
    """Few agents, many customers who ring, work after every call."""
    company = small_company(agents=4, customers=900, absence_prob=0.0)
    channels = list(company.channels)
    channels[1] = replace(channels[1], **phone)
    issues = tuple(replace(issue, wrap_up_min=2.0) for issue in company.issues)
    return replace(company, channels=tuple(channels), issues=issues)


def test_messages_are_left_after_their_time_and_answered_once_each() -> None:
    log = lived_through(firm(lines=6, messages=Messages(1.0, 0.6, True, 1)), weeks=3)
    left, answered = (log["kind"] == kind for kind in (Kind.MESSAGE_LEFT, Kind.MESSAGE_ANSWERED))
    assert left.sum() > 30
    assert np.allclose(log["value"][left], 1.0)
    assert 0.5 * left.sum() < answered.sum() <= left.sum()
    keys = [list(zip(log["case_id"][rows], log["value_2"][rows], strict=True)) for rows in (left, answered)]
    assert len(set(keys[1])) == len(keys[1])
    assert set(keys[1]) <= set(keys[0])


def test_a_message_that_nobody_answers_ends_the_case_unresolved() -> None:
    log = lived_through(firm(messages=Messages(0.0, 1.0, False, 1)), weeks=2)
    assert count(log, Kind.MESSAGE_ANSWERED) == 0
    left = set(log["case_id"][log["kind"] == Kind.MESSAGE_LEFT].tolist())
    closed = log["kind"] == Kind.CASE_CLOSED
    outcome = dict(zip(log["case_id"][closed].tolist(), log["value"][closed].tolist(), strict=True))
    assert left
    assert {outcome[case] for case in left if case in outcome} == {0.0}


def test_work_after_the_call_is_the_agents_and_not_the_customers() -> None:
    log = lived_through(firm(), weeks=2)
    ended = {}
    for time, kind, case, agent in zip(log["time_min"], log["kind"], log["case_id"], log["agent_id"], strict=True):
        if kind == Kind.CONTACT_ENDED:
            ended[case] = time, agent
        elif kind == Kind.WRAPPED_UP:
            assert time >= ended[case][0]
            assert agent == ended[case][1]
    closed_at = dict(zip(log["case_id"][log["kind"] == Kind.CASE_CLOSED],
                         log["time_min"][log["kind"] == Kind.CASE_CLOSED], strict=True))  # fmt: skip
    assert any(closed_at.get(case) == time for case, (time, _) in ended.items())
    assert 0 <= count(log, Kind.CONTACT_ENDED) - count(log, Kind.WRAPPED_UP) <= 4 + count(log, Kind.TRANSFERRED)
