"""Things on a written desk: tickets, a letter with the face that one imagines, ways to answer, and a history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from cxsim.game.layout.box import Box, Inset, Space
from cxsim.game.layout.leaves import Icon, Picture, Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.people.heads import head_picture
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.theme.edges import dashed, draw_card, draw_chosen_bar, draw_focus
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.icons import icon
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import draw_corner_mark
from cxsim.game.widgets.cards import Card, Ticket
from cxsim.game.widgets.choices import key_cap
from cxsim.game.widgets.control import Coat, Control, Meaningful, plain_coat
from cxsim.game.widgets.facts import Fact, Statement, Wrapper
from cxsim.game.widgets.node import Kind, Node

FACE_PX: Final = 68
"""Side of the face on a letter, in pixels at 720 lines."""
TICKET_FACE_PX: Final = 48


def face(person: Person, mood: Mood, side: float) -> Picture:
    """A head in a circle."""

    def paint(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        size = min(rect.size)
        target.blit(head_picture(person, mood, size), rect.topleft)

    return Picture(side, side, paint)


def marked_face(person: Person, mood: Mood, side: float) -> Picture:
    """A head with the mark of its mood at the lower right."""

    def paint(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        size = min(rect.size)
        target.blit(head_picture(person, mood, size), rect.topleft)
        draw_corner_mark(target, look, pygame.Rect(*rect.topleft, size, size), mood.valence, look.px(18))

    return Picture(side + 6, side + 6, paint)


class TicketRow(Ticket):
    """A ticket whose mood is said in the words of the language."""

    def __init__(
        self, key: str, who: str, subject: str, wait: str, picture: Picture, mood: Mood, mood_word: str, owner: str,
        owner_icon: str, *, late: bool, chosen: bool,
    ) -> None:
        super().__init__(key, who, subject, wait, picture, mood.valence, owner, owner_icon, late)
        self.mood_word = mood_word
        self.chosen = chosen

    def _value(self) -> str:
        return ", ".join((self._subject.text, self.mood_word, self.wait, self.owner))


class Toned(Wrapper):
    """A tag that warns or comforts: a word with its icon, in the colour of the state."""

    def __init__(self, words: str, sign: str, tone: str = "dim") -> None:
        self.words = words
        row = Row([Icon(sign, 15, tone, 2.2), Text(words, Role.CHIP, tone)], gap=6, middle=True)
        super().__init__([Inset(row, sides=10, ends=3)])
        self.tone = tone

    def _node(self) -> Node:
        return Node(Kind.FACT, self.words)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        line = look.tokens.line if self.tone == "dim" else str(getattr(look.tokens, self.tone))
        draw_card(target, look, self.rect, look.tokens.panel, line, 40, shadow=0)
        super()._paint(target, look)


class Letter(Wrapper):
    """What somebody writes: their face, what it is about, how it stands, and the words.

    Parameters
    ----------
    mood_word
        The mood of the words, in a word.
    tags
        What is known of the case: its time, promises, losses.
    """

    def __init__(
        self, who: str, subject: str, about: str, text: str, picture: Picture, mood_word: str, tags: Sequence[Box]
    ) -> None:
        self.who = who
        self.text = text
        self.mood_word = mood_word
        title = Column([Text(subject, Role.NAME, grows=True), Text(about, Role.NOTE, "dim", grows=True)], 0, grows=True)
        head = Row([picture, Column([title, Flow(tags, 6)] if tags else [title], 5, grows=True)], 14)
        super().__init__([Inset(Column([head, Text(text, Role.CHOICE)], 8), sides=18, ends=12)])

    def _node(self) -> Node:
        return Node(Kind.SPEECH, self.who, self.text, hint=self.mood_word)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        fill = look.tokens.panel if look.high_contrast else "#ffffff"
        draw_card(target, look, self.rect, fill, look.tokens.line, 12, shadow=50)
        super()._paint(target, look)


class WayToAnswer(Control):
    """One way to answer: what it is called, what it costs in time, the words, and what goes with them.

    Parameters
    ----------
    number
        The key that picks it.
    quiet
        Whether the words are not one's own: drawn flat, with a dashed edge.
    tags
        What is known to come with it: a sign, words, and the token of their colour.
    """

    kind = Kind.CHOICE
    corner = 13.0
    inset = (16.0, 10.0)

    def __init__(
        self, key: str, number: int, title: str, sign: str, cost: str, text: str, tags: Sequence[tuple[str, str, str]],
        *, quiet: bool, chosen: bool, reason: str = "", grows: bool = False,
    ) -> None:
        self.number = number
        self.quiet = quiet
        self._title = Text(title, Role.CARD, grows=True)
        self._cost = Text(cost, Role.LABEL, "dim", align="right")
        self._words = Text(text, Role.QUOTE if quiet else Role.BODY, "dim" if quiet else "ink", grows=True)
        self._sign = Icon("lock" if reason else sign, 20)
        head = Row([key_cap(self, number, 26), self._sign, self._title, self._cost], 9, middle=True)
        self._facts = [Fact(sign_, words, tone, tone, Role.KEY) for sign_, words, tone in tags]
        self._tones = [tone for _, _, tone in tags]
        parts: list[Box] = [head, self._words, Space(grows=True)]
        if self._facts:
            parts.append(Flow(self._facts, 14))
        if reason:
            parts.append(Fact("lock", reason, "warn", "warn", Role.KEY))
        hint = ", ".join((cost, text, *(words for _, words, _ in tags)))
        super().__init__(key, Column(parts, 5), title, hint, reason, grows)
        self.chosen = chosen

    def _value(self) -> str:
        return str(self.number)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        """Titles of two ways stand level, and so do the facts below."""
        side, top = look.px(self.inset[0]), look.px(self.inset[1])
        self.children[0].place(look, rect.inflate(-2 * side, -2 * top))

    def _coat(self, look: Look) -> Coat:
        coat = plain_coat(self, look)
        if look.high_contrast or not self.enabled:
            return coat
        t = look.tokens
        fill = t.panel2 if self.quiet and not self.hovered and not self.pressed else coat.fill
        return Coat(fill, t.act if self.chosen else t.line, coat.ink, 0.0, 60)

    def _dress(self, look: Look, coat: Coat) -> None:
        loud = look.high_contrast and self.enabled and (self.focused or self.pressed)
        self._title.colour = coat.ink
        self._sign.colour = coat.ink if loud else "act" if self.enabled else "disabled"
        self._words.colour = coat.ink if loud else "dim" if self.quiet or not self.enabled else "ink"
        self._cost.colour = coat.ink if loud else "dim"
        for fact, tone in zip(self._facts, self._tones, strict=True):
            fact.recolour(coat.ink if loud else tone, coat.ink if loud else tone)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        coat = self._coat(look)
        self._dress(look, coat)
        rect = self.rect
        if self.quiet and not look.high_contrast and not self.chosen:
            edge_px = round(1.5 * look.unit, 2)
            target.blit(dashed(*rect.size, look.px(self.corner), coat.fill, look.tokens.line2, edge_px), rect.topleft)
        else:
            edge = coat.edge or (2.5 if self.chosen and not look.high_contrast else 0.0)
            draw_card(target, look, rect, coat.fill, coat.line, self.corner, edge, shadow=coat.shadow)
        self.children[0].draw(target, look)
        if self.chosen:
            draw_chosen_bar(target, look, rect, 3, 10, coat.ink if look.high_contrast and self.focused else "")
        if self.focused:
            draw_focus(target, look, rect, self.corner)


@dataclass(frozen=True)
class Step:
    """One point of the way that a case has come: its sign, its words, and the token of its colour."""

    sign: str
    words: str
    tone: str = "dim"


class History(Meaningful):
    """The way that a case has come, as signs on a line; words stand below each."""

    def __init__(self, name: str, steps: Sequence[Step]) -> None:
        labels = [Text(step.words, Role.LABEL, "ink" if step.tone == "dim" else step.tone, align="centre")
                  for step in steps]
        super().__init__(list(labels))
        self.name = name
        self.steps = tuple(steps)

    def _node(self) -> Node:
        return Node(Kind.FACT, self.name, ", ".join(step.words for step in self.steps))

    def _least(self, look: Look) -> int:
        return sum(label.natural_width(look) + look.px(16) for label in self.children) + 2 * look.px(12)

    def _natural(self, look: Look) -> int:
        return self._least(look)

    def _height(self, look: Look, width: int) -> int:
        return look.em(26) + look.line_height(Role.LABEL) + look.px(18)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        own = (rect.width - 2 * look.px(12)) // max(1, len(self.children))
        top = rect.y + look.px(8) + look.em(26) + look.px(3)
        for i, label in enumerate(self.children):
            label.place(look, pygame.Rect(rect.x + look.px(12) + i * own, top, own, look.line_height(Role.LABEL)))

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        t = look.tokens
        draw_card(target, look, self.rect, t.panel2, t.line, 12, shadow=0)
        side = look.em(26)
        y = self.rect.y + look.px(8) + side // 2
        middles = [label.rect.centerx for label in self.children]
        for i in range(1, len(middles)):
            tone = self.steps[i].tone
            colour = t.line2 if tone == "dim" else str(getattr(t, tone))
            pygame.draw.line(target, colour, (middles[i - 1], y), (middles[i], y), max(2, look.px(2.5)))
        for step, x in zip(self.steps, middles, strict=True):
            tone = t.dim if step.tone == "dim" else str(getattr(t, step.tone))
            disc = pygame.Rect(x - side // 2, y - side // 2, side, side)
            draw_card(target, look, disc, t.panel, tone, 40, edge=2.0, shadow=0)
            mark = look.em(14)
            drawn = icon(step.sign, mark, tone, 2.4)
            target.blit(drawn, drawn.get_rect(center=disc.center))
        super()._paint(target, look)


def what_came(
    title: str, picture: Picture, mood: str, outcome: str, more: Sequence[Box], *, settled: bool
) -> Card:
    """After an answer: the face of whoever has read it, and how the case stands."""
    tone = "good" if settled else "warn"
    words = Column([
        Fact("check" if settled else "triangle-alert", outcome, tone, tone, Role.BUTTON), Statement(mood, Role.FACT),
    ], 4, grows=True)  # fmt: skip
    return Card(title, [Row([picture, words], 14, middle=True), *more], gap=8)
