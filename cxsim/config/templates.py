"""Makes a new scenario file out of an existing one: the same values, each with a comment that says what it is."""

from __future__ import annotations

import json
import os
from typing import Final

from cxsim.config.fields import facts
from cxsim.config.loader import Document, Key, Place, load
from cxsim.config.schemas import SCHEMAS, Kind, check_document

WIDTH: Final = 118


def commented_copy(kind: Kind, base: str | os.PathLike[str], base_name: str, name: str) -> str:
    """Return the text of a new file.

    Parameters
    ----------
    kind, base
        Kind and path of the file to copy; it must be free of faults.
    base_name, name
        What the old and the new scenario are called.

    Raises
    ------
    ScenarioError
        If ``base`` is faulty.
    """
    document = load(base)
    check_document(document, kind)
    title = document.values["title",]
    text = document.text[: title.start] + json.dumps(f"{name} (from {base_name})", ensure_ascii=False)
    text += document.text[title.end :]
    lines = text.split("\n")
    for line, comment in reversed(_comments(document, kind)):
        lines.insert(line - 1, comment)
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        del lines[0]
    head = [f"# {name}: a {kind}, copied from {base_name} to be changed. `cxsim check` names every mistake."]
    return "\n".join([*head, *lines])


def _comments(document: Document, kind: Kind) -> list[tuple[int, str]]:
    """Return comments and the lines above which they belong, in order; each meaning once, where it first occurs."""
    lines = document.text.split("\n")
    comments: list[tuple[int, str]] = []
    told: set[str] = set()
    for key, place in sorted(document.keys.items(), key=lambda item: item[1].start):
        before = lines[place.line - 1][: place.column - 1]
        in_braces = document.text[document.values[key[:-1]].start] == "{"
        if key[0] in ("kind", "title", "sources") or before.strip() or in_braces:
            continue
        comment = _comment(kind, key, place, has_comment="#" in lines[place.line - 1])
        if comment and comment.strip() not in told and lines[place.line - 2].strip() != comment.strip():
            comments.append((place.line, comment))
        told.add(comment.strip())
    return comments


def _comment(kind: Kind, key: Key, place: Place, *, has_comment: bool) -> str:
    known = facts(SCHEMAS[kind], key)
    if not known.meaning:
        return ""
    allowed = known.range or known.unit
    more = f" ({allowed})" if allowed and not has_comment else ""
    indent = " " * (place.column - 1)
    return f"{indent}# {known.meaning}{more}"
