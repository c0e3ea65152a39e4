"""Shifts on record: one row each in a SQLite file, written once, never lost and never counted twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from cxsim.records.mastery import Practice, Practised
from cxsim.roleplay.vocabulary import SKILLS, Skill

FILE_NAME: Final = "records.sqlite"

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS shift (
    id TEXT PRIMARY KEY, played_on TEXT NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class ShiftRecord:
    """One shift as it goes on record.

    Attributes
    ----------
    id
        Of the shift: recording it a second time changes nothing.
    played_on
        Day on which it ended.
    company, policy, desk, difficulty, mode, seed
        Its set-up, as in `cxsim.live.setting.Setup`.
    served, satisfied, came_back
        Customers.
    score, best
        What was reached, and the most that the policy left within reach; same unit.
    skills
        Opportunities of each skill, taken and offered.
    expectations
        The nine, 0 to 1, means over the shift's cases; what had no occasion is left out.
    hints
        How many were taken about each case about which any was, in the order in which they began; None where nobody
        counted, as in records of old.
    predicted_satisfied_share, cause, lever
        What the person expected before, held to be the cause afterwards, and would change; empty where not asked.
    """

    id: str
    played_on: date
    company: str
    policy: str
    desk: str
    difficulty: str
    mode: str
    seed: int
    served: int
    satisfied: int
    came_back: int
    score: float
    best: float
    skills: Mapping[Skill, Practised] = field(default_factory=dict)
    expectations: Mapping[str, float] = field(default_factory=dict)
    predicted_satisfied_share: float | None = None
    cause: str = ""
    lever: str = ""
    hints: tuple[int, ...] | None = None

    def practice(self) -> list[Practice]:
        """The shift as practice of skills."""
        return [Practice(self.played_on, skill, practised) for skill, practised in self.skills.items()]


class Records:
    """The file of one learner's shifts; a context."""

    def __init__(self, path: Path) -> None:
        """Open the file, making it if need be. A damaged one is renamed, never deleted; see ``set_aside``.

        Raises
        ------
        OSError
            When the folder cannot be written.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self.set_aside: Path | None = None
        """Where a damaged file was put; None when nothing was wrong."""
        try:
            self._database = _opened(path)
        except sqlite3.DatabaseError as fault:
            if isinstance(fault, sqlite3.OperationalError) and not path.is_file():
                raise OSError(f"{path}: {fault}") from fault
            self.set_aside = _moved(path)
            self._database = _opened(path)

    def __enter__(self) -> Records:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def add(self, record: ShiftRecord) -> None:
        """Put a shift on record; a second time changes nothing.

        Raises
        ------
        OSError
            When it cannot be written, as on a full disk.
        """
        body = asdict(record)
        del body["id"], body["played_on"]
        try:
            with self._database:
                self._database.execute(
                    "INSERT OR IGNORE INTO shift VALUES (?, ?, ?)",
                    (record.id, record.played_on.isoformat(), json.dumps(body, ensure_ascii=False)),
                )
        except sqlite3.OperationalError as fault:
            raise OSError(f"the shift could not be recorded: {fault}") from fault

    def answer(self, name: str, cause: str, lever: str) -> None:
        """Add what the person answered after a shift that is on record.

        Raises
        ------
        OSError
            When it cannot be written.
        """
        try:
            with self._database:
                for (body,) in self._database.execute("SELECT body FROM shift WHERE id = ?", (name,)).fetchall():
                    answered = {**json.loads(body), "cause": cause, "lever": lever}
                    self._database.execute(
                        "UPDATE shift SET body = ? WHERE id = ?", (json.dumps(answered, ensure_ascii=False), name)
                    )
        except sqlite3.OperationalError as fault:
            raise OSError(f"the answer could not be recorded: {fault}") from fault

    def shifts(self) -> list[ShiftRecord]:
        """Every shift, the oldest first."""
        rows = self._database.execute("SELECT id, played_on, body FROM shift ORDER BY played_on, id")
        return [_read(name, day, json.loads(body)) for name, day, body in rows]

    def practice(self) -> list[Practice]:
        """Every shift as practice of skills."""
        return [practice for shift in self.shifts() for practice in shift.practice()]


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=2.0)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")  # a shift takes an hour; a power cut must not take it back
        database.executescript(_SCHEMA)
        if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
    except BaseException:
        database.close()
        raise
    return database


def _moved(path: Path) -> Path:
    """Rename a damaged file, and what belongs to it, so that a person can look at it."""
    number = 1
    while (target := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(target)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return target


def _read(name: str, day: str, body: dict[str, Any]) -> ShiftRecord:
    skills = {skill: Practised(*body["skills"][skill]) for skill in SKILLS if skill in body["skills"]}
    hints = tuple(body["hints"]) if body.get("hints") is not None else None
    return ShiftRecord(id=name, played_on=date.fromisoformat(day), **{**body, "skills": skills, "hints": hints})
