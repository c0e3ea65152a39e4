"""Who leaves, who is hired, and how many posts a budget pays for."""

from __future__ import annotations

import math
from typing import Final

from cxsim.rules.arithmetic import clamp
from cxsim.rules.company import DAYS_PER_WEEK, MINUTES_PER_DAY, WEEKS_PER_YEAR, Company, Programme, Staffing
from cxsim.rules.conduct import CONDITIONAL, OPPORTUNIST, STEADFAST
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule

RENEWAL_STEPS: Final = 40


@rule("-", "Arithmetic: numbers that no other post's people can have", "strong")
def person_id(seat: int, generation: int, agents: int) -> int:
    """Number of the person who is the ``generation``-th, from 0, on post ``seat``; the same under every policy.

    A policy may fill more posts than the company's ``agents`` if its budget allows, but never twice as many.
    """
    return generation * 2 * max(agents, 1) + seat


@rule("C10", "Early hazard x4: a quarter of hires go in 90 days, or x3 (both seen-2nd); renewal theory", "weak")
def settled_quit_hazard_per_week(quit_per_year: float, p: Parameters) -> float:
    """Hazard of quitting, a week, of people who have settled in, in the neutral state of the world.

    Newcomers quit ``quit_early_factor`` times as readily for ``quit_early_weeks``. The hazard is set so that a
    post that is refilled at once turns over ``quit_per_year`` times a year in the long run: with hazard ``f h``
    up to T and h afterwards, the mean stay is ``(1 - e) / (f h) + e / h`` where ``e = exp(-f h T)``.
    """
    per_week = quit_per_year / WEEKS_PER_YEAR
    hazard = per_week
    for _ in range(RENEWAL_STEPS):
        stays = math.exp(-p.quit_early_factor * hazard * p.quit_early_weeks)
        hazard = per_week * ((1.0 - stays) / p.quit_early_factor + stays)
    return hazard


@rule("C10", "Satisfaction: Griffeth et al. 2000 (remembered); exhaustion: Mackey et al. 2017 (remembered)", "moderate")
def quit_multiplier(satisfaction_z: float, exhaustion_z: float, p: Parameters) -> float:
    """How much readier than neutral an agent is to quit; between 1 / ``quit_cap`` and ``quit_cap``.

    Levers act through satisfaction and exhaustion alone: one path for each effect (repair 6).
    """
    log_ratio = p.kappa * (p.quit_exhaustion * exhaustion_z - p.quit_satisfaction * satisfaction_z)
    bound = math.log(p.quit_cap)
    return math.exp(clamp(log_ratio, -bound, bound))


@rule("C10, F (CH11)", "Avoidable and unavoidable leaving: Abelson 1987 (remembered); form assumed", "assumption")
def readiness_to_quit(multiplier: float, unavoidable_share: float) -> float:
    """How much readier than neutral an agent is to leave of his own accord, whatever his reason.

    Who goes because a season or his studies end, or his household moves, goes under any leader.

    Parameters
    ----------
    multiplier
        What work does to those whom it moves; see `quit_multiplier`.
    unavoidable_share
        Share of the neutral leaving that nothing at work moves, 0 to 1.
    """
    return unavoidable_share + (1.0 - unavoidable_share) * multiplier


@rule("C10", "Hazard to probability; early factor as in `settled_quit_hazard_per_week`", "moderate")
def quit_prob(settled_hazard_per_week: float, multiplier: float, tenure_weeks: float, p: Parameters) -> float:
    """Chance that an agent quits within a week."""
    early = p.quit_early_factor if tenure_weeks < p.quit_early_weeks else 1.0
    return 1.0 - math.exp(-settled_hazard_per_week * multiplier * early)


@rule("C13", "One in so many is taken; numbers assumed", "assumption")
def applicants(hiring_care: float, p: Parameters) -> int:
    """Applicants looked at for one post."""
    return 1 + math.floor(hiring_care * (p.applicants_max - 1.0) + 0.5)


@rule("C13", "Sackett et al. 2022 (downward revision seen, .42 remembered); trait pair assumed", "moderate")
def interview_score(aptitude_z: float, drive_z: float, noise_z: float, hiring_care: float, p: Parameters) -> float:
    """How an applicant appears, z: ``v t + sqrt(1 - v^2) e`` with t the mean of talent and drive, standardised."""
    validity = p.selection_validity * hiring_care
    return validity * (aptitude_z + drive_z) / math.sqrt(2.0) + math.sqrt(1.0 - validity * validity) * noise_z


@rule("C13, C16", "Integrity tests lower the share of opportunists x0.7 (remembered); types assumed", "assumption")
def integrity_type(u: float, hiring_care: float, p: Parameters) -> int:
    """STEADFAST, CONDITIONAL or OPPORTUNIST, from a uniform draw."""
    opportunists = p.opportunist_share * (1.0 - hiring_care * (1.0 - p.integrity_test))
    if u < opportunists:
        return OPPORTUNIST
    return CONDITIONAL if u < opportunists + p.conditional_share else STEADFAST


@rule("C10, F", "More selection and training: Bowen & Lawler 1992 (remembered); proportional, assumed", "assumption")
def more_first_training_usd(training_h_per_week: float, wage_usd_per_h: float, p: Parameters) -> float:
    """What a newcomer's first training costs beyond that of a firm as it is, USD; negative where less is taught.

    Before his first contact a newcomer is brought to where training keeps his colleagues: who teaches much every week
    has much to teach at first, and loses it with everybody who leaves. What is usual stands in the price of a hire.
    """
    more_h = p.first_training_h * (training_h_per_week - p.training_start_h)
    return more_h * (wage_usd_per_h + p.trainer_usd_per_h)


@rule("C10, C13", "Search and first training are paid before the first contact; sizes assumed", "assumption")
def hire_usd(hiring_usd: float, hiring_care: float, more_training_usd: float, p: Parameters) -> float:
    """What one hire costs up front, USD: the company's price, each further applicant looked at, and more training."""
    return max(0.0, hiring_usd + p.applicant_usd * (applicants(hiring_care, p) - 1) + more_training_usd)


@rule("C13", "Looking longer leaves the post empty longer; size assumed", "assumption")
def vacant_weeks(hiring_lead_weeks: float, hiring_care: float, p: Parameters) -> int:
    """Whole weeks from a leaving until the next person is at the desk, first training included."""
    return math.floor(hiring_lead_weeks + p.selection_weeks * hiring_care + 0.5)


@rule("-", "Arithmetic of a roster: who is ill or on holiday is paid, overtime is apart", "strong")
def paid_h_per_week(staffing: Staffing) -> float:
    """Hours that an agent is paid for in a week, mean over shifts, without overtime."""
    if staffing.always_on:
        return DAYS_PER_WEEK * MINUTES_PER_DAY / 60.0
    unpaid_min = math.fsum(pause.length_min for pause in staffing.breaks if not pause.paid)
    total = math.fsum(shift.share for shift in staffing.shifts)
    shift_min = math.fsum(shift.share * (shift.end_min - shift.start_min) for shift in staffing.shifts) / total
    return staffing.days_per_week * (shift_min - unpaid_min) / 60.0


@rule("-", "Prices of levers are assumed; arithmetic", "assumption")
def programme_usd_per_agent_week(levers: Levers, prices: Programme, p: Parameters) -> float:
    """What the levers of a policy cost in money, USD per agent and week. Hours away from customers come on top."""
    return (
        prices.support * levers.support
        + prices.information * levers.information
        + prices.monitoring * levers.monitoring
        + prices.recognition * levers.recognition
        + prices.peer_meetings * levers.peer_meetings_per_week
        + prices.front_line * levers.front_line_h_per_month / 16.0
        + prices.suggestions * levers.act_on_suggestions
        + p.knowledge_usd * levers.knowledge_base
        + p.trainer_usd_per_h * (levers.training_h_per_week + levers.coaching_h_per_week)
    )


@rule("-", "The same money for every policy: design of the comparison", "assumption")
def posts_in_budget(
    agents: int, wages_usd_per_agent_week: float, budget_usd_per_agent_week: float, spent_usd_per_agent_week: float
) -> float:
    """Posts that a policy can fill with the money that ``agents`` of them and their budget cost.

    ``agents (wages + budget) = posts (wages + spent)``, to the nearest hundredth of a post, as the last may be part
    time: whole posts would be 7 % of the money of a desk of seven, more than most policies differ by. At least one,
    and fewer than twice as many. A budget of 0 means that each policy spends what its levers cost, with the same posts.
    """
    if budget_usd_per_agent_week <= 0.0:
        return float(agents)
    per_post = wages_usd_per_agent_week + spent_usd_per_agent_week
    if per_post <= 0.0:
        return float(agents)
    posts = agents * (wages_usd_per_agent_week + budget_usd_per_agent_week) / per_post
    return clamp(math.floor(posts * 100.0 + 0.5) / 100.0, 1.0, 2.0 * agents - 1.0)


@rule("-", "The same money for every policy: `posts_in_budget` with a company's own figures", "assumption")
def posts_under(company: Company, levers: Levers) -> float:
    """Posts of a company under a policy's levers, the last perhaps part time: as many as its own money pays for."""
    economics, plan = company.economics, company.staffing
    return posts_in_budget(
        plan.agents,
        paid_h_per_week(plan) * plan.wage_usd_per_h,
        economics.budget_usd_per_agent_week,
        programme_usd_per_agent_week(levers, economics.programme_usd_per_agent_week, company.parameters),
    )


@rule("-", "Arithmetic: as even over time as whole shifts can be", "strong")
def works_planned_shift(nth: int, share: float) -> bool:
    """Whether a post that is ``share`` of a full one, 0 to 1, works the ``nth`` shift of its pattern, from 1."""
    return math.floor(nth * share) > math.floor((nth - 1) * share)
