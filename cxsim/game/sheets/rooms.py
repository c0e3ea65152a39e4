"""Sheets of rooms: one kind at four warmths, with people."""

from __future__ import annotations

import pygame

from cxsim.game.people.figure import Figure
from cxsim.game.people.generate import in_uniform, person
from cxsim.game.people.mood import Mood
from cxsim.game.people.poses import Pose
from cxsim.game.rooms.catalogue import room
from cxsim.game.rooms.queue import queue_spots
from cxsim.game.rooms.room import BakedRoom, View
from cxsim.game.theme.moods import mood_mark, mood_picture

AT_WORK = (Pose.TALK, Pose.TYPE, Pose.TYPE, Pose.TALK, Pose.TYPE)


def populated(kind: str, warmth: float, view: View) -> BakedRoom:
    """A room with its staff at work."""
    place = room(kind, warmth)
    mood = Mood(-0.4 + 1.1 * warmth, 0.45, 0.2 + 0.6 * warmth)
    staff = tuple(
        Figure(in_uniform(person(11, i), place.air.tones.cloth), mood, AT_WORK[i % 5], (0.5, -0.5, 0.25, -0.25,
                                                                                        0.5)[i % 5],
               headset=kind == "phone")
        for i in range(len(place.staff)))
    return BakedRoom(place, view, staff, Figure(person(5, 3), behind=True))


def draw_queue(target: pygame.Surface, baked: BakedRoom, count: int, mood: Mood, marks: bool = True) -> None:
    """A queue whose people differ around a mood, with their marks in the first row."""
    every = list(Pose)
    line = []
    for i, spot in enumerate(queue_spots(count)):
        felt = Mood(mood.valence + 0.7 * ((i * 0.37) % 1 - 0.5), mood.arousal, mood.trust)
        line.append((Figure(person(21, i), felt, every[i * 5 % 13], 0.5 if i % 3 == 0 else -0.25), spot))
    baked.draw_queue(target, line)
    if marks:
        for figure, spot in line[:5]:
            x, y = baked.view.at(spot.x, spot.y - spot.height * (0.82 if figure.person.wheelchair else 0.98))
            side = round(24 * baked.view.scale)
            target.blit(mood_picture(mood_mark(figure.mood.valence), side), (x - side // 2, y - side))


def mixes(kind: str) -> pygame.Surface:
    """One kind of room at four warmths."""
    sheet = pygame.Surface((1280 * 2, 720 * 2))
    for i, warmth in enumerate((1.0, 0.7, 0.35, 0.0)):
        view = View(1280, 720)
        baked = populated(kind, warmth, view)
        picture = pygame.Surface((1280, 720))
        baked.draw_back(picture)
        baked.draw_clock(picture)
        if baked.rope:
            draw_queue(picture, baked, (5, 8, 11, 14)[i], Mood(-0.5 + 1.0 * warmth, 0.5, 0.5))
        baked.draw_front(picture)
        sheet.blit(picture, ((i % 2) * 1280, (i // 2) * 720))
    return sheet
