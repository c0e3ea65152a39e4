"""Lines, groups and retrials of classic call centres against exact theory: fixed seeds, four standard errors."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from small_company import run

from cxsim.rules.company import AgentGroup, Company, Stream
from cxsim.rules.events import Kind
from cxsim.validation.queue_model import NEUTRAL_LEVERS, Queue, neutral_company
from cxsim.validation.queueing import erlang_b

WEEKS, BATCHES = 2, 20
pytestmark = pytest.mark.statistical


def loss_system(agents: int, load: float) -> Company:
    """Calls of 20 minutes and as many lines as agents: who finds all busy is lost."""
    queue = Queue(agents, load, 1.0, math.inf, 1.0, customers=int(load * WEEKS * 504))
    company = neutral_company(queue, 20.0)
    return replace(company, channels=(replace(company.channels[0], lines=agents, patience_mean_min=1e9),))


def share_with_error(log: dict[str, np.ndarray], channel: int = 0) -> tuple[float, float]:
    """Share of offered calls that were blocked, and its standard error by batch means."""
    here = log["channel"] == channel
    batch = np.minimum((log["time_min"] / (WEEKS * 10080.0) * BATCHES).astype(int), BATCHES - 1)
    offered = np.bincount(batch[here & (log["kind"] == Kind.CONTACT_OFFERED)], minlength=BATCHES)
    blocked = np.bincount(batch[here & (log["kind"] == Kind.CONTACT_BLOCKED)], minlength=BATCHES)
    shares = blocked / offered
    return float(blocked.sum() / offered.sum()), float(shares.std(ddof=1) / math.sqrt(BATCHES))


@pytest.mark.parametrize(("agents", "load"), [(1, 1.0), (4, 3.0), (10, 12.0)])
def test_as_many_lines_as_agents_is_the_loss_formula(agents: int, load: float) -> None:
    log = run(loss_system(agents, load), NEUTRAL_LEVERS, weeks=WEEKS)
    share, error = share_with_error(log)
    assert share == pytest.approx(erlang_b(agents, load), abs=4.0 * error)
    assert not (log["kind"] == Kind.CONTACT_ABANDONED).any()


def test_two_groups_that_share_nothing_are_two_loss_systems() -> None:
    """Six agents for one type of call and two for the other, at loads of their own."""
    company = loss_system(8, 5.0)
    phone, issue = company.channels[0], company.issues[0]
    rate = company.streams[0].rate_per_min / 5.0  # of one erlang
    company = replace(
        company,
        channels=(replace(phone, lines=6), replace(phone, name="second", lines=2)),
        issues=(issue, replace(issue, name="other")),
        streams=(Stream(0, 0, 4.0 * rate), Stream(1, 1, 1.0 * rate)),
        staffing=replace(
            company.staffing,
            groups=(AgentGroup("six", 0.75, (0,), (), 1), AgentGroup("two", 0.25, (), (1,), 1)),
        ),
    )
    log = run(company, NEUTRAL_LEVERS, weeks=WEEKS)
    for channel, (agents, load) in enumerate([(6, 4.0), (2, 1.0)]):
        share, error = share_with_error(log, channel)
        assert share == pytest.approx(erlang_b(agents, load), abs=4.0 * error)


def test_callers_who_try_again_add_up() -> None:
    """Each blocked call comes back with probability r: offered = new ÷ (1 − r · blocked share), in the long run."""
    company = loss_system(4, 3.0)
    company = replace(company, streams=(replace(company.streams[0], redial_prob=0.5, redial_mean_min=30.0),))
    log = run(company, NEUTRAL_LEVERS, weeks=WEEKS)
    offered = (log["kind"] == Kind.CONTACT_OFFERED).sum()
    new = (log["kind"] == Kind.CASE_OPENED).sum()
    blocked = (log["kind"] == Kind.CONTACT_BLOCKED).sum()
    again = ((log["kind"] == Kind.CONTACT_OFFERED) & (log["value_2"] > 0.0)).sum()
    assert offered == new + again
    assert again / blocked == pytest.approx(0.5, abs=4.0 * math.sqrt(0.25 / blocked))
