"""When garbage is collected: between scenes, and as little as can be.

A collection walks over all that is alive, a tenth of a second with a shift in memory. So what stays for long, which is
what was imported and a shift with its people, is set aside from it; a scene or two are left, and take a millisecond.
So is what a long shift gathers, every now and then after a frame.

A shift that is over is taken apart a piece a frame. What is left of it then, a thousand small things that hold some
megabytes with those of every time it was taken back, is collected at once, when nothing large is alive; and whatever
else is set aside, when the window is left for another one.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from threading import Thread
from typing import Final

SCENES: Final = ("cxsim.game.scenes.", "cxsim.game.widgets.", "cxsim.game.rooms.")
"""Rooms of the package whose things belong to one scene."""

MALLOC_HEAPS, MALLOC_OWN_PAGES_FROM = -8, -3
"""Options of mallopt: M_ARENA_MAX and M_MMAP_THRESHOLD."""
OWN_PAGES_FROM_BYTES: Final = 1024 * 1024
"""What is larger, such as a picture of the whole window, goes back to the system as soon as it is free."""
MIDDLE_COLLECTIONS: Final = 2
"""Collections of middle-aged things, each after some 7,000 new ones, after which everything is looked through."""
NEVER: Final = 1_000_000_000

_END: Final = object()


class Over:
    """The shifts of one window that are over; each is taken apart a piece a frame once no scene shows it any more."""

    def __init__(self) -> None:
        self._shown: list[Iterator[None]] = []
        self._leaving: list[Iterator[None]] = []

    def add(self, pieces: Iterator[None]) -> None:
        """Take something large apart, a piece at each step, as soon as no scene shows it any more."""
        self._shown.append(pieces)

    def scenes_are_gone(self) -> None:
        """The scenes that showed what is over were let go of."""
        self._leaving.extend(self._shown)
        self._shown.clear()

    def take_a_piece(self) -> None:
        """Once a frame: take apart a piece of what is over."""
        if self._leaving and next(self._leaving[0], _END) is _END:
            self._leaving.pop(0)
            if not self._leaving:
                Thread(target=_forget, name="give back memory", daemon=True).start()


def prepare() -> None:
    """Settle where memory comes from; before the first thread."""
    _share_one_heap()


def hold() -> None:
    """Collect nothing while a scene is made: little of what is made then is garbage."""
    gc.disable()


def between_scenes() -> None:
    """Collect what the old scene left, now and not in the middle of a frame."""
    gc.collect()
    gc.enable()


def begin() -> None:
    """Set aside what was imported; once, after the first picture. From now on `a_frame_is_drawn` looks through."""
    gc.collect()
    gc.freeze()
    _give_back()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, NEVER)


def a_frame_is_drawn() -> None:
    """Look through what came since the last time, and pass over from now on what is still there.

    Python would do so by itself, in the middle of a press, and over all that a shift has gathered: 40 ms of a frame
    late in a long one. What is left aside too long is a few rings, and goes with its shift.
    """
    if gc.isenabled() and gc.get_count()[2] >= MIDDLE_COLLECTIONS:
        gc.collect()
        gc.freeze()


def tidy() -> None:
    """Collect what is garbage now, a hundredth of a second; before something large is made, and then set aside."""
    gc.collect()


def set_aside() -> None:
    """From now on pass over everything that is there: once a shift is made, or made anew. Takes no time."""
    gc.freeze()


def empty(scene: object) -> None:
    """Have a scene that is gone let go of its pictures: they would wait for the collector, and take megabytes.

    It and its own parts hold one another in rings, which are opened here. What cannot change is left as it is: it may
    be everybody's.
    """
    parts = [scene]
    while parts:
        own = vars(parts.pop())
        parts += [part for part in own.values() if _belongs_to_a_scene(part)]
        own.clear()


def _belongs_to_a_scene(part: object) -> bool:
    kind = type(part)
    is_fixed = isinstance(part, Enum) or getattr(kind, "__dataclass_params__", None) is not None
    return kind.__module__.startswith(SCENES) and hasattr(part, "__dict__") and not is_fixed


def nobody_looks() -> None:
    """Look through all that was set aside, now that nobody waits for a frame."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _forget() -> None:
    """Collect what was set aside with a shift that is gone now, and hand its memory back."""
    nobody_looks()
    _give_back()


def _give_back() -> None:
    """Hand what is free back to the system: Linux's C library keeps the memory of a shift that is over, 130 MB."""
    trim = _c_call("malloc_trim")
    if trim is not None:
        trim(0)


def _share_one_heap() -> None:
    """Have all threads take memory from one place.

    Linux's C library gives every new thread a heap of its own, up to eight to a processor, and keeps what was freed
    there for the next thread that happens to get it. Scenes and shifts are made in threads, so each of those heaps
    would grow to the size of the largest shift.
    """
    options = _c_call("mallopt")
    if options is not None:
        options(MALLOC_HEAPS, 1)
        options(MALLOC_OWN_PAGES_FROM, OWN_PAGES_FROM_BYTES)


def _c_call(name: str) -> Callable[..., int] | None:
    """A function of Linux's C library; None on other systems, and in C libraries that have no such call."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None), name, None)
