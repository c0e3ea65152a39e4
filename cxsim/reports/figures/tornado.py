"""A tornado: what each number that was assumed, at the ends of its range, does to a pair's difference in profit."""

from __future__ import annotations

from typing import Final

from cxsim.experiments.robust import Robustness, Swing
from cxsim.reports import numbers, theme
from cxsim.reports.figures import frame
from cxsim.reports.figures.svg import HALO, PANEL_WIDTH_IN, to_svg

MOST_ROWS: Final = 10
_ROW_IN: Final = 0.36


def tornado_plot(found: Robustness, pair: int) -> frame.Plot | None:
    """The assumed numbers that swing the difference most; None where none was varied. Call it inside `svg.style`."""
    swings = [swing for swing in found.swings if swing.pair == pair][:MOST_ROWS]
    if not swings:
        return None
    a, b = (found.titles[name] for name in found.pairs[pair])
    weeks = found.horizons_weeks[-1]
    title = f"What would change the answer ({pair + 1})"
    figure, top = frame.start(title, 1.5 + _ROW_IN * len(swings), [
        f"{frame.shorten(b, 24)} less {frame.shorten(a, 24)},",
        f"profit after {weeks} weeks, $1,000. Line: as it stands.",
        "Circle: low end of its range. Square: high.",
    ])
    panel = frame.axes(figure, frame.MARGIN_IN + 0.05, 0.42, PANEL_WIDTH_IN - 0.15, top - 0.1)
    panel.set_ylim(len(swings), 0.0)
    panel.set_yticks([])
    panel.spines["left"].set_visible(False)
    panel.axvline(0.0, color=theme.INK, linewidth=0.9)
    panel.axvline(swings[0].as_it_stands / 1e3, color=theme.DIM, linewidth=0.9, linestyle=(0, (2, 2)))
    for i, swing in enumerate(swings):
        ends = [swing.at_low.mean / 1e3, swing.at_high.mean / 1e3]
        panel.plot(ends, [i + 0.72] * 2, color=theme.look(1).colour, linewidth=5.0, alpha=0.45, solid_capstyle="butt")
        panel.plot(ends[:1], [i + 0.72], marker="o", color=theme.INK, markersize=4.0)
        panel.plot(ends[1:], [i + 0.72], marker="s", color=theme.INK, markersize=4.0)
        panel.text(0.0, i + 0.3, _range(swing), transform=panel.get_yaxis_transform(), fontsize=8.5,
                   va="center", gid=f"{HALO}-number-{i}")
    panel.xaxis.set_major_formatter(numbers.axis_plain)
    panel.locator_params(axis="x", nbins=5)
    spoken = "; ".join(
        f"{_range(swing)}: {swing.at_low.mean:,.0f} at the low end, {swing.at_high.mean:,.0f} at the high end"
        for swing in swings
    )
    return frame.Plot(
        f"tornado-{pair + 1}", title,
        f"{b} less {a}: the assumed numbers that move it most, each alone over its whole range, in "
        f"{numbers.count(found.tornado_worlds, 'world')}. Where a bar crosses zero, that assumption decides.",
        f"Tornado of the difference in profit, {b} less {a}. {spoken}.", to_svg(figure, title, spoken),
    )


def _range(swing: Swing) -> str:
    """The number and its ends."""
    return f"{swing.number.replace('_', ' ')}, {swing.low:g} to {swing.high:g}"
