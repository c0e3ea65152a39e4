"""Streams: arrivals from outside any customer base. The classic contact centre, without feelings.

Each arrival of a stream is a new, anonymous customer who makes one contact: waits, gives up or is served, and is
gone. With streams alone, agents who are always on and one channel, the model is M/M/n+M (Erlang-A), and theory
can tell whether it counts right: `cxsim.validation`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from functools import partial
from itertools import accumulate, count, repeat
from typing import Any, Final

from simpy import Event

from cxsim.model.blocks import exponentials, uniforms
from cxsim.model.calendar import Calendar
from cxsim.model.clock import Steps
from cxsim.model.entities import NEVER, Agent
from cxsim.model.recorder import PACK
from cxsim.model.world import World
from cxsim.model.wrap_up import wrap_up
from cxsim.rules.company import CHAT, EXPONENTIAL, Messages, Stream
from cxsim.rules.draws import Purpose, exponential, uniform
from cxsim.rules.events import ANSWERED, Kind, Tie
from cxsim.rules.service import chat_factor, handle_min

GAP, PATIENCE, HANDLE = range(3)
"""What a stream draws for each arrival; ``3 * stream + this`` is the entity of the draw, the arrival its index."""

BEYOND_CUSTOMERS: Final = 10**18
"""Cases of streams are numbered from here where there are customers too, whose cases are numbered from 0."""


class Streams:
    """All streams of a company; `start` sets them going.

    A company's ``streams`` say how many contacts of which issue come on which channel; ``rate_per_min`` is the mean
    rate over opening hours, which the calendar spreads over the week. Arrival ``k`` of stream ``s`` of ``n`` is
    case number ``k * n + s``, counted from where no customer's case can be.
    """

    def __init__(self, world: World) -> None:
        company = world.company
        self._world = world
        self._company = company
        self._clock = world.clock
        self._desk = world.desk
        self._recorder = world.recorder
        self._key = world.keys[Purpose.STREAM_GAP]
        self._redial_key = world.keys[Purpose.STREAM_REDIAL]
        self._first_case_id = BEYOND_CUSTOMERS if company.economics.customers else 0

    def start(self) -> None:
        """Let arrivals begin."""
        for index in range(len(self._company.streams)):
            self._clock.start(self._arrivals(index))

    def _calendar_of(self, stream: Stream) -> Calendar:
        """The company's calendar, with the stream's own profile if it has one: as busy a day for all streams."""
        if not stream.profile:
            return self._world.calendar
        own = replace(self._company.calendar, profile=stream.profile)
        return Calendar(own, self._world.weeks, self._world.keys)

    def _arrivals(self, index: int) -> Steps:
        """A Poisson process in operational time; each arrival is a contact of its own."""
        company, clock = self._company, self._clock
        stream = company.streams[index]
        channel, issue = company.channels[stream.channel], company.issues[stream.issue]
        calendar = self._calendar_of(stream)
        at, start, clock_time = clock.at, clock.start, calendar.clock_time
        patience_mean_min = stream.patience_mean_min or channel.patience_mean_min
        is_plain = (
            channel.lines == 0 and stream.redial_prob == 0.0 and channel.kind != CHAT
            and channel.messages is None and issue.wrap_up_min == 0.0
        )  # fmt: skip
        contact = self._plain_contacts(index) if is_plain else partial(self._persistent_contact, index)
        entity = 3 * index
        patience_mins = (
            exponentials(self._key, entity + PATIENCE, patience_mean_min) if channel.is_live else repeat(NEVER)
        )
        handle_mean_min = issue.handle_min * channel.handle_factor
        distribution, spread = company.handle_distribution, self._world.handle_spreads[stream.issue]
        if distribution == EXPONENTIAL:
            talk_mins = exponentials(self._key, entity + HANDLE, handle_mean_min)
        else:
            us = uniforms(self._key, entity + HANDLE)
            talk_mins = (handle_min(u, handle_mean_min, spread, distribution) for u in us)
        gaps = exponentials(self._key, entity + GAP, 1.0 / (stream.rate_per_min * calendar.open_min_per_week))

        case_ids = count(self._first_case_id + index, len(company.streams))
        for op_weeks, case_id, patience_min, talk_min in zip(
            accumulate(gaps), case_ids, patience_mins, talk_mins, strict=False
        ):
            yield at(clock_time(op_weeks), Tie.CONTACT)
            start(contact(case_id, patience_min, talk_min))

    def _plain_contacts(self, index: int) -> Callable[[int, float, float], Steps]:
        """How customers of a stream fare who meet no limits. What they share is looked up once for all of them."""
        world, clock, desk, recorder = self._world, self._clock, self._desk, self._recorder
        stream = self._company.streams[index]
        issue, channel, priority = stream.issue, stream.channel, stream.priority
        write = recorder.rows.append

        def contact(case_id: int, patience_min: float, talk_min: float) -> Steps:
            """One customer: asks, waits, gives up or is served, and is gone."""
            opened = clock.now
            world.cases_open += 1
            write(PACK(opened, Kind.CASE_OPENED, case_id, -1, -1, channel, issue, 0.0, 0.0))
            write(PACK(opened, Kind.CONTACT_OFFERED, case_id, -1, -1, channel, 1.0, 0.0, 0.0))

            agent = yield desk.join(None, channel, patience_min, case_id, -1, issue, None, -1.0, priority)

            now = clock.now
            wait_min = now - opened
            if agent is None:
                write(PACK(now, Kind.CONTACT_ABANDONED, case_id, -1, -1, channel, wait_min, 1.0, 0.0))
            else:
                write(PACK(now, Kind.CONTACT_ANSWERED, case_id, -1, agent.id, channel, wait_min, 1.0, 0.0))
                yield clock.after(talk_min, Tie.WORK_ENDS)
                now = clock.now
                write(PACK(now, Kind.CONTACT_ENDED, case_id, -1, agent.id, channel, talk_min, ANSWERED, 1.0))
                desk.release(agent)
            world.cases_open -= 1
            resolved = 0.0 if agent is None else 1.0
            write(PACK(now, Kind.CASE_CLOSED, case_id, -1, -1, channel, resolved, 1.0, now - opened))
            recorder.flush_if_full()

        return contact

    # --- callers who meet limits: lines, messages, work after the call, several chats at once

    def _persistent_contact(self, index: int, case_id: int, patience_min: float, talk_min: float) -> Steps:
        """One customer, who may hear a busy signal, leave a message, try again, or share an agent with other chats."""
        world, clock, emit = self._world, self._clock, self._recorder.emit
        stream = self._company.streams[index]
        channel = stream.channel
        opened = clock.now
        world.cases_open += 1
        emit(opened, Kind.CASE_OPENED, case_id, -1, -1, channel, float(stream.issue))
        tries = 0
        resolved = False
        while True:
            tries += 1
            joined = clock.now
            emit(joined, Kind.CONTACT_OFFERED, case_id, -1, -1, channel, 1.0, 1.0 if tries > 1 else 0.0)
            if world.lines.seize(channel):
                messages = self._messages_for(case_id, channel, patience_min, tries)
                limit = patience_min if messages is None else messages.after_min
                agent = yield self._desk.join(
                    None, channel, limit, case_id, -1, stream.issue, None, -1.0, stream.priority
                )
                wait_min = clock.now - joined
                if agent is not None:
                    emit(clock.now, Kind.CONTACT_ANSWERED, case_id, -1, agent.id, channel, wait_min, 1.0)
                    yield from self._talk(case_id, stream, agent, talk_min, on_line=True)
                    resolved = True
                    break
                world.lines.give_back(channel)
                if messages is not None:
                    resolved = yield from self._leave_message(case_id, stream, joined, messages, talk_min)
                    break
                emit(clock.now, Kind.CONTACT_ABANDONED, case_id, -1, -1, channel, wait_min, 1.0)
            else:
                emit(joined, Kind.CONTACT_BLOCKED, case_id, -1, -1, channel, 1.0)
            if uniform(self._redial_key, case_id, 2 * tries) >= stream.redial_prob:
                break
            delay = stream.redial_mean_min
            if not stream.redial_is_fixed:
                delay = exponential(uniform(self._redial_key, case_id, 2 * tries + 1), delay)
            yield clock.at(world.calendar.next_opening(clock.now + delay), Tie.CONTACT)
        world.cases_open -= 1
        emit(
            clock.now, Kind.CASE_CLOSED, case_id, -1, -1, channel, 1.0 if resolved else 0.0, 1.0, clock.now - opened
        )  # fmt: skip

    def _talk(self, case_id: int, stream: Stream, agent: Agent, talk_min: float, *, on_line: bool) -> Steps:
        """One conversation; what the agent does after it is his own time."""
        clock = self._clock
        spent = talk_min * chat_factor(max(1, agent.chats), self._company.parameters)
        yield clock.after(spent, Tie.WORK_ENDS)
        if agent.chats:
            spent, agent.attended_min = clock.now - agent.attended_min, clock.now
        self._recorder.emit(
            clock.now, Kind.CONTACT_ENDED, case_id, -1, agent.id, stream.channel, spent, ANSWERED, 1.0
        )  # fmt: skip
        wrap_up(self._world, agent, stream.issue, stream.channel, case_id, -1, 0, on_line=on_line)

    def _messages_for(self, case_id: int, channel: int, patience_min: float, tries: int) -> Messages | None:
        """How the caller can leave a message, if he is to be asked before his patience ends, and will."""
        messages = self._company.channels[channel].messages
        if messages is None or messages.after_min >= patience_min:
            return None
        u = uniform(self._world.keys[Purpose.MESSAGE], case_id, tries)
        return messages if u < messages.taken_prob else None

    def _leave_message(
        self, case_id: int, stream: Stream, joined_min: float, messages: Messages, talk_min: float
    ) -> Generator[Event, Any, bool]:
        """Hang up and be called back, if anybody calls; returns whether somebody did."""
        clock, emit, left_min = self._clock, self._recorder.emit, self._clock.now
        emit(left_min, Kind.MESSAGE_LEFT, case_id, -1, -1, stream.channel, left_min - joined_min, 1.0)
        if not messages.called_back:
            return False
        agent = yield self._desk.join(
            None, stream.channel, NEVER, case_id, -1, stream.issue, None, joined_min, messages.priority
        )
        emit(clock.now, Kind.MESSAGE_ANSWERED, case_id, -1, agent.id, stream.channel, clock.now - left_min, 1.0)
        yield from self._talk(case_id, stream, agent, talk_min, on_line=False)
        return True
