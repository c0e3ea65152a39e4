"""The face layer: all of a head that moves with a mood, and nothing that does not."""

from __future__ import annotations

from cxsim.game.people.eyes import draw_brows, draw_eyes, draw_small_eyes
from cxsim.game.people.mood import Mood
from cxsim.game.people.mouth import draw_mouth, draw_nose
from cxsim.game.people.pen import Pen
from cxsim.game.people.person import Person
from cxsim.game.theme.colour import clamp, mix
from cxsim.game.theme.svg import glow

FACE_BOX = (-88.0, 128.0, 176.0, 176.0)
"""x, y, width and height that hold every face in every mood and turn, in the head's box."""


def draw_face(pen: Pen, person: Person, mood: Mood, small: bool = False) -> None:
    """Draw blush, eyes, brows, nose and mouth.

    Parameters
    ----------
    small
        For figures and heads below about 60 pixels: dots for eyes, heavier lines, stronger expressions.
    """
    _draw_blush(pen, person, mood)
    if small:
        draw_small_eyes(pen, person, mood)
    else:
        draw_eyes(pen, person, mood)
    draw_brows(pen, person, mood, small)
    draw_nose(pen, person, small)
    draw_mouth(pen, person, mood, small)


def _draw_blush(pen: Pen, person: Person, mood: Mood) -> None:
    """Cheeks and brow redden with anger and warm with joy: felt, but never the only sign."""
    felt = mood.channels
    flush = max(clamp(felt.anger * 0.55 + 0.05) * 0.8, (0.16 + 0.30 * felt.joy) * 0.9)
    pen.raw(f"<defs>{glow('cheek', mix('#d24a34', person.tones.lip, 0.3), flush)}"
            f"{glow('forehead', '#c63a26', felt.anger * 0.28)}</defs>")
    for side in (-1, 1):
        pen.oval(side * 39, 235 - 4 * felt.joy, 26, 20, "url(#cheek)")
    if felt.anger > 0.3 and person.covering != "hijab":
        pen.oval(0, 150, 52, 26, "url(#forehead)")
