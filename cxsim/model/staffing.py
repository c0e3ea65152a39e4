"""Posts and the people on them: who is there at the start, who leaves, and who comes after."""

from __future__ import annotations

import math

from cxsim.model import agents
from cxsim.model.entities import Agent, Seat
from cxsim.model.roster import Roster
from cxsim.model.world import COST, World
from cxsim.rules import staffing
from cxsim.rules.draws import Purpose, uniform
from cxsim.rules.events import Kind


class Staff:
    """The posts of one run.

    The g-th person on a post is drawn from the same applicants under every policy; how carefully the firm looks
    decides which of them he is. Whoever leaves does so at a week's end, and finishes the shift he is in.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._roster: Roster | None = None
        self.departed: list[Agent] = []
        """Who left at the last week's end: hours since then are still to be paid."""
        company, levers = world.company, world.levers
        self._hazard_per_week = staffing.settled_quit_hazard_per_week(company.staffing.quit_per_year, world.p)
        self._vacant_weeks = staffing.vacant_weeks(
            company.staffing.hiring_lead_weeks, levers.hiring_care, world.p
        )
        self._hire_usd = staffing.hire_usd(
            company.staffing.hiring_usd,
            levers.hiring_care,
            staffing.more_first_training_usd(levers.training_h_per_week, company.staffing.wage_usd_per_h, world.p),
            world.p,
        )

    def fill_posts(self) -> None:
        """Put the first people on their posts: as the company found them, whatever the policy."""
        world = self._world
        posts = staffing.posts_under(world.company, world.levers)
        for number in range(math.ceil(posts)):
            seat = Seat(number, min(1.0, posts - number))
            world.seats.append(seat)
            agent = Agent(number)
            if world.company.psychology:
                agents.draw_traits(world, agent)
            else:
                agents.make_neutral(agent)
            self._sit(seat, agent)

    def work_with(self, roster: Roster) -> None:
        """Meet the roster, which sends home whoever leaves and brings in whoever comes."""
        self._roster = roster

    def dismiss(self, agent: Agent, now: float) -> None:
        """End a person's employment by the firm's will."""
        self._leave(agent, now, dismissed=True)

    def quits(self, week: int, now: float) -> None:
        """See who has had enough this week."""
        world = self._world
        key = world.keys[Purpose.QUIT]
        unavoidable = world.company.staffing.unavoidable_quit_share
        for agent in tuple(world.agents):
            multiplier = staffing.quit_multiplier(agent.satisfaction, agent.exhaustion, world.p)
            ready = staffing.readiness_to_quit(multiplier, unavoidable)
            prob = staffing.quit_prob(self._hazard_per_week, ready, agent.tenure_weeks, world.p)
            if uniform(key, agent.id, week) < prob:
                self._leave(agent, now, dismissed=False)

    def hires(self, now: float) -> None:
        """Fill the posts that have been empty for as long as it takes to find and to train somebody."""
        for seat in self._world.seats:
            if seat.agent is None:
                if seat.vacant_weeks >= self._vacant_weeks:
                    self._hire(seat, now)
                else:
                    seat.vacant_weeks += 1

    def _leave(self, agent: Agent, now: float, *, dismissed: bool) -> None:
        world = self._world
        seat = world.seats[agent.seat]
        seat.agent = None
        seat.vacant_weeks = 0
        world.agents.remove(agent)
        self.departed.append(agent)
        agent.comes_back = False
        world.emit(
            now, Kind.AGENT_LEFT, -1, -1, agent.id, -1, 1.0 if dismissed else 0.0, agent.tenure_weeks
        )  # fmt: skip
        assert self._roster is not None
        self._roster.let_go(agent)

    def _hire(self, seat: Seat, now: float) -> None:
        world = self._world
        seat.generation += 1
        agent = Agent(staffing.person_id(seat.number, seat.generation, world.company.staffing.agents))
        agents.draw_traits(world, agent, agents.best_applicant(world, agent.id))
        world.pay(now, COST["hiring"], self._hire_usd, agent_id=agent.id)
        world.emit(
            now, Kind.AGENT_HIRED, -1, -1, agent.id, -1, agent.aptitude, agent.drive, agent.tenure_weeks
        )  # fmt: skip
        self._sit(seat, agent)
        assert self._roster is not None
        self._roster.bring(seat)

    def _sit(self, seat: Seat, agent: Agent) -> None:
        world = self._world
        seat.agent = agent
        agent.seat = seat.number
        world.agents.append(agent)
        if world.company.psychology:
            agents.renew_conduct(world, agent)
            world.emit(
                world.clock.now, Kind.AGENT_TRAITS, -1, -1, agent.id, -1,
                agent.aptitude, agent.drive, float(agent.integrity),
            )  # fmt: skip
