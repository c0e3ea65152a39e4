"""Lines over a scene that come and go: what a sound says, and what the game has to tell.

They lie where a scene has neither words nor controls, as near to the top of the window as that allows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from cxsim.game.motion import CARD_IN_S
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.icons import icon
from cxsim.game.theme.look import Look
from cxsim.game.widgets.node import Kind, Node

CAPTION_S, NOTICE_S = 2.4, 8.0
KEPT = 3
TOP = 68
"""Below the pills of a desk, in pixels at 720 lines."""
WIDEST = 720
"""Pixels at 720 lines and 100 % text."""
STEP = 12
"""Between two places that are tried, in pixels at 720 lines."""
AIR = 5
"""Between a line and the words round it, in pixels at 720 lines."""
PLACES = (Kind.SCREEN, Kind.LIST)
"""Nodes that are no more than a place for others."""
STAYS_S = 1.0
"""A line keeps its place for so long, even if the scene under it changes."""


@dataclass
class _Line:
    text: str
    icon: str
    left_s: float
    rect: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))


class Captions:
    """At most `KEPT` lines, the newest on top."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self._placed_for: tuple[tuple[str, ...], tuple[int, int], Look] | None = None
        self._stays_s = 0.0

    @property
    def texts(self) -> tuple[str, ...]:
        """What is shown now."""
        return tuple(line.text for line in self._lines)

    @property
    def places(self) -> tuple[pygame.Rect, ...]:
        """Where they were drawn last."""
        return tuple(line.rect for line in self._lines)

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
        self._stays_s -= dt_s
        before = len(self._lines)
        self._lines = [line for line in self._lines if line.left_s > 0]
        return len(self._lines) != before

    def draw(
        self, target: pygame.Surface, look: Look, tree: Callable[[], Node] | None = None
    ) -> None:
        """Draw them; ``tree`` is what lies under them, and is asked now and then."""
        wanted = (self.texts, target.get_size(), look)
        if wanted != self._placed_for or self._stays_s <= 0.0:
            self._placed_for, self._stays_s = wanted, STAYS_S
            covered = [node.shown for node in tree().walk() if node.kind not in PLACES] if tree is not None else []
            for line in reversed(self._lines):
                line.rect = _free_place(_size(line, target, look), target.get_rect(), covered, look)
                covered.append(line.rect)
        for line in self._lines:
            _draw_line(target, look, line)

    def _add(self, text: str, sign: str, seconds: float) -> None:
        self._lines = [line for line in self._lines if line.text != text][-(KEPT - 1):]
        self._lines.append(_Line(text, sign, seconds + CARD_IN_S))


def _words(line: _Line, target: pygame.Surface, look: Look) -> list[str]:
    room = min(look.em(WIDEST), target.get_width() - 4 * look.px(16)) - look.em(18) - look.px(9) - 2 * look.px(16)
    return look.fonts.lines(line.text, Role.LABEL, room)


def _size(line: _Line, target: pygame.Surface, look: Look) -> tuple[int, int]:
    words = _words(line, target, look)
    width = max(look.fonts.width(each, Role.LABEL) for each in words) + look.em(18) + look.px(9) + 2 * look.px(16)
    return width, look.line_height(Role.LABEL) * len(words) + 2 * look.px(7)


def _free_place(
    size: tuple[int, int], window: pygame.Rect, covered: Sequence[pygame.Rect], look: Look
) -> pygame.Rect:
    """The highest place that covers nothing, in the middle if possible; else where least is covered."""
    width, height = size
    margin, air = look.px(16), look.px(AIR)
    spare = max(0, window.width - width - 2 * margin)
    best, least = pygame.Rect(window.centerx - width // 2, look.px(TOP), width, height), -1
    for y in range(look.px(TOP), max(look.px(TOP) + 1, window.height - height - margin), look.px(STEP)):
        for share in (0.5, 0.4, 0.6, 0.3, 0.7, 1.0, 0.0):
            rect = pygame.Rect(margin + round(spare * share), y, width, height)
            wide = rect.inflate(2 * air, 2 * air)
            over = sum(part.width * part.height for part in (wide.clip(each) for each in covered))
            if not over:
                return rect
            if least < 0 or over < least:
                best, least = rect, over
    return best


def _draw_line(target: pygame.Surface, look: Look, line: _Line) -> None:
    t, rect = look.tokens, line.rect
    side, gap, margin, step = look.em(18), look.px(9), look.px(16), look.line_height(Role.LABEL)
    draw_card(target, look, rect, t.deep, t.line if look.high_contrast else "", 18, opacity=0.94, shadow=60)
    sign = icon(line.icon, side, t.brass)
    target.blit(sign, sign.get_rect(midleft=(rect.x + margin, rect.centery)))
    over = look.fonts.overhang(Role.LABEL)
    for number, each in enumerate(_words(line, target, look)):
        drawn = look.fonts.render(each, Role.LABEL, t.on_deep)
        target.blit(drawn, (rect.x + margin + side + gap, rect.y + look.px(7) + number * step - over))
