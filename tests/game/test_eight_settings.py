"""Every screen in the eight settings, in both languages: nothing is cut, meets, stands out or is too small to hit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pygame
import pytest
import test_debrief
import test_learner
from debrief_fakes import house
from desk_hands import ENGLISH, Hands, player_of
from fake_shift import FakeShift
from fits import EIGHT, HD, QHD, faults, ring_faults
from written_hands import FEAR, Shift, closes, quits

from cxsim.game.captions import Captions
from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Flow
from cxsim.game.layout.scroll import Scroll
from cxsim.game.scene import House, Meanwhile, StageScene
from cxsim.game.scenes import saves
from cxsim.game.scenes.briefing import BriefingScene
from cxsim.game.scenes.choose import Choice, ChooseScene
from cxsim.game.scenes.desk.alone import RoleplayDesk
from cxsim.game.scenes.desk.customer import CustomersChair
from cxsim.game.scenes.desk.on_shift import ShiftDesk
from cxsim.game.scenes.desk.scene import CoachScene, DeskScene
from cxsim.game.scenes.desk.served import agent_of
from cxsim.game.scenes.learner.scene import LearnerScene
from cxsim.game.scenes.pause import PauseScene
from cxsim.game.scenes.settings import SettingsScene
from cxsim.game.scenes.shelf import ShelfScene
from cxsim.game.scenes.title import TitleScene
from cxsim.game.scenes.tutorial import PAGES as TUTORIAL
from cxsim.game.scenes.tutorial import TutorialScene
from cxsim.game.scenes.written.inbox import InboxScene
from cxsim.game.scenes.written.posts import PostsScene
from cxsim.game.theme import svg
from cxsim.game.theme.look import Look
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.node import Kind
from cxsim.game.widgets.stage import Stage
from cxsim.live.shift import Shift as LiveShift
from cxsim.roleplay.quotes import curled

SCREENS = [(*each, language) for each in EIGHT for language in ("en", "de")] + [
    ((1024, 768), text, False, "de") for text in (100, 150, 200)]
LONG_KEYS = {"activate": "left shift", "back": "page down", "read aloud": "enter", "next": "print screen"}


ROOM_PX = 800_000
"""Pictures larger than that are layers of a room."""


@pytest.fixture(autouse=True)
def bare_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave rooms blank, which saves most of the time: where words and controls lie does not depend on them."""
    whole = svg.document

    def without_rooms(width: float, height: float, body: str, view_box: str = "") -> str:
        return whole(width, height, "" if width * height > ROOM_PX else body, view_box)

    monkeypatch.setattr(svg, "document", without_rooms)


def after(scene: StageScene, *keys: str) -> StageScene:
    """A scene that has heard some controls."""
    for key in keys:
        turn = scene.heard(Message(key))
        if isinstance(turn, Meanwhile):
            turn.work()
    return scene


def full_title(in_house: House) -> StageScene:
    """All the ways in: a shift that was left, a record, the first shift once more."""
    LiveShift.start(Choice(policy="fear").setup("en", True), saves.new_path(in_house.folder)).close()
    test_learner.page(in_house)
    in_house.settings = replace(in_house.settings, tutorial_done=True)
    return TitleScene(in_house)


def asked_for_a_key(in_house: House) -> StageScene:
    in_house.settings = replace(in_house.settings, keys=LONG_KEYS)
    return after(SettingsScene(in_house), "settings.key.up")


def without_sound_or_voice(in_house: House) -> StageScene:
    in_house.missing = lambda: frozenset({"sound", "self_voicing"})
    scene = SettingsScene(in_house)
    said = [node.hint for node in scene.tree().walk() if node.key in ("settings.sound", "settings.self_voicing")]
    assert all("was found on this machine" in each for each in said)
    return scene


def learner(in_house: House) -> StageScene:
    return LearnerScene(in_house, date(2026, 11, 22))


def briefing(in_house: House, policy: str = "fear", company: str = "grand-hotel") -> StageScene:
    desk = "inbox" if company == "software" else "counter"
    return BriefingScene(in_house, Choice(company, desk, policy).setup("en", True), is_hidden=company == "software")


MADE: dict[str, Callable[[House], StageScene]] = {
    "title": TitleScene,
    "title-full": full_title,
    **{f"tutorial-{page + 1}": lambda each, n=page: after(TutorialScene(each), *["tutorial.on"] * n)
       for page in range(len(TUTORIAL))},
    "choose": ChooseScene,
    "choose-software": lambda each: after(ChooseScene(each), "choose.company.software", "choose.policy.sales-first",
                                          "choose.difficulty.rushed", "choose.mode.test"),
    "briefing-room": briefing,
    "briefing": lambda each: after(briefing(each), "briefing.listen"),
    "briefing-ready": lambda each: after(briefing(each, "scripted", "software"), "briefing.listen",
                                         "briefing.satisfied.10", "briefing.back.8"),
    "settings": SettingsScene,
    "settings-keys": asked_for_a_key,
    "settings-silent": without_sound_or_voice,
    "shelf": lambda each: after(ShelfScene(each, as_customer=False), "shelf.policy.lip-service"),
    "customers-shelf": lambda each: ShelfScene(each, as_customer=True),
    "pause": lambda each: PauseScene(each, SettingsScene(each), "saved"),
    "pause-unsaved": lambda each: PauseScene(each, SettingsScene(each), "lost"),
    "learner-new": learner,
    "learner-new-shifts": lambda each: after(learner(each), "learner.tab.shifts"),
    "learner": lambda each: test_learner.page(each),
    "learner-shifts": lambda each: after(test_learner.page(each), "learner.tab.shifts"),
}


@pytest.mark.parametrize("name", MADE)
def test_a_page_keeps_the_rules_in_every_setting(name: str, tmp_path: Path) -> None:
    in_house = house(tmp_path)
    scene = MADE[name](in_house)
    found = []
    for size, text, contrast, language in SCREENS:
        in_house.size = size
        in_house.settings = replace(
            in_house.settings, text_percent=text, high_contrast=contrast, language=language)
        scene.refresh()
        now = faults(scene.stage)
        if not contrast and size in (HD, QHD):
            now += ring_faults(scene.stage)
        found += [f"{size} {text} % {language}, high contrast {contrast}: {each}" for each in now]
    assert found == []


def desks(size: tuple[int, int], look: Look) -> Iterator[Stage]:
    """The desk where one talks, in each of its rooms, as somebody speaks and as one is to answer."""
    player = player_of("first-steps", "fear")
    for desk in (ShiftDesk(FakeShift("counter"), FEAR, ENGLISH), ShiftDesk(FakeShift("phone"), FEAR, ENGLISH),  # type: ignore[arg-type]
                 RoleplayDesk(player_of("hotel-spoiled-night", "empowerment"), ENGLISH),
                 CustomersChair(player, agent_of(player, 1), ENGLISH)):
        hands = Hands(desk, look, size)
        yield hands.sitting.stage
        hands.hear_out()
        yield hands.sitting.stage


@pytest.mark.parametrize(("size", "text", "contrast"), EIGHT)
def test_every_desk_and_what_follows_keep_the_rules(
    size: tuple[int, int], text: int, contrast: bool, tmp_path: Path
) -> None:
    in_house = house(tmp_path, size, text, high_contrast=contrast)
    for stage in desks(size, in_house.look(0.0)):
        assert faults(stage) == []
    for made, kind in ((InboxScene, "inbox"), (PostsScene, "posts")):
        assert faults(made(in_house, Shift(kind), FEAR, closes, quits).stage) == [], kind  # type: ignore[arg-type]
    debrief = test_debrief.opened(in_house)
    for page in test_debrief.pages(debrief):
        assert faults(debrief.stage) == [], page
    desk = RoleplayDesk(player_of("first-steps", "fear"), ENGLISH)
    while not desk.view().is_over:
        desk.answer(next(each.key for each in desk.view().answers if not each.reason), None)
    assert faults(CoachScene(in_house, DeskScene(in_house, desk, closes), pygame.Surface(size)).stage) == []


@pytest.mark.parametrize(("size", "text", "contrast"), EIGHT)
@pytest.mark.parametrize("language", ["en", "de"])
def test_what_the_title_has_to_tell_covers_nothing(
    size: tuple[int, int], text: int, contrast: bool, language: str, tmp_path: Path
) -> None:
    in_house = house(tmp_path, size, text, language, contrast)
    scene, captions = full_title(in_house), Captions()
    captions.notice(in_house.words("saves.damaged", name="20261122-142301.shift.damaged"))
    captions.notice(in_house.words("app.settings-damaged", name="settings.json.damaged-1"))
    captions.sound(in_house.words("sound.bell"))
    captions.draw(pygame.Surface(size), scene.look, scene.tree)
    there = [node for node in scene.tree().walk() if node.kind not in (Kind.SCREEN, Kind.LIST)]
    lists = [box for box in scene.stage.root.walk() if isinstance(box, Scroll)]
    assert len(captions.places) == 3
    for place in captions.places:
        assert pygame.Rect((0, 0), size).contains(place)
        assert [node.name for node in there if node.shown.colliderect(place)] == []
        assert not any(box.rect.colliderect(place) for box in lists)
        assert sum(place.colliderect(other) for other in captions.places) == 1, "only itself"


# --- the rules themselves


class Loose(Box):
    """Places its children where it is told."""

    def __init__(self, *children: tuple[Box, tuple[int, int, int, int]]) -> None:
        super().__init__([child for child, _ in children])
        self._places = [pygame.Rect(place) for _, place in children]

    def _least(self, look: Look) -> int:
        return 0

    def _natural(self, look: Look) -> int:
        return 0

    def _height(self, look: Look, width: int) -> int:
        return 300

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        for child, place in zip(self.children, self._places, strict=True):
            child.place(look, place.move(rect.topleft))


def words() -> Text:
    return Text("Some words that are long")


@pytest.mark.parametrize(("root", "said"), [
    (Loose((words(), (0, 0, 60, 21))), "needs more lines"),
    (Loose((Text("Incomprehensibilities"), (0, 0, 60, 200))), "broken inside a word"),
    (Loose((words(), (1200, 0, 300, 30))), "stands out of"),
    (Column([Loose((words(), (300, 290, 300, 30)))]), "stands out of"),
    (Loose((words(), (0, 0, 300, 30)), (words(), (100, 10, 300, 30))), "meets"),
    (Loose((Button("a", "Do"), (0, 0, 40, 44))), "is only"),
    (Text("Six \u6f22 and {n}"), "no glyphs"),
    (Text("Six \u6f22 and {n}"), "has '{'"),
])
def test_a_rule_finds_what_breaks_it(root: Box, said: str) -> None:
    assert any(said in each for each in faults(Stage("A page", root, Look(), HD))), said


def test_rings_that_are_cut_or_lie_over_a_neighbour_are_found() -> None:
    near = Stage("A page", Flow([Button("a", "One"), Button("b", "Two")], 3), Look(), HD)
    assert ring_faults(near) == ["the ring of a lies over b", "the ring of b lies over a"]
    edge = Stage("A page", Loose((Button("a", "One"), (-14, 100, 200, 50))), Look(), HD)
    assert any("is cut" in each for each in ring_faults(edge))
    assert ring_faults(Stage("A page", Flow([Button("a", "One"), Button("b", "Two")], 8), Look(), HD)) == []


def test_what_scrolls_lies_flush_and_takes_the_bars_room_only_where_it_scrolls() -> None:
    for count, spare in ((2, False), (40, True)):
        heading, items = Button("heading", "Heading"), [Button(f"b{i}", f"Button {i}") for i in range(count)]
        stage = Stage("A page", Column([heading, Scroll(Column(items, 10))], 10), Look(), HD)
        assert items[0].rect.x == heading.rect.x
        assert (items[0].rect.right < heading.rect.right) is spare
        assert ring_faults(stage) == []


@pytest.mark.parametrize(("straight", "shown"), [
    ("Mr Abbott's lamp", "Mr Abbott’s lamp"), ("the guests' bags, o'clock", "the guests’ bags, o’clock"),
    ('He said "No." (\'Yes\')', "He said “No.” (‘Yes’)"), ("plain", "plain"),
])
def test_straight_quotation_marks_are_shown_as_curls(straight: str, shown: str) -> None:
    assert curled(straight) == shown
    assert len(shown) == len(straight)
    text = Text(straight)
    assert " ".join(text.lines(Look(), 2000)) == shown
