"""A head from behind: hair by its cut, coverings with the folds, knot or strap that they have there."""

from __future__ import annotations

from cxsim.game.people.hair import cloud
from cxsim.game.people.pen import Pen
from cxsim.game.people.person import Person
from cxsim.game.people.skull import skull
from cxsim.game.theme.colour import darker, lighter

NAPE_SHOWS = ("crop", "side", "buzz", "bun", "pony", "curls", "afro")


def draw_head_from_behind(pen: Pen, person: Person) -> None:
    """Draw a whole head seen from behind, ears and nape included."""
    shape, tones, hair = skull(person), person.tones, person.hair_tone
    t, c = shape.temple, shape.chin
    bald = person.hair in ("bald", "ring") and not person.covered
    if person.covering != "hijab":
        for side, skin in ((-1, tones.shade), (1, tones.base)):
            pen.raw(f'<ellipse cx="{side * (t + 2)}" cy="206" rx="12" ry="19" fill="{skin}"/>')
    pen.raw(f'<path d="{shape.outline(3)}" fill="{tones.base if bald else hair}"/>')
    pen.raw(f'<path d="M{-t - 3} 188 C{-t - 3} 128 {-t * 0.72:.1f} 95 -16 95 C{-t + 22} 116 {-t + 18} 170 '
            f'{-t + 24} 210 '
            f'C{-t + 28} 250 -30 276 -4 294 Q{-c * 0.6:.1f} 294 {-c - 4:.1f} 280 C{-t + 10} 258 {-t - 3} 228 '
            f'{-t - 3} 188Z" '
            f'fill="{tones.shade if bald else darker(hair, 0.25)}" fill-opacity="0.6"/>')
    if person.covered:
        _COVERED[person.covering](pen, t, person)
        return
    if person.hair == "ring":
        pen.raw(f'<path d="M{-t - 6} 160 C{-t + 10} 196 -30 210 0 210 C30 210 {t - 10} 196 {t + 6} 160 '
                f'C{t + 8} 220 {c + 26} 270 {c + 10} 280 Q0 290 {-c - 10} 280 C{-c - 26} 270 {-t - 8} 220 '
                f'{-t - 6} 160Z" '
                f'fill="{hair}"/>')
    elif person.hair in NAPE_SHOWS:
        _nape(pen, c, tones.base)
    _hair(pen, t, person)
    if person.covering == "kippah":
        pen.raw(f'<path d="M-48 124 Q-44 62 0 60 Q44 62 48 124 Q0 148 -48 124Z" fill="{person.covering_colour}"/>'
                f'<path d="M-46 124 Q0 146 46 124" stroke="{lighter(person.covering_colour, 0.35)}" stroke-width="5" '
                'fill="none"/>')


def _nape(pen: Pen, chin: float, skin: str) -> None:
    pen.raw(f'<path d="M{-chin - 14} 270 Q0 294 {chin + 14} 270 L{chin + 6} 304 H{-chin - 6}Z" fill="{skin}"/>')


def _hair(pen: Pen, t: float, person: Person) -> None:
    hair, light, deep = person.hair_tone, lighter(person.hair_tone, 0.2), darker(person.hair_tone, 0.25)
    if person.hair == "afro":
        pen.raw(f'<ellipse cx="0" cy="166" rx="{t + 30}" ry="100" fill="{hair}"/>'
                + cloud(0, 160, t + 26, 92, 22, 24, hair) + cloud(-10, 150, t - 20, 50, 9, 14, light, 190, 300))
    elif person.hair == "curls":
        pen.raw(f'<ellipse cx="0" cy="172" rx="{t + 8}" ry="84" fill="{hair}"/>'
                + cloud(0, 166, t + 4, 78, 16, 22, hair) + cloud(0, 150, t - 26, 40, 8, 13, light, 190, 320))
    elif person.hair in ("long", "waves", "bob"):
        end = {"long": 404, "waves": 344, "bob": 300}[person.hair]
        pen.raw(f'<path d="M{-t - 14} 170 C{-t - 20} 100 -60 74 0 74 C60 74 {t + 20} 100 {t + 14} 170 '
                f'C{t + 20} 250 {t + 26} {end - 70} {t + 18} {end} Q0 {end + 18} {-t - 18} {end} '
                f'C{-t - 26} {end - 70} {-t - 20} 250 {-t - 14} 170Z" fill="{hair}"/>')
        for x in (-40, 0, 40):
            pen.raw(f'<path d="M{x * 0.5:.0f} 110 Q{x} 200 {x * 1.2:.0f} {end - 14}" stroke="{deep}" stroke-width="5" '
                    'fill="none" stroke-linecap="round" stroke-opacity=".5"/>')
    elif person.hair in ("braids", "locs"):
        for i in range(7):
            strand = -t - 4 + i * (2 * t + 8) / 6
            pen.raw(f'<path d="M{strand * 0.5:.0f} {104 + 9 * abs(i - 3)} C{strand:.0f} 180 {strand * 1.05:.0f} 250 '
                    f'{strand * 1.05:.0f} {330 + (i * 37) % 34}" '
                    f'stroke="{hair if i % 2 else deep}" stroke-width="23" stroke-linecap="round" fill="none"/>')
    elif person.hair == "bun":
        pen.raw(f'<circle cx="0" cy="96" r="38" fill="{deep}"/><circle cx="-3" cy="92" r="32" fill="{hair}"/>')
    elif person.hair == "pony":
        pen.raw(f'<path d="M-20 140 C-44 200 -34 280 -12 330 Q0 344 12 330 C34 280 44 200 20 140Z" fill="{deep}"/>'
                f'<path d="M-12 144 C-30 200 -22 270 -4 318 C-8 250 -4 190 4 144Z" fill="{hair}"/>'
                '<rect x="-20" y="132" width="40" height="15" rx="7" fill="#d99f3c"/>')
    if person.hair not in ("bald", "ring"):
        pen.raw(f'<path d="M-50 120 Q0 90 52 132" stroke="{light}" stroke-width="11" fill="none" '
                'stroke-linecap="round" stroke-opacity=".4"/>')


def _turban(pen: Pen, t: float, person: Person) -> None:
    cloth = person.covering_colour
    light, deep = lighter(cloth, 0.2), darker(cloth, 0.22)
    _nape(pen, skull(person).chin, person.tones.base)
    pen.raw(f'<path d="M{-t - 14} 190 C{-t - 40} 90 -72 32 0 32 C72 32 {t + 40} 90 {t + 14} 190 Q60 238 0 240 '
            f'Q-60 238 {-t - 14} 190Z" fill="{cloth}"/>'
            f'<path d="M{-t - 14} 190 C{-t - 40} 90 -72 32 -10 32 C{-t + 4} 70 {-t - 4} 150 -40 234 Q-66 222 '
            f'{-t - 14} 190Z" '
            f'fill="{deep}" fill-opacity=".55"/>')
    for i in range(4):  # the bands cross at the back and are tucked in
        y = 86 + i * 36
        pen.raw(f'<path d="M{-t - 20 + i * 3} {y} C-40 {y - 8} -6 {y + 40} 10 {min(236, y + 84)}" stroke="{deep}" '
                'stroke-width="6" fill="none" stroke-linecap="round" stroke-opacity=".8"/>'
                f'<path d="M{t + 20 - i * 3} {y} C40 {y - 8} 10 {y + 34} -8 {min(236, y + 78)}" stroke="{light}" '
                'stroke-width="6" fill="none" stroke-linecap="round" stroke-opacity=".65"/>')
    pen.raw(f'<path d="M-14 214 Q0 190 16 214 L10 246 Q0 252 -10 246Z" fill="{light}" fill-opacity=".85"/>')


def _hijab(pen: Pen, t: float, person: Person) -> None:
    cloth = person.covering_colour
    light, deep = lighter(cloth, 0.14), darker(cloth, 0.22)
    pen.raw(f'<path d="M{-t - 20} 196 C{-t - 28} 104 -62 62 0 62 C62 62 {t + 28} 104 {t + 20} 196 '
            f'C{t + 24} 270 {t + 50} 330 {t + 62} 392 Q0 424 {-t - 62} 392 C{-t - 50} 330 {-t - 24} 270 '
            f'{-t - 20} 196Z" '
            f'fill="{cloth}"/>')
    for x, colour in ((-50, deep), (-10, light), (44, deep)):
        pen.raw(f'<path d="M{x * 0.5:.0f} 96 C{x} 180 {x * 1.2:.0f} 280 {x * 1.7:.0f} 384" stroke="{colour}" '
                'stroke-width="6" fill="none" stroke-linecap="round" stroke-opacity=".6"/>')


def _wrap(pen: Pen, t: float, person: Person) -> None:
    cloth, deep = person.covering_colour, darker(person.covering_colour, 0.24)
    _nape(pen, skull(person).chin, person.tones.base)
    pen.raw(f'<path d="M{-t - 10} 196 C{-t - 36} 96 -68 50 0 50 C68 50 {t + 36} 96 {t + 10} 196 Q0 250 {-t - 10} 196Z" '
            f'fill="{cloth}"/>'
            f'<path d="M{-t - 16} 150 C-60 96 30 90 {t + 14} 130" stroke="{person.second_colour}" '
            f'stroke-width="12" fill="none"/>'
            f'<path d="M{-t - 8} 190 C-50 150 40 150 {t + 12} 176" stroke="{deep}" stroke-width="9" fill="none"/>'
            f'<circle cx="0" cy="200" r="26" fill="{deep}"/><circle cx="-3" cy="196" r="20" fill="{cloth}"/>'
            f'<path d="M-8 216 L-26 268 L-2 256Z M8 216 L28 262 L4 256Z" fill="{deep}"/>')


def _cap(pen: Pen, t: float, person: Person) -> None:
    cloth = person.covering_colour
    _nape(pen, skull(person).chin, person.tones.base)
    pen.raw(f'<path d="M{-t - 8} 176 C{-t - 12} 88 -56 62 0 62 C56 62 {t + 12} 88 {t + 8} 176 Q0 206 {-t - 8} 176Z" '
            f'fill="{cloth}"/><path d="M-30 190 Q0 160 30 190 Z" fill="{person.hair_tone}"/>'
            f'<path d="M-32 191 Q0 200 32 191" stroke="{darker(cloth, 0.3)}" stroke-width="7" fill="none"/>'
            f'<path d="M0 64 V160" stroke="{darker(cloth, 0.2)}" stroke-width="3"/>')


_COVERED = {"turban": _turban, "hijab": _hijab, "wrap": _wrap, "cap": _cap}
