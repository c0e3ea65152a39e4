"""What customers tell each other of awards: by kind of problem, and forgotten as other things are."""

from __future__ import annotations

from cxsim.rules.arithmetic import fade


class Hearsay:
    """Awards that are being spoken of, of one firm.

    Means are weighted by the people who were told, so that what annoyed customers tell weighs more.
    """

    def __init__(self, issues: int) -> None:
        self.told = [0.0] * issues
        """People who were told, as far as remembered, by issue."""
        self._awards = [0.0] * issues
        self._paid = [0.0] * issues

    def tell(self, issue: int, granted_x_loss: float, people: float) -> None:
        """A customer tells so many people what he was granted."""
        self.told[issue] += people
        self._awards[issue] += people * granted_x_loss
        if granted_x_loss > 0.0:
            self._paid[issue] += people

    def award(self, issue: int) -> float:
        """Mean award, as a multiple of the loss; there must have been something told."""
        return self._awards[issue] / self.told[issue]

    def paid(self, issue: int) -> float:
        """Share of those spoken of who were granted anything; there must have been something told."""
        return self._paid[issue] / self.told[issue]

    def end_week(self, half_life_weeks: float) -> None:
        """Let a week pass."""
        kept = fade(1.0, 1.0, half_life_weeks)
        for kind in (self.told, self._awards, self._paid):
            for issue, weight in enumerate(kind):
                kind[issue] = weight * kept
