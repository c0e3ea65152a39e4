"""Shifts on record survive, count once, and a damaged file is set aside."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from cxsim.records.mastery import Practised
from cxsim.records.store import FILE_NAME, Records, ShiftRecord

SHIFT = ShiftRecord(
    id="a", played_on=date(2026, 3, 2), company="grand-hotel", policy="fear", desk="counter", difficulty="usual",
    mode="practice", seed=7, served=6, satisfied=4, came_back=1, score=51.0, best=54.0,
    skills={"listening": Practised(3, 5)}, expectations={"respect": 0.8}, predicted_satisfied_share=0.5, cause="both",
    lever="discretion", hints=(2, 1),
)  # fmt: skip


def test_what_goes_in_comes_out_the_oldest_first(tmp_path):
    later = replace(SHIFT, id="0", played_on=date(2026, 3, 9))
    with Records(tmp_path / FILE_NAME) as records:
        records.add(later)
        records.add(SHIFT)
    with Records(tmp_path / FILE_NAME) as records:
        assert records.shifts() == [SHIFT, later]
        assert [each.practised for each in records.practice()] == [Practised(3, 5)] * 2


def test_a_file_of_old_still_opens_and_does_not_say_that_no_hint_was_taken(tmp_path):
    with Records(tmp_path / FILE_NAME) as records:
        records.add(SHIFT)
    database = sqlite3.connect(tmp_path / FILE_NAME)
    with database:
        (body,) = database.execute("SELECT body FROM shift").fetchone()
        old = {name: value for name, value in json.loads(body).items() if name != "hints"}
        database.execute("UPDATE shift SET body = ?", (json.dumps(old),))
    database.close()
    with Records(tmp_path / FILE_NAME) as records:
        assert records.shifts() == [replace(SHIFT, hints=None)]


def test_a_shift_counts_once(tmp_path):
    with Records(tmp_path / FILE_NAME) as records:
        records.add(SHIFT)
        records.add(replace(SHIFT, score=99.0))
        assert records.shifts() == [SHIFT]


def test_a_damaged_file_is_set_aside_and_kept(tmp_path):
    path = tmp_path / FILE_NAME
    path.write_bytes(b"not a database, but somebody's evening" * 50)
    with Records(path) as records:
        assert records.shifts() == []
        assert records.set_aside is not None
        assert records.set_aside.read_bytes().startswith(b"not a database")
        records.add(SHIFT)
    with Records(path) as records:
        assert records.set_aside is None
        assert records.shifts() == [SHIFT]


def test_what_was_recorded_outlives_a_killed_process(tmp_path):
    program = (
        "import os, pathlib, sys; sys.path[:0] = sys.argv[2:]; from test_store import SHIFT, FILE_NAME, Records;"
        "records = Records(pathlib.Path(sys.argv[1]) / FILE_NAME); records.add(SHIFT); os.kill(os.getpid(), 9)"
    )
    here = os.path.dirname(__file__)
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path), here], check=False)
    assert done.returncode == -9
    with Records(tmp_path / FILE_NAME) as records:
        assert records.shifts() == [SHIFT]


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(OSError, match="taken"):
        Records(tmp_path / "taken" / FILE_NAME)
