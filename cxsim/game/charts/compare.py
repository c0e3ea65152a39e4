"""A figure twice on one track: what happened is filled, what it is compared with is a black mark."""

from __future__ import annotations

from typing import Final

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Icon, Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.theme.colour import clamp
from cxsim.game.theme.edges import draw_card, rounded
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.facts import Wrapper
from cxsim.game.widgets.node import Kind, Node

BAR: Final = 12
SIGNS: Final = {1: ("arrow-up", "good"), 0: ("minus", "dim"), -1: ("arrow-down", "bad")}


class Compared(Wrapper):
    """A name, both amounts in words, and a track.

    Parameters
    ----------
    value, mark
        0 to 1: where the filling ends, and where the mark stands; a mark of None is left out.
    value_words, mark_words
        The amounts as they are read, such as ``"yours 61 %"``.
    sign
        1 where what happened is better than the mark, −1 worse, 0 neither; None shows no sign.
    said
        What the sign means, for the voice.
    """

    def __init__(
        self, name: str, value: float, mark: float | None, value_words: str, mark_words: str, sign: int | None = None,
        said: str = "", tone: str = "good", grows: bool = False,
    ) -> None:
        self.name = name
        self.said = ", ".join(part for part in (value_words, mark_words, said) if part)
        numbers: list[Box] = [Text(value_words, Role.LABEL)]
        if sign is not None:
            shape, colour = SIGNS[sign]
            numbers.append(Icon(shape, 16, colour, 3.0))
        if mark_words:
            numbers.append(Text(mark_words, Role.NOTE, "dim"))
        head = Row([Text(name, Role.FACT, grows=True), Flow(numbers, 7)], 10)
        super().__init__([Column([head, _Track(clamp(value), mark, tone)], 1)], grows)

    def _node(self) -> Node:
        return Node(Kind.METER, self.name, self.said)


class _Track(Box):
    def __init__(self, value: float, mark: float | None, tone: str) -> None:
        super().__init__(grows=True)
        self.value, self.mark, self.tone = value, mark, tone

    def _least(self, look: Look) -> int:
        return look.em(80)

    def _natural(self, look: Look) -> int:
        return look.em(200)

    def _height(self, look: Look, width: int) -> int:
        return look.em(BAR) + look.px(10)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        t, height = look.tokens, look.em(BAR)
        track = pygame.Rect(self.rect.x, self.rect.centery - height // 2, self.rect.width, height)
        draw_card(target, look, track, t.chip, t.line2, height / look.unit, shadow=0)
        if self.value > 0.0:
            filled = max(height, round(track.width * self.value))
            target.blit(rounded(filled, height, height // 2, str(getattr(t, self.tone))), track.topleft)
        if self.mark is not None:
            thick = max(3, look.px(4))
            x = track.x + round((track.width - thick) * clamp(self.mark))
            halo = pygame.Rect(x - look.px(1.5), track.y - look.px(5), thick + 2 * look.px(1.5), height + look.px(10))
            pygame.draw.rect(target, t.panel, halo, border_radius=thick)
            pygame.draw.rect(target, t.ink, halo.inflate(-2 * look.px(1.5), -2 * look.px(1)), border_radius=thick // 2)
