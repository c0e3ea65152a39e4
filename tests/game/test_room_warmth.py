"""A room follows the model during a shift: slowly, a step at a time, and without a hitch."""

from __future__ import annotations

from itertools import pairwise

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.config.scenarios import load_policy
from cxsim.game.rooms.catalogue import room
from cxsim.game.rooms.room import BakedRoom, View
from cxsim.game.scenes.desk.thaw import BAKES_S, FADES_S, Thaw
from cxsim.game.scenes.desk.warmth import STEP_MIN, RoomWarmth, room_warmth
from cxsim.game.theme.tokens import WARMTH_STEPS
from cxsim.live.observation import Caption

LEVERS = load_policy("firm-and-fair").levers
SMALL = View(320, 180)
FRAME_S = 0.1


@given(st.lists(st.tuples(st.floats(0.0, 1.0), st.sampled_from(["praised", "reproved_time", "arrived"])), max_size=60))
def test_a_room_never_changes_faster_than_one_step_in_its_time(looks: list[tuple[float, str]]) -> None:
    warmth = RoomWarmth(LEVERS, 0.5, clock_min=0.0)
    seen = [warmth.now]
    for minute, (trust, key) in enumerate(looks):
        seen.append(warmth.follow(trust, [Caption(minute, key, value=1.0)], float(minute)))
    changed = [number for number in range(1, len(seen)) if seen[number] != seen[number - 1]]
    assert all(later - earlier >= STEP_MIN for earlier, later in pairwise(changed))
    assert all(abs(seen[number] - seen[number - 1]) <= 1.5 / WARMTH_STEPS for number in changed)
    assert all(0.0 <= each <= 1.0 for each in seen)


def test_a_room_comes_to_where_those_who_work_there_are_and_stays() -> None:
    warmth = RoomWarmth(LEVERS, 0.2, clock_min=0.0)
    for minute in range(0, 200, 4):
        warmth.follow(0.9, (), float(minute))
    assert abs(warmth.now - room_warmth(LEVERS, 0.9)) < 1.0 / WARMTH_STEPS
    settled = warmth.now
    assert warmth.follow(0.9, (), 500.0) == settled


def test_a_harsh_word_that_all_hear_cools_a_room_and_one_that_nobody_hears_does_not() -> None:
    def after(heard_by: float) -> float:
        warmth = RoomWarmth(LEVERS, 0.5, clock_min=0.0)
        for minute in range(0, 60, 10):
            warmth.follow(0.5, [Caption(minute, "reproved_time", value=heard_by)], float(minute))
        return warmth.now

    assert after(1.0) < after(0.0) == RoomWarmth(LEVERS, 0.5, clock_min=0.0).now


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


@pytest.fixture
def baked() -> BakedRoom:
    return BakedRoom(room("hotel", 0.9), SMALL)


def shown(thaw: Thaw) -> bytes:
    target = pygame.Surface((SMALL.width, SMALL.height))
    thaw.draw_back(target)
    return pixels(target)


def test_a_room_fades_into_the_one_that_was_asked_for(baked: BakedRoom) -> None:
    thaw, light, before = Thaw(baked, "hotel", 0.9), baked.light, pixels(baked.back)
    thaw.ask(0.5)
    thaw.update(BAKES_S / 2)
    assert shown(thaw) == before
    assert thaw.update(BAKES_S)
    aim = pixels(BakedRoom(room("hotel", 0.5), SMALL).back)
    assert pixels(baked.back) == aim
    assert shown(thaw) not in (before, aim)
    pictures = {shown(thaw)}
    for _ in range(round(2 * FADES_S / FRAME_S)):
        thaw.update(FRAME_S)
        pictures.add(shown(thaw))
    assert len(pictures) < 12  # few pictures, each made once
    assert shown(thaw) == aim
    assert baked.light is light


def test_a_room_that_is_as_warm_already_is_not_drawn_again(baked: BakedRoom) -> None:
    thaw, before = Thaw(baked, "hotel", 0.9), baked.back
    thaw.ask(0.91)
    assert not thaw.update(BAKES_S)
    assert baked.back is before
