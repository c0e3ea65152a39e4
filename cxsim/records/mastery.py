"""How far a learner is with each skill, and what to practise next: pure functions of the shifts on record.

A choice that practises a skill and could be taken is an opportunity. The level of a skill is the share of its
opportunities that were taken, the latest counting most. Practice that is spread over days holds longer than practice in
one go (spacing: Cepeda et al. 2006, remembered), and mixed practice longer than one skill at a time (interleaving:
Rohrer and Taylor 2007, remembered); a passing standard is fixed beforehand and is the same for everybody (mastery
learning: Bloom 1968, remembered). Every number here is assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from cxsim.roleplay.vocabulary import SKILLS, Skill

PASSING_LEVEL: Final = 0.75
"""Level from which a skill counts as held."""

PASSING_OPPORTUNITIES: Final = 10
"""Fewest opportunities on record, so that a lucky scene is no mastery."""

PASSING_DAYS: Final = 2
"""Fewest days of practice: what holds overnight."""

MEMORY: Final = 0.8
"""Weight of a shift against the next later one that practised the skill."""

PRIOR: Final = 2.0
"""Opportunities, half of them taken, that everybody begins with: nothing is known before the first."""

INTERVALS_DAYS: Final = (1, 3, 7, 16)
"""Days until a skill is due again, after so many good days of practice in a row."""


class Practised(NamedTuple):
    """Opportunities of a skill in one shift."""

    taken: int
    offered: int


@dataclass(frozen=True, slots=True)
class Practice:
    """One skill in one shift."""

    day: date
    skill: Skill
    practised: Practised


@dataclass(frozen=True, slots=True)
class Standing:
    """How far somebody is with a skill.

    Attributes
    ----------
    level
        0 to 1; 0.5 where nothing is known.
    offered, days
        Opportunities and days of practice on record.
    is_held
        The passing standard is met.
    due
        Day from which practice is due again; None before the first.
    """

    skill: Skill
    level: float
    offered: int
    days: int
    is_held: bool
    due: date | None


class Suggestion(NamedTuple):
    """What to practise next, and why."""

    skill: Skill
    why: Literal["new", "weak", "due"]


def standing(skill: Skill, practice: Iterable[Practice]) -> Standing:
    """How far somebody is with one skill; ``practice`` may hold others and stand in any order."""
    own = sorted((each for each in practice if each.skill == skill and each.practised.offered > 0), key=_day)
    taken = weight = 0.0
    for each in own:
        taken = MEMORY * taken + each.practised.taken
        weight = MEMORY * weight + each.practised.offered
    level = (0.5 * PRIOR + taken) / (PRIOR + weight)
    offered = sum(each.practised.offered for each in own)
    days = len({each.day for each in own})
    held = level >= PASSING_LEVEL and offered >= PASSING_OPPORTUNITIES and days >= PASSING_DAYS
    due = own[-1].day + timedelta(days=_interval_days(own)) if own else None
    return Standing(skill, level, offered, days, held, due)


def standings(practice: Sequence[Practice]) -> list[Standing]:
    """How far somebody is with every skill, in the order of the vocabulary."""
    return [standing(skill, practice) for skill in SKILLS]


def suggestions(practice: Sequence[Practice], today: date, most: int = 3) -> list[Suggestion]:
    """What to practise next, most useful first.

    Weak skills come before those that are only due, the weakest first, and new ones last; but what the last shift
    practised most steps back, so that practice is mixed.
    """
    latest = max((each.day for each in practice), default=None)
    lately = {each.skill: each.practised.offered for each in practice if each.day == latest}
    most_practised = max(lately, key=lambda skill: lately[skill], default=None)
    found = [(_rank(each, today, each.skill == most_practised), each) for each in standings(practice)]
    wanted = sorted((rank, list(SKILLS).index(each.skill), each) for rank, each in found if rank is not None)
    return [Suggestion(each.skill, _why(each)) for _, _, each in wanted[:most]]


def _rank(each: Standing, today: date, was_last: bool) -> tuple[bool, bool, float] | None:
    """Smaller comes first; None where there is nothing to do today."""
    is_due = each.due is None or each.due <= today
    if each.is_held and not is_due:
        return None
    return was_last, each.due is None, each.level


def _why(each: Standing) -> Literal["new", "weak", "due"]:
    if each.due is None:
        return "new"
    return "due" if each.is_held else "weak"


def _interval_days(own: Sequence[Practice]) -> int:
    """Days until practice is due again: longer after each good day in a row, anew after a poor one."""
    good = 0
    for day in sorted({each.day for each in own}):
        taken = sum(each.practised.taken for each in own if each.day == day)
        offered = sum(each.practised.offered for each in own if each.day == day)
        good = good + 1 if taken >= PASSING_LEVEL * offered else 0
    return INTERVALS_DAYS[min(max(good - 1, 0), len(INTERVALS_DAYS) - 1)]


def _day(each: Practice) -> date:
    return each.day
