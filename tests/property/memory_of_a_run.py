"""Prints, as JSON, how many bytes a run holds early and late, and how many events it has written by then.

A program of its own, run by ``test_memory.py``: in a process that other tests have used, threads that they left behind
and caches that they began to fill take memory meanwhile, and it could not be told whose it is.
"""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from dataclasses import replace

from cxsim.config.scenarios import load_company, load_policy
from cxsim.metrics.stream import Chunk
from cxsim.metrics.totals import WeeklyFold
from cxsim.model.simulation import Simulation
from cxsim.rules.company import MINUTES_PER_WEEK
from cxsim.validation.trials.company import at_size

EARLY, LATE, WEEKS = 6, 30, 36
"""Weeks between which memory is compared, and the horizon, up to which purchases are planned from the first day on."""

COUNTED = (
    *(tracemalloc.Filter(True, f"*/{library}/*") for library in ("cxsim", "simpy", "numpy")),
    tracemalloc.Filter(False, "*/model/blocks.py"),
)
"""Where memory is taken that counts. Blocks of draws do not: they are made ahead and used up, and how much of them
there is says nothing of time."""


def main(psychology: bool) -> None:
    """Run a small hotel, and look at what it holds at the end of two weeks."""
    company = replace(at_size(load_company("grand-hotel"), 0.02), psychology=psychology)
    fold, events = WeeklyFold(company, WEEKS), 0

    def sink(chunk: Chunk) -> None:
        nonlocal events
        events += chunk[0].size
        fold(chunk)

    def held(week: int) -> dict[str, int]:
        """Bytes and events at the end of a week, once everything written has been folded."""
        run.world.clock.run_until(week * MINUTES_PER_WEEK)
        run.world.recorder.flush()
        gc.collect()
        kept = tracemalloc.take_snapshot().filter_traces(COUNTED)
        return {"bytes": sum(trace.size for trace in kept.traces), "events": events}

    tracemalloc.start(1)
    run = Simulation(company, load_policy("fear").levers, seed=1, replication=0, weeks=WEEKS, sink=sink)
    run.start()
    print(json.dumps([held(EARLY), held(LATE)]))


if __name__ == "__main__":
    main(sys.argv[1] == "True")
