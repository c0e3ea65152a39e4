"""Colours by duty: the warm room's, the cold room's, those of high contrast, and every mix between.

A screen asks for a duty (``tokens.ink``), never for a colour. Warmth is a number from 0 to 1, so that a room may
grow warmer or colder over weeks and the controls with it. Every mix keeps the contrasts of its two ends; tests
hold that.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from cxsim.game.theme.colour import mix

WARMTH_STEPS = 20
"""Warmth is rounded to a twentieth, so that caches of drawn things stay small."""


@dataclass(frozen=True)
class Tokens:
    """One colour for each duty; ``high_contrast`` also changes edges, shadows and how focus is shown."""

    ink: str
    """Text."""
    dim: str
    """Second text."""
    panel: str
    """Cards."""
    panel2: str
    """Rows, locked things."""
    chip: str
    """Tracks, chips, key caps."""
    line: str
    """Decorative edge."""
    line2: str
    """Edge of a control."""
    act: str
    """What can be done now; one main button on a card."""
    on_act: str
    """Text on `act`."""
    focus: str
    """The ring round what the keyboard is on; nothing else."""
    good: str
    warn: str
    bad: str
    """States, always with a sign beside them."""
    deep: str
    """Pills over the room."""
    on_deep: str
    """Text on `deep`."""
    brass: str
    teal: str
    rose: str
    """Objects and charts."""
    disabled: str
    """Text of what is switched off; its reason stands in `dim`."""
    high_contrast: bool = False

    @property
    def edge(self) -> float:
        """Width of an edge in pixels at 720 lines."""
        return 3.0 if self.high_contrast else 1.5


WARM = Tokens(
    ink="#2a2338", dim="#5d5468", panel="#fff9ef", panel2="#f7ead3", chip="#efe0c6", line="#d9c4a3", line2="#97805f",
    act="#b4502b", on_act="#ffffff", focus="#1f57c3", good="#1f7358", warn="#9a5a07", bad="#b3302f",
    deep="#2f2740", on_deep="#fff4e2", brass="#d99f3c", teal="#2c6a60", rose="#cf8570", disabled="#857a70",
)
COLD = Tokens(
    ink="#1f2733", dim="#4a5666", panel="#f3f6f9", panel2="#e3e9ef", chip="#d9e1e9", line="#b6c2ce", line2="#74828f",
    act="#3a5675", on_act="#ffffff", focus="#1f57c3", good="#1f6b5c", warn="#8a5408", bad="#b3302f",
    deep="#222b38", on_deep="#eef3f8", brass="#8d99a6", teal="#3b5c66", rose="#9c8f98", disabled="#77818c",
)
HIGH_CONTRAST = Tokens(
    ink="#ffffff", dim="#e6e6e6", panel="#000000", panel2="#1c1c1c", chip="#1c1c1c", line="#ffffff", line2="#ffffff",
    act="#ffe14d", on_act="#000000", focus="#ffe14d", good="#6fe0ff", warn="#ffe14d", bad="#ffab4d",
    deep="#000000", on_deep="#ffffff", brass="#ffe14d", teal="#6fe0ff", rose="#ffab4d", disabled="#a8a8a8",
    high_contrast=True,
)


def warmth_step(warmth: float) -> float:
    """``warmth`` (0 cold to 1 warm) rounded to a twentieth.

    Raises
    ------
    ValueError
        When ``warmth`` is outside [0, 1].
    """
    if not 0.0 <= warmth <= 1.0:
        raise ValueError(f"warmth is {warmth}; it runs from 0 (cold) to 1 (warm)")
    return round(warmth * WARMTH_STEPS) / WARMTH_STEPS


@lru_cache(WARMTH_STEPS + 1)
def _mixed(warmth: float) -> Tokens:
    names = [field.name for field in fields(Tokens) if field.name != "high_contrast"]
    mixed: dict[str, Any] = {name: mix(getattr(COLD, name), getattr(WARM, name), warmth) for name in names}
    return replace(WARM, **mixed)


def tokens(warmth: float, high_contrast: bool = False) -> Tokens:
    """Colours of a room of some warmth (0 cold to 1 warm); high contrast has one set for all rooms."""
    return HIGH_CONTRAST if high_contrast else _mixed(warmth_step(warmth))
