"""Agents: who they are at the start, how each week changes them, and what conduct follows."""

from __future__ import annotations

from cxsim.model.entities import Agent
from cxsim.model.world import World
from cxsim.rules import conduct, service, wellbeing
from cxsim.rules.arithmetic import approach
from cxsim.rules.draws import Purpose, exponential, standard_normal, uniform
from cxsim.rules.events import Kind

APTITUDE, DRIVE, SPEED, INTEGRITY, TENURE = range(5)
"""Index of each draw of `Purpose.AGENT_TRAIT`."""


def hire_first_agents(world: World) -> None:
    """Fill the desks at the start: traits drawn, feelings as they are before any policy works on them."""
    staffing = world.company.staffing
    for agent_id in range(staffing.agents):
        agent = Agent(agent_id)
        if world.company.psychology:
            _draw_traits(world, agent)
            renew_conduct(world, agent)
        world.agents.append(agent)


def _draw_traits(world: World, agent: Agent) -> None:
    key, p, staffing = world.keys[Purpose.AGENT_TRAIT], world.p, world.company.staffing
    agent.aptitude = staffing.aptitude_mean_z + standard_normal(uniform(key, agent.id, APTITUDE))
    agent.drive = staffing.drive_mean_z + standard_normal(uniform(key, agent.id, DRIVE))
    sigma = p.agent_speed_sigma
    agent.log_speed = sigma * standard_normal(uniform(key, agent.id, SPEED)) - 0.5 * sigma * sigma
    u = uniform(key, agent.id, INTEGRITY)
    if u < p.opportunist_share:
        agent.integrity = conduct.OPPORTUNIST
    elif u < p.opportunist_share + p.conditional_share:
        agent.integrity = conduct.CONDITIONAL
    else:
        agent.integrity = conduct.STEADFAST
    agent.tenure_weeks = exponential(uniform(key, agent.id, TENURE), staffing.tenure_mean_weeks)
    agent.training_sd = service.training_target(p.training_start_h, agent.aptitude, p)
    agent.skill = service.skill(agent.tenure_weeks, agent.aptitude, agent.training_sd, p)
    agent.fear = p.fear_start


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
