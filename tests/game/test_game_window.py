"""A real window on a virtual screen, with real keys and clicks: by keyboard alone, by mouse alone, and killed.

Needs Xvfb and xdotool; elsewhere these tests are skipped with the command that would enable them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from cxsim.game.app import App
from cxsim.game.scenes.settings import SettingsScene
from cxsim.game.scenes.title import TitleScene
from cxsim.game.settings import FILE_NAME, Settings
from cxsim.game.sound import Silence
from cxsim.game.speech import NullVoice

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")),
                       reason="needs a virtual screen: apt-get install -y xvfb xdotool"),
]
PATIENCE_S = 180.0
"""Only to end a test that hangs; a busy machine may take long."""


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own."""
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
                              pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Player:
    """Somebody at the window of a game."""

    def __init__(self, display: str, home: Path) -> None:
        self.environment = os.environ | {"DISPLAY": display, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}
        command = [sys.executable, "-m", "cxsim", "play", "--home", str(home)]
        self.game = subprocess.Popen(command, env=self.environment)

    def sees(self, title: str) -> None:
        """Wait until the window says where it is."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            assert self.game.poll() is None, "the game has ended"
            window = self._do("search", "--class", "cxsim", check=False).split()
            if window and self._do("getwindowname", window[0], check=False).startswith(title):
                self._do("windowfocus", window[0])
                time.sleep(0.5)
                return
            time.sleep(0.2)
        raise AssertionError(f"no window is called {title!r}")

    def keys(self, *names: str) -> None:
        for name in names:
            self._do("key", name)
            time.sleep(0.15)

    def click(self, at: tuple[int, int]) -> None:
        self._do("mousemove", str(at[0]), str(at[1]))
        time.sleep(0.15)
        self._do("click", "1")
        time.sleep(0.15)

    def left(self) -> int:
        return self.game.wait(PATIENCE_S)

    def _do(self, *what: str, check: bool = True) -> str:
        done = subprocess.run(["xdotool", *what], env=self.environment, capture_output=True, text=True, check=check)
        return done.stdout


Start = Callable[[Path], Player]


@pytest.fixture
def play(display: str) -> Iterator[Start]:
    """Starts games; what still runs at the end of the test is ended."""
    players: list[Player] = []

    def start(home: Path) -> Player:
        players.append(Player(display, home))
        return players[-1]

    yield start
    for player in players:
        player.game.kill()
        player.game.wait()


def places(home: Path, first: type[TitleScene] | type[SettingsScene]) -> dict[str, tuple[int, int]]:
    """Where the controls of a scene are, worked out without a window."""
    app = App(pygame.Surface((1280, 720)), Settings(), home, lambda house: first(house), Silence(), NullVoice())
    app.settle()
    return {node.key: node.shown.center for node in app.tree().walk() if node.key}


def wait_for(true: object, what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end, what
        time.sleep(0.1)


def test_by_keyboard_alone_a_shift_begins_survives_a_kill_and_goes_on(play: Start, tmp_path: Path) -> None:
    player = play(tmp_path)
    player.sees("cxsim")
    player.keys("Down", "Return")
    player.sees("Where will you work today")
    player.keys("Return")
    player.sees("Briefing at")
    time.sleep(4.0)  # a look around, then the words come by themselves
    player.keys("Return", *["Tab"] * 5, "Return", *["Tab"] * 6, "Return")
    journals = tmp_path / "shifts"
    wait_for(lambda: any(journals.glob("*.shift")) and b"Predict" in next(journals.glob("*.shift")).read_bytes(),
             "the shift has begun")
    player.game.send_signal(signal.SIGKILL)
    assert player.left() == -signal.SIGKILL

    player = play(tmp_path)
    player.sees("cxsim")
    player.keys("Return")  # going on stands first
    player.sees("Grand Hotel")
    player.keys("Escape")
    player.sees("Pause")
    player.keys("Tab", "Tab", "Tab", "Return")
    assert player.left() == 0
    assert b"Predict" in next(journals.glob("*.shift")).read_bytes()


def test_by_mouse_alone_settings_are_changed_and_the_game_is_left(play: Start, tmp_path: Path) -> None:
    title, settings = places(tmp_path / "no", TitleScene), places(tmp_path / "no", SettingsScene)
    player = play(tmp_path)
    player.sees("cxsim")
    player.click(title["title.settings"])
    player.sees("Settings")
    player.click(settings["settings.reduced_motion"])
    wait_for(lambda: (tmp_path / FILE_NAME).exists(), "a setting was changed")
    assert json.loads((tmp_path / FILE_NAME).read_text())["reduced_motion"] is True
    player.click(settings["settings.back"])
    player.sees("cxsim")
    player.click(title["title.leave"])
    assert player.left() == 0


def test_without_a_screen_the_message_says_what_to_do(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["SDL_VIDEODRIVER"] = "x11"
    done = subprocess.run([sys.executable, "-m", "cxsim", "play", "--home", str(tmp_path)], env=environment,
                          capture_output=True, text=True, check=False, timeout=PATIENCE_S)
    assert done.returncode == 1
    assert "xvfb-run" in done.stderr
    assert "Traceback" not in done.stderr
