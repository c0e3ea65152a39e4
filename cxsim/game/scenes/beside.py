"""Somebody who speaks, beside a column of words: as far from it as their width asks, or not at all."""

from __future__ import annotations

from typing import Final

import pygame

from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.people.portrait import Portrait
from cxsim.game.rooms.room import BakedRoom

WIDTH, FOOT_Y, RIGHTMOST_X = 344, 540, 440
"""Width of the bust, its lower edge behind the counter, and its middle where there is room; in the room's units."""
AIR: Final = 24
"""Least distance from the words."""


def middle_beside(window: tuple[int, int], column_px: int) -> float | None:
    """The middle of a bust left of a column of words, in the room's units; None when there is no room for one."""
    width, height = window
    left = (width - column_px) * 720 / height
    middle = min(RIGHTMOST_X, left - WIDTH / 2 - AIR)
    return middle if middle >= WIDTH / 2 else None


def draw_beside(target: pygame.Surface, baked: BakedRoom, who: Person, mood: Mood, middle: float) -> None:
    """Draw somebody with their middle there, before the room's front is drawn."""
    drawn = Portrait(who, round(WIDTH * baked.view.scale), baked.light, 0.4).picture(mood)
    x, foot = round(middle * baked.view.scale), round(FOOT_Y * baked.view.scale)
    target.blit(drawn, (x - drawn.get_width() // 2, foot - drawn.get_height()))
