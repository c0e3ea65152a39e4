"""The event log on disk: nothing lost, equal logs equal files, whole or not at all."""

from __future__ import annotations

import csv
from itertools import pairwise

import numpy as np
import pytest
from small_company import MIXED, run, small_company

from cxsim.metrics.event_log import event_log
from cxsim.metrics.whole_files import write_whole
from cxsim.rules.events import COLUMNS, EVENTS

COMPANY = small_company()


@pytest.fixture(scope="module")
def columns():
    log = run(COMPANY, MIXED, weeks=1)
    return tuple(log[name] for name in COLUMNS)


def write(path, columns, cuts=(0,)):
    bounds = [*cuts, columns[0].size]
    with event_log(path, COMPANY) as log:
        for a, b in pairwise(bounds):
            log(tuple(c[a:b] for c in columns))


def test_csv_gives_back_every_number_to_the_bit(tmp_path, columns):
    write(tmp_path / "log.csv", columns)
    with (tmp_path / "log.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == COLUMNS
    channels = {channel.name: i for i, channel in enumerate(COMPANY.channels)} | {"": -1}
    kinds = {event.name: i for i, event in enumerate(EVENTS)}
    read = list(zip(*rows, strict=True))
    for name, text, values in zip(COLUMNS, read, columns, strict=True):
        known = {"kind": kinds, "channel": channels}.get(name)
        back = [known[t] for t in text] if known else [float(t) for t in text]
        assert np.array_equal(np.array(back), values), name


def test_chunks_leave_no_trace(tmp_path, columns):
    write(tmp_path / "one.csv", columns)
    write(tmp_path / "many.csv", columns, cuts=(0, 1, 17, 400))
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "many.csv").read_bytes()


def test_parquet_holds_what_csv_holds(tmp_path, columns):
    pq = pytest.importorskip("pyarrow.parquet", reason="pip install 'cxsim[research]' enables this test")
    write(tmp_path / "log.parquet", columns, cuts=(0, 100))
    table = pq.read_table(tmp_path / "log.parquet")
    assert tuple(table.column_names) == COLUMNS
    assert np.array_equal(table["time_min"].to_numpy(), columns[0])
    assert table["kind"].to_pylist() == [EVENTS[k].name for k in columns[1]]


def test_a_log_that_fails_leaves_nothing(tmp_path, columns):
    broken = (*columns[:-1], columns[-1][:5])  # the last column is too short: found out half way
    with pytest.raises(ValueError, match="zip"):
        write(tmp_path / "log.csv", broken)
    assert list(tmp_path.iterdir()) == []


def test_other_endings_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"\.csv or \.parquet"), event_log(tmp_path / "log.txt", COMPANY):
        pass


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "half, and then what no file can hold: \ud800")
    assert path.read_text() == "old"
    write_whole(path, "new")
    assert path.read_text() == "new"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
