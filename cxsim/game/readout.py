"""What is on the screen, told to another program: for screen readers, and for tests that play at a real window.

One JSON document a line, a line for every change. Whoever follows the file needs the last line alone: it is the whole
screen, and says how many presses the game has taken, so that nobody has to guess whether one arrived.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pygame

from cxsim.game.widgets.node import Node

MOST_PER_S: Final = 10.0
"""Lines for what changes by itself; a press is told at once."""
HELD: Final = {
    pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT, pygame.K_LGUI,
    pygame.K_RGUI,
}
"""Keys that are held with another one, and are no press by themselves."""


class Readout:
    """Writes a line whenever the screen says something else.

    Parameters
    ----------
    path
        The file; begun anew. A pipe will do.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("w", encoding="utf-8")
        self._taken = 0
        self._told_taken = -1
        self._told = ""
        self._told_s = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say that the game is over."""
        self._write({"is_over": True, "taken": self._taken})
        self._file.close()

    def take(self, events: list[pygame.event.Event]) -> None:
        """Count what was pressed; a click counts when the button is let go, a turn of the wheel once."""
        self._taken += sum(map(_is_press, events))

    def tell(self, tree: Callable[[], Node] | None) -> None:
        """Write what is on the screen, if it is new.

        Parameters
        ----------
        tree
            Makes the tree of meaning; None while one scene gives way to the next, when presses mean nothing.
        """
        now_s = time.monotonic()
        if self._taken == self._told_taken and now_s - self._told_s < 1.0 / MOST_PER_S:
            return
        self._told_s = now_s
        screen = {"is_passing": True} if tree is None else told(tree())
        self._write({"is_over": False, "taken": self._taken, "is_passing": False, **screen})
        self._told_taken = self._taken

    def _write(self, screen: dict[str, Any]) -> None:
        line = json.dumps(screen, ensure_ascii=False, separators=(",", ":"))
        if line != self._told:
            self._told = line
            self._file.write(line + "\n")
            self._file.flush()


def told(tree: Node) -> dict[str, Any]:
    """A screen: its name, the control that has the focus, and every node in reading order."""
    nodes = [_fields(node) for node in tree.walk() if node is not tree]
    focus = next((node.key for node in tree.walk() if node.focused), "")
    return {"screen": tree.name, "focus": focus, "nodes": nodes}


def _fields(node: Node) -> dict[str, Any]:
    """A node without what is empty; ``at`` is the part of it that can be seen: left, top, width, height."""
    words = {name: getattr(node, name) for name in ("key", "name", "value", "hint", "reason") if getattr(node, name)}
    marks = {name: True for name in ("focusable", "focused", "chosen") if getattr(node, name)}
    hidden = {} if node.shown == node.rect else {"whole": list(node.rect)}
    off = {} if node.enabled else {"enabled": False}
    return {"kind": node.kind.value, **words, **marks, **off, "at": list(node.shown), **hidden}


def _is_press(event: pygame.event.Event) -> bool:
    if event.type == pygame.MOUSEBUTTONUP:
        return bool(event.button == 1)
    if event.type == pygame.KEYDOWN:
        return event.key not in HELD
    return event.type in (pygame.MOUSEWHEEL, pygame.CONTROLLERBUTTONDOWN, pygame.JOYBUTTONDOWN)
