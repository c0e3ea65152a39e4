"""A box that is given its width."""

from __future__ import annotations

from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Column
from cxsim.game.theme.look import Look


class Wide(Column):
    """Holds one box at a width in pixels and gives it the whole height; the window has room for it."""

    def __init__(self, child: Box, width_px: int) -> None:
        super().__init__([child], 0)
        self._width_px = width_px
        child.grows = True

    def _least(self, look: Look) -> int:
        return self._width_px

    def _natural(self, look: Look) -> int:
        return self._width_px
