"""What other programs are told of the screen, and what a key does that is held down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pygame
import pytest

from cxsim.game.readout import MOST_PER_S, Readout, told
from cxsim.game.widgets.actions import Held
from cxsim.game.widgets.node import Kind, Node


def event(kind: int, **data: object) -> pygame.event.Event:
    return pygame.event.Event(kind, data)


def screen(value: str = "") -> Node:
    """Two buttons, the second half out of sight."""
    on = Node(Kind.BUTTON, "Go on", value, key="on", focusable=True, focused=True, rect=pygame.Rect(1, 2, 30, 40),
              shown=pygame.Rect(1, 2, 30, 40))
    off = Node(Kind.BUTTON, "Send", enabled=False, reason="not yours", key="send", focusable=True,
               rect=pygame.Rect(1, 50, 30, 40), shown=pygame.Rect(1, 50, 30, 12))
    return Node(Kind.SCREEN, "Pause", children=[on, off])


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_screen_is_told_with_what_has_the_focus_and_what_cannot_be_used() -> None:
    assert told(screen()) == {
        "screen": "Pause", "focus": "on", "nodes": [
            {"kind": "button", "key": "on", "name": "Go on", "focusable": True, "focused": True, "at": [1, 2, 30, 40]},
            {"kind": "button", "key": "send", "name": "Send", "reason": "not yours", "focusable": True,
             "enabled": False, "at": [1, 50, 30, 12], "whole": [1, 50, 30, 40]},
        ],
    }


def test_a_press_is_told_at_once_what_moves_by_itself_seldom_and_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = 100.0
    monkeypatch.setattr("cxsim.game.readout.time.monotonic", lambda: now_s)
    path = tmp_path / "new" / "told"
    with Readout(path) as readout:
        readout.tell(lambda: screen("1"))
        readout.tell(lambda: screen("2"))  # too soon
        assert len(lines(path)) == 1
        now_s += 1.0 / MOST_PER_S
        readout.tell(lambda: screen("2"))
        now_s += 1.0
        readout.tell(lambda: screen("2"))  # nothing new
        assert [line["nodes"][0].get("value") for line in lines(path)] == ["1", "2"]
        readout.take([event(pygame.KEYDOWN, key=pygame.K_RETURN)])
        readout.tell(None)
        assert lines(path)[-1] == {"is_over": False, "taken": 1, "is_passing": True}
    assert lines(path)[-1] == {"is_over": True, "taken": 1}


def test_presses_are_counted_once_each(tmp_path: Path) -> None:
    with Readout(tmp_path / "told") as readout:
        readout.take([
            event(pygame.KEYDOWN, key=pygame.K_LSHIFT), event(pygame.KEYDOWN, key=pygame.K_TAB),
            event(pygame.KEYUP, key=pygame.K_TAB), event(pygame.MOUSEMOTION, pos=(1, 1)),
            event(pygame.MOUSEBUTTONDOWN, button=1), event(pygame.MOUSEBUTTONUP, button=1),
            event(pygame.MOUSEBUTTONUP, button=5), event(pygame.MOUSEWHEEL, x=0, y=-1),
            event(pygame.CONTROLLERBUTTONDOWN, button=0), event(pygame.CONTROLLERBUTTONUP, button=0),
        ])
    assert lines(tmp_path / "told")[-1]["taken"] == 4


def test_a_key_that_is_held_is_told_from_one_that_is_pressed_again() -> None:
    held = Held()
    down, up = (event(kind, key=pygame.K_RETURN) for kind in (pygame.KEYDOWN, pygame.KEYUP))
    other = event(pygame.KEYDOWN, key=pygame.K_TAB)
    assert [held.repeats(each) for each in (down, down, other, down, up, down)] == [
        False, True, False, True, False, False]
    held.repeats(event(pygame.WINDOWFOCUSLOST))  # let go where nobody sees it
    assert not held.repeats(down)
