"""What is worn on the head: hijab, turban, head wrap, kippah, cap; from the front."""

from __future__ import annotations

from collections.abc import Callable

from cxsim.game.people.pen import Pen
from cxsim.game.people.person import Person
from cxsim.game.people.skull import skull
from cxsim.game.theme.colour import darker, lighter


def draw_covering_behind(pen: Pen, person: Person) -> None:
    """Draw the cloth that hangs behind the head."""
    if person.covering == "hijab":
        t = skull(person).temple
        pen.raw(f'<path d="M{-t - 22} 196 C{-t - 26} 100 -60 64 0 64 C60 64 {t + 26} 100 {t + 22} 196 '
                f'C{t + 20} 270 {t + 40} 330 {t + 52} 372 L{-t - 52} 372 C{-t - 40} 330 {-t - 20} 270 {-t - 22} 196Z" '
                f'fill="{darker(person.covering_colour, 0.22)}"/>')
    elif person.covering == "wrap":
        colour = person.covering_colour
        x = -6 * pen.turn
        pen.raw(f'<circle cx="{26 + x:.1f}" cy="52" r="34" fill="{darker(colour, 0.24)}"/>'
                f'<circle cx="{16 + x:.1f}" cy="46" r="27" fill="{colour}"/>'
                f'<path d="M{-4 + x:.1f} 34 Q{18 + x:.1f} 20 {38 + x:.1f} 38" stroke="{person.second_colour}" '
                'stroke-width="7" fill="none" stroke-linecap="round"/>')


def draw_covering(pen: Pen, person: Person) -> None:
    """Draw what lies over the head and the brow; nothing for a bare head."""
    draw = _DRAW.get(person.covering)
    if draw:
        draw(pen, skull(person).temple, person)


def _hijab(pen: Pen, t: float, person: Person) -> None:
    cloth = person.covering_colour
    outer = (f"M{-t - 22} 200 C{-t - 28} 104 -62 62 0 62 C62 62 {t + 28} 104 {t + 22} 200 "
             f"C{t + 22} 262 52 316 8 338 L-4 338 C-52 316 {-t - 22} 262 {-t - 22} 200Z")
    inner = (f"M{-t + 10} 200 C{-t + 4} 140 -46 116 0 114 C46 116 {t - 4} 140 {t - 10} 200 "
             f"C{t - 12} 246 40 292 0 297 C-40 292 {-t + 12} 246 {-t + 10} 200Z")
    pen.path(f"{outer} {inner}", cloth, even_odd=True)
    pen.path(f"M{-t - 20} 190 C{-t - 20} 120 -58 78 -8 70 C-58 92 {-t - 2} 130 {-t - 4} 206 "
             f"C{-t - 8} 250 -40 296 -14 322 C-56 300 {-t - 22} 250 {-t - 20} 190Z", lighter(cloth, 0.14), 0.65)
    pen.path(f"M{t + 14} 160 C{t + 18} 230 64 290 10 336", stroke=darker(cloth, 0.2), width=5, stroke_opacity=0.7)


def _turban(pen: Pen, t: float, person: Person) -> None:
    cloth = person.covering_colour
    pen.path(f"M{-t - 12} 168 C{-t - 34} 84 -70 34 6 34 C78 34 {t + 34} 84 {t + 12} 168 C60 128 20 118 0 118 "
             f"C-20 118 -60 128 {-t - 12} 168Z", cloth)
    for a, b, end in ((0, 62, 150), (14, 78, 128), (30, 92, 104)):
        pen.path(f"M{-t - 14 + a * 0.2:.0f} {end} C-50 {b - 14} -6 {b + 20} {6 + a * 0.4:.0f} {116 - a * 0.3:.0f}",
                 stroke=darker(cloth, 0.2), width=4.5, stroke_opacity=0.75)
        pen.path(f"M{t + 14 - a * 0.2:.0f} {end} C56 {b - 6} 24 {b + 24} {8 + a * 0.3:.0f} {112 - a * 0.3:.0f}",
                 stroke=lighter(cloth, 0.18), width=4.5, stroke_opacity=0.6)
    pen.path("M-10 92 L2 118 L14 92 Z", lighter(cloth, 0.18), 0.8)


def _wrap(pen: Pen, t: float, person: Person) -> None:
    cloth = person.covering_colour
    pen.path(f"M{-t - 9} 178 C{-t - 34} 92 -66 50 0 50 C68 50 {t + 34} 92 {t + 9} 178 C62 128 20 118 0 118 "
             f"C-20 118 -62 128 {-t - 9} 178Z", cloth)
    pen.path(f"M{-t - 12} 150 C-66 84 10 62 {t + 2} 98", stroke=person.second_colour, width=12)
    pen.path(f"M{-t - 6} 172 C-50 110 30 84 {t + 12} 128", stroke=darker(cloth, 0.24), width=9)


def _kippah(pen: Pen, t: float, person: Person) -> None:
    pen.path("M-46 88 Q-36 56 0 54 Q36 56 46 88 Q0 72 -46 88Z", person.covering_colour)
    pen.path("M-44 87 Q0 71 44 87", stroke=lighter(person.covering_colour, 0.35), width=4)


def _cap(pen: Pen, t: float, person: Person) -> None:
    cloth = person.covering_colour
    pen.path(f"M{-t - 8} 150 C{-t - 12} 84 -56 62 0 62 C56 62 {t + 12} 84 {t + 8} 150 Q0 122 {-t - 8} 150Z", cloth)
    pen.path(f"M{-t - 14} 154 Q0 104 {t + 14} 154 Q0 138 {-t - 14} 154Z", darker(cloth, 0.3))
    pen.path("M-40 88 Q-20 72 6 70", stroke=lighter(cloth, 0.3), width=7, stroke_opacity=0.6)


_DRAW: dict[str, Callable[[Pen, float, Person], None]] = {
    "hijab": _hijab, "turban": _turban, "wrap": _wrap, "kippah": _kippah, "cap": _cap,
}
