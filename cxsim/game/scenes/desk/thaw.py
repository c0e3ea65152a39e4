"""A room that grows warmer or colder while somebody stands in it: drawn elsewhere meanwhile, then faded in.

Baking a room takes longer than a frame, so it is done in a thread. The picture is not mixed anew in every frame: a fade
is a handful of pictures, each made once and shown for a while.
"""

from __future__ import annotations

from threading import Thread
from typing import Final

import pygame

from cxsim.game.rooms.catalogue import room
from cxsim.game.rooms.room import BakedRoom
from cxsim.game.theme.tokens import warmth_step

BAKES_S: Final = 2.0
"""The new room is taken so long after it was asked for, so that a script that is played twice shows the same."""

FADES_S: Final = 4.0
FADE_STEPS: Final = 8


class Thaw:
    """Brings a baked room to another warmth.

    Parameters
    ----------
    baked
        The room; its picture changes, the light on people stays as it was when they came in.
    place
        Kind of room.
    """

    def __init__(self, baked: BakedRoom, place: str, warmth: float) -> None:
        self._baked = baked
        self._place = place
        self._step = warmth_step(warmth)
        self._work: Thread | None = None
        self._made: list[BakedRoom] = []
        self._since_s = 0.0
        self._before: pygame.Surface | None = None
        self._mixed: tuple[int, pygame.Surface] | None = None

    def ask(self, warmth: float) -> None:
        """Have the room be of this warmth soon; nothing while another change is under way."""
        step = warmth_step(warmth)
        if step == self._step or self._work is not None or self._before is not None:
            return
        self._step, self._since_s = step, 0.0
        self._work = Thread(target=self._bake, args=(step,), daemon=True)
        self._work.start()

    def _bake(self, step: float) -> None:
        self._made.append(BakedRoom(room(self._place, step), self._baked.view))

    def update(self, dt_s: float) -> bool:
        """Let time pass; returns whether the room has just been changed, and its people want to be seated anew."""
        self._since_s += dt_s
        if self._work is not None and self._since_s >= BAKES_S:
            self._work.join()
            self._work, self._since_s = None, 0.0
            if not self._made:  # could not be drawn: the room stays as it is
                return False
            self._before = self._baked.back.copy()
            self._baked.take_over(self._made.pop())
            return True
        if self._before is not None and self._since_s >= FADES_S:
            self._before = self._mixed = None
        return False

    def draw_back(self, target: pygame.Surface) -> None:
        """Draw everything behind the queue, on its way from one warmth to the other."""
        if self._before is None:
            self._baked.draw_back(target)
            return
        step = min(FADE_STEPS, 1 + int(FADE_STEPS * self._since_s / FADES_S))
        if self._mixed is None or self._mixed[0] != step:
            picture = self._baked.back.copy()
            self._before.set_alpha(255 - round(255 * step / FADE_STEPS))
            picture.blit(self._before, (0, 0))
            self._mixed = (step, picture)
        target.blit(self._mixed[1], (0, 0))
