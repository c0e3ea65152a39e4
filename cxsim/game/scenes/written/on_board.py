"""Where things stand at the public posts: the post, the board, the answers; in one column where text is large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.scenes.desk.arrangement import AnswerList
from cxsim.game.scenes.written.on_screen import Fitted, on_paper
from cxsim.game.theme.edges import ring_reach
from cxsim.game.theme.look import Look
from cxsim.game.widgets.cards import ScrollList
from cxsim.game.widgets.stage import MARGIN

LEFT, RIGHT = 364, 366
"""Widths of the outer columns in pixels at 720 lines."""
GAP: Final = 16
BETWEEN: Final = 10
LEAST_BOARD: Final = 400
"""Width below which the board says nothing, and its least height, in pixels at 720 lines."""
BOARD_FOOT: Final = 592
"""Where the board ends, in pixels at 720 lines: below it stand those who look at it."""
LEAST_LIST: Final = 96


@dataclass
class Parts:
    """The boxes of the posts' desk, in reading order."""

    post: Box | None
    posts: Sequence[Box]
    posts_name: str
    board: Box | None
    heading: Box | None
    answers: Sequence[Box]
    rules: Box
    pills: Sequence[Box]
    buttons: Box
    notice: Box | None = None


class OnBoard(Fitted):
    """Three columns under a line of pills."""

    def __init__(self, parts: Parts, look: Look, size: tuple[int, int]) -> None:
        self.parts = parts
        self.size = size
        grown = 1.0 + 0.5 * (look.text - 1.0)
        self._left, self._right = look.px(LEFT * grown), look.px(RIGHT * grown)
        margin = look.px(MARGIN)
        self._top = Row([Flow([*parts.pills], 12, grows=True), parts.buttons], 12, middle=True)
        self._inner = pygame.Rect(margin, margin, size[0] - 2 * margin, size[1] - 2 * margin)
        self._line = self._top.height_for(look, self._inner.width) + look.px(12)
        column = self._inner.height - self._line
        work: list[Box] = [*([parts.heading] if parts.heading is not None else []), *parts.answers]
        self._work = Column(work, BETWEEN)
        self._work_height = self._work.height_for(look, self._right)
        self._post_height = parts.post.height_for(look, self._left) + look.px(BETWEEN) if parts.post is not None else 0
        rules_right = parts.rules.height_for(look, self._right) + look.px(BETWEEN)
        rules_left = parts.rules.height_for(look, self._left) + look.px(BETWEEN)
        self._rules_at = ""
        if self._work_height + rules_right <= column:
            self._rules_at = "right"
        elif self._post_height + rules_left + look.px(LEAST_LIST) <= column:
            self._rules_at = "left"
        self._column = column
        self._list = ScrollList(parts.posts_name, parts.posts, 8) if parts.posts else None
        rules = parts.rules if self._rules_at else None
        order = (parts.post, self._list, parts.board, self._work if work else None, rules, self._top, parts.notice)
        super().__init__([box for box in order if box is not None])

    def fits(self, look: Look) -> bool:
        """Whether nothing would be cut off."""
        if not self._rules_at or self._work_height > self._column:
            return False
        if self._post_height + look.px(LEAST_LIST) > self._column:
            return False
        board, middle = self.parts.board, self._middle(look)
        if middle.width < look.px(LEAST_BOARD) or (board is not None and board.least_width(look) > middle.width):
            return False
        if self._work.least_width(look) > self._right:
            return False
        return self._top.height_for(look, self._inner.width) <= look.target * 1.2

    def _middle(self, look: Look) -> pygame.Rect:
        gap = look.px(GAP)
        top = self._inner.y + self._line
        left = self._inner.x + self._left + gap
        width = self._inner.width - self._left - self._right - 2 * gap
        return pygame.Rect(left, top, width, look.px(BOARD_FOOT) - top)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        inner, gap, reach = self._inner, look.px(BETWEEN), ring_reach(look)
        self._top.place(look, pygame.Rect(inner.x, inner.y, inner.width, self._line - look.px(12)))
        y, bottom = inner.y + self._line, inner.bottom
        right_x = inner.right - self._right
        self._work.place(look, pygame.Rect(right_x, y, self._right, self._work_height))
        left_bottom = bottom
        if self._rules_at:
            width = self._right if self._rules_at == "right" else self._left
            height = self.parts.rules.height_for(look, width)
            x = right_x if self._rules_at == "right" else inner.x
            self.parts.rules.place(look, pygame.Rect(x, bottom - height, width, height))
            if self._rules_at == "left":
                left_bottom -= height + gap
        if self.parts.post is not None:
            height = self._post_height - gap
            self.parts.post.place(look, pygame.Rect(inner.x, y, self._left, height))
            y += self._post_height
        if self._list is not None:
            top = y - reach // 2  # what is scrolled half out of sight stands off from the post above it
            self._list.place(look, pygame.Rect(inner.x, top, self._left, left_bottom - top))
        if self.parts.board is not None:
            self.parts.board.place(look, self._middle(look))
        notice, middle = self.parts.notice, self._middle(look)
        if notice is not None:
            own = min(middle.width, notice.natural_width(look))
            height = notice.height_for(look, own)
            notice.place(look, pygame.Rect(middle.centerx - own // 2, inner.bottom - height, own, height))


def large(parts: Parts, back: Box, *, is_reading: bool) -> Box:
    """Everything in one column: the list of posts, or the one that is read."""
    here = [box for box in (parts.post, parts.heading, *parts.answers, parts.board) if box is not None]
    if is_reading:
        here.insert(0, back)
    elif parts.posts:
        here = [AnswerList(parts.posts_name, parts.posts)]
    return on_paper(parts.pills, parts.buttons, parts.notice, here)
