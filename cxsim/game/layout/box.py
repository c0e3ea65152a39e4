"""The box: what every part of a screen is, from a word to a whole card.

A box says how narrow it can be, how wide it would like to be and how high it is at a width; its parent then
places it. Nothing has a size of its own that text could outgrow.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

import pygame

from cxsim.game.theme.look import Look


class Box(ABC):
    """Part of a screen.

    Attributes
    ----------
    rect
        Where it lies, in pixels; set by `place`.
    children
        Boxes inside, in reading order.
    grows
        Whether it takes room that is left over in a row.
    """

    def __init__(self, children: Sequence[Box] = (), grows: bool = False) -> None:
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.children: list[Box] = list(children)
        self.grows = grows
        self._sizes: dict[tuple[str, int], int] = {}
        self._measured_for: Look | None = None

    def least_width(self, look: Look) -> int:
        """The narrowest width in pixels at which nothing is lost."""
        return self._measured(look, "least", 0)

    def natural_width(self, look: Look) -> int:
        """The width in pixels at which nothing needs to be broken."""
        return self._measured(look, "natural", 0)

    def height_for(self, look: Look, width: int) -> int:
        """Height in pixels at a width."""
        return self._measured(look, "height", width)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Take a place on the screen and give the children theirs."""
        self.rect = pygame.Rect(rect)
        self._arrange(look, self.rect)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw this box and what is inside."""
        self._paint(target, look)

    def forget(self) -> None:
        """Measure anew next time: the content of this box or of one inside has changed."""
        for box in self.walk():
            box._sizes.clear()

    def walk(self) -> Iterator[Box]:
        """This box and all inside, in reading order."""
        waiting: list[Box] = [self]
        while waiting:
            box = waiting.pop()
            yield box
            waiting.extend(reversed(box.children))

    @abstractmethod
    def _least(self, look: Look) -> int:
        """Measure what `least_width` keeps."""

    @abstractmethod
    def _natural(self, look: Look) -> int:
        """Measure what `natural_width` keeps."""

    @abstractmethod
    def _height(self, look: Look, width: int) -> int:
        """Measure what `height_for` keeps."""

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        """Place the children; only a box without any needs nothing more than its own place."""
        assert not self.children, f"{type(self).__name__} must place its children"

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        for child in self.children:
            child.draw(target, look)

    def _measured(self, look: Look, what: str, width: int) -> int:
        """A size from memory, or measured now; another look forgets all."""
        if self._measured_for is not look and self._measured_for != look:
            self._sizes.clear()
            self._measured_for = look
        key = (what, width)
        size = self._sizes.get(key)
        if size is None:
            if what == "height":
                size = self._height(look, width)
            else:
                size = self._least(look) if what == "least" else self._natural(look)
            self._sizes[key] = size
        return size


class Space(Box):
    """An empty box of a fixed size in pixels at 720 lines; with ``grows`` it pushes its neighbours apart."""

    def __init__(self, width: float = 0, height: float = 0, grows: bool = False) -> None:
        super().__init__(grows=grows)
        self.size = (width, height)

    def _least(self, look: Look) -> int:
        return look.px(self.size[0])

    def _natural(self, look: Look) -> int:
        return look.px(self.size[0])

    def _height(self, look: Look, width: int) -> int:
        return look.px(self.size[1])


class Inset(Box):
    """A box with room on all sides, in pixels at 720 lines."""

    def __init__(self, child: Box, sides: float = 20, ends: float | None = None, grows: bool = False) -> None:
        super().__init__([child], grows)
        self.sides = sides
        self.ends = sides if ends is None else ends

    def _least(self, look: Look) -> int:
        return self.children[0].least_width(look) + 2 * look.px(self.sides)

    def _natural(self, look: Look) -> int:
        return self.children[0].natural_width(look) + 2 * look.px(self.sides)

    def _height(self, look: Look, width: int) -> int:
        return self.children[0].height_for(look, width - 2 * look.px(self.sides)) + 2 * look.px(self.ends)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        self.children[0].place(look, rect.inflate(-2 * look.px(self.sides), -2 * look.px(self.ends)))
