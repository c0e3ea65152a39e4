"""Lines over a scene that come and go: what a sound says, and what the game has to tell."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from cxsim.game.motion import CARD_IN_S
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.icons import icon
from cxsim.game.theme.look import Look

CAPTION_S, NOTICE_S = 2.4, 8.0
KEPT = 3
TOP = 68
"""Below the pills of a desk, in pixels at 720 lines."""
WIDEST = 720
"""Pixels at 720 lines and 100 % text."""


@dataclass
class _Line:
    text: str
    icon: str
    left_s: float


class Captions:
    """At most `KEPT` lines below the top of the window, where no scene has its cards; the newest on top."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []

    @property
    def texts(self) -> tuple[str, ...]:
        """What is shown now."""
        return tuple(line.text for line in self._lines)

    def sound(self, text: str) -> None:
        """Write what a sound says."""
        self._add(text, "volume-2", CAPTION_S)

    def notice(self, text: str) -> None:
        """Write what the game has to tell."""
        self._add(text, "info", NOTICE_S)

    def update(self, dt_s: float) -> bool:
        """Let time pass; tell whether a line went."""
        for line in self._lines:
            line.left_s -= dt_s
        before = len(self._lines)
        self._lines = [line for line in self._lines if line.left_s > 0]
        return len(self._lines) != before

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw them, from the top of the window downwards."""
        top = look.px(TOP)
        for line in reversed(self._lines):
            top = self._draw_line(target, look, line, top).bottom + look.px(8)

    def _add(self, text: str, sign: str, seconds: float) -> None:
        self._lines = [line for line in self._lines if line.text != text][-(KEPT - 1):]
        self._lines.append(_Line(text, sign, seconds + CARD_IN_S))

    def _draw_line(self, target: pygame.Surface, look: Look, line: _Line, top: int) -> pygame.Rect:
        t = look.tokens
        side, gap, margin = look.em(18), look.px(9), look.px(16)
        room = min(look.em(WIDEST), target.get_width() - 4 * margin) - side - gap - 2 * margin
        words = look.fonts.lines(line.text, Role.LABEL, room)
        step = look.line_height(Role.LABEL)
        width = max(look.fonts.width(each, Role.LABEL) for each in words) + side + gap + 2 * margin
        rect = pygame.Rect(0, 0, width, step * len(words) + 2 * look.px(7))
        rect.midtop = (target.get_width() // 2, top)
        draw_card(target, look, rect, t.deep, t.line if look.high_contrast else "", 18, opacity=0.94, shadow=60)
        sign = icon(line.icon, side, t.brass)
        target.blit(sign, sign.get_rect(midleft=(rect.x + margin, rect.centery)))
        over = look.fonts.overhang(Role.LABEL)
        for number, each in enumerate(words):
            drawn = look.fonts.render(each, Role.LABEL, t.on_deep)
            target.blit(drawn, (rect.x + margin + side + gap, rect.y + look.px(7) + number * step - over))
        return rect
