"""Light on a drawn figure: the room's tint over all of it and a thin rim along the lit edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from cxsim.game.theme.colour import mix, rgb
from cxsim.game.theme.tokens import warmth_step


@dataclass(frozen=True)
class Light:
    """How a room lights people: a tint that multiplies, and a rim along the right and upper edges."""

    tint: str
    rim: str
    rim_opacity: int
    """0 to 255."""


DAYLIGHT = Light("#ffffff", "#ffffff", 0)
"""No tint and no rim: sheets, cards and the inbox's small heads."""
BACKDROP: Final = "#717887"
"""Behind people in a frame, in high contrast: dark and light hair and skin all stand off."""


def room_light(warmth: float) -> Light:
    """Light of a room of some warmth, 0 to 1; skin keeps its hue, only light changes."""
    warmth = warmth_step(warmth)
    rim_opacity = round(80 + 60 * warmth)
    return Light(mix("#d6dae3", "#fff2dd", warmth), mix("#e6eef7", "#ffe9b8", warmth), rim_opacity)


def tinted(surface: pygame.Surface, light: Light) -> pygame.Surface:
    """A copy of ``surface`` under the tint of ``light``."""
    copy = surface.copy()
    if light.tint != "#ffffff":
        copy.fill((*rgb(light.tint), 255), special_flags=pygame.BLEND_RGBA_MULT)
    return copy


def rim(shape: pygame.Surface, light: Light, right_px: int, down_px: int) -> pygame.Surface:
    """The lit edge of ``shape`` alone, on a clear surface of the same size.

    Parameters
    ----------
    shape
        A surface whose opacity is the silhouette.
    right_px, down_px
        Width of the rim on the right-hand and the upper edge.
    """
    edge = shape.copy()
    edge.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
    inner = edge.copy()
    edge.blit(inner, (-right_px, down_px), special_flags=pygame.BLEND_RGBA_SUB)
    edge.fill((*rgb(light.rim), 0), special_flags=pygame.BLEND_RGBA_MAX)
    edge.fill((*rgb(light.rim), light.rim_opacity), special_flags=pygame.BLEND_RGBA_MULT)
    return edge


def lit(surface: pygame.Surface, light: Light, rim_px: int = 2) -> pygame.Surface:
    """``surface`` as it looks in a room: tinted, with a rim."""
    result = tinted(surface, light)
    if light.rim_opacity:
        result.blit(rim(surface, light, rim_px, max(1, rim_px // 2)), (0, 0))
    return result
