"""Eyes and brows: lids that anger presses, sadness drops and joy lifts; a gaze that trust brings back."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxsim.game.people.hair import brow_colour
from cxsim.game.people.mood import Mood
from cxsim.game.people.pen import Pen, Point
from cxsim.game.people.person import Person
from cxsim.game.people.skull import EYE_LEVEL, MIDDLE_OF_EYE
from cxsim.game.theme.colour import clamp, darker

HALF_EYE = 16.5
POINTS = 14
"""Steps along a lid."""
INK = "#241a1e"
CLOSED = 0.16
"""Below this opening only the lashes are drawn."""


@dataclass(frozen=True)
class Lids:
    """The opening of one eye: heights of the upper and lower lid at any place along it.

    A place runs from −1 (left in the picture) to 1; ``side`` is −1 for the eye on the left.
    """

    side: int
    upper: float
    lower: float
    anger: float
    sadness: float
    slant: float

    def top(self, place: float) -> float:
        """y of the upper lid."""
        inner = clamp(0.5 - place * self.side * 0.5)
        bow = math.pow(max(0.0, 1 - place * place), 0.62)
        return (EYE_LEVEL - self.upper * bow + self.anger * 6.5 * inner * bow + self.sadness * 4.5 * (1 - inner) * bow
                - self.slant * (1 - inner) * 3)

    def bottom(self, place: float) -> float:
        """y of the lower lid, never above the upper one."""
        bow = math.pow(max(0.0, 1 - place * place), 0.7)
        low = EYE_LEVEL + self.lower * bow - self.slant * clamp(0.5 + place * self.side * 0.5) * 3
        return max(low, self.top(place) + 0.01)


def opening(mood: Mood) -> float:
    """How wide the eyes stand: 0 closed, about 1 wide open."""
    felt = mood.channels
    wide = 0.66 + 0.30 * mood.arousal + 0.12 * felt.sadness - 0.22 * felt.joy - 0.10 * felt.anger
    return clamp(wide, 0.25, 1.1) * (1 - mood.blink)


def gaze(mood: Mood) -> float:
    """Where the eyes look: −1 left to 1 right; doubt slides them aside."""
    doubt = max(0.0, 0.5 - mood.trust) * 1.1 if mood.valence < 0.2 else 0.0
    return mood.gaze + doubt


def draw_eyes(pen: Pen, person: Person, mood: Mood) -> None:
    """Draw both eyes in full."""
    felt, wide = mood.channels, opening(mood)
    for side in (-1, 1):
        lids = Lids(side, 14.5 * wide, 8.5 * wide * (1 - 0.75 * felt.joy) - 1.5 * felt.joy, felt.anger, felt.sadness,
                    person.eye_slant)
        _draw_eye(pen, person, mood, lids, side * MIDDLE_OF_EYE, wide)


def _draw_eye(pen: Pen, person: Person, mood: Mood, lids: Lids, x: float, wide: float) -> None:
    places = [-1 + 2 * i / POINTS for i in range(POINTS + 1)]
    top = [(x + HALF_EYE * p, lids.top(p)) for p in places]
    bottom = [(x + HALF_EYE * p, lids.bottom(p)) for p in places]
    shade = person.tones.shade
    joy = mood.channels.joy
    if wide > CLOSED:
        pen.area(top + bottom[::-1], "#fffaf1")
        look = gaze(mood)
        iris_x, iris_y = x + look * 5.5, EYE_LEVEL - 0.5 + 1.6 * mood.channels.sadness
        for radius, colour in ((9.4, person.eye_colour), (5.2, "#140f14")):
            disc = _within_lids(lids, x, iris_x, iris_y, radius)
            if disc:
                pen.area(disc, colour)
        if lids.top(clamp((iris_x + 3 - x) / HALF_EYE, -0.9, 0.9)) < iris_y - 3:
            pen.oval(iris_x + 3, iris_y - 3.2, 2.5, 2.5, "#ffffff")
        pen.area([(a, b + 0.5) for a, b in top] + [(a, b + 3.4) for a, b in top[-2:0:-1]], "#4a3640", 0.22)
        pen.line(bottom[1:-1:2], darker(shade, 0.2), 1.8, 0.55)
        pen.line([(x + HALF_EYE * 0.9 * p, lids.top(p) - 5.5 - 1.5 * (1 - p * p)) for p in places[2:-2:2]],
                 darker(shade, 0.25), 2.0, 0.45)
    else:
        top = [(x + HALF_EYE * p, EYE_LEVEL + 3 + 3.5 * (1 - p * p)) for p in places]
    pen.line(top, INK, 3.6 + 1.6 * person.lashes)
    if person.lashes > 0.4:
        end_y = lids.top(lids.side * 0.98) if wide > CLOSED else EYE_LEVEL + 4
        end_x = x + lids.side * HALF_EYE
        pen.line([(end_x, end_y), (end_x + lids.side * 6, end_y - 5)], INK, 3.2)
    if joy > 0.35:
        low = lids.bottom(0.0) + 8
        pen.path(f"M{x - 14:.1f} {low:.1f} Q{x:.1f} {low + 6:.1f} {x + 14:.1f} {low:.1f}", stroke=shade, width=2.6,
                 stroke_opacity=joy * 0.8)


def _within_lids(lids: Lids, eye_x: float, x: float, y: float, radius: float) -> list[Point]:
    """Outline of the part of a disc that lies between the lids (the reader of SVG cannot clip)."""
    upper: list[Point] = []
    lower: list[Point] = []
    for i in range(15):
        at = x - radius + 2 * radius * i / 14
        place = clamp((at - eye_x) / HALF_EYE, -0.999, 0.999)
        half = math.sqrt(max(0.0, radius * radius - (at - x) ** 2))
        high, low = max(y - half, lids.top(place)), min(y + half, lids.bottom(place))
        if low > high:
            upper.append((at, high))
            lower.append((at, low))
    return upper + lower[::-1] if len(upper) > 2 else []


def draw_small_eyes(pen: Pen, person: Person, mood: Mood) -> None:
    """Draw the eyes of a small figure: dots that widen, arcs when they laugh, lids when they close or smile."""
    felt, wide = mood.channels, opening(mood)
    white = "#fff6ea" if person.skin >= 5 else ""
    for side in (-1, 1):
        x = side * MIDDLE_OF_EYE
        if wide < 0.2:
            pen.path(f"M{x - 15} 195 Q{x} 203 {x + 15} 195", stroke=person.tones.line, width=8)
        elif felt.joy > 0.7 and felt.lift > 0.3:
            pen.path(f"M{x - 15} 200 Q{x} 178 {x + 15} 200", stroke=INK, width=9)
        else:
            if white:
                pen.oval(x, EYE_LEVEL, 14.5, 9 + 6 * wide, white, 0.9)
            half_y = 8.5 + 5.5 * wide - 2.0 * felt.joy
            pen.oval(x + gaze(mood) * 5, EYE_LEVEL, 10.5, half_y, INK)
            if felt.joy > 0.25:  # raised cheeks: what tells content from even at the size of a thumb
                lift = 205 - 4 * felt.joy
                pen.path(f"M{x - 15} 213 Q{x} {lift:.0f} {x + 15} 213", stroke=person.tones.shade, width=6)


def draw_brows(pen: Pen, person: Person, mood: Mood, small: bool) -> None:
    """Draw both brows; they carry half of every expression, so they are heavier on small figures."""
    felt = mood.channels
    colour = brow_colour(person)
    thick = (11.5 if small else 8.6) + 2 * person.brow + (0.8 if person.skin >= 6 else 0.0)
    level = 170 - 9 * felt.lift - 3 * felt.joy - 5 * felt.sadness + 5 * felt.anger
    inner_drop = 13 * felt.anger - 12 * felt.sadness
    outer_drop = -7 * felt.anger + 6 * felt.sadness
    arch = 6 - 5 * felt.anger + 2 * felt.lift
    for side in (-1, 1):
        top: list[Point] = []
        bottom: list[Point] = []
        for i in range(9):
            share = i / 8  # 0 at the nose, 1 at the temple
            x = side * (MIDDLE_OF_EYE - 18 + 41 * share)
            y = (level + inner_drop * (1 - share) ** 1.4 + outer_drop * share ** 1.5
                 - arch * math.sin(math.pi * share) + 3 * share)
            half = thick / 2 * (0.58 + 0.42 * math.sin(math.pi * min(1.0, share * 1.15 + 0.12))) * (1 - 0.55 * share)
            top.append((x, y - half))
            bottom.append((x, y + half))
        pen.area(top + bottom[::-1], colour)
    if felt.anger > 0.45 and not small:
        for side in (-1, 1):
            pen.line([(side * 6, 168), (side * 4, 180)], darker(person.tones.shade, 0.35), 2.6, felt.anger * 0.8)
