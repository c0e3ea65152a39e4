"""Sheets of components: every control in every state, icons, type."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Icon, Picture, Text
from cxsim.game.layout.rows import Column, Flow, Grid, Row
from cxsim.game.people.heads import head_picture
from cxsim.game.people.mood import FURIOUS, Mood
from cxsim.game.sheets.people import CAST
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.icons import names
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import MoodMark, mood_picture
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList, Speech, Ticket
from cxsim.game.widgets.choices import ChoiceRow
from cxsim.game.widgets.control import Control
from cxsim.game.widgets.facts import Fact, Meter, Pill, Tag
from cxsim.game.widgets.slider import Slider

STATES = ("default", "focused", "hovered", "pressed", "disabled")


def dollars(amount: float) -> str:
    """An amount of money in words."""
    return f"${amount:,.0f}"


def face(someone: int, mood: Mood, size: float) -> Picture:
    """A round head of the cast."""
    def paint(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        target.blit(head_picture(CAST[someone], mood, rect.width), rect.topleft)

    return Picture(size, size, paint)


def _in_state(control: Control, state: str) -> Control:
    if state not in ("default", "disabled"):
        setattr(control, state, True)
    return control


def _controls(state: str) -> list[Box]:
    off = "ask Bea first" if state == "disabled" else ""
    made: list[Control] = [
        Button("say", "Say it", "message-square", main=True, reason=off),
        Button("look", "Look up", "book-open", reason=off),
        Chip("money", "Money", chosen=True, reason=off),
        Chip("points", "Points", reason=off),
        ChoiceRow("c1", 3, "“I own this now. I move you both by three "
                           "o’clock.”", "key-round", "60 s", "promise, due 15:00",
                  reason="needs approval" if off else ""),
        Slider("offer", "Offer with it", 0 if off else 120, 2000, 0 if off else 500, dollars,
               ((0, "$0"), (500, "$500 yours")), "above: ask Bea, about 6 min", reason=off),
        Ticket("t1", "Rosa Lindqvist", "Invoices sent to the wrong firm", "2 h 10", face(8, FURIOUS, 54), -0.8, "you",
               late=True),
    ]
    if state == "hovered":
        made[-1].chosen = True
    return [Text(state, Role.LABEL), *(_in_state(control, state) for control in made)]


def states(look: Look) -> pygame.Surface:
    """Every control in its five states, and what only tells."""
    columns = Grid([Column(_controls(state), 22) for state in STATES], 5, 26)
    tells = Row([
        Column([Meter("Mood", "angry", 0.14, -1), Meter("Patience", "wearing thin", 0.4, -1, best=0.8),
                Meter("Trust", "trusts you", 0.82, 1)], 10, grows=True),
        Column([Flow([Tag("promise, due 15:00", "clock", "good"), Tag("same text to all", "copy"),
                      Tag("late", "flag", "bad")]),
                Flow([Pill("clock", "14:32", "Reception, until 18:00", Role.CLOCK),
                      Pill("users", "12 waiting", "longest 21 min")]),
                Flow([Picture(34, 34, _mark(mark), True) for mark in MoodMark])], 14, grows=True),
        Card("House rules today", [Fact("gift", "Up to $2,000 a guest, a day"), Fact("tag", "Used today: $180"),
                                   Fact("heart", "Trusted: you decide, note why")], bar="act"),
        Card("The template", [Text("“Thank you for contacting us.”", Role.QUOTE, "dim")], quiet=True),
        Speech("Mrs Okafor", "I booked the quiet room for my mother eleven weeks ago.", tail=True),
    ], 26)
    listed = ScrollList("Answers", [ChoiceRow(f"s{i}", i + 1, f"An answer that stands in a list, number "
                                                              f"{i + 1}.", "ear", "20 s")
                                    for i in range(6)])
    whole = Column([columns, tells], 30)
    width = round(1640 * (1 + (look.text - 1) * 0.9))
    height = whole.height_for(look, width - 60) + 60
    listed_height = look.px(220 * look.text)
    sheet = pygame.Surface((width, height + listed_height + 30))
    sheet.fill("#000000" if look.high_contrast else look.tokens.chip)
    whole.place(look, pygame.Rect(30, 30, width - 60, height - 60))
    whole.draw(sheet, look)
    listed.place(look, pygame.Rect(30, height, min(width - 60, round(640 * look.text)), listed_height))
    listed.scroll_to(40)
    listed.draw(sheet, look)
    return sheet


def _mark(mark: MoodMark) -> Callable[[pygame.Surface, Look, pygame.Rect], None]:
    def paint(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        target.blit(mood_picture(mark, rect.width, look.high_contrast), rect.topleft)

    return paint


def icons_and_type() -> pygame.Surface:
    """All icons with their names at four sizes, and every role of type in both faces."""
    look = Look()
    cells: list[Box] = [
        Row([*(Icon(name, size, "ink") for size in (16, 20, 24, 40)), Text(name, Role.SCALE, "dim")], 6, middle=True)
        for name in names()]
    roles: list[Box] = [Text(f"{role.name.lower()} 1:23 “Çok şükür” − naïve, Ærø", role) for role in Role]
    whole = Column([Grid(cells, 5, 8), Column(roles, 4)], 24)
    sheet = pygame.Surface((1600, whole.height_for(look, 1540) + 60))
    sheet.fill(look.tokens.panel)
    whole.place(look, pygame.Rect(30, 30, 1540, sheet.get_height() - 60))
    whole.draw(sheet, look)
    return sheet
