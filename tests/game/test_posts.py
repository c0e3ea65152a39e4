"""Public posts: what is answered is what the shift is told; what the house leaves unanswered says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pygame
import pytest
from fake_shift import NOON, post
from written_hands import FEAR, HD, TRUST, Hands, Shift, closes, house, quits, stand_apart

from cxsim.game.people.mood import Mood
from cxsim.game.scene import Close
from cxsim.game.scenes.desk.surroundings import somebody
from cxsim.game.scenes.written import public
from cxsim.game.scenes.written.posts import PostsScene
from cxsim.game.scenes.written.spread import Reached, StaysPut
from cxsim.live import decisions as do
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift as RealShift


def at(shift: Shift, folder: Path, size: tuple[int, int] = HD, **settings: object) -> Hands:
    return Hands(PostsScene(house(folder, size, **settings), shift, FEAR, closes, quits))


def scene_of(hands: Hands) -> PostsScene:
    assert isinstance(hands.scene, PostsScene)
    return hands.scene


@pytest.fixture
def shift() -> Shift:
    return Shift("posts")


def test_a_post_is_read_with_who_has_seen_it_and_how_long_an_answer_helps(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    said = hands.read()
    for fact in ("Fourth new screen", "9,400 readers", "48,000 in the end", "helps if answered within 21 h",
                 "their case is still open", "3 h without an answer", "Supervisor listens in", "How it spreads"):
        assert fact in said
    assert len(hands.keys("post:")) == 3


def test_the_post_that_reaches_most_is_read_first(shift: Shift, tmp_path: Path) -> None:
    loud = replace(post(2), reach=90_000.0)
    shift.change(posts=(post(0), post(1), loud))
    assert scene_of(at(shift, tmp_path)).reading == loud.post_id


def test_an_approved_text_by_keyboard_alone(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.tab_to("post:2")
    hands.press(pygame.K_RETURN)
    assert not hands.node("send").enabled
    hands.tab_to("template")
    hands.press(pygame.K_RETURN, pygame.K_RETURN)
    assert shift.decided == [do.AnswerPost(2, "canned", 0.0)]


def test_own_words_with_an_offer_by_mouse_alone(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.click("post:0")
    hands.click("own")
    slider = hands.node("offer").rect
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        hands.event(kind, button=1, pos=(slider.right - 40, slider.centery))
    assert "promises $5 in public" in hands.node("own").hint
    hands.click("send")
    assert shift.decided == [do.AnswerPost(0, "personal", 5.0)]
    assert "Your answer stands under the post" in hands.read()


def test_a_pad_answers_too(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    for _ in range(20):
        if hands.focus == "own":
            break
        hands.pad(pygame.CONTROLLER_BUTTON_RIGHTSHOULDER)
    hands.pad(pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_A)
    assert shift.decided == [do.AnswerPost(scene_of(hands).reading, "personal", 0.0)]


def test_what_the_house_leaves_unanswered_is_locked_with_its_reason(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.click("post:1")
    for key in ("template", "own", "send"):
        assert not hands.node(key).enabled
        assert hands.node(key).reason == "the house leaves this one unanswered"
    hands.click("own")
    hands.press(pygame.K_RETURN)
    assert shift.decided == []
    assert hands.keys("offer") == []


def test_saying_nothing_lets_time_pass(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    assert "more people read it meanwhile" in hands.node("wait").hint
    hands.click("wait")
    assert shift.decided == [do.Wait(5.0)]


def test_under_a_closed_case_only_words_help(shift: Shift, tmp_path: Path) -> None:
    shift.change(posts=(replace(post(0), is_aftermath=True),))
    hands = at(shift, tmp_path)
    assert hands.keys("template") == hands.keys("offer") == []
    assert "Only words can still help" in hands.read()
    hands.press(pygame.K_1, pygame.K_1, pygame.K_1)
    assert shift.decided == [do.AnswerPost(0, "personal", 0.0)]


def test_answered_or_too_late_is_said_and_leads_on(shift: Shift, tmp_path: Path) -> None:
    done, late = replace(post(0), state="answered", is_answerable=False), replace(post(1), state="too_late", locked="")
    shift.change(posts=(done, late, post(2)))
    hands = at(shift, tmp_path)
    hands.click("post:0")
    assert "It was answered, for all to see" in hands.read()
    hands.click("post:1")
    assert "Nobody answered in time" in hands.read()
    hands.click("next")
    assert scene_of(hands).reading == 2


def test_no_posts_and_a_shift_that_is_over(shift: Shift, tmp_path: Path) -> None:
    shift.change(posts=())
    hands = at(shift, tmp_path)
    assert "Nobody writes about the house" in hands.read()
    shift.change(posts=(post(0),))
    hands.wait(0.4)
    assert scene_of(hands).reading == 0
    shift.change(posts=(), is_over=True)
    hands.wait(0.4)
    hands.click("leave")
    assert hands.turns[-1] == Close()


@pytest.mark.parametrize("locked", ["", "house"])
@pytest.mark.parametrize("text", [100, 200])
def test_a_shift_that_is_over_is_left_though_a_post_is_still_open(
    locked: Literal["", "house"], text: int, shift: Shift, tmp_path: Path
) -> None:
    shift.change(posts=(replace(post(0), locked=locked, is_answerable=not locked),))
    hands = at(shift, tmp_path, text_percent=text)
    scene_of(hands).read(0)
    hands.leaves_when_over(shift)
    assert not hands.keys("wait")


def test_others_write_more_the_further_it_spreads(shift: Shift, tmp_path: Path) -> None:
    counts = []
    for seen in (0.0, 3_000.0, 40_000.0):
        shift.change(posts=(replace(post(0), seen=seen),), clock_min=NOON)
        hands = at(shift, tmp_path)
        box = public.card(scene_of(hands).sight())
        assert box is not None
        counts.append(sum(isinstance(each, public.Comment) for each in box.walk()))
    assert counts == [0, 1, 2]


def test_the_board_of_a_post_that_nobody_passes_on_says_so(shift: Shift, tmp_path: Path) -> None:
    shift.change(posts=(replace(post(0), spreads=False, reach=0.0, seen=0.0),), clock_min=NOON)
    for text_percent, is_there in ((100, True), (200, False)):
        hands = at(shift, tmp_path, text_percent=text_percent)
        boards = [each for each in scene_of(hands).stage.root.walk() if isinstance(each, StaysPut)]
        assert bool(boards) is is_there
        assert "nobody passes this on" in hands.read()


def test_readers_are_told_to_two_digits() -> None:
    assert [public.rounded(n) for n in (0.4, 11.0, 99.6, 100.4, 9_432.0, 48_200.0)] == [0, 11, 100, 100, 9_400, 48_000]


def test_the_board_is_drawn_anew_only_in_steps() -> None:
    here = Reached(1, somebody(1), Mood(-0.7, 0.75, 0.2), 100.0, 0.5, 0.5, "open")
    assert here.stepped() == replace(here, share=0.501, passed=0.499).stepped()
    assert here.stepped() != replace(here, share=0.6).stepped()


@pytest.mark.parametrize(("size", "text", "language"), [
    (HD, 100, "en"), (HD, 150, "de"), (HD, 200, "de"), (HD, 110, "de"), ((1024, 768), 100, "en"),
    ((2560, 1440), 120, "en"),
])
def test_nothing_overlaps_or_leaves_the_window(
    shift: Shift, tmp_path: Path, size: tuple[int, int], text: int, language: str
) -> None:
    hands = at(shift, tmp_path, size, text_percent=text, language=language, high_contrast=text == 150)
    stand_apart(hands.scene)


def test_large_text_goes_from_the_list_to_the_post_and_back(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path, text_percent=200)
    hands.press(pygame.K_ESCAPE)
    assert scene_of(hands).reading == -1
    hands.tab_to("post:2")
    hands.press(pygame.K_RETURN)
    assert hands.focus == "back"
    hands.press(pygame.K_RETURN)
    assert hands.keys("post:")


def test_a_real_shift_is_answered_in_public(tmp_path: Path) -> None:
    real = RealShift.start(Setup("airline", "empowerment", "posts", seed=3))
    real.to(real.now + 120.0)
    hands = Hands(PostsScene(house(tmp_path), real, TRUST, closes))
    scene = scene_of(hands)
    able = [each for each in real.observe().posts if each.is_answerable and not each.is_aftermath]
    for key, one in zip((pygame.K_1, pygame.K_2), able, strict=False):
        scene.read(one.post_id)
        hands.press(key, key, key)
    answered = {each.post_id for each in real.observe().posts if each.state == "answered"}
    assert {each.post_id for each in able[:2]} <= answered
    assert [each.decision for each in real.decided] == [
        do.AnswerPost(able[0].post_id, "canned", 0.0), do.AnswerPost(able[1].post_id, "personal", 0.0)]
