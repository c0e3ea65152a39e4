"""Where things stand at the inbox: on the large screen of the office while they fit, instead of the room if not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import pygame

from cxsim.game.layout.box import Box, Inset
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.layout.scroll import Scroll
from cxsim.game.rooms.offices import SCREEN
from cxsim.game.rooms.room import View
from cxsim.game.scenes.desk.arrangement import AnswerList
from cxsim.game.theme.edges import draw_card, ring_reach
from cxsim.game.theme.look import Look
from cxsim.game.widgets.cards import ScrollList
from cxsim.game.widgets.stage import MARGIN

LIST_WIDTH: Final = 296
GAP: Final = 10
BORDER: Final = 14
"""Between the edge of the glass and what is on it, in pixels at 720 lines."""
LEAST_LETTER: Final = 140
"""A letter that is shown in less height, pixels at 720 lines and 100 % text, cannot be read."""
MOST_OF_LIST: Final = 0.42
RIGHT_GAP: Final = 24
"""Between the edge of the screen and the cards beside it."""
RULES_SHARE: Final = 0.42
"""The card of rules takes no more of the height, or the colleagues would be covered."""


@dataclass
class Pane:
    """The right side: a letter, what is known of it, and what can be done with it, in reading order."""

    letter: Box | None = None
    history: Box | None = None
    work: Sequence[Box] = field(default_factory=tuple)
    answers: Sequence[Box] = field(default_factory=tuple)
    """Rows that scroll where they are too many."""
    answers_name: str = ""
    foot: Sequence[Box] = field(default_factory=tuple)


@dataclass
class Parts:
    """The boxes of an inbox."""

    heading: Box
    tickets: Sequence[Box]
    tickets_name: str
    pane: Pane
    rules: Box | None
    pills: Sequence[Box]
    buttons: Box
    notice: Box | None = None
    staff: Box | None = None
    """Colleagues on a card, where the room is not shown."""


def glass_of(look: Look, size: tuple[int, int]) -> pygame.Rect:
    """The glass of the large screen, in pixels of the window."""
    view = View(*size)
    left, top = view.at(SCREEN[0], SCREEN[1])
    return pygame.Rect(left, top, round(SCREEN[2] * view.scale), round(SCREEN[3] * view.scale))


class Fitted(Box):
    """Boxes at places of their own, asked beforehand whether they fit there."""

    def _least(self, look: Look) -> int:
        return 0  # `fits` has made sure that there is room

    def _natural(self, look: Look) -> int:
        return 0

    def _height(self, look: Look, width: int) -> int:
        return 0


class OnScreen(Fitted):
    """Tickets and the open one on the glass, rules beside it, pills over the shelf, news on the desk."""

    def __init__(self, parts: Parts, look: Look, size: tuple[int, int]) -> None:
        self.parts = parts
        self.size = size
        self._glass = glass_of(look, size).inflate(-2 * look.px(BORDER), -2 * look.px(BORDER))
        self._list_width = look.px(LIST_WIDTH * (1.0 + 0.6 * (look.text - 1.0)))
        self._top = Flow([*parts.pills, parts.buttons], 10)
        self._list = ScrollList(parts.tickets_name, parts.tickets, 9)
        self._pane_width = self._glass.width - self._list_width - look.px(GAP)
        self._letter_room, self._pane = _pane_box(parts.pane, look, self._pane_width, self._glass.height)
        boxes = (parts.heading, self._list, self._pane, parts.rules, parts.staff, self._top, parts.notice)
        super().__init__([box for box in boxes if box is not None])

    def fits(self, look: Look) -> bool:
        """Whether nothing would be cut off, and the colleagues stay in sight."""
        right = self._right(look)
        rules = self.parts.rules
        if right.width < look.px(150) or self._list_width > MOST_OF_LIST * self._glass.width:
            return False
        if self._list.least_width(look) > self._list_width or self._pane.least_width(look) > self._pane_width:
            return False
        if self._letter_room < look.em(LEAST_LETTER):
            return False
        if rules is not None and (rules.least_width(look) > right.width
                                  or rules.height_for(look, right.width) > RULES_SHARE * self.size[1]):
            return False
        staff = self.parts.staff
        if staff is not None and rules is not None:
            used = staff.height_for(look, right.width) + rules.height_for(look, right.width)
            if staff.least_width(look) > right.width or used + look.px(GAP) > right.bottom - self._glass.y:
                return False
        return self._top.height_for(look, self._top_width(look)) <= self._glass.y - look.px(BORDER + 12)

    def _right(self, look: Look) -> pygame.Rect:
        margin = look.px(MARGIN)
        left = self._glass.right + look.px(BORDER + RIGHT_GAP)
        return pygame.Rect(left, margin, self.size[0] - margin - left, self.size[1] - 2 * margin)

    def _top_width(self, look: Look) -> int:
        return min(self.size[0] - 2 * look.px(MARGIN), self._top.natural_width(look))

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        glass, reach = self._glass, ring_reach(look)
        head = self.parts.heading
        height = head.height_for(look, self._list_width)
        head.place(look, pygame.Rect(glass.x, glass.y, self._list_width, height))
        top = glass.y + height + look.px(GAP) - reach
        self._list.place(look, pygame.Rect(glass.x, top, self._list_width, glass.bottom - top))
        left = glass.right - self._pane_width
        self._pane.place(look, pygame.Rect(left, glass.y, self._pane_width, glass.height))
        right = self._right(look)
        if self.parts.rules is not None:
            height = self.parts.rules.height_for(look, right.width)
            self.parts.rules.place(look, pygame.Rect(right.x, right.bottom - height, right.width, height))
        if self.parts.staff is not None:
            height = self.parts.staff.height_for(look, right.width)
            self.parts.staff.place(look, pygame.Rect(right.x, glass.y, right.width, height))
        width = self._top_width(look)
        height = self._top.height_for(look, width)
        edge = self.size[0] - look.px(MARGIN)
        self._top.place(look, pygame.Rect(edge - width, look.px(10), width, height))
        if self.parts.notice is not None:
            own = min(glass.width, self.parts.notice.natural_width(look))
            height = self.parts.notice.height_for(look, own)
            self.parts.notice.place(look, pygame.Rect(glass.x, self.size[1] - look.px(12) - height, own, height))


def _pane_box(pane: Pane, look: Look, width: int, height: int) -> tuple[int, Box]:
    """The right side in its place, and how much room it leaves for the letter."""
    gap = look.px(GAP)
    answers: Box | None = AnswerList(pane.answers_name, pane.answers) if pane.answers else None
    fixed = sum(box.height_for(look, width) + gap for box in (*pane.work, *pane.foot))
    letter = pane.letter.height_for(look, width) + gap if pane.letter is not None else 0
    if answers is not None:
        wanted = answers.height_for(look, width) + gap
        least = min(letter, look.em(LEAST_LETTER) + gap)
        if fixed + least + wanted > height:
            answers = ScrollList(pane.answers_name, pane.answers, 9)
            room = height - fixed - least - gap
            return (look.em(LEAST_LETTER) if room > look.em(120) else 0), Column(
                [*_letter(pane.letter, scrolls=letter > least), *pane.work, answers, *pane.foot], GAP)
        fixed += wanted
    spare = height - fixed - letter
    parts: list[Box] = [*pane.work, *([answers] if answers is not None else []), *pane.foot]
    if spare < 0:
        for box in parts:
            box.grows = False  # what room there is belongs to the letter
        room = height - fixed - gap
        return room, Column([*_letter(pane.letter, scrolls=True), *parts], GAP)
    history = pane.history
    if history is not None and (
            history.least_width(look) > width or history.height_for(look, width) + gap > spare):
        history = None
    head = _letter(pane.letter, scrolls=False)
    return height, Column([*head, *([history] if history is not None else []), *parts], GAP)


def _letter(letter: Box | None, *, scrolls: bool) -> list[Box]:
    if letter is None:
        return []
    return [Scroll(letter)] if scrolls else [letter]


def on_paper(pills: Sequence[Box], buttons: Box, notice: Box | None, parts: Sequence[Box]) -> Box:
    """Large text: one thing after the other down the whole window, which scrolls."""
    top = Row([Flow(pills, 10), buttons], 12, middle=True)
    return Column([top, *([notice] if notice is not None else []), *parts], 12)


def large(parts: Parts, is_reading: bool, back: Box) -> Box:
    """Everything in one column: the list, or the ticket that is being read."""
    pane = parts.pane
    answers = [AnswerList(pane.answers_name, pane.answers)] if pane.answers else []
    here = [back, *_letter(pane.letter, scrolls=False), *pane.work, *answers, *pane.foot]
    return on_paper(parts.pills, parts.buttons, parts.notice, here if is_reading else [
        parts.heading, AnswerList(parts.tickets_name, parts.tickets)])


class Empty(Inset):
    """A quiet place on the glass where nothing lies."""

    def __init__(self, child: Box) -> None:
        super().__init__(child, 24)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        draw_card(target, look, self.rect, look.tokens.panel2, look.tokens.line, 14, shadow=0)
        super()._paint(target, look)
