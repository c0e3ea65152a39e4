"""How long a conversation takes, and whether it solves the case."""

from __future__ import annotations

import math

from cxsim.rules.arithmetic import clamp, logistic
from cxsim.rules.company import LOGNORMAL, UNIFORM
from cxsim.rules.draws import exponential, lognormal, lognormal_sigma, standard_normal
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule


@rule("C11", "Cinareo/Alpern, seen second hand: 53 % as efficient in month 1 as in month 12", "moderate")
def learned_share(tenure_weeks: float, p: Parameters) -> float:
    """Share of full efficiency that an agent has reached after so many weeks, ``efficiency_start`` to 1."""
    return p.efficiency_start + (1.0 - p.efficiency_start) * (1.0 - math.exp(-tenure_weeks / p.learning_time_weeks))


@rule("C11, C17", "Best practice passed on quickens novices: Brynjolfsson et al. (seen); form assumed", "moderate")
def efficiency(tenure_weeks: float, shown: float, p: Parameters) -> float:
    """Share of full efficiency at which an agent works, ``efficiency_start`` to 1.

    Parameters
    ----------
    shown
        What colleagues have shown him beyond his own experience, as a share of full efficiency; see
        `leadership.peer_gain`. Nobody becomes quicker by it than those who know the work: how fast a person is by
        nature (``log_speed``) cannot be shown.
    """
    return min(1.0, learned_share(tenure_weeks, p) + shown)


@rule("C11, C13", "Sackett et al. 2022 (aptitude, remembered); form assumed", "assumption")
def skill(tenure_weeks: float, aptitude_z: float, training_sd: float, p: Parameters) -> float:
    """Share of situations that an agent masters, 0 to 1: aptitude and training, reached with tenure."""
    mastered = logistic(p.skill_intercept + p.skill_aptitude * (aptitude_z + training_sd))
    return mastered * learned_share(tenure_weeks, p)


@rule("C12", "Arthur et al. 2003, seen and shrunk; small interaction with aptitude (seen)", "moderate")
def training_target(training_h_per_week: float, aptitude_z: float, p: Parameters) -> float:
    """Effect, in SD of skill, that steady training tends to: ``d (1 + psi a) (1 - exp(-h / h0))``, at least 0.2 d."""
    gain = max(0.2, 1.0 + p.training_aptitude * aptitude_z)
    return p.training_effect * gain * (1.0 - math.exp(-training_h_per_week / p.training_scale_h))


@rule("A2, A6, F", "Lognormal with agent effects: Ibrahim et al. 2016 (seen); factors assumed", "assumption")
def handle_factor(
    log_speed: float, efficiency: float, speed_effort: float, voluntary_effort: float, p: Parameters
) -> float:
    """Factor of an agent on the mean handle time of a kind of case, before the case's own complexity.

    One home for speed: only ``speed_effort`` hurries work (repair 9 of double counting).

    Parameters
    ----------
    log_speed
        Fixed agent effect on log handle time, mean 0.
    efficiency
        See `efficiency`.
    speed_effort, voluntary_effort
        0 to 1.
    """
    return (
        math.exp(log_speed)
        / efficiency
        * (1.0 - p.speed_up_max * speed_effort)
        * (1.0 + p.care_time * voluntary_effort)
    )


@rule("F", "Scripts save 5 to 10 % on simple work: Bowen & Lawler 1992 (remembered), size assumed", "assumption")
def script_time_factor(script: float, complexity: float, p: Parameters) -> float:
    """Factor of a script on handle time: saves most where the case is simple, nothing where it is complex."""
    return 1.0 - p.script_time * script * (1.0 - complexity)


@rule("C2", "Choosing takes time; size assumed", "assumption")
def decision_time_min(discretion: float, clarity: float, p: Parameters) -> float:
    """Minutes that deciding on an exception takes; unclear limits double it."""
    return p.decision_time_min * discretion * (2.0 - clarity)


@rule("R4", "SD of output 19, 32, 48 % at low, medium, high complexity (Hunter et al. 1990, remembered)", "moderate")
def stake(complexity: float) -> float:
    """How much who does the work decides of the outcome: 1 at a complexity of .3, less where all do about the same."""
    return (0.19 + 0.29 * complexity) / 0.277


@rule("A7", "Logistic form assumed; level calibrated to a first-contact resolution of 60 to 80 % (SQM)", "assumption")
def resolve_prob(
    skill: float,
    care: float,
    complexity: float,
    speed_effort: float,
    script: float,
    transfers: int,
    exhaustion: float,
    aggression: bool,
    p: Parameters,
) -> float:
    """Chance that a conversation in which the remedy is no obstacle solves the case.

    Parameters
    ----------
    skill, care, complexity, speed_effort, script
        0 to 1. ``care`` is `conduct.care` of the agent for this complexity.
    transfers
        Times the case was passed on.
    exhaustion
        z, clipped by its own rule.
    aggression
        The customer was aggressive in this or the agent's last conversation: failures rise by a share.
    """
    person = p.resolve_skill * (skill - 0.75) + p.resolve_care * (care - 0.4) - p.exhaustion_error * exhaustion
    x = (
        p.resolve_intercept
        + stake(complexity) * person
        - p.resolve_complexity * (complexity - 0.3)
        - p.resolve_rush * speed_effort
        - p.resolve_transfer * transfers
        + script * (p.script_help * (1.0 - complexity) * (1.5 - skill) - p.script_harm * complexity)
    )
    failure = 1.0 - logistic(x)
    if aggression:
        failure = failure * (1.0 + p.aggression_error)
    return clamp(1.0 - failure, 0.0, 1.0)


@rule("C3", "Empowered teams begin behind, catch up: Lorinkova et al. 2013 (seen); linear form assumed", "assumption")
def running_in_loss(discretion: float, practised_discretion: float, p: Parameters) -> float:
    """Share of the chance to solve a case that is lost while agents find out what is now theirs to decide.

    It concerns all work and not exceptions alone: whose decision a case is has to be found out first. Nobody loses
    who had that freedom before, or gets less of it than he had; the time that deliberation takes is C2's.
    """
    return p.running_in * max(0.0, discretion - practised_discretion)


@rule("A8", "SQM, seen second hand: 10 to 19 % transferred; drivers assumed", "weak")
def transfer_prob(skill: float, fear: float, p: Parameters) -> float:
    """Chance that an agent passes a conversation on instead of handling it."""
    return clamp(p.transfer_prob * math.exp(p.transfer_skill * (0.75 - skill) + p.transfer_fear * fear), 0.0, 0.5)


@rule("A2", "Lognormal: Brown et al. 2005 (seen); exponential and uniform for models of the literature", "strong")
def handle_min(u: float, mean_min: float, spread: float, distribution: int) -> float:
    """Length of a conversation, minutes; increasing in ``u``.

    Parameters
    ----------
    spread
        What `handle_spread` makes of the coefficient of variation.
    distribution
        EXPONENTIAL, LOGNORMAL or UNIFORM of `cxsim.rules.company`.
    """
    if distribution == LOGNORMAL:
        return lognormal(u, mean_min, spread)
    if distribution == UNIFORM:
        return mean_min * (1.0 + spread * (2.0 * u - 1.0))
    return exponential(u, mean_min)


@rule("0.2", "Arithmetic: a uniform of half-width h (share of the mean) has CV h / sqrt(3)", "strong")
def handle_spread(cv: float, distribution: int) -> float:
    """Log SD of a lognormal with this CV, or half-width of a uniform as a share of its mean, at most 1."""
    return min(1.0, math.sqrt(3.0) * cv) if distribution == UNIFORM else lognormal_sigma(cv)


@rule("A2", "15 % longer with each further chat (seen-2nd: longer); linear form assumed", "weak")
def chat_factor(chats: int, p: Parameters) -> float:
    """Factor on the length of a chat that begins as one of ``chats`` at once."""
    return 1.0 + p.chat_inflation * (chats - 1)


@rule("A2, B6", "Goes, Ilk, Lin & Zhao 2018 (seen: several chats at once mean delays within the chat)", "moderate")
def chat_delay_min(handle_min: float, chats: int, p: Parameters) -> float:
    """Minutes of a chat in which the customer waits because the agent holds others: what `chat_factor` added to it."""
    return handle_min * (1.0 - 1.0 / chat_factor(chats, p))


@rule("A2", "Goes, Ilk, Lin & Zhao 2018 (seen: fewer problems solved); linear form and size assumed", "assumption")
def resolve_prob_beside_chats(resolve_prob: float, chats: int, p: Parameters) -> float:
    """Chance of solving a case in a chat that began as one of ``chats`` at once."""
    return clamp(1.0 - (1.0 - resolve_prob) * (1.0 + p.chat_harm * (chats - 1)), 0.0, 1.0)


@rule("A2", "Stock sentences save time on simple work; size assumed", "assumption")
def canned_time_factor(canned_replies: float, complexity: float, p: Parameters) -> float:
    """Factor of stock replies on the handle time of written work."""
    return 1.0 - p.canned_time * canned_replies * (1.0 - complexity)


@rule("A8", "Who knows the case need not read it again; size assumed", "assumption")
def owner_time_factor(p: Parameters) -> float:
    """Factor on handle time where the case comes back to the agent who had it."""
    return 1.0 - p.owner_time


@rule("C11, essay E1", "Brynjolfsson et al. (seen: help for novices); sizes assumed", "moderate")
def resolve_prob_with_tools(
    resolve_prob: float, skill: float, complexity: float, knowledge_base: float, canned_replies: float, owned: bool,
    p: Parameters,
) -> float:
    """Chance of solving the case once tools are counted; each acts on the chance of failure.

    Parameters
    ----------
    canned_replies
        0 where nothing is written.
    owned
        The agent had the case before.
    """
    failure = (1.0 - resolve_prob) * (1.0 - p.knowledge_help * knowledge_base * (1.0 - skill))
    failure = failure * (1.0 + p.canned_harm * canned_replies * complexity)
    if owned:
        failure = failure * (1.0 - p.owner_help)
    return clamp(1.0 - failure, 0.0, 1.0)


@rule("A8", "Lognormal with a median of a day and a log SD of 0.8; assumed", "assumption")
def promised_delay_min(caution: float, p: Parameters) -> float:
    """Time after which an agent promises to call back, minutes: a quantile of the departments' own time.

    The bold promise is the median, half of which the departments miss; the cautious one is met by 95 %.
    """
    z = standard_normal(0.5 + 0.45 * caution)
    return p.department_delay_median_min * math.exp(p.department_delay_sigma * z)


@rule("-", "Arithmetic: mean of a lognormal over its median", "strong")
def median_to_mean(sigma: float) -> float:
    """Factor that turns the median of a lognormal into its mean."""
    return math.exp(0.5 * sigma * sigma)


@rule("B3, essay E2", "Small problems grow with every failed contact; size assumed", "assumption")
def grown_severity(severity: float, p: Parameters) -> float:
    """Severity of a problem after one more contact that did not help, at most 1."""
    return min(1.0, severity + p.severity_growth)
