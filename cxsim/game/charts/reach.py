"""You and the rules on one bar: filled is you, a black mark the best possible, hatched what was not in your reach."""

from __future__ import annotations

from typing import Final

import pygame

from cxsim.game.charts.strokes import draw_words
from cxsim.game.theme.colour import clamp
from cxsim.game.theme.edges import draw_card, hatched, rounded
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster
from cxsim.game.widgets.control import Meaningful
from cxsim.game.widgets.node import Kind, Node

TRACK: Final = 30
"""Height of the track in pixels at 720 lines and 100 % text."""


class ReachBar(Meaningful):
    """Points from 0 to 100.

    Parameters
    ----------
    you, best
        Points reached, and the most that these rules left within reach.
    elsewhere
        The most under the other rules, or None.
    you_word, best_word, elsewhere_word
        What stands at each mark, without the number.
    """

    def __init__(
        self, name: str, said: str, you: float, best: float, elsewhere: float | None, you_word: str, best_word: str,
        elsewhere_word: str,
    ) -> None:
        super().__init__(grows=True)
        self.name, self.said = name, said
        self.you, self.best, self.elsewhere = you, best, elsewhere
        self._words = (you_word, best_word, elsewhere_word)

    def _node(self) -> Node:
        return Node(Kind.METER, self.name, self.said)

    def _least(self, look: Look) -> int:
        widest = max(look.fonts.width(words, Role.LABEL) for words, _, _ in self._marks(look))
        return max(look.px(220), widest + look.px(8))

    def _natural(self, look: Look) -> int:
        return max(self._least(look), look.px(480))

    def _height(self, look: Look, width: int) -> int:
        return len(self._marks(look)) * look.line_height(Role.LABEL) + look.em(TRACK) + look.px(22)

    def _marks(self, look: Look) -> list[tuple[str, float, str]]:
        """Words, points and colour of each mark; the highest stands at the top, so that no mark crosses a label."""
        t = look.tokens
        you, best, other = self._words
        marks = [(f"{best} {round(self.best)}", self.best, t.ink), (f"{you} {round(self.you)}", self.you, t.good)]
        if self.elsewhere is not None:
            marks.append((f"{other} {round(self.elsewhere)}", self.elsewhere, t.act))
        return sorted(marks, key=lambda mark: mark[1], reverse=True)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        t, step = look.tokens, look.line_height(Role.LABEL)
        marks = self._marks(look)
        height = look.em(TRACK)
        track = pygame.Rect(self.rect.x, self.rect.y + len(marks) * step + look.px(8), self.rect.width, height)
        draw_card(target, look, track, t.chip, t.line2, height / look.unit, shadow=0)
        self._paint_out_of_reach(target, look, track)
        filled = max(height, self._x(track, self.you) - track.x)
        target.blit(rounded(filled, height, height // 2, t.good), track.topleft)
        for line, (_, points, colour) in enumerate(marks):
            x, y = self._x(track, points), self.rect.y + (line + 1) * step
            thick = look.px(4 if points == self.best else 3)
            foot = track.bottom + look.px(7) if points != self.you else track.y + look.px(2)
            pygame.draw.rect(target, colour, (x - thick // 2, y, thick, foot - y), border_radius=thick // 2)
        for line, (words, points, colour) in enumerate(marks):
            width = look.fonts.width(words, Role.LABEL)
            reach = width // 2 if line == 0 else width + look.px(7)  # the lower ones stand before their mark
            left = round(clamp(self._x(track, points) - reach, track.x, max(track.x, track.right - width)))
            draw_words(target, look, words, Role.LABEL, colour,
                       pygame.Rect(left, self.rect.y + line * step, width, step))

    def _paint_out_of_reach(self, target: pygame.Surface, look: Look, track: pygame.Rect) -> None:
        from_x, to_x = self._x(track, self.best), track.right
        width = to_x - from_x
        if width < look.px(4):
            return
        lines = hatched(width, track.height, look.tokens.line2, look.px(9)).copy()
        radius = track.height // 2
        shape = (f'<path d="M0 0H{max(0, width - radius)}A{radius} {radius} 0 0 1 {max(0, width - radius)} '
                 f'{track.height}H0Z" fill="#ffffff"/>')
        lines.blit(raster(width, track.height, shape), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        target.blit(lines, (from_x, track.y))

    def _x(self, track: pygame.Rect, points: float) -> int:
        return track.x + round(track.width * clamp(points / 100.0))
