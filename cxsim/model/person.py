"""A person from outside who is one of the agents: where a simulated agent draws his conduct, the person decides.

The person stands beside the roster: one more agent for one shift, at one kind of channel. He takes a contact when he
says so, and is given none otherwise; what he does in a conversation comes from outside as an `Account`, and is
carried out and appraised by the rules that judge everybody. Nothing in here is met by a run without a person.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, Final

from simpy import Event

from cxsim.model import agents
from cxsim.model.aftermath import feel
from cxsim.model.clock import Alarm
from cxsim.model.departments import Departments, Promise
from cxsim.model.desk import Ticket
from cxsim.model.entities import NEVER, Agent, Case
from cxsim.model.escalation import Ladder, grant
from cxsim.model.presence import Account, Presence, Talk
from cxsim.model.roster import Roster
from cxsim.model.world import COST, World
from cxsim.rules import appraisal, conduct, service
from cxsim.rules.arithmetic import to_cents
from cxsim.rules.company import MINUTES_PER_DAY
from cxsim.rules.draws import Purpose, uniform
from cxsim.rules.events import ANSWERED, EXCEPTION, PROMISE, REFUSE, STANDARD_REMEDY, Kind, Tie

if TYPE_CHECKING:
    from cxsim.model.staffing import Staff

PERSON_ID: Final = 1_000_000
"""Number of the person among the agents: beyond everybody who could be hired."""

GOLDEN_SECTION: Final = 0.618033988749895
"""Multiples of it fall evenly over the unit interval."""


class Person:
    """The person of one run.

    Attributes
    ----------
    agent
        His body in the model.
    talks
        Conversations that go on, by case.
    cases
        Every case that he has had, by number.
    promised
        Call-backs that he may still make, by case.
    ready
        Waits for whoever comes next.
    """

    def __init__(self, world: World, presence: Presence, ladder: Ladder) -> None:
        self._world = world
        self.presence = presence
        self.ladder = ladder
        self.decides = presence.decides
        self.agent = Agent(PERSON_ID)
        self.agent.person = self
        self.agent.shift = 0
        self.agent.busy = True  # never among the free, to whom the desk gives contacts
        self.agent.comes_back = False
        self.talks: dict[int, Talk] = {}
        self.promised: dict[int, Alarm] = {}
        self.cases: dict[int, Case] = {}
        self.ready = False
        self._own: list[Ticket] = []
        self._engaged = 0
        self._due: dict[int, float] = {}
        world.desk.person = self

    # --- the day

    def keep_away(self, absence_prob: Callable[[Agent], float]) -> Callable[[Agent], float]:
        """Chance of missing a shift: on the day of the person's own, some colleagues do not come for certain.

        They are spread evenly over the posts, so that the share that is missing is what was asked for.
        """
        day, missing = self.presence.start_min // MINUTES_PER_DAY, self.presence.colleagues_missing

        def prob(agent: Agent) -> float:
            if self._world.clock.now // MINUTES_PER_DAY == day and agent.id * GOLDEN_SECTION % 1.0 < missing:
                return 1.0
            return absence_prob(agent)

        return prob

    def begin(self, roster: Roster, staff: Staff) -> None:
        """Let everybody live through the policy so far, and put the person's shift on the calendar."""
        world, presence = self._world, self.presence
        agents.draw_traits(world, self.agent)
        _settle(world, [*world.agents, self.agent], presence.weeks_of_policy)
        roster.add_shift(self.agent, presence.start_min, presence.end_min)
        staff.departed.append(self.agent)  # paid at the week's end, and gone
        if not self.decides:
            world.clock.call(presence.start_min, Tie.OFFER, self.take_next)
        world.clock.call(presence.end_min, Tie.DUTY_ENDS, self._stop)
        world.clock.call(presence.end_min, Tie.OFFER, self._go_home)

    @property
    def at_work(self) -> bool:
        """On duty, and free to begin something new as far as the clock goes."""
        return self.agent.on_duty and self.agent.leave is None

    @property
    def is_engaged(self) -> bool:
        """Has something in hand."""
        return self._engaged > 0

    def _stop(self) -> None:
        self.ready = False
        for ticket in self._own:
            if ticket.waiting:
                self._world.desk.readmit(ticket)
        self._own.clear()

    def _go_home(self) -> None:
        if self.agent.on_duty and self._engaged == 0:
            self._world.desk.release(self.agent)

    # --- what the desk asks

    def receive(
        self, contact: Any, channel: int, patience_min: float, case_id: int, customer_id: int, owner: Agent | None
    ) -> Alarm | None:
        """Take a contact that comes this very moment, or let it wait for him alone; None leaves it to the desk."""
        if channel not in self.presence.channels or owner is not None:
            return None
        if self.ready:
            return self._greet(contact)
        if not self.presence.alone or not self._is_his_day():
            return None
        if contact is not None and contact.promises > 0:  # what colleagues have promised, they keep
            return None
        clock = self._world.clock
        ticket = Ticket(contact, channel, clock.now, case_id, customer_id)
        self._own.append(ticket)
        if patience_min != NEVER:
            clock.enter(ticket, clock.now + patience_min, Tie.PATIENCE_ENDS)
        return ticket

    def _greet(self, contact: Any) -> Alarm:
        self.ready = False
        self._begin(contact)
        taken = Alarm(self.agent)
        taken.callbacks = None  # type: ignore[assignment]  # has happened: the process goes straight on
        return taken

    def _is_his_day(self) -> bool:
        now, presence = self._world.clock.now, self.presence
        return presence.start_min // MINUTES_PER_DAY * MINUTES_PER_DAY <= now < presence.end_min

    def stays(self) -> bool:
        """One thing is done: whether the person is still at the desk. The desk sends home who does not stay."""
        self._engaged = max(0, self._engaged - 1)
        if self._engaged == 0 and self.agent.leave is not None:
            return False
        if not self.decides and self._engaged == 0:
            self._world.clock.call(self._world.clock.now, Tie.OFFER, self.take_next)
        return True

    # --- what the person does

    def queue(self) -> list[Ticket]:
        """Who waits on the person's channels, in the order in which they would be served."""
        self._own = [ticket for ticket in self._own if ticket.waiting]
        shared = [ticket for ticket in self._world.desk.queue() if ticket.channel in self.presence.channels]
        return [*self._own, *shared]

    def take_next(self) -> None:
        """Take the first who waits, or whoever comes next."""
        if not self.at_work or self._engaged:
            return
        queue = self.queue()
        if queue:
            self.take(queue[0])
        else:
            self.ready = True

    def take(self, ticket: Ticket) -> None:
        """Take a contact that waits."""
        self.ready = False
        self._begin(ticket.contact)
        ticket.ring_now(self.agent)

    def finish(self, case_id: int, account: Account) -> None:
        """End a conversation; the case goes on at once."""
        if account.act == PROMISE and account.due_min > 0.0:
            self._due[case_id] = account.due_min
        self.talks[case_id].over.ring_now(account)

    def keep_promise(self, case_id: int) -> None:
        """Ring back."""
        self.ready = False
        self._begin(self.cases[case_id])
        self.promised[case_id].ring_now(self.agent)

    def _begin(self, contact: Case | None) -> None:
        if contact is not None:
            self.cases[contact.id] = contact
        if self._engaged == 0:
            self.agent.attended_min = self._world.clock.now
        self._engaged += 1

    # --- what the processes of a case ask

    def converse(self, case: Case, angry: bool) -> Generator[Event, Any, tuple[int, float]]:
        """One conversation: waits until the person is done; returns the act and the time that it took.

        Time that is shared between several open tickets is charged once.
        """
        world, agent = self._world, self.agent
        talk = self.talks[case.id] = Talk(case, world.clock.now, is_aggressive=angry)
        account: Account = yield talk.over
        del self.talks[case.id]
        handle, agent.attended_min = world.clock.now - agent.attended_min, world.clock.now
        self._carry_out(talk, account)
        return account.act, handle

    def has_promised(self, case: Case) -> bool:
        """Whether the person himself means to ring back."""
        return case.id in self._due

    def call_back(self, case: Case, departments: Departments) -> Generator[Event, Any, Agent | None]:
        """A promise of the person's own; as `Departments.call_back`, but that only he can keep it."""
        world, clock = self._world, self._world.clock
        number, due = case.promises, self._due.pop(case.id)
        case.promises += 1
        case.chases = False
        world.emit(
            clock.now, Kind.PROMISED, case.id, case.customer.id, self.agent.id, case.channel,
            due - clock.now, float(number),
        )  # fmt: skip
        feel(case, -appraisal.wait_cost(due - clock.now, world.p.written_wait_scale_min, world.p), world.p)
        promise = Promise(world, case)
        clock.call(due, Tie.CONTACT, promise.fall_due)
        caller: Agent | None = yield self._call_until(case, due)
        if caller is None:
            chase = departments.chase_min(case, number)
            latest = chase if chase != NEVER else max(clock.now, self.presence.end_min)
            caller = yield self._call_until(case, latest)
            case.chases = caller is None and chase != NEVER
        del self.promised[case.id]
        if caller is None:
            return None
        promise.keep()
        world.emit(
            clock.now, Kind.CALLED_BACK, case.id, case.customer.id, caller.id, case.channel,
            max(0.0, clock.now - case.answer_min) if case.answer_min > 0.0 else 0.0, float(case.contacts),
        )  # fmt: skip
        return caller

    def _call_until(self, case: Case, time_min: float) -> Alarm:
        call = self.promised[case.id] = Alarm()
        self._world.clock.enter(call, time_min, Tie.CONTACT)
        return call

    # --- what comes of it

    def _carry_out(self, talk: Talk, account: Account) -> None:
        """Do what was decided, as `Conversations` does it for everybody else."""
        world, case, agent = self._world, talk.case, self.agent
        p = world.p
        case.refused = account.act == REFUSE
        case.refusals += account.refusals
        case.transfers += account.transfers
        case.escalations += account.escalations
        case.wait_min += account.hold_min
        justice = conduct.justice_of_stock_reply(account.justice, account.canned, p)
        case.justice_sum += justice
        feel(case, p.justice_gain * (justice - p.justice_reference) / p.justice_sd, p)
        usd = account.granted_usd - case.granted_usd
        if to_cents(usd) > 0:
            standard_usd = world.standard_remedy_usd(case.issue, case.loss_usd)
            is_exception = to_cents(account.granted_usd) > to_cents(standard_usd)
            grant(world, case, usd, agent_id=agent.id, is_exception=is_exception)
        if to_cents(account.beyond_usd) > 0:
            world.emit(
                world.clock.now, Kind.MISUSE, case.id, case.customer.id, agent.id, case.channel,
                float(to_cents(account.beyond_usd)),
            )  # fmt: skip
            agent.misuses_week += 1
        if account.act in (ANSWERED, STANDARD_REMEDY, EXCEPTION) and account.settled:
            helps = self.resolve_prob(talk, account)
            case.resolved = uniform(world.keys[Purpose.RESOLVE], case.id, case.touches) < helps
        if case.is_regulated and account.breaks_rule:
            self._break_the_law(case)

    def resolve_prob(self, talk: Talk, account: Account) -> float:
        """Chance that what was done puts the case right and that it holds."""
        world, case, agent = self._world, talk.case, self.agent
        helps = service.resolve_prob(
            agent.skill,
            conduct.care(account.measured_effort, account.voluntary_effort, case.complexity),
            case.complexity,
            0.0,
            account.script,
            case.transfers,
            0.0,
            talk.is_aggressive or agent.rattled,
            world.p,
        )
        return service.resolve_prob_with_tools(
            helps,
            agent.skill,
            case.complexity,
            world.levers.knowledge_base if account.looked_up else 0.0,
            account.canned,
            account.knows_case,
            world.p,
        )

    def _break_the_law(self, case: Case) -> None:
        """A rule that a law stands behind was bent; somebody may find out, as in `Conversations`."""
        world = self._world
        case.is_regulated = False
        detected = uniform(world.keys[Purpose.VIOLATION_DETECTED], case.id, 0) < world.p.violation_detected
        usd = world.company.economics.fine_usd if detected else 0.0
        world.emit(
            world.clock.now, Kind.VIOLATION, case.id, case.customer.id, self.agent.id, case.channel,
            float(to_cents(usd)), 1.0 if detected else 0.0,
        )  # fmt: skip
        world.pay(world.clock.now, COST["fines"], usd, case.id, case.customer.id, self.agent.id, case.channel)


def _settle(world: World, people: list[Agent], weeks: int) -> None:
    """Move everybody's feelings as so many weeks of this policy would, at a normal load, and renew their conduct."""
    employed = world.agents
    world.agents = people
    for week in range(weeks):
        for agent in people:
            agent.on_duty_min_week = 1.0
            agent.busy_min_week = world.p.normal_occupancy
        agents.feel_the_week(world, week)
    world.agents = employed
    for agent in people:
        agent.on_duty_min_week = agent.busy_min_week = 0.0
        agents.renew_conduct(world, agent)
