"""How a policy feels in a room: its levers and the trust that has grown under it, as one number.

It says how it feels to stand there, not which policy is right; what a policy saves or costs is the model's to say.
"""

from __future__ import annotations

from typing import Final

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
