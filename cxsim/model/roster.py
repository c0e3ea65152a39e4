"""The roster: which post is at the desk when, and thereby who.

Days off are planned so that each day has hands in proportion to its demand, and rotate through the team from
week to week. A shift is cut into spells at the desk by breaks and by one block a day for meetings and training,
both staggered over the team so that the desk is never left by all at once. An agent who is busy when a spell
ends finishes his contact first; the pause that follows keeps its length, and time after the shift's end is
overtime.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum

from cxsim.model.clock import Clock, Steps
from cxsim.model.desk import Desk
from cxsim.model.entities import NEVER, Agent, Seat
from cxsim.model.recorder import Recorder
from cxsim.rules.arithmetic import clamp
from cxsim.rules.company import DAYS_PER_WEEK, MINUTES_PER_DAY, Break, Company, Shift
from cxsim.rules.draws import Purpose, uniform
from cxsim.rules.events import Kind, Tie
from cxsim.rules.staffing import works_planned_shift

Spell = tuple[float, float]
"""Planned start and end at the desk, minutes of the day."""


class Roster:
    """Sends agents to the desk and home, and keeps their hours.

    Parameters
    ----------
    learning_h_per_week
        Training, coaching and peers' meetings away from the desk, on top of other meetings and paperwork.
    absence_prob
        Chance that this agent misses a shift, asked at the start of each shift.
    keys
        Key of every `Purpose` of the run.

    Notes
    -----
    Adds to each agent's ``hours_paid_week`` (the whole shift but for unpaid breaks; absence is holiday or sick
    leave, and is paid), ``overtime_min_week`` and ``on_duty_min_week``; whoever reads them sets them back.
    """

    def __init__(
        self,
        company: Company,
        clock: Clock,
        desk: Desk,
        recorder: Recorder,
        seats: Sequence[Seat],
        keys: Sequence[int],
        *,
        learning_h_per_week: float,
        absence_prob: Callable[[Agent], float],
    ) -> None:
        self._company = company
        self._clock = clock
        self._desk = desk
        self._emit = recorder.emit
        self._seats = seats
        self._at_the_desk: dict[int, Agent] = {}
        """Who is on duty, by id, in the order of coming; some may have left the firm already."""
        self._absence_key = keys[Purpose.ABSENCE]
        self._absence_prob = absence_prob
        staffing = company.staffing
        hours = staffing.off_phone_h_per_week + learning_h_per_week
        self._off_phone_min = 60.0 * hours / staffing.days_per_week
        self._day_weights = [
            weight if opening < close else 0.0
            for weight, (opening, close) in zip(
                company.calendar.day_weights, company.calendar.open_min, strict=True
            )
        ]

    def start(self) -> None:
        """Put everybody on the roster, from the present day on."""
        staffing, p = self._company.staffing, self._company.parameters
        if staffing.always_on:
            for seat in self._seats:
                self.bring(seat)
            return
        for index, team in enumerate(shift_teams(staffing.shifts, self._seats)):
            days = working_days(self._day_weights, staffing.days_per_week, len(team), p.least_at_work)
            for rank, seat in enumerate(team):
                seat.shift = index
                place = (rank + 0.5) / len(team)
                breaks = stagger(staffing.breaks, staffing.shifts[index], place, len(team), p.break_stagger_max_min)
                spells = desk_spells(staffing.shifts[index], breaks, self._off_phone_min, place)
                self._clock.start(self._days(seat, spells, days[rank:] + days[:rank]))

    def bring(self, seat: Seat) -> None:
        """Let the new person of a post begin: at once where nobody ever rests, else with his first shift."""
        if self._company.staffing.always_on and seat.agent is not None:
            self._sit_down(seat.agent, NEVER)

    def let_go(self, agent: Agent) -> None:
        """Let a person go who has left the firm: after the present shift, or contact where nobody ever rests."""
        if self._company.staffing.always_on and agent.on_duty:
            self._clock.start(self._last_contact(agent))

    def _last_contact(self, agent: Agent) -> Steps:
        yield self._desk.off_duty(agent)
        self._stand_up(agent, 0.0, shift_is_over=True)

    def add_shift(self, agent: Agent, start_min: float, end_min: float) -> None:
        """Let somebody work one shift beyond the roster, without breaks, from ``start_min`` to ``end_min``."""
        agent.hours_paid_week += (end_min - start_min) / 60.0
        self._clock.start(self._shift(agent, [(start_min, end_min)]))

    def cut_week(self) -> None:
        """Close the books of the week: who is on duty has the spell recorded so far, and begins a new one."""
        for agent in tuple(self._at_the_desk.values()):
            self._record_off(agent, 0.0, shift_is_over=False)
            agent.duty_since = self._clock.now
            self._emit(self._clock.now, Kind.ON_DUTY, -1, -1, agent.id, -1, agent.shift)

    def end_run(self) -> None:
        """Record the spells that the end of the run cuts short."""
        for agent in tuple(self._at_the_desk.values()):
            self._record_off(agent, 0.0, shift_is_over=False)

    def _days(self, seat: Seat, spells: Sequence[Spell], weeks: Sequence[frozenset[int]]) -> Steps:
        """Day after day of one post: at work or off, present or absent, whoever has it.

        ``weeks`` are the patterns of days that the post rotates through.
        """
        clock, emit = self._clock, self._emit
        shift = self._company.staffing.shifts[seat.shift]
        unpaid_min = fsum(pause.length_min for pause in self._company.staffing.breaks if not pause.paid)
        day = int(clock.now // MINUTES_PER_DAY)
        planned = 0
        while True:
            week, weekday = divmod(day, DAYS_PER_WEEK)
            midnight = day * MINUTES_PER_DAY
            if weekday in weeks[week % len(weeks)] and midnight + shift.start_min >= clock.now:
                yield clock.at(midnight + shift.start_min, Tie.DUTY_STARTS)
                agent = seat.agent
                planned += 1
                if agent is not None and works_planned_shift(planned, seat.share):
                    agent.shift = seat.shift
                    agent.hours_paid_week += (shift.end_min - shift.start_min - unpaid_min) / 60.0
                    if uniform(self._absence_key, agent.id, day) >= self._absence_prob(agent):
                        yield from self._shift(agent, [(midnight + start, midnight + end) for start, end in spells])
                    else:
                        emit(clock.now, Kind.SHIFT_MISSED, -1, -1, agent.id, -1)
            else:
                yield clock.at(midnight + MINUTES_PER_DAY, Tie.DUTY_STARTS)
            day += 1

    def _shift(self, agent: Agent, spells: Sequence[Spell]) -> Steps:
        """One day's spells at the desk; a spell that would begin after its end, after a long contact, is left out."""
        clock = self._clock
        back = 0.0
        for number, (start, end) in enumerate(spells):
            if back >= end:
                continue
            yield clock.at(max(start, back), Tie.DUTY_STARTS)
            self._sit_down(agent, end)
            yield clock.at(end, Tie.DUTY_ENDS)
            yield self._desk.off_duty(agent)
            is_last = number == len(spells) - 1
            back = NEVER if is_last else clock.now + spells[number + 1][0] - end
            shift_end = spells[-1][1]
            self._stand_up(agent, max(0.0, clock.now - shift_end), shift_is_over=back >= shift_end)

    def _sit_down(self, agent: Agent, planned_end: float) -> None:
        self._at_the_desk[agent.id] = agent
        agent.planned_end = planned_end
        self._desk.on_duty(agent)
        self._emit(self._clock.now, Kind.ON_DUTY, -1, -1, agent.id, -1, agent.shift)

    def _stand_up(self, agent: Agent, overtime_min: float, *, shift_is_over: bool) -> None:
        del self._at_the_desk[agent.id]
        self._record_off(agent, overtime_min, shift_is_over=shift_is_over)

    def _record_off(self, agent: Agent, overtime_min: float, *, shift_is_over: bool) -> None:
        now = self._clock.now
        on_duty_min = now - agent.duty_since
        agent.on_duty_min_week += on_duty_min
        agent.overtime_min_week += overtime_min
        if self._company.staffing.always_on:
            agent.hours_paid_week += on_duty_min / 60.0
        self._emit(
            now, Kind.OFF_DUTY, -1, -1, agent.id, -1, on_duty_min, min(overtime_min, on_duty_min), shift_is_over
        )


def shift_teams(shifts: Sequence[Shift], seats: Sequence[Seat]) -> list[list[Seat]]:
    """Posts of each shift, in proportion to the shifts' shares."""
    teams: list[list[Seat]] = [[] for _ in shifts]
    total = fsum(shift.share for shift in shifts)
    for number, seat in enumerate(seats):
        place = (number + 0.5) / len(seats) * total
        index = 0
        while index < len(shifts) - 1 and place > shifts[index].share:
            place -= shifts[index].share
            index += 1
        teams[index].append(seat)
    return teams


def working_days(
    day_weights: Sequence[float], days_per_week: int, agents: int, least_at_work: float
) -> list[frozenset[int]]:
    """Weekdays worked, one set for each of ``agents``: as many hands a day as the day's demand deserves.

    Parameters
    ----------
    day_weights
        Demand of each weekday, any scale; 0 when closed.
    days_per_week
        Days that each agent works, or as many as the firm is open.
    least_at_work
        Agents wanted on the quietest open day.

    Notes
    -----
    One agent after another takes the days that are furthest behind their share. No day wants more than every
    agent, nor fewer than ``least_at_work``.
    """
    open_days = [day for day, weight in enumerate(day_weights) if weight > 0.0]
    days = min(days_per_week, len(open_days))
    total = fsum(day_weights)
    least = min(1.0, least_at_work / agents) if agents else 0.0
    wanted = {day: clamp(days * day_weights[day] / total, least, 1.0) for day in open_days}
    at_work = dict.fromkeys(open_days, 0)
    patterns = []
    for placed in range(1, agents + 1):
        behind = sorted(open_days, key=lambda day: (at_work[day] - placed * wanted[day], day))
        pattern = frozenset(behind[:days])
        for day in pattern:
            at_work[day] += 1
        patterns.append(pattern)
    return patterns


def stagger(breaks: Sequence[Break], shift: Shift, place: float, team: int, most_min: float) -> list[Spell]:
    """Breaks of one agent as (start, end) minutes of the day, spread over the team around their planned time.

    Parameters
    ----------
    place
        The agent's place in the team, 0 to 1.
    team
        Agents in the team.
    most_min
        Breaks of one shift are spread over at most this time.
    """
    pauses = []
    for pause in breaks:
        spread = min(pause.length_min * (team - 1), most_min)
        latest = max(shift.end_min - pause.length_min, shift.start_min)
        planned = shift.start_min + pause.after_min + (place - 0.5) * spread
        start = clamp(planned, shift.start_min, latest)
        pauses.append((start, min(start + pause.length_min, shift.end_min)))
    return sorted(pauses)


def desk_spells(shift: Shift, breaks: Sequence[Spell], off_phone_min: float, place: float) -> list[Spell]:
    """What is left of a shift for the desk, once breaks and the daily off-phone block are taken out.

    Parameters
    ----------
    breaks
        (start, end) in minutes of the day, sorted by start.
    off_phone_min
        Length of the off-phone block; it pauses during breaks.
    place
        Where in the working time the block lies, from 0 (first thing) to 1 (last thing).
    """
    working: list[Spell] = []
    start = shift.start_min
    for pause_start, pause_end in [*breaks, (shift.end_min, shift.end_min)]:
        if pause_start > start:
            working.append((start, pause_start))
        start = max(start, pause_end)
    total = fsum(end - start for start, end in working)
    block_starts = place * max(0.0, total - off_phone_min)
    block_ends = block_starts + off_phone_min
    spells: list[Spell] = []
    worked = 0.0
    for start, end in working:
        before_block = min(end, start + block_starts - worked)
        after_block = max(start, start + block_ends - worked)
        parts = [(start, before_block), (after_block, end)] if before_block < after_block else [(start, end)]
        spells.extend(part for part in parts if part[0] < part[1])
        worked += end - start
    return spells
