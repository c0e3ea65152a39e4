"""Hair: fourteen cuts, each with what hangs behind the head and what lies on it."""

from __future__ import annotations

import math
from collections.abc import Callable

from cxsim.game.people.pen import Pen
from cxsim.game.people.person import Person
from cxsim.game.people.skull import skull
from cxsim.game.theme.colour import darker, lerp, lighter, mix

SHOWS_UNDER_COVERING = ("long", "bob", "braids", "waves")
"""Cuts long enough to hang out below a turban, a wrap or a cap."""


def draw_back(pen: Pen, person: Person) -> None:
    """Draw what hangs behind the head; the pen's turn moves it the other way."""
    if person.covering == "hijab" or (person.covered and person.hair not in SHOWS_UNDER_COVERING):
        return
    draw = _BACK.get(person.hair)
    if draw:
        pen.raw(f'<g transform="translate({-7 * pen.turn:.1f} 0)">')
        draw(pen, skull(person).temple, person.hair_tone, darker(person.hair_tone, 0.25))
        pen.raw("</g>")


def draw_front(pen: Pen, person: Person) -> None:
    """Draw what lies on the head and over the brow; nothing under a covering."""
    if person.covered:
        return
    _FRONT[person.hair](pen, skull(person).temple, person.hair_tone, darker(person.hair_tone, 0.25))


def brow_colour(person: Person) -> str:
    """Brows are darker than the hair and stand off the skin (grey ones by being light on dark skin)."""
    if person.hair_colour in ("white", "grey"):
        return mix("#b9b2ac", "#55484c", 0.7) if person.skin < 5 else "#e6e0d9"
    if person.skin >= 7:
        return mix(person.hair_tone, "#0d0609", 0.9)
    return mix(person.hair_tone, "#1a1014", 0.45 if person.skin < 5 else 0.7)


def cloud(
    x: float, y: float, half_x: float, half_y: float, count: int, radius: float, fill: str,
    start_deg: float = 0, end_deg: float = 360,
) -> str:
    """A ring of round tufts; their sizes vary in a fixed way."""
    whole = end_deg - start_deg >= 360
    parts = []
    for i in range(count):
        angle = math.radians(start_deg + (end_deg - start_deg) * i / max(1, count - (0 if whole else 1)))
        size = radius * (0.85 + 0.3 * ((i * 0.618) % 1.0))
        at_x, at_y = x + half_x * math.cos(angle), y + half_y * math.sin(angle)
        parts.append(f'<circle cx="{at_x:.1f}" cy="{at_y:.1f}" r="{size:.1f}"/>')
    return f'<g fill="{fill}">{"".join(parts)}</g>'


# ---------------------------------------------------------------- behind the head

def _bob_back(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.raw(f'<path d="M{-t - 16} 170 C{-t - 20} 100 -60 78 0 78 C60 78 {t + 20} 100 {t + 16} 170 L{t + 20} 282 '
            f'Q{t - 6} 304 40 296 L-40 296 Q{-t + 6} 304 {-t - 20} 282Z" fill="{deep}"/>')


def _long_back(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.raw(f'<path d="M{-t - 14} 176 C{-t - 22} 100 -60 76 0 76 C60 76 {t + 22} 100 {t + 14} 176 '
            f'C{t + 14} 260 {t + 36} 330 {t + 24} 408 Q0 420 {-t - 24} 408 '
            f'C{-t - 36} 330 {-t - 14} 260 {-t - 14} 176Z" fill="{deep}"/>')


def _waves_back(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.raw(f'<path d="M{-t - 12} 170 C{-t - 22} 100 -60 76 0 76 C60 76 {t + 22} 100 {t + 12} 170 '
            f'C{t + 34} 214 {t + 10} 244 {t + 30} 286 C{t + 36} 322 {t} 346 60 340 L-60 340 '
            f'C{-t} 346 {-t - 36} 322 {-t - 30} 286 C{-t - 10} 244 {-t - 34} 214 {-t - 12} 170Z" fill="{deep}"/>')


def _afro_back(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.raw(f'<ellipse cx="0" cy="158" rx="{t + 34}" ry="100" fill="{deep}"/>'
            + cloud(0, 156, t + 28, 92, 22, 24, deep, 140, 400))


def _curls_back(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.raw(f'<ellipse cx="0" cy="160" rx="{t + 12}" ry="86" fill="{deep}"/>'
            + cloud(0, 170, t + 8, 84, 16, 22, deep, 160, 380))


def _bun_back(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.raw(f'<circle cx="8" cy="72" r="36" fill="{deep}"/><circle cx="4" cy="68" r="30" fill="{hair}"/>')


def _pony_back(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.raw(f'<path d="M{t - 20} 110 C{t + 50} 110 {t + 58} 200 {t + 34} 290 C{t + 30} 310 {t + 8} 306 {t + 12} 280 '
            f'C{t + 22} 220 {t + 6} 190 {t - 20} 160Z" fill="{deep}"/>')


def _braids_back(pen: Pen, t: float, hair: str, deep: str) -> None:
    for i, (x, end) in enumerate(((-t - 8, 380), (-t + 8, 400), (t - 8, 400), (t + 8, 380))):
        pen.raw(f'<path d="M{x * 0.86:.0f} 150 C{x * 1.1:.0f} 230 {x * 1.05:.0f} 300 {x * 1.02:.0f} {end}" '
                f'stroke="{deep if i % 2 else hair}" stroke-width="22" stroke-linecap="round" fill="none"/>'
                f'<circle cx="{x * 1.02:.0f}" cy="{end - 4}" r="9" fill="#d99f3c"/>')


def _locs_back(pen: Pen, t: float, hair: str, deep: str) -> None:
    for i in range(9):
        x = lerp(-t - 14, t + 14, i / 8)
        pen.raw(f'<path d="M{x * 0.8:.0f} 120 C{x * 1.12:.0f} 190 {x * 1.05:.0f} 250 {x * 1.08:.0f} '
                f'{300 + (i * 37) % 26}" stroke="{deep}" stroke-width="21" stroke-linecap="round" fill="none"/>')


# ---------------------------------------------------------------- on the head

def _cap_edge(t: float) -> str:
    return f"M{-t - 4} 196 C{-t - 16} 112 -64 76 0 76 C64 76 {t + 16} 112 {t + 4} 196"


def _shine(pen: Pen, t: float, hair: str) -> None:
    pen.path(f"M8 88 C44 88 {t - 2} 106 {t + 2} 142", stroke=lighter(hair, 0.16), width=9, stroke_opacity=0.55)


def _crop(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.path(f"{_cap_edge(t)} L{t - 5} 172 C{t - 10} 146 52 134 28 138 C0 142 -30 128 -48 140 "
             f"C-64 148 {-t + 7} 156 {-t + 5} 174Z", hair)
    _shine(pen, t, hair)


def _side(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.path(f"M{-t - 4} 192 C{-t - 16} 104 -58 66 8 66 C72 66 {t + 18} 104 {t + 4} 192 L{t - 5} 170 "
             f"C{t - 10} 148 58 136 44 122 C6 146 -46 140 {-t + 4} 172Z", hair)
    _shine(pen, t, hair)


def _buzz(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.path(f"M{-t - 1} 184 C{-t - 6} 116 -60 90 0 90 C60 90 {t + 6} 116 {t + 1} 184 L{t - 6} 164 "
             f"C{t - 14} 138 40 126 0 126 C-40 126 {-t + 14} 138 {-t + 6} 164Z", hair, 0.82)


def _bald(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.path("M14 112 Q44 116 54 138", stroke="#ffffff", width=8, stroke_opacity=0.28)


def _ring(pen: Pen, t: float, hair: str, deep: str) -> None:
    for side in (-1, 1):
        a, b, c = side * (t + 8), side * (t - 6), side * (t - 2)
        pen.path(f"M{a} 214 C{side * (t + 14)} 176 {side * (t + 6)} 150 {b} 146 C{side * (t - 10)} 168 {c} 186 "
                 f"{c} 206Z", hair)
    _bald(pen, t, hair, deep)


def _bob(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.path(f"M{-t - 16} 262 C{-t - 20} 120 -66 70 0 70 C66 70 {t + 20} 120 {t + 16} 262 "
             f"C{t - 2} 250 {t + 2} 180 {t - 18} 152 C20 158 -30 150 -48 130 C-60 158 {-t + 4} 170 {-t + 2} 200 "
             f"C{-t + 2} 236 {-t + 2} 250 {-t - 16} 262Z", hair)
    _shine(pen, t, hair)


def _parted(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.path(f"M{-t - 14} 236 C{-t - 22} 112 -64 68 -6 70 C70 68 {t + 22} 112 {t + 14} 236 "
             f"C{t - 2} 220 {t + 2} 174 44 134 C20 116 -2 108 -6 96 C-10 116 -34 128 -52 146 "
             f"C{-t + 4} 170 {-t + 2} 216 {-t - 14} 236Z", hair)
    _shine(pen, t, hair)


def _afro(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.path(f"M{-t - 10} 190 C{-t - 30} 110 -60 72 0 72 C60 72 {t + 30} 110 {t + 10} 190 C{t - 4} 150 46 132 0 132 "
             f"C-46 132 {-t + 4} 150 {-t - 10} 190Z", deep)
    pen.raw(cloud(0, 152, t + 14, 74, 15, 19, hair, 194, 346)
            + cloud(8 * pen.turn, 140, t - 4, 46, 10, 17, hair, 196, 344))


def _curls(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.raw(cloud(4 * pen.turn, 150, t - 4, 48, 11, 22, hair, 180, 360)
            + cloud(10 * pen.turn, 134, t - 24, 34, 8, 22, hair, 190, 350))


def _drawn_back(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.path(f"{_cap_edge(t)} C{t - 6} 158 50 120 0 118 C-50 120 {-t + 6} 158 {-t - 4} 196Z", hair)
    _shine(pen, t, hair)
    for data in ("M-30 124 Q-40 100 -20 82", "M22 122 Q34 102 18 84"):
        pen.path(data, stroke=deep, width=3, stroke_opacity=0.5)


def _braids(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.path(f"{_cap_edge(t)} C{t - 6} 154 50 122 0 120 C-50 122 {-t + 6} 154 {-t - 4} 196Z", hair)
    for i in range(-3, 4):
        pen.path(f"M{i * 17} {121 + abs(i) * 4} Q{i * 22} 98 {i * 12} 80", stroke=lighter(hair, 0.18), width=3.5)


def _locs(pen: Pen, t: float, hair: str, deep: str) -> None:
    pen.path(f"{_cap_edge(t)} C{t - 2} 160 54 128 0 126 C-54 128 {-t + 2} 160 {-t - 4} 196Z", hair)
    for i in range(7):
        x = lerp(-t, t, i / 6)
        pen.path(f"M{x * 0.3:.0f} 78 Q{x * 0.9:.0f} 92 {x * 1.06:.0f} {172 if i in (0, 6) else 134}",
                 stroke=lighter(hair, 0.16) if i % 2 else deep, width=14, stroke_opacity=0.6)


Draw = Callable[[Pen, float, str, str], None]
_BACK: dict[str, Draw] = {
    "bob": _bob_back, "long": _long_back, "waves": _waves_back, "afro": _afro_back, "curls": _curls_back,
    "bun": _bun_back, "pony": _pony_back, "braids": _braids_back, "locs": _locs_back,
}
_FRONT: dict[str, Draw] = {
    "crop": _crop, "side": _side, "buzz": _buzz, "bald": _bald, "ring": _ring, "bob": _bob, "long": _parted,
    "waves": _parted, "afro": _afro, "curls": _curls, "bun": _drawn_back, "pony": _drawn_back, "braids": _braids,
    "locs": _locs,
}
