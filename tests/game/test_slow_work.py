"""What takes longer than a frame is done beside the frames, and what is over goes a little in each of them."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pygame
from fake_shift import FakeShift

from cxsim.config.scenarios import load_policy
from cxsim.game import garbage, script
from cxsim.game.app import App
from cxsim.game.rooms.climate import WARM_HALL
from cxsim.game.scene import Close, Home, House, Meanwhile, Scene
from cxsim.game.scenes.desk.arrangement import Room
from cxsim.game.scenes.desk.scene import on_shift
from cxsim.game.scenes.title import TitleScene
from cxsim.game.settings import Settings
from cxsim.game.sound import Silence
from cxsim.game.speech import NullVoice


class Rewound(FakeShift):
    """A shift in which something was decided."""

    def __init__(self) -> None:
        super().__init__()
        self.rewound = 0

    def rewind(self, decisions: int = 1) -> None:
        """Count it."""
        self.rewound += decisions

    def rehearse(self) -> None:
        """There is nothing to read."""


def desk_with(shift: FakeShift, folder: Path) -> App:
    def first(house: House) -> Scene:
        return on_shift(house, shift, load_policy("fear").levers, Close)  # type: ignore[arg-type]

    app = App(pygame.Surface((1280, 720)), Settings(), folder, first, Silence(), NullVoice(), script.STEP_S)
    app.settle()
    return app


def test_a_choice_of_a_shift_is_taken_back_beside_the_frames(tmp_path: Path) -> None:
    shift = Rewound()
    app = desk_with(shift, tmp_path)
    scene = app.scene
    assert scene is not None
    scene.sitting.wants = "rewind"  # type: ignore[attr-defined]
    turn = scene._wanted()  # type: ignore[attr-defined]
    assert isinstance(turn, Meanwhile)
    assert shift.rewound == 0, "nothing is done in the frame itself"
    app.follow(turn)
    assert app.is_passing
    app.settle()
    assert shift.rewound == 1
    assert app.scene is scene


def test_what_is_pressed_while_something_is_done_is_done_afterwards(tmp_path: Path) -> None:
    app = desk_with(Rewound(), tmp_path)
    scene = app.scene
    done = []
    app.follow(Meanwhile(lambda: done.append("work")))
    app.frame([pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0)], 0.0)
    app.settle()
    assert done == ["work"]
    assert app.is_over or app.scene is not scene, "the key led out, as it does at any other time"


def test_what_is_over_is_taken_apart_once_its_scenes_are_gone_and_a_piece_a_frame(tmp_path: Path) -> None:
    app = desk_with(Rewound(), tmp_path)
    taken: list[int] = []

    def pieces() -> Iterator[None]:
        for piece in range(3):
            taken.append(piece)
            yield

    app.house.over.add(pieces())
    app.frame([], 0.0)
    assert taken == [], "its scene is still there"
    app.follow(Home(lambda: TitleScene(app.house)))
    app.settle()
    counted = [len(taken)]
    for _ in range(6):
        app.frame([], 0.0)
        counted.append(len(taken))
    assert counted[-1] == 3
    assert all(after - before <= 1 for before, after in pairwise(counted))


def test_what_another_window_left_holds_up_nothing(tmp_path: Path) -> None:
    other, app = desk_with(Rewound(), tmp_path), desk_with(Rewound(), tmp_path)
    other.house.over.add(iter([None] * 1000))
    other.follow(Home(lambda: TitleScene(other.house)))
    other.settle()
    mine = iter([None])
    app.house.over.add(mine)
    app.follow(Home(lambda: TitleScene(app.house)))
    app.settle()
    app.frame([], 0.0)
    assert list(mine) == []


class Ring:
    """Something that only the collector can let go of."""

    def __init__(self) -> None:
        self.me = self


def test_what_was_set_aside_with_a_shift_is_let_go_of_with_it(tmp_path: Path) -> None:
    """A shift leaves rings behind, and one more each time that a choice is taken back: 25 MB if they stayed."""
    app = desk_with(Rewound(), tmp_path)
    ring = weakref.ref(Ring())
    garbage.set_aside()
    app.house.over.add(iter([None, None]))
    app.follow(Home(lambda: TitleScene(app.house)))
    app.settle()
    for _ in range(6):
        app.frame([], 0.0)
    for thread in threading.enumerate():
        if thread.name == "give back memory":
            thread.join()
    assert ring() is None


def test_a_long_shift_is_looked_through_after_a_frame_and_never_twice() -> None:
    """Left to Python, everything that came since the beginning is walked over in the middle of a press."""
    garbage.begin()
    ring, stays = weakref.ref(Ring()), [Ring() for _ in range(100)]
    before = gc.get_freeze_count()
    gc.collect(1)
    garbage.a_frame_is_drawn()
    assert gc.get_freeze_count() == before, "too little came for it"
    assert ring() is None
    for _ in range(garbage.MIDDLE_COLLECTIONS):
        gc.collect(1)
    late = weakref.ref(Ring())
    garbage.a_frame_is_drawn()
    assert late() is None
    assert gc.get_freeze_count() >= before + len(stays)
    assert gc.get_threshold()[2] >= garbage.NEVER


def test_what_was_set_aside_is_looked_through_when_the_window_is_left(tmp_path: Path) -> None:
    app = desk_with(Rewound(), tmp_path)
    ring = weakref.ref(Ring())
    garbage.set_aside()
    gc.collect()
    assert ring() is not None, "what is set aside is passed over"
    app.frame([pygame.event.Event(pygame.WINDOWFOCUSLOST)], 0.0)
    assert ring() is None


def test_on_the_way_home_scenes_let_go_of_their_pictures(tmp_path: Path) -> None:
    app = desk_with(Rewound(), tmp_path)
    scene = app.scene
    assert scene is not None
    garbage.set_aside()  # as when a choice was taken back
    hall = weakref.ref(scene.sitting.hall)  # type: ignore[attr-defined]
    app.follow(Home(lambda: TitleScene(app.house)))
    app.settle()
    assert vars(scene) == {}
    assert hall() is None, "nothing waits for the collector"


def test_what_cannot_change_is_nobodys_own_and_stays_as_it_is() -> None:
    class Somewhere:
        """Holds what others hold as well."""

    place = Somewhere()
    place.room, place.tones = Room.LARGE_TEXT, WARM_HALL  # type: ignore[attr-defined]
    before = dict(vars(WARM_HALL))
    garbage.empty(place)
    assert vars(place) == {}
    assert vars(WARM_HALL) == before
    assert Room.LARGE_TEXT.name == "LARGE_TEXT"
    assert Room["LARGE_TEXT"].value == Room.LARGE_TEXT.value
