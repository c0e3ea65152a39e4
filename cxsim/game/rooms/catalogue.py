"""Which rooms there are: one for each kind of company, and the phone desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from cxsim.game.rooms.halls import airline, hotel, shop, utility
from cxsim.game.rooms.offices import phone, software
from cxsim.game.rooms.room import Room

ROOMS: Final[dict[str, Callable[[float], Room]]] = {
    "hotel": hotel, "airline": airline, "shop": shop, "utility": utility, "software": software, "phone": phone,
}


def room(kind: str, warmth: float) -> Room:
    """The room of a kind at a warmth from 0 (cold) to 1 (warm).

    Raises
    ------
    KeyError
        When there is no such kind; `ROOMS` lists them.
    """
    return ROOMS[kind](warmth)
