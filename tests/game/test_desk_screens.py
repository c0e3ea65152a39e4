"""The desk at every size of text and window: nothing outside, nothing over something else, nothing out of reach."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pygame
import pytest
from desk_hands import ENGLISH, Hands, at_desk, player_of
from fake_shift import FakeShift, waiting

from cxsim.config.scenarios import load_policy
from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.scroll import Scroll
from cxsim.game.scenes.desk.alone import RoleplayDesk
from cxsim.game.scenes.desk.arrangement import Room
from cxsim.game.scenes.desk.on_shift import ShiftDesk
from cxsim.game.theme.look import Look
from cxsim.game.widgets.node import Kind
from cxsim.game.widgets.stage import Stage
from cxsim.game.words import load

TEXTS = (1.0, 1.3, 1.6, 2.0)
SCREENS = (*(((1280, 720), text) for text in TEXTS), ((1024, 768), 1.0), ((1024, 768), 2.0), ((1920, 800), 1.0),
           ((2560, 1440), 1.3))


def look_for(size: tuple[int, int], text: float, contrast: bool = False, dyslexic: bool = False) -> Look:
    """As the house makes it for a window."""
    return Look(high_contrast=contrast, text=text, lines=min(size[1], size[0] * 9 // 16), dyslexic=dyslexic)


def shown(stage: Stage) -> list[tuple[Box, pygame.Rect]]:
    """Every box with the part of it that can be seen."""
    found: list[tuple[Box, pygame.Rect]] = []

    def walk(box: Box, window: pygame.Rect) -> None:
        found.append((box, box.rect.clip(window)))
        inner = window.clip(box.rect) if isinstance(box, Scroll) else window
        for child in box.children:
            walk(child, inner)

    walk(stage.root, pygame.Rect((0, 0), stage.size))
    return found


def check(stage: Stage) -> None:
    """No text is cut, nothing lies outside the window, and no two cards or controls lie over each other."""
    look, window = stage.look, pygame.Rect((0, 0), stage.size)
    scrolled = {id(inner) for box in stage.root.walk() if isinstance(box, Scroll) for inner in box.walk() if
                inner is not box}
    for box in stage.root.walk():
        if id(box) not in scrolled:
            assert window.contains(box.rect), f"{type(box).__name__} at {box.rect} is outside {window}"
        if isinstance(box, Text) and box.text:
            lines = box.lines(look, box.rect.width)
            assert len(lines) * look.line_height(box.role) <= box.rect.height + 1, f"{box.text!r} needs more lines"
            assert max(look.fonts.width(line, box.role) for line in lines) <= box.rect.width + 1, f"{box.text!r} is cut"
    frame = stage.root.children
    for one, other in combinations([box for box in frame if box.rect.width], 2):
        assert not one.rect.colliderect(other.rect), f"{type(one).__name__} {one.rect}, {type(other).__name__} {other}"
    seen = [(control, rect) for control, rect in shown(stage) if control in stage.controls]
    for (one, here), (other, there) in combinations(seen, 2):
        assert not here.colliderect(there) or not here.size or not there.size, f"{one} lies on {other}"


def moments(hands: Hands) -> None:
    """Look at the screen while somebody speaks, while something is chosen, with a notice, and in each drawer."""
    check(hands.sitting.stage)
    hands.hear_out()
    check(hands.sitting.stage)
    for node in hands.answers():
        hands.sitting._choose(node.key.removeprefix("say:"))
        check(hands.sitting.stage)
    hands.sitting.notice("A. Abara is back in the same matter")
    check(hands.sitting.stage)
    assert any(node.name == "A. Abara is back in the same matter" for node in hands.sitting.tree().walk())
    for control in list(hands.sitting.stage.controls):
        if control.key in ("notes", "at-hand", "more", "offered"):
            hands.sitting.open(control.key)
            drawer = hands.sitting.drawer
            assert drawer is not None
            check_drawer(drawer)
            hands.press(pygame.K_ESCAPE)
            assert hands.sitting.drawer is None


def check_drawer(drawer: Stage) -> None:
    window = pygame.Rect((0, 0), drawer.size)
    assert window.contains(drawer.root.rect)
    for _ in drawer.controls:
        assert drawer.focus is not None
        assert window.contains(drawer.focus.rect) or drawer.focus.rect.height > window.height // 2
        drawer.root.draw(pygame.Surface(drawer.size), drawer.look)


@pytest.mark.parametrize(("size", "text"), SCREENS)
def test_a_role_play_fits_every_screen(size: tuple[int, int], text: float) -> None:
    for name, policy in (("hotel-spoiled-night", "fear"), ("utility-third-bill", "empowerment")):
        hands = Hands(RoleplayDesk(player_of(name, policy), ENGLISH), look_for(size, text), size)
        moments(hands)


@pytest.mark.parametrize(("text", "contrast"), [(1.0, False), (1.6, False), (2.0, False), (1.0, True), (2.0, True)])
def test_a_shift_fits_every_screen(text: float, contrast: bool) -> None:
    for desk in ("counter", "phone"):
        hands = Hands(on_shift(desk), look_for((1280, 720), text, contrast))
        moments(hands)


def on_shift(desk: str, waiting_now: int = 12) -> ShiftDesk:
    shift = FakeShift("phone" if desk == "phone" else "counter")
    queue = [replace(waiting(i % 12), case_id=i, customer_id=i, seed=i) for i in range(waiting_now)]
    shift.seen = replace(shift.seen, queue=tuple(queue) if waiting_now != 12 else shift.seen.queue)
    if desk == "phone":
        assert shift.seen.encounter is not None
        shift.seen = replace(shift.seen, encounter=replace(shift.seen.encounter, way="phone"))
    return ShiftDesk(shift, load_policy("fear").levers, ENGLISH)  # type: ignore[arg-type]  # cannot rewind


def test_large_letters_of_another_kind_fit_as_well() -> None:
    hands = at_desk("hotel-spoiled-night", "fear", look_for((1280, 720), 2.0, dyslexic=True))
    moments(hands)


def test_german_fits_as_well() -> None:
    german = load("de")
    for text in (1.0, 2.0):
        for desk in (RoleplayDesk(player_of("hotel-spoiled-night", "fear"), german), on_shift("counter")):
            desk.speak(german)
            hands = Hands(desk, look_for((1280, 720), text), words=german)
            moments(hands)


def test_everything_stands_beside_the_room_while_there_is_room() -> None:
    wide = at_desk("hotel-spoiled-night", "fear")
    assert wide.sitting.screen.room is Room.WIDE
    wide = Hands(on_shift("counter"))
    wide.hear_out()
    assert wide.sitting.screen.room is Room.WIDE
    assert "House rules today" in wide.read()
    large = at_desk("hotel-spoiled-night", "fear", look_for((1280, 720), 2.0))
    assert large.sitting.screen.room is Room.LARGE_TEXT
    assert "House rules today" not in large.read(), "it is in the drawer"
    large.click("more")
    assert "House rules today" in large.read()
    assert "Recorded and checked" in large.read()


def test_the_queue_is_always_in_sight() -> None:
    for look in (Look(), look_for((1280, 720), 2.0), Look(high_contrast=True)):
        hands = Hands(on_shift("counter"), look)
        hands.hear_out()
        assert "12 waiting" in hands.read()
    assert hands.sitting.hall.waiting == 12
    hands = Hands(on_shift("phone"))
    hands.hear_out()
    said = hands.read()
    assert "12 waiting" in said
    assert "and 6 more" in said


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_every_control_is_reached_by_tab_and_arrows_and_shows_it(text: float) -> None:
    hands = Hands(on_shift("counter"), look_for((1280, 720), text))
    hands.hear_out()
    stage = hands.sitting.stage
    seen = set()
    for _ in range(len(stage.controls)):
        focus = hands.sitting.stage.focus
        assert focus is not None
        assert pygame.Rect(0, 0, 1280, 720).contains(focus.rect)
        assert focus.focused
        seen.add(focus.key)
        hands.press(pygame.K_TAB)
    assert len([key for key in seen if key.startswith("say:")]) == 1, "arrows lead on among answers"
    tab_to(hands, "say:" + hands.sitting.chosen)
    for key in (*[pygame.K_UP] * 9, *[pygame.K_DOWN] * 9):
        hands.press(key)
        seen.add(focus_of(hands))
    assert seen == {control.key for control in stage.controls}
    kinds = {node.kind for node in hands.sitting.tree().walk()}
    assert {Kind.SPEECH, Kind.CHOICE, Kind.FACT, Kind.LIST} <= kinds


def test_what_nothing_stops_in_is_scrolled_by_keys() -> None:
    hands = at_desk("hotel-spoiled-night", "fear", look_for((1280, 720), 2.0))
    hands.click("more")
    drawer = hands.sitting.drawer
    assert drawer is not None
    heading = next(box for box in drawer.root.walk() if isinstance(box, Text) and box.text == "What was said")
    assert not pygame.Rect(0, 0, 1280, 720).contains(heading.rect)
    for _ in range(60):
        hands.press(pygame.K_DOWN)
        if pygame.Rect(0, 0, 1280, 720).contains(heading.rect):
            break
    assert pygame.Rect(0, 0, 1280, 720).contains(heading.rect)


@pytest.mark.parametrize(("text", "drawer", "desk"), [(2.0, "more", "counter"), (2.0, "more", "phone"),
                                                      (1.0, "at-hand", "counter")])
def test_everybody_who_waits_can_be_read_by_keys_alone(text: float, drawer: str, desk: str) -> None:
    hands = Hands(on_shift(desk, waiting_now=45), look_for((1280, 720), text))
    hands.hear_out()
    hands.click(drawer)
    waits = hands.sitting.view.waiting
    last = waits[-1].words
    assert last not in hands.read()
    assert "and 33 more" in hands.read()
    tab_to(hands, "everybody")
    hands.press(pygame.K_RETURN)
    assert focus_of(hands) == "everybody"
    opened = hands.sitting.drawer
    assert opened is not None
    first = [box for box in opened.root.walk() if isinstance(box, Text) and box.text.startswith(waits[0].words)][-1]
    assert pygame.Rect(0, 0, 1280, 720).contains(first.rect)
    check_drawer(opened)
    named = next(box for box in opened.root.walk() if isinstance(box, Text) and box.text.startswith(last))
    for _ in range(40):
        hands.press(pygame.K_PAGEDOWN)
        if pygame.Rect(0, 0, 1280, 720).contains(named.rect):
            break
    assert pygame.Rect(0, 0, 1280, 720).contains(named.rect)
    tab_to(hands, "everybody")
    hands.press(pygame.K_RETURN)
    assert last not in hands.read()


@pytest.mark.parametrize(("text", "amount"), [(1.0, "offer"), (2.0, "offered")])
def test_what_goes_with_an_answer_is_reached_without_choosing_another(text: float, amount: str) -> None:
    hands = Hands(on_shift("counter"), look_for((1280, 720), text))
    hands.hear_out()
    answers = hands.sitting.view.answers
    middle = next(i for i, each in enumerate(answers) if each.remedy is not None and 0 < i < len(answers) - 1)
    hands.press(pygame.K_1 + middle)
    chosen = hands.sitting.chosen
    assert chosen == answers[middle].key
    tab_to(hands, amount)
    assert hands.sitting.chosen == chosen
    if amount == "offered":
        hands.press(pygame.K_RETURN)
        assert focus_of(hands) == "offer"
    before = hands.node("offer").value
    hands.press(pygame.K_HOME)
    hands.press(pygame.K_RIGHT)
    assert hands.node("offer").value != before
    if amount == "offered":
        hands.press(pygame.K_ESCAPE)
    for _ in range(9):
        hands.event(pygame.KEYDOWN, key=pygame.K_TAB, mod=pygame.KMOD_SHIFT)
        if focus_of(hands).startswith("say:"):
            break
    assert focus_of(hands) == "say:" + chosen, "the way back leads to it as well"
    assert hands.sitting.chosen == chosen


def focus_of(hands: Hands) -> str:
    stage = hands.sitting.drawer or hands.sitting.stage
    return stage.focus.key if stage.focus is not None else ""


def tab_to(hands: Hands, key: str) -> None:
    for _ in range(60):
        if focus_of(hands) == key:
            return
        hands.press(pygame.K_TAB)
    raise AssertionError(f"the tab key does not reach {key}")


def test_drawing_twice_gives_the_same_picture() -> None:
    pictures = []
    for _ in range(2):
        hands = at_desk("hotel-spoiled-night", "empowerment")
        hands.wait(0.5)
        target = pygame.Surface((1280, 720))
        hands.sitting.draw(target)
        pictures.append(pygame.image.tobytes(target, "RGB"))
    assert pictures[0] == pictures[1]
