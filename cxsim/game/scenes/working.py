"""A shift as scenes: begun, taken up again, paused, and over.

The journal of a shift is written as it is played, so that leaving, or a crash, loses at most the decision that was
just being taken.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxsim.game import garbage
from cxsim.game.scene import Go, Home, House, Open, Scene, Turn
from cxsim.game.scenes import saves
from cxsim.game.scenes.pause import Kept, PauseScene

if TYPE_CHECKING:
    from cxsim.live.observation import Desk
    from cxsim.live.setting import Setup
    from cxsim.live.shift import Shift

PLAYABLE: Final[tuple[Desk, ...]] = ("counter", "phone", "inbox", "posts")
"""Desks that have a scene."""


def started(house: House, setup: Setup) -> tuple[Shift, Path | None]:
    """A new shift and its journal; where none can be written the shift is played without one, which is told."""
    from cxsim.live.shift import Shift

    garbage.tidy()
    try:
        path = saves.new_path(house.folder)
        return Shift.start(setup, path), path
    except OSError:
        house.notices.append(house.words("saves.impossible"))
        return Shift.start(setup), None


def begun(house: House, shift: Shift, path: Path | None) -> Scene:
    """The desk of a shift; what its scenes need is read here, behind the transition."""
    shift.rehearse()
    garbage.set_aside()
    return _Work(house, shift, path).scene()


def resumed(house: House, path: Path) -> Scene:
    """The desk of a shift that was left; the title when the file cannot be read, which is told."""
    from cxsim.live.journal import DamagedSaveError
    from cxsim.live.shift import Shift

    try:
        shift = Shift.resume(path)
    except (DamagedSaveError, OSError) as fault:
        from cxsim.game.scenes.title import TitleScene

        saves.tell_damaged(house, path, fault)
        return TitleScene(house)
    if shift.is_over:
        garbage.set_aside()
        return _Work(house, shift, path).after()
    return begun(house, shift, path)


class _Work:
    """One shift on its way through the scenes; ``path`` is its journal, if it could be begun."""

    def __init__(self, house: House, shift: Shift, path: Path | None) -> None:
        self.house = house
        self.shift = shift
        self.path = path
        self._scene: Scene | None = None

    def scene(self) -> Scene:
        """The desk."""
        from cxsim.game.scenes.desk.scene import on_first_shift, on_shift
        from cxsim.game.scenes.written.inbox import InboxScene
        from cxsim.game.scenes.written.posts import PostsScene

        talk = on_first_shift if self.shift.setup.is_first else on_shift
        made = {"inbox": InboxScene, "posts": PostsScene}.get(self.shift.setup.desk, talk)
        self._scene = made(self.house, self.shift, self.shift.policy.levers, self.leave, self.pause)
        return self._scene

    def leave(self) -> Turn:
        """Where the desk leads when it is left: on to what comes after the shift, or to the title."""
        if not self.shift.is_over:
            self._let_go()
            return Home(self._title)
        settings = self.house.settings
        if self.shift.setup.is_first and not settings.tutorial_done:  # it is no longer the first entry of the title
            self.house.change(replace(settings, tutorial_done=True))
        return Go(self.after)

    def pause(self) -> Turn:
        """The pause over the desk."""
        below = self._scene
        assert below is not None
        kept: Kept = "saved" if self.shift.is_saved else "partly"
        return Open(lambda: PauseScene(self.house, below, kept, self._let_go))

    def _title(self) -> Scene:
        from cxsim.game.scenes.title import TitleScene

        return TitleScene(self.house)

    def after(self) -> Scene:
        """The debrief; the journal is put away when it is left, so that a crash before that loses nothing of it."""
        from cxsim.game.scenes.debrief import debrief

        return debrief(self.house, self.shift, self._put_away, self._let_go)

    def _let_go(self) -> None:
        self.shift.close()
        self.house.over.add(self.shift.run.taken_apart())

    def _put_away(self) -> None:
        self.shift.close()
        if self.path is not None and self.path.exists():
            with suppress(OSError):  # then it is offered once more
                saves.finish(self.path)
