"""What can be said: a key, a skill's icon, the words, the seconds, and what follows."""

from __future__ import annotations

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Icon, Picture, Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.control import Coat, Control, plain_coat
from cxsim.game.widgets.node import Kind


def key_cap(control: Control, number: int, side: float) -> Picture:
    """The cap of the key that picks a control; lit where it has the focus."""

    def paint(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        t = look.tokens
        fill = t.focus if control.focused else t.chip if control.enabled else t.panel2
        ink = t.on_act if control.focused else t.ink
        if look.high_contrast and control.focused:
            fill, ink = "#000000", "#ffffff"
        draw_card(target, look, rect, fill, t.focus if control.focused else t.line2, 8, shadow=0)
        digit = look.fonts.render(str(number), Role.KEY, ink)
        target.blit(digit, digit.get_rect(center=rect.center))

    return Picture(side, side, paint, with_text=True)


class ChoiceRow(Control):
    """One answer.

    Parameters
    ----------
    number
        The key that picks it, 1 to 9.
    cost
        What it takes, such as ``"30 s"``.
    consequence, consequence_icon, tone
        What is known to follow, its icon, and the token of its colour (``"good"``, ``"warn"`` or ``"bad"``).
    reason
        Why it cannot be said, or empty; it takes the place of the consequence, with a lock.
    """

    kind = Kind.CHOICE
    corner = 13.0
    inset = (12.0, 7.0)

    def __init__(
        self, key: str, number: int, words: str, icon: str, cost: str = "", consequence: str = "",
        consequence_icon: str = "clock", tone: str = "good", reason: str = "",
    ) -> None:
        self.number = number
        self.cost = cost
        self._icon = Icon("lock" if reason else icon, 20)
        self._words = Text(words, Role.CHOICE, grows=True)
        self._cost = Text(cost, Role.LABEL, "dim", align="right")
        head: Box = Row([self._words, _Centred(self._cost)], gap=10) if cost and not reason else self._words
        lines: list[Box] = [head]
        note = reason or consequence
        self._tone = "warn" if reason else tone
        self._note = Text(note, Role.KEY, self._tone, grows=True)
        self._note_icon = Icon("user-check" if reason else consequence_icon, 15, self._tone, 2.4)
        if note:
            lines.append(Row([self._note_icon, self._note], gap=6, middle=True))
        cap = key_cap(self, number, 28)
        inner = Row([_Centred(cap), _Centred(self._icon), Column(lines, gap=0, grows=True)], gap=10)
        super().__init__(key, inner, words, hint=", ".join(part for part in (cost, consequence) if part), reason=reason)

    def _value(self) -> str:
        return str(self.number)

    def _coat(self, look: Look) -> Coat:
        coat = plain_coat(self, look)
        if not self.enabled:
            focused = self.focused and look.high_contrast
            return Coat(look.tokens.panel2, look.tokens.focus if focused else look.tokens.line, look.tokens.dim)
        return Coat(coat.fill, look.tokens.line if not look.high_contrast else coat.line, coat.ink, coat.edge, 60)

    def _dress(self, look: Look, coat: Coat) -> None:
        loud = look.high_contrast and self.enabled and (self.focused or self.pressed)
        self._words.colour = coat.ink
        self._cost.colour = coat.ink if loud else "dim"
        self._icon.colour = coat.ink if loud else "act" if self.enabled else "disabled"
        self._note.colour = self._note_icon.colour = coat.ink if loud else self._tone


class _Centred(Box):
    """Holds a small thing level with the first line of words beside it."""

    def __init__(self, child: Box) -> None:
        super().__init__([child])

    def _least(self, look: Look) -> int:
        return self.children[0].least_width(look)

    def _natural(self, look: Look) -> int:
        return self.children[0].natural_width(look)

    def _height(self, look: Look, width: int) -> int:
        return max(self.children[0].height_for(look, width), look.line_height(Role.CHOICE))

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        height = self.children[0].height_for(look, rect.width)
        line = max(height, look.line_height(Role.CHOICE))
        self.children[0].place(look, pygame.Rect(rect.x, rect.y + (line - height) // 2, rect.width, height))
