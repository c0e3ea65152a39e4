"""Every string of the interface, by line id: one table a scene and language, in ``assets/words/LANGUAGE/SCENE.yaml``.

A table is the plainest YAML there is: one ``id: text`` a line, with the text bare or in double quotes, and comments
after ``#`` at the start of a line. It is read here without a YAML library, because reading all tables must not delay
the first picture; a test reads them with one and compares. An id begins with a word that says where it belongs
(``title.start``); no two tables of a language may hold the same id. ``{name}`` in a text is filled from a field.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from cxsim.paths import assets

FIRST: Final = "en"
"""The language that every string is written in first."""
LANGUAGES: Final[dict[str, str]] = {"en": "English", "de": "Deutsch"}
"""Languages that ship, each by its own name."""
LINE: Final = re.compile(r"(?P<id>[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+): (?P<text>\S.*?)\s*")
SPECIAL: Final = "&*!|>%@`'[]{},?-:#"
"""What a bare YAML text must not begin with."""


class WordsError(Exception):
    """A table of strings is damaged; one line for each fault."""


class Words:
    """The strings of one language.

    Calling it gives a string by its id, with its fields filled in: ``words("desk.seconds", n=30)``.
    """

    def __init__(self, language: str, table: Mapping[str, str]) -> None:
        self.language = language
        self._table = dict(table)

    def __call__(self, line_id: str, /, **fields: object) -> str:
        """The string of an id.

        Raises
        ------
        KeyError
            When there is no such id, or a field of the text was not given.
        """
        text = self._table[line_id]
        return text.format(**fields) if fields else text

    def __contains__(self, line_id: object) -> bool:
        return line_id in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    @property
    def spoken(self) -> Mapping[str, str]:
        """The words that the voice adds (`cxsim.game.widgets.node.ENGLISH`), in this language."""
        prefix = "voice."
        return {line_id.removeprefix(prefix): text for line_id, text in self._table.items()
                if line_id.startswith(prefix)}

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as this language writes it, with a real minus sign."""
        written = f"{value:,.{decimals}f}".replace("-", "−")
        if self.language == "de":
            written = written.translate(str.maketrans(",.", ".,"))
        return written

    def money(self, usd: float) -> str:
        """An amount of money in whole dollars."""
        amount = self.number(abs(usd))
        sign = "−" if round(usd) < 0 else ""
        return f"{sign}{amount} $" if self.language == "de" else f"{sign}${amount}"


def fields_of(text: str) -> frozenset[str]:
    """Names in braces that a text wants to be filled."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def read_table(path: Path) -> dict[str, str]:
    """Ids and texts of one file, in their order.

    Raises
    ------
    WordsError
        When a line is neither empty, a comment, nor ``id: text``, or an id comes twice.
    """
    table: dict[str, str] = {}
    faults = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = LINE.fullmatch(line)
        text = _text(found["text"]) if found else None
        if found is None or text is None:
            faults.append(f"{path}:{number}: expected 'id: text' (found {line!r})")
        elif found["id"] in table:
            faults.append(f"{path}:{number}: {found['id']} comes twice")
        else:
            table[found["id"]] = text
    if faults:
        raise WordsError("\n".join(faults))
    return table


def _text(written: str) -> str | None:
    """A text as it is meant; None when YAML would read it otherwise."""
    if written.startswith('"'):
        try:
            text = json.loads(written)
        except ValueError:
            return None
        return text if isinstance(text, str) else None
    if written[0] in SPECIAL or ": " in written or " #" in written or written.endswith(":"):
        return None
    return written


def tables(language: str) -> dict[str, dict[str, str]]:
    """All tables of a language by the name of their file."""
    return {path.stem: read_table(path) for path in sorted((assets() / "words" / language).glob("*.yaml"))}


@lru_cache(8)
def load(language: str = FIRST) -> Words:
    """The strings of a language; what it lacks is filled from the first one.

    Raises
    ------
    WordsError
        When a table is damaged, or none ships for the language.
    """
    merged: dict[str, str] = {}
    for each in dict.fromkeys((FIRST, language)):
        found = tables(each)
        if not found:
            raise WordsError(f"there are no words for the language {each!r}; there are: {', '.join(LANGUAGES)}")
        for table in found.values():
            merged.update(table)
    return Words(language, merged)
