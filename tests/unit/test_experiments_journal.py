"""The journal: finished work survives, is never mixed up, and counts once."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest
from small_company import CONTROL, MIXED, TRUST, small_company

from cxsim.experiments import journal as journal_module
from cxsim.experiments.journal import Journal, JournalBusyError, levers_key, study_key


def test_what_was_put_is_there_after_opening_again(tmp_path):
    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal:
        journal.put("s", CONTROL, 3, b"totals")
    with Journal(path) as journal:
        assert journal.get("s", CONTROL, 3) == b"totals"
        assert journal.get("s", CONTROL, 4) is None
        assert journal.get("s", TRUST, 3) is None
        assert journal.get("other", CONTROL, 3) is None


def test_putting_twice_changes_nothing():
    with Journal(None) as journal:
        journal.put("s", CONTROL, 0, b"first")
        journal.put("s", CONTROL, 0, b"second")
        assert journal.get("s", CONTROL, 0) == b"first"


def test_a_failure_is_no_result():
    with Journal(None) as journal:
        journal.fail("s", CONTROL, 0, "died")
        journal.fail("s", CONTROL, 0, "died again")
        assert journal.get("s", CONTROL, 0) is None


def test_two_runs_cannot_write_one_journal(tmp_path):
    path = tmp_path / "journal.sqlite"
    with Journal(path), pytest.raises(JournalBusyError, match="in use by another run"):
        Journal(path)
    with Journal(path):
        pass


def test_a_full_disk_is_said_so_and_loses_nothing_finished(tmp_path):
    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal:
        journal.put("s", CONTROL, 0, b"x" * 1000)
        pages = journal._database.execute("PRAGMA page_count").fetchone()[0]
        journal._database.execute(f"PRAGMA max_page_count = {pages + 1}")  # as if the disk ended here
        with pytest.raises(OSError, match=r"No space left|not enough space") as fault:
            journal.put("s", CONTROL, 1, b"x" * 100_000)
        assert fault.value.errno == errno.ENOSPC
        assert fault.value.filename == str(path)
    with Journal(path) as journal:
        assert journal.get("s", CONTROL, 0) == b"x" * 1000
        assert journal.get("s", CONTROL, 1) is None
        journal.put("s", CONTROL, 1, b"x" * 100_000)


def test_everything_a_replication_depends_on_is_in_the_key(monkeypatch):
    company = small_company()
    key = study_key(company, 4, 1)
    changed = company.parameters._replace(kappa=0.3)
    others = [
        study_key(company, 5, 1),
        study_key(company, 4, 2),
        study_key(small_company(customers=401), 4, 1),
        study_key(replace(company, parameters=changed), 4, 1),
    ]
    monkeypatch.setattr(journal_module, "sources_key", lambda: "another version")
    others.append(study_key(company, 4, 1))
    assert len({key, *others}) == 6
    assert len({levers_key(levers) for levers in (CONTROL, TRUST, MIXED)}) == 3
    assert levers_key(MIXED) == levers_key(MIXED._replace())


def test_the_sources_are_read():
    assert len(journal_module.sources_key()) == 64
