"""What an agent does: how much effort, which words, which remedy."""

from __future__ import annotations

import math

from cxsim.rules.arithmetic import clamp, logistic
from cxsim.rules.events import ANSWERED, ESCALATE, EXCEPTION, REFUSE, STANDARD_REMEDY
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule

STEADFAST, CONDITIONAL, OPPORTUNIST = range(3)
"""Types of integrity: never misuse, misuse when treated badly, misuse when it pays."""


@rule("C6", "Logistic anchored on Liu et al. 2024 (sign seen) and essay E1; slopes assumed", "assumption")
def voluntary_motive(
    drive_z: float, trust_z: float, fear: float, exhaustion_z: float, empowerment_z: float, p: Parameters
) -> float:
    """How far an agent would go unasked, 0 to 1.

    Empowerment enters as a correlation (Seibert et al. 2011: r with extra-role behaviour), turned into a logit
    slope by the logistic SD 1.81 and discounted by kappa. Fear's slope rests on a correlation as well (Liu et al.
    2024: r -.24 of abuse with extra-role behaviour), and is discounted likewise.
    """
    return logistic(
        p.voluntary_intercept
        + p.voluntary_drive * drive_z
        + p.voluntary_trust * trust_z
        + p.kappa * p.empowerment_extra_role * 1.81 * empowerment_z
        - p.kappa * p.voluntary_fear * fear
        - p.voluntary_exhaustion * exhaustion_z
    )


@rule("C4, C14", "Cerasoli et al. 2014; Stajkovic & Luthans 2001, 2003 (seen), halved", "moderate")
def service_motive(
    voluntary_motive: float, weight_service: float, recognition: float, feedback: float, rivalry: float, p: Parameters
) -> float:
    """Pull towards service: what the agent wants by himself, what pay rewards, what is seen, talked over, promoted for.

    Parameters
    ----------
    feedback
        How far talks with a leader about one's own work take effect, 0 to 1 (`leadership.coached`).
    """
    return (
        voluntary_motive
        + p.service_incentive * weight_service
        + p.recognition_effort * recognition
        + p.feedback_effort * feedback
        + p.promotion_effort * rivalry
    )


@rule("C4, D4", "Cerasoli et al. 2014 (sign seen), size assumed", "assumption")
def measured_motive(weight_speed: float, weight_sales: float, p: Parameters) -> float:
    """Pull towards what is counted: speed and sales."""
    return p.measured_incentive * (weight_speed + weight_sales)


@rule("D4", "Holmström & Milgrom 1991 (form remembered), corners added (repair 10)", "moderate")
def service_effort(service_motive: float, measured_motive: float, p: Parameters) -> float:
    """Effort for service, 0 to 1, when effort for what is counted competes with it.

    Minimises the cost ``(e1^2 + e2^2 + 2 rho e1 e2) / 2`` less the two motives, with both efforts at least 0.
    """
    rho = p.effort_substitution
    interior = (service_motive - rho * measured_motive) / (1.0 - rho * rho)
    if interior <= 0.0:
        return 0.0
    if measured_motive - rho * service_motive <= 0.0:
        return clamp(service_motive, 0.0, 1.0)
    return clamp(interior, 0.0, 1.0)


@rule("D4", "Holmström & Milgrom 1991 (form remembered), corners added (repair 10)", "moderate")
def counted_effort(service_motive: float, measured_motive: float, p: Parameters) -> float:
    """Effort for speed and sales together, 0 to 1; the other half of `service_effort`."""
    rho = p.effort_substitution
    interior = (measured_motive - rho * service_motive) / (1.0 - rho * rho)
    if interior <= 0.0:
        return 0.0
    if service_motive - rho * measured_motive <= 0.0:
        return clamp(measured_motive, 0.0, 1.0)
    return clamp(interior, 0.0, 1.0)


@rule("C5, C6", "Contingent punishment raises compliance (Podsakoff et al. 2006, seen); form assumed", "assumption")
def compliance_floor(
    monitoring: float,
    punish_deserved_per_4wk: float,
    punish_undeserved_per_4wk: float,
    punish_visibility: float,
    p: Parameters,
) -> float:
    """Least effort in the acts that are measured: enforced by being watched and by what follows, 0 to 1.

    It binds measured acts only (repair 11), and lifts the unwilling: a real benefit of control. A punishment
    that follows no rule teaches half as much as one that does.
    """
    threat = (punish_deserved_per_4wk + 0.5 * punish_undeserved_per_4wk) * (0.5 + 0.5 * punish_visibility)
    return p.compliance_floor_max * monitoring * (1.0 - math.exp(-p.compliance_slope * threat))


@rule("C6", "Falk & Kosfeld 2006 and replications (seen): low, and none where control binds", "weak")
def hidden_cost_factor(monitoring: float, floor: float, voluntary_effort: float, p: Parameters) -> float:
    """Factor on voluntary effort of being watched by weak control; 1 where the floor binds anyway."""
    if floor >= voluntary_effort:
        return 1.0
    return 1.0 - p.hidden_cost_of_control * monitoring


@rule("R4", "SD of output grows with complexity (Hunter et al. 1990, remembered); form assumed", "moderate")
def care(measured_effort: float, voluntary_effort: float, complexity: float) -> float:
    """Care that a case gets, 0 to 1: simple work lives on measured effort, complex work on voluntary effort."""
    return (1.0 - complexity) * measured_effort + complexity * voluntary_effort


@rule("B8", "Pugh 2001; Barger & Grandey 2006; Hennig-Thurau et al. 2006 (signs seen), sizes assumed", "moderate")
def interactional_justice(
    measured_effort: float,
    voluntary_effort: float,
    attitude: float,
    information: float,
    script: float,
    complexity: float,
    selling_effort: float,
    satisfaction_z: float,
    p: Parameters,
) -> float:
    """How a customer is treated, 0 to 1: courtesy, empathy, explanation, and how genuine it is."""
    faked = max(0.0, measured_effort - voluntary_effort)
    return clamp(
        p.courtesy_base
        + p.measured_courtesy * measured_effort
        + p.authentic_courtesy * voluntary_effort
        - p.faked_courtesy * faked
        + p.attitude_courtesy * (attitude - 0.5)
        + p.explanation * (information - 0.5)
        + 0.25 * p.mood_contagion * clamp(satisfaction_z, -2.5, 2.5)
        - p.faked_courtesy * script * complexity
        - p.pushiness * selling_effort,
        0.0,
        1.0,
    )


@rule("C2", "Empowerment hurts complaint handling if roles are unclear: Chan & Lam 2011 (seen), size assumed", "weak")
def justice_without_guidance(justice: float, discretion: float, clarity: float, skill: float, p: Parameters) -> float:
    """Interactional justice, 0 to 1, of a complaint by somebody who may decide and was not told how.

    The product of freedom, lack of clarity and lack of skill is the one that also strains
    (`cxsim.rules.wellbeing.exhaustion_target`), in SD of levers; skilled people and clear limits take it off.
    """
    lost_sd = p.kappa * p.ambiguity_handling * discretion * (1.0 - clarity) * (1.0 - skill) / p.lever_sd
    return max(0.0, justice - lost_sd * p.justice_sd)


@rule("B8, essay E2", "Stock sentences read like it; size assumed", "assumption")
def justice_of_stock_reply(justice: float, canned_replies: float, p: Parameters) -> float:
    """Interactional justice of a written reply, 0 to 1, put together from stock sentences."""
    return max(0.0, justice - p.canned_courtesy * canned_replies)


@rule("C6, C2", "Clarity and fear: Chan & Lam 2011 (seen: sign); slopes assumed", "assumption")
def exception_prob(
    discretion: float, clarity: float, fear: float, voluntary_effort: float, script: float, p: Parameters
) -> float:
    """Chance that an agent makes an exception that the case needs: having the right, and daring to use it."""
    return discretion * logistic(
        p.exception_intercept
        + p.exception_clarity * (clarity - 0.5)
        - p.exception_fear * fear
        + p.exception_effort * (voluntary_effort - 0.4)
        - p.exception_script * (script - 0.4)
    )


@rule("F (CH4)", "Giveaways and bad decisions: Bowen & Lawler 1992 (remembered); form and size assumed", "assumption")
def needless_exception_prob(discretion: float, skill: float, clarity: float, p: Parameters) -> float:
    """Chance that an agent makes an exception where procedure would have settled the case.

    Freedom is only as good as the judgement of who has it: the unskilled see exceptions where there are none, the
    more so the less is said about which are welcome. Structure takes the question away.
    """
    return min(1.0, p.needless_exception * discretion * (1.0 - skill) * (1.5 - clarity))


@rule("-", "An exception must come near what is fair, or it is none; share assumed", "assumption")
def within_authority(fair_usd: float, limit_usd: float) -> bool:
    """Whether an agent's spending limit reaches far enough for an exception: six tenths of the fair remedy."""
    return limit_usd >= 0.6 * fair_usd


@rule("-", "Benefit of the doubt, essay E3; size assumed", "assumption")
def refusal_prob(attitude: float, p: Parameters) -> float:
    """Chance that a customer is refused what procedure permits."""
    return logistic(p.refusal_intercept - p.refusal_attitude * (attitude - 0.5))


@rule("A8", "Shumsky & Pinker 2003 (gatekeeper, seen); shares assumed", "weak")
def choose_conduct(
    u: float,
    is_problem: bool,
    needs_judgement: bool,
    exception_prob: float,
    needless_prob: float,
    refusal_prob: float,
    ladder: bool,
    p: Parameters,
) -> int:
    """What the agent does about the remedy: an index into `cxsim.rules.events.CONDUCT`.

    An enquiry is answered. A problem within procedure is refused, gets the standard remedy, or a needless exception.
    A problem that needs judgement gets an exception, is passed up where there is a ladder, or is refused.

    Parameters
    ----------
    u
        Uniform draw of this conversation; the same under every policy.
    """
    if not is_problem:
        return ANSWERED
    if not needs_judgement:
        if u < refusal_prob:
            return REFUSE
        return STANDARD_REMEDY if u < 1.0 - needless_prob else EXCEPTION
    if u < exception_prob:
        return EXCEPTION
    if ladder and u < exception_prob + (1.0 - exception_prob) * p.escalation_prob:
        return ESCALATE
    return REFUSE


@rule("F (CH7)", "Caps are anchors: Robbennolt & Studebaker 1999 (seen); size: Northcraft & Neale 1987 (seen-2nd); "
      "first offers are: Orr & Guthrie 2006 (size remembered)", "moderate")
def anchored_usd(
    fair_usd: float, limit_usd: float, demanded_usd: float, skill: float, clarity: float, p: Parameters
) -> float:
    """What an agent means to grant, USD: the fair remedy, drawn towards the most he may give and to what is asked.

    The less is said about what an exception should cost, the more the limit and the customer say it (Feldman, Schurr &
    Teichman 2013, seen: vague norms are read by whatever number is near); the skilled are drawn a little less to the
    limit than the unskilled.
    """
    index = p.limit_anchor - p.limit_anchor_skill * skill
    towards_limit = index * max(0.0, limit_usd - fair_usd)
    towards_demand = p.demand_anchor * (demanded_usd - fair_usd)
    return fair_usd + p.kappa * (1.0 - clarity) * (towards_limit + towards_demand)


@rule("F (CH4)", "Wrong concessions of the unskilled; size assumed", "assumption")
def exception_usd(
    fair_usd: float,
    limit_usd: float,
    demanded_usd: float,
    noise_z: float,
    skill: float,
    clarity: float,
    information: float,
    p: Parameters,
) -> float:
    """What an agent grants when he makes an exception, USD: about `anchored_usd`, never above his limit."""
    sigma = p.remedy_error * (1.0 - skill) * (1.5 - information)
    mean = anchored_usd(fair_usd, limit_usd, demanded_usd, skill, clarity, p)
    return min(limit_usd, mean * math.exp(clamp(sigma * noise_z - 0.5 * sigma * sigma, -3.0, 3.0)))


@rule("C8", "Certainty and not severity deters: Nagin et al. 2002 (sign seen); form assumed", "assumption")
def certainty(punish_deserved_per_4wk: float, punish_visibility: float) -> float:
    """How surely something follows what is found, 0.5 to 1.5: by what happens to oneself, and to others in sight.

    At half visibility a punishment counts once.
    """
    return 0.5 + min(1.0, 2.0 * punish_deserved_per_4wk * (0.5 + punish_visibility))


@rule("C16, C8", "Nagin et al. 2002; Pierce et al. 2015 (signs seen), rates assumed", "assumption")
def misuse_prob(
    integrity: int,
    limit_x_loss: float,
    discretion: float,
    monitoring: float,
    punish_deserved_per_4wk: float,
    punish_visibility: float,
    satisfaction_z: float,
    bad_example: float,
    p: Parameters,
) -> float:
    """Chance, per conversation, that an agent gives away what he should not.

    The opportunist weighs chance and detection; the conditional one follows how fairly he feels treated; both follow
    those who get away with it; the steadfast one never does.

    Parameters
    ----------
    limit_x_loss
        Spending limit as a multiple of the company's mean loss: unitless, so that it does not grow with prices.
    punish_visibility
        What happens to others deters as far as it is seen; at half visibility a punishment counts once.
    bad_example
        Share of colleagues who get away with it, as the agent remembers it, 0 to 1.
    """
    if integrity == STEADFAST:
        return 0.0
    unfair = clamp(-satisfaction_z, 0.0, 2.5)
    deterrence = p.misuse_deterrence * monitoring * certainty(punish_deserved_per_4wk, punish_visibility)
    rate = p.misuse_rate * discretion * math.sqrt(limit_x_loss) * math.exp(-deterrence)
    rate = rate * (1.0 + p.misuse_unfairness * unfair + p.misuse_contagion * bad_example)
    if integrity == CONDITIONAL:
        rate = rate * p.conditional_misuse
    return clamp(rate, 0.0, 0.5)


@rule("D4", "Selling effort turns enquiries into sales; proportional form assumed", "assumption")
def sale_prob(sale_prob_at_full_effort: float, selling_effort: float) -> float:
    """Chance that an answered enquiry ends in an extra sale."""
    return sale_prob_at_full_effort * selling_effort


@rule("B13", "Checks doubt the honest too; size assumed", "assumption")
def refusal_prob_with_checks(refusal_prob: float, claim_checks: float, p: Parameters) -> float:
    """Chance that a customer is refused what procedure permits, once claims are checked."""
    return 1.0 - (1.0 - refusal_prob) * (1.0 - p.check_doubts * claim_checks)


@rule("B13", "assumed", "assumption")
def finds_false_claim_prob(claim_checks: float, p: Parameters) -> float:
    """Chance that a conversation finds out a false claim."""
    return p.check_finds * claim_checks


@rule("F (CH5), C8", "Monitored, contingent enforcement lowers violations (CH5); sizes assumed", "assumption")
def violation_prob(
    skill: float,
    speed_effort: float,
    discretion: float,
    clarity: float,
    script: float,
    monitoring: float,
    punish_deserved_per_4wk: float,
    punish_visibility: float,
    p: Parameters,
) -> float:
    """Chance that a regulated case is handled against the law. Checks deter as in `misuse_prob`."""
    log_factor = (
        p.violation_skill * (0.75 - skill)
        + p.violation_rush * speed_effort
        + p.violation_unclear * discretion * (1.0 - clarity)
        - p.violation_script * script
        - p.violation_checked * monitoring * certainty(punish_deserved_per_4wk, punish_visibility)
    )
    return clamp(p.violation_prob * math.exp(log_factor), 0.0, 1.0)


@rule("A8, essay E4", "Call-backs are forgotten where nobody cares; size assumed", "assumption")
def forgets_callback_prob(care: float, p: Parameters) -> float:
    """Chance that an agent forgets a call-back that was promised; ``care`` as in `care`, 0 to 1."""
    return p.callback_forgotten * (1.0 - care)


@rule("B9", "Grandey, Dickter & Sin 2004 (8 to 17 % of contacts, derived); slopes assumed", "moderate")
def aggression_prob(failed_contacts: int, refusals: int, wait_min: float, p: Parameters) -> float:
    """Chance that the customer is aggressive in a conversation."""
    return logistic(
        p.aggression_intercept
        + p.aggression_failures * failed_contacts
        + p.aggression_refusal * min(refusals, 2)
        + p.aggression_wait * math.log1p(wait_min)
    )
