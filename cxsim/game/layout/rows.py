"""Columns, rows that fold when they do not fit, flowing lines, and grids."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.theme.look import Look


class _Spaced(Box):
    """Boxes with a gap between them, in pixels at 720 lines."""

    def __init__(self, children: Sequence[Box], gap: float = 8, grows: bool = False) -> None:
        super().__init__(children, grows)
        self.gap = gap

    def _least(self, look: Look) -> int:
        return max((child.least_width(look) for child in self.children), default=0)

    def _gaps(self, look: Look) -> int:
        """What the gaps take where all stand in one line."""
        return look.px(self.gap) * max(0, len(self.children) - 1)


class Column(_Spaced):
    """Boxes under one another, each as wide as the column; ``gap`` in pixels at 720 lines."""

    def _natural(self, look: Look) -> int:
        return max((child.natural_width(look) for child in self.children), default=0)

    def _height(self, look: Look, width: int) -> int:
        return sum(child.height_for(look, width) for child in self.children) + self._gaps(look)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        """Place children from the top; what is left over is shared by those that grow."""
        heights = [child.height_for(look, rect.width) for child in self.children]
        growing = [i for i, child in enumerate(self.children) if child.grows]
        spare = max(0, rect.height - sum(heights) - self._gaps(look))
        for order, i in enumerate(growing):
            heights[i] += spare // len(growing) + (1 if order < spare % len(growing) else 0)
        y = rect.y
        for child, height in zip(self.children, heights, strict=True):
            child.place(look, pygame.Rect(rect.x, y, rect.width, height))
            y += height + look.px(self.gap)


class Row(_Spaced):
    """Boxes beside one another; when even their least widths do not fit, it becomes a column.

    Parameters
    ----------
    gap
        Pixels at 720 lines.
    middle
        Whether children keep their own height and stand in the middle, instead of taking the row's height.
    """

    def __init__(self, children: Sequence[Box], gap: float = 8, middle: bool = False, grows: bool = False) -> None:
        super().__init__(children, gap, grows)
        self.middle = middle

    def _natural(self, look: Look) -> int:
        return sum(child.natural_width(look) for child in self.children) + self._gaps(look)

    def folded(self, look: Look, width: int) -> bool:
        """Whether the children stand under one another at this width."""
        return sum(child.least_width(look) for child in self.children) + self._gaps(look) > width

    def _height(self, look: Look, width: int) -> int:
        if self.folded(look, width):
            return self._as_column().height_for(look, width)
        widths = self._widths(look, width)
        return max((c.height_for(look, w) for c, w in zip(self.children, widths, strict=True)), default=0)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        if self.folded(look, rect.width):
            self._as_column().place(look, rect)
            return
        x = rect.x
        for child, width in zip(self.children, self._widths(look, rect.width), strict=True):
            height = min(rect.height, child.height_for(look, width)) if self.middle else rect.height
            child.place(look, pygame.Rect(x, rect.y + (rect.height - height) // 2, width, height))
            x += width + look.px(self.gap)

    def _as_column(self) -> Column:
        return Column(self.children, self.gap)

    def _widths(self, look: Look, width: int) -> list[int]:
        """Natural widths, stretched where children grow or pressed towards the least ones."""
        room = width - self._gaps(look)
        least = [child.least_width(look) for child in self.children]
        natural = [max(a, child.natural_width(look)) for a, child in zip(least, self.children, strict=True)]
        if sum(natural) <= room:
            growing = [i for i, child in enumerate(self.children) if child.grows]
            spare = room - sum(natural)
            for order, i in enumerate(growing):
                natural[i] += spare // len(growing) + (1 if order < spare % len(growing) else 0)
            return natural
        return _pressed(least, natural, room, [child.grows for child in self.children])


def _pressed(least: list[int], natural: list[int], room: int, grows: list[bool]) -> list[int]:
    """Widths between ``least`` and ``natural`` that fill ``room``: those that grow give way first."""
    widths = list(natural)
    for willing in (True, False):
        over = sum(widths) - room
        if over <= 0:
            break
        give = [w - a if g is willing else 0 for w, a, g in zip(widths, least, grows, strict=True)]
        total = sum(give)
        if total:
            share = min(1.0, over / total)
            widths = [w - -(-int(g * share * 1_000_000) // 1_000_000) for w, g in zip(widths, give, strict=True)]
    return [max(a, w) for a, w in zip(least, widths, strict=True)]


class Flow(_Spaced):
    """Boxes in lines like words: chips, keys, facts; ``gap`` in pixels at 720 lines.

    Parameters
    ----------
    between
        Gap between lines where it is another one than within them: chips are drawn lower than they can be hit.
    """

    def __init__(
        self, children: Sequence[Box], gap: float = 8, grows: bool = False, between: float | None = None
    ) -> None:
        super().__init__(children, gap, grows)
        self.between = gap if between is None else between

    def _natural(self, look: Look) -> int:
        return sum(child.natural_width(look) for child in self.children) + self._gaps(look)

    def _height(self, look: Look, width: int) -> int:
        lines = self._lines(look, width)
        return sum(self._line_height(look, line) for line in lines) + look.px(self.between) * max(0, len(lines) - 1)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        y = rect.y
        for line in self._lines(look, rect.width):
            x, height = rect.x, self._line_height(look, line)
            for child, width in line:
                own = child.height_for(look, width)
                child.place(look, pygame.Rect(x, y + (height - own) // 2, width, own))
                x += width + look.px(self.gap)
            y += height + look.px(self.between)

    def _line_height(self, look: Look, line: list[tuple[Box, int]]) -> int:
        return max(child.height_for(look, width) for child, width in line)

    def _lines(self, look: Look, width: int) -> list[list[tuple[Box, int]]]:
        lines: list[list[tuple[Box, int]]] = []
        used = 0
        for child in self.children:
            own = min(width, child.natural_width(look))
            if lines and used + look.px(self.gap) + own <= width:
                lines[-1].append((child, own))
                used += look.px(self.gap) + own
            else:
                lines.append([(child, own)])
                used = own
        return lines


class Grid(_Spaced):
    """Boxes in equal columns, as many as their least widths allow; ``gap`` in pixels at 720 lines.

    What needs several rows is spread over them: five boxes of which four fit stand three and two.

    Parameters
    ----------
    between
        Gap between columns where it is another one than between rows.
    """

    def __init__(
        self, children: Sequence[Box], most_columns: int, gap: float = 12, grows: bool = False,
        between: float | None = None,
    ) -> None:
        super().__init__(children, gap, grows)
        self.most_columns = most_columns
        self.between = gap if between is None else between

    def _natural(self, look: Look) -> int:
        widest = max((child.natural_width(look) for child in self.children), default=0)
        columns = min(self.most_columns, max(1, len(self.children)))
        return columns * widest + (columns - 1) * look.px(self.between)

    def columns(self, look: Look, width: int) -> int:
        """How many columns there are at a width."""
        gap = look.px(self.between)
        fit = (width + gap) // max(1, self.least_width(look) + gap)
        count = max(1, len(self.children))
        most = max(1, min(self.most_columns, fit, count))
        return -(-count // -(-count // most))

    def _height(self, look: Look, width: int) -> int:
        heights = self._heights(look, width)
        return sum(heights) + look.px(self.gap) * max(0, len(heights) - 1)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        gap, columns = look.px(self.between), self.columns(look, rect.width)
        own = (rect.width - gap * (columns - 1)) // columns
        y = rect.y
        for row, height in enumerate(self._heights(look, rect.width)):
            for column, child in enumerate(self.children[row * columns : (row + 1) * columns]):
                child.place(look, pygame.Rect(rect.x + column * (own + gap), y, own, height))
            y += height + look.px(self.gap)

    def _heights(self, look: Look, width: int) -> list[int]:
        columns = self.columns(look, width)
        own = (width - look.px(self.between) * (columns - 1)) // columns
        rows = [self.children[i : i + columns] for i in range(0, len(self.children), columns)]
        return [max(child.height_for(look, own) for child in row) for row in rows]
