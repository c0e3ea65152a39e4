"""A tile: a card that can be chosen, with a picture or an icon, a title, some words and a note."""

from __future__ import annotations

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Icon, Picture, Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.icons import icon
from cxsim.game.theme.look import Look
from cxsim.game.widgets.control import Coat, Control, plain_coat

BADGE = 28
"""Of a chosen tile, on its picture, in pixels at 720 lines and 100 % text."""


class Tile(Control):
    """A card that can be chosen; the chosen one has a thick edge and a check mark, on its picture if it has one.

    Parameters
    ----------
    chooses
        Whether it stays chosen, and does not lead on at once.
    """

    corner = 14.0
    inset = (16.0, 12.0)

    def __init__(
        self, key: str, title: str, more: str, icon: str = "", note: str = "", picture: Picture | None = None,
        chosen: bool = False, reason: str = "",
    ) -> None:
        self._picture = picture
        checked = chosen and picture is None
        self._sign = Icon("lock" if reason else "check" if checked else icon, 20, stroke=3.0 if checked else 2.0)
        signed = bool(icon or checked or reason)
        self._title = Text(title, Role.CARD, grows=signed)
        self._more = Text(more, Role.NOTE, "dim", grows=True)
        self._note = Text(reason or note, Role.CHIP, "dim")
        head = Row([self._sign, self._title], 9, middle=True) if signed else self._title
        parts: list[Box] = [picture] if picture is not None else []
        parts.append(head)
        parts += [text for text in (self._more, self._note) if text.text]
        super().__init__(key, Column(parts, 5), title, ", ".join(each for each in (more, note) if each), reason)
        self.chosen = chosen

    def _coat(self, look: Look) -> Coat:
        coat = plain_coat(self, look)
        edge = 4.0 if self.chosen and not look.high_contrast else coat.edge
        line = look.tokens.act if self.chosen else look.tokens.line if not look.high_contrast else coat.line
        if not self.enabled:
            return Coat(coat.fill, coat.line, look.tokens.dim, coat.edge)
        return Coat(coat.fill, line, coat.ink, edge, 60)

    def _dress(self, look: Look, coat: Coat) -> None:
        loud = look.high_contrast and self.enabled and (self.focused or self.pressed)
        self._title.colour = coat.ink
        self._sign.colour = coat.ink if loud else "act" if self.enabled else "disabled"
        self._more.colour = self._note.colour = coat.ink if loud else "dim"

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        """Titles of tiles in a row stand level at the top, their notes at the foot."""
        side, top = look.px(self.inset[0]), look.px(self.inset[1])
        inner = pygame.Rect(rect.x + side, rect.y + top, rect.width - 2 * side, rect.height - 2 * top)
        self.children[0].place(look, inner)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        super()._paint(target, look)
        if self.chosen and self._picture is not None:
            side, inset, t = look.em(BADGE), look.px(8), look.tokens
            disc = pygame.Rect(self._picture.rect.right - side - inset, self._picture.rect.y + inset, side, side)
            draw_card(target, look, disc, t.act, t.on_act, BADGE, 2.0, shadow=60)
            mark = icon("check", side * 2 // 3, t.on_act, 3.2)
            target.blit(mark, mark.get_rect(center=disc.center))
