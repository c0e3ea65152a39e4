"""Cards, shadows, rings and hatching: drawn once as a small tile, then laid at any size.

Corners come from an anti-aliased tile, edges from strips that were stretched from it once, and the middle is one
colour. So a card of any size costs a few copies, no drawing, and no memory of its own: only its tile and strips are
kept. Nothing here blurs in a frame: a shadow's tile is blurred once.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final, NamedTuple

import pygame

from cxsim.game.theme.colour import rgb
from cxsim.game.theme.kept import Kept, keeps
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster, ready

SHADOW = "#1d1430"
RING_PX, RING_GAP_PX, RING_BED_PX = 3.5, 4.0, 7.5
"""Width of the focus ring, its distance from the control, and the width of the white bed under it."""


STRIP_PX: Final = 128
"""Length of the strips that edges are laid from."""


class _Slices(NamedTuple):
    """A square tile, the edges between its corners as strips, and a patch of its middle unless that is clear."""

    tile: pygame.Surface
    top: pygame.Surface
    bottom: pygame.Surface
    left: pygame.Surface
    right: pygame.Surface
    patch: pygame.Surface | None


_slices: Kept[tuple[object, ...], _Slices] = Kept("cards", 8)


def _sliced(tile: pygame.Surface, reach: int) -> _Slices:
    """Cut a tile whose outer ``reach`` pixels hold its corners."""
    middle = tile.get_width() // 2
    far = tile.get_width() - reach

    def strip(x: int, y: int, width: int, height: int, size: tuple[int, int]) -> pygame.Surface:
        return pygame.transform.scale(tile.subsurface((x, y, width, height)), size)

    along, down = (STRIP_PX, reach), (reach, STRIP_PX)
    return _Slices(tile, strip(middle, 0, 1, reach, along), strip(middle, far, 1, reach, along),
                   strip(0, middle, reach, 1, down), strip(far, middle, reach, 1, down),
                   _patch(tile.get_at((middle, middle))))


def _patch(colour: pygame.Color) -> pygame.Surface | None:
    """A piece of one colour; a solid one is copied, which takes a quarter of the time that filling does."""
    if not colour.a:
        return None
    patch = ready(pygame.Surface((STRIP_PX, STRIP_PX), pygame.SRCALPHA))
    patch.fill(colour)
    return patch.convert() if colour.a == 255 and pygame.display.get_surface() else patch


def _lay(target: pygame.Surface, slices: _Slices, reach: int, rect: pygame.Rect, has_middle: bool = True) -> None:
    """Draw a tile at any size: what is too small for its corners shows their outer parts."""
    x, y, width, height = rect
    side = slices.tile.get_width()
    left, top = min(reach, width // 2), min(reach, height // 2)
    right, low = x + width - left, y + height - top
    blit, tile = target.blit, slices.tile
    blit(tile, (x, y), (0, 0, left, top))
    blit(tile, (right, y), (side - left, 0, left, top))
    blit(tile, (x, low), (0, side - top, left, top))
    blit(tile, (right, low), (side - left, side - top, left, top))
    for at in range(x + left, right, STRIP_PX):
        part = min(STRIP_PX, right - at)
        blit(slices.top, (at, y), (0, 0, part, top))
        blit(slices.bottom, (at, low), (0, reach - top, part, top))
    for at in range(y + top, low, STRIP_PX):
        part = min(STRIP_PX, low - at)
        blit(slices.left, (x, at), (0, 0, left, part))
        blit(slices.right, (right, at), (reach - left, 0, left, part))
    if slices.patch is not None and has_middle:
        for at in range(x + left, right, STRIP_PX):
            for down in range(y + top, low, STRIP_PX):
                blit(slices.patch, (at, down), (0, 0, right - at, low - down))


def _card(corner: int, fill: str, line: str, edge_px: float, fill_opacity: float) -> _Slices:
    key = (corner, fill, line, edge_px, fill_opacity)
    slices = _slices.get(key)
    if slices is None:
        side = 2 * corner + 3
        tile = raster(side, side, _body(side, side, corner, fill, line, edge_px, fill_opacity))
        slices = _slices.keep(key, _sliced(tile, corner))
    return slices


def _shadow(corner: int, blur: int, opacity: int) -> _Slices:
    key = (corner, blur, opacity)
    slices = _slices.get(key)
    if slices is None:
        side = 2 * corner + 3 + 4 * blur
        tile = pygame.Surface((side, side), pygame.SRCALPHA)
        tile.fill((*rgb(SHADOW), 0))
        body = pygame.Rect(2 * blur, 2 * blur, side - 4 * blur, side - 4 * blur)
        pygame.draw.rect(tile, (*rgb(SHADOW), opacity), body, border_radius=corner)
        tile = ready(pygame.transform.gaussian_blur(tile, blur))
        slices = _slices.keep(key, _sliced(tile, corner + 2 * blur))
    return slices


def draw_rounded(
    target: pygame.Surface, rect: pygame.Rect, corner: int, fill: str, line: str = "", edge_px: float = 1.5,
    fill_opacity: float = 1.0,
) -> None:
    """Draw a rounded rectangle in pixels of the window; ``line`` may be empty."""
    corner = max(1, min(corner, rect.width // 2, rect.height // 2))
    if corner < round(edge_px) + 1 or min(rect.size) < 2 * corner:
        target.blit(_whole(rect.width, rect.height, corner, fill, line, edge_px, fill_opacity), rect.topleft)
    else:
        _lay(target, _card(corner, fill, line, edge_px, fill_opacity), corner, rect)


@keeps("bars", 2)
def rounded(
    width: int, height: int, corner: int, fill: str, line: str = "", edge_px: float = 1.5, fill_opacity: float = 1.0
) -> pygame.Surface:
    """The same as a picture of its own: for bars, that are small; what is large is better drawn than kept."""
    picture = ready(pygame.Surface((width, height), pygame.SRCALPHA))
    draw_rounded(picture, picture.get_rect(), corner, fill, line, edge_px, fill_opacity)
    return picture


@keeps("small cards", 2)
def _whole(
    width: int, height: int, corner: int, fill: str, line: str, edge_px: float, fill_opacity: float
) -> pygame.Surface:
    return raster(width, height, _body(width, height, corner, fill, line, edge_px, fill_opacity))


def _body(
    width: int, height: int, corner: int, fill: str, line: str, edge_px: float, fill_opacity: float
) -> str:
    """SVG of a rounded rectangle with its edge inside."""
    inset = edge_px / 2 if line else 0.0
    stroke = f'stroke="{line}" stroke-width="{edge_px}"' if line else ""
    radius = max(0.0, min(corner, width / 2, height / 2) - inset)
    return (
        f'<rect x="{inset}" y="{inset}" width="{max(0.1, width - 2 * inset)}" '
        f'height="{max(0.1, height - 2 * inset)}" rx="{radius}" fill="{fill}" '
        f'fill-opacity="{fill_opacity:.3f}" {stroke}/>'
    )


DASH_PX, DASH_GAP_PX = 7.0, 5.0
"""Length of a dash and of the gap after it, in edge widths of 1.5 pixels at 720 lines."""


@keeps("dashed cards", 4)
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
        bend = max(1, min(radius, rect.width // 2, rect.height // 2))
        cast = rect.inflate(4 * blur, 4 * blur).move(0, blur // 2)
        is_hidden = opacity == 1.0 and bend >= blur // 2  # the card covers all of the middle
        _lay(target, _shadow(bend, blur, shadow), bend + 2 * blur, cast, has_middle=not is_hidden)
    edge_px = (edge or look.tokens.edge) * look.unit
    draw_rounded(target, rect, radius, fill, line, round(edge_px, 2), opacity)


def ring_reach(look: Look) -> int:
    """How far a focus ring stands out of its control, in pixels: leave that much room round it."""
    return look.px(RING_GAP_PX + RING_BED_PX / 2)


def draw_focus(target: pygame.Surface, look: Look, rect: pygame.Rect, corner: float = 14) -> None:
    """Draw the focus ring round ``rect``: on a white bed in rooms, with a black gap in high contrast."""
    if not look.high_contrast:
        _ring(target, look, rect, corner, "#ffffff", RING_BED_PX)
    _ring(target, look, rect, corner, look.tokens.focus, RING_PX)


def draw_pointer(target: pygame.Surface, look: Look, rect: pygame.Rect, corner: float = 14) -> None:
    """Draw a ring round what somebody points at: of brass on a dark bed, so that no focus looks like it."""
    _ring(target, look, rect, corner, look.tokens.deep, RING_BED_PX)
    _ring(target, look, rect, corner, look.tokens.brass, RING_PX)


def _ring(target: pygame.Surface, look: Look, rect: pygame.Rect, corner: float, colour: str, width: float) -> None:
    reach = look.px(RING_GAP_PX + width / 2)
    outer = rect.inflate(2 * reach, 2 * reach)
    edge_px = round(width * look.unit, 2)
    draw_rounded(target, outer, look.px(corner) + reach, colour, colour, edge_px, 0.0)


@keeps("hatching", 1)
def hatched(width: int, height: int, colour: str, step: int) -> pygame.Surface:
    """Slanted lines: the part of a scale that is not yours."""
    lines = "".join(f"M{x} {height + 2}L{x + height + 4} -2" for x in range(-height - 4, width, max(4, step)))
    return raster(width, height, f'<path d="{lines}" stroke="{colour}" stroke-width="{max(1.5, step / 4):.1f}"/>')


def draw_chosen_bar(
    target: pygame.Surface, look: Look, rect: pygame.Rect, side: float, ends: float, colour: str = ""
) -> None:
    """Draw the bar at the left edge of what is chosen; ``side`` and ``ends`` from the edges, pixels at 720 lines."""
    width, inset = look.px(6), look.px(ends)
    bar = rounded(width, max(1, rect.height - 2 * inset), width // 2, colour or look.tokens.act)
    target.blit(bar, (rect.x + look.px(side), rect.y + inset))
