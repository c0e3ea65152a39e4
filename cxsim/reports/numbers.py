"""How a number is written for a leader: unit, sensible digits, thousands separators, real minus signs.

The digits of an estimate follow what is known and what matters: an interval of ±27,000 leaves nothing to say
about single dollars, and where a tenth of a point is the least that matters, thousandths are noise. So every
function that writes an estimate takes a resolution: half the width of its interval, or the smallest difference
that matters where that is wider.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

MINUS: Final = "−"
NO_BREAK: Final = "\u00a0"
MISSING: Final = "no data"


@dataclass(frozen=True, slots=True)
class Unit:
    """How values of one unit are written.

    Attributes
    ----------
    factor
        What a stored value is multiplied by before it is written (100 for shares).
    prefix, suffix
        Signs around a level, such as ``$`` or ``%``.
    difference_suffix
        Sign after a difference where it is another one (percentage points).
    name
        The unit in words, for headings and axes.
    """

    factor: float
    prefix: str
    suffix: str
    difference_suffix: str
    name: str

    @property
    def heading(self) -> str:
        """The unit for the heading of a row of bare numbers; empty for $ and %, which numbers always carry."""
        return "" if self.name in ("$", "%") else self.name

    def ending(self, *, is_difference: bool, bare: bool) -> str:
        """What stands after a number; a ``bare`` one has only what it always carries."""
        if bare and not self.suffix.endswith("%"):
            return ""
        return self.difference_suffix if is_difference and self.difference_suffix else self.suffix


def unit_of(unit: str) -> Unit:
    """How values stored in ``unit`` are written.

    Parameters
    ----------
    unit
        The unit as the KPI table or a result spells it, such as ``"share"``, ``"USD"``, ``"min"``, ``"1 to 5"``.
    """
    if unit == "USD":
        return Unit(1.0, "$", "", "", "$")
    if unit == "share":
        return Unit(100.0, "", f"{NO_BREAK}%", " points", "%")
    if unit.startswith("share "):
        return Unit(100.0, "", f"{NO_BREAK}%", " points", f"% {unit.removeprefix('share ')}")
    if " to " in unit or unit in ("z", "ratio", ""):  # a scale: the number stands alone, the heading names the scale
        return Unit(1.0, "", "", "", unit)
    return Unit(1.0, "", f"{NO_BREAK}{unit}", "", unit)


def decimals_for(resolution: float, *magnitudes: float) -> int:
    """Decimals worth writing; negative means tens, hundreds, ...

    Two significant digits of the ``resolution``; three of the largest magnitude where that is 0 or not known.
    """
    width = abs(resolution)
    if math.isfinite(width) and width > 0.0:
        return 1 - math.floor(math.log10(width))
    largest = max((abs(m) for m in magnitudes if math.isfinite(m)), default=0.0)
    return 0 if largest == 0.0 else 2 - math.floor(math.log10(largest))


def plain(value: float, decimals: int) -> str:
    """A number with thousands separators, a real minus sign and no negative zero."""
    shown = max(decimals, 0)
    rounded = round(value, decimals)
    if rounded == 0:
        rounded = 0.0
    text = f"{abs(rounded):,.{shown}f}"
    return f"{MINUS}{text}" if rounded < 0 else text


def level(value: float | None, unit: str, resolution: float = math.nan, *, bare: bool = False) -> str:
    """A level with its unit, such as ``$1,240,000`` or ``73.4 %``; `MISSING` without a value.

    Parameters
    ----------
    value, unit
        The value as stored, and its unit.
    resolution
        Half the width of its interval or the smallest difference that matters, in the same unit; two of its
        digits are written.
    bare
        Leave the unit to the heading of a table; $ and % stay.
    """
    if value is None or not math.isfinite(value):
        return MISSING
    way = unit_of(unit)
    scaled = value * way.factor
    decimals = _bounded(decimals_for(resolution * way.factor, scaled))
    return _dress(scaled, decimals, way.prefix, way.ending(is_difference=False, bare=bare))


def difference(
    value: float, unit: str, resolution: float = math.nan, *, signed: bool = True, bare: bool = False
) -> str:
    """A difference, ``+`` shown where ``signed``, such as ``+3.2 points`` or ``−$151,000``; see `level`."""
    way = unit_of(unit)
    scaled = value * way.factor
    decimals = _bounded(decimals_for(resolution * way.factor, scaled))
    text = _dress(scaled, decimals, way.prefix, way.ending(is_difference=True, bare=bare))
    return f"+{text}" if signed and round(scaled, decimals) > 0 else text


def interval(
    low: float, high: float, unit: str, resolution: float = 0.0, *, is_difference: bool = False, bare: bool = False
) -> str:
    """Both ends of an interval, such as ``−$151,000 to −$97,000`` or ``1.2 to 3.4 points``; see `level`.

    An interval that leaves out 0 is never written as one that reaches it: an end that would be rounded to 0 keeps two
    digits of its own.
    """
    way = unit_of(unit)
    width = max((high - low) / 2.0, resolution) * way.factor
    decimals = _bounded(decimals_for(width, low * way.factor, high * way.factor))
    leaves_out_zero = low > 0.0 or high < 0.0
    ends = []
    for end in (low * way.factor, high * way.factor):
        vanishes = leaves_out_zero and round(end, decimals) == 0
        ends.append(_dress(end, _bounded(decimals_for(end)) if vanishes else decimals, way.prefix, ""))
    return f"{ends[0]} to {ends[1]}{way.ending(is_difference=is_difference, bare=bare)}"


def share_of(part: float, whole: float, resolution: float) -> str:
    """``part`` as a percentage of ``whole``; these and the ``resolution`` of ``part`` in one unit."""
    return level(part / whole, "share", resolution / whole)


def count(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: ``1 week``, ``1,200 weeks``."""
    return f"{number:,}{NO_BREAK}{one if number == 1 else many or one + 's'}"


def axis_money(value: float, _position: object = None) -> str:
    """A tick of a money axis: ``$1.5m``, ``−$20k``, ``$0``."""
    size = abs(value)
    for scale, sign in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if size >= scale * 0.9995:
            return f"{MINUS if value < 0 else ''}${size / scale:.5g}{sign}"
    return f"{MINUS if value < 0 and size >= 0.005 else ''}${size:.5g}"


def axis_plain(value: float, _position: object = None) -> str:
    """A tick of any other axis: few digits, thousands separators, a real minus sign."""
    text = f"{abs(value):,.0f}" if abs(value) >= 1000 else f"{abs(value):.5g}"
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


def _bounded(decimals: int) -> int:
    """No more than four decimals, however sure we are: nobody decides on the fifth."""
    return min(decimals, 4)


def _dress(scaled: float, decimals: int, prefix: str, suffix: str) -> str:
    text = plain(scaled, decimals)
    if text.startswith(MINUS):
        return f"{MINUS}{prefix}{text[1:]}{suffix}"
    return f"{prefix}{text}{suffix}"
