"""The journal of a shift: one line for the set-up and one for each decision, on disk before anything else happens.

A line is JSON with a check sum before it. Lines are only ever added; a rewind is a line too, and so is a hint. After a
crash at most the decision that was just being taken is missing: a last line cut short is taken off. Whatever else is
wrong with a file means that it is no longer what was played: it is set aside under another name, with a message, and
never opened.
While the disk takes nothing, lines wait, and are written as soon as it does.
"""

from __future__ import annotations

import json
import math
import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple

from cxsim.live.decisions import Decision, from_json, to_json
from cxsim.live.setting import Setup

FORMAT: Final = "cxsim-shift"
VERSION: Final = 1
MAX_BYTES: Final = 16 * 1024 * 1024
"""No shift is as long as this."""


class DamagedSaveError(Exception):
    """A file cannot be read as a shift.

    Attributes
    ----------
    aside
        Where it is now; None where it could not be put aside.
    is_of_other_rules
        Whether it is whole, and was played with other rules or scenarios than those of now.
    """

    def __init__(self, path: Path, why: str, aside: Path | None, is_of_other_rules: bool = False) -> None:
        self.path = path
        self.why = why
        self.aside = aside
        self.is_of_other_rules = is_of_other_rules
        kept = f"; it was set aside as {aside.name}" if aside is not None else ""
        super().__init__(f"{path.name}: {why}{kept}")


class Taken(NamedTuple):
    """A decision that was taken: at which time on the clock, and what the clock said when it was done."""

    at_min: float
    to_min: float
    decision: Decision


class Hinted(NamedTuple):
    """A hint that was taken.

    Attributes
    ----------
    case_id
        Whose case it was about.
    after
        Decisions of the shift before it; −1 once the moment was taken back. Who has read a hint has read it, so the
        hint stays.
    """

    case_id: int
    after: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a journal says, rewinds carried out."""

    setup: Setup
    decided: tuple[Taken, ...]
    whole_bytes: int
    """Length of the part that is whole."""
    hinted: tuple[Hinted, ...] = ()


class Journal:
    """An open journal; a context manager.

    Attributes
    ----------
    fault
        Why what was added last is not on disk; empty while everything is.
    """

    def __init__(self, path: Path, descriptor: int, whole_bytes: int = 0) -> None:
        self.path = path
        self.fault = ""
        self._descriptor = descriptor
        self._whole_bytes = whole_bytes
        self._waiting = b""

    @classmethod
    def create(cls, path: Path, setup: Setup) -> Journal:
        """Begin a journal; a file of that name is replaced once the new one is whole.

        Raises
        ------
        OSError
            When it cannot be written.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.new")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_BINARY", 0)
        descriptor = os.open(fresh, flags, 0o666)
        journal = cls(path, descriptor)
        journal._waiting = line_of({"format": FORMAT, "version": VERSION, "setup": setup.to_json()})
        try:
            journal._flush()
        except OSError:
            os.close(descriptor)
            fresh.unlink(missing_ok=True)
            raise
        if os.name == "nt":  # an open file cannot be renamed there
            journal.close()
            os.replace(fresh, path)
            return cls(path, _opened(path), journal._whole_bytes)
        os.replace(fresh, path)
        _sync_folder(path.parent)
        return journal

    @classmethod
    def reopen(cls, path: Path, loaded: Loaded) -> Journal:
        """Go on with a journal; what is left of a line cut short is taken off."""
        journal = cls(path, _opened(path), loaded.whole_bytes)
        os.ftruncate(journal._descriptor, loaded.whole_bytes)
        return journal

    def write(self, taken: Taken) -> None:
        """Add a decision; it is on disk when this returns, or `fault` says why it waits."""
        self._add({"at": taken.at_min, "to": taken.to_min, **to_json(taken.decision)})

    def note(self, hinted: Hinted) -> None:
        """Add that a hint was taken."""
        self._add({"hint": hinted.case_id, "after": hinted.after})

    def rewind(self, decisions: int) -> None:
        """Note that the last decisions were taken back."""
        self._add({"rewind": decisions})

    def _add(self, data: dict[str, Any]) -> None:
        self._waiting += line_of(data)
        try:
            self._flush()
            self.fault = ""
        except OSError as error:
            self.fault = error.strerror or str(error)

    def _flush(self) -> None:
        """Write what waits, in place of what was written of it when the disk took no more."""
        if self.fault:
            os.ftruncate(self._descriptor, self._whole_bytes)
        left = self._waiting
        while left:
            left = left[os.write(self._descriptor, left):]
        os.fsync(self._descriptor)
        self._whole_bytes += len(self._waiting)
        self._waiting = b""

    def close(self) -> None:
        """Let go of the file; what waits is tried once more."""
        if self._descriptor >= 0:
            with suppress(OSError):
                self._flush()
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def taken_back(hinted: Sequence[Hinted], kept: int) -> list[Hinted]:
    """Hints after a rewind to the first decisions: all of them, without the moments that are no more."""
    return [each if each.after <= kept else each._replace(after=-1) for each in hinted]


def line_of(data: dict[str, Any]) -> bytes:
    """A line of the journal: eight digits of CRC-32, a blank, JSON; floats come back as they were."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def set_aside(path: Path, why: str, is_of_other_rules: bool = False) -> DamagedSaveError:
    """Put a file out of the way; returns what to raise."""
    return DamagedSaveError(path, why, _set_aside(path), is_of_other_rules)


def load(path: Path) -> Loaded:
    """Read a journal.

    Raises
    ------
    FileNotFoundError
        If there is none.
    DamagedSaveError
        If it is damaged or of another version; the file has been set aside.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("too long to be a shift")
        return _read(path.read_bytes())
    except FileNotFoundError:
        raise
    except (ValueError, OSError, RecursionError) as error:
        raise set_aside(path, str(error) or type(error).__name__) from None


def _read(content: bytes) -> Loaded:
    whole = content.rfind(b"\n") + 1
    lines = content[:whole].splitlines()
    if not lines:
        raise ValueError("empty")
    head = _data(lines[0], 1)
    if head.get("format") != FORMAT:
        raise ValueError("not a shift of cxsim")
    if head.get("version") != VERSION:
        raise ValueError(f"written by another version ({head.get('version')!r}; this one reads {VERSION})")
    setup = head.get("setup")
    if not isinstance(setup, dict):
        raise ValueError("line 1: no set-up")
    decided: list[Taken] = []
    hinted: list[Hinted] = []
    for number, line in enumerate(lines[1:], start=2):
        data = _data(line, number)
        if "rewind" in data:
            back = data["rewind"]
            if not isinstance(back, int) or not 0 < back <= len(decided):
                raise ValueError(f"line {number}: a rewind that cannot be")
            del decided[-back:]
            hinted = taken_back(hinted, len(decided))
            continue
        if "hint" in data:
            case_id, after = data["hint"], data.get("after")
            if not isinstance(case_id, int) or not isinstance(after, int) or not -1 <= after <= len(decided):
                raise ValueError(f"line {number}: a hint that cannot be")
            hinted.append(Hinted(case_id, after))
            continue
        times = [data.pop(name, None) for name in ("at", "to")]
        if not all(isinstance(time, float) and math.isfinite(time) for time in times):
            raise ValueError(f"line {number}: no time")
        decided.append(Taken(times[0], times[1], from_json(data)))
    return Loaded(Setup.from_json(setup), tuple(decided), whole, tuple(hinted))


def _data(line: bytes, number: int) -> dict[str, Any]:
    check, _, text = line.partition(b" ")
    if check != b"%08x" % zlib.crc32(text):
        raise ValueError(f"line {number}: damaged")
    data = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError(f"line {number}: not an entry")
    return data


def _opened(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))


def _set_aside(path: Path) -> Path | None:
    """Rename a file to a name that is free; None where that is not possible."""
    number = 0
    while True:
        number += 1
        aside = path.with_name(f"{path.name}.damaged" if number == 1 else f"{path.name}.damaged-{number}")
        if not aside.exists():
            break
    try:
        os.replace(path, aside)
    except OSError:
        return None
    return aside


def _sync_folder(folder: Path) -> None:
    """Have the new name on disk too, where the system can do that."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
