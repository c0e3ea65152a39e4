"""The line of feeling: one customer's mood through the shift, with moments of truth and promises on it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pygame

from cxsim.game.charts.strokes import Point, along, draw_words, smooth
from cxsim.game.layout.box import Box
from cxsim.game.theme.colour import clamp
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.icons import icon
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster

MOST_SD: Final = 1.3
"""A mood further from even than this lies at the edge."""
HEIGHT: Final = 62
"""Height of a line without its labels, in pixels at 720 lines."""
EDGE, END = 11, 32
"""Room before the axis and behind it, where the ring stands."""
EVEN_SD: Final = 0.25
SIGN: Final = 20
"""Side of the sign of a promise."""
STROKE, DIAMOND = 3.5, 6.5
"""Width of the line, and how far a moment's diamond reaches from its middle."""
SLIDES: Final = 16
"""Steps from a place left of a diamond to one right of it, in which room is sought for a label."""


@dataclass(frozen=True)
class Felt:
    """A point of the line: ``at`` 0 to 1 along the axis. ``label`` stands beside a moment of truth."""

    at: float
    mood_sd: float
    label: str = ""
    is_moment: bool = False


@dataclass(frozen=True)
class Sign:
    """A promise on the line."""

    at: float
    kept: bool


class FeelingLine(Box):
    """The line itself; who it belongs to, and what it means in words, stands around it.

    Parameters
    ----------
    times
        Where each conversation begins along the axis, and the time of day: steps are evenly spaced, not minutes.
    elsewhere_sd
        The mood in which the customer ended under the other rules, as an open ring at the end; None for none.
    afterwards
        Where the shift is over, 0 to 1 along the axis, and what is written there; None where nothing came later.
    """

    def __init__(
        self, felt: tuple[Felt, ...], signs: tuple[Sign, ...] = (), times: tuple[tuple[float, str], ...] = (),
        elsewhere_sd: float | None = None, afterwards: tuple[float, str] | None = None,
    ) -> None:
        super().__init__(grows=True)
        self.felt, self.signs, self.times = felt, signs, times
        self.elsewhere_sd = elsewhere_sd
        self.afterwards = afterwards
        self._drawn: tuple[Look, tuple[int, int], pygame.Surface] | None = None
        self._labelled: tuple[Look, tuple[int, int], list[tuple[str, pygame.Rect]]] | None = None

    def _least(self, look: Look) -> int:
        return look.px(240)

    def _natural(self, look: Look) -> int:
        return look.px(420)

    def _height(self, look: Look, width: int) -> int:
        return look.px(HEIGHT) + look.line_height(Role.SCALE)

    @property
    def tone(self) -> str:
        """Token of the line: how it ended."""
        end = self.felt[-1].mood_sd if self.felt else 0.0
        return "good" if end > EVEN_SD else "bad" if end < -2 * EVEN_SD else "warn"

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        size = self.rect.size
        if self._drawn is None or self._drawn[:2] != (look, size):
            self._drawn = (look, size, self._lines(look))
        target.blit(self._drawn[2], self.rect.topleft)
        self._paint_times(target, look)
        self._paint_labels(target, look)
        for sign in self.signs:
            place = self._place_of(look, sign)
            colour = look.tokens.good if sign.kept else look.tokens.bad
            target.blit(icon("check" if sign.kept else "x", place.width, colour, 3.4), place.topleft)

    def _place_of(self, look: Look, sign: Sign) -> pygame.Rect:
        """Where the sign of a promise is drawn: on the side of the line that is towards the middle."""
        side, at = look.px(SIGN), self._at(look, sign.at, self._mood_at(sign.at))
        y = at.y - look.px(22) if at.y > look.px(HEIGHT) / 2 else at.y + look.px(22)
        y = clamp(y, side / 2, look.px(HEIGHT) - side / 2)
        return self._square(Point(at.x, y), side)

    def _square(self, at: Point, side: int) -> pygame.Rect:
        """A square round a point of the line, on the screen."""
        return pygame.Rect(self.rect.x + round(at.x) - side // 2, self.rect.y + round(at.y) - side // 2, side, side)

    def _ring_at(self, look: Look, sd: float) -> Point:
        return Point(self.rect.width - look.px(9), self._at(look, 1.0, sd).y)

    def _at(self, look: Look, at: float, sd: float) -> Point:
        """Where a mood lies, from the box's own corner."""
        edge, end = look.px(EDGE), look.px(END)
        middle = look.px(HEIGHT) / 2
        half = look.px(HEIGHT) / 2 - look.px(8)
        share = math.tanh(sd / MOST_SD * 1.4) / math.tanh(1.4)
        return Point(edge + (self.rect.width - edge - end) * clamp(at), middle - half * clamp(share, -1.0, 1.0))

    def _mood_at(self, at: float) -> float:
        before = [each for each in self.felt if each.at <= at]
        return (before[-1] if before else self.felt[0]).mood_sd if self.felt else 0.0

    def _lines(self, look: Look) -> pygame.Surface:
        t, (width, height) = look.tokens, self.rect.size
        middle, colour = look.px(HEIGHT) / 2, str(getattr(t, self.tone))
        body = f'<path d="M0 {middle:.1f}H{width}" stroke="{t.line}" stroke-width="{look.px(1.5)}"/>'
        if self.afterwards is not None:
            x = self._at(look, self.afterwards[0], 0.0).x
            body = (f'<rect x="{x:.1f}" y="0" width="{width - x:.1f}" height="{look.px(HEIGHT)}" rx="{look.px(6)}" '
                    f'fill="{t.chip}" fill-opacity="0.6"/>{body}')
        for at, _ in self.times[1:]:
            x = self._at(look, at, 0.0).x
            body += (f'<path d="M{x:.1f} {look.px(4)}V{look.px(HEIGHT)}" stroke="{t.line2}" '
                     f'stroke-width="{look.px(1)}" stroke-dasharray="{look.px(2)} {look.px(4)}"/>')
        points = [self._at(look, each.at, each.mood_sd) for each in self.felt]
        if len(points) > 1:
            path = smooth(points)
            area = f"{path} L{points[-1].x:.1f} {middle:.1f} L{points[0].x:.1f} {middle:.1f}Z"
            body += f'<path d="{area}" fill="{colour}" fill-opacity="0.17"/>'
            body += (f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{look.px(STROKE)}" '
                     'stroke-linecap="round"/>')
        if points:
            body += f'<circle cx="{points[0].x:.1f}" cy="{points[0].y:.1f}" r="{look.px(4)}" fill="{colour}"/>'
        if self.elsewhere_sd is not None:
            body += _ring(look, self._ring_at(look, self.elsewhere_sd))
        for each, point in zip(self.felt, points, strict=True):
            if each.is_moment:
                body += _diamond(look, point)
        return raster(width, height, body)

    def _paint_times(self, target: pygame.Surface, look: Look) -> None:
        """Times of day below the line, from the left, where they do not meet; what came afterwards at the right."""
        y, limit, end = self.rect.y + look.px(HEIGHT), self.rect.right, self.rect.x
        over = look.fonts.overhang(Role.SCALE)
        if self.afterwards is not None:
            at, words = self.afterwards
            width = look.fonts.width(words, Role.SCALE)
            limit = max(self.rect.x, min(self.rect.right - width, self.rect.x + round(self._at(look, at, 0.0).x)))
            target.blit(look.fonts.render(words, Role.SCALE, look.tokens.dim), (limit, y - over))
        for at, words in self.times:
            width = look.fonts.width(words, Role.SCALE)
            x = max(self.rect.x, self.rect.x + round(self._at(look, at, 0.0).x) - width // 2)
            if x >= end and x + width <= limit - look.px(6):
                target.blit(look.fonts.render(words, Role.SCALE, look.tokens.dim), (x, y - over))
                end = x + width + look.px(12)

    def _paint_labels(self, target: pygame.Surface, look: Look) -> None:
        for label, place in self.labels(look):
            draw_words(target, look, label, Role.SCALE, look.tokens.ink, place)

    def marks(self, look: Look) -> list[pygame.Rect]:
        """Where the signs of promises and the ring stand, which no label may cover."""
        places = [self._place_of(look, sign) for sign in self.signs]
        if self.elsewhere_sd is not None:
            places.append(self._square(self._ring_at(look, self.elsewhere_sd), look.px(15)))
        return places

    def curve(self, look: Look) -> list[pygame.Rect]:
        """Rectangles on the screen that together hold the line and what is drawn on it, and little else."""
        points = [self._at(look, each.at, each.mood_sd) for each in self.felt]
        half = look.px(STROKE) / 2
        held = [self._square(point, look.px(2 * DIAMOND)) for each, point in zip(self.felt, points, strict=True)
                if each.is_moment]
        for one, other in pairwise(along(points)):
            left, top = math.floor(one.x - half), math.floor(min(one.y, other.y) - half)
            right, bottom = math.ceil(other.x + half), math.ceil(max(one.y, other.y) + half)
            held.append(pygame.Rect(self.rect.x + left, self.rect.y + top, right - left, bottom - top))
        return held

    def labels(self, look: Look) -> list[tuple[str, pygame.Rect]]:
        """Labels by their diamonds, where they meet neither each other nor a mark; left out where they would.

        The line itself runs through a label only where there is no other place for it.
        """
        if self._labelled is None or self._labelled[:2] != (look, self.rect.size):
            found = [(label, place.move(-self.rect.x, -self.rect.y)) for label, place in self._placed(look)]
            self._labelled = (look, self.rect.size, found)
        return [(label, place.move(self.rect.topleft)) for label, place in self._labelled[2]]

    def _placed(self, look: Look) -> Iterator[tuple[str, pygame.Rect]]:
        taken, curve = self.marks(look), self.curve(look)
        sight = self.sight(look)
        for each in self.felt:
            if not (each.is_moment and each.label):
                continue
            free = [place for place in self.places(look, each)
                    if sight.contains(place) and _clear(look, place).collidelist(taken) < 0]
            clear = (place for place in free if _clear(look, place).collidelist(curve) < 0)
            place = next(clear, free[0] if free else None)
            if place is not None:
                taken.append(place)
                yield each.label, place

    def sight(self, look: Look) -> pygame.Rect:
        """Where a label may stand, on the screen."""
        return pygame.Rect(self.rect.x, self.rect.y - look.px(2), self.rect.width, look.px(HEIGHT + 5))

    def places(self, look: Look, each: Felt) -> Iterator[pygame.Rect]:
        """Where a label could stand, the best place first: on the side where the line is not, over its diamond; then
        farther and farther beside it, up to a place that no longer lies over it at all."""
        point = self._at(look, each.at, each.mood_sd)
        width, height, away = look.fonts.width(each.label, Role.SCALE), look.line_height(Role.SCALE), look.px(8)
        over = clamp(point.x - width / 2, 0, max(0, self.rect.width - width))
        beside = look.px(SIGN / 2 + 6)
        left, right = point.x - width - beside, point.x + beside
        steps = [left + (right - left) * step / SLIDES for step in range(SLIDES + 1)]
        ys = (point.y + away, point.y - away - height)
        for x in (over, *sorted(steps, key=lambda x: abs(x - over))):
            for y in ys if point.y < look.px(HEIGHT) / 2 else reversed(ys):
                yield self._rect(x, y, width, height)
        for x in (left, right):
            yield self._rect(x, point.y - height / 2, width, height)

    def _rect(self, x: float, y: float, width: int, height: int) -> pygame.Rect:
        return pygame.Rect(self.rect.x + round(x), self.rect.y + round(y), width, height)


def _clear(look: Look, place: pygame.Rect) -> pygame.Rect:
    """What must be free for a label: air at its ends, and not all of what is left over and under its letters."""
    return place.inflate(look.px(10), -look.px(4))


def _diamond(look: Look, at: Point) -> str:
    reach = look.px(DIAMOND)
    shape = f"M{at.x} {at.y - reach}L{at.x + reach} {at.y}L{at.x} {at.y + reach}L{at.x - reach} {at.y}Z"
    return (f'<path d="{shape}" fill="{look.tokens.ink}" stroke="{look.tokens.panel}" '
            f'stroke-width="{look.px(2)}"/>')


def _ring(look: Look, at: Point) -> str:
    return (f'<circle cx="{at.x:.1f}" cy="{at.y:.1f}" r="{look.px(5.5)}" fill="{look.tokens.panel}" '
            f'stroke="{look.tokens.ink}" stroke-width="{look.px(2.2)}"/>')
