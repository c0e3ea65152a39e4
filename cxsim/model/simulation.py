"""One replication, put together: read this first.

A run is a world (clock, log, draws, scenario) and a handful of processes in it: customers buy and meet problems
(`customers`), cases live (`cases`), the ladder settles what agents may not (`escalation`), the roster brings
agents to the desk and home (`roster`, `desk`), people leave and others are hired (`staffing`), and the firm closes
each week (`firm`: its ``_end_week`` is the order of management).
"""

from __future__ import annotations

from cxsim.model.cases import Cases
from cxsim.model.crowd import first_buyers
from cxsim.model.customers import Customers
from cxsim.model.entities import Agent
from cxsim.model.escalation import Ladder
from cxsim.model.firm import Firm
from cxsim.model.knowledge import keep_knowledge_base
from cxsim.model.person import Person
from cxsim.model.presence import Presence
from cxsim.model.recorder import Sink
from cxsim.model.roster import Roster
from cxsim.model.staffing import Staff
from cxsim.model.streams import Streams
from cxsim.model.world import World
from cxsim.rules.company import Company
from cxsim.rules.levers import Levers
from cxsim.rules.wellbeing import absence_prob


class Simulation:
    """One replication of a company under one set of levers.

    Parameters
    ----------
    company
        The scenario.
    levers
        The policy, as levers only: the model never learns its name.
    seed, replication
        Key of every draw. Two runs that differ in levers alone meet the same customers, problems and patience.
    weeks
        Horizon, 1 or more.
    sink
        Takes the event log, chunk by chunk: a tuple of arrays in the order of `cxsim.rules.events.COLUMNS`.
    presence
        A shift that somebody from outside works, where there is one; see `cxsim.model.person`. Then only those
        customers are made who come within the horizon.
    """

    def __init__(
        self,
        company: Company,
        levers: Levers,
        *,
        seed: int,
        replication: int,
        weeks: int,
        sink: Sink,
        presence: Presence | None = None,
    ) -> None:
        self.world = World(company, levers, seed=seed, replication=replication, weeks=weeks, sink=sink)
        world = self.world
        staff = Staff(world)
        staff.fill_posts()
        ladder = Ladder(world)
        self.person = Person(world, presence, ladder) if presence is not None else None
        self._cases = Cases(world, ladder)
        self._customers = Customers(world, self._cases)

        def misses_shift(agent: Agent) -> float:
            return absence_prob(company.staffing.absence_prob, agent.exhaustion, world.p)

        self._roster = Roster(
            company,
            world.clock,
            world.desk,
            world.recorder,
            world.seats,
            world.keys,
            learning_h_per_week=levers.training_h_per_week
            + levers.coaching_h_per_week
            + levers.peer_meetings_per_week * world.p.peer_meeting_h
            + levers.clarity * world.p.clarity_h,
            absence_prob=self.person.keep_away(misses_shift) if self.person is not None else misses_shift,
        )
        staff.work_with(self._roster)
        if self.person is not None:
            self.person.begin(self._roster, staff)
        self._firm = Firm(world, self._customers, self._cases, self._roster, staff)
        self._streams = Streams(world)

    def run(self) -> None:
        """Run to the horizon and hand over the last chunk."""
        self.start()
        self.world.clock.run_until(self.world.horizon_min)
        self.finish()

    def start(self) -> None:
        """Set everything going; nothing happens before the clock runs."""
        world = self.world
        self._roster.start()
        self._streams.start()
        self._customers.start(first_buyers(world) if self.person is not None else None)
        world.clock.start(self._firm.weeks())
        world.clock.start(keep_knowledge_base(world))

    def finish(self) -> None:
        """Look back on what has happened so far, and hand over the last chunk."""
        world = self.world
        self._roster.end_run()
        self._firm.look_back()
        world.recorder.flush()
