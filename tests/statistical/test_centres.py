"""Contact centres of the literature against exact theory: fixed seeds, four standard errors by batch means."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from small_company import run

from cxsim.rules.company import UNIFORM, AgentGroup, Company, Messages, Stream
from cxsim.rules.events import Kind
from cxsim.validation.queue_model import NEUTRAL_LEVERS, Queue, neutral_company
from cxsim.validation.queueing import erlang_b, erlang_c, limited_lines

WEEKS, BATCHES, SERVICE_MIN = 8, 20, 20.0
RATE = 1.0 / SERVICE_MIN
"""Calls a minute that make one erlang."""
pytestmark = pytest.mark.statistical

Log = dict[str, Any]


def centre(agents: int, load: float, patience: float = math.inf, **channel: Any) -> Company:
    """Calls of 20 minutes, ``load`` erlangs of them; patience in calls' lengths; ``channel`` changes the phone."""
    queue = Queue(agents, load, 1.0, min(patience, 1e6), 1.0, customers=1000)
    company = neutral_company(queue, SERVICE_MIN)
    streams = (replace(company.streams[0], rate_per_min=load * RATE),)
    return replace(company, channels=(replace(company.channels[0], **channel),), streams=streams)


def batches(log: Log, kind: int, weight: str | None = None, chosen: Any = True) -> np.ndarray:
    """Sum over each batch of time of the events of a kind, or of one of their values."""
    rows = (log["kind"] == kind) & chosen
    batch = np.minimum((log["time_min"][rows] / (WEEKS * 10080.0) * BATCHES).astype(int), BATCHES - 1)
    return np.bincount(batch, None if weight is None else log[weight][rows], minlength=BATCHES)


def agrees(parts: np.ndarray, wholes: np.ndarray, exact: float) -> bool:
    """Whether the ratio of sums is within four standard errors of what theory says."""
    ratio = parts.sum() / wholes.sum()
    error = np.std((parts - ratio * wholes) / wholes.mean(), ddof=1) / math.sqrt(BATCHES)
    assert error < 0.2 * max(ratio, 0.05), "too few calls for a test"
    return bool(abs(ratio - exact) <= 4.0 * error)


@pytest.mark.parametrize(("agents", "lines", "load", "patience"), [(1, 3, 0.9, math.inf), (4, 7, 3.6, math.inf),
                                                                   (4, 6, 5.0, 0.5)])  # fmt: skip
def test_limited_lines_block_delay_and_lose_as_a_birth_and_death_process_does(agents, lines, load, patience) -> None:
    exact = limited_lines(agents, lines, load, 1.0, patience)
    log = run(centre(agents, load, patience, lines=lines), NEUTRAL_LEVERS, weeks=WEEKS)
    offered = batches(log, Kind.CONTACT_OFFERED)
    assert agrees(batches(log, Kind.CONTACT_BLOCKED), offered, exact.blocking_probability)
    assert agrees(batches(log, Kind.CONTACT_ENDED, "value"), np.full(BATCHES, WEEKS * 10080.0 / BATCHES) * agents,
                  exact.occupancy)  # fmt: skip
    waits = batches(log, Kind.CONTACT_ANSWERED, "value") + batches(log, Kind.CONTACT_ABANDONED, "value")
    assert agrees(waits / SERVICE_MIN, offered - batches(log, Kind.CONTACT_BLOCKED), exact.average_wait)
    if patience < math.inf:
        assert agrees(batches(log, Kind.CONTACT_ABANDONED), offered, exact.abandonment_rate)


@pytest.mark.parametrize(("agents", "loads"), [(1, (0.3, 0.2)), (3, (1.2, 0.8))])
def test_priorities_share_the_wait_as_cobham_says(agents: int, loads: tuple[float, float]) -> None:
    """Non-preemptive: W1 = W0 / (1 - s1), W2 = W0 / ((1 - s1)(1 - s1 - s2)), with W0 the wait of Erlang-C x (1 - s)."""
    company = centre(agents, sum(loads))
    stream, issue = company.streams[0], company.issues[0]
    company = replace(
        company, issues=(issue, replace(issue, name="second")),
        streams=tuple(Stream(kind, 0, load * RATE, priority=kind + 1) for kind, load in enumerate(loads)),
    )  # fmt: skip
    log = run(company, NEUTRAL_LEVERS, weeks=WEEKS)
    assert stream.priority == 0
    first, both = loads[0] / agents, sum(loads) / agents
    delayed = erlang_c(agents, sum(loads), 1.0, 1.0).wait_probability / agents
    for kind, exact in enumerate([delayed / (1.0 - first), delayed / ((1.0 - first) * (1.0 - both))]):
        mine = log["case_id"] % 2 == kind
        waits = batches(log, Kind.CONTACT_ANSWERED, "value", mine) / SERVICE_MIN
        assert agrees(waits, batches(log, Kind.CONTACT_ANSWERED, None, mine), exact)


def test_retrials_that_come_late_make_the_fixed_point_of_cohen() -> None:
    """Blocked callers who try again after a long time: offered = new + r x offered x B(offered)."""
    agents, load, again = 4, 3.0, 0.6
    company = centre(agents, load, lines=agents)
    company = replace(company, streams=(replace(company.streams[0], redial_prob=again, redial_mean_min=400.0),))
    offered = load
    for _ in range(200):
        offered = load + again * offered * erlang_b(agents, offered)
    log = run(company, NEUTRAL_LEVERS, weeks=WEEKS)
    settled = log["time_min"] > 2000.0
    share = batches(log, Kind.CONTACT_BLOCKED, None, settled)[2:], batches(log, Kind.CONTACT_OFFERED, None, settled)[2:]
    ratio, error = share[0].sum() / share[1].sum(), np.std(share[0] / share[1], ddof=1) / math.sqrt(BATCHES - 2)
    assert ratio == pytest.approx(erlang_b(agents, offered), abs=4.0 * error)


def test_a_redial_after_a_fixed_time_comes_then() -> None:
    company = centre(2, 3.0, lines=2)
    stream = replace(company.streams[0], redial_prob=0.9, redial_mean_min=45.0, redial_is_fixed=True)
    log = run(replace(company, streams=(stream,)), NEUTRAL_LEVERS, weeks=1)
    again = (log["kind"] == Kind.CONTACT_OFFERED) & (log["value_2"] > 0.0)
    blocked_at = log["time_min"][log["kind"] == Kind.CONTACT_BLOCKED].tolist()
    assert again.sum() > 100
    assert {round(t - 45.0, 6) for t in log["time_min"][again].tolist()} <= {round(t, 6) for t in blocked_at}


@pytest.mark.parametrize("shares", [(0.5, 0.5), (0.9, 0.1)])
def test_work_after_the_call_that_holds_the_line_is_service_of_the_loss_formula(shares: tuple[float, float]) -> None:
    """The loss formula knows the mean of talk and wrap-up together, and not how it is split."""
    agents, load = 4, 3.0
    company = centre(agents, load, lines=agents, wrap_up_holds_line=True)
    issue = replace(company.issues[0], handle_min=shares[0] * SERVICE_MIN, wrap_up_min=shares[1] * SERVICE_MIN)
    log = run(replace(company, issues=(issue,)), NEUTRAL_LEVERS, weeks=WEEKS)
    assert agrees(batches(log, Kind.CONTACT_BLOCKED), batches(log, Kind.CONTACT_OFFERED), erlang_b(agents, load))
    assert agrees(batches(log, Kind.WRAPPED_UP, "value"), batches(log, Kind.WRAPPED_UP),
                  shares[1] * SERVICE_MIN)  # fmt: skip


def test_work_after_the_call_that_frees_the_line_lets_one_caller_wait() -> None:
    """One agent, one line: idle, talking, wrapping up with the line free, or with a caller on it. Four states."""
    arrivals, talk_end, wrap_end = 1.0, 1.0 / 0.6, 1.0 / 0.4
    rates = np.array([
        [0.0, arrivals, 0.0, 0.0],
        [0.0, 0.0, talk_end, 0.0],
        [wrap_end, 0.0, 0.0, arrivals],
        [0.0, wrap_end, 0.0, 0.0],
    ])  # fmt: skip
    balance = rates - np.diag(rates.sum(axis=1))
    chances = np.linalg.lstsq(np.vstack([balance.T, np.ones(4)]), np.array([0.0, 0.0, 0.0, 0.0, 1.0]), rcond=None)[0]
    company = centre(1, 1.0, lines=1)
    issue = replace(company.issues[0], handle_min=0.6 * SERVICE_MIN, wrap_up_min=0.4 * SERVICE_MIN)
    log = run(replace(company, issues=(issue,)), NEUTRAL_LEVERS, weeks=WEEKS)
    offered = batches(log, Kind.CONTACT_OFFERED)
    assert agrees(batches(log, Kind.CONTACT_BLOCKED), offered, chances[1] + chances[3])


def test_uniform_calls_wait_as_pollaczek_and_khinchine_say() -> None:
    """One agent, any service: wait = load x (1 + CV^2) / (2 (1 - load)) service times."""
    company = centre(1, 0.6)
    issue = replace(company.issues[0], handle_cv=0.5)
    log = run(replace(company, handle_distribution=UNIFORM, issues=(issue,)), NEUTRAL_LEVERS, weeks=WEEKS)
    waits = batches(log, Kind.CONTACT_ANSWERED, "value") / SERVICE_MIN
    assert agrees(waits, batches(log, Kind.CONTACT_ANSWERED), 0.6 * 1.25 / (2.0 * 0.4))


def test_where_all_leave_a_message_at_once_nobody_is_lost_and_the_wait_is_that_of_patience() -> None:
    """Call-backs keep the place in the line: the queue of Erlang-C, waited for at home."""
    agents, load = 3, 2.4
    exact = erlang_c(agents, load, 1.0, 1.0)
    messages = Messages(after_min=0.0, taken_prob=1.0, called_back=True, priority=0)
    log = run(centre(agents, load, 0.1, messages=messages), NEUTRAL_LEVERS, weeks=WEEKS)
    offered = batches(log, Kind.CONTACT_OFFERED)
    assert not (log["kind"] == Kind.CONTACT_ABANDONED).any()
    assert agrees(batches(log, Kind.MESSAGE_LEFT), offered, exact.wait_probability)
    assert agrees(batches(log, Kind.MESSAGE_ANSWERED, "value") / SERVICE_MIN, offered, exact.average_wait)
    assert log["value"][log["kind"] == Kind.MESSAGE_LEFT].max() == 0.0


def test_messages_that_nobody_takes_or_that_come_too_late_change_nothing() -> None:
    plain = run(centre(3, 3.0, 0.5), NEUTRAL_LEVERS, weeks=1)
    for messages in (Messages(0.0, 0.0, True, 0), Messages(1e9, 1.0, True, 0)):
        log = run(centre(3, 3.0, 0.5, messages=messages), NEUTRAL_LEVERS, weeks=1)
        assert all(np.array_equal(plain[name], log[name]) for name in plain)


def test_call_backs_of_a_lower_rank_wait_until_nobody_is_on_the_line() -> None:
    """Every message was left before its call-back, and while it waited nobody on the line waited in vain behind it."""
    company = centre(2, 2.2, 1.0, messages=Messages(after_min=2.0, taken_prob=0.5, called_back=True, priority=9))
    log = run(company, NEUTRAL_LEVERS, weeks=1)
    left, answered = log["kind"] == Kind.MESSAGE_LEFT, log["kind"] == Kind.MESSAGE_ANSWERED
    assert left.sum() > 50
    assert np.allclose(log["value"][left], 2.0)
    assert set(log["case_id"][answered]) <= set(log["case_id"][left])
    opened = (log["kind"] == Kind.CONTACT_OFFERED).sum()
    gone = sum((log["kind"] == kind).sum() for kind in (Kind.CONTACT_ANSWERED, Kind.CONTACT_ABANDONED))
    assert 0 <= opened - gone - left.sum() <= 20
    waiting = 0
    of_line = {Kind.CONTACT_OFFERED: 1, Kind.CONTACT_ANSWERED: -1, Kind.CONTACT_ABANDONED: -1, Kind.MESSAGE_LEFT: -1}
    for kind in log["kind"].tolist():
        waiting += of_line.get(kind, 0)
        assert kind != Kind.MESSAGE_ANSWERED or waiting == 0


def test_calls_that_overflow_from_one_group_to_the_next_follow_their_markov_chain() -> None:
    """No waiting: type 1 asks group A, then B; type 2 only B. States are the numbers of busy agents in A and B."""
    a, b, loads = 3, 2, (2.5, 0.8)
    states = [(i, j) for i in range(a + 1) for j in range(b + 1)]
    place = {state: number for number, state in enumerate(states)}
    rates = np.zeros((len(states), len(states)))
    for i, j in states:
        here = place[i, j]
        if i < a:
            rates[here, place[i + 1, j]] += loads[0]
        elif j < b:
            rates[here, place[i, j + 1]] += loads[0]
        if j < b:
            rates[here, place[i, j + 1]] += loads[1]
        if i:
            rates[here, place[i - 1, j]] += i
        if j:
            rates[here, place[i, j - 1]] += j
    balance = (rates - np.diag(rates.sum(axis=1))).T
    balance[-1] = 1.0
    chances = np.linalg.solve(balance, np.eye(len(states))[-1])
    lost = [chances[place[a, b]], sum(chances[place[i, b]] for i in range(a + 1))]

    company = centre(a + b, sum(loads), 1e-9)
    issue = company.issues[0]
    company = replace(
        company,
        issues=(issue, replace(issue, name="second")),
        streams=tuple(Stream(kind, 0, load * RATE) for kind, load in enumerate(loads)),
        staffing=replace(
            company.staffing,
            groups=(AgentGroup("a", a / (a + b), (), (0,), 1), AgentGroup("b", b / (a + b), (), (0, 1), 2)),
            routing=((0, (0, 1)),),
        ),
    )
    log = run(company, NEUTRAL_LEVERS, weeks=WEEKS)
    for kind, exact in enumerate(lost):
        mine = log["case_id"] % 2 == kind
        assert agrees(batches(log, Kind.CONTACT_ABANDONED, None, mine), batches(log, Kind.CONTACT_OFFERED, None, mine),
                      exact)  # fmt: skip


def test_a_stream_with_a_profile_of_its_own_comes_when_that_says() -> None:
    """Twice as many before noon for one type, none then for the other; each keeps its mean rate."""
    company = centre(40, 20.0)
    morning = tuple(2.0 if slot < 24 else 1.0 for slot in range(48))
    afternoon = tuple(0.0 if slot < 24 else 1.0 for slot in range(48))
    streams = tuple(Stream(0, 0, 10.0 * RATE, profile=profile) for profile in (morning, afternoon))
    log = run(replace(company, streams=streams), NEUTRAL_LEVERS, weeks=WEEKS)
    opened = log["kind"] == Kind.CASE_OPENED
    for kind, share in enumerate((2.0 / 3.0, 0.0)):
        at = log["time_min"][opened & (log["case_id"] % 2 == kind)]
        mean = 10.0 * RATE * WEEKS * 10080.0
        assert at.size == pytest.approx(mean, abs=4.0 * math.sqrt(mean))
        before_noon = (at % 1440.0 < 720.0).mean()
        assert before_noon == pytest.approx(share, abs=4.0 * math.sqrt(share * (1.0 - share) / at.size) + 1e-12)
