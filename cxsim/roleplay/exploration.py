"""Walks through everything that can be chosen, as far as it makes a difference, and remembers the way there.

Two moments of a scene count as the same if they agree in everything that some condition of the story reads; mood
and patience count as the same within a step. So an ending that is found comes with a list of choices that leads
there; one that is not found is very probably out of reach. A slider is tried at its usual place only.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from cxsim.roleplay.authority import Authority
from cxsim.roleplay.condition import Expression
from cxsim.roleplay.player import EndlessSceneError, Player, State
from cxsim.roleplay.story import Story

MAX_STATES: Final = 3_000
MOOD_STEP: Final = 0.3
PATIENCE_STEP_S: Final = 15.0


@dataclass(slots=True)
class Exploration:
    """What was found under one authority.

    Attributes
    ----------
    endings
        Each ending that was reached, with the choices of the shortest way there.
    nodes
        Every node passed.
    stuck
        Nodes where nothing could be chosen, with the choices that lead there.
    free
        Choices that could be taken, as (node, choice).
    is_complete
        False if there was more than `MAX_STATES`.
    """

    endings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    nodes: set[str] = field(default_factory=set)
    stuck: dict[str, tuple[str, ...]] = field(default_factory=dict)
    free: set[tuple[str, str]] = field(default_factory=set)
    endless: bool = False
    states: int = 0
    is_complete: bool = True


class WatchedPlayer(Player):
    """A player that remembers which conditions were ever true, by the identity of the condition."""

    def __init__(self, story: Story, authority: Authority) -> None:
        super().__init__(story, authority)
        self.came_true: set[int] = set()

    def holds(self, condition: Expression | None, state: State) -> bool:
        """As any player, and remember."""
        result = super().holds(condition, state)
        if result and condition is not None:
            self.came_true.add(id(condition))
        return result


def explore(player: Player, max_states: int = MAX_STATES) -> Exploration:
    """Walk breadth first through the states of a story.

    Parameters
    ----------
    max_states
        Bounds the work whatever the story.
    """
    found = Exploration()
    try:
        first = player.open()
    except EndlessSceneError:
        found.endless = True
        return found
    found.nodes.update(first.nodes)
    if first.state.is_over:
        found.endings[first.state.at] = ()
        return found
    seen = {situation(player, first.state)}
    waiting: deque[tuple[State, tuple[str, ...]]] = deque([(first.state, ())])
    while waiting:
        state, way = waiting.popleft()
        found.states += 1
        if found.states > max_states:
            found.is_complete = False
            break
        is_stuck = True
        for name in [option.choice.name for option in player.options(state) if not option.locked]:
            is_stuck = False
            found.free.add((state.at, name))
            try:
                turn = player.take(state, name)
            except EndlessSceneError:
                found.endless = True
                continue
            found.nodes.update(turn.nodes)
            here = (*way, name)
            if turn.state.is_over:
                found.endings.setdefault(turn.state.at, here)
                continue
            mark = situation(player, turn.state)
            if mark not in seen:
                seen.add(mark)
                waiting.append((turn.state, here))
        if is_stuck:
            found.stuck.setdefault(state.at, way)
    return found


def situation(player: Player, state: State) -> tuple[object, ...]:
    """What makes two moments different: all that conditions of the story read, and what comes only once."""
    reads = player.story.reads
    course = state.course
    return (
        state.at,
        state.pending,
        state.interrupted,
        frozenset(fact for fact in state.facts if f"knows.{fact}" in reads),
        frozenset(name for name in state.promised if f"promised.{name}" in reads),
        frozenset(name for name in state.kept if f"kept.{name}" in reads),
        tuple(
            value for name, value in zip(player.story.variables, state.values, strict=True) if name in reads
        ),
        course.settled if "settled" in reads else None,
        course.granted_x_loss if reads & {"granted_x_loss", "granted_usd"} else None,
        course.contacts if "contacts" in reads else None,
        course.refusals if "refusals" in reads else None,
        course.transfers if "transfers" in reads else None,
        course.escalations if "escalations" in reads else None,
        state.rules_bent if "rules_bent" in reads else None,
        state.elapsed_s // PATIENCE_STEP_S if "elapsed_s" in reads else None,
        round(state.feeling.mood / MOOD_STEP) if "mood" in reads else None,
        state.patience_s // PATIENCE_STEP_S if _patience_matters(player, state) else None,
        state.taken,
    )


def _patience_matters(player: Player, state: State) -> bool:
    opening = player.story.opening
    cuts_in = opening.interruption is not None and not state.interrupted
    return cuts_in or opening.walks_out is not None or "patience_s" in player.story.reads
