"""How things are drawn right now: colours, type, and the sizes that follow from the window and the reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from cxsim.game.theme.fonts import Fonts, Role
from cxsim.game.theme.tokens import Tokens, tokens

LINES_AT_100_PERCENT = 720
LEAST_TARGET_PX = 44
"""Height and width that a finger or an unsteady hand can hit, at 720 lines."""


@dataclass(frozen=True)
class Look:
    """Settings that every drawn thing obeys.

    Parameters
    ----------
    warmth
        0 (cold room) to 1 (warm room).
    high_contrast
        Black, white and yellow, thick edges, no shadows.
    text
        Size of text, 1.0 to 2.0 (100 to 200 %).
    lines
        Height of the window in pixels; everything grows with it.
    dyslexic
        OpenDyslexic instead of Lato and Vollkorn.
    reduced_motion
        No breath, slide or pulse.
    """

    warmth: float = 1.0
    high_contrast: bool = False
    text: float = 1.0
    lines: int = LINES_AT_100_PERCENT
    dyslexic: bool = False
    reduced_motion: bool = False

    @cached_property
    def tokens(self) -> Tokens:
        """Colours by duty."""
        return tokens(self.warmth, self.high_contrast)

    @cached_property
    def fonts(self) -> Fonts:
        """Fonts at the right size."""
        return _fonts(round(self.unit * self.text, 4), self.dyslexic)

    @cached_property
    def unit(self) -> float:
        """Pixels of the window to one pixel at 720 lines."""
        return self.lines / LINES_AT_100_PERCENT

    def px(self, at_720: float) -> int:
        """A distance that grows with the window: gaps, corners."""
        return max(1, round(at_720 * self.unit)) if at_720 > 0 else 0

    def em(self, at_100_percent: float) -> int:
        """A distance that grows with the window and with the text: icons, key caps, tracks."""
        return max(1, round(at_100_percent * self.unit * self.text))

    def line_height(self, role: Role) -> int:
        """Height of a line of text."""
        return self.fonts.line_height(role)

    @property
    def target(self) -> int:
        """Least width and height of what can be pressed."""
        return self.px(LEAST_TARGET_PX)


@lru_cache(8)
def _fonts(scale: float, dyslexic: bool) -> Fonts:
    """Fonts of the sizes that were used last: a window that is drawn larger by hand has hundreds on its way."""
    return Fonts(scale, dyslexic)
