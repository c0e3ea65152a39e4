"""The upper body of a bust: neck, shoulders, twelve kinds of dress, scarf, hijab's fall, the chair's back.

Coordinates are those of the head: x is 0 on the middle, y downwards; the neck meets the shoulders at NECK.
"""

from __future__ import annotations

from collections.abc import Callable

from cxsim.game.people.clothes import GOLD, folds
from cxsim.game.people.person import Person
from cxsim.game.theme.colour import darker, lighter

NECK = 346
HEM = 548
"""Lowest drawn line; below what a portrait shows, so that shoulders can rise."""


def half_shoulders(person: Person) -> float:
    """Half the width of the shoulders."""
    return 146 + 20 * person.build


def draw_torso(person: Person) -> str:
    """SVG of neck and upper body with all that is worn there."""
    deep, light = folds(person)
    b, n, y = half_shoulders(person), 33 + 4 * person.build, NECK
    left = f"M{-b - 6} {HEM} C{-b} 422 {-b + 8} 382 -88 {y + 6} C-64 {y - 4} -52 {y - 12} -44 {y - 20}"
    right = f"C52 {y - 12} 64 {y - 4} 88 {y + 6} C{b - 8} 382 {b} 422 {b + 6} {HEM}Z"
    parts = [
        _neck(person, n),
        f'<path d="{left} Q0 {y + 34} 44 {y - 20} {right}" fill="{person.dress_colour}"/>',
        f'<path d="M{-b - 6} {HEM} C{-b} 422 {-b + 8} 382 -88 {y + 6} C-104 440 -106 490 -98 {HEM}Z" fill="{deep}" '
        'fill-opacity=".75"/>',
        f'<path d="M88 {y + 8} C{b - 10} 386 {b - 4} 426 {b} {HEM} L{b - 16} {HEM} C{b - 22} 432 {b - 30} 394 80 '
        f'{y + 12}Z" '
        f'fill="{light}" fill-opacity=".8"/>',
        f'<path d="M-98 {HEM} Q-106 486 -96 452 M98 {HEM} Q106 486 96 452" stroke="{deep}" stroke-width="4" '
        f'fill="none" '
        'stroke-linecap="round" stroke-opacity=".8"/>',
        _DRESS[person.dress](person, n, deep, light),
    ]
    if person.scarf and person.dress != "suit":
        parts.append(
            f'<path d="M-64 {y - 24} Q0 {y + 40} 64 {y - 24} L68 {y + 6} Q0 {y + 72} -68 {y + 6}Z" '
            f'fill="{person.scarf}"/>'
            f'<path d="M8 {y + 30} L44 {y + 24} L54 500 L16 506Z" fill="{darker(person.scarf, 0.18)}"/>')
    if person.covering == "hijab":
        cloth = person.covering_colour
        parts.append(
            f'<path d="M-84 {y + 2} C-56 {y - 60} 56 {y - 60} 84 {y + 2} C70 {y + 58} 20 {y + 84} -14 {y + 88} '
            f'C-50 {y + 70} -80 {y + 44} -84 {y + 2}Z" fill="{cloth}"/>'
            f'<path d="M60 {y - 30} C40 {y + 20} 0 {y + 56} -30 {y + 74}" stroke="{darker(cloth, 0.22)}" '
            'stroke-width="5" fill="none" stroke-linecap="round"/>')
    return "".join(parts)


def draw_chair_back(person: Person) -> str:
    """SVG of a wheelchair's back and handles, behind everything; empty for who needs none."""
    if not person.wheelchair:
        return ""
    b = half_shoulders(person)
    return (
        f'<path d="M{-b + 2} {HEM} L{-b + 12} 404 Q{-b + 14} 388 {-b + 34} 388 L{b - 34} 388 Q{b - 14} 388 '
        f'{b - 12} 404 '
        f'L{b - 2} {HEM}Z" fill="#343043"/>'
        f'<path d="M{-b + 10} 400 V366 M{b - 10} 400 V366" stroke="#55506a" stroke-width="11" stroke-linecap="round"/>'
        f'<path d="M{-b + 10} 366 h-24 M{b - 10} 366 h24" stroke="#221f2e" stroke-width="15" stroke-linecap="round"/>'
    )


def _neck(person: Person, n: float) -> str:
    y, tones = NECK, person.tones
    return (
        f'<path d="M{-n} 240 L{-n} {y - 28} Q{-n - 4} {y - 6} -70 {y + 8} L0 {y + 48} L70 {y + 8} '
        f'Q{n + 4} {y - 6} {n} {y - 28} L{n} 240Z" fill="{tones.base}"/>'
        f'<path d="M{-n} 250 L{n} 250 L{n} 300 Q6 324 {-n} 296Z" fill="{tones.shade}"/>'
    )


def _sweater(person: Person, n: float, deep: str, light: str) -> str:
    y = NECK
    return (f'<path d="M-47 {y - 18} Q0 {y + 38} 47 {y - 18}" stroke="{light}" stroke-width="13" fill="none" '
            f'stroke-linecap="round"/><path d="M-47 {y - 11} Q0 {y + 48} 47 {y - 11}" stroke="{deep}" stroke-width="3" '
            'fill="none" stroke-opacity=".6"/>')


def _roll(person: Person, n: float, deep: str, light: str) -> str:
    y = NECK
    return (f'<path d="M{-n - 7} {y - 46} Q0 {y - 28} {n + 7} {y - 46} L{n + 10} {y - 8} Q0 {y + 22} {-n - 10} '
            f'{y - 8}Z" '
            f'fill="{light}"/><path d="M{-n - 6} {y - 28} Q0 {y - 8} {n + 6} {y - 28}" stroke="{deep}" '
            f'stroke-width="3" '
            'fill="none" stroke-opacity=".6"/>')


def _jacket(person: Person, n: float, deep: str, light: str) -> str:
    y = NECK
    shirt = "#f7eedd" if person.dress == "uniform" else person.second_colour
    parts = [
        f'<path d="M-46 {y - 20} L0 500 L46 {y - 20} Q0 {y + 20} -46 {y - 20}Z" fill="{shirt}"/>'
        f'<path d="M-46 {y - 20} Q-20 {y + 10} 0 {y + 14} L-26 {y + 36} L-52 {y - 8}Z '
        f'M46 {y - 20} Q20 {y + 10} 0 {y + 14} L26 {y + 36} L52 {y - 8}Z" fill="{lighter(shirt, 0.5)}"/>']
    if person.dress in ("suit", "uniform"):
        tie = GOLD if person.dress == "uniform" else person.scarf or "#a2432f"
        parts.append(f'<path d="M-9 {y + 14} L9 {y + 14} L6 {y + 30} L15 492 L0 508 L-15 492 L-6 {y + 30}Z" '
                     f'fill="{tie}"/>')
    parts.append(
        f'<path d="M-52 {y - 16} L-84 {y + 44} L-58 {y + 56} L0 512 L-34 {y + 24}Z '
        f'M52 {y - 16} L84 {y + 44} L58 {y + 56} L0 512 L34 {y + 24}Z" fill="{deep}"/>')
    if person.dress == "uniform":
        parts.append(f'<rect x="56" y="{y + 72}" width="44" height="15" rx="4" fill="#e9bd68"/>'
                     f'<rect x="61" y="{y + 77}" width="26" height="4" rx="2" fill="#8a6322"/>')
    return "".join(parts)


def _buttons(y: int, colour: str, *steps: int) -> str:
    return "".join(f'<circle cx="0" cy="{y + step}" r="4.3" fill="{colour}"/>' for step in steps)


def _shirt(person: Person, n: float, deep: str, light: str) -> str:
    y = NECK
    return (f'<path d="M-46 {y - 20} L0 {y + 34} L-28 {y + 48} L-60 {y - 10}Z M46 {y - 20} L0 {y + 34} L28 '
            f'{y + 48} L60 {y - 10}Z" '
            f'fill="{light}"/><path d="M0 {y + 36} V{HEM}" stroke="{deep}" stroke-width="3"/>'
            + _buttons(y, person.second_colour, 70, 112))


def _hoodie(person: Person, n: float, deep: str, light: str) -> str:
    y = NECK
    return (f'<path d="M-62 {y - 14} C-50 {y + 30} -20 {y + 40} 0 {y + 42} C20 {y + 40} 50 {y + 30} 62 {y - 14} '
            f'C88 {y + 20} 52 {y + 74} 0 {y + 76} C-52 {y + 74} -88 {y + 20} -62 {y - 14}Z" fill="{light}"/>'
            f'<path d="M-18 {y + 70} v52 M18 {y + 70} v44" stroke="{person.second_colour}" stroke-width="5" '
            'stroke-linecap="round"/>')


def _kurta(person: Person, n: float, deep: str, light: str) -> str:
    y = NECK
    return (f'<path d="M-44 {y - 20} Q0 {y + 22} 44 {y - 20} L40 {y - 34} Q0 {y + 2} -40 {y - 34}Z" fill="{light}"/>'
            f'<path d="M-11 {y + 8} h22 V510 h-22Z" fill="{deep}"/>' + _buttons(y, person.second_colour, 40, 76, 112))


def _dress(person: Person, n: float, deep: str, light: str) -> str:
    y = NECK
    return (f'<path d="M-58 {y - 8} L0 {y + 74} L58 {y - 8} L42 {y - 22} L-42 {y - 22}Z" fill="{person.tones.base}"/>'
            f'<path d="M-58 {y - 8} L0 {y + 74} L58 {y - 8}" stroke="{light}" stroke-width="9" fill="none" '
            f'stroke-linejoin="round"/><path d="M-40 {y - 10} Q0 {y + 48} 40 {y - 10}" stroke="{person.second_colour}" '
            f'stroke-width="4" fill="none"/><circle cx="0" cy="{y + 22}" r="8" fill="{person.second_colour}"/>')


def _coat(person: Person, n: float, deep: str, light: str) -> str:
    y = NECK
    return (f'<path d="M-50 {y - 20} L-8 {y + 60} L-8 {HEM} L-40 {HEM} L-92 {y + 40}Z" fill="{light}"/>'
            f'<path d="M50 {y - 20} L8 {y + 60} L8 {HEM} L40 {HEM} L92 {y + 40}Z" fill="{deep}"/>'
            f'<path d="M-44 {y - 20} L0 {y + 58} L44 {y - 20} Q0 {y + 20} -44 {y - 20}Z" '
            f'fill="{person.second_colour}"/>')


def _sari(person: Person, n: float, deep: str, light: str) -> str:
    y = NECK
    return (f'<path d="M-56 {y - 10} Q0 {y + 44} 56 {y - 10} L44 {y - 20} Q0 {y + 14} -44 {y - 20}Z" '
            f'fill="{person.tones.base}"/><path d="M34 {y - 20} C92 {y - 6} 108 {y + 20} 112 {y + 40} L-30 {HEM} '
            f'L-120 {HEM} '
            f'C-70 470 10 430 34 {y - 20}Z" fill="{person.second_colour}"/>'
            f'<path d="M34 {y - 18} C14 430 -66 474 -112 {HEM}" stroke="{GOLD}" stroke-width="7" fill="none"/>')


def _dungarees(person: Person, n: float, deep: str, light: str) -> str:
    y, bib = NECK, person.second_colour
    return (f'<path d="M-60 {HEM} L-60 {y + 78} Q0 {y + 92} 60 {y + 78} L60 {HEM}Z" fill="{bib}"/>'
            f'<path d="M-52 {y + 84} L-66 {y + 4} M52 {y + 84} L66 {y + 4}" stroke="{bib}" stroke-width="20"/>'
            f'<circle cx="-52" cy="{y + 86}" r="7" fill="{GOLD}"/><circle cx="52" cy="{y + 86}" r="7" fill="{GOLD}"/>')


_DRESS: dict[str, Callable[[Person, float, str, str], str]] = {
    "sweater": _sweater, "roll": _roll, "shirt": _shirt, "hoodie": _hoodie, "blazer": _jacket, "suit": _jacket,
    "uniform": _jacket, "kurta": _kurta, "dress": _dress, "coat": _coat, "sari": _sari, "dungarees": _dungarees,
}
