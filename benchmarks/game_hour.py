"""An hour of play at the highest speed: does the game's memory stay level?

Run, with or without a screen::

    .venv/bin/python benchmarks/game_hour.py

Somebody plays shift after shift at the rushed speed, at every desk and company in turn, to the end of each: three
minutes of pressing what can be pressed, always the same way, then the rest of the shift without pressing, then its
debrief, every page of it, with one comparison under another policy. Fifteen shifts make three rounds through the five
companies. Every frame is drawn; a frame lasts a tenth of a second of play (the game draws sixty a second, but what
memory holds depends on what is played), and nobody waits for the next one, so that the hour takes some minutes.

Memory is the process's own, each minute of play. **Level** means two things, laid down before the hour was first
played in this way:

1. the highest minute of the last round is at most 1.05 times the highest minute of the rounds before it;
2. the last round's mean lies above the mean of the round before it by less than 20 MB an hour of play. Rounds are
   compared, not minutes, because a large company takes more than a small one.

The slope of a straight line through the second half is told as well. ``--minutes`` plays shorter, ``--record`` writes
``RESULTS.md``. With ``--kept`` the pictures that are kept are listed at the end.
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
from dataclasses import dataclass, replace
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
from cxsim.game.scenes.debrief.scene import DebriefScene
from cxsim.game.scenes.title import TitleScene
from cxsim.game.settings import Settings
from cxsim.game.sound import Silence
from cxsim.game.speech import NullVoice
from cxsim.game.theme.kept import shelves
from cxsim.game.widgets.node import Node
from cxsim.game.window import choose_drivers, open_window
from cxsim.live.setting import Setup

STEP_S: Final = 0.1
LONG_STEP_S: Final = 1.0
"""Of the rest of a shift, when nothing is pressed."""
EVERY_S: Final = 1.5
"""Between two presses: the highest speed at which somebody still reads a word or two."""
PRESSED_S: Final = 180.0
LENGTH_MIN: Final = 24.0
"""Of a shift, on the model's clock: a little more than what passes while somebody presses."""
LEAVE: Final = "leave"
LAST_KEYS: Final = ("send", "say-it", "shut", "next", "say:", "one-go", "template", "keep:", "wait")
"""What may be pressed when a shift runs out: what was begun is ended, and nothing new is begun."""
TICKET: Final = "ticket:"
PAGES: Final = ("debrief.tab.nine", "debrief.tab.rules", "debrief.tab.you", "debrief.tab.customers")
SHIFTS: Final = (
    ("grand-hotel", "fear", "counter"), ("software", "empowerment", "inbox"), ("utility", "fear", "phone"),
    ("airline", "empowerment", "posts"), ("electronics", "firm-and-fair", "counter"),
)  # fmt: skip
ROUNDS: Final = 3
HIGHEST_RATIO: Final = 1.05
MOST_MB_PER_HOUR: Final = 20.0
MB: Final = 1024.0 * 1024.0


@dataclass(frozen=True)
class ShortChoice(Choice):
    """A choice of a shift that somebody can finish in four minutes of play."""

    def setup(self, language: str, time_pressure: bool) -> Setup:
        """The set-up of the shift."""
        return replace(super().setup(language, time_pressure), length_min=LENGTH_MIN)


def main() -> None:
    """Play the hour, and print what memory did."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60.0, help="of play")
    parser.add_argument("--record", action="store_true", help="write the figures to RESULTS.md")
    parser.add_argument("--kept", action="store_true", help="list the pictures that are kept at the end")
    asked = parser.parse_args()
    choose_drivers(Settings())
    with tempfile.TemporaryDirectory() as home:
        hour = Hour(App(open_window((1280, 720)), Settings(tutorial_done=True), Path(home), TitleScene, Silence(),
                        NullVoice(), is_window=True), asked.minutes)
        hour.play()
    spent_min = sum(os.times()[:4]) / 60.0
    text = table([*hour.told(), ("minutes of processor time, with those processes of debriefs", f"{spent_min:.1f}")])
    each = f"Each minute, MB: {' '.join(f'{mb:.0f}' for mb in hour.memory_mb)}"
    print(f"{text}\n\n{each}")
    if asked.kept:
        for name, pictures in shelves.items():
            print(f"{name}: {len(pictures)} pictures, {pictures.bytes / MB:.1f} of {pictures.most_bytes / MB:.0f} MB")
    if asked.record:
        record("Memory over an hour of play",
               f"`benchmarks/game_hour.py`; {machine('pygame-ce')}\n\n{text}\n\n{each}")


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
        self.shifts = self.presses = self.debriefs = 0
        self.memory_mb: list[float] = []
        self._round_ends: list[int] = []
        """Minutes after which the rounds through the companies ended."""
        self._until_s = 60.0 * minutes
        self._chance = random.Random(11)

    def play(self) -> None:
        """Shift after shift, until the time is over; the last round is played to its end."""
        self.app.first_picture(time.perf_counter())
        while self.played_s < self._until_s or self.shifts % len(SHIFTS):
            company, policy, desk = SHIFTS[self.shifts % len(SHIFTS)]
            self.shifts += 1
            choice = ShortChoice(company, desk, policy, "rushed", seed=self.shifts)
            self.app.house.notices.clear()
            self._go_to(choice)
            self._press_on()
            self._see_it_end()
            self._look_back()
            if self.shifts % len(SHIFTS) == 0:
                self._round_ends.append(len(self.memory_mb))
        self.app.leave()

    def told(self) -> list[tuple[str, str]]:
        """What memory did, and whether that is level."""
        minutes = self.memory_mb
        rounds = [minutes[begin:end] for begin, end in zip([0, *self._round_ends], self._round_ends, strict=False)]
        rows = [
            ("an hour of play at the highest speed", ""),
            ("minutes of play, shifts, debriefs, presses",
             f"{self.played_s / 60:.0f}, {self.shifts}, {self.debriefs}, {self.presses}"),
            ("memory after the first minute, MB", f"{minutes[0]:.0f}"),
            ("highest of each round through the companies, MB", ", ".join(f"{max(each):.0f}" for each in rounds)),
            ("mean of each round, MB", ", ".join(f"{statistics.fmean(each):.0f}" for each in rounds)),
        ]
        if len(rounds) > 1:
            *_, before, last = rounds
            highest = max(last) / max(max(each) for each in rounds[:-1])
            grows = (statistics.fmean(last) - statistics.fmean(before)) / (len(before) + len(last)) * 2.0 * 60.0
            is_level = highest <= HIGHEST_RATIO and grows < MOST_MB_PER_HOUR
            rows += [
                (f"highest of the last round over that before ({HIGHEST_RATIO} or less)", f"{highest:.3f}"),
                (f"last round's mean over that before, MB an hour (below {MOST_MB_PER_HOUR:.0f})", f"{grows:+.1f}"),
                ("level", "yes" if is_level else "no"),
                ("slope of a line through the second half, MB an hour",
                 f"{slope_per_hour(minutes[len(minutes) // 2:]):+.1f}"),
            ]
        return rows

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

    def _press_on(self) -> None:
        until_s, since_s = self.played_s + PRESSED_S, 0.0
        while self.played_s < until_s:
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

    def _see_it_end(self) -> None:
        """Let the shift run out, answer and let go of whoever is still there, and leave."""
        for tried in range(3000):
            if isinstance(self.app.scene, DebriefScene):
                return
            self.frame(step_s=LONG_STEP_S)
            if tried % 3 == 2:
                self._leave_or_serve()
        raise SystemExit(f"no way to the debrief: {[node.key for node in self.app.tree().walk() if node.key]}")

    def _leave_or_serve(self) -> None:
        if isinstance(self.app.scene, TitleScene):
            raise SystemExit("the shift was left before its end")
        free = [node for node in self.app.tree().walk() if node.enabled and node.key]
        ways = [node for node in free if node.key == LEAVE] or [
            node for node in free if node.key.startswith(LAST_KEYS) or self._is_own(node)]
        in_sight = [node for node in ways if node.shown.height > 8]
        if in_sight:
            self._click_at(self._chance.choice(in_sight).shown.center)
        elif ways:
            self._scroll_up()

    def _scroll_up(self) -> None:
        """Bring the head of the list of tickets into sight, where those stand that were opened here."""
        ticket = next((node for node in self.app.tree().walk()
                       if node.key.startswith(TICKET) and node.shown.height > 8), None)
        if ticket is not None:
            self.frame(pygame.event.Event(pygame.MOUSEMOTION, pos=ticket.shown.center, rel=(0, 0), buttons=(0, 0, 0)))
            self.frame(*[pygame.event.Event(pygame.MOUSEWHEEL, y=1, x=0)] * 40)

    def _is_own(self, node: Node) -> bool:
        """Whether a node is a ticket that was opened here, which keeps its owner at the desk until it is answered."""
        return node.key.startswith(TICKET) and self.app.house.words("inbox.state.yours") in node.value

    def _look_back(self) -> None:
        """Wait for the debrief, read its pages, hold the shift against another policy, and go to the title."""
        self.debriefs += 1
        self._wait_for("debrief.tab.rules")
        for page in PAGES:
            self.click(page)
            self._rest(3.0)
        self.click("debrief.tab.rules")
        self._rest(1.0)
        other = next((node for node in self.app.tree().walk() if node.key.startswith("debrief.other.")), None)
        if other is None:
            raise SystemExit("nothing to compare with")
        self.click(other.key)
        self._rest(0.5)
        for _ in range(3000):
            if not self.app.scene or not self.app.scene.is_moving:
                break
            time.sleep(0.02)
            self._frame([], 0.0)
        self._rest(4.0)
        self.click("debrief.title")
        self._rest(2.0)

    # --- hands

    def frame(self, *events: pygame.event.Event, step_s: float = STEP_S) -> None:
        """One frame of play; what passes between scenes is waited for, and is no play."""
        self._frame(list(events), step_s)
        while self.app.is_passing and not self.app.is_over:
            time.sleep(0.002)
            self._frame([], STEP_S)
        self.played_s += step_s
        if self.played_s >= 60.0 * (len(self.memory_mb) + 1):
            self.memory_mb.append(memory_mb())
            print(f"minute {len(self.memory_mb)}: {self.memory_mb[-1]:.0f} MB, {type(self.app.scene).__name__}",
                  file=sys.stderr)

    def _frame(self, events: list[pygame.event.Event], step_s: float) -> None:
        pygame.event.get()
        self.app.frame(events, step_s)

    def _rest(self, seconds: float) -> None:
        until_s = self.played_s + seconds
        while self.played_s < until_s:
            self.frame()

    def _wait_for(self, key: str) -> None:
        """Wait for a control while the game works: that is no play."""
        begun = time.monotonic()
        while self.node(key) is None:
            if time.monotonic() - begun > 900.0:
                raise SystemExit(f"{key} does not come")
            time.sleep(0.02)
            self._frame([], 0.0)

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
