"""Verdicts: what was found, held against what was registered."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxsim.metrics.intervals import Interval
from cxsim.validation.register.missing import NOT_REPORTED
from cxsim.validation.register.row import Criterion, Row, Verdict, combined
from cxsim.validation.trials.reported import Reported
from cxsim.validation.trials.trial import Measured


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion in one company."""

    company: str
    criterion: Criterion
    interval: Interval
    note: str

    @property
    def verdict(self) -> Verdict:
        """Where the interval lies."""
        return self.criterion.verdict(self.interval.low, self.interval.high)

    def to_json(self) -> dict[str, Any]:
        """As the validation tables print it."""
        return {
            "company": self.company,
            "figure": self.criterion.figure,
            "unit": self.criterion.unit,
            "measured": finite(self.interval.mean),
            "ci_low": finite(self.interval.low),
            "ci_high": finite(self.interval.high),
            "n": self.interval.n,
            "tolerance": [finite(self.criterion.low), finite(self.criterion.high)],
            "verdict": self.verdict,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in one company that is reported and not judged."""

    company: str
    reported: Reported

    def to_json(self) -> dict[str, Any]:
        """As the validation tables print it: without a range, as nothing is asked of it."""
        figure, unit, interval, note = self.reported
        return {
            "company": self.company,
            "figure": figure,
            "unit": unit,
            "measured": finite(interval.mean),
            "ci_low": finite(interval.low),
            "ci_high": finite(interval.high),
            "n": interval.n,
            "note": note,
        }


@dataclass(frozen=True, slots=True)
class Result:
    """A row and what came of it.

    ``why`` says why a row could not be tested; then there are no findings. ``ran_on``: its replications were
    multiplied once because it had ended undecided. ``beside``: what is reported of it, which no verdict asks for.
    """

    row: Row
    findings: tuple[Finding, ...]
    replications: int
    why: str = ""
    ran_on: bool = False
    beside: tuple[Told, ...] = ()

    @property
    def testable(self) -> bool:
        """Whether it was tested."""
        return bool(self.findings)

    @property
    def verdict(self) -> Verdict:
        """Verdict over all criteria and companies; a row that was not tested is undecided and does not hold."""
        return combined(finding.verdict for finding in self.findings) if self.findings else "undecided"

    @property
    def word(self) -> str:
        """The verdict in a word for people."""
        return self.verdict if self.testable else "not yet"

    @property
    def deciding(self) -> Finding | None:
        """The finding that decides: the first that fails, else that is undecided, else the one nearest to an end."""
        if not self.findings:
            return None
        for finding in self.findings:
            if finding.verdict == self.verdict != "holds":
                return finding
        return min(self.findings, key=_room)

    def to_json(self) -> dict[str, Any]:
        """As the validation tables print it."""
        decides = self.deciding
        told = decides.to_json() if decides else dict.fromkeys(("measured", "ci_low", "ci_high", "tolerance"))
        return {
            "id": self.row.id,
            "claim": self.row.claim,
            **{name: told[name] for name in ("measured", "ci_low", "ci_high", "tolerance")},
            "verdict": self.verdict,
            "testable": self.testable,
            "why": self.why,
            "counts_as": self.row.counts_as,
            "needs": list(self.row.needs),
            "replications": self.replications,
            "ran_on": self.ran_on,
            "confidence": self.row.confidence,
            "figures": [finding.to_json() for finding in self.findings],
            "reported": [told.to_json() for told in self.beside],
            "not_reported": NOT_REPORTED.get(self.row.id, ""),
        }


def findings(row: Row, company: str, measured: Measured) -> list[Finding]:
    """What was measured in a company, criterion by criterion."""
    return [
        Finding(company, criterion, found.interval, found.note)
        for criterion, several in zip(row.criteria, measured, strict=True)
        for found in several
    ]


def counts(results: Sequence[Result]) -> Mapping[str, int]:
    """How many rows hold, fail, are undecided and could not be tested."""
    words = [result.word for result in results]
    return {word: words.count(word) for word in ("holds", "fails", "undecided", "not yet")}


def finite(number: float) -> float | None:
    """A number as JSON knows them: None for an infinite end or no data."""
    return number if math.isfinite(number) else None


def _room(finding: Finding) -> float:
    """Distance of an interval from the nearest end of its range, in widths of the interval."""
    low, high = finding.interval.low - finding.criterion.low, finding.criterion.high - finding.interval.high
    width = finding.interval.high - finding.interval.low
    return min(low, high) / width if width > 0.0 else min(low, high)


