"""Cards, shadows, rings and hatching: drawn once as a small tile, then stretched to any size.

Corners come from an anti-aliased tile; edges and middle are stretched from it, so a card of any size costs a few
copies and no drawing. Nothing here blurs in a frame: a shadow's tile is blurred once.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

import pygame

from cxsim.game.theme.colour import rgb
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster, ready

SHADOW = "#1d1430"
RING_PX, RING_GAP_PX, RING_BED_PX = 3.5, 4.0, 7.5
"""Width of the focus ring, its distance from the control, and the width of the white bed under it."""


@lru_cache(256)
def _card_tile(corner: int, fill: str, line: str, edge_px: float, fill_opacity: float) -> pygame.Surface:
    side = 2 * corner + 3
    inset = edge_px / 2 if line else 0.0
    radius = max(0.0, corner - inset)
    stroke = f'stroke="{line}" stroke-width="{edge_px}"' if line else ""
    body = (
        f'<rect x="{inset}" y="{inset}" width="{side - 2 * inset}" height="{side - 2 * inset}" rx="{radius}" '
        f'fill="{fill}" fill-opacity="{fill_opacity:.3f}" {stroke}/>'
    )
    return raster(side, side, body)


@lru_cache(64)
def _shadow_tile(corner: int, blur: int, opacity: int) -> pygame.Surface:
    side = 2 * corner + 3 + 4 * blur
    tile = pygame.Surface((side, side), pygame.SRCALPHA)
    tile.fill((*rgb(SHADOW), 0))
    body = pygame.Rect(2 * blur, 2 * blur, side - 4 * blur, side - 4 * blur)
    pygame.draw.rect(tile, (*rgb(SHADOW), opacity), body, border_radius=corner)
    return ready(pygame.transform.gaussian_blur(tile, blur))


def _stretched(tile: pygame.Surface, corner: int, width: int, height: int) -> pygame.Surface:
    """A surface of any size from a square tile whose outer ``corner`` pixels are kept as they are."""
    side = tile.get_width()
    out = pygame.Surface((width, height), pygame.SRCALPHA)
    left, top = min(corner, width // 2), min(corner, height // 2)
    inner = side - 2 * corner
    columns = ((0, left, 0, left), (corner, inner, left, width - 2 * left), (side - left, left, width - left, left))
    rows = ((0, top, 0, top), (corner, inner, top, height - 2 * top), (side - top, top, height - top, top))
    for source_x, source_w, x, w in columns:
        for source_y, source_h, y, h in rows:
            if w <= 0 or h <= 0 or source_w <= 0 or source_h <= 0:
                continue
            if source_x == source_y == corner:  # the middle is of one colour, and by far the largest part
                out.fill(tile.get_at((side // 2, side // 2)), (x, y, w, h))
                continue
            piece = tile.subsurface((source_x, source_y, source_w, source_h))
            if (source_w, source_h) != (w, h):
                piece = pygame.transform.scale(piece, (w, h))
            out.blit(piece, (x, y), special_flags=pygame.BLEND_RGBA_MAX)
    return out


@lru_cache(256)
def rounded(
    width: int, height: int, corner: int, fill: str, line: str = "", edge_px: float = 1.5, fill_opacity: float = 1.0
) -> pygame.Surface:
    """A rounded rectangle in pixels of the window; ``line`` may be empty."""
    corner = max(1, min(corner, width // 2, height // 2))
    reach = max(corner, round(edge_px) + 1)
    tile = _card_tile(reach, fill, line, edge_px, fill_opacity) if reach == corner else None
    if tile is None or min(width, height) < 2 * reach + 1:
        return _whole(width, height, corner, fill, line, edge_px, fill_opacity)
    return _stretched(tile, reach, width, height)


@lru_cache(128)
def _whole(
    width: int, height: int, corner: int, fill: str, line: str, edge_px: float, fill_opacity: float
) -> pygame.Surface:
    inset = edge_px / 2 if line else 0.0
    stroke = f'stroke="{line}" stroke-width="{edge_px}"' if line else ""
    radius = max(0.0, min(corner, width / 2, height / 2) - inset)
    body = (
        f'<rect x="{inset}" y="{inset}" width="{max(0.1, width - 2 * inset)}" '
        f'height="{max(0.1, height - 2 * inset)}" rx="{radius}" fill="{fill}" '
        f'fill-opacity="{fill_opacity:.3f}" {stroke}/>'
    )
    return raster(width, height, body)


DASH_PX, DASH_GAP_PX = 7.0, 5.0
"""Length of a dash and of the gap after it, in edge widths of 1.5 pixels at 720 lines."""


@lru_cache(64)
def dashed(width: int, height: int, corner: int, fill: str, line: str, edge_px: float) -> pygame.Surface:
    """A rounded rectangle with a dashed edge: something that is not yours, or not said yet.

    Every dash is a path of its own: the reader of SVG floods the picture at some sizes when it is to cut a line itself.
    """
    card = _whole(width, height, corner, fill, "", edge_px, 1.0).copy()
    outline = _outline(width, height, max(1.0, min(corner, width / 2, height / 2)), edge_px / 2)
    around = math.fsum(math.dist(*pair) for pair in pairwise(outline))
    scale = edge_px / 1.5
    count = max(4, round(around / ((DASH_PX + DASH_GAP_PX) * scale)))
    share = DASH_PX / (DASH_PX + DASH_GAP_PX)
    dashes = "".join(_stretch(outline, around * i / count, around * (i + share) / count) for i in range(count))
    path = f'<path d="{dashes}" fill="none" stroke="{line}" stroke-width="{edge_px}" stroke-linecap="round"/>'
    card.blit(raster(width, height, path), (0, 0))
    return card


def _outline(width: int, height: int, corner: float, inset: float) -> list[tuple[float, float]]:
    """Points round a rounded rectangle, the first one again at the end."""
    radius = max(0.0, corner - inset)
    centres = ((width - corner, corner, -90), (width - corner, height - corner, 0), (corner, height - corner, 90),
               (corner, corner, 180))
    turns = [(x, y, math.radians(start + 10 * i)) for x, y, start in centres for i in range(10)]
    points = [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for x, y, turn in turns]
    return [*points, points[0]]


def _stretch(outline: list[tuple[float, float]], start: float, end: float) -> str:
    """SVG of the part of a line between two distances along it."""
    passed, points = 0.0, list[tuple[float, float]]()
    for one, other in pairwise(outline):
        length = math.dist(one, other)
        low, high = max(start, passed), min(end, passed + length)
        if length and low < high:
            for at in (low, high) if not points else (high,):
                part = (at - passed) / length
                points.append((one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part))
        passed += length
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points) if points else ""


@lru_cache(128)
def _shadow(width: int, height: int, corner: int, blur: int, opacity: int) -> pygame.Surface:
    corner = max(1, min(corner, width // 2, height // 2))
    return _stretched(_shadow_tile(corner, blur, opacity), corner + 2 * blur, width + 4 * blur, height + 4 * blur)


def draw_card(
    target: pygame.Surface,
    look: Look,
    rect: pygame.Rect,
    fill: str,
    line: str = "",
    corner: float = 14,
    edge: float = 0.0,
    opacity: float = 1.0,
    shadow: int = 60,
) -> None:
    """Draw a card with its shadow.

    Parameters
    ----------
    corner, edge
        In pixels at 720 lines; ``edge`` 0 is the theme's own.
    shadow
        Opacity of the shadow, 0 (none) to 255; high contrast has none.
    """
    radius = look.px(corner)
    if shadow and not look.high_contrast:
        blur = look.px(9)
        cast = _shadow(rect.width, rect.height, radius, blur, shadow)
        target.blit(cast, (rect.x - 2 * blur, rect.y - 2 * blur + blur // 2))
    edge_px = (edge or look.tokens.edge) * look.unit
    target.blit(rounded(rect.width, rect.height, radius, fill, line, round(edge_px, 2), opacity), rect.topleft)


def ring_reach(look: Look) -> int:
    """How far a focus ring stands out of its control, in pixels: leave that much room round it."""
    return look.px(RING_GAP_PX + RING_BED_PX / 2)


def draw_focus(target: pygame.Surface, look: Look, rect: pygame.Rect, corner: float = 14) -> None:
    """Draw the focus ring round ``rect``: on a white bed in rooms, with a black gap in high contrast."""
    if not look.high_contrast:
        _ring(target, look, rect, corner, "#ffffff", RING_BED_PX)
    _ring(target, look, rect, corner, look.tokens.focus, RING_PX)


def _ring(target: pygame.Surface, look: Look, rect: pygame.Rect, corner: float, colour: str, width: float) -> None:
    reach = look.px(RING_GAP_PX + width / 2)
    outer = rect.inflate(2 * reach, 2 * reach)
    edge_px = round(width * look.unit, 2)
    ring = rounded(outer.width, outer.height, look.px(corner) + reach, colour, colour, edge_px, 0.0)
    target.blit(ring, outer.topleft)


@lru_cache(64)
def hatched(width: int, height: int, colour: str, step: int) -> pygame.Surface:
    """Slanted lines: the part of a scale that is not yours."""
    lines = "".join(f"M{x} {height + 2}L{x + height + 4} -2" for x in range(-height - 4, width, max(4, step)))
    return raster(width, height, f'<path d="{lines}" stroke="{colour}" stroke-width="{max(1.5, step / 4):.1f}"/>')
