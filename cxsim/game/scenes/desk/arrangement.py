"""Where the cards of a desk stand: beside the people while there is room, instead of the room when text is large.

Three arrangements, tried in order, and the first one in which everything fits is taken. What an arrangement leaves
out is in a drawer. Boxes are listed in reading order (speech, answers, offer, rules, guest, pills), which is not
their order on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Column, Row
from cxsim.game.theme.edges import ring_reach
from cxsim.game.theme.look import Look
from cxsim.game.widgets.cards import ScrollList
from cxsim.game.widgets.control import Meaningful
from cxsim.game.widgets.node import Kind, Node
from cxsim.game.widgets.stage import MARGIN

COLUMN: Final = 472
"""Width of the column of words in pixels at 720 lines; half as fast as the text it grows."""
MOST_OF_WIDTH: Final = 0.56
GAP: Final = 12
BETWEEN_ANSWERS: Final = 9
LOW_SHARE: Final = 0.22
"""Cards before the counter take no more of the window's height, or faces would be covered."""
LEAST_ANSWERS: Final = 150
"""Answers that are shown in less height, pixels at 720 lines, are too few to choose from."""
VOICE_WIDTH: Final = 430
REMARK_WIDTH: Final = 316
"""Width of a colleague's remark at 100 % text, and the room left beside it for the tail of the speech."""
TAIL: Final = 22
WALL: Final = 150
"""What hangs on the wall below the pills is so high: a caller's voice and those who wait stand under it if they can."""


class Room(Enum):
    """How much room there is beside the words."""

    WIDE = "everything beside the room"
    CLOSE = "house rules in a drawer"
    LARGE_TEXT = "words instead of the room"


@dataclass
class Parts:
    """The boxes of a desk; None for what is not there."""

    speech: Box | None
    answers: Sequence[Box]
    answers_name: str
    act: Box | None
    rules: Box | None
    guest: Box | None
    voice: Box | None
    callers: Box | None
    pills: Box
    buttons: Box
    notice: Box | None = None
    remark: Box | None = None
    """What a colleague says who shows the desk; beside the people, where there is room."""
    around: Box | None = None
    """Who waits and who works, in words; beside the framed face, where there is room."""


class AnswerList(Meaningful, Column):
    """Answers that all fit."""

    def __init__(self, name: str, rows: Sequence[Box]) -> None:
        Column.__init__(self, rows, BETWEEN_ANSWERS)
        self.name = name

    def _node(self) -> Node:
        return Node(Kind.LIST, self.name, str(len(self.children)))


def arranged(
    parts_for: Callable[[Room], Parts], look: Look, size: tuple[int, int]
) -> tuple[Room, Box]:
    """The roomiest arrangement that fits a window, and its box."""
    for room in (Room.WIDE, Room.CLOSE):
        frame = BesideRoom(parts_for(room), look, size)
        if frame.fits(look, size):
            return room, frame
    return Room.LARGE_TEXT, InsteadOfRoom(parts_for(Room.LARGE_TEXT), look, size)


def _listed(parts: Parts, look: Look, width: int, room_px: int) -> Box | None:
    """Answers one under the other if that fits, in a list that scrolls if not."""
    if not parts.answers:
        return None
    plain = AnswerList(parts.answers_name, parts.answers)
    if plain.height_for(look, width) <= room_px:
        return plain
    return ScrollList(parts.answers_name, parts.answers, BETWEEN_ANSWERS)


class _Frame(Box):
    """What both arrangements share: the boxes in reading order."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.answers: Box | None = None

    @property
    def has_cards(self) -> bool:
        """Whether the cards of rules and guest are on the screen, and not in the drawer."""
        return True

    def _take(self, answers: Box | None) -> None:
        """Take the list of answers, for which the others must have been measured."""
        parts, self.answers = self.parts, answers
        cards = (parts.rules, parts.guest) if self.has_cards else ()
        order = (parts.notice, parts.speech, parts.remark, answers, parts.act, *cards, parts.voice, parts.callers,
                 parts.around, parts.pills, parts.buttons)
        self.children = [box for box in order if box is not None]

    def _top_height(self, look: Look, width: int) -> int:
        buttons = self.parts.buttons
        own = buttons.natural_width(look)
        left = max(1, width - own - look.px(GAP))
        return max(self.parts.pills.height_for(look, left), buttons.height_for(look, own))

    def _place_top(self, look: Look, rect: pygame.Rect) -> int:
        """Place pills and buttons; the line below them."""
        buttons = self.parts.buttons
        own = min(rect.width, buttons.natural_width(look))
        left = max(1, rect.width - own - look.px(GAP))
        self.parts.pills.place(look, pygame.Rect(rect.x, rect.y, left, self.parts.pills.height_for(look, left)))
        buttons.place(look, pygame.Rect(rect.right - own, rect.y, own, buttons.height_for(look, own)))
        return rect.y + self._top_height(look, rect.width) + look.px(GAP)

    def _place_answers(self, look: Look, rect: pygame.Rect) -> None:
        if self.answers is None:
            return
        if isinstance(self.answers, ScrollList):
            reach = ring_reach(look)
            rect = pygame.Rect(rect.x, rect.y - reach, rect.width, rect.height + reach)
        else:
            rect = pygame.Rect(rect.x, rect.y, rect.width, self.answers.height_for(look, rect.width))
        self.answers.place(look, rect)


class BesideRoom(_Frame):
    """Words in a column at the right, cards before the counter, the room with its people in between."""

    def __init__(self, parts: Parts, look: Look, size: tuple[int, int]) -> None:
        self._width = self._column(look, size)
        super().__init__(parts)
        if not self._has_room_around(look, self._inner(look, size)):
            parts.around = None
        room_px = self._room_for_answers(look, self._inner(look, size))
        self._take(_listed(parts, look, self._width, room_px))

    def fits(self, look: Look, size: tuple[int, int]) -> bool:
        """Whether nothing would be cut off or cover the people."""
        inner = self._inner(look, size)
        if self._width < self.least_width(look) or self._width > MOST_OF_WIDTH * inner.width:
            return False
        if isinstance(self.answers, ScrollList) and self._room_for_answers(look, inner) < look.px(
                LEAST_ANSWERS * look.text):
            return False
        if self._room_for_answers(look, inner) < 0 or self._room_left(look, inner) < 0:
            return False
        if self.parts.pills.height_for(look, inner.width - self._buttons_width(look)) > look.target * 1.6:
            return False
        low = self._low()
        left = inner.width - self._width - look.px(GAP)
        if low is None:
            return True
        if low.least_width(look) > left or (isinstance(low, Row) and low.folded(look, left)):
            return False
        return low.height_for(look, left) <= LOW_SHARE * size[1]

    def _inner(self, look: Look, size: tuple[int, int]) -> pygame.Rect:
        margin = look.px(MARGIN)
        return pygame.Rect((0, 0), size).inflate(-2 * margin, -2 * margin)

    def _column(self, look: Look, size: tuple[int, int]) -> int:
        return look.px(COLUMN * (1.0 + 0.5 * (look.text - 1.0)))

    def _buttons_width(self, look: Look) -> int:
        return self.parts.buttons.natural_width(look) + look.px(GAP)

    def _low(self) -> Box | None:
        cards = [card for card in (self.parts.rules, self.parts.guest) if card is not None]
        return Row(cards, GAP) if len(cards) > 1 else cards[0] if cards else None

    def _room_for_answers(self, look: Look, inner: pygame.Rect) -> int:
        used = self._top_height(look, inner.width) + look.px(GAP)
        for box in (self.parts.speech, self.parts.act):
            if box is not None:
                used += box.height_for(look, self._width) + look.px(GAP)
        return inner.height - used

    def _room_left(self, look: Look, inner: pygame.Rect) -> int:
        """What of the height at the left is left over by who is heard, the notice and the cards."""
        width, gap = inner.width - self._width - look.px(GAP), look.px(GAP)
        heard = [box for box in (self.parts.notice, self.parts.voice, self.parts.callers) if box is not None]
        used = sum(box.height_for(look, min(width, look.px(VOICE_WIDTH))) + gap for box in heard)
        low = self._low()
        if low is not None:
            used += low.height_for(look, width) + gap
        return inner.height - self._top_height(look, inner.width) - used

    def _has_room_around(self, look: Look, inner: pygame.Rect) -> bool:
        """Whether there is room for who is around: beside the framed face and no higher, or where it would be.

        A colleague's remark would stand there as well.
        """
        around, face, width = self.parts.around, self.parts.voice, self._left_width(look, inner)
        if around is None or self.parts.remark is not None:
            return False
        room_px = self._room_left(look, inner) - look.px(WALL)
        if face is not None:
            width -= face.natural_width(look) + look.px(GAP)
            room_px = face.height_for(look, face.natural_width(look))
        if around.least_width(look) > width:
            return False
        return around.height_for(look, min(width, around.natural_width(look))) <= room_px

    def _left_width(self, look: Look, inner: pygame.Rect) -> int:
        return inner.width - self._width - look.px(GAP + 2)

    def _least(self, look: Look) -> int:
        column = [box for box in (self.parts.speech, self.answers, self.parts.act) if box is not None]
        return max((box.least_width(look) for box in column), default=0)

    def _natural(self, look: Look) -> int:
        return self._least(look)

    def _height(self, look: Look, width: int) -> int:
        return 0  # takes the window's height; `fits` has made sure that it is enough

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        y = self._place_top(look, rect)
        gap, x, bottom = look.px(GAP), rect.right - self._width, rect.bottom
        act, speech = self.parts.act, self.parts.speech
        if speech is not None:
            height = speech.height_for(look, self._width)
            speech.place(look, pygame.Rect(x, y, self._width, height))
            y_words = y + height + gap
        else:
            y_words = y
        if act is not None:
            height = act.height_for(look, self._width)
            at_end = self.answers is not None
            top = bottom - height if at_end else y_words
            act.place(look, pygame.Rect(x, top, self._width, height))
            bottom = top - gap if at_end else bottom
        self._place_answers(look, pygame.Rect(x, y_words, self._width, max(1, bottom - y_words)))
        self._place_left(look, pygame.Rect(rect.x, y, self._left_width(look, rect), rect.bottom - y))

    def _place_left(self, look: Look, left: pygame.Rect) -> None:
        low = self._low()
        low_top = left.bottom
        if low is not None:
            height = low.height_for(look, left.width)
            low_top -= height
            wide = left.width if self.parts.guest is not None else min(left.width, low.natural_width(look))
            low.place(look, pygame.Rect(left.x, low_top, wide, height))
        gap, width, top = look.px(GAP), min(look.px(VOICE_WIDTH), left.width), left.y
        notice = self.parts.notice
        if notice is not None:
            own = min(width, notice.natural_width(look))
            notice.place(look, pygame.Rect(left.x, top, own, notice.height_for(look, own)))
            top = notice.rect.bottom + gap
        if self.parts.remark is not None:
            self._place_remark(look, left, self.parts.remark)
        heard = [box for box in (self.parts.voice, self.parts.callers) if box is not None]
        needed = sum(box.height_for(look, width) + gap for box in heard)
        y = max(top, min(left.y + look.px(WALL), low_top - needed))
        for box in heard:
            own = min(width, box.natural_width(look))
            height = box.height_for(look, own)
            box.place(look, pygame.Rect(left.x, y, own, height))
            y += height + gap
        if self.parts.around is not None:
            face, around = self.parts.voice, self.parts.around
            x, y = (left.x, y) if face is None else (face.rect.right + gap, face.rect.y)
            own = min(left.right - x, around.natural_width(look))
            around.place(look, pygame.Rect(x, y, own, around.height_for(look, own)))

    def _place_remark(self, look: Look, left: pygame.Rect, remark: Box) -> None:
        """Between the people and the words, clear of the tail of the speech and of what is announced."""
        width = min(left.width, look.px(REMARK_WIDTH * (1.0 + 0.5 * (look.text - 1.0))))
        x, y, notice = left.right - look.px(TAIL) - width, left.y, self.parts.notice
        if notice is not None and notice.rect.right > x:
            y = notice.rect.bottom + look.px(GAP)
        remark.place(look, pygame.Rect(x, y, width, remark.height_for(look, width)))


class InsteadOfRoom(_Frame):
    """Large text: the face in a frame beside the words, answers across the whole width, the rest in a drawer."""

    def __init__(self, parts: Parts, look: Look, size: tuple[int, int]) -> None:
        margin = look.px(MARGIN)
        super().__init__(parts)
        width, room_px = size[0] - 2 * margin, size[1] - 2 * margin
        wanted = AnswerList("", parts.answers).height_for(look, width) if parts.answers else 0
        self._has_cards = self._fixed_height(look, width, True) + wanted <= room_px
        self._take(_listed(parts, look, width, room_px - self._fixed_height(look, width, self._has_cards)))

    @property
    def has_cards(self) -> bool:
        """Whether the cards of rules and guest have found room after all."""
        return self._has_cards

    def _head(self) -> Box | None:
        beside = [box for box in (self.parts.voice, self.parts.speech) if box is not None]
        return Row(beside, GAP + 2) if len(beside) > 1 else beside[0] if beside else None

    def _cards(self) -> Box | None:
        cards = [card for card in (self.parts.rules, self.parts.guest) if card is not None]
        return Row(cards, GAP) if cards else None

    def _fixed_height(self, look: Look, width: int, with_cards: bool) -> int:
        head = self._head()
        used = self._top_height(look, width) + look.px(GAP)
        for box in (head, self.parts.act, self._cards() if with_cards else None):
            if box is not None:
                used += box.height_for(look, width) + look.px(GAP)
        return used

    def _least(self, look: Look) -> int:
        return max(child.least_width(look) for child in self.children)

    def _natural(self, look: Look) -> int:
        return self._least(look)

    def _height(self, look: Look, width: int) -> int:
        answers = 0
        if isinstance(self.answers, ScrollList):
            answers = look.px(LEAST_ANSWERS)
        elif self.answers is not None:
            answers = self.answers.height_for(look, width)
        return self._fixed_height(look, width, self._has_cards) + answers

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        y, gap = self._place_top(look, rect), look.px(GAP)
        head = self._head()
        if head is not None:
            height = head.height_for(look, rect.width)
            head.place(look, pygame.Rect(rect.x, y, rect.width, height))
            y += height + gap
        bottom = rect.bottom
        if self.parts.act is not None:
            height = self.parts.act.height_for(look, rect.width)
            top = bottom - height
            self.parts.act.place(look, pygame.Rect(rect.x, top, rect.width, height))
            bottom = top - gap
        cards = self._cards()
        if cards is not None and self._has_cards:
            height = cards.height_for(look, rect.width)
            cards.place(look, pygame.Rect(rect.x, bottom - height, rect.width, height))
            bottom -= height + gap
        self._place_answers(look, pygame.Rect(rect.x, y, rect.width, max(1, bottom - y)))
