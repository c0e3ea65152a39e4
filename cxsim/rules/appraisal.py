"""What a customer makes of an episode: justice, disconfirmation, peak and end.

One home for each thing (repair 9): waiting costs satisfaction in `wait_cost` and nowhere else; repeats and
transfers cost satisfaction in `procedural_justice`; effort works on loyalty (`market.churn_hazard_per_week`) and on
who speaks up again (`complaining.contact_prob`), never on satisfaction.
"""

from __future__ import annotations

import math

from cxsim.rules.arithmetic import clamp, logistic
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule


@rule("B4", "Gelbrich, Gäthke & Grégoire 2015; Haesevoets et al. 2017 (seen)", "moderate")
def compensation_value(granted_x_loss: float, expected_x_loss: float, resolved: bool, p: Parameters) -> float:
    """Fairness of a compensation, 0 to 1, against the loss and what the customer had come to expect.

    Concave where the problem itself was put right, S-shaped where the service was lost altogether; beyond
    150 % of the loss it falls. Expectations above one loss raise the yardstick (B12).
    """
    c = granted_x_loss / max(1.0, expected_x_loss)
    if resolved:
        value = 1.0 - math.exp(-p.compensation_concavity * c)
    else:
        value = logistic(p.compensation_steepness * (c - p.compensation_midpoint))
    return clamp(value - p.overcompensation_penalty * max(0.0, granted_x_loss - 1.5), 0.0, 1.0)


@rule("B2", "Orsingher et al. 2010 (seen: order); split assumed", "moderate")
def distributive_justice(is_problem: bool, resolved: bool, compensation_value: float, p: Parameters) -> float:
    """Fairness of what the customer got, 0 to 1: put right, and made good."""
    fixed = 1.0 if resolved else 0.0
    if not is_problem:
        return fixed
    return p.fix_weight * fixed + (1.0 - p.fix_weight) * compensation_value


@rule("B2, A8", "Orsingher et al. 2010 (seen); SQM for repeats (seen second hand); sizes assumed", "moderate")
def procedural_justice(contacts: int, transfers: int, refusals: int, escalations: int, p: Parameters) -> float:
    """Fairness of the way there, 0 to 1: few contacts, few hand-offs, no "the rules don't allow it"."""
    return clamp(
        1.0
        - p.repeat_injustice * (contacts - 1)
        - p.transfer_injustice * (transfers + escalations)
        - p.refusal_injustice * refusals,
        0.0,
        1.0,
    )


@rule("A8, essay E4", "What hurts is a promise not kept; size assumed, between a transfer and a refusal", "assumption")
def procedure_after_promises(procedural: float, broken_promises: int, p: Parameters) -> float:
    """Fairness of the way there, 0 to 1, once call-backs that never came are counted."""
    return max(0.0, procedural - p.promise_injustice * broken_promises)


@rule("B6", "Garcia et al. 2012 (seen: small); log form assumed", "moderate")
def wait_cost(wait_min: float, scale_min: float, p: Parameters) -> float:
    """Satisfaction lost by waiting, SD, at least 0."""
    return p.wait_weight * math.log1p(wait_min / scale_min)


@rule("B2", "Gelbrich & Roschk 2011 (order seen, weights and scale normalised here)", "moderate")
def performance(
    distributive: float, interactional: float, procedural: float, wait_cost: float, p: Parameters
) -> float:
    """Perceived performance of an episode, SD from the neutral point, clipped to ±3."""
    justice = (
        p.justice_distributive * distributive
        + p.justice_interactional * interactional
        + (1.0 - p.justice_distributive - p.justice_interactional) * procedural
    )
    return clamp(p.justice_gain * (justice - p.justice_reference) / p.justice_sd - wait_cost, -3.0, 3.0)


@rule("B2", "The same treatment is felt differently: normal, size assumed", "assumption")
def felt_treatment(interactional: float, taste_z: float, p: Parameters) -> float:
    """Interactional justice as this customer felt it in this case, 0 to 1."""
    return clamp(interactional + p.treatment_sd * taste_z, 0.0, 1.0)


@rule("B1", "Szymanski & Henard 2001 (remembered): half the variance is explained; normal, assumed", "assumption")
def felt_satisfaction(satisfaction: float, mood_z: float, p: Parameters) -> float:
    """Satisfaction with an episode once what nobody can explain is added, SD from the neutral point, ±4."""
    return clamp(satisfaction + p.satisfaction_residual_sd * mood_z, -4.0, 4.0)


@rule("B1", "Szymanski & Henard 2001 (sign seen); Anderson & Sullivan 1993 (remembered)", "strong")
def satisfaction(performance: float, expectation: float, p: Parameters) -> float:
    """Satisfaction with an episode, SD from the neutral point: performance and disconfirmation.

    Gaps inside the zone of tolerance count half.
    """
    gap = performance - expectation
    size = abs(gap)
    felt = 0.5 * min(size, p.tolerance_zone) + max(0.0, size - p.tolerance_zone)
    slope = p.disconfirmation_up if gap >= 0.0 else -p.disconfirmation_down
    return p.performance_weight * performance + slope * felt


FIRST_FAILURE_BELOW = 0.05
"""Failures remembered, below which a failure counts as the first: none for about a year."""


@rule("B3", "de Matos et al. 2007; Maxham & Netemeyer 2002 (seen: satisfaction only, first failure only)", "moderate")
def recovery_paradox(excellent: bool, severity: float, failures: float, p: Parameters) -> float:
    """Satisfaction that an excellent recovery adds to this case, SD: none after a second failure or a grave one.

    Parameters
    ----------
    excellent
        Whether the problem was put right in one contact and at least the loss made good.
    failures
        Earlier failures that the customer still remembers.
    """
    first = failures < FIRST_FAILURE_BELOW
    return p.paradox_sd if excellent and first and severity <= p.paradox_severity else 0.0


@rule("B1", "Adaptive expectations; speed assumed", "assumption")
def updated_expectation(expectation: float, performance: float, p: Parameters) -> float:
    """Expectation for the next episode, SD."""
    return expectation + p.expectation_rate * (performance - expectation)


@rule("B5", "How a failure feels before anyone helped; size assumed", "assumption")
def failure_moment(severity: float, failures: float, p: Parameters) -> float:
    """The moment of failure, SD (negative); worse if earlier failures are remembered (double deviation, B3)."""
    hurt = p.failure_moment_base + p.failure_moment_severity * severity
    return -hurt * (p.double_deviation if failures >= 0.5 else 1.0)


@rule("B5", "The extreme on the loss-weighted scale (repair 15)", "assumption")
def more_extreme(moment: float, extreme: float, p: Parameters) -> float:
    """The more memorable of two moments; negative ones weigh more."""
    a = -p.loss_aversion * moment if moment < 0.0 else moment
    b = -p.loss_aversion * extreme if extreme < 0.0 else extreme
    return moment if a > b else extreme


@rule("B5", "Kahneman et al. 1993; Alaybek et al. 2022 (remembered)", "moderate")
def remembered(peak: float, end: float, mean: float, p: Parameters) -> float:
    """How an episode is remembered, SD: peak, end and mean of its moments."""
    return p.peak_weight * peak + p.end_weight * end + (1.0 - p.peak_weight - p.end_weight) * mean


@rule("B14", "Exponential smoothing of episodes; speed assumed", "assumption")
def updated_satisfaction(cumulative: float, episode: float, p: Parameters) -> float:
    """Cumulative satisfaction after an episode, SD."""
    return clamp(cumulative + p.memory_rate * (episode - cumulative), -3.0, 3.0)


@rule("B14, B3", "Each experience counts: Bolton & Drew 1991, Boulding et al. 1993 (remembered)", "moderate")
def satisfaction_after_ordinary_purchase(cumulative: float, p: Parameters) -> float:
    """Cumulative satisfaction, SD, after a purchase at which nothing went wrong and nothing had to be asked.

    What a customer thinks of a firm follows all his experiences with it, and not his cases alone (Johnson, Anderson &
    Fornell 1995): one that neither pleases nor annoys takes him a step back to the neutral point, from either side.
    Failures, losses and effort that he remembers fade by time instead (`memory_half_life_weeks`), and what he expects
    of the desk he learns at the desk alone.
    """
    return cumulative - p.memory_rate * p.memory_ordinary * cumulative


CSAT_NEUTRAL_LOGIT = 1.0
"""Who is neither pleased nor annoyed answers 3.9 of 5: people answer kindly; assumed, see `csat`."""
CSAT_SLOPE = 2.0
"""Logit per SD; assumed, see `csat`."""


@rule("B1", "Answers are skewed to the top (Peterson & Wilson 1992, seen); level and slope calibrated", "assumption")
def csat(satisfaction: float) -> float:
    """Satisfaction as people report it, 1 to 5: most answers near the top, a few far below.

    Calibrated under neutral levers so that as many are satisfied, 68 to 81 %, as vendors find by industry (SQM,
    seen second hand). A scale only: nothing in the model answers to it.
    """
    return 1.0 + 4.0 * logistic(CSAT_NEUTRAL_LOGIT + CSAT_SLOPE * satisfaction)


LIKELIHOOD_PER_SD = 1.6
"""Points of likelihood to recommend that a case's own satisfaction makes, for each SD; assumed."""


@rule("B14", "Scale only; not used as a cause (Keiningham et al. 2007, seen)", "assumption")
def likelihood_to_recommend(satisfaction: float, cumulative: float) -> float:
    """Answer to "would you recommend us", 0 to 10."""
    return clamp(7.0 + LIKELIHOOD_PER_SD * satisfaction + 0.8 * cumulative, 0.0, 10.0)
