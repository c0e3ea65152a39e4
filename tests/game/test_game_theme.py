"""Colours keep their contrasts at every warmth; text keeps inside its line in every role and language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.game.theme.colour import contrast, darker, lighter, luminance, mix
from cxsim.game.theme.edges import rounded
from cxsim.game.theme.fonts import Fonts, Role
from cxsim.game.theme.icons import drawing, icon, names
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import MoodMark, mood_mark, mood_picture
from cxsim.game.theme.svg import raster
from cxsim.game.theme.tokens import COLD, WARM, WARMTH_STEPS, tokens
from cxsim.paths import assets

COLOURS = st.from_regex(r"\A#[0-9a-f]{6}\Z")
WARMTHS = [i / WARMTH_STEPS for i in range(WARMTH_STEPS + 1)]
LEAST_CONTRAST = {
    ("ink", "panel"): 7, ("ink", "panel2"): 7, ("ink", "chip"): 7, ("dim", "panel"): 4.5, ("dim", "panel2"): 4.5,
    ("act", "panel"): 4.5, ("on_act", "act"): 4.5, ("good", "panel"): 4.5, ("warn", "panel"): 4.5, ("bad",
                                                                                                    "panel"): 4.5,
    ("focus", "panel"): 4.5, ("line2", "panel"): 3, ("on_deep", "deep"): 7, ("disabled", "panel2"): 3,
}


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize("warmth", WARMTHS)
def test_every_mix_can_be_read(warmth: float, high_contrast: bool) -> None:
    theme = tokens(warmth, high_contrast)
    for (ink, ground), least in LEAST_CONTRAST.items():
        assert contrast(getattr(theme, ink), getattr(theme, ground)) >= least, (ink, ground)


def test_the_ends_of_the_mix_are_the_two_rooms() -> None:
    assert tokens(1.0) == WARM
    assert tokens(0.0) == COLD


@pytest.mark.parametrize("warmth", [-0.1, 1.1])
def test_warmth_beyond_its_range_is_refused(warmth: float) -> None:
    with pytest.raises(ValueError, match="warmth"):
        tokens(warmth)


@given(COLOURS, COLOURS, st.floats(0, 1))
def test_a_mix_lies_between_its_colours(one: str, other: str, share: float) -> None:
    mixed = mix(one, other, share)
    for i in (1, 3, 5):
        ends = sorted((int(one[i : i + 2], 16), int(other[i : i + 2], 16)))
        assert ends[0] <= int(mixed[i : i + 2], 16) <= ends[1]
    assert mix(one, other, 0) == one
    assert mix(one, other, 1) == other


@given(COLOURS)
def test_contrast_is_symmetric_and_shading_goes_the_right_way(colour: str) -> None:
    assert contrast(colour, "#000000") == contrast("#000000", colour)
    assert 1 <= contrast(colour, colour) <= contrast("#000000", "#ffffff") == pytest.approx(21)
    if luminance(colour) > 0.05:
        assert luminance(darker(colour, 0.3)) < luminance(colour)
    if luminance(colour) < 0.8:
        assert luminance(lighter(colour, 0.3)) > luminance(colour)


SAMPLES = (
    "The quick brown fox: $2,000 − 15 %, “said” she’d… 1:23 (a/b) + @x #1 & ½ × → ←",
    "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich ÄÖÜ",
    "Dès Noël, où un zéphyr haï me vêt de glaçons würmiens Œuvre çà €5",
    "Él pingüino Wenceslao hizo kilómetros ¿bajo? ¡exhaustiva! lluvia ñÑ",
    "Pijamalı hasta yağız şoföre çabucak güvendi İĞŞ, Ærø, naïve, Łódź",
)


@pytest.mark.parametrize("dyslexic", [False, True])
@pytest.mark.parametrize("role", list(Role))
def test_every_sign_has_a_glyph_and_is_drawn_whole(role: Role, dyslexic: bool) -> None:
    fonts = Fonts(1.0, dyslexic)
    for sample in SAMPLES:
        assert not fonts.missing(sample, role)
        line = fonts.render(sample, role, "#000000")
        over = fonts.overhang(role)
        assert line.get_size() == (fonts.width(sample, role), fonts.line_height(role) + 2 * over)
        assert over <= 0.25 * role.size + 2
        free = Fonts(1.0, dyslexic)
        free.line_height = lambda role: 4 * role.size  # type: ignore[method-assign]
        whole = free.render(sample, role, "#000000").get_bounding_rect()
        assert line.get_bounding_rect().height == whole.height, f"{role.name} cuts {sample!r}"
        if sample is SAMPLES[0]:
            ink = line.get_bounding_rect(40)
            assert over - 1 <= ink.top, "plain English needs no room above its line"
            assert ink.bottom <= over + fonts.line_height(role) + 1


@pytest.mark.parametrize("role", list(Role))
def test_capitals_stand_in_the_middle_of_their_line(role: Role) -> None:
    fonts = Fonts()
    ink = fonts.render("HEL", role, "#000000").get_bounding_rect(128)
    middle = fonts.overhang(role) + fonts.line_height(role) / 2
    assert abs(ink.top + ink.height / 2 - middle) <= 1.5


def test_signs_that_nobody_has_are_told() -> None:
    assert Fonts().missing("a\u4f60", Role.BODY) == {"\u4f60"}


def test_digits_of_a_serif_title_are_not_old_style() -> None:
    """Vollkorn's digits hang below the line; the ones that are drawn all stand on it, equally high."""
    heights = {Fonts().render(d, Role.TITLE, "#000000").get_bounding_rect().bottom for d in "0123456789"}
    assert max(heights) - min(heights) <= 1


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=40), st.sampled_from(list(Role)))
def test_longer_and_larger_text_is_wider(text: str, role: Role) -> None:
    small, large = Fonts(1.0), Fonts(2.0)
    assert small.width(text, role) <= small.width(text + "m", role)
    assert large.width(text, role) >= 1.8 * small.width(text, role) - 4 * len(text)
    assert large.line_height(role) > 1.6 * small.line_height(role)


def test_every_icon_is_drawn_and_comes_with_its_licence() -> None:
    assert len(names()) > 60
    for name in names():
        assert icon(name, 24, "#000000").get_bounding_rect().width >= 8, name
    assert "ISC" in (assets() / "icons" / "LICENSE.txt").read_text(encoding="utf-8")
    with pytest.raises(KeyError, match="unicorn"):
        drawing("unicorn")


def test_every_font_comes_with_its_licence() -> None:
    folders = [path for path in (assets() / "fonts").iterdir() if path.is_dir()]
    assert {folder.name for folder in folders} == {"lato", "vollkorn", "opendyslexic"}
    for folder in folders:
        assert [path for path in folder.glob("*.txt") if "icen" in path.read_text(encoding="utf-8")]


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_a_better_mood_never_has_a_worse_mark(one: float, other: float) -> None:
    order = list(MoodMark)
    low, high = sorted((one, other))
    assert order.index(mood_mark(low)) <= order.index(mood_mark(high))


def test_mood_marks_differ_in_shape_without_their_colours() -> None:
    shapes = {bytes(mask_of(mark)) for mark in MoodMark}
    assert len(shapes) == len(MoodMark)


def mask_of(mark: MoodMark) -> list[int]:
    picture = mood_picture(mark, 24)
    return [int(picture.get_at((x, y))[3] > 127) for y in range(24) for x in range(24)]


@given(st.integers(4, 300), st.integers(4, 200), st.integers(1, 30))
def test_a_card_stretched_from_its_tile_looks_like_one_drawn_whole(width: int, height: int, corner: int) -> None:
    card = rounded(width, height, corner, "#336699")
    assert card.get_size() == (width, height)
    assert tuple(card.get_at((width // 2, height // 2)))[:3] == (0x33, 0x66, 0x99)
    r = max(1, min(corner, width // 2, height // 2))
    whole = raster(width, height, f'<rect width="{width}" height="{height}" rx="{r}" fill="#336699"/>')
    for x, y in ((0, 0), (width - 1, height - 1), (min(r, width - 1), 0), (width // 2, height - 1)):
        assert abs(card.get_at((x, y))[3] - whole.get_at((x, y))[3]) <= 40


def test_a_look_scales_what_it_should() -> None:
    plain, large, tall = Look(), Look(text=2.0), Look(lines=1440)
    assert (plain.px(10), large.px(10), tall.px(10)) == (10, 10, 20)
    assert (plain.em(10), large.em(10), tall.em(10)) == (10, 20, 20)
    assert large.line_height(Role.BODY) == tall.line_height(Role.BODY) > plain.line_height(Role.BODY)
