"""People from a seed: every parameter drawn on its own key, so that no group gets one look.

Skin decides the range of natural hair and eye colours, age decides grey and baldness, and a person's style (how
they like to dress, drawn apart from everything) shifts cuts, beards, lashes and dress. Nothing else depends on
anything else: coverings, glasses, hearing aids, wheelchairs, dress and build are independent of skin and age.
Jobs and feelings are never drawn here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Final

from cxsim.game.people.person import HAIR_CUTS, SKINS, Person
from cxsim.rules.draws import purpose_key, uniform


class Trait(IntEnum):
    """What a draw of looks is for; numbers of their own, far from the model's purposes. Only append."""

    SKIN = 1000
    STYLE = 1001
    HAIR = 1002
    HAIR_COLOUR = 1003
    COVERING = 1004
    COVERING_COLOUR = 1005
    AGE = 1006
    FACE_WIDTH = 1007
    JAW = 1008
    NOSE = 1009
    BROW = 1010
    EYE_COLOUR = 1011
    EYE_SLANT = 1012
    LASHES = 1013
    FRECKLES = 1014
    BEARD = 1015
    GLASSES = 1016
    EAR_RINGS = 1017
    HEARING_AID = 1018
    WHEELCHAIR = 1019
    BUILD = 1020
    DRESS = 1021
    DRESS_COLOUR = 1022
    SECOND_COLOUR = 1023
    SCARF = 1024


CLOTHES: Final = (
    "#b5502f", "#4a5a73", "#8a6f5c", "#343a55", "#cf8570", "#4b7a86", "#5d6b4a", "#c9b48a", "#7d6aa0", "#9b3f5c",
    "#d99f3c", "#2f6f68", "#6d3f4a", "#3d6f8a", "#7c8a4f", "#5b4a6b",
)
SECOND: Final = ("#f0e2c8", "#e9dfcf", "#e2b04e", "#d8c4a6", "#f2e6cf", "#d88a4a", "#49647f", "#fff3da")
CLOTHS: Final = ("#2f6f68", "#c27a2c", "#b9532f", "#4a5a73", "#7c3040", "#5d6b4a", "#d8b06a", "#7d6aa0")
METALS: Final = ("#e2b04e", "#d9d3df", "#b5502f")

_EVEN = dict.fromkeys(HAIR_CUTS, 1.0)
CUTS: Final[tuple[Mapping[str, float], ...]] = (
    _EVEN | {"long": 2.0, "waves": 2.0, "bob": 2.0, "pony": 1.8, "bun": 1.8, "braids": 1.4, "buzz": 0.3, "bald": 0.1,
             "ring": 0.0},
    _EVEN | {"crop": 2.4, "side": 2.4, "buzz": 2.0, "curls": 1.4, "bob": 0.3, "pony": 0.4, "bun": 0.4, "waves": 0.3},
    _EVEN,
)
"""Weights of cuts for each style."""
DRESS_WEIGHTS: Final[tuple[Mapping[str, float], ...]] = (
    {"sweater": 2, "roll": 2, "shirt": 1, "hoodie": 1, "blazer": 2, "suit": 0.3, "kurta": 0.7, "dress": 2.5, "coat": 2,
     "sari": 1, "dungarees": 1},
    {"sweater": 2, "roll": 1.2, "shirt": 2.5, "hoodie": 2, "blazer": 2, "suit": 1.6, "kurta": 1, "coat": 2,
     "dungarees": 0.7},
    {"sweater": 2, "roll": 2, "shirt": 2, "hoodie": 2, "blazer": 1.5, "suit": 0.6, "kurta": 0.8, "dress": 0.6,
     "coat": 2, "dungarees": 1.5},
)
COVERING_WEIGHTS: Final[tuple[Mapping[str, float], ...]] = (
    {"": 12, "hijab": 2, "wrap": 1.4, "cap": 0.6}, {"": 12, "turban": 1.4, "kippah": 1, "cap": 1.6},
    {"": 12, "wrap": 0.8, "cap": 1.6},
)
BEARD_WEIGHTS: Final[tuple[Mapping[str, float], ...]] = (
    {"": 1}, {"": 5, "stubble": 2, "goatee": 0.8, "moustache": 0.8, "full": 1.6, "long": 0.4},
    {"": 6, "stubble": 1, "full": 0.4},
)
HAIR_BY_SKIN: Final[tuple[Mapping[str, float], ...]] = (
    {"black": 1, "ebony": 1, "dark": 2, "brown": 3, "auburn": 1.4, "copper": 1.4, "blond": 3, "rose": 0.4},
    {"black": 3, "ebony": 2, "dark": 3, "brown": 2.4, "auburn": 1, "copper": 0.4, "blond": 0.7, "rose": 0.4},
    {"black": 4, "ebony": 3, "dark": 2.4, "brown": 1.2, "auburn": 0.7, "copper": 0.3, "blond": 0.3, "rose": 0.4},
)
EYES_BY_SKIN: Final[tuple[Sequence[str], ...]] = (
    ("#5a7686", "#4c7a63", "#4d7391", "#6b4f35", "#3b2a20", "#5c6a72"),
    ("#3b2a20", "#4a3a22", "#3a2616", "#5b4a2c", "#2e1c12"),
    ("#2b1a14", "#2e1c12", "#3a2616", "#231510"),
)


class _Dice:
    """Draws about one person; each trait has its own key, so adding a trait changes no other."""

    def __init__(self, seed: int, index: int) -> None:
        self.seed = seed
        self.index = index

    def share(self, trait: Trait) -> float:
        return uniform(purpose_key(self.seed, 0, int(trait)), self.index, 0)

    def spread(self, trait: Trait) -> float:
        """−1 to 1."""
        return round(2 * self.share(trait) - 1, 2)

    def chance(self, trait: Trait, prob: float) -> bool:
        return self.share(trait) < prob

    def of(self, trait: Trait, choices: Sequence[str]) -> str:
        return choices[int(self.share(trait) * len(choices))]

    def weighted(self, trait: Trait, weights: Mapping[str, float]) -> str:
        left = self.share(trait) * sum(weights.values())
        for name, weight in weights.items():
            left -= weight
            if left < 0:
                return name
        return next(reversed(list(weights)))


def person(seed: int, index: int) -> Person:
    """Person number ``index`` of ``seed``: the same whenever and in whatever order they are asked for.

    Parameters
    ----------
    seed, index
        Non-negative integers below 2**63.
    """
    dice = _Dice(seed, index)
    skin = 1 + int(dice.share(Trait.SKIN) * len(SKINS))
    style = int(dice.share(Trait.STYLE) * 3)  # 0 and 1 lean to what is sold to women and to men, 2 to neither
    tone = 0 if skin <= 2 else 1 if skin <= 4 else 2
    age = round(0.1 + 0.88 * dice.share(Trait.AGE) ** 1.25, 2)
    return Person(
        skin=skin,
        hair=_cut(dice, style, age),
        hair_colour=_hair_colour(dice, tone, age),
        covering=dice.weighted(Trait.COVERING, COVERING_WEIGHTS[style]),
        covering_colour=dice.of(Trait.COVERING_COLOUR, CLOTHS),
        age=age,
        face_width=dice.spread(Trait.FACE_WIDTH),
        jaw=dice.spread(Trait.JAW),
        nose=dice.spread(Trait.NOSE),
        brow=dice.spread(Trait.BROW),
        eye_colour=dice.of(Trait.EYE_COLOUR, EYES_BY_SKIN[tone]),
        eye_slant=round(dice.share(Trait.EYE_SLANT), 2),
        lashes=round((0.55 if style == 0 else 0.1) + 0.35 * dice.share(Trait.LASHES), 2),
        freckles=dice.chance(Trait.FRECKLES, 0.14),
        beard=dice.weighted(Trait.BEARD, BEARD_WEIGHTS[style]) if age > 0.15 else "",
        glasses=dice.weighted(Trait.GLASSES, {"": 7, "round": 1, "square": 1, "gold": 0.6, "red": 0.6}),
        ear_rings=dice.of(Trait.EAR_RINGS, (*METALS, "", "", "") if style == 0 else (METALS[1], *[""] * 9)),
        hearing_aid=dice.chance(Trait.HEARING_AID, 0.05),
        wheelchair=dice.chance(Trait.WHEELCHAIR, 0.05),
        build=dice.spread(Trait.BUILD),
        dress=dice.weighted(Trait.DRESS, DRESS_WEIGHTS[style]),
        dress_colour=dice.of(Trait.DRESS_COLOUR, CLOTHES),
        second_colour=dice.of(Trait.SECOND_COLOUR, SECOND),
        scarf=dice.of(Trait.SCARF, ("#7c3040", "#2c6a60", "#d99f3c", *[""] * 9)),
    )


def in_uniform(someone: Person, colour: str) -> Person:
    """The same person in a company's uniform."""
    return replace(someone, dress="uniform", dress_colour=colour, scarf="")


def _cut(dice: _Dice, style: int, age: float) -> str:
    weights = dict(CUTS[style])
    if age < 0.45:
        weights["ring"] = 0.0
        weights["bald"] *= 0.3
    return dice.weighted(Trait.HAIR, weights)


def _hair_colour(dice: _Dice, tone: int, age: float) -> str:
    natural = dict(HAIR_BY_SKIN[tone])
    total = sum(natural.values())
    grey = max(0.0, (age - 0.45) / 0.55)
    natural["grey"] = total * grey * 1.4
    natural["white"] = total * max(0.0, (age - 0.7) / 0.3) * 1.4
    return dice.weighted(Trait.HAIR_COLOUR, natural)
