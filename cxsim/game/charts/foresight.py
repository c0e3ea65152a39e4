"""Predictions over time: what was expected of each shift beside what happened, the latest at the right."""

from __future__ import annotations

from typing import Final, NamedTuple

import pygame

from cxsim.game.theme.colour import clamp
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster
from cxsim.game.widgets.control import Meaningful
from cxsim.game.widgets.node import Kind, Node

HEIGHT: Final = 150


class Foreseen(NamedTuple):
    """One shift: the share that was expected, and the share that it was."""

    day: str
    expected: float
    happened: float


class Foresight(Meaningful):
    """A ring for what was expected, a disc for what happened, a line between: the shorter, the better foreseen."""

    def __init__(self, name: str, said: str, shifts: tuple[Foreseen, ...]) -> None:
        super().__init__(grows=True)
        self.name, self.said = name, said
        self.shifts = shifts
        self._drawn: tuple[Look, tuple[int, int], pygame.Surface] | None = None

    def _node(self) -> Node:
        return Node(Kind.FACT, self.name, self.said)

    def _least(self, look: Look) -> int:
        return look.px(240)

    def _natural(self, look: Look) -> int:
        return look.px(420)

    def _height(self, look: Look, width: int) -> int:
        return look.px(HEIGHT) + look.line_height(Role.SCALE)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        size = self.rect.size
        if self._drawn is None or self._drawn[:2] != (look, size):
            self._drawn = (look, size, raster(*size, self._body(look)))
        target.blit(self._drawn[2], self.rect.topleft)
        colour, over = look.tokens.dim, look.fonts.overhang(Role.SCALE)
        for words, share in (("100 %", 1.0), ("0 %", 0.0)):
            y = self.rect.y + self._y(look, share) - look.line_height(Role.SCALE) // 2
            target.blit(look.fonts.render(words, Role.SCALE, colour), (self.rect.x, y - over))
        end = self.rect.x
        for number, each in enumerate(self.shifts):
            width = look.fonts.width(each.day, Role.SCALE)
            x = round(clamp(self._x(look, number) + self.rect.x - width / 2, self.rect.x, self.rect.right - width))
            if x >= end:
                target.blit(look.fonts.render(each.day, Role.SCALE, colour), (x, self.rect.y + look.px(HEIGHT) - over))
                end = x + width + look.px(12)

    def _x(self, look: Look, number: int) -> float:
        left = look.fonts.width("100 %", Role.SCALE) + look.px(20)
        return left + (self.rect.width - left - look.px(14)) * (number + 0.5) / max(1, len(self.shifts))

    def _y(self, look: Look, share: float) -> int:
        edge = look.px(12)
        return edge + round((look.px(HEIGHT) - 2 * edge) * (1.0 - clamp(share)))

    def _body(self, look: Look) -> str:
        t, left = look.tokens, look.fonts.width("100 %", Role.SCALE) + look.px(8)
        body = "".join(f'<path d="M{left} {self._y(look, share)}H{self.rect.width}" stroke="{t.line}" '
                       f'stroke-width="{look.px(1.5)}"/>' for share in (0.0, 1.0))
        for number, each in enumerate(self.shifts):
            x = self._x(look, number)
            top, bottom = self._y(look, each.expected), self._y(look, each.happened)
            body += (f'<path d="M{x:.1f} {top}V{bottom}" stroke="{t.line2}" stroke-width="{look.px(3)}"/>'
                     f'<circle cx="{x:.1f}" cy="{bottom}" r="{look.px(7)}" fill="{t.teal}"/>'
                     f'<circle cx="{x:.1f}" cy="{top}" r="{look.px(7)}" fill="{t.panel}" fill-opacity="0.6" '
                     f'stroke="{t.ink}" stroke-width="{look.px(2.4)}"/>')
        return body
