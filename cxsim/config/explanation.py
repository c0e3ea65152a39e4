"""Explains a scenario file: every value with its unit, range, meaning and source, as data to print or to store."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from cxsim.config.fields import FieldFacts, facts
from cxsim.config.loader import Key, Value, dotted, load
from cxsim.config.schemas import check_document
from cxsim.config.sources import source_of
from cxsim.rules.parameters import Parameters

ABOUT_THE_FILE: Final = ("kind", "title", "description", "sources")
"""Keys that are not values of the scenario."""

WHOLE: Final = (("calendar", "open"), ("calendar", "day_weights"), ("calendar", "profile"))
"""Groups that read best as one value."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value explained."""

    key: Key
    value: Value
    facts: FieldFacts
    source: str

    @property
    def name(self) -> str:
        """The key with dots."""
        return dotted(self.key)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A file explained: what it is, and its values in the order of the file."""

    name: str
    kind: str
    title: str
    description: str
    file: str
    rows: tuple[Row, ...]


def explain(path: str | os.PathLike[str], *, all_parameters: bool = False) -> Explanation:
    """Check a file and explain it.

    Parameters
    ----------
    all_parameters
        Add the behavioural parameters that a company leaves at their defaults.

    Raises
    ------
    ScenarioError
        If the file is faulty.
    """
    document = load(path)
    checked = check_document(document)
    data = document.data
    assert isinstance(data, dict)
    kind, model = str(data["kind"]), type(checked)
    sources = getattr(checked, "sources", {})
    rows = [_row(model, key, value, sources) for key, value in _leaves(data, ())]
    if all_parameters and kind == "company":
        given = {row.key for row in rows}
        defaults = [(("parameters", name), value) for name, value in Parameters._field_defaults.items()]
        rows += [_row(model, key, value, {}) for key, value in defaults if key not in given]
    return Explanation(
        Path(path).stem, kind, str(data["title"]), str(data["description"]).strip(), os.fspath(path), tuple(rows)
    )


def _row(model: type[BaseModel], key: Key, value: Value, sources: Mapping[str, str]) -> Row:
    known = facts(model, key)
    source = "" if key[-1] == "title" else source_of(key, sources).strip() or known.evidence
    return Row(key, value, known, source)


def _leaves(value: Value, key: Key) -> Iterator[tuple[Key, Value]]:
    """Yield the values of a file: numbers, words, and lists of numbers as a whole."""
    if isinstance(value, dict) and key not in WHOLE:
        for name, inner in value.items():
            if key or name not in ABOUT_THE_FILE:
                yield from _leaves(inner, (*key, name))
    elif isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*key, number))
    else:
        yield key, value
