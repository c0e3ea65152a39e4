"""People of a role-play: what an author says of their looks, and chance for the rest.

Authors write cut, colour and dress in their own words; the words that are known are used, in any order, and the
others left alone. Nothing of what a person is like comes from chance or from looks.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from cxsim.game.people.generate import person
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.rooms.catalogue import room
from cxsim.game.scenes.desk.view import Colleague
from cxsim.game.theme.colour import clamp
from cxsim.roleplay.story import Character, Story

CUTS: Final = {
    "short": "crop", "cropped": "crop", "crop": "crop", "parting": "side", "side": "side", "shaved": "buzz",
    "buzz": "buzz", "bald": "bald", "thin": "ring", "thinning": "ring", "bob": "bob", "long": "long", "wavy": "waves",
    "waves": "waves", "afro": "afro", "curls": "curls", "curly": "curls", "knot": "bun", "bun": "bun", "up": "bun",
    "tied": "pony", "ponytail": "pony", "braids": "braids", "plaits": "braids", "locs": "locs", "dreadlocks": "locs",
}
CUT_FOR_HER: Final = {"short": "bob", "cropped": "bob", "thin": "bun", "thinning": "bun"}
"""What short hair usually means when an author says it of a woman."""
COLOURS: Final = {
    "black": "black", "dark": "dark", "brown": "brown", "auburn": "auburn", "red": "copper", "ginger": "copper",
    "copper": "copper", "blond": "blond", "blonde": "blond", "fair": "blond", "grey": "grey", "gray": "grey",
    "silver": "grey", "white": "white", "pink": "rose",
}
DRESSES: Final = {
    "cardigan": "sweater", "jumper": "sweater", "sweater": "sweater", "pullover": "sweater", "polo": "roll",
    "neck": "roll", "shirt": "shirt", "blouse": "shirt", "hoodie": "hoodie", "blazer": "blazer", "jacket": "blazer",
    "suit": "suit", "kurta": "kurta", "dress": "dress", "coat": "coat", "anorak": "coat", "raincoat": "coat",
    "sari": "sari", "dungarees": "dungarees", "overalls": "dungarees", "uniform": "uniform",
}
CLOTHS: Final = {
    "blue": "#4a5a83", "navy": "#343a55", "green": "#4f6b4a", "grey": "#6d7784", "gray": "#6d7784",
    "black": "#34303c", "red": "#9b3f4c", "white": "#e9e2d6", "cream": "#e9dfcf", "brown": "#8a6f5c",
    "beige": "#c9b48a", "yellow": "#d99f3c", "purple": "#7d6aa0", "violet": "#7d6aa0", "pink": "#cf8570",
    "orange": "#b5502f", "teal": "#2f6f68", "turquoise": "#3d7f86",
}
YOUNG_YEARS, OLD_YEARS = 18.0, 92.0
HERS: Final = frozenset(("she", "her", "hers", "herself", "sie", "ihr", "ihre", "ihren", "ihrem", "ihrer"))
HIS: Final = frozenset(("he", "him", "his", "himself", "er", "ihn", "ihm", "sein", "seine", "seinen", "seinem"))
STYLED_LASHES: Final = 0.5
"""Chance gives longer lashes to who dresses in what is sold to women."""
TRIES: Final = 12
MATES: Final = 11
"""Seed of colleagues whom nobody describes."""


def seed_of(*names: str) -> int:
    """A number for names, the same on every machine."""
    return zlib.crc32("/".join(names).encode())


def person_from(look: Mapping[str, str | int | bool], seed: int, about: str = "") -> Person:
    """Somebody who looks as ``look`` says and otherwise as chance has it.

    Parameters
    ----------
    look
        Keys of the role-play format: age (years), skin, hair, covering, dress, glasses, beard, hearing_aid,
        wheelchair.
    about
        What an author says of the person; whom it calls she or he, chance dresses accordingly.
    """
    said = set(_words(about))
    someone = _drawn(seed, said)
    hair, dress = _words(look.get("hair")), _words(look.get("dress"))
    if said & HERS and not said & HIS:
        hair = [CUT_FOR_HER.get(word, word) for word in hair]
    age = look.get("age")
    years = clamp((float(age) - YOUNG_YEARS) / (OLD_YEARS - YOUNG_YEARS)) if age is not None else someone.age
    grey = "grey" if years > 0.55 else "white" if years > 0.85 else someone.hair_colour
    return replace(
        someone,
        age=round(years, 2),
        skin=int(look.get("skin", someone.skin)),
        hair=_first(hair, CUTS, someone.hair if hair or someone.hair not in ("bald", "ring") else "crop"),
        hair_colour=_first(hair, COLOURS, grey if age is not None and not hair else someone.hair_colour),
        covering=str(look.get("covering") or ""),
        dress=_first(dress, DRESSES, someone.dress if someone.dress != "uniform" else "shirt"),
        dress_colour=_first(dress, CLOTHS, someone.dress_colour),
        glasses=(someone.glasses or "round") if look.get("glasses") else "",
        beard=(someone.beard or "full") if look.get("beard") else "",
        hearing_aid=bool(look.get("hearing_aid", False)),
        wheelchair=bool(look.get("wheelchair", False)),
    )


def person_of(story: Story, character: Character) -> Person:
    """A character of a role-play, the same in every play of it."""
    return person_from(character.look, seed_of(story.name, character.name), character.about)


def colleagues_in(place: str, warmth: float) -> tuple[Colleague, ...]:
    """Colleagues of a scene that says nothing of them: as a room of this warmth makes people, one of them serving."""
    mood = Mood(-0.4 + 1.1 * warmth, 0.45, 0.2 + 0.6 * warmth)
    count = len(room(place, warmth).staff)
    return tuple(
        Colleague(f"mate{i}", person(MATES, i), mood, "", person(MATES, count) if i == 0 else None)
        for i in range(count)
    )


def _drawn(seed: int, said: set[str]) -> Person:
    """The first person of a seed who goes with the words that are used of them."""
    hers, his = bool(said & HERS), bool(said & HIS)
    for index in range(TRIES):
        someone = person(seed, index)
        if hers == his or (someone.lashes >= STYLED_LASHES) == hers:
            break
    return someone


def _words(text: str | int | bool | None) -> list[str]:
    cleaned = "".join(c if c.isalpha() else " " for c in str(text or "").lower())
    return cleaned.split()


def _first(words: list[str], table: Mapping[str, str], default: str) -> str:
    return next((table[word] for word in words if word in table), default)
