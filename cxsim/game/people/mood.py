"""What moves a face and a body: valence, arousal and trust become channels, channels become posture.

The channels are those of the visual language: anger and sadness share a negative valence by arousal, joy is
positive valence, lift is joy that is awake. Everything is continuous, so a face never jumps from one mood to
another; for drawing, moods are rounded to steps of a twentieth so that pictures can be kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxsim.game.theme.colour import clamp

STEP: Final = 0.05
"""Moods are drawn in steps of this size."""


@dataclass(frozen=True)
class Mood:
    """How somebody feels and what the face does at this moment.

    Parameters
    ----------
    valence
        −1 (awful) to 1 (delighted).
    arousal
        0 (asleep) to 1 (beside oneself).
    trust
        0 to 1.
    blink, talk
        0 to 1: how far the lids are closed, how far speech opens the mouth.
    gaze
        −1 (left) to 1 (right), on top of what trust does.
    """

    valence: float = 0.0
    arousal: float = 0.35
    trust: float = 0.6
    blink: float = 0.0
    talk: float = 0.0
    gaze: float = 0.0

    def stepped(self, step: float = STEP) -> Mood:
        """The nearest mood whose numbers are multiples of ``step`` and within their ranges."""

        def near(value: float, low: float) -> float:
            return round(round(clamp(value, low, 1.0) / step) * step, 4) + 0.0

        return Mood(
            near(self.valence, -1.0), near(self.arousal, 0.0), near(self.trust, 0.0),
            near(self.blink, 0.0), near(self.talk, 0.0), near(self.gaze, -1.0),
        )

    def towards(self, other: Mood, share: float) -> Mood:
        """The mood ``share`` (0 to 1) of the way to ``other``: easing from one expression to the next."""
        pairs = ((self.valence, other.valence), (self.arousal, other.arousal), (self.trust, other.trust),
                 (self.blink, other.blink), (self.talk, other.talk), (self.gaze, other.gaze))
        return Mood(*(start + (end - start) * share for start, end in pairs))

    @property
    def channels(self) -> Channels:
        """Anger, sadness, joy and lift, each 0 to 1."""
        low = max(0.0, -self.valence)
        joy = clamp(self.valence)
        return Channels(
            anger=clamp(low * clamp((self.arousal - 0.2) / 0.6)),
            sadness=clamp(low * clamp((0.7 - self.arousal) / 0.5)),
            joy=joy,
            lift=clamp(joy * clamp((self.arousal - 0.3) / 0.5)),
        )

    @property
    def posture(self) -> Posture:
        """How the mood holds the body."""
        felt = self.channels
        doubt = max(0.0, 0.5 - self.trust) if self.valence < 0.2 else 0.0
        tilt = -3.5 * felt.sadness + 3.2 * felt.joy * self.trust - 5.0 * doubt
        return Posture(
            shoulders=15.0 * felt.anger + 7.0 * clamp(self.arousal - 0.5) - 9.0 * felt.sadness + 3.0 * felt.joy,
            head_down=5.0 * felt.anger + 9.0 * felt.sadness - 5.0 * felt.joy * self.arousal,
            tilt_deg=round(tilt / 2.0) * 2.0,
            lean=round(felt.anger * 2.0) / 2.0,
        )


@dataclass(frozen=True)
class Channels:
    """What the face shows, each 0 to 1."""

    anger: float
    sadness: float
    joy: float
    lift: float


@dataclass(frozen=True)
class Posture:
    """How the body is held, in units of the bust's box (400 × 520).

    ``tilt_deg`` comes in steps of two degrees and ``lean`` in halves, because each needs its own picture of the
    head; ``shoulders`` (up) and ``head_down`` only move pictures.
    """

    shoulders: float = 0.0
    head_down: float = 0.0
    tilt_deg: float = 0.0
    lean: float = 0.0

    @property
    def head_scale(self) -> float:
        """The head comes up to 3 % nearer with anger."""
        return 1.0 + 0.03 * self.lean


FURIOUS: Final = Mood(-0.95, 0.95, 0.10)
WORRIED: Final = Mood(-0.60, 0.30, 0.40)
NEUTRAL: Final = Mood(0.0, 0.35, 0.55)
CONTENT: Final = Mood(0.50, 0.35, 0.75)
DELIGHTED: Final = Mood(0.95, 0.85, 0.95)
