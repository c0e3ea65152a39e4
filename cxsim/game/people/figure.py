"""Small whole figures for queues, colleagues and rooms: the same heads, on bodies with poses.

The box is 176 × 400 with the middle of the figure at x 0 and its feet at y 390.
"""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from cxsim.game.people.clothes import below_hem, front_details, hem, leg_colour, short_sleeves
from cxsim.game.people.limbs import arm, leg, limb
from cxsim.game.people.mood import NEUTRAL, Mood
from cxsim.game.people.person import Person
from cxsim.game.people.portrait import bare_head, behind_head, features, head_from_behind, over_face
from cxsim.game.people.poses import Arms, Pose, arms
from cxsim.game.theme.colour import darker, lighter
from cxsim.game.theme.kept import Kept
from cxsim.game.theme.light import DAYLIGHT, Light, lit
from cxsim.game.theme.svg import glow, raster

BOX = (-88.0, 0.0, 176.0, 400.0)
FEET_Y = 390.0
HEAD_SCALE = 0.40
STANDING_SHOULDERS_Y, SEATED_SHOULDERS_Y = 132.0, 194.0
HIPS = 104.0
"""Height of the hips below the shoulders."""
MOOD_STEP = 0.25
"""Small faces are drawn in coarse steps."""
KEPT_MB = 24
"""Of figures: sixty people at 2560 × 1440, or each of them in six moods at 1280 × 720."""


@dataclass(frozen=True)
class Figure:
    """Somebody in a room: who, in what mood and pose, facing where.

    ``turn`` runs from −1 (three quarters left) to 1 (right); ``behind`` shows the back.
    """

    person: Person
    mood: Mood = NEUTRAL
    pose: Pose = Pose.RELAX
    turn: float = 0.0
    behind: bool = False
    headset: bool = False

    def drawn_as(self) -> Figure:
        """The figure whose picture serves for this one: mood and turn in coarse steps."""
        mood = NEUTRAL if self.behind else self.mood.stepped(MOOD_STEP)
        return Figure(self.person, mood, self.pose, round(self.turn * 4) / 4, self.behind, self.headset)


def top_of_head(figure: Figure, height_px: float) -> float:
    """How far above the feet the top of the hair or covering lies, in pixels."""
    top = 62.0 if figure.person.wheelchair else 0.0
    return (FEET_Y - top) / BOX[3] * height_px


def figure_svg(figure: Figure) -> str:
    """SVG of a whole figure in `BOX`."""
    person, posture = figure.person, figure.mood.posture
    half = 30.0 + 5.0 * person.build
    shoulders = (SEATED_SHOULDERS_Y if person.wheelchair else STANDING_SHOULDERS_Y) - posture.shoulders * 0.22
    hips = (SEATED_SHOULDERS_Y if person.wheelchair else STANDING_SHOULDERS_Y) + HIPS - shoulders
    held = arms(figure.pose, half, hips, person.second_colour, person.wheelchair)
    parts = [f'<defs>{glow("contact", "#1d1430", 0.34)}</defs>'
             f'<ellipse cx="0" cy="{FEET_Y}" rx="{half + 34}" ry="9" fill="url(#contact)"/>']
    if person.wheelchair:
        parts.append(_chair_behind())
    if not figure.behind:
        parts.append(_head_layer(figure, shoulders, behind_head(person, figure.turn)))
    body = f'<g transform="translate(0 {shoulders:.1f})">'
    parts.append(body + _arm_pair(figure, held, half, before=False) + "</g>")
    parts.append(_seated_legs(person, half) if person.wheelchair else _standing_legs(person, half, shoulders + hips))
    parts.append(body + _trunk(person, half, hips) + ("" if figure.behind else front_details(person, half, hips)))
    if figure.behind:
        parts.append(_back_details(person, half, hips))
    elif held.prop:
        parts.append(held.prop)
    parts.append(_arm_pair(figure, held, half, before=True) + "</g>")
    if figure.behind:
        parts.append(_head_layer(figure, shoulders, head_from_behind(person)))
    else:
        head = bare_head(person, figure.turn) + features(person, figure.mood, figure.turn, small=True)
        head += over_face(person, figure.turn, small=True) + (HEADSET if figure.headset else "")
        parts.append(_head_layer(figure, shoulders, head))
    if person.wheelchair:
        parts.append((_chair_behind() if figure.behind else "") + _wheels())
    return "".join(parts)


HEADSET = (
    '<path d="M-84 196 C-92 60 92 60 84 196" stroke="#2b2636" stroke-width="11" fill="none" stroke-linecap="round"/>'
    '<rect x="-96" y="180" width="24" height="46" rx="11" fill="#2b2636"/>'
    '<rect x="72" y="180" width="24" height="46" rx="11" fill="#2b2636"/>'
    '<path d="M-86 224 Q-84 270 -34 276" stroke="#2b2636" stroke-width="7" fill="none" stroke-linecap="round"/>'
    '<circle cx="-32" cy="275" r="8" fill="#4a4560"/>'
)


def _head_layer(figure: Figure, shoulders: float, svg: str) -> str:
    posture = figure.mood.posture
    return (f'<g transform="translate(0 {shoulders - 7:.1f}) rotate({posture.tilt_deg:.1f}) scale({HEAD_SCALE}) '
            f'translate(0 {posture.head_down * 1.5 - 322:.1f})">{svg}</g>')


def _arm_pair(figure: Figure, held: Arms, half: float, before: bool) -> str:
    """Both arms that lie before (or behind) the body; seen from behind it is the other way round."""
    person, tones = figure.person, figure.person.tones
    sleeve = person.dress_colour
    parts = []
    both = (
        (-1, held.left_elbow, held.left_wrist, held.left_before),
        (1, held.right_elbow, held.right_wrist, held.right_before),
    )
    for side, elbow, wrist, lies_before in both:
        if (lies_before != figure.behind) != before:
            continue
        colour = darker(sleeve, 0.10) if side < 0 else lighter(sleeve, 0.08)
        joints = ((side * half, 10.0), elbow, wrist)
        parts.append(arm(joints, colour, tones.base, tones.shade, short_sleeves(person), -side))
        if figure.pose is Pose.WATCH and side > 0:
            parts.append(f'<circle cx="{wrist[0] + 5}" cy="{wrist[1] + 1}" r="4.6" fill="#d99f3c"/>')
    return "".join(parts)


def _trunk(person: Person, half: float, hips: float) -> str:
    colour, b = person.dress_colour, half + 4
    waist = b - 5 + 2 * max(0.0, person.build)
    edge = f"M{-b} 14 Q{-b + 2} -3 -13 -8 L13 -8 Q{b - 2} -3 {b} 14 L{waist} {hips * 0.62:.1f} L{b - 2} {hips:.1f}"
    return (
        f'<path d="M-9.5 -32 V-2 Q0 7 9.5 -2 V-32Z" fill="{person.tones.shade}"/>'
        f'<path d="{edge} H{-b + 2} L{-waist} {hips * 0.62:.1f}Z" fill="{colour}"/>'
        f'<path d="M{-b} 14 Q{-b + 2} -3 -17 -7 Q-22 {hips / 2:.1f} -15 {hips:.1f} H{-b + 2} L{-waist} '
        f'{hips * 0.62:.1f}Z" '
        f'fill="{darker(colour, 0.24)}" fill-opacity=".6"/>'
        f'<path d="M{b - 7} 8 Q{b - 12} {hips / 2:.1f} {b - 9} {hips:.1f} H{b - 3} L{waist} {hips * 0.62:.1f} '
        f'L{b} 14Z" '
        f'fill="{lighter(colour, 0.16)}" fill-opacity=".5"/>'
    )


def _back_details(person: Person, half: float, hips: float) -> str:
    deep = darker(person.dress_colour, 0.24)
    seam = f'<path d="M0 6 V{hips - 4:.1f}" stroke="{deep}" stroke-width="2" stroke-opacity=".6"/>'
    if person.dress == "hoodie":
        return seam + f'<path d="M-20 -2 Q0 34 20 -2 Q0 12 -20 -2Z" fill="{deep}"/>'
    if person.dress == "dungarees":
        bib = person.second_colour
        return f'<path d="M-16 -5 L14 {hips:.0f} M16 -5 L-14 {hips:.0f}" stroke="{bib}" stroke-width="6"/>'
    if person.dress == "sari":
        drape = f"M{half - 14} -7 L{half + 3} 10 L{-half + 8} {hips + 8:.0f} L{-half - 2} {hips - 18:.0f}Z"
        return f'<path d="{drape}" fill="{person.second_colour}"/>'
    return seam


def _standing_legs(person: Person, half: float, hips_y: float) -> str:
    cloth, end = leg_colour(person), hem(person)
    feet = FEET_Y - 15
    middle = half * 0.52
    if end:
        ankle = middle * 0.9
        below = below_hem(person)
        legs = "".join(
            leg(((s * ankle, hips_y), (s * ankle, end - 18), (s * ankle, feet)), below, below, s) for s in (-1, 1)
        )
        b, wide = half + 3, half + 15
        cloth = person.dress_colour
        deep = darker(cloth, 0.24)
        return (
            legs + f'<path d="M{-b} {hips_y - 8:.1f} C{-b - 4} {hips_y + 40:.1f} {-wide} {end - 40} {-wide} {end} '
            f'Q0 {end + 11} {wide} {end} C{wide} {end - 40} {b + 4} {hips_y + 40:.1f} {b} {hips_y - 8:.1f}Z" '
            f'fill="{cloth}"/>'
            f'<path d="M{-b} {hips_y - 8:.1f} C{-b - 4} {hips_y + 40:.1f} {-wide} {end - 40} {-wide} {end} '
            f'Q{-wide + 10} {end + 6} '
            f'-14 {end + 8} L-15 {hips_y - 8:.1f}Z" fill="{deep}" fill-opacity=".6"/>'
            f'<path d="M6 {hips_y + 10:.1f} L10 {end + 4} M{half * 0.6:.1f} {hips_y + 16:.1f} L{half * 0.85:.1f} '
            f'{end + 2}" '
            f'stroke="{deep}" stroke-width="2.4" stroke-opacity=".6" stroke-linecap="round"/>'
        )
    knee, foot = (middle + 4, hips_y + 68), middle + 3
    return "".join(
        leg(((s * middle, hips_y - 2), (s * knee[0], knee[1]), (s * foot, feet)), cloth, "", s) for s in (-1, 1)
    )


def _chair_behind() -> str:
    return ('<path d="M-36 216 h72 v96 h-72Z" fill="#343043"/><path d="M-36 236 v-24 M36 236 v-24" stroke="#221f2e" '
            'stroke-width="9" stroke-linecap="round"/>')


def _seated_legs(person: Person, half: float) -> str:
    cloth = leg_colour(person)
    x = half * 0.66
    lap = f"M{-half - 3} 286 Q0 276 {half + 3} 286 L{half + 5} 312 Q0 322 {-half - 5} 312Z"
    thighs = f'<path d="{lap}" fill="{cloth}"/>'
    shins = "".join(limb(((s * x, 306), (s * (x + 1), 352)), (25.0, 18.0), cloth) for s in (-1, 1))
    shoes = "".join(f'<path d="M{s * x - 9:.1f} 354 h18 q3 8 1 14 h-20 q-2 -6 1 -14Z"/>' for s in (-1, 1))
    shoes = f'<g fill="#2a2430">{shoes}</g>'
    bars = "".join(f"M{s * x - 14:.1f} 371 h28 " for s in (-1, 1))
    rests = f'<path d="{bars}" stroke="#8a8798" stroke-width="5" stroke-linecap="round"/>'
    return rests + thighs + shins + shoes


def _wheels() -> str:
    tyres = "".join(f'<ellipse cx="{x}" cy="326" rx="12" ry="60"/>' for x in (-50, 50))
    rims = "".join(f'<ellipse cx="{x}" cy="326" rx="7" ry="50"/>' for x in (-50, 50))
    return (f'<g fill="none" stroke="#4a465c" stroke-width="7">{tyres}</g>'
            f'<g fill="none" stroke="#b9b6c6" stroke-width="2.5">{rims}</g>')


_pictures: Kept[tuple[Figure, int, Light], pygame.Surface] = Kept("figures", KEPT_MB)


def figure_picture(figure: Figure, height_px: int, light: Light = DAYLIGHT) -> pygame.Surface:
    """A figure as a surface ``height_px`` high, feet near its lower edge; kept for the next time."""
    key = (figure.drawn_as(), height_px, light)
    picture = _pictures.get(key)
    if picture is None:
        x, y, width, height = BOX
        drawn = raster(height_px * width / height, height_px, figure_svg(key[0]), f"{x} {y} {width} {height}")
        picture = _pictures.keep(key, lit(drawn, light))
    return picture


def is_drawn(figure: Figure, height_px: int, light: Light = DAYLIGHT) -> bool:
    """Whether the picture of a figure is at hand, and costs nothing."""
    return (figure.drawn_as(), height_px, light) in _pictures


def draw_figure(target: pygame.Surface, figure: Figure, feet: tuple[int, int], height_px: int, light: Light) -> None:
    """Draw a figure standing at ``feet``."""
    blit_figure(target, figure_picture(figure, height_px, light), feet)


def blit_figure(target: pygame.Surface, picture: pygame.Surface, feet: tuple[int, int]) -> None:
    """Draw the picture of a figure standing at ``feet``."""
    width, height = picture.get_size()
    target.blit(picture, (feet[0] - width // 2, feet[1] - round(height * FEET_Y / BOX[3])))
