"""Somebody who speaks, beside a column of words: as far from it as their width asks, or not at all."""

from __future__ import annotations

from typing import Final

import pygame

from cxsim.game.layout.box import Box, Space
from cxsim.game.layout.rows import Row
from cxsim.game.layout.wide import Wide
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.people.portrait import Portrait
from cxsim.game.rooms.room import BakedRoom
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.light import BACKDROP, DAYLIGHT
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import mood_mark, mood_picture

WIDTH, FOOT_Y, RIGHTMOST_X = 344, 540, 440
"""Width of the bust, its lower edge behind the counter, and its middle where there is room; in the room's units."""
FRAME: Final = (300, 340)
FRAMED_WIDTH, FRAMED_DOWN, MARK = 276, 26, 44
"""A frame, the bust in it, how far it is cut off below, and the mark of its mood; in the room's units."""
AIR: Final = 24
"""Least distance from the words."""


def column_px(window: tuple[int, int], look: Look, width: int) -> int:
    """Width of a column of words on the right, which grows with the text, with the margin of the window."""
    margin = look.px(16)
    return min(window[0] - 2 * margin, max(look.px(width), look.em(width))) + margin


def middle_beside(window: tuple[int, int], column_px: int) -> float | None:
    """The middle of a bust left of a column of words, in the room's units; None when there is no room for one."""
    width, height = window
    left = (width - column_px) * 720 / height
    middle = min(RIGHTMOST_X, left - WIDTH / 2 - AIR)
    return middle if middle >= WIDTH / 2 else None


def in_column(words: Box, window: tuple[int, int], width_px: int, look: Look) -> Box:
    """Words on the right, beside somebody who speaks; in the middle where there is no room for anybody."""
    column = Wide(words, width_px - look.px(16))
    after = [] if middle_beside(window, width_px) is not None else [Space(grows=True)]
    return Row([Space(grows=True), column, *after], 0)


def draw_beside(target: pygame.Surface, baked: BakedRoom, who: Person, mood: Mood, middle: float) -> None:
    """Draw somebody with their middle there, before the room's front is drawn."""
    drawn = Portrait(who, round(WIDTH * baked.view.scale), baked.light, 0.4).picture(mood)
    x, foot = round(middle * baked.view.scale), round(FOOT_Y * baked.view.scale)
    target.blit(drawn, (x - drawn.get_width() // 2, foot - drawn.get_height()))


def draw_framed(target: pygame.Surface, look: Look, who: Person, mood: Mood, column_px: int) -> None:
    """Draw somebody in a frame in the middle of what the words leave free: high contrast has no room to stand in."""
    frame = pygame.Rect(0, 0, look.px(FRAME[0]), look.px(FRAME[1]))
    frame.center = (target.get_width() - column_px) // 2, target.get_height() // 2
    draw_card(target, look, frame, BACKDROP, look.tokens.line, 16, shadow=0)
    edge = look.px(look.tokens.edge)
    target.set_clip(frame.inflate(-2 * edge, -2 * edge))
    drawn = Portrait(who, look.px(FRAMED_WIDTH), DAYLIGHT, 0.4).picture(mood)
    target.blit(drawn, (frame.centerx - drawn.get_width() // 2, frame.bottom + look.px(FRAMED_DOWN)
                        - drawn.get_height()))
    target.set_clip(None)
    mark = mood_picture(mood_mark(mood.valence), look.px(MARK), look.high_contrast)
    target.blit(mark, (frame.right - look.px(MARK + 12), frame.y + look.px(12)))
