"""Paired differences of two policies with their intervals, one row a KPI, and whom each favours, in words.

Every row has its own scale in its own unit, symmetrical about the common zero line; the shaded zone is the
smallest difference that matters, so the eye sees at once whether an interval lies in it, beyond it or astride.
Rows are turned so that the right-hand side always favours the second policy.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from cxsim.experiments.results import NEITHER
from cxsim.metrics.kpis import Kpi
from cxsim.reports import numbers, theme
from cxsim.reports.figures import frame
from cxsim.reports.figures.svg import HALO, PANEL_WIDTH_IN, to_svg
from cxsim.reports.pairs import Paired

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW_IN: Final = 0.44


def difference_plot(
    rows: Sequence[tuple[Kpi, Paired]], first: frame.Seat, second: frame.Seat
) -> frame.Plot | None:
    """Paired differences, second minus first; None where there is no row.

    Parameters
    ----------
    rows
        KPIs with the difference of the two policies in them.
    first, second
        The policies' places; the left side favours ``first``.
    """
    rows = [(kpi, paired) for kpi, paired in rows if math.isfinite(paired.mean)]
    if not rows:
        return None
    title = "What changes, and for the better of whom"
    height = 1.06 + _ROW_IN * len(rows)
    figure, top = frame.start(title, height, [
        "Each row has its own scale. Shaded: too small to matter.",
        "Line: 95 % interval. Arrows: under which policy it is better.",
    ])
    bottom = top - frame.HEADING_IN - _ROW_IN * len(rows)
    panel = frame.axes(figure, frame.MARGIN_IN, bottom, PANEL_WIDTH_IN - frame.MARGIN_IN, top - frame.HEADING_IN)
    panel.set_xlim(-1.0, 1.0)
    panel.set_ylim(len(rows), 0.0)
    panel.axis("off")
    panel.plot([0.0, 0.0], [0.0, len(rows)], color=theme.INK, linewidth=0.9, zorder=1)
    for i, (kpi, paired) in enumerate(rows):
        _draw_row(panel, i, kpi, paired, first, second)
    for seat, x, side, words in (
        (first, -0.03, "right", f"◂ {frame.shorten(first.title, 24)}"),
        (second, 0.03, "left", f"{frame.shorten(second.title, 24)} ▸"),
    ):
        panel.text(x, -0.12, words, ha=side, va="bottom", color=seat.look.colour, fontweight="bold")
    spoken = "; ".join(
        f"{kpi.title}: {numbers.difference(paired.mean, paired.unit, paired.resolution)} "
        f"({_verdict(paired, first, second)})" for kpi, paired in rows
    )
    return frame.Plot(
        key=f"differences-{second.slug}-and-{first.slug}",
        title=title,
        caption=(
            f"{second.title} minus {first.title}, world by world. Rows are turned so that the right-hand side "
            f"always is the better one under {second.title}, whether more or less of the measure is good. Grey "
            f"marks have no good side or are not decided. An interval within the shaded zone means practically equal."
        ),
        description=f"Differences with intervals, {second.title} minus {first.title}. {spoken}.",
        svg=to_svg(figure, title, spoken),
    )


def _draw_row(
    panel: Axes, i: int, kpi: Kpi, paired: Paired, first: frame.Seat, second: frame.Seat
) -> None:
    from matplotlib.patches import Rectangle

    sign = -1.0 if kpi.better == "lower" else 1.0
    ends = [end for end in (paired.low, paired.high) if math.isfinite(end)]
    reach = 1.12 * max(abs(x) for x in (*ends, paired.mean, paired.matters, 1e-12))
    line = i + 0.68
    if paired.matters > 0.0:
        zone = paired.matters / reach
        panel.add_patch(Rectangle((-zone, line - 0.19), 2 * zone, 0.38, color=theme.PANEL_2, linewidth=0, zorder=0))
    favoured = {first.name: first, second.name: second}.get(paired.favours)
    colour = favoured.look.colour if favoured else theme.NEUTRAL
    marker = favoured.look.marker if favoured else "d"
    if ends:
        panel.plot([sign * paired.low / reach, sign * paired.high / reach], [line, line], color=colour, linewidth=2.6,
                   solid_capstyle="butt", zorder=2)
    panel.plot([sign * paired.mean / reach], [line], marker=marker, markersize=6.0, color=colour,
               markerfacecolor=colour if favoured else theme.PANEL, zorder=3)
    panel.text(
        -1.0, i + 0.3, frame.shorten(kpi.title, 34), ha="left", va="center", fontsize=8.5, gid=f"{HALO}-name-{i}"
    )
    panel.text(
        1.0, i + 0.3, numbers.difference(paired.mean, paired.unit, paired.resolution), ha="right", va="center",
        fontsize=8.5, fontweight="bold" if favoured else "normal", gid=f"{HALO}-value-{i}",
    )


def _verdict(paired: Paired, first: frame.Seat, second: frame.Seat) -> str:
    if paired.favours == NEITHER:
        return paired.verdict
    return f"better under {(first if paired.favours == first.name else second).title}"


