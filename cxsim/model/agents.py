"""Agents: who they are when they begin, how each week changes them, and what conduct follows."""

from __future__ import annotations

from cxsim.model.entities import Agent
from cxsim.model.world import World
from cxsim.rules import conduct, service, wellbeing
from cxsim.rules.arithmetic import approach
from cxsim.rules.draws import Purpose, exponential, standard_normal, uniform
from cxsim.rules.events import Kind
from cxsim.rules.staffing import applicants, integrity_type, interview_score

APTITUDE, DRIVE, SPEED, INTEGRITY, TENURE, IMPRESSION = range(6)
"""Index of each draw of `Purpose.AGENT_TRAIT`; the last is what an interview gets wrong."""
DRAWS_PER_APPLICANT = 6


def draw_traits(world: World, agent: Agent, applicant: int | None = None) -> None:
    """Give a person his nature and his state on the first day here.

    Parameters
    ----------
    applicant
        Which of the applicants for his post he is, from 0; None for who was there before any policy: such a
        person brings his tenure along and was not chosen by the present leaders.
    """
    p, staffing = world.p, world.company.staffing

    def draw(trait: int) -> float:
        index = trait + (applicant or 0) * DRAWS_PER_APPLICANT
        return uniform(world.keys[Purpose.AGENT_TRAIT], agent.id, index)

    agent.aptitude = staffing.aptitude_mean_z + standard_normal(draw(APTITUDE))
    agent.drive = staffing.drive_mean_z + standard_normal(draw(DRIVE))
    sigma = p.agent_speed_sigma
    agent.log_speed = sigma * standard_normal(draw(SPEED)) - 0.5 * sigma * sigma
    if applicant is None:
        agent.integrity = integrity_type(draw(INTEGRITY), 0.0, p)
        agent.tenure_weeks = exponential(draw(TENURE), staffing.tenure_mean_weeks)
    else:
        agent.integrity = integrity_type(draw(INTEGRITY), world.levers.hiring_care, p)
    agent.training_sd = service.training_target(p.training_start_h, agent.aptitude, p)
    agent.skill = service.skill(agent.tenure_weeks, agent.aptitude, agent.training_sd, p)
    agent.fear = p.fear_start


def best_applicant(world: World, person: int) -> int:
    """Of the applicants who would be this person, from 0: the one who appears best."""
    key, care, p = world.keys[Purpose.AGENT_TRAIT], world.levers.hiring_care, world.p
    scores = []
    for number in range(applicants(care, p)):
        aptitude, drive, noise = (
            standard_normal(uniform(key, person, trait + number * DRAWS_PER_APPLICANT))
            for trait in (APTITUDE, DRIVE, IMPRESSION)
        )
        scores.append(interview_score(aptitude, drive, noise, care, p))
    return scores.index(max(scores))


def renew_conduct(world: World, agent: Agent) -> None:
    """Work out what the agent's state, traits and the levers make him do until the next week's end."""
    levers, p = world.levers, world.p
    motive = conduct.voluntary_motive(
        agent.drive, agent.trust, agent.fear, agent.exhaustion, agent.empowerment, p
    )
    for_service = conduct.service_motive(motive, levers.weight_service, levers.recognition, p)
    for_counts = conduct.measured_motive(levers.weight_speed, levers.weight_sales, p)
    voluntary = conduct.service_effort(for_service, for_counts, p)
    counted = conduct.counted_effort(for_service, for_counts, p)
    voluntary *= conduct.hidden_cost_factor(levers.monitoring, world.compliance_floor, voluntary, p)
    weights = levers.weight_speed + levers.weight_sales
    agent.voluntary_effort = voluntary
    agent.measured_effort = max(voluntary, world.compliance_floor)
    agent.speed_effort = counted * levers.weight_speed / weights if weights > 0.0 else 0.0
    agent.selling_effort = counted - agent.speed_effort
    agent.handle_factor = service.handle_factor(
        agent.log_speed, agent.tenure_weeks, agent.speed_effort, voluntary, p
    )
    agent.transfer_prob = service.transfer_prob(agent.skill, agent.fear, p)
    agent.exception_prob = conduct.exception_prob(
        levers.discretion, levers.clarity, agent.fear, voluntary, levers.script, p
    )
    agent.misuse_prob = conduct.misuse_prob(
        agent.integrity,
        levers.remedy_limit_x_loss,
        levers.discretion,
        levers.monitoring,
        levers.punish_deserved_per_4wk,
        agent.satisfaction,
        p,
    )


def end_week(world: World, week: int, time_min: float) -> None:
    """Let the week work on every agent, and record how each of them stands."""
    perceived = wellbeing.perceived_discretion(
        world.levers.discretion, world.levers.promised, float(week + 1), world.p
    )
    for agent in world.agents:
        _feel_the_week(world, agent, perceived)
        renew_conduct(world, agent)
        emit = world.emit
        emit(time_min, Kind.AGENT_FEELING, -1, -1, agent.id, -1, agent.fear, agent.empowerment, agent.exhaustion)
        emit(time_min, Kind.AGENT_BEARING, -1, -1, agent.id, -1, agent.satisfaction, agent.trust, agent.skill)
        emit(
            time_min, Kind.AGENT_EFFORT, -1, -1, agent.id, -1,
            agent.measured_effort, agent.voluntary_effort, agent.selling_effort,
        )  # fmt: skip


def _feel_the_week(world: World, agent: Agent, perceived_discretion: float) -> None:
    levers, p = world.levers, world.p
    fear = wellbeing.fear_target(levers, p)
    agent.fear = approach(agent.fear, fear, 1.0, wellbeing.fear_time_weeks(agent.fear, fear, p))
    empowered = wellbeing.empowerment_target(levers, perceived_discretion, agent.skill, p)
    agent.empowerment = approach(agent.empowerment, empowered, 1.0, p.state_time_weeks)
    trust = wellbeing.trust_target(levers, perceived_discretion, p)
    agent.trust = approach(agent.trust, trust, 1.0, p.state_time_weeks)
    satisfied = wellbeing.satisfaction_target(levers, agent.empowerment, p)
    agent.satisfaction = approach(agent.satisfaction, satisfied, 1.0, p.state_time_weeks)

    occupancy = agent.busy_min_week / agent.on_duty_min_week if agent.on_duty_min_week > 0.0 else 0.0
    aggression = agent.aggression_week / agent.contacts_week if agent.contacts_week else 0.0
    exhausted = wellbeing.exhaustion_target(
        levers,
        min(1.0, occupancy),
        aggression,
        agent.measured_effort - agent.voluntary_effort,
        agent.fear,
        agent.empowerment,
        agent.skill,
        p,
    )
    agent.exhaustion = approach(agent.exhaustion, exhausted, 1.0, p.strain_time_weeks)

    trained = service.training_target(levers.training_h_per_week, agent.aptitude, p)
    pace = p.training_time_weeks if trained > agent.training_sd else p.training_decay_weeks
    agent.training_sd = approach(agent.training_sd, trained, 1.0, pace)
    agent.tenure_weeks += 1.0
    agent.skill = service.skill(agent.tenure_weeks, agent.aptitude, agent.training_sd, p)

    agent.busy_min_week = 0.0
    agent.on_duty_min_week = 0.0
    agent.contacts_week = 0
    agent.aggression_week = 0
