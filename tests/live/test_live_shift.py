"""A shift: what can be decided, what time does, and that a decision is all that a shift remembers."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from live_play import SHORT, by_the_script, carelessly, kindly, work

from cxsim.config.scenarios import load_company, load_policy
from cxsim.live.casting import Part, author_of
from cxsim.live.decisions import (
    Accepted,
    Assign,
    Choose,
    Decision,
    Escalate,
    Hold,
    KeepPromise,
    LetGo,
    LookUp,
    Next,
    Open,
    Predict,
    PromiseCallBack,
    Refused,
    Reply,
    Transfer,
    Wait,
    WriteNote,
)
from cxsim.live.observation import Desk, Ticket
from cxsim.live.setting import NoSuchDeskError, Setup
from cxsim.live.shift import RewindError, Shift
from cxsim.roleplay.shelf import list_roleplays, load_roleplay


def log_of(shift: Shift) -> list[np.ndarray]:
    return [np.concatenate(column) for column in zip(*shift.run.log.chunks, strict=True)]


def talk(setup: Setup = SHORT) -> Shift:
    """A shift with somebody at the desk."""
    shift = Shift(setup)
    assert isinstance(shift.decide(Next()), Accepted)
    assert shift.observe().encounter is not None
    return shift


def test_the_same_decisions_give_the_same_events() -> None:
    first = Shift(SHORT)
    work(first, kindly)
    second = Shift(SHORT)
    for taken in first.decided:  # with pauses for thought in between, as a screen makes them
        while second.now < taken.at_min:
            second.to(min(taken.at_min, second.now + 0.4))
        second.observe()
        second.decide(taken.decision)
    first.run.play_out()
    second.run.play_out()
    for one, other in zip(log_of(first), log_of(second), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_queue_pays_for_time() -> None:
    shift = talk()
    before = shift.observe()
    for _ in range(30):
        shift.let_time_pass(1.0)
    after = shift.observe()
    assert after.clock_min == pytest.approx(before.clock_min + 30.0 * before.speed / 60.0)
    waited = {waiting.case_id: waiting for waiting in after.queue}
    for waiting in before.queue:
        if waiting.case_id in waited:
            now = waited[waiting.case_id]
            assert now.waited_min > waiting.waited_min
            assert now.feelings.mood < waiting.feelings.mood


def test_without_time_pressure_thinking_costs_nothing() -> None:
    shift = talk(replace(SHORT, time_pressure=False))
    before = shift.now
    shift.let_time_pass(100.0)
    assert shift.now == before
    choice = next(choice for choice in shift.observe().encounter.choices if not choice.locked)  # type: ignore[union-attr]
    shift.decide(Choose(choice.name))
    assert shift.now == pytest.approx(before + choice.clock_min)


def test_what_is_refused_changes_nothing() -> None:
    shift = talk()
    seen = shift.observe()
    wrong: list[Decision] = [
        Choose("dance"), Next(), Open(1), KeepPromise(1), Reply(1, "canned"), Assign(1, 1), Wait(-1.0), Wait(1e9),
        PromiseCallBack(1e9), PromiseCallBack(0.0), PromiseCallBack(float("nan")),
    ]  # fmt: skip
    for decision in wrong:
        done = shift.decide(decision)
        assert isinstance(done, Refused), decision
        assert done.words
    assert shift.observe() == seen
    assert not [taken for taken in shift.decided if not isinstance(taken.decision, Next)]


@pytest.mark.parametrize(("company", "desk"), [("grand-hotel", "counter"), ("airline", "phone")])
def test_who_is_spoken_with_is_not_left_to_wait(company: str, desk: Desk) -> None:
    shift = talk(replace(SHORT, company=company, desk=desk))
    before, events = shift.now, len(shift.run.log.chunks)
    for _ in range(3):
        done = shift.decide(Wait(30.0))
        assert isinstance(done, Refused)
        assert (done.reason, done.words) == ("not_yet", "Somebody is still with you.")
    assert (shift.now, len(shift.run.log.chunks)) == (before, events)
    shift.decide(LetGo())
    assert isinstance(shift.decide(Wait(1.0)), Accepted)


def test_a_shift_in_which_somebody_was_left_to_wait_can_be_gone_on_with(tmp_path: Path) -> None:
    shift = talk()
    with shift.going_over():  # as it could once be done
        assert isinstance(shift.decide(Wait(2.0)), Accepted)
    shift.save(tmp_path / "old.shift")
    again = Shift.resume(tmp_path / "old.shift")
    assert again.observe() == shift.observe()
    assert isinstance(again.decide(Wait(2.0)), Refused)
    again.close()


def test_moves_besides_words() -> None:
    shift = talk()
    encounter = shift.observe().encounter
    assert encounter is not None
    assert dict(encounter.moves)["hold"] == ""
    assert isinstance(shift.decide(LookUp()), Accepted)
    looked_up = shift.observe().encounter
    assert looked_up is not None
    assert looked_up.knowledge
    assert looked_up.patience_share < 1.0
    before = shift.now
    assert isinstance(shift.decide(Hold()), Accepted)
    assert shift.now > before
    assert {caption.key for caption in shift.observe().captions} & {"approved", "not_approved"}
    assert isinstance(shift.decide(WriteNote("Rang twice.")), Accepted)
    assert shift.observe().notes[0].text == "Rang twice."
    assert isinstance(shift.decide(Transfer()), Accepted)
    assert shift.observe().encounter.outcome == "passed_on"  # type: ignore[union-attr]
    assert isinstance(shift.decide(LetGo()), Refused)


def test_a_supervisor_without_time_in_this_shift_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases sent up may fill days of his: nobody holds for as long."""
    shift = talk()
    ladder = shift.run.person.ladder
    monkeypatch.setattr(type(ladder), "busy_until_min", shift.run.end_min)
    before = shift.now
    done = shift.decide(Hold())
    assert isinstance(done, Refused)
    assert done.reason == "busy"
    assert shift.now == before
    shift.decide(LookUp())
    assert dict(shift.observe().encounter.moves)["hold"] == "busy"  # type: ignore[union-attr]


def test_a_case_sent_up_is_decided_above() -> None:
    shift = talk()
    case_id = shift.observe().encounter.case_id  # type: ignore[union-attr]
    shift.decide(Escalate())
    shift.run.play_out()
    points = [what for _, what, _ in shift.run.log.courses[case_id].points]
    assert points.index("escalated") < points.index("decided")


@pytest.mark.parametrize("keeps", [True, False])
def test_a_promise_is_kept_or_broken(keeps: bool) -> None:
    shift = talk(replace(SHORT, length_min=120.0))
    encounter = shift.observe().encounter
    assert encounter is not None
    assert isinstance(shift.decide(PromiseCallBack(20.0)), Accepted)
    assert [call.state for call in shift.observe().call_backs] == ["due"]
    if keeps:
        shift.decide(Wait(5.0))
        assert isinstance(shift.decide(KeepPromise(encounter.case_id)), Accepted)
        again = shift.observe().encounter
        assert again is not None
        assert again.is_call_back
        assert again.case_id == encounter.case_id
    else:
        shift.decide(Wait(30.0))
        assert "promise_broken" in {caption.key for caption in shift.observe().captions}
    state = shift.observe().call_backs[0].state
    assert state == ("kept" if keeps else "broken")
    assert shift.run.cases[encounter.case_id].broken_promises == (0 if keeps else 1)


def test_a_guest_has_one_limit_a_day() -> None:
    shift = Shift(replace(SHORT, company="software", desk="inbox"))
    limit = shift.run.world.limit_usd
    ticket = next(each for each in shift.observe().tickets if each.is_problem and each.usual_usd < limit)
    done = shift.decide(Reply(ticket.case_id, "personal", limit + 1.0))
    assert isinstance(done, Refused)
    assert done.reason == "beyond_limit"
    shift.given_usd[ticket.customer_id] = limit
    done = shift.decide(Reply(ticket.case_id, "personal", max(limit, ticket.usual_usd)))
    assert isinstance(done, Refused)
    assert done.reason == "beyond_day_budget"


def test_an_inbox_holds_several_tickets_open() -> None:
    shift = Shift(replace(SHORT, company="software", desk="inbox"))
    first, second, third = shift.observe().tickets[:3]
    shift.decide(Open(first.case_id))
    shift.decide(Open(second.case_id))
    assert [each.state for each in shift.observe().tickets[:2]] == ["yours", "yours"]
    shift.decide(Reply(third.case_id, "canned"))
    quick = shift.now
    shift.decide(Reply(first.case_id, "personal"))
    assert shift.now - quick > 2.0
    states = {each.case_id: each.state for each in shift.observe().tickets}
    assert states[first.case_id] == "answered"
    assert states[second.case_id] == "yours"
    body = shift.run.person.agent
    assert body.busy_min_week <= shift.now - shift.run.start_min + 1e-9


def ticket_of(shift: Shift, case_id: int) -> Ticket:
    return next(each for each in shift.observe().tickets if each.case_id == case_id)


def test_a_ticket_waits_until_it_is_answered() -> None:
    shift = Shift(replace(SHORT, company="software", desk="inbox"))
    waiting = shift.observe().tickets[0]
    shift.decide(Open(waiting.case_id))
    opened = ticket_of(shift, waiting.case_id)
    assert (opened.waited_min, opened.due_in_min) == (waiting.waited_min, waiting.due_in_min)
    shift.decide(Wait(10.0))
    later = ticket_of(shift, waiting.case_id)
    assert later.waited_min == pytest.approx(waiting.waited_min + 10.0)
    assert later.due_in_min == pytest.approx(waiting.due_in_min - 10.0)
    shift.decide(Reply(waiting.case_id, "canned"))
    answered = ticket_of(shift, waiting.case_id)
    shift.decide(Wait(10.0))
    assert ticket_of(shift, waiting.case_id).waited_min == answered.waited_min > later.waited_min


def test_a_ticket_that_a_colleague_was_given_stays_on_record() -> None:
    shift = Shift(replace(SHORT, desk="inbox", length_min=180.0))

    def free() -> list[int]:
        return [each.id for each in shift.run.world.agents if each.on_duty and not each.busy]

    while not (free() and shift.run.person.queue()):  # some are kept free for callers while letters wait
        shift.decide(Wait(1.0))
    given = next(each for each in shift.observe().tickets if each.state == "open")
    agent_id = free()[0]
    assert isinstance(shift.decide(Assign(given.case_id, agent_id)), Accepted)
    has_it = ticket_of(shift, given.case_id)
    assert (has_it.state, has_it.colleague_id) == ("colleague", agent_id)
    while ticket_of(shift, given.case_id).state == "colleague":
        shift.decide(Wait(1.0))
    done = ticket_of(shift, given.case_id)
    assert (done.state, done.colleague_id) == ("answered", agent_id)
    assert done.waited_min > given.waited_min


def test_a_ticket_is_its_authors_before_and_after_it_is_opened() -> None:
    shift = Shift(replace(SHORT, company="software", desk="inbox"))
    assert shift.cast
    for case_id in shift.cast:
        ticket = next(each for each in shift.observe().tickets if each.case_id == case_id)
        shift.decide(Open(case_id))
        here = shift.observe().encounter
        assert here is not None
        assert here.name == ticket.name
        assert here.look == ticket.look
        assert here.is_hand_written == (ticket.name != "")
    assert any(scene.part.is_hand_written for scene in shift.history)


@pytest.mark.parametrize("company", ["airline", "electronics", "software"])
def test_a_ticket_is_never_told_in_the_words_of_the_shelf(company: str) -> None:
    """A summary tells whoever chooses a role-play what awaits him; nobody writes that in a letter."""
    shelf = [load_roleplay(entry.name).story for entry in list_roleplays() if entry.name.startswith(company)]
    letters = [story for story in shelf if story.opening.channel in ("written", "public")]
    assert letters
    for story in letters:
        author = author_of(Part(story, is_hand_written=True))
        assert author is not None
        assert author.message != story.summary
        assert author.message


def test_rewinding_is_for_practice() -> None:
    shift = Shift(SHORT)
    work(shift, kindly, most=4)
    seen, length = shift.observe(), len(log_of(shift)[0])
    work(shift, carelessly, most=3)
    shift.rewind(3)
    assert shift.observe() == seen
    assert len(log_of(shift)[0]) == length
    with pytest.raises(RewindError):
        shift.rewind(5)
    test = Shift(replace(SHORT, mode="test"))
    work(test, kindly, most=2)
    assert not test.observe().can_rewind
    with pytest.raises(RewindError):
        test.rewind()


def test_a_prediction_is_made_once_and_the_end_is_the_end() -> None:
    shift = Shift(replace(SHORT, length_min=30.0))
    assert isinstance(shift.decide(Predict(0.8, 0.1)), Accepted)
    assert isinstance(shift.decide(Predict(0.2, 0.1)), Refused)
    work(shift, by_the_script)
    assert shift.observe().is_over
    done = shift.decide(Next())
    assert isinstance(done, Refused)
    assert done.reason == "shift_over"


def test_a_shift_speaks_its_language() -> None:
    shift = Shift(replace(SHORT, language="de"))
    work(shift, kindly, most=40)
    assert {scene.story.language for scene in shift.history} == {"de"}
    english = {issue.title for issue in shift.company.issues}
    told = [*shift.observe().queue, shift.observe().encounter]
    assert not english & {each.issue_title for each in told if each is not None}


def test_a_company_without_the_desk_says_which_it_has() -> None:
    with pytest.raises(NoSuchDeskError, match="counter, phone, inbox"):
        Shift(replace(SHORT, desk="posts"))


def test_no_screen_is_needed() -> None:
    code = "import sys, cxsim.live.shift; print('pygame' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_scenarios_at_hand_are_used() -> None:
    company, policy = load_company("grand-hotel"), load_policy("fear")
    shift = Shift(SHORT, company=company, policy=policy)
    assert shift.observe().policy.policy == "fear"
