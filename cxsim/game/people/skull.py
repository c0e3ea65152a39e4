"""The head without hair and without expression: its outline, ears, skin, shade, freckles, lines of age, beard."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.game.people.pen import Pen
from cxsim.game.people.person import Person
from cxsim.game.theme.colour import clamp, darker
from cxsim.game.theme.svg import glow

EYE_LEVEL = 195.0
MIDDLE_OF_EYE = 33.0
"""Distance of an eye's middle from the middle of the face."""
NEAR_EAR_IN, FAR_EAR_IN = 11.0, 20.0
"""How far each ear moves inwards in a three-quarter view."""


@dataclass(frozen=True)
class Skull:
    """Half widths of a head: at the temples, at the jaw and at the chin, in the head's box."""

    temple: float
    jaw: float
    chin: float

    def outline(self, grow: float = 0.0) -> str:
        """Path of the head's edge, from the left temple over the crown to the chin and back."""
        t, j, c = self.temple + grow, self.jaw + grow, self.chin
        top, bottom = 98 - grow, 291 + grow
        return (
            f"M{-t:.1f} 188 C{-t:.1f} {128 - grow:.1f} {-t * 0.72:.1f} {top:.1f} 0 {top:.1f} "
            f"C{t * 0.72:.1f} {top:.1f} {t:.1f} {128 - grow:.1f} {t:.1f} 188 "
            f"C{t:.1f} 228 {j + 6:.1f} 254 {c + 4:.1f} 277 Q{c * 0.6:.1f} {bottom:.1f} 0 {bottom:.1f} "
            f"Q{-c * 0.6:.1f} {bottom:.1f} {-c - 4:.1f} 277 C{-j - 6:.1f} 254 {-t:.1f} 228 {-t:.1f} 188Z"
        )


def skull(person: Person) -> Skull:
    """Measures of a person's head."""
    return Skull(76 + 7 * person.face_width, 52 + 9 * person.jaw + 5 * person.face_width, 25 + 6 * person.jaw)


def face_pen(person: Person, turn: float) -> Pen:
    """A pen for what lies on the front of a person's head."""
    return Pen(skull(person).temple, turn)


def draw_ears(pen: Pen, person: Person, side: int) -> None:
    """The ear of one side (−1 left, 1 right of the picture), or nothing where hair or cloth hides both.

    The far ear of a turned head goes behind the cheek; the near one comes forward, over the side of the head.
    """
    if person.covering == "hijab":
        return
    tones = person.tones
    far = pen.turn * side > 0
    x = side * (skull(person).temple + 1 - abs(pen.turn) * (FAR_EAR_IN if far else NEAR_EAR_IN))
    skin, fold = (tones.base, tones.shade) if side > 0 else (tones.shade, darker(tones.shade, 0.15))
    pen.raw(
        f'<ellipse cx="{x:.1f}" cy="206" rx="13" ry="21" fill="{skin}"/>'
        f'<path d="M{x + side * 2:.1f} 195 q{side * 6} 10 {-side} 20" stroke="{fold}" stroke-width="3.5" fill="none" '
        'stroke-linecap="round"/>'
    )
    if person.ear_rings:
        pen.raw(f'<circle cx="{x:.1f}" cy="233" r="6.5" fill="{person.ear_rings}"/>')


def draw_skin(pen: Pen, person: Person) -> None:
    """The skin of the face with its shade on the left, freckles, lines of age and what a beard covers."""
    shape, tones = skull(person), person.tones
    t, c, j = shape.temple, shape.chin, shape.jaw
    pen.path(shape.outline(), tones.base)
    pen.path(
        f"M{-t} 188 C{-t} 128 {-t * 0.72:.1f} 98 -20 98 C{-t + 26} 112 {-t + 14} 160 {-t + 16} 196 "
        f"C{-t + 18} 240 -30 272 -4 291 Q{-c * 0.6:.1f} 291 {-c - 4:.1f} 277 C{-j - 6:.1f} 254 {-t} 228 {-t} 188Z",
        tones.shade, 0.62,
    )
    if person.skin >= 5:  # light on the brow bone and cheek, so that dark brows and eyes stand off dark skin
        pen.raw(f"<defs>{glow('sheen', '#ffd9ae', 0.20)}</defs>")
        pen.oval(16, 150, 54, 30, "url(#sheen)")
        pen.oval(44, 226, 26, 18, "url(#sheen)")
    if person.freckles:
        for x, y in ((52, 226), (42, 233), (33, 225), (46, 243)):
            for side in (-1, 1):
                pen.oval(side * x, y, 2.5, 2.5, tones.shade)
    if person.age > 0.5:
        _draw_age(pen, person)
    _draw_beard(pen, person)


def _draw_age(pen: Pen, person: Person) -> None:
    strength = clamp((person.age - 0.5) * 1.5)
    line = darker(person.tones.shade, 0.12 if person.skin < 6 else 0.3)
    for side in (-1, 1):
        for data in (
            f"M{side * 36} 244 Q{side * 44} 254 {side * 40} 266",
            f"M{side * 62} 198 Q{side * 67} 197 {side * 71} 192",
            f"M{side * 62} 203 Q{side * 68} 204 {side * 72} 203",
        ):
            pen.path(data, stroke=line, width=3, stroke_opacity=strength)
    if person.age > 0.65 and not person.covered and person.hair != "bob":
        pen.path("M-28 143 Q0 138 28 143", stroke=line, width=2.5, stroke_opacity=strength)


def _draw_beard(pen: Pen, person: Person) -> None:
    colour = person.hair_tone
    if person.beard == "goatee":
        pen.path("M-26 262 Q-24 298 0 300 Q24 298 26 262 Q0 280 -26 262Z", colour)
    if person.beard not in ("full", "stubble", "long"):
        return
    t, j, c = skull(person).temple, skull(person).jaw, skull(person).chin
    tip, edge = (352, 300) if person.beard == "long" else (314, 284)
    pen.path(
        f"M{-t + 1} 200 C{-t + 4} 240 {-j - 12:.1f} 268 {-c - 8:.1f} {edge} Q0 {tip} {c + 8:.1f} {edge} "
        f"C{j + 12:.1f} 268 {t - 4} 240 {t - 1} 200 C{t - 12} 232 46 240 32 240 Q0 232 -32 240 "
        f"C-46 240 {-t + 12} 232 {-t + 1} 200Z",
        colour, 0.30 if person.beard == "stubble" else 1.0,
    )
