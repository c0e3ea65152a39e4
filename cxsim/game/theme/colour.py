"""Colour arithmetic on hex strings: mixing, darkening, contrast.

Colours are strings such as ``"#b4502b"`` everywhere in the game, because SVG and pygame both read them.
"""

from __future__ import annotations

from functools import lru_cache

SHADE = "#1d1726"
"""What colours are darkened towards: a warm night, never black."""
SUN = "#fff6e6"
"""What colours are lightened towards: late daylight, never white."""


def clamp(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """The nearest number to ``value`` in [``low``, ``high``]."""
    return low if value < low else high if value > high else value


def lerp(start: float, end: float, share: float) -> float:
    """The number ``share`` of the way from ``start`` to ``end``."""
    return start + (end - start) * share


@lru_cache(4096)
def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, each 0 to 255, of a colour such as ``"#b4502b"``.

    Raises
    ------
    ValueError
        When ``colour`` is not ``#`` and six hexadecimal digits.
    """
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a colour: {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(4096)
def mix(start: str, end: str, share: float) -> str:
    """The colour ``share`` (0 to 1) of the way from ``start`` to ``end``, channel by channel."""
    share = clamp(share)
    channels = (round(lerp(a, b, share)) for a, b in zip(rgb(start), rgb(end), strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def darker(colour: str, share: float) -> str:
    """``colour`` moved ``share`` (0 to 1) of the way into the shade."""
    return mix(colour, SHADE, share)


def lighter(colour: str, share: float) -> str:
    """``colour`` moved ``share`` (0 to 1) of the way into the light."""
    return mix(colour, SUN, share)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), after WCAG 2.1 (W3C 2018, remembered)."""
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, after WCAG 2.1 (W3C 2018, remembered)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
