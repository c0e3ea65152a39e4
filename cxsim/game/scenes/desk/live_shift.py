"""What a desk needs of a shift: the real one, or one that a test plays."""

from __future__ import annotations

from typing import Protocol

from cxsim.live import coaching
from cxsim.live import decisions as do
from cxsim.live import observation as seen


class LiveShift(Protocol):
    """What the desk needs of a shift."""

    def observe(self) -> seen.Observation:
        """What can be seen now."""
        ...

    def decide(self, decision: do.Decision) -> do.Accepted | do.Refused:
        """Do something."""
        ...

    def let_time_pass(self, real_s: float) -> None:
        """The person thinks for so long."""
        ...

    def rewind(self, decisions: int = 1) -> None:
        """Take back the last decisions."""
        ...

    def hint(self) -> coaching.Hint | None:
        """What a coach would say now; None in a test, or while nobody is spoken with."""
        ...

    def look_back(self) -> coaching.LookBack | None:
        """The last conversation, once it is over, as a coach goes through it; None in a test."""
        ...

    def rehearse(self) -> None:
        """Read now what would be read while somebody waits."""
        ...
