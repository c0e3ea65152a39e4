"""Poses of small figures: where elbows and wrists are, what is held, and whether it lies before the body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from cxsim.game.people.pen import Point


class Pose(Enum):
    """What a small figure does."""

    RELAX = "stands"
    FOLDED = "folds their arms"
    HIPS = "stands with hands on hips"
    PHONE = "reads a phone"
    WATCH = "looks at a watch"
    SUITCASE = "holds a suitcase"
    WAVE = "waves"
    TALK = "talks with a hand"
    TYPE = "types"
    FACE = "holds a hand to the face"
    SLUMP = "hangs their arms"
    PAPER = "holds a letter"
    BAG = "carries a bag"


@dataclass(frozen=True)
class Arms:
    """Elbow and wrist of both arms, relative to the middle of the shoulders' line; left is the picture's left.

    ``before`` says of each arm whether it lies before the body; ``prop`` is SVG drawn between body and hands,
    with its origin at the middle of the shoulders' line.
    """

    left_elbow: Point
    left_wrist: Point
    right_elbow: Point
    right_wrist: Point
    left_before: bool = False
    right_before: bool = True
    prop: str = ""


PHONE = (
    '<rect x="9" y="15" width="15" height="26" rx="3.5" fill="#23202c"/>'
    '<rect x="11" y="18" width="11" height="18" rx="1.5" fill="#8fb4c4"/>'
)
PAPER = (
    '<g transform="rotate(-4)"><rect x="-24" y="34" width="40" height="50" rx="2" fill="#fffaf0"/>'
    '<path d="M-18 44 h28 M-18 52 h24 M-18 60 h27 M-18 68 h18" stroke="#a58f78" stroke-width="2.4"/></g>'
)
BAG = (
    '<path d="M{x} 108 q6 -22 12 0" stroke="#5a3827" stroke-width="3.5" fill="none"/>'
    '<path d="M{a} 108 h34 l4 44 h-42Z" fill="#c98f4e"/><path d="M{a} 108 h10 l-2 44 h-12Z" fill="#a06f38"/>'
)
SUITCASE = (
    '<path d="M{a} 162 V124 h14 V162" stroke="#5b5568" stroke-width="4" fill="none"/>'
    '<rect x="{b}" y="162" width="40" height="86" rx="9" fill="{colour}"/>'
    '<rect x="{b}" y="162" width="12" height="86" rx="6" fill="#1d1726" fill-opacity=".22"/>'
    '<path d="M{c} 174 V236 M{d} 174 V236" stroke="#1d1726" stroke-opacity=".22" stroke-width="3"/>'
    '<circle cx="{e}" cy="251" r="5" fill="#2a2430"/><circle cx="{f}" cy="251" r="5" fill="#2a2430"/>'
)


SEATED_IN_LAP = (Pose.RELAX, Pose.SLUMP, Pose.HIPS, Pose.SUITCASE, Pose.BAG)
"""Poses that somebody who sits takes with the hands in the lap."""


def arms(pose: Pose, half: float, hips: float, prop_colour: str, seated: bool = False) -> Arms:
    """Where the arms of a figure are.

    Parameters
    ----------
    half
        Distance of a shoulder's joint from the middle.
    hips
        Height of the hips below the shoulders' line.
    prop_colour
        Colour of a suitcase.
    seated
        Whether the figure sits in a wheelchair.
    """
    if seated and pose in SEATED_IN_LAP:
        return Arms((-half - 8, 50), (-17, 92), (half + 8, 50), (17, 92), True, True)
    down_left = ((-half - 6, 50.0), (-half - 1, hips - 10))
    down_right = ((half + 6, 50.0), (half + 1, hips - 10))
    if pose is Pose.FOLDED:
        return Arms((-half - 6, 54), (18, 62), (half + 6, 54), (-17, 52), True, True)
    if pose is Pose.HIPS:
        return Arms((-half - 24, 50), (-half + 8, hips - 22), (half + 24, 50), (half - 8, hips - 22), False, False)
    if pose is Pose.PHONE:
        return Arms(*down_left, (half + 8, 56), (17, 36), False, True, PHONE)
    if pose is Pose.WATCH:
        return Arms(*down_left, (half + 8, 54), (-6, 46), False, True)
    if pose is Pose.SUITCASE:
        x = half + 9
        prop = SUITCASE.format(a=x - 7, b=x - 20, c=x - 2, d=x + 8, e=x - 12, f=x + 13, colour=prop_colour)
        return Arms(*down_left, (half + 9, 58), (x, 114), False, True, prop)
    if pose is Pose.WAVE:
        return Arms(*down_left, (half + 22, 30), (half + 25, -18), False, True)
    if pose is Pose.TALK:
        return Arms(*down_left, (half + 12, 50), (half + 31, 26), False, True)
    if pose is Pose.TYPE:
        return Arms((-half - 8, 50), (-17, 78), (half + 8, 50), (17, 78), True, True)
    if pose is Pose.FACE:
        return Arms((-half - 2, 54), (12, 62), (half + 6, 50), (15, -2), True, True)
    if pose is Pose.SLUMP:
        return Arms((-half - 1, 54), (-half + 7, hips + 2), (half + 1, 54), (half - 7, hips + 2), False, False)
    if pose is Pose.PAPER:
        return Arms((-half - 7, 50), (-22, 70), (half + 7, 50), (17, 66), True, True, PAPER)
    if pose is Pose.BAG:
        x = half + 2
        return Arms(*down_left, (half + 7, 52), (x, 98), False, True, BAG.format(x=x - 6, a=x - 17))
    return Arms(*down_left, *down_right, False, False)
