"""What agents take from each other: lessons of mistakes, fear of punishments that they see, a bad example, rivalry."""

from __future__ import annotations

import math

from cxsim.rules.arithmetic import clamp
from cxsim.rules.leadership import misuse_after_answers
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule

# --- mistakes that are owned up to


@rule("C7", "Sanner & Bunderson 2015 (seen): pays in knowledge work; .2 to 1, scripts assumed", "moderate")
def lesson(complexity: float, script: float, p: Parameters) -> float:
    """What a mistake that is owned up to can teach, 0 to 1: little where the work is simple or prescribed."""
    return (p.lesson_of_simple + (1.0 - p.lesson_of_simple) * complexity) * (1.0 - script)


@rule("C7", "Edmondson 1999 (remembered); Frazier 2017 (seen: learning); size assumed; times kappa", "assumption")
def lesson_gain(own: float, of_a_colleague: float, skill: float, helpfulness: float, p: Parameters) -> float:
    """Skill that an agent gains within a week from mistakes owned up to, at most what he lacks.

    Parameters
    ----------
    own, of_a_colleague
        Lessons of the week, each 0 to 1 and added up: his own, and those of one colleague in the mean.
    helpfulness
        As in `helpfulness`; rivals tell each other less.
    """
    heard = p.lesson_reach * helpfulness * of_a_colleague
    return max(0.0, 1.0 - skill) * (1.0 - math.exp(-p.kappa * p.lesson_learning * (own + heard)))


# --- exceptions in good faith


@rule("C2, F", "Unclear limits (Chan & Lam 2011, seen) and strict words (Bowen & Lawler); form assumed", "assumption")
def letter_broken_prob(clarity: float, script: float) -> float:
    """Chance that an exception made in good faith breaks the letter of a rule.

    Where limits are clear, what is granted is allowed; where nothing is prescribed, there is no letter to break.
    """
    return (1.0 - clarity) * script


@rule("C8, C16", "As audits find misuse; money given beyond procedure stands in the books (assumed)", "assumption")
def good_faith_found_prob(exceptions: int, monitoring: float, letter_broken_prob: float, p: Parameters) -> float:
    """Chance that an audit of the week comes upon an exception that breaks the letter of a rule."""
    looked_at = min(1.0, p.exception_audit * p.audit_share * monitoring)
    return 1.0 - (1.0 - looked_at * letter_broken_prob) ** exceptions


@rule("C5", "Non-contingent punishment: Podsakoff et al. 2006 (seen: harm); form and size assumed", "assumption")
def good_faith_punished_prob(punish_undeserved_per_4wk: float, p: Parameters) -> float:
    """Chance that leaders punish an exception in good faith that they find: those do who punish without a fault."""
    return 1.0 - math.exp(-p.good_faith_punished * punish_undeserved_per_4wk)


@rule("C5", "Count within four weeks (repair 5), one's own in full, others' as far as seen; form assumed", "assumption")
def good_faith_felt_per_4wk(own: float, of_a_colleague: float, punish_visibility: float) -> float:
    """Punishments for good faith within four weeks, as an agent feels them."""
    return own + punish_visibility * of_a_colleague


# --- a bad example


@rule("C16", "Less is left to envy where misuse was answered, as less of it goes on; form assumed", "assumption")
def example_set(times_found: int, restricted: bool, is_found: bool, p: Parameters) -> float:
    """What colleagues see somebody get away with who misused his freedom this week, 0 to 1."""
    return misuse_after_answers(1.0, times_found, restricted, p) if is_found else 1.0


# --- rivalry for promotion


@rule("-", "Drago & Garvey 1998 (remembered: effort up, helping down); form assumed", "assumption")
def rivalry(promotion: float, p: Parameters) -> float:
    """How far agents work for promotion, against a firm where half of them go by merit: -.5 to .5."""
    return (promotion - 0.5) * (1.0 - math.exp(-p.promotions_per_year / p.promotion_prospect_per_year))


@rule("-", "Drago & Garvey 1998 (remembered): rivals help each other less; size assumed", "assumption")
def helpfulness(rivalry: float, p: Parameters) -> float:
    """Factor on what colleagues teach each other."""
    return clamp(1.0 - p.promotion_rivalry * rivalry, 0.0, 2.0)
