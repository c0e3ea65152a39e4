"""Pictures from SVG text: pygame's reader turns it into a surface.

Traps of the reader, kept out here and by tests: clip paths are ignored, a dash longer than its path floods the
picture, gradient stops must be percentages, and text is not drawn.
"""

from __future__ import annotations

import io

import pygame

from cxsim.game.theme.kept import keeps


def document(width_px: float, height_px: float, body: str, view_box: str = "") -> str:
    """A whole SVG file around ``body``; ``view_box`` (``"x y width height"``) is by default the size in pixels."""
    width, height = max(1, round(width_px)), max(1, round(height_px))
    box = view_box or f"0 0 {width} {height}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{box}" '
        f'preserveAspectRatio="none">{body}</svg>'
    )


def raster(width_px: float, height_px: float, body: str, view_box: str = "") -> pygame.Surface:
    """Draw ``body`` on a new transparent surface; costs milliseconds, so keep the result."""
    text = document(width_px, height_px, body, view_box)
    return ready(pygame.image.load(io.BytesIO(text.encode()), "drawing.svg"))


@keeps("shapes", 2)
def kept(width_px: float, height_px: float, body: str, view_box: str = "") -> pygame.Surface:
    """The same, kept for the next time: small shapes that are drawn in every frame."""
    return raster(width_px, height_px, body, view_box)


def ready(surface: pygame.Surface) -> pygame.Surface:
    """``surface`` with transparency in the screen's own format, if there is a screen."""
    return surface.convert_alpha() if pygame.display.get_surface() else surface


def vertical(name: str, top: str, bottom: str, top_opacity: float = 1.0, bottom_opacity: float = 1.0) -> str:
    """A gradient from ``top`` to ``bottom``; use it as ``fill="url(#name)"``."""
    return _linear(name, ((0, top, top_opacity), (100, bottom, bottom_opacity)))


def band(name: str, colour: str, opacity: float, middle: int = 45) -> str:
    """A vertical gradient that is clear at both ends and strongest at ``middle`` percent: a shaft of light."""
    return _linear(name, ((0, colour, 0), (middle, colour, opacity), (100, colour, 0)))


def glow(name: str, colour: str, opacity: float, edge_opacity: float = 0.0) -> str:
    """A round gradient, strongest in the middle."""
    return (
        f'<radialGradient id="{name}" cx="50%" cy="50%" r="50%">{_stop(0, colour, opacity)}'
        f"{_stop(100, colour, edge_opacity)}</radialGradient>"
    )


def _linear(name: str, stops: tuple[tuple[int, str, float], ...]) -> str:
    inner = "".join(_stop(*stop) for stop in stops)
    return f'<linearGradient id="{name}" x1="0%" y1="0%" x2="0%" y2="100%">{inner}</linearGradient>'


def _stop(percent: int, colour: str, opacity: float) -> str:
    return f'<stop offset="{percent}%" stop-color="{colour}" stop-opacity="{opacity:.3f}"/>'
