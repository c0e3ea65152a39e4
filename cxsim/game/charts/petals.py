"""Nine petals: each as long as its score, the best that the rules allow as a dashed edge, numbers written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import pygame

from cxsim.game.charts.strokes import Point, dashes
from cxsim.game.theme.colour import clamp
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster
from cxsim.game.widgets.control import Meaningful
from cxsim.game.widgets.node import Kind, Node

SIDE, SMALL_SIDE = 424, 300
"""Of the flower in pixels at 720 lines, with its labels and without."""
HEART: Final = 0.13
"""Radius of the middle, of the whole flower's."""
WIDEST: Final = 0.27
"""Half width of a petal, of its length at full score."""
AWAY: Final = 9
"""Distance of labels from the flower."""
STEPS: Final = 14
GOOD, FAIR = 0.65, 0.45
"""From these scores on a petal is green, and amber."""


@dataclass(frozen=True)
class Petal:
    """One expectation: how far it was met, and how far it could have been; 0 to 1."""

    name: str
    score: float
    best: float | None
    said: str
    """For the voice: score and best in words."""

    @property
    def tone(self) -> str:
        """Token of its colour."""
        return "teal" if self.score >= GOOD else "brass" if self.score >= FAIR else "rose"


class Petals(Meaningful):
    """The flower, with each name and number around it where there is room for them.

    Parameters
    ----------
    is_labelled
        False where a list beside it holds names and numbers, as with large text.
    """

    def __init__(self, name: str, petals: tuple[Petal, ...], is_labelled: bool = True) -> None:
        super().__init__(grows=True)
        self.name = name
        self.petals = petals
        self.is_labelled = is_labelled
        self._drawn: tuple[Look, int, pygame.Surface] | None = None

    def _node(self) -> Node:
        return Node(Kind.FACT, self.name, "; ".join(f"{petal.name} {petal.said}" for petal in self.petals))

    def _least(self, look: Look) -> int:
        if not self.is_labelled:
            return look.px(SMALL_SIDE)
        return look.px(SIDE) // 2 + 2 * self._widest(look) + look.px(12)

    def _natural(self, look: Look) -> int:
        return look.px(SIDE) + 2 * self._widest(look) + look.px(16) if self.is_labelled else look.px(SMALL_SIDE)

    def _height(self, look: Look, width: int) -> int:
        if not self.is_labelled:
            return look.px(SMALL_SIDE)
        return look.px(SIDE) + 2 * (look.line_height(Role.LABEL) + look.px(AWAY + 3))

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        labels = look.line_height(Role.LABEL) + look.px(AWAY + 3) if self.is_labelled else 0
        side = min(self.rect.height - 2 * labels, self.rect.width)
        if self.is_labelled:
            side = min(side, self.rect.width - 2 * self._widest(look) + look.px(12))
        side = max(side, look.px(SMALL_SIDE) // 2)
        if self._drawn is None or self._drawn[:2] != (look, side):
            self._drawn = (look, side, raster(side, side, self._flower(look, side)))
        centre = self.rect.center
        target.blit(self._drawn[2], (centre[0] - side // 2, centre[1] - side // 2))
        if self.is_labelled:
            for words, place in self.labels(look, side):
                drawn = look.fonts.render(words, Role.LABEL, look.tokens.ink)
                target.blit(drawn, (place.x, place.y - look.fonts.overhang(Role.LABEL)))

    def labels(self, look: Look, side: int) -> list[tuple[str, pygame.Rect]]:
        """Words and places of the labels around a flower of some size."""
        found = []
        height = look.line_height(Role.LABEL)
        for number, petal in enumerate(self.petals):
            words = _label(petal)
            width = look.fonts.width(words, Role.LABEL)
            angle = self._angle(number)
            away = side / 2 + look.px(AWAY)
            x, y = self.rect.centerx + away * math.sin(angle), self.rect.centery - away * math.cos(angle)
            lean = math.sin(angle)
            left = x - width / 2 if abs(lean) < 0.2 else x if lean > 0 else x - width
            if 0.2 <= abs(lean) < 0.5:
                left = x - width * (0.22 if lean > 0 else 0.78)
            drop = (1 - math.cos(angle)) / 2
            left = clamp(left, self.rect.x, self.rect.right - width)
            found.append((words, pygame.Rect(round(left), round(y - height * (1 - drop)), width, height)))
        return found

    def _widest(self, look: Look) -> int:
        return max((look.fonts.width(_label(petal), Role.LABEL) for petal in self.petals), default=0)

    def _angle(self, number: int) -> float:
        return math.tau * number / max(1, len(self.petals))

    def _flower(self, look: Look, side: int) -> str:
        t, half = look.tokens, side / 2
        reach = half - look.px(3)
        body = (f'<circle cx="{half}" cy="{half}" r="{reach:.1f}" fill="{t.panel2}" fill-opacity="0.6" '
                f'stroke="{t.line}" stroke-width="{look.px(1.5)}"/>')
        for number, petal in enumerate(self.petals):
            colour = str(getattr(t, petal.tone))
            outline = self._outline(number, petal.score, half, reach)
            path = "M" + "L".join(f"{point.x:.1f} {point.y:.1f}" for point in outline) + "Z"
            edge = f' stroke="{t.panel}" stroke-width="{look.px(1.5)}"'
            body += f'<path d="{path}" fill="{colour}" fill-opacity="0.94" stroke-linejoin="round"{edge}/>'
            rib = (outline[0], outline[STEPS])
            body += (f'<path d="M{rib[0].x:.1f} {rib[0].y:.1f}L{rib[1].x:.1f} {rib[1].y:.1f}" stroke="{t.panel}" '
                     f'stroke-opacity="0.6" stroke-width="{look.px(1.5)}"/>')
        for number, petal in enumerate(self.petals):
            if petal.best is not None:
                outline = self._outline(number, max(petal.best, petal.score), half, reach + look.px(2))
                body += (f'<path d="{dashes([*outline, outline[0]], look.px(4), look.px(3))}" fill="none" '
                         f'stroke="{t.ink}" stroke-width="{look.px(1.6)}"/>')
        return body + (f'<circle cx="{half}" cy="{half}" r="{reach * HEART:.1f}" fill="{t.panel}" '
                       f'stroke="{t.line2}" stroke-width="{look.px(1.5)}"/>')

    def _outline(self, number: int, score: float, half: float, reach: float) -> list[Point]:
        """A leaf from the middle to its tip and back; the tip is the point of number ``STEPS``."""
        angle = self._angle(number)
        inner = reach * HEART * 0.7
        length = max(reach * 0.06, (reach - inner) * clamp(score))
        wide = WIDEST * (reach - inner) * math.sqrt(max(0.12, clamp(score)))
        leaf = []
        for step in range(2 * STEPS):
            along = step / STEPS if step <= STEPS else 2 - step / STEPS
            across = wide * math.sin(math.pi * along**0.85) ** 0.8 * (1 if step <= STEPS else -1)
            up = inner + length * along
            leaf.append(Point(half + up * math.sin(angle) + across * math.cos(angle),
                              half - up * math.cos(angle) + across * math.sin(angle)))
        return leaf


def _label(petal: Petal) -> str:
    return f"{petal.name} {round(100 * petal.score)}"
