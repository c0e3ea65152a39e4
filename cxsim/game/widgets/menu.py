"""Entries of a menu over a room: an icon, a word, and what it leads to."""

from __future__ import annotations

import pygame

from cxsim.game.layout.leaves import Icon, Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.theme.colour import mix
from cxsim.game.theme.edges import draw_card, draw_focus
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.control import Coat, Control


class MenuEntry(Control):
    """One way on from a menu: dark over the room, and a bright card once it has the focus."""

    corner = 14.0
    inset = (20.0, 8.0)

    def __init__(self, key: str, word: str, more: str, icon: str, reason: str = "") -> None:
        self._icon = Icon("lock" if reason else icon, 24)
        self._word = Text(word, Role.ENTRY)
        self._more = Text(reason or more, Role.FACT, grows=True)
        words = Column([self._word, self._more], gap=0, grows=True)
        super().__init__(key, Row([self._icon, words], gap=18, middle=True), word, more, reason)

    def _coat(self, look: Look) -> Coat:
        t = look.tokens
        if look.high_contrast:
            if not self.enabled:
                return Coat(t.panel2, t.focus if self.focused else t.line, t.disabled)
            if self.pressed:
                return Coat("#ffffff", "#ffffff", "#000000")
            if self.focused:
                return Coat(t.focus, t.focus, "#000000")
            return Coat(t.panel, t.line2, t.ink, 4.0 if self.hovered else 0.0)
        if self.pressed and self.enabled:
            return Coat(mix(t.panel, t.ink, 0.14), t.line2, t.ink)
        if self.focused:
            return Coat(t.panel, t.line2, t.ink)
        fill = mix(t.deep, t.on_deep, 0.10) if self.hovered and self.enabled else t.deep
        return Coat(fill, mix(t.deep, t.on_deep, 0.42), t.on_deep)

    def _dress(self, look: Look, coat: Coat) -> None:
        t = look.tokens
        dark = coat.ink == t.on_deep and not look.high_contrast
        self._word.colour = coat.ink
        if dark:
            self._more.colour = mix(t.on_deep, t.deep, 0.16)
            self._icon.colour = "brass"
        else:
            self._more.colour = coat.ink if look.high_contrast else "dim"
            self._icon.colour = coat.ink if look.high_contrast else "act"

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        coat = self._coat(look)
        self._dress(look, coat)
        down = look.px(2) if self.pressed and self.enabled else 0
        outline = self.rect.move(0, down)
        bright = self.focused or self.pressed or look.high_contrast
        draw_card(target, look, outline, coat.fill, coat.line, self.corner, coat.edge,
                  opacity=1.0 if bright else 0.88, shadow=0 if down else 60)
        inner = self.children[0]
        if down:
            inner.place(look, inner.rect.move(0, down))
        inner.draw(target, look)
        if down:
            inner.place(look, inner.rect.move(0, -down))
        if self.focused:
            draw_focus(target, look, outline, self.corner)
