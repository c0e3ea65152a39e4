"""What the coach says after a conversation: each choice and what it moved, the ending, and what to ask oneself.

The texts are the role-play's own. The coach speaks after the scene and never in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cxsim.game.words import Words
from cxsim.live.coaching import LookBack
from cxsim.roleplay.player import Player, State, Turn
from cxsim.roleplay.vocabulary import Quality

MOVED: Final = 0.15
"""A mood that changed by less, SD, has not changed."""
IN_ONE_GO: Final = ("canned", "personal", "no")
"""Answers in writing after which nothing is said any more."""
ONE_GO_QUALITY: Final[dict[str, Quality]] = {"settled": "good", "refused": "poor"}
BROKEN_OFF_QUALITY: Final[dict[str, Quality]] = {"let_go": "poor"}
"""How well it ended where the story has no ending for it; mixed for all the rest."""


@dataclass(frozen=True)
class Step:
    """One choice, looked at afterwards.

    Attributes
    ----------
    number
        Counted from 0; a rewind to it takes it back.
    said
        What the trainee said or did.
    coach
        What the coach says of it; may be empty.
    mood_sd
        The customer's mood after it, SD from neutral.
    moved
        −1, 0 or 1: how the mood changed.
    cut_in
        Whether the customer's patience ended after it.
    """

    number: int
    said: str
    coach: str
    mood_sd: float
    moved: int
    cut_in: bool


@dataclass(frozen=True)
class Kept:
    """A promise and whether it was kept."""

    text: str
    is_kept: bool


@dataclass(frozen=True)
class Coaching:
    """Everything that is shown after a scene.

    Attributes
    ----------
    start_mood_sd
        Before the first word.
    figures
        Names and values: satisfaction, what was given, time, likelihood to leave.
    """

    title: str
    ending: str
    quality: Quality
    said_of_ending: str
    start_mood_sd: float
    steps: tuple[Step, ...]
    figures: tuple[tuple[str, str], ...]
    promises: tuple[Kept, ...]
    questions: tuple[str, ...]
    felt_sd: tuple[float, ...] = ()
    """What the trainee felt on the customer's side, at the same moments; empty at the desk."""


def coaching(
    player: Player, opened: Turn, made: Sequence[tuple[str, str, Turn]], words: Words
) -> Coaching:
    """Look back on a play that is over.

    Parameters
    ----------
    opened
        The scene as it began.
    made
        Name, words and turn of each choice, in order.
    """
    story = player.story
    turns = [opened, *(turn for _, _, turn in made)]
    end = turns[-1].state
    ending = player.ending(end)
    return Coaching(
        title=story.title,
        ending=ending.title,
        quality=ending.quality,
        said_of_ending=ending.coach,
        start_mood_sd=opened.state.feeling.mood,
        steps=tuple(
            _step(player, number, before.state, name, said, turn)
            for number, ((before, _), (name, said, turn)) in enumerate(zip(pairwise(turns), made, strict=True))
        ),
        figures=_figures(player, end, words),
        promises=tuple(
            Kept(story.promises[name].text, name in end.kept) for name in sorted(end.promised)
        ),
        questions=story.learning.questions,
    )


def looked_back(told: LookBack, words: Words) -> Coaching:
    """Look back on a conversation of a shift; each step is numbered by the decisions of the shift before it."""
    steps = []
    for each in told.steps:
        change = each.after.feeling.mood - each.before.feeling.mood
        said = words(f"coach.aside.{each.aside}") if each.aside else each.says
        quoted = said if said.startswith(("(", "“")) else words("desk.quoted", words=said)
        coach = words(f"coach.of.{each.aside}") if f"coach.of.{each.aside}" in words else each.coach
        steps.append(Step(each.number, quoted, coach, each.after.feeling.mood, _direction(change),
                          each.after.interrupted and not each.before.interrupted))
    took = words.number(told.took_min, 1)
    time = words("desk.minutes", n=took) if told.target_min <= 0.0 else words(
        "desk.minutes", n=words("coach.of-target", time=took, target=words.number(told.target_min)))
    figures = [(words("coach.time"), time)]
    if told.is_problem:
        figures.append((words("coach.given"), words.money(told.given_usd)))
    figures.append((words("coach.waits"), words.number(told.waiting)))
    if told.hints:
        figures.append((words("coach.hints"), words.number(told.hints)))
    outcome: str = told.outcome
    in_one_go = bool(told.steps) and told.steps[-1].aside in IN_ONE_GO
    if in_one_go and outcome == "open":
        outcome = "open-in-writing"
    return Coaching(
        title=told.title,
        ending=told.ending or words("coach.in-one-go" if in_one_go else "coach.broken-off"),
        quality=told.quality or (ONE_GO_QUALITY if in_one_go else BROKEN_OFF_QUALITY).get(told.outcome, "mixed"),
        said_of_ending=told.coach or words(f"coach.outcome.{outcome}"),
        start_mood_sd=told.first_mood,
        steps=tuple(steps),
        figures=tuple(figures),
        promises=tuple(Kept(text, is_kept) for text, is_kept in told.promises),
        questions=told.questions,
    )


def _direction(change_sd: float) -> int:
    return 0 if abs(change_sd) < MOVED else 1 if change_sd > 0.0 else -1


def _step(player: Player, number: int, before: State, name: str, said: str, turn: Turn) -> Step:
    choice = next(each for each in player.story.nodes[before.at].choices if each.name == name)
    mood_sd = turn.state.feeling.mood
    if turn.state.is_over:  # how they look back on the whole of it
        mood_sd = player.appraise(turn.state).satisfaction
    moved = _direction(mood_sd - before.feeling.mood)
    cut_in = turn.state.interrupted and not before.interrupted
    return Step(number, said, choice.coach, mood_sd, moved, cut_in)


def _figures(player: Player, end: State, words: Words) -> tuple[tuple[str, str], ...]:
    result = player.appraise(end)
    figures = [
        (words("coach.satisfaction"), words("coach.of-five", n=words.number(result.csat, 1))),
        (words("coach.time"), words("desk.minutes", n=words.number(end.elapsed_s / 60.0, 1))),
    ]
    if player.story.is_problem:
        figures.append((words("coach.given"), words.money(result.granted_usd)))
    figures.append((words("coach.leaves"), words("coach.times", n=words.number(result.churn_multiplier, 2))))
    return tuple(figures)
