"""The journal: finished replications on disk, so that an interrupted run continues where it was.

One row per (study, levers, replication), written the moment it is finished; writing it twice changes nothing.
The study's key is a hash of everything a replication depends on: company, horizon, seed, and cxsim's own sources.
So results of another version or of a changed company are never mixed in. The warm-up is not part of it: it is a
filter on weekly totals. Policies are known by their levers alone.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Final

from cxsim import __version__
from cxsim.paths import PACKAGE
from cxsim.rules.company import Company
from cxsim.rules.levers import Levers

_ROOMS: Final = ("rules", "model", "metrics")
"""Rooms on which the totals of a replication depend; the warm-up, KPIs and tables are made anew each time."""

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS replication (
    study TEXT NOT NULL, levers TEXT NOT NULL, replication INTEGER NOT NULL, totals BLOB NOT NULL,
    PRIMARY KEY (study, levers, replication)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS failure (
    study TEXT NOT NULL, levers TEXT NOT NULL, replication INTEGER NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (study, levers, replication)
) WITHOUT ROWID;
"""


class JournalBusyError(RuntimeError):
    """Another process is writing this journal."""


class Journal:
    """A journal file, or one in memory (``path`` None); a context."""

    def __init__(self, path: Path | None) -> None:
        """Open the journal, making it if need be.

        Raises
        ------
        JournalBusyError
            When another process has it open.
        OSError
            When it cannot be made, as on a full disk.
        """
        self._database: Final = sqlite3.connect(path or ":memory:", timeout=0.2, isolation_level=None)
        self._path: Final = path
        try:
            with _disk_faults(path):
                self._database.execute("PRAGMA locking_mode = EXCLUSIVE")  # one writer; others are told so
                self._database.execute("PRAGMA journal_mode = WAL")
                self._database.execute("PRAGMA synchronous = NORMAL")
                self._database.executescript(_SCHEMA)
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def get(self, study: str, levers: Levers, replication: int) -> bytes | None:
        """Packed totals of a finished replication, None if it is not finished."""
        row = self._database.execute(
            "SELECT totals FROM replication WHERE (study, levers, replication) = (?, ?, ?)",
            (study, levers_key(levers), replication),
        ).fetchone()
        return None if row is None else bytes(row[0])

    def put(self, study: str, levers: Levers, replication: int, totals: bytes) -> None:
        """Keep a finished replication; a second time changes nothing.

        Raises
        ------
        OSError
            When it cannot be written, as on a full disk; rows written before are safe.
        """
        with _disk_faults(self._path):
            self._database.execute(
                "INSERT OR IGNORE INTO replication VALUES (?, ?, ?, ?)",
                (study, levers_key(levers), replication, totals),
            )

    def fail(self, study: str, levers: Levers, replication: int, reason: str) -> None:
        """Note that a replication could not be had; it is tried again by the next run."""
        with _disk_faults(self._path):
            self._database.execute(
                "INSERT OR REPLACE INTO failure VALUES (?, ?, ?, ?)",
                (study, levers_key(levers), replication, reason),
            )


def study_key(company: Company, weeks: int, seed: int) -> str:
    """Hash of all that the replications of a study have in common."""
    return _digest(repr((company, weeks, seed, sources_key())))


def levers_key(levers: Levers) -> str:
    """Hash of a policy as far as the model knows it."""
    return _digest(repr(tuple(levers)))


@cache
def sources_key() -> str:
    """Hash of the version and of the sources that decide what a replication gives."""
    files = [PACKAGE / "engine.py", *(file for room in _ROOMS for file in (PACKAGE / room).glob("*.py"))]
    parts = [f"{file.relative_to(PACKAGE).as_posix()}\n{file.read_text('utf-8')}" for file in sorted(files)
             if file.exists()]  # in a frozen build there are none: then the version must do
    return _digest("\0".join([__version__, *parts]))


@contextmanager
def _disk_faults(path: Path | None) -> Iterator[None]:
    """Turn what SQLite says of disks and locks into the exceptions that others raise for them."""
    try:
        yield
    except sqlite3.OperationalError as fault:
        name = str(path) if path else ":memory:"
        if fault.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name) from fault
        if fault.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise JournalBusyError(f"{name} is in use by another run") from fault
        raise OSError(errno.EIO, f"the journal cannot be used ({fault})", name) from fault


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
