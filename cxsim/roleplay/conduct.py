"""Scores a role-play by the model's own rules: the same functions judge a trainee and a simulated agent.

What a choice is like (`Conduct`, five numbers from 0 to 1) becomes the arguments of
`cxsim.rules.conduct.interactional_justice`:

===================  ==============================================================================================
argument             taken from
===================  ==============================================================================================
``measured_effort``  courtesy: the form that anybody can watch and count
``voluntary_effort`` the mean of empathy and effort: what nobody can order; courtesy beyond it sounds faked
``attitude``         honesty: straightness and the benefit of the doubt; in the model, how the top speaks of customers
``information``      explanation: in the model, how much agents are told and so can explain
``script``           1 for a choice read from the script, else 0; hurts where the case is complex
``complexity``       of the case
``selling_effort``   0: no role-play sells so far
``satisfaction_z``   0: the trainee's own mood is the trainee's
===================  ==============================================================================================

Remedy, loss and whether the case is put right go to `appraisal.compensation_value` and `distributive_justice`;
contacts, transfers, refusals and escalations to `procedural_justice`; waiting and holding to `wait_cost`; all of it
to `performance`, `satisfaction` and `remembered`, as in the model's cases. One thing is finer than there: each
exchange counts as a moment, where the model has one for each conversation. And one thing is added, because the
model needs no face: a mood, see `Feeling.mood`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, NamedTuple

from cxsim.roleplay.authority import Authority
from cxsim.roleplay.story import Choice, Conduct, Opening, Story
from cxsim.rules import appraisal, complaining, market
from cxsim.rules import conduct as agent_conduct
from cxsim.rules.arithmetic import clamp
from cxsim.rules.parameters import Parameters

MOOD_SHARE: Final = 0.45
"""How far one exchange moves the mood towards what the scene is worth so far; assumed. Shows, but scores nothing."""

TROUBLED_HOLD: Final = 1.3
"""A wait on hold counts this much more than one in a queue: it comes on top (B6, sign seen; size assumed)."""

DISCOUNT_PER_YEAR: Final = 0.10
"""What a dollar next year is worth less than one now (B15; the shipped companies' value)."""


class Feeling(NamedTuple):
    """What the counterpart has lived through so far.

    Attributes
    ----------
    mood
        SD from neutral. After each exchange it moves by `MOOD_SHARE` towards the performance that the model would
        give the case if it ended there with this exchange as its tone. So kind words alone lift it a little, and a
        problem put right lifts it for good.
    justice_sum, exchanges
        Sum and number of interactional justice.
    extreme, moment_sum, moments
        Moments so far, for peak and end.
    """

    mood: float
    justice_sum: float = 0.0
    exchanges: int = 0
    extreme: float = 0.0
    moment_sum: float = 0.0
    moments: int = 0

    def felt(self, moment: float, p: Parameters) -> Feeling:
        """After one more moment, SD."""
        extreme = moment if self.moments == 0 else appraisal.more_extreme(moment, self.extreme, p)
        return self._replace(extreme=extreme, moment_sum=self.moment_sum + moment, moments=self.moments + 1)


class Course(NamedTuple):
    """How the case stands: what was given, how often the customer was sent round, how long it took."""

    settled: bool = False
    granted_x_loss: float = 0.0
    contacts: int = 1
    refusals: int = 0
    transfers: int = 0
    escalations: int = 0
    wait_min: float = 0.0


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What the customer makes of the whole, by the model's rules."""

    distributive: float
    interactional: float
    procedural: float
    satisfaction: float
    """SD from neutral."""
    csat: float
    """1 to 5."""
    likelihood_to_recommend: float
    """0 to 10."""
    remembered: float
    """SD: peak, end and mean."""
    effort: int
    """Contacts, transfers, refusals and escalations beyond the first contact."""
    review_prob: float
    review_stars: int
    tell_prob: float
    churn_multiplier: float
    """How many times as likely to leave as before the case."""
    granted_usd: float
    value_usd: float
    """What the customer is worth from here on, less what was given; NaN where the counterpart is no customer."""


def interactional_justice(conduct: Conduct, scripted: bool, complexity: float, p: Parameters) -> float:
    """How the other is treated by one choice, 0 to 1: the model's rule with the arguments named at the top."""
    return agent_conduct.interactional_justice(
        measured_effort=conduct.courtesy,
        voluntary_effort=0.5 * (conduct.empathy + conduct.effort),
        attitude=conduct.honesty,
        information=conduct.explanation,
        script=1.0 if scripted else 0.0,
        complexity=complexity,
        selling_effort=0.0,
        satisfaction_z=0.0,
        p=p,
    )


def first_feeling(story: Story, p: Parameters) -> Feeling:
    """How the counterpart comes to the desk: the failure and the wait have been felt, as in the model."""
    opening = story.opening
    feeling = Feeling(0.0)
    if story.is_problem:
        feeling = feeling.felt(
            appraisal.failure_moment(opening.severity, float(opening.earlier_failures), p), p
        )
    waited = -cost_of_waiting(opening, opening.wait_min, p)
    mood = clamp(feeling.extreme + waited, -3.0, 3.0)
    return feeling._replace(mood=mood)


def after_exchange(feeling: Feeling, choice: Choice, course: Course, story: Story, p: Parameters) -> Feeling:
    """How the counterpart feels after a choice made towards them; ``course`` is how the case stands after it."""
    justice = interactional_justice(choice.conduct, choice.scripted, story.opening.complexity, p)
    moment = p.justice_gain * (justice - p.justice_reference) / p.justice_sd
    target = _performance(course, justice, story, p)
    return feeling.felt(moment, p)._replace(
        mood=clamp(feeling.mood + MOOD_SHARE * (target - feeling.mood), -3.0, 3.0),
        justice_sum=feeling.justice_sum + justice,
        exchanges=feeling.exchanges + 1,
    )


def appraise(feeling: Feeling, course: Course, story: Story, authority: Authority) -> Appraisal:
    """What the counterpart makes of the whole, step by step as the model's cases do it."""
    p, opening = authority.parameters, story.opening
    interactional = feeling.justice_sum / feeling.exchanges if feeling.exchanges else p.courtesy_base
    distributive = outcome_fairness(course, story, p)
    procedural = _procedural(course, p)
    performed = _performance(course, interactional, story, p)
    satisfied = appraisal.satisfaction(performed, opening.expectation, p)
    felt = feeling.felt(satisfied, p)
    episode = appraisal.remembered(felt.extreme, satisfied, felt.moment_sum / felt.moments, p)
    cumulative = appraisal.updated_satisfaction(0.0, episode, p)
    effort = course.contacts - 1 + course.transfers + course.refusals + course.escalations
    open_problem = story.is_problem and not course.settled
    firm = authority.firm
    base = market.base_churn_hazard_per_week(firm.churn_per_year)
    hazard = market.churn_hazard_per_week(
        base, cumulative, float(effort), opening.severity if open_problem else 0.0, firm.lock_in, p
    )
    worth_usd = market.customer_value_usd(firm.margin_usd_per_year, hazard, DISCOUNT_PER_YEAR)
    is_customer = story.characters[story.counterpart].role == "customer"
    granted_usd = course.granted_x_loss * opening.loss_usd
    return Appraisal(
        distributive=distributive,
        interactional=interactional,
        procedural=procedural,
        satisfaction=satisfied,
        csat=appraisal.csat(satisfied),
        likelihood_to_recommend=appraisal.likelihood_to_recommend(satisfied, cumulative),
        remembered=episode,
        effort=effort,
        review_prob=market.review_prob(episode, p),
        review_stars=market.review_stars(episode),
        tell_prob=market.tell_prob(episode, p),
        churn_multiplier=hazard / base,
        granted_usd=granted_usd,
        value_usd=worth_usd - granted_usd if is_customer else math.nan,
    )


def comes_back(course: Course, u: float, p: Parameters) -> bool:
    """Whether a customer whose case is still open contacts the firm again, given a uniform draw."""
    return not course.settled and complaining.tries_again(course.refusals > 0, course.contacts, u, p)


def outcome_fairness(course: Course, story: Story, p: Parameters) -> float:
    """Fairness of what the counterpart has got so far, 0 to 1."""
    value = appraisal.compensation_value(
        course.granted_x_loss, story.opening.compensation_expectation, course.settled, p
    )
    return appraisal.distributive_justice(story.is_problem, course.settled, value, p)


def _procedural(course: Course, p: Parameters) -> float:
    return appraisal.procedural_justice(
        course.contacts, course.transfers, course.refusals, course.escalations, p
    )


def _performance(course: Course, interactional: float, story: Story, p: Parameters) -> float:
    wait = cost_of_waiting(story.opening, course.wait_min, p)
    return appraisal.performance(
        outcome_fairness(course, story, p), interactional, _procedural(course, p), wait, p
    )


def cost_of_waiting(opening: Opening, wait_min: float, p: Parameters) -> float:
    """What waiting has cost, SD, at least 0; a letter may take longer than a queue."""
    written = opening.channel in ("written", "public")
    return appraisal.wait_cost(wait_min, p.written_wait_scale_min if written else p.wait_scale_min, p)
