"""Where people stand in a hall: the line along the rope, a second and a third row behind it, and the staff.

Spots are in the room's 1280 × 720. All heads lie near one horizon; people of a row further back stand in the
gaps of the row before it, a step higher, so that every face of a long queue is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

LINE: Final = ((478, 572, 284), (549, 541, 260), (616, 516, 237), (677, 496, 217), (731, 480, 200))
"""Feet and height of the first row; the first in line stands nearest to the counter."""
LINE_X: Final = tuple(x for x, _, _ in LINE[1:])
GAPS: Final = tuple((a + b) // 2 for (a, _, _), (b, _, _) in pairwise(LINE))
"""Where a face of the row behind is seen between two of the first row."""


@dataclass(frozen=True)
class Spot:
    """Where somebody stands: feet at (x, y), ``height`` from there to the top of the picture of a figure."""

    x: int
    y: int
    height: int
    row: int = 0


def queue_spots(count: int) -> list[Spot]:
    """Places of the first ``count`` people of a queue, in their order in line.

    The line follows the rope to the right, then rows of places fill the hall behind it.
    """
    spots = [Spot(x, y, height) for x, y, height in LINE]
    row = 1
    while len(spots) < count:
        height = round(178 * 0.89 ** (row - 1))
        y = 452 - 8 * (row - 1)
        gap = round(height * 0.40)
        seen = GAPS if row % 2 else LINE_X
        places = seen + tuple(range(seen[-1] + gap, 1250, gap))
        spots += [Spot(x, y, height, row) for x in places]
        row += 1
    return spots[:count]


def back_to_front(spots: list[Spot]) -> list[int]:
    """Indices of ``spots`` in the order in which they must be drawn."""
    return sorted(range(len(spots)), key=lambda i: spots[i].y)
