"""When garbage is collected: between scenes, and as little as can be.

A collection walks over all that is alive, a tenth of a second with a shift in memory. So what stays for long, which is
what was imported and a shift with its people, is set aside from it; a scene or two are left, and take a millisecond.
"""

from __future__ import annotations

import gc


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
