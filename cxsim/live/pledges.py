"""Promises of the person's own: what was promised to whom, from when on it can be kept, and until when."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from cxsim.roleplay.player import State
from cxsim.roleplay.promises import kept_later, promises_to_counterpart
from cxsim.roleplay.story import Choice, Story

SOON_MIN: Final = 15.0
"""So long before it falls due, a call is announced, and can be made at the latest."""


class Pledge(NamedTuple):
    """A call that the person owes a customer."""

    promised_min: float
    due_min: float
    from_min: float
    """Before that there is nothing to tell."""
    text: str = ""
    """In the role-play's words; empty where only the call was promised."""


class StoryPledges:
    """Promises that somebody makes within one story, and that he keeps in a call of its own, later in the shift.

    A promise becomes a call where the story goes on later at a moment at which it can be kept, and falls due before
    the person goes home. Until then the story waits. Every other promise is kept or broken within the story.

    Parameters
    ----------
    end_min
        When the person goes home.
    """

    def __init__(self, story: Story, end_min: float) -> None:
        self._story = story
        self._end_min = end_min
        self._kept_later = kept_later(story)
        self._to_call = frozenset().union(*self._kept_later.values()) & promises_to_counterpart(story)
        self.made: dict[str, tuple[float, float]] = {}
        """Promises that became calls: when, and until when."""

    def comes_too_late(self, choice: Choice, now: float) -> bool:
        """Whether a choice promises a call for a time when the person has gone home."""
        return any(name in self._to_call and not self._is_in_time(name, now) for name in choice.promises)

    def make(self, choice: Choice, now: float) -> None:
        """Note what a choice promises."""
        for name in choice.promises:
            if name in self._to_call and self._is_in_time(name, now):
                self.made[name] = (now, now + self._story.promises[name].due_min)

    def stops(self, state: State, choice: Choice) -> Collection[str]:
        """Where the story waits after a choice: before the nodes at which a call that is owed is made."""
        owed = self.made.keys() - state.kept - set(choice.keeps)
        return [name for name, kept in self._kept_later.items() if kept & owed]

    def owed(self, state: State, now: float) -> Pledge:
        """The call for which a story waits."""
        names = (self._kept_later[state.at] & self.made.keys()) - state.kept
        name = min(names, key=lambda each: self.made[each][1])
        promised_min, due_min = self.made[name]
        ready_min = now + self._story.nodes[state.at].later_min
        return Pledge(promised_min, due_min, min(ready_min, due_min - SOON_MIN), self._story.promises[name].text)

    def keepable(self, state: State) -> frozenset[str]:
        """Promises for which the person has just rung."""
        return frozenset(self.made.keys() - state.kept)

    def _is_in_time(self, name: str, now: float) -> bool:
        return now + self._story.promises[name].due_min <= self._end_min
