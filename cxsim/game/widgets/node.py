"""The tree of meaning: what a screen says to who does not see it, and to the tests.

One tree serves the focus, the voice and the tests of scenes, so that what is drawn, reached and spoken cannot
part ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

import pygame


class Kind(Enum):
    """What a node is."""

    SCREEN = "screen"
    GROUP = "group"
    BUTTON = "button"
    CHOICE = "choice"
    SLIDER = "slider"
    OPTION = "option"
    METER = "meter"
    TICKET = "ticket"
    SPEECH = "speech"
    LIST = "list"
    FACT = "fact"


@dataclass
class Node:
    """One meaningful thing on a screen.

    Attributes
    ----------
    key
        Name of the control within its screen; empty for what cannot be acted on.
    name, value, hint
        What it is called, what it shows now, what it leads to.
    enabled, reason
        Whether it can be used, and if not, why.
    focusable
        Whether the keyboard stops here; what is disabled still is reached, so that its reason is heard.
    focused
        Whether keys act on it now.
    """

    kind: Kind
    name: str
    value: str = ""
    hint: str = ""
    enabled: bool = True
    reason: str = ""
    key: str = ""
    focusable: bool = False
    chosen: bool = False
    rect: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))
    shown: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))
    """The part of it that is not scrolled out of sight."""
    children: list[Node] = field(default_factory=list)
    focused: bool = False

    def walk(self) -> Iterator[Node]:
        """This node and all below, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, key: str) -> Node:
        """The node of a control.

        Raises
        ------
        KeyError
            When no node below has that key.
        """
        for node in self.walk():
            if node.key == key:
                return node
        raise KeyError(key)


ENGLISH: Final[dict[str, str]] = {
    "kind.screen": "screen", "kind.group": "", "kind.button": "button", "kind.choice": "answer",
    "kind.slider": "slider",
    "kind.option": "option", "kind.meter": "", "kind.ticket": "ticket", "kind.speech": "says", "kind.list": "list",
    "kind.fact": "", "state.chosen": "chosen", "state.unavailable": "not available", "list.place": "{place} of {count}",
}
"""Words that the voice adds, by line id; another language brings a table with the same ids."""


def spoken(node: Node, words: Mapping[str, str] = ENGLISH) -> str:
    """What the voice says of a node: name, kind, value, whether it is chosen or why it is not available, hint."""
    parts = [node.name, words[f"kind.{node.kind.value}"], node.value]
    if node.kind is Kind.SPEECH:
        parts = [f"{node.name} {words['kind.speech']}", node.value]
    if node.chosen:
        parts.append(words["state.chosen"])
    if not node.enabled:
        parts.append(words["state.unavailable"] + (f": {node.reason}" if node.reason else ""))
    parts.append(node.hint)
    return ", ".join(part.strip().rstrip(".,") for part in parts if part.strip()) + "."


def read_aloud(node: Node, words: Mapping[str, str] = ENGLISH) -> list[str]:
    """Everything that a screen says, in reading order."""
    return [spoken(each, words) for each in node.walk() if each.name and each.kind is not Kind.SCREEN]
