"""What a row of the register is: a claim that a run can hold, refute or leave open.

The verdict is a function of numbers written down beforehand and of an interval measured later, so nothing is left
to be decided once the result is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["fact", "counter", "claim"]
CountsAs = Literal["evidence", "calibration", "construction", "arithmetic"]
Verdict = Literal["holds", "fails", "undecided"]

CONFIDENCE: Final = 0.95
"""Level at which all intervals of a row hold together."""

KINDS: Final[dict[str, Kind]] = {"F": "fact", "CH": "counter", "C": "claim"}
"""Kind of a row by the letters of its id."""

COUNTS_AS: Final[dict[CountsAs, str]] = {
    "evidence": "The model was not set to give this, and no single rule says it: it can come out either way.",
    "calibration": "A number is set so that this comes out. It shows that the setting worked, and nothing else.",
    "construction": "A rule says this directly, at least its sign. It shows that the rule is in the model.",
    "arithmetic": "It follows from exact theory or from definitions. It tests the program and not the world.",
}
"""What a row that holds is worth. Only the first kind counts as evidence for the model."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """The range in which one measured figure must lie.

    Parameters
    ----------
    figure
        What is measured, in words. Of two arms it is the difference, the end less the start.
    low, high
        Ends of the range; one of them may be infinite.
    unit
        Unit of the figure and of both ends.
    """

    figure: str
    low: float
    high: float
    unit: str

    def verdict(self, ci_low: float, ci_high: float) -> Verdict:
        """Hold an interval against the range: inside, outside, or across one of its ends.

        Touching an end from inside is inside. NaN (too few replications) leaves it undecided.
        """
        if self.low <= ci_low and ci_high <= self.high:
            return "holds"
        if ci_high < self.low or self.high < ci_low:
            return "fails"
        return "undecided"


def combined(verdicts: Iterable[Verdict]) -> Verdict:
    """Of several verdicts that must all hold: fails if one fails, holds if all hold, else undecided."""
    found = set(verdicts)
    for verdict in ("fails", "undecided"):
        if verdict in found:
            return verdict
    return "holds"


@dataclass(frozen=True, slots=True)
class Move:
    """A lever, a parameter or a number of the company, and the values that it takes.

    Parameters
    ----------
    name
        A lever, a parameter, or a field of the company such as ``economics.lock_in``.
    levels
        Values from start to end, at least two. Differences are taken between the last and the first.
    times
        Whether levels are multiples of the company's own value.
    """

    name: str
    levels: tuple[float, ...]
    times: bool = False


@dataclass(frozen=True, slots=True)
class Design:
    """What is run. Whatever is not named here keeps its default, with kappa at 0.5 and the same draws in all arms.

    Parameters
    ----------
    companies
        The criteria must hold in each of them, unless a criterion names one.
    base
        Levers of the first arm: ``neutral`` or a shipped policy.
    against
        Policy of the second arm, if there is one; what moves then moves in both.
    moves
        What moves, all together from start to end, or every combination if ``crossed``.
    weeks, warm_up_weeks
        Length of a run, and how much of its start is left out.
    replications
        Replications of each arm, paired by their draws. With ``units`` above 1, of each unit.
    units
        Simulated centres, where the figure is taken across centres.
    size
        Share of its customers with which a company is run; 0: as all rows (`cxsim.validation.register.plan.SIZES`).
    note
        Whatever else is needed to run it.
    """

    companies: tuple[str, ...]
    base: str = "neutral"
    against: str = ""
    moves: tuple[Move, ...] = ()
    crossed: bool = False
    weeks: int = 78
    warm_up_weeks: int = 26
    replications: int = 20
    units: int = 1
    size: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One claim, and how it will be judged.

    Parameters
    ----------
    id
        ``F`` a stylised fact, ``CH`` a counter-hypothesis, ``C`` a claim of the essays, and two digits.
    claim
        One sentence, as it is tested.
    source
        Section of the evidence, source, and whether it was seen, remembered or assumed.
    counts_as
        What the row is worth if it holds; see `COUNTS_AS`.
    measure
        KPIs by name, or a fold over events by name. Names stand in backquotes.
    criteria
        All must hold.
    fails_if
        The failing case in words.
    restated
        What differs from the wording in the evidence and why; empty if nothing does.
    needs
        What the model lacked on the day of registration, by name (`cxsim.validation.register.missing.MISSING`).
        The list is not changed when something is built.
    conflicts
        Conflicts of the evidence that this row answers (`cxsim.validation.register.conflicts.CONFLICTS`).
    shown, played
        Where a reader sees it, and whether a trainee should be able to live it; claims only.
    """

    id: str
    claim: str
    source: str
    counts_as: CountsAs
    measure: str
    design: Design
    criteria: tuple[Criterion, ...]
    fails_if: str
    restated: str = ""
    needs: tuple[str, ...] = ()
    conflicts: tuple[int, ...] = ()
    shown: str = ""
    played: bool = False

    @property
    def kind(self) -> Kind:
        """Fact, counter-hypothesis or claim."""
        return KINDS[self.id.rstrip("0123456789")]

    @property
    def testable_at_registration(self) -> bool:
        """Whether the model had everything that the row needs when it was written."""
        return not self.needs

    def verdict(self, intervals: Sequence[tuple[float, float]]) -> Verdict:
        """Verdict in one company over all criteria; `combined` puts companies together.

        Parameters
        ----------
        intervals
            Low and high end for each criterion, in their order, at the level `confidence`.
        """
        return combined(c.verdict(*ends) for c, ends in zip(self.criteria, intervals, strict=True))

    @property
    def confidence(self) -> float:
        """Level of each interval, so that those of all criteria and companies hold together (Bonferroni)."""
        return 1.0 - (1.0 - CONFIDENCE) / (len(self.criteria) * len(self.design.companies))
