"""One page of the register: a plot of every row against its range, and a table of every figure. Nothing is fetched."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cxsim.validation.register.missing import NOT_REPORTED
from cxsim.validation.register.row import Criterion
from cxsim.validation.trials.verdict import Finding, Result, Told, counts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PLOT: Final = "rows.svg"
PAGE: Final = "rows.html"

COLOURS: Final = {"holds": "#1b7837", "fails": "#b2182b", "undecided": "#7f6a00", "not yet": "#777777"}
_MARKS: Final = {"holds": "o", "fails": "X", "undecided": "D"}
_EDGE: Final = 1.5
"""The plot shows so many widths of the range to each side of it."""

STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.6rem 0.25rem 0; border-bottom: 1px solid #ddd; }
td.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
.remark { border-left: 4px solid #b2182b; padding-left: 1rem; }
svg { width: 100%; height: auto; }
@media print { tr { break-inside: avoid; } }
"""


def write_page(results: Sequence[Result], out: Path, *, heading: str, remark: str) -> Path:
    """Write the plot and the page into a folder that exists; returns the page."""
    drawn = plot(results)
    (out / PLOT).write_text(drawn, "utf-8")
    page = out / PAGE
    page.write_text(_html(results, drawn, heading, remark), "utf-8")
    return page


def plot(results: Sequence[Result]) -> str:
    """Every tested row: the figure that decides it, with its interval, against the range in which it must lie."""
    from matplotlib.figure import Figure

    shown = [(result, result.deciding) for result in results]
    tested = [(result, finding) for result, finding in shown if finding is not None]
    figure = Figure(figsize=(9.0, 1.4 + 0.22 * max(1, len(tested))), layout="constrained")
    axes = figure.add_subplot()
    for place, (result, finding) in enumerate(tested):
        start, end = (position(finding.criterion, edge) for edge in (finding.criterion.low, finding.criterion.high))
        axes.barh(place, end - start, left=start, height=0.86, color="#e3efe5", zorder=0)
        low, middle, high = (position(finding.criterion, value) for value in (
            finding.interval.low, finding.interval.mean, finding.interval.high))
        colour = COLOURS[result.verdict]
        if not math.isnan(low + high):
            axes.plot([low, high], [place, place], color=colour, linewidth=2)
        if not math.isnan(middle):
            axes.plot([middle], [place], _MARKS[result.verdict], color=colour, markersize=6)
    axes.set_yticks(range(len(tested)), [result.row.id for result, _ in tested], fontsize=8)
    axes.set_ylim(len(tested) - 0.4, -0.6)
    axes.set_xlim(-_EDGE, 1.0 + _EDGE)
    axes.set_xticks([0.0, 1.0], ["low end", "high end"])
    axes.set_title("The figure that decides each row, on the scale of the range in which it must lie", fontsize=10)
    axes.grid(axis="y", color="#eeeeee")
    axes.set_axisbelow(True)
    return svg_of(figure)


def svg_of(figure: Figure) -> str:
    """A figure as SVG, the same bytes for the same figure."""
    import matplotlib as mpl

    buffer = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "cxsim", "svg.fonttype": "none"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue()
    return text[text.index("<svg"):]


def position(criterion: Criterion, value: float) -> float:
    """Where a value lies on the scale of its range, 0 at the low end and 1 at the high one, within the plot.

    A range with one end is as wide as that end is large (1 where it is 0), and goes on to the edge of the plot.
    """
    low, high = criterion.low, criterion.high
    if math.isinf(high):
        place = (value - low) / (abs(low) or 1.0)
    elif math.isinf(low):
        place = 1.0 + (value - high) / (abs(high) or 1.0)
    else:
        place = (value - low) / ((high - low) or 1.0)
    return math.nan if math.isnan(place) else min(max(place, -_EDGE), 1.0 + _EDGE)


def range_words(criterion: Criterion) -> str:
    """The range of a criterion in words."""
    if math.isinf(criterion.high):
        return f"at least {criterion.low:g}"
    if math.isinf(criterion.low):
        return f"at most {criterion.high:g}"
    return f"{criterion.low:g} to {criterion.high:g}"


def _html(results: Sequence[Result], drawn: str, heading: str, remark: str) -> str:
    found = counts(results)
    told = f"<p class='remark'>No verdicts: {escape(remark)}.</p>" if remark else ""
    rows = "\n".join(_rows(result) for result in results)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(heading)}</title><style>{STYLE}</style></head><body>
<h1>{escape(heading)}</h1>
{told}
<p>{found['holds']} of {len(results)} rows hold, {found['fails']} fail, {found['undecided']} are undecided and
{found['not yet']} cannot be tested yet, which counts as not holding. The green field of a row is the range that was
registered beforehand; a row holds if the whole interval of each of its figures lies inside. What is reported and not
judged is asked for by no verdict; its intervals are as wide as those of the row's figures, but are not counted among
those that hold together.</p>
{drawn}
<table><thead><tr><th>row</th><th>claim</th><th>counts as</th><th>verdict</th><th>figure</th><th>measured</th>
<th>interval</th><th>must be</th></tr></thead><tbody>
{rows}
</tbody></table></body></html>
"""


def _rows(result: Result) -> str:
    head = [result.row.id, result.row.claim, result.row.counts_as, coloured(result.word)]
    if not result.testable:
        return _line([*map(escape, head[:3]), head[3], escape(result.why), "", "", ""])
    lines = []
    for number, finding in enumerate(result.findings):
        first = [*map(escape, head[:3]), head[3]] if number == 0 else [""] * 4
        lines.append(_line([*first, *_figure(finding)]))
    lines += [_line(["", "", "", "", *_reported(told)]) for told in result.beside]
    if missing := NOT_REPORTED.get(result.row.id):
        lines.append(_line(["", "", "", "", escape(f"Not reported: {missing}"), "", "", ""]))
    return "\n".join(lines)


def _reported(told: Told) -> list[str]:
    figure, unit, interval, note = told.reported
    name = f"{told.company}: {figure} (reported, not judged)"
    return [
        escape(f"{name}; {note}" if note else name), f"{interval.mean:.4g}",
        f"{interval.low:.4g} to {interval.high:.4g}", f"in {escape(unit)}",
    ]  # fmt: skip


def _figure(finding: Finding) -> list[str]:
    interval, criterion = finding.interval, finding.criterion
    name = f"{finding.company}: {criterion.figure} ({finding.verdict})"
    return [
        escape(f"{name}; {finding.note}" if finding.note else name), f"{interval.mean:.4g}",
        f"{interval.low:.4g} to {interval.high:.4g}", f"{range_words(criterion)} {escape(criterion.unit)}",
    ]  # fmt: skip


def _line(cells: Sequence[Any]) -> str:
    return "<tr>" + "".join(
        f"<td{' class=number' if place in (5, 6) else ''}>{cell}</td>" for place, cell in enumerate(cells)
    ) + "</tr>"


def coloured(word: str) -> str:
    """A verdict in its colour, as HTML."""
    return f"<b style='color:{COLOURS[word]}'>{escape(word)}</b>"
