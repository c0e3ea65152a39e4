"""What leaders do week by week: check, punish, answer misuse, praise, coach, listen, promote, press."""

from __future__ import annotations

import math
from typing import Final

from cxsim.rules.arithmetic import approach, clamp
from cxsim.rules.company import WEEKS_PER_YEAR
from cxsim.rules.draws import lognormal
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule

COACH, RESTRICT, DISMISS = range(3)
"""What follows a misuse that was found."""


# --- audits and what follows


@rule("C8, C16", "Detection by audit rate, geometric in the acts (structure seen); share assumed", "assumption")
def found_prob(acts: int, monitoring: float, p: Parameters) -> float:
    """Chance that checking a week's conversations brings at least one of ``acts`` to light: ``1 - (1 - a)^n``."""
    return 1.0 - (1.0 - p.audit_share * monitoring) ** acts


@rule("C5", "Podsakoff et al. 2006: contingent punishment follows a fault (seen); form assumed", "moderate")
def deserved_punishment_prob(rate_per_4wk: float, found_per_agent_week: float) -> float:
    """Chance that a fault that was found is punished, so that agents meet the rate that the leaders are set on.

    With fewer faults found than punishments meant, all of them are punished and the rate is not reached.
    """
    if found_per_agent_week <= 0.0:
        return 0.0
    return min(1.0, 0.25 * rate_per_4wk / found_per_agent_week)


@rule("C5", "Poisson to probability", "strong")
def undeserved_punishment_prob(rate_per_4wk: float) -> float:
    """Chance that an agent is punished for nothing within a week."""
    return 1.0 - math.exp(-0.25 * rate_per_4wk)


@rule("C16", "Graded response: coach, restrict, dismiss (essay E1); order assumed", "assumption")
def misuse_answer(times_found: int, strikes: float) -> int:
    """COACH, RESTRICT or DISMISS, when an agent's misuse has come to light for the ``times_found``-th time."""
    if times_found >= strikes:
        return DISMISS
    return COACH if times_found == 1 else RESTRICT


@rule("C16", "A talk helps, asking for leave helps more; shares assumed", "assumption")
def misuse_after_answers(misuse_prob: float, times_found: int, restricted: bool, p: Parameters) -> float:
    """Chance of misuse, per conversation, of somebody whose misuse has come to light before."""
    if restricted:
        return misuse_prob * p.restricted_misuse
    return misuse_prob * p.coached_misuse if times_found > 0 else misuse_prob


# --- errors and what is said of them


@rule("C7, C9", "Novices, the tired and the harassed err more (signs seen); level and slopes assumed", "assumption")
def error_prob(skill: float, exhaustion_z: float, p: Parameters) -> float:
    """Chance that a conversation that seems to settle a case holds a mistake."""
    return clamp(p.error_prob * math.exp(p.error_skill * (0.75 - skill) + p.exhaustion_error * exhaustion_z), 0.0, 0.5)


@rule("C5, C7", "Punished without cause, people do worse (Podsakoff 2006, seen: sign); size assumed", "assumption")
def careless_error_prob(error_prob: float, care: float, p: Parameters) -> float:
    """Chance of a mistake in a case that gets this much care, 0 to 1; .4 is middling care."""
    return min(0.5, error_prob * math.exp(p.error_care * (0.4 - care)))


@rule("C7", "Edmondson 1999; Frazier et al. 2017 (signs seen); p0 exp(-k f), sizes assumed", "assumption")
def report_prob(fear: float, support: float, p: Parameters) -> float:
    """Chance that an agent reports his own mistake: falls with fear, rises with leaders who stand behind him."""
    return p.report_base * math.exp(-p.report_fear * fear) * (1.0 - p.report_support * (1.0 - support))


@rule("C7", "Lognormal with a median of 10 days (assumed)", "assumption")
def error_delay_min(u: float, p: Parameters) -> float:
    """Minutes until a hidden mistake comes to light; increasing in ``u``."""
    sigma = p.error_delay_sigma
    return lognormal(u, p.error_delay_median_min * math.exp(0.5 * sigma * sigma), sigma)


# --- praise, coaching, meetings, example


@rule("C14", "Recognition wears off with a half-life of 6 months of it; floor assumed", "assumption")
def praise_freshness(praised_weeks: float, p: Parameters) -> float:
    """Share of its effect that recognition still has after so many weeks of it at full measure."""
    worn = math.exp(-0.6931471805599453 * praised_weeks / p.praise_half_life_weeks)
    return p.praise_lasting + (1.0 - p.praise_lasting) * worn


PRAISES_PER_WEEK: Final = 12.0 / WEEKS_PER_YEAR


@rule("C14", "The evidence page's measure: one event an agent and month at full recognition", "moderate")
def praise_prob(recognition: float) -> float:
    """Chance that an agent is praised within a week."""
    return recognition * PRAISES_PER_WEEK


@rule("C14, C17", "Essay E4: others learn from it; by example, Bandura 1977 (remembered); size assumed", "assumption")
def letter_gain(own: float, peer: float, recognition: float, fear: float, p: Parameters) -> float:
    """Skill gained in a week from thank-you letters read out: what a colleague did who is ahead.

    As in a meeting (`peer_gain`), and far less, since nobody can ask: an agent hears the letters of as many colleagues
    as he hears mistakes of. A leader reads them out, so that rivals can hold nothing back.
    """
    letters = p.lesson_reach * praise_prob(recognition)
    return p.letter_learning * letters * max(0.0, peer - own) * (1.0 - fear)


@rule("C9, C11", "Coaching among the resources of Bakker et al. 2003 (seen); faster learning assumed", "assumption")
def coached(coaching_h_per_week: float, p: Parameters) -> float:
    """How far coaching takes effect, 0 to 1: the first hours do most."""
    return 1.0 - math.exp(-coaching_h_per_week / p.coaching_scale_h)


@rule("C17", "Sandvik et al. 2020 (seen): s (peer - own)+ a meeting; blocked by fear (assumed)", "moderate")
def peer_gain(
    own: float, peer: float, meetings: float, fear: float, helpfulness: float, p: Parameters
) -> float:
    """What is gained in a week by meeting a colleague who is ahead, and who helps as far as he is no rival.

    Parameters
    ----------
    own, peer
        Skill, or efficiency, of the agent and of his colleague: both come with experience (C11), and who is shown how
        to solve a case is shown how to do so without detours.
    """
    return p.peer_learning * meetings * max(0.0, peer - own) * (1.0 - fear) * helpfulness


@rule("C15", "Leaders' hours at the front line: .1 per 4 h a month, saturating (assumed)", "assumption")
def front_line_presence(front_line_h_per_month: float, p: Parameters) -> float:
    """How present leaders are at the front line, 0 to 1."""
    return 1.0 - math.exp(-front_line_h_per_month / p.front_line_scale_h)


# --- what the front line knows


@rule("C7", "Voice needs safety: Frazier et al. 2017 (sign seen); rate and slopes assumed", "assumption")
def suggestion_prob(fear: float, voluntary_effort: float, p: Parameters) -> float:
    """Chance that an agent says within a week what should be put right."""
    return min(1.0, p.suggestion_rate * math.exp(-p.voice_fear * fear) * voluntary_effort / 0.4)


@rule("C15", "Who has been at the front line sees by himself that it is true; size assumed", "assumption")
def acted_on_prob(act_on_suggestions: float, presence: float, p: Parameters) -> float:
    """Chance that a suggestion is acted on."""
    return 1.0 - (1.0 - act_on_suggestions) * (1.0 - p.front_line_fixes * presence)


@rule("-", "Essay E3: the front line knows what to fix; geometric form and sizes assumed", "assumption")
def left_after_fix(left: float, most: float, agents: int, p: Parameters) -> float:
    """What is left of what was wrong after one more fix; falls from 1 towards ``1 - most``.

    Of an issue's chance to go wrong (``most`` is `root_cause_share`), or of what its rule lacks (`rule_fit`). The
    larger the operation, the more there is to fix and the less one fix does: scaled by 30 agents.
    """
    floor = 1.0 - most
    step = min(1.0, p.root_cause_step * 30.0 / max(agents, 1))
    return floor + (left - floor) * (1.0 - step)


@rule("-", "Procedure changes (model, management week): towards the fair remedy; form assumed", "assumption")
def remedy_by_rule(standard_remedy_share: float, left: float) -> float:
    """Share of the loss that procedure makes good once ``left``, 0 to 1, of what it lacked is still to be put right."""
    return 1.0 - (1.0 - standard_remedy_share) * left


# --- promotion


@rule("-", "Essay E5: high performers must be promoted; product form assumed", "assumption")
def merit(skill: float, voluntary_effort: float) -> float:
    """What a just leader promotes for: mastering the work, and going further than asked."""
    return skill * voluntary_effort


# --- pressure of work


@rule("D5, A6", "c* = (B / lambda) T*: work is wanted at the standard, whatever hurry makes of it (remembered)", "weak")
def work_wanted_min(hurried_min: float, pace: float, time_standard: float) -> float:
    """Minutes that work would take at the time held to be right, if at ``pace`` it takes ``hurried_min``.

    Pressure is read from this: who hurries through a pile of work has no smaller pile before him.
    """
    return hurried_min * time_standard / pace


@rule("A6", "Load of a week; work that waits is work to do", "strong")
def work_load(busy_min: float, waiting_min: float, on_duty_min: float) -> float:
    """Work of a week, done and waiting at its end, over agents' minutes at the desk; at most 2, 0 without agents."""
    return min(2.0, (busy_min + waiting_min) / on_duty_min) if on_duty_min > 0.0 else 0.0


@rule("A6", "Pressed is who has more to do than he is used to: KC & Terwiesch 2009 (seen); form assumed", "assumption")
def habitual_load(habit: float, load: float, p: Parameters) -> float:
    """Load that a team is used to after one more week; nobody gets used to more than ``normal_occupancy``."""
    return min(p.normal_occupancy, approach(habit, load, 1.0, p.habit_weeks))


@rule("D5, A6", "Oliva & Sterman 2001 (structure remembered): 1 in equilibrium; both ways, ends assumed", "moderate")
def work_pressure(load: float, habit: float) -> float:
    """Work to be done against what is usual, 1/2 to 2: above 1 it presses, below 1 there is slack."""
    return clamp(load / habit, 0.5, 2.0) if habit > 0.0 else 1.0


@rule("D5, A6", "T = T* w^-a: Oliva & Sterman 2001 (a .64, remembered); KC & Terwiesch 2009 (sign seen), .15", "weak")
def pace(time_standard: float, pressure: float, p: Parameters) -> float:
    """Share of the full time that agents take for a case; the one home of hurry by load.

    One curve through 1: who is pressed takes less than the time held to be right, who has slack takes more.
    """
    return max(p.pace_least, time_standard * math.pow(pressure, -p.pressure_speed_up))


@rule("A6", "Time saved under pressure harms as time saved by speed effort does (assumed)", "assumption")
def haste(speed_effort: float, pace: float, p: Parameters) -> float:
    """Haste in the work, 0 to 2: speed effort by incentives, and what pressure takes off the time for a case.

    Time that slack adds takes haste off again; who has none does not become careful by it.
    """
    return clamp(speed_effort + p.pressure_rush * (1.0 - pace), 0.0, 2.0)


@rule("D5", "Oliva & Sterman 2001 (remembered): standards follow practice down in 18.8 weeks, never up", "moderate")
def eroded_standard(time_standard: float, pace: float, ratchet: float, p: Parameters) -> float:
    """Time held to be right after one more week at ``pace``; ``ratchet`` 0 keeps it where it is.

    It follows practice upwards at ``standards_rise`` of the speed downwards: 0 as shipped, 1 for a symmetric goal.
    """
    gap = pace - time_standard
    speed = ratchet if gap < 0.0 else ratchet * p.standards_rise
    return time_standard + speed * gap * (1.0 - math.exp(-1.0 / p.erosion_weeks))
