"""Hints and the coach at a desk: in a scene by itself and in a shift, by keyboard and by mouse, in practice only."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from debrief_fakes import house
from desk_hands import ENGLISH, Hands, player_of
from fits import EIGHT, faults
from test_eight_settings import bare_rooms  # noqa: F401 (used by every test here)
from written_hands import closes

from cxsim.config.scenarios import load_policy
from cxsim.game.hint import Hint
from cxsim.game.scene import Close, Meanwhile, Open
from cxsim.game.scenes.desk.alone import RoleplayDesk
from cxsim.game.scenes.desk.on_shift import ShiftDesk
from cxsim.game.scenes.desk.scene import CoachScene, DeskScene
from cxsim.game.scenes.desk.sitting import Sitting
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.control import Message
from cxsim.game.words import load
from cxsim.live.decisions import Next, Transfer
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift
from cxsim.roleplay.shelf import list_roleplays

SHORT = Setup("grand-hotel", "fear", seed=5, length_min=60.0, time_pressure=False)
LEVERS = load_policy("fear").levers
GERMAN = load("de")


def at_a_shift(**setup: object) -> tuple[Shift, Hands]:
    """Hands at a desk of a real shift to which somebody has come."""
    shift = Shift(replace(SHORT, **setup))  # type: ignore[arg-type]
    shift.decide(Next())
    hands = Hands(ShiftDesk(shift, LEVERS, ENGLISH))
    hands.hear_out()
    return shift, hands


def talked_out(hands: Hands) -> None:
    """Say the first answer until there is nobody to say it to."""
    while hands.answers()[0].key not in ("say:next", "say:wait"):
        hands.press(pygame.K_1)
        hands.press(pygame.K_RETURN)
        hands.hear_out()


def hints_of(desk: RoleplayDesk, seed: int) -> Iterator[Hint]:
    """Hints on one way through a scene."""
    chance = random.Random(seed)
    while (hint := desk.hint()) is not None:
        yield hint
        free = [each.key for each in desk.view().answers if not each.reason]
        desk.answer(chance.choice(free), None)


def test_every_scene_that_ships_has_hints_all_the_way_in_every_language() -> None:
    for number, story in enumerate(list_roleplays()):
        words = (ENGLISH, GERMAN)[number % 2]
        for hint in hints_of(RoleplayDesk(player_of(story.name, "fear"), words), number):
            assert hint.feels
            for one in hint.answers:
                assert one.says
                assert [each for each in one.remarks if each.icon in ("arrow-up", "arrow-down", "minus", "lock")]
                assert not any("{" in each.words for each in (*hint.why, *one.remarks))


def test_in_a_shift_the_hint_tells_why_what_would_follow_and_what_the_house_makes_of_it() -> None:
    shift, hands = at_a_shift()
    hands.click("use:hint")
    said = hands.read()
    told = shift.hint()
    assert told is not None
    assert " is " in said
    assert "Has waited" in said or "What went wrong still weighs" in said
    for answer in hands.sitting.view.answers:
        assert answer.words in said
    assert "Off the script; 90 cases in 100 are looked at" in said
    hands.press(pygame.K_ESCAPE)
    assert hands.sitting.drawer is None
    assert hands.answers()


def test_the_hint_is_in_the_drawer_too_and_opens_from_it() -> None:
    _, hands = at_a_shift()
    hands.sitting.resize(hands.sitting.size, Look(0.0, text=2.0), ENGLISH)
    hands.click("more")
    assert hands.sitting.drawer is not None
    hands.sitting.drawer.focus_on("use:hint")
    hands.press(pygame.K_RETURN)
    assert "Where each answer would lead" in hands.read()


def test_in_a_test_nobody_coaches() -> None:
    _, hands = at_a_shift(mode="test")
    assert "use:hint" not in [each.key for each in hands.sitting.stage.controls]
    talked_out(hands)
    assert "say:coach" not in [node.key for node in hands.answers()]
    desk = RoleplayDesk(player_of("first-steps", "fear"), ENGLISH, is_practice=False)
    assert desk.hint() is None
    assert [tool.key for tool in desk.view().tools] == ["rewind"]


def test_the_coach_is_asked_after_a_conversation_and_takes_the_shift_back_to_any_answer(tmp_path: Path) -> None:
    in_house = house(tmp_path)
    shift = Shift(SHORT)
    shift.decide(Next())
    scene = DeskScene(in_house, ShiftDesk(shift, LEVERS, ENGLISH), closes)
    hands = Hands(scene.desk)
    hands.sitting = scene.sitting
    hands.hear_out()
    first = [node.key for node in hands.answers()]
    for _ in range(2):  # twice the same
        hands.click("use:hint")
        hands.press(pygame.K_ESCAPE)
    talked_out(hands)
    time, decided = shift.now, len(shift.decided)
    hands.sitting.say("coach")
    turn = scene.handle(Action(Do.NEXT))
    assert isinstance(turn, Open), "the shift waits below"
    page = turn.make()
    assert isinstance(page, CoachScene)
    steps = page.told.steps
    assert len(steps) == decided - 1
    said = " ".join(page.stage.voice_of_all(ENGLISH.spoken))
    assert "Hints taken 1" in said.replace(",", "")
    for step in steps:
        assert step.said in said
        assert step.coach.rstrip(".") in said
    assert isinstance(page.passed(Action(Do.BACK)), Close)
    assert isinstance(page.heard(Message("leave")), Close)
    assert scene.update(1 / 60) is None
    assert shift.now == time
    assert isinstance(page.heard(Message(f"back-to:{steps[0].number}")), Close)
    work = scene.update(1 / 60)
    assert isinstance(work, Meanwhile)
    work.work()
    assert len(shift.decided) == steps[0].number
    hands.hear_out()
    assert [node.key for node in hands.answers()] == first


def test_what_broke_off_is_looked_back_on_as_well() -> None:
    shift, hands = at_a_shift()
    hands.press(pygame.K_1)
    hands.press(pygame.K_RETURN)
    shift.decide(Transfer())
    hands.wait(0.5)
    assert isinstance(hands.sitting.desk, ShiftDesk)
    told = hands.sitting.desk.coaching()
    assert told.ending == "It did not come to an end"
    assert "wait again" in told.said_of_ending


@pytest.mark.parametrize(("size", "text", "contrast"), EIGHT)
def test_hint_and_coach_keep_the_rules_in_every_setting(
    size: tuple[int, int], text: int, contrast: bool, tmp_path: Path, ended: Shift
) -> None:
    in_house = house(tmp_path, size, text, "de" if contrast == (text == 100) else "en", contrast)
    look, words = in_house.look(0.0), in_house.words
    alone = Sitting(RoleplayDesk(player_of("hotel-spoiled-night", "fear"), words), words, look, size)
    alone.open("hint")
    assert alone.drawer is not None
    assert faults(alone.drawer) == []
    scene = DeskScene(in_house, ShiftDesk(ended, LEVERS, words), closes)
    scene.sitting.update(60.0)
    assert faults(scene.sitting.stage) == []
    assert faults(CoachScene(in_house, scene, pygame.Surface(size)).stage) == []


@pytest.fixture(scope="module")
def ended() -> Shift:
    """A shift whose first conversation is over."""
    shift = Shift(SHORT)
    shift.decide(Next())
    hands = Hands(ShiftDesk(shift, LEVERS, ENGLISH))
    hands.hear_out()
    talked_out(hands)
    return shift
