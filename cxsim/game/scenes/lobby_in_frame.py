"""The title's people in high contrast: no hall, which would be in the way of words, but themselves, in a frame."""

from __future__ import annotations

import pygame

from cxsim.game.scenes.lobby import RUG, Lobby
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.light import BACKDROP
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster

AIR, EDGE, LEAST_WIDTH = 24, 12, 260
"""Left and right of the frame, and a width below which there is none, in pixels at 720 lines."""
TOP, FOOT = 170, 24
"""Free above and below it: nobody's head is higher than that."""


class LobbyInFrame(Lobby):
    """Staff, guests and their counter on a plain ground, right of the menu; nobody where there is no room.

    Parameters
    ----------
    left
        How many pixels at the left are covered by the menu.
    """

    def __init__(self, size: tuple[int, int], left: int, look: Look) -> None:
        super().__init__(size, left)
        begins = left + look.px(AIR)
        self._covered_px = begins + look.px(40)
        frame = pygame.Rect(begins, look.px(TOP), size[0] - begins - look.px(EDGE),
                            size[1] - look.px(TOP) - look.px(FOOT))
        self.back.fill("#000000")
        if frame.width < look.px(LEAST_WIDTH):
            self._window = pygame.Rect(0, 0, 0, 0)
            return
        draw_card(self.back, look, frame, BACKDROP, look.tokens.line, 16, shadow=0)
        edge = look.px(look.tokens.edge)
        self._window = frame.inflate(-2 * edge, -2 * edge)
        self.back.set_clip(self._window)
        self.back.blit(self._counter, (0, 0))
        self.back.blit(raster(*size, RUG, self.view.box()), (0, 0))
        self.back.set_clip(None)

    @property
    def people(self) -> int:
        """How many people are in view."""
        return super().people if self._window.width else 0

    def draw(self, target: pygame.Surface) -> None:
        """Draw the frame and who is in it."""
        target.blit(self.back, (0, 0))
        if not self._window.width:
            return
        before = target.get_clip()
        target.set_clip(self._window.clip(before))
        super().draw(target)
        target.set_clip(before)
