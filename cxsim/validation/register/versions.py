"""How earlier versions of the model came out: rows that held, failed and stayed undecided, of each kind.

The version that is judged now stands on the page of verdicts, with all its figures; the pages of the earlier ones are
in the history of that page.
"""

from __future__ import annotations

from typing import Final, NamedTuple

Count = tuple[int, int, int]
"""Rows that held, that failed, and that were undecided."""


class Version(NamedTuple):
    """A version whose verdicts have been replaced by those of a later one; None for what it was not judged by."""

    day: str
    facts: Count
    counter: Count | None
    claims: Count | None
    remark: str


EARLIER: Final = (
    Version("2026-11-22", (11, 7, 16), None, None, "Facts alone."),
    Version("2026-11-22", (16, 6, 12), None, None,
            "Facts on the page; counter-hypotheses were run as well, and none held."),
    Version("2026-11-22", (19, 7, 8), (0, 8, 4), (7, 16, 13), ""),
    Version("2026-11-22", (22, 5, 7), (5, 4, 3), (9, 15, 12), "Seven rows were run on, which decided three facts."),
    Version("2026-11-23", (29, 4, 1), (7, 3, 2), (16, 17, 3), "Nineteen rows were run on, nine of them claims."),
    Version("2026-11-23", (26, 4, 4), (8, 3, 1), (12, 14, 10), "Eight rows were run on, none of them a claim."),
)
"""By number, from 1."""
