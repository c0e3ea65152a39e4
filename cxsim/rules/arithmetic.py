"""Arithmetic that rules share. No claims here."""

from __future__ import annotations

import math


def clamp(x: float, low: float, high: float) -> float:
    """``x`` kept between ``low`` and ``high``."""
    if x < low:
        return low
    if x > high:
        return high
    return x


def logistic(x: float) -> float:
    """1 / (1 + exp(-x)), kept to the range where it is not 0 or 1, so that engines agree."""
    if x < -30.0:
        x = -30.0
    elif x > 30.0:
        x = 30.0
    return 1.0 / (1.0 + math.exp(-x))


def logit(prob: float) -> float:
    """Inverse of `logistic`, with ``prob`` kept within 1e-9 of 0 and 1."""
    prob = clamp(prob, 1e-9, 1.0 - 1e-9)
    return math.log(prob / (1.0 - prob))


def fade(amount: float, weeks: float, half_life_weeks: float) -> float:
    """What is left of ``amount`` after some weeks of exponential forgetting."""
    return amount * math.exp(-0.6931471805599453 * weeks / half_life_weeks)


def approach(level: float, target: float, weeks: float, time_weeks: float) -> float:
    """First-order approach of ``level`` to ``target`` over some weeks; exact for any step."""
    return target + (level - target) * math.exp(-weeks / time_weeks)


def to_cents(usd: float) -> int:
    """Money as whole cents, halves away from zero."""
    return math.floor(usd * 100.0 + 0.5) if usd >= 0.0 else -math.floor(-usd * 100.0 + 0.5)
