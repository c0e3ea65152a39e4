"""A sweep as a picture: the paired difference along a factor, with its band and where it is 0."""

from __future__ import annotations

import math

from cxsim.experiments.sweep import Sweep
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers, theme
from cxsim.reports.figures import frame
from cxsim.reports.figures.svg import PANEL_WIDTH_IN, style, to_svg

_HEIGHT_IN = 3.1


def sweep_plot(found: Sweep) -> frame.Plot:
    """Difference of the second policy and the first in the KPI at each value of the factor."""
    kpi = KPIS[found.kpi]
    title = f"{kpi.title} along {found.factor.name.replace('_', ' ')}"
    x = [point.value for point in found.points]
    mean, low, high = ([getattr(point.difference, end) for point in found.points] for end in ("mean", "low", "high"))
    with style():
        figure, top = frame.start(title, _HEIGHT_IN, [
            f"{frame.shorten(found.second, 20)} less {frame.shorten(found.first, 20)}, same worlds.",
            "Band: 95 % for all points together. Dotted: break-even.",
        ])
        panel = frame.axes(figure, frame.LEFT_AXIS_IN + 0.15, 0.5, PANEL_WIDTH_IN - 0.1, top - 0.1)
        panel.axhline(0.0, color=theme.DIM, linewidth=0.8)
        if all(map(math.isfinite, low)):
            panel.fill_between(x, low, high, color=theme.look(1).colour, alpha=0.2, linewidth=0.0)
        panel.plot(x, mean, color=theme.look(1).colour, linewidth=1.8, marker="o", markersize=4.0)
        for break_even in found.break_evens:
            panel.axvline(break_even.value, color=theme.DIM, linewidth=1.0, linestyle=(0, (1, 2)))
        unit = f" ({found.factor.unit})" if found.factor.unit else ""
        panel.set_xlabel(f"{found.factor.name.replace('_', ' ')}{unit}")
        panel.yaxis.set_major_formatter(numbers.axis_money if kpi.unit == "USD" else numbers.axis_plain)
        spoken = "; ".join(f"at {value:g}: {m:.4g}" for value, m in zip(x, mean, strict=True))
        svg = to_svg(figure, title, spoken)
    return frame.Plot("sweep", title, "The paired difference along the factor.", f"Line plot. {spoken}.", svg)
