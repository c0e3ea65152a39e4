"""Sheets of people: moods, turns, skins, seeds, poses, small figures."""

from __future__ import annotations

from typing import Final

import pygame

from cxsim.game.people.figure import Figure, draw_figure
from cxsim.game.people.generate import person
from cxsim.game.people.heads import head_picture
from cxsim.game.people.mood import CONTENT, DELIGHTED, FURIOUS, NEUTRAL, WORRIED, Mood
from cxsim.game.people.person import Person
from cxsim.game.people.portrait import Portrait
from cxsim.game.people.poses import Pose
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.light import DAYLIGHT, room_light
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import mood_mark, mood_picture

MOODS: Final = {"furious": FURIOUS, "worried": WORRIED, "neutral": NEUTRAL, "content": CONTENT, "delighted": DELIGHTED}
PAPER: Final = "#f3e4ca"
CAST: Final = (
    Person(7, "afro", "black", age=0.3, dress="dress", dress_colour="#b5502f", second_colour="#e2b04e",
           ear_rings="#e2b04e",
           lashes=0.6, eye_colour="#2b1a14", eye_slant=0.3, jaw=-0.2, nose=0.5),
    Person(1, "ring", "white", age=0.95, dress="blazer", dress_colour="#4a5a73", second_colour="#e9dfcf",
           glasses="gold",
           hearing_aid=True, eye_colour="#5a7686", face_width=0.1, jaw=0.2, nose=0.3),
    Person(4, "crop", "black", covering="hijab", covering_colour="#2f6f68", dress="coat", dress_colour="#8a6f5c",
           second_colour="#d8c4a6", lashes=0.6, jaw=-0.3),
    Person(5, "crop", "ebony", covering="turban", covering_colour="#c27a2c", beard="full", age=0.55, dress="suit",
           dress_colour="#343a55", second_colour="#e8e3da", scarf="#7c3040", brow=0.6, jaw=0.4, nose=0.4),
    Person(2, "bob", "black", dress="sweater", dress_colour="#cf8570", glasses="round", eye_slant=0.9, lashes=0.3,
           jaw=-0.3),
    Person(4, "curls", "dark", age=0.25, face_width=-0.2, dress="hoodie", dress_colour="#4b7a86", beard="stubble",
           brow=0.4),
    Person(1, "waves", "copper", age=0.45, dress="roll", dress_colour="#5d6b4a", freckles=True, eye_colour="#4c7a63",
           wheelchair=True, lashes=0.3),
    Person(8, "buzz", "black", dress="kurta", dress_colour="#c9b48a", second_colour="#8f5a2a", beard="goatee", jaw=0.5,
           brow=0.5, build=0.4, nose=0.7),
    Person(2, "bun", "grey", age=0.85, dress="shirt", dress_colour="#7d6aa0", glasses="red", eye_colour="#5c6a72",
           ear_rings="#d9d3df"),
    Person(5, "long", "black", age=0.4, dress="sari", dress_colour="#9b3f5c", second_colour="#d88a4a",
           ear_rings="#e2b04e",
           lashes=0.7, eye_colour="#2e1c12", jaw=-0.2),
    Person(2, "side", "blond", age=0.22, dress="dungarees", dress_colour="#e3d5b8", second_colour="#49647f",
           eye_colour="#4d7391", hearing_aid=True),
    Person(6, "braids", "ebony", age=0.2, dress="hoodie", dress_colour="#d99f3c", second_colour="#fff3da", lashes=0.5),
)
OKAFOR: Final = Person(
    7, "crop", "black", "wrap", "#b9532f", age=0.58, jaw=-0.1, nose=0.55, dress="dress", dress_colour="#1f6d68",
    second_colour="#e2b04e", ear_rings="#e2b04e", lashes=0.6, eye_colour="#2b1a14")


def _sheet(width: int, height: int) -> pygame.Surface:
    sheet = pygame.Surface((width, height))
    sheet.fill(PAPER)
    return sheet


def _write(sheet: pygame.Surface, words: str, at: tuple[int, int]) -> None:
    sheet.blit(Look().fonts.render(words, Role.NOTE, "#2a2338"), at)


def moods() -> pygame.Surface:
    """Twelve people in five moods."""
    sheet = _sheet(1500, 900)
    for row, (name, mood) in enumerate(MOODS.items()):
        sheet.blit(mood_picture(mood_mark(mood.valence), 34), (20, row * 178 + 40))
        _write(sheet, name, (20, row * 178 + 82))
        for column, someone in enumerate(CAST):
            sheet.blit(Portrait(someone, 112).picture(mood), (100 + column * 116, row * 178 + 16))
    return sheet


def turns() -> pygame.Surface:
    """Heads that turn, in both lights, and from behind."""
    sheet = _sheet(1500, 1120)
    for row, (turn, warmth) in enumerate(((-1.0, 1.0), (-0.5, 0.0), (0.5, 1.0), (1.0, 0.0))):
        for column, someone in enumerate(CAST):
            mood = list(MOODS.values())[(column + row) % 5]
            sheet.blit(Portrait(someone, 120, room_light(warmth), turn).picture(mood), (column * 124 + 6,
                                                                                        row * 180 + 10))
    for column, someone in enumerate(CAST):
        draw_figure(sheet, Figure(someone, behind=True), (column * 124 + 62, 1100), 350, room_light(0.8))
    return sheet


def skins() -> pygame.Surface:
    """Mouth and brow on every skin, large and small, in three moods and both lights."""
    sheet = _sheet(1500, 1240)
    for column in range(8):
        someone = Person(skin=column + 1, hair=("crop", "long", "buzz", "bun", "afro", "side", "locs", "curls")[column],
                         hair_colour="black" if column > 3 else "brown", dress_colour="#4b7a86")
        for row, mood in enumerate((FURIOUS, WORRIED, NEUTRAL, CONTENT)):
            light = room_light(row % 2)
            sheet.blit(Portrait(someone, 180, light).picture(mood), (column * 186 + 6, row * 245 + 6))
        for i, mood in enumerate(MOODS.values()):
            sheet.blit(head_picture(someone, mood, 34), (column * 186 + i * 36 + 4, 1000))
            draw_figure(sheet, Figure(someone, mood), (column * 186 + i * 36 + 20, 1230), 170, DAYLIGHT)
    return sheet


def seeds() -> pygame.Surface:
    """Sixty people as they come from a seed."""
    sheet = _sheet(1500, 960)
    for i in range(60):
        mood = list(MOODS.values())[(i * 2) % 5]
        sheet.blit(Portrait(person(2026, i), 118).picture(mood), ((i % 12) * 124 + 6, (i // 12) * 190 + 12))
    return sheet


def poses() -> pygame.Surface:
    """Every pose, front and behind, and turned to both sides."""
    sheet = _sheet(1640, 1250)
    for column, pose in enumerate(Pose):
        x = column * 124 + 66
        _write(sheet, pose.name.lower(), (x - 40, 4))
        mood = list(MOODS.values())[column % 5]
        for row, (turn, behind) in enumerate(((0.0, False), (-1.0, False), (1.0, False), (0.0, True))):
            someone = CAST[(column + 3 * row) % 12]
            draw_figure(sheet, Figure(someone, mood, pose, turn, behind), (x, 320 + row * 304), 290, room_light(1.0))
    return sheet


def small() -> pygame.Surface:
    """Sixty figures of a queue, at the three sizes in which a room shows them."""
    sheet = _sheet(1500, 700)
    row_heights = ((170, 190), (210, 420), (250, 690))
    every = list(Pose)
    for height, y in row_heights:
        for i in range(20):
            mood = Mood(-1 + 2 * i / 19, 0.35 + 0.5 * abs(-1 + 2 * i / 19), 0.5)
            draw_figure(sheet, Figure(person(5, i), mood, every[i * 5 % 13], (i % 3 - 1) / 2), (40 + i * 75, y), height,
                        room_light(1.0))
    return sheet
