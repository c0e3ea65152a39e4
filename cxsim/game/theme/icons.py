"""Icons: Lucide's drawings on a grid of 24 with strokes of 2 (ISC; the licence stands beside the files).

Icons are drawings, never signs of a font: text fonts lack many of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pygame

from cxsim.game.theme.kept import keeps
from cxsim.game.theme.svg import raster
from cxsim.paths import assets

GRID = 24
ELEMENTS = re.compile(r"<(?:path|circle|rect|line|polyline|polygon|ellipse)\b[^>]*/>", re.DOTALL)


@lru_cache(1)
def names() -> tuple[str, ...]:
    """Names of all icons that ship with the game, in order."""
    return tuple(sorted(path.stem for path in (assets() / "icons").glob("*.svg")))


@lru_cache(128)
def drawing(name: str) -> str:
    """SVG elements of one icon, without its frame.

    Raises
    ------
    KeyError
        When no such icon ships with the game.
    """
    if name not in names():
        raise KeyError(f"no icon is called {name!r}")
    text = (assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return "".join(ELEMENTS.findall(text))


@keeps("icons", 4)
def icon(name: str, size_px: int, colour: str, stroke: float = 2.0) -> pygame.Surface:
    """One icon as a square surface; ``stroke`` is its line width on the grid of 24."""
    group = (
        f'<g fill="none" stroke="{colour}" stroke-width="{stroke}" stroke-linecap="round" '
        f'stroke-linejoin="round">{drawing(name)}</g>'
    )
    return raster(size_px, size_px, group, f"0 0 {GRID} {GRID}")
