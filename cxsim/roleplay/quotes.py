"""Typographic quotation marks: authors write straight ones, the screen shows curls."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

OPENING: Final = re.compile(r"(?<![^\s(\[“‘—–])(['\"])(?=\S)")
"""A straight mark that opens: nothing, a space or a bracket before it, and a word after it."""
CURLS: Final = {"'": ("‘", "’"), '"': ("“", "”")}


@lru_cache(4000)
def curled(text: str) -> str:
    """``text`` with curls for straight quotation marks and apostrophes, sign for sign."""
    if "'" not in text and '"' not in text:
        return text
    opened = OPENING.sub(lambda found: CURLS[found[1]][0], text)
    return opened.replace("'", CURLS["'"][1]).replace('"', CURLS['"'][1])
