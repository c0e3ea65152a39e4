"""One customer in the list: faces at both ends, the line of feeling, what they did next; and the signs of its key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from cxsim.game.charts.feeling import FeelingLine
from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Icon, Picture, Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.layout.wide import Wide
from cxsim.game.people.heads import head_picture
from cxsim.game.people.person import Person
from cxsim.game.scenes.desk.feeling import mood_of
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import draw_corner_mark
from cxsim.game.theme.svg import kept
from cxsim.game.widgets.control import Coat, Control, plain_coat
from cxsim.game.widgets.facts import Wrapper
from cxsim.game.widgets.node import Kind, Node

FACE: Final = 50
NAMES: Final = 176
"""Width of the names in pixels at 720 lines and 100 % text."""
SHOWN_FATES: Final = 2


class CustomerRow(Control):
    """One customer: face, name, what they did next, the line of feeling, face at the end; opens to its moments.

    Parameters
    ----------
    moods_sd
        At the start and in the end.
    fates
        Icon, tone and words of what the customer did next; the first are shown.
    is_tall
        Whether the line stands below the names, as with large text.
    """

    kind = Kind.TICKET
    corner = 12.0
    inset = (12.0, 5.0)

    def __init__(
        self, key: str, name: str, said: str, hint: str, person: Person, moods_sd: tuple[float, float],
        fates: list[tuple[str, str, str]], line: FeelingLine, is_tall: bool, tinted: bool, opened: bool,
    ) -> None:
        self._said = said
        self._tinted = tinted
        self._name = Text(name, Role.BUTTON)
        self._quiet: list[tuple[Icon, Text, str]] = []
        for sign, tone, text in fates[:SHOWN_FATES]:
            self._quiet.append((Icon(sign, 15, tone, 2.6), Text(text, Role.KEY, tone, grows=True), tone))
        below: list[Box] = [Row([sign, text], 6, middle=True) for sign, text, _ in self._quiet]
        names = Column([self._name, *below], 0, grows=is_tall)
        first, last = (_face(person, sd) for sd in moods_sd)
        if is_tall:
            inner: Box = Column([Row([_Level(first), names, _Level(last)], 12, middle=True), line], 4)
        else:
            inner = Row([_Level(first), _Fixed(_Level(names)), line, _Level(last)], 12)
        super().__init__(key, inner, name, hint)
        self.chosen = opened

    def _value(self) -> str:
        return self._said

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        """Draw it where it can be seen: a long list would draw a hundred faces that nobody looks at."""
        if self.rect.inflate(look.px(24), look.px(24)).colliderect(target.get_clip()):
            super()._paint(target, look)

    def _coat(self, look: Look) -> Coat:
        t, coat = look.tokens, plain_coat(self, look)
        if look.high_contrast:
            return Coat(coat.fill if not (self.focused or self.pressed) else t.panel, coat.line, t.ink, coat.edge, 0)
        fill = coat.fill if self.hovered or self.pressed else t.panel2 if self._tinted else t.panel
        return Coat(fill, t.line2 if self.chosen else fill, t.ink, shadow=0)


class _Fixed(Wide):
    """The names, as wide as names and fates need in a row, the same in every row."""

    def __init__(self, child: Box) -> None:
        super().__init__(child, NAMES)

    def _least(self, look: Look) -> int:
        return look.em(NAMES)

    def _natural(self, look: Look) -> int:
        return look.em(NAMES)


class _Level(Box):
    """Keeps a face in the middle of its row."""

    def __init__(self, child: Box) -> None:
        super().__init__([child])

    def _least(self, look: Look) -> int:
        return self.children[0].least_width(look)

    def _natural(self, look: Look) -> int:
        return self.children[0].natural_width(look)

    def _height(self, look: Look, width: int) -> int:
        return self.children[0].height_for(look, width)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        height = self.children[0].height_for(look, rect.width)
        self.children[0].place(look, pygame.Rect(rect.x, rect.y + (rect.height - height) // 2, rect.width, height))


def draw_faces(person: Person, moods_sd: tuple[float, float], look: Look) -> None:
    """Draw the faces of a row beforehand: each takes some milliseconds once."""
    for sd in moods_sd:
        head_picture(person, mood_of(sd, 0.5), look.px(FACE))


def _face(person: Person, sd: float) -> Picture:
    mood = mood_of(sd, 0.5)

    def paint(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        side = min(rect.width, rect.height)
        target.blit(head_picture(person, mood, side), rect.topleft)
        draw_corner_mark(target, look, pygame.Rect(*rect.topleft, side, side), mood.valence)

    return Picture(FACE, FACE, paint)


class Legend(Wrapper):
    """A sign of the chart and its word."""

    def __init__(self, paint: Callable[[pygame.Surface, Look, pygame.Rect], None], text: str) -> None:
        self._text = text
        picture = Picture(16, 16, paint, with_text=True)
        super().__init__([Row([_Level(picture), Text(text, Role.NOTE, "dim")], 6, middle=True)])

    def _node(self) -> Node:
        return Node(Kind.FACT, self._text)


def legend_icon(name: str, tone: str, text: str) -> Box:
    """An icon of the chart and its word."""
    return Count(name, tone, text, Role.NOTE, "dim")


class Count(Wrapper):
    """An icon and a few words of their own width."""

    def __init__(self, sign: str, tone: str, text: str, role: Role = Role.LABEL, colour: str = "ink") -> None:
        self._text = text
        super().__init__([Row([Icon(sign, 16, tone, 2.8), Text(text, role, colour)], 6, middle=True)])

    def _node(self) -> Node:
        return Node(Kind.FACT, self._text)


def paint_diamond(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
    """A moment of truth, for a key."""
    side = rect.width
    shape = f'<path d="M8 1L15 8L8 15L1 8Z" fill="{look.tokens.ink}"/>'
    target.blit(kept(side, side, shape, "0 0 16 16"), (rect.x, rect.centery - side // 2))


def paint_ring(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
    """Where a customer ended under the other rules, for a key."""
    side = rect.width
    shape = (f'<circle cx="8" cy="8" r="5.6" fill="{look.tokens.panel}" stroke="{look.tokens.ink}" '
             'stroke-width="2.2"/>')
    target.blit(kept(side, side, shape, "0 0 16 16"), (rect.x, rect.centery - side // 2))



def paint_dashes(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
    """A short dashed line, for a key."""
    side = rect.width
    shape = f'<path d="M0 8H4M6 8H10M12 8H16" stroke="{look.tokens.ink}" stroke-width="2"/>'
    target.blit(kept(side, side, shape, "0 0 16 16"), (rect.x, rect.centery - side // 2))
