"""Fair play between customers: what one hears that another was granted, and what he makes of it."""

from __future__ import annotations

from cxsim.rules.arithmetic import clamp
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule


@rule("B12, B14", "Who speaks of a recovery tells what he got (essay E2); how many hear of it assumed", "assumption")
def hears_of_award(u: float, told: float, p: Parameters) -> bool:
    """Whether a customer with a problem has heard what was granted for such a problem.

    Parameters
    ----------
    told
        People who were told of such awards; where nothing was ever told nobody hears.
    """
    return told > 0.0 and u < p.award_heard_prob


@rule("B12", "Kron et al. 2023 (seen: told that others get 200, people ask for 800 and not for 1,200)", "moderate")
def expectation_after_hearing(expected: float, heard: float, p: Parameters) -> float:
    """Compensation that a customer holds to be due once he has heard of another's, as multiples of the loss, 0 to 3."""
    return clamp(expected + p.award_heard_weight * (heard - expected), 0.0, 3.0)


@rule("B12", "As from an episode of one's own (`updated_belief`), by the weight of hearsay; assumed", "assumption")
def belief_after_hearing(belief: float, paid: float, p: Parameters) -> float:
    """Belief that complaining pays, 0 to 1, once a customer has heard how many it paid for.

    Parameters
    ----------
    paid
        Share of those spoken of who were granted anything.
    """
    return belief + p.belief_rate * p.award_heard_weight * (paid - belief)


@rule("B3, B2", "Bortoli & Pizzutti 2017; Bonifield & Cole 2008 (seen: compared with others' awards); size assumed",
      "assumption")
def justice_beside_others(distributive: float, granted: float, heard: float, p: Parameters) -> float:
    """Fairness of what a customer got, 0 to 1, once he compares it with what he heard of; more than others is no harm.

    Parameters
    ----------
    granted, heard
        Multiples of the loss.
    """
    return max(0.0, distributive - p.less_than_others * max(0.0, heard - granted))
