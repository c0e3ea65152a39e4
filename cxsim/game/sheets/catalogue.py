"""All sheets by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pygame

from cxsim.game.rooms.catalogue import ROOMS
from cxsim.game.sheets import components, desk, people, rooms
from cxsim.game.theme.look import Look

LOOKS = {
    "warm": Look(), "cold": Look(warmth=0.0), "mixed": Look(warmth=0.5), "contrast": Look(high_contrast=True),
    "dyslexic": Look(dyslexic=True),
}

SHEETS: dict[str, Callable[[], pygame.Surface]] = {
    "icons_and_type": components.icons_and_type,
    **{f"components_{name}_100": partial(components.states, look) for name, look in LOOKS.items()},
    **{f"components_{name}_200": partial(components.states, replace(look, text=2.0)) for name, look in LOOKS.items()},
    "people_moods": people.moods, "people_turns": people.turns, "people_seeds": people.seeds,
    "people_small": people.small, "people_poses": people.poses,
    "people_skins": people.skins,
    **{f"room_{kind}": partial(rooms.mixes, kind) for kind in ROOMS},
    "desk_warm": partial(desk.counter, Look()), "desk_cold": partial(desk.counter, Look(warmth=0.0)),
    "desk_mixed": partial(desk.counter, Look(warmth=0.5)),
    "desk_wide": partial(desk.counter, Look(lines=1080), (2560, 1080)),
    "desk_200_contrast": partial(desk.counter, Look(high_contrast=True, text=2.0)),
    "desk_200_warm": partial(desk.counter, Look(text=2.0)),
    "phone_warm": partial(desk.counter, Look(), (1280, 720), "phone"),
    "inbox_warm": partial(desk.inbox, Look()), "inbox_200": partial(desk.inbox, Look(text=2.0)),
}
