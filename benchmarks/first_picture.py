"""From the command to the first picture, as somebody waits for it: ``cxsim play`` in a process of its own.

Run on a machine that does nothing else::

    xvfb-run -s '-screen 0 1280x720x24' .venv/bin/python benchmarks/first_picture.py


Cold is with the system's memory of files emptied (as root; else it is as warm): the first start after the machine's
own. Uncompiled is that without Python's compiled modules: the first start ever, where the installer did not compile.
Warm is every other start. The clock runs from before the process is started until the game has shown its first picture
in the window. ``--record`` writes ``RESULTS.md``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from results import machine, record, table

TIMES: Final = 7
WAYS: Final = (
    ("the title", ()), ("a role-play", ("hotel-spoiled-night", "--policy", "fear")),
    ("the choice of a shift", ("--company", "grand-hotel")),
)  # fmt: skip
DROP: Final = Path("/proc/sys/vm/drop_caches")


def main() -> None:
    """Start the game again and again, and print how long it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--record", action="store_true", help="write the figures to RESULTS.md")
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--ways", type=int, default=len(WAYS), help="how many of the ways in, the title first")
    asked = parser.parse_args()
    rows = [("first picture", "warm, s (median)", "warm, s (longest)", "cold, s", "uncompiled, s", "target")]
    for name, options in WAYS[: asked.ways]:
        warm = [started(options) for _ in range(asked.times)]
        forget_files()
        cold = started(options)
        forget_files()
        uncompiled = started(options, compiled=False)
        figures = (statistics.median(warm), max(warm), cold, uncompiled)
        rows.append((name, *(f"{each:.2f}" for each in figures), "under 2"))
    print(table(rows))
    if asked.record:
        record("First picture", f"`benchmarks/first_picture.py`; {machine('pygame-ce')}\n\n{table(rows)}")


def started(options: tuple[str, ...], compiled: bool = True) -> float:
    """Seconds from the command until its first picture is shown."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        told = home / "told"
        command = [sys.executable, "-m", "cxsim", "play", *options, "--home", str(home), "--tell", str(told)]
        environment = dict(os.environ)
        if not compiled:
            environment["PYTHONPYCACHEPREFIX"] = str(home / "compiled")  # there is nothing yet
        begun = time.perf_counter()
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as game:
            while not (told.exists() and b'"is_passing":false' in told.read_bytes()):  # told once it is shown
                if game.poll() is not None:
                    raise SystemExit("the game ended before its first picture")
                time.sleep(0.002)
            taken = time.perf_counter() - begun
            game.terminate()
        return taken


def forget_files() -> None:
    """Empty the system's memory of files, where that is allowed."""
    try:
        os.sync()
        DROP.write_text("3\n", encoding="utf-8")
    except OSError:
        print("(the system's memory of files could not be emptied)", file=sys.stderr)


if __name__ == "__main__":
    main()
