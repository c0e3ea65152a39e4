"""How a policy feels in a room: its levers and the trust that has grown under it, as one number.

It says how it feels to stand there, not which policy is right; what a policy saves or costs is the model's to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cxsim.game.theme.tokens import WARMTH_STEPS, warmth_step
from cxsim.live.observation import Caption
from cxsim.rules.arithmetic import clamp
from cxsim.rules.levers import Levers

TRUST_SHARE: Final = 0.35
"""How much of a room's warmth is trust that has grown; the rest is what the levers promise. Art, not model."""


def warmth_of_levers(levers: Levers) -> float:
    """0 (cold) to 1 (warm): standing behind people, freedom and thanks warm a room; watching and punishing cool it.

    Parameters
    ----------
    levers
        A policy. Levers about money, customers' ways in and hiring do not show in a room.
    """
    warm = (
        levers.support + levers.discretion + levers.recognition + levers.attitude + levers.information
    ) / 5.0
    cold = (
        levers.monitoring
        + levers.script
        + levers.weight_speed
        + clamp((levers.punish_deserved_per_4wk + levers.punish_undeserved_per_4wk) * 2.0, 0.0, 1.0)
        + levers.punish_visibility * clamp(4.0 * levers.punish_undeserved_per_4wk, 0.0, 1.0)
    ) / 5.0
    return clamp(0.5 + 0.75 * (warm - cold), 0.0, 1.0)


def room_warmth(levers: Levers, trust: float | None = None) -> float:
    """Warmth of a room under a policy, where trust has come to stand at ``trust`` (0 to 1; None: nobody knows yet)."""
    told = warmth_of_levers(levers)
    return told if trust is None else clamp((1.0 - TRUST_SHARE) * told + TRUST_SHARE * trust, 0.0, 1.0)


STEP_MIN: Final = 8.0
"""A room changes by one step in so many minutes of the clock at most: nobody sees it happen."""

SAID_ALOUD: Final = {
    "praised": 0.04, "asked_time": -0.01, "asked_script": -0.01, "reproved_time": -0.05, "reproved_script": -0.05,
    "reproved_for_nothing": -0.05, "reproved_in_good_faith": -0.05, "called_in": -0.05,
}
"""What a word of the supervisor does to the room for the rest of the day, where everybody hears it. Art, not model."""

MOST_SAID_ALOUD: Final = 0.15


class RoomWarmth:
    """Warmth of a room during a shift: follows who works there and how they feel, and what is said aloud, slowly.

    Attributes
    ----------
    now
        0 (cold) to 1 (warm), in steps of a twentieth after the first.
    """

    def __init__(self, levers: Levers, trust: float | None, clock_min: float) -> None:
        self._levers = levers
        self.now = room_warmth(levers, trust)
        self._changed_min = clock_min
        self._said_aloud = 0.0

    def follow(self, trust: float | None, news: Iterable[Caption], clock_min: float) -> float:
        """Take a new look at the shift; returns the warmth from now on."""
        for each in news:
            self._said_aloud += SAID_ALOUD.get(each.key, 0.0) * each.value  # by the share of people who hear it
        self._said_aloud = clamp(self._said_aloud, -MOST_SAID_ALOUD, MOST_SAID_ALOUD)
        aim = clamp(room_warmth(self._levers, trust) + self._said_aloud, 0.0, 1.0)
        self._changed_min = min(self._changed_min, clock_min)  # the shift may have been rewound
        if abs(aim - self.now) >= 1.0 / WARMTH_STEPS and clock_min - self._changed_min >= STEP_MIN:
            self._changed_min = clock_min
            step = 1.0 / WARMTH_STEPS if aim > self.now else -1.0 / WARMTH_STEPS
            self.now = warmth_step(clamp(self.now + step, 0.0, 1.0))
        return self.now
