"""The week of the leaders: what they check, punish, answer, praise, hear, put right and promote.

`Firm` calls these steps in their order at each week's end. What leaders do to a person changes his state; what
he then does follows in `agents`.
"""

from __future__ import annotations

from math import fsum

from cxsim.model.entities import Agent
from cxsim.model.staffing import Staff
from cxsim.model.world import World
from cxsim.rules import colleagues, leadership
from cxsim.rules.arithmetic import approach
from cxsim.rules.company import WEEKS_PER_YEAR
from cxsim.rules.draws import Purpose, uniform
from cxsim.rules.events import Kind

FOR_MISUSE, FOR_ERRORS, DESERVED, UNDESERVED, KINDS = range(5)
"""What a draw of `Purpose.AUDIT` or `Purpose.PUNISHMENT` is for; ``KINDS * week + this`` is its index."""

FOUND, PUNISHED = range(2)
"""What a draw of `Purpose.GOOD_FAITH` is for, likewise."""

WITHOUT_CAUSE, FOR_A_FAULT, FOR_GOOD_FAITH = 0.0, 1.0, 2.0
"""What somebody was punished for: ``value`` of ``punished``."""

WINDOW_WEEKS = 4.0
"""Punishments are counted within so many weeks, as the levers of punishment are stated."""


class Management:
    """The leaders of one run."""

    def __init__(self, world: World, staff: Staff) -> None:
        self._world = world
        self._staff = staff
        self._found = 0
        self._agent_weeks = 0
        """Faults found and weeks looked at so far: how often there is something to punish."""
        self._promotions_due = 0.0
        self._habit = -1.0
        """Load that the team is used to; -1 before the first week."""
        issues = world.company.issues
        self._weights = [issue.prob_per_purchase if issue.is_problem else 0.0 for issue in issues]
        self._presence = leadership.front_line_presence(world.levers.front_line_h_per_month, world.p)

    # --- audits and responses

    def audits(self, week: int, now: float) -> None:
        """Check the week's work of everybody, and answer what is found."""
        for agent in tuple(self._world.agents):
            self._agent_weeks += 1
            self._look_for_exceptions(agent, week, now)
            self._audit(agent, week, now)
        self._look_around()

    def _audit(self, agent: Agent, week: int, now: float) -> None:
        world = self._world
        levers, p = world.levers, world.p
        key = world.keys[Purpose.AUDIT]
        if agent.misuses_week and agent.first_misuse_week < 0:
            agent.first_misuse_week = week
        hidden = agent.first_misuse_week >= 0 and agent.misuses_found == 0
        misuse = uniform(key, agent.id, KINDS * week + FOR_MISUSE) < leadership.found_prob(
            agent.misuses_week, levers.monitoring, p
        )
        error = uniform(key, agent.id, KINDS * week + FOR_ERRORS) < leadership.found_prob(
            agent.errors_week, levers.monitoring, p
        )
        world.emit(
            now, Kind.AUDITED, -1, -1, agent.id, -1,
            agent.contacts_week * levers.monitoring * p.audit_share, float(misuse + error), float(hidden),
        )  # fmt: skip
        is_misuser = agent.misuses_week > 0
        agent.misuses_week = 0
        agent.errors_week = 0
        self._found += misuse + error
        self._punish(agent, week, now, found=misuse or error)
        if misuse:
            self._answer_misuse(agent, week, now)
        if is_misuser:
            agent.example = colleagues.example_set(agent.misuses_found, agent.restricted, misuse, p)

    def _punish(self, agent: Agent, week: int, now: float, *, found: bool) -> None:
        """Punishments that happen. What frightens is how often they are to be expected: `wellbeing.fear_target`."""
        world = self._world
        levers, key = world.levers, world.keys[Purpose.PUNISHMENT]
        if found:
            prob = leadership.deserved_punishment_prob(
                levers.punish_deserved_per_4wk, self._found / self._agent_weeks
            )
            if uniform(key, agent.id, KINDS * week + DESERVED) < prob:
                world.emit(now, Kind.PUNISHED, -1, -1, agent.id, -1, FOR_A_FAULT)
        prob = leadership.undeserved_punishment_prob(levers.punish_undeserved_per_4wk)
        if uniform(key, agent.id, KINDS * week + UNDESERVED) < prob:
            world.emit(now, Kind.PUNISHED, -1, -1, agent.id, -1, WITHOUT_CAUSE)

    def _answer_misuse(self, agent: Agent, week: int, now: float) -> None:
        agent.misuses_found += 1
        answer = leadership.misuse_answer(agent.misuses_found, self._world.levers.misuse_response)
        self._world.emit(
            now, Kind.MISUSE_FOUND, -1, -1, agent.id, -1,
            float(agent.misuses_found), float(answer), week - agent.first_misuse_week + 1.0,
        )  # fmt: skip
        if answer == leadership.DISMISS:
            self._staff.dismiss(agent, now)
        elif answer == leadership.RESTRICT:
            agent.restricted = True

    def _look_for_exceptions(self, agent: Agent, week: int, now: float) -> None:
        """Punish, or let pass, who granted in good faith what the letter of a rule forbids."""
        world = self._world
        levers, p, key = world.levers, world.p, world.keys[Purpose.GOOD_FAITH]
        exceptions, agent.exceptions_week = agent.exceptions_week, 0
        punished = False
        if exceptions and levers.punish_undeserved_per_4wk > 0.0:
            found = colleagues.good_faith_found_prob(exceptions, levers.monitoring, world.letter_broken_prob, p)
            prob = colleagues.good_faith_punished_prob(levers.punish_undeserved_per_4wk, p)
            punished = (
                uniform(key, agent.id, 2 * week + FOUND) < found
                and uniform(key, agent.id, 2 * week + PUNISHED) < prob
            )
        if punished:
            world.emit(now, Kind.PUNISHED, -1, -1, agent.id, -1, FOR_GOOD_FAITH)
        agent.wronged = approach(agent.wronged, WINDOW_WEEKS if punished else 0.0, 1.0, WINDOW_WEEKS)

    def _look_around(self) -> None:
        """Let everybody see what colleagues were punished for, and what they got away with."""
        world = self._world
        team, p = world.agents, world.p
        others = max(1, len(team) - 1)
        examples, wronged = fsum(agent.example for agent in team), fsum(agent.wronged for agent in team)
        for agent in team:
            seen = min(1.0, max(0.0, examples - agent.example) / others)
            agent.bad_example = approach(agent.bad_example, seen, 1.0, p.example_weeks)
            agent.good_faith_felt = colleagues.good_faith_felt_per_4wk(
                agent.wronged, max(0.0, wronged - agent.wronged) / others, world.levers.punish_visibility
            )
            agent.example = 0.0

    # --- praise and promotion

    def praise(self, week: int, now: float) -> None:
        """Praise good service; the more of it a person has had, the less it moves him."""
        world = self._world
        levers, key = world.levers, world.keys[Purpose.RECOGNITION]
        for agent in world.agents:
            agent.praised_weeks += levers.recognition
            agent.praise_freshness = leadership.praise_freshness(agent.praised_weeks, world.p)
            if uniform(key, agent.id, week) < leadership.praise_prob(levers.recognition):
                world.emit(now, Kind.RECOGNISED, -1, -1, agent.id, -1, agent.praise_freshness)

    def promotions(self, week: int, now: float) -> None:
        """Promote somebody as often as there is room above: the best, or who has been here longest."""
        world = self._world
        self._promotions_due += len(world.agents) * world.p.promotions_per_year / WEEKS_PER_YEAR
        while self._promotions_due >= 1.0:
            self._promotions_due -= 1.0
            candidates = [agent for agent in world.agents if not agent.is_promoted]
            if not candidates:
                return
            best = max(candidates, key=lambda a: (leadership.merit(a.skill, a.voluntary_effort), -a.id))
            eldest = max(candidates, key=lambda a: (a.tenure_weeks, -a.id))
            by_merit = uniform(world.keys[Purpose.PROMOTION], 0, week) < world.levers.promotion
            chosen, passed_over = (best, eldest) if by_merit else (eldest, best)
            chosen.is_promoted = True
            if passed_over is not chosen:
                passed_over.slight = 1.0
            world.emit(now, Kind.PROMOTED, -1, -1, chosen.id, -1, 1.0 if by_merit else 0.0)

    # --- suggestions

    def suggestions(self, week: int, now: float) -> None:
        """Hear what the front line would put right, and act on some of it: less goes wrong, rules fit better."""
        world = self._world
        keys, p = world.keys, world.p
        acted_on_prob = leadership.acted_on_prob(world.levers.act_on_suggestions, self._presence, p)
        for agent in world.agents:
            prob = leadership.suggestion_prob(agent.fear, agent.voluntary_effort, p)
            if uniform(keys[Purpose.SUGGESTION], agent.id, week) >= prob:
                continue
            issue = self._issue(uniform(keys[Purpose.SUGGESTION_ISSUE], agent.id, week))
            if issue < 0:
                return
            acted_on = uniform(keys[Purpose.SUGGESTION_ACTED], agent.id, week) < acted_on_prob
            of_rule = uniform(keys[Purpose.SUGGESTION_RULE], agent.id, week) < p.rule_share
            if acted_on:
                wrong, most = (world.rule_gaps, p.rule_fit) if of_rule else (world.problem_factors, p.root_cause_share)
                wrong[issue] = leadership.left_after_fix(wrong[issue], most, world.company.staffing.agents, p)
            world.emit(
                now, Kind.SUGGESTED, -1, -1, agent.id, -1,
                1.0 if acted_on else 0.0, float(issue), 1.0 if of_rule else 0.0,
            )  # fmt: skip

    def _issue(self, u: float) -> int:
        """Issue that a suggestion is about: what goes wrong more often is spoken of more often; -1 if nothing does."""
        left = u * fsum(self._weights)
        issue = -1
        for index, weight in enumerate(self._weights):
            if weight > 0.0:
                issue = index
                left -= weight
                if left < 0.0:
                    break
        return issue

    # --- pressure of work

    def press(self, now: float) -> None:
        """Let the week's load hurry the next one, and practice pull the standard down."""
        world = self._world
        p = world.p
        busy = fsum(agent.busy_min_week for agent in world.agents)
        on_duty = fsum(agent.on_duty_min_week for agent in world.agents)
        contacts = sum(agent.contacts_week for agent in world.agents)
        waiting = len(world.desk.queue()) * busy / contacts if contacts else 0.0
        wanted, left = (
            leadership.work_wanted_min(minutes, world.pace, world.time_standard) for minutes in (busy, waiting)
        )
        load = leadership.work_load(wanted, left, on_duty)
        if self._habit < 0.0:
            self._habit = min(load, p.normal_occupancy)
        pressure = leadership.work_pressure(load, self._habit)
        self._habit = leadership.habitual_load(self._habit, load, p)
        world.pace = leadership.pace(world.time_standard, pressure, p)
        world.time_standard = leadership.eroded_standard(
            world.time_standard, world.pace, world.levers.standards_ratchet, p
        )
        world.emit(now, Kind.WORK_PRESSED, -1, -1, -1, -1, pressure, world.pace, world.time_standard)
