"""From the command to the first picture, as somebody waits for it: ``cxsim play`` in a process of its own.

Run on a machine that does nothing else::

    xvfb-run -s '-screen 0 1280x720x24' .venv/bin/python benchmarks/first_picture.py

Cold is with compiled modules removed and, where this may be done (as root), the system's memory of files emptied:
the first start after the installation. Warm is every later start. The clock runs from before the process is started
until the game has shown its first picture in the window and asks for events. ``--record`` writes ``RESULTS.md``.
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
    asked = parser.parse_args()
    rows = [("first picture", "cold, s", "warm, s (median)", "warm, s (longest)", "target")]
    for name, options in WAYS:
        cold = started(options, cold=True)
        warm = [started(options, cold=False) for _ in range(asked.times)]
        rows.append((name, f"{cold:.2f}", f"{statistics.median(warm):.2f}", f"{max(warm):.2f}", "under 2"))
    print(table(rows))
    if asked.record:
        record("First picture", f"`benchmarks/first_picture.py`; {machine('pygame-ce')}\n\n{table(rows)}")


def started(options: tuple[str, ...], cold: bool) -> float:
    """Seconds from the command until its first picture is shown."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        told = home / "told"
        command = [sys.executable, "-m", "cxsim", "play", *options, "--home", str(home), "--tell", str(told)]
        environment = dict(os.environ)
        if cold:
            environment["PYTHONPYCACHEPREFIX"] = str(home / "compiled")  # nothing is compiled there yet
            forget_files()
        begun = time.perf_counter()
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as game:
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
