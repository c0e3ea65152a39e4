"""Who speaks up after a problem, and what that teaches him."""

from __future__ import annotations

import math

from cxsim.rules.arithmetic import clamp, logistic, logit
from cxsim.rules.draws import standard_normal
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule


@rule("B11", "Goodman & Newman (seen: order by kind and size of loss); slopes assumed", "moderate")
def contact_prob(
    issue_contact_prob: float,
    severity: float,
    severity_mean: float,
    belief: float,
    effort: float,
    p: Parameters,
) -> float:
    """Chance that a customer with a problem contacts the firm instead of keeping silent.

    Parameters
    ----------
    issue_contact_prob
        Chance for this kind of problem at average severity and belief 0.5.
    belief
        Belief that complaining pays, 0 to 1.
    effort
        Effort events remembered: who was sent round before tries less.
    """
    return logistic(
        logit(issue_contact_prob)
        + p.complaint_severity * (severity - severity_mean)
        + p.complaint_belief * (belief - 0.5)
        - p.complaint_effort * effort
    )


@rule("B12", "Ma, Sun & Kekre 2015 (seen: helped customers complain again); speed assumed", "assumption")
def updated_belief(belief: float, compensated: bool, p: Parameters) -> float:
    """Belief that complaining pays, after an episode that did or did not pay."""
    return belief + p.belief_rate * ((1.0 if compensated else 0.0) - belief)


@rule("B12", "Maxham & Netemeyer 2002 (seen: recovery raises expectations); speed assumed", "assumption")
def updated_compensation_expectation(expected: float, granted_x_loss: float, p: Parameters) -> float:
    """Compensation that a customer expects next time, as a multiple of the loss, 0 to 3."""
    return clamp(expected + p.compensation_expectation_rate * (granted_x_loss - expected), 0.0, 3.0)


@rule("B13, CH7", "Claims multiply with lenience known publicly (B13, form); sizes assumed", "assumption")
def false_claim_prob(lenience: float, claim_checks: float, p: Parameters) -> float:
    """Chance that a customer prone to it claims for a purchase with which nothing is wrong.

    Parameters
    ----------
    lenience
        What the firm is known to give, as a multiple of the loss; see `lenience_of`.
    """
    rate = p.false_claim_rate * math.exp(p.false_claim_lenience * (lenience - p.lenience_reference))
    return clamp(rate * (1.0 - p.check_deters * claim_checks), 0.0, 1.0)


@rule("B13", "What a case tells the public, as a multiple of the loss, 0 to 2; assumed", "assumption")
def lenience_of(granted_usd: float, loss_usd: float) -> float:
    """How lenient a closed complaint looks from outside."""
    return clamp(granted_usd / loss_usd, 0.0, 2.0) if loss_usd > 0.0 else 0.0


@rule("A7", "assumed", "assumption")
def tries_again(refused: bool, contacts: int, u: float, p: Parameters) -> bool:
    """Whether a customer with an open case contacts the firm again; a refusal halves the chance."""
    if contacts >= p.max_contacts:
        return False
    return u < p.recontact_prob * (0.5 if refused else 1.0)


@rule("A7", "Lognormal with a median of a day (assumed)", "assumption")
def recontact_delay_min(u: float, p: Parameters) -> float:
    """Minutes until a customer whose case is still open contacts the firm again; increasing in ``u``."""
    return p.recontact_delay_median_min * math.exp(p.recontact_delay_sigma * standard_normal(u))


@rule("A4", "assumed", "assumption")
def redials(tries: int, u: float, p: Parameters) -> bool:
    """Whether a customer who gave up waiting tries again in the same matter."""
    return tries < p.max_tries and u < p.redial_prob
