"""What a company hangs on its wall: letters from customers, or minutes per customer."""

from __future__ import annotations

from cxsim.game.rooms.climate import Climate

LETTERS = (
    (0, 6, 62, 46, -4, "#fffaf0", "letter"), (70, 0, 52, 60, 3, "#fff3da", "letter"),
    (130, 8, 48, 52, -3, "#fffaf0", "photo"), (8, 62, 50, 56, 3, "#fffaf0", "photo"),
    (66, 68, 62, 46, -2, "#fbe9e0", "letter"), (136, 68, 48, 54, 4, "#fffaf0", "drawing"),
)
"""x, y, width, height, tilt, paper and kind of each."""


def wall_of_memory(air: Climate, x: float, y: float) -> str:
    """Letters, photographs and a child's drawing, one more for every sixth of warmth above a third.

    Below that the chart of minutes hangs there, and a lone letter joins it before it is taken down.
    """
    letters = air.count(6, start=0.3)
    parts = [wall_of_numbers(x - 2, y - 4)] if letters < 2 else []
    for dx, dy, width, height, tilt, paper, kind in LETTERS[:letters] if letters >= 2 else ():
        parts.append(
            f'<g transform="translate({x + dx + width / 2} {y + dy + height / 2}) rotate({tilt})">'
            f'<rect x="{-width / 2 + 2}" y="{-height / 2 + 4}" width="{width}" height="{height}" rx="2" fill="#5a3a20" '
            f'fill-opacity=".22"/><rect x="{-width / 2}" y="{-height / 2}" width="{width}" height="{height}" rx="2" '
            f'fill="{paper}"/>{_KINDS[kind](width, height)}<circle cx="0" cy="{-height / 2 + 3}" r="3.5" '
            f'fill="#b4502b"/></g>')
    return "".join(parts)


def _letter(width: int, height: int) -> str:
    left, top = -width / 2, -height / 2
    lines = "".join(f'<path d="M{left + 7} {top + 13 + i * 8} h{width - 16 - (i * 13) % 17}" stroke="#a58f78" '
                    'stroke-width="2.2" stroke-linecap="round"/>' for i in range((height - 18) // 8))
    return lines + (f'<path d="M{width / 2 - 16} {height / 2 - 12} q5 -7 8 -1 q-1 5 -8 8 q-7 -3 -8 -8 q3 -6 8 1" '
                    'fill="#c4562f"/>')


def _photo(width: int, height: int) -> str:
    left, top, bottom = -width / 2, -height / 2, height / 2
    return (
        f'<rect x="{left + 4}" y="{top + 4}" width="{width - 8}" height="{height - 17}" fill="#bcd6cf"/>'
        f'<circle cx="-7" cy="{top + 22}" r="8" fill="#a76d46"/><path d="M{left + 6} {bottom - 13} q9 -15 20 -1 M-2 '
        f'{bottom - 13} q9 -18 20 0" fill="#2c6a60"/><circle cx="8" cy="{top + 19}" r="8" fill="#ecbd99"/>')


def _drawing(width: int, height: int) -> str:
    return (
        '<circle cx="0" cy="-6" r="11" fill="none" stroke="#d98324" stroke-width="3"/>'
        '<path d="M-4 -8 v2 M4 -8 v2 M-5 -2 q5 5 10 0" stroke="#d98324" stroke-width="2.5" '
        'stroke-linecap="round" fill="none"/>'
        '<path d="M-16 18 q8 -8 16 0 t16 0" stroke="#2f6b52" stroke-width="3" fill="none"/>')


_KINDS = {"letter": _letter, "photo": _photo, "drawing": _drawing}


def wall_of_numbers(x: float, y: float) -> str:
    """A chart of minutes per customer with its target line; the scene writes the words."""
    rows = ((58, "#6f7f90"), (84, "#6f7f90"), (112, "#b3302f"), (128, "#b3302f"))
    bars = "".join(
        f'<circle cx="20" cy="{46 + i * 23}" r="8" fill="#9aa7b4"/>'
        f'<rect x="38" y="{39 + i * 23}" width="{width}" height="14" fill="{colour}"/>'
        for i, (width, colour) in enumerate(rows))
    return (
        f'<g transform="translate({x} {y})"><rect x="3" y="5" width="188" height="132" rx="4" fill="#1d2430" '
        f'fill-opacity=".25"/>'
        '<rect width="188" height="132" rx="4" fill="#eef2f5"/><rect width="188" height="26" rx="4" fill="#3a4758"/>'
        '<path d="M14 13 h96" stroke="#c9d3de" stroke-width="5" stroke-linecap="round"/>'
        f'{bars}<path d="M128 32 V124" stroke="#1f2733" stroke-width="2" stroke-dasharray="5 4"/></g>')
