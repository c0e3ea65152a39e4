"""Charts: what they draw is where it should be, labels never meet, and the voice has the same numbers."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pygame
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxsim.game.charts.compare import Compared
from cxsim.game.charts.feeling import SLIDES, FeelingLine, Felt, Sign
from cxsim.game.charts.foresight import Foreseen, Foresight
from cxsim.game.charts.petals import Petal, Petals
from cxsim.game.charts.reach import ReachBar
from cxsim.game.charts.strokes import Point, along, dashes, smooth
from cxsim.game.layout.box import Box
from cxsim.game.theme.colour import rgb
from cxsim.game.theme.look import Look

LOOKS = (Look(), Look(high_contrast=True), Look(text=2.0), Look(lines=1440))
NINE = ("Respect", "Fairness", "Time", "Quality", "Knowledge", "As promised", "Few errors", "Courtesy", "Put right")


def drawn(box: Box, look: Look, width: int) -> pygame.Surface:
    """A chart on a panel at its own height."""
    target = pygame.Surface((width, box.height_for(look, width)))
    target.fill(look.tokens.panel)
    box.place(look, target.get_rect())
    box.draw(target, look)
    return target


def count(picture: pygame.Surface, colour: str, area: pygame.Rect | None = None) -> int:
    """Pixels of exactly a colour."""
    part = picture.subsurface(area) if area is not None else picture
    mask = pygame.mask.from_threshold(part, rgb(colour), (1, 1, 1, 255))
    return mask.count()


def flower(scores: list[float], best: list[float | None]) -> Petals:
    return Petals("nine", tuple(Petal(name, score, most, f"{score}") for name, score, most in
                                zip(NINE, scores, best, strict=True)))


@pytest.mark.parametrize("look", LOOKS)
def test_labels_of_a_line_of_feeling_cover_no_sign(look: Look) -> None:
    """A promise broken just where somebody walked out, and a ring at the end: the label stands beside all of them."""
    for sd in (-1.6, -0.6, 0.3, 1.4):
        felt = (Felt(0.0, 0.2), Felt(0.6, 0.1, "refused", is_moment=True), Felt(1.0, sd, "walked out", is_moment=True))
        line = FeelingLine(felt, (Sign(0.8, kept=False), Sign(1.0, kept=False)), elsewhere_sd=sd)
        drawn(line, look, look.px(800))
        labels = [place for _, place in line.labels(look)]
        assert len(labels) == 2 or look.text > 1.0  # large text has less room
        for label in labels:
            assert line.rect.contains(label)
        for one, other in combinations([*labels, *line.marks(look)], 2):
            if one in labels or other in labels:
                assert not one.inflate(0, -4).colliderect(other)


def line_alone(line: FeelingLine, look: Look) -> np.ndarray:
    """Where the line is drawn, from pixels: a table of sums, so that any rectangle is counted in one step."""
    bare = FeelingLine(tuple(replace(each, label="") for each in line.felt))
    picture = drawn(bare, look, line.rect.width)
    mask = pygame.mask.from_threshold(picture, rgb(getattr(look.tokens, line.tone)), (1, 1, 1, 255))
    found = pygame.surfarray.array2d(mask.to_surface(setcolor=0xFFFFFF, unsetcolor=0)) != 0
    return np.pad(found.cumsum(0).cumsum(1), ((1, 0), (1, 0)))


def covered(sums: np.ndarray, place: pygame.Rect) -> int:
    """Pixels of the line in a rectangle."""
    left, right = (max(0, min(x, sums.shape[0] - 1)) for x in (place.left, place.right))
    top, bottom = (max(0, min(y, sums.shape[1] - 1)) for y in (place.top, place.bottom))
    return int(sums[right, bottom] - sums[left, bottom] - sums[right, top] + sums[left, top])


@pytest.mark.parametrize("look", LOOKS)
@given(
    moods=st.lists(st.floats(-2.5, 2.5), min_size=2, max_size=7), labelled=st.sets(st.integers(0, 6), max_size=3),
    width=st.integers(420, 1000), signs=st.sets(st.sampled_from([0.2, 0.5, 0.8]), max_size=1),
)
@example(moods=[-2.2, 2.2, 2.2], labelled={1}, width=420, signs=set())
@example(moods=[2.0, -2.0, 2.0, -2.0], labelled={1, 2}, width=500, signs=set())
@settings(max_examples=25)
def test_labels_never_cover_the_line_where_there_is_room(
    look: Look, moods: list[float], labelled: set[int], width: int, signs: set[float]
) -> None:
    """Room is a place by the diamond with some air beside it, found here pixel by pixel."""
    last = len(moods) - 1
    felt = tuple(Felt(number / last, mood, "walked out" if number in labelled else "", number in labelled)
                 for number, mood in enumerate(moods))
    line = FeelingLine(felt, tuple(Sign(at, True) for at in sorted(signs)))
    drawn(line, look, look.px(width))
    shown, sums = line.labels(look), line_alone(line, look)
    taken, sight = line.marks(look), line.sight(look)
    for each in (each for each in felt if each.label):
        places = list(line.places(look, each))
        place = next((place for _, place in shown if place in places), None)
        left, right = min(one.x for one in places), max(one.x for one in places)
        air = look.px(10) + 2 * math.ceil((right - left) / SLIDES) + look.px(16)
        has_room = any(
            sight.contains(one) and one.inflate(air, look.px(4)).collidelist(taken) < 0
            and not covered(sums, one.inflate(air, look.px(4)))
            for y in {one.y for one in places} if y != round(places[-1].y)
            for one in (pygame.Rect(x, y, *places[0].size) for x in range(left, right + 1)))
        if has_room:
            assert place is not None
            assert not covered(sums, place.inflate(0, -look.px(4)))
        if place is not None:
            taken.append(place)


def test_a_label_beside_a_steep_line_gives_way_to_it() -> None:
    """Straight over its diamond it would lie on the line that comes down from there."""
    felt = (Felt(0.0, 2.0), Felt(0.1, 0.9, "refused it", is_moment=True), Felt(0.2, -2.0), Felt(1.0, -2.0))
    for look in LOOKS:
        if look.text > 1.0:
            continue
        line = FeelingLine(felt)
        drawn(line, look, look.px(600))
        ((_, place),) = line.labels(look)
        sums = line_alone(line, look)
        over = next(line.places(look, felt[1]))
        assert covered(sums, over.inflate(0, -look.px(4)))
        assert not covered(sums, place.inflate(0, -look.px(4)))


def test_the_points_along_a_line_are_on_it() -> None:
    points = [Point(0.0, 5.0), Point(10.0, 1.0), Point(20.0, 9.0)]
    found = along(points, 8)
    assert len(found) == 17
    assert [found[0], found[8], found[16]] == points
    assert found[4] == Point(5.0, 3.0), "half-way up half-way along"
    assert all(one.x < other.x for one, other in pairwise(found))


def test_dashes_never_outrun_their_line() -> None:
    points = [Point(0.0, 0.0), Point(30.0, 0.0), Point(30.0, 9.0)]
    pieces = dashes(points, 5.0, 3.0).split("M")[1:]
    for piece in pieces:
        (ax, ay), (bx, by) = ([float(n) for n in end.split()] for end in piece.split("L"))
        assert math.hypot(bx - ax, by - ay) <= 5.0 + 1e-6
        assert min(ax, bx) >= 0.0
        assert max(ax, bx) <= 30.0
    assert len(pieces) >= 5


def test_a_smooth_line_stays_between_its_points() -> None:
    points = [Point(0.0, 5.0), Point(10.0, 1.0), Point(20.0, 1.0), Point(30.0, 9.0)]
    numbers = [float(part) for part in smooth(points).replace("M", " ").replace("C", " ").split()]
    xs, ys = numbers[::2], numbers[1::2]
    assert all(before <= after + 10.0 for before, after in pairwise(xs))
    assert min(ys) >= 1.0
    assert max(ys) <= 9.0


@pytest.mark.parametrize("look", LOOKS)
def test_a_good_mood_lies_above_a_bad_one(look: Look) -> None:
    for mood, above in ((1.5, True), (-1.5, False)):
        line = FeelingLine((Felt(0.0, mood), Felt(0.5, mood), Felt(1.0, mood)))
        picture = drawn(line, look, look.px(500))
        colour = str(getattr(look.tokens, line.tone))
        half = look.px(62) // 2
        upper = pygame.Rect(look.px(60), 0, look.px(300), half - look.px(6))
        lower = pygame.Rect(look.px(60), half + look.px(6), look.px(300), half - look.px(6))
        assert (count(picture, colour, upper) > count(picture, colour, lower)) is above
    assert FeelingLine((Felt(0.0, -1.0), Felt(1.0, 1.0))).tone == "good"
    assert FeelingLine((Felt(0.0, 1.0), Felt(1.0, -1.0))).tone == "bad"


@pytest.mark.parametrize("look", LOOKS)
def test_any_line_of_feeling_can_be_drawn(look: Look) -> None:
    many = tuple(Felt(n / 30, math.sin(n), "heard again and again", is_moment=True) for n in range(31))
    for felt in ((), (Felt(0.0, 9.0),), many):
        line = FeelingLine(felt, (Sign(0.0, True), Sign(1.0, False)), ((0.0, "13:00"), (0.5, "14:00")), -3.0,
                           (0.86, "afterwards"))
        assert drawn(line, look, look.px(300)).get_height() > look.px(62)


@pytest.mark.parametrize("look", LOOKS[:2] + LOOKS[3:])
@pytest.mark.parametrize("width", [560, 700, 1000])
def test_labels_round_the_flower_neither_meet_nor_leave_it(look: Look, width: int) -> None:
    petals = flower([1.0] * 9, [1.0] * 9)
    px = max(look.px(width), petals.least_width(look))
    drawn(petals, look, px)
    assert petals._drawn is not None
    places = [place for _, place in petals.labels(look, petals._drawn[1])]
    for one, other in combinations(places, 2):
        assert not one.colliderect(other)
    for place in places:
        assert petals.rect.contains(place)


def test_a_longer_petal_is_a_higher_score() -> None:
    look = Look()
    areas = []
    for score in (0.2, 0.5, 0.9):
        petals = flower([score] * 9, [None] * 9)
        picture = drawn(petals, look, 700)
        centre = petals.rect.center
        assert petals._drawn is not None
        reach = 0.93 * petals._drawn[1] / 2
        between = picture.get_at((round(centre[0] + reach * math.sin(math.tau / 18)),
                                  round(centre[1] - reach * math.cos(math.tau / 18))))
        areas.append(pygame.mask.from_threshold(picture, between, (1, 1, 1, 255)).count())
    assert areas[0] > areas[1] > areas[2]
    assert [Petal("", score, None, "").tone for score in (0.2, 0.5, 0.9)] == ["rose", "brass", "teal"]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("you", "best", "there"), [(51, 54, 83), (0, 100, 100), (54, 54, None), (50, 60, 40),
                                                    (99, 100, 2)])
def test_the_bar_is_filled_as_far_as_one_got(you: float, best: float, there: float | None, look: Look) -> None:
    bar = ReachBar("rules", "said", you, best, there, "you", "best possible", "best under managing by empowerment")
    width = max(look.px(600), bar.least_width(look))
    picture = drawn(bar, look, width)
    assert bar.node().value == "said"
    track_y = picture.get_height() - look.px(14) - look.em(30) // 2
    row = [picture.get_at((x, track_y))[:3] == rgb(look.tokens.good) for x in range(width)]
    reached = max((x for x, is_filled in enumerate(row) if is_filled), default=0)
    assert reached == pytest.approx(width * you / 100, abs=look.em(30) + look.px(6))


def test_a_comparison_says_both_amounts_and_what_the_sign_means() -> None:
    node = Compared("Content", 0.5, 0.8, "50 %", "there 80 %", -1, "worse than there").node()
    assert (node.name, node.value) == ("Content", "50 %, there 80 %, worse than there")
    for look in LOOKS:
        none, some = (drawn(Compared("x", value, None, "", "", tone="act"), look, look.px(300)) for value in (0.0, 0.6))
        assert count(none, look.tokens.act) < count(some, look.tokens.act)


@pytest.mark.parametrize("look", LOOKS)
def test_predictions_are_drawn_for_any_number_of_shifts(look: Look) -> None:
    for number in (0, 1, 12):
        chart = Foresight("foresight", "said", tuple(Foreseen("22.11.2026", 0.8, 0.1) for _ in range(number)))
        picture = drawn(chart, look, look.px(400))
        assert (count(picture, look.tokens.teal) > 0) == (number > 0)
