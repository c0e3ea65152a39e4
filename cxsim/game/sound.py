"""Short sounds, made of sines here and now: a bell, a key, a ring. No device means silence, never a fault.

A sound is never needed to understand what happens: its caption says the same (``sound.NAME`` in the tables).
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE_HZ: Final = 44_100
LOUDEST: Final = 0.35
"""Of full scale: sounds stay below speech."""

Notes = tuple[tuple[float, float, float, float], ...]
"""Start in seconds, frequency in Hz, length in seconds, loudness 0 to 1."""

RECIPES: Final[dict[str, tuple[str, Notes]]] = {
    "pick": ("wood", ((0.0, 620.0, 0.06, 0.5),)),
    "say": ("wood", ((0.0, 520.0, 0.07, 0.5), (0.05, 780.0, 0.08, 0.4))),
    "locked": ("wood", ((0.0, 180.0, 0.10, 0.7), (0.08, 150.0, 0.12, 0.6))),
    "bell": ("bell", ((0.0, 1568.0, 0.9, 0.8),)),
    "ring": ("bell", ((0.0, 880.0, 0.22, 0.6), (0.11, 932.0, 0.22, 0.6), (0.40, 880.0, 0.22, 0.6),
                      (0.51, 932.0, 0.22, 0.6))),
    "due": ("bell", ((0.0, 784.0, 0.4, 0.6), (0.22, 1047.0, 0.6, 0.6))),
    "kept": ("bell", ((0.0, 659.0, 0.3, 0.5), (0.12, 831.0, 0.3, 0.5), (0.24, 988.0, 0.6, 0.5))),
    "broken": ("bell", ((0.0, 494.0, 0.4, 0.5), (0.22, 415.0, 0.7, 0.5))),
    "left": ("wood", ((0.0, 130.0, 0.25, 0.8), (0.20, 98.0, 0.35, 0.7))),
    "page": ("air", ((0.0, 2600.0, 0.16, 0.5),)),
    "watched": ("bell", ((0.0, 1245.0, 0.12, 0.4), (0.18, 1245.0, 0.12, 0.4))),
    "over": ("bell", ((0.0, 1047.0, 0.8, 0.6), (0.35, 784.0, 1.2, 0.6))),
}
"""Every sound: of what it is made, and its notes."""


class Sounds(Protocol):
    """Something that plays sounds by name.

    Attributes
    ----------
    has_no_device
        Whether it is known that nothing will be heard.
    """

    has_no_device: bool

    def play(self, name: str) -> None:
        """Play a sound; returns at once."""


class Silence:
    """Plays nothing and remembers what it was asked for."""

    def __init__(self) -> None:
        self.played: list[str] = []
        self.has_no_device = False

    def play(self, name: str) -> None:
        """Remember a sound."""
        self.played.append(name)


def wave(name: str) -> NDArray[np.int16]:
    """The samples of a sound, mono, at `RATE_HZ`.

    Raises
    ------
    KeyError
        When there is no such sound.
    """
    import numpy as np

    matter, notes = RECIPES[name]
    mixed = np.zeros(round(RATE_HZ * max(start + length for start, _, length, _ in notes)) + 1)
    for start, frequency, length, loudness in notes:
        t = np.arange(round(RATE_HZ * length)) / RATE_HZ
        tone = loudness * _MATTERS[matter](frequency, t, length) * np.minimum(1.0, t / 0.004)
        first = round(RATE_HZ * start)
        mixed[first : first + len(tone)] += tone * np.minimum(1.0, (length - t) / 0.01)
    loudest = float(np.abs(mixed).max())
    loudness = max(each for _, _, _, each in notes)
    return np.asarray(mixed / loudest * loudness * LOUDEST * 32767, dtype=np.int16)


def _bell(frequency: float, t: NDArray[Any], length: float) -> NDArray[Any]:
    """A struck bell: partials that are not harmonic, the high ones gone first."""
    import numpy as np

    partials = ((1.0, 1.0, 4.0), (2.0, 0.45, 6.0), (2.76, 0.30, 8.0), (5.40, 0.12, 12.0))
    parts = [share * np.sin(2 * np.pi * frequency * ratio * t) * np.exp(-decay * t / length)
             for ratio, share, decay in partials]
    return np.asarray(np.sum(parts, axis=0))


def _wood(frequency: float, t: NDArray[Any], length: float) -> NDArray[Any]:
    """A knock on wood: two partials and gone."""
    import numpy as np

    tone = np.sin(2 * np.pi * frequency * t) + 0.35 * np.sin(2 * np.pi * 2.6 * frequency * t)
    return np.asarray(tone * np.exp(-7.0 * t / length))


def _air(frequency: float, t: NDArray[Any], length: float) -> NDArray[Any]:
    """Paper: many close sines with phases that do not repeat, louder in the middle."""
    import numpy as np

    parts = [np.sin(2 * np.pi * frequency * (0.6 + 0.017 * i) * t + 2.4 * i * i) for i in range(48)]
    return np.asarray(np.sum(parts, axis=0) * np.sin(np.pi * t / length) ** 2)


_MATTERS: Final[dict[str, Callable[[float, NDArray[Any], float], NDArray[Any]]]] = {
    "bell": _bell, "wood": _wood, "air": _air,
}


class Mixer:
    """Plays through pygame, from when it is opened; stays silent where there is no device."""

    def __init__(self) -> None:
        self._ready: dict[str, Any] = {}
        self.has_no_device = False

    def open(self) -> None:
        """Open the device in a thread; not before the first picture, which would wait for numpy."""
        threading.Thread(target=self._open, name="sound", daemon=True).start()

    def play(self, name: str) -> None:
        """Play a sound; nothing before the device is open, or without one."""
        sound = self._ready.get(name)
        if sound is not None:
            sound.play()

    def _open(self) -> None:
        import pygame

        try:
            with _unheard():
                pygame.mixer.init(RATE_HZ, -16, 1, 512, allowedchanges=0)
            self._ready = {name: pygame.mixer.Sound(buffer=wave(name).tobytes()) for name in RECIPES}
        except (pygame.error, ImportError, NotImplementedError):
            self.has_no_device = True


@contextmanager
def _unheard() -> Iterator[None]:
    """Keep off the terminal what Linux's sound library writes there, past Python, where there is no device."""
    if not sys.platform.startswith("linux"):
        yield
        return
    before, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(before, 2)
        os.close(before)
        os.close(nowhere)
