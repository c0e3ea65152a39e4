"""The clock of small life: easing, breath, blinks, steam, pulses; still when motion is reduced.

Everything here is a function of the seconds that a scene has lasted, so that a scripted scene shows the same
picture at the same moment.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from cxsim.game.theme.colour import clamp
from cxsim.rules.draws import purpose_key, uniform

BREATH_S, BREATH_PX = 3.0, 2.0
BLINK_S, LEAST_BLINK_GAP_S, MOST_BLINK_GAP_S = 0.12, 3.0, 6.0
PULSE_S, STEAM_S = 1.6, 4.0
EXPRESSION_S, GAZE_S, STEP_UP_S, CARD_IN_S, CARD_OUT_S = 0.4, 0.15, 0.5, 0.18, 0.12
SPEECH_PER_S: Final = 40.0
"""Characters that a speaker says in a second."""
BLINK_PURPOSE: Final = 1100
"""Of the draws of blinks; beyond those of looks and far from the model's."""


def eased(share: float) -> float:
    """Slow at both ends: 0 at 0, 1 at 1."""
    share = clamp(share)
    return share * share * (3.0 - 2.0 * share)


@dataclass
class Ease:
    """A number on its way to another.

    Attributes
    ----------
    value
        Where it is now.
    """

    value: float
    duration_s: float
    _start: float = 0.0
    _end: float = 0.0
    _passed_s: float = 0.0

    def __post_init__(self) -> None:
        self._start = self._end = self.value
        self._passed_s = self.duration_s

    def to(self, end: float, at_once: bool = False) -> None:
        """Set off for another number; ``at_once`` where motion is reduced."""
        self._start, self._end = (end if at_once else self.value), end
        self._passed_s = self.duration_s if at_once else 0.0
        self.value = self._start

    def update(self, dt_s: float) -> None:
        """Let time pass."""
        self._passed_s = min(self.duration_s, self._passed_s + dt_s)
        share = self._passed_s / self.duration_s if self.duration_s else 1.0
        self.value = self._start + (self._end - self._start) * eased(share)

    @property
    def is_there(self) -> bool:
        """Whether it has arrived."""
        return self._passed_s >= self.duration_s


@dataclass(frozen=True)
class Motion:
    """What moves at one moment of a scene.

    Parameters
    ----------
    now_s
        Seconds since the scene began.
    reduced
        No breath, blink, steam or pulse: everything stands as at its middle.
    """

    now_s: float
    reduced: bool = False

    def breath_px(self, who: int) -> float:
        """How far a chest is raised, in pixels at 720 lines, 0 to `BREATH_PX`; each person in their own time."""
        if self.reduced:
            return 0.0
        phase = uniform(purpose_key(BLINK_PURPOSE, 1, 0), who, 0)
        return BREATH_PX * 0.5 * (1.0 - math.cos(2.0 * math.pi * (self.now_s / BREATH_S + phase)))

    def blink(self, who: int) -> float:
        """How far the lids of somebody are closed, 0 to 1."""
        if self.reduced:
            return 0.0
        key = purpose_key(BLINK_PURPOSE, 0, 0)
        gap = LEAST_BLINK_GAP_S + (MOST_BLINK_GAP_S - LEAST_BLINK_GAP_S) * uniform(key, who, 0)
        since = (self.now_s + gap * uniform(key, who, 1)) % gap
        return math.sin(math.pi * since / BLINK_S) if since < BLINK_S else 0.0

    def pulse(self, period_s: float = PULSE_S) -> float:
        """A slow swelling from 0 to 1 and back; a half where motion is reduced."""
        if self.reduced:
            return 0.5
        return 0.5 * (1.0 - math.cos(2.0 * math.pi * self.now_s / period_s))
