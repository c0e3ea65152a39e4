"""What only tells: meters, tags, pills over the room, facts with an icon."""

from __future__ import annotations

import pygame

from cxsim.game.layout.box import Box, Inset
from cxsim.game.layout.leaves import Icon, Picture, Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.theme.colour import clamp
from cxsim.game.theme.edges import draw_card, rounded
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.control import Meaningful
from cxsim.game.widgets.node import Kind, Node

TREND_ICONS = {-1: "arrow-down", 0: "", 1: "arrow-up"}
TREND_WORDS = {-1: "falling", 0: "", 1: "rising"}


class Wrapper(Meaningful):
    """A meaningful box around one other box, without an edge of its own."""

    def _least(self, look: Look) -> int:
        return self.children[0].least_width(look)

    def _natural(self, look: Look) -> int:
        return self.children[0].natural_width(look)

    def _height(self, look: Look, width: int) -> int:
        return self.children[0].height_for(look, width)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        self.children[0].place(look, rect)


class Meter(Wrapper):
    """A word for a state, a track for its amount, an arrow for where it is going: never colour alone.

    Parameters
    ----------
    value
        0 to 1.
    trend
        −1 falling, 0 steady, 1 rising.
    best
        A mark on the track, 0 to 1, or None.
    """

    def __init__(
        self, name: str, word: str, value: float, trend: int = 0, best: float | None = None, grows: bool = True
    ) -> None:
        self.name = name
        self.word = word
        self.value = clamp(value)
        self.trend = trend
        self.best = best
        tone = self._tone()
        said: list[Box] = [Text(word, Role.BUTTON, grows=True)]
        if TREND_ICONS[trend]:
            said.append(Icon(TREND_ICONS[trend], 16, "good" if trend > 0 else "bad", 3.0))
        bar = _Bar(self.value, tone, best)
        column = Column([Text(name, Role.NOTE, "dim"), Row(said, gap=4, middle=True), bar], gap=0)
        super().__init__([column], grows)

    def _node(self) -> Node:
        parts = [self.word, TREND_WORDS[self.trend], f"{round(100 * self.value)} %"]
        return Node(Kind.METER, self.name, ", ".join(part for part in parts if part))

    def _tone(self) -> str:
        return "bad" if self.value < 0.3 else "warn" if self.value < 0.55 else "good"


class _Bar(Box):
    """The track of a meter."""

    def __init__(self, value: float, tone: str, best: float | None) -> None:
        super().__init__()
        self.value, self.tone, self.best = value, tone, best

    def _least(self, look: Look) -> int:
        return look.em(60)

    def _natural(self, look: Look) -> int:
        return look.em(128)

    def _height(self, look: Look, width: int) -> int:
        return look.em(18)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        height = look.em(10)
        track = pygame.Rect(self.rect.x, self.rect.centery - height // 2, self.rect.width, height)
        draw_card(target, look, track, look.tokens.chip, look.tokens.line2, height, shadow=0)
        filled = max(height, round(track.width * self.value))
        target.blit(rounded(filled, height, height // 2, str(getattr(look.tokens, self.tone))), track.topleft)
        if self.best is not None:
            x = track.x + round(track.width * clamp(self.best))
            pygame.draw.rect(target, look.tokens.ink, (x - 1, track.y - 4, max(3, look.px(3)), height + 8))


class Fact(Wrapper):
    """An icon and a short fact."""

    def __init__(self, icon: str, words: str, colour: str = "ink", tone: str = "act", role: Role = Role.FACT) -> None:
        self.words = words
        self._icon, self._text = Icon(icon, 17, tone, 2.2), Text(words, role, colour, grows=True)
        super().__init__([Row([self._icon, self._text], gap=9, middle=True)])

    def recolour(self, colour: str, tone: str) -> None:
        """Give words and icon other colours: on a fill that theirs would not stand off."""
        self._text.colour, self._icon.colour = colour, tone

    def _node(self) -> Node:
        return Node(Kind.FACT, self.words)


class Statement(Wrapper):
    """Words that are read aloud by themselves; plain text within a control or a speech is not."""

    def __init__(self, words: str, role: Role = Role.NOTE, colour: str = "dim") -> None:
        self.words = words
        super().__init__([Text(words, role, colour)])

    def _node(self) -> Node:
        return Node(Kind.FACT, self.words)


class Tag(Wrapper):
    """A small rounded fact inside a card; cannot be pressed. ``tone`` names the token of its text."""

    def __init__(self, words: str, icon: str = "", tone: str = "ink") -> None:
        self.words = words
        text = Text(words, Role.CHIP, tone)
        row = Row([Icon(icon, 16, tone, 2.2), text], gap=5, middle=True) if icon else text
        super().__init__([Inset(row, sides=10, ends=3)])

    def _node(self) -> Node:
        return Node(Kind.FACT, self.words)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        draw_card(target, look, self.rect, look.tokens.chip, look.tokens.line, 40, shadow=0)
        super()._paint(target, look)


class Pill(Wrapper):
    """Facts over the room, light on dark.

    Parameters
    ----------
    strong
        The first words, larger; numbers are welcome.
    """

    def __init__(self, icon: str, strong: str, more: str = "", role: Role = Role.BUTTON) -> None:
        self.words = ", ".join(part for part in (strong, more) if part)
        parts: list[Box] = [Icon(icon, 21, "brass"), Text(strong, role, "on_deep")]
        if more:
            parts.append(Text(more, Role.FACT, "on_deep"))
        super().__init__([Inset(Row(parts, gap=10, middle=True), sides=18, ends=7)])

    def _node(self) -> Node:
        return Node(Kind.FACT, self.words)

    def _height(self, look: Look, width: int) -> int:
        return max(look.target, self.children[0].height_for(look, width))

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        height = min(rect.height, self.children[0].height_for(look, rect.width))
        self.children[0].place(look, pygame.Rect(rect.x, rect.y + (rect.height - height) // 2, rect.width, height))

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        line = look.tokens.line if look.high_contrast else ""
        draw_card(target, look, self.rect, look.tokens.deep, line, 22, opacity=0.90, shadow=50)
        super()._paint(target, look)


def framed(picture: Picture, corner: float = 14) -> Box:
    """A picture on a card of its own with an edge: a face in high contrast, a photograph."""
    paint = picture.paint

    def with_frame(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        draw_card(target, look, rect, look.tokens.panel2, "", corner, shadow=0)
        paint(target, look, rect)
        edge = round(look.tokens.edge * look.unit, 2)
        rim = rounded(rect.width, rect.height, look.px(corner), look.tokens.line, look.tokens.line, edge, 0.0)
        target.blit(rim, rect.topleft)

    return Picture(*picture.size, with_frame, picture.with_text)
