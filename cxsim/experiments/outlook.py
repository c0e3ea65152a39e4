"""How long many runs will still take, where some kinds of run cost far more than others.

The plain mean of what has ended misleads as soon as dear runs come late. So each kind of run is timed by itself, and a
kind of which nothing has ended yet is taken to cost, for its work, what the others cost for theirs.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from math import fsum
from typing import Final


@dataclass(slots=True)
class _OfAKind:
    """Runs that are alike but for their work."""

    ahead: dict[float, int] = field(default_factory=dict)
    """How many runs are still to be done, by their work."""
    seconds: float = 0.0
    work: float = 0.0
    """Of the runs that were timed."""

    @property
    def work_ahead(self) -> float:
        return fsum(work * runs for work, runs in self.ahead.items())


class Outlook:
    """What has ended of many runs, and what the rest will take.

    Parameters
    ----------
    jobs
        How many run at a time.

    Notes
    -----
    Work is a guess beforehand, in any unit, of what a run costs. Within a kind its proportions count; between kinds it
    counts until the first run of each has ended.
    """

    def __init__(self, jobs: int = 1) -> None:
        self._jobs: Final = max(1, jobs)
        self._kinds: Final[dict[Hashable, _OfAKind]] = {}
        self.runs, self.of_runs = 0, 0
        self._work_ended = 0.0

    def expect(self, kind: Hashable, work: float) -> None:
        """Count on one more run."""
        ahead = self._kinds.setdefault(kind, _OfAKind()).ahead
        ahead[work] = ahead.get(work, 0) + 1
        self.of_runs += 1

    def ended(self, kind: Hashable, work: float, took_s: float | None = None) -> None:
        """Take note of the end of a run that was expected; None where it says nothing of what others will take."""
        alike = self._kinds[kind]
        alike.ahead[work] -= 1
        self.runs += 1
        self._work_ended += work
        if took_s is not None:
            alike.seconds += took_s
            alike.work += work

    @property
    def share(self) -> float:
        """Share of the work that has ended, 0 to 1; 1 where there is none."""
        ahead = fsum(kind.work_ahead for kind in self._kinds.values())
        return self._work_ended / (self._work_ended + ahead) if ahead > 0.0 else 1.0

    @property
    def left_s(self) -> float | None:
        """Seconds that the rest will take; None while nothing has been timed and something is left."""
        ahead = [kind for kind in self._kinds.values() if kind.work_ahead > 0.0]
        if not ahead:
            return 0.0
        timed = [kind for kind in self._kinds.values() if kind.work > 0.0]
        if not timed:
            return None
        usual = fsum(kind.seconds for kind in timed) / fsum(kind.work for kind in timed)
        left = fsum(kind.work_ahead * (kind.seconds / kind.work if kind.work > 0.0 else usual) for kind in ahead)
        return left / min(self._jobs, self.of_runs - self.runs)
