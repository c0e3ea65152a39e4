"""The one door to role-plays: names to files, files to stories.

A name is looked up as a path, then in the user's scenario folder, then among those shipped. Translations stand
beside the role-plays in a folder named after the language: ``roleplays/de/NAME.yaml``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from cxsim import paths
from cxsim.config.faults import Fault, ScenarioError, did_you_mean, plain, sentence
from cxsim.config.loader import head_of, load, load_head, parse

if TYPE_CHECKING:
    from cxsim.roleplay.reading import Reading
    from cxsim.rules.company import Company

FIRST: Final = "en"
"""The language of a file that names none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A role-play that can be named."""

    name: str
    title: str
    company: str
    difficulty: int
    path: Path
    origin: Literal["shipped", "yours"]


def find(name: str | os.PathLike[str]) -> Path:
    """The file that a name or path means.

    Raises
    ------
    ScenarioError
        If a name is unknown. A path is returned as it is.
    """
    text = os.fspath(name)
    if text.endswith(paths.SUFFIXES) or os.sep in text or Path(text).is_file():
        return Path(text)
    known = {path.stem: path for _, folder in reversed(paths.folders_of("roleplay")) for path in paths.files_in(folder)}
    if text in known:
        return known[text]
    message = sentence("is no role-play that is known", f"'{plain(text)}'", did_you_mean(text, sorted(known)))
    raise ScenarioError([Fault(text or "''", 0, 0, "roleplay", message)])


def list_roleplays() -> list[Entry]:
    """Every role-play that has a name, sorted by name; unreadable ones are left to ``lint``."""
    found: dict[str, Entry] = {}
    for origin, folder in paths.folders_of("roleplay"):
        for path in paths.files_in(folder):
            entry = _entry(path, origin)
            if entry is not None and entry.name not in found:
                found[entry.name] = entry
    return [found[name] for name in sorted(found)]


def load_roleplay(name: str | os.PathLike[str], language: str | None = None) -> Reading:
    """Read a role-play by name or path, if asked in another language; texts without translation stay as they are.

    Raises
    ------
    ScenarioError
        If there is none of this name or language, or a file is faulty; with all faults.
    """
    from cxsim.roleplay.reading import read

    path = find(name)
    document = load(path)
    data = document.data
    if language is not None and isinstance(data, dict) and language != data.get("language", "en"):
        from cxsim.roleplay.strings import check_table, translate

        table = check_table(load(translation(path, language)))
        document.data = translate(data, table.file.strings)
        assert isinstance(document.data, dict)
        document.data["language"] = language
    return read(document, path.stem)


def translation(path: Path, language: str) -> Path:
    """Where the string table of a role-play in a language stands."""
    return path.parent / language / path.name


def source_language(path: Path) -> str:
    """The language in which a role-play is written.

    Raises
    ------
    ScenarioError
        If the file cannot be read.
    """
    data = load_head(path, before="nodes").data
    return str(data.get("language", FIRST)) if isinstance(data, dict) else FIRST


def is_in(path: Path, language: str) -> bool:
    """Whether a role-play can be played in a language: it is written in it, or there is a table."""
    return translation(path, language).is_file() or language == source_language(path)


def translations(path: Path) -> list[Path]:
    """Every string table of a role-play that there is."""
    if not path.parent.is_dir():
        return []
    tables = [each / path.name for each in sorted(path.parent.iterdir()) if len(each.name) == 2 and each.is_dir()]
    return [table for table in tables if table.is_file()]


def company_of(name: str) -> Company | None:
    """The company of this name, or None if there is no file of it; a faulty file is an error all the same."""
    from cxsim.config import scenarios

    try:
        path = scenarios.find("company", name)
    except ScenarioError:
        return None
    return scenarios.load_company(path)


def _entry(path: Path, origin: Literal["shipped", "yours"]) -> Entry | None:
    try:
        return _entry_from(head_of(path, before="nodes"), path, origin)
    except ScenarioError:
        return None


@lru_cache(maxsize=256)
def _entry_from(head: str, path: Path, origin: Literal["shipped", "yours"]) -> Entry | None:
    """By the text itself, which is read every time: parsing it takes most of the time that a shelf takes."""
    data = parse(head, os.fspath(path)).data
    if not isinstance(data, dict) or data.get("kind") != "roleplay":
        return None
    difficulty = data.get("difficulty")
    return Entry(
        path.stem, str(data.get("title", "")), str(data.get("company", "")),
        difficulty if isinstance(difficulty, int) else 0, path, origin,
    )  # fmt: skip
