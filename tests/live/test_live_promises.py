"""What somebody promises in a conversation comes due as a call of its own: kept, or missed and felt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from live_play import SHORT, kindly, work

from cxsim.live import manners
from cxsim.live.casting import Part, part_for
from cxsim.live.decisions import Accepted, Choose, KeepPromise, LetGo, Next, Refused, Wait
from cxsim.live.encounter import Encounter
from cxsim.live.pledges import StoryPledges
from cxsim.live.shift import Shift
from cxsim.model.entities import Case
from cxsim.roleplay.promises import kept_later
from cxsim.roleplay.shelf import list_roleplays, load_roleplay

LONG = replace(SHORT, length_min=90.0)


def hand_written(shift: Shift, case: Case) -> Part:
    """Every customer is the one of the first shift."""
    return Part(load_roleplay("first-steps").story, is_hand_written=True)


def made(shift: Shift, case: Case) -> Part:
    """Nobody has a role-play of their own."""
    return part_for(shift.card(case), ())


@pytest.fixture(params=["made", "hand-written"])
def promised(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Shift:
    """A shift in which the first customer has just been promised a call, by what was chosen."""
    is_hand_written = request.param == "hand-written"
    monkeypatch.setattr(Shift, "part", hand_written if is_hand_written else made)
    shift = Shift(LONG)
    shift.decide(Next())
    for _ in range(6):
        here = here_of(shift)
        if here.is_over:
            break
        free = [choice for choice in here.choices if not choice.locked]
        promise = [choice for choice in free if choice.promises_min > 0.0]
        open_ended = [choice for choice in free if choice.name not in ("at_once", "leaflet")]
        shift.decide(Choose((promise or open_ended or free)[0].name))
    assert here_of(shift).outcome == "promised"
    return shift


def here_of(shift: Shift) -> Encounter:
    here = shift.observe().encounter
    assert here is not None
    return here


def let_pass(shift: Shift, until_min: float) -> None:
    while shift.now < until_min:
        shift.to(min(until_min, shift.now + 1.0))


def ring(shift: Shift) -> None:
    """Ring in time."""
    call = shift.observe().call_backs[0]
    let_pass(shift, call.from_min)
    assert isinstance(shift.decide(KeepPromise(call.case_id)), Accepted)


def test_a_choice_that_promises_puts_a_call_on_the_list(promised: Shift) -> None:
    call = promised.observe().call_backs[0]
    assert (call.state, call.is_open) == ("due", True)
    assert call.text
    assert call.promised_min < call.from_min < call.due_min <= promised.run.end_min
    early = promised.decide(KeepPromise(call.case_id))
    assert isinstance(early, Refused)
    assert early.reason == "nothing_to_tell"
    assert not [point for point in promised.run.log.courses[call.case_id].points if point[1] == "called_back"]


def test_the_call_goes_on_where_the_story_waited(promised: Shift) -> None:
    call = promised.observe().call_backs[0]
    ring(promised)
    here = here_of(promised)
    assert here.is_call_back
    assert here.case_id == call.case_id
    assert here.fresh > 0
    assert all(choice.keeps for choice in here.choices)
    work(promised, kindly, most=1)
    assert promised.observe().call_backs[0].state == "kept"
    assert promised.run.cases[call.case_id].broken_promises == 0


def test_a_call_that_is_missed_is_a_promise_broken(promised: Shift) -> None:
    call = promised.observe().call_backs[0]
    let_pass(promised, call.due_min + 1.0)
    missed = promised.observe().call_backs[0]
    assert missed.state == "broken"
    assert promised.run.cases[call.case_id].broken_promises == 1
    assert "promise_broken" in {caption.key for caption in promised.observe().captions}
    if missed.is_open:  # late is better than never
        assert isinstance(promised.decide(KeepPromise(call.case_id)), Accepted)
        assert here_of(promised).is_call_back


def test_a_shift_with_a_promise_can_be_taken_up_again(promised: Shift) -> None:
    ring(promised)
    work(promised, kindly)
    again = Shift(promised.setup)
    again.replay(promised.decided)
    assert again.observe() == promised.observe()
    assert again.observe().figures.promises_kept >= 1


def test_who_missed_a_call_misses_it_when_the_same_is_said_again(promised: Shift) -> None:
    call = promised.observe().call_backs[0]
    let_pass(promised, call.due_min + 1.0)
    promised.decide(Wait(1.0))
    work(promised, kindly)
    again = Shift(promised.setup)
    manners.work(again, manners.Echo.of(promised))
    there = {each.case_id: each.state for each in again.observe().call_backs}
    assert there[call.case_id] == "broken"


def test_nobody_promises_a_call_for_after_the_shift() -> None:
    shift = Shift(replace(SHORT, length_min=45.0))
    shift.decide(Next())
    while not shift.is_over:
        here = shift.observe().encounter
        if here is None or here.is_over:
            shift.decide(Next())
            continue
        for choice in here.choices:
            if choice.promises_min > 0.0 and not here.is_hand_written:
                assert choice.locked
        free = [choice for choice in here.choices if not choice.locked]
        shift.decide(Choose(free[0].name) if free else LetGo())
    assert not shift.observe().call_backs


def test_a_promise_for_tomorrow_stays_in_its_story() -> None:
    story = load_roleplay("airline-wedding-bag").story
    choice = next(each for each in story.nodes["promise"].choices if each.promises)
    pledges = StoryPledges(story, end_min=300.0)
    pledges.make(choice, now=0.0)
    assert not pledges.made
    assert pledges.comes_too_late(choice, now=0.0)


def test_every_promise_of_a_role_play_that_can_be_kept_later_is_found() -> None:
    found = {entry.name: kept_later(load_roleplay(entry.name).story) for entry in list_roleplays()}
    assert found["first-steps"] == {"three_o_clock": {"call_at_three"}}
    assert found["hotel-wedding-block"] == {"six_o_clock": {"the_door"}}
    assert not found["hotel-generous-colleague"]  # made to a colleague: nobody waits for a call
