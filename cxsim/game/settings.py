"""What a person has set: kept in one small file, written whole or not at all, set aside when damaged."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from cxsim.game.words import FIRST, LANGUAGES

FILE_NAME: Final = "settings.json"
LEAST_TEXT_PERCENT, MOST_TEXT_PERCENT, TEXT_STEP_PERCENT = 100, 200, 10
DRAWINGS: Final = ("auto", "plain", "fast")
"""How the window gets its picture: by the processor (``plain``), by the graphics card, or whichever is there."""


@dataclass(frozen=True)
class Settings:
    """Settings that belong to the person, not to a shift."""

    text_percent: int = 100
    """Size of text, 100 to 200 in steps of 10."""
    high_contrast: bool = False
    dyslexic: bool = False
    """OpenDyslexic instead of Lato and Vollkorn."""
    reduced_motion: bool = False
    self_voicing: bool = False
    """Whether what has the focus is read aloud."""
    sound: bool = True
    captions: bool = True
    """Whether sounds are also written."""
    no_time_pressure: bool = False
    """Whether the model's clock stands while the person thinks."""
    language: str = FIRST
    full_screen: bool = False
    drawing: str = "auto"
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys of the person's own: name of an action to name of a key, beside the usual ones."""
    tutorial_done: bool = False

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if type(value) is not type(each.default) and each.name != "keys":
                raise ValueError(f"{each.name} is {value!r}; it is of the kind of {each.default!r}")
        if not LEAST_TEXT_PERCENT <= self.text_percent <= MOST_TEXT_PERCENT:
            raise ValueError(f"text_percent is {self.text_percent}; it runs from 100 to 200")
        if self.language not in LANGUAGES:
            raise ValueError(f"language is {self.language!r}; there are {', '.join(LANGUAGES)}")
        if self.drawing not in DRAWINGS:
            raise ValueError(f"drawing is {self.drawing!r}; there are {', '.join(DRAWINGS)}")
        if not isinstance(self.keys, Mapping) or not all(
            isinstance(action, str) and isinstance(key, str) for action, key in self.keys.items()
        ):
            raise ValueError(f"keys is {self.keys!r}; it maps names of actions to names of keys")

    def with_text(self, percent: int) -> Settings:
        """The same with another size of text, within its range and on its steps."""
        steps = round(percent / TEXT_STEP_PERCENT) * TEXT_STEP_PERCENT
        return replace(self, text_percent=max(LEAST_TEXT_PERCENT, min(MOST_TEXT_PERCENT, steps)))


def data_folder() -> Path:
    """Where the game keeps what belongs to the person: the platform's data folder for cxsim."""
    import platformdirs  # only now: not every command comes this far

    return Path(platformdirs.user_data_dir("cxsim", appauthor=False))


@dataclass(frozen=True)
class Loaded:
    """Settings as they were found, and where a damaged file was put; None when nothing was wrong."""

    settings: Settings
    set_aside: Path | None = None


def load(folder: Path) -> Loaded:
    """Settings of a folder; the usual ones where there are none. A damaged file is renamed, never deleted."""
    path = folder / FILE_NAME
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return Loaded(_read(document))
    except FileNotFoundError:
        return Loaded(Settings())
    except (ValueError, TypeError, OSError):
        return Loaded(Settings(), _set_aside(path))


def _read(document: Any) -> Settings:
    """Settings from a document; a name that is not known is a newer version's and passes."""
    if not isinstance(document, dict):
        raise ValueError("settings are a table of names and values")
    known = {each.name for each in fields(Settings)}
    return Settings(**{name: value for name, value in document.items() if name in known})


def _set_aside(path: Path) -> Path | None:
    """Rename a damaged file so that a person can look at it; None when even that cannot be done."""
    for number in range(1, 1000):
        target = path.with_name(f"{path.name}.damaged-{number}")
        if not target.exists():
            try:
                return path.rename(target)
            except OSError:
                return None
    return None


def save(settings: Settings, folder: Path) -> None:
    """Write settings, to a temporary file that is then renamed.

    Raises
    ------
    OSError
        When the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(settings) | {"keys": dict(settings.keys)}, indent=2, ensure_ascii=False) + "\n"
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{FILE_NAME}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.replace(name, folder / FILE_NAME)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
