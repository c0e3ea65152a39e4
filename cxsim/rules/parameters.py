"""Every behavioural number of the model: unit, default, range, source, strength. One line, one number.

A company file may override any of them under ``parameters:`` within the range given here. ``kappa`` is the
causal discount: rules multiply by it where an effect rests on correlations. To add a parameter, add a field
here and use it in a rule; a test fails if a field is never read.

Marks in ``source``: *seen* (the figure was read at its source), *seen-2nd* (on a secondary page), *remembered*,
*assumed* (a modelling choice: sweep it).
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from cxsim.rules.rule import Strength


class Param(NamedTuple):
    """Unit, lowest and highest plausible value, evidence section, source and strength of one parameter."""

    unit: str
    low: float
    high: float
    section: str
    source: str
    strength: Strength


class Parameters(NamedTuple):
    """All behavioural parameters with their defaults; see `Param` of each field."""

    # --- how far correlations are trusted
    kappa: Annotated[float, Param(
        "1", 0.0, 1.0, "0.1", "Causal discount on correlational effects, 0.3 to 0.8 plausible; assumed", "assumption")] = 0.5

    # --- A: service times, patience, retrials, resolution
    agent_speed_sigma: Annotated[float, Param(
        "log SD", 0.0, 0.30, "A2", "Ibrahim et al. 2016; Gans et al. 2010 (form seen, size assumed)", "moderate")] = 0.18
    patience_early_hazard: Annotated[float, Param(
        "x base hazard", 0.0, 3.0, "A3", "Brown et al. 2005 (peaks seen, size assumed)", "assumption")] = 1.0
    patience_early_s: Annotated[float, Param(
        "s", 1.0, 60.0, "A3", "Decay of the early impatience; assumed", "assumption")] = 10.0
    redial_prob: Annotated[float, Param(
        "1", 0.0, 0.80, "A4", "Share who try again after abandoning; assumed", "assumption")] = 0.55
    redial_delay_mean_min: Annotated[float, Param(
        "min", 5.0, 240.0, "A4", "assumed", "assumption")] = 30.0
    max_tries: Annotated[float, Param(
        "tries", 1.0, 8.0, "A4", "Tries to get through in one contact; assumed", "assumption")] = 4.0
