"""After the shift: what each customer felt and did, whose doing it was, and what to change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.game.scene import House, Scene
    from cxsim.live.shift import Shift


def nothing() -> None:
    """Do nothing."""


def debrief(
    house: House, shift: Shift, done: Callable[[], None] = nothing, left: Callable[[], None] = nothing
) -> Scene:
    """The scene after a shift that is over.

    Parameters
    ----------
    shift
        Its journal stays open: what the person answers goes into it.
    done
        Called once, when the debrief is left for good: put the journal away. Until then a person who comes back
        after a crash finds the shift over, and its debrief again.
    left
        Called once when it is left in whatever way, seen or not.
    """
    from cxsim.game.scenes.debrief.scene import DebriefScene

    return DebriefScene(house, shift, done, left)
