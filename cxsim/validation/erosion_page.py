"""One page of eroding standards: every run, as the equations and as the model have it, and every comparison."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

from cxsim.validation.agreement import Row
from cxsim.validation.erosion import RUNS, standards
from cxsim.validation.trials.page import PAGE, PLOT, STYLE, coloured, svg_of

COLUMNS: Final = 3
HEADING: Final = "Standards of service that erode"


def write_page(rows: Sequence[Row], out: Path) -> Path:
    """Write the plot and the page into a folder that exists; returns the page."""
    drawn = plot()
    (out / PLOT).write_text(drawn, "utf-8")
    page = out / PAGE
    page.write_text(_html(rows, drawn), "utf-8")
    return page


def plot() -> str:
    """The time standard of every run, week by week: the equations as a line, the model in the fluid limit on it."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.0, 7.0), layout="constrained")
    grid = figure.subplots(-(-len(RUNS) // COLUMNS), COLUMNS, sharey=True)
    for axes, run in zip(grid.flat, RUNS, strict=False):
        exact, model = standards(run)
        weeks = range(1, run.weeks + 1)
        axes.plot(weeks, exact, color="#97805f", linewidth=4, label="equations")
        axes.plot(weeks, model, color="#2a2338", linewidth=1.2, linestyle="--", label="model, fluid limit")
        axes.set_title(run.name.replace("-", " "), fontsize=9)
        axes.grid(color="#eeeeee")
        axes.tick_params(labelsize=8)
    for axes in grid[-1]:
        axes.set_xlabel("week", fontsize=8)
    for axes in grid[:, 0]:
        axes.set_ylabel("time standard", fontsize=8)
    grid.flat[0].legend(fontsize=8, loc="lower left")
    return svg_of(figure)


def _html(rows: Sequence[Row], drawn: str) -> str:
    held = sum(row.verdict == "holds" for row in rows)
    lines = "\n".join(_line(row) for row in rows)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{HEADING}</title><style>{STYLE}</style></head><body>
<h1>{HEADING}</h1>
<p>{held} of {len(rows)} comparisons hold. The equations are those of Oliva and Sterman (2001) as remembered, not as
published: agreement says that the model does what they do, and not that either reproduces the paper. Shown is the time
held to be right for an order, 1 at the start; of noise, one path of many. The model is held to the equations in every
week of every run and path.</p>
{drawn}
<table><thead><tr><th>row</th><th>claim</th><th>verdict</th><th>measured</th><th>interval</th><th>tolerance</th></tr>
</thead><tbody>
{lines}
</tbody></table></body></html>
"""


def _line(row: Row) -> str:
    interval = f"{row.ci_low:.4g} to {row.ci_high:.4g}" if row.ci_low < row.ci_high else "no chance in it"
    return (
        f"<tr><td>{escape(row.id)}</td><td>{escape(row.claim)}</td><td>{coloured(row.verdict)}</td>"
        f"<td class=number>{row.measured:.6g}</td><td class=number>{interval}</td>"
        f"<td class=number>{row.tolerance:.2g}</td></tr>"
    )
