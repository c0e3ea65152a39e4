"""Lines: how many customers a channel can hold at once, waiting and served together; the next hears a busy signal."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.rules.company import Channel


class Lines:
    """The lines of every channel. A channel without a limit always has one free."""

    def __init__(self, channels: Sequence[Channel]) -> None:
        self._limits = [channel.lines or float("inf") for channel in channels]
        self._taken = [0] * len(channels)

    def seize(self, channel: int) -> bool:
        """Take a line if one is free."""
        if self._taken[channel] >= self._limits[channel]:
            return False
        self._taken[channel] += 1
        return True

    def give_back(self, channel: int) -> None:
        """Somebody hung up, or was served."""
        self._taken[channel] -= 1
