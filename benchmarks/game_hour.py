"""An hour of play at the highest speed: does the game's memory stay level?

Run, with or without a screen::

    .venv/bin/python benchmarks/game_hour.py

Somebody plays shift after shift at the rushed speed, at each desk in turn, leaves each for the title after five minutes
(so the debrief is no part of it), and presses what can be pressed, always the same way. Every frame is drawn; a frame
lasts a tenth of a second of play (the game draws sixty a second, but what memory holds depends on what is played), and
nobody waits for the next one, so that the hour takes a few minutes. Memory is the process's own, each minute of play;
its slope is that of a straight line through the second half, when every room, desk and font has been met.
``--minutes`` plays shorter, ``--record`` writes ``RESULTS.md``.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
if not os.environ.get("DISPLAY"):
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from results import machine, record, table

from cxsim.game.app import App
from cxsim.game.scenes.choose import Choice, ChooseScene
from cxsim.game.scenes.title import TitleScene
from cxsim.game.settings import Settings
from cxsim.game.sound import Silence
from cxsim.game.speech import NullVoice
from cxsim.game.widgets.node import Node
from cxsim.game.window import choose_drivers, open_window

STEP_S: Final = 0.1
EVERY_S: Final = 1.5
"""Between two presses: the highest speed at which somebody still reads a word or two."""
SHIFT_S: Final = 300.0
"""So long at one desk; then the shift is left, and the next begins."""
SHIFTS: Final = (
    ("grand-hotel", "fear", "counter"), ("software", "empowerment", "inbox"), ("utility", "fear", "phone"),
    ("airline", "empowerment", "posts"), ("electronics", "firm-and-fair", "counter"),
)  # fmt: skip
MB: Final = 1024.0 * 1024.0


def main() -> None:
    """Play the hour, and print what memory did."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60.0, help="of play")
    parser.add_argument("--record", action="store_true", help="write the figures to RESULTS.md")
    asked = parser.parse_args()
    choose_drivers(Settings())
    begun = time.process_time()
    with tempfile.TemporaryDirectory() as home:
        hour = Hour(App(open_window((1280, 720)), Settings(tutorial_done=True), Path(home), TitleScene, Silence(),
                        NullVoice(), STEP_S, is_window=True), asked.minutes)
        hour.play()
    half = hour.memory_mb[len(hour.memory_mb) // 2 :]
    slope = slope_per_hour(half) if len(half) > 1 else float("nan")
    rows = [
        ("an hour of play at the highest speed", ""),
        ("minutes of play, shifts, presses", f"{hour.played_s / 60:.0f}, {hour.shifts}, {hour.presses}"),
        ("memory after the first minute, MB", f"{hour.memory_mb[0]:.0f}"),
        ("at half time, at the end, MB", f"{half[0]:.0f}, {half[-1]:.0f}"),
        ("lowest and highest in the second half, MB", f"{min(half):.0f}, {max(half):.0f}"),
        ("slope over the second half, MB an hour", f"{slope:+.1f}"),
        ("minutes of processor time", f"{(time.process_time() - begun) / 60:.1f}"),
    ]
    print(table(rows))
    print("each minute, MB:", " ".join(f"{each:.0f}" for each in hour.memory_mb))
    if asked.record:
        record("Memory over an hour of play", f"`benchmarks/game_hour.py`; {machine('pygame-ce')}\n\n{table(rows)}")


class Hour:
    """Somebody who plays on and on.

    Attributes
    ----------
    memory_mb
        Of the process, after each minute of play.
    """

    def __init__(self, app: App, minutes: float) -> None:
        self.app = app
        self.played_s = 0.0
        self.shifts = self.presses = 0
        self.memory_mb: list[float] = []
        self._until_s = 60.0 * minutes
        self._chance = random.Random(11)

    def play(self) -> None:
        """Shift after shift, until the time is over."""
        self.app.first_picture(time.perf_counter())
        while self.played_s < self._until_s:
            company, policy, desk = SHIFTS[self.shifts % len(SHIFTS)]
            self.shifts += 1
            choice = Choice(company, desk, policy, "rushed", seed=self.shifts)
            self.app.house.notices.clear()
            self._go_to(choice)
            self._work(self.played_s + SHIFT_S)
            self._back_to_title()
        self.app.leave()

    def _go_to(self, choice: Choice) -> None:
        from cxsim.game.scene import Open

        self.app.follow(Open(lambda: ChooseScene(self.app.house, choice)))
        self.app.settle()
        self.click("choose.begin")
        for _ in range(400):
            self.frame()
            if self.node("briefing.start") is not None:
                break
        for key in ("briefing.satisfied.6", "briefing.back.2", "briefing.start"):
            self.click(key)

    def _work(self, until_s: float) -> None:
        since_s = 0.0
        while self.played_s < min(until_s, self._until_s) and not self.app.is_over:
            self.frame()
            since_s += STEP_S
            if since_s >= EVERY_S:
                since_s = 0.0
                self._press()

    def _press(self) -> None:
        nodes = [node for node in self.app.tree().walk() if node.focusable and node.enabled and node.shown.height > 8
                 and node.key not in ("pause", "leave")]
        if nodes:
            self.presses += 1
            self._click_at(self._chance.choice(nodes).shown.center)

    def _back_to_title(self) -> None:
        for _ in range(30):
            if self.node("pause.title") is not None:
                self.click("pause.title")
                return
            self._key(pygame.K_ESCAPE)
            if isinstance(self.app.scene, TitleScene):
                return
        raise SystemExit(f"no way back to the title: {[node.key for node in self.app.tree().walk() if node.key]}")

    # --- hands

    def frame(self, *events: pygame.event.Event) -> None:
        """One frame; what passes between scenes is waited for, and is no play."""
        pygame.event.get()
        self.app.frame(list(events), STEP_S)
        while self.app.is_passing and not self.app.is_over:
            time.sleep(0.002)
            self.app.frame([], STEP_S)
        self.played_s += STEP_S
        if self.played_s >= 60.0 * (len(self.memory_mb) + 1):
            self.memory_mb.append(memory_mb())
            print(f"minute {len(self.memory_mb)}: {self.memory_mb[-1]:.0f} MB, {type(self.app.scene).__name__}",
                  file=sys.stderr)

    def node(self, key: str) -> Node | None:
        """A control that can be seen."""
        return next((node for node in self.app.tree().walk() if node.key == key), None)

    def click(self, key: str) -> None:
        """Click on a control."""
        node = self.node(key)
        if node is None:
            raise SystemExit(f"there is no {key}")
        self._click_at(node.shown.center)

    def _click_at(self, at: tuple[int, int]) -> None:
        self.frame(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
        self.frame(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at))
        self.frame(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at))

    def _key(self, code: int) -> None:
        self.frame(*(pygame.event.Event(kind, key=code, mod=0) for kind in (pygame.KEYDOWN, pygame.KEYUP)))


def memory_mb() -> float:
    """What the process holds now; where the system does not tell, what Python's collector tracks, in thousands."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / MB
    print("(this system does not tell a process's memory: thousands of objects instead)", file=sys.stderr)
    return len(gc.get_objects()) / 1000.0


def slope_per_hour(each_minute: list[float]) -> float:
    """Slope of a straight line through values a minute apart."""
    return 60.0 * statistics.linear_regression(range(len(each_minute)), each_minute).slope


if __name__ == "__main__":
    main()
