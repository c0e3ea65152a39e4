"""How widely single cases, contacts and agent-weeks vary under each policy: distributions, not means."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cxsim.experiments.results import Comparison, Histogram
from cxsim.metrics.histograms import Distribution
from cxsim.reports import numbers, theme
from cxsim.reports.figures import frame
from cxsim.reports.figures.svg import PANEL_WIDTH_IN, to_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TALL_IN: Final = 2.3
_SIDE_IN: Final = 0.2
"""Margin at the left: these axes have no numbers there."""
_SMALL_IN: Final = 0.95


def distribution_plot(
    comparison: Comparison, name: str, distribution: Distribution, places: tuple[frame.Seat, ...]
) -> frame.Plot | None:
    """One distribution under every policy; None where no policy has it.

    Parameters
    ----------
    comparison
        The comparison; ``histograms[policy][name]`` are shares averaged over worlds.
    name, distribution
        Which distribution, and what it holds.
    places
        The policies' places.
    """
    shown = [seat for seat in places if _filled(comparison.histograms.get(seat.name, {}).get(name))]
    if not shown:
        return None
    histograms = {seat.name: comparison.histograms[seat.name][name] for seat in shown}
    whole, _, tail_note = distribution.title.partition("; ")
    title, _, detail = whole.partition(", ")
    medians = {seat.name: quantile(histograms[seat.name], 0.5) for seat in shown}
    widest = max(_last_needed_edge(histograms[seat.name]) for seat in shown)
    if len(shown) <= 2:
        rows = len(frame.key_rows(shown))
        figure, top = frame.start(title, _TALL_IN + rows * frame.LINE_IN)
        top = frame.draw_key(figure, shown, top)
        panel = frame.axes(figure, _SIDE_IN, 0.42, PANEL_WIDTH_IN - 0.15, top - 0.22)
        for seat in shown:
            _draw(panel, histograms[seat.name], seat)
        for seat in shown:
            _mark_median(panel, medians[seat.name], seat)
        _finish(panel, histograms[shown[0].name], widest, distribution.unit)
    else:
        count = math.ceil(len(shown) / 2)
        height = 0.62 + frame.LINE_IN + count * (_SMALL_IN + 0.22)
        figure, top = frame.start(title, height, [f"Grey: {frame.shorten(shown[0].title, 34)}."])
        column = (PANEL_WIDTH_IN - _SIDE_IN - 0.15 - 0.18) / 2
        shared: Axes | None = None
        for i, seat in enumerate(shown):
            row, side = divmod(i, 2)
            left = _SIDE_IN + side * (column + 0.18)
            ceiling = top - 0.2 - row * (_SMALL_IN + 0.22)
            panel = frame.axes(
                figure, left, ceiling - _SMALL_IN + 0.1, left + column, ceiling, sharex=shared, sharey=shared
            )
            shared = shared or panel
            if i:
                base = histograms[shown[0].name]
                panel.stairs(_per_unit(base), base.edges, color=theme.NEUTRAL, linewidth=0.8)
            _draw(panel, histograms[seat.name], seat)
            _finish(panel, histograms[seat.name], widest, distribution.unit, bare=True)
            panel.set_title(frame.shorten(seat.title, 22), fontsize=8.5, pad=3)
            panel.tick_params(labelbottom=i >= len(shown) - 2)
            if i >= len(shown) - 2:
                panel.set_xlabel(distribution.unit)
    spoken = "; ".join(f"{seat.title}: median {_value(medians[seat.name])}" for seat in shown)
    tail = f" {tail_note[0].upper()}{tail_note[1:]}." if tail_note else ""
    return frame.Plot(
        key=f"distribution-{name.replace('_', '-')}",
        title=title,
        caption=(
            f"Scale: {distribution.unit}{f', {detail}' if detail else ''}. The area under each outline is the "
            f"same; where it is higher, such values are more common. Medians: {spoken.replace(': median', '')}."
            f"{tail}"
        ),
        description=f"Distribution under each policy. {spoken}.",
        svg=to_svg(figure, title, spoken),
    )


def quantile(histogram: Histogram, prob: float) -> float:
    """Value below which a share ``prob`` of the distribution lies, linear within a class."""
    cumulative = np.concatenate(([0.0], np.cumsum(histogram.shares)))
    return float(np.interp(prob * cumulative[-1], cumulative, histogram.edges))


def _filled(histogram: Histogram | None) -> bool:
    return histogram is not None and bool(np.nansum(histogram.shares) > 0.0)


def _per_unit(histogram: Histogram) -> NDArray[np.float64]:
    return histogram.shares / np.diff(histogram.edges)


def _last_needed_edge(histogram: Histogram) -> float:
    """The scale ends where 99.5 % of the distribution does, or at its own end when the tail class is full."""
    if histogram.shares[-1] > 0.005:
        return float(histogram.edges[-1])
    return min(quantile(histogram, 0.995) * 1.1, float(histogram.edges[-1]))


def _draw(panel: Axes, histogram: Histogram, seat: frame.Seat) -> None:
    density = _per_unit(histogram)
    panel.stairs(density, histogram.edges, fill=True, color=seat.look.colour, alpha=0.14, linewidth=0)
    panel.stairs(density, histogram.edges, color=seat.look.colour, linewidth=1.5, linestyle=seat.look.dash)


def _mark_median(panel: Axes, median: float, seat: frame.Seat) -> None:
    panel.plot(
        [median], [0.0], marker=seat.look.marker, markersize=6, color=seat.look.colour, clip_on=False, zorder=5,
        markeredgecolor=theme.PANEL,
    )


def _finish(panel: Axes, histogram: Histogram, widest: float, unit: str, *, bare: bool = False) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

    scale = " to " in unit
    panel.set_xlim(float(histogram.edges[0]), float(histogram.edges[-1]) if scale else widest)
    panel.set_ylim(bottom=0.0)
    panel.set_yticks([])
    panel.spines["left"].set_visible(False)
    panel.xaxis.set_major_locator(MultipleLocator(1.0) if unit == "1 to 5" else MaxNLocator(4 if bare else 6))
    panel.xaxis.set_major_formatter(FuncFormatter(numbers.axis_plain))
    if not bare:
        panel.set_xlabel(unit)
        panel.set_title("marks on the axis: medians", fontsize=8, color=theme.DIM, pad=4)


def _value(x: float) -> str:
    return numbers.plain(x, max(0, numbers.decimals_for(math.nan, x)) if x else 0)
