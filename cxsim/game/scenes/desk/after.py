"""After a conversation: how it ended, how the customer felt on the way, and what the coach says of each choice."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import pygame

from cxsim.game.coach import Coaching, Step
from cxsim.game.layout.box import Box, Inset
from cxsim.game.layout.leaves import Icon, Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.people.heads import head_picture
from cxsim.game.people.person import Person
from cxsim.game.scenes.desk.feeling import mood_of
from cxsim.game.scenes.desk.wording import mood_word
from cxsim.game.theme.edges import RING_BED_PX, RING_GAP_PX
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import draw_corner_mark, mood_mark, mood_picture
from cxsim.game.theme.svg import raster
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.cards import Card, ScrollList
from cxsim.game.widgets.control import Meaningful
from cxsim.game.widgets.facts import Fact, Statement, Wrapper
from cxsim.game.widgets.node import Kind, Node
from cxsim.game.words import Words

AGAIN, LEAVE, BACK_TO, CHAIR = "again", "leave", "back-to:", "chair"
MOVED: Final = {-1: ("arrow-down", "bad", "coach.fell"), 0: ("minus", "dim", "coach.same"),
                1: ("arrow-up", "good", "coach.rose")}
QUALITY: Final = {"good": ("check", "good"), "mixed": ("minus", "warn"), "poor": ("x", "bad")}
FACE: Final = 56
CURVE_HEIGHT: Final = 104
LARGE_TEXT: Final = 1.5
"""From this size of text on, everything stands in one column."""
MOST_SD: Final = 2.2
"""A mood further from even than this lies at the edge of the curve."""


class Curve(Meaningful):
    """The customer's mood from before the first word to the end, with faces at both ends.

    Parameters
    ----------
    person
        Whoever it was, or None for a caller: then marks of the mood stand at the ends.
    felt_sd
        Another person's moods at the same moments, dashed; may be empty.
    """

    def __init__(
        self, name: str, moods_sd: tuple[float, ...], person: Person | None, words: Words,
        felt_sd: tuple[float, ...] = (),
    ) -> None:
        super().__init__()
        self.felt_sd = felt_sd
        self.name = name
        self.moods_sd = moods_sd
        self.person = person
        self._words = words

    def _node(self) -> Node:
        said = ", ".join(map(self._word, self.moods_sd))
        if self.felt_sd:
            said += "; " + self._words("coach.felt", moods=", ".join(map(self._word, self.felt_sd)))
        return Node(Kind.FACT, self.name, said)

    def _word(self, sd: float) -> str:
        return mood_word(self._words, mood_of(sd, 0.5))

    def _least(self, look: Look) -> int:
        return look.px(4 * FACE)

    def _natural(self, look: Look) -> int:
        return look.px(420)

    def _height(self, look: Look, width: int) -> int:
        return look.px(CURVE_HEIGHT)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        side, rect = look.px(FACE), self.rect
        line = pygame.Rect(rect.x + side + look.px(14), rect.y + look.px(8), rect.width - 2 * side - look.px(28),
                           rect.height - look.px(16))
        self._paint_end(target, look, pygame.Rect(rect.x, rect.centery - side // 2, side, side), self.moods_sd[0])
        self._paint_end(target, look, pygame.Rect(rect.right - side, rect.centery - side // 2, side, side),
                        self.moods_sd[-1])
        if line.width > 4:
            target.blit(self._drawn(look, line.width, line.height), line.topleft)

    def _paint_end(self, target: pygame.Surface, look: Look, rect: pygame.Rect, sd: float) -> None:
        mood = mood_of(sd, 0.5)
        if self.person is None:
            target.blit(mood_picture(mood_mark(mood.valence), rect.width, look.high_contrast), rect.topleft)
            return
        target.blit(head_picture(self.person, mood, rect.width), rect.topleft)
        draw_corner_mark(target, look, rect, mood.valence)

    def _drawn(self, look: Look, width: int, height: int) -> pygame.Surface:
        t, middle = look.tokens, height / 2
        points = self._points(self.moods_sd, width, height)
        colour = t.good if self.moods_sd[-1] > 0.25 else t.bad if self.moods_sd[-1] < -0.5 else t.warn
        path = _smooth(points)
        area = f"{path} L{points[-1][0]:.1f} {middle:.1f} L{points[0][0]:.1f} {middle:.1f}Z"
        dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{look.px(4.5)}" fill="{colour}" stroke="{t.panel}" '
                       f'stroke-width="{look.px(2)}"/>' for x, y in points[1:])
        own = ""
        if self.felt_sd:
            dash = f'{look.px(6)} {look.px(5)}'
            own = (f'<path d="{_smooth(self._points(self.felt_sd, width, height))}" fill="none" stroke="{t.ink}" '
                   f'stroke-width="{look.px(2.5)}" stroke-dasharray="{dash}"/>')
        return raster(width, height, (
            f'<path d="{area}" fill="{colour}" fill-opacity="0.16"/>'
            f'<path d="M0 {middle:.1f} H{width}" stroke="{t.line2}" stroke-width="{look.px(1.5)}"/>'
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{look.px(3.5)}" stroke-linecap="round"/>'
            f"{own}{dots}"))

    def _points(self, moods_sd: tuple[float, ...], width: int, height: int) -> list[tuple[float, float]]:
        spare = 8.0
        step = (width - 2 * spare) / max(1, len(self.moods_sd) - 1)
        half = height / 2 - spare
        return [(spare + i * step, height / 2 - half * max(-1.0, min(1.0, sd / MOST_SD)))
                for i, sd in enumerate(moods_sd)]


def _smooth(points: list[tuple[float, float]]) -> str:
    """A path through points that never goes beyond any of them."""
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (ax, ay), (bx, by) in pairwise(points):
        half = (bx - ax) / 2
        path += f" C{ax + half:.1f} {ay:.1f} {bx - half:.1f} {by:.1f} {bx:.1f} {by:.1f}"
    return path


class Told(Wrapper):
    """One choice with what the coach says of it, read as one."""

    def __init__(self, step: Step, words: Words, button: Button | None, icon_of_coach: str) -> None:
        icon, tone, line = MOVED[step.moved]
        self.step = step
        self._moved = words(line)
        said = Text(step.said, Role.CHOICE, grows=True)
        top: list[Box] = [Icon(icon, 20, tone, 2.6), said]
        if button is not None:
            top.append(button)
        parts: list[Box] = [Row(top, 10, middle=True)]
        if step.coach:
            parts.append(Row([Icon(icon_of_coach, 18, "act"), Text(step.coach, Role.FACT, "dim", grows=True)], 10))
        if step.cut_in:
            parts.append(Fact("hourglass", words("coach.cut-in"), "bad", "bad", Role.KEY))
        self._cut_in = words("coach.cut-in") if step.cut_in else ""
        super().__init__([Card("", parts, gap=6)])

    def _node(self) -> Node:
        told = [self._moved, self.step.coach, self._cut_in]
        return Node(Kind.FACT, self.step.said, ". ".join(part.rstrip(".") for part in told if part))


def coach_page(
    told: Coaching, name: str, person: Person | None, words: Words, look: Look, can_rewind: bool,
    has_chair: bool = False, in_shift: bool = False,
) -> Box:
    """Everything after a conversation, as one box for a stage.

    Parameters
    ----------
    name, person
        Of the customer; ``person`` is None where nobody was seen.
    can_rewind
        Whether the scene can be taken up again at any choice.
    has_chair
        Whether the same answers can be heard from the customer's chair.
    in_shift
        Whether a shift waits meanwhile, and goes on from here.
    """
    icon, tone = QUALITY[told.quality]
    said = Statement(told.said_of_ending, Role.BODY, "ink")
    said.grows = True
    ending = Card(told.ending, [Row([Icon(icon, 22, tone, 2.6), said], 10)], bar=tone)
    moods = (told.start_mood_sd, *(step.mood_sd for step in told.steps))
    course = words("coach.mood", name=name)
    line = Curve(course, moods, person, words, told.felt_sd)
    curve = Card(course, [line, Fact("minus", words("coach.dashed"), "dim")] if told.felt_sd else [line])
    facts: list[Box] = [_Figure(figure, value) for figure, value in told.figures]
    for promise in told.promises:
        sign, colour = ("check", "good") if promise.is_kept else ("x", "bad")
        text = words("coach.kept" if promise.is_kept else "coach.broken", what=promise.text)
        facts.append(Fact(sign, text, tone=colour))
    figures = Card(words("coach.ending"), facts, gap=4)
    asked = [Fact("circle-question-mark", text) for text in told.questions]
    questions: list[Box] = [Card(words("coach.ask"), asked, gap=5)] if asked else []
    sign = "lock" if told.felt_sd else "graduation-cap"
    steps: list[Box] = [Told(step, words, _back_to(step, words) if can_rewind else None, sign) for step in told.steps]
    title = Text(words("coach.title"), Role.TITLE, "on_deep", grows=True)
    ways = _to_shift(words, can_rewind) if in_shift else _leaving(words, has_chair)
    if look.text >= LARGE_TEXT:
        heading: Box = Column([title, ways], 8)
        return Column([heading, ending, curve, figures, *steps, *questions], 12)
    heading = Row([title, ways], 14, middle=True)
    left = Inset(Column([ending, curve, figures], 12), 0, ends=RING_GAP_PX + RING_BED_PX / 2, grows=True)
    right = ScrollList(words("coach.steps"), [*steps, *questions], 10)
    return Column([heading, Row([left, right], 14, grows=True)], 12)


def _leaving(words: Words, has_chair: bool) -> Box:
    chair: list[Box] = [Button(CHAIR, words("coach.chair"), "arrow-left-right")] if has_chair else []
    return Flow([Button(AGAIN, words("coach.again"), "rotate-ccw", main=True), *chair,
                 Button(LEAVE, words("coach.leave"), "log-out")], 10)


def _to_shift(words: Words, can_rewind: bool) -> Box:
    again: list[Box] = [Button(AGAIN, words("coach.again"), "rotate-ccw")] if can_rewind else []
    return Flow([Button(LEAVE, words("coach.to-shift"), "arrow-left", main=True), *again], 10)


class _Figure(Wrapper):
    """A name and a number."""

    def __init__(self, name: str, value: str) -> None:
        self.name, self.value = name, value
        super().__init__([Row([Text(name, Role.FACT, "dim", grows=True), Text(value, Role.BUTTON, align="right")], 12)])

    def _node(self) -> Node:
        return Node(Kind.FACT, self.name, self.value)


def _back_to(step: Step, words: Words) -> Button:
    return Button(BACK_TO + str(step.number), words("coach.from-here"), "undo-2", hint=step.said)
