"""Memory does not grow with time: what a run holds depends on how many customers there are, not on weeks gone by."""

from __future__ import annotations

import gc
import tracemalloc
from dataclasses import replace

import pytest

from cxsim.config.scenarios import load_company, load_policy
from cxsim.metrics.totals import WeeklyFold
from cxsim.model.simulation import Simulation
from cxsim.rules.company import MINUTES_PER_WEEK
from cxsim.validation.trials.company import at_size

EARLY, LATE, WEEKS = 6, 30, 36
"""Weeks between which memory is compared, and the horizon, up to which purchases are planned from the first day on."""

BYTES_PER_EVENT = 4.0
"""Whatever is kept takes 8 bytes at least, so less than this means that not one event in two has left a mark. What is
open at the end of a week differs by some 10 kB, a byte an event; a record has a hundred bytes or more."""

COUNTED = (
    *(tracemalloc.Filter(True, f"*/{library}/*") for library in ("cxsim", "simpy", "numpy")),
    tracemalloc.Filter(False, "*/model/blocks.py"),
)
"""Where memory is taken that counts: not by the test's own machinery, which works beside it. Nor do blocks of draws,
which are made ahead and used up: how much of them there is says nothing of time."""


@pytest.mark.parametrize("psychology", [True, False])
def test_a_run_holds_no_more_after_many_weeks_than_after_a_few(psychology):
    company = replace(at_size(load_company("grand-hotel"), 0.02), psychology=psychology)
    fold, events = WeeklyFold(company, WEEKS), 0

    def sink(chunk):
        nonlocal events
        events += chunk[0].size
        fold(chunk)

    def held(week):
        """Bytes and events at the end of a week, once everything written has been folded."""
        run.world.clock.run_until(week * MINUTES_PER_WEEK)
        run.world.recorder.flush()
        gc.collect()
        kept = tracemalloc.take_snapshot().filter_traces(COUNTED)
        return sum(trace.size for trace in kept.traces), events

    tracemalloc.start(1)
    try:
        run = Simulation(company, load_policy("fear").levers, seed=1, replication=0, weeks=WEEKS, sink=sink)
        run.start()
        (before, events_before), (after, events_after) = held(EARLY), held(LATE)
    finally:
        tracemalloc.stop()
    assert events_after - events_before > 5_000
    assert after - before < BYTES_PER_EVENT * (events_after - events_before)
