"""What is worn on the face and at the ear: glasses and hearing aids, drawn as ordinary."""

from __future__ import annotations

from cxsim.game.people.pen import Pen
from cxsim.game.people.person import GLASSES, Person
from cxsim.game.people.skull import MIDDLE_OF_EYE, NEAR_EAR_IN, skull


def draw_worn(pen: Pen, person: Person, small: bool = False) -> None:
    """Draw glasses and hearing aid over face and hair."""
    if person.glasses:
        _draw_glasses(pen, person, 7.0 if small else 4.4)
    if person.hearing_aid and person.covering != "hijab":
        side = -1 if pen.turn > 0.3 else 1  # on the ear that can be seen
        edge = skull(person).temple - NEAR_EAR_IN * abs(pen.turn)
        pen.raw(f'<g transform="scale({side} 1)">')
        _draw_hearing_aid(pen, edge)
        pen.raw("</g>")


def _draw_glasses(pen: Pen, person: Person, width: float) -> None:
    frame = GLASSES[person.glasses]
    temple = skull(person).temple
    for side in (-1, 1):
        x = side * MIDDLE_OF_EYE
        if person.glasses in ("round", "gold"):
            pen.oval(x, 197, 25, 25, "#ffffff", 0.10, frame, width)
        else:
            pen.path(f"M{x - 26} 189 Q{x - 26} 177 {x - 14} 177 L{x + 14} 177 Q{x + 26} 177 {x + 26} 189 L{x + 26} 205 "
                     f"Q{x + 26} 217 {x + 14} 217 L{x - 14} 217 Q{x - 26} 217 {x - 26} "
                     f"205Z", "#ffffff", 0.10, frame, width)
        pen.path(f"M{x + side * 26} 192 L{side * (temple - 1)} 188", stroke=frame, width=width)
        pen.path(f"M{x - 10} 186 L{x - 1} 179", stroke="#ffffff", width=4, stroke_opacity=0.5)
    pen.path("M-8 194 Q0 188 8 194", stroke=frame, width=width)


def _draw_hearing_aid(pen: Pen, edge: float) -> None:
    pen.raw(f'<path d="M{edge + 4} 186 C{edge + 20} 184 {edge + 22} 206 {edge + 14} 220" stroke="#e8e2ee" '
            f'stroke-width="9" '
            f'fill="none" stroke-linecap="round"/><path d="M{edge + 6} 186 C{edge - 2} 190 {edge - 2} 204 '
            f'{edge + 2} 210" '
            'stroke="#9fb6c6" stroke-width="3.5" fill="none" stroke-linecap="round"/>'
            f'<circle cx="{edge + 15}" cy="216" r="4" fill="#5c8fb5"/>')
