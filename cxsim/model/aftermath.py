"""What a customer makes of a case once it is closed, whom he tells, and what still comes back to the firm."""

from __future__ import annotations

from cxsim.model import loyalty
from cxsim.model.claims import FalseClaims
from cxsim.model.entities import Case
from cxsim.model.public import PublicPosts
from cxsim.model.word import WordOfMouth
from cxsim.model.world import COST, World
from cxsim.rules import appraisal, comparison, complaining, market, selfservice
from cxsim.rules.draws import Purpose, standard_normal, uniform
from cxsim.rules.events import Kind
from cxsim.rules.parameters import Parameters

FELT_TREATMENT, FELT_SATISFACTION = range(2)
"""Index of each draw of `Purpose.TASTE`."""


def feel(case: Case, moment: float, p: Parameters) -> None:
    """Let the customer live through a moment of the case, SD from the neutral point."""
    extreme = moment if case.moments == 0 else appraisal.more_extreme(moment, case.moment_extreme, p)
    case.feel(moment, extreme)


class Aftermath:
    """The end of every case of one run."""

    def __init__(
        self, world: World, word: WordOfMouth, false_claims: FalseClaims, posts: PublicPosts
    ) -> None:
        self._world = world
        self._word = word
        self._false_claims = false_claims
        self._posts = posts

    def settle(self, case: Case) -> None:
        """The customer appraises the case, remembers it, and perhaps speaks of it or claims again.

        Without psychology he only claims what the law gives him, and buys elsewhere if nobody answers.
        """
        if self._world.company.psychology:
            self._appraise(case)
        if case.is_problem:
            self._false_claims.note(case)
            self._claim_later(case)
        elif case.tries and not case.touches:
            self._buy_elsewhere(case)

    def _appraise(self, case: Case) -> None:
        world, customer = self._world, case.customer
        p, now = world.p, world.clock.now
        multiple = case.granted_usd / case.loss_usd if case.loss_usd > 0.0 else 0.0
        due, expectation = customer.compensation_expectation, customer.expectation
        value = appraisal.compensation_value(multiple, due, case.resolved, p)
        distributive = appraisal.distributive_justice(case.is_problem, case.resolved, value, p)
        if case.heard_x_loss >= 0.0:
            distributive = comparison.justice_beside_others(distributive, multiple, case.heard_x_loss, p)
        if case.touches:
            taste = standard_normal(case.draw(world.keys, Purpose.TASTE, FELT_TREATMENT))
            interactional = appraisal.felt_treatment(case.justice_sum / case.touches, taste, p)
        else:  # a machine that helped neither pleases nor annoys; nobody at all is worse
            interactional = p.justice_reference if case.resolved else p.courtesy_base
        procedural = appraisal.procedural_justice(
            case.contacts, case.transfers, case.refusals, case.escalations, p
        )
        procedural = appraisal.procedure_after_promises(procedural, case.broken_promises, p)
        procedural = selfservice.procedure_after_handover(procedural, case.handed_over, case.untold, p)
        written = not world.is_live[case.channel]
        waited_min = case.wait_min + case.pause_min
        wait = appraisal.wait_cost(waited_min, p.written_wait_scale_min if written else p.wait_scale_min, p)
        performed = appraisal.performance(distributive, interactional, procedural, wait, p)
        mood = standard_normal(case.draw(world.keys, Purpose.TASTE, FELT_SATISFACTION))
        satisfied = appraisal.satisfaction(performed, expectation + p.customer_promise, p)
        satisfied = appraisal.felt_satisfaction(satisfied, mood, p)
        excellent = case.is_problem and not case.is_false and case.resolved and case.contacts == 1 and multiple >= 1.0

        feel(case, satisfied, p)
        episode = appraisal.remembered(case.moment_extreme, satisfied, case.moment_sum / case.moments, p)
        effort = case.transfers + case.refusals + case.escalations + case.handed_over + case.untold + case.switched
        effort += max(case.tries, 1) - 1  # each further try to get through, redials included
        customer.satisfaction = cumulative = appraisal.updated_satisfaction(customer.satisfaction, episode, p)
        customer.expectation = appraisal.updated_expectation(expectation, performed, p)
        customer.forget(now, p.memory_half_life_weeks)
        told = satisfied + appraisal.recovery_paradox(excellent, case.severity, customer.failures, p)
        if effort:
            customer.effort += effort
        if case.is_problem and not case.is_false:
            customer.failures += 1.0
            if not case.resolved:
                customer.unresolved += case.severity
        if case.is_problem:
            customer.belief = complaining.updated_belief(customer.belief, case.granted_usd > 0.0, p)
            customer.compensation_expectation = complaining.updated_compensation_expectation(due, multiple, p)
        world.emit(
            now, Kind.CASE_JUDGED, case.id, customer.id, -1, case.channel, distributive, interactional, procedural
        )  # fmt: skip
        world.emit(
            now, Kind.CASE_APPRAISED, case.id, customer.id, -1, case.channel,
            appraisal.csat(told), float(effort),
            appraisal.likelihood_to_recommend(satisfied, cumulative),
        )  # fmt: skip
        loyalty.record(world, customer, case.id)
        self._speak(case, episode, multiple)
        self._posts.complain(case, episode)

    def _speak(self, case: Case, episode: float, granted_x_loss: float) -> None:
        """Reviews and recommendations, good and bad; who had a problem tells what he was granted."""
        world, word, now = self._world, self._word, self._world.clock.now
        if case.draw(world.keys, Purpose.REVIEW, 0) < market.review_prob(episode, world.p):
            stars = float(market.review_stars(episode))
            word.stars += stars
            word.reviews += 1
            world.emit(now, Kind.REVIEW, case.id, case.customer.id, -1, case.channel, stars)
        if case.draw(world.keys, Purpose.RECOMMEND, 0) < market.tell_prob(episode, world.p):
            told = word.tell(world, episode, case.id, case.customer.id, case.channel)
            if case.is_problem and not case.is_false:
                word.hearsay.tell(case.issue, granted_x_loss, told)

    def _claim_later(self, case: Case) -> None:
        """What was not made good comes back in part as a charge-back or statutory refund."""
        world = self._world
        if case.resolved or case.is_false:
            return
        if uniform(world.keys[Purpose.LATE_CLAIM], case.id, 0) < world.p.late_claim_prob:
            usd = market.late_claim_usd(case.loss_usd, case.granted_usd, world.p)
            world.pay(world.clock.now, COST["late_claims"], usd, case.id, case.customer.id, -1, case.channel)

    def _buy_elsewhere(self, case: Case) -> None:
        """He waited with a question and nobody ever answered: some give up the purchase, and its margin is lost."""
        world = self._world
        if market.loses_purchase(uniform(world.keys[Purpose.LOST_PURCHASE], case.id, 0), world.p):
            usd = world.company.economics.margin_per_purchase_usd
            world.pay(world.clock.now, COST["lost_purchases"], usd, case.id, case.customer.id, -1, case.channel)
