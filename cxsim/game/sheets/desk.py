"""Sheets that put room, people and controls together, as scenes will: the counter, the phone, the inbox."""

from __future__ import annotations

import pygame

from cxsim.game.layout.box import Box, Inset, Space
from cxsim.game.layout.leaves import Picture, Text
from cxsim.game.layout.rows import Column, Flow, Grid, Row
from cxsim.game.people.mood import FURIOUS, WORRIED, Mood
from cxsim.game.people.portrait import Portrait
from cxsim.game.rooms.offices import SCREEN
from cxsim.game.rooms.room import View
from cxsim.game.sheets.components import dollars, face
from cxsim.game.sheets.people import OKAFOR
from cxsim.game.sheets.rooms import draw_queue, populated
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.light import room_light
from cxsim.game.theme.look import Look
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList, Speech, Ticket
from cxsim.game.widgets.choices import ChoiceRow
from cxsim.game.widgets.facts import Fact, Meter, Pill, Tag, framed
from cxsim.game.widgets.slider import Slider
from cxsim.game.widgets.stage import Stage

WORDS = ("I booked the quiet room for my mother eleven weeks ago. We are beside the lift, she has not slept, and "
         "nobody "
         "rang me back. What will you do about it?")
ANGRY = Mood(-0.8, 0.8, 0.2)


def _answers(free: bool) -> list[Box]:
    return [
        ChoiceRow("ask", 1, "“Eleven weeks, and then the lift. Tell me how the night was for her.”", "ear", "30 s",
                  "" if free else "over the target time", "eye", "warn"),
        ChoiceRow("look", 2, "“Let me see which quiet rooms come free today.”", "book-open", "45 s"),
        ChoiceRow("own", 3, "“I own this now. I move you both by three o’clock, and I will ring you "
                            "myself.”", "key-round",
                  "60 s", "promise, due 15:00", reason="" if free else "needs approval"),
        ChoiceRow("up", 4, "“My manager could talk to you about it.”", "arrow-up", "20 s"),
    ]


def _rules(free: bool) -> Card:
    if free:
        facts = [("gift", "Up to $2,000 a guest, a "
                          "day"), ("tag", "Used today: $180"),
                 ("heart", "Trusted: you decide, note why")]
    else:
        facts = [("gift", "$0 without approval"), ("users", "Approval: supervisor, "
                                                            "busy"), ("eye", "Recorded; 4 minutes a guest")]
    tone = "act" if free else "bad"
    return Card("House rules today", [Fact(icon, words, tone=tone) for icon, words in facts], bar=tone, gap=3)


def _customer() -> Card:
    meters = Row([Meter("Mood", "angry", 0.14, -1), Meter("Patience", "wearing thin", 0.38, -1),
                  Meter("Trust", "doubtful", 0.26)], 20)
    return Card("Mrs Okafor", [Text("Room 412, third contact, waited 11 "
                                    "min", Role.NOTE, "dim"), meters], gap=3, grows=True)


def _offer(free: bool) -> Card:
    slider = Slider("offer", "Offer with it", 120 if free else 0, 2000, 2000 if free else 0, dollars,
                    ((0, "$0"), (240, "one night, $240"), (2000, "$2,000")) if free else ((0, "$0 is yours"),),
                    "" if free else "above: ask the supervisor, about 6 min",
                    beside=[Chip("money", "Money", chosen=True), Chip("points", "Points"), Chip("room", "Room")])
    left = Text("After this: $1,700 left of the day’s budget" if free else "Nothing to give without a supervisor’s yes",
                Role.NOTE, "dim", grows=True)
    return Card("", [slider, Row([left, Button("say", "Say it", "message-square", main=True)], 12, middle=True)], gap=6)


def _top(free: bool) -> Flow:
    return Flow([
        Pill("clock", "14:32", "Reception, until 18:00", Role.CLOCK),
        Pill("users", "5 waiting" if free else "12 waiting", "longest 9 min" if free else "longest 21 min"),
        Pill("hand-heart", "Supervisor Bea is free", role=Role.FACT) if free
        else Pill("lock", "Supervisor busy, 6 min", role=Role.FACT),
    ], 12)


def _portrait(width: float, height: float) -> Box:
    def paint(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        person = Portrait(OKAFOR, rect.width, room_light(look.warmth)).picture(ANGRY)
        target.blit(person, rect.topleft, (0, 0, rect.width, rect.height))

    return framed(Picture(width, height, paint))


def counter(look: Look, size: tuple[int, int] = (1280, 720), kind: str = "hotel") -> pygame.Surface:
    """A conversation at the counter or on the phone, in one look and window."""
    free = look.warmth >= 0.5
    picture = pygame.Surface(size)
    talk: list[Box] = [Speech("Mrs Okafor", WORDS, tail=look.text < 1.5)]
    answers = _answers(free)
    if look.text >= 1.5:  # with large text the room gives way to words, and the face stands beside them
        picture.fill(look.tokens.panel2 if not look.high_contrast else "#000000")
        heads = Row([_portrait(190, 214), Column(talk, grows=True)], 14)
        root: Box = Column([_top(free), heads, ScrollList("Answers", answers),
                            Flow([Button("gift", "Offer with it: $120", "gift"),
                                  Button("say", "Say it", "message-square", main=True),
                                  Button("read", "Read aloud", "volume-2")], 14)], 14)
    else:
        view = View(*size)
        baked = populated(kind, look.warmth, view)
        baked.draw_back(picture)
        baked.draw_clock(picture)
        if baked.rope:
            draw_queue(picture, baked, 5 if free else 12, Mood(-0.5 + look.warmth, 0.5, 0.5))
        width = round(344 * view.scale)
        person = Portrait(OKAFOR, width, baked.light, 0.3).picture(ANGRY)
        left, bottom = view.at(306 - 172, 540)
        picture.blit(person, (left, bottom - person.get_height()))
        baked.draw_front(picture)
        low = Row([_rules(free), _customer()], 12)
        stage_left = Column([Space(grows=True), low], 0, grows=True)
        right = Column([*talk, *answers, _offer(free)], 8)
        root = Column([_top(free), Row([stage_left, _Fixed(right, 472)], 14, grows=True)], 9)
    stage = Stage("Counter", root, look, size)
    stage.focus_on("own" if free else "look")
    stage.draw(picture)
    return picture


class _Fixed(Inset):
    """A column of a fixed width in pixels at 720 lines, when there is room for it."""

    def __init__(self, child: Box, width: float) -> None:
        super().__init__(child, 0)
        self.width = width

    def _least(self, look: Look) -> int:
        return look.px(self.width)

    def _natural(self, look: Look) -> int:
        return look.px(self.width)


def inbox(look: Look) -> pygame.Surface:
    """The inbox desk in one look."""
    size = (1280, 720)
    picture = pygame.Surface(size)
    rows = (("Rosa Lindqvist", "Invoices sent to the wrong firm", "2 h 10", 8, FURIOUS, "you", True),
            ("Dev Malhotra", "Cannot log in since Tuesday", "1 h 40", 3, WORRIED, "open", False),
            ("Aisha Rahman", "Third time I ask about export", "58 min", 2, Mood(-0.7, 0.7, 0.2), "Ola reads", True),
            ("Tom Berg", "How do I add a colleague?", "31 min", 10, Mood(0.1, 0.3, 0.6), "open", False),
            ("Grace Mensah", "Thank you, it works", "12 min", 0, Mood(0.9, 0.7, 0.9), "Femi", False))
    tickets: list[Box] = []
    for i, (who, subject, wait, cast, mood, owner, late) in enumerate(rows):
        ticket = Ticket(f"t{i}", who, subject, wait, face(cast, mood, 54), mood.valence, owner, late=late)
        ticket.chosen = i == 0
        tickets.append(ticket)
    opened = Card("Invoices sent to the wrong firm", [
        Text("Rosa Lindqvist, bookkeeper; fourth message; promised a fix on Monday", Role.NOTE, "dim"),
        Flow([Tag("promise broken", "flag", "bad"), Tag("reply due in 20 min", "clock", "bad")]),
        Text("Your system has again sent our clients’ invoices to a stranger. On Monday you wrote that it was "
             "solved. I had to "
             "ring eleven people this morning to say sorry for you. I do not want a form, I want to know that "
             "somebody is on it.",
             Role.CHOICE)])
    ways = Grid([ChoiceRow("template", 1, "“Thank you for contacting us. Our team is looking into it.”", "copy", "20 s",
                           "same text to all 14", "users", "warn"),
                 ChoiceRow("write", 2, "“Mrs Lindqvist, on Monday we told you it was solved, and it was not. I "
                                       "ring you at 11:30.”",
                           "pen-line", "3 min", "promise, due 11:30")], 2, 14)
    acts = Grid([Button("send", "Send", "send", main=True), Button("assign", "Assign", "users"),
                 Button("look", "Look up", "book-open"), Button("note", "Note", "sticky-note")], 4, 12)
    work = Column([opened, ways, acts], 14, grows=True)
    root = Row([Column([Text("Shared inbox", Role.SECTION), ScrollList("Tickets", tickets)], 6), work], 16)
    baked = populated("software", look.warmth, View(*size))
    baked.draw_back(picture)
    baked.draw_clock(picture)
    baked.draw_front(picture)
    x, y, width, height = SCREEN
    stage = Stage("Inbox", root, look, (width, height))
    glass = pygame.Surface((width, height), pygame.SRCALPHA)
    stage.draw(glass)
    picture.blit(glass, (x, y))
    return picture
