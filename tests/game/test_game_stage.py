"""Keys, pointer and pad reach the same controls; the voice says what the eye sees."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do, Inputs
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList, Speech
from cxsim.game.widgets.choices import ChoiceRow
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Meter
from cxsim.game.widgets.node import ENGLISH, Kind
from cxsim.game.widgets.slider import Slider, share_of, step_at, value_at
from cxsim.game.widgets.stage import Stage


def dollars(amount: float) -> str:
    return f"${amount:,.0f}"


def stage(look: Look | None = None, size: tuple[int, int] = (800, 700)) -> Stage:
    answers = [ChoiceRow("ask", 1, "“Tell me more.”", "ear", "30 s"),
               ChoiceRow("own", 2, "“I own this now.”", "key-round", "60 s", "promise, due 15:00",
                         reason="needs approval"),
               ChoiceRow("up", 3, "“My manager will talk to you.”", "arrow-up", "20 s")]
    offer = Slider("offer", "Offer with it", 0, 2000, 500, dollars, ask="above: ask Bea")
    root = Column([Speech("Mrs Okafor", "Nobody rang me back."), ScrollList("Answers", answers),
                   Card("Offer", [offer, Row([Chip("money", "Money", chosen=True), Chip("points", "Points")])]),
                   Card("Mrs Okafor", [Meter("Mood", "angry", 0.14, -1)]),
                   Row([Button("say", "Say it", "message-square", main=True), Button("note", "Note")])])
    return Stage("Counter", root, look or Look(), size)


def focus_key(of: Stage) -> str:
    assert of.focus is not None
    return of.focus.key


ORDER = ["ask", "own", "up", "offer", "money", "points", "say", "note"]


def test_tab_visits_every_control_in_reading_order_and_comes_round() -> None:
    screen = stage()
    visited = []
    for _ in ORDER:
        visited.append(focus_key(screen))
        screen.handle(Action(Do.NEXT))
    assert visited == ORDER
    assert focus_key(screen) == ORDER[0]
    screen.handle(Action(Do.PREVIOUS))
    assert focus_key(screen) == ORDER[-1]
    assert sum(control.focused for control in screen.controls) == 1


def test_arrows_go_where_they_point() -> None:
    screen = stage()
    screen.handle(Action(Do.DOWN))
    assert focus_key(screen) == "own"
    screen.handle(Action(Do.UP))
    assert focus_key(screen) == "ask"
    screen.handle(Action(Do.UP))
    assert focus_key(screen) == "ask", "there is nothing above"


def test_a_number_focuses_first_and_then_says_it() -> None:
    screen = stage()
    assert screen.handle(Action(Do.PICK, 3)) is None
    assert focus_key(screen) == "up"
    assert screen.handle(Action(Do.PICK, 3)) == Message("up")
    screen.handle(Action(Do.PICK, 9))
    assert focus_key(screen) == "up"


def test_what_is_locked_is_reached_and_says_why_but_does_nothing() -> None:
    screen = stage()
    screen.handle(Action(Do.PICK, 2))
    assert screen.handle(Action(Do.ACTIVATE)) is None
    assert "not available: needs approval" in screen.voice()
    node = screen.tree().find("own")
    assert (node.enabled, node.reason, node.kind) == (False, "needs approval", Kind.CHOICE)


@pytest.mark.parametrize("key", ORDER)
def test_pointer_and_keys_say_the_same(key: str) -> None:
    by_key, by_pointer = stage(), stage()
    while focus_key(by_key) != key:
        by_key.handle(Action(Do.NEXT))
    spoken = by_key.handle(Action(Do.ACTIVATE))
    control = next(c for c in by_pointer.controls if c.key == key)
    by_pointer._show(control)
    at = control.rect.center
    by_pointer.handle(Action(Do.POINT, at=at))
    assert control.hovered
    by_pointer.handle(Action(Do.PRESS, at=at))
    assert control.pressed
    clicked = by_pointer.handle(Action(Do.RELEASE, at=at))
    assert focus_key(by_pointer) == key
    if key != "offer":  # pressing a slider sets it where it was pressed
        assert clicked == spoken


def test_letting_go_elsewhere_means_nothing() -> None:
    screen = stage()
    say = next(c for c in screen.controls if c.key == "say")
    screen.handle(Action(Do.PRESS, at=say.rect.center))
    assert screen.handle(Action(Do.RELEASE, at=(1, 1))) is None
    assert not say.pressed


def test_what_is_scrolled_out_of_sight_cannot_be_clicked() -> None:
    items = [Button(str(i), f"Number {i}") for i in range(30)]
    screen = Stage("List", ScrollList("Items", items), Look(), (400, 300))
    hidden = items[20].rect.center
    assert screen._under(hidden) is None
    for _ in range(20):
        screen.handle(Action(Do.NEXT))
    assert screen.focus is items[20]
    assert pygame.Rect(0, 0, 400, 300).contains(items[20].rect)
    screen.handle(Action(Do.SCROLL, number=-100, at=(200, 150)))
    assert items[0].rect.top >= 0


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(800, 700), (640, 400), (1280, 720)])
def test_a_screen_that_is_too_small_scrolls_and_keeps_its_focus_in_sight(text: float, size: tuple[int, int]) -> None:
    screen = stage(Look(text=text), size)
    window = pygame.Rect((0, 0), size)
    for _ in ORDER:
        assert screen.focus is not None
        rect = screen.focus.rect
        assert window.contains(rect) or rect.height > window.height - 60
        screen.handle(Action(Do.NEXT))
    screen.resize((1280, 720), Look())
    assert window.size == size
    screen.draw(pygame.Surface((1280, 720)))


def test_the_tree_says_everything_that_is_written() -> None:
    said = " ".join(stage().voice_of_all())
    for words in ("Counter", "Mrs Okafor says", "Nobody rang me back", "“I own this now.”", "60 s",
                  "promise, due 15:00",
                  "needs approval", "Offer with it, slider, $0", "above: ask Bea", "Money, option, chosen",
                  "Mood, angry, falling",
                  "Say it, button"):
        assert words in said
    other = {key: f"<{key}>" for key in ENGLISH}
    from cxsim.game.widgets.node import spoken
    assert "<kind.button>" in spoken(stage().tree().find("say"), other), "the voice's own words come from the table"


def test_nodes_lie_where_their_controls_are() -> None:
    screen = stage()
    for control in screen.controls:
        node = screen.tree().find(control.key)
        assert node.rect == control.rect
        assert node.focusable
    with pytest.raises(KeyError):
        screen.tree().find("nothing")
    with pytest.raises(KeyError):
        screen.focus_on("nothing")
    screen.focus_on("note")
    assert focus_key(screen) == "note"


@given(st.floats(0, 1), st.floats(1, 10_000))
def test_the_slider_scale_is_its_own_inverse_and_fine_at_small_amounts(share: float, most: float) -> None:
    assert share_of(value_at(share, most), most) == pytest.approx(share, abs=1e-9)
    assert value_at(0.5, most) == pytest.approx(most / 4)
    assert step_at(0.0, most) <= step_at(0.5 * most, most) <= step_at(most, most) * 1.0001 or step_at(most, most) == 1


@given(st.lists(st.sampled_from([Do.LEFT, Do.RIGHT, Do.PAGE_UP, Do.PAGE_DOWN, Do.FIRST, Do.LAST]), max_size=60))
def test_the_slider_never_gives_what_is_not_yours(moves: list[Do]) -> None:
    slider = Slider("offer", "Offer", 0, 2000, 500, dollars)
    for move in moves:
        before = slider.value
        message = slider.act(Action(move))
        assert message == Message("offer", slider.value)
        assert 0 <= slider.value <= 500
        if move in (Do.RIGHT, Do.PAGE_UP, Do.LAST):
            assert slider.value >= before
    slider.act(Action(Do.LAST))
    assert slider.value == 500


def test_the_slider_follows_the_pointer_and_stops_at_what_is_yours() -> None:
    screen = stage()
    slider = next(c for c in screen.controls if isinstance(c, Slider))
    screen._show(slider)
    line = slider._track._line
    screen.handle(Action(Do.PRESS, at=(line.x, line.centery)))
    assert slider.value == 0
    screen.handle(Action(Do.POINT, at=(line.x + line.width // 4, line.centery)))
    assert slider.value == pytest.approx(125, abs=25)
    screen.handle(Action(Do.POINT, at=(line.right + 300, line.centery)))
    assert slider.value == 500


@pytest.mark.parametrize(("value", "yours", "most"), [(10, 5, 100), (0, 200, 100), (0, 0, 0), (-1, 5, 10)])
def test_a_slider_that_makes_no_sense_is_refused(value: float, yours: float, most: float) -> None:
    with pytest.raises(ValueError, match="slider 'x'"):
        Slider("x", "Offer", value, most, yours, dollars)


def event(kind: int, **data: object) -> pygame.event.Event:
    return pygame.event.Event(kind, data)


def test_keyboard_and_pads_become_the_same_actions() -> None:
    inputs = Inputs()
    same = [
        (Do.ACTIVATE, [event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0), event(pygame.KEYDOWN, key=pygame.K_SPACE,
                                                                                mod=0),
                       event(pygame.JOYBUTTONDOWN, button=0), event(pygame.CONTROLLERBUTTONDOWN,
                                                                    button=pygame.CONTROLLER_BUTTON_A)]),
        (Do.BACK, [event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0), event(pygame.JOYBUTTONDOWN, button=1)]),
        (Do.UP, [event(pygame.KEYDOWN, key=pygame.K_UP, mod=0), event(pygame.JOYHATMOTION, value=(0, 1)),
                 event(pygame.JOYAXISMOTION, axis=1, value=-0.9, instance_id=0)]),
        (Do.NEXT, [event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0), event(pygame.JOYBUTTONDOWN, button=5)]),
        (Do.PREVIOUS, [event(pygame.KEYDOWN, key=pygame.K_TAB, mod=pygame.KMOD_SHIFT)]),
    ]
    for do, events in same:
        for each in events:
            action = inputs.action(each)
            assert action is not None
            assert action.do is do
    assert inputs.action(event(pygame.KEYDOWN, key=pygame.K_3, mod=0)) == Action(Do.PICK, 3)
    assert inputs.action(event(pygame.KEYDOWN, key=pygame.K_KP_7, mod=0)) == Action(Do.PICK, 7)
    assert inputs.action(event(pygame.KEYDOWN, key=pygame.K_q, mod=0)) is None
    assert inputs.action(event(pygame.MOUSEBUTTONDOWN, button=3, pos=(1, 1))) is None


def test_a_stick_moves_once_and_does_not_chatter() -> None:
    inputs = Inputs()
    values = [0.2, 0.7, 0.9, 0.5, 0.62, 0.1, -0.8]
    done = [inputs.action(event(pygame.JOYAXISMOTION, axis=0, value=value, instance_id=0)) for value in values]
    assert [action.do if action else None for action in done] == [None, Do.RIGHT, None, None, None, None, Do.LEFT]


def test_the_wheel_scrolls_where_the_pointer_is() -> None:
    inputs = Inputs()
    inputs.action(event(pygame.MOUSEMOTION, pos=(40, 50), rel=(0, 0), buttons=(0, 0, 0)))
    assert inputs.action(event(pygame.MOUSEWHEEL, y=2)) == Action(Do.SCROLL, -2, (40, 50))


def test_states_are_seen_and_not_by_colour_alone() -> None:
    """Focus, press and being locked change the picture even when all colours are taken away."""
    def grey(state: str) -> bytes:
        button = Button("b", "Send", "send", reason="ask first" if state == "disabled" else "")
        if state in ("focused", "hovered", "pressed"):
            setattr(button, state, True)
        button.place(Look(), pygame.Rect(20, 20, 160, 60))
        surface = pygame.Surface((200, 100))
        surface.fill("#efe0c6")
        button.draw(surface, Look())
        return pygame.image.tobytes(pygame.transform.grayscale(surface), "RGB")

    assert len({grey(state) for state in ("default", "focused", "hovered", "pressed", "disabled")}) == 5


def test_a_screen_without_controls_is_only_read() -> None:
    screen = Stage("Empty", Text("Nothing here"), Look(), (300, 200))
    assert screen.focus is None
    assert screen.handle(Action(Do.NEXT)) is None
    assert screen.handle(Action(Do.PRESS, at=(10, 10))) is None
    assert screen.voice() == "Empty"


def test_keys_scroll_on_where_no_control_is_left_and_come_back_the_same_way() -> None:
    items = [Button(str(i), f"Number {i}") for i in range(3)]
    lines = [Text(f"Line {i}") for i in range(60)]
    screen = Stage("Long", ScrollList("Items", [*items, *lines]), Look(), (400, 300))
    window = pygame.Rect(0, 0, 400, 300)
    for down, up in ((Do.PAGE_DOWN, Do.PAGE_UP), (Do.DOWN, Do.UP)):
        screen.focus_on("2")
        for _ in range(60):
            screen.handle(Action(down))
        assert window.contains(lines[-1].rect)
        assert focus_key(screen) == "2"
        screen.handle(Action(up))
        assert focus_key(screen) == "2", "the way back is scrolled as well"
        assert not window.contains(items[2].rect)
        for _ in range(60):
            screen.handle(Action(up))
        assert focus_key(screen) == "0"
        assert window.contains(items[0].rect)


def test_a_group_is_one_stop_and_arrows_lead_on_in_it() -> None:
    screen = stage()
    for control in screen.controls[:3]:
        control.group = "answers"
    screen.controls[1].chosen = True
    screen.focus_on("note")
    screen.handle(Action(Do.NEXT))
    assert focus_key(screen) == "own", "what is chosen, not what is first"
    screen.handle(Action(Do.NEXT))
    assert focus_key(screen) == "offer"
    screen.handle(Action(Do.UP))
    assert focus_key(screen) == "own", "nor what is nearest"
    screen.handle(Action(Do.DOWN))
    assert focus_key(screen) == "up"
    screen.handle(Action(Do.PREVIOUS))
    assert focus_key(screen) == "note"
    screen.handle(Action(Do.PREVIOUS))
    assert focus_key(screen) == "say"
