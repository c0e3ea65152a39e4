"""Risk and error apart, in the manner of Nelson's measure-of-risk-and-error plots (MORE).

Risk is how outcomes differ between worlds: it stays however long one computes. Error is how well the mean is
known: it shrinks with the number of worlds. Source: B. L. Nelson, "The MORE plot: displaying measures of risk
and error from simulation output", WSC 2008 (remembered); here as dots, band and interval on one line.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cxsim.experiments.results import Comparison
from cxsim.metrics.kpis import Kpi
from cxsim.reports import numbers, theme
from cxsim.reports.figures import frame
from cxsim.reports.figures.svg import HALO, PANEL_WIDTH_IN, to_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW_IN: Final = 0.62
_GOLDEN: Final = 0.6180339887498949


def risk_plot(comparison: Comparison, kpi: Kpi, places: tuple[frame.Seat, ...]) -> frame.Plot | None:
    """Outcome of a KPI in every world, its 10–90 % band (risk) and the interval of its mean (error)."""
    shown = [seat for seat in places if _finite(comparison, seat, kpi).size]
    if not shown:
        return None
    title = f"{kpi.title}: risk and error"
    height = 1.36 + _ROW_IN * len(shown)
    figure, top = frame.start(title, height, [
        "Dots: worlds. Band: 10–90 % of worlds (risk).", "Mark and line: mean and its 95 % interval (error).",
    ])
    panel = frame.axes(figure, frame.MARGIN_IN + 0.1, 0.42, PANEL_WIDTH_IN - 0.25, top - 0.05)
    for i, seat in enumerate(shown):
        estimate = comparison.estimates[seat.name][kpi.name]
        _draw(panel, i, seat, _finite(comparison, seat, kpi), (estimate.mean, estimate.ci_low, estimate.ci_high))
    _finish(panel, len(shown), kpi)
    spoken = "; ".join(f"{seat.title}: {risk_in_words(comparison, seat.name, kpi)}" for seat in shown)
    return frame.Plot(
        key=f"risk-{kpi.name.replace('_', '-')}",
        title=title,
        caption=(
            "The band is risk: how much worlds differ, whatever we compute. The line through the mark is error: "
            "how well the mean is known; more worlds make it shorter. The policies meet the same worlds, so "
            "overlapping bands do not mean that the difference is uncertain: for that see the paired differences."
        ),
        description=f"Dot plot of {kpi.title.lower()} by world. {spoken}.",
        svg=to_svg(figure, title, spoken),
    )


def worlds_plot(comparison: Comparison, kpi: Kpi, places: tuple[frame.Seat, ...]) -> frame.Plot | None:
    """Difference in every world: each later policy minus the first."""
    first = places[0]
    base = comparison.values.get(first.name, {}).get(kpi.name)
    if base is None:
        return None
    differences = {}
    for seat in places[1:]:
        other = comparison.values.get(seat.name, {}).get(kpi.name)
        if other is not None:
            paired = other - base
            differences[seat.name] = paired[np.isfinite(paired)]
    shown = [seat for seat in places[1:] if differences.get(seat.name, np.empty(0)).size]
    if not shown:
        return None
    title = f"{kpi.title}: the difference in every world"
    height = 1.2 + _ROW_IN * len(shown)
    figure, top = frame.start(title, height, [f"One dot: one world, minus {frame.shorten(first.title, 28)} in it."])
    panel = frame.axes(figure, frame.MARGIN_IN + 0.1, 0.42, PANEL_WIDTH_IN - 0.25, top - 0.05)
    for i, seat in enumerate(shown):
        mean = float(differences[seat.name].mean())
        _draw(panel, i, seat, differences[seat.name], (mean, math.nan, math.nan))
    _finish(panel, len(shown), kpi)
    panel.axvline(0.0, color=theme.INK, linewidth=0.9, zorder=1)
    spoken = "; ".join(
        f"{seat.title} is higher in {int((differences[seat.name] > 0).sum())} of {differences[seat.name].size} worlds"
        for seat in shown
    )
    return frame.Plot(
        key=f"worlds-{kpi.name.replace('_', '-')}",
        title=title,
        caption=f"Right of the line the named policy has more than {first.title} in that world. {spoken}.",
        description=f"Dot plot of paired differences. {spoken}.",
        svg=to_svg(figure, title, spoken),
    )


def risk_in_words(comparison: Comparison, policy: str, kpi: Kpi) -> str:
    """The middle 80 % of worlds, and the mean with its interval, in words."""
    values = comparison.values[policy][kpi.name]
    low, high = np.quantile(values[np.isfinite(values)], (0.1, 0.9))
    estimate = comparison.estimates[policy][kpi.name]
    half = (estimate.ci_high - estimate.ci_low) / 2.0
    words = f"between worlds {numbers.interval(float(low), float(high), kpi.unit)}"
    if not math.isfinite(half):
        return words
    error = numbers.difference(half, kpi.unit, half, signed=False)
    return f"{words}, mean {numbers.level(estimate.mean, kpi.unit, half)} ± {error}"


def _finite(comparison: Comparison, seat: frame.Seat, kpi: Kpi) -> NDArray[np.float64]:
    values = comparison.values.get(seat.name, {}).get(kpi.name, np.empty(0))
    return values[np.isfinite(values)]


def _draw(
    panel: Axes, i: int, seat: frame.Seat, values: NDArray[np.float64], estimate: Sequence[float]
) -> None:
    from matplotlib.patches import Rectangle

    mean, low, high = estimate
    line = i + 0.66
    if values.size > 1:
        left, right = np.quantile(values, (0.1, 0.9))
        panel.add_patch(
            Rectangle((left, line - 0.2), right - left, 0.4, color=seat.look.colour, alpha=0.16, linewidth=0)
        )
    spread = (np.arange(values.size) * _GOLDEN) % 1.0  # even, repeatable, and no draw of chance
    panel.plot(values, line + 0.34 * (spread - 0.5), marker="o", markersize=2.6, alpha=0.6, color=seat.look.colour,
               linestyle="none", markeredgewidth=0)
    if math.isfinite(low):
        panel.plot([low, high], [line, line], color=theme.INK, linewidth=2.0)
    panel.plot([mean], [line], marker=seat.look.marker, markersize=7, color=seat.look.colour, markeredgecolor=theme.INK,
               markeredgewidth=0.8)
    panel.text(0.0, i + 0.26, frame.shorten(seat.title, 44), transform=panel.get_yaxis_transform(), fontsize=8.5,
               va="center", color=seat.look.colour, fontweight="bold", gid=f"{HALO}-{i}")


def _finish(panel: Axes, rows: int, kpi: Kpi) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    way = numbers.unit_of(kpi.unit)
    money = way.prefix == "$"
    factor = way.factor
    panel.set_ylim(rows + 0.06, 0.0)
    panel.set_yticks([])
    panel.spines["left"].set_visible(False)
    panel.xaxis.set_major_locator(MaxNLocator(4))
    panel.xaxis.set_major_formatter(
        FuncFormatter(numbers.axis_money if money else (lambda value, _=None: numbers.axis_plain(value * factor)))
    )
    panel.set_xlabel("$" if money else way.name)
