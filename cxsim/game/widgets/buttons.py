"""Buttons, main and plain, and chips for choosing between a few kinds."""

from __future__ import annotations

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Icon, Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.control import Coat, Control, main_coat, plain_coat
from cxsim.game.widgets.node import Kind


class Button(Control):
    """A button with a word and perhaps an icon; its reason, when it has one, stands below the word.

    Parameters
    ----------
    main
        Whether it is the one button of its card that is meant to be used.
    bare
        Shows its icon alone, as everybody knows it; the word is what the voice says.
    """

    def __init__(
        self, key: str, word: str, icon: str = "", main: bool = False, hint: str = "", reason: str = "",
        grows: bool = False, bare: bool = False,
    ) -> None:
        self._word = Text(word, Role.BUTTON, align="left" if icon else "centre", grows=not icon)
        self._icon = Icon("lock" if reason else icon, 20) if icon or reason else None
        shown: list[Box] = [each for each in (self._icon, None if bare else self._word) if each is not None]
        row = Row(shown, gap=8, middle=True)
        self._reason = Text(reason, Role.NOTE, "dim") if reason else None
        super().__init__(key, Column([row, self._reason], gap=0) if self._reason else row, word, hint, reason, grows)
        self.main = main

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        _arrange_in_the_middle(self, look, rect)

    def _coat(self, look: Look) -> Coat:
        return main_coat(self, look) if self.main else plain_coat(self, look)

    def _dress(self, look: Look, coat: Coat) -> None:
        self._word.colour = coat.ink
        if self._icon:
            self._icon.colour = coat.ink if self.main or look.high_contrast or not self.enabled else "act"


def _arrange_in_the_middle(control: Control, look: Look, rect: pygame.Rect) -> None:
    """Give the word its natural width, in the middle of the control."""
    inner = control.children[0]
    room = rect.width - 2 * look.px(control.inset[0])
    width = min(room, inner.natural_width(look))
    height = min(rect.height, inner.height_for(look, width))
    inner.place(look, pygame.Rect(rect.centerx - width // 2, rect.centery - height // 2, width, height))


class Chip(Control):
    """One of a few kinds; the chosen one is filled.

    It can be hit as well as a button, but is drawn lower.
    """

    kind = Kind.OPTION
    corner = 22.0
    inset = (14.0, 5.0)

    def __init__(self, key: str, word: str, chosen: bool = False, icon: str = "", reason: str = "") -> None:
        self._word = Text(word, Role.LABEL, align="left" if icon else "centre", grows=not icon)
        self._icon = Icon("lock" if reason else icon, 16, stroke=2.2) if icon or reason else None
        row = Row([self._icon, self._word] if self._icon else [self._word], gap=6, middle=True)
        super().__init__(key, row, word, reason=reason)
        self.chosen = chosen

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        _arrange_in_the_middle(self, look, rect)

    def _drawn(self, look: Look) -> pygame.Rect:
        height = self.children[0].rect.height + 2 * look.px(self.inset[1])
        return pygame.Rect(self.rect.x, self.rect.centery - height // 2, self.rect.width, height)

    def _coat(self, look: Look) -> Coat:
        t = look.tokens
        if self.chosen and self.enabled:
            main = main_coat(self, look)
            return Coat(main.fill, main.line, main.ink, main.edge, 0)
        if self.hovered and not look.high_contrast and self.enabled:
            return Coat(t.line, t.line2, t.ink, shadow=0)
        plain = plain_coat(self, look)
        fill = t.chip if self.enabled and not look.high_contrast and not self.pressed else plain.fill
        return Coat(fill, plain.line, plain.ink, plain.edge, 0)

    def _dress(self, look: Look, coat: Coat) -> None:
        self._word.colour = coat.ink
        if self._icon:
            self._icon.colour = coat.ink
