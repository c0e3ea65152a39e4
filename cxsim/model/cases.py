"""Cases: from the first contact to what the customer makes of it. Read `Cases._case` first."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from simpy import Event

from cxsim.model.clock import Steps
from cxsim.model.entities import NEVER, Agent, Case
from cxsim.model.escalation import Ladder, grant
from cxsim.model.world import COST, World
from cxsim.rules import appraisal, complaining, conduct, market, service
from cxsim.rules.arithmetic import to_cents
from cxsim.rules.company import LOGNORMAL, WRITTEN
from cxsim.rules.demand import patience_min
from cxsim.rules.draws import Purpose, exponential, lognormal, standard_normal, uniform
from cxsim.rules.events import (
    ANSWERED,
    ESCALATE,
    EXCEPTION,
    MISUSE,
    REFUSE,
    STANDARD_REMEDY,
    TRANSFER,
    Kind,
    Tie,
)

TRANSFER_TIME_SHARE = 0.35
"""Share of a whole conversation that it takes to find out that someone else must help."""

MAX_TRANSFERS = 3


class WordOfMouth:
    """What customers said in public and to each other since the last week's end."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin a new week."""
        self.stars = 0.0
        self.reviews = 0
        self.won = 0.0
        """Expected customers won less lost by recommendations."""


class Cases:
    """All cases of one run."""

    def __init__(self, world: World, ladder: Ladder) -> None:
        self._world = world
        self._ladder = ladder
        self.word = WordOfMouth()

    def open(self, case: Case) -> None:
        """A customer asks for something: start the case's process."""
        world = self._world
        world.cases_open += 1
        world.emit(
            world.clock.now, Kind.CASE_OPENED, case.id, case.customer.id, -1, case.channel,
            float(case.issue), case.complexity, 1.0 if case.is_problem else 0.0,
        )  # fmt: skip
        if case.is_problem:
            self._feel(case, appraisal.failure_moment(case.severity, case.customer.failures, world.p))
        world.clock.start(self._case(case))

    def _case(self, case: Case) -> Steps:
        """The life of a case: contact the firm, be served, climb the ladder if sent up, come back if need be."""
        while True:
            case.contacts += 1
            agent = yield from self._get_through(case)
            if agent is None:
                break
            act = yield from self._be_served(case, agent)
            if act == ESCALATE:
                yield from self._ladder.climb(case)
                break
            if case.resolved or not self._tries_again(case):
                break
            case.severity = service.grown_severity(case.severity, self._world.p)
            yield self._later(case)
        self._close(case)

    # --- reaching someone

    def _get_through(self, case: Case) -> Generator[Event, Any, Agent | None]:
        """Join the queue, again if patience ended; returns the agent, or None if the customer gave the case up."""
        world = self._world
        p, clock, channel = world.p, world.clock, world.company.channels[case.channel]
        tries = 0
        while True:
            tries += 1
            index = case.tries
            case.tries += 1
            patience = NEVER
            if channel.kind != WRITTEN:
                patience = patience_min(
                    uniform(world.keys[Purpose.PATIENCE], case.id, index),
                    channel.patience_mean_min,
                    p.patience_early_hazard,
                    p.patience_early_s,
                )
            joined = clock.now
            world.emit(
                joined, Kind.CONTACT_OFFERED, case.id, case.customer.id, -1, case.channel,
                float(case.contacts), 1.0 if tries > 1 else 0.0,
            )  # fmt: skip
            agent: Agent | None = yield world.desk.join(case, case.channel, patience, case.id, case.customer.id)
            wait = clock.now - joined
            case.wait_min += wait
            if agent is not None:
                world.emit(
                    clock.now, Kind.CONTACT_ANSWERED, case.id, case.customer.id, agent.id, case.channel,
                    wait, float(case.contacts),
                )  # fmt: skip
                return agent
            world.emit(
                clock.now, Kind.CONTACT_ABANDONED, case.id, case.customer.id, -1, case.channel,
                wait, float(case.contacts),
            )  # fmt: skip
            self._feel(case, -appraisal.wait_cost(wait, p.wait_scale_min, p))
            if not complaining.redials(tries, uniform(world.keys[Purpose.REDIAL], case.id, index), p):
                return None
            u = uniform(world.keys[Purpose.REDIAL_DELAY], case.id, index)
            yield clock.at(self._opening(case, clock.now + exponential(u, p.redial_delay_mean_min)), Tie.CONTACT)

    def _tries_again(self, case: Case) -> bool:
        u = uniform(self._world.keys[Purpose.RECONTACT], case.id, case.contacts)
        return complaining.tries_again(case.refused, case.contacts, u, self._world.p)

    def _later(self, case: Case) -> Event:
        """The moment of the next contact: after some hours or days, when the firm is open."""
        world, p = self._world, self._world.p
        u = uniform(world.keys[Purpose.RECONTACT_DELAY], case.id, case.contacts)
        delay = complaining.recontact_delay_min(u, p)
        return world.clock.at(self._opening(case, world.clock.now + delay), Tie.CONTACT)

    def _opening(self, case: Case, time_min: float) -> float:
        """When the customer can do what he means to do at ``time_min``; not all come in the first minute."""
        world = self._world
        if world.company.channels[case.channel].kind == WRITTEN or world.calendar.is_open(time_min):
            return time_min
        u = uniform(world.keys[Purpose.OPENING_JITTER], case.id, case.tries)
        opening: float = world.calendar.next_opening(time_min)
        return opening + exponential(u, 60.0)

    # --- being served

    def _be_served(self, case: Case, agent: Agent) -> Generator[Event, Any, int]:
        """One or more conversations, if the case is passed on; returns the last act, an index into CONDUCT."""
        world = self._world
        while True:
            angry = self._is_aggressive(case)
            act = self._choose(case, agent)
            handle = self._handle_min(case, agent, act)
            yield world.clock.after(handle, Tie.WORK_ENDS)
            recorded = self._carry_out(case, agent, act, angry)
            agent.busy_min_week += handle
            agent.contacts_week += 1
            agent.rattled = angry
            world.emit(
                world.clock.now, Kind.CONTACT_ENDED, case.id, case.customer.id, agent.id, case.channel,
                handle, float(recorded), 1.0 if case.resolved else 0.0,
            )  # fmt: skip
            if angry:
                agent.aggression_week += 1
                world.emit(
                    world.clock.now, Kind.AGGRESSION, case.id, case.customer.id, agent.id, case.channel
                )  # fmt: skip
            case.touches += 1
            if act != TRANSFER:
                world.desk.release(agent)
                return act
            case.transfers += 1
            world.emit(
                world.clock.now, Kind.TRANSFERRED, case.id, case.customer.id, agent.id, case.channel,
                float(case.contacts),
            )  # fmt: skip
            joined = world.clock.now
            # Released first: he stands last among the free, and gets the case back only if nobody else is free.
            world.desk.release(agent)
            agent = yield world.desk.join(case, case.channel, NEVER, case.id, case.customer.id)
            case.wait_min += world.clock.now - joined

    def _is_aggressive(self, case: Case) -> bool:
        world = self._world
        prob = conduct.aggression_prob(case.contacts - 1, case.refusals, case.wait_min, world.p)
        return uniform(world.keys[Purpose.AGGRESSION], case.id, case.touches) < prob

    def _choose(self, case: Case, agent: Agent) -> int:
        """What the agent does: pass on, answer, standard remedy, exception, escalate or refuse."""
        world = self._world
        u = uniform(world.keys[Purpose.TRANSFER], case.id, case.touches)
        if case.transfers < MAX_TRANSFERS and u < agent.transfer_prob:
            return TRANSFER
        dares = agent.exception_prob if conduct.within_authority(case.loss_usd, world.limit_usd) else 0.0
        return conduct.choose_conduct(
            uniform(world.keys[Purpose.REMEDY_CHOICE], case.id, case.touches),
            case.is_problem,
            case.needs_judgement,
            dares,
            world.refusal_prob,
            bool(self._ladder),
            world.p,
        )

    def _handle_min(self, case: Case, agent: Agent, act: int) -> float:
        """Minutes that the conversation takes, wrap-up included."""
        world = self._world
        company = world.company
        mean = (
            company.issues[case.issue].handle_min
            * company.channels[case.channel].handle_factor
            * agent.handle_factor
            * service.script_time_factor(world.levers.script, case.complexity, world.p)
        )
        u = uniform(world.keys[Purpose.HANDLE_TIME], case.id, case.touches)
        if company.handle_distribution == LOGNORMAL:
            handle = lognormal(u, mean, world.handle_sigma)
        else:
            handle = exponential(u, mean)
        if act == TRANSFER:
            return handle * TRANSFER_TIME_SHARE
        if case.needs_judgement:
            handle += service.decision_time_min(world.levers.discretion, world.levers.clarity, world.p)
        return handle

    def _carry_out(self, case: Case, agent: Agent, act: int, angry: bool) -> int:
        """Give what is given, see whether it helps, let the customer feel it; returns the act to be recorded."""
        world = self._world
        keys, p, now = world.keys, world.p, world.clock.now
        case.refused = act == REFUSE
        justice = conduct.interactional_justice(
            agent.measured_effort,
            agent.voluntary_effort,
            world.levers.attitude,
            world.levers.information,
            world.levers.script,
            case.complexity,
            0.0 if case.is_problem else agent.selling_effort,
            agent.satisfaction,
            p,
        )
        case.justice_sum += justice
        self._feel(case, p.justice_gain * (justice - p.justice_reference) / p.justice_sd)
        if act == TRANSFER:
            return act
        if act == STANDARD_REMEDY:
            share = world.company.issues[case.issue].standard_remedy_share
            usd = share * case.loss_usd - case.granted_usd
            if to_cents(usd) > 0:
                grant(world, case, usd, agent_id=agent.id, is_exception=False)
        elif act == EXCEPTION:
            self._make_exception(case, agent)
        elif act == REFUSE:
            case.refusals += 1
        if act in (ANSWERED, STANDARD_REMEDY, EXCEPTION):
            helps = service.resolve_prob(
                agent.skill,
                conduct.care(agent.measured_effort, agent.voluntary_effort, case.complexity),
                case.complexity,
                agent.speed_effort,
                world.levers.script,
                case.transfers,
                agent.exhaustion,
                angry or agent.rattled,
                p,
            )
            case.resolved = uniform(keys[Purpose.RESOLVE], case.id, case.touches) < helps
        if case.resolved and not case.is_problem:
            self._sell(case, agent)
        if agent.misuse_prob > 0.0 and uniform(keys[Purpose.MISUSE], case.id, case.touches) < agent.misuse_prob:
            usd = world.limit_usd * uniform(keys[Purpose.MISUSE_AMOUNT], case.id, case.touches)
            if to_cents(usd) > 0:
                world.emit(
                    now, Kind.MISUSE, case.id, case.customer.id, agent.id, case.channel, float(to_cents(usd))
                )  # fmt: skip
                world.pay(now, COST["misuse"], usd, case.id, case.customer.id, agent.id, case.channel)
                return MISUSE
        return act

    def _make_exception(self, case: Case, agent: Agent) -> None:
        world = self._world
        z = standard_normal(uniform(world.keys[Purpose.REMEDY_AMOUNT], case.id, case.touches))
        usd = conduct.exception_usd(
            case.loss_usd,
            world.limit_usd,
            z,
            agent.skill,
            world.levers.clarity,
            world.levers.information,
            world.p,
        )
        if to_cents(usd - case.granted_usd) > 0:
            grant(world, case, usd - case.granted_usd, agent_id=agent.id, is_exception=True)

    def _sell(self, case: Case, agent: Agent) -> None:
        world = self._world
        economics = world.company.economics
        prob = conduct.sale_prob(economics.sale_prob, agent.selling_effort)
        if uniform(world.keys[Purpose.SALE], case.id, case.touches) < prob:
            world.emit(
                world.clock.now, Kind.SALE, case.id, case.customer.id, agent.id, case.channel,
                float(to_cents(economics.sale_margin_usd)),
            )  # fmt: skip

    # --- what the customer makes of it

    def _feel(self, case: Case, moment: float) -> None:
        extreme = moment if case.moments == 0 else appraisal.more_extreme(moment, case.moment_extreme, self._world.p)
        case.feel(moment, extreme)

    def _close(self, case: Case) -> None:
        """End the case: the customer appraises it, remembers it, and perhaps speaks of it."""
        world = self._world
        world.cases_open -= 1
        world.emit(
            world.clock.now, Kind.CASE_CLOSED, case.id, case.customer.id, -1, case.channel,
            1.0 if case.resolved else 0.0, float(case.contacts), world.clock.now - case.opened_min,
        )  # fmt: skip
        self._appraise(case)
        self._claim_later(case)

    def _appraise(self, case: Case) -> None:
        world, customer = self._world, case.customer
        p, now = world.p, world.clock.now
        multiple = case.granted_usd / case.loss_usd if case.loss_usd > 0.0 else 0.0
        value = appraisal.compensation_value(multiple, customer.compensation_expectation, case.resolved, p)
        distributive = appraisal.distributive_justice(case.is_problem, case.resolved, value, p)
        interactional = case.justice_sum / case.touches if case.touches else p.courtesy_base
        procedural = appraisal.procedural_justice(
            case.contacts, case.transfers, case.refusals, case.escalations, p
        )
        written = world.company.channels[case.channel].kind == WRITTEN
        wait = appraisal.wait_cost(case.wait_min, p.written_wait_scale_min if written else p.wait_scale_min, p)
        performed = appraisal.performance(distributive, interactional, procedural, wait, p)
        satisfied = appraisal.satisfaction(performed, customer.expectation, p)

        self._feel(case, satisfied)
        episode = appraisal.remembered(case.moment_extreme, satisfied, case.moment_sum / case.moments, p)
        effort = case.contacts - 1 + case.transfers + case.refusals + case.escalations + (case.tries - case.contacts)
        customer.satisfaction = appraisal.updated_satisfaction(customer.satisfaction, episode, p)
        customer.expectation = appraisal.updated_expectation(customer.expectation, performed, p)
        customer.forget(now, p.memory_half_life_weeks)
        customer.effort += effort
        if case.is_problem:
            customer.failures += 1.0
            customer.unresolved += 0.0 if case.resolved else case.severity
            customer.belief = complaining.updated_belief(customer.belief, case.granted_usd > 0.0, p)
            customer.compensation_expectation = complaining.updated_compensation_expectation(
                customer.compensation_expectation, multiple, p
            )
        world.emit(
            now, Kind.CASE_APPRAISED, case.id, customer.id, -1, case.channel,
            appraisal.csat(satisfied), float(effort),
            appraisal.likelihood_to_recommend(satisfied, customer.satisfaction),
        )  # fmt: skip
        self._speak(case, episode)

    def _speak(self, case: Case, episode: float) -> None:
        """Reviews and recommendations, good and bad."""
        world, word, now = self._world, self.word, self._world.clock.now
        if uniform(world.keys[Purpose.REVIEW], case.id, 0) < market.review_prob(episode, world.p):
            stars = float(market.review_stars(episode))
            word.stars += stars
            word.reviews += 1
            world.emit(now, Kind.REVIEW, case.id, case.customer.id, -1, case.channel, stars)
        if uniform(world.keys[Purpose.RECOMMEND], case.id, 0) < market.tell_prob(episode, world.p):
            won = market.purchases_won(episode, world.p)
            word.won += won
            told = world.p.told_up if episode >= 0.0 else world.p.told_down
            world.emit(
                now, Kind.RECOMMENDATION, case.id, case.customer.id, -1, case.channel,
                told, 1.0 if episode >= 0.0 else -1.0, won,
            )  # fmt: skip

    def _claim_later(self, case: Case) -> None:
        """What was not made good comes back in part as a charge-back or statutory refund."""
        world = self._world
        if not case.is_problem or case.resolved:
            return
        if uniform(world.keys[Purpose.LATE_CLAIM], case.id, 0) < world.p.late_claim_prob:
            usd = market.late_claim_usd(case.loss_usd, case.granted_usd, world.p)
            world.pay(world.clock.now, COST["late_claims"], usd, case.id, case.customer.id, -1, case.channel)
