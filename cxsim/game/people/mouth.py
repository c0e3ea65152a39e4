"""Nose and mouth: corners that rise with joy and fall with anger and sadness, teeth, tongue, speech."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.game.people.mood import Mood
from cxsim.game.people.pen import Pen
from cxsim.game.people.person import Person
from cxsim.game.theme.colour import clamp, darker, lerp, lighter

LEVEL = 257.0
INSIDE, TEETH, TONGUE = "#571c24", "#fffaf2", "#c4605c"


@dataclass(frozen=True)
class MouthShape:
    """Measures of a mouth in the head's box; ``corner`` and ``middle`` are heights, larger is lower."""

    half: float
    corner: float
    middle: float
    open: float
    """0 closed to 1."""


def mouth_shape(mood: Mood, small: bool) -> MouthShape:
    """How a mood shapes the mouth; small figures exaggerate, so that a glance at a queue can tell."""
    felt = mood.channels
    smile = felt.joy ** (0.5 if small else 0.65)
    gain = 1.55 if small else 1.0
    level = LEVEL + 1.5 * felt.anger
    strong = max(felt.anger * clamp((mood.arousal - 0.5) / 0.4), felt.lift)
    return MouthShape(
        half=25 + 7 * smile * gain + 3 * felt.anger - 3 * felt.sadness,
        corner=level - 9 * smile * gain + (7 * felt.anger + 6 * felt.sadness) * gain,
        middle=level + 2.2 * (1 - felt.sadness) * (1 - felt.anger) * (1 - smile)
        + (9 * smile - 8 * felt.anger - 4.5 * felt.sadness) * gain,
        open=clamp(strong + 0.6 * mood.talk),
    )


def draw_nose(pen: Pen, person: Person, small: bool) -> None:
    """Draw the nose; its tip stands out, so it slides further than the face when the head turns."""
    half = 9 + 3.5 * person.nose
    tip = 9.0 * pen.turn
    shade, line = person.tones.shade, darker(person.tones.shade, 0.18 if person.skin < 6 else 0.4)
    a, b = tip - half, tip + half
    pen.path(f"M{-2 + tip * 0.3:.1f} 200 C{tip - 4:.1f} 214 {a - 1:.1f} 222 {a:.1f} 229 C{a + 2:.1f} 237 "
             f"{b - 2:.1f} 237 {b:.1f} 228 "
             f"C{b - 6:.1f} 226 {tip + 2:.1f} 214 {-2 + tip * 0.3:.1f} 200Z", shade, 0.55)
    pen.path(f"M{a:.1f} 229 Q{a + 2:.1f} 235 {a + 7:.1f} 234 Q{tip:.1f} 238 {b - 5:.1f} 233 Q{b - 1:.1f} 233 "
             f"{b:.1f} 228",
             stroke=line, width=4 if small else 2.8)
    if abs(pen.turn) > 0.4:  # the bridge shows against the far cheek
        far = 1 if pen.turn > 0 else -1
        pen.path(f"M{far * 8} 188 Q{far * 4 + tip * 0.6:.1f} 208 {tip + far * (half - 2):.1f} "
                 f"224", stroke=shade, width=3.4,
                 stroke_opacity=0.7)


def draw_mouth(pen: Pen, person: Person, mood: Mood, small: bool) -> None:
    """Draw the mouth."""
    shape = mouth_shape(mood, small)
    if shape.open > 0.12:
        _draw_open(pen, person, mood, shape, small)
    else:
        _draw_closed(pen, person, mood, shape, small)
    joy = mood.channels.joy
    if joy > 0.25 and not small:
        for side in (-1, 1):
            x = side * (shape.half + 6)
            pen.path(f"M{x:.1f} {shape.corner - 7:.1f} Q{x + side * 4:.1f} {shape.corner - 1:.1f} {x - side:.1f} "
                     f"{shape.corner + 4:.1f}", stroke=darker(person.tones.shade, 0.15), width=2.6,
                     stroke_opacity=joy * 0.7)
    if person.beard in ("full", "long", "moustache", "goatee"):
        _draw_moustache(pen, person, shape)


def _draw_open(pen: Pen, person: Person, mood: Mood, shape: MouthShape, small: bool) -> None:
    felt = mood.channels
    w, corner, level = shape.half, shape.corner, LEVEL + 1.5 * felt.anger
    upper = level - 2 + 2 * felt.joy - 13 * felt.anger
    lower = level + (34 * felt.joy + 17 * felt.anger + 12 * (1 - felt.joy) * (1 - felt.anger)) * shape.open
    inner = w * (0.55 + 0.15 * felt.anger)
    edge = (f"M{-w:.1f} {corner:.1f} C{-inner:.1f} {upper:.1f} {inner:.1f} {upper:.1f} {w:.1f} {corner:.1f} "
            f"C{w * 0.82:.1f} {lower:.1f} {-w * 0.82:.1f} {lower:.1f} {-w:.1f} {corner:.1f}Z")
    pen.path(edge, INSIDE)
    teeth = upper + 7.5 * shape.open * 1.5
    a = w * 0.90
    pen.path(f"M{-a:.1f} {corner - 0.4:.1f} C{-inner:.1f} {upper + 0.6:.1f} {inner:.1f} {upper + 0.6:.1f} {a:.1f} "
             f"{corner - 0.4:.1f} C{inner * 0.9:.1f} {teeth + 4:.1f} {-inner * 0.9:.1f} {teeth + 4:.1f} {-a:.1f} "
             f"{corner - 0.4:.1f}Z", TEETH)
    if felt.joy > 0.5 and not small:
        pen.oval(0, lerp(level, lower, 0.62), w * 0.42, 5 * shape.open, TONGUE)
    if felt.anger > 0.4 and not small:
        row = lerp(corner, lower, 0.60)
        pen.path(f"M{-w * 0.62:.1f} {row:.1f} Q0 {lerp(level, lower, 0.62):.1f} {w * 0.62:.1f} {row:.1f} "
                 f"Q0 {lerp(level, lower, 0.86):.1f} {-w * 0.62:.1f} {row:.1f}Z", "#efe4da")
    pen.path(edge, stroke=person.tones.lip, width=7.0 if small else 4.2)


def _draw_closed(pen: Pen, person: Person, mood: Mood, shape: MouthShape, small: bool) -> None:
    felt, tones = mood.channels, person.tones
    w, corner, middle = shape.half, shape.corner, shape.middle
    control = middle + (middle - corner) * 0.7
    if person.skin >= 5:  # lips first: the line between them shows on them even where it would be lost on the skin
        plump = (13.0 if small else 10.5) if person.skin >= 6 else 8.0
        pen.path(f"M{-w + 5:.1f} {corner + 1:.1f} Q0 {control + 2:.1f} {w - 5:.1f} {corner + 1:.1f}", stroke=tones.lip,
                 width=plump)
    smile = f"M{-w:.1f} {corner:.1f} Q0 {control:.1f} {w:.1f} {corner:.1f}"
    if small and felt.joy > 0.3:  # a filled crescent reads as a smile where a line does not
        pen.path(f"{smile} Q0 {control + 9 * felt.joy:.1f} {-w:.1f} {corner:.1f}Z", tones.line)
    pen.path(smile, stroke=tones.line, width=8.0 if small else 4.6)
    if not small:
        pen.path(f"M-13 {middle + 10:.1f} Q0 {middle + 15 + 2 * felt.joy:.1f} 13 {middle + 10:.1f}",
                 stroke=tones.lip if person.skin < 5 else lighter(tones.lip, 0.12), width=4.5, stroke_opacity=0.45)


def _draw_moustache(pen: Pen, person: Person, shape: MouthShape) -> None:
    w, corner = shape.half, shape.corner
    level = LEVEL
    pen.path(f"M0 {level - 17:.1f} C-12 {level - 23:.1f} -30 {level - 14:.1f} {-w - 7:.1f} {corner + 2:.1f} "
             f"C-26 {level - 4:.1f} -10 {level - 5:.1f} 0 {level - 8:.1f} C10 {level - 5:.1f} 26 {level - 4:.1f} "
             f"{w + 7:.1f} {corner + 2:.1f} C30 {level - 14:.1f} 12 {level - 23:.1f} 0 {level - 17:.1f}Z",
             lighter(person.hair_tone, 0.05))
