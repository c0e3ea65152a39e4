"""The report's own letters, carried inside the page.

Pictures place their words by measure. On a computer whose only sans serif is a wide one, titles would stick out of
their picture; so the page brings the faces it was designed with, cut down to the characters of European languages.
"""

from __future__ import annotations

import base64
import io
import logging
from functools import lru_cache
from typing import Final, NamedTuple

from cxsim import paths


class Face(NamedTuple):
    """A face of the page: its name and weights in the style sheet, and its file below the fonts of the assets."""

    family: str
    weights: str
    file: str


FACES: Final = (
    Face("Lato", "100 500", "lato/Lato-Regular.ttf"),
    Face("Lato", "600 900", "lato/Lato-Bold.ttf"),
    Face("Vollkorn", "100 900", "vollkorn/Vollkorn-SemiBold.ttf"),
)

CHARACTERS: Final = (
    *range(0x20, 0x7F),  # Latin
    *range(0xA0, 0x180),  # Western and Central European
    *range(0x2010, 0x2040),  # dashes, quotation marks, ellipsis
    *map(ord, "κ€←→▲▼▸◂≈≠−≤≥"),
)
"""Code points that a page carries; anything else falls back to the reader's own letters."""


@lru_cache(maxsize=1)
def style() -> str:
    """The ``@font-face`` rules of all faces, with their data; the same bytes each time, about 130 kB."""
    return "".join(
        f"@font-face{{font-family:{face.family};font-weight:{face.weights};"
        f"src:url(data:font/woff;base64,{_woff(face.file)}) format('woff')}}\n"
        for face in FACES
    )


def _woff(file: str) -> str:
    """A font file cut down to `CHARACTERS`, compressed, as base64."""
    from fontTools import subset  # type: ignore[import-untyped]  # slow to import: only where a page is written

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it remarks on creation dates that fonts really have
    options = subset.Options(
        flavor="woff", hinting=False, recalc_timestamp=False, layout_features=["kern", "liga", "tnum", "lnum"])
    data = io.BytesIO()
    with subset.load_font(str(paths.assets() / "fonts" / file), options) as font:
        cut = subset.Subsetter(options)
        cut.populate(unicodes=CHARACTERS)
        cut.subset(font)
        subset.save_font(font, data, options)
    return base64.b64encode(data.getvalue()).decode("ascii")
