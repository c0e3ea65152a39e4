"""How agents feel: fear, empowerment, trust, satisfaction, exhaustion. Levels that approach targets.

Evidence gives differences ("deltas"); read as weekly increments they run away, so each is a level approached
with a time constant (repair 2). Correlations are multiplied by kappa.
"""

from __future__ import annotations

import math

from cxsim.rules.arithmetic import clamp, logistic, logit
from cxsim.rules.leadership import coached, front_line_presence
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule


@rule("C5", "Podsakoff et al. 2006 (signs seen); expected punishment in a four-week window (repair 5)", "assumption")
def fear_target(levers: Levers, good_faith_felt_per_4wk: float, p: Parameters) -> float:
    """Fear that the present rate of punishment tends to, 0 to 1.

    The expected rate is used, not single events: with a fast rise and a slow decay rare events would ratchet. Only
    punishments for exceptions in good faith are counted as they fall, within four weeks: who is struck differs.
    """
    dread = (
        p.fear_contingent * levers.punish_deserved_per_4wk + p.fear_noncontingent * levers.punish_undeserved_per_4wk
    )
    return 1.0 - math.exp(-dread * levers.punish_visibility - p.fear_noncontingent * good_faith_felt_per_4wk)


@rule("C5", "Fear comes fast and goes slowly; times assumed", "assumption")
def fear_time_weeks(fear: float, target: float, p: Parameters) -> float:
    """Time constant of fear in the direction it moves."""
    return p.fear_rise_weeks if target > fear else p.fear_decay_weeks


@rule("C15", "Promises are believed at first: Simons et al. 2015 (seen: sign); form assumed", "moderate")
def perceived_discretion(discretion: float, promised: float, weeks: float, p: Parameters) -> float:
    """Freedom as agents see it: what was promised, and more and more what is done."""
    belief = math.exp(-weeks / p.promise_weeks)
    return promised * belief + discretion * (1.0 - belief)


@rule("C1", "Spreitzer 1995; Seibert et al. 2011 (remembered); reference population assumed (repair 3)", "moderate")
def empowerment_target(levers: Levers, perceived_discretion: float, skill: float, p: Parameters) -> float:
    """Psychological empowerment that levers and competence tend to, z of a reference population, ±2.5."""
    raw = (
        p.empowerment_discretion * perceived_discretion * (0.5 + 0.5 * levers.clarity)
        + p.empowerment_information * levers.information
        + p.empowerment_support * levers.support
        + p.empowerment_competence * skill
    )
    return clamp((raw - p.empowerment_reference) / p.empowerment_sd, -2.5, 2.5)


@rule("C15", "Arithmetic; what leaders who are seen at the front line take off it is assumed", "moderate")
def say_do_gap(levers: Levers, perceived_discretion: float, p: Parameters) -> float:
    """How far agents see the freedom that they were promised to be more than they have, SD of levers, at least 0."""
    presence = front_line_presence(levers.front_line_h_per_month, p)
    return max(0.0, levers.promised - perceived_discretion) * (1.0 - p.front_line_gap * presence) / p.lever_sd


@rule("C15, C5", "Simons et al. 2015 (sign seen); support assumed; undeserved punishment hurts trust", "moderate")
def trust_target(levers: Levers, perceived_discretion: float, p: Parameters) -> float:
    """Trust in leaders that levers tend to, z, ±2.5. A promise not kept costs more than none made.

    Leaders who are seen at the front line are trusted more, and narrow the gap between word and deed.
    """
    presence = front_line_presence(levers.front_line_h_per_month, p)
    return clamp(
        p.kappa
        * (
            p.support_trust * (levers.support - 0.5) / p.lever_sd
            + p.front_line_climate * presence
            - p.hypocrisy_trust * say_do_gap(levers, perceived_discretion, p)
            - p.punishment_satisfaction * min(2.5, levers.punish_undeserved_per_4wk / p.punishment_sd_per_4wk)
        ),
        -2.5,
        2.5,
    )


@rule("C1, C5, C8, C14, C15", "Seibert et al. 2011; Podsakoff et al. 2006; Siegel et al. (signs seen)", "moderate")
def satisfaction_target(
    levers: Levers,
    perceived_discretion: float,
    empowerment_z: float,
    is_promoted: bool,
    slight: float,
    p: Parameters,
) -> float:
    """Job satisfaction that levers, empowerment and one's career tend to, z, ±2.5.

    A promise not kept costs satisfaction and, by it, people who quit (Davis & Rothstein 2006): the gap between word
    and deed works on both trust and satisfaction, and neither of the two on the other.

    Parameters
    ----------
    slight
        How much of having been passed over is still felt, 0 to 1.

    Notes
    -----
    Praise whose grounds are not clear looks arbitrary, and annoys those who are left out (assumed).
    """
    return clamp(
        p.kappa
        * (
            p.empowerment_satisfaction * empowerment_z
            - p.punishment_satisfaction * min(2.5, levers.punish_undeserved_per_4wk / p.punishment_sd_per_4wk)
            - p.monitoring_satisfaction * (levers.monitoring - 0.5) / p.lever_sd
            - p.hypocrisy_satisfaction * say_do_gap(levers, perceived_discretion, p)
            - p.praise_envy * levers.recognition * (1.0 - levers.clarity)
            + (p.promotion_satisfaction if is_promoted else 0.0)
            - p.promotion_slight * slight
        ),
        -2.5,
        2.5,
    )


@rule("C9, C2, C8", "Bakker et al. 2003 (structure seen); rates assumed, load scaled by .10 (repair 7)", "moderate")
def exhaustion_target(
    levers: Levers,
    occupancy: float,
    aggression_share: float,
    faked_effort: float,
    fear: float,
    empowerment_z: float,
    skill: float,
    disposition_z: float,
    p: Parameters,
) -> float:
    """Exhaustion that demands and resources tend to, z, -2 to 3.

    Parameters
    ----------
    occupancy
        Busy share of the week's time on duty, 0 to 1.
    aggression_share
        Share of the week's conversations with an aggressive customer, 0 to 1.
    faked_effort
        Measured effort beyond voluntary effort, 0 to 1 (emotional dissonance).
    disposition_z
        How easily this person tires, whatever the work.
    """
    demands = (
        p.strain_load * max(0.0, occupancy - 0.85) / 0.10
        + p.strain_aggression * clamp(aggression_share / 0.08 - 1.0, -1.0, 3.0)
        + p.strain_faking * faked_effort
        + p.strain_fear * fear
        + p.kappa * p.monitoring_strain * (levers.monitoring - 0.5) / p.lever_sd
        + p.kappa * p.ambiguity_strain * levers.discretion * (1.0 - levers.clarity) * (1.0 - skill) / p.lever_sd
    )
    resources = p.kappa * (
        p.empowerment_strain * empowerment_z
        + p.strain_support * (levers.support - 0.5) / p.lever_sd
        + p.coaching_relief * coached(levers.coaching_h_per_week, p)
    )
    return clamp(demands - resources + p.strain_disposition * disposition_z, -2.0, 3.0)


@rule("C1", "Essay E4: no autonomy bores; slopes assumed", "assumption")
def boredom_target(levers: Levers, perceived_discretion: float, p: Parameters) -> float:
    """Boredom that little freedom and prescribed words tend to, z, ±2.5; 0 in the middle of both scales."""
    dull = p.boredom_script * (levers.script - 0.5) - p.boredom_discretion * (perceived_discretion - 0.5)
    return clamp(p.kappa * dull / p.lever_sd, -2.5, 2.5)


@rule("C6", "Essay E4: the bored do what they must; slope assumed", "assumption")
def bored_motive(voluntary_motive: float, boredom_z: float, p: Parameters) -> float:
    """How far an agent would go unasked, 0 to 1, once boredom has had its say."""
    return logistic(logit(voluntary_motive) - p.voluntary_boredom * boredom_z)


@rule("-", "Essay E4: defensive robots; slope assumed", "assumption")
def bored_refusal_prob(refusal_prob: float, boredom_z: float, p: Parameters) -> float:
    """Chance that an agent refuses what procedure permits, once boredom has had its say."""
    return logistic(logit(refusal_prob) + p.refusal_boredom * boredom_z)


@rule("C9", "Sickness hazard times exp(.3 x) (form seen), capped (repair 7)", "assumption")
def absence_prob(planned_prob: float, exhaustion_z: float, p: Parameters) -> float:
    """Chance that a rostered shift is missed: planned absence, and sickness that answers to exhaustion."""
    sickness = p.sickness_base_prob * (math.exp(p.sickness_exhaustion * exhaustion_z) - 1.0)
    return clamp(planned_prob + sickness, 0.0, planned_prob + 0.15)
