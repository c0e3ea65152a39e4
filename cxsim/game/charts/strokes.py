"""What all charts share: a smooth line, a dashed one that the reader of pictures can draw, words with a halo."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pygame

from cxsim.game.theme.fonts import Role
from cxsim.game.theme.kept import keeps
from cxsim.game.theme.look import Look


class Point(NamedTuple):
    """A point of a chart, in pixels."""

    x: float
    y: float


def smooth(points: Sequence[Point]) -> str:
    """A path through points that never goes beyond any of them."""
    path = f"M{points[0].x:.1f} {points[0].y:.1f}"
    for before, after in pairwise(points):
        half = (after.x - before.x) / 2
        path += (f" C{before.x + half:.1f} {before.y:.1f} {after.x - half:.1f} {after.y:.1f} "
                 f"{after.x:.1f} {after.y:.1f}")
    return path


def along(points: Sequence[Point], steps: int = 24) -> list[Point]:
    """Points on the path that `smooth` draws, so many steps from one to the next: between two of them it never turns
    back, and so stays in the rectangle that they span."""
    found = list(points[:1])
    for before, after in pairwise(points):
        for step in range(1, steps + 1):
            t = step / steps
            across = 1.5 * t * (1.0 - t) + t ** 3  # of the Bézier curve whose handles are half as long as it is wide
            found.append(Point(before.x + (after.x - before.x) * across,
                               before.y + (after.y - before.y) * t * t * (3.0 - 2.0 * t)))
    return found


def dashes(points: Sequence[Point], dash: float, gap: float) -> str:
    """A broken line as many short paths: a dash longer than its path would flood the picture."""
    pieces: list[str] = []
    left, is_drawn = dash, True
    for before, after in pairwise(points):
        length = math.hypot(after.x - before.x, after.y - before.y)
        done = 0.0
        while done < length:
            step = min(left, length - done)
            if is_drawn:
                (ax, ay), (bx, by) = (_between(before, after, (done + more) / length) for more in (0.0, step))
                pieces.append(f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}")
            done += step
            left -= step
            if left <= 1e-9:
                is_drawn = not is_drawn
                left = dash if is_drawn else gap
    return "".join(pieces)


def _between(one: Point, other: Point, share: float) -> Point:
    return Point(one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share)


@keeps("words on charts", 4)
def _haloed(look: Look, text: str, role: Role, colour: str, halo: str) -> pygame.Surface:
    ink = look.fonts.render(text, role, colour)
    light = look.fonts.render(text, role, halo)
    reach = look.px(2.5)
    out = pygame.Surface((ink.get_width() + 2 * reach, ink.get_height() + 2 * reach), pygame.SRCALPHA)
    for turn in range(12):
        angle = turn * math.tau / 12
        out.blit(light, (reach + round(reach * math.cos(angle)), reach + round(reach * math.sin(angle))))
    out.blit(ink, (reach, reach))
    return out


def draw_words(
    target: pygame.Surface, look: Look, text: str, role: Role, colour: str, rect: pygame.Rect, halo: str = ""
) -> None:
    """Draw a line of words into its rectangle, with a halo of the panel's colour so that lines below do not touch it.
    """
    if look.high_contrast:  # white lines would still show between the letters
        pygame.draw.rect(target, look.tokens.panel, rect.inflate(look.px(4), -look.px(2)))
    drawn = _haloed(look, text, role, colour, halo or look.tokens.panel)
    spare = (drawn.get_height() - rect.height) // 2
    target.blit(drawn, (rect.x - (drawn.get_width() - look.fonts.width(text, role)) // 2, rect.y - spare))
