"""What holds for every string table that is shipped: complete, current, and true to what the texts stand for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxsim.config.loader import load
from cxsim.roleplay.lint import lint_table
from cxsim.roleplay.shelf import list_roleplays, load_roleplay, translations
from cxsim.roleplay.strings import Table, check_table

SHIPPED = {each.name: each.path for each in list_roleplays() if each.origin == "shipped"}
TABLES = [table for path in SHIPPED.values() for table in translations(path)]
GERMAN = {
    "first-steps", "airline-missed-connection", "airline-wedding-bag", "hotel-spoiled-night",
    "electronics-one-day-late", "utility-third-bill",
}  # fmt: skip
"""Role-plays that are promised in a second language."""


def table_of(path: Path) -> Table:
    return check_table(load(path))


def test_what_is_promised_is_there() -> None:
    assert {path.stem for path in TABLES if path.parent.name == "de"} >= GERMAN


def test_every_table_belongs_to_a_role_play() -> None:
    folder = next(iter(SHIPPED.values())).parent
    assert sorted(folder.glob("??/*")) == sorted(TABLES)


@pytest.mark.parametrize("path", TABLES, ids=str)
def test_nothing_is_missing_left_over_or_out_of_date(path: Path) -> None:
    assert lint_table(str(path), load(SHIPPED[path.stem])) == []
    assert table_of(path).file.roleplay == path.stem
    assert table_of(path).file.language == path.parent.name


@pytest.mark.parametrize("path", TABLES, ids=str)
def test_amounts_and_stage_directions_are_kept(path: Path) -> None:
    for id_, each in table_of(path).file.strings.items():
        assert re.findall(r"\{\w+\}", each.text) == re.findall(r"\{\w+\}", each.source), id_
        assert each.text.startswith("(") == each.source.startswith("("), id_


@pytest.mark.parametrize("path", TABLES, ids=str)
def test_names_stay_and_sentences_change(path: Path) -> None:
    for id_, each in table_of(path).file.strings.items():
        is_name = id_.endswith(".name") and len(each.source.split()) < 3
        if is_name:
            assert each.text == each.source, id_
        elif " " in each.source:
            assert each.text != each.source, id_


@pytest.mark.parametrize("path", TABLES, ids=str)
def test_a_translated_scene_is_the_same_scene(path: Path) -> None:
    story, own = load_roleplay(path.stem, path.parent.name).story, load_roleplay(path.stem).story
    assert story.language == path.parent.name
    assert list(story.nodes) == list(own.nodes)
    assert list(story.endings) == list(own.endings)
    assert story.title != own.title or " " not in own.title
