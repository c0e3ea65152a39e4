"""Speed of the game's drawing kit: people, rooms and controls, without a screen.

``python benchmarks/game_kit.py`` prints milliseconds: median, 99th percentile and largest of many frames.
A frame of 60 a second has 16.7 of them.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from cxsim.game.layout.rows import Column
from cxsim.game.people.figure import Figure, draw_figure, figure_picture
from cxsim.game.people.generate import person
from cxsim.game.people.mood import Mood
from cxsim.game.people.portrait import Portrait
from cxsim.game.people.poses import Pose
from cxsim.game.rooms.catalogue import ROOMS, room
from cxsim.game.rooms.queue import back_to_front, queue_spots
from cxsim.game.rooms.room import BakedRoom, View
from cxsim.game.theme.light import room_light
from cxsim.game.theme.look import Look
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.cards import Card, ScrollList, Speech
from cxsim.game.widgets.choices import ChoiceRow
from cxsim.game.widgets.slider import Slider
from cxsim.game.widgets.stage import Stage


def measure(name: str, work: Callable[[int], object], times: int) -> None:
    """Run some work many times and print what it took."""
    taken = []
    for i in range(times):
        start = time.perf_counter()
        work(i)
        taken.append((time.perf_counter() - start) * 1e3)
    taken.sort()
    p99 = taken[min(times - 1, int(0.99 * times))]
    print(f"{name:58s} {taken[times // 2]:8.2f} {p99:8.2f} {taken[-1]:8.2f}")


def mood_at(i: int) -> Mood:
    """A mood that moves by less than a step a frame, as an easing face does."""
    return Mood(0.9 * math.sin(i / 23), 0.5 + 0.4 * math.sin(i / 31), 0.5 + 0.4 * math.sin(i / 41))


def main() -> None:
    """Measure and print."""
    screen = pygame.display.set_mode((1280, 720))
    pygame.font.init()
    light = room_light(1.0)
    print(f"{'milliseconds':58s} {'median':>8s} {'p99':>8s} {'max':>8s}")
    sixty = [Figure(person(1, i), Mood(-0.9 + i * 0.03, 0.5, 0.5), list(Pose)[i % 13]) for i in range(60)]
    measure("a new small figure, 200 high", lambda i: figure_picture(sixty[i], 200, light), 60)
    spots = queue_spots(60)
    order = back_to_front(spots)

    def crowd(_: int) -> None:
        for i in order:
            draw_figure(screen, sixty[i], (spots[i].x, spots[i].y), spots[i].height, light)

    crowd(0)
    measure("60 small figures in a queue, kept", crowd, 300)
    portrait = Portrait(person(1, 7), 344, light)
    portrait.picture(Mood())
    measure("a new expression of a large bust, face only", lambda i: portrait.prepare(Mood(-1 + i * 0.05, 0.5,
                                                                                           0.5)), 40)
    measure("a new expression of a large bust, put together",
            lambda i: portrait.picture(Mood(-1 + i * 0.05, 0.65, 0.55)), 40)
    measure("a large bust whose face moves, all frames", lambda i: screen.blit(portrait.picture(mood_at(i)), (0,
                                                                                                              0)), 600)
    for kind in ROOMS:
        measure(f"baking the {kind}", lambda i, kind=kind: BakedRoom(room(kind, 0.5), View(1280, 720)), 3)
    stage = _stage()
    measure("laying out a screen of 9 controls", lambda i: stage.layout(), 50)
    measure("drawing a screen of 9 controls", lambda i: stage.draw(screen), 300)
    baked = BakedRoom(room("hotel", 1.0), View(1280, 720))

    def frame(i: int) -> None:
        baked.draw_back(screen)
        crowd(i)
        screen.blit(portrait.picture(mood_at(i)), (134, 85))
        baked.draw_front(screen)
        stage.draw(screen)

    measure("a whole frame: room, 60 people, moving face, controls", frame, 900)


def _stage() -> Stage:
    answers = [ChoiceRow(str(i), i + 1, "“I own this now. I move you both by three o’clock.”", "key-round", "60 s",
                         "promise, due 15:00") for i in range(4)]
    offer = Slider("offer", "Offer with it", 120, 2000, 500, lambda amount: f"${amount:,.0f}", ((0, "$0"), (500,
                                                                                                            "yours")))
    speech = Speech("Mrs Okafor", "I booked the quiet room for my mother eleven weeks ago. What will you do about it?")
    return Stage("Counter", Column([speech, ScrollList("Answers", answers), Card("", [offer]),
                                    Button("say", "Say it", "message-square", main=True)]), Look(), (480, 720))


if __name__ == "__main__":
    main()
