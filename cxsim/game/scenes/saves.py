"""Shifts that were left: found in the person's folder, described in a line, taken up again."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxsim.game.scene import House, Open, Turn
from cxsim.game.words import Words

if TYPE_CHECKING:
    from cxsim.live.setting import Setup

OPEN, PLAYED = ".shift", ".played"
"""Endings of the files of shifts that can be taken up again, and of those that are over."""
FOLDER: Final = "shifts"
MINUTE_S, HOUR_S, DAY_S = 60.0, 3600.0, 86_400.0


@dataclass(frozen=True)
class Saved:
    """A shift that can be taken up again."""

    path: Path
    setup: Setup
    time_min: float
    """Where its clock stands."""
    age_s: float
    """How long ago it was left."""


def new_path(home: Path) -> Path:
    """A file for a new shift that is not there yet."""
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    stamp = time.strftime("%Y%m%d-%H%M%S")
    paths = (folder / f"{stamp}{f'-{number}' if number else ''}{OPEN}" for number in range(1000))
    return next(path for path in paths if not path.exists())


def latest(house: House) -> Saved | None:
    """The shift that was left last; damaged ones are set aside on the way, and told of."""
    folder = house.folder / FOLDER
    try:
        paths = sorted(folder.glob(f"*{OPEN}"), key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return None
    if not paths:
        return None
    from cxsim.live import journal  # only with a save: it loads the model's vocabulary

    for path in paths:
        try:
            found = journal.load(path)
        except journal.DamagedSaveError as fault:
            tell_damaged(house, path, fault)
            continue
        except OSError:
            continue
        clock_min = found.decided[-1].to_min if found.decided else found.setup.starts
        return Saved(path, found.setup, clock_min, max(0.0, time.time() - path.stat().st_mtime))
    return None


def described(saved: Saved, words: Words) -> str:
    """Where and when, in a line."""
    minute = int(saved.time_min % 1440)
    return words("title.resume-more", desk=words(f"choose.desk.{saved.setup.desk}"),
                 time=f"{minute // 60:02d}:{minute % 60:02d}", ago=ago(saved.age_s, words))


def ago(age_s: float, words: Words) -> str:
    """How long ago, in words."""
    if age_s < MINUTE_S:
        return words("title.just-now")
    if DAY_S <= age_s < 2 * DAY_S:
        return words("title.day-ago")
    for least, unit_s, line in ((DAY_S, DAY_S, "days"), (HOUR_S, HOUR_S, "hours"), (MINUTE_S, MINUTE_S, "minutes")):
        if age_s >= least:
            return words(f"title.{line}-ago", n=int(age_s // unit_s))
    raise AssertionError(age_s)


def resume(house: House) -> Turn | None:
    """Take up the shift that was left last; None when it cannot be, which is told."""
    saved = latest(house)
    if saved is None:
        return None
    from cxsim.game.scenes import working

    return Open(lambda: working.resumed(house, saved.path))


def finish(path: Path) -> Path:
    """Keep the journal of a shift that is over under its other ending; returns where it is now."""
    return path.rename(path.with_suffix(PLAYED))


def tell_damaged(house: House, path: Path, fault: Exception) -> None:
    """Have the person told, once, that a shift cannot be taken up again and where its file is now."""
    line = house.words("saves.other-rules" if getattr(fault, "is_of_other_rules", False) else "saves.damaged",
                       name=(getattr(fault, "aside", None) or path).name)
    if line not in house.notices:
        house.notices.append(line)
