"""Moments of truth: one figure for each kind of issue, one row an issue, one mark a policy (essay E3)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cxsim.experiments.results import Comparison
from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.metrics.moments import MOMENT_FIGURES, MOMENT_SUMS, moment_figures
from cxsim.reports import theme
from cxsim.reports.figures import frame
from cxsim.reports.figures.svg import HALO, PANEL_WIDTH_IN, to_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FEWEST_CASES: Final = 20.0
"""An issue with fewer cases in all worlds together, under any policy, is not drawn: its figures would be chance."""
_ROW_IN: Final = 0.36
_BAND: Final = 0.42
"""Share of a row's height in which its marks lie, one policy above the other."""


def moment_plot(comparison: Comparison, name: str, places: tuple[frame.Seat, ...]) -> frame.Plot | None:
    """One of `MOMENT_FIGURES` by kind of issue under each policy; None where there is nothing to show."""
    figure_of = MOMENT_FIGURES[name]
    shown = tuple(seat for seat in places if seat.name in comparison.moments)
    rows = _rows(comparison, name, shown)
    if not rows:
        return None
    title = f"{figure_of.title}, {figure_of.unit}"
    key_in = frame.LINE_IN * len(frame.key_rows(shown))
    height = 0.78 + key_in + _ROW_IN * len(rows)
    figure, top = frame.start(title, height)
    top = frame.draw_key(figure, shown, top - 0.04, markers=True)
    left, right = frame.MARGIN_IN + 0.1, PANEL_WIDTH_IN - frame.MARGIN_IN - 0.1
    panel = frame.axes(figure, left, 0.36, right, 0.36 + _ROW_IN * len(rows))
    _draw(panel, rows, shown)
    spoken = "; ".join(
        f"{issue}: " + ", ".join(f"{seat.title} {mark.mean:.3g}" for seat, mark in zip(shown, marks, strict=True))
        for issue, marks in rows.items()
    )
    return frame.Plot(
        key=f"moments-{name}",
        title=title,
        caption=f"{figure_of.definition}. {figure_of.better.capitalize()} is better. Marks: means over worlds; lines: "
                "the 95 % interval of each by itself. Issues with none at all are left out.",
        description=f"{title}, by what the customer lived through. {spoken}.",
        svg=to_svg(figure, title, spoken),
    )


def _rows(comparison: Comparison, name: str, shown: tuple[frame.Seat, ...]) -> dict[str, list[Interval]]:
    """Issues with something to show, by title, in the order of the catalogue: each policy's mean and its interval."""
    cases = MOMENT_SUMS.index("cases")
    sums = [comparison.moments[seat.name] for seat in shown]
    values = [moment_figures(each)[name] for each in sums]
    rows = {
        issue.title: [mean_interval(each[:, i]) for each in values]
        for i, issue in enumerate(comparison.company.issues)
        if sums and min(float(each[:, i, cases].sum()) for each in sums) >= FEWEST_CASES
    }
    return {issue: marks for issue, marks in rows.items() if any(mark.mean for mark in marks)}


def _draw(panel: Axes, rows: dict[str, list[Interval]], shown: tuple[frame.Seat, ...]) -> None:
    panel.set_ylim(len(rows), 0.0)
    panel.set_yticks([])
    for side in ("left", "right", "top"):
        panel.spines[side].set_visible(False)
    ends = [end for marks in rows.values() for mark in marks for end in (mark.low, mark.mean, mark.high)
            if math.isfinite(end)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    air = 0.04 * ((high - low) or 1.0)
    panel.set_xlim(low - air, high + air)
    panel.axvline(0.0, color=theme.DIM, linewidth=0.8, zorder=0)
    for i, (issue, marks) in enumerate(rows.items()):
        if i % 2:
            panel.axhspan(i, i + 1, color=theme.PANEL_2, linewidth=0, zorder=-1)
        panel.text(0.0, 1.0 - (i + 0.27) / len(rows), frame.shorten(issue, 44), transform=panel.transAxes, ha="left",
                   va="center", fontsize=8, color=theme.DIM, gid=f"{HALO}-issue-{i}")
        step = _BAND / len(marks)
        for j, (seat, mark) in enumerate(zip(shown, marks, strict=True)):
            line = i + 0.5 + step * (j + 0.5)
            if math.isfinite(mark.low):
                panel.plot([mark.low, mark.high], [line, line], color=seat.look.colour, linewidth=1.6,
                           solid_capstyle="butt")
            panel.plot([mark.mean], [line], marker=seat.look.marker, markersize=4.6, color=seat.look.colour)
