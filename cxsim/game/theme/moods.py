"""Mood marks: shape, colour and face together, so that none of them is needed alone."""

from __future__ import annotations

from enum import Enum
from typing import Final

import pygame

from cxsim.game.theme.kept import keeps
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster


class MoodMark(Enum):
    """Four readable moods: colour, colour of its face, and the same two in high contrast."""

    ANGRY = ("#c2392f", "#ffffff", "#ffab4d")
    UNEASY = ("#cc7414", "#2a1704", "#ffe14d")
    EVEN = ("#6d7784", "#ffffff", "#ffffff")
    GLAD = ("#2a8261", "#ffffff", "#6fe0ff")

    @property
    def word(self) -> str:
        """The mood in a word, for voices and captions."""
        return self.name.lower()


ANGRY_BELOW: Final = -0.945
"""Only the worst of moods is anger; most who come with a problem do not bring it."""


def mood_mark(valence: float) -> MoodMark:
    """The mark of a valence from −1 to 1."""
    if valence < ANGRY_BELOW:
        return MoodMark.ANGRY
    if valence < -0.15:
        return MoodMark.UNEASY
    return MoodMark.EVEN if valence < 0.3 else MoodMark.GLAD


BURST = (
    "M12 .8L15 4L19.5 3.3L20 7.8L23.6 10.6L21.3 14.4L22 18.9L17.6 19.7L15.2 23.5L12 21L8.8 23.5L6.4 19.7L2 18.9"
    "L2.7 14.4L.4 10.6L4 7.8L4.5 3.3L9 4Z"
)
MOUTHS = {
    MoodMark.ANGRY: "M8 16.5Q12 12.5 16 16.5",
    MoodMark.UNEASY: "M9 17.4Q12 15 15 17.4",
    MoodMark.EVEN: "M8.5 15.5H15.5",
    MoodMark.GLAD: "M7.5 13.5Q12 19 16.5 13.5",
}


@keeps("mood marks", 1)
def mood_picture(mark: MoodMark, size_px: int, high_contrast: bool = False) -> pygame.Surface:
    """The mark as a square surface."""
    colour, ink, loud = mark.value
    if high_contrast:
        colour, ink = loud, "#000000"
    shapes = {
        MoodMark.ANGRY: f'<path d="{BURST}" fill="{colour}"/>',
        MoodMark.UNEASY: f'<path d="M12 1.8L22.6 21H1.4Z" fill="{colour}" stroke="{colour}" '
                         'stroke-width="2.4" stroke-linejoin="round"/>',
        MoodMark.EVEN: f'<rect x="2" y="2" width="20" height="20" rx="5" fill="{colour}"/>',
        MoodMark.GLAD: f'<circle cx="12" cy="12" r="11" fill="{colour}"/>',
    }
    eye_y = 13 if mark is MoodMark.UNEASY else 10
    face = "".join(f'<circle cx="{x}" cy="{eye_y}" r="1.5" fill="{ink}"/>' for x in (9, 15))
    if mark is MoodMark.ANGRY:
        face += f'<path d="M6.5 7L10.5 8.8M17.5 7L13.5 8.8" stroke="{ink}" stroke-width="1.6" stroke-linecap="round"/>'
    face += f'<path d="{MOUTHS[mark]}" fill="none" stroke="{ink}" stroke-width="1.9" stroke-linecap="round"/>'
    return raster(size_px, size_px, shapes[mark] + face, "0 0 24 24")


def draw_corner_mark(target: pygame.Surface, look: Look, face: pygame.Rect, valence: float, least_px: int = 0) -> None:
    """Draw the mark of a mood over the lower right corner of a square face."""
    side = max(least_px, face.width * 2 // 5)
    mark = mood_picture(mood_mark(valence), side, look.high_contrast)
    target.blit(mark, (face.right - side * 3 // 4, face.bottom - side * 3 // 4))
