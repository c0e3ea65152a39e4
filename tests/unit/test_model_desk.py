"""The desk: who is served, when, by whom; and every tie at one instant."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxsim.model.clock import Clock, Steps
from cxsim.model.desk import Desk
from cxsim.model.entities import NEVER, Agent
from cxsim.rules.company import PHONE, WRITTEN, Channel
from cxsim.rules.events import Tie


@dataclass
class Outcome:
    """What became of one contact."""

    number: int
    channel: int
    joined: float
    patience: float
    settled: float
    agent: int | None


@dataclass
class Office:
    """A clock, a desk with two channels of different priority, and a record of outcomes."""

    clock: Clock = field(default_factory=Clock)
    outcomes: list[Outcome] = field(default_factory=list)

    def __post_init__(self) -> None:
        channels = [Channel(name, name, PHONE, 0.5, 1.0, 1.0, priority, 1.0) for priority, name in enumerate("ab")]
        self.desk = Desk(self.clock, channels)

    def agent(self, number: int, start: float = 0.0, end: float = NEVER) -> Agent:
        agent = Agent(number)

        def duty() -> Steps:
            yield self.clock.at(start, Tie.DUTY_STARTS)
            self.desk.on_duty(agent)
            if end != NEVER:
                yield self.clock.at(end, Tie.DUTY_ENDS)
                yield self.desk.off_duty(agent)

        self.clock.start(duty())
        return agent

    def contact(self, number: int, at: float, handle: float, patience: float = NEVER, channel: int = 0) -> None:
        def case() -> Steps:
            yield self.clock.at(at, Tie.CONTACT)
            agent = yield self.desk.join(number, channel, patience)
            found = None if agent is None else agent.id
            self.outcomes.append(Outcome(number, channel, at, patience, self.clock.now, found))
            if agent is not None:
                yield self.clock.after(handle, Tie.WORK_ENDS)
                self.desk.release(agent)

        self.clock.start(case())

    def settled(self) -> list[tuple[int, float, int | None]]:
        self.clock.run_until(1000.0)
        return [(o.number, o.settled, o.agent) for o in self.outcomes]


def test_a_caller_whose_patience_ends_as_an_agent_comes_free_is_served() -> None:
    office = Office()
    office.agent(0)
    office.contact(1, at=0.0, handle=5.0)
    office.contact(2, at=1.0, handle=5.0, patience=4.0)
    assert office.settled() == [(1, 0.0, 0), (2, 5.0, 0)]


def test_a_caller_whose_patience_ends_as_an_agent_comes_on_duty_is_served() -> None:
    office = Office()
    office.contact(1, at=1.0, handle=5.0, patience=4.0)
    office.agent(0, start=5.0)
    assert office.settled() == [(1, 5.0, 0)]


def test_an_agent_whose_shift_ends_with_his_contact_takes_no_other() -> None:
    office = Office()
    agent = office.agent(0, end=5.0)
    office.contact(1, at=0.0, handle=5.0)
    office.contact(2, at=1.0, handle=5.0, patience=20.0)
    assert office.settled() == [(1, 0.0, 0), (2, 21.0, None)]
    assert not agent.on_duty


def test_an_agent_finishes_his_contact_before_he_leaves() -> None:
    office = Office()
    agent = office.agent(0, end=5.0)
    office.contact(1, at=3.0, handle=5.0)
    office.clock.run_until(7.9)
    assert (agent.on_duty, agent.busy) == (True, True)
    office.clock.run_until(8.0)
    assert (agent.on_duty, agent.busy) == (False, False)


def test_an_idle_agent_leaves_at_once_and_is_offered_nothing() -> None:
    office = Office()
    agent = office.agent(0, end=5.0)
    office.contact(1, at=5.0, handle=1.0, patience=2.0)
    assert office.settled() == [(1, 7.0, None)]
    assert not agent.on_duty


def test_the_agent_who_has_been_idle_longest_is_next_and_the_lower_number_settles_ties() -> None:
    office = Office()
    for number in (2, 0, 1):
        office.agent(number)
    for number, at in enumerate((1.0, 2.0, 3.0, 14.0, 15.0, 16.0)):
        office.contact(number, at=at, handle=(5.0, 3.0, 4.0, 1.0, 1.0, 1.0)[number])
    taken_by = [agent for _, _, agent in office.settled()]
    assert taken_by == [0, 1, 2, 1, 0, 2]  # 1 came free at 5, 0 at 6, 2 at 7


def test_priority_goes_before_waiting_and_waiting_before_sequence() -> None:
    office = Office()
    office.agent(0)
    office.contact(0, at=0.0, handle=5.0)
    office.contact(1, at=1.0, handle=5.0, channel=1)
    office.contact(2, at=2.0, handle=5.0)
    office.contact(3, at=2.0, handle=5.0)
    assert [number for number, _, _ in office.settled()] == [0, 2, 3, 1]


def test_two_who_come_free_together_take_two_who_wait() -> None:
    office = Office()
    office.agent(0)
    office.agent(1)
    for number in range(4):
        office.contact(number, at=0.0, handle=5.0)
    assert office.settled() == [(0, 0.0, 0), (1, 0.0, 1), (2, 5.0, 0), (3, 5.0, 1)]


def test_the_queue_shows_who_waits_in_the_order_of_service() -> None:
    office = Office()
    office.contact(1, at=1.0, handle=1.0, channel=1)
    office.contact(2, at=2.0, handle=1.0, patience=1.0)
    office.contact(3, at=3.0, handle=1.0)
    office.clock.run_until(4.0)
    assert [ticket.contact for ticket in office.desk.queue()] == [3, 1]


contacts = st.tuples(
    st.integers(0, 20), st.integers(0, 6), st.one_of(st.just(NEVER), st.integers(0, 8)), st.integers(0, 1)
)
duties = st.tuples(st.integers(0, 10), st.one_of(st.just(NEVER), st.integers(11, 25)))


@given(st.lists(contacts, max_size=25), st.lists(duties, min_size=1, max_size=4))
def test_laws_of_the_desk_with_many_ties(
    arrivals: list[tuple[int, int, float, int]], agents: list[tuple[int, float]]
) -> None:
    """Whole minutes make ties common: nobody is lost, nobody jumps the queue, nobody idles while others wait."""
    office = Office()
    for number, (start, end) in enumerate(agents):
        office.agent(number, float(start), float(end))
    handles = {}
    for number, (at, handle, patience, channel) in enumerate(sorted(arrivals)):
        handles[number] = handle
        office.contact(number, float(at), float(handle), float(patience), channel)
    office.clock.run_until(1000.0)

    served = [o for o in office.outcomes if o.agent is not None]
    still_waiting = office.desk.queue()
    assert len(office.outcomes) + len(still_waiting) == len(arrivals)
    assert all(ticket.joined_min >= 0 for ticket in still_waiting)
    for o in office.outcomes:
        if o.agent is None:
            assert o.settled == o.joined + o.patience
        else:
            assert o.settled - o.joined <= o.patience
            assert agents[o.agent][0] <= o.settled < agents[o.agent][1]
    for number in range(len(agents)):
        spells = sorted((o.settled, o.settled + handles[o.number]) for o in served if o.agent == number)
        assert all(end <= start for (_, end), (start, _) in pairwise(spells))
    for first in served:
        for second in served:
            if (first.channel, first.joined, first.number) < (second.channel, second.joined, second.number):
                assert first.settled <= second.settled or second.settled <= first.joined


# --- agents kept free for callers


def blended(kept_free_share: float, agents: int) -> Office:
    """A desk for calls (0) and letters (1) that are to be answered within 30 minutes."""
    office = Office()
    phone = Channel("phone", "Phone", PHONE, 0.5, 1.0, 1.0, 1, 1.0)
    inbox = Channel("inbox", "Inbox", WRITTEN, 0.5, 1.0, 0.0, 2, 30.0)
    office.desk = Desk(office.clock, [phone, inbox], kept_free_share)
    for number in range(agents):
        office.agent(number)
    return office


def test_a_letter_is_begun_only_while_more_agents_are_free_than_are_kept_for_callers() -> None:
    office = blended(0.5, 4)
    for number in range(3):
        office.contact(number, at=1.0, handle=10.0, channel=1)
    office.contact(3, at=2.0, handle=1.0)
    # Two of four are kept free: the third letter waits until both others are done, though two agents are idle.
    assert sorted(office.settled()) == [(0, 1.0, 0), (1, 1.0, 1), (2, 11.0, 3), (3, 2.0, 2)]


def test_a_letter_that_has_waited_as_long_as_is_called_in_time_is_begun_by_whoever_is_free() -> None:
    office = blended(0.5, 2)
    office.contact(0, at=1.0, handle=32.0)
    office.contact(1, at=2.0, handle=5.0, channel=1)
    office.contact(2, at=29.0, handle=2.0)
    office.contact(3, at=31.5, handle=1.0)
    # One of two is kept free. At 31 minutes the letter is not late; at 32.5 it is.
    assert sorted(office.settled()) == [(0, 1.0, 0), (1, 32.5, 1), (2, 29.0, 1), (3, 31.5, 1)]


@given(
    st.lists(st.tuples(st.integers(0, 40).map(float), st.integers(0, 1), st.integers(1, 9).map(float)), max_size=20),
    st.integers(1, 4), st.sampled_from([0.0, 0.3, 0.6, 0.9]),
)  # fmt: skip
def test_every_letter_is_written_in_the_end_and_no_caller_waits_behind_one(
    contacts: list[tuple[float, int, float]], agents: int, kept: float
) -> None:
    office = blended(kept, agents)
    for number, (at, channel, handle) in enumerate(contacts):
        office.contact(number, at=at, handle=handle, channel=channel)
    assert len(office.settled()) == len(contacts)
    calls = sorted((o.joined, o.settled) for o in office.outcomes if o.channel == 0)
    for joined, settled in calls:
        begun = [o for o in office.outcomes if o.channel == 1 and joined < o.settled < settled]
        assert not begun
