"""The roster: cover, hours, breaks, absence and overtime."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.model.clock import Clock, Steps
from cxsim.model.desk import Desk
from cxsim.model.entities import NEVER, Agent, Seat
from cxsim.model.recorder import Chunk, Recorder
from cxsim.model.roster import Roster, desk_spells, shift_teams, stagger, working_days
from cxsim.rules.company import MINUTES_PER_DAY, MINUTES_PER_WEEK, PHONE, Break, Channel, Company, Shift, Staffing
from cxsim.rules.draws import Purpose, purpose_key
from cxsim.rules.events import Kind, Tie
from cxsim.rules.parameters import Parameters
from cxsim.validation.queue_model import Queue, neutral_company

LEAST, MOST_MIN = Parameters().least_at_work, Parameters().break_stagger_max_min
KEYS = [purpose_key(1, 0, purpose) for purpose in range(Purpose.COUNT)]
EARLY, LATE = Shift(480.0, 960.0, 0.6), Shift(720.0, 1200.0, 0.4)
LUNCH, COFFEE = Break(240.0, 30.0, paid=False), Break(120.0, 15.0, paid=True)

minutes = st.integers(0, 600).map(float)
weights = st.lists(st.floats(0.0, 5.0), min_size=7, max_size=7).filter(any)


@given(weights, st.integers(1, 7), st.integers(1, 40))
def test_everyone_works_his_days_and_only_when_the_firm_is_open(
    day_weights: list[float], days: int, agents: int
) -> None:
    patterns = working_days(day_weights, days, agents, LEAST)
    open_days = {day for day, weight in enumerate(day_weights) if weight > 0.0}
    assert len(patterns) == agents
    for pattern in patterns:
        assert len(pattern) == min(days, len(open_days))
        assert pattern <= open_days


@given(st.lists(st.floats(0.8, 1.2), min_size=7, max_size=7), st.integers(1, 5), st.integers(2, 60))
def test_hands_follow_demand_within_one(day_weights: list[float], days: int, agents: int) -> None:
    at_work = Counter(day for pattern in working_days(day_weights, days, agents, LEAST) for day in pattern)
    for day, weight in enumerate(day_weights):
        assert abs(at_work[day] - agents * days * weight / sum(day_weights)) < 1.5


def test_the_quietest_day_is_not_left_to_one() -> None:
    at_work = Counter(day for pattern in working_days([9.0] * 6 + [0.01], 5, 10, LEAST) for day in pattern)
    assert at_work[6] >= LEAST - 1
    assert sum(at_work.values()) == 50


@given(st.integers(1, 60), st.lists(st.floats(0.1, 5.0), min_size=1, max_size=4))
def test_teams_have_their_shares_of_the_agents(agents: int, shares: list[float]) -> None:
    shifts = [Shift(0.0, 480.0, share) for share in shares]
    everyone = [Seat(number) for number in range(agents)]
    teams = shift_teams(shifts, everyone)
    assert [seat for team in teams for seat in team] == everyone
    for team, share in zip(teams, shares, strict=True):
        assert abs(len(team) - agents * share / sum(shares)) <= 1.0


@given(
    st.lists(st.tuples(minutes, st.floats(1.0, 60.0)), max_size=3), minutes, st.floats(0.0, 1.0), st.integers(1, 30)
)
def test_spells_are_the_shift_without_breaks_and_block(
    breaks: list[tuple[float, float]], off_phone: float, place: float, team: int
) -> None:
    pauses = stagger([Break(after, length, paid=True) for after, length in breaks], EARLY, place, team, MOST_MIN)
    assert len(pauses) == len(breaks)
    assert all(EARLY.start_min <= start <= end <= EARLY.end_min for start, end in pauses)
    spells = desk_spells(EARLY, pauses, off_phone, place)
    flat = [EARLY.start_min, *(moment for spell in spells for moment in spell), EARLY.end_min]
    assert flat == sorted(flat)
    paused = 0.0
    reached = EARLY.start_min
    for start, end in pauses:
        paused += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    working = EARLY.end_min - EARLY.start_min - paused
    assert sum(end - start for start, end in spells) == pytest.approx(max(0.0, working - off_phone), abs=1e-9)
    for start, end in spells:
        assert not any(start < (a + b) / 2 < end for a, b in pauses if b > a)


def test_no_block_cuts_no_spell() -> None:
    assert desk_spells(EARLY, [], 0.0, 0.5) == [(480.0, 960.0)]


def test_breaks_are_staggered_over_the_team() -> None:
    starts = [stagger([LUNCH], EARLY, (rank + 0.5) / 4, 4, MOST_MIN)[0][0] for rank in range(4)]
    assert len(set(starts)) == 4
    assert sum(starts) / 4 == pytest.approx(480.0 + 240.0)
    assert max(starts) - min(starts) <= 120.0


class Office:
    """A roster in a world of its own: one phone line, and contacts put in by hand."""

    def __init__(self, staffing: Staffing, training_h: float = 0.0, absence: float = 0.0) -> None:
        plain = neutral_company(Queue(1, 1.0, 1.0, 1.0, 1.0, 100), 1.0)
        fields = {name: getattr(plain, name) for name in plain.__dataclass_fields__}
        company = Company(**{**fields, "staffing": staffing})
        self.clock = Clock()
        self.chunks: list[Chunk] = []
        self.recorder = Recorder(self.chunks.append)
        self.desk = Desk(self.clock, [Channel("phone", "Phone", PHONE, 1.0, 1.0, 1.0, 0, 1.0)])
        self.seats = [Seat(number) for number in range(staffing.agents)]
        self.agents = [Agent(number) for number in range(staffing.agents)]
        for seat, agent in zip(self.seats, self.agents, strict=True):
            seat.agent = agent
        self.roster = Roster(
            company, self.clock, self.desk, self.recorder, self.seats, KEYS,
            learning_h_per_week=training_h, absence_prob=lambda agent: absence,
        )  # fmt: skip

    def run(self, weeks: int) -> None:
        self.roster.start()
        self.clock.run_until(float(weeks * MINUTES_PER_WEEK))
        self.roster.end_run()
        self.recorder.flush()

    def contact(self, at: float, handle: float) -> None:
        def case() -> Steps:
            yield self.clock.at(at, Tie.CONTACT)
            agent = yield self.desk.join(None, 0, NEVER)
            yield self.clock.after(handle, Tie.WORK_ENDS)
            self.desk.release(agent)

        self.clock.start(case())

    def rows(self) -> list[tuple[float, int, int, float, float, float]]:
        """(time, kind, agent, value, value_2, value_3) of the log."""
        return [
            row
            for chunk in self.chunks
            for row in zip(*(chunk[column].tolist() for column in (0, 1, 4, 6, 7, 8)), strict=True)
        ]


def staffing(
    agents: int, shifts: Sequence[Shift] = (EARLY,), breaks: Sequence[Break] = (), *, always_on: bool = False
) -> Staffing:
    return Staffing(
        agents=agents, always_on=always_on, shifts=tuple(shifts), breaks=tuple(breaks), days_per_week=5,
        absence_prob=0.0, off_phone_h_per_week=2.5, wage_usd_per_h=20.0, overtime_factor=1.5,
        aptitude_mean_z=0.0, drive_mean_z=0.0, tenure_mean_weeks=50.0,
    )  # fmt: skip


def test_a_quiet_week_gives_everyone_his_planned_hours() -> None:
    office = Office(staffing(9, (EARLY, LATE), (LUNCH, COFFEE)), training_h=2.5)
    office.run(4)
    # a day of 8 hours less lunch, coffee, and one hour for meetings and training
    at_desk_min = 480.0 - 30.0 - 15.0 - 60.0
    for agent in office.agents:
        assert agent.on_duty_min_week == pytest.approx(4 * 5 * at_desk_min)
        assert agent.hours_paid_week == pytest.approx(4 * 5 * 7.5)
        assert agent.overtime_min_week == 0.0
    off = [row for row in office.rows() if row[1] == Kind.OFF_DUTY]
    assert sum(row[3] for row in off) == pytest.approx(9 * 4 * 5 * at_desk_min)
    assert sum(row[5] for row in off) == 9 * 4 * 5


def test_comings_and_goings_alternate_and_spells_are_counted_from_their_start() -> None:
    office = Office(staffing(6, (EARLY, LATE), (LUNCH, COFFEE)))
    for number in range(400):
        office.contact(number * 25.0, 18.0)
    office.run(1)
    came: dict[int, float] = {}
    for time, kind, agent, value, late, over in office.rows():
        if kind == Kind.ON_DUTY:
            assert agent not in came
            came[agent] = time
        else:
            assert value == time - came.pop(agent)
            assert 0.0 <= late <= value
            assert over in (0.0, 1.0)


def test_nobody_is_at_the_desk_outside_his_shift() -> None:
    office = Office(staffing(9, (EARLY, LATE), (LUNCH,)))
    office.run(2)
    for time, _, agent, *_ in office.rows():
        shift = (EARLY, LATE)[office.agents[agent].shift]
        assert shift.start_min <= time % MINUTES_PER_DAY <= shift.end_min


def test_days_off_rotate_through_the_team() -> None:
    office = Office(staffing(7))
    office.run(7)
    days = defaultdict(set)
    for time, kind, agent, *_ in office.rows():
        if kind == Kind.ON_DUTY:
            days[agent].add(int(time // MINUTES_PER_DAY))
    worked = {agent: Counter(day % 7 for day in found) for agent, found in days.items()}
    assert all(counts == worked[0] for counts in worked.values())


def test_a_contact_that_outlasts_the_shift_is_finished_and_is_overtime() -> None:
    office = Office(staffing(1))
    office.contact(950.0, 25.0)
    office.clock.run_until(0.0)
    office.run(1)
    late = [row for row in office.rows() if row[4] > 0.0]
    assert [(row[0], row[4], row[5]) for row in late] == [(975.0, 15.0, 1.0)]
    assert office.agents[0].overtime_min_week == 15.0


def test_a_break_that_begins_late_keeps_its_length() -> None:
    office = Office(staffing(1, breaks=(LUNCH,)))
    office.contact(680.0, 25.0)
    office.run(1)
    # lunch at 720 lies in the middle of the half hour for meetings: away from 690 to 750 as planned
    first_day = [(time, kind) for time, kind, *_ in office.rows() if time < 1440.0]
    assert first_day == [
        (480.0, Kind.ON_DUTY), (705.0, Kind.OFF_DUTY), (765.0, Kind.ON_DUTY), (960.0, Kind.OFF_DUTY),
    ]  # fmt: skip


def test_a_contact_that_swallows_the_rest_of_the_shift_ends_it() -> None:
    office = Office(staffing(1, breaks=(LUNCH,)))
    office.contact(680.0, 300.0)
    office.run(1)
    last = [row for row in office.rows() if row[0] < 1440.0][-1]
    assert (last[0], last[1], last[4], last[5]) == (980.0, Kind.OFF_DUTY, 20.0, 1.0)


def test_absence_follows_its_chance_is_paid_and_is_the_same_whatever_happens() -> None:
    def days_at_work(office: Office) -> set[tuple[int, int]]:
        office.run(60)
        return {(row[2], int(row[0] // 1440)) for row in office.rows() if row[1] == Kind.ON_DUTY}

    quiet, busy = Office(staffing(10), absence=0.2), Office(staffing(10), absence=0.2)
    for number in range(300):
        busy.contact(number * 60.0, 20.0)
    present = days_at_work(quiet)
    assert present == days_at_work(busy)
    rostered = 60 * 5 * 10
    assert len(present) == pytest.approx(0.8 * rostered, abs=4 * (rostered * 0.2 * 0.8) ** 0.5)
    assert sum(agent.hours_paid_week for agent in quiet.agents) == pytest.approx(rostered * 8.0)


def test_a_larger_chance_of_absence_only_adds_absences() -> None:
    few, more = Office(staffing(10), absence=0.05), Office(staffing(10), absence=0.3)
    few.run(20)
    more.run(20)

    def present(office: Office) -> set[tuple[int, int]]:
        return {(row[2], int(row[0] // 1440)) for row in office.rows() if row[1] == Kind.ON_DUTY}

    assert present(more) < present(few)


def test_agents_who_never_rest_are_counted_week_by_week() -> None:
    office = Office(staffing(3, always_on=True))
    office.clock.call(float(MINUTES_PER_WEEK), Tie.WEEK_ENDS, office.roster.cut_week)
    office.run(2)
    off = [row for row in office.rows() if row[1] == Kind.OFF_DUTY]
    assert [row[3] for row in off] == [float(MINUTES_PER_WEEK)] * 6
    assert not any(row[5] for row in off)
    assert [agent.hours_paid_week for agent in office.agents] == [336.0] * 3
