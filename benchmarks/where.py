"""Where the time of one replication goes: ``python benchmarks/where.py --record``.

Runs the default company for 104 weeks, once for the time it takes and once (13 weeks) under the profiler, and writes
both to ``benchmarks/PROFILE.md`` with the machine, the versions and how busy the machine was. The profiler makes
calls dearer than they are, small functions most of all: shares say where to look, not what would be won.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
from collections import Counter
from pathlib import Path

from run import machine, processor_seconds

from cxsim.config.scenarios import load_company, load_policy
from cxsim.engine import weekly_totals

RESULTS = Path(__file__).parent / "PROFILE.md"
COMPANY, POLICY = "grand-hotel", "empowerment"
WEEKS, PROFILED_WEEKS = 104, 13
SHOWN = 14


def replication(weeks: int) -> None:
    """One replication, folds included."""
    weekly_totals(load_company(COMPANY), load_policy(POLICY).levers, weeks=weeks, seed=1, replication=0)


def main() -> None:
    """Measure, profile and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--record", action="store_true", help=f"write {RESULTS.name}")
    asked = parser.parse_args()
    before = os.getloadavg()[0]
    seconds = processor_seconds(lambda: replication(WEEKS))
    load = f"{before:.1f} before and {os.getloadavg()[0]:.1f} after"
    text = (
        f"# Where the time goes\n\n`benchmarks/where.py --record`. {machine()}\n\n"
        f"One replication of {COMPANY} under {POLICY}, {WEEKS} weeks: **{seconds:.1f} s** of processor time. Load of "
        f"the machine (its average over a minute): {load}; other work on it makes the figure larger.\n\n"
        f"Time inside the functions of each file, in a profile of {PROFILED_WEEKS} weeks:\n\n"
        f"| file | share | calls |\n| --- | --- | --- |\n{profile()}"
    )
    print(text)
    if asked.record:
        RESULTS.write_text(text)


def profile() -> str:
    """Rows of the table: the files in which most of the time is spent."""
    profiler = cProfile.Profile()
    profiler.runcall(replication, PROFILED_WEEKS)
    spent: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for (path, _, _), (_, calls, own, _, _) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        name = "Python's own functions"
        if f"{os.sep}cxsim{os.sep}" in path:
            name = f"`{path.rpartition(f'{os.sep}cxsim{os.sep}')[2]}`"
        elif "site-packages" in path:
            name = "libraries"
        spent[name] += own
        called[name] += calls
    total = sum(spent.values())
    rows = [f"| {name} | {own / total:.1%} | {called[name]:,} |\n" for name, own in spent.most_common(SHOWN)]
    rest = sum(own for _, own in spent.most_common()[SHOWN:])
    return "".join([*rows, f"| everything else | {rest / total:.1%} | |\n"])


if __name__ == "__main__":
    main()
