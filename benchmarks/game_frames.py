"""Frames of the game at a real window, one by one: which are late, in which scene, at what, and what they did.

Run on a machine that does nothing else, under a virtual screen where there is none::

    xvfb-run -s '-screen 0 1280x720x24' .venv/bin/python benchmarks/game_frames.py crowd
    xvfb-run -s '-screen 0 1280x720x24' .venv/bin/python benchmarks/game_frames.py scripts
    xvfb-run -s '-screen 0 1280x720x24' .venv/bin/python benchmarks/game_frames.py shifts

``crowd``
    A minute of a scripted shift with sixty people in view: a queue longer than any shift's, that is served.
``scripts``
    Every script of ``tests/game/scripts``, each in a process of its own with nothing drawn beforehand.
``shifts``
    A minute at each desk, by somebody who presses whatever can be pressed, always the same way.

Frames come sixty a second, as for a person. Work is the time on the clock from the first event to the picture in the
window; own is the processor time of the game's own thread in it, which other work on the machine touches less.
``--record`` writes the figures to ``benchmarks/RESULTS.md``; ``--fast`` does not wait between frames.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import pygame
from fake_shift import FakeShift, waiting
from frame_watch import LATE_MS, LONG_MS, Frame, Watched
from results import machine, record, table

from cxsim.config.scenarios import load_policy
from cxsim.game import launch
from cxsim.game.scene import Close, House, Scene
from cxsim.game.settings import Settings
from cxsim.game.sound import Silence
from cxsim.game.speech import NullVoice
from cxsim.game.window import choose_drivers, open_window
from cxsim.live.decisions import Accepted, Decision, Next, Refused

SCRIPTS: Final = Path(__file__).resolve().parent.parent / "tests" / "game" / "scripts"
PEOPLE, SECONDS = 57, 60
SHOWN: Final = 40
"""Late frames that are listed, the longest first."""
DESKS: Final = (
    ("grand-hotel", "fear", "counter"), ("utility", "empowerment", "phone"), ("software", "fear", "inbox"),
    ("airline", "empowerment", "posts"),
)  # fmt: skip
LEFT_ALONE: Final = ("pause", "leave", "title.leave", "debrief.title")
"""Ways out, which whoever presses everything does not take."""
Row = tuple[str, ...]
HEAD: Final[Row] = (
    "played", "frames", "people", "work p50, ms", "work p99, ms", "longest, ms", "over 16.7", "over 50", "own p99, ms",
    "own longest, ms",
)  # fmt: skip


class LongQueue(FakeShift):
    """The fake shift with a queue that fills the hall and moves up whenever the next is served."""

    def __init__(self) -> None:
        super().__init__()
        self._first = 0
        self._fill()

    def _fill(self) -> None:
        people = range(self._first, self._first + PEOPLE)
        queue = tuple(replace(waiting(n % 12), case_id=n, customer_id=n, seed=n) for n in people)
        self.seen = replace(self.seen, queue=queue)

    def decide(self, decision: Decision) -> Accepted | Refused:
        """Whoever is served makes room for somebody new at the end."""
        outcome = super().decide(decision)
        if isinstance(outcome, Accepted):
            self._first += 1
            here = self.seen.encounter
            assert here is not None
            number = 900_000 + self._first
            self.seen = replace(self.seen, encounter=replace(here, case_id=number, customer_id=number, seed=number,
                                                             name="", look=(), about=""))
            self._fill()
        return outcome

    def rehearse(self) -> None:
        """There is nothing to be read."""

    def rewind(self, decisions: int = 1) -> None:
        """There is nothing to go back to."""


def main() -> None:
    """Play what is asked for, and print the late frames and the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=("crowd", "scripts", "shifts"))
    parser.add_argument("--only", default="", help="one script or desk")
    parser.add_argument("--record", action="store_true", help="write the figures to RESULTS.md")
    parser.add_argument("--fast", action="store_true", help="do not wait between frames")
    parser.add_argument("--apart", metavar="FILE", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.apart:
        _played_here(asked)
        return
    names = {"crowd": ["crowd"], "scripts": sorted(path.stem for path in SCRIPTS.glob("*.yaml")),
             "shifts": [desk for _, _, desk in DESKS]}[asked.what]
    rows: list[Row] = [HEAD]
    for name in names:
        if asked.only in ("", name):
            frames = _apart(asked, name)
            rows.append(_row(name, frames))
            _tell(name, frames)
    print(table(rows))
    if asked.record:
        title = {"crowd": "Frames: sixty people in view", "scripts": "Frames: every scene, by script",
                 "shifts": "Frames: a minute at each desk, pressing everything"}[asked.what]
        record(title, f"`benchmarks/game_frames.py {asked.what}`; {machine('pygame-ce')}\n\n{table(rows)}")


def _apart(asked: argparse.Namespace, name: str) -> list[Frame]:
    """Play one thing in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "frames.json"
        command = [sys.executable, __file__, asked.what, "--only", name, "--apart", str(file)]
        subprocess.run([*command, *(["--fast"] if asked.fast else [])], check=True)
        return [Frame(**frame) for frame in json.loads(file.read_text(encoding="utf-8"))]


def _played_here(asked: argparse.Namespace) -> None:
    launch.App = Watched  # type: ignore[misc]
    Watched.clock = None if asked.fast else pygame.time.Clock()
    Watched.meters.install()
    with tempfile.TemporaryDirectory() as home:
        play: Callable[[str, Path], None] = {"crowd": _crowd, "scripts": _script, "shifts": _shift}[asked.what]
        play(asked.only, Path(home))
    Path(asked.apart).write_text(json.dumps([asdict(frame) for frame in Watched.frames]), encoding="utf-8")


def _row(name: str, frames: Sequence[Frame]) -> Row:
    work, own = sorted(frame.work_ms for frame in frames), sorted(frame.own_ms for frame in frames)
    last = len(frames) - 1
    p99 = -(-99 * last // 100)
    late, long = (sum(each > limit for each in work) for limit in (LATE_MS, LONG_MS))
    people = max(frame.people for frame in frames)
    figures = (work[last // 2], work[p99], work[-1])
    return (name, str(len(frames)), str(people), *(f"{each:.1f}" for each in figures), str(late), str(long),
            f"{own[p99]:.1f}", f"{own[-1]:.1f}")


def _tell(name: str, frames: Sequence[Frame]) -> None:
    late = [frame for frame in frames if frame.work_ms > LATE_MS]
    print(f"{name}: {len(late)} frames over {LATE_MS:.1f} ms, {sum(f.work_ms > LONG_MS for f in late)} over "
          f"{LONG_MS:.0f}")
    for frame in sorted(late, key=lambda each: -each.work_ms)[:SHOWN]:
        print(f"  {frame.number:5d} {frame.line()}")


# --- sixty people


def _crowd(name: str, home: Path) -> None:
    """A minute at a counter before a full hall: answers are looked at, said, and the next one comes."""
    choose_drivers(Settings())
    screen = open_window((1280, 720))

    def first(house: House) -> Scene:
        from cxsim.game.scenes.desk.scene import on_shift

        return on_shift(house, LongQueue(), load_policy("fear").levers, Close)

    app = Watched(screen, Settings(), home, first, Silence(), NullVoice(), 1 / 60, is_window=True)
    app.first_picture(0.0)
    Watched.frames.clear()
    keys = (pygame.K_1, pygame.K_DOWN, pygame.K_2, pygame.K_UP, pygame.K_TAB, pygame.K_1, pygame.K_RETURN)
    for number in range(60 * SECONDS):
        pygame.event.get()
        key = keys[number // 45 % len(keys)] if number % 45 == 0 else None
        kinds = (pygame.KEYDOWN, pygame.KEYUP) if key else ()
        app.frame([pygame.event.Event(kind, key=key, mod=0) for kind in kinds], 1 / 60)
    app.leave()


# --- scripts


def _script(name: str, home: Path) -> None:
    """One script, with the options that its head names."""
    from cxsim.cli.play import play

    path = SCRIPTS / f"{name}.yaml"
    heads = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# cxsim play ")]
    options = shlex.split(heads[0].removeprefix("# cxsim play ").partition("--script")[0]) if heads else []
    if name == "debrief":
        shift_that_is_over(home)
    play.main([*options, "--home", str(home), "--script", str(path)], standalone_mode=False)


def shift_that_is_over(home: Path) -> None:
    """Leave a shift of an hour in a home, played to its end by whoever lets everybody go."""
    from cxsim.game.scenes import saves
    from cxsim.live.decisions import Choose, LetGo
    from cxsim.live.setting import Setup
    from cxsim.live.shift import Shift

    shift = Shift.start(Setup("grand-hotel", "fear", length_min=60.0), saves.new_path(home))
    for _ in range(300):
        if shift.is_over:
            break
        here = shift.observe().encounter
        free = [choice.name for choice in here.choices if not choice.locked] if here and not here.is_over else []
        done = shift.decide(Choose(free[0]) if free else LetGo() if here and not here.is_over else Next())
        if isinstance(done, Refused):
            shift.let_time_pass(1.0)
    shift.close()


# --- whatever can be pressed


def _shift(desk: str, home: Path) -> None:
    """A minute at a desk: each second something else that can be pressed is pressed."""
    from cxsim.cli.play import play

    company, policy, _ = next(each for each in DESKS if each[2] == desk)
    script = home / "begin.yaml"
    script.write_text(
        "- click: choose.begin\n- until: what do you expect\n- click: briefing.satisfied.6\n- click: briefing.back.2\n"
        "- click: briefing.start\n", encoding="utf-8")
    launch.script.Playing = Pressing  # type: ignore[misc]
    play.main(["--company", company, "--policy", policy, "--desk", desk, "--home", str(home), "--script", str(script)],
              standalone_mode=False)


class Pressing(launch.script.Playing):
    """A script to the desk, then a minute of pressing, by the same draws every time."""

    seconds = SECONDS
    every = 60
    """Frames between two presses."""

    def run(self) -> None:
        """Play the script, then press."""
        super().run()
        chance = random.Random(7)
        for _ in range(self.seconds * 60 // self.every):
            if self.app.is_over:
                return
            self._frames(self.every / 60)
            self.press(chance)

    def press(self, chance: random.Random) -> None:
        """Press one of the controls that can be seen."""
        nodes = [node for node in self.app.tree().walk() if node.focusable and node.enabled and node.shown.height > 8
                 and node.key not in LEFT_ALONE]
        if nodes:
            at = chance.choice(nodes).shown.center
            self._events([pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))])
            for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
                self._events([pygame.event.Event(kind, button=1, pos=at)])



if __name__ == "__main__":
    main()
