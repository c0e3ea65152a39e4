"""The coach of a shift: what he foresees comes true, what he looks back on is what was decided, and asking changes
nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from live_play import SHORT, Manner, carelessly, kindly, work

from cxsim.live.coaching import Hint, LookBack
from cxsim.live.decisions import (
    Accepted,
    AnswerPost,
    Choose,
    Decision,
    LetGo,
    LookUp,
    Next,
    Open,
    Reply,
    Transfer,
    WriteNote,
)
from cxsim.live.feelings import mood_after
from cxsim.live.shift import Shift
from cxsim.roleplay.conduct import MOOD_SHARE
from cxsim.roleplay.foresight import LEAST_WEIGHT_SD, STRONG, WEAK, reasons

POLICIES = ("fear", "empowerment")
FAULTS = {
    "asked_time": "time", "reproved_time": "time", "asked_script": "script", "reproved_script": "script",
    "reproved_in_good_faith": "good_faith", "called_in": "beyond",
}  # fmt: skip


def begun(policy: str = "fear", seed: int = 5, **setup: object) -> Shift:
    return Shift(replace(SHORT, policy=policy, seed=seed, **setup))


def moments(shift: Shift, manner: Manner) -> Iterator[Hint]:
    """Every moment of a shift at which something is to be said, with what the coach says before it is."""
    while not shift.is_over:
        here, told = shift.observe().encounter, shift.hint()
        decision: Decision = Next()
        if here is not None and not here.is_over:
            assert told is not None
            yield told
            decision = manner(here, [choice for choice in here.choices if not choice.locked])
        shift.decide(decision)


@pytest.mark.parametrize("policy", POLICIES)
def test_what_the_coach_foresees_of_an_answer_comes_true(policy: str) -> None:
    shift, seen = begun(policy), 0
    for told in moments(shift, kindly):
        names = [each.foresight.choice.name for each in told.prospects]
        here = shift.observe().encounter
        assert here is not None
        assert names == [choice.name for choice in here.choices]
        assert [each.says for each in told.prospects] == [choice.says for choice in here.choices]
        number, scene = len(shift.decided) % len(names), shift.scenes[here.case_id]
        one, was = told.prospects[number], scene.state
        assert bool(one.locked) == bool(here.choices[number].locked)
        if one.locked or here.choices[number].promises_min:  # a promise lets go, and the story goes on in the call
            continue
        begins = shift.now
        shift.decide(Choose(one.foresight.choice.name))
        after = scene.state
        assert one.feels is not None
        now = shift.observe().encounter
        assert now is not None
        assert (now.feelings.mood, now.feelings.valence) == (one.feels.mood, one.feels.valence)
        assert after.feeling.mood == one.foresight.mood_sd == was.feeling.mood + one.foresight.change_sd
        assert (after.course.settled and not was.course.settled) == one.foresight.settles
        assert (after.facts != was.facts) == one.foresight.tells
        assert (after.interrupted and not was.interrupted) == (one.foresight.patience == "cuts_in")
        assert shift.now - begins == pytest.approx(one.clock_min)
        seen += 1
        if scene.is_over and shift.seen_doing[-1][1] is not None:
            said = shift.seen_doing[-1][1].key
            assert said not in FAULTS or FAULTS[said] in dict(one.risks), "what is held against him was foreseen"
    assert seen > 12


def test_asking_the_coach_changes_nothing() -> None:
    alone, coached = begun(), begun()
    work(alone, kindly)
    for _ in moments(coached, kindly):
        coached.look_back()
    assert [each.decision for each in coached.decided] == [each.decision for each in alone.decided]
    for one, other in zip(*([np.concatenate(column) for column in zip(*each.run.log.chunks, strict=True)]
                            for each in (alone, coached)), strict=True):
        np.testing.assert_array_equal(one, other)


def test_reasons_add_up_to_how_somebody_comes() -> None:
    for told in moments(shift := begun(length_min=120.0), carelessly):
        scene = shift.scenes[shift.current or 0]
        if scene.state.feeling.exchanges:
            continue
        came = [each.weight_sd for each in told.reasons if each.key in ("failure", "failed_before", "wait")]
        assert sum(came) == pytest.approx(scene.state.feeling.mood, abs=2 * LEAST_WEIGHT_SD)
        weights = [abs(each.weight_sd) for each in told.reasons]
        assert weights == sorted(weights, reverse=True)
        assert min(weights, default=1.0) >= LEAST_WEIGHT_SD


def test_what_was_brought_weighs_less_with_every_answer_and_what_was_said_more() -> None:
    shift = begun()
    shift.decide(Next())
    scene = shift.scenes[shift.current or 0]
    player, state = scene.player, scene.state._replace(course=scene.state.course._replace(wait_min=30.0))
    for treated, key in ((0.2, "treated_badly"), (0.95, "treated_well")):
        felt = state.feeling._replace(justice_sum=treated, exchanges=1)
        found = {each.key: each.weight_sd for each in reasons(player, state._replace(feeling=felt))}
        assert key in found
        later = felt._replace(justice_sum=3 * treated, exchanges=3)
        more = {each.key: each.weight_sd for each in reasons(player, state._replace(feeling=later))}
        assert abs(more[key]) == pytest.approx(abs(found[key]) * (1 - (1 - MOOD_SHARE) ** 3) / MOOD_SHARE)


def test_what_an_answer_shows_are_the_tags_of_its_author() -> None:
    for told in moments(begun(seed=6), kindly):
        for each in told.prospects:
            seen = each.foresight
            assert all(getattr(seen.choice.conduct, name) >= STRONG for name in seen.strong)
            assert all(getattr(seen.choice.conduct, name) <= WEAK for name in seen.weak)


# --- afterwards


def worked(shift: Shift, manner: Manner, customers: int) -> LookBack:
    """Serve so many customers; the last one looked back on."""
    served = 0
    while True:
        here = shift.observe().encounter
        if here is not None and here.is_over and (told := shift.look_back()) is not None:
            served += 1
            if served == customers:
                return told
        free = [choice for choice in here.choices if not choice.locked] if here is not None else []
        shift.decide(Next() if here is None or here.is_over else manner(here, free))


@pytest.mark.parametrize("policy", POLICIES)
def test_the_coach_goes_through_what_was_decided_and_any_of_it_can_be_had_again(policy: str) -> None:
    shift = begun(policy)
    told = worked(shift, kindly, 3)
    said = [shift.decided[each.number].decision for each in told.steps]
    assert all(isinstance(each, Choose) for each in said)
    assert told.begun_at == told.steps[0].number
    assert all(each.coach and each.says for each in told.steps), "made conversations have a coach's word as well"
    for one, other in zip(told.steps, told.steps[1:], strict=False):
        assert one.after.feeling == other.before.feeling
        assert one.number < other.number
    step = told.steps[1]
    again = shift.decided[step.number:]
    shift.rewind(len(shift.decided) - step.number)
    assert shift.scenes[told.case_id].state == step.before
    for taken in again:
        shift.to(taken.at_min)
        shift.decide(taken.decision)
    assert shift.look_back() == told


def test_what_is_done_besides_answering_is_a_step_of_its_own_and_moves_no_mood() -> None:
    shift = begun("empowerment")
    shift.decide(Next())
    here = shift.observe().encounter
    assert here is not None
    shift.decide(LookUp())
    shift.decide(Choose(next(choice.name for choice in here.choices if not choice.locked)))
    shift.decide(WriteNote())
    shift.decide(Transfer())
    told = shift.look_back()
    assert told is not None
    assert [each.aside for each in told.steps] == ["look_up", "", "note"]
    assert [each.before is each.after for each in told.steps] == [True, False, True]
    assert (told.outcome, told.ending, told.quality) == ("passed_on", "", None)


def test_taking_hints_changes_nothing_but_their_count() -> None:
    asked, silent = begun(), begun()
    for _ in moments(asked, kindly):
        pass
    work(silent, kindly)
    assert asked.decided == silent.decided
    assert asked.observe() == silent.observe()
    assert silent.hints() == {}
    answered = [said.about for taken, said in zip(asked.decided, asked.spoken, strict=True)
                if isinstance(taken.decision, Choose)]
    assert asked.hints() == {case_id: answered.count(case_id) for case_id in answered}, "one before each answer"


@pytest.mark.parametrize(("decision", "aside"), [
    (lambda case_id: Reply(case_id, "canned"), "canned"), (lambda case_id: Reply(case_id, "personal"), "personal"),
    (lambda case_id: Reply(case_id, "personal", refuse=True), "no"),
])
@pytest.mark.parametrize("opened", [False, True])
def test_a_letter_that_was_answered_in_one_go_is_looked_back_on(
    decision: Callable[[int], Decision], aside: str, opened: bool
) -> None:
    shift = begun("empowerment", company="software", desk="inbox")
    case_id = next(each.case_id for each in shift.observe().tickets if each.state == "open")
    if opened:
        shift.decide(Open(case_id))
        shift.decide(LookUp())
        assert shift.look_back() is None, "nothing was answered yet"
    before = len(shift.decided)
    assert isinstance(shift.decide(decision(case_id)), Accepted)
    told = shift.look_back()
    assert told is not None
    assert [each.aside for each in told.steps] == ["look_up", aside][not opened:]
    assert (told.case_id, told.steps[-1].number, told.begun_at) == (case_id, before, before - opened)
    assert (told.outcome == "refused") == (aside == "no")
    score = shift.run.log.courses[case_id].csat
    after = told.steps[-1].after.feeling.mood
    assert after == (mood_after(score) if score else told.first_mood)
    shift.rewind(len(shift.decided) - told.begun_at)
    assert shift.look_back() is None


def test_a_post_that_was_answered_is_looked_back_on_in_practice_only() -> None:
    for mode in ("practice", "test"):
        shift = begun("empowerment", company="airline", desk="posts", seed=3, mode=mode)
        post = next(each for each in shift.observe().posts if each.is_answerable and not each.is_aftermath)
        assert isinstance(shift.decide(AnswerPost(post.post_id, "personal")), Accepted)
        told = shift.look_back()
        assert (told is not None) == (mode == "practice")
        if told is not None:
            assert (told.case_id, [each.aside for each in told.steps]) == (post.case_id, ["personal"])


def test_a_coach_speaks_in_practice_only_and_of_what_was_said_only() -> None:
    shift = begun(mode="test")
    shift.decide(Next())
    assert shift.observe().encounter is not None
    assert shift.hint() is None
    shift.decide(LetGo())
    assert shift.look_back() is None
    shift = begun()
    assert shift.hint() is None
    assert shift.look_back() is None
    shift.decide(Next())
    assert shift.hint() is not None
    assert shift.look_back() is None
    shift.decide(LetGo())
    assert shift.hint() is None
    assert shift.look_back() is None, "nothing was said"
