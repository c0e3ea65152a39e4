"""Breaking text into lines that fit: at spaces where possible, at a hyphen or inside a word where not."""

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
    for paragraph in (each.lstrip(" ") for each in text.split("\n")):
        whole = measure(paragraph)
        if whole <= width:
            lines.append(paragraph)
            continue
        words = paragraph.split(" ")
        at, usual = 0, max(1, len(paragraph) * width // whole)
        while at < len(words):
            if not words[at]:  # no line begins with a space
                at += 1
                continue
            fits = _fitting(words, at, width, usual, measure)
            line = " ".join(words[at : at + max(1, fits)])
            at += max(1, fits)
            while not fits and measure(line) > width and len(line) > 1:
                cut = _cut(line, width, measure)
                lines.append(line[:cut])
                line = line[cut:]
                while at < len(words) and measure(f"{line} {words[at]}") <= width:
                    line = f"{line} {words[at]}"
                    at += 1
            lines.append(line)
    return lines


def _fitting(words: list[str], at: int, width: int, usual: int, measure: Callable[[str], int]) -> int:
    """How many of the words from ``at`` on fit in a line of which ``usual`` characters fill the width.

    Measuring is what costs, so the search begins where the line will probably end.
    """
    count, length = 0, -1
    while at + count < len(words) and length < usual:
        length += 1 + len(words[at + count])
        count += 1
    while count and measure(" ".join(words[at : at + count])) > width:
        count -= 1
    while at + count < len(words) and measure(" ".join(words[at : at + count + 1])) <= width:
        count += 1
    return count


def _cut(word: str, width: int, measure: Callable[[str], int]) -> int:
    """How many characters of a word fit, at least one; up to its last hyphen if it has one there."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return word.rfind("-", 1, low) + 1 or low
