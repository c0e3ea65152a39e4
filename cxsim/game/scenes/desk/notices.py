"""Lines that show for a few seconds, one after the other."""

from __future__ import annotations

from collections import deque
from typing import Final

NOTICE_S: Final = 4.0


class Notices:
    """What is announced now, and what waits.

    Attributes
    ----------
    text
        What shows now; empty when nothing does.
    """

    def __init__(self, shows_s: float = NOTICE_S) -> None:
        self.text = ""
        self._shows_s = shows_s
        self._waiting: deque[str] = deque()
        self._behind: deque[str] = deque()
        self._left_s = 0.0

    def add(self, text: str, *, behind: bool = False) -> bool:
        """Announce a line, ``behind`` all that are not behind as well; whether it shows at once."""
        (self._behind if behind else self._waiting).append(text)
        if self.text:
            return False
        self._turn()
        return True

    def interrupt(self, text: str) -> None:
        """Announce a line at once, in place of what shows; what waits goes on waiting."""
        self._waiting.appendleft(text)
        self._turn()

    def update(self, dt_s: float) -> bool:
        """Let time pass; whether another line shows, or none any more."""
        if not self.text:
            return False
        self._left_s -= dt_s
        if self._left_s > 0.0:
            return False
        self._turn()
        return True

    def _turn(self) -> None:
        waiting = self._waiting or self._behind
        self.text = waiting.popleft() if waiting else ""
        self._left_s = self._shows_s
