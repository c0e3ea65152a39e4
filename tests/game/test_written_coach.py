"""The coach of the written desks: asked after an answer, while the desk waits below, and back to any answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest
from fits import EIGHT, faults
from test_eight_settings import bare_rooms  # noqa: F401 (used by every test here)
from written_hands import TRUST, Hands, closes, house

from cxsim.game.scene import Close, House, Meanwhile, Open
from cxsim.game.scenes.desk.scene import CoachScene
from cxsim.game.scenes.written.inbox import InboxScene
from cxsim.game.scenes.written.posts import PostsScene
from cxsim.game.scenes.written.scene import WrittenScene
from cxsim.game.widgets.control import Message
from cxsim.live.setting import Mode, Setup
from cxsim.live.shift import Shift


def inbox(in_house: House, mode: Mode = "practice") -> InboxScene:
    """A desk at which a ticket is read."""
    shift = Shift(Setup("software", "empowerment", "inbox", seed=3, mode=mode, time_pressure=False))
    scene = InboxScene(in_house, shift, TRUST, closes)
    scene.read(next(each.case_id for each in scene.seen.tickets if each.state == "open"))
    return scene


def posts(in_house: House) -> PostsScene:
    """A desk at which a post is read."""
    return PostsScene(in_house, Shift(Setup("airline", "empowerment", "posts", seed=3, time_pressure=False)), TRUST,
                      closes)


def asked(scene: WrittenScene) -> CoachScene:
    """The page of the coach, by the button at the desk."""
    hands = Hands(scene)
    hands.tab_to("coach")
    hands.press(pygame.K_RETURN)
    turn = hands.turns[-1]
    assert isinstance(turn, Open), "the shift waits below"
    page = turn.make()
    assert isinstance(page, CoachScene)
    return page


def gone_back(scene: WrittenScene, page: CoachScene, key: str) -> None:
    """Back to the desk, which takes back what was asked of it."""
    assert isinstance(page.heard(Message(key)), Close)
    turn = scene.update(1 / 60)
    assert isinstance(turn, Meanwhile)
    turn.work()


@pytest.mark.parametrize("make", [inbox, posts])
def test_an_answer_in_one_go_is_gone_through_and_taken_back(
    make: Callable[[House], WrittenScene], tmp_path: Path
) -> None:
    scene = make(house(tmp_path))
    assert isinstance(scene, InboxScene | PostsScene)
    hands, shift = Hands(scene), scene.shift
    assert isinstance(shift, Shift)
    assert not hands.keys("coach"), "nothing was answered yet"
    reading, time = scene.reading, shift.now
    hands.click("own")
    hands.click("send")
    after = shift.now
    page = asked(scene)
    (step,) = page.told.steps
    said = " ".join(page.stage.voice_of_all(scene.words.spoken))
    assert "(You answered in your own words.)" in said
    assert "Answered in one go" in said
    assert step.coach.rstrip(".") in said
    assert isinstance(page.heard(Message("leave")), Close)
    assert scene.update(1 / 60) is None
    assert shift.now == after, "the clock stood still"
    gone_back(scene, page, f"back-to:{step.number}")
    assert (shift.now, shift.decided, scene.reading) == (time, [], reading)
    assert not hands.keys("coach")
    assert hands.keys("own")
    assert "You wrote" not in hands.read()


def test_a_ticket_talked_through_goes_on_from_the_answer_that_was_taken_back(tmp_path: Path) -> None:
    scene = inbox(house(tmp_path))
    hands, shift = Hands(scene), scene.shift
    assert isinstance(shift, Shift)
    hands.click("steps")
    first = hands.keys("say:")
    second: list[str] = []
    while hands.keys("say:"):
        hands.press(pygame.K_1, pygame.K_1)
        second = second or hands.keys("say:")
    page = asked(scene)
    assert len(page.told.steps) == len(shift.decided) - 1 > 1, "all but that it was opened"
    gone_back(scene, page, f"back-to:{page.told.steps[1].number}")
    assert hands.keys("say:") == second
    while hands.keys("say:"):
        hands.press(pygame.K_1, pygame.K_1)
    gone_back(scene, asked(scene), "again")
    assert hands.keys("say:") == first


def test_in_a_test_nobody_coaches_in_writing_either(tmp_path: Path) -> None:
    scene = inbox(house(tmp_path), "test")
    hands = Hands(scene)
    hands.click("own")
    hands.click("send")
    assert hands.keys("next")
    assert not hands.keys("coach")


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> tuple[InboxScene, PostsScene]:
    """Both desks after an answer."""
    scenes = inbox(house(tmp_path_factory.mktemp("inbox"))), posts(house(tmp_path_factory.mktemp("posts")))
    for scene in scenes:
        Hands(scene).click("own")
        Hands(scene).click("send")
    return scenes


@pytest.mark.parametrize(("size", "text", "contrast"), EIGHT)
def test_the_desks_and_the_page_keep_the_rules_in_every_setting(
    size: tuple[int, int], text: int, contrast: bool, tmp_path: Path, answered: tuple[InboxScene, PostsScene]
) -> None:
    for number, before in enumerate(answered):
        language = ("en", "de")[(number + contrast + (text == 100)) % 2]
        in_house = house(tmp_path, size, text_percent=text, language=language, high_contrast=contrast)
        scene = type(before)(in_house, before.shift, TRUST, closes)
        scene.read(before.reading)
        assert [each.key for each in scene.stage.controls].count("coach") == 1
        assert faults(scene.stage) == []
        assert faults(CoachScene(in_house, scene, pygame.Surface(size)).stage) == []
