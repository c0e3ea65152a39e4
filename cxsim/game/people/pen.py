"""A pen that collects SVG in the head's own coordinates and bends them when the head turns.

Everything on a head is written once, as seen from the front: x is 0 on the middle of the face and grows to the
picture's right, y grows downwards. When the head turns, what lies on its front slides sideways and what lies at
its edge stays, as on a ball: x + SLIDE · turn · (1 − (x / half width)²).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

SLIDE = 30.0
"""How far the middle of the face moves in a three-quarter view (turn 1), in units of the head's box."""
TOKENS = re.compile(r"[MLCQZ]|-?\d*\.?\d+")
Point = tuple[float, float]


@lru_cache(4096)
def _parsed(data: str) -> tuple[str | float, ...]:
    return tuple(token if token in "MLCQZ" else float(token) for token in TOKENS.findall(data))


class Pen:
    """Collects shapes; ``turn`` from −1 (three quarters to the left) to 1 (to the right) bends them.

    Parameters
    ----------
    half_width
        Half the width of the head, where bending ends.
    turn
        −1 to 1.
    """

    def __init__(self, half_width: float = 76.0, turn: float = 0.0) -> None:
        self.half_width = half_width
        self.turn = turn
        self._parts: list[str] = []

    @property
    def svg(self) -> str:
        """All that was drawn."""
        return "".join(self._parts)

    def x(self, x: float) -> float:
        """Where a point of the front lands sideways."""
        share = x / self.half_width
        return x if abs(share) >= 1.0 else x + SLIDE * self.turn * (1.0 - share * share)

    def breadth(self, x: float) -> float:
        """How much a small width at ``x`` is stretched (above 1) or foreshortened (below 1)."""
        share = x / self.half_width
        return 1.0 if abs(share) >= 1.0 else max(0.25, 1.0 - 2.0 * SLIDE * self.turn * share / self.half_width)

    def path(
        self, data: str, fill: str = "none", opacity: float = 1.0,
        stroke: str = "", width: float = 0.0, stroke_opacity: float = 1.0, even_odd: bool = False,
    ) -> None:
        """Draw path data with the absolute commands M, L, C, Q and Z, bent by the turn."""
        self._parts.append(_shape("path", f'd="{self.bent(data)}"', fill, opacity, stroke, width, stroke_opacity)
                           .replace("/>", ' fill-rule="evenodd"/>' if even_odd else "/>"))

    def line(self, points: Iterable[Point], stroke: str, width: float, opacity: float = 1.0) -> None:
        """Draw a line through points that lie close together."""
        self.path(_through(points), stroke=stroke, width=width, stroke_opacity=opacity)

    def area(self, points: Iterable[Point], fill: str, opacity: float = 1.0) -> None:
        """Fill the area inside points that lie close together."""
        self.path(_through(points) + "Z", fill, opacity)

    def oval(
        self, x: float, y: float, half_x: float, half_y: float, fill: str = "none", opacity: float = 1.0,
        stroke: str = "", width: float = 0.0,
    ) -> None:
        """Draw an ellipse; it narrows and widens with the turn."""
        place = f'cx="{self.x(x):.1f}" cy="{y:.1f}" rx="{half_x * self.breadth(x):.1f}" ry="{half_y:.1f}"'
        self._parts.append(_shape("ellipse", place, fill, opacity, stroke, width))

    def raw(self, svg: str) -> None:
        """Add SVG that is not bent: gradients, and what has no front."""
        self._parts.append(svg)

    def bent(self, data: str) -> str:
        """Path data with every point bent; unchanged when the head looks straight ahead."""
        if not self.turn:
            return data
        out: list[str] = []
        odd = True
        for token in _parsed(data):
            if isinstance(token, str):
                out.append(token)
                odd = True
            else:
                out.append(f"{self.x(token) if odd else token:.1f}")
                odd = not odd
        return " ".join(out)


def _through(points: Iterable[Point]) -> str:
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _shape(
    element: str, place: str, fill: str, opacity: float,
    stroke: str = "", width: float = 0.0, stroke_opacity: float = 1.0,
) -> str:
    look = f'fill="{fill}"' + (f' fill-opacity="{opacity:.2f}"' if opacity < 1.0 else "")
    if stroke:
        look += f' stroke="{stroke}" stroke-width="{width:.1f}" stroke-linecap="round" stroke-linejoin="round"'
        if stroke_opacity < 1.0:
            look += f' stroke-opacity="{stroke_opacity:.2f}"'
    return f"<{element} {place} {look}/>"
