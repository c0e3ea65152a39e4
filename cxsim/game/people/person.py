"""A person's looks: the parameters, what each may be, and the colours of skin and hair.

Nothing here says what a person is like, what they do or how they feel; every parameter stands for itself.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from cxsim.game.theme.colour import rgb


@dataclass(frozen=True)
class Skin:
    """Colours of a face: its base, its shade, its lips and the line of its mouth."""

    base: str
    shade: str
    lip: str
    line: str
    """Line between the lips, and of lids: dark enough on the skin or on the lips at any size."""


SKINS: Final = {
    1: Skin("#f4d3ba", "#dfae90", "#c4716a", "#8e4640"),
    2: Skin("#ecbd99", "#d19873", "#b8625a", "#7c3a34"),
    3: Skin("#dba67b", "#bb8157", "#a3544a", "#6c2f2a"),
    4: Skin("#cfa172", "#ad7f52", "#9a4f44", "#5f2822"),
    5: Skin("#b97f56", "#97633f", "#8c3f3a", "#401a18"),
    6: Skin("#9a6440", "#7b4c2f", "#c4786a", "#2c1011"),
    7: Skin("#845539", "#643f2a", "#c9837a", "#22090c"),
    8: Skin("#6a4430", "#4d3022", "#c07c74", "#16060a"),
}
HAIR_COLOURS: Final = {
    "black": "#262028", "ebony": "#33262a", "dark": "#442e27", "brown": "#6b4731", "auburn": "#8b4528",
    "copper": "#b8632f", "blond": "#d6ad6c", "grey": "#a39ea3", "white": "#e4dfd8", "rose": "#a94f6f",
}
HAIR_CUTS: Final = (
    "crop", "side", "buzz", "bald", "ring", "bob", "long", "waves", "afro", "curls", "bun", "pony", "braids", "locs",
)
COVERINGS: Final = ("", "hijab", "turban", "wrap", "kippah", "cap")
BEARDS: Final = ("", "stubble", "goatee", "moustache", "full", "long")
GLASSES: Final = {"": "", "round": "#3a2c2a", "square": "#262533", "gold": "#b98a35", "red": "#9b3a35"}
"""Kinds of glasses and the colour of their frames."""
DRESSES: Final = (
    "sweater", "roll", "shirt", "hoodie", "blazer", "suit", "kurta", "dress", "coat", "sari", "dungarees", "uniform",
)


@dataclass(frozen=True)
class Person:
    """How somebody looks. Measures without a unit run from −1 to 1 around an average face."""

    skin: int = 3
    """1 (lightest) to 8 (darkest)."""
    hair: str = "crop"
    hair_colour: str = "dark"
    covering: str = ""
    """What is worn on the head, or empty."""
    covering_colour: str = "#2c6a60"
    age: float = 0.35
    """0 (young adult) to 1 (very old)."""
    face_width: float = 0.0
    jaw: float = 0.0
    nose: float = 0.0
    brow: float = 0.0
    eye_colour: str = "#3b2a20"
    eye_slant: float = 0.0
    """0 to 1."""
    lashes: float = 0.0
    """0 to 1."""
    freckles: bool = False
    beard: str = ""
    glasses: str = ""
    ear_rings: str = ""
    """Colour, or empty."""
    hearing_aid: bool = False
    wheelchair: bool = False
    build: float = 0.0
    dress: str = "sweater"
    dress_colour: str = "#3d6f8a"
    second_colour: str = "#f0e2c8"
    scarf: str = ""
    """Colour, or empty."""

    def __post_init__(self) -> None:
        allowed: tuple[tuple[str, object, object], ...] = (
            ("skin", self.skin, SKINS), ("hair", self.hair, HAIR_CUTS), ("hair_colour", self.hair_colour, HAIR_COLOURS),
            ("covering", self.covering, COVERINGS), ("beard", self.beard, BEARDS), ("glasses", self.glasses, GLASSES),
            ("dress", self.dress, DRESSES),
        )
        for name, value, choices in allowed:
            if value not in choices:  # type: ignore[operator]
                raise ValueError(f"{name} is {value!r}; it is one of "
                                 f"{', '.join(map(repr, choices))}")  # type: ignore[call-overload]
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, float) and not -1.0 <= value <= 1.0:
                raise ValueError(f"{field.name} is {value}; it runs from −1 to 1")
        for name in ("covering_colour", "eye_colour", "dress_colour", "second_colour", "ear_rings", "scarf"):
            if getattr(self, name):
                rgb(getattr(self, name))

    @property
    def tones(self) -> Skin:
        """Colours of the face."""
        return SKINS[self.skin]

    @property
    def hair_tone(self) -> str:
        """Colour of the hair."""
        return HAIR_COLOURS[self.hair_colour]

    @property
    def covered(self) -> bool:
        """Whether a covering hides the cut of the hair (a kippah does not)."""
        return self.covering not in ("", "kippah")
