"""What is wrong with a scenario file, in the one form in which every command says it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

MAX_SHOWN: Final = 60
"""Characters of a user's text that a message repeats."""

MAX_LISTED: Final = 12
"""Known words that a message lists."""

PLAIN_UNITS: Final = ("", "1", "0 to 1")
"""Units of plain numbers, which a range need not repeat."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one place of one file.

    Attributes
    ----------
    file
        The file as the user named it.
    line, column
        From 1; both 0 where the fault has no place inside a file.
    key
        Dotted path of the key, or a word for the whole (``file``, ``policy``).
    message
        ``what is wrong (what was found; what is allowed)``; see `sentence`.
    """

    file: str
    line: int
    column: int
    key: str
    message: str

    def __str__(self) -> str:
        """``file:line:column: key: what is wrong (what was found; what is allowed)``, always one line."""
        return f"{plain(self.file)}:{self.line}:{self.column}: {plain(self.key)}: {self.message}"


class ScenarioError(Exception):
    """Bad input: every fault that was found, in the order of the file.

    Attributes
    ----------
    faults
        At least one `Fault`.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(faults))
        super().__init__(*self.faults)

    def __str__(self) -> str:
        """All faults, one a line."""
        return "\n".join(map(str, self.faults))


def sentence(wrong: str, found: str, allowed: str) -> str:
    """Put the message of a fault together from its three parts, each without line breaks."""
    return f"{wrong} (found {found}; {allowed})"


def plain(text: str) -> str:
    """Return ``text`` with what a terminal would obey or hide written out as escapes, on one line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def shown(value: object) -> str:
    """Write a value from a file as a message repeats it: short, on one line, and telling text from number."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            text = plain(value)
            return f"text '{text[:MAX_SHOWN]}…'" if len(text) > MAX_SHOWN else f"text '{text}'"
        case dict():
            return f"a group of {len(value)} keys"
        case list():
            return f"a list of {len(value)}"
        case _:
            return f"{value:g}" if isinstance(value, float) else str(value)


def range_words(low: float, high: float, unit: str) -> str:
    """Say from where to where a number may be, and of what: ``0 to 600 min``."""
    span = " to ".join(f"{end:g}" if abs(end) < 1e6 else f"{end:.0f}" for end in (low, high))
    return span if unit in PLAIN_UNITS else f"{span} {unit}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or list the known words when none is near."""
    words = list(known)
    near = difflib.get_close_matches(word[:MAX_SHOWN], words, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if not words:
        return "nothing is known here"
    more = f" and {len(words) - MAX_LISTED} more" if len(words) > MAX_LISTED else ""
    return "known: " + ", ".join(words[:MAX_LISTED]) + more
