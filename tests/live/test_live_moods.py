"""What somebody makes of a written answer: the ticket or the post says it, and not the mood in which it was written."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from live_play import SHORT, work

from cxsim.live.decisions import Accepted, Assign, Reply, Wait
from cxsim.live.feelings import mood_after, mood_waiting
from cxsim.live.observation import Style, Ticket
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

INBOX = Setup("utility", "empowerment", "inbox", seed=3, length_min=120.0)
STYLES: tuple[Style, Style] = ("canned", "personal")
POSTS = Setup("airline", "empowerment", "posts", seed=3)


@cache
def answered(style: Style, refuse: bool = False) -> tuple[Shift, tuple[Ticket, ...], tuple[Ticket, ...]]:
    """An inbox of which ten were answered: as they were before, and as they are read."""
    shift = Shift(INBOX)
    before = tuple(each for each in shift.observe().tickets if each.state == "open")[:10]
    for each in before:
        usd = 0.0 if refuse else min(each.usual_usd, each.allowed_usd)
        assert isinstance(shift.decide(Reply(each.case_id, style, usd, refuse)), Accepted)
    now = {each.case_id: each for each in shift.observe().tickets if each.state == "answered"}
    return shift, before, tuple(now[each.case_id] for each in before if each.case_id in now)


def test_who_has_made_up_his_mind_is_shown_so_and_anybody_else_as_his_case_has_gone() -> None:
    shift, _, now = answered("canned")
    score = {each.case_id: shift.run.log.courses[each.case_id].csat for each in now}
    assert {csat > 0.0 for csat in score.values()} == {True, False}
    for each in now:
        case = shift.run.cases[each.case_id]
        so_far = mood_waiting(case, 0.0, written=True, p=shift.run.world.p)
        expected = mood_after(score[each.case_id]) if score[each.case_id] else so_far
        assert each.feelings.mood == pytest.approx(expected)


def test_an_answer_moves_whoever_reads_it() -> None:
    for style in STYLES:
        _, before, now = answered(style)
        was = {each.case_id: each.feelings.mood for each in before}
        moved = [each for each in now if abs(each.feelings.mood - was[each.case_id]) > 0.1]
        assert len(moved) > len(now) / 2


def test_own_words_are_read_more_gladly_than_a_template() -> None:
    canned, personal = ({each.case_id: each.feelings.mood for each in answered(style)[2]} for style in STYLES)
    same = canned.keys() & personal.keys()
    assert len(same) > 5
    assert all(personal[each] - canned[each] > 0.05 for each in same)  # each of them, and so that a face shows it


def test_kind_words_alone_cheer_nobody_up_who_was_refused() -> None:
    shift, _, now = answered("personal", refuse=True)
    waits = [each for each in now if not shift.run.log.courses[each.case_id].csat]
    assert waits
    for each in waits:
        assert each.feelings.mood <= shift.scenes[each.case_id].state.feeling.mood


def test_who_complained_in_public_and_was_answered_looks_as_he_feels() -> None:
    shift = Shift(POSTS)
    work(shift, lambda *_: pytest.fail("nobody stands here"), most=60)
    posts = [each for each in shift.observe().posts if each.spreads and not each.is_aftermath]
    scores = shift.run.log.courses
    read = [each for each in posts if each.state == "answered" and each.case_id in scores]
    assert read
    for each in read:
        case, csat = shift.run.cases[each.case_id], scores[each.case_id].csat
        so_far = mood_waiting(case, 0.0, written=True, p=shift.run.world.p)
        assert each.feelings.mood == pytest.approx(mood_after(csat) if csat else so_far)


def test_a_letter_that_a_colleague_answered_has_waited_once() -> None:
    shift = Shift(replace(SHORT, desk="inbox", length_min=180.0))
    while not (_free(shift) and shift.run.person.queue()):
        shift.decide(Wait(1.0))
    given = next(each for each in shift.observe().tickets if each.state == "open")
    assert isinstance(shift.decide(Assign(given.case_id, _free(shift)[0])), Accepted)
    case = shift.handed[given.case_id]
    while (now := _ticket(shift, given.case_id)).state == "colleague":
        shift.decide(Wait(1.0))
    so_far = mood_waiting(case, 0.0, written=True, p=shift.run.world.p)
    assert case.wait_min > 0.0
    assert now.feelings.mood == pytest.approx(so_far)


def _free(shift: Shift) -> list[int]:
    return [each.id for each in shift.run.world.agents if each.on_duty and not each.busy]


def _ticket(shift: Shift, case_id: int) -> Ticket:
    return next(each for each in shift.observe().tickets if each.case_id == case_id)
