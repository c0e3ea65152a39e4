"""The desk for specialists: like the plain one where nobody is special, and never a contact in the wrong hands."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_company import MIXED, small_company

from cxsim.model.clock import Clock, Steps
from cxsim.model.desk import Desk
from cxsim.model.entities import NEVER, Agent
from cxsim.model.skilled_desk import SkilledDesk, desk_for, group_of_seats, groups_for
from cxsim.rules.company import CHAT, PHONE, WRITTEN, AgentGroup, Channel, Company
from cxsim.rules.draws import Purpose, purpose_key
from cxsim.rules.events import Tie

KEYS = [purpose_key(1, 0, purpose) for purpose in range(Purpose.COUNT)]
PHONES = tuple(Channel(name, name, PHONE, 0.5, 1.0, 1.0, priority, 1.0) for priority, name in enumerate("ab"))


def firm(agents: int, *groups: AgentGroup, channels: tuple[Channel, ...] = PHONES) -> Company:
    company = small_company()
    staffing = replace(company.staffing, agents=agents, groups=groups)
    return replace(company, channels=channels, staffing=staffing)


@dataclass
class Served:
    contact: int
    joined: float
    began: float
    ended: float
    agent: int | None
    chats: int


def serve(
    desk: Desk, clock: Clock, agents: int, contacts: list[tuple[float, int, int, float, float]],
    owner: dict[int, int] | None = None,
) -> list[Served]:
    """Let contacts (at, channel, issue, handle, patience) meet agents numbered from 0; ``owner`` of some is named."""
    people = [Agent(number) for number in range(agents)]
    found: list[Served] = []
    for agent in people:
        agent.seat = agent.id
        desk.on_duty(agent)

    def case(number: int, at: float, channel: int, issue: int, handle: float, patience: float) -> Steps:
        yield clock.at(at, Tie.CONTACT)
        who = people[owner[number]] if owner and number in owner else None
        agent = yield desk.join(None, channel, patience, number, -1, issue, who)
        began = clock.now
        if agent is None:
            found.append(Served(number, at, began, began, None, 0))
            return
        chats = agent.chats
        yield clock.after(handle, Tie.WORK_ENDS)
        found.append(Served(number, at, began, clock.now, agent.id, chats))
        desk.release(agent)

    for number, contact in enumerate(contacts):
        clock.start(case(number, *contact))
    clock.run_until(10_000.0)
    return found


CONTACTS = st.lists(
    st.tuples(
        st.integers(0, 30).map(float), st.integers(0, 1), st.integers(0, 2), st.integers(1, 9).map(float),
        st.sampled_from([2.0, 7.0, NEVER]),
    ),
    max_size=25,
)  # fmt: skip


@given(CONTACTS, st.integers(1, 4))
def test_where_nobody_is_special_it_is_the_plain_desk(
    contacts: list[tuple[float, int, int, float, float]], agents: int
) -> None:
    plain, skilled = Clock(), Clock()
    assert serve(Desk(plain, PHONES), plain, agents, contacts) == serve(
        SkilledDesk(skilled, firm(agents), 1, KEYS), skilled, agents, contacts
    )


@given(CONTACTS, st.integers(1, 4), st.sampled_from([0.3, 0.6]))
def test_both_desks_keep_as_many_free_for_callers(
    contacts: list[tuple[float, int, int, float, float]], agents: int, kept: float
) -> None:
    ways = (PHONES[0], Channel("inbox", "Inbox", WRITTEN, 0.5, 1.0, 5.0, 2, 8.0))
    company = firm(agents, channels=ways)
    company = replace(company, staffing=replace(company.staffing, kept_free_share=kept))
    plain, skilled = Clock(), Clock()
    assert serve(Desk(plain, ways, kept), plain, agents, contacts) == serve(
        SkilledDesk(skilled, company, 1, KEYS), skilled, agents, contacts
    )


@given(CONTACTS, st.integers(3, 6))
def test_specialists_serve_what_is_theirs_and_nobody_waits_while_they_are_free(
    contacts: list[tuple[float, int, int, float, float]], agents: int
) -> None:
    groups = (
        AgentGroup("first", 1.0, (0,), (), 1), AgentGroup("late", 1.0, (), (1, 2), 1),
        AgentGroup("any", 1.0, (), (), 2),
    )  # fmt: skip
    company = firm(agents, *groups)
    clock = Clock()
    desk = SkilledDesk(clock, company, 1, KEYS)
    seats = group_of_seats([1.0, 1.0, 1.0], agents)
    found = serve(desk, clock, agents, contacts)
    assert len(found) == len(contacts)
    for served in found:
        _, channel, issue, _, _ = contacts[served.contact]
        able = [group for tier in groups_for(company, channel, issue) for group in tier]
        if served.agent is not None:
            assert seats[served.agent] in able
        if served.began > served.joined:  # he waited: at that time all who may serve him were busy
            for person in range(agents):
                busy = any(o.agent == person and o.began <= served.joined <= o.ended for o in found)
                assert busy or seats[person] not in able


@given(st.lists(st.tuples(st.integers(0, 20).map(float), st.integers(1, 9).map(float)), max_size=20), st.integers(1, 4))
def test_an_agent_holds_no_more_chats_than_he_may(chats: list[tuple[float, float]], limit: int) -> None:
    channel = Channel("chat", "Chat", CHAT, 1.0, 1.0, 5.0, 1, 1.0)
    clock = Clock()
    desk = SkilledDesk(clock, firm(2, channels=(channel,)), limit, KEYS)
    found = serve(desk, clock, 2, [(at, 0, 0, handle, NEVER) for at, handle in chats])
    assert len(found) == len(chats)
    assert all(1 <= served.chats <= limit for served in found)
    for served in found:  # while one waits, everybody holds as many as he may
        if served.began > served.joined:
            held = [o for o in found if o.began <= served.joined < o.ended and o is not served]
            assert len(held) >= 2 * limit - sum(o.began == served.joined for o in found)


def test_a_chat_takes_no_agent_from_a_call_and_no_call_goes_to_one_who_chats() -> None:
    ways = (Channel("chat", "Chat", CHAT, 0.5, 1.0, 5.0, 1, 1.0), replace(PHONES[0], name="phone"))
    clock = Clock()
    desk = SkilledDesk(clock, firm(2, channels=ways), 2, KEYS)
    chat, call = (lambda at: (at, 0, 0, 10.0, NEVER)), (lambda at: (at, 1, 0, 10.0, NEVER))
    found = {s.contact: s for s in serve(desk, clock, 2, [chat(0.0), call(1.0), call(2.0), chat(3.0)])}
    assert found[0].agent != found[1].agent
    assert found[3].agent == found[0].agent  # beside his first chat
    assert found[2].began == pytest.approx(11.0)  # the call waits for a whole person


def test_work_with_an_owner_waits_for_him_although_another_is_free() -> None:
    clock = Clock()
    inbox = (Channel("inbox", "Inbox", WRITTEN, 1.0, 1.0, 0.0, 1, 60.0),)
    desk = SkilledDesk(clock, firm(2, channels=inbox), 1, KEYS)
    contacts = [(0.0, 0, 0, 10.0, NEVER), (1.0, 0, 0, 5.0, NEVER), (2.0, 0, 0, 3.0, NEVER)]
    found = {s.contact: s for s in serve(desk, clock, 2, contacts, owner={0: 0, 2: 0})}
    assert (found[0].agent, found[1].agent, found[2].agent) == (0, 1, 0)
    assert found[2].began == 10.0


@pytest.mark.parametrize(("comes_back", "back_at", "second"), [
    (False, NEVER, (5.0, 1)),  # he has left the firm: at once
    (True, 65.0, (65.0, 0)),  # back within the time
    (True, NEVER, (1.0 + 120.0, 1)),  # everybody's, once it has waited for so long
    (True, 200.0, (1.0 + 120.0, 1)),
])
def test_letters_wait_for_an_owner_who_goes_until_he_is_back_or_they_have_waited_enough(
    comes_back: bool, back_at: float, second: tuple[float, int]
) -> None:
    clock = Clock()
    company = firm(2)
    company = replace(company, parameters=company.parameters._replace(owner_wait_h=2.0))
    desk = SkilledDesk(clock, company, 1, KEYS)
    one, other = Agent(0), Agent(1)
    for agent in (one, other):
        agent.seat = agent.id
        desk.on_duty(agent)
    begun: list[tuple[float, int]] = []

    def case(at: float, handle: float, owner: Agent) -> Steps:
        yield clock.at(at, Tie.CONTACT)
        agent = yield desk.join(None, 0, NEVER, -1, -1, 0, owner)
        begun.append((clock.now, agent.id))
        yield clock.after(handle, Tie.WORK_ENDS)
        desk.release(agent)

    def leave() -> Steps:
        yield clock.at(5.0, Tie.DUTY_ENDS)
        one.comes_back = comes_back
        yield desk.off_duty(one)
        if back_at < NEVER:
            yield clock.at(back_at, Tie.DUTY_STARTS)
            desk.on_duty(one)

    clock.start(case(0.0, 20.0, one))
    clock.start(case(1.0, 1.0, one))
    clock.start(leave())
    clock.run_until(300.0)
    assert begun == [(0.0, 0), second]


@given(st.lists(st.floats(0.05, 1.0), min_size=1, max_size=5), st.integers(0, 60))
def test_groups_have_their_shares_of_the_posts(shares: list[float], seats: int) -> None:
    groups = group_of_seats(shares, seats)
    assert len(groups) == seats
    for group, share in enumerate(shares):
        assert abs(groups.count(group) - share / sum(shares) * seats) <= len(shares)


def test_the_plain_desk_serves_where_nothing_special_is_asked() -> None:
    assert type(desk_for(Clock(), firm(3), MIXED, KEYS)) is Desk
    grouped = firm(3, AgentGroup("all", 1.0, (), (), 1))
    assert type(desk_for(Clock(), grouped, MIXED, KEYS)) is SkilledDesk


ONE_EACH = (AgentGroup("a", 0.5, (), (), 1), AgentGroup("b", 0.5, (), (), 1))


def test_groups_of_one_rank_are_asked_together_and_who_is_idle_for_longest_goes() -> None:
    clock = Clock()
    desk = SkilledDesk(clock, firm(2, *ONE_EACH), 1, KEYS)
    call = lambda at: (at, 0, 0, 2.0, NEVER)  # noqa: E731
    found = {s.contact: s.agent for s in serve(desk, clock, 2, [call(1.0), call(4.0), call(7.0), call(10.0)])}
    assert found == {0: 0, 1: 1, 2: 0, 3: 1}


def test_an_issue_with_a_routing_of_its_own_asks_its_groups_in_that_order() -> None:
    company = firm(2, *ONE_EACH)
    company = replace(company, staffing=replace(company.staffing, routing=((0, (1, 0)), (2, (1,)))))
    assert [groups_for(company, 0, issue) for issue in range(3)] == [((1,), (0,)), ((0, 1),), ((1,),)]
    clock = Clock()
    desk = SkilledDesk(clock, company, 1, KEYS)
    calls = [(float(at), 0, issue, 30.0, NEVER) for at, issue in ((1, 0), (2, 0), (3, 2), (4, 0))]
    found = {s.contact: s for s in serve(desk, clock, 2, calls)}
    assert [found[number].agent for number in range(4)] == [1, 0, 1, 0]
    assert [found[number].began for number in range(4)] == [1.0, 2.0, 31.0, 32.0]


def test_a_group_that_works_by_its_list_takes_what_stands_first_in_it() -> None:
    """Two kinds of contact wait: the one that came later goes first, because the list says so."""
    for in_listed_order, order in ((True, [0, 2, 1]), (False, [0, 1, 2])):
        group = AgentGroup("all", 1.0, (), (2, 0, 1), 1, in_listed_order)
        clock = Clock()
        desk = SkilledDesk(clock, firm(1, group), 1, KEYS)
        calls = [(0.0, 0, 0, 5.0, NEVER), (1.0, 0, 0, 5.0, NEVER), (2.0, 0, 2, 5.0, NEVER)]
        found = serve(desk, clock, 1, calls)
        assert [served.contact for served in found] == order


@given(st.integers(2, 5))
def test_by_lot_everybody_who_is_free_has_the_same_chance(agents: int) -> None:
    company = firm(agents, *ONE_EACH)
    company = replace(company, staffing=replace(company.staffing, assigned_at_random=True))
    clock = Clock()
    desk = SkilledDesk(clock, company, 1, KEYS)
    calls = [(float(10 * number), 0, 0, 1.0, NEVER) for number in range(900)]
    counts = [0] * agents
    for served in serve(desk, clock, agents, calls):
        assert served.agent is not None
        counts[served.agent] += 1
    sd = (900 / agents * (1.0 - 1.0 / agents)) ** 0.5
    assert all(abs(count - 900 / agents) < 5.0 * sd for count in counts)
