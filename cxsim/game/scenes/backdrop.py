"""A room behind cards: out of focus and dimmed, drawn once."""

from __future__ import annotations

import pygame

from cxsim.game.rooms.catalogue import room
from cxsim.game.rooms.room import View
from cxsim.game.scene import House, StageScene
from cxsim.game.theme.colour import mix
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster

SMALLER = 6
"""The room is drawn this much smaller and stretched: softness without blurring."""
VEIL = 150


class Backdrop:
    """A soft picture of a room of a kind and warmth, for one window."""

    def __init__(self, size: tuple[int, int], warmth: float, kind: str = "hotel") -> None:
        self.size = size
        small = (max(2, size[0] // SMALLER), max(2, size[1] // SMALLER))
        place, view = room(kind, warmth), View(*small)
        drawn = pygame.Surface(small)
        for layer in (place.back, place.desk, place.light):
            drawn.blit(raster(*small, layer, view.box()), (0, 0))
        picture = pygame.transform.smoothscale(pygame.transform.box_blur(drawn, 1), size)
        veil = pygame.Surface(size)
        veil.fill(mix("#222b38", "#3a2733", warmth))
        veil.set_alpha(VEIL)
        picture.blit(veil, (0, 0))
        self._picture = picture.convert() if pygame.display.get_surface() else picture

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw it; black in high contrast."""
        if look.high_contrast:
            target.fill("#000000")
        else:
            target.blit(self._picture, (0, 0))


class BackdropScene(StageScene):
    """Cards before the house out of focus."""

    def __init__(self, house: House) -> None:
        self._backdrop = Backdrop(house.size, 1.0)
        super().__init__(house)

    def paint_behind(self, target: pygame.Surface) -> None:
        """The house, out of focus."""
        self._backdrop.draw(target, self.look)

    def resize(self) -> None:
        """Take another window, look or language."""
        if self._backdrop.size != self.house.size:
            self._backdrop = Backdrop(self.house.size, 1.0)
        super().resize()
