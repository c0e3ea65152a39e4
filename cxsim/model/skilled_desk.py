"""A desk at which not everybody does everything: groups of agents, chats at once, and work that has an owner.

Pairs contacts and agents as the plain desk does and at the same moment of an instant. Contacts that the same
groups may serve form a class with one queue. An agent who comes free takes the first of all classes he may serve, by
priority and arrival, or by the order of his group's list. A contact that finds several agents free goes to the groups
that are asked first, and among their agents to the one idle for longest, or to one drawn by lot. Where agents are kept
free for callers, each group keeps its own share; groups that only write keep nobody.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from heapq import heapify, heappop, heappush
from math import fsum
from typing import Any, Final

from cxsim.model.clock import Alarm, Clock
from cxsim.model.desk import Desk, Entry, Ticket
from cxsim.model.entities import NEVER, Agent
from cxsim.rules.company import CHAT, AgentGroup, Company
from cxsim.rules.dispatch import agent_order, may_begin_letter
from cxsim.rules.draws import Purpose, uniform
from cxsim.rules.events import Tie
from cxsim.rules.levers import Levers


class SkilledDesk(Desk):
    """Pairs waiting contacts with agents on duty who may serve them.

    Parameters
    ----------
    chats_at_once
        Chats that one agent may hold at the same time, 1 or more.
    """

    def __init__(self, clock: Clock, company: Company, chats_at_once: int, keys: Sequence[int]) -> None:
        super().__init__(clock, company.channels, company.staffing.kept_free_share)
        self._chats_at_once = chats_at_once
        self._lot_key = keys[Purpose.ASSIGNMENT]
        self._by_lot = company.staffing.assigned_at_random
        self._group_of_seat = group_of_seats(
            [group.share for group in company.staffing.groups] or [1.0], company.staffing.agents
        )
        groups = company.staffing.groups
        classes: dict[tuple[tuple[tuple[int, ...], ...], bool, bool, tuple[int, ...]], int] = {}
        self._class_of = [
            [
                classes.setdefault(
                    (
                        groups_for(company, channel, issue), way.kind == CHAT, self._holds_back[channel],
                        places_in_lists(groups, issue),
                    ),
                    len(classes),
                )
                for issue in range(len(company.issues))
            ]
            for channel, way in enumerate(company.channels)
        ]
        self._tiers_of_class: Final = [tiers for tiers, *_ in classes]
        self._is_chat: Final = [is_chat for _, is_chat, *_ in classes]
        self._is_held: Final = [is_held for *_, is_held, _ in classes]
        self._places_of_class: Final = [places for *_, places in classes]
        answers = {
            group
            for channel, way in enumerate(company.channels) if way.is_live
            for issue in range(len(company.issues)) for tier in groups_for(company, channel, issue) for group in tier
        }  # fmt: skip
        self._on_duty_in = [0] * max(1, len(groups))
        self._kept_in: Final = [
            self._kept_free_share if group in answers else 0.0 for group in range(len(self._on_duty_in))
        ]
        """Share of each group that is kept free for callers."""
        self._queues: list[list[Entry]] = [[] for _ in classes]
        self._free: list[list[tuple[float, int, Agent]]] = [[] for _ in range(max(1, len(company.staffing.groups)))]
        self._chatting: dict[int, Agent] = {}
        """Agents who hold chats and may take one more."""
        self._own: dict[Agent, list[Entry]] = {}
        """Work that waits for its owner."""
        self._owner_wait_min: Final = 60.0 * company.parameters.owner_wait_h

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
        """Ask for an agent; see `Desk.join`. An owner is waited for, but not for ever; others take what has none."""
        kind = self._class_of[channel][issue]
        if self.person is not None:
            received = self.person.receive(contact, channel, patience_min, case_id, customer_id, owner)
            if isinstance(received, Ticket):
                received.kind = kind
            if received is not None:
                return received
        if owner is not None and not owner.comes_back and not (owner.on_duty and owner.leave is None):
            owner = None
        if not self._offer_is_due:  # then nobody is waiting whom a free agent may serve
            since = self._clock.now
            if owner is None:
                agent = self._free_agent(kind, case_id, channel, since)
            else:
                agent = owner if self._is_free(owner) and self._may_write(self._group(owner), channel, since) else None
            if agent is not None:
                self._take(agent, kind)
                taken = Alarm(agent)
                taken.callbacks = None  # type: ignore[assignment]  # has happened: the process goes straight on
                return taken
        ticket = Ticket(contact, channel, self._clock.now, case_id, customer_id)
        ticket.kind = kind
        line = self._queues[kind] if owner is None else self._own.setdefault(owner, [])
        self._wait(line, ticket, joined_min, patience_min, priority)
        if owner is not None:
            given_up = partial(self._wait_no_longer, ticket, owner)
            self._clock.call(self._clock.now + self._owner_wait_min, Tie.DUTY_ENDS, given_up)
        return ticket

    def _wait_no_longer(self, ticket: Ticket, owner: Agent) -> None:
        """Let everybody have what has waited long enough for its owner, if it still waits for him."""
        line = self._own.get(owner, [])
        entry = next((entry for entry in line if entry[3] is ticket), None)
        if entry is not None and ticket.waiting:
            line.remove(entry)
            heapify(line)
            heappush(self._queues[ticket.kind], entry)
            self._offer_soon()

    def queue(self) -> list[Ticket]:
        """Contacts that wait, in the order in which they would be served if anybody could serve them."""
        entries = []
        for waiting in (*self._queues, *self._own.values()):
            waiting[:] = [entry for entry in waiting if entry[3].waiting]
            heapify(waiting)
            entries += waiting
        return [ticket for *_, ticket in sorted(entries)]

    # --- agents

    def release(self, agent: Agent) -> None:
        """The agent has finished a contact; one of several chats leaves the others going on."""
        if agent.chats > 1:
            agent.chats -= 1
            if agent.leave is None:
                self._chatting[agent.id] = agent
                self._offer_soon()
            return
        agent.chats = 0
        self._chatting.pop(agent.id, None)
        super().release(agent)

    def readmit(self, ticket: Ticket) -> None:
        """Let a contact that waited for the person alone wait for everybody who may serve it."""
        self._wait(self._queues[ticket.kind], ticket, ticket.joined_min, NEVER)
        self._offer_soon()

    def hand_over(self, ticket: Ticket, agent: Agent) -> None:
        """Let an agent who is free take a waiting contact, as `Desk.hand_over`."""
        self._take(agent, ticket.kind)
        ticket.ring_now(agent)

    def off_duty(self, agent: Agent) -> Alarm:
        """Let the agent go, as `Desk.off_duty`; work that waits for him goes to the others if he goes for good."""
        for entry in () if agent.comes_back else self._own.pop(agent, ()):
            heappush(self._queues[entry[3].kind], entry)
            self._offer_soon()
        self._chatting.pop(agent.id, None)
        agent.leave = Alarm()
        leave = agent.leave
        if not agent.busy:
            self._no_longer_free(agent)
            self._go(agent)
            leave.callbacks = None  # type: ignore[assignment]  # has happened
        return leave

    def on_duty(self, agent: Agent) -> None:
        """The agent is at the desk from now on, as `Desk.on_duty`."""
        self._on_duty_in[self._group(agent)] += 1
        super().on_duty(agent)

    def _go(self, agent: Agent) -> None:
        self._on_duty_in[self._group(agent)] -= 1
        if self._kept_free_share > 0.0:  # fewer are kept free now
            self._offer_soon()
        super()._go(agent)

    def _come_free(self, agent: Agent) -> None:
        now = agent.idle_since = self._clock.now
        heappush(self._free[self._group(agent)], (*agent_order(now, agent.id), agent))
        self._offer_soon()

    def _group(self, agent: Agent) -> int:
        return self._group_of_seat[agent.seat] if 0 <= agent.seat < len(self._group_of_seat) else 0

    def _no_longer_free(self, agent: Agent) -> None:
        free = self._free[self._group(agent)]
        if free[0][2] is agent:
            heappop(free)
        else:
            free.remove((*agent_order(agent.idle_since, agent.id), agent))
            heapify(free)

    def _offer_soon(self) -> None:
        if not self._offer_is_due and (any(self._queues) or self._own):
            self._offer_is_due = True
            self._offering.callbacks = [self._offer]
            self._clock.enter_now(self._offering, Tie.OFFER)

    def _may_write(self, group: int, channel: int, since_min: float) -> bool:
        """Whether the group may begin a contact of this channel that has waited since then, or need not ask."""
        if not self._holds_back[channel]:
            return True
        return may_begin_letter(
            len(self._free[group]), self._on_duty_in[group], self._kept_in[group],
            self._clock.now - since_min, self._threshold_min[channel],
        )  # fmt: skip

    def _free_agent(self, kind: int, case_id: int, channel: int, since_min: float) -> Agent | None:
        """Who would take this contact now: of those asked first the one free for longest, else who has fewest chats."""
        for tier in self._tiers_of_class[kind]:
            if self._is_held[kind]:
                tier = tuple([group for group in tier if self._may_write(group, channel, since_min)])
            if len(tier) == 1 and not self._by_lot:
                if self._free[tier[0]]:
                    return self._free[tier[0]][0][2]
                continue
            free = [entry for group in tier for entry in self._free[group]]
            if free:
                return self._draw(free, case_id) if self._by_lot else min(free)[2]
        if self._is_chat[kind]:
            groups = [group for tier in self._tiers_of_class[kind] for group in tier]
            able = [agent for agent in self._chatting.values() if self._group(agent) in groups]
            return min(able, key=lambda agent: (agent.chats, agent.id), default=None)
        return None

    def _draw(self, free: list[tuple[float, int, Agent]], case_id: int) -> Agent:
        """One of those who are free; the lot of a case changes with the minute, should it wait again."""
        u = uniform(self._lot_key, case_id, int(self._clock.now))
        return sorted(entry[1:] for entry in free)[int(u * len(free))][1]

    def _take(self, agent: Agent, kind: int) -> None:
        if not agent.busy:
            self._no_longer_free(agent)
            agent.busy = True
        if self._is_chat[kind]:
            if agent.chats == 0:
                agent.attended_min = self._clock.now
            agent.chats += 1
            if agent.chats < self._chats_at_once:
                self._chatting[agent.id] = agent
            else:
                self._chatting.pop(agent.id, None)

    def _offer(self, _: Any) -> None:
        """Give owners their own work, then pair first contacts with those who may serve them, while there are any."""
        self._offer_is_due = False
        for owner in list(self._own):
            self._serve_own(owner)
        while True:
            best: tuple[int, Entry, Agent] | None = None
            anybody = self._chatting or any(self._free)
            for kind, waiting in enumerate(self._queues):
                while waiting and not waiting[0][3].callbacks:
                    heappop(waiting)
                if not (waiting and anybody):
                    continue
                _, since_min, _, ticket = waiting[0]
                agent = self._free_agent(kind, ticket.case_id, ticket.channel, since_min)
                if agent is not None:
                    found = (self._places_of_class[kind][self._group(agent)], waiting[0], agent)
                    if best is None or found[:2] < best[:2]:
                        best = found
            if best is None:
                return
            _, (*_, ticket), agent = best
            heappop(self._queues[ticket.kind])
            self._take(agent, ticket.kind)
            ticket.ring_now(agent)

    def _serve_own(self, owner: Agent) -> None:
        waiting = self._own[owner]
        while waiting and not waiting[0][3].waiting:
            heappop(waiting)
        if not waiting:
            del self._own[owner]
            return
        _, since_min, _, ticket = waiting[0]
        if self._is_free(owner) and self._may_write(self._group(owner), ticket.channel, since_min):
            heappop(waiting)
            if not waiting:
                del self._own[owner]
            self._take(owner, ticket.kind)
            ticket.ring_now(owner)

    def _is_free(self, agent: Agent) -> bool:
        """Whether he can be given something."""
        return agent.on_duty and agent.leave is None and not agent.busy


def desk_for(clock: Clock, company: Company, levers: Levers, keys: Sequence[int]) -> Desk:
    """The plain desk where everybody does everything, one thing at a time; else the other."""
    has_chat = any(way.kind == CHAT for way in company.channels)
    owned = levers.inbox_ownership > 0.0 and not all(way.is_live for way in company.channels)
    if has_chat or owned or company.staffing.groups:
        return SkilledDesk(clock, company, max(1, math.floor(levers.chat_limit + 0.5)), keys)
    return Desk(clock, company.channels, company.staffing.kept_free_share)


def groups_for(company: Company, channel: int, issue: int) -> tuple[tuple[int, ...], ...]:
    """Groups that may serve an issue on a channel, those that are asked first leading; equals stand together.

    A contact for which no group is named is everybody's. Where the issue has a routing of its own, the groups of
    that list are asked one after the other, and no others.
    """
    groups = company.staffing.groups
    if not groups:
        return ((0,),)
    able = [
        number
        for number, group in enumerate(groups)
        if (not group.channels or channel in group.channels) and (not group.issues or issue in group.issues)
    ]
    able = able or list(range(len(groups)))
    listed = [number for number in dict(company.staffing.routing).get(issue, ()) if number in able]
    if listed:
        return tuple((number,) for number in listed)
    ranks = sorted({groups[number].rank for number in able})
    return tuple(tuple(number for number in able if groups[number].rank == rank) for rank in ranks)


def places_in_lists(groups: Sequence[AgentGroup], issue: int) -> tuple[int, ...]:
    """Place of an issue in the list of each group that takes work in the order of its list; 0 for other groups."""
    return tuple(
        group.issues.index(issue) if group.in_listed_order and issue in group.issues else 0 for group in groups
    ) or (0,)


def group_of_seats(shares: Sequence[float], seats: int) -> list[int]:
    """Group of each post, in proportion to the shares and spread over the shifts."""
    counts = [0] * len(shares)
    total = fsum(shares)
    groups = []
    for placed in range(1, seats + 1):
        group = max(range(len(shares)), key=lambda g: (shares[g] / total * placed - counts[g], -g))
        counts[group] += 1
        groups.append(group)
    return groups
