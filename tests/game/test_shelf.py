"""The shelf of single scenes, in a language in which some of them are not to be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.game.scene import House
from cxsim.game.scenes.shelf import entries, player_of
from cxsim.game.settings import Settings
from cxsim.game.sound import Silence


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(Settings(language="de"), (1280, 720), tmp_path, Silence(), lambda settings: None)


def test_a_scene_without_a_table_says_so_and_goes_on_in_its_own_language(house: House) -> None:
    assert player_of(house, "hotel-last-eighty", "fear").story.language == "en"
    assert house.notices == ["Diese Szene ist nicht übersetzt. Sprache der Szene: English"]


def test_a_scene_with_a_table_has_nothing_to_say(house: House) -> None:
    assert player_of(house, "first-steps", "fear").story.language == "de"
    assert house.notices == []


def test_the_shelf_tells_in_which_language_a_scene_is() -> None:
    found = {entry.name: entry for entry in entries("de")}
    assert found["first-steps"].language == "de"
    assert found["hotel-last-eighty"].language == "en"
    assert {entry.language for entry in entries("en")} == {"en"}
