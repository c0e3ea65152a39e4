"""What the game says in German is whole: no text is missing, none is left over, none is of an older source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxsim import paths
from cxsim.config.loader import load
from cxsim.live.titles import title_of
from cxsim.roleplay.shelf import translation
from cxsim.roleplay.strings import Translated, check_table, compare, line_ids

LANGUAGE = "de"
FOLDERS = ("generic", "companies")
SOURCES = [path for folder in FOLDERS for path in sorted(paths.shipped(folder).glob("*.yaml"))]
MARK = re.compile(r"{\w+}")


def strings_of(source: Path) -> dict[str, Translated]:
    return check_table(load(translation(source, LANGUAGE))).file.strings


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_text_is_translated_as_it_stands_now(source: Path) -> None:
    table = check_table(load(translation(source, LANGUAGE)))
    assert (table.file.roleplay, table.file.language) == (source.stem, LANGUAGE)
    assert line_ids(load(source).data)
    assert compare(table, load(source).data) == []


@pytest.mark.parametrize("folder", [*FOLDERS, "roleplays"])
def test_no_table_is_left_over(folder: str) -> None:
    tables = {path.name for path in (paths.shipped(folder) / LANGUAGE).iterdir()}
    assert tables <= {path.name for path in paths.shipped(folder).glob("*.yaml")}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_amounts_and_titles_stand_in_both(source: Path) -> None:
    for line_id, entry in strings_of(source).items():
        assert sorted(MARK.findall(entry.source)) == sorted(MARK.findall(entry.text)), line_id


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_german_is_typeset(source: Path) -> None:
    """German quotes, no straight ones, no two blanks, no blank at an end."""
    for line_id, entry in strings_of(source).items():
        assert not re.search(r"[\"'`]|\.\.\.|  |^\s|\s$", entry.text), line_id


def test_one_title_has_one_translation() -> None:
    known: dict[str, str] = {}
    for source in SOURCES:
        if source.parent.name == "companies":
            for entry in strings_of(source).values():
                assert known.setdefault(entry.source, entry.text) == entry.text


def test_a_title_that_nobody_has_translated_stays() -> None:
    assert title_of("Noise at night", LANGUAGE) == "Lärm in der Nacht"
    assert title_of("Goat in the lobby", LANGUAGE) == "Goat in the lobby"
    assert title_of("Noise at night", "en") == "Noise at night"
