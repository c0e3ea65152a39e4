"""Frames of the game at a real window: the desk with sixty people in view, for a minute of a scripted shift.

Run on a machine that does nothing else::

    xvfb-run -s '-screen 0 1280x720x24' .venv/bin/python benchmarks/game_frames.py

It prints what ``cxsim play --timings`` would write, and the same in processor time, which other work on the machine
does not touch. The queue stands still and is longer than any shift's, so that
the desk draws as many people as it ever may.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import pygame
from fake_shift import FakeShift, waiting

from cxsim.config.scenarios import load_policy
from cxsim.game.app import App
from cxsim.game.scene import Close, House, Scene
from cxsim.game.scenes.desk.scene import on_shift
from cxsim.game.settings import Settings
from cxsim.game.sound import Silence
from cxsim.game.speech import NullVoice
from cxsim.game.window import choose_drivers, open_window

PEOPLE, SECONDS = 57, 60
KEYS = (pygame.K_1, pygame.K_DOWN, pygame.K_2, pygame.K_UP, pygame.K_TAB)


class LongQueue(FakeShift):
    """The fake shift with a queue that fills the hall."""

    def __init__(self) -> None:
        super().__init__()
        queue = tuple(replace(waiting(n % 12), case_id=n, customer_id=n, seed=n) for n in range(PEOPLE))
        self.seen = replace(self.seen, queue=queue)

    def rehearse(self) -> None:
        """There is nothing to be read."""

    def rewind(self, decisions: int = 1) -> None:
        """There is nothing to go back to."""


def main() -> None:
    """Play a minute and print the times."""
    choose_drivers(Settings())
    screen = open_window((1280, 720))

    def first(house: House) -> Scene:
        return on_shift(house, LongQueue(), load_policy("fear").levers, Close)

    with tempfile.TemporaryDirectory() as home:
        app = App(screen, Settings(), Path(home), first, Silence(), NullVoice(), 1 / 60, is_window=True)
        app.settle()
        for _ in range(120):
            app.frame([], 1 / 60)  # whatever is drawn once and kept has been drawn
        app.timings.forget()
        clock, worked = pygame.time.Clock(), []
        for number in range(60 * SECONDS):
            clock.tick(60)
            pygame.event.get()
            key = KEYS[number // 45 % len(KEYS)] if number % 45 == 0 else None
            pressed = [pygame.event.Event(pygame.KEYDOWN, key=key, mod=0)] if key else []
            begun = time.thread_time()
            app.frame(pressed, 1 / 60)
            worked.append(1000 * (time.thread_time() - begun))
        worked.sort()
        own = {"p50_ms": worked[len(worked) // 2], "p99_ms": worked[len(worked) * 99 // 100], "max_ms": worked[-1]}
        print(json.dumps(app.timings.summary()))
        print("processor time of the game's own thread:", json.dumps({k: round(v, 3) for k, v in own.items()}))
        app.leave()


if __name__ == "__main__":
    main()
