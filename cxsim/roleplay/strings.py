"""String tables: every text of a role-play under a line id, and the same texts in another language.

The id of a text is where it stands in the file, such as ``nodes.desk.lines[0].text``. A table keeps the source text
beside the translation, so a changed source is noticed, and a line that only moved keeps its translation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from cxsim.config.checking import check_fields
from cxsim.config.faults import Fault, ScenarioError, plain, sentence
from cxsim.config.loader import Document, Key, Value, dotted
from cxsim.config.quantities import Name, Section

TEXT_KEYS: Final = frozenset({
    "title", "summary", "says", "text", "coach", "reason", "name", "about", "policy_trap", "goals", "questions",
})  # fmt: skip
"""Keys whose texts people read. A variable's ``meaning`` is for authors and stays as it is."""

NAMES_A_LIST: Final = re.compile(r"\[[a-z_]+\]")
"""A text of a conversation that nobody wrote as a role-play: one of a list of phrases comes in its place."""


class Translated(Section):
    """A text and its translation."""

    source: str = Field(max_length=1000, description="The text in the role-play's own language")
    text: str = Field(max_length=1000, description="The same in this language; empty: still to do")


class StringsFile(Section):
    """A string table of one file in one language."""

    kind: Literal["strings"] = Field(description="What this file is")
    roleplay: Name = Field(description="The role-play, phrases or company that it translates")
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = Field(description="Two-letter code")
    strings: dict[str, Translated] = Field(max_length=3000, description="Texts by line id")


@dataclass(frozen=True, slots=True)
class Table:
    """A string table, and where it came from."""

    document: Document
    file: StringsFile


def text_keys(data: Value, at: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every text for people in the data of a role-play file, with its path, in the order of the file."""
    if isinstance(data, dict):
        for name, value in data.items():
            is_text = name in TEXT_KEYS and _are_fields(at)
            if is_text and isinstance(value, str):
                yield (*at, name), value
            elif is_text and isinstance(value, list):
                yield from (((*at, name, i), each) for i, each in enumerate(value) if isinstance(each, str))
            else:
                yield from text_keys(value, (*at, name))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from text_keys(value, (*at, number))


_GROUPS: Final = frozenset({"characters", "facts", "variables", "promises", "nodes", "endings"})


def _are_fields(at: Key) -> bool:
    """Whether the keys of the group at ``at`` are fields of the format, not names that an author gave."""
    named = len(at) == 1 and at[0] in _GROUPS
    choices = len(at) == 3 and at[0] == "nodes" and at[2] == "choices"
    changes = len(at) == 6 and at[4] == "effects"
    return not (named or choices or changes)


def texts_of(data: Value) -> Iterator[tuple[Key, str]]:
    """Every text for people in a file that can be translated: a role-play, phrases, or a company's kinds of case.

    A text that only names a list of phrases, in square brackets, is left out.
    """
    kind = data.get("kind") if isinstance(data, dict) else None
    if kind == "phrases":
        yield from ((key, text) for key, text in _leaves(data, ()) if len(key) > 1)
    elif kind == "company" and isinstance(data, dict):
        for group in ("problems", "enquiries"):
            yield from ((key, text) for key, text in _leaves(data.get(group), (group,)) if key[2:] == ("title",))
    else:
        yield from ((key, text) for key, text in text_keys(data) if not NAMES_A_LIST.fullmatch(text))


def _leaves(value: Value, at: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _leaves(each, (*at, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _leaves(each, (*at, number))


def line_ids(data: Value) -> dict[str, str]:
    """Every text of a file by line id."""
    return {dotted(key): text for key, text in texts_of(data)}


def check_table(document: Document) -> Table:
    """Check a string table by itself.

    Raises
    ------
    ScenarioError
        With every fault.
    """
    _, faults = check_fields(document, StringsFile)
    if faults or document.faults:
        raise ScenarioError({*faults, *document.faults})
    return Table(document, StringsFile.model_validate(document.data))


def compare(table: Table, data: Value) -> list[Fault]:
    """Say what a table lacks, has too much, and has of an older text."""
    document, wanted = table.document, line_ids(data)
    found: list[Fault] = []
    for id_, text in wanted.items():
        entry = table.file.strings.get(id_)
        if entry is None:
            message = sentence("is missing", "nothing", f"a translation of '{plain(text[:60])}'")
            found.append(document.fault(("strings", id_), message))
        elif not entry.text.strip():
            message = sentence("is not translated", "an empty text", f"a translation of '{plain(text[:60])}'")
            found.append(document.fault(("strings", id_, "text"), message))
        elif entry.source != text:
            message = sentence("is of an older text", f"'{plain(entry.source[:60])}'", f"now '{plain(text[:60])}'")
            found.append(document.fault(("strings", id_, "source"), message))
    for id_ in table.file.strings:
        if id_ not in wanted:
            message = sentence("belongs to no line of the role-play", f"'{plain(id_[:60])}'", "its line ids")
            found.append(document.fault(("strings", id_), message, at_key=True))
    return sorted(found)


def translate(data: Value, strings: Mapping[str, Translated]) -> Value:
    """The data of a file with every text that has a current translation replaced by it."""

    def put(value: Value, at: Key, texts: Mapping[Key, str]) -> Value:
        if at in texts:
            return texts[at]
        if isinstance(value, dict):
            return {name: put(each, (*at, name), texts) for name, each in value.items()}
        if isinstance(value, list):
            return [put(each, (*at, number), texts) for number, each in enumerate(value)]
        return value

    texts = {}
    for key, text in texts_of(data):
        entry = strings.get(dotted(key))
        if entry is not None and entry.text.strip() and entry.source == text:
            texts[key] = entry.text
    return put(data, (), texts)


def updated(data: Value, old: Mapping[str, Translated]) -> dict[str, Translated]:
    """A table for the role-play as it is now: translations kept by id, or by source text where a line has moved."""
    by_source = {entry.source: entry.text for entry in old.values() if entry.text.strip()}
    table = {}
    for id_, text in line_ids(data).items():
        entry = old.get(id_)
        kept = entry.text if entry is not None and entry.source == text else by_source.get(text, "")
        table[id_] = Translated(source=text, text=kept)
    return table


def write(roleplay: str, language: str, strings: Mapping[str, Translated]) -> str:
    """A string table as YAML, one text after the other, ready to be translated."""
    lines = ["kind: strings", f"roleplay: {roleplay}", f"language: {language}", "strings:"]
    for id_, entry in strings.items():
        lines += [f"  {_quoted(id_)}:", f"    source: {_quoted(entry.source)}", f"    text: {_quoted(entry.text)}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar: JSON's form is one."""
    return json.dumps(text, ensure_ascii=False)
