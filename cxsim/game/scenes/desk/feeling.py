"""Faces that move: from what somebody feels to a mood, eased, and a mouth that speaks.

Everything here is a function of time and numbers, so a scene can be played again picture by picture.
"""

from __future__ import annotations

import math
from typing import Final

from cxsim.game.motion import EXPRESSION_S, eased
from cxsim.game.people.mood import NEUTRAL, Mood
from cxsim.game.theme.colour import clamp

EXPRESSION_STEPS: Final = 8
"""An expression is eased in so many pictures, each of which costs a few milliseconds once."""
TALK_S: Final = 0.09
"""How long the mouth keeps one shape while speaking."""
VOWELS: Final = set("aeiouyäöüáàâéèêíîóôúåæø")
OPEN, HALF_OPEN = 0.6, 0.3
SAID_SHARE: Final = 0.6
"""How much of a face, after a line, still is what was said with it."""


def mood_of(mood_sd: float, trust: float) -> Mood:
    """The face that goes with a mood in SD from neutral: continuous, and through the words of role-plays.

    About −1.2 SD is angry, −0.4 uneasy, +0.5 relieved and +1.2 glad; a low mood is awake, a mild one quiet.
    """
    valence = math.tanh(mood_sd)
    low, high = max(0.0, -valence), max(0.0, valence)
    return Mood(valence, clamp(0.33 + 0.66 * low**1.5 + 0.35 * high**3), clamp(trust))


def after_words(felt: Mood, said: Mood | None) -> Mood:
    """The face of somebody who has just spoken and now listens: it still carries what was said."""
    return felt if said is None else felt.towards(said, SAID_SHARE)


class Expression:
    """A mood that goes towards another over `EXPRESSION_S`, in few steps."""

    def __init__(self, mood: Mood = NEUTRAL) -> None:
        self._from = self._to = mood
        self._passed_s = EXPRESSION_S

    @property
    def target(self) -> Mood:
        """Where it goes."""
        return self._to

    def turn_to(self, mood: Mood, at_once: bool = False) -> None:
        """Go towards another mood from wherever it is now; ``at_once`` for reduced motion."""
        if mood == self._to and not at_once:
            return
        self._from = mood if at_once else self.now
        self._to = mood
        self._passed_s = EXPRESSION_S if at_once else 0.0

    def update(self, dt_s: float) -> None:
        """Let time pass."""
        self._passed_s = min(EXPRESSION_S, self._passed_s + dt_s)

    @property
    def now(self) -> Mood:
        """The mood of this moment."""
        if self._passed_s >= EXPRESSION_S:
            return self._to
        share = math.floor(EXPRESSION_STEPS * self._passed_s / EXPRESSION_S) / EXPRESSION_STEPS
        return self._from.towards(self._to, eased(share))


def mouth(text: str, shown: int, now_s: float) -> float:
    """How far the mouth is open while the character at ``shown`` is spoken: vowels open it, a space closes it."""
    if not 0 < shown < len(text):
        return 0.0
    at = shown - shown % 2 if int(now_s / TALK_S) % 2 else shown
    sound = text[min(at, len(text) - 1)].lower()
    return OPEN if sound in VOWELS else HALF_OPEN if sound.isalpha() else 0.0
