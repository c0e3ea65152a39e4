"""Every string has its id in both languages, with the same fields; nothing is missing and nothing is left over."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.node import ENGLISH
from cxsim.game.words import FIRST, LANGUAGES, Words, WordsError, fields_of, load, read_table, tables
from cxsim.paths import PACKAGE, assets

OTHERS = [language for language in LANGUAGES if language != FIRST]


def test_every_language_of_the_list_ships_and_no_other() -> None:
    assert {path.name for path in (assets() / "words").iterdir()} == set(LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
def test_languages_have_the_same_tables_ids_and_fields(language: str) -> None:
    first, other = tables(FIRST), tables(language)
    assert set(first) == set(other)
    for name, table in first.items():
        assert set(table) == set(other[name]), name
        for line_id, text in table.items():
            assert fields_of(text) == fields_of(other[name][line_id]), line_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_stands_in_two_tables(language: str) -> None:
    ids = [line_id for table in tables(language).values() for line_id in table]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", sorted((assets() / "words").glob("*/*.yaml")), ids=lambda path: str(path)[-24:])
def test_a_table_is_yaml_and_reads_as_yaml_does(path: Path) -> None:
    from cxsim.config.loader import load as load_yaml

    data = load_yaml(path).data
    assert isinstance(data, dict)
    assert read_table(path) == data


def written_in_the_source() -> tuple[set[str], list[str]]:
    """Every text in the game's source, and the fixed beginnings of those that are put together."""
    whole: set[str] = set()
    beginnings: list[str] = []
    for path in (PACKAGE / "game").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.append(str(node.values[0].value))
    beginnings += [text for text in whole if text.endswith(".")]
    return whole, [text for text in beginnings if text.count(".") >= 1 and " " not in text and text[0].isalpha()]


def test_no_string_is_left_over() -> None:
    whole, beginnings = written_in_the_source()
    orphans = [line_id for line_id in load(FIRST) if line_id not in whole and not line_id.startswith("voice.")
               and not any(line_id.startswith(text) for text in beginnings)]
    assert orphans == []


def test_what_the_source_asks_for_by_its_whole_id_exists() -> None:
    words = load(FIRST)
    asked = set()
    for path in (PACKAGE / "game").rglob("*.py"):
        asked |= set(re.findall(r'words\(\s*"([a-z][^"{}]*)"', path.read_text(encoding="utf-8")))
    assert asked
    assert {line_id for line_id in asked if line_id not in words} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_voice_has_all_its_words(language: str) -> None:
    assert set(load(language).spoken) == set(ENGLISH)
    assert language != FIRST or dict(load(language).spoken) == ENGLISH


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dyslexic", [False, True])
def test_every_sign_has_its_glyph(language: str, dyslexic: bool) -> None:
    fonts = Look(dyslexic=dyslexic).fonts
    words = load(language)
    signs = "".join(sorted(set("".join(words(line_id) for line_id in words))))
    for role in (Role.BODY, Role.TITLE, Role.BUTTON, Role.QUOTE):
        assert fonts.missing(signs, role) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_strings_are_typeset(language: str) -> None:
    """Curly quotes, no three dots, no two blanks, no blank at an end."""
    words = load(language)
    for line_id in words:
        text = words(line_id)
        assert not re.search(r"\.\.\.|  |[\"`]|(?<=\w)'(?=\w)|^\s|\s$", text), (line_id, text)


def test_fields_are_filled_and_numbers_follow_the_language() -> None:
    table = {"a.b": "{n} of {m}", "a.c": "plain {n}"}
    assert Words("en", table)("a.b", n=1, m=2) == "1 of 2"
    with pytest.raises(KeyError):
        Words("en", table)("a.b", n=1)
    with pytest.raises(KeyError):
        Words("en", table)("a.z")
    assert Words("en", {}).number(-1234.5, 1) == "−1,234.5"
    assert Words("de", {}).number(-1234.5, 1) == "−1.234,5"
    assert (Words("en", {}).money(1234), Words("de", {}).money(1234)) == ("$1,234", "1.234 $")
    assert Words("en", {}).money(-0.2) == "$0"


@pytest.mark.parametrize("line", ["no id", "a.b:", "a.b: x: y", "a.b: [x]", 'a.b: "x', "A.b: x", "ab: x", "a.b: x #y"])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(f"# head\na.a: fine\n{line}\n", encoding="utf-8")
    with pytest.raises(WordsError, match=r"t\.yaml:3"):
        read_table(path)


def test_an_id_twice_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("a.a: one\na.a: two\n", encoding="utf-8")
    with pytest.raises(WordsError, match="comes twice"):
        read_table(path)


def test_a_language_that_does_not_ship_is_refused() -> None:
    with pytest.raises(WordsError, match="xx"):
        load("xx")
