"""Colours, dashes and marks of the report: one duty each, and never colour alone.

A policy's looks follow from its place in the comparison, not from its name: steel and solid for the first,
terracotta and dashed for the second, and so on. Hues and lightness differ together, so that the first two stay
apart for colour-blind readers and on a grey print; dash and mark are the second channel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

INK: Final = "#2a2338"
DIM: Final = "#5d5468"
PANEL: Final = "#fff9ef"
PANEL_2: Final = "#f7ead3"
LINE: Final = "#d9c4a3"
LINE_STRONG: Final = "#97805f"
NEUTRAL: Final = "#747e8b"


@dataclass(frozen=True, slots=True)
class Look:
    """How one policy is drawn everywhere.

    Attributes
    ----------
    colour
        Hexadecimal colour with at least 3:1 against the panel.
    dash
        Matplotlib dash pattern (offset, lengths in points); ``(0, ())`` is solid.
    marker
        Matplotlib marker.
    dash_array
        The same dashes for SVG's ``stroke-dasharray``; empty when solid.
    """

    colour: str
    dash: tuple[int, tuple[float, ...]]
    marker: str

    @property
    def dash_array(self) -> str:
        """The dashes in the words of SVG."""
        return " ".join(f"{length:g}" for length in self.dash[1])


LOOKS: Final = (
    Look("#3a5675", (0, ()), "o"),
    Look("#b4502b", (0, (5.0, 2.0)), "s"),
    Look("#2c6a60", (0, (1.5, 1.5)), "^"),
    Look("#a8741a", (0, (7.0, 2.0, 1.5, 2.0)), "D"),
    Look("#8a4f7d", (0, (3.0, 1.5)), "v"),
    Look("#5f7a1f", (0, (9.0, 2.5)), "P"),
    Look("#7a3b2e", (0, (5.0, 1.5, 1.5, 1.5, 1.5, 1.5)), "X"),
)
"""Looks by place in the comparison; beyond the last they start again."""


def look(index: int) -> Look:
    """Look of the policy at place ``index``, from 0."""
    return LOOKS[index % len(LOOKS)]
