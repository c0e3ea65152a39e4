"""The companies of the register: those shipped, the small firm, and all of them at a share of their size."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from cxsim.config.faults import ScenarioError
from cxsim.config.scenarios import load_company
from cxsim.rules.company import PHONE, WRITTEN, Company

SMALL_FIRM: Final = "small-firm"
SMALL_FIRM_CUSTOMERS: Final = 20_000
SMALL_FIRM_AGENTS: Final = 8
"""About 8, as registered. The neutral occupancy of 0.70 to 0.80 that was registered with them is not to be had on the
airline's calendar: on tuning seed 1 it is 0.41 with 8 agents, and 0.59 with 5, when 59 % of callers give up."""

FEWEST_AGENTS: Final = 5
"""No company is made smaller than this: with fewer, one absence would close the desk."""


@cache
def company_named(name: str) -> Company:
    """A company of the register.

    Raises
    ------
    LookupError
        When there is none of this name.
    """
    if name == SMALL_FIRM:
        return small_firm(company_named("airline"))
    try:
        return load_company(name)
    except ScenarioError as fault:
        raise LookupError(name) from fault


def small_firm(airline: Company) -> Company:
    """The small firm: the airline's catalogue and calendar, phone and inbox without a bot, about 8 agents."""
    channels = tuple(channel for channel in airline.channels if channel.kind in (PHONE, WRITTEN))
    shares = sum(channel.share for channel in channels)
    share = SMALL_FIRM_CUSTOMERS / airline.economics.customers
    return replace(
        at_size(airline, share),
        name=SMALL_FIRM,
        title="Small firm",
        bot=None,
        channels=tuple(replace(channel, share=channel.share / shares) for channel in channels),
        staffing=replace(airline.staffing, agents=SMALL_FIRM_AGENTS),
        economics=replace(
            airline.economics, customers=SMALL_FIRM_CUSTOMERS,
            fixed_usd_per_week=airline.economics.fixed_usd_per_week * share,
        ),
    )  # fmt: skip


def at_size(company: Company, share: float) -> Company:
    """The company with a share of its customers, agents, fixed costs and escalation staff; at least `FEWEST_AGENTS`.

    What each customer and each agent does stays as it is. A small desk has longer queues at equal occupancy, so
    figures of waiting are not those of the whole company.
    """
    agents = company.staffing.agents
    share = min(1.0, max(share, FEWEST_AGENTS / agents)) if agents else 1.0
    if share == 1.0:
        return company
    economics = company.economics
    levels = []
    for level in company.escalation:
        staff = max(1, round(level.staff * share))
        wage = level.wage_usd_per_week * level.staff * share / staff
        levels.append(replace(level, staff=staff, wage_usd_per_week=wage))
    return replace(
        company,
        streams=tuple(replace(stream, rate_per_min=stream.rate_per_min * share) for stream in company.streams),
        staffing=replace(company.staffing, agents=max(1, round(agents * share))),
        escalation=tuple(levels),
        economics=replace(
            economics, customers=round(economics.customers * share),
            fixed_usd_per_week=economics.fixed_usd_per_week * share,
        ),
    )  # fmt: skip
