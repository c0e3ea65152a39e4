"""A real window on a virtual screen, and hands that play at it: by keyboard, by mouse or by gamepad alone.

Nothing here guesses. The game tells what is on its screen (``cxsim play --tell``), a hand finds a control in that, and
after every press waits until the game says that it has taken it: so a slow machine only takes longer. Keys and clicks
are the window system's own (xdotool). The gamepad is one of SDL's own virtual ones, plugged into the running game
(`virtual_pad`), so that all but the cable is real. Needs Xvfb and xdotool.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import struct
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol, Self

import pygame
import pytest

PATIENCE_S: Final = 600.0
"""Only to end a test that hangs; a busy machine may take long."""
LOOKS_EVERY_S: Final = 0.01
SHOWN_S: Final = 0.2
"""For pictures alone, which somebody looks at; no test hangs on them."""
MOST_TRIES: Final = 400
SIZE: Final = (1280, 720)
SAY: Final = "say:"
"""Answers at a desk begin so."""
GO_ON: Final = "next"
"""Somebody speaks, and is to be heard out."""

needs_screen = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="needs a virtual screen: apt-get install -y xvfb xdotool")


class Display:
    """A virtual screen of its own; a context."""

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE) -> None:
        self.folder = folder
        self.size = size

    def __enter__(self) -> Self:
        read, write = os.pipe()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "{}x{}x24".format(*self.size), "-nolisten", "tcp",
             "-fbdir", str(self.folder)],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.name = f":{pipe.readline().strip()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()

    def picture(self, path: Path) -> None:
        """What is on the screen, as a PNG: the server's own memory, not what the game thinks that it drew."""
        memory = (self.folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", memory[:100])
        width, height, colours = header[4], header[5], header[19]
        begins = header[0] + 12 * colours
        pixels = memory[begins:begins + 4 * width * height]
        surface = pygame.image.frombuffer(pixels, (width, height), "BGRA")
        plain = pygame.Surface((width, height), depth=24)
        surface.set_alpha(None)
        plain.blit(surface.convert(24) if pygame.display.get_surface() else surface, (0, 0))
        path.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(plain, str(path))


@dataclass(frozen=True)
class Seen:
    """One line that the game told: the whole screen."""

    taken: int = 0
    is_over: bool = False
    is_passing: bool = False
    screen: str = ""
    focus: str = ""
    nodes: Sequence[dict[str, Any]] = field(default_factory=list)

    @cached_property
    def controls(self) -> dict[str, dict[str, Any]]:
        """Nodes that can be acted on, by their keys, in the order of the tab key."""
        return {node["key"]: node for node in self.nodes if node.get("focusable")}

    @cached_property
    def text(self) -> str:
        """Everything that can be read."""
        return "\n".join(" ".join(str(node[part]) for part in ("name", "value", "hint", "reason") if part in node)
                         for node in self.nodes)

    def has(self, key: str) -> bool:
        """Whether that control is there and can be used."""
        return self.controls.get(key, {"enabled": False}).get("enabled", True)

    def takes(self, key: str) -> bool:
        """Whether that control can be used, or no longer will be: it was an answer, and somebody has begun to speak."""
        return self.has(key) or (key.startswith(SAY) and self.has(GO_ON))

    def keys(self, start: str) -> list[str]:
        """Keys of controls that begin so and can be used."""
        return [key for key in self.controls if key.startswith(start) and self.has(key)]


class Window:
    """The game, started by its command on a display.

    Parameters
    ----------
    command
        What starts the game, up to ``play``.
    arguments
        What follows: options of the game.
    """

    def __init__(
        self, display: Display, command: Sequence[str], arguments: Sequence[str], tell: Path,
        environment: dict[str, str] | None = None, cwd: Path | None = None,
    ) -> None:
        self.display = display
        self.environment = {**(environment or os.environ), "DISPLAY": display.name, "SDL_VIDEODRIVER": "x11"}
        self.environment.setdefault("SDL_AUDIODRIVER", "dummy")
        tell.unlink(missing_ok=True)
        self.told = tell
        """Everything that the game told, line by line."""
        self._read = 0
        self._rest = b""
        self._last = Seen(is_passing=True)
        self.presses = 0
        self.murmur = tell.with_suffix(".err")
        """What the game writes to the terminal: nothing, while all is well."""
        with self.murmur.open("wb") as murmur:
            self.game = subprocess.Popen([*command, *arguments, "--tell", str(tell)], env=self.environment, cwd=cwd,
                                         stdin=subprocess.PIPE, stderr=murmur)
        try:
            self.sees(lambda seen: bool(seen.screen), "its first screen")
            self.xdotool("search", "--sync", "--onlyvisible", "--class", "cxsim", "windowfocus", "--sync")
        except BaseException:
            self.end()
            raise

    def now(self) -> Seen:
        """What the game told last."""
        if self.told.exists():
            with self.told.open("rb") as file:
                file.seek(self._read)
                new = file.read()
            self._read += len(new)
            *lines, self._rest = (self._rest + new).split(b"\n")
            if lines:
                self._last = Seen(**json.loads(lines[-1]))
        return self._last

    def sees(self, what: Callable[[Seen], object], said: str) -> Seen:
        """Wait until the screen is as described; a screen that gives way to another is no screen."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            ended = self.game.poll() is not None
            seen = self.now()
            if seen.is_over or not seen.is_passing:
                if what(seen):
                    return seen
                if seen.is_over or ended:
                    raise AssertionError(f"the game ended before {said} was there\n{self.murmur.read_text()}")
            elif ended:
                raise AssertionError(f"the game ended before {said} was there\n{self.murmur.read_text()}")
            time.sleep(LOOKS_EVERY_S)
        raise AssertionError(f"{said} did not come; on the screen: {self._last.screen!r}\n{self._last.text}")

    def shows(self, *words: str) -> Seen:
        """Wait until all these words are on the screen."""
        return self.sees(lambda seen: all(each in f"{seen.screen}\n{seen.text}" for each in words), repr(words))

    def offers(self, key: str) -> Seen:
        """Wait until that control is there and can be used, or it is too late for that answer."""
        return self.sees(lambda seen: seen.takes(key), key)

    def press(self, *xdotool: str) -> Seen:
        """One press by xdotool; wait until the game has taken it and is ready for another, or is over."""
        return self.taken(lambda: self.xdotool(*xdotool), " ".join(xdotool))

    def taken(self, press: Callable[[], None], said: str) -> Seen:
        """Do what is a press to the game; wait until it has taken it and is ready for another, or is over."""
        before = self.now().taken
        press()
        self.presses += 1
        return self.sees(lambda seen: seen.taken > before or seen.is_over, f"what {said} does")

    def xdotool(self, *what: str) -> None:
        """Have xdotool do something."""
        subprocess.run(["xdotool", *what], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def shot(self, path: Path) -> None:
        """Take a picture of the screen, once what was told has been drawn by the server as well."""
        time.sleep(SHOWN_S)
        self.display.picture(path)

    def left(self) -> int:
        """Wait until the game is over; its exit code."""
        return self.game.wait(PATIENCE_S)

    def kill(self) -> None:
        """End the game in the middle of whatever it does."""
        self.game.send_signal(signal.SIGKILL)
        self.game.wait()

    def end(self) -> None:
        """See that nothing is left running."""
        if self.game.poll() is None:
            self.kill()
        if self.game.stdin is not None:
            self.game.stdin.close()


class Hand(Protocol):
    """Somebody who plays with one device alone."""

    window: Window

    def use(self, key: str) -> Seen:
        """Act on a control, wherever it is; what is seen then."""
        ...

    def say(self, answer: str) -> Seen:
        """Give an answer at a desk."""
        ...


class _ByFocus:
    """Moves the focus to a control, then acts on it."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def use(self, key: str) -> Seen:
        """Move the focus to a control the shorter way, then act."""
        for _ in range(MOST_TRIES):
            seen = self.window.offers(key)
            if not seen.has(key):
                return seen
            if seen.focus == key:
                return self.act()
            order = list(seen.controls)
            if key.startswith(SAY) and seen.focus.startswith(SAY):  # the tab key stops at one answer only
                self.choose(order.index(key) > order.index(seen.focus))
                continue
            ahead = (order.index(key) - (order.index(seen.focus) if seen.focus in order else -1)) % len(order)
            self.move(ahead <= len(order) / 2)
        raise AssertionError(f"the focus does not reach {key}")

    def say(self, answer: str) -> Seen:
        """An answer that has the focus is chosen; acting on it says it."""
        return self.use(answer)

    def move(self, ahead: bool) -> Seen:
        """Move the focus on, or back."""
        raise NotImplementedError

    def choose(self, ahead: bool) -> Seen:
        """Move the focus down among answers, or up."""
        raise NotImplementedError

    def act(self) -> Seen:
        """Act on what has the focus."""
        raise NotImplementedError


class Keyboard(_ByFocus):
    """Keys alone: tab to a control, an arrow among answers, then enter."""

    def move(self, ahead: bool) -> Seen:
        """Tab, or shift and tab."""
        return self.window.press("key", "--delay", "0", "Tab" if ahead else "shift+Tab")

    def choose(self, ahead: bool) -> Seen:
        """An arrow."""
        return self.window.press("key", "--delay", "0", "Down" if ahead else "Up")

    def act(self) -> Seen:
        """Enter."""
        return self.window.press("key", "--delay", "0", "Return")

    def back(self) -> Seen:
        """Escape."""
        return self.window.press("key", "--delay", "0", "Escape")


class Pad(_ByFocus):
    """A gamepad alone: the shoulders to a control, up and down among answers, then the button A.

    Needs a window of `virtual_pad`.
    """

    A, B, LEFT_SHOULDER, RIGHT_SHOULDER, UP, DOWN = 0, 1, 9, 10, 11, 12

    def move(self, ahead: bool) -> Seen:
        """A shoulder."""
        return self.press(self.RIGHT_SHOULDER if ahead else self.LEFT_SHOULDER)

    def choose(self, ahead: bool) -> Seen:
        """The pad of directions."""
        return self.press(self.DOWN if ahead else self.UP)

    def act(self) -> Seen:
        """The button A."""
        return self.press(self.A)

    def back(self) -> Seen:
        """The button B."""
        return self.press(self.B)

    def press(self, button: int) -> Seen:
        """Press a button and let it go."""
        seen = self.window.taken(lambda: self._send(f"down {button}"), f"button {button} of the gamepad")
        if not seen.is_over:
            self._send(f"up {button}")
        return seen

    def _send(self, line: str) -> None:
        assert self.window.game.stdin is not None
        self.window.game.stdin.write(f"{line}\n".encode())
        self.window.game.stdin.flush()


class Mouse:
    """The mouse alone: turn the wheel until a control is in sight, point at it, click."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._at = (-1, -1)

    def use(self, key: str) -> Seen:
        """Click on the middle of what can be seen of a control."""
        for _ in range(MOST_TRIES):
            seen = self.window.offers(key)
            if not seen.has(key):
                return seen
            node = seen.controls[key]
            if "whole" not in node or node["at"][3] > 0.6 * min(node["whole"][3], SIZE[1] / 2):
                left, top, width, height = node["at"]
                self._point(left + width // 2, top + height // 2)
                return self.window.press("click", "1")
            _, top, _, height = node["whole"]
            lists = [each["at"] for each in self.window.now().nodes if each["kind"] == "list" and each["at"][3] > 0]
            middle = node["whole"][0] + node["whole"][2] // 2
            over = next((at for at in lists if at[0] <= middle <= at[0] + at[2]), [0, 0, *SIZE])
            self._point(over[0] + over[2] // 2, over[1] + over[3] // 2)
            self.window.press("click", "5" if top + height // 2 > over[1] + over[3] // 2 else "4")
        raise AssertionError(f"the wheel does not bring {key} into sight")

    def say(self, answer: str) -> Seen:
        """A click chooses an answer, another one on the button under it says it."""
        seen = self.use(answer)
        return self.use("say-it") if seen.has(answer) and seen.has("say-it") else seen

    def _point(self, x: int, y: int) -> None:
        if (x, y) != self._at:  # where it is already, xdotool would wait for a move that never comes
            self.window.xdotool("mousemove", "--sync", str(x), str(y))
            self._at = (x, y)
