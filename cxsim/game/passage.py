"""The way from one scene to the next: the old picture darkens while the new scene is made, then the new one comes up.

A scene takes up to half a second to bake. It is made in a thread, so that the window stays alive meanwhile;
nothing else draws then.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from functools import lru_cache

import pygame

from cxsim.game.scene import Scene
from cxsim.game.theme.colour import clamp
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.icons import icon
from cxsim.game.theme.look import Look

OUT_S, IN_S = 0.12, 0.18
PATIENCE_S = 0.45
"""Whoever waits longer is shown that something is under way."""
NIGHT = "#1d1726"


class Passage:
    """One transition.

    Parameters
    ----------
    make
        Makes the new scene; called in a thread.
    before
        The last picture of the old scene, or None for the very first one.
    size
        Of the window.
    fades
        Whether the old picture darkens; else it stands until the new one is there.
    patience
        What whoever waits for long is told.
    """

    def __init__(
        self, make: Callable[[], Scene], before: pygame.Surface | None, look: Look, size: tuple[int, int],
        fades: bool = True, patience: str = "",
    ) -> None:
        self.scene: Scene | None = None
        self.look = look
        self._fades = fades and not look.reduced_motion
        self._size = size
        self._before = before
        self._veil: pygame.Surface | None = None
        self._fault: BaseException | None = None
        self._passed_s = 0.0
        self._shown_s = 0.0
        self._night = "#000000" if look.high_contrast else NIGHT
        self._waiting = _waiting(look, patience) if before is not None else None  # before a thread writes as well
        self._thread = threading.Thread(target=self._make, args=(make,), name="scene", daemon=True)
        self._thread.start()

    def _make(self, make: Callable[[], Scene]) -> None:
        try:
            if self._before is not None:  # nothing may hold up the very first picture
                self.look.fonts.prepare()
            scene = make()
            scene.draw(pygame.Surface(self._size))  # what is drawn once and kept is drawn here, not in a frame
            self.scene = scene
        except BaseException as fault:  # handed to whoever waits
            self._fault = fault

    def wait(self) -> None:
        """Wait until the scene is made."""
        self._thread.join()

    @property
    def is_made(self) -> bool:
        """Whether the new scene is there.

        Raises
        ------
        BaseException
            What went wrong while it was made.
        """
        if self._thread.is_alive():
            return False
        if self._fault is not None:
            raise self._fault
        return self.scene is not None

    def update(self, dt_s: float) -> bool:
        """Let time pass; tell whether the passage is over."""
        self._passed_s += dt_s
        if not self.is_made or (self._passed_s < OUT_S and self._fades):
            return False
        if not self._fades:
            return True
        self._shown_s += dt_s
        return self._shown_s >= IN_S

    def draw(self, target: pygame.Surface) -> None:
        """Draw the moment."""
        if self._shown_s > 0.0 and self.is_made and self.scene is not None:
            self.scene.draw(target)
            self._darken(target, 1.0 - clamp(self._shown_s / IN_S))
            return
        if self._before is None or (self._passed_s >= OUT_S and self._fades):
            target.fill(self._night)
        else:
            target.blit(self._before, (0, 0))
            if self._fades:
                self._darken(target, clamp(self._passed_s / OUT_S))
        if self._passed_s > PATIENCE_S:
            self._draw_patience(target)

    def _darken(self, target: pygame.Surface, share: float) -> None:
        if share <= 0.0:
            return
        if self._veil is None or self._veil.get_size() != target.get_size():
            self._veil = pygame.Surface(target.get_size())
            self._veil.fill(self._night)
        self._veil.set_alpha(round(255 * share))
        target.blit(self._veil, (0, 0))

    def _draw_patience(self, target: pygame.Surface) -> None:
        if self._waiting is None:
            return
        pill, sign, at = self._waiting
        place = pill.get_rect(center=target.get_rect().center)
        swing = 0 if self.look.reduced_motion else round(self.look.px(2) * math.sin(3.0 * self._passed_s))
        target.blit(pill, place)
        target.blit(sign, (place.x + at[0], place.y + at[1] + swing))


@lru_cache(2)
def _waiting(look: Look, words: str) -> tuple[pygame.Surface, pygame.Surface, tuple[int, int]]:
    """A pill with words, an hourglass, and where it stands on the pill."""
    tokens, side, gap, inset = look.tokens, look.em(26), look.px(12), look.px(22)
    said = look.fonts.render(words, Role.BODY, tokens.on_deep)
    width, height = 2 * inset + side + gap + said.get_width(), max(look.target, said.get_height() + look.px(20))
    pill = pygame.Surface((width, height), pygame.SRCALPHA)
    line = tokens.line if look.high_contrast else tokens.line2
    draw_card(pill, look, pill.get_rect(), tokens.deep, line, 24, shadow=0)
    pill.blit(said, said.get_rect(midleft=(inset + side + gap, height // 2)))
    return pill, icon("hourglass", side, tokens.brass), (inset, (height - side) // 2)
