"""Matplotlib figures as SVG text: the same bytes each time, readable fonts, safe to set into a page.

Words stay words (no outlines), so that a page can set them in its own font, a reader can select them and a
search finds them. Positions are measured with DejaVu Sans, which is wider than the fonts pages use, so nothing
that fits here is clipped there.
"""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any, Final

from cxsim.reports import theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PANEL_WIDTH_IN: Final = 3.75
"""Width of every figure: 360 px, so that on a phone the words keep their size."""

_SETTINGS: Final[Any] = {
    "svg.hashsalt": "cxsim",
    "svg.fonttype": "none",
    "text.parse_math": False,  # titles are the user's: a dollar sign is a dollar sign
    "font.family": ["DejaVu Sans"],
    "font.size": 8.5,
    "text.color": theme.INK,
    "axes.labelcolor": theme.DIM,
    "axes.labelsize": 8.5,
    "axes.edgecolor": theme.LINE_STRONG,
    "axes.linewidth": 0.7,
    "axes.facecolor": theme.PANEL,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 8.5,
    "axes.titlelocation": "left",
    "axes.titlecolor": theme.INK,
    "axes.unicode_minus": True,
    "figure.facecolor": theme.PANEL,
    "savefig.facecolor": theme.PANEL,
    "xtick.color": theme.LINE_STRONG,
    "ytick.color": theme.LINE_STRONG,
    "xtick.labelcolor": theme.DIM,
    "ytick.labelcolor": theme.DIM,
    "xtick.labelsize": 8.0,
    "ytick.labelsize": 8.0,
    "xtick.major.width": 0.7,
    "ytick.major.width": 0.7,
    "xtick.major.size": 3.0,
    "ytick.major.size": 3.0,
    "lines.linewidth": 1.6,
    "path.simplify": False,
    "svg.image_inline": True,
}

HALO: Final = "halo"
"""Start of the ``gid`` of words that cross lines: they get a halo of the panel's colour."""

_STYLE: Final = (
    "*{stroke-linejoin:round;stroke-linecap:butt}"
    "text{font-family:Lato,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}"
    f"[id^={HALO}] text{{paint-order:stroke;stroke:{theme.PANEL};stroke-width:2.5px;stroke-linejoin:round}}"
)
_FONT_FAMILY: Final = re.compile(r"\s*font-family:[^;\"]*;?")
_FONT_SHORTHAND: Final = re.compile(r"font: (?:[a-z0-9]+ )*?([\d.]+px) [^;\"]*")
_STYLE_ATTRIBUTE: Final = re.compile(r' style="([^"]*)"')
_IDENTIFIER: Final = re.compile(r'( id="|href="#|url\(#)([^"\)]+)')


def new_figure(height_in: float, width_in: float = PANEL_WIDTH_IN) -> Figure:
    """An empty figure; call it, and all that draws on it, inside `style`.

    Parameters
    ----------
    height_in, width_in
        Size in inches; 1 inch is 96 px on a page.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width_in, height_in))
    FigureCanvasAgg(figure)
    return figure


def style() -> Any:
    """The context in which figures are drawn: ``with style(): ...``; leaves global settings alone."""
    import matplotlib as mpl

    return mpl.rc_context(_SETTINGS)


def to_svg(figure: Figure, title: str, description: str) -> str:
    """The figure as a complete SVG document, the same bytes for the same figure.

    Parameters
    ----------
    figure
        The figure.
    title, description
        Name and content in words, for readers who cannot see it.
    """
    import matplotlib as mpl

    buffer = io.BytesIO()
    with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # the page's fonts have the glyph
        figure.savefig(buffer, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    text = buffer.getvalue().decode("utf-8")
    text = text[text.index("<svg"):]
    text = re.sub(r"<style type=\"text/css\">.*?</style>", f'<style type="text/css">{_STYLE}</style>', text)
    text = _STYLE_ATTRIBUTE.sub(_presentation_attributes, text)
    text = re.sub(r"\n\s*", "\n", text)
    words = f'<title>{_escape(title)}</title>\n<desc>{_escape(description)}</desc>\n'
    head_end = text.index(">") + 1
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text[:head_end]}\n{words}{text[head_end:]}'


def for_page(svg: str, key: str) -> str:
    """An SVG document as an element of a page.

    The XML head, the style sheet (the page has its own) and the fixed size go; identifiers get ``key`` in
    front, so that two figures on one page never share one.

    Parameters
    ----------
    svg
        What `to_svg` returned.
    key
        A word of letters, digits and hyphens, unique on the page.
    """
    text = svg[svg.index("<svg"):]
    text = re.sub(r"<style type=\"text/css\">.*?</style>", "", text)
    text = re.sub(r"<title>.*?</title>\s*<desc>.*?</desc>\s*", "", text, flags=re.DOTALL)
    text = re.sub(r' (?:width|height)="[\d.]+pt"', "", text, count=2)
    text = re.sub(r' xmlns(?::xlink)?="[^"]*"| version="1\.1"', "", text)
    text = text.replace("xlink:href=", "href=")
    text = _IDENTIFIER.sub(lambda found: f"{found[1]}{_page_id(found[2], key)}", text)
    return text.replace("<svg", '<svg aria-hidden="true" focusable="false"', 1)


def _page_id(identifier: str, key: str) -> str:
    return f"{identifier}-{key}" if identifier.startswith(HALO) else f"{key}-{identifier}"


def _presentation_attributes(found: re.Match[str]) -> str:
    """``style="fill: none"`` as ``fill="none"``: a strict page forbids style attributes, not these."""
    style_text = _FONT_SHORTHAND.sub(r"font-size: \1", found[1].replace("&quot;", "'"))
    style_text = _FONT_FAMILY.sub("", style_text)
    pairs = (rule.split(":", 1) for rule in style_text.split(";") if ":" in rule)
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
