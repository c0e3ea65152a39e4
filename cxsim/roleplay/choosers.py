"""Who plays: at random, bound to the script, by a list of choices, or with skill.

A chooser sees what a trainee sees: the state and the options. Chance comes from keyed draws, so a play is
repeated by its seed and number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from cxsim.roleplay.player import NotOfferedError, Option, Player, State
from cxsim.roleplay.story import Choice
from cxsim.roleplay.vocabulary import Quality
from cxsim.rules.draws import OutsidePurpose, purpose_key, uniform

Uniform: TypeAlias = Callable[[], float]
Chooser: TypeAlias = Callable[[State, Sequence[Option], Uniform], str]
"""Names one of the free options; the last argument gives the next uniform draw of this play."""

SLIP_PROB: Final = 0.1
"""How often a skilled player errs and does anything at all; assumed."""

QUALITY_WORTH: Final[Mapping[Quality, float]] = {"good": 2.0, "mixed": 1.0, "poor": 0.0}
"""What a skilled player holds an ending to be worth, beside the customer's own view, SD; assumed."""

WASTE_COST: Final = 1.0
"""What giving one loss more than is fair costs a skilled player, SD; assumed."""

BROKEN_PROMISE_COST: Final = 0.5
"""What a broken promise costs a skilled player, SD; assumed."""

RECENT_WEIGHT: Final = 0.2
"""Least weight of the latest play in memory; assumed."""

UNTRIED_WORTH: Final = 10.0
"""What was never tried looks better than anything known."""

MAX_CHOICES: Final = 200
"""Choices after which a play counts as endless."""


class Play(NamedTuple):
    """One play to its end."""

    choices: tuple[tuple[str, str], ...]
    """Node and choice, in order."""
    moments: tuple[State, ...]
    """The state in which each choice was made."""
    nodes: tuple[str, ...]
    """Every node passed, and the ending."""
    state: State
    is_over: bool
    """False if it went on for `MAX_CHOICES`, or stood where nothing could be chosen."""


def play(player: Player, chooser: Chooser, *, seed: int, number: int) -> Play:
    """Play a story once.

    Parameters
    ----------
    seed, number
        Together they fix every draw of this play, whoever chooses and whatever the policy.
    """
    key, drawn = purpose_key(seed, 0, OutsidePurpose.CHOOSING), 0

    def draw() -> float:
        nonlocal drawn
        drawn += 1
        return uniform(key, number, drawn)

    turn = player.open()
    nodes = list(turn.nodes)
    choices: list[tuple[str, str]] = []
    moments: list[State] = []
    while not turn.state.is_over and len(choices) < MAX_CHOICES:
        free = [option for option in player.options(turn.state) if not option.locked]
        if not free:
            break
        name = chooser(turn.state, free, draw)
        choices.append((turn.state.at, name))
        moments.append(turn.state)
        turn = player.take(turn.state, name)
        nodes += turn.nodes
    return Play(tuple(choices), tuple(moments), tuple(nodes), turn.state, turn.state.is_over)


def at_random(state: State, options: Sequence[Option], draw: Uniform) -> str:
    """Any of the choices, each as likely."""
    return options[int(draw() * len(options))].choice.name


def by_the_script(state: State, options: Sequence[Option], draw: Uniform) -> str:
    """What the script says; where it says nothing, what asks for the least judgement: no rule bent, nothing given
    beyond what is usual, the shortest."""

    def boldness(option: Option) -> tuple[bool, bool, float, float]:
        choice = option.choice
        given = choice.remedy.share if choice.remedy is not None else 0.0
        return (not choice.scripted, choice.rule_bent, given, choice.seconds)

    return min(options, key=boldness).choice.name


def scripted(choices: Sequence[str]) -> Chooser:
    """Play a list of choices; raises `NotOfferedError` where the next one is not free."""
    rest = iter(choices)

    def choose(state: State, options: Sequence[Option], draw: Uniform) -> str:
        name = next(rest, "")
        if all(option.choice.name != name for option in options):
            free = ", ".join(option.choice.name for option in options)
            raise NotOfferedError(f"'{name}' cannot be chosen at '{state.at}' (free: {free})")
        return name

    return choose


def worth(player: Player, done: Play) -> float:
    """What a skilled player holds a play to be worth, SD: the ending, what the customer remembers, no waste."""
    if not done.is_over:
        return -5.0
    opening = player.story.opening
    result = player.appraise(done.state)
    wasted_usd = max(0.0, result.granted_usd - opening.fair_remedy_usd)
    waste = wasted_usd / opening.loss_usd if player.story.is_problem else 0.0
    broken = len(player.broken(done.state))
    quality = QUALITY_WORTH[player.ending(done.state).quality]
    return quality + result.remembered - WASTE_COST * waste - BROKEN_PROMISE_COST * broken


class Learner:
    """A skilled player: someone who has played the scene often and remembers what led where.

    After each practice play the worth of the whole play is noted for every choice made in it, apart by what was
    known and promised at the time; late plays weigh more than early ones, which were made with less skill. The next
    play follows the best memory; now and then it tries something else (Monte Carlo control: Sutton & Barto 2018,
    remembered).
    """

    def __init__(self, player: Player) -> None:
        self._player = player
        self._memory: dict[tuple[object, ...], tuple[float, int]] = {}
        """Worth and times tried, by situation and choice, and by node and choice alone."""

    def practise(self, plays: int, *, seed: int) -> None:
        """Practise: at random at first, then more and more after memory."""
        for number in range(plays):
            boldness = max(0.15, 1.0 - 1.5 * number / plays)
            done = play(self._player, self._practising(boldness), seed=seed, number=number)
            self._remember(done)

    def chooser(self, slip_prob: float = SLIP_PROB) -> Chooser:
        """Chooses what memory says is best, with a slip now and then."""
        return self._practising(slip_prob)

    def _practising(self, slip_prob: float) -> Chooser:
        def choose(state: State, options: Sequence[Option], draw: Uniform) -> str:
            if draw() < slip_prob:
                return at_random(state, options, draw)
            situation = self._situation(state)
            return max(options, key=lambda option: self._recalled(situation, option.choice)).choice.name

        return choose

    def _situation(self, state: State) -> tuple[object, ...]:
        unkept = state.promised - state.kept
        return (state.at, state.facts, unkept, state.course.settled, state.interrupted, state.values)

    def _recalled(self, situation: tuple[object, ...], choice: Choice) -> float:
        elsewhere = self._memory.get((situation[0], choice.name), (UNTRIED_WORTH, 0))
        return self._memory.get((*situation, choice.name), elsewhere)[0]

    def _remember(self, done: Play) -> None:
        value = worth(self._player, done)
        for (node, name), state in zip(done.choices, done.moments, strict=True):
            for key in ((*self._situation(state), name), (node, name)):
                recalled, times = self._memory.get(key, (0.0, 0))
                weight = max(1.0 / (times + 1), RECENT_WEIGHT)
                self._memory[key] = (recalled + weight * (value - recalled), times + 1)
