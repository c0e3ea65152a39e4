"""Breaking text into lines that fit: at spaces where possible, inside a word where not."""

from __future__ import annotations

from collections.abc import Callable


def wrapped(text: str, width: int, measure: Callable[[str], int]) -> list[str]:
    """Lines of ``text`` no wider than ``width``.

    Parameters
    ----------
    width
        Pixels. A single character may still be wider; nothing else may.
    measure
        Width of a line in pixels; never smaller for a longer line.

    Returns
    -------
    list of str
        At least one line; their words joined by spaces are the text's words, except where a word was cut.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if measure(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            line = word
            while measure(line) > width and len(line) > 1:
                cut = _cut(line, width, measure)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines


def _cut(word: str, width: int, measure: Callable[[str], int]) -> int:
    """How many characters of a word fit, at least one."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
