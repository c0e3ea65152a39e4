"""What all pictures share: the finished plot, its heading, its key of policies, and places in inches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cxsim.reports import theme
from cxsim.reports.figures.svg import PANEL_WIDTH_IN, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEADING_IN: Final = 0.30
"""Height of the title line."""
LINE_IN: Final = 0.17
"""Height of a line of small text."""
MARGIN_IN: Final = 0.10
LEFT_AXIS_IN: Final = 0.52
_CHARACTER_IN: Final = 0.072
"""Width of an average character of DejaVu Sans at the size of the key."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A finished picture.

    Attributes
    ----------
    key
        File name without ending; unique within a report.
    title, caption
        Heading, and what the picture shows and how to read it.
    description
        The content in words, with figures, for readers who cannot see it.
    svg
        The complete SVG document.
    """

    key: str
    title: str
    caption: str
    description: str
    svg: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A policy's place in the pictures: name, title, looks, and a word for file names and identifiers."""

    name: str
    title: str
    look: theme.Look
    slug: str


def seats(names: Sequence[str], titles: Sequence[str]) -> tuple[Seat, ...]:
    """Places of all policies, in the user's order."""
    plain = [re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] for name in names]
    slugs = [
        slug if slug and plain.count(slug) == 1 else f"{slug or 'policy'}-{i + 1}" for i, slug in enumerate(plain)
    ]
    return tuple(
        Seat(name, title, theme.look(i), slugs[i])
        for i, (name, title) in enumerate(zip(names, titles, strict=True))
    )


def shorten(text: str, longest: int) -> str:
    """The text on one line, cut with an ellipsis where it is longer than ``longest`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def start(title: str, height_in: float, notes: Sequence[str] = ()) -> tuple[Figure, float]:
    """A figure with its title and small notes under it.

    Returns
    -------
    tuple
        The figure, and the height in inches at which the notes end, measured from the bottom.
    """
    figure = new_figure(height_in)
    top = height_in - 0.2
    figure.text(MARGIN_IN / PANEL_WIDTH_IN, top / height_in, title, fontsize=10.5, fontweight="bold", va="center")
    top -= 0.12
    for note in notes:
        top -= LINE_IN
        figure.text(
            MARGIN_IN / PANEL_WIDTH_IN, (top + LINE_IN / 2) / height_in, note, fontsize=8, color=theme.DIM, va="center"
        )
    return figure, top


def key_rows(places: Sequence[Seat]) -> list[list[Seat]]:
    """Which policies stand on which line of the key."""
    rows: list[list[Seat]] = []
    used = PANEL_WIDTH_IN
    for seat in places:
        width = _key_width(seat)
        if used + width > PANEL_WIDTH_IN - MARGIN_IN:
            rows.append([])
            used = MARGIN_IN
        rows[-1].append(seat)
        used += width
    return rows


def draw_key(figure: Figure, places: Sequence[Seat], top_in: float, *, markers: bool = False) -> float:
    """Lines (or marks) with their policies' names, from ``top_in`` downwards; returns where they end, inches."""
    from matplotlib.lines import Line2D

    height = figure.get_figheight()
    for row in key_rows(places):
        y = (top_in - LINE_IN / 2) / height
        x = MARGIN_IN
        for seat in row:
            ends = [(x + 0.09) / PANEL_WIDTH_IN] if markers else [x / PANEL_WIDTH_IN, (x + 0.26) / PANEL_WIDTH_IN]
            figure.add_artist(Line2D(
                ends, [y] * len(ends), color=seat.look.colour, linewidth=1.8,
                linestyle="none" if markers else seat.look.dash,
                marker=seat.look.marker if markers else None, markersize=5.0,
            ))
            figure.text((x + 0.31) / PANEL_WIDTH_IN, y, shorten(seat.title, 28), fontsize=8.5, va="center_baseline")
            x += _key_width(seat)
        top_in -= LINE_IN
    return top_in


def axes(figure: Figure, left_in: float, bottom_in: float, right_in: float, top_in: float, **kwargs: Any) -> Axes:
    """Axes with their edges at these inches from the lower left corner of the figure."""
    width, height = figure.get_size_inches()
    return figure.add_axes(
        (left_in / width, bottom_in / height, (right_in - left_in) / width, (top_in - bottom_in) / height), **kwargs
    )


def _key_width(seat: Seat) -> float:
    return 0.31 + _CHARACTER_IN * len(shorten(seat.title, 28)) + 0.16
