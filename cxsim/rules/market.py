"""Who stays, who tells others, who joins, and what a customer is worth."""

from __future__ import annotations

import math

from cxsim.rules.arithmetic import clamp
from cxsim.rules.company import WEEKS_PER_YEAR
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule


@rule("B14", "Arithmetic: hazard of a yearly probability", "strong")
def base_churn_hazard_per_week(churn_per_year: float) -> float:
    """Weekly hazard of leaving in the neutral state, from the share who leave in a year."""
    return -math.log(1.0 - churn_per_year) / WEEKS_PER_YEAR


@rule("B14, B7, B10", "Proportional hazard, capped (repair 8); sizes as in the parameter table", "moderate")
def churn_hazard_per_week(
    base_hazard_per_week: float, satisfaction: float, effort: float, unresolved: float, lock_in: float, p: Parameters
) -> float:
    """Weekly hazard that a customer leaves.

    Parameters
    ----------
    satisfaction
        Cumulative, SD; flat inside the zone of tolerance.
    effort, unresolved
        Events still remembered.
    lock_in
        0 free to leave; 1.5 nearly captive.
    """
    size = max(0.0, abs(satisfaction) - p.churn_tolerance)
    felt = size if satisfaction >= 0.0 else -size
    log_multiplier = (
        -p.kappa * p.churn_satisfaction * felt + p.kappa * p.churn_effort * effort + p.churn_unresolved * unresolved
    )
    return base_hazard_per_week * math.exp(clamp(log_multiplier, -p.churn_cap, p.churn_cap) * math.exp(-lock_in))


@rule("B14", "U-shaped posting: Chevalier & Mayzlin 2006 (sign seen), sizes assumed", "assumption")
def review_prob(satisfaction: float, p: Parameters) -> float:
    """Chance that an episode leads to a public review."""
    return clamp(p.review_prob + p.review_curve * abs(satisfaction) ** 1.5, 0.0, 1.0)


@rule("-", "Scale: neutral episodes get 3.5 stars; assumed", "assumption")
def review_stars(satisfaction: float) -> int:
    """Stars of a review, 1 to 5."""
    return int(clamp(math.floor(3.5 + 1.2 * satisfaction + 0.5), 1.0, 5.0))


@rule("B14", "Anderson 1998 (seen: asymmetric U, small asymmetry)", "moderate")
def tell_prob(satisfaction: float, p: Parameters) -> float:
    """Chance that an episode is told to others."""
    slope = p.tell_up if satisfaction >= 0.0 else p.tell_up * p.tell_down_ratio
    return clamp(p.tell_base + slope * abs(satisfaction) ** 1.5, 0.0, 1.0)


@rule("B14", "East, Hammond & Lomax 2008 (seen); Goodman (seen second hand); reach assumed", "moderate")
def customers_won(satisfaction: float, p: Parameters) -> float:
    """Expected customers won by one who tells: negative when he warns."""
    if satisfaction >= 0.0:
        return p.told_up * p.word_of_mouth_up * p.word_of_mouth_reach
    return -p.told_down * p.word_of_mouth_down * p.word_of_mouth_reach


@rule("B14", "Anderson 1998 counts all customers, not only those with a case (seen); frequency assumed", "assumption")
def ordinary_tell_prob(satisfaction: float, p: Parameters) -> float:
    """Chance that a purchase at which nothing went wrong makes a customer speak of the firm, as he thinks of it.

    Parameters
    ----------
    satisfaction
        Cumulative, SD; see `opinion`.
    """
    return p.tell_ordinary * tell_prob(opinion(satisfaction, p), p)


@rule("B14, B1", "Zone of tolerance (remembered); praise is of one's own brand (East et al. 2007, seen)", "moderate")
def opinion(satisfaction: float, p: Parameters) -> float:
    """What a customer says of a firm that gives him no occasion: he warns only beyond the zone of tolerance."""
    return 0.0 if -p.churn_tolerance <= satisfaction < 0.0 else satisfaction


@rule("B14", "Arithmetic: contained in neutral acquisition, which replaces neutral churn (repair 14)", "strong")
def usual_customers_won(p: Parameters) -> float:
    """Expected customers won by an ordinary purchase of a customer who is neither pleased nor annoyed."""
    return ordinary_tell_prob(0.0, p) * customers_won(0.0, p)


@rule("B14, essay E2", "Public complaints after bad episodes only; size assumed", "assumption")
def post_prob(satisfaction: float, p: Parameters) -> float:
    """Chance that an episode leads to a complaint in public."""
    return clamp(p.post_curve * max(0.0, -satisfaction) ** 1.5, 0.0, 1.0)


@rule("B14, essay E2", "An answer in time takes off part of the harm; sizes assumed", "assumption")
def post_weight(answered: bool, p: Parameters) -> float:
    """One-star reviews that a public post counts as."""
    return p.post_reviews * (p.post_answered if answered else 1.0)


@rule("B14", "As `customers_won`, for strangers who read it; size assumed", "assumption")
def customers_warned_off(reach: float, p: Parameters) -> float:
    """Expected customers lost by a post that counts as one review."""
    return reach * p.word_of_mouth_down * p.word_of_mouth_reach * p.post_impact


@rule("B14", "Smoothed mean of stars; time constant assumed", "assumption")
def updated_reputation(reputation: float, stars_sum: float, reviews: float, weeks: float, p: Parameters) -> float:
    """Public score after some weeks with so many reviews; unchanged without any."""
    if reviews <= 0.0:
        return reputation
    weight = 1.0 - math.exp(-weeks / p.review_memory_weeks)
    return reputation + weight * (stars_sum / reviews - reputation)


@rule("D3, B14", "Churn takes quarters, reputation years (D3); strangers buy as often as customers, assumed", "weak")
def updated_word(word: float, won: float, purchases_per_year: float) -> float:
    """Newcomers a week that word of mouth brings, after a week in which it won so many: they come when they next buy.

    Who hears good or ill of a firm acts on it when he next needs what it sells, which takes ``52 / purchases_per_year``
    weeks on average, memoryless as purchases are; none is lost on the way.
    """
    weeks_until_needed = WEEKS_PER_YEAR / purchases_per_year
    return word + (1.0 - math.exp(-1.0 / weeks_until_needed)) * (won - word)


@rule("B14, F (CH12)", "Luca 2011 (seen: 5 to 9 % a star, none for chains); finite market (repair 14); lock-in "
      "on both sides: Klemperer 1995 (remembered), form assumed", "moderate")
def newcomer_factor(
    reputation: float, brand_dampening: float, won_per_week: float, neutral_per_week: float, lock_in: float,
    p: Parameters,
) -> float:
    """Acquisition as a multiple of the neutral one, 0 to ``newcomer_cap``: reputation and word of mouth.

    What makes it hard to leave the firm makes it hard to come: who hears good of it is held by the one he has, as its
    own customers are. So both are scaled by exp(-lock_in), as what moves customers to leave is.
    """
    by_score = p.review_elasticity * (reputation - p.review_reference_stars) * brand_dampening
    by_word = won_per_week / neutral_per_week if neutral_per_week > 0.0 else 0.0
    return clamp(1.0 + (by_score + by_word) * math.exp(-lock_in), 0.0, p.newcomer_cap)


@rule("B15", "CLV = m r / (1 + d - r), the usual infinite-horizon form (remembered)", "moderate")
def customer_value_usd(margin_usd_per_year: float, hazard_per_week: float, discount_per_year: float) -> float:
    """Value of the future margin of one customer, USD, if his hazard stays as it is."""
    retained = math.exp(-hazard_per_week * WEEKS_PER_YEAR)
    return margin_usd_per_year * retained / (1.0 + discount_per_year - retained)


@rule("A6, F (CH10)", "Sales fall where too few serve: Tan & Netessine 2014 (seen: sign); size assumed", "assumption")
def loses_purchase(u: float, p: Parameters) -> bool:
    """Whether a customer whose question nobody ever answered gives up the purchase that it was about."""
    return u < p.lost_purchase_prob


@rule("-", "Unserved and refused losses partly come back (repair 13); sizes assumed", "assumption")
def late_claim_usd(loss_usd: float, granted_usd: float, p: Parameters) -> float:
    """Cost of a charge-back or statutory refund of what was not made good, USD."""
    return max(0.0, loss_usd - granted_usd) * p.late_claim_x_loss
