"""The page of the customers: how each of them felt on the way, and what they did next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING, Final

from cxsim.game.charts.feeling import FeelingLine, Felt, Sign
from cxsim.game.layout.box import Box, Inset
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Flow, Row
from cxsim.game.people.person import Person
from cxsim.game.scenes.debrief.looking_back import LookedBack, Said
from cxsim.game.scenes.debrief.row import (
    SHOWN_FATES,
    Count,
    CustomerRow,
    Legend,
    legend_icon,
    paint_diamond,
    paint_ring,
)
from cxsim.game.scenes.desk.cast import person_from
from cxsim.game.scenes.desk.feeling import mood_of
from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.surroundings import somebody
from cxsim.game.scenes.desk.wording import mood_word
from cxsim.game.theme.edges import RING_BED_PX, RING_GAP_PX
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.cards import Card, ScrollList
from cxsim.game.widgets.facts import Fact
from cxsim.game.words import Words
from cxsim.live.debrief import CustomerLine, Fate, MoodPoint
from cxsim.live.feelings import mood_after
from cxsim.live.observation import clock_words, weekday_of
from cxsim.rules.appraisal import csat
from cxsim.rules.company import MINUTES_PER_DAY

if TYPE_CHECKING:
    from cxsim.live.shift import Shift

AFTERWARDS: Final = 0.86
"""Where along the axis what came after the shift begins."""
FATES: Final[Mapping[Fate, tuple[str, str]]] = {
    "left": ("log-out", "bad"), "left_anyway": ("log-out", "dim"), "kept": ("heart", "good"),
    "stays": ("check", "good"), "came_back": ("rotate-ccw", "warn"), "told_for": ("smile", "good"),
    "told_against": ("megaphone", "bad"), "posted": ("globe", "bad"),
}
"""Icon and tone of what a customer did next."""
LARGE_TEXT: Final = 1.5
LOUD_MOVES: Final = ("refuse", "transfer", "escalate", "hold", "look_up", "let_go")
"""Moves that name a moment better than the skill does."""


def faces_of(shift: Shift) -> dict[int, Person]:
    """Who is who, as at the desk: by case."""
    faces: dict[int, Person] = {}
    for scene in shift.history:
        case, part = scene.talk.case, scene.part
        if part.is_hand_written:
            character = scene.story.characters[scene.story.counterpart]
            faces[case.id] = person_from(dict(character.look), case.customer.id, character.about)
        else:
            faces[case.id] = somebody(case.customer.id)
    return faces


def name_in(line: CustomerLine) -> str:
    """The customer's name: the author's, or the one that goes with the face."""
    return line.name or name_of(line.seed)


def moment_words(words: Words, point: MoodPoint, said: Said | None) -> str:
    """What happened at a moment, in two or three words; empty where there is nothing short to say."""
    if said is not None:
        if said.given_usd >= 0.5:
            return words("debrief.moment.gave", amount=words.money(said.given_usd))
        if said.move in LOUD_MOVES:
            return words(f"debrief.moment.move.{said.move}")
        if said.skills:
            return words(f"debrief.moment.skill.{said.skills[0]}")
        return words("debrief.moment.spoke")
    line = f"debrief.moment.{point.what}"
    return words(line, n=round(csat(point.mood))) if line in words else ""


class Customers:
    """Makes the page from what was found.

    Parameters
    ----------
    end_min
        When the shift ended.
    """

    def __init__(self, found: LookedBack, faces: Mapping[int, Person], end_min: float, words: Words) -> None:
        self._told = found.told
        self._faces = faces
        self._end_min = end_min
        self._words = words
        self._said: dict[tuple[int, str], list[Said]] = {}
        for each in found.said:
            self._said.setdefault((each.case_id, each.choice), []).append(each)
        self._elsewhere = {case.customer_id: case.csat for case in found.told.other.cases if case.csat > 0.0}

    def page(self, look: Look, opened: int | None) -> Box:
        """All customers in the order in which they came; ``opened`` is the case that is told at length."""
        words = self._words
        rows: list[Box] = []
        for number, line in enumerate(self._told.customers):
            rows.append(self._row(line, look, number % 2 == 0, line.case_id == opened))
            if line.case_id == opened:
                rows.append(self._at_length(line))
        if not rows:
            rows = [Text(words("debrief.nobody"), Role.BODY)]
        title = Text(words("debrief.felt"), Role.CARD, grows=True)
        if look.text >= LARGE_TEXT:
            return ScrollList(words("debrief.felt"), [Card("", [title, Flow(self._key(), 16), self._next(), *rows])])
        heading = Row([title, Flow(self._key(), 16)], 16, middle=True)
        card = Card("", [heading, self._next(), ScrollList(words("debrief.felt"), rows, 8)], gap=8, grows=True)
        return Inset(card, 0, ends=RING_GAP_PX + RING_BED_PX / 2, grows=True)  # as high up as the other pages

    def said_at(self, line: CustomerLine, point: MoodPoint) -> Said | None:
        """What the person said at a point of a line, if it was something said."""
        near = self._said.get((line.case_id, point.what), [])
        return min(near, key=lambda each: abs(each.time_min - point.time_min), default=None)

    def time(self, time_min: float) -> str:
        """Time of day as it is written, with the day where that is not the day of the shift."""
        later = int(time_min // MINUTES_PER_DAY) - int(self._end_min // MINUTES_PER_DAY)
        if later == 0:
            return clock_words(time_min)
        day = self._words(f"debrief.weekday.{weekday_of(time_min)}")
        line = "debrief.on-day" if abs(later) < 7 else "debrief.on-day-a-week-later"
        return self._words(line, day=day, time=clock_words(time_min))

    def label(self, line: CustomerLine, point: MoodPoint) -> str:
        """What happened at a point, in short."""
        return moment_words(self._words, point, self.said_at(line, point))

    def _row(self, line: CustomerLine, look: Look, tinted: bool, opened: bool) -> Box:
        return CustomerRow(
            f"debrief.customer.{line.case_id}", name_in(line), self._spoken(line), self._hint(opened),
            self._faces.get(line.case_id) or somebody(line.seed), (_first(line), _last(line)),
            self._fates(line), self._line(line), look.text >= LARGE_TEXT, tinted, opened,
        )  # fmt: skip

    def _hint(self, opened: bool) -> str:
        return self._words("debrief.close-row" if opened else "debrief.open-row")

    def _line(self, line: CustomerLine) -> FeelingLine:
        """Steps evenly spaced, what came after the shift in a part of its own."""
        during = [point for point in line.feelings if point.time_min <= self._end_min]
        later = [point for point in line.feelings if point.time_min > self._end_min]
        end = AFTERWARDS - 0.04 if later else 1.0
        places = [end * number / max(1, len(during) - 1) for number in range(len(during))]
        places += [AFTERWARDS + (1.0 - AFTERWARDS) * (number + 1) / len(later) for number in range(len(later))]
        felt = tuple(
            Felt(at, point.mood, self.label(line, point) if point.is_moment_of_truth else "", point.is_moment_of_truth)
            for at, point in zip(places, (*during, *later), strict=True))
        times = tuple((at, clock_words(point.time_min)) for at, point in zip(places, during, strict=False)
                      if point.what in ("", "called_back"))
        signs = tuple(Sign(self._at(mark.time_min, during, places), mark.kept) for mark in line.promises)
        there = self._elsewhere.get(line.customer_id)
        return FeelingLine(felt, signs, times, mood_after(there) if there is not None else None,
                           (AFTERWARDS, self._words("debrief.afterwards")) if later else None)

    def _at(self, time_min: float, during: list[MoodPoint], places: list[float]) -> float:
        """Where a time lies among steps that are evenly spaced."""
        before = [at for at, point in zip(places, during, strict=False) if point.time_min <= time_min]
        if time_min > self._end_min:
            return AFTERWARDS + 0.02
        return before[-1] if before else 0.0

    def _fates(self, line: CustomerLine) -> list[tuple[str, str, str]]:
        """Icon, tone and words of what the customer did next."""
        return [(*FATES[fate], self._fate(line, fate)) for fate in line.fates]

    def _fate(self, line: CustomerLine, fate: Fate) -> str:
        n = max(1, round(abs(line.told)))
        contacts = line.result.came_back
        return self._words(f"debrief.fate.{fate}" + ("-once" if fate == "came_back" and contacts == 1 else ""),
                           n=contacts if fate == "came_back" else n)

    def _spoken(self, line: CustomerLine) -> str:
        words = self._words
        parts = [fate for _, _, fate in self._fates(line)]
        parts.append(words("debrief.from-to", start=mood_word(words, mood_of(_first(line), 0.5)),
                           end=mood_word(words, mood_of(_last(line), 0.5))))
        parts += [f"{self.time(point.time_min)} {self.label(line, point)}" for point in line.feelings
                  if point.is_moment_of_truth and self.label(line, point)]
        parts += [f"{self.time(mark.time_min)} {words('debrief.kept' if mark.kept else 'debrief.broken')}"
                  for mark in line.promises]
        return "; ".join(parts)

    def _at_length(self, line: CustomerLine) -> Box:
        """Every moment with the words that were said in it, and what else was within reach."""
        words, facts = self._words, []
        before: float | None = None
        for point in line.feelings:
            said = self.said_at(line, point)
            moved = 0 if before is None or abs(point.mood - before) < 0.1 else 1 if point.mood > before else -1
            before = point.mood
            if not point.is_moment_of_truth and (said is None or moved == 0):
                continue
            sign, tone = {1: ("arrow-up", "good"), 0: ("minus", "dim"), -1: ("arrow-down", "bad")}[moved]
            what = words("desk.quoted", words=said.words) if said is not None else self.label(line, point)
            if what:
                facts.append(Fact(sign, f"{self.time(point.time_min)}  {what}", tone=tone))
        for mark in line.promises:
            sign, tone, text = ("check", "good", "debrief.kept") if mark.kept else ("x", "bad", "debrief.broken")
            facts.append(Fact(sign, f"{self.time(mark.time_min)}  {words(text)}", tone=tone))
        facts += [Fact(sign, text, tone=tone) for sign, tone, text in self._fates(line)[SHOWN_FATES:]]
        result = line.result
        if isfinite(result.points):
            best = line.best_points
            facts.append(Fact("flag", words("debrief.points-of", n=round(result.points)) if not isfinite(best) else
                              words("debrief.points-of-best", n=round(result.points),
                                    best=round(max(best, result.points)))))
        return Card(line.issue_title, list(facts), bar="teal", gap=4)

    def _next(self) -> Box:
        """What all of them did next, counted."""
        counted: Counter[Fate] = Counter(fate for line in self._told.customers for fate in line.fates)
        parts: list[Box] = [Text(self._words("debrief.next"), Role.LABEL, "dim")]
        parts += [Count(*FATES[fate], self._words(f"debrief.count.{fate}", n=counted[fate]))
                  for fate in FATES if counted[fate]]
        return Flow(parts, 14)

    def _key(self) -> list[Box]:
        words = self._words
        return [
            Legend(paint_diamond, words("debrief.key.moment")), legend_icon("check", "good", words("debrief.kept")),
            legend_icon("x", "bad", words("debrief.broken")),
            Legend(paint_ring, words("debrief.key.other", title=self._told.other_title)),
        ]


def _first(line: CustomerLine) -> float:
    return line.feelings[0].mood if line.feelings else 0.0


def _last(line: CustomerLine) -> float:
    return line.feelings[-1].mood if line.feelings else 0.0
