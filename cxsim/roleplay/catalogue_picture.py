"""All role-plays on one page: a row for each, a column for each policy, and how many good endings skill gets there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cxsim.roleplay.graph import INK, shortened, svg_text

LABEL_PX: Final = 270
CELL_PX: Final = 84
ROW_PX: Final = 25
GAP_PX: Final = 3
HEAD_PX: Final = 112
BLOCK_PX: Final = 30
MARGIN_PX: Final = 24
LONGEST: Final = 40

DIM: Final = "#5f566a"
PAPER: Final = "#fffdf8"
LOW: Final = (246, 240, 226)
HIGH: Final = (20, 108, 86)
CLOSED: Final = "#4a3f55"
LEGEND: Final = "Good endings, per cent of plays. Closed: no way leads to one, whoever plays."
FROM_HERE_WHITE: Final = 0.55
"""Share from which on the ground is dark, and the figure white."""


class Row(NamedTuple):
    """One role-play: shares of good endings.

    Attributes
    ----------
    others
        Of random and of script players, mean of all policies.
    skilled
        Of skilled players under each policy; None where none can be had.
    """

    title: str
    others: tuple[float, float]
    skilled: tuple[float | None, ...]


class Block(NamedTuple):
    """The role-plays of one company."""

    title: str
    rows: tuple[Row, ...]


def picture(blocks: Sequence[Block], policies: Sequence[str]) -> str:
    """A complete SVG document, the same for the same input."""
    columns = 2 + len(policies)
    width = 2 * MARGIN_PX + LABEL_PX + columns * CELL_PX + 12
    height = HEAD_PX + sum(BLOCK_PX + ROW_PX * len(block.rows) for block in blocks) + MARGIN_PX
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="Lato, Helvetica, Arial, sans-serif" role="img"'
        ' aria-label="Share of good endings of every role-play, by player and policy">',
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        svg_text(MARGIN_PX, 34, "How many plays end well", 20, weight="bold", anchor="start"),
        svg_text(MARGIN_PX, 56, LEGEND, 13, fill=DIM, anchor="start"),
        svg_text(_left(1), 82, "mean of all policies", 12, fill=DIM),
        svg_text((_left(2) + _left(columns)) / 2, 82, "skilled players under", 12, fill=DIM),
    ]
    for number, name in enumerate(("random", "script", *policies)):
        parts.append(svg_text(_left(number) + CELL_PX / 2, 102, name, 12, weight="bold"))
    y = float(HEAD_PX)
    for block in blocks:
        parts.append(svg_text(MARGIN_PX, y + 20, block.title, 13, weight="bold", anchor="start"))
        y += BLOCK_PX
        for row in block.rows:
            parts.append(svg_text(MARGIN_PX, y + 17, shortened(row.title, LONGEST), 12.5, anchor="start"))
            parts += [_cell(_left(number), y, share) for number, share in enumerate((*row.others, *row.skilled))]
            y += ROW_PX
    return "\n".join([*parts, "</svg>"]) + "\n"


def _left(column: int) -> float:
    """Where a column begins; those of the skilled stand apart."""
    return MARGIN_PX + LABEL_PX + column * CELL_PX + (12 if column >= 2 else 0)


def _cell(x: float, y: float, share: float | None) -> str:
    if share is None:
        fill, ink, words = CLOSED, "#ffffff", "closed"
    else:
        low = (1.0 - share) * (1.0 - share)  # most of the scale for low shares: whether it can be won matters most
        fill = "#" + "".join(f"{round(high + (low_ - high) * low):02x}" for low_, high in zip(LOW, HIGH, strict=True))
        ink = "#ffffff" if share > FROM_HERE_WHITE else INK
        words = f"{100.0 * share:.0f}"
    width, height = CELL_PX - GAP_PX, ROW_PX - GAP_PX
    box = f'<rect x="{x:.0f}" y="{y:.0f}" width="{width}" height="{height}" rx="4" fill="{fill}"/>'
    return box + svg_text(x + width / 2, y + 16, words, 12, fill=ink)
