"""The game as it is typed: exit codes, messages, files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cxsim.cli import root


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


def play(*arguments: str) -> Result:
    return CliRunner().invoke(root, ["play", *arguments])


def script_of(folder: Path, *steps: str) -> str:
    path = folder / "script.yaml"
    path.write_text("".join(f"- {step}\n" for step in steps), encoding="utf-8")
    return str(path)


def test_a_script_plays_writes_pictures_and_timings(tmp_path: Path) -> None:
    shots, timings = tmp_path / "shots", tmp_path / "times.json"
    script = script_of(tmp_path, "expect: Be the customer", "shot: title", "key: escape")
    result = play("--script", script, "--shots", str(shots), "--timings", str(timings))
    assert (result.exit_code, result.output) == (0, "")
    assert os.listdir(shots) == ["title.png"]
    assert list(json.loads(timings.read_text())) == [
        "frames", "p50_ms", "p99_ms", "max_ms", "first_frame_s", "people_in_view"]


def test_a_single_role_play_begins_at_once(tmp_path: Path) -> None:
    script = script_of(tmp_path, "expect: Ren Abara", "key: escape")
    assert play("first-steps", "--policy", "fear", "--script", script).exit_code == 0


def test_a_company_and_a_policy_begin_with_the_choice_made(tmp_path: Path) -> None:
    script = script_of(tmp_path, "focus: choose.begin", "key: escape")
    assert play("--company", "airline", "--policy", "fear", "--script", script).exit_code == 0


def test_the_game_speaks_german(tmp_path: Path) -> None:
    script = script_of(tmp_path, "expect: Schicht beginnen", "key: escape")
    assert play("--language", "de", "--script", script).exit_code == 0


@pytest.mark.parametrize(("arguments", "message"), [
    (("--size", "big"), "is no size"),
    (("--language", "xx"), "is no language of the game"),
    (("--shots", "x"), "needs a --script"),
    (("--desk", "roof"), "counter"),
    (("--seed", "-1"), "seed"),
])
def test_wrong_usage_is_exit_2_with_what_is_allowed(arguments: tuple[str, ...], message: str) -> None:
    result = play(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_unknown_names_and_faulty_scripts_are_bad_input(tmp_path: Path) -> None:
    good, bad = script_of(tmp_path, "quit: true"), tmp_path / "bad.yaml"
    bad.write_text("- kee: a\n- wait: -1\n", encoding="utf-8")
    for arguments in (("no-such-play", "--script", good), ("--policy", "no-such", "--script", good),
                      ("--company", "no-such", "--script", good), ("--script", str(tmp_path / "none.yaml"))):
        result = play(*arguments)
        assert result.exit_code == 2, arguments
        assert "Traceback" not in result.output
    result = play("--script", str(bad))
    assert result.exit_code == 2
    assert [line.split(":")[1] for line in result.output.splitlines()] == ["1", "2"], "every fault with its line"


def test_a_script_that_cannot_go_on_is_exit_1(tmp_path: Path) -> None:
    result = play("--script", script_of(tmp_path, "expect: nobody says this"))
    assert result.exit_code == 1
    assert "line 1: expect: 'nobody says this' is not on the screen" in result.output


def test_a_damaged_settings_file_is_told_and_set_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    script = script_of(tmp_path, "expect: Your settings file was damaged", "quit: true")
    assert play("--home", str(tmp_path), "--script", script).exit_code == 0
    assert (tmp_path / "settings.json.damaged-1").exists()


def test_a_machine_without_a_screen_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import pygame

    pygame.display.quit()
    monkeypatch.setenv("SDL_VIDEODRIVER", "no-such-driver")
    result = play("--home", str(tmp_path))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    assert result.exit_code == 1
    assert "no window can be opened" in result.output
