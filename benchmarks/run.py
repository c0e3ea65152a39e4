"""Speed and memory, measured: ``make bench``.

Prints a table; ``--record`` writes it to ``benchmarks/RESULTS.md`` with the machine and versions. ``--quick``
takes a tenth of the time and is only good for seeing that the benchmarks run.

The comparison with idiomatic SimPy alternates the two, so that whatever else the machine does hits both, and
compares medians of processor time. They simulate the same queue; ours also writes the complete event log and
makes every draw keyed.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import idiomatic

import cxsim
from cxsim.config.scenarios import load_company, load_policy
from cxsim.engine import weekly_totals
from cxsim.metrics.stream import Chunk
from cxsim.model.simulation import Simulation
from cxsim.rules.company import MINUTES_PER_WEEK
from cxsim.rules.events import Kind
from cxsim.validation.queue_model import NEUTRAL_LEVERS, Queue, neutral_company

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = (
    "# Benchmarks\n\n`make bench`, recorded with `benchmarks/run.py --record`. Where the time of one replication of "
    "104 weeks goes: [PROFILE.md](PROFILE.md).\n\n"
)
QUEUE = Queue(agents=50, arrival_rate=55.0, service_mean=1.0, patience_mean=2.0, threshold=0.3, customers=30_000)
COMPANY = "grand-hotel"
POLICIES = ("fear", "empowerment")

Row = tuple[str, str, str]
"""What, measured, target."""


def main() -> None:
    """Run all benchmarks and print them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--record", action="store_true", help=f"write {RESULTS.name}")
    parser.add_argument("--quick", action="store_true", help="a tenth of the time; figures mean little")
    parser.add_argument("--peak-memory", type=int, metavar="WEEKS", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.peak_memory:
        print(peak_memory_mb(asked.peak_memory))
        return
    table = report(asked.quick)
    print(table)
    if asked.record:
        others = RESULTS.read_text().partition("\n## ")  # what other benchmarks have recorded stays
        RESULTS.write_text(f"{HEAD}{table}{''.join(others[1:])}")


def report(quick: bool) -> str:
    """All figures as a Markdown table, under a line about the machine."""
    rows: list[Row] = []
    parts: tuple[Callable[[bool], list[Row]], ...] = (against_simpy, whole_model, memory, start_up)
    for part in parts:
        print(f"{part.__name__.replace('_', ' ')} ...", file=sys.stderr)
        rows += part(quick)
    table = [("measured", "", "target"), ("---", "---", "---"), *rows]
    return f"{machine()}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in table) + "\n"


def machine() -> str:
    """The machine and the versions that figures depend on."""
    libraries = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("simpy", "numpy"))
    return (
        f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}; Python "
        f"{platform.python_version()}, cxsim {cxsim.__version__}, {libraries}; {time.strftime('%Y-%m-%d')}"
    )


def processor_seconds(action: Callable[[], object]) -> float:
    """Processor time that ``action`` takes."""
    start = time.process_time()
    action()
    return time.process_time() - start


def against_simpy(quick: bool) -> list[Row]:
    """Our dispatcher against processes with `Resource` and ``request | timeout``, on one Erlang-A queue."""
    rounds = 3 if quick else 15
    ours, theirs = [], []
    for number in range(rounds + 1):  # the first warms up
        ours.append(processor_seconds(lambda number=number: our_queue(number)))  # type: ignore[misc]
        theirs.append(processor_seconds(lambda number=number: their_queue(number)))  # type: ignore[misc]
    ours, theirs = ours[1:], theirs[1:]
    ratios = sorted(b / a for a, b in zip(ours, theirs, strict=True))
    per_contact = [statistics.median(times) / QUEUE.customers * 1e6 for times in (theirs, ours)]
    return [
        (f"idiomatic SimPy, µs a contact (median of {rounds})", f"{per_contact[0]:.1f}", ""),
        ("cxsim, µs a contact, with the whole event log", f"{per_contact[1]:.1f}", ""),
        ("times faster (ratio of medians)", f"{per_contact[0] / per_contact[1]:.2f}", "2 or more"),
        ("times faster (lowest to highest round)", f"{ratios[0]:.2f} to {ratios[-1]:.2f}", ""),
    ]


def our_queue(replication: int) -> None:
    """The queue in the model, its log written and dropped."""
    minutes_per_unit = MINUTES_PER_WEEK / QUEUE.window
    company = neutral_company(QUEUE, minutes_per_unit)
    Simulation(
        company, NEUTRAL_LEVERS, seed=1, replication=replication, weeks=1, sink=lambda chunk: None
    ).run()


def their_queue(replication: int) -> None:
    """The queue in idiomatic SimPy."""
    idiomatic.run(
        agents=QUEUE.agents,
        arrival_rate=QUEUE.arrival_rate,
        service_mean=QUEUE.service_mean,
        patience_mean=QUEUE.patience_mean,
        customers=QUEUE.customers,
        seed=replication,
    )


def whole_model(quick: bool) -> list[Row]:
    """Contacts a second of a company with everything in it, folds included."""
    weeks = 2 if quick else 26
    company = load_company(COMPANY)
    rows = []
    for policy in POLICIES:
        contacts = 0

        def count(chunk: Chunk) -> None:
            nonlocal contacts
            contacts += int((chunk[1] == Kind.CONTACT_OFFERED).sum())

        levers = load_policy(policy).levers
        seconds = processor_seconds(
            lambda levers=levers, count=count: weekly_totals(  # type: ignore[misc]
                company, levers, weeks=weeks, seed=1, replication=0, log=count
            )
        )
        name = f"{COMPANY}, {policy}, {weeks} weeks"
        rows.append((f"{name}: contacts a second", f"{contacts / seconds:,.0f}", ""))
        rows.append((f"{name}: seconds", f"{seconds:.1f}", ""))
    return rows


def memory(quick: bool) -> list[Row]:
    """Peak memory of a whole process that simulates 13 and 104 weeks."""
    peaks = {}
    for weeks in (2, 6) if quick else (13, 104):
        command = [sys.executable, __file__, "--peak-memory", str(weeks)]
        peaks[weeks] = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    rows = [(f"{COMPANY}, {weeks} weeks: peak memory, MB", f"{peak:.0f}", "") for weeks, peak in peaks.items()]
    short, long = peaks.values()
    return [*rows, ("peak memory, longer over shorter horizon", f"{long / short:.2f}", "near 1")]


def peak_memory_mb(weeks: int) -> float:
    """Simulate, fold, and say how much memory this process ever held."""
    import resource

    weekly_totals(
        load_company(COMPANY), load_policy(POLICIES[1]).levers, weeks=weeks, seed=1, replication=0
    )
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def start_up(quick: bool) -> list[Row]:
    """``cxsim --help``, the whole process, as a user waits for it."""
    times = []
    for _ in range(5 if quick else 21):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "cxsim", "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return [("cxsim --help, ms (median)", f"{statistics.median(times) * 1000:.0f}", "under 150")]


if __name__ == "__main__":
    main()
