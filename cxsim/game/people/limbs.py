"""Arms, hands, legs and shoes of small figures: tapered limbs with a joint, shaded on the left."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cxsim.game.people.pen import Point
from cxsim.game.theme.colour import darker

SHOE = "#2a2430"


def limb(points: Sequence[Point], widths: Sequence[float], colour: str, shade: str = "") -> str:
    """SVG of a limb through joints, as wide at each joint as ``widths`` says.

    Parameters
    ----------
    points, widths
        Joints from the body outwards and the limb's full width there; of equal length.
    shade
        Colour of the left edge; by default the colour, darkened.
    """
    back = _chain(points, widths, shade or darker(colour, 0.22))
    inset = [(x + width * 0.11, y) for (x, y), width in zip(points, widths, strict=True)]
    return back + _chain(inset, [width * 0.76 for width in widths], colour)


def _chain(points: Sequence[Point], widths: Sequence[float], colour: str) -> str:
    parts = []
    for (x, y), width in zip(points, widths, strict=True):
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{width / 2:.1f}"/>')
    for (ax, ay), (bx, by), wa, wb in zip(points, points[1:], widths, widths[1:], strict=False):
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = (ay - by) / length / 2, (bx - ax) / length / 2
        parts.append(
            f'<path d="M{ax + nx * wa:.1f} {ay + ny * wa:.1f} L{bx + nx * wb:.1f} {by + ny * wb:.1f} '
            f'L{bx - nx * wb:.1f} {by - ny * wb:.1f} L{ax - nx * wa:.1f} {ay - ny * wa:.1f}Z"/>')
    return f'<g fill="{colour}">{"".join(parts)}</g>'


def hand(at: Point, towards_deg: float, skin: str, shade: str, thumb_side: int) -> str:
    """SVG of a hand at the end of an arm.

    Parameters
    ----------
    towards_deg
        Direction of the fingers: 0 down, 90 to the picture's left.
    thumb_side
        −1 or 1: on which side of the pointing hand the thumb lies.
    """
    return (
        f'<g transform="translate({at[0]:.1f} {at[1]:.1f}) rotate({towards_deg:.1f})">'
        f'<path d="M-5.8 -3 Q-7.4 5 -5.2 10.5 Q-3 15.5 0.4 15.4 Q4 15.2 5.4 10 Q7.2 4 5.8 -3Z" fill="{skin}"/>'
        f'<path d="M-5.8 -3 Q-7.4 5 -5.2 10.5 Q-4 13.6 -2.2 14.8 Q-3.6 6 -2.6 -3Z" fill="{shade}" fill-opacity=".55"/>'
        f'<path d="M{thumb_side * 5} 1 Q{thumb_side * 9.6} 3.6 {thumb_side * 8.4} 9" stroke="{skin}" '
        f'stroke-width="4.2" '
        'fill="none" stroke-linecap="round"/>'
        f'<path d="M0.6 9.5 V14.6 M3.1 9.5 V13.6" stroke="{shade}" stroke-width="1" stroke-linecap="round"/></g>'
    )


def arm(points: Sequence[Point], sleeve: str, skin: str, shade: str, bare: bool, thumb_side: int) -> str:
    """SVG of an arm from shoulder over elbow to wrist, with its hand.

    Parameters
    ----------
    bare
        Whether the sleeve ends above the elbow.
    """
    shoulder, elbow, wrist = points
    angle = math.degrees(math.atan2(-(wrist[0] - elbow[0]), wrist[1] - elbow[1]))
    parts = [hand(wrist, angle, skin, shade, thumb_side)]
    if bare:
        parts.append(limb((elbow, wrist), (12.5, 9.5), skin, shade))
        sleeve_end = (shoulder[0] + (elbow[0] - shoulder[0]) * 0.7, shoulder[1] + (elbow[1] - shoulder[1]) * 0.7)
        parts.append(limb((shoulder, elbow), (15.0, 12.5), skin, shade))
        parts.append(limb((shoulder, sleeve_end), (20.0, 18.5), sleeve))
    else:
        parts.append(limb((shoulder, elbow, wrist), (20.0, 16.5, 12.5), sleeve))
        end = (wrist[0] - (wrist[0] - elbow[0]) * 0.10, wrist[1] - (wrist[1] - elbow[1]) * 0.10)
        parts.append(limb((end, wrist), (13.0, 13.4), darker(sleeve, 0.22)))
    return "".join(parts)


def leg(points: Sequence[Point], cloth: str, bare_skin: str = "", flip: int = 1) -> str:
    """SVG of a leg from hip over knee to ankle, with its shoe; ``flip`` is 1 when the toes point right."""
    hip, knee, ankle = points
    parts = [shoe(ankle, flip)]
    if bare_skin:
        parts.append(limb((knee, ankle), (15.0, 11.5), bare_skin, darker(bare_skin, 0.2)))
    else:
        parts.append(limb((hip, knee, ankle), (26.0, 20.0, 16.0), cloth))
        parts.append(f'<path d="M{ankle[0] - 9:.1f} {ankle[1] - 3:.1f} h18 v6 h-18Z" fill="{darker(cloth, 0.2)}"/>')
    return "".join(parts)


def shoe(ankle: Point, flip: int) -> str:
    """SVG of a shoe below an ankle."""
    x, y = ankle
    return (
        f'<path d="M{x - flip * 8:.1f} {y:.1f} L{x + flip * 7:.1f} {y:.1f} Q{x + flip * 10:.1f} {y + 5:.1f} '
        f'{x + flip * 16:.1f} {y + 7:.1f} Q{x + flip * 20:.1f} {y + 9:.1f} {x + flip * 19:.1f} {y + 13:.1f} '
        f'L{x - flip * 9:.1f} {y + 13:.1f}Z" fill="{SHOE}"/>'
        f'<path d="M{x - flip * 9:.1f} {y + 13:.1f} H{x + flip * 19:.1f}" stroke="#5a5064" stroke-width="2.6"/>'
    )
