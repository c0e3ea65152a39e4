"""What a scene shows now: its stage, and a drawer over it, built anew when they are next looked at.

Several changes at once, such as an answer, what came of it and the news of it, then cost one building.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxsim.game.widgets.drawer import Drawer
from cxsim.game.widgets.node import Node
from cxsim.game.widgets.stage import Stage


def _no_drawer(key: str) -> None:
    """A screen without drawers."""


def _nothing(before: Stage, now: Stage) -> None:
    """Focus and pointer stay as the stage took them over."""


class Showing:
    """A stage and the drawer that may lie over it.

    Parameters
    ----------
    staged
        Builds the stage from the state as it is now.
    spoken
        The words that the voice adds, in the language of the moment.
    drawn
        Builds the drawer of a key; None where it has nothing to show any more.
    taken_over
        Called with the old and the new stage once focus, pointer and scrolling were taken over.
    """

    def __init__(
        self, staged: Callable[[], Stage], spoken: Callable[[], Mapping[str, str]],
        drawn: Callable[[str], Drawer | None] = _no_drawer, taken_over: Callable[[Stage, Stage], None] = _nothing,
    ) -> None:
        self._staged = staged
        self._spoken = spoken
        self._drawn = drawn
        self._taken_over = taken_over
        self._stage = staged()
        self._drawer: Drawer | None = None
        self._key = ""
        self._wanted: tuple[str, ...] = ()
        self._is_stale = False

    @property
    def stage(self) -> Stage:
        """The stage as the state is now."""
        self.freshen()
        return self._stage

    @property
    def drawer(self) -> Drawer | None:
        """The drawer that is open, as the state is now."""
        self.freshen()
        return self._drawer

    def refresh(self) -> None:
        """The state has changed; focus, pointer and scrolling will stay where they are."""
        self._is_stale = True

    def focus(self, *keys: str) -> None:
        """Give the focus to a control whose key begins so, the first that there is, once the stage is built."""
        self._wanted = keys
        if not self._is_stale:
            self._focus_now()

    def freshen(self) -> None:
        """Build what is stale."""
        if not self._is_stale:
            return
        self._is_stale = False
        before, self._stage = self._stage, self._staged()
        self._stage.take_over(before)
        self._taken_over(before, self._stage)
        if self._wanted:
            self._focus_now()
        if self._drawer is not None:
            shown, self._drawer = self._drawer, self._drawn(self._key)
            if self._drawer is not None:
                self._drawer.take_over(shown)

    def open(self, key: str) -> bool:
        """Open a drawer; tell whether there was none before and is one now."""
        was_open, self._drawer, self._key = self._drawer is not None, self._drawn(key), key
        return self._drawer is not None and not was_open

    def shut(self) -> None:
        """Shut the drawer."""
        self._drawer = None

    def tree(self) -> Node:
        """The tree of meaning: of the drawer while one is open."""
        return (self.drawer or self.stage).tree()

    def voice(self) -> str:
        """What the voice says of what has the focus."""
        return (self.drawer or self.stage).voice(self._spoken())

    def voice_of_all(self) -> list[str]:
        """Everything that can be read, in reading order."""
        return (self.drawer or self.stage).voice_of_all(self._spoken())

    def _focus_now(self) -> None:
        keys = [each.key for each in self._stage.controls]
        found = next((key for wanted in self._wanted for key in keys if key.startswith(wanted)), "")
        self._wanted = ()
        if found:
            self._stage.focus_on(found)


class Shown:
    """Whatever is shown: what a `Showing` holds, as part of it."""

    showing: Showing

    @property
    def stage(self) -> Stage:
        """The screen as it is now."""
        return self.showing.stage

    @property
    def drawer(self) -> Drawer | None:
        """The drawer that is open, as it is now."""
        return self.showing.drawer

    def refresh(self) -> None:
        """Have the screen built anew when it is next looked at; focus, pointer and scrolling stay where they are."""
        self.showing.refresh()

    def freshen(self) -> None:
        """Build the screen if anything has changed."""
        self.showing.freshen()

    def tree(self) -> Node:
        """The tree of meaning: of the drawer while one is open."""
        return self.showing.tree()

    def voice(self) -> str:
        """What the voice says of what has the focus."""
        return self.showing.voice()

    def voice_of_all(self) -> list[str]:
        """Everything on the screen, in reading order."""
        return self.showing.voice_of_all()
