"""Rooms: well-made drawings for a simple reader, warmer by every step, with room for everybody."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from itertools import pairwise

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.game.people.figure import Figure, figure_svg
from cxsim.game.people.generate import person
from cxsim.game.people.mood import NEUTRAL
from cxsim.game.people.portrait import bust_svg
from cxsim.game.rooms.catalogue import ROOMS, room
from cxsim.game.rooms.queue import back_to_front, queue_spots
from cxsim.game.rooms.room import BakedRoom, View
from cxsim.game.theme.svg import document

WARMTHS = (0.0, 0.25, 0.5, 0.75, 1.0)


def drawings() -> list[tuple[str, str]]:
    found = []
    for kind in ROOMS:
        for warmth in WARMTHS:
            place = room(kind, warmth)
            layers = {"back": place.back, "desk": place.desk, "light": place.light, "rope": place.rope,
                      "front": place.front}
            found += [(f"{kind} {warmth} {name}", svg) for name, svg in layers.items()]
    for i in range(24):
        found.append((f"bust {i}", bust_svg(person(3, i), NEUTRAL, (i % 5 - 2) / 2)))
        found.append((f"figure {i}", figure_svg(Figure(person(3, i), behind=i % 2 == 0))))
    return found


@pytest.mark.parametrize(("name", "svg"), drawings(), ids=lambda value: value if len(value) < 40 else "")
def test_no_drawing_steps_into_a_trap_of_the_reader(name: str, svg: str) -> None:
    whole = ElementTree.fromstring(document(10, 10, svg))
    names = [element.get("id") for element in whole.iter() if element.get("id")]
    assert len(names) == len(set(names)), "two gradients of one name"
    used = set(re.findall(r"url\(#([\w-]+)\)", svg))
    assert used <= set(names), "a gradient that is not there is drawn black"
    for element in whole.iter():
        tag = element.tag.rpartition("}")[2]
        assert tag not in ("clipPath", "text", "image", "filter", "mask"), tag
        if tag == "stop":
            assert element.get("offset", "").endswith("%")
        if element.get("stroke-dasharray"):
            assert max(map(float, element.get("stroke-dasharray", "").split())) < 12, "long dashes flood the picture"
        for value in element.attrib.values():
            assert "nan" not in value
            assert "None" not in value


def redness(surface: pygame.Surface) -> float:
    red, _, blue, _ = pygame.transform.average_color(surface)
    return red - blue


@pytest.mark.parametrize("kind", ROOMS)
def test_every_step_of_warmth_is_warmer(kind: str) -> None:
    view = View(320, 180)
    steps = [redness(BakedRoom(room(kind, warmth), view).back) for warmth in WARMTHS]
    assert steps == sorted(steps)
    assert steps[-1] - steps[0] > 20


@pytest.mark.parametrize("kind", ROOMS)
@pytest.mark.parametrize("size", [(640, 360), (840, 360), (480, 360)])
def test_a_room_fills_windows_of_any_shape(kind: str, size: tuple[int, int]) -> None:
    view = View(*size)
    baked = BakedRoom(room(kind, 1.0), view)
    for x in (0, size[0] // 2, size[0] - 1):
        for y in (2, size[1] // 3, size[1] - 60):
            assert sum(baked.back.get_at((x, y))[:3]) > 60, f"nothing is drawn at {x}, {y}"
    assert baked.front.get_at((size[0] - 1, baked.front.get_height() - 1))[3] == 255
    assert baked.front_top + baked.front.get_height() == size[1]


@pytest.mark.parametrize("kind", ROOMS)
def test_staff_stand_behind_their_desks(kind: str) -> None:
    place = room(kind, 0.5)
    assert place.staff
    view = View(640, 360)
    empty = BakedRoom(place, view).back
    staffed = BakedRoom(place, view, tuple(Figure(person(1, i)) for i in range(len(place.staff)))).back
    for spot in place.staff:
        x, head = view.at(spot.x, spot.y - spot.height * 0.85)
        if 0 <= x < 640:
            assert empty.get_at((x, head)) != staffed.get_at((x, head))


@given(st.integers(0, 60))
def test_a_queue_has_a_place_for_everybody(count: int) -> None:
    spots = queue_spots(count)
    assert len(spots) == count
    assert len({(spot.x, spot.y) for spot in spots}) == count
    assert queue_spots(60)[:count] == spots, "nobody moves when somebody joins behind"
    order = back_to_front(spots)
    assert sorted(order) == list(range(count))
    assert [spots[i].y for i in order] == sorted(spot.y for spot in spots)
    for spot in spots:
        assert 440 < spot.x < 1280
        assert 380 < spot.y < 600


def test_heads_of_one_row_do_not_hide_one_another() -> None:
    spots = queue_spots(60)
    for row in {spot.row for spot in spots}:
        places = sorted((spot.x, spot.height) for spot in spots if spot.row == row)
        for (x, height), (next_x, _) in pairwise(places):
            assert next_x - x > 0.2 * height, "a head is a fifth of a figure wide"


def test_the_second_row_looks_out_of_the_gaps_of_the_first() -> None:
    spots = queue_spots(9)
    first, second = spots[:5], spots[5:]
    assert all(spot.row == 1 for spot in second)
    for behind in second:
        assert min(abs(spot.x - behind.x) for spot in first) > 24, "half a small head must be seen on either side"


def test_a_view_keeps_the_middle_of_the_room_in_the_middle() -> None:
    assert View(1280, 720).at(640, 360) == (640, 360)
    assert View(2560, 1080).at(640, 360) == (1280, 540)
    assert View(3840, 2160).at(640, 360) == (1920, 1080)
