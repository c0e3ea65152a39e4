"""Lines told one after the other, forty characters a second, whole at a key."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from cxsim.game.motion import SPEECH_PER_S
from cxsim.game.scenes.desk.view import Spoken


class Telling:
    """What is being said, and what is still to be said.

    Attributes
    ----------
    line
        The line on the screen, or None before the first.
    at_once
        Lines come whole: for reduced motion and for who listens to the voice.
    """

    def __init__(self, at_once: bool = False) -> None:
        self.line: Spoken | None = None
        self.at_once = at_once
        self._waiting: deque[Spoken] = deque()
        self._shown = 0.0

    @property
    def is_speaking(self) -> bool:
        """Whether the line on the screen is not whole yet."""
        return self.line is not None and self.shown < len(self.line.text)

    @property
    def has_more(self) -> bool:
        """Whether other lines follow."""
        return bool(self._waiting)

    @property
    def is_done(self) -> bool:
        """Whether everything has been said."""
        return not self.is_speaking and not self.has_more

    @property
    def shown(self) -> int:
        """How many characters of the line are shown."""
        return 0 if self.line is None else min(len(self.line.text), int(self._shown))

    def add(self, lines: Iterable[Spoken]) -> None:
        """Have more said; the first begins at once when nothing is being said."""
        idle = self.is_done
        self._waiting.extend(lines)
        if idle and self._waiting:
            self._begin()

    def update(self, dt_s: float) -> None:
        """Let time pass."""
        if self.line is not None:
            self._shown = min(float(len(self.line.text)), self._shown + SPEECH_PER_S * dt_s)

    def go_on(self) -> None:
        """What a key does: the line whole at once, or the next line."""
        if self.is_speaking:
            assert self.line is not None
            self._shown = float(len(self.line.text))
        elif self._waiting:
            self._begin()

    def _begin(self) -> None:
        self.line = self._waiting.popleft()
        self._shown = float(len(self.line.text)) if self.at_once else 0.0
