"""How a customer's face looks: from the mood that the rules give him to valence, arousal and trust. Scores nothing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cxsim.live.observation import Feelings
from cxsim.roleplay.vocabulary import mood_shown
from cxsim.rules import appraisal
from cxsim.rules.arithmetic import clamp
from cxsim.rules.parameters import Parameters

if TYPE_CHECKING:
    from cxsim.model.entities import Case

CALM_AROUSAL: Final = 0.35
TRUST_PER_REPEAT: Final = 0.12
TRUST_PER_BROKEN_PROMISE: Final = 0.2
"""How the past of a case shows in trust; assumed, for the face alone."""


def feelings(mood: float, case: Case, *, impatience: float = 0.0) -> Feelings:
    """A mood in SD as a face shows it.

    Parameters
    ----------
    impatience
        0 to 1: how much of the patience is used up.
    """
    mood = clamp(mood, -3.0, 3.0)
    valence = math.tanh(0.75 * mood)
    anger = max(0.0, -valence)
    arousal = clamp(CALM_AROUSAL + 0.45 * anger + 0.25 * max(0.0, valence) + 0.3 * impatience * anger, 0.0, 1.0)
    past = TRUST_PER_REPEAT * max(0, case.contacts - 1) + TRUST_PER_BROKEN_PROMISE * case.broken_promises
    trust = clamp(0.5 + 0.15 * case.customer.satisfaction + 0.3 * valence - past, 0.0, 1.0)
    return Feelings(mood, mood_shown(mood), valence, arousal, trust)


def mood_waiting(case: Case, waited_min: float, *, written: bool, p: Parameters) -> float:
    """Mood of somebody who waits, SD: what has stayed of the case so far, less what all the waiting costs."""
    scale = p.written_wait_scale_min if written else p.wait_scale_min
    felt = case.moment_extreme if case.moments else 0.0
    return clamp(felt - appraisal.wait_cost(case.wait_min + waited_min, scale, p), -3.0, 3.0)


def mood_after(csat: float) -> float:
    """Satisfaction in SD behind a score from 1 to 5: `cxsim.rules.appraisal.csat` turned round, within 3 SD."""
    low, high = -3.0, 3.0
    for _ in range(40):
        middle = 0.5 * (low + high)
        if appraisal.csat(middle) < csat:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)
