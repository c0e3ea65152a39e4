"""A switch: on or off, with what it does below its word."""

from __future__ import annotations

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Picture, Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.icons import icon
from cxsim.game.theme.look import Look
from cxsim.game.widgets.control import Coat, Control, plain_coat
from cxsim.game.widgets.node import Kind


class Switch(Control):
    """Something that is on or off; a check mark says so, not only a colour."""

    kind = Kind.OPTION
    corner = 12.0
    inset = (12.0, 7.0)

    def __init__(self, key: str, word: str, is_on: bool, hint: str = "", reason: str = "") -> None:
        self._word = Text(word, Role.BUTTON, grows=True)
        self._hint = Text(reason or hint, Role.NOTE, "dim", grows=True)
        words: list[Box] = [self._word, self._hint] if reason or hint else [self._word]
        mark = Picture(26, 26, self._paint_mark, with_text=True)
        super().__init__(key, Row([mark, Column(words, 0, grows=True)], 12, middle=True), word, hint, reason)
        self.chosen = is_on
        self._coat_now: Coat | None = None

    def _coat(self, look: Look) -> Coat:
        coat = plain_coat(self, look)
        return Coat(coat.fill, look.tokens.line if not look.high_contrast else coat.line, coat.ink, coat.edge, 0)

    def _dress(self, look: Look, coat: Coat) -> None:
        self._coat_now = coat
        self._word.colour = coat.ink
        loud = look.high_contrast and self.enabled and (self.focused or self.pressed)
        self._hint.colour = coat.ink if loud else "dim"

    def _paint_mark(self, target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        t = look.tokens
        loud = look.high_contrast and (self.focused or self.pressed)
        edge = "#000000" if loud else t.line2
        fill = (edge if loud else t.act) if self.chosen else (self._coat_now.fill if self._coat_now else t.panel)
        if not self.enabled:
            fill = t.chip
        side = rect.width
        square = pygame.Rect(rect.x, rect.centery - side // 2, side, side)
        draw_card(target, look, square, fill, edge, 7, shadow=0)
        if self.chosen:
            ink = "#ffe14d" if loud else t.on_act if self.enabled else t.disabled
            mark = icon("check", side * 3 // 4, ink, 3.2)
            target.blit(mark, mark.get_rect(center=square.center))
