"""The companies of the register: those shipped, the small firm, and all of them at a share of their size."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from cxsim.config.faults import ScenarioError
from cxsim.config.scenarios import load_company
from cxsim.rules.company import PHONE, WRITTEN, Company

SMALL_FIRM: Final = "small-firm"
SMALL_FIRM_CUSTOMERS: Final = 17_000
SMALL_FIRM_AGENTS: Final = 5
SMALL_FIRM_SHARES: Final = {PHONE: 0.3, WRITTEN: 0.7}
"""Contacts by phone and in the inbox: few hands are busy only where most work can wait."""

AIRLINE_DESK: Final = "airline-desk"
AIRLINE_DESK_CUSTOMERS: Final = 0.1
"""Share of the airline's customers with whom all its agents are left, for figures of agents such as attrition."""

FEWEST_AGENTS: Final = 5
"""No company is made smaller than this: with fewer, one absence would close the desk."""

USUAL_OCCUPANCY: Final = 0.65
"""Busy share of the shipped companies under neutral levers; the rest is what absorbs chance."""

SPARE_POWER: Final = 0.25
"""Power of its share with which a company's spare hands shrink."""


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
    if name == AIRLINE_DESK:
        return airline_desk(company_named("airline"))
    try:
        return load_company(name)
    except ScenarioError as fault:
        raise LookupError(name) from fault


def small_firm(airline: Company) -> Company:
    """The small firm: the airline's catalogue, phone and inbox without a bot, 5 agents, office hours on weekdays.

    Hours and shifts are the software firm's. On the airline's 112 hours a week 8 agents were under 2 on duty, and
    idle six tenths of the time while a fifth of callers gave up.
    """
    office = company_named("software")
    channels = tuple(
        replace(channel, share=SMALL_FIRM_SHARES[channel.kind])
        for channel in airline.channels if channel.kind in SMALL_FIRM_SHARES
    )
    share = SMALL_FIRM_CUSTOMERS / airline.economics.customers
    small = at_size(airline, share)
    return replace(
        small,
        name=SMALL_FIRM,
        title="Small firm",
        bot=None,
        calendar=office.calendar,
        channels=channels,
        staffing=replace(airline.staffing, agents=SMALL_FIRM_AGENTS, shifts=office.staffing.shifts),
        economics=replace(small.economics, customers=SMALL_FIRM_CUSTOMERS),
    )


def airline_desk(airline: Company) -> Company:
    """All agents of the airline and a tenth of its customers: many agents' lives for little computing.

    Load below 85 % strains nobody in the model, so that idle hands feel as those of the whole airline do.
    """
    staffing = airline.staffing
    return replace(at_size(airline, AIRLINE_DESK_CUSTOMERS), name=AIRLINE_DESK, title="Airline desk", staffing=staffing)


def at_size(company: Company, share: float) -> Company:
    """The company with a share of its customers and fixed costs, and agents for them; at least `FEWEST_AGENTS`.

    What each customer and each agent does stays as it is. Those who work fall with the share, those who stand by for
    chance with its root (Halfin & Whitt 1981), and with the fourth root here, because two or three on duty cannot be
    in the right place at all hours: so customers wait about as long as in the whole company.
    """
    agents = company.staffing.agents
    if share == 1.0 or not agents:
        return company
    heads = max(FEWEST_AGENTS, round(agents * (USUAL_OCCUPANCY * share + (1.0 - USUAL_OCCUPANCY) * share**SPARE_POWER)))
    economics = company.economics
    levels = []
    for level in company.escalation:
        staff = max(1, round(level.staff * share))
        wage = level.wage_usd_per_week * level.staff * share / staff
        levels.append(replace(level, staff=staff, wage_usd_per_week=wage))
    return replace(
        company,
        streams=tuple(replace(stream, rate_per_min=stream.rate_per_min * share) for stream in company.streams),
        staffing=replace(company.staffing, agents=min(heads, agents)),
        escalation=tuple(levels),
        economics=replace(
            economics, customers=round(economics.customers * share),
            fixed_usd_per_week=economics.fixed_usd_per_week * share,
        ),
    )  # fmt: skip


def without_budget(company: Company) -> Company:
    """The company with the same posts under every policy: what a policy does not spend on its levers stays in the till.

    Under a common budget the rest becomes posts, of which a desk that is not short of hands gains next to nothing: a
    frugal side would be made to spend what it saves. Rows that are about one budget set it themselves.
    """
    return replace(company, economics=replace(company.economics, budget_usd_per_agent_week=0.0))
