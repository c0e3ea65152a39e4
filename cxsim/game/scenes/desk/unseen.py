"""Somebody at the other end of a line or a letter, of whom only a mood is known."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from cxsim.game.people.mood import Mood
from cxsim.game.theme.look import Look
from cxsim.game.widgets.control import Meaningful
from cxsim.game.widgets.node import Kind, Node


class Unseen(Meaningful):
    """What stands for somebody who is not seen.

    Parameters
    ----------
    name
        Who it is, as far as it is known.
    words
        Turns a mood into words, for the eye and for the voice.
    """

    def __init__(self, name: str, words: Callable[[Mood], str], height: float = 190) -> None:
        super().__init__()
        self.name = name
        self.height = height
        self.mood = Mood()
        self._words = words

    @abstractmethod
    def hear(self, mood: Mood, loudness: float, dt_s: float, at_rest: bool = False) -> None:
        """Take mood and loudness for a while; ``at_rest`` shows one still shape of the mood."""

    def _node(self) -> Node:
        return Node(Kind.FACT, self.name, self._words(self.mood))

    def _least(self, look: Look) -> int:
        return look.px(180)

    def _natural(self, look: Look) -> int:
        return look.px(430)

    def _height(self, look: Look, width: int) -> int:
        return look.px(self.height)
