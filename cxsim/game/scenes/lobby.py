"""The lobby of the title: a hall with its counter in the middle, staff and guests who live a little.

The hall is drawn once. Each person is a few pictures (facing here or there, lids open or shut, waving or not), of which
a frame makes one at most; who is not drawn yet keeps still for a frame longer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import pygame

from cxsim.game.motion import Motion
from cxsim.game.people.figure import BOX, FEET_Y, Figure, figure_picture, is_drawn
from cxsim.game.people.generate import in_uniform
from cxsim.game.people.mood import CONTENT, DELIGHTED, NEUTRAL, WORRIED, Mood
from cxsim.game.people.person import Person
from cxsim.game.people.poses import Pose
from cxsim.game.rooms import things
from cxsim.game.rooms.climate import COLD_HALL, RIGHT, WARM_HALL, Climate, climate
from cxsim.game.rooms.desks import second_desk
from cxsim.game.rooms.room import View
from cxsim.game.rooms.shell import (
    floor,
    hills,
    lamps,
    light_and_shade,
    pilasters,
    sun_on_floor,
    wainscot,
    wall,
    windows,
)
from cxsim.game.theme.light import room_light
from cxsim.game.theme.svg import raster
from cxsim.rules.draws import purpose_key, uniform

GLANCE_PURPOSE: Final = 1101
LOOK_S, WAVE_S, WAVE_EVERY_S = 7.0, 1.6, 11.0
CHEST: Final = 0.62
"""What lies above this share of a figure's height breathes."""


@dataclass(frozen=True)
class Place:
    """Somebody in the lobby: who, how, where their feet are, how tall, and whether behind the counter."""

    figure: Figure
    x: int
    y: int
    height: int
    is_staff: bool = False
    waves: bool = False


def _guest(x: int, y: int, height: int, person: Person, mood: Mood, pose: Pose, turn: float = 0.0,
           behind: bool = False, waves: bool = False) -> Place:
    return Place(Figure(person, mood, pose, turn, behind), x, y, height, waves=waves)


def _staff(cloth: str) -> tuple[Place, ...]:
    people = (
        Person(2, "pony", "brown", age=0.25, freckles=True, lashes=0.6, eye_colour="#4c7a63"),
        Person(5, "crop", "black", age=0.35, beard="stubble", brow=0.4, jaw=0.3),
        Person(7, "braids", "black", age=0.3, lashes=0.6, nose=0.4),
    )
    spots = ((640, Pose.WAVE, 0.25), (812, Pose.TYPE, -0.25), (978, Pose.TALK, -0.25))
    return tuple(
        Place(Figure(in_uniform(person, cloth), CONTENT, pose, turn), x, 470, 262, is_staff=True,
              waves=pose is Pose.WAVE)
        for person, (x, pose, turn) in zip(people, spots, strict=True))


def _guests() -> tuple[Place, ...]:
    return (
        _guest(706, 564, 272, Person(6, "curls", "dark", dress="sweater", dress_colour="#4b7a86"), NEUTRAL, Pose.RELAX,
               behind=True),
        _guest(551, 620, 296, Person(1, "ring", "white", age=0.95, dress="blazer", dress_colour="#4a5a73",
                                     second_colour="#e9dfcf", glasses="gold", hearing_aid=True, eye_colour="#5a7686"),
               WORRIED, Pose.SUITCASE, 0.5),
        _guest(1106, 604, 300, Person(6, "long", "black", age=0.4, dress="sari", dress_colour="#9b3f5c",
                                      second_colour="#d88a4a", ear_rings="#e2b04e", lashes=0.7), DELIGHTED, Pose.TALK,
               -0.5),
        _guest(1000, 584, 286, Person(1, "waves", "copper", age=0.35, dress="roll", dress_colour="#5d6b4a",
                                      freckles=True, eye_colour="#4c7a63", wheelchair=True, lashes=0.3), DELIGHTED,
               Pose.RELAX, -0.25),
        _guest(894, 648, 316, Person(8, "buzz", "black", dress="kurta", dress_colour="#c9b48a",
                                     second_colour="#8f5a2a", beard="goatee", jaw=0.4, brow=0.5, nose=0.7), CONTENT,
               Pose.RELAX, 0.25),
        _guest(800, 672, 312, Person(7, "long", "ebony", age=0.2, dress="hoodie", dress_colour="#d99f3c",
                                     second_colour="#fff3da", lashes=0.5), DELIGHTED, Pose.WAVE, -0.25, waves=True),
        _guest(1216, 688, 336, Person(2, "bob", "black", dress="sweater", dress_colour="#cf8570", glasses="round",
                                      eye_slant=0.9, lashes=0.3, jaw=-0.3), WORRIED, Pose.PHONE, -0.5),
    )


def _hall(air: Climate) -> str:
    glass = [(x, 92, 140, 240) for x in range(448 - 188 * 4, RIGHT, 188)]
    palms = "".join(things.placed(x, y, size, things.plant()) for x, y, size in
                    ((478, 452, 1.1), (1150, 412, 1.0), (1262, 430, 1.15)))
    return (
        wall(air) + pilasters(air, list(range(232 - 3 * 188, RIGHT, 188))) + windows(air, glass, hills, arched=True)
        + wainscot(air) + floor(air) + sun_on_floor(air, glass) + lamps(air, (520, 900, 1180, 140, -160, 1420))
        + palms)


def _counter(air: Climate) -> str:
    return (
        second_desk(air, 560, 352, 510, 138, "lobby-desk")
        + f'<rect x="572" y="486" width="496" height="10" fill="{air.tones.metal}"/>'
        + things.placed(592, 354, 0.62, things.flowers()) + things.placed(905, 356, 1.0, things.monitor())
        + things.placed(732, 352, 0.5, things.bell(air.tones.metal)))


RUG: Final = (
    '<ellipse cx="850" cy="640" rx="430" ry="74" fill="#8f3f3c"/><ellipse cx="850" cy="640" rx="398" ry="64" '
    'fill="none" stroke="#e0b876" stroke-width="4"/><ellipse cx="850" cy="640" rx="370" ry="56" fill="#7c3040"/>'
)


SHADED: Final = 0.92
"""Share of the menu's width from which the shade grows lighter."""


class Lobby:
    """The hall behind the title, for one window.

    Parameters
    ----------
    left
        How many pixels at the left are covered by the menu, and lie in its shade.
    """

    def __init__(self, size: tuple[int, int], left: int, warmth: float = 1.0) -> None:
        self.size = size
        air = climate(warmth, COLD_HALL, WARM_HALL)
        self.view = _CoveringView(*size)
        self.light = room_light(warmth)
        self._covered_px = left
        glass = [(x, 92, 140, 240) for x in range(448, RIGHT, 188)]
        wall_px, desk, rug, shine = (
            raster(*size, svg, self.view.box()) for svg in (_hall(air), _counter(air), RUG, light_and_shade(air, glass))
        )
        self.back = pygame.Surface(size)
        if pygame.display.get_surface():
            self.back = self.back.convert()
        self.back.blit(wall_px, (0, 0))
        self._staff, self._guests = _staff(air.tones.cloth), _guests()
        self._before_counter = self.back.copy()
        for layer in (desk, rug, shine):
            self.back.blit(layer, (0, 0))
        self._counter = desk
        self._counter_rect = desk.get_bounding_rect()
        self._counter_part = desk.subsurface(self._counter_rect)
        self._veil = _shade(size, round(SHADED * left))
        self.back.blit(self._veil, (0, 0))
        self._motion = Motion(0.0, True)
        self._shown = [place.figure for place in (*self._staff, *self._guests)]
        """How everybody is drawn at this moment."""
        self._may_draw = True

    @property
    def people(self) -> int:
        """How many people are in view."""
        return sum(self.view.at(place.x, 0)[0] >= self._covered_px for place in (*self._staff, *self._guests))

    def update(self, motion: Motion) -> None:
        """Take a moment."""
        self._motion = motion
        self._may_draw = True

    def draw(self, target: pygame.Surface) -> None:
        """Draw hall and people."""
        target.blit(self.back, (0, 0))
        for who, place in enumerate(self._staff):
            self._draw_person(target, place, who)
        target.blit(self._counter_part, self._counter_rect)
        for who, place in enumerate(self._guests, len(self._staff)):
            self._draw_person(target, place, who)

    def _now(self, place: Place, who: int) -> Figure:
        """How somebody stands at this moment."""
        if self._motion.reduced:
            return place.figure
        now, key = self._motion.now_s, purpose_key(GLANCE_PURPOSE, who, 0)
        figure = place.figure
        if not figure.behind:
            glance = uniform(key, int(now / LOOK_S + uniform(key, 0, 1)), 0)
            if glance < 0.3:
                figure = replace(figure, turn=-figure.turn if figure.turn else 0.5)
            if self._motion.blink(who) > 0.5:
                figure = replace(figure, mood=replace(figure.mood, blink=1.0))
        if place.waves:
            waving = (now + WAVE_EVERY_S * uniform(key, 0, 2)) % WAVE_EVERY_S < WAVE_S
            figure = replace(figure, pose=Pose.WAVE if waving else Pose.RELAX)
        return figure

    def _draw_person(self, target: pygame.Surface, place: Place, who: int) -> None:
        x, feet = self.view.at(place.x, place.y)
        if x < self._covered_px or x > self.size[0] + self.size[1] // 4:
            return
        height = round(place.height * self.view.scale)
        now = self._now(place, who)
        if now != self._shown[who]:
            is_new = not is_drawn(now, height, self.light)
            if self._may_draw or not is_new:
                self._shown[who] = now
                self._may_draw = self._may_draw and not is_new
        picture = figure_picture(self._shown[who], height, self.light)
        width, height = picture.get_size()
        top = feet - round(height * FEET_Y / BOX[3])
        left = x - width // 2
        rise = round(self._motion.breath_px(who) * self.view.scale)
        chest = round(height * (1.0 - CHEST))
        if rise:
            target.blit(picture, (left, top + chest), (0, chest, width, height - chest))
            target.blit(picture, (left, top - rise), (0, 0, width, chest + rise))
        else:
            target.blit(picture, (left, top))


class _CoveringView(View):
    """Shows the right of the hall at any shape of window: a narrow one loses the left, where the menu is."""

    @property
    def left(self) -> float:
        """Room's x at the window's left edge."""
        return 1280.0 - self.width / self.scale


def _shade(size: tuple[int, int], left: int) -> pygame.Surface:
    """Evening falls from the left, where the menu stands."""
    width, height = size
    reach = max(1, min(width, round(left * 1.55)))
    body = (
        '<defs><linearGradient id="evening" x1="0%" y1="0%" x2="100%" y2="0%">'
        '<stop offset="0%" stop-color="#33243f" stop-opacity="0.96"/>'
        '<stop offset="45%" stop-color="#3a2740" stop-opacity="0.74"/>'
        '<stop offset="100%" stop-color="#4a3040" stop-opacity="0"/></linearGradient></defs>'
        f'<rect width="{reach}" height="{height}" fill="url(#evening)"/>'
    )
    return raster(width, height, body)
