"""Whatever the words: no child leaves its parent, no siblings overlap, text fits its box."""

from __future__ import annotations

import itertools

import pygame
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxsim.game.layout.box import Box, Inset, Space
from cxsim.game.layout.leaves import Icon, Picture, Text
from cxsim.game.layout.rows import Column, Flow, Grid, Row
from cxsim.game.layout.scroll import Scroll
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.wrapping import wrapped
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList, Speech, Ticket
from cxsim.game.widgets.choices import ChoiceRow
from cxsim.game.widgets.control import Control
from cxsim.game.widgets.facts import Fact, Meter, Pill, Tag
from cxsim.game.widgets.slider import Slider

LOOKS = st.sampled_from([Look(), Look(text=2.0), Look(text=1.5, dyslexic=True), Look(text=2.0, high_contrast=True),
                         Look(lines=1440)])
WORD = st.one_of(
    st.text("abcdefghijklmnop ÄßéüÇ", min_size=1, max_size=12),
    st.sampled_from(["Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "a",
                     "“No.”", "$2,000",
                     "çekoslovakyalılaştıramadıklarımızdanmışsınız"]),
)
WORDS = st.lists(WORD, min_size=1, max_size=9).map(" ".join)


def dollars(amount: float) -> str:
    return f"${amount:,.0f}"


def blank(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
    target.fill("#888888", rect)


@st.composite
def leaf(draw: st.DrawFn) -> Box:
    words = draw(WORDS)
    reason = draw(st.sampled_from(["", "", "ask the supervisor first"]))
    made = draw(st.integers(0, 11))
    if made == 0:
        return Text(words, draw(st.sampled_from(list(Role)[1:])), grows=draw(st.booleans()))
    if made == 1:
        return Button("b", words, draw(st.sampled_from(["", "send"])), reason=reason)
    if made == 2:
        return Chip("c", words, draw(st.booleans()), reason=reason)
    if made == 3:
        return ChoiceRow("r", 1, words, "ear", "30 s", draw(WORDS), reason=reason)
    if made == 4:
        yours = draw(st.integers(0, 2000))
        ticks = ((0, "$0"), (900, words))
        return Slider("s", words, min(10, yours), 2000, yours, dollars, ticks, words)
    if made == 5:
        return Ticket("t", words, draw(WORDS), "2 h 10", Picture(54, 54, blank), -0.5, "you", late=True)
    if made == 6:
        return Meter(words, "wearing thin", 0.4, -1, 0.7)
    if made == 7:
        return Fact("gift", words)
    if made == 8:
        return Tag(words, "clock")
    if made == 9:
        return Pill("clock", "14:32", words)
    if made == 10:
        return Speech("Mrs Okafor", words)
    return Icon("ear")


def nested(inner: st.SearchStrategy[Box]) -> st.SearchStrategy[Box]:
    many = st.lists(inner, min_size=1, max_size=4)
    return st.one_of(
        many.map(Column), st.builds(Row, many, middle=st.booleans()), many.map(Flow),
        many.map(lambda boxes: Grid(boxes, 3)),
        inner.map(lambda box: Inset(box, 12)), many.map(lambda boxes: Card("House rules today", boxes, "act")),
        many.map(lambda boxes: ScrollList("List", boxes)),
    )


TREES = st.recursive(leaf(), nested, max_leaves=9)


def inside_scroll(root: Box) -> set[int]:
    return {id(box) for scroll in root.walk() if isinstance(scroll, Scroll) for box in scroll.children}


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(TREES, LOOKS, st.integers(0, 900))
def test_nothing_overflows_and_nothing_overlaps(root: Box, look: Look, extra: int) -> None:
    width = root.least_width(look) + extra
    root.place(look, pygame.Rect(5, 7, width, root.height_for(look, width)))
    scrolled = inside_scroll(root)
    for box in root.walk():
        for child in box.children:
            if id(child) in scrolled:
                assert box.rect.left <= child.rect.left
                assert child.rect.right <= box.rect.right
            else:
                assert box.rect.contains(child.rect), f"{type(child).__name__} leaves {type(box).__name__}"
        for one, other in itertools.combinations(box.children, 2):
            assert not one.rect.colliderect(other.rect), f"{type(one).__name__} over {type(other).__name__}"
        if isinstance(box, Text):
            assert box.height_for(look, box.rect.width) <= box.rect.height
            for line in box.lines(look, box.rect.width):
                assert look.fonts.width(line, box.role) <= box.rect.width
        if isinstance(box, Control):
            assert min(box.rect.size) >= look.target


@settings(max_examples=60)
@given(TREES, LOOKS)
def test_more_room_is_never_a_harm(root: Box, look: Look) -> None:
    least, natural = root.least_width(look), root.natural_width(look)
    assert root.height_for(look, max(least, natural) + 200) <= root.height_for(look, max(least, natural)) + look.px(2)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(TREES, LOOKS)
def test_every_tree_can_be_drawn(root: Box, look: Look) -> None:
    width = root.least_width(look) + 200
    root.place(look, pygame.Rect(0, 0, width, root.height_for(look, width)))
    root.draw(pygame.Surface((width, max(1, root.rect.height))), look)


@given(WORDS, st.integers(1, 60))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width, len)
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_wrapping_fills_lines_and_keeps_paragraphs() -> None:
    assert wrapped("one two three", 7, len) == ["one two", "three"]
    assert wrapped("one\ntwo", 20, len) == ["one", "two"]
    assert wrapped("abcdefgh", 3, len) == ["abc", "def", "gh"]
    assert wrapped("", 3, len) == [""]


def test_a_row_folds_when_it_must_and_only_then() -> None:
    row, look = Row([Text("one"), Text("two")]), Look()
    assert not row.folded(look, row.natural_width(look))
    row.place(look, pygame.Rect(0, 0, row.least_width(look), 200))
    assert row.children[0].rect.bottom <= row.children[1].rect.top


def test_what_grows_takes_what_is_left() -> None:
    row = Row([Space(10, 10), Space(grows=True), Space(30, 10)], gap=0)
    row.place(Look(), pygame.Rect(0, 0, 200, 10))
    assert [child.rect.width for child in row.children] == [10, 160, 30]


def test_a_scroll_shows_what_is_asked_for() -> None:
    look = Look()
    items = [Button(str(i), f"Number {i}") for i in range(20)]
    scroll = Scroll(Column(items))
    scroll.place(look, pygame.Rect(0, 0, 300, 200))
    assert not scroll.rect.contains(items[15].rect)
    assert scroll.show(items[15].rect)
    assert scroll.rect.contains(items[15].rect)
    assert not scroll.show(items[15].rect), "it is already there"
    scroll.scroll_to(10**6)
    assert scroll.offset == scroll.furthest
    assert scroll.rect.contains(items[-1].rect)
    scroll.scroll_to(-5)
    assert scroll.offset == 0


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_text_stands_where_it_is_aligned(align: str) -> None:
    look, text = Look(), Text("word", align=align)
    text.place(look, pygame.Rect(0, 0, 300, 40))
    surface = pygame.Surface((300, 40), pygame.SRCALPHA)
    text.draw(surface, look)
    ink = surface.get_bounding_rect()
    free = 300 - ink.width
    assert abs(ink.x - {"left": 0, "centre": free // 2, "right": free}[align]) <= 3
