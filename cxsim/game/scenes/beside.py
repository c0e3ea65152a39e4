"""Somebody who speaks, beside a column of words: as far from it as their width asks, or not at all."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

import pygame

from cxsim.game.layout.box import Box, Space
from cxsim.game.layout.rows import Row
from cxsim.game.layout.wide import Wide
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.people.portrait import Portrait
from cxsim.game.rooms.room import AFTERNOON_MIN, BakedRoom
from cxsim.game.scene import House, StageScene
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.light import BACKDROP, DAYLIGHT
from cxsim.game.theme.moods import mood_mark, mood_picture

COLUMN: Final = 600
"""Width of the words in pixels at 720 lines and 100 % text."""
WIDTH, FOOT_Y, RIGHTMOST_X = 344, 540, 440
"""Width of the bust, its lower edge behind the counter, and its middle where there is room; in the room's units."""
FRAME: Final = (300, 340)
FRAMED_WIDTH, FRAMED_DOWN, MARK = 276, 26, 44
"""A frame, the bust in it, how far it is cut off below, and the mark of its mood; in the room's units."""
AIR: Final = 24
"""Least distance from the words."""


class BesideScene(StageScene):
    """A room with words at its right, and with whoever says them, where both have room.

    Attributes
    ----------
    baked
        The room; None in high contrast, which has no room to stand in.
    picture
        Room and speaker, drawn once for a window and look.
    """

    def __init__(self, house: House) -> None:
        self.house = house
        self.bake()
        super().__init__(house)

    @property
    @abstractmethod
    def speaker(self) -> tuple[Person, Mood]:
        """Who speaks, and how they look."""

    @abstractmethod
    def scenery(self) -> BakedRoom:
        """The room in which they speak, with who is at work there."""

    @property
    def minute(self) -> int:
        """Minute of the day on the clock of the room."""
        return AFTERNOON_MIN

    @property
    def shows_speaker(self) -> bool:
        """Whether the words leave room for a person beside them."""
        return self._middle is not None

    @property
    def people_in_view(self) -> int:
        """Whoever speaks."""
        return int(self.shows_speaker)

    def paint_behind(self, target: pygame.Surface) -> None:
        """The room and who is in it."""
        target.blit(self.picture, (0, 0))

    def resize(self) -> None:
        """Take another window or look."""
        self.bake()
        super().resize()

    def in_column(self, words: Box) -> Box:
        """Words on the right, beside who says them; in the middle where there is no room for anybody."""
        column = Wide(words, self._column_px - self.look.px(16))
        return Row([Space(grows=True), column, *([] if self.shows_speaker else [Space(grows=True)])], 0)

    def bake(self) -> None:
        """Draw the room and who speaks in it."""
        self.picture = pygame.Surface(self.house.size)
        self.baked: BakedRoom | None = None
        middle = self._middle
        if self.house.settings.high_contrast:
            if middle is not None:
                self._draw_framed()
            return
        self.baked = self.scenery()
        self.baked.draw_back(self.picture)
        self.baked.draw_clock(self.picture, self.minute)
        if middle is not None:
            self._draw_beside(self.baked, middle)
        self.baked.draw_front(self.picture)

    @property
    def _column_px(self) -> int:
        """Width of the words, which grows with the text, with the margin of the window."""
        look = self.look
        margin = look.px(16)
        return min(self.house.size[0] - 2 * margin, max(look.px(COLUMN), look.em(COLUMN))) + margin

    @property
    def _middle(self) -> float | None:
        """The middle of a bust left of the words, in the room's units; None when there is no room for one."""
        width, height = self.house.size
        left = (width - self._column_px) * 720 / height
        middle = min(RIGHTMOST_X, left - WIDTH / 2 - AIR)
        return middle if middle >= WIDTH / 2 else None

    def _draw_beside(self, baked: BakedRoom, middle: float) -> None:
        """Draw who speaks with their middle there, before the room's front is drawn."""
        who, mood = self.speaker
        drawn = Portrait(who, round(WIDTH * baked.view.scale), baked.light, 0.4).picture(mood)
        x, foot = round(middle * baked.view.scale), round(FOOT_Y * baked.view.scale)
        self.picture.blit(drawn, (x - drawn.get_width() // 2, foot - drawn.get_height()))

    def _draw_framed(self) -> None:
        """Draw who speaks in a frame in the middle of what the words leave free."""
        look, target, (who, mood) = self.look, self.picture, self.speaker
        frame = pygame.Rect(0, 0, look.px(FRAME[0]), look.px(FRAME[1]))
        frame.center = (target.get_width() - self._column_px) // 2, target.get_height() // 2
        draw_card(target, look, frame, BACKDROP, look.tokens.line, 16, shadow=0)
        edge = look.px(look.tokens.edge)
        target.set_clip(frame.inflate(-2 * edge, -2 * edge))
        drawn = Portrait(who, look.px(FRAMED_WIDTH), DAYLIGHT, 0.4).picture(mood)
        target.blit(drawn, (frame.centerx - drawn.get_width() // 2, frame.bottom + look.px(FRAMED_DOWN)
                            - drawn.get_height()))
        target.set_clip(None)
        mark = mood_picture(mood_mark(mood.valence), look.px(MARK), look.high_contrast)
        target.blit(mark, (frame.right - look.px(MARK + 12), frame.y + look.px(12)))
