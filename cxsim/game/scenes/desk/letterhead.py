"""Who writes: a sheet with a picture of the writer, as one imagines them, and the mood that their words are in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from cxsim.game.people.heads import head_picture
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.scenes.desk.unseen import Unseen
from cxsim.game.theme.edges import draw_card, rounded
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.icons import icon
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import draw_corner_mark

HEAD: Final = 96
"""Side of the picture in pixels at 720 lines."""
LINES: Final = (0.92, 0.78, 0.86, 0.64, 0.9, 0.42)
"""Lengths of the lines of writing on the sheet."""


class Letterhead(Unseen):
    """A sheet from somebody who is neither seen nor heard."""

    def __init__(self, name: str, person: Person, words: Callable[[Mood], str], height: float = 190) -> None:
        super().__init__(name, words, height)
        self.person = person

    def hear(self, mood: Mood, loudness: float, dt_s: float, at_rest: bool = False) -> None:
        """Take the mood of the words; a sheet makes no sound."""
        self.mood = mood

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        t, rect = look.tokens, self.rect
        draw_card(target, look, rect, t.panel, t.line, 10, shadow=80)
        inside = rect.inflate(-look.px(36), -look.px(28))
        side = min(look.px(HEAD), inside.width // 2, inside.height)
        target.blit(head_picture(self.person, self.mood, side), inside.topleft)
        draw_corner_mark(target, look, pygame.Rect(*inside.topleft, side, side), self.mood.valence)
        left = inside.x + side + look.px(16)
        envelope = look.em(22)
        drawn = icon("mail", envelope, t.act if not look.high_contrast else t.ink)
        target.blit(drawn, (left, inside.y + (look.line_height(Role.BUTTON) - envelope) // 2))
        word = look.fonts.render(self._words(self.mood), Role.BUTTON, t.ink)
        target.blit(word, (left + envelope + look.px(8), inside.y - look.fonts.overhang(Role.BUTTON)))
        self._paint_lines(target, look, pygame.Rect(
            left, inside.y + look.line_height(Role.BUTTON) + look.px(10), inside.right - left, inside.height))

    def _paint_lines(self, target: pygame.Surface, look: Look, sheet: pygame.Rect) -> None:
        """Lines of writing that cannot be read."""
        height, step = look.px(5), look.px(17)
        for i, share in enumerate(LINES):
            y = sheet.y + i * step
            if y + height > self.rect.bottom - look.px(14) or sheet.width < look.px(40):
                return
            width = round(sheet.width * share)
            target.blit(rounded(width, height, height // 2, look.tokens.line), (sheet.x, y))
