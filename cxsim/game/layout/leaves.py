"""Leaves of a screen: text, icons, pictures."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.icons import icon
from cxsim.game.theme.look import Look
from cxsim.roleplay.quotes import curled

LONGEST_WORD_EM = 9
"""A word wider than this many ems may be cut, so that one long word cannot widen a screen."""


class Text(Box):
    """Words in a role of type.

    Parameters
    ----------
    colour
        Name of a token, such as ``"ink"``, or a colour.
    align
        ``"left"``, ``"centre"`` or ``"right"``.
    """

    def __init__(
        self, text: str, role: Role = Role.BODY, colour: str = "ink", align: str = "left", grows: bool = False
    ) -> None:
        super().__init__(grows=grows)
        self.text = text
        self.role = role
        self.colour = colour
        self.align = align
        self.shown: int | None = None
        """How many characters are drawn while words are being spoken; all when None."""

    def _least(self, look: Look) -> int:
        longest = max((look.fonts.width(word, self.role) for word in curled(self.text).split()), default=0)
        return min(longest, look.em(self.role.size * LONGEST_WORD_EM))

    def _natural(self, look: Look) -> int:
        return max(look.fonts.width(line, self.role) for line in curled(self.text).split("\n"))

    def _height(self, look: Look, width: int) -> int:
        return len(self.lines(look, width)) * look.line_height(self.role)

    def lines(self, look: Look, width: int) -> list[str]:
        """The lines at a width."""
        return look.fonts.lines(curled(self.text), self.role, width)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        colour = ink(look, self.colour)
        step = look.line_height(self.role)
        lines = self.lines(look, self.rect.width)
        y = self.rect.y + max(0, self.rect.height - step * len(lines)) // 2 if len(lines) == 1 else self.rect.y
        over = look.fonts.overhang(self.role)
        left = len(self.text) + len(lines) if self.shown is None else self.shown  # a cut word has no space to count
        for line in lines:
            piece = line[: max(0, left)]
            left -= len(line) + 1
            if piece:
                drawn = look.fonts.render(line, self.role, colour)  # whole, and as much of it shown as has been said
                spare = self.rect.width - look.fonts.width(line, self.role)
                x = self.rect.x + (spare // 2 if self.align == "centre" else spare if self.align == "right" else 0)
                said = drawn.get_width() if piece == line else look.fonts.width(piece, self.role)
                target.blit(drawn, (x, y - over), (0, 0, said, drawn.get_height()))
            y += step


def ink(look: Look, colour: str) -> str:
    """The colour that a token's name stands for, or the colour itself."""
    return colour if colour.startswith("#") else str(getattr(look.tokens, colour))


class Icon(Box):
    """One icon; ``size`` in pixels at 100 % and 720 lines."""

    def __init__(self, name: str, size: float = 20, colour: str = "act", stroke: float = 2.0) -> None:
        super().__init__()
        self.name = name
        self.size = size
        self.colour = colour
        self.stroke = stroke

    def _least(self, look: Look) -> int:
        return look.em(self.size)

    def _natural(self, look: Look) -> int:
        return look.em(self.size)

    def _height(self, look: Look, width: int) -> int:
        return look.em(self.size)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        side = look.em(self.size)
        drawn = icon(self.name, side, ink(look, self.colour), self.stroke)
        target.blit(drawn, drawn.get_rect(center=self.rect.center))


class Picture(Box):
    """A picture of a fixed size that somebody else draws: a face, a mood mark, a chart.

    Parameters
    ----------
    width, height
        Pixels at 720 lines; with ``with_text`` they grow with the text as well.
    paint
        Draws on the target within a rectangle.
    """

    def __init__(
        self, width: float, height: float, paint: Callable[[pygame.Surface, Look, pygame.Rect], None],
        with_text: bool = False,
    ) -> None:
        super().__init__()
        self.size = (width, height)
        self.paint = paint
        self.with_text = with_text

    def _least(self, look: Look) -> int:
        return self._px(look, self.size[0])

    def _natural(self, look: Look) -> int:
        return self._px(look, self.size[0])

    def _height(self, look: Look, width: int) -> int:
        return self._px(look, self.size[1])

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        self.paint(target, look, self.rect)

    def _px(self, look: Look, size: float) -> int:
        return look.em(size) if self.with_text else look.px(size)
