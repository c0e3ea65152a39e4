"""Streams: arrivals from outside any customer base. The classic contact centre, without feelings.

Each arrival of a stream is a new, anonymous customer who makes one contact: waits, gives up or is served, and is
gone. With streams alone, agents who are always on and one channel, the model is M/M/n+M (Erlang-A), and theory
can tell whether it counts right: `cxsim.validation`.
"""

from __future__ import annotations

from typing import Final

from cxsim.model.blocks import uniforms
from cxsim.model.clock import Steps
from cxsim.model.entities import NEVER
from cxsim.model.lines import Lines
from cxsim.model.recorder import PACK
from cxsim.model.world import World
from cxsim.rules.company import CHAT, LOGNORMAL
from cxsim.rules.draws import Purpose, exponential, lognormal, lognormal_sigma, uniform
from cxsim.rules.events import ANSWERED, Kind, Tie
from cxsim.rules.service import chat_factor

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
        self._calendar = world.calendar
        self._desk = world.desk
        self._recorder = world.recorder
        self._key = world.keys[Purpose.STREAM_GAP]
        self._redial_key = world.keys[Purpose.STREAM_REDIAL]
        self._lines = Lines(company.channels)
        self._first_case_id = BEYOND_CUSTOMERS if company.economics.customers else 0

    def start(self) -> None:
        """Let arrivals begin."""
        for index in range(len(self._company.streams)):
            self._clock.start(self._arrivals(index))

    def _arrivals(self, index: int) -> Steps:
        """A Poisson process in operational time; each arrival is a contact of its own."""
        company, clock, clock_time = self._company, self._clock, self._calendar.clock_time
        stream = company.streams[index]
        channel = company.channels[stream.channel]
        loses_patience, patience_mean_min = channel.is_live, channel.patience_mean_min
        is_plain = channel.lines == 0 and stream.redial_prob == 0.0 and channel.kind != CHAT
        contact = self._contact if is_plain else self._persistent_contact
        is_lognormal = company.handle_distribution == LOGNORMAL
        handle_mean_min = company.issues[stream.issue].handle_min * channel.handle_factor
        sigma = lognormal_sigma(company.handle_cv)
        gap_mean_weeks = 1.0 / (stream.rate_per_min * self._calendar.open_min_per_week)

        case_id = self._first_case_id + index
        op_weeks = 0.0
        entity = 3 * index
        for gap_u, patience_u, handle_u in zip(
            uniforms(self._key, entity + GAP),
            uniforms(self._key, entity + PATIENCE),
            uniforms(self._key, entity + HANDLE),
            strict=False,
        ):
            op_weeks += exponential(gap_u, gap_mean_weeks)
            yield clock.at(clock_time(op_weeks), Tie.CONTACT)
            patience_min = NEVER
            if loses_patience:
                patience_min = exponential(patience_u, patience_mean_min)
            if is_lognormal:
                handle_min = lognormal(handle_u, handle_mean_min, sigma)
            else:
                handle_min = exponential(handle_u, handle_mean_min)
            clock.start(contact(case_id, index, patience_min, handle_min))
            case_id += len(company.streams)

    def _contact(self, case_id: int, index: int, patience_min: float, handle_min: float) -> Steps:
        """One customer: asks, waits, gives up or is served, and is gone."""
        clock, desk, write = self._clock, self._desk, self._recorder.rows.append
        issue, channel = self._company.streams[index].issue, self._company.streams[index].channel
        opened = clock.now
        self._world.cases_open += 1
        write(PACK(opened, Kind.CASE_OPENED, case_id, -1, -1, channel, issue, 0.0, 0.0))
        write(PACK(opened, Kind.CONTACT_OFFERED, case_id, -1, -1, channel, 1.0, 0.0, 0.0))

        agent = yield desk.join(None, channel, patience_min, case_id, -1, issue)

        now = clock.now
        wait_min = now - opened
        if agent is None:
            write(PACK(now, Kind.CONTACT_ABANDONED, case_id, -1, -1, channel, wait_min, 1.0, 0.0))
        else:
            write(PACK(now, Kind.CONTACT_ANSWERED, case_id, -1, agent.id, channel, wait_min, 1.0, 0.0))
            yield clock.after(handle_min, Tie.WORK_ENDS)
            now = clock.now
            write(PACK(now, Kind.CONTACT_ENDED, case_id, -1, agent.id, channel, handle_min, ANSWERED, 1.0))
            desk.release(agent)
        self._world.cases_open -= 1
        resolved = 0.0 if agent is None else 1.0
        write(PACK(now, Kind.CASE_CLOSED, case_id, -1, -1, channel, resolved, 1.0, now - opened))
        self._recorder.flush_if_full()

    def _persistent_contact(self, case_id: int, index: int, patience_min: float, handle_min: float) -> Steps:
        """One customer where lines are limited, callers try again, or agents hold several chats."""
        clock, desk, emit = self._clock, self._desk, self._recorder.emit
        stream = self._company.streams[index]
        channel = stream.channel
        opened = clock.now
        self._world.cases_open += 1
        emit(opened, Kind.CASE_OPENED, case_id, -1, -1, channel, float(stream.issue))
        tries = 0
        resolved = 0.0
        while True:
            tries += 1
            joined = clock.now
            emit(joined, Kind.CONTACT_OFFERED, case_id, -1, -1, channel, 1.0, 1.0 if tries > 1 else 0.0)
            if self._lines.seize(channel):
                agent = yield desk.join(None, channel, patience_min, case_id, -1, stream.issue)
                wait_min = clock.now - joined
                if agent is not None:
                    emit(clock.now, Kind.CONTACT_ANSWERED, case_id, -1, agent.id, channel, wait_min, 1.0)
                    spent = handle_min * chat_factor(max(1, agent.chats), self._company.parameters)
                    yield clock.after(spent, Tie.WORK_ENDS)
                    if agent.chats:
                        spent, agent.attended_min = clock.now - agent.attended_min, clock.now
                    emit(clock.now, Kind.CONTACT_ENDED, case_id, -1, agent.id, channel, spent, ANSWERED, 1.0)
                    self._lines.give_back(channel)
                    desk.release(agent)
                    resolved = 1.0
                    break
                self._lines.give_back(channel)
                emit(clock.now, Kind.CONTACT_ABANDONED, case_id, -1, -1, channel, wait_min, 1.0)
            else:
                emit(joined, Kind.CONTACT_BLOCKED, case_id, -1, -1, channel, 1.0)
            if uniform(self._redial_key, case_id, 2 * tries) >= stream.redial_prob:
                break
            delay = exponential(uniform(self._redial_key, case_id, 2 * tries + 1), stream.redial_mean_min)
            yield clock.at(self._calendar.next_opening(clock.now + delay), Tie.CONTACT)
        self._world.cases_open -= 1
        emit(clock.now, Kind.CASE_CLOSED, case_id, -1, -1, channel, resolved, 1.0, clock.now - opened)
