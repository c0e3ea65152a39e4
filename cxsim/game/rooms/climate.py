"""What warmth does to a room: every colour mixes, every object comes or goes at its own point on the way.

The cold room is not an ugly room; it is one where numbers hang where letters could. What a policy saves or
costs is for the model to say.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.game.theme.colour import clamp, mix
from cxsim.game.theme.tokens import warmth_step

LEFT, RIGHT, WIDTH = -320, 1600, 1920
"""Rooms are drawn this far to both sides of a 1280 × 720 picture, so that wide windows show room, not bars."""
WALL_BOTTOM = 407
FLOOR_TOP = 406


@dataclass(frozen=True)
class Tones:
    """Colours of a room's fixed parts."""

    wall_top: str
    wall_bottom: str
    wainscot: str
    floor_far: str
    floor_near: str
    frame: str
    counter: str
    counter_front: str
    metal: str
    cloth: str
    """Uniform of the staff."""


@dataclass(frozen=True)
class Climate:
    """A room's tones at one warmth, 0 (cold) to 1 (warm)."""

    warmth: float
    tones: Tones

    def mixed(self, cold: str, warm: str) -> str:
        """A colour between its two ends."""
        return mix(cold, warm, self.warmth)

    def rising(self, start: float = 0.0, full: float = 1.0) -> float:
        """How far something warm is there: 0 below warmth ``start``, 1 from ``full`` on."""
        return clamp((self.warmth - start) / (full - start))

    def falling(self, gone: float = 1.0, full: float = 0.0) -> float:
        """How far something cold is there: 1 up to warmth ``full``, 0 from ``gone`` on."""
        return clamp((gone - self.warmth) / (gone - full))

    def count(self, most: int, start: float = 0.0) -> int:
        """How many of ``most`` warm things are there."""
        return round(most * self.rising(start))


def climate(warmth: float, cold: Tones, warm: Tones) -> Climate:
    """The climate of a room whose tones run from ``cold`` to ``warm``."""
    share = warmth_step(warmth)
    names = Tones.__dataclass_fields__
    return Climate(share, Tones(*(mix(getattr(cold, name), getattr(warm, name), share) for name in names)))


WARM_HALL = Tones(
    "#e6c99f", "#f6e6cb", "#2f655b", "#d8b283", "#b98a5b", "#8a5a36", "#a8693d", "#5a3827", "#d99f3c", "#2c5f58",
)
COLD_HALL = Tones(
    "#8f9bab", "#b4bec9", "#66748a", "#8a97a6", "#66727f", "#5d6a79", "#7c8896", "#3b4656", "#97a3b0", "#43576b",
)
