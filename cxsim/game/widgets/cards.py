"""Cards that hold other things, what a customer says, tickets of an inbox, and lists."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from cxsim.game.layout.box import Box, Inset
from cxsim.game.layout.leaves import Picture, Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.layout.scroll import Scroll
from cxsim.game.theme.edges import dashed, draw_card, draw_chosen_bar, rounded
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import draw_corner_mark, mood_mark
from cxsim.game.theme.svg import kept
from cxsim.game.widgets.control import Coat, Control, Meaningful, plain_coat
from cxsim.game.widgets.facts import Fact, Tag, Wrapper
from cxsim.game.widgets.node import Kind, Node


class Card(Wrapper):
    """A card with a title; what is inside keeps its own meaning.

    Parameters
    ----------
    bar
        Token of a bar at the left edge, such as ``"act"`` or ``"bad"``, or empty.
    quiet
        Whether the edge is dashed and the card lies flat: words that are not one's own, such as a template.
    """

    def __init__(
        self, title: str, parts: Sequence[Box], bar: str = "", gap: float = 8, grows: bool = False, quiet: bool = False
    ) -> None:
        self.title = title
        self.bar = bar
        self.quiet = quiet
        heading: list[Box] = [Text(title, Role.CARD)] if title else []
        super().__init__([Inset(Column([*heading, *parts], gap), sides=26 if bar else 18, ends=12)], grows)

    def _node(self) -> Node:
        return Node(Kind.GROUP, self.title)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        t = look.tokens
        if self.quiet:
            edge = round(t.edge * look.unit, 2)
            size = self.rect.size
            target.blit(dashed(*size, look.px(14), t.panel2, t.line2, edge), self.rect.topleft)
        else:
            draw_card(target, look, self.rect, t.panel, t.line2 if self.bar else t.line, 14, shadow=70)
        if self.bar:
            width, inset = look.px(7), look.px(10)
            bar = rounded(width, max(1, self.rect.height - 2 * inset), width // 2, str(getattr(t, self.bar)))
            target.blit(bar, (self.rect.x + look.px(9), self.rect.y + inset))
        super()._paint(target, look)


TAIL_PX = 24


class Speech(Wrapper):
    """What a customer says, with a tail towards them on the left; ``tail`` False for none."""

    def __init__(self, speaker: str, words: str, tail: bool = True) -> None:
        self.speaker = speaker
        self.tail = tail
        self.words = Text(words, Role.SPEECH)
        super().__init__([Inset(Column([Text(speaker, Role.NAME, "act"), self.words], gap=2), sides=22, ends=9)])

    def show(self, characters: int | None) -> None:
        """Draw only so many characters, as when they are being spoken; all when None."""
        self.words.shown = characters

    def _node(self) -> Node:
        return Node(Kind.SPEECH, self.speaker, self.words.text)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        t = look.tokens
        draw_card(target, look, self.rect, t.panel, t.line, 16, shadow=80)
        if self.tail and not look.high_contrast:
            side = look.px(TAIL_PX)
            arrow = kept(side, side, f'<path d="M{side} 0 V{side} H0Z" fill="{t.panel}"/>')
            target.blit(arrow, (self.rect.x - side + look.px(3), self.rect.y + look.px(46)))
        super()._paint(target, look)


class Ticket(Control):
    """One ticket of an inbox: a face with its mood, who, what, how long, and whose it is.

    Parameters
    ----------
    face
        Picture of the customer.
    valence
        −1 to 1; shown as a mark and spoken as a word.
    late
        Whether the wait is over its target: drawn in red with a warning sign.
    owner, owner_icon
        Who has it, and the icon beside the name.
    """

    kind = Kind.TICKET
    corner = 12.0
    inset = (16.0, 9.0)

    def __init__(
        self, key: str, who: str, subject: str, wait: str, face: Picture, valence: float, owner: str,
        owner_icon: str = "user", late: bool = False,
    ) -> None:
        tone = "bad" if late else "dim"
        self.valence = valence
        self.wait = wait
        self.owner = owner
        self.late = late
        self._face = face
        self._who = Text(who, Role.BUTTON)
        self._subject = Text(subject, Role.NOTE, "dim")
        self._waited = Fact("triangle-alert" if late else "clock", wait, tone, tone, Role.KEY)
        foot = Flow([self._waited, Tag(owner, owner_icon)], gap=8)
        words = Column([self._who, self._subject, foot], gap=2, grows=True)
        super().__init__(key, Row([Picture(*face.size, self._paint_face, face.with_text), words], gap=12), who)

    def _value(self) -> str:
        return ", ".join((self._subject.text, mood_mark(self.valence).word, self.wait, self.owner))

    def _coat(self, look: Look) -> Coat:
        t = look.tokens
        coat = plain_coat(self, look)
        if look.high_contrast:
            return coat
        if self.chosen:
            return Coat("#ffffff", t.line2, t.ink)
        return Coat(t.panel if self.hovered else coat.fill if self.pressed else t.panel2, t.line, t.ink, shadow=0)

    def _dress(self, look: Look, coat: Coat) -> None:
        loud = look.high_contrast and (self.focused or self.pressed)
        self._who.colour = coat.ink
        self._subject.colour = coat.ink if loud else "dim"
        tone = coat.ink if loud else "bad" if self.late else "dim"
        self._waited.recolour(tone, tone)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        super()._paint(target, look)
        if self.chosen:
            draw_chosen_bar(target, look, self.rect, 5, 12)

    def _paint_face(self, target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        square = pygame.Rect(rect.x, rect.y, rect.width, min(rect.height, rect.width))
        self._face.paint(target, look, square)
        draw_corner_mark(target, look, square, self.valence, look.px(18))


class ScrollList(Meaningful, Scroll):
    """A list that scrolls when it is longer than its place; its items keep their own meaning."""

    def __init__(self, name: str, items: Sequence[Box], gap: float = 11, grows: bool = True) -> None:
        Scroll.__init__(self, Column(items, gap), grows)
        self.name = name

    def _node(self) -> Node:
        return Node(Kind.LIST, self.name, str(len(self.children[0].children)))
