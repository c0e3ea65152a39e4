"""The first shift: a short one in the model, with a colleague who shows the desk, saved and taken up like any other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from debrief_fakes import house
from desk_hands import ENGLISH, Hands
from fake_shift import FakeShift
from fits import EIGHT, faults
from test_eight_settings import bare_rooms  # noqa: F401 (used by every test here)

from cxsim.config.scenarios import load_policy
from cxsim.game.scene import Go, House, Scene
from cxsim.game.scenes import saves, working
from cxsim.game.scenes.desk.guide import Guide, Remark, fitting
from cxsim.game.scenes.desk.on_shift import ShiftDesk
from cxsim.game.scenes.desk.scene import DeskScene
from cxsim.game.scenes.desk.sitting import Sitting
from cxsim.game.scenes.title import TitleScene
from cxsim.game.scenes.tutorial import PAGES, TutorialScene, first_shift
from cxsim.game.widgets.control import Message
from cxsim.game.words import load
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

LEVERS = load_policy("empowerment").levers
REMARKS = sorted(line.removeprefix("tutorial.mark.") for line in ENGLISH if line.startswith("tutorial.mark."))
SAID_IN_ANY = {"listen", "answers", "moved", "hint", "coach", "offer", "at-hand", "rules", "end"}
"""Whatever anybody needs to see; the others depend on who waits and how many come."""


def at_the_desk(in_house: House) -> DeskScene:
    """Through the pages to the desk."""
    pages: Scene = TutorialScene(in_house)
    assert isinstance(pages, TutorialScene)
    for _ in PAGES[1:]:
        assert pages.heard(Message("tutorial.on")) is None
    turn = pages.heard(Message("tutorial.on"))
    assert isinstance(turn, Go)
    scene = turn.make()
    assert isinstance(scene, DeskScene)
    return scene


def hands_of(scene: DeskScene) -> Hands:
    hands = Hands(scene.desk)
    hands.sitting = scene.sitting
    return hands


def remark_on(hands: Hands) -> str:
    """What the colleague says on the screen, as the tree has it."""
    return next((node.value for node in hands.sitting.tree().walk() if node.name == "Lene, your colleague"), "")


def played(scene: DeskScene, most: int = 60) -> list[str]:
    """Say the first answer that can be said until it is over; the remarks on the way, in order, without repeats."""
    hands, said = hands_of(scene), []
    for _ in range(most):
        said.append(remark_on(hands))
        hands.hear_out()
        said.append(remark_on(hands))
        if scene.sitting.view.is_over:
            break
        scene.sitting.say(next(each.key for each in scene.sitting.view.answers if not each.reason))
    keys = {ENGLISH(f"tutorial.mark.{key}"): key for key in REMARKS}
    found = [keys[words] for words in said if words]
    return [key for number, key in enumerate(found) if key not in found[:number]]


def shift_of(scene: DeskScene) -> Shift:
    assert isinstance(scene.desk, ShiftDesk)
    assert isinstance(scene.desk.shift, Shift)
    return scene.desk.shift


def test_it_is_a_short_shift_in_the_model_in_which_everything_is_shown_once(tmp_path: Path) -> None:
    in_house = house(tmp_path)
    changed: list[bool] = []
    in_house.change = lambda settings: changed.append(settings.tutorial_done)
    scene = at_the_desk(in_house)
    said = played(scene)
    shift = shift_of(scene)
    assert shift.is_over
    assert 2 <= len(shift.history) <= 4, "two or three customers, or one who comes back"
    assert any(each.story.is_problem for each in shift.history), "somebody to give something to"
    assert said[0] in ("start", "start-waiting")
    assert said[-1] == "end"
    assert set(said) >= SAID_IN_ANY
    assert shift.setup.speed == 0.0, "the clock waits for who thinks"
    assert changed == []
    assert isinstance(scene.leave(), Go), "to a debrief like any other"
    assert changed == [True], "and it is no longer the first entry of the title"


def test_it_is_saved_and_taken_up_where_it_was_with_its_colleague(tmp_path: Path) -> None:
    in_house = house(tmp_path)
    scene = at_the_desk(in_house)
    assert "end" not in played(scene, most=4)
    hands = hands_of(scene)
    hands.hear_out()
    before, keys = remark_on(hands), [node.key for node in hands.answers()]
    shift_of(scene).close()
    saved = saves.latest(in_house)
    assert saved is not None
    assert saved.setup.is_first
    assert "title.resume" in [control.key for control in TitleScene(in_house).stage.controls]
    again = working.resumed(in_house, saved.path)
    assert isinstance(again, DeskScene)
    hands = hands_of(again)
    hands.hear_out()
    assert [node.key for node in hands.answers()] == keys
    assert remark_on(hands) == before != ""
    assert not in_house.settings.tutorial_done


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_that_can_be_said_has_its_words(language: str) -> None:
    words = load(language)
    seen = FakeShift().observe()
    assert seen.encounter is not None
    moments = [replace(seen, figures=replace(seen.figures, served=served), encounter=encounter, queue=queue,
                       is_over=is_over, mode=mode)
               for served in range(4) for queue in ((), seen.queue) for is_over in (False, True)
               for mode in ("practice", "test")
               for encounter in (None, seen.encounter, replace(seen.encounter, is_over=True),
                                 replace(seen.encounter, remarks=seen.encounter.remarks[1:]))]  # fmt: skip
    found = {each for now in moments for done in (False, True) for each in fitting(now, done)}
    assert sorted(each.key for each in found) == REMARKS
    assert all(f"tutorial.mark.{each.key}" in words for each in found)


def test_a_remark_stays_until_something_is_decided_and_then_never_comes_again() -> None:
    shift = FakeShift()
    guide = Guide(shift)
    first = guide.remark(is_heard_out=True)
    assert first is not None
    assert guide.remark(is_heard_out=True) == first
    shift.seen = replace(shift.seen, decisions=shift.seen.decisions + 1)
    assert guide.remark(is_heard_out=True) != first


def test_nobody_shows_the_desk_in_any_other_shift(tmp_path: Path) -> None:
    setup = replace(first_shift("en"), is_first=False)
    scene = working.begun(house(tmp_path), Shift(setup), None)
    assert isinstance(scene, DeskScene)
    assert played(scene, most=3) == []
    assert not Setup("grand-hotel", "fear").is_first


class Always(Guide):
    """Says one thing."""

    def __init__(self, remark: Remark) -> None:
        self.one = remark

    def remark(self, is_heard_out: bool) -> Remark:
        return self.one


@pytest.mark.parametrize(("size", "text", "contrast"), [*EIGHT, ((1280, 720), 125, False), ((1280, 720), 150, False)])
def test_what_the_colleague_says_keeps_the_rules_in_every_setting(
    size: tuple[int, int], text: int, contrast: bool, tmp_path: Path
) -> None:
    in_house = house(tmp_path, size, text, "de", contrast)
    shift = FakeShift()
    desk = ShiftDesk(shift, LEVERS, in_house.words)  # type: ignore[arg-type]  # cannot rewind
    guide = Always(Remark("end"))
    sitting = Sitting(desk, in_house.words, in_house.look(), size, guide=guide)
    for is_heard_out in (False, True):
        for key in REMARKS:
            guide.one = Remark(key)
            sitting.refresh()
            assert faults(sitting.stage) == [], key
            shown = [node for node in sitting.tree().walk() if node.name.startswith("Lene")]
            others = [node.shown for node in sitting.tree().walk()
                      if node.key or node.name in (sitting.view.rules_title, "H. Okafor")]
            assert len(shown) == 1
            assert shown[0].shown.collidelist(others) < 0, f"{key} covers what can be used"
        for _ in range(200):
            sitting.update(0.1)
        assert is_heard_out or sitting.telling.is_done


def test_leaving_in_the_middle_leads_home(tmp_path: Path) -> None:
    scene = at_the_desk(house(tmp_path))
    assert not isinstance(scene.leave(), Go)
