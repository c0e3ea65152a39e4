"""Week by week: means, bands and sample paths of a KPI, and the running difference in profit.

Two policies share one set of axes. Three and more would hide each other, so each gets small axes of its own,
with the means of the others in grey.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cxsim.experiments.results import Comparison, Crossing
from cxsim.metrics.kpis import Kpi
from cxsim.reports import numbers, theme
from cxsim.reports.answer import crossing_of
from cxsim.reports.figures import frame
from cxsim.reports.figures.svg import HALO, PANEL_WIDTH_IN, to_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BAND: Final = (0.1, 0.9)
"""The band holds the middle 80 % of worlds."""
SAMPLE_PATHS: Final = 2
_NOTE: Final = "Thick: mean. Band: 10–90 % of worlds. Thin: worlds 1 and 2."
_TALL_IN: Final = 2.75
_SMALL_IN: Final = 1.15


def weekly_plot(comparison: Comparison, kpi: Kpi, places: tuple[frame.Seat, ...]) -> frame.Plot | None:
    """A KPI by week for every policy; None where no policy has weekly data.

    Parameters
    ----------
    comparison
        The comparison; series are (replications, weeks).
    kpi
        The KPI.
    places
        The policies' places.
    """
    shown = [seat for seat in places if _has_data(comparison.weekly.get(seat.name, {}).get(kpi.name))]
    if not shown:
        return None
    series = {seat.name: comparison.weekly[seat.name][kpi.name] for seat in shown}
    weeks = week_numbers(comparison)
    title = f"{kpi.title}, by week"
    if len(shown) <= 2:
        rows = len(frame.key_rows(shown))
        figure, top = frame.start(title, _TALL_IN + rows * frame.LINE_IN, [_NOTE])
        top = frame.draw_key(figure, shown, top)
        panel = frame.axes(figure, frame.LEFT_AXIS_IN, 0.42, PANEL_WIDTH_IN - 0.15, top - 0.22)
        for seat in shown:
            _draw_worlds(panel, weeks, series[seat.name], seat)
        _finish(panel, weeks, comparison.warm_up_weeks, kpi.unit)
        if len(shown) == 2:
            _mark_crossing(panel, crossing_of(comparison, shown[0].name, shown[1].name, kpi.name, False))
    else:
        figure = _small_multiples(
            title, shown, comparison, kpi.unit,
            lambda panel, seat: _focus(panel, weeks, series, seat),
        )
    means = "; ".join(
        f"{seat.title}: {numbers.level(_mean_after_warm_up(comparison, series[seat.name]), kpi.unit)} on average"
        for seat in shown
    )
    return frame.Plot(
        key=f"weekly-{kpi.name.replace('_', '-')}",
        title=title,
        caption=_caption(comparison, kpi, shown),
        description=f"Line chart over {numbers.count(comparison.weeks, 'week')}. {means}.",
        svg=to_svg(figure, title, means),
    )


def running_difference_plot(
    comparison: Comparison, kpi: Kpi, places: tuple[frame.Seat, ...]
) -> frame.Plot | None:
    """Running total of each later policy minus the first, in one world at a time (so: paired)."""
    first, others = places[0], [s for s in places[1:] if kpi.name in comparison.weekly.get(s.name, {})]
    if kpi.name not in comparison.weekly.get(first.name, {}) or not others:
        return None
    start = comparison.warm_up_weeks
    weeks = week_numbers(comparison)[start:]
    base = comparison.weekly[first.name][kpi.name][:, start:]
    running = {
        seat.name: np.nancumsum(comparison.weekly[seat.name][kpi.name][:, start:] - base, axis=1)
        for seat in others
    }
    title = f"{kpi.title} so far: the difference"
    if len(others) == 1:
        seat = others[0]
        figure, top = frame.start(title, _TALL_IN + frame.LINE_IN, [_NOTE])
        panel = frame.axes(figure, frame.LEFT_AXIS_IN, 0.42, PANEL_WIDTH_IN - 0.15, top - 0.25)
        _draw_worlds(panel, weeks, running[seat.name], seat)
        _finish(panel, weeks, 0, kpi.unit)
        _name_the_sides(panel, first, seat)
        _mark_crossing(panel, crossing_of(comparison, first.name, seat.name, kpi.name, True))
    else:
        def one(panel: Axes, seat: frame.Seat) -> None:
            _draw_worlds(panel, weeks, running[seat.name], seat)
            panel.axhline(0.0, color=theme.INK, linewidth=0.8)

        figure = _small_multiples(
            title, others, comparison, kpi.unit, one, note=f"Each minus {frame.shorten(first.title, 34)}."
        )
    ends = "; ".join(
        f"{seat.title} minus {first.title}: {numbers.difference(float(np.mean(running[seat.name][:, -1])), kpi.unit)}"
        f" at the end" for seat in others
    )
    return frame.Plot(
        key=f"running-{kpi.name.replace('_', '-')}",
        title=title,
        caption=(
            f"Running total of {kpi.title.lower()} minus that of {first.title} in the same world. Above the "
            f"zero line the other policy has earned more so far, below it {first.title} has. Where the mean cuts "
            f"the line, the lead changes."
        ),
        description=f"Line chart of running differences. {ends}.",
        svg=to_svg(figure, title, ends),
    )


def week_numbers(comparison: Comparison) -> NDArray[np.int64]:
    """Weeks counted from 1 at the end of the warm-up; those of the warm-up are 0, −1, ... (weeks,)."""
    return np.arange(comparison.weeks, dtype=np.int64) - comparison.warm_up_weeks + 1


def _has_data(series: NDArray[np.float64] | None) -> bool:
    return series is not None and bool(np.isfinite(series).any())


def _mean_after_warm_up(comparison: Comparison, series: NDArray[np.float64]) -> float:
    kept = series[:, comparison.warm_up_weeks:]
    return float(np.nanmean(kept)) if np.isfinite(kept).any() else math.nan


def _filled(series: NDArray[np.float64]) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Weeks in which some world has data, and the series in those weeks."""
    present: NDArray[np.bool_] = np.asarray(np.isfinite(series).any(axis=0))
    return present, series[:, present]


def _draw_worlds(panel: Axes, weeks: NDArray[np.int64], series: NDArray[np.float64], seat: frame.Seat) -> None:
    present, kept = _filled(series)
    x = weeks[present]
    low, high = np.nanquantile(kept, BAND, axis=0)
    panel.fill_between(x, low, high, color=seat.look.colour, alpha=0.16, linewidth=0)
    for path in kept[:SAMPLE_PATHS]:
        panel.plot(x, path, color=seat.look.colour, linewidth=0.5, alpha=0.6)
    panel.plot(x, np.nanmean(kept, axis=0), color=seat.look.colour, linestyle=seat.look.dash, linewidth=2.0)


def _focus(
    panel: Axes, weeks: NDArray[np.int64], series: dict[str, NDArray[np.float64]], seat: frame.Seat
) -> None:
    for name, other in series.items():
        if name != seat.name:
            present, kept = _filled(other)
            panel.plot(weeks[present], np.nanmean(kept, axis=0), color=theme.NEUTRAL, linewidth=0.6, alpha=0.6)
    _draw_worlds(panel, weeks, series[seat.name], seat)


def _small_multiples(
    title: str,
    shown: list[frame.Seat],
    comparison: Comparison,
    unit: str,
    draw: Callable[[Axes, frame.Seat], None],
    note: str = "Grey: means of the others.",
) -> Figure:
    """Small axes, two to a row, on common scales."""
    rows = math.ceil(len(shown) / 2)
    height = 0.5 + 2 * frame.LINE_IN + rows * (_SMALL_IN + 0.22) + 0.2
    figure, top = frame.start(title, height, [_NOTE, note])
    column = (PANEL_WIDTH_IN - frame.LEFT_AXIS_IN - 0.15 - 0.18) / 2
    weeks = week_numbers(comparison)
    first: Axes | None = None
    for i, seat in enumerate(shown):
        row, side = divmod(i, 2)
        left = frame.LEFT_AXIS_IN + side * (column + 0.18)
        ceiling = top - 0.28 - row * (_SMALL_IN + 0.22)
        panel = frame.axes(
            figure, left, ceiling - _SMALL_IN + 0.1, left + column, ceiling, sharex=first, sharey=first
        )
        first = first or panel
        draw(panel, seat)
        _finish(panel, weeks, comparison.warm_up_weeks, unit, bare=True)
        panel.set_title(frame.shorten(seat.title, 22), fontsize=8.5, pad=3)
        panel.tick_params(labelleft=side == 0, labelbottom=i >= len(shown) - 2)
        if i >= len(shown) - 2:
            panel.set_xlabel("week")
    return figure


def _finish(panel: Axes, weeks: NDArray[np.int64], warm_up: int, unit: str, *, bare: bool = False) -> None:
    """Scales, ticks, zero line and the warm-up."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    way = numbers.unit_of(unit)
    money = way.prefix == "$"
    factor = way.factor
    formatter = numbers.axis_money if money else (lambda value, _=None: numbers.axis_plain(value * factor))
    panel.yaxis.set_major_formatter(FuncFormatter(formatter))
    panel.yaxis.set_major_locator(MaxNLocator(4 if bare else 5))
    panel.xaxis.set_major_locator(MaxNLocator(4 if bare else 6, integer=True))
    panel.set_xlim(float(weeks[0]) - 0.5, float(weeks[-1]) + 0.5)
    if not bare:
        panel.set_xlabel("week")
        panel.set_title(way.name, fontsize=8, color=theme.DIM, pad=4)
    if warm_up:
        panel.axvspan(float(weeks[0]) - 0.5, 0.5, color=theme.PANEL_2, zorder=0, linewidth=0)
        if not bare:
            panel.text(
                float(weeks[0]), 0.02, "warm-up", transform=panel.get_xaxis_transform(), fontsize=7.5, color=theme.DIM
            )
    low, high = panel.get_ylim()
    if low < 0.0 < high:
        panel.axhline(0.0, color=theme.INK, linewidth=0.8, zorder=1.5)


def _mark_crossing(panel: Axes, crossing: Crossing | None) -> None:
    if crossing is None or crossing.week is None:
        return
    low, high = panel.get_xlim()
    right_half = crossing.week > (low + high) / 2
    panel.axvline(crossing.week, color=theme.INK, linewidth=0.9, linestyle=(0, (1.0, 2.0)))
    panel.annotate(
        f"lead changes, week {crossing.week:.0f}", (crossing.week, 0.9 if crossing.cumulative else 1.0),
        xycoords=panel.get_xaxis_transform(), xytext=(-4 if right_half else 4, -3), textcoords="offset points",
        ha="right" if right_half else "left", va="top", fontsize=8, gid=f"{HALO}-crossing",
    )


def _name_the_sides(panel: Axes, first: frame.Seat, second: frame.Seat) -> None:
    """Above zero the second policy is ahead, below it the first: in words, in the corners."""
    low, high = panel.get_ylim()
    room = 0.16 * (high - low)
    panel.set_ylim(min(low, 0.0) - room, max(high, 0.0) + room)
    for seat, y, va, arrow in ((second, 0.985, "top", "▴"), (first, 0.02, "bottom", "▾")):
        panel.text(
            0.02, y, f"{arrow} {frame.shorten(seat.title, 34)} ahead", transform=panel.transAxes, fontsize=8.5, va=va,
            color=seat.look.colour, fontweight="bold", gid=f"{HALO}-{va}",
        )
    panel.axhline(0.0, color=theme.INK, linewidth=0.8, zorder=1.5)


def _caption(comparison: Comparison, kpi: Kpi, shown: list[frame.Seat]) -> str:
    better = {"higher": " More is better.", "lower": " Less is better."}.get(kpi.better, "")
    words = f"{kpi.definition.rstrip('.')}.{better}"
    if len(shown) == 2:
        crossing = crossing_of(comparison, shown[0].name, shown[1].name, kpi.name, False)
        if crossing is not None and crossing.week is None:
            words += " The means do not change places for good."
    return words
