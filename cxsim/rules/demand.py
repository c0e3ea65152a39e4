"""When customers need the firm, and how long they wait for it."""

from __future__ import annotations

import math
from typing import Final

from cxsim.rules.draws import exponential, lognormal, lognormal_sigma, standard_normal
from cxsim.rules.rule import rule

NEWTON_STEPS: Final = 8


@rule("A1", "Oreshkin, Régnard & L'Ecuyer 2016: rate x busyness with mean 1, dependent over days (seen)", "strong")
def day_busyness_z(previous_z: float, u: float, autocorrelation: float) -> float:
    """How busy a day is, as a standard normal score that remembers the day before.

    Parameters
    ----------
    previous_z
        Score of the day before.
    u
        Uniform draw of the day, in (0, 1).
    autocorrelation
        Correlation of one day's score with the next, 0 to 1.

    Notes
    -----
    A stationary AR(1): ``z' = rho z + sqrt(1 - rho^2) e``, so that the spread over days does not depend on rho.
    """
    innovation = math.sqrt(1.0 - autocorrelation * autocorrelation)
    return autocorrelation * previous_z + innovation * standard_normal(u)


@rule("A1", "Brown et al. 2004, Oreshkin et al. 2016: gamma (seen); lognormal in its place (assumed)", "moderate")
def day_busyness(z: float, cv: float) -> float:
    """Factor of a day's demand: lognormal with mean 1 and coefficient of variation ``cv``.

    The literature mixes the Poisson with a gamma. The lognormal has nearly the same shape at these spreads (CV
    0.04 to 0.25) and one closed form from a uniform draw; the inverse of the gamma has none in ``math``, and a
    rule must give the same bits wherever it is compiled.
    """
    sigma = lognormal_sigma(cv)
    return math.exp(sigma * z - 0.5 * sigma * sigma)


@rule("A1", "As `day_busyness`, independent between half hours (assumed)", "moderate")
def slot_busyness(u: float, cv: float) -> float:
    """Factor of a half hour's demand: lognormal with mean 1 and coefficient of variation ``cv``."""
    return lognormal(u, 1.0, lognormal_sigma(cv))


@rule("A1", "Product form of day, half hour, season and busyness (Ibrahim et al. 2016, remembered)", "strong")
def slot_demand(share_of_week: float, season: float, day_factor: float, slot_factor: float) -> float:
    """Demand that falls into one half hour, where a neutral week holds 1.

    Parameters
    ----------
    share_of_week
        Share of a neutral week's demand that the half hour has, from the weekly profile.
    season
        Factor of the week of the year, mean 1.
    day_factor, slot_factor
        Busyness of the day and of the half hour, mean 1.
    """
    return share_of_week * season * day_factor * slot_factor


@rule("A3", "Exponential: Erlang-A, Garnett et al. 2002; early peak: Brown et al. 2005 (seen; sizes assumed)", "strong")
def patience_min(u: float, mean_min: float, early_hazard: float, early_s: float) -> float:
    """How long a customer waits before giving up, minutes; increasing in ``u``.

    Parameters
    ----------
    u
        Uniform draw, in (0, 1).
    mean_min
        Inverse of the lasting hazard of giving up; the mean itself where there is no early impatience.
    early_hazard
        Extra hazard at the very start, as a multiple of the lasting one; 0 gives the exponential.
    early_s
        Time constant with which the early impatience fades, seconds.

    Notes
    -----
    Hazard ``h(t) = (1 + a exp(-t / tau)) / mean``. Its integral is set equal to a unit exponential and solved
    for t by Newton's method. The integral is concave, so every step lands short of the root and the next is
    nearer: a fixed number of steps reaches it to the last few bits.
    """
    area = exponential(u, mean_min)
    if early_hazard == 0.0:
        return area
    tau_min = early_s / 60.0
    t = max(area / (1.0 + early_hazard), area - early_hazard * tau_min)
    for _ in range(NEWTON_STEPS):
        fading = math.exp(-t / tau_min)
        nearer = t + (area - t - early_hazard * tau_min * (1.0 - fading)) / (1.0 + early_hazard * fading)
        if nearer == t:  # nor will any further step change it
            break
        t = nearer
    return t
