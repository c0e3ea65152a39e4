"""Where people stand in a hall: the line along the rope, a second and a third row behind it, and the staff.

Spots are in the room's 1280 × 720. All heads lie near one horizon; people of a row further back stand in the
gaps of the row before it, a step higher, so that every face of a long queue is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LINE: Final = ((478, 572, 284), (549, 541, 260), (616, 516, 237), (677, 496, 217), (731, 480, 200))
"""Feet and height of the first row; the first in line stands nearest to the counter."""


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
        first = 524 if row % 2 else 524 + gap // 2
        places = [Spot(first + i * gap, y, height, row) for i in range((1256 - first) // gap)]
        spots += places if row % 2 == 0 else list(reversed(places[:4])) + places[4:]
        row += 1
    return spots[:count]


def back_to_front(spots: list[Spot]) -> list[int]:
    """Indices of ``spots`` in the order in which they must be drawn."""
    return sorted(range(len(spots)), key=lambda i: spots[i].y)
