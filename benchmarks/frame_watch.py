"""Watches the frames of the game: which take long, in which scene, at what event, and what they spend their time on.

`Watched` is the game with a clock round each frame. `Meters` stand round the parts that may cost (pictures from SVG,
text, layout, the model, the disk, the collector) and count the time of each without that of the parts inside it.
"""

from __future__ import annotations

import builtins
import functools
import gc
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import get_ident
from typing import Any, ClassVar, Final

import pygame

from cxsim.game.app import FRAMES_PER_S, App
from cxsim.game.people import figure, heads
from cxsim.game.people.portrait import Portrait
from cxsim.game.rooms.room import BakedRoom
from cxsim.game.theme import edges, wrapping
from cxsim.game.theme.fonts import Fonts
from cxsim.game.widgets.stage import Stage
from cxsim.live import journal, watching
from cxsim.live.run import Run
from cxsim.live.shift import Shift

LATE_MS: Final = 1000.0 / 60.0
LONG_MS: Final = 50.0
LEAST_PART_MS: Final = 0.5

METHODS: Final[tuple[tuple[str, type, str], ...]] = (
    ("face", Portrait, "_face"), ("head", Portrait, "_head"), ("body", Portrait, "_bodies"),
    ("bust", Portrait, "picture"), ("seating", BakedRoom, "seat"), ("people drawn", BakedRoom, "draw_pictures"),
    ("text", Fonts, "_drawn"), ("layout", Stage, "__init__"), ("layout", Stage, "layout"),
    ("controls drawn", Stage, "draw"), ("model", Run, "advance"), ("deciding", Shift, "decide"),
    ("taking back", Shift, "rewind"), ("scene made", Shift, "_scene"), ("journal", journal.Journal, "_add"),
)
FUNCTIONS: Final[tuple[tuple[str, Any, str], ...]] = (
    ("figure", figure, "figure_picture"), ("round head", heads, "head_picture"), ("cards", edges, "draw_card"),
    ("wrapping", wrapping, "wrapped"), ("observing", watching, "observe"),
)


@dataclass
class Frame:
    """One frame that was looked at.

    Attributes
    ----------
    work_ms
        On the clock, from the first event to the picture in the window.
    own_ms
        Processor time of the game's own thread in it; other work on the machine does not touch it.
    parts
        Milliseconds on the clock by what they were spent on.
    """

    scene: str
    event: str
    number: int
    work_ms: float
    own_ms: float
    people: int
    is_passing: bool
    parts: dict[str, float] = field(default_factory=dict)

    def line(self) -> str:
        """What happened, in a line."""
        ordered = sorted(self.parts.items(), key=lambda part: -part[1])
        parts = ", ".join(f"{name} {ms:.1f}" for name, ms in ordered if ms >= LEAST_PART_MS)
        where = f"{self.scene}{', between scenes' if self.is_passing else ''}"
        return f"{self.work_ms:6.1f} ms ({self.own_ms:5.1f} own)  {where}, {self.event}: {parts}"


class Meters:
    """Clocks round parts of the game, for as long as the process lives."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._inside: list[float] = []
        self._thread = 0
        self._collected = 0.0

    def install(self) -> None:
        """Put the clocks round everything that is measured."""
        for name, owner, method in METHODS:
            setattr(owner, method, self._timed(name, getattr(owner, method)))
        for name, module, function in FUNCTIONS:
            _replace_everywhere(getattr(module, function), self._timed(name, getattr(module, function)))
        pygame.image.load = self._timed("SVG", pygame.image.load)
        pygame.display.flip = self._timed("flip", pygame.display.flip)
        builtins.__import__ = self._timed("import", builtins.__import__)
        os.fsync = self._timed("disk", os.fsync)
        gc.callbacks.append(self._collects)

    def begin(self) -> None:
        """A frame begins."""
        self.spent.clear()
        self._thread = get_ident()

    def _timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(work, updated=())
        def timed(*args: Any, **options: Any) -> Any:
            if get_ident() != self._thread:
                return work(*args, **options)
            self._inside.append(0.0)
            begun = time.perf_counter()
            try:
                return work(*args, **options)
            finally:
                took = time.perf_counter() - begun
                self.spent[name] = self.spent.get(name, 0.0) + 1000.0 * (took - self._inside.pop())
                if self._inside:
                    self._inside[-1] += took

        return timed

    def _collects(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            self._collected = time.perf_counter()
        elif get_ident() == self._thread:
            took = 1000.0 * (time.perf_counter() - self._collected)
            self.spent["collector"] = self.spent.get("collector", 0.0) + took


def _replace_everywhere(before: Any, after: Any) -> None:
    """Modules hold functions by name: put the new one wherever the old one is known."""
    for name, module in list(sys.modules.items()):
        if name.startswith("cxsim"):
            for attribute, value in list(vars(module).items()):
                if value is before:
                    setattr(module, attribute, after)


class Watched(App):
    """The game, with every frame looked at; `frames` and `meters` belong to the class, so that `launch` can use it."""

    frames: ClassVar[list[Frame]] = []
    meters = Meters()
    clock: pygame.time.Clock | None = None
    """Sixty frames a second, or as many as there can be."""

    def frame(self, events: list[pygame.event.Event], step_s: float) -> None:
        """One frame, measured."""
        if self.clock is not None:
            self.clock.tick(FRAMES_PER_S)  # as at a person's window: threads beside it get the time that is left
        scene, event, passing = self._scene_name(), self._described(events), self.is_passing
        self.meters.begin()
        own, begun = time.thread_time(), time.perf_counter()
        super().frame(events, step_s)
        work, own = 1000.0 * (time.perf_counter() - begun), 1000.0 * (time.thread_time() - own)
        people = self.scene.people_in_view if self.scene else 0
        kept = dict(self.meters.spent) if max(work, own) > 0.6 * LATE_MS else {}
        self.frames.append(Frame(scene, event, len(self.frames), work, own, people, passing, kept))

    def _scene_name(self) -> str:
        return type(self.scene).__name__ if self.scene else "start"

    def _described(self, events: Iterable[pygame.event.Event]) -> str:
        said = []
        for event in events:
            if event.type in (pygame.KEYUP, pygame.MOUSEMOTION):
                continue
            name = pygame.event.event_name(event.type)
            if event.type == pygame.KEYDOWN:
                name = f"key {pygame.key.name(event.key)}"
            elif event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
                name = f"{'press' if event.type == pygame.MOUSEBUTTONDOWN else 'release'} on {self._under(event.pos)}"
            said.append(name)
        return " + ".join(said) or "time"

    def _under(self, at: tuple[int, int]) -> str:
        if self.scene is None:
            return "nothing"
        keys = [node.key for node in self.scene.tree().walk() if node.key and node.shown.collidepoint(at)]
        return keys[-1] if keys else "nothing"
