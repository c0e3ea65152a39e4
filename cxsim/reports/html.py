"""The report as one HTML file that fetches nothing, runs nothing and prints well.

Titles and descriptions come from scenario files that anybody may have written, so the template escapes
everything, and a content security policy allows two things only: this page's own style sheet, by its hash, and
the fonts inside that.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from cxsim.experiments.results import Comparison
from cxsim.metrics.whole_files import write_whole
from cxsim.reports import fonts, theme
from cxsim.reports.content import make_content
from cxsim.reports.figures.frame import Plot
from cxsim.reports.figures.svg import for_page
from cxsim.reports.plots import draw_plots

FILE_NAME: Final = "report.html"
_TEMPLATES: Final = "templates"
_CODE: Final = re.compile(r"`([^`]+)`")
"""What our sentences set as code, as Markdown does."""
_SIGN: Final = re.compile(r"([+−])(?=\$)")
"""A sign before dollars; browsers would end a line between the two."""


def write_report(
    comparison: Comparison, out_dir: Path, *, command: str | None = None,
    drawn: Mapping[str, Sequence[Plot]] | None = None,
) -> Path:
    """Write ``out_dir/report.html``; the same comparison gives the same bytes.

    Parameters
    ----------
    comparison
        The comparison, of two policies or more.
    out_dir
        Folder for the file; made where it is missing.
    command
        The command that makes the comparison again, as the user typed it.
    drawn
        Its pictures, where they have been drawn already (`cxsim.reports.plots.draw_plots`).

    Returns
    -------
    Path
        The file.

    Raises
    ------
    ValueError
        When the comparison has fewer than two policies.
    OSError
        When the file cannot be written; no half file is left.
    """
    text = render_report(comparison, command=command, drawn=drawn)
    out_dir.mkdir(parents=True, exist_ok=True)
    path = out_dir / FILE_NAME
    write_whole(path, text)
    return path


def render_report(
    comparison: Comparison, *, command: str | None = None, drawn: Mapping[str, Sequence[Plot]] | None = None
) -> str:
    """The page as text; see `write_report`."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup, escape

    environment = Environment(
        loader=PackageLoader("cxsim.reports", _TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )
    environment.filters["unbroken"] = lambda words: _SIGN.sub("\\1\u2060", words)  # a sign stays with its amount
    environment.filters["with_code"] = lambda words: Markup(_CODE.sub(r"<code>\1</code>", str(escape(words))))
    content = make_content(comparison, command)
    style = _style_sheet(len(content.policies))
    plots = {
        subject: [_figure(plot, Markup) for plot in of_subject]
        for subject, of_subject in (drawn or draw_plots(comparison)).items()
    }
    page = environment.get_template("report.html.j2").render(
        content=content,
        plots=plots,
        style=Markup(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
        looks=[theme.look(i) for i in range(len(content.policies))],
    )
    return page + "\n"


def _figure(plot: Plot, markup: type[Any]) -> dict[str, Any]:
    """A plot for the template; only the drawing itself, which escaped its words already, is taken as markup."""
    return {
        "key": plot.key, "title": plot.title, "caption": plot.caption, "description": plot.description,
        "svg": markup(for_page(plot.svg, plot.key)),
    }


def _style_sheet(policies: int) -> str:
    """The page's style sheet with its fonts and one colour class per policy."""
    fixed = (files("cxsim.reports") / _TEMPLATES / "report.css").read_text(encoding="utf-8")
    colours = "".join(f".p{i}{{--policy:{theme.look(i).colour}}}\n" for i in range(policies))
    return f"\n{fonts.style()}{fixed}{colours}"
