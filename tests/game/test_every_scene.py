"""Every scene: every sign has its glyph, every word stands off, and what is seen can be pressed.

Where things lie in each of the eight settings is the matter of `test_eight_settings`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pygame
import pytest
from debrief_fakes import house
from desk_hands import ENGLISH, Hands, player_of
from fake_shift import FakeShift
from test_debrief import check
from written_hands import FEAR, Shift, closes, quits

from cxsim.game.captions import Captions
from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text, ink
from cxsim.game.layout.rows import Column
from cxsim.game.layout.scroll import Scroll
from cxsim.game.scene import House, StageScene
from cxsim.game.scenes.briefing import BriefingScene
from cxsim.game.scenes.choose import Choice, ChooseScene
from cxsim.game.scenes.desk.alone import RoleplayDesk
from cxsim.game.scenes.desk.customer import CustomersChair
from cxsim.game.scenes.desk.on_shift import ShiftDesk
from cxsim.game.scenes.desk.scene import CoachScene, DeskScene
from cxsim.game.scenes.desk.served import agent_of
from cxsim.game.scenes.desk.view import Desk
from cxsim.game.scenes.learner.scene import LearnerScene
from cxsim.game.scenes.pause import PauseScene
from cxsim.game.scenes.settings import SettingsScene
from cxsim.game.scenes.shelf import ShelfScene
from cxsim.game.scenes.title import TitleScene
from cxsim.game.scenes.tutorial import TutorialScene
from cxsim.game.scenes.written.inbox import InboxScene
from cxsim.game.scenes.written.posts import PostsScene
from cxsim.game.theme.colour import contrast
from cxsim.game.theme.edges import dashed
from cxsim.game.theme.fonts import Fonts, Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.cards import ScrollList
from cxsim.game.widgets.choices import ChoiceRow
from cxsim.game.widgets.control import Control, Message
from cxsim.game.widgets.drawer import Drawer
from cxsim.game.widgets.node import Kind
from cxsim.game.widgets.stage import Stage
from cxsim.paths import shipped

HD = (1280, 720)
LARGE_PX = 24
"""From this size at 100 % on, text needs less contrast; so does what is switched off, whose reason stands beside it."""
TEXT, LARGE_TEXT = 4.5, 3.0


def shelf(in_house: House) -> StageScene:
    return ShelfScene(in_house, as_customer=False)


def customers_shelf(in_house: House) -> StageScene:
    return ShelfScene(in_house, as_customer=True)


def learner(in_house: House) -> StageScene:
    return LearnerScene(in_house, date(2026, 11, 22))


def briefing(in_house: House) -> StageScene:
    scene = BriefingScene(in_house, Choice(policy="fear").setup("en", time_pressure=True))
    scene.heard(Message("briefing.listen"))
    return scene


def paused(in_house: House) -> StageScene:
    return PauseScene(in_house, SettingsScene(in_house), "saved")


SHELL: dict[str, Callable[[House], StageScene]] = {
    "title": TitleScene, "tutorial": TutorialScene, "choose": ChooseScene, "briefing": briefing,
    "settings": SettingsScene, "shelf": shelf, "customers-shelf": customers_shelf, "pause": paused, "learner": learner,
}


def ended(desk: RoleplayDesk | CustomersChair) -> None:
    """Play to the end with the first answer that can be given."""
    for _ in range(40):
        if desk.view().is_over:
            return
        desk.answer(next(each.key for each in desk.view().answers if not each.reason), None)


@pytest.mark.parametrize(("text", "high_contrast"), [(100, False), (200, False), (200, True)])
def test_both_sides_of_a_scene_and_the_coach_fit(text: int, high_contrast: bool, tmp_path: Path) -> None:
    player = player_of("first-steps", "fear")
    in_house = house(tmp_path, text_percent=text, high_contrast=high_contrast)
    for desk in (RoleplayDesk(player, ENGLISH), CustomersChair(player, agent_of(player, 1), ENGLISH)):
        hands = Hands(desk, in_house.look(0.0))
        check(hands.sitting.stage)
        hands.hear_out()
        check(hands.sitting.stage)
        ended(desk)
        check(CoachScene(in_house, DeskScene(in_house, desk, closes), pygame.Surface(HD)).stage)


def test_whoever_sits_in_the_customers_chair_is_asked_of_what_was_said_at_every_size_of_text() -> None:
    player = player_of("first-steps", "fear")
    for text in (1.0, 2.0):
        hands = Hands(CustomersChair(player, agent_of(player, 1), ENGLISH), Look(0.0, text=text))
        hands.hear_out()
        said = hands.read()
        assert "How did that feel?" in said
        if text == 1.0:
            assert "You are Ren Abara. Mood, " in said, "the meters are one's own"


# --- contrast


def seen_words(root: Box, window: pygame.Rect, is_off: bool = False) -> Iterator[tuple[Text, pygame.Rect, bool]]:
    """Texts with the part of them that can be seen, and whether they belong to something switched off."""
    if isinstance(root, Control):
        is_off = is_off or not root.enabled
    if isinstance(root, Text) and root.text:
        yield root, root.rect.clip(window), is_off
    if isinstance(root, Scroll):
        window = window.clip(root.rect)
    for child in root.children:
        yield from seen_words(child, window, is_off)


def faint_words(stage: Stage, draw: Callable[[pygame.Surface], None], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Words that do not stand off from what lies under them, which is seen by drawing the screen without them."""
    ground = pygame.Surface(stage.size)
    with monkeypatch.context() as without:
        without.setattr(Text, "_paint", lambda *_: None)
        draw(ground)
    faint = []
    for text, rect, is_off in seen_words(stage.root, pygame.Rect((0, 0), stage.size)):
        lines = text.lines(stage.look, text.rect.width)
        wide = min(rect.width, max(stage.look.fonts.width(line, text.role) for line in lines))
        left = {"left": rect.x, "centre": rect.centerx - wide // 2, "right": rect.right - wide}[text.align]
        points = [(left + wide * i // 12, rect.y + rect.height * j // 6) for i in range(1, 12) for j in range(1, 6)]
        under = [ground.get_at(at) for at in points if rect.collidepoint(at)]
        if not under:
            continue
        colour = ink(stage.look, text.colour)
        found = sorted(contrast(colour, f"#{r:02x}{g:02x}{b:02x}") for r, g, b, _ in set(map(tuple, under)))
        least = LARGE_TEXT if is_off or text.role.size >= LARGE_PX else TEXT
        if found[len(found) // 10] < least:
            faint.append(f"{text.text!r}: {colour} {found[len(found) // 10]:.2f}")
    return faint


@pytest.mark.parametrize("name", SHELL)
@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("high_contrast", [False, True])
def test_words_of_a_page_stand_off(
    name: str, text: int, high_contrast: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = SHELL[name](house(tmp_path, text_percent=text, high_contrast=high_contrast))
    assert faint_words(scene.stage, scene.draw, monkeypatch) == []


def desks() -> Iterator[Desk]:
    """Two desks in a cold room, and one in a warm one."""
    yield ShiftDesk(FakeShift("counter"), FEAR, ENGLISH)  # type: ignore[arg-type]  # cannot rewind
    yield RoleplayDesk(player_of("hotel-spoiled-night", "empowerment"), ENGLISH)
    player = player_of("first-steps", "fear")
    yield CustomersChair(player, agent_of(player, 1), ENGLISH)


@pytest.mark.parametrize(("text", "high_contrast"), [(1.0, False), (2.0, False), (1.0, True)])
def test_words_of_a_desk_stand_off(text: float, high_contrast: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for desk in desks():
        hands = Hands(desk, Look(high_contrast=high_contrast, text=text))
        hands.hear_out()
        assert faint_words(hands.sitting.stage, hands.sitting.draw, monkeypatch) == []


@pytest.mark.parametrize("high_contrast", [False, True])
def test_words_of_a_written_desk_stand_off(
    high_contrast: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_house = house(tmp_path, high_contrast=high_contrast)
    for made, kind in ((InboxScene, "inbox"), (PostsScene, "posts")):
        scene = made(in_house, Shift(kind), FEAR, closes, quits)  # type: ignore[arg-type]
        assert faint_words(scene.stage, scene.draw, monkeypatch) == []


# --- signs


@pytest.mark.parametrize("dyslexic", [False, True])
def test_every_sign_that_authors_write_has_its_glyph(dyslexic: bool) -> None:
    kinds = ("roleplays", "generic", "companies", "policies")
    files = [path for kind in kinds for path in shipped(kind).rglob("*.yaml")]
    assert len(files) > 40
    signs = "".join(sorted({sign for path in files for sign in path.read_text(encoding="utf-8") if not sign.isspace()}))
    for role in (Role.SPEECH, Role.CHOICE, Role.QUOTE, Role.NAME, Role.BUTTON):
        assert Fonts(1.0, dyslexic).missing(signs, role) == set(), role


# --- what lies over words, and what is pressed


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("desk", ["counter", "phone"])
def test_a_caption_covers_neither_speech_nor_answers(text: float, desk: str) -> None:
    kind = "phone" if desk == "phone" else "counter"
    hands = Hands(ShiftDesk(FakeShift(kind), FEAR, ENGLISH), Look(0.0, text=text))  # type: ignore[arg-type]
    target = pygame.Surface(HD)
    for _ in range(2):
        captions = Captions()
        for each in ("The bell on the counter", "A customer walks out"):
            captions.sound(each)
        captions.draw(target, hands.sitting.look, hands.sitting.tree)
        words = [node for node in hands.sitting.tree().walk() if node.kind in (Kind.SPEECH, Kind.CHOICE)]
        assert words
        for place in captions.places:
            assert target.get_rect().contains(place)
            for node in words:
                assert not place.colliderect(node.shown), f"over {node.name!r} at {text:.0%}"
        hands.hear_out()


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_a_caption_makes_way_for_a_drawer_that_is_opened_under_it(text: float) -> None:
    look, target = Look(text=text), pygame.Surface(HD)
    captions, room = Captions(), Stage("Room", Column([]), look, HD)
    captions.sound("The bell on the counter")
    captions.draw(target, look, room.tree)
    before = captions.places
    drawer = Drawer("A hint", [Text("They are even", Role.BODY)] * 40, "Close", look, HD)
    sheet = drawer.tree().shown
    captions.draw(target, look, drawer.tree)
    assert captions.places == before, "it keeps its place for a while where nobody does anything"
    captions.look_again()
    captions.draw(target, look, drawer.tree)
    assert not any(place.colliderect(sheet) for place in captions.places)
    assert bool(captions.places) == (text == 1.0), "where there is no room beside the drawer it waits"
    captions.update(60.0)
    captions.look_again()
    captions.draw(target, look, room.tree)
    assert bool(captions.places) == (text > 1.0), "and is still there when it is shut"


def test_a_row_that_is_half_in_sight_is_pressed_by_one_click() -> None:
    rows = [ChoiceRow(f"row{i}", i, f"Answer {i}", "ear", "10 s") for i in range(1, 9)]
    stage = Stage("List", Column([ScrollList("Answers", rows)]), Look(), (600, 300))
    window = next(box for box in stage.root.walk() if isinstance(box, ScrollList)).rect
    half = next(row for row in rows if row.rect.top < window.bottom - 4 < row.rect.bottom)
    at = (half.rect.centerx, (half.rect.top + window.bottom) // 2)
    for do in (Do.POINT, Do.PRESS):
        assert stage.handle(Action(do, at=at)) is None
    message = stage.handle(Action(Do.RELEASE, at=at))
    assert message is not None
    assert message.key == half.key
    assert window.contains(half.rect), "and then it is whole in sight"


@pytest.mark.parametrize("edge_px", [1.5, 3.0])
def test_a_dashed_edge_is_dashed_and_floods_nothing(edge_px: float) -> None:
    for width, height in ((140, 60), (233, 91), (316, 188), (317, 189), (564, 212), (901, 77)):
        card = dashed(width, height, 14, "#ffffff", "#000000", edge_px)
        dark = pygame.mask.from_threshold(card, "#000000", (110, 110, 110, 255))
        assert dark.count() < 3 * (width + height) * edge_px, "no more than an edge"
        top = [bool(dark.get_at((x, 0))) for x in range(14, width - 14)]
        assert 0.3 < sum(top) / len(top) < 0.9, "and less than a whole one"
        assert card.get_at((width // 2, height // 2))[:3] == (255, 255, 255)
