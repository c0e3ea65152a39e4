"""Cases: from the first contact to what the customer makes of it. Read `Cases._case` first."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from simpy import Event

from cxsim.model.aftermath import Aftermath, feel
from cxsim.model.bot import SelfService
from cxsim.model.claims import FalseClaims
from cxsim.model.clock import Steps
from cxsim.model.conversations import Conversations
from cxsim.model.departments import Departments
from cxsim.model.entities import NEVER, Agent, Case
from cxsim.model.errors import Errors
from cxsim.model.escalation import Ladder
from cxsim.model.public import PublicPosts
from cxsim.model.word import WordOfMouth
from cxsim.model.world import World
from cxsim.rules import appraisal, complaining, service
from cxsim.rules.company import CHAT, PUBLIC, Messages
from cxsim.rules.demand import patience_min
from cxsim.rules.draws import Purpose, exponential, uniform
from cxsim.rules.events import BOT_SOLVED, ESCALATE, GAVE_UP, PROMISE, Kind, Tie


class Cases:
    """All cases of one run."""

    def __init__(self, world: World, ladder: Ladder) -> None:
        self._world = world
        self._ladder = ladder
        self._bot = SelfService(world, world.company.bot) if world.company.bot is not None else None
        self._departments = Departments(world)
        self._conversations = Conversations(
            world, self._departments, Errors(world, self.open), escalates=bool(ladder)
        )
        self.false_claims = FalseClaims(world)
        self.word = WordOfMouth(len(world.company.issues))
        self._posts = PublicPosts(world, self.word)
        self._aftermath = Aftermath(world, self.word, self.false_claims, self._posts)

    def open(self, case: Case) -> None:
        """A customer asks for something: start the case's process."""
        world = self._world
        world.cases_open += 1
        world.emit(
            world.clock.now, Kind.CASE_OPENED, case.id, case.customer.id, -1, case.channel,
            float(case.issue), case.complexity, 1.0 if case.is_problem else 0.0,
        )  # fmt: skip
        if case.is_regulated:
            world.emit(
                world.clock.now, Kind.REGULATED, case.id, case.customer.id, -1, case.channel, float(case.issue)
            )  # fmt: skip
        if case.is_problem and not case.is_false:
            feel(case, appraisal.failure_moment(case.severity, case.customer.failures, world.p), world.p)
        world.clock.start(self._case(case))

    def _case(self, case: Case) -> Steps:
        """The life of a case: contact the firm, be served, climb the ladder if sent up, come back if need be."""
        if self._world.company.channels[case.channel].kind == PUBLIC and not self._posts.open(case):
            yield self._world.clock.after(self._world.p.post_deadline_min, Tie.CONTACT)
            self._posts.switch_channel(case)
        while True:
            case.contacts += 1
            if case.contacts == 1 and self._bot is not None and self._bot.meets(case):
                outcome = yield from self._bot.serve(case)
                if outcome in (BOT_SOLVED, GAVE_UP):
                    break
            agent = yield from self._get_through(case)
            if agent is None:
                break
            act, agent = yield from self._conversations.hold(case, agent)
            while act == PROMISE:
                agent = yield from self._departments.call_back(case, agent)
                if agent is None:
                    break
                act, agent = yield from self._conversations.hold(case, agent)
            if act == PROMISE:
                if not case.chases:
                    break
                continue
            if act == ESCALATE:
                yield from self._ladder.climb(case)
                break
            if case.resolved or not self._tries_again(case):
                break
            case.severity = service.grown_severity(case.severity, self._world.p)
            yield self._later(case)
        self._close(case)

    # --- reaching someone

    def _get_through(self, case: Case) -> Generator[Event, Any, Agent | None]:
        """Join the queue, again if patience ended; returns the agent, or None if the customer gave the case up."""
        world = self._world
        p, clock, channel = world.p, world.clock, world.company.channels[case.channel]
        tries = 0
        while True:
            tries += 1
            index = case.tries
            case.tries += 1
            patience = NEVER
            if world.is_live[case.channel]:
                patience = patience_min(
                    case.draw(world.keys, Purpose.PATIENCE, index),
                    channel.patience_mean_min,
                    p.patience_early_hazard,
                    p.patience_early_s,
                )
            joined = clock.now
            world.emit(
                joined, Kind.CONTACT_OFFERED, case.id, case.customer.id, -1, case.channel,
                float(case.contacts), 1.0 if tries > 1 else 0.0,
            )  # fmt: skip
            case.on_line = world.lines.seize(case.channel)
            if case.on_line:
                messages = self._messages_for(case, patience, index)
                agent: Agent | None = yield world.desk.join(
                    case, case.channel, patience if messages is None else messages.after_min,
                    case.id, case.customer.id, case.issue, case.owner,
                )  # fmt: skip
                wait = clock.now - joined
                case.wait_min += wait
                if agent is None:
                    case.on_line = False
                    world.lines.give_back(case.channel)
                    if messages is not None:
                        agent = yield from self._leave_message(case, joined, messages)
                        return agent
                else:
                    world.emit(
                        clock.now, Kind.CONTACT_ANSWERED, case.id, case.customer.id, agent.id, case.channel,
                        wait, float(case.contacts),
                    )  # fmt: skip
                    if case.post is not None:
                        case.post.answer()
                        case.post = None
                    return agent
                self._give_up(case, joined, index)
            else:
                world.emit(
                    joined, Kind.CONTACT_BLOCKED, case.id, case.customer.id, -1, case.channel, float(case.contacts)
                )  # fmt: skip
            if not complaining.redials(tries, uniform(world.keys[Purpose.REDIAL], case.id, index), p):
                return None
            u = uniform(world.keys[Purpose.REDIAL_DELAY], case.id, index)
            yield clock.at(self._opening(case, clock.now + exponential(u, p.redial_delay_mean_min)), Tie.CONTACT)

    def _messages_for(self, case: Case, patience: float, index: int) -> Messages | None:
        """How the customer can leave a message, if he is to be asked before his patience ends, and will."""
        messages = self._world.company.channels[case.channel].messages
        if messages is None or messages.after_min >= patience:
            return None
        u = uniform(self._world.keys[Purpose.MESSAGE], case.id, index)
        return messages if u < messages.taken_prob else None

    def _leave_message(self, case: Case, joined_min: float, messages: Messages) -> Generator[Event, Any, Agent | None]:
        """Hang up and be called back by the first agent whose turn it is; None if nobody calls."""
        world, clock, left_min = self._world, self._world.clock, self._world.clock.now
        world.emit(
            left_min, Kind.MESSAGE_LEFT, case.id, case.customer.id, -1, case.channel,
            left_min - joined_min, float(case.contacts),
        )  # fmt: skip
        if not messages.called_back:
            return None
        agent: Agent = yield world.desk.join(
            case, case.channel, NEVER, case.id, case.customer.id, case.issue, case.owner, joined_min, messages.priority
        )
        waited = clock.now - left_min
        world.emit(
            clock.now, Kind.MESSAGE_ANSWERED, case.id, case.customer.id, agent.id, case.channel,
            waited, float(case.contacts),
        )  # fmt: skip
        feel(case, -appraisal.wait_cost(waited, world.p.written_wait_scale_min, world.p), world.p)
        return agent

    def _give_up(self, case: Case, joined_min: float, index: int) -> None:
        """The customer waited in vain, and leaves; from a chat he may leave without a word."""
        world, p = self._world, self._world.p
        wait = world.clock.now - joined_min
        world.emit(
            world.clock.now, Kind.CONTACT_ABANDONED, case.id, case.customer.id, -1, case.channel,
            wait, float(case.contacts),
        )  # fmt: skip
        feel(case, -appraisal.wait_cost(wait, p.wait_scale_min, p), p)
        if world.company.channels[case.channel].kind == CHAT:
            u = uniform(world.keys[Purpose.SILENT_CHAT], case.id, index)
            if u < p.silent_chat_prob:
                world.clock.start(self._silent_chat(case, joined_min))

    def _silent_chat(self, case: Case, joined_min: float) -> Steps:
        """The chat keeps its place, and costs an agent time until he sees that nobody is there."""
        world = self._world
        agent = yield world.desk.join(
            None, case.channel, NEVER, case.id, case.customer.id, case.issue, None, joined_min
        )
        yield world.clock.after(world.p.silent_chat_min, Tie.WORK_ENDS)
        now = world.clock.now
        spent, agent.attended_min = now - agent.attended_min, now
        agent.busy_min_week += spent
        world.emit(now, Kind.OTHER_WORK, case.id, case.customer.id, agent.id, case.channel, spent)
        world.desk.release(agent)

    def _tries_again(self, case: Case) -> bool:
        u = case.draw(self._world.keys, Purpose.RECONTACT, case.contacts)
        return complaining.tries_again(case.refused, case.contacts, u, self._world.p)

    def _later(self, case: Case) -> Event:
        """The moment of the next contact: after some hours or days, when the firm is open."""
        world, p = self._world, self._world.p
        u = case.draw(world.keys, Purpose.RECONTACT_DELAY, case.contacts)
        delay = complaining.recontact_delay_min(u, p)
        return world.clock.at(self._opening(case, world.clock.now + delay), Tie.CONTACT)

    def _opening(self, case: Case, time_min: float) -> float:
        """When the customer can do what he means to do at ``time_min``; not all come in the first minute."""
        world = self._world
        if not world.is_live[case.channel] or world.calendar.is_open(time_min):
            return time_min
        u = uniform(world.keys[Purpose.OPENING_JITTER], case.id, case.tries)
        opening: float = world.calendar.next_opening(time_min)
        return opening + exponential(u, world.p.opening_rush_min)

    def _close(self, case: Case) -> None:
        """End the case: the customer appraises it, remembers it, and perhaps speaks of it."""
        world = self._world
        world.cases_open -= 1
        world.emit(
            world.clock.now, Kind.CASE_CLOSED, case.id, case.customer.id, -1, case.channel,
            1.0 if case.resolved else 0.0, float(case.contacts), world.clock.now - case.opened_min,
        )  # fmt: skip
        self._aftermath.settle(case)

