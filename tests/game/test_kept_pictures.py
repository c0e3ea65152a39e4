"""What is drawn once and kept: within its bound in bytes, the last used, and the same as drawn anew."""

from __future__ import annotations

import random
from collections import OrderedDict

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.game.people import portrait
from cxsim.game.people.generate import person
from cxsim.game.people.mood import Mood
from cxsim.game.people.portrait import Portrait
from cxsim.game.theme import kept
from cxsim.game.theme.edges import draw_card, draw_focus, draw_rounded
from cxsim.game.theme.kept import MB, Kept, bytes_of, keeps
from cxsim.game.theme.light import room_light
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of this test are nobody else's."""
    monkeypatch.setattr(kept, "shelves", {})


def picture(bytes_: int) -> pygame.Surface:
    return pygame.Surface((bytes_ // 4, 1), pygame.SRCALPHA)


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(1, 40)), max_size=60))
def test_what_is_kept_never_exceeds_its_bound_and_is_what_was_used_last(asked: list[tuple[int, int]]) -> None:
    kept.shelves.pop("test", None)
    pictures: Kept[int, pygame.Surface] = Kept("test", 100 / MB)
    expected: OrderedDict[int, int] = OrderedDict()
    for key, fours in asked:
        size = 4 * fours
        found = pictures.get(key)
        assert (found is not None) == (key in expected)
        if found is None:
            pictures.keep(key, picture(size))
            if size <= 100:
                expected[key] = size
                while sum(expected.values()) > 100:
                    expected.popitem(last=False)
        else:
            expected.move_to_end(key)
        assert pictures.bytes == sum(expected.values()) <= pictures.most_bytes
        assert {each for each in range(12) if each in pictures} == set(expected)
        assert len(pictures) == len(expected)
    pictures.clear()
    assert pictures.bytes == len(pictures) == 0


@pytest.mark.usefixtures("named")
def test_a_picture_that_is_kept_again_counts_once() -> None:
    pictures: Kept[str, pygame.Surface] = Kept("again", 100 / MB)
    pictures.keep("one", picture(40))
    last = pictures.keep("one", picture(80))
    assert pictures.get("one") is last
    assert pictures.bytes == 80


@pytest.mark.usefixtures("named")
def test_a_picture_beyond_the_bound_is_drawn_and_not_kept() -> None:
    drawn = []

    @keeps("huge", 100 / MB)
    def huge(width: int) -> pygame.Surface:
        drawn.append(width)
        return picture(width)

    assert huge(400).get_width() == huge(400).get_width() == 100
    assert drawn == [400, 400]
    assert huge(40) is huge(40)
    assert huge(width=44) is huge(width=44)
    assert drawn == [400, 400, 40, 44]


@pytest.mark.usefixtures("named")
def test_two_may_not_keep_pictures_under_one_name() -> None:
    Kept("one", 1)
    with pytest.raises(ValueError, match="one"):
        Kept("one", 1)


def test_layers_count_together_and_what_is_missing_counts_nothing() -> None:
    assert bytes_of((picture(40), None, picture(8))) == 48


# --- cards laid from slices

SIZES = st.integers(4, 700), st.integers(4, 400)


@given(*SIZES, st.integers(1, 30), st.sampled_from(["", "#97805f"]), st.sampled_from([1.0, 0.9, 0.0]))
def test_a_card_laid_from_slices_is_the_one_drawn_whole(
    width: int, height: int, corner: int, line: str, opacity: float
) -> None:
    laid, whole = pygame.Surface((width, height)), pygame.Surface((width, height))
    for each in (laid, whole):
        each.fill("#556677")
    draw_rounded(laid, laid.get_rect(), corner, "#d98324", line, 1.5, opacity)
    inset = 0.75 if line else 0.0
    round_ = max(1, min(corner, width // 2, height // 2))
    stroke = f'stroke="{line}" stroke-width="1.5"' if line else ""
    box = f'x="{inset}" y="{inset}" width="{width - 2 * inset}" height="{height - 2 * inset}" rx="{round_ - inset}"'
    whole.blit(raster(width, height, f'<rect {box} fill="#d98324" fill-opacity="{opacity}" {stroke}/>'), (0, 0))
    assert furthest_apart(laid, whole) <= 4


@given(*SIZES, st.sampled_from([2, 8, 14, 22]), st.sampled_from([1.0, 0.9]))
def test_a_card_looks_the_same_whether_or_not_its_slices_were_at_hand(
    width: int, height: int, corner: int, opacity: float
) -> None:
    once, again = (drawn_card(width, height, corner, opacity, clear=clear) for clear in (True, False))
    assert furthest_apart(once, again) == 0


def drawn_card(width: int, height: int, corner: int, opacity: float, clear: bool) -> pygame.Surface:
    if clear:
        for name in ("cards", "small cards"):
            kept.shelves[name].clear()
    target, rect = pygame.Surface((width + 80, height + 80)), pygame.Rect(40, 40, width, height)
    target.fill("#778899")
    draw_card(target, Look(), rect, "#fff9ef", "#d9c4a3", corner, opacity=opacity, shadow=70)
    draw_focus(target, Look(), rect, corner)
    return target


@given(*SIZES, st.sampled_from([2, 8, 14, 22]))
def test_below_a_solid_card_no_shadow_shows(width: int, height: int, corner: int) -> None:
    """The middle of a shadow is left out where the card hides it: only outside is anything darker."""
    target, rect = pygame.Surface((width + 80, height + 80)), pygame.Rect(40, 40, width, height)
    target.fill("#ffffff")
    draw_card(target, Look(), rect, "#fff9ef", "", corner, shadow=120)
    assert target.get_at(rect.center)[:3] == (0xFF, 0xF9, 0xEF)
    below = target.get_at((rect.centerx, rect.bottom))
    assert max(below[:3]) < 255, "its shadow begins where the card ends"


def test_cards_of_every_size_take_no_memory_of_their_own() -> None:
    target = pygame.Surface((1280, 720))
    draw_card(target, Look(), pygame.Rect(20, 20, 200, 100), "#fff9ef", "#d9c4a3")
    before = kept.shelves["cards"].bytes
    for width in range(200, 1200, 50):
        draw_card(target, Look(), pygame.Rect(20, 20, width, width // 2), "#fff9ef", "#d9c4a3")
    assert kept.shelves["cards"].bytes == before


def furthest_apart(one: pygame.Surface, other: pygame.Surface) -> int:
    """The largest difference of two pictures in any colour of any pixel."""
    first, second = (np.frombuffer(pygame.image.tobytes(each, "RGB"), np.uint8).astype(int) for each in (one, other))
    return int(np.abs(first - second).max())


# --- large people


def test_a_large_person_stays_on_the_screen_when_others_take_all_the_room() -> None:
    """Heads of all people share their room; whoever is shown keeps his own until the next one is drawn."""
    someone = Portrait(person(3, 1), 120, room_light(1.0))
    while someone.moving(Mood(0.0, 0.35, 0.6)) is None:
        pass
    kept.shelves["large heads"].clear()
    kept.shelves["large faces"].clear()
    for mood in (Mood(-0.9, 0.9, 0.1), Mood(0.9, 0.2, 0.9)):
        for _ in range(12):
            assert someone.moving(mood) is not None


def test_a_person_who_comes_back_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    mood = Mood(0.2, 0.4, 0.5)
    first = Portrait(person(4, 2), 120).picture(mood)
    drawn: list[str] = []

    def watched(width: float, height: float, body: str, box: str) -> pygame.Surface:
        drawn.append(body)
        return raster(width, height, body, box)

    monkeypatch.setattr(portrait, "raster", watched)
    again = Portrait(person(4, 2), 120).picture(mood)
    assert furthest_apart(first, again) == 0
    assert len(drawn) == 2, "body and chair only"


def test_everything_that_keeps_pictures_stays_within_its_bound() -> None:
    """All people, moods and cards that a long evening may bring."""
    chance = random.Random(5)
    target = pygame.Surface((1280, 720))
    for number in range(40):
        Portrait(person(9, number), 344, room_light(chance.random())).picture(Mood(chance.uniform(-1, 1), 0.5, 0.5))
        draw_card(target, Look(chance.random()), pygame.Rect(0, 0, 300, 200), f"#{chance.randrange(16**6):06x}",
                  shadow=chance.randrange(1, 250))
    assert kept.shelves["large heads"].bytes > 0.8 * kept.shelves["large heads"].most_bytes, "it has been filled"
    for name, pictures in kept.shelves.items():
        assert pictures.bytes <= pictures.most_bytes, name
