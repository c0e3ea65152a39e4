"""The desk: where contacts of every channel meet agents.

One dispatcher for counter, phone and written work. Contacts and agents are paired at one moment of an instant
(`Tie.OFFER`): after all work has ended and all agents have come and gone that do so at that instant, and
before anyone's patience ends. So a caller whose patience ends just as an agent comes free is served, an agent
whose shift ends with a contact takes no other, and nothing depends on who happened to be processed first.

Who goes first is the business of `cxsim.rules.dispatch`, and so is when letters may be begun: a company can keep a
share of its agents free for callers, and then letters and posts stand in a line of their own. Here all agents serve
all channels, one contact at a time; where they do not, `cxsim.model.skilled_desk` takes this desk's place.

The desk writes nothing to the log: waits belong to cases and duty to the roster, and they record them.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from cxsim.model.clock import Alarm, Clock
from cxsim.model.entities import NEVER, Agent
from cxsim.rules.company import Channel
from cxsim.rules.dispatch import agent_order, contact_order, may_begin_letter
from cxsim.rules.events import Tie

if TYPE_CHECKING:
    from cxsim.model.person import Person


class Ticket(Alarm):
    """A place in the queue: an alarm set for the end of patience, which an agent makes ring before its time.

    Its value is the `Agent` who takes the contact, or None when patience has ended.
    """

    __slots__ = ("case_id", "channel", "contact", "customer_id", "joined_min", "kind")

    def __init__(self, contact: Any, channel: int, joined_min: float, case_id: int, customer_id: int) -> None:
        self.callbacks = []
        self._value = None
        self.contact = contact
        self.channel = channel
        self.joined_min = joined_min
        self.case_id = case_id
        self.customer_id = customer_id
        self.kind = 0
        """Class of contacts that the same agents may serve."""

    @property
    def waiting(self) -> bool:
        """Whether the customer is still there and nobody has taken the contact."""
        return bool(self.callbacks)


Entry: TypeAlias = tuple[int, float, int, Ticket]
"""A ticket in a line, led by what `contact_order` says of it."""


class Desk:
    """Pairs waiting contacts with agents on duty."""

    def __init__(self, clock: Clock, channels: Sequence[Channel], kept_free_share: float = 0.0) -> None:
        self._clock = clock
        blended = any(channel.is_live for channel in channels)
        self._kept_free_share = kept_free_share if blended else 0.0
        self._holds_back: Final = [self._kept_free_share > 0.0 and not channel.is_live for channel in channels]
        """Whether contacts of a channel wait until enough agents are free for callers."""
        self._threshold_min: Final = [channel.threshold_min for channel in channels]
        self._on_duty = 0
        self._priorities = [channel.priority for channel in channels]
        self._waiting: list[Entry] = []
        self._letters: list[Entry] = []
        """Those that are held back; everything else is in the other line."""
        self._idle: list[tuple[float, int, Agent]] = []
        self._sequence = 0
        self._offering = Alarm()
        self._offer_is_due = False
        self.person: Person | None = None
        """Somebody from outside at this desk; takes what he wants, and is given nothing else."""

    # --- contacts

    def join(
        self,
        contact: Any,
        channel: int,
        patience_min: float,
        case_id: int = -1,
        customer_id: int = -1,
        issue: int = 0,
        owner: Agent | None = None,
        joined_min: float = -1.0,
        priority: int = 0,
    ) -> Alarm:
        """Ask for an agent; to be yielded by the case's process, which gets the `Agent`, or None.

        Parameters
        ----------
        contact
            Whatever the caller wants to find again on the ticket.
        channel
            Index into the company's channels.
        patience_min
            Minutes until the customer gives up; infinite for written work.
        case_id, customer_id
            For whoever looks at the queue.
        issue, owner
            What it is about and who has the case: this desk does not ask, `cxsim.model.skilled_desk` does.
        joined_min
            Since when it waits, if not since now.
        priority
            Its rank, if not the channel's.
        """
        clock = self._clock
        if self.person is not None:
            received = self.person.receive(contact, channel, patience_min, case_id, customer_id, owner)
            if received is not None:
                return received
        held = self._holds_back[channel]
        # Where no offer is due, nobody waits whom a free agent might serve now.
        if self._idle and not self._offer_is_due and not (held and not self._enough_are_free(channel, clock.now)):
            agent = heappop(self._idle)[-1]
            agent.busy = True
            taken = Alarm(agent)
            taken.callbacks = None  # type: ignore[assignment]  # has happened: the process goes straight on
            return taken
        ticket = Ticket(contact, channel, clock.now, case_id, customer_id)
        self._wait(self._letters if held else self._waiting, ticket, joined_min, patience_min, priority)
        return ticket

    def _enough_are_free(self, channel: int, since_min: float) -> bool:
        """Whether a letter that came then may be begun now, if anybody is free."""
        waited_min = self._clock.now - since_min
        return may_begin_letter(
            len(self._idle), self._on_duty, self._kept_free_share, waited_min, self._threshold_min[channel]
        )

    def _wait(
        self, line: list[Entry], ticket: Ticket, joined_min: float, patience_min: float, priority: int = 0
    ) -> None:
        """Put the ticket into a line, and set its alarm."""
        clock = self._clock
        since = joined_min if joined_min >= 0.0 else clock.now
        self._sequence += 1
        rank = priority or self._priorities[ticket.channel]
        heappush(line, (*contact_order(rank, since, self._sequence), ticket))
        if patience_min != NEVER:
            clock.enter(ticket, clock.now + patience_min, Tie.PATIENCE_ENDS)

    def queue(self) -> list[Ticket]:
        """Contacts that wait, in the order in which they would be served now."""
        for line in (self._waiting, self._letters):
            line[:] = [entry for entry in line if entry[-1].waiting]
            heapify(line)
        return [ticket for *_, ticket in sorted(self._waiting + self._letters)]

    # --- agents

    def on_duty(self, agent: Agent) -> None:
        """The agent is at the desk from now on, and free."""
        agent.on_duty = True
        self._on_duty += 1
        agent.duty_since = self._clock.now
        if agent.person is None:
            self._come_free(agent)

    def release(self, agent: Agent) -> None:
        """The agent has finished his contact: he takes the next one, or leaves if his leave is due."""
        if agent.person is not None and agent.person.stays():
            return
        agent.busy = False
        if agent.leave is None:
            self._come_free(agent)
        else:
            self._go(agent)

    def readmit(self, ticket: Ticket) -> None:
        """Let a contact that waited for the person alone wait for everybody."""
        line = self._letters if self._holds_back[ticket.channel] else self._waiting
        self._wait(line, ticket, ticket.joined_min, NEVER)
        self._offer_soon()

    def hand_over(self, ticket: Ticket, agent: Agent) -> None:
        """Let an agent who is free take a waiting contact before its turn."""
        self._idle.remove((*agent_order(agent.idle_since, agent.id), agent))
        heapify(self._idle)
        agent.busy = True
        ticket.ring_now(agent)

    def off_duty(self, agent: Agent) -> Alarm:
        """Let the agent go: at once if he is idle, else after the present contact.

        Returns
        -------
        Alarm
            Rings, with the agent, when he has gone; has rung already if he went at once.
        """
        agent.leave = Alarm()
        leave = agent.leave
        if not agent.busy:
            self._idle.remove((*agent_order(agent.idle_since, agent.id), agent))
            heapify(self._idle)
            self._go(agent)
            leave.callbacks = None  # type: ignore[assignment]  # has happened
        return leave

    def _go(self, agent: Agent) -> None:
        leave = agent.leave
        assert leave is not None
        agent.leave = None
        agent.on_duty = False
        self._on_duty -= 1
        if self._letters and self._idle:  # fewer are kept free now
            self._offer_soon()
        leave.ring_now(agent)

    def _come_free(self, agent: Agent) -> None:
        clock = self._clock
        now = agent.idle_since = clock.now
        heappush(self._idle, (*agent_order(now, agent.id), agent))
        self._offer_soon()

    def _offer_soon(self) -> None:
        if (self._waiting or self._letters) and not self._offer_is_due:
            self._offer_is_due = True
            self._offering.callbacks = [self._offer]
            self._clock.enter_now(self._offering, Tie.OFFER)

    def _offer(self, _: Any) -> None:
        """Pair first contacts with first agents, until one side runs out."""
        self._offer_is_due = False
        idle = self._idle
        while idle:
            line = self._next_line()
            if not line:
                return
            ticket = heappop(line)[-1]
            if ticket.callbacks:  # the customer still waits
                agent = heappop(idle)[-1]
                agent.busy = True
                ticket.ring_now(agent)

    def _next_line(self) -> list[Entry]:
        """The line whose first contact is served next; an empty one if there is nothing to be begun."""
        waiting, letters = self._waiting, self._letters
        if not letters or (waiting and waiting[0] < letters[0]):
            return waiting
        _, since_min, _, letter = letters[0]
        return letters if self._enough_are_free(letter.channel, since_min) else waiting
