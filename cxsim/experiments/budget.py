"""One budget for all: what a policy spends on its levers, and how many people the rest of the money pays."""

from __future__ import annotations

from typing import NamedTuple

from cxsim.rules.company import Company, Policy
from cxsim.rules.staffing import posts_under, programme_usd_per_agent_week


class Means(NamedTuple):
    """What the levers of a policy cost, and how many posts are paid; the last post may be part time."""

    programme_usd_per_agent_week: float
    posts: float


def means_of(company: Company, policy: Policy) -> Means:
    """The means of a policy in a company, as the model will have them."""
    prices = company.economics.programme_usd_per_agent_week
    spent = programme_usd_per_agent_week(policy.levers, prices, company.parameters)
    return Means(spent, posts_under(company, policy.levers))
