"""A drawer: a sheet over a screen for what does not fit beside the rest, shut again by a key."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from cxsim.game.layout.box import Box, Inset
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.layout.scroll import Scroll
from cxsim.game.theme.edges import draw_card, ring_reach
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.node import Node
from cxsim.game.widgets.stage import Stage

SHUT = "shut"
"""Message of a drawer that wants to be shut."""
WIDTH = 560
"""Width in pixels at 720 lines and 100 % text; it grows with the text as far as the window allows."""
MARGIN = 16
DARKER = 110
"""How far the screen behind is darkened, 0 to 255."""


class Drawer(Stage):
    """A screen of its own at the right edge, over another one that is out of reach meanwhile.

    Parameters
    ----------
    name
        Title of the drawer, shown and spoken.
    parts
        What is in it; scrolls when it is higher than the window.
    shut_word
        What the button that shuts it is called.
    """

    def __init__(self, name: str, parts: Sequence[Box], shut_word: str, look: Look, size: tuple[int, int]) -> None:
        heading = Row([Text(name, Role.SECTION, grows=True), Button(SHUT, shut_word, "x")], gap=12, middle=True)
        self._panel = pygame.Rect(0, 0, 1, 1)
        self._scroll = Scroll(Column(parts, 10))
        super().__init__(name, Column([heading, self._scroll], 8), look, size)
        if len(self.controls) > 1:
            self.focus_on(self.controls[1].key)
            if self._scroll.offset:  # a drawer opens at its top: what it begins with is read first
                self._scroll.scroll_to(0)
                self.focus_on(SHUT)

    def begin_with(self, key: str) -> None:
        """Scroll so that a control is at the top, and what follows it in sight."""
        self.focus_on(key)
        assert self.focus is not None
        scroll, top = self._scroll, self.focus.rect.top - ring_reach(self.look)
        scroll.scroll_to(scroll.offset + top - scroll.rect.top)

    def _arrange(self) -> None:
        """Place everything within the drawer's own sheet."""
        margin = self.look.px(MARGIN)
        width = min(self.size[0] - 2 * margin, max(self.look.px(WIDTH), self.look.em(WIDTH)))
        inner = Inset(self._inner, MARGIN)
        wished = self._inner.height_for(self.look, width - 2 * margin)
        content = self._scroll.children[0].height_for(self.look, width - 2 * margin) + 2 * ring_reach(self.look)
        wished = wished - self._scroll.height_for(self.look, width - 2 * margin) + content + 2 * margin
        height = min(self.size[1] - 2 * margin, wished)
        self._panel = pygame.Rect(self.size[0] - margin - width, margin, width, height)
        inner.place(self.look, self._panel)
        self.root = self._inner

    def tree(self) -> Node:
        """The tree of meaning, whose place is the sheet and not the window."""
        top = super().tree()
        top.rect = top.shown = self._panel.copy()
        return top

    def draw(self, target: pygame.Surface, is_covered: bool = False) -> None:
        """Draw the sheet over a darkened screen; no part of that screen ever lies over a drawer."""
        left = 255 - DARKER
        target.fill((left, left, left), special_flags=pygame.BLEND_RGB_MULT)
        tokens = self.look.tokens
        draw_card(target, self.look, self._panel, tokens.panel, tokens.line2, 16, shadow=120)
        self.root.draw(target, self.look)

    def handle(self, action: Action) -> Message | None:
        """Do what an action asks; back, or a press beside the sheet, shuts the drawer."""
        if action.do is Do.BACK or (action.do is Do.PRESS and not self._panel.collidepoint(action.at)):
            return Message(SHUT)
        return super().handle(action)
