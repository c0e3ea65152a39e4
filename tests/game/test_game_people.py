"""People: no group gets one look, every expression can be told, and a new one costs only a face."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.game.people.eyes import opening
from cxsim.game.people.face import FACE_BOX
from cxsim.game.people.figure import BOX, Figure, figure_picture, top_of_head
from cxsim.game.people.generate import in_uniform, person
from cxsim.game.people.hair import brow_colour
from cxsim.game.people.heads import head_picture
from cxsim.game.people.mood import CONTENT, DELIGHTED, FURIOUS, NEUTRAL, STEP, WORRIED, Mood
from cxsim.game.people.mouth import mouth_shape
from cxsim.game.people.pen import Pen
from cxsim.game.people.person import COVERINGS, DRESSES, HAIR_COLOURS, HAIR_CUTS, SKINS, Person
from cxsim.game.people.portrait import Portrait, bust_svg, features, turned
from cxsim.game.people.poses import Pose
from cxsim.game.theme.colour import contrast
from cxsim.game.theme.light import DAYLIGHT, room_light
from cxsim.game.theme.svg import raster

CROWD = [person(2026, i) for i in range(4000)]
MOODS = st.builds(Mood, st.floats(-1, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1),
                  st.floats(-1, 1))
NAMED = (FURIOUS, WORRIED, NEUTRAL, CONTENT, DELIGHTED)


def skin_group(someone: Person) -> int:
    return (someone.skin - 1) // 2


def association(one: list[object], other: list[object]) -> float:
    """How far two tallies are from independence, in standard deviations of chi-square (Pearson 1900)."""
    n = len(one)
    pairs, rows, columns = Counter(zip(one, other, strict=True)), Counter(one), Counter(other)
    chi2 = sum((pairs[r,
                      c] - rows[r] * columns[c] / n) ** 2 / (rows[r] * columns[c] / n) for r in rows for c in columns)
    freedom = (len(rows) - 1) * (len(columns) - 1)
    return (chi2 - freedom) / math.sqrt(2 * freedom)


LOOKS: dict[str, Callable[[Person], object]] = {
    "dress": lambda p: p.dress, "dress colour": lambda p: p.dress_colour, "covering": lambda p: p.covering,
    "cut": lambda p: p.hair, "glasses": lambda p: p.glasses, "hearing aid": lambda p: p.hearing_aid,
    "wheelchair": lambda p: p.wheelchair, "beard": lambda p: p.beard, "build": lambda p: p.build > 0,
    "age": lambda p: int(p.age * 4), "brow": lambda p: p.brow > 0, "jaw": lambda p: p.jaw > 0,
    "scarf": lambda p: p.scarf,
}


@pytest.mark.parametrize("look", LOOKS)
def test_no_look_belongs_to_a_skin(look: str) -> None:
    assert association([skin_group(p) for p in CROWD], [LOOKS[look](p) for p in CROWD]) < 4


@pytest.mark.parametrize(("one", "other"), [
    ("wheelchair", "dress"), ("wheelchair", "covering"), ("hearing aid", "covering"), ("glasses", "covering"),
    ("wheelchair", "age"), ("covering", "build"), ("covering", "brow"), ("age", "dress"), ("covering", "dress colour"),
])
def test_looks_do_not_lean_on_one_another(one: str, other: str) -> None:
    assert association([LOOKS[one](p) for p in CROWD], [LOOKS[other](p) for p in CROWD]) < 4


def test_the_tallies_would_find_a_look_that_leans() -> None:
    """The same statistic on what is meant to depend: hair grows grey with age."""
    assert association([p.age > 0.7 for p in CROWD], [p.hair_colour in ("grey", "white") for p in CROWD]) > 100


def test_everybody_can_come() -> None:
    assert {p.skin for p in CROWD} == set(SKINS)
    assert {p.hair for p in CROWD} == set(HAIR_CUTS)
    assert {p.hair_colour for p in CROWD} == set(HAIR_COLOURS)
    assert {p.covering for p in CROWD} == set(COVERINGS)
    assert {p.dress for p in CROWD} == set(DRESSES) - {"uniform"}, "nobody is born into a uniform"
    assert len(set(CROWD)) == len(CROWD)
    shares = Counter(p.skin for p in CROWD)
    assert min(shares.values()) > 0.1 * len(CROWD)


@given(st.integers(0, 2**62), st.integers(0, 10_000))
def test_a_person_is_the_same_whenever_asked(seed: int, index: int) -> None:
    assert person(seed, index) == person(seed, index)
    assert in_uniform(person(seed, index), "#2c5f58").skin == person(seed, index).skin


def test_looks_that_do_not_exist_are_refused() -> None:
    with pytest.raises(ValueError, match="hair is 'mullet'"):
        Person(hair="mullet")
    with pytest.raises(ValueError, match="build"):
        Person(build=3.0)


@given(MOODS)
def test_channels_and_steps_stay_in_their_ranges(mood: Mood) -> None:
    felt = mood.channels
    assert all(0 <= channel <= 1 for channel in (felt.anger, felt.sadness, felt.joy, felt.lift))
    assert min(felt.joy, felt.anger + felt.sadness) == 0, "nobody is glad and sorry at once"
    near = mood.stepped()
    for value, was in ((near.valence, mood.valence), (near.arousal, mood.arousal), (near.trust, mood.trust)):
        assert abs(value - was) <= STEP / 2 + 1e-9
        assert value / STEP == pytest.approx(round(value / STEP))
    assert near.stepped() == near
    assert 0 <= opening(mood) <= 1.1


@given(MOODS, MOODS, st.floats(0, 1))
def test_faces_move_continuously(one: Mood, other: Mood, share: float) -> None:
    """A hundredth of the way never moves the mouth by more than a unit, except where it opens."""
    here, there = one.towards(other, share * 0.99), one.towards(other, share * 0.99 + 0.01)
    a, b = mouth_shape(here, False), mouth_shape(there, False)
    assert abs(a.corner - b.corner) < 1.6
    assert abs(a.half - b.half) < 1.6


def test_the_visual_language_of_the_named_moods() -> None:
    corners = [mouth_shape(mood, False).corner for mood in (DELIGHTED, CONTENT, NEUTRAL)]
    assert corners == sorted(corners), "the gladder, the higher the corners"
    assert mouth_shape(NEUTRAL, False).corner < mouth_shape(WORRIED, False).corner < mouth_shape(FURIOUS,
                                                                                                 False).corner + 3
    assert FURIOUS.posture.shoulders > 10 > 0 > WORRIED.posture.shoulders
    assert opening(FURIOUS) > opening(DELIGHTED)


@pytest.mark.parametrize("skin", SKINS)
def test_mouth_and_brows_stand_off_every_skin(skin: int) -> None:
    tones = SKINS[skin]
    assert max(contrast(tones.line, tones.base), contrast(tones.line, tones.lip)) >= 3
    for colour in HAIR_COLOURS:
        brow = brow_colour(Person(skin=skin, hair_colour=colour))
        assert contrast(brow, tones.base) >= (1.8 if colour in ("blond", "copper", "auburn", "rose") else 2), colour


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("pair", list(itertools.pairwise(NAMED)), ids=lambda pair: f"{pair[0].valence}")
def test_neighbouring_moods_differ_at_the_size_of_a_queue(skin: int, pair: tuple[Mood, Mood]) -> None:
    """At 170 pixels the face of a figure is some 30 wide: at least a twentieth of it must change clearly."""
    someone = Person(skin=skin)
    one, other = (figure_picture(Figure(someone, Mood(m.valence, m.arousal, 0.6)), 170) for m in pair)
    area = pygame.Rect(22, 14, 32, 38)
    changed = sum(
        max(abs(a - b) for a, b in zip(one.get_at((x, y))[:3], other.get_at((x, y))[:3], strict=True)) > 30
        for x in range(area.left, area.right) for y in range(area.top, area.bottom))
    assert changed > 0.05 * 30 * 30


@pytest.mark.parametrize("turn", [-1.0, 0.0, 0.5, 1.0])
@pytest.mark.parametrize("mood", [*NAMED, Mood(0.95, 0.9, 0.9, talk=1.0), Mood(-1, 1, 0, blink=1.0, gaze=1.0)])
def test_the_face_layer_holds_the_whole_face(mood: Mood, turn: float) -> None:
    for someone in (Person(face_width=1.0, jaw=1.0, brow=1.0, beard="full", lashes=1.0), Person(face_width=-1.0,
                                                                                                jaw=-1.0)):
        svg = turned(features(someone, mood, turn), mood.posture)
        wide = raster(400, 400, svg, "-200 0 400 400").get_bounding_rect()
        x, y, width, height = FACE_BOX
        assert pygame.Rect(200 + x - 10, y - 12, width + 20, height + 20).contains(wide)


def test_a_new_expression_draws_only_a_face() -> None:
    portrait = Portrait(Person(), 200, room_light(1.0))
    first = portrait.picture(Mood(0.0, 0.35, 0.6))
    head, bodies = portrait._drawn, portrait._body
    assert portrait.picture(Mood(0.01, 0.36, 0.6)) is first, "less than a step is no new picture"
    second = portrait.picture(Mood(0.1, 0.35, 0.6))
    assert second is not first
    assert portrait._drawn is head
    assert portrait._body is bodies
    assert not portrait.prepare(Mood(0.1, 0.35, 0.6))
    assert portrait.prepare(Mood(0.2, 0.35, 0.6))


@pytest.mark.parametrize("mood", NAMED)
def test_layers_put_together_look_like_the_whole_drawing(mood: Mood) -> None:
    someone = Person(hair="long", glasses="round", dress="shirt")
    whole = raster(186, 246, bust_svg(someone, mood.stepped()), "-186 6 372 492")
    layered = Portrait(someone, 186).picture(mood)
    far = sum(
        max(abs(a - b) for a, b in zip(whole.get_at((x, y)), layered.get_at((x, y)), strict=True)) > 60
        for x in range(0, 186, 2) for y in range(0, 246, 2))
    assert far < 0.03 * 93 * 123


@given(st.floats(-1, 1), st.lists(st.floats(-76, 76), min_size=2, max_size=2))
def test_turning_keeps_the_order_of_a_face_and_its_edges(turn: float, places: list[float]) -> None:
    pen = Pen(76.0, turn)
    low, high = sorted(places)
    assert pen.x(low) <= pen.x(high) + 1e-9
    assert pen.x(-76) == -76
    assert pen.x(80) == 80
    assert Pen(76.0, 0.0).x(low) == low
    assert pen.x(low) == pytest.approx(-Pen(76.0, -turn).x(-low))


def test_a_turned_head_looks_the_other_way_in_the_mirror() -> None:
    def middle_of_face(turn: float) -> float:
        svg = features(Person(), NEUTRAL, turn)
        return raster(400, 400, svg, "-200 0 400 400").get_bounding_rect().centerx - 200

    assert middle_of_face(1.0) > 8
    assert middle_of_face(-1.0) < -8
    assert middle_of_face(1.0) == pytest.approx(-middle_of_face(-1.0), abs=3)


@pytest.mark.parametrize("pose", Pose)
@pytest.mark.parametrize("behind", [False, True])
def test_every_pose_stays_in_its_box_with_its_feet_on_the_floor(pose: Pose, behind: bool) -> None:
    for someone in (Person(build=1.0, hair="afro", face_width=1.0), Person(wheelchair=True), Person(covering="turban")):
        picture = figure_picture(Figure(someone, NEUTRAL, pose, behind=behind), 400)
        seen = picture.get_bounding_rect(60)
        assert seen.left > 0
        assert seen.right < picture.get_width()
        assert 380 <= seen.bottom <= 400
        top = 390 - top_of_head(Figure(someone), BOX[3])
        assert abs(seen.top - top) < 45


def test_seen_from_behind_there_is_no_face_and_every_covering_has_its_own_back() -> None:
    backs = set()
    for covering in COVERINGS:
        someone = Person(covering=covering)
        glad = figure_picture(Figure(someone, DELIGHTED, behind=True), 200)
        assert glad is figure_picture(Figure(someone, FURIOUS, behind=True), 200)
        backs.add(pygame.image.tobytes(glad, "RGBA"))
    assert len(backs) == len(COVERINGS)


def test_the_light_of_a_room_changes_people_without_their_outline() -> None:
    figure = Figure(Person(), NEUTRAL)
    plain, warm, cold = (figure_picture(figure, 200, light) for light in (DAYLIGHT, room_light(1.0), room_light(0.0)))
    outline = plain.get_bounding_rect(128)
    assert warm.get_bounding_rect(128) == cold.get_bounding_rect(128) == outline
    red_over_blue = [sum(p.get_at((44, y))[0] - p.get_at((44, y))[2] for y in range(80, 180)) for p in (warm, cold)]
    assert red_over_blue[0] > red_over_blue[1]


def test_a_head_in_a_list_is_round() -> None:
    head = head_picture(Person(), NEUTRAL, 54)
    assert head.get_at((0, 0))[3] == 0
    assert head.get_at((27, 27))[3] == 255
