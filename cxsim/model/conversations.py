"""Conversations: one agent and one customer, or several agents in turn. Read `Conversations.hold` first."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from simpy import Event

from cxsim.model.aftermath import feel
from cxsim.model.departments import Departments
from cxsim.model.entities import NEVER, Agent, Case
from cxsim.model.errors import Errors
from cxsim.model.escalation import grant
from cxsim.model.world import COST, World
from cxsim.model.wrap_up import wrap_up
from cxsim.rules import conduct, selfservice, service
from cxsim.rules.arithmetic import to_cents
from cxsim.rules.draws import Purpose, standard_normal, uniform
from cxsim.rules.events import (
    ANSWERED,
    ESCALATE,
    EXCEPTION,
    MISUSE,
    PROMISE,
    REFUSE,
    STANDARD_REMEDY,
    TRANSFER,
    Kind,
    Tie,
)


class Conversations:
    """All conversations of one run.

    Parameters
    ----------
    escalates
        Whether there is anybody above the agents.
    """

    def __init__(self, world: World, departments: Departments, errors: Errors, *, escalates: bool) -> None:
        self._world = world
        self._departments = departments
        self._errors = errors
        self._escalates = escalates

    def hold(self, case: Case, agent: Agent) -> Generator[Event, Any, tuple[int, Agent]]:
        """One or more conversations, if the case is passed on; returns the last act (of CONDUCT) and its agent."""
        world = self._world
        while True:
            angry = self._is_aggressive(case)
            if agent.person is not None and agent.person.decides:
                act, handle = yield from agent.person.converse(case, angry)
                recorded = act
            else:
                act = self._choose(case, agent)
                handle = self._handle_min(case, agent, act)
                chats = agent.chats
                if chats:
                    handle *= service.chat_factor(chats, world.p)
                    case.pause_min += service.chat_delay_min(handle, chats, world.p)
                yield world.clock.after(handle, Tie.WORK_ENDS)
                if agent.chats:  # of time shared between chats, each is charged with what no other has been
                    handle, agent.attended_min = world.clock.now - agent.attended_min, world.clock.now
                recorded = self._carry_out(case, agent, act, angry, max(1, chats))
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
                if case.owner is None and self._has_owner(case):
                    case.owner = agent
                wrap_up(
                    world, agent, case.issue, case.channel, case.id, case.customer.id, case.touches - 1,
                    on_line=case.on_line,
                )  # fmt: skip
                case.on_line = False
                return act, agent
            case.transfers += 1
            world.emit(
                world.clock.now, Kind.TRANSFERRED, case.id, case.customer.id, agent.id, case.channel,
                float(case.contacts),
            )  # fmt: skip
            joined = world.clock.now
            # Released first: he stands last among the free, and gets the case back only if nobody else is free.
            world.desk.release(agent)
            agent = yield world.desk.join(case, case.channel, NEVER, case.id, case.customer.id, case.issue)
            case.wait_min += world.clock.now - joined

    def _has_owner(self, case: Case) -> bool:
        """Whether a written case stays with the agent who has it."""
        world = self._world
        if world.is_live[case.channel]:
            return False
        return case.draw(world.keys, Purpose.INBOX_OWNER, 0) < world.levers.inbox_ownership

    def _is_aggressive(self, case: Case) -> bool:
        world = self._world
        if not world.company.psychology:
            return False
        failed = case.contacts - 1 + case.handed_over
        prob = conduct.aggression_prob(failed, case.refusals, case.wait_min, world.p)
        return case.draw(world.keys, Purpose.AGGRESSION, case.touches) < prob

    def _choose(self, case: Case, agent: Agent) -> int:
        """What the agent does: pass on, answer, standard remedy, exception, escalate, refuse or put off."""
        world = self._world
        u = case.draw(world.keys, Purpose.TRANSFER, case.touches)
        if case.transfers < world.p.max_transfers and u < agent.transfer_prob:
            return TRANSFER
        if case.is_false and self._is_found_out(case):
            return REFUSE
        may = conduct.within_authority(case.loss_usd, world.limit_usd)
        act = conduct.choose_conduct(
            case.draw(world.keys, Purpose.REMEDY_CHOICE, case.touches),
            case.is_problem,
            case.needs_judgement,
            agent.exception_prob if may else 0.0,
            agent.needless_prob if may else 0.0,
            agent.refusal_prob,
            self._escalates,
            world.p,
        )
        settles = act in (ANSWERED, STANDARD_REMEDY, EXCEPTION)
        return PROMISE if settles and self._departments.hold_up(case) else act

    def _is_found_out(self, case: Case) -> bool:
        prob = conduct.finds_false_claim_prob(self._world.levers.claim_checks, self._world.p)
        return uniform(self._world.keys[Purpose.CLAIM_CHECK], case.id, case.touches) < prob

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
        u = case.draw(world.keys, Purpose.HANDLE_TIME, case.touches)
        handle = service.handle_min(u, mean, world.handle_spreads[case.issue], company.handle_distribution)
        if act == TRANSFER or (act == PROMISE and case.chases):
            return handle * world.p.short_time_share
        if not world.is_live[case.channel]:
            handle *= service.canned_time_factor(world.levers.canned_replies, case.complexity, world.p)
            if case.owner is agent:
                handle *= service.owner_time_factor(world.p)
        if case.handed_over:
            handle *= selfservice.told_time_factor(not case.untold, world.p)
        if case.is_problem:
            handle += world.levers.claim_checks * world.p.check_min
        if case.needs_judgement:
            handle += service.decision_time_min(world.levers.discretion, world.levers.clarity, world.p)
        return handle

    def _carry_out(self, case: Case, agent: Agent, act: int, angry: bool, chats: int) -> int:
        """Give what is given, see whether it helps, let the customer feel it; returns the act to be recorded.

        ``chats`` is how many conversations the agent held when this one began.
        """
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
        if case.is_problem:
            levers = world.levers
            justice = conduct.justice_without_guidance(justice, levers.discretion, levers.clarity, agent.skill, p)
        canned = 0.0 if world.is_live[case.channel] else world.levers.canned_replies
        justice = conduct.justice_of_stock_reply(justice, canned, p)
        case.justice_sum += justice
        feel(case, p.justice_gain * (justice - p.justice_reference) / p.justice_sd, p)
        if act == TRANSFER:
            return act
        if act == STANDARD_REMEDY:
            usd = world.standard_remedy_usd(case.issue, case.loss_usd) - case.granted_usd
            if to_cents(usd) > 0:
                grant(world, case, usd, agent_id=agent.id, is_exception=False)
        elif act == EXCEPTION:
            self._make_exception(case, agent)
        elif act == REFUSE:
            case.refusals += 1
        if act in (ANSWERED, STANDARD_REMEDY, EXCEPTION):
            care = conduct.care(agent.measured_effort, agent.voluntary_effort, case.complexity)
            helps = service.resolve_prob(
                agent.skill,
                care,
                case.complexity,
                agent.speed_effort,
                world.levers.script,
                case.transfers,
                agent.exhaustion,
                angry or agent.rattled,
                p,
            )
            helps = service.resolve_prob_with_tools(
                helps, agent.skill, case.complexity, world.levers.knowledge_base, canned, case.owner is agent, p
            )
            helps = service.resolve_prob_beside_chats(helps, chats, p)
            helps *= 1.0 - agent.running_in_loss
            case.resolved = case.draw(keys, Purpose.RESOLVE, case.touches) < helps
            if case.resolved:
                self._errors.look_for(case, agent, care, harassed=angry or agent.rattled)
        if case.is_regulated and act not in (PROMISE, ESCALATE):
            self._keep_the_law(case, agent)
        if case.resolved and not case.is_problem:
            self._sell(case, agent)
        if agent.misuse_prob > 0.0 and case.draw(keys, Purpose.MISUSE, case.touches) < agent.misuse_prob:
            usd = world.limit_usd * uniform(keys[Purpose.MISUSE_AMOUNT], case.id, case.touches)
            if to_cents(usd) > 0:
                world.emit(
                    now, Kind.MISUSE, case.id, case.customer.id, agent.id, case.channel, float(to_cents(usd))
                )  # fmt: skip
                world.pay(now, COST["misuse"], usd, case.id, case.customer.id, agent.id, case.channel)
                agent.misuses_week += 1
                return MISUSE
        return act

    def _keep_the_law(self, case: Case, agent: Agent) -> None:
        """A regulated case is handled as the law says, or it is not; then somebody may find out, and fines it."""
        world, levers = self._world, self._world.levers
        is_minded = world.company.psychology
        prob = conduct.violation_prob(
            agent.skill,
            agent.speed_effort,
            levers.discretion,
            levers.clarity,
            levers.script,
            levers.monitoring if is_minded else 0.0,
            levers.punish_deserved_per_4wk if is_minded else 0.0,
            levers.punish_visibility,
            world.p,
        )
        if uniform(world.keys[Purpose.VIOLATION], case.id, case.touches) >= prob:
            return
        case.is_regulated = False
        u = uniform(world.keys[Purpose.VIOLATION_DETECTED], case.id, 0)
        detected = u < world.p.violation_detected
        usd = world.company.economics.fine_usd if detected else 0.0
        world.emit(
            world.clock.now, Kind.VIOLATION, case.id, case.customer.id, agent.id, case.channel,
            float(to_cents(usd)), 1.0 if detected else 0.0,
        )  # fmt: skip
        world.pay(world.clock.now, COST["fines"], usd, case.id, case.customer.id, agent.id, case.channel)

    def _make_exception(self, case: Case, agent: Agent) -> None:
        world = self._world
        z = standard_normal(uniform(world.keys[Purpose.REMEDY_AMOUNT], case.id, case.touches))
        usd = conduct.exception_usd(
            case.loss_usd,
            world.limit_usd,
            case.customer.compensation_expectation * case.loss_usd,
            z,
            agent.skill,
            world.levers.clarity,
            world.levers.information,
            world.p,
        )
        if to_cents(usd - case.granted_usd) > 0:
            agent.exceptions_week += 1
            grant(world, case, usd - case.granted_usd, agent_id=agent.id, is_exception=True)

    def _sell(self, case: Case, agent: Agent) -> None:
        world = self._world
        economics = world.company.economics
        prob = conduct.sale_prob(economics.sale_prob, agent.selling_effort)
        if case.draw(world.keys, Purpose.SALE, case.touches) < prob:
            world.emit(
                world.clock.now, Kind.SALE, case.id, case.customer.id, agent.id, case.channel,
                float(to_cents(economics.sale_margin_usd)),
            )  # fmt: skip
