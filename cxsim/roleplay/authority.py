"""What a policy lets an agent do in one role-play: levers and the company's money, never a policy's name."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.roleplay.story import Firm, Remedy, Story
from cxsim.rules.arithmetic import to_cents
from cxsim.rules.company import Company
from cxsim.rules.conduct import within_authority
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Authority:
    """The agent's room for decision.

    Attributes
    ----------
    levers
        The policy.
    firm
        Mean loss and value of a customer.
    limit_usd
        Most that may be spent on one case: the lever times the company's mean loss, as in the model.
    parameters
        Behavioural numbers of the company, or the defaults.
    """

    levers: Levers
    firm: Firm
    limit_usd: float
    parameters: Parameters

    def may_put_right(self, story: Story) -> bool:
        """Whether the limit reaches far enough for an exception in this case, by the model's own rule."""
        return within_authority(story.opening.fair_remedy_usd, self.limit_usd)

    def largest_share(self, story: Story, remedy: Remedy) -> float:
        """Most that may be given of a remedy, as a multiple of the loss: procedure's share, or the limit."""
        if remedy.own_risk or not story.is_problem:
            return remedy.high
        allowed = max(story.opening.standard_remedy_share, self.limit_usd / story.opening.loss_usd)
        return min(remedy.high, allowed)

    def may_give(self, story: Story, remedy: Remedy, share: float) -> bool:
        """Whether a remedy of this size is within procedure or within the limit; compared in whole cents."""
        loss_usd = story.opening.loss_usd
        return to_cents(share * loss_usd) <= to_cents(self.largest_share(story, remedy) * loss_usd)


def authority(story: Story, levers: Levers, company: Company | None) -> Authority:
    """Put together what the agent may do.

    Parameters
    ----------
    company
        None where its file is not at hand: then the role-play's own ``firm`` stands in.

    Raises
    ------
    ValueError
        If neither is there.
    """
    if company is not None:
        firm, parameters = firm_of(company), company.parameters
    elif story.firm is not None:
        firm, parameters = story.firm, Parameters()
    else:
        raise ValueError(f"role-play {story.name} needs the company {story.company} or a 'firm' of its own")
    return Authority(levers, firm, levers.remedy_limit_x_loss * firm.mean_loss_usd, parameters)


def firm_of(company: Company) -> Firm:
    """What a role-play needs to know of a company."""
    problems = [issue for issue in company.issues if issue.is_problem]
    weight = sum(issue.prob_per_purchase for issue in problems)
    loss = sum(issue.prob_per_purchase * issue.loss_mean_usd for issue in problems)
    economics = company.economics
    return Firm(
        mean_loss_usd=loss / weight if weight > 0.0 else 0.0,
        margin_usd_per_year=economics.purchases_per_year * economics.margin_per_purchase_usd,
        churn_per_year=economics.churn_per_year,
        lock_in=economics.lock_in,
    )
