"""What every process of one run shares: clock, log, draws, the scenario, and numbers that follow from it."""

from __future__ import annotations

from math import fsum
from typing import cast

from cxsim.model.calendar import Calendar
from cxsim.model.clock import Clock
from cxsim.model.customer import Customer
from cxsim.model.entities import Agent, Seat
from cxsim.model.lines import Lines
from cxsim.model.recorder import Recorder, Sink
from cxsim.model.skilled_desk import desk_for
from cxsim.rules.arithmetic import to_cents
from cxsim.rules.colleagues import helpfulness, letter_broken_prob, rivalry
from cxsim.rules.company import MINUTES_PER_WEEK, Company
from cxsim.rules.conduct import compliance_floor, refusal_prob, refusal_prob_with_checks
from cxsim.rules.draws import Purpose, purpose_key
from cxsim.rules.events import COSTS, Kind
from cxsim.rules.leadership import remedy_by_rule
from cxsim.rules.levers import Levers
from cxsim.rules.market import base_churn_hazard_per_week
from cxsim.rules.parameters import Parameters
from cxsim.rules.service import handle_spread


class _Numbers:
    """The parameters of a run by their names, as attributes in places of their own.

    Rules read some hundred of them a case, and a named tuple, which is what everybody else has, takes three times as
    long over each.
    """

    __slots__ = Parameters._fields


def _as_attributes(parameters: Parameters) -> Parameters:
    """The same numbers by the same names, in the form that is read fastest."""
    numbers = _Numbers()
    for name, number in parameters._asdict().items():
        setattr(numbers, name, number)
    return cast(Parameters, numbers)


class World:
    """The shared context of one run. Holds no rule and no process."""

    def __init__(
        self, company: Company, levers: Levers, *, seed: int, replication: int, weeks: int, sink: Sink
    ) -> None:
        self.company = company
        self.levers = levers
        self.p = _as_attributes(company.parameters)
        self.weeks = weeks
        self.horizon_min = float(weeks * MINUTES_PER_WEEK)
        self.keys = tuple(purpose_key(seed, replication, purpose) for purpose in range(Purpose.COUNT))
        """Key of each `Purpose`: the whole randomness of the run."""
        self.clock = Clock()
        self.recorder = Recorder(sink)
        self.emit = self.recorder.emit
        self.calendar = Calendar(company.calendar, weeks, self.keys)
        self.desk = desk_for(self.clock, company, levers, self.keys)
        self.lines = Lines(company.channels)
        self.seats: list[Seat] = []
        self.agents: list[Agent] = []
        """Who is employed now."""
        self.customers: dict[int, Customer] = {}
        self.cases_open = 0
        self.is_live = tuple(channel.is_live for channel in company.channels)
        """Of each channel, whether customers wait there in person."""
        self.problem_factors = [1.0] * len(company.issues)
        """What fixes have left of each issue's chance to go wrong."""
        self.rule_gaps = [1.0] * len(company.issues)
        """What is left of that in which procedure does not fit each issue: in what it grants, and in how often."""
        self.time_standard = 1.0
        """Time held to be right for a case, as a share of the full time."""
        self.pace = 1.0
        """Time taken for a case under the present pressure, as a share of the full time."""
        # numbers that follow from the scenario
        problems = [issue for issue in company.issues if issue.is_problem]
        weight = fsum(issue.prob_per_purchase for issue in problems)
        self.mean_loss_usd = (
            fsum(issue.prob_per_purchase * issue.loss_mean_usd for issue in problems) / weight if weight > 0.0 else 0.0
        )
        self.limit_usd = levers.remedy_limit_x_loss * self.mean_loss_usd
        self.handle_spreads = tuple(
            handle_spread(
                company.handle_cv if issue.handle_cv is None else issue.handle_cv, company.handle_distribution
            )
            for issue in company.issues
        )
        """Spread of the handle times of each issue."""
        self.refusal_prob = refusal_prob_with_checks(
            refusal_prob(levers.attitude, self.p), levers.claim_checks, self.p
        )
        self.base_hazard_per_week = base_churn_hazard_per_week(company.economics.churn_per_year)
        self.compliance_floor = compliance_floor(
            levers.monitoring,
            levers.punish_deserved_per_4wk,
            levers.punish_undeserved_per_4wk,
            levers.punish_visibility,
            self.p,
        )
        self.rivalry = rivalry(levers.promotion, self.p)
        self.helpfulness = helpfulness(self.rivalry, self.p)
        self.letter_broken_prob = letter_broken_prob(levers.clarity, levers.script)

    @property
    def full_time_agents(self) -> float:
        """Who is employed now, part-time posts as their share: what programmes are paid for."""
        return fsum(self.seats[agent.seat].share for agent in self.agents)

    def standard_remedy_share(self, issue: int) -> float:
        """Share of the loss that procedure makes good by now."""
        return remedy_by_rule(self.company.issues[issue].standard_remedy_share, self.rule_gaps[issue])

    def standard_remedy_usd(self, issue: int, loss_usd: float) -> float:
        """What procedure grants for a loss by now, USD."""
        return self.standard_remedy_share(issue) * loss_usd

    def pay(
        self,
        time_min: float,
        cost: int,
        usd: float,
        case_id: int = -1,
        customer_id: int = -1,
        agent_id: int = -1,
        channel: int = -1,
    ) -> None:
        """Record money out, in whole cents; ``cost`` is an index into `COSTS`. Nothing is written for 0 cents."""
        cents = to_cents(usd)
        if cents:
            self.emit(time_min, Kind.COST, case_id, customer_id, agent_id, channel, float(cents), float(cost))


COST = {name: index for index, name in enumerate(COSTS)}
"""Index of each cost category."""
