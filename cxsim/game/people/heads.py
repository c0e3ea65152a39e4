"""Round pictures of a head, for tickets, posts and charts."""

from __future__ import annotations

import pygame

from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.people.portrait import bust_svg
from cxsim.game.theme.kept import Kept
from cxsim.game.theme.svg import raster

BOX = "-168 42 336 336"
SMALL_BELOW_PX = 60
"""Heads smaller than this are drawn with the heavier lines of small figures."""
_heads: Kept[tuple[Person, Mood, int, str], pygame.Surface] = Kept("round heads", 6)


def head_picture(person: Person, mood: Mood, size_px: int, background: str = "#ead6b6") -> pygame.Surface:
    """A head in a circle of ``size_px``; kept for the next time."""
    key = (person, mood.stepped(), size_px, background)
    head = _heads.get(key)
    if head is None:
        drawn = f'<circle cx="0" cy="210" r="168" fill="{background}"/>'
        drawn += bust_svg(person, key[1], small=size_px < SMALL_BELOW_PX)
        head = raster(size_px, size_px, drawn, BOX)
        disc = raster(size_px, size_px, '<circle cx="50" cy="50" r="49.5" fill="#ffffff"/>', "0 0 100 100")
        head.blit(disc, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        _heads.keep(key, head)
    return head
