"""A scene, step by step: immutable states, choices offered or locked with a reason, and what a choice leads to.

``Player`` holds what does not change (story, authority); a `State` is one moment of one play. Nothing here draws
chance or knows a screen: the same choices give the same scene, so a play is saved as its list of choices.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from cxsim.roleplay.authority import Authority
from cxsim.roleplay.condition import Expression, evaluate
from cxsim.roleplay.conduct import (
    TROUBLED_HOLD,
    Appraisal,
    Course,
    Feeling,
    after_exchange,
    appraise,
    first_feeling,
)
from cxsim.roleplay.reasons import beyond_limit
from cxsim.roleplay.story import BACK, Branch, Choice, Ending, Line, Node, Story
from cxsim.rules.arithmetic import clamp, to_cents

MAX_SILENT_STEPS: Final = 50
"""Nodes that go on by themselves in a row before a story counts as running in circles."""


class NotOfferedError(Exception):
    """A choice that cannot be taken now, with the reason for people."""


class EndlessSceneError(Exception):
    """A story goes on by itself without end."""


class State(NamedTuple):
    """One moment of one play.

    Attributes
    ----------
    at
        Name of the node, or of the ending once the scene is over.
    pending
        Where an interruption cut in; empty if none did.
    patience_s, elapsed_s
        Left, and used in conversation.
    later_min
        Time that passed between scenes.
    heard, taken
        Lines and choices that come only once and came.
    exceeded_limit
        Something was given beyond the limit, on the agent's own risk.
    waits
        The scene stands before the node ``at``, whose time has not come; `Player.resume` goes on.
    """

    at: str
    is_over: bool
    feeling: Feeling
    course: Course
    patience_s: float
    elapsed_s: float = 0.0
    later_min: float = 0.0
    pending: str = ""
    interrupted: bool = False
    facts: frozenset[str] = frozenset()
    promised: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    values: tuple[float, ...] = ()
    rules_bent: int = 0
    exceeded_limit: bool = False
    heard: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as it stands now."""

    choice: Choice
    locked: str
    """Why it cannot be taken; empty if it can."""
    largest_share: float
    """Most of its remedy that may be given; 0 without a remedy."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a choice led to: the new state and the lines on the way, in order."""

    state: State
    lines: tuple[Line, ...]
    nodes: tuple[str, ...]
    """Nodes and ending passed, in order; the last is where the state stands."""


@dataclass(slots=True)
class _Way:
    """Lines and nodes gathered while a scene goes on by itself."""

    lines: list[Line] = field(default_factory=list)
    nodes: list[str] = field(default_factory=list)


def usual_share(option: Option) -> float:
    """What is given with a free choice when nobody moves the slider, x loss; 0 without a remedy."""
    remedy = option.choice.remedy
    return 0.0 if remedy is None else min(remedy.share, max(remedy.low, option.largest_share))


class Player:
    """Plays one story under one authority."""

    def __init__(self, story: Story, authority: Authority) -> None:
        self.story = story
        self.authority = authority
        self._index = {name: number for number, name in enumerate(story.variables)}
        self._fixed = self._fixed_names()

    # --- playing

    def open(self) -> Turn:
        """The scene as it begins."""
        opening = self.story.opening
        course = Course(
            contacts=opening.contacts,
            refusals=opening.refusals,
            transfers=opening.transfers,
            wait_min=opening.wait_min,
        )
        state = State(
            at=self.story.start,
            is_over=False,
            feeling=first_feeling(self.story, self.authority.parameters),
            course=course,
            patience_s=opening.patience_s,
            values=tuple(each.start for each in self.story.variables.values()),
        )
        return self._arrive(state, self.story.start, _Way())

    def options(self, state: State) -> list[Option]:
        """Choices of the moment, in the order of the file: free ones and locked ones."""
        if state.is_over or state.waits:
            return []
        choices = self.story.nodes[state.at].choices
        return [self._option(choice, state) for choice in choices if self._is_there(choice, state)]

    def take(self, state: State, name: str, share: float | None = None, *, stops: Collection[str] = ()) -> Turn:
        """Make a choice.

        Parameters
        ----------
        name
            Of a choice of this moment.
        share
            Remedy as a multiple of the loss, for a choice with a slider; left out: its middle, or what is allowed.
        stops
            Nodes that are played another time: the scene waits before them.

        Raises
        ------
        NotOfferedError
            If it is not there, is locked, or the share is outside what may be given.
        """
        choices = () if state.is_over or state.waits else self.story.nodes[state.at].choices
        choice = next((each for each in choices if each.name == name), None)
        if choice is None or not self._is_there(choice, state):
            raise NotOfferedError(f"'{name}' is not offered here")
        option = self._option(choice, state)
        if option.locked:
            raise NotOfferedError(option.locked)
        state = self._done(state, choice, self._given(option, share))
        way = _Way()
        state = self._say(state, choice.replies, way)
        return self._go(state, self._target(state, choice.goes, choice.instead), way, stops)

    def resume(self, state: State) -> Turn:
        """Go on with a scene that waits: the time of its next node has come."""
        return self._arrive(state._replace(waits=False), state.at, _Way())

    def play(self, choices: Sequence[str]) -> list[Turn]:
        """Play a list of choices, from the opening on; one turn more than choices."""
        turns = [self.open()]
        for name in choices:
            turns.append(self.take(turns[-1].state, name))
        return turns

    def ending(self, state: State) -> Ending:
        """The ending of a scene that is over."""
        return self.story.endings[state.at]

    def appraise(self, state: State) -> Appraisal:
        """What the counterpart would make of it if the scene ended now."""
        return appraise(state.feeling, state.course, self.story, self.authority)

    def broken(self, state: State) -> frozenset[str]:
        """Promises made and not kept."""
        return state.promised - state.kept

    def holds(self, condition: Expression | None, state: State) -> bool:
        """Whether a condition holds; none always does."""
        return condition is None or bool(evaluate(condition, lambda name: self.value(name, state)))

    def value(self, name: str, state: State) -> float | bool:
        """What a name stands for in conditions."""
        fixed = self._fixed.get(name)
        if fixed is not None:
            return fixed
        group, _, rest = name.partition(".")
        match group:
            case "knows":
                return rest in state.facts
            case "promised":
                return rest in state.promised
            case "kept":
                return rest in state.kept
            case "mood":
                return state.feeling.mood
            case "settled":
                return state.course.settled
            case "granted_usd":
                return state.course.granted_x_loss * self.story.opening.loss_usd
            case "granted_x_loss" | "contacts" | "refusals" | "transfers" | "escalations":
                number: float = getattr(state.course, group)
                return number
            case "patience_s" | "elapsed_s" | "rules_bent" | "interrupted":
                own: float | bool = getattr(state, group)
                return own
        return state.values[self._index[name]]

    def filled(self, text: str, share: float = 0.0) -> str:
        """A text with its amounts filled in, whole dollars; ``share`` is the remedy it speaks of, x loss."""
        opening = self.story.opening
        amounts = {
            "{limit_usd}": self.authority.limit_usd,
            "{loss_usd}": opening.loss_usd,
            "{fair_usd}": opening.fair_remedy_usd,
            "{remedy_usd}": share * opening.loss_usd,
        }
        for mark, usd in amounts.items():
            text = text.replace(mark, f"${usd:,.0f}")
        return text

    # --- what is offered

    def _fixed_names(self) -> dict[str, float | bool]:
        opening, levers = self.story.opening, self.authority.levers
        fixed: dict[str, float | bool] = {f"lever.{name}": number for name, number in levers._asdict().items()}
        fixed["limit_usd"] = self.authority.limit_usd
        fixed["loss_usd"] = opening.loss_usd
        fixed["fair_usd"] = opening.fair_remedy_usd
        fixed["may_put_right"] = self.authority.may_put_right(self.story)
        return fixed

    def _option(self, choice: Choice, state: State) -> Option:
        return Option(choice, self._locked(choice, state), self._largest_share(choice))

    def _is_there(self, choice: Choice, state: State) -> bool:
        return f"{state.at}.{choice.name}" not in state.taken and self.holds(choice.when, state)

    def _locked(self, choice: Choice, state: State) -> str:
        if not self.holds(choice.requires, state):
            return choice.reason
        remedy = choice.remedy
        if remedy is not None and not self.authority.may_give(self.story, remedy, remedy.low):
            opening = self.story.opening
            allowed_usd = max(self.authority.limit_usd, opening.standard_remedy_share * opening.loss_usd)
            return beyond_limit(self.story.language, allowed_usd, remedy.low * opening.loss_usd)
        return ""

    def _largest_share(self, choice: Choice) -> float:
        return 0.0 if choice.remedy is None else self.authority.largest_share(self.story, choice.remedy)

    def _given(self, option: Option, share: float | None) -> float:
        remedy = option.choice.remedy
        if remedy is None:
            if share is not None:
                raise NotOfferedError("nothing is given with this choice")
            return 0.0
        if share is None:
            return usual_share(option)
        if not (remedy.low <= share <= remedy.high and self.authority.may_give(self.story, remedy, share)):
            most = option.largest_share * self.story.opening.loss_usd
            raise NotOfferedError(f"At most ${most:,.0f} may be given here.")
        return share

    # --- what follows

    def _done(self, state: State, choice: Choice, share: float) -> State:
        """The state after a choice's own effects, before anybody answers."""
        story, course = self.story, state.course
        with_counterpart = story.nodes[state.at].facing == story.counterpart
        limit_usd, loss_usd = self.authority.limit_usd, story.opening.loss_usd
        procedure = share <= story.opening.standard_remedy_share
        course = course._replace(
            settled=course.settled if choice.settles is None else choice.settles,
            granted_x_loss=max(course.granted_x_loss, share),
            refusals=course.refusals + (choice.move == "refuse"),
            transfers=course.transfers + (choice.move == "transfer"),
            escalations=course.escalations + (choice.move == "escalate"),
            wait_min=course.wait_min + (TROUBLED_HOLD * choice.seconds / 60.0 if choice.move == "hold" else 0.0),
        )
        feeling = state.feeling
        if with_counterpart:
            feeling = after_exchange(feeling, choice, course, story, self.authority.parameters)
        values = list(state.values)
        for name, number in choice.sets:
            values[self._index[name]] = number
        for name, number in choice.adds:
            variable = story.variables[name]
            values[self._index[name]] = clamp(values[self._index[name]] + number, variable.low, variable.high)
        return state._replace(
            feeling=feeling,
            course=course,
            patience_s=state.patience_s + choice.patience_s - (choice.seconds if with_counterpart else 0.0),
            elapsed_s=state.elapsed_s + choice.seconds,
            facts=state.facts.union(choice.reveals),
            promised=state.promised.union(choice.promises),
            kept=state.kept.union(choice.keeps),
            values=tuple(values),
            rules_bent=state.rules_bent + choice.rule_bent,
            exceeded_limit=state.exceeded_limit
            or (not procedure and to_cents(share * loss_usd) > to_cents(limit_usd)),
            taken=state.taken | {f"{state.at}.{choice.name}"} if choice.once else state.taken,
        )

    def _target(self, state: State, goes: str, instead: Sequence[Branch]) -> str:
        for branch in instead:
            if self.holds(branch.when, state):
                goes = branch.goes
                break
        return state.pending if goes == BACK else goes

    def _go(self, state: State, target: str, way: _Way, stops: Collection[str]) -> Turn:
        """Go on to a target, unless patience has ended and something cuts in."""
        opening = self.story.opening
        if state.patience_s <= 0.0 and target in self.story.nodes and self._is_talk(target):
            if not state.interrupted and opening.interruption is not None:
                state = state._replace(interrupted=True, pending=target, patience_s=opening.grace_s)
                target = opening.interruption
            elif opening.walks_out is not None:
                target = opening.walks_out
        return self._arrive(state, target, way, stops)

    def _is_talk(self, target: str) -> bool:
        """Whether the counterpart is there, and would have to be patient."""
        node = self.story.nodes[target]
        return node.facing == self.story.counterpart and node.later_min == 0.0 and not node.new_contact

    def _arrive(self, state: State, target: str, way: _Way, stops: Collection[str] = ()) -> Turn:
        for _ in range(MAX_SILENT_STEPS):
            if target in stops:
                return Turn(state._replace(at=target, waits=True), tuple(way.lines), tuple(way.nodes))
            way.nodes.append(target)
            if target in self.story.endings:
                return self._close(state, self.story.endings[target], way)
            node = self.story.nodes[target]
            state = self._say(self._enter(state, node), node.lines, way)
            if node.choices:
                return Turn(state, tuple(way.lines), tuple(way.nodes))
            assert node.goes is not None
            target = self._target(state, node.goes, node.instead)
        raise EndlessSceneError(f"role-play {self.story.name} goes on by itself without end at '{target}'")

    def _enter(self, state: State, node: Node) -> State:
        course, patience_s = state.course, state.patience_s
        if node.new_contact:
            course = course._replace(contacts=course.contacts + 1)
        if node.later_min > 0.0 or node.new_contact:
            patience_s = self.story.opening.patience_s
        return state._replace(
            at=node.name, course=course, patience_s=patience_s, later_min=state.later_min + node.later_min
        )

    def _close(self, state: State, ending: Ending, way: _Way) -> Turn:
        course = state.course if ending.settled is None else state.course._replace(settled=ending.settled)
        state = state._replace(at=ending.name, is_over=True, course=course)
        state = self._say(state, ending.lines, way)
        return Turn(state, tuple(way.lines), tuple(way.nodes))

    def _say(self, state: State, lines: Sequence[Line], way: _Way) -> State:
        heard = set()
        for line in lines:
            if line.id not in state.heard and self.holds(line.when, state):
                way.lines.append(line)
                if line.once:
                    heard.add(line.id)
        return state._replace(heard=state.heard | heard) if heard else state
