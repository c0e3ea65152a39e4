"""Where the money comes from and where it goes: every line of the money table with its interval."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cxsim.experiments.results import Comparison, MoneyRow, row_named
from cxsim.reports import numbers, theme
from cxsim.reports.figures import frame
from cxsim.reports.figures.svg import HALO, PANEL_WIDTH_IN, to_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW_IN: Final = 0.36
_SMALL_SHARE: Final = 0.0005
"""Costs smaller than this share of the largest line under every policy are left to the table."""


def money_plot(comparison: Comparison, places: tuple[frame.Seat, ...]) -> frame.Plot | None:
    """Revenue and costs in all under every policy; None where there is no money table.

    Costs are far smaller than revenue in most companies, so they have axes and a scale of their own.
    """
    tables = {seat.name: comparison.money.get(seat.name, ()) for seat in places}
    shown = [seat for seat in places if tables[seat.name]]
    if not shown:
        return None
    in_and_left = _names(tables[shown[0].name], ("revenue", "balance"))
    costs = [row for row in _names(tables[shown[0].name], ("cost",)) if _matters(row[0], tables, shown)]
    thick = max(_ROW_IN, 0.14 + 0.085 * len(shown))
    title = "Where the money comes from and where it goes"
    key_height = frame.LINE_IN * len(frame.key_rows(shown))
    height = 1.48 + key_height + thick * (len(in_and_left) + len(costs))
    figure, top = frame.start(title, height)
    top = frame.draw_key(figure, shown, top, markers=True)
    left, right = 1.42, PANEL_WIDTH_IN - 0.2
    ceiling = top - 0.28
    for heading, rows in (("Margin earned, and what is left", in_and_left), ("Costs", costs)):
        floor = ceiling - thick * len(rows)
        panel = frame.axes(figure, left, floor, right, ceiling)
        _draw_rows(panel, rows, tables, shown)
        for i, label in enumerate(panel.get_yticklabels()):
            label.set_gid(f"{HALO}-{heading.split()[0].lower()}-{i}")
        panel.text(
            (frame.MARGIN_IN - left) / (right - left), 1.0 + 0.07 / (ceiling - floor), heading,
            transform=panel.transAxes, fontsize=8.5, fontweight="bold",
        )
        ceiling = floor - 0.56
    spoken = "; ".join(
        f"{seat.title}: " + ", ".join(
            f"{row.title.lower()} {numbers.level(row.total.mean, 'USD', _half(row))}" for row in tables[seat.name]
            if row.kind == "balance"
        ) for seat in shown
    )
    return frame.Plot(
        key="money",
        title=title,
        caption=(
            "Totals over the horizon after the warm-up, mean over worlds; the line through a mark is the 95 % "
            "interval of the mean (often narrower than the mark). Two scales: costs are drawn larger."
        ),
        description=f"Marks for every revenue and cost under each policy. {spoken}.",
        svg=to_svg(figure, title, spoken),
    )


def _names(table: tuple[MoneyRow, ...], kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(row.name, row.title) for row in table if row.kind in kinds]


def _matters(name: str, tables: dict[str, tuple[MoneyRow, ...]], shown: list[frame.Seat]) -> bool:
    largest = max((abs(row.total.mean) for table in tables.values() for row in table), default=0.0)
    here = (row_named(tables[seat.name], name) for seat in shown)
    return any(row is not None and abs(row.total.mean) > _SMALL_SHARE * largest for row in here)


def _half(row: MoneyRow) -> float:
    return (row.total.ci_high - row.total.ci_low) / 2.0


def _draw_rows(
    panel: Axes, rows: list[tuple[str, str]], tables: dict[str, tuple[MoneyRow, ...]], shown: list[frame.Seat]
) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    step = 0.76 / max(len(shown), 1)
    for i, (name, _) in enumerate(rows):
        if i % 2 == 0:
            panel.axhspan(i - 0.5, i + 0.5, color=theme.PANEL_2, alpha=0.55, linewidth=0, zorder=0)
        for k, seat in enumerate(shown):
            row = row_named(tables[seat.name], name)
            if row is None:
                continue
            y = i - 0.38 + step * (k + 0.5)
            panel.plot([0.0, row.total.mean], [y, y], color=seat.look.colour, linewidth=0.8, alpha=0.55)
            if math.isfinite(row.total.ci_low):
                panel.plot([row.total.ci_low, row.total.ci_high], [y, y], color=seat.look.colour, linewidth=2.4)
            panel.plot([row.total.mean], [y], marker=seat.look.marker, markersize=5, color=seat.look.colour,
                       linestyle="none", clip_on=False)
    panel.set_ylim(len(rows) - 0.5, -0.5)
    panel.set_yticks(range(len(rows)), [frame.shorten(title, 22) for _, title in rows])
    panel.tick_params(axis="y", length=0, labelsize=8.3, labelcolor=theme.INK)
    low, high = panel.get_xlim()
    panel.set_xlim(min(0.0, low), max(0.0, high))
    panel.spines["left"].set_visible(False)
    panel.axvline(0.0, color=theme.INK, linewidth=0.8)
    panel.xaxis.set_major_locator(MaxNLocator(4))
    panel.xaxis.set_major_formatter(FuncFormatter(numbers.axis_money))
