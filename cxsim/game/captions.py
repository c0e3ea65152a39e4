"""Lines over a scene that come and go: what a sound says, and what the game has to tell.

They lie where a scene has neither words nor controls, as near to the top of the window as that allows. A drawer that
leaves no room for them is never covered: they wait until it is shut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pygame

from cxsim.game.layout.scroll import BAR
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
WIDTHS = (720, 520, 360, 212)
"""Widths that are tried, the widest first, in pixels at 720 lines and 100 % text."""
STEP = 12
"""Between two places that are tried, in pixels at 720 lines."""
AIR, BETWEEN = 5, 8
"""Between a line and the words round it, and between two lines, in pixels at 720 lines."""
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
    words: list[str] = field(default_factory=list)
    """The text as it is broken there."""


class Captions:
    """At most `KEPT` lines, the newest on top."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self._placed_for: tuple[tuple[str, ...], tuple[int, int], Look] | None = None
        self._stays_s = 0.0
        self._waits = False
        """For want of room: neither shown nor running out."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What is shown now."""
        return tuple(line.text for line in self._lines)

    @property
    def places(self) -> tuple[pygame.Rect, ...]:
        """Where they were drawn last."""
        return () if self._waits else tuple(line.rect for line in self._lines)

    def sound(self, text: str) -> None:
        """Write what a sound says."""
        self._add(text, "volume-2", CAPTION_S)

    def notice(self, text: str) -> None:
        """Write what the game has to tell."""
        self._add(text, "info", NOTICE_S)

    def look_again(self) -> None:
        """Place them anew: what lies under them has changed by what somebody did."""
        self._stays_s = 0.0

    def update(self, dt_s: float) -> bool:
        """Let time pass; tell whether a line went."""
        for line in () if self._waits else self._lines:
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
            window = target.get_rect()
            top = tree() if tree is not None else Node(Kind.SCREEN, "", shown=window)
            _place(self._lines[::-1], window, list(_covered(top, window, look)), look)
            is_sheet = not top.shown.contains(window)
            self._waits = is_sheet and any(line.rect.colliderect(top.shown) for line in self._lines)
        for line in () if self._waits else self._lines:
            _draw_line(target, look, line)

    def _add(self, text: str, sign: str, seconds: float) -> None:
        self._lines = [line for line in self._lines if line.text != text][-(KEPT - 1):]
        self._lines.append(_Line(text, sign, seconds + CARD_IN_S))


def _covered(tree: Node, window: pygame.Rect, look: Look) -> Iterator[pygame.Rect]:
    """Where words, controls and the bars of lists are, and a drawer as a whole."""
    if not tree.shown.contains(window):
        yield tree.shown
    for node in tree.walk():
        if node.kind not in PLACES:
            yield node.shown
        elif node.kind is Kind.LIST:
            width = look.px(BAR)
            yield pygame.Rect(node.shown.right - width, node.shown.y, width, node.shown.height)


def _place(lines: Sequence[_Line], window: pygame.Rect, covered: list[pygame.Rect], look: Look) -> None:
    """Give the lines a place under one another, as wide as is free; else each its own, where it covers least."""
    for width in WIDTHS:
        shapes = [_shape(line, width, window, look) for line in lines]
        height = sum(h for _, (_, h) in shapes) + look.px(BETWEEN) * (len(lines) - 1)
        for block in _places((max(w for _, (w, _) in shapes), height), window, look) if lines else ():
            y, rects = block.y, list[pygame.Rect]()
            for _, (w, h) in shapes:
                rects.append(pygame.Rect(block.centerx - w // 2, y, w, h))
                y += h + look.px(BETWEEN)
            if not any(_wide(rect, look).collidelist(covered) >= 0 for rect in rects):
                for line, (words, _), rect in zip(lines, shapes, rects, strict=True):
                    line.words, line.rect = words, rect
                return
    others: list[pygame.Rect] = []
    for line in lines:
        _place_alone(line, window, covered, others, look)
        others.append(line.rect)


def _place_alone(
    line: _Line, window: pygame.Rect, covered: list[pygame.Rect], others: list[pygame.Rect], look: Look
) -> None:
    """Give a line the widest shape that covers least; never another line, as long as anything else can be."""
    least = -1
    for width in WIDTHS:
        words, size = _shape(line, width, window, look)
        for rect in _places(size, window, look):
            wide = _wide(rect, look)
            over = _area(wide, covered) + window.width * window.height * (wide.collidelist(others) >= 0)
            if least < 0 or over < least:
                line.rect, line.words, least = rect, words, over
            if not over:
                return


def _shape(line: _Line, width: int, window: pygame.Rect, look: Look) -> tuple[list[str], tuple[int, int]]:
    """The words of a line broken at a width, and its size with them."""
    sides = look.em(18) + look.px(9) + 2 * look.px(16)
    room = min(look.em(width), window.width - 2 * look.px(16)) - sides
    words = look.fonts.lines(line.text, Role.LABEL, room)
    size = (max(look.fonts.width(each, Role.LABEL) for each in words) + sides,
            look.line_height(Role.LABEL) * len(words) + 2 * look.px(7))
    return words, size


def _wide(rect: pygame.Rect, look: Look) -> pygame.Rect:
    return rect.inflate(2 * look.px(AIR), 2 * look.px(AIR))


def _places(size: tuple[int, int], window: pygame.Rect, look: Look) -> Iterator[pygame.Rect]:
    """Places in a window from its top down, those in the middle first."""
    width, height = size
    margin = look.px(16)
    spare = max(0, window.width - width - 2 * margin)
    for y in range(look.px(TOP), max(look.px(TOP) + 1, window.height - height - margin + 1), look.px(STEP)):
        for share in (0.5, 0.4, 0.6, 0.3, 0.7, 1.0, 0.0):
            yield pygame.Rect(margin + round(spare * share), y, width, height)


def _area(rect: pygame.Rect, covered: list[pygame.Rect]) -> int:
    parts = [rect.clip(covered[number]) for number in rect.collidelistall(covered)]
    return sum(part.width * part.height for part in parts)


def _draw_line(target: pygame.Surface, look: Look, line: _Line) -> None:
    t, rect = look.tokens, line.rect
    side, gap, margin, step = look.em(18), look.px(9), look.px(16), look.line_height(Role.LABEL)
    draw_card(target, look, rect, t.deep, t.line if look.high_contrast else "", 18,
              opacity=1.0 if look.high_contrast else 0.94, shadow=60)
    sign = icon(line.icon, side, t.brass)
    target.blit(sign, sign.get_rect(midleft=(rect.x + margin, rect.centery)))
    over = look.fonts.overhang(Role.LABEL)
    for number, each in enumerate(line.words):
        drawn = look.fonts.render(each, Role.LABEL, t.on_deep)
        target.blit(drawn, (rect.x + margin + side + gap, rect.y + look.px(7) + number * step - over))
