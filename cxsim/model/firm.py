"""The firm at the week's end: what it pays, what its name is worth, and who looks back on the run."""

from __future__ import annotations

from cxsim.model import agents
from cxsim.model.cases import Cases
from cxsim.model.clock import Steps
from cxsim.model.customers import Customers
from cxsim.model.management import Management
from cxsim.model.roster import Roster
from cxsim.model.staffing import Staff
from cxsim.model.world import COST, World
from cxsim.rules import market
from cxsim.rules.arithmetic import to_cents
from cxsim.rules.company import MINUTES_PER_WEEK, WEEK_CLOSES_MIN
from cxsim.rules.events import Kind, Tie

WEEKS_BETWEEN_VALUATIONS = 26


class Firm:
    """Closes each week's books, then lets the week work on agents, customers and reputation."""

    def __init__(self, world: World, customers: Customers, cases: Cases, roster: Roster, staff: Staff) -> None:
        self._world = world
        self._roster = roster
        self._staff = staff
        self._management = Management(world, staff)
        self._customers = customers
        self._cases = cases
        self._reputation = world.p.review_reference_stars
        self._word = 0.0
        """Newcomers a week whom word of mouth brings, beyond those whom it usually brings."""

    def weeks(self) -> Steps:
        """The process of week ends."""
        for week in range(self._world.weeks):
            yield self._world.clock.at(week * MINUTES_PER_WEEK + WEEK_CLOSES_MIN, Tie.WEEK_ENDS)
            self._end_week(week)

    def _end_week(self, week: int) -> None:
        """The order of management: books, audits, leaving, feelings, learning, suggestions, hiring, market."""
        world, management, staff = self._world, self._management, self._staff
        now = world.clock.now
        self._roster.cut_week()
        self._pay_staff(now)
        if world.company.psychology:
            management.audits(week, now)
            staff.quits(week, now)
            management.press(now)
            management.praise(week, now)
            management.promotions(week, now)
            agents.feel_the_week(world, week)
            agents.learn_from_the_week(world, week)
            management.suggestions(week, now)
            agents.begin_anew(world, now)
            staff.hires(now)
        self._customers.end_week(week, now)
        if world.company.psychology:
            self._answer_the_market(week)
        world.emit(
            now, Kind.WEEK_ENDED, -1, -1, -1, -1,
            self._reputation, float(len(world.customers)), float(len(world.desk.queue())),
        )  # fmt: skip
        if world.company.economics.customers and (week + 1) % WEEKS_BETWEEN_VALUATIONS == 0:
            value = float(to_cents(self._customers.equity_usd()))
            world.emit(now, Kind.CUSTOMERS_VALUED, -1, -1, -1, -1, value, float(len(world.customers)))

    def _pay_staff(self, now: float) -> None:
        """Wages of agents, staff of the ladder, programmes that levers cost, and what is fixed."""
        world = self._world
        staffing, economics, levers = world.company.staffing, world.company.economics, world.levers
        for agent in (*world.agents, *self._staff.departed):
            wages = agent.hours_paid_week * staffing.wage_usd_per_h
            overtime = agent.overtime_min_week / 60.0 * staffing.wage_usd_per_h * staffing.overtime_factor
            world.pay(now, COST["wages"], wages, agent_id=agent.id)
            world.pay(now, COST["overtime"], overtime, agent_id=agent.id)
            agent.hours_paid_week = 0.0
            agent.overtime_min_week = 0.0
        self._staff.departed.clear()
        for level in world.company.escalation:
            world.pay(now, COST["escalation_staff"], level.staff * level.wage_usd_per_week)
        prices, heads = economics.programme_usd_per_agent_week, world.full_time_agents
        promoted = sum(agent.is_promoted for agent in world.agents)
        world.pay(now, COST["training"], heads * levers.training_h_per_week * world.p.trainer_usd_per_h)
        world.pay(now, COST["coaching"], heads * levers.coaching_h_per_week * world.p.trainer_usd_per_h)
        world.pay(now, COST["support"], heads * prices.support * levers.support)
        world.pay(now, COST["information"], heads * prices.information * levers.information)
        world.pay(now, COST["monitoring"], heads * prices.monitoring * levers.monitoring)
        world.pay(now, COST["recognition"], heads * prices.recognition * levers.recognition)
        world.pay(now, COST["peer_meetings"], heads * prices.peer_meetings * levers.peer_meetings_per_week)
        world.pay(now, COST["front_line"], heads * prices.front_line * levers.front_line_h_per_month / 16.0)
        world.pay(now, COST["suggestions"], heads * prices.suggestions * levers.act_on_suggestions)
        world.pay(now, COST["promotion"], promoted * world.p.promotion_usd_per_week)
        world.pay(now, COST["fixed"], economics.fixed_usd_per_week)

    def _answer_the_market(self, week: int) -> None:
        """Reviews move the score; score and word of mouth move acquisition."""
        world, word = self._world, self._cases.word
        if world.p.review_shock_week == float(week + 1):
            word.stars += world.p.review_shock
            word.reviews += world.p.review_shock
        self._reputation = market.updated_reputation(self._reputation, word.stars, word.reviews, 1.0, world.p)
        economics = world.company.economics
        dampening, lock_in = economics.brand_dampening, economics.lock_in
        neutral = self._customers.neutral_newcomers_per_week
        won = word.won - word.ordinary * market.usual_customers_won(world.p)
        self._word = market.updated_word(self._word, won, economics.purchases_per_year)
        self._customers.set_acquisition(
            market.newcomer_factor(self._reputation, dampening, 0.0, neutral, lock_in, world.p),
            market.newcomer_factor(self._reputation, dampening, self._word, neutral, lock_in, world.p),
        )
        word.clear()
        word.hearsay.end_week(world.p.memory_half_life_weeks)

    def look_back(self) -> None:
        """Record what is left at the end: the value of the customer base and what is still open."""
        world = self._world
        world.emit(
            world.clock.now, Kind.RUN_ENDED, -1, -1, -1, -1,
            float(to_cents(self._customers.equity_usd())), float(len(world.customers)), float(world.cases_open),
        )  # fmt: skip
