"""What weighs on the counterpart now, and what a choice would lead to: what a coach can say before it is made.

Both follow from the rules that move the mood (`cxsim.roleplay.conduct`) and from what the story says of its choices.
So they hold for every story, written by hand or made from a kind of case, and nobody has to write a hint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from cxsim.roleplay.conduct import MOOD_SHARE, cost_of_waiting, outcome_fairness
from cxsim.roleplay.player import Option, Player, State
from cxsim.roleplay.story import Choice, Conduct
from cxsim.rules import appraisal

LEAST_WEIGHT_SD: Final = 0.1
"""What weighs less is not felt as a reason."""
STRONG, WEAK = 0.7, 0.35
"""Where ordinary conduct, 0.5, ends."""

Weight = Literal[
    "failure", "failed_before", "wait", "contacts", "refusals", "handed_on", "unsolved", "unanswered", "made_good",
    "treated_well", "treated_badly",
]  # fmt: skip
Aspect = Literal["courtesy", "empathy", "explanation", "honesty", "effort"]
ASPECTS: Final[tuple[Aspect, ...]] = ("courtesy", "empathy", "explanation", "honesty", "effort")
Patience = Literal["", "cuts_in", "walks_out"]


class Reason(NamedTuple):
    """Something that lifts or presses the mood.

    Attributes
    ----------
    weight_sd
        How much, about; negative where it presses.
    number
        Minutes of waiting, or how many contacts, refusals, hand-offs.
    """

    key: Weight
    weight_sd: float
    number: float = 0.0


@dataclass(frozen=True, slots=True)
class Foresight:
    """Where a choice would lead.

    Attributes
    ----------
    mood_sd, change_sd
        The counterpart's mood after it, and by how much it would have changed.
    settles
        The case would be put right by it, and is not yet.
    tells
        Something hidden would be told: what they really need, or a fact.
    patience
        Whether it would end their patience, and how that shows.
    strong, weak
        What it has more of than usual, and what less.
    """

    choice: Choice
    state: State
    mood_sd: float
    change_sd: float
    settles: bool
    tells: bool
    patience: Patience
    strong: tuple[Aspect, ...]
    weak: tuple[Aspect, ...]


def reasons(player: Player, state: State) -> tuple[Reason, ...]:
    """What weighs on the counterpart's mood, the heaviest first.

    The mood is how they came, of which each exchange leaves less, and what the case has become since: the same terms
    as in `cxsim.roleplay.conduct`, told apart. What they bring along and nobody has heard yet weighs as it will with
    the first answer.
    """
    story, p = player.story, player.authority.parameters
    opening, course, feeling = story.opening, state.course, state.feeling
    brought = (1.0 - MOOD_SHARE) ** feeling.exchanges
    since = 1.0 - brought
    of_way = max(since, MOOD_SHARE) * p.justice_gain / p.justice_sd
    of_way *= 1.0 - p.justice_distributive - p.justice_interactional
    found: list[Reason] = []
    if story.is_problem:
        failed = float(opening.earlier_failures)
        key: Weight = "failed_before" if failed >= 0.5 else "failure"
        found.append(Reason(key, brought * appraisal.failure_moment(opening.severity, failed, p), failed))
    waited = brought * cost_of_waiting(opening, opening.wait_min, p)
    waited += since * cost_of_waiting(opening, course.wait_min, p)
    found += [
        Reason("wait", -waited, course.wait_min),
        Reason("contacts", -of_way * p.repeat_injustice * (course.contacts - 1), course.contacts),
        Reason("refusals", -of_way * p.refusal_injustice * course.refusals, course.refusals),
        Reason("handed_on", -of_way * p.transfer_injustice * (course.transfers + course.escalations),
               course.transfers + course.escalations),
    ]  # fmt: skip
    gain = since * p.justice_gain / p.justice_sd
    got = gain * p.justice_distributive * (outcome_fairness(course, story, p) - p.justice_reference)
    if got >= 0.0:
        found.append(Reason("made_good", got))
    else:
        found.append(Reason("unsolved" if story.is_problem else "unanswered", got))
    if feeling.exchanges:
        mean = feeling.justice_sum / feeling.exchanges
        treated = gain * p.justice_interactional * (mean - p.justice_reference)
        found.append(Reason("treated_well" if treated > 0.0 else "treated_badly", treated))
    felt = [each for each in found if abs(each.weight_sd) >= LEAST_WEIGHT_SD]
    return tuple(sorted(felt, key=lambda each: -abs(each.weight_sd)))


def hides_need(player: Player, state: State) -> bool:
    """Whether what the counterpart really needs is still untold, and something that can be said now would tell it."""
    hidden = {name for name, fact in player.story.facts.items() if fact.is_need} - state.facts
    return any(hidden.intersection(option.choice.reveals) for option in player.options(state))


def foresee(player: Player, state: State, option: Option, share: float | None = None) -> Foresight:
    """Where a choice that is free would lead, with the usual remedy unless a share is given."""
    after = player.take(state, option.choice.name, share).state
    return _foresight(player, state, option.choice, after)


def foresee_locked(state: State, choice: Choice) -> Foresight:
    """A choice that cannot be made: only what it is like."""
    strong, weak = conduct_in_words(choice.conduct)
    return Foresight(choice, state, state.feeling.mood, 0.0, settles=False, tells=False, patience="", strong=strong,
                     weak=weak)


def conduct_in_words(conduct: Conduct) -> tuple[tuple[Aspect, ...], tuple[Aspect, ...]]:
    """What conduct has more of than usual, the most first, and what less, the least first."""
    by_size = sorted(ASPECTS, key=lambda name: -getattr(conduct, name))
    strong = tuple(name for name in by_size if getattr(conduct, name) >= STRONG)
    weak = tuple(name for name in reversed(by_size) if getattr(conduct, name) <= WEAK)
    return strong, weak


def _foresight(player: Player, before: State, choice: Choice, after: State) -> Foresight:
    strong, weak = conduct_in_words(choice.conduct)
    gone = player.story.opening.walks_out
    patience: Patience = ""
    if after.interrupted and not before.interrupted:
        patience = "cuts_in"
    elif gone is not None and after.at == gone and choice.goes != gone:
        patience = "walks_out"
    mood_sd = after.feeling.mood
    return Foresight(
        choice, after, mood_sd, mood_sd - before.feeling.mood,
        settles=after.course.settled and not before.course.settled,
        tells=bool(after.facts - before.facts),
        patience=patience, strong=strong, weak=weak,
    )  # fmt: skip
