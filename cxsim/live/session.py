"""The door for Python: a shift that a program works, for researchers, trainers and tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from cxsim.config.scenarios import load_policy
from cxsim.live.debrief import Debrief, debrief
from cxsim.live.decisions import Accepted, Decision, Refused
from cxsim.live.observation import Desk, Difficulty, Mode, Observation
from cxsim.live.outcome import ShiftOutcome
from cxsim.live.replay import by_the_model, outcome_of, under_policy
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

if TYPE_CHECKING:
    import pandas as pd


class LiveSession:
    """One shift at a desk, with the model running around it.

    Parameters
    ----------
    company, policy
        Names or paths of scenarios.
    desk
        ``"counter"``, ``"phone"``, ``"inbox"`` or ``"posts"``; see `cxsim.live.setting.desks_of`.
    difficulty
        ``"calm"``, ``"usual"`` or ``"rushed"``: how short of hands the house is.
    length_min
        Minutes on the model's clock.
    journal
        File in which every decision is kept as it is taken; None keeps nothing.

    Raises
    ------
    cxsim.config.faults.ScenarioError
        If a scenario is unknown or faulty.
    cxsim.live.setting.NoSuchDeskError
        If the company has no such desk.
    """

    def __init__(
        self,
        company: str,
        policy: str,
        *,
        desk: Desk = "counter",
        difficulty: Difficulty = "usual",
        seed: int = 1,
        length_min: float = 300.0,
        mode: Mode = "practice",
        journal: str | os.PathLike[str] | None = None,
    ) -> None:
        setup = Setup(
            company, policy, desk, difficulty, seed, mode, length_min=length_min, time_pressure=False
        )
        self.shift = Shift.start(setup, journal)

    @property
    def is_over(self) -> bool:
        """The shift is over."""
        return self.shift.is_over

    def observe(self) -> Observation:
        """What a person at the desk sees now."""
        return self.shift.observe()

    def decide(self, decision: Decision) -> Accepted | Refused:
        """Take a decision."""
        return self.shift.decide(decision)

    def outcome(self) -> ShiftOutcome:
        """What came of the shift, a week after it."""
        return outcome_of(self.shift)

    def under(self, policy: str) -> ShiftOutcome:
        """The same words to the same customers under another policy."""
        return under_policy(self.shift, load_policy(policy))

    def by_the_model(self, policy: str | None = None) -> ShiftOutcome:
        """What a simulated agent makes of the same post."""
        return by_the_model(self.shift, policy)

    def debrief(self, other: str) -> Debrief:
        """All that a trainee is shown after the shift, with ``other`` as the policy to compare with."""
        return debrief(self.shift, load_policy(other))

    def to_pandas(self) -> pd.DataFrame:
        """What came of every customer served: one row each, the nine expectations as columns.

        Raises
        ------
        ImportError
            When pandas is not installed (``pip install cxsim[research]``).
        """
        import pandas as pd

        rows: list[dict[str, Any]] = []
        for case in self.outcome().cases:
            rows.append({
                "case_id": case.case_id, "customer_id": case.customer_id, "issue": case.issue,
                "resolved": case.resolved, "points": case.points, "csat": case.csat, "came_back": case.came_back,
                "stay_prob": case.stay_prob, "told": case.told, "given_usd": case.given_usd,
                "value_usd": case.value_usd, **case.expectations,
            })  # fmt: skip
        return pd.DataFrame(rows)
