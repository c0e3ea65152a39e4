"""The learner's page: skills against the passing standard, what to practise next, past shifts, predictions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from cxsim.game.charts.compare import Compared
from cxsim.game.charts.foresight import Foreseen, Foresight
from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Icon, Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.scene import Close, House, Open, Turn
from cxsim.game.scenes.backdrop import BackdropScene
from cxsim.game.scenes.debrief.change import title_of
from cxsim.game.scenes.desk.wording import SKILL_ICONS
from cxsim.game.scenes.learner.practice import best_for
from cxsim.game.scenes.shelf import entries, single, titles_of_companies, titles_of_policies
from cxsim.game.theme.fonts import Role
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Fact, Statement, Wrapper
from cxsim.game.widgets.node import Kind, Node
from cxsim.records.mastery import (
    PASSING_DAYS,
    PASSING_LEVEL,
    PASSING_OPPORTUNITIES,
    Standing,
    Suggestion,
    standings,
    suggestions,
)
from cxsim.records.store import FILE_NAME, Records, ShiftRecord

if TYPE_CHECKING:
    from cxsim.game.words import Words
    from cxsim.roleplay.vocabulary import Skill

TABS: Final = {"skills": "graduation-cap", "shifts": "list"}
LARGE_TEXT: Final = 1.5
PRACTICE_POLICY: Final = "empowerment"
"""House rules of a scene that is played from here: the shelf offers all of them."""
LATEST: Final = 12
"""Shifts in the chart of predictions."""


class LearnerScene(BackdropScene):
    """What somebody has learned so far, and what would help next.

    Parameters
    ----------
    today
        Day from which it is judged what is due; today by default.
    """

    def __init__(self, house: House, today: date | None = None) -> None:
        self._today = today or date.today()
        self._tab = "skills"
        self._shifts = self._read(house)
        super().__init__(house)
        self.stage.focus_on(f"learner.tab.{self._tab}")

    @property
    def name(self) -> str:
        """What the screen is called."""
        return self.words("learner.name")

    def build(self) -> Box:
        """A heading with the pages to choose from, and the page."""
        words = self.words
        chips: list[Box] = [Chip(f"learner.tab.{name}", words(f"learner.tab.{name}"), name == self._tab, sign)
                            for name, sign in TABS.items()]
        back = Button("learner.back", words("learner.back"), "arrow-left")
        title = Text(self.name, Role.TITLE, "on_deep", grows=True)
        heading = Column([Row([back, title], 14, middle=True), Flow(chips, 10)], 6) if self._is_large else Row(
            [back, title, Flow(chips, 10)], 16, middle=True)
        page = self._skills() if self._tab == "skills" else self._past()
        return Column([heading, ScrollList(self.name, [page])], 10)

    def heard(self, message: Message) -> Turn | None:
        """Turn a page, practise, or go back."""
        self.house.sounds.play("pick")
        match message.key.removeprefix("learner.").split("."):
            case ["back"]:
                return Close()
            case ["tab", tab]:
                self._tab = tab
                self.refresh()
            case ["play", _, roleplay]:
                return Open(lambda: single(self.house, roleplay, PRACTICE_POLICY))
            case ["shift"]:
                from cxsim.game.scenes.choose import ChooseScene

                return Open(lambda: ChooseScene(self.house))
        return None

    def resumed(self) -> None:
        """Read anew: a shift may have been added meanwhile."""
        self._shifts = self._read(self.house)
        super().resumed()

    @property
    def _is_large(self) -> bool:
        return self.look.text >= LARGE_TEXT

    def _read(self, house: House) -> list[ShiftRecord]:
        try:
            with Records(house.folder / FILE_NAME) as records:
                if records.set_aside is not None:
                    house.notices.append(house.words("debrief.records-damaged", name=records.set_aside.name))
                return records.shifts()
        except OSError as fault:
            house.notices.append(house.words("learner.unreadable", fault=fault))
            return []

    # --- skills

    def _skills(self) -> Box:
        """Seven skills with their level, and what to practise next."""
        words = self.words
        practice = [each for shift in self._shifts for each in shift.practice()]
        standard = Text(words("learner.standard", level=round(100 * PASSING_LEVEL), n=PASSING_OPPORTUNITIES,
                              days=PASSING_DAYS), Role.NOTE, "dim")
        levels = [self._level(each) for each in standings(practice)]
        left = Card(words("learner.skills"), [standard, *levels], gap=9, grows=True)
        asked: list[Box] = [self._next(each) for each in suggestions(practice, self._today)]
        if not asked:
            asked = [Fact("award", words("learner.nothing-due"), tone="good")]
        following = Card(words("learner.next"), asked, gap=14, grows=True)
        at_once = Card(words("learner.in-a-shift"), [Text(words("learner.shift-more"), Role.FACT),
                                                        Flow([self._start()], 8)])
        if self._is_large:
            return Column([left, following, at_once], 12)
        return Row([Column([left, at_once], 12, grows=True), following], 14)

    def _level(self, each: Standing) -> Box:
        words = self.words
        state = words("learner.held" if each.is_held else "learner.unknown" if not each.offered else "learner.learning")
        chances = words("learner.one-chance" if each.offered == 1 else "learner.some-chances", n=each.offered)
        days = words("learner.one-day" if each.days == 1 else "learner.some-days", n=each.days)
        more = f"{chances}, {days}" if each.offered else words("learner.not-seen")
        bar = Compared(words(f"learner.skill.{each.skill}"), each.level if each.offered else 0.0, PASSING_LEVEL,
                       state, more, tone="good" if each.is_held else "brass", grows=True)
        sign = Icon("check" if each.is_held else SKILL_ICONS[each.skill], 24, "good" if each.is_held else "act")
        return Row([sign, bar], 12, middle=True)

    def _next(self, each: Suggestion) -> Box:
        """A skill, why now, and the scenes that ask for it most."""
        words = self.words
        titles = {entry.name: entry.title for entry in entries(self.house.settings.language)}
        buttons: list[Box] = [
            Button(f"learner.play.{each.skill}.{name}", titles[name], "play",
                   hint=words("learner.practises", skill=self._skill(each.skill)))
            for name in best_for(each.skill, titles)]
        head = Row([Icon(SKILL_ICONS[each.skill], 20), _Named(self._skill(each.skill), words(f"learner.why.{each.why}"))
                    ], 10)
        return Column([head, Flow(buttons, 8)], 4)

    def _skill(self, skill: Skill) -> str:
        return self.words(f"learner.skill.{skill}")

    def _start(self) -> Button:
        words = self.words
        return Button("learner.shift", words("learner.shift"), "play", main=True, hint=words("learner.shift-more"))

    # --- shifts

    def _past(self) -> Box:
        """Predictions over time, and every shift, the latest first."""
        words = self.words
        if not self._shifts:
            return Card(words("learner.past"), [Text(words("learner.no-shifts"), Role.BODY), Flow([self._start()], 8)])
        return Column([self._foresight(), Card(words("learner.past"), [
            self._shift(each) for each in reversed(self._shifts)], gap=12)], 12)

    def _foresight(self) -> Box:
        words, title = self.words, self.words("learner.foresight")
        foreseen = [Foreseen(self._day(each.played_on), each.predicted_satisfied_share, each.satisfied / each.served)
                    for each in self._shifts if each.predicted_satisfied_share is not None and each.served]
        if not foreseen:
            return Card(title, [Text(words("learner.no-predictions"), Role.FACT, "dim")])
        said = "; ".join(words("learner.foreseen", day=each.day, expected=round(100 * each.expected),
                               happened=round(100 * each.happened)) for each in foreseen[-LATEST:])
        misses = [abs(each.expected - each.happened) for each in foreseen]
        summary = words("learner.mean-miss", n=round(100 * sum(misses) / len(misses)), shifts=len(misses))
        lean = sum(each.expected - each.happened for each in foreseen) / len(foreseen)
        if abs(lean) >= 0.05:
            summary += " " + words("learner.hopeful" if lean > 0 else "learner.wary")
        key = Text(words("learner.foresight-key"), Role.NOTE, "dim")
        return Card(title, [key, Foresight(title, said, tuple(foreseen[-LATEST:])), Text(summary, Role.FACT)], gap=6)

    def _shift(self, each: ShiftRecord) -> Box:
        words = self.words
        where = words("learner.where", day=self._day(each.played_on), desk=words(f"choose.desk.{each.desk}"),
                      company=titles_of_companies().get(each.company, each.company),
                      policy=titles_of_policies(words).get(each.policy) or title_of(self.house.folder, each.policy)
                      or each.policy)
        busy = words(f"choose.difficulty.{each.difficulty}")
        mode = words(f"choose.mode.{each.mode}") + ", " + busy[0].lower() + busy[1:]
        bar = Compared(where, each.score / 100, each.best / 100, words("learner.score", n=round(each.score)),
                       words("learner.best", n=round(each.best)), tone="teal")
        facts = [mode, words("learner.customers", served=each.served, satisfied=each.satisfied,
                             back=each.came_back)]
        if each.hints is not None and each.mode == "practice":
            facts.append(_hints(each.hints, words))
        if each.cause:
            facts.append(words("learner.you-said", cause=words(f"debrief.cause.{each.cause}")))
        return Column([bar, Statement(". ".join(facts))], 0)

    def _day(self, day: date) -> str:
        return self.words("learner.day", day=day.day, month=day.month, year=day.year)


def _hints(taken: tuple[int, ...], words: Words) -> str:
    """How many hints were taken, and with how many customers."""
    hints, customers = sum(taken), len(taken)
    if not hints:
        return words("learner.no-hints")
    if hints == 1:
        return words("learner.one-hint")
    return words("learner.hints-with-one" if customers == 1 else "learner.hints", n=hints,
                 customers=customers)


class _Named(Wrapper):
    """A skill and why it is due."""

    def __init__(self, name: str, why: str) -> None:
        self._said = (name, why)
        super().__init__([Column([Text(name, Role.BUTTON), Text(why, Role.NOTE, "dim")], 0)], grows=True)

    def _node(self) -> Node:
        return Node(Kind.FACT, *self._said)
