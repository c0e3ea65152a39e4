"""When garbage is collected: between scenes, and as little as can be.

A collection walks over all that is alive, a tenth of a second with a shift in memory. So what stays for long, which is
what was imported and a shift with its people, is set aside from it; a scene or two are left, and take a millisecond.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from threading import Thread


def hold() -> None:
    """Collect nothing while a scene is made: little of what is made then is garbage."""
    gc.disable()


def between_scenes() -> None:
    """Collect what the old scene left, now and not in the middle of a frame."""
    gc.collect()
    gc.enable()


def set_aside() -> None:
    """Collect everything; what is left stays for long: after the start, once a shift is made, and once one is over."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    Thread(target=_give_back, name="give back memory", daemon=True).start()


def _give_back() -> None:
    """Hand what is free back to the system: Linux's C library keeps the memory of a shift that is over, 130 MB."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other C libraries have no such call
        if trim is not None:
            trim(0)
