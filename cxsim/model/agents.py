"""Agents: who they are when they begin, how each week changes them, and what conduct follows."""

from __future__ import annotations

from math import fsum

from cxsim.model.entities import Agent
from cxsim.model.world import World
from cxsim.rules import colleagues, conduct, leadership, service, wellbeing
from cxsim.rules.arithmetic import approach
from cxsim.rules.draws import Purpose, exponential, standard_normal, uniform
from cxsim.rules.events import Kind
from cxsim.rules.parameters import Parameters
from cxsim.rules.staffing import applicants, integrity_type, interview_score

APTITUDE, DRIVE, SPEED, INTEGRITY, TENURE, IMPRESSION = range(6)
"""Index of each draw of `Purpose.AGENT_TRAIT`; the last is what an interview gets wrong."""
DRAWS_PER_APPLICANT = 6

NEUTRAL_EFFORT = 0.4
"""Care at which `service.resolve_prob` neither gains nor loses: what an agent without psychology puts in."""


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
        agent.experience_weeks = agent.tenure_weeks
        agent.practised_discretion = p.discretion_start
        trained_h_per_week = p.training_start_h
    else:  # what is his to decide he is taught before the first contact; his running-in is that of skill
        trained_h_per_week = world.levers.training_h_per_week
        agent.integrity = integrity_type(draw(INTEGRITY), world.levers.hiring_care, p)
        agent.practised_discretion = world.levers.discretion
    agent.training_sd = service.training_target(trained_h_per_week, agent.aptitude, p)
    agent.skill = service.skill(agent.experience_weeks, agent.aptitude, agent.training_sd, p)
    agent.fear = p.fear_start
    agent.disposition = standard_normal(uniform(world.keys[Purpose.STRAIN], agent.id, 0))
    agent.exhaustion = p.strain_disposition * agent.disposition


def make_neutral(agent: Agent) -> None:
    """Let a person be like all others: one who knows the work and does it with middling care, whatever happens."""
    agent.measured_effort = agent.voluntary_effort = NEUTRAL_EFFORT


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
    motive = wellbeing.bored_motive(motive, agent.boredom, p)
    praise = levers.recognition * agent.praise_freshness
    feedback = leadership.coached(levers.coaching_h_per_week, p)
    for_service = conduct.service_motive(motive, levers.weight_service, praise, feedback, world.rivalry, p)
    for_counts = conduct.measured_motive(levers.weight_speed, levers.weight_sales, p)
    voluntary = conduct.service_effort(for_service, for_counts, p)
    counted = conduct.counted_effort(for_service, for_counts, p)
    voluntary *= conduct.hidden_cost_factor(levers.monitoring, world.compliance_floor, voluntary, p)
    weights = levers.weight_speed + levers.weight_sales
    agent.voluntary_effort = voluntary
    agent.measured_effort = max(voluntary, world.compliance_floor)
    for_speed = counted * levers.weight_speed / weights if weights > 0.0 else 0.0
    agent.selling_effort = counted - for_speed
    agent.handle_factor = world.pace * service.handle_factor(
        agent.log_speed, _efficiency(agent, p), for_speed, voluntary, p
    )
    agent.speed_effort = leadership.haste(for_speed, world.pace, p)
    agent.transfer_prob = service.transfer_prob(agent.skill, agent.fear, p)
    agent.running_in_loss = service.running_in_loss(levers.discretion, agent.practised_discretion, p)
    agent.refusal_prob = wellbeing.bored_refusal_prob(world.refusal_prob, agent.boredom, p)
    agent.error_prob = leadership.error_prob(agent.skill, agent.exhaustion, p)
    agent.exception_prob = 0.0 if agent.restricted else conduct.exception_prob(
        levers.discretion, levers.clarity, agent.fear, voluntary, levers.script, p
    )  # fmt: skip
    agent.needless_prob = 0.0 if agent.restricted else conduct.needless_exception_prob(
        levers.discretion, agent.skill, levers.clarity, p
    )  # fmt: skip
    misuse_prob = conduct.misuse_prob(
        agent.integrity,
        levers.remedy_limit_x_loss,
        levers.discretion,
        levers.monitoring,
        levers.punish_deserved_per_4wk,
        levers.punish_visibility,
        agent.satisfaction,
        agent.bad_example,
        p,
    )
    agent.misuse_prob = leadership.misuse_after_answers(misuse_prob, agent.misuses_found, agent.restricted, p)


def feel_the_week(world: World, week: int) -> None:
    """Let the week's work and the leaders' ways move how everybody feels."""
    perceived = wellbeing.perceived_discretion(
        world.levers.discretion, world.levers.promised, float(week + 1), world.p
    )
    for agent in world.agents:
        _feel(world, agent, perceived)


def learn_from_the_week(world: World, week: int) -> None:
    """Let everybody grow with practice, training, coaching and a colleague's example; then begin a new week."""
    key = world.keys[Purpose.PEER]
    ahead = [(agent.skill, _efficiency(agent, world.p)) for agent in world.agents]
    lessons, others = fsum(agent.lessons_week for agent in world.agents), max(1, len(ahead) - 1)
    for agent in world.agents:
        peer = ahead[int(uniform(key, agent.id, week) * len(ahead))]
        _learn(world, agent, peer, max(0.0, lessons - agent.lessons_week) / others)
        agent.lessons_week = 0.0
        agent.busy_min_week = 0.0
        agent.on_duty_min_week = 0.0
        agent.contacts_week = 0
        agent.aggression_week = 0


def begin_anew(world: World, time_min: float) -> None:
    """Settle everybody's conduct for the coming week, and record how each of them stands."""
    emit = world.emit
    if world.agents:
        heads = len(world.agents)
        emit(
            time_min, Kind.TEAM_WAYS, -1, -1, -1, -1,
            fsum(agent.lesson_skill for agent in world.agents) / heads,
            fsum(agent.bad_example for agent in world.agents) / heads,
            fsum(agent.good_faith_felt for agent in world.agents) / heads,
        )  # fmt: skip
    for agent in world.agents:
        renew_conduct(world, agent)
        emit(time_min, Kind.AGENT_FEELING, -1, -1, agent.id, -1, agent.fear, agent.empowerment, agent.exhaustion)
        emit(time_min, Kind.AGENT_BEARING, -1, -1, agent.id, -1, agent.satisfaction, agent.trust, agent.skill)
        emit(time_min, Kind.AGENT_TEMPTED, -1, -1, agent.id, -1, agent.misuse_prob)
        emit(
            time_min, Kind.AGENT_EFFORT, -1, -1, agent.id, -1,
            agent.measured_effort, agent.voluntary_effort, agent.selling_effort,
        )  # fmt: skip
        emit(
            time_min, Kind.AGENT_MOOD, -1, -1, agent.id, -1,
            agent.boredom, agent.praise_freshness, agent.peer_skill,
        )  # fmt: skip


def _feel(world: World, agent: Agent, perceived_discretion: float) -> None:
    levers, p = world.levers, world.p
    fear = wellbeing.fear_target(levers, agent.good_faith_felt, p)
    agent.fear = approach(agent.fear, fear, 1.0, wellbeing.fear_time_weeks(agent.fear, fear, p))
    empowered = wellbeing.empowerment_target(levers, perceived_discretion, agent.skill, p)
    agent.empowerment = approach(agent.empowerment, empowered, 1.0, p.state_time_weeks)
    trust = wellbeing.trust_target(levers, perceived_discretion, p)
    agent.trust = approach(agent.trust, trust, 1.0, p.state_time_weeks)
    satisfied = wellbeing.satisfaction_target(
        levers, perceived_discretion, agent.empowerment, agent.is_promoted, agent.slight, p
    )
    agent.satisfaction = approach(agent.satisfaction, satisfied, 1.0, p.state_time_weeks)
    agent.practised_discretion = approach(agent.practised_discretion, levers.discretion, 1.0, p.running_in_weeks)
    agent.slight = approach(agent.slight, 0.0, 1.0, p.slight_weeks)
    bored = wellbeing.boredom_target(levers, perceived_discretion, p)
    agent.boredom = approach(agent.boredom, bored, 1.0, p.state_time_weeks)

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
        agent.disposition,
        p,
    )
    agent.exhaustion = approach(agent.exhaustion, exhausted, 1.0, p.strain_time_weeks)


def _efficiency(agent: Agent, p: Parameters) -> float:
    return service.efficiency(agent.experience_weeks, agent.peer_efficiency, p)


def _learn(world: World, agent: Agent, peer: tuple[float, float], of_a_colleague: float) -> None:
    """Learn for a week; ``peer`` is the skill and the efficiency of the colleague whom the agent meets or hears of."""
    levers, p = world.levers, world.p

    def shown(own: float, of_peer: float) -> float:
        return leadership.peer_gain(
            own, of_peer, levers.peer_meetings_per_week, agent.fear, world.helpfulness, p
        )

    peer_skill, peer_efficiency = peer
    quicker = shown(_efficiency(agent, p), peer_efficiency)
    agent.peer_efficiency = approach(agent.peer_efficiency, 0.0, 1.0, p.training_decay_weeks) + quicker
    trained = service.training_target(levers.training_h_per_week, agent.aptitude, p)
    pace = p.training_time_weeks if trained > agent.training_sd else p.training_decay_weeks
    agent.training_sd = approach(agent.training_sd, trained, 1.0, pace)
    agent.tenure_weeks += 1.0
    agent.experience_weeks += 1.0 + p.coaching_learning * leadership.coached(levers.coaching_h_per_week, p)
    gain = shown(agent.skill, peer_skill)
    gain += leadership.letter_gain(agent.skill, peer_skill, levers.recognition, agent.fear, p)
    agent.peer_skill = approach(agent.peer_skill, 0.0, 1.0, p.training_decay_weeks) + gain
    gain = colleagues.lesson_gain(agent.lessons_week, of_a_colleague, agent.skill, world.helpfulness, p)
    agent.lesson_skill = approach(agent.lesson_skill, 0.0, 1.0, p.training_decay_weeks) + gain
    own = service.skill(agent.experience_weeks, agent.aptitude, agent.training_sd, p)
    agent.skill = min(1.0, own + agent.peer_skill + agent.lesson_skill)
