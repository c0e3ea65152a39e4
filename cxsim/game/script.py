"""Scripts that play the game: a YAML list of steps, each one key with its value; see docs/playing.md.

The same script is a test, a demonstration and the maker of pictures. A step that cannot be done, or an expectation
that does not hold, ends the script with what was on the screen.
"""

from __future__ import annotations

import difflib
import math
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

import pygame

from cxsim.config.faults import Fault, ScenarioError, sentence, shown
from cxsim.config.loader import Document, load
from cxsim.game.app import App
from cxsim.game.settings import Settings
from cxsim.game.widgets.node import Node, spoken

STEP_S: Final = 1.0 / 60.0
PATIENCE_S: Final = 60.0
"""Longest that ``until`` waits: in the game's own seconds, and as long by the clock on the wall, for what the model
works out beside the screen."""
MOST_SHOWN: Final = 1200
"""Characters of a screen that a fault repeats."""
MOST_TURNS: Final = 200
"""Of the wheel, until something is given up."""
PAD_BUTTONS: Final = {
    "a": pygame.CONTROLLER_BUTTON_A, "b": pygame.CONTROLLER_BUTTON_B, "y": pygame.CONTROLLER_BUTTON_Y,
    "up": pygame.CONTROLLER_BUTTON_DPAD_UP, "down": pygame.CONTROLLER_BUTTON_DPAD_DOWN,
    "left": pygame.CONTROLLER_BUTTON_DPAD_LEFT, "right": pygame.CONTROLLER_BUTTON_DPAD_RIGHT,
    "left-shoulder": pygame.CONTROLLER_BUTTON_LEFTSHOULDER, "right-shoulder": pygame.CONTROLLER_BUTTON_RIGHTSHOULDER,
}
MODIFIERS: Final = {"shift": pygame.KMOD_SHIFT, "ctrl": pygame.KMOD_CTRL, "alt": pygame.KMOD_ALT}
SAME_KEYS: Final = {"plus": "=", "minus": "-", "enter": "return", "esc": "escape"}
KINDS: Final[dict[str, type | tuple[type, ...]]] = {
    "key": (str, int), "click": str, "pad": str, "wait": (int, float), "shot": str, "expect": str, "focus": str,
    "until": str, "set": dict, "resize": list, "measure": str, "repeat": dict, "quit": bool, "if_there": dict,
}
"""Steps, and what the value of each is."""


class ScriptError(Exception):
    """A script could not go on; says at which step, why, and what was on the screen."""


@dataclass(frozen=True)
class Step:
    """One step: what, with which value, and its line in the file."""

    what: str
    value: Any
    line: int


def read(path: str | os.PathLike[str]) -> list[Step]:
    """The steps of a script.

    Raises
    ------
    ScenarioError
        With every fault in the file.
    """
    document = load(path)
    faults: list[Fault] = []
    if not isinstance(document.data, list):
        wrong = sentence("a script is a list of steps", shown(document.data), "- key: return")
        raise ScenarioError([document.fault((), wrong)])
    steps = _steps(document, (), document.data, faults)
    if faults:
        raise ScenarioError(faults)
    return steps


def _steps(document: Document, path: tuple[Any, ...], items: list[Any], faults: list[Fault]) -> list[Step]:
    steps = []
    for number, item in enumerate(items):
        here = (*path, number)
        if not isinstance(item, dict) or len(item) != 1:
            faults.append(document.fault(here, sentence("a step is one key with a value", shown(item), "key: return")))
            continue
        what, value = next(iter(item.items()))
        place = (*here, what)
        kind = KINDS.get(what)
        if kind is None:
            near = difflib.get_close_matches(str(what), KINDS, 1)
            allowed = f"did you mean {near[0]!r}?" if near else ", ".join(KINDS)
            faults.append(document.fault(place, sentence("no such step", shown(what), allowed), at_key=True))
            continue
        wrong = _wrong(what, value, kind)
        if wrong:
            faults.append(document.fault(place, wrong))
            continue
        if what in ("repeat", "if_there"):
            value = {**value, "steps": _steps(document, (*place, "steps"), value["steps"], faults)}
        steps.append(Step(what, value, document.fault(place, "").line))
    return steps


def _wrong(what: str, value: Any, kind: type | tuple[type, ...]) -> str:
    """What is wrong with the value of a step; empty if nothing is."""
    is_of_kind = isinstance(value, kind) and (what == "quit" or not isinstance(value, bool))
    if not is_of_kind:
        return sentence(f"this is not a value of '{what}'", shown(value), "docs/playing.md lists the steps")
    if what == "key" and _key(value) is None:
        return sentence("no such key", shown(value), "such as return, tab, 3, shift+tab")
    if what == "pad" and value not in PAD_BUTTONS:
        return sentence("no such button", shown(value), ", ".join(PAD_BUTTONS))
    if what == "wait" and not (math.isfinite(value) and 0 <= value <= 3600):
        return sentence("not a time to wait", shown(value), "0 to 3600 seconds")
    if what == "shot" and not value.replace("-", "").replace("_", "").isalnum():
        return sentence("not a name for a picture", shown(value), "letters, digits, - and _")
    if what == "resize" and not (len(value) == 2 and all(isinstance(n, int) and 300 <= n <= 8192 for n in value)):
        return sentence("not a size", shown(value), "[width, height], 300 to 8192 pixels")
    if what == "set":
        known = {each.name for each in fields(Settings)}
        unknown = [str(name) for name in value if name not in known]
        if unknown:
            return sentence("no such setting", ", ".join(unknown), ", ".join(sorted(known)))
    if what == "repeat" and not (isinstance(value.get("times"), int) and isinstance(value.get("steps"), list)):
        return sentence("repeat needs times and steps", shown(value), "{times: 3, steps: [...]}")
    if what == "if_there" and not (isinstance(value.get("key"), str) and isinstance(value.get("steps"), list)):
        return sentence("if_there needs key and steps", shown(value), "{key: NAME, steps: [...]}")
    return ""


def _key(value: str | int) -> tuple[int, int] | None:
    """Code and modifiers of a key such as ``"shift+tab"``."""
    *held, name = str(value).lower().split("+") if str(value) != "+" else ["+"]
    if any(each not in MODIFIERS for each in held):
        return None
    pygame.display.init()  # the names of keys are the window system's
    try:
        code = pygame.key.key_code(SAME_KEYS.get(name, name))
    except (ValueError, pygame.error):
        return None
    return code, sum(MODIFIERS[each] for each in held)


class Playing:
    """A script that is being played.

    Parameters
    ----------
    shots
        Folder for the pictures; steps that take one do nothing without it.
    """

    def __init__(self, app: App, steps: list[Step], shots: Path | None = None) -> None:
        self.app = app
        self.steps = steps
        self.shots = shots
        self._was_closed = False

    def run(self) -> None:
        """Play to the end, or until a step leaves the game.

        Raises
        ------
        ScriptError
            When a step cannot be done, an expectation does not hold, or the window is closed meanwhile.
        """
        self.app.settle()
        self._frames(0.1)
        self._play(self.steps)
        if self._was_closed:
            raise ScriptError("the window was closed before the script was over")

    def _play(self, steps: list[Step]) -> None:
        for step in steps:
            if self.app.is_over:
                return
            try:
                getattr(self, f"_{step.what}")(step.value)
            except ScriptError as fault:
                raise ScriptError(f"line {step.line}: {step.what}: {fault}\n{self._on_screen()}") from None

    def _key(self, value: str | int) -> None:
        found = _key(value)
        assert found is not None, "read() has seen to it"
        code, held = found
        self._events([pygame.event.Event(pygame.KEYDOWN, key=code, mod=held, unicode=""),
                      pygame.event.Event(pygame.KEYUP, key=code, mod=held)])

    def _pad(self, value: str) -> None:
        self._events([pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=PAD_BUTTONS[value], instance_id=0)])

    def _click(self, key: str) -> None:
        self._bring_into_sight(key)
        at = self._node(key).shown.center
        moved = pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        pressed, released = (pygame.event.Event(kind, button=1, pos=at)
                             for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP))
        self._events([moved])
        self._events([pressed])
        self._events([released])

    def _bring_into_sight(self, key: str) -> None:
        """Turn the wheel over the middle of the window until something shows, as a person would."""
        width, height = self.app.house.size
        for _ in range(MOST_TURNS):
            node = self._node(key)
            if node.shown.collidepoint(node.rect.center):
                return
            down = node.rect.centery > (node.shown.centery if node.shown.height else height // 2)
            at = (max(1, min(node.rect.centerx, width - 2)), height // 2)
            self._events([pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)),
                          pygame.event.Event(pygame.MOUSEWHEEL, y=-1 if down else 1, x=0)])
        raise ScriptError(f"{key!r} cannot be brought into sight")

    def _wait(self, seconds: float) -> None:
        self._frames(seconds)

    def _shot(self, name: str) -> None:
        if self.shots is None:
            return
        self.shots.mkdir(parents=True, exist_ok=True)
        self.app.draw()
        pygame.image.save(self.app.screen, str(self.shots / f"{name}.png"))

    def _expect(self, words: str) -> None:
        if words.casefold() not in self._read().casefold():
            raise ScriptError(f"{words!r} is not on the screen")

    def _focus(self, key: str) -> None:
        found = [node.key for node in self.app.tree().walk() if node.focusable]
        scene = self.app.scene
        said = scene.voice() if scene else ""
        if key not in found or spoken(self._node(key), self.app.house.words.spoken) != said:
            raise ScriptError(f"the focus is on {said!r}")

    def _until(self, words: str) -> None:
        end_s = time.monotonic() + PATIENCE_S
        frames = round(PATIENCE_S / STEP_S)
        while frames > 0 or time.monotonic() < end_s:
            if words.casefold() in self._read().casefold() or self.app.is_over:
                return
            self._frames(STEP_S)
            frames -= 1
        raise ScriptError(f"{words!r} did not come within {PATIENCE_S:.0f} s")

    def _set(self, changes: dict[str, Any]) -> None:
        try:
            self.app.change(replace(self.app.house.settings, **changes))
        except (TypeError, ValueError) as fault:
            raise ScriptError(str(fault)) from None
        self._frames(0.1)

    def _resize(self, size: list[int]) -> None:
        self.app.resize((size[0], size[1]))
        self._frames(0.1)

    def _measure(self, _: str) -> None:
        self.app.timings.forget()

    def _repeat(self, value: dict[str, Any]) -> None:
        for _ in range(value["times"]):
            self._play(value["steps"])

    def _if_there(self, value: dict[str, Any]) -> None:
        if any(node.key == value["key"] and node.enabled for node in self.app.tree().walk()):
            self._play(value["steps"])

    def _quit(self, _: bool) -> None:
        self._events([pygame.event.Event(pygame.QUIT)])

    # --- frames

    def _events(self, events: list[pygame.event.Event]) -> None:
        """One frame with these events, then whatever transition they began."""
        self.app.frame(events, STEP_S)
        self._pass()

    def _frames(self, seconds: float) -> None:
        for _ in range(max(1, round(seconds / STEP_S))):
            if self.app.is_over:
                return
            self.app.frame(self._others(), STEP_S)
        self._pass()

    def _pass(self) -> None:
        """Play transitions to their end, frame by frame, at the pace of the thread that makes the scene."""
        clock = pygame.time.Clock()
        while self.app.is_passing and not self.app.is_over:
            clock.tick(60)
            self.app.frame(self._others(), STEP_S)

    def _others(self) -> list[pygame.event.Event]:
        """What the window itself says meanwhile: it is answered, so that the system does not think it dead."""
        closed = [event for event in pygame.event.get() if event.type == pygame.QUIT]
        self._was_closed = self._was_closed or bool(closed)
        return closed

    # --- what is on the screen

    def _node(self, key: str) -> Node:
        try:
            return self.app.tree().find(key)
        except KeyError:
            near = difflib.get_close_matches(key, [node.key for node in self.app.tree().walk() if node.key], 3)
            raise ScriptError(f"there is no {key!r}" + (f"; near: {', '.join(near)}" if near else "")) from None

    def _read(self) -> str:
        return " ".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for node in self.app.tree().walk():
            yield " ".join(part for part in (node.name, node.value, node.hint, node.reason) if part)

    def _on_screen(self) -> str:
        lines = " | ".join(line for line in self._lines() if line.strip())
        keys = ", ".join(node.key for node in self.app.tree().walk() if node.key)
        return f"on the screen: {_short(lines)}\ncontrols: {_short(keys)}"


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]} …"
