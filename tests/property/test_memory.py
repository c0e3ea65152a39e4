"""Memory does not grow with time: what a run holds depends on how many customers there are, not on weeks gone by."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BYTES_PER_EVENT = 1.0
"""Whatever is kept takes 8 bytes at least, so less than this means that not one event in eight has left a mark. What is
open at the end of a week differs by some 10 kB, up to .8 bytes an event; a record has a hundred bytes or more."""


@pytest.mark.parametrize("psychology", [True, False])
def test_a_run_holds_no_more_after_many_weeks_than_after_a_few(psychology):
    program = Path(__file__).with_name("memory_of_a_run.py")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(program), str(psychology)], check=True, capture_output=True, text=True)
    early, late = json.loads(done.stdout)
    events = late["events"] - early["events"]
    assert events > 5_000
    assert late["bytes"] - early["bytes"] < BYTES_PER_EVENT * events
