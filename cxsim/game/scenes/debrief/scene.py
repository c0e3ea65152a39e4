"""The debrief: pages about a shift that is over, and the questions after them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, cast

import pygame

from cxsim.config.faults import ScenarioError
from cxsim.config.scenarios import list_scenarios, load_policy
from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.scene import Go, Home, House, Scene, StageScene, Turn
from cxsim.game.scenes.backdrop import Backdrop
from cxsim.game.scenes.debrief import recording
from cxsim.game.scenes.debrief.change import changes, most_unlike, write_policy
from cxsim.game.scenes.debrief.customers import LARGE_TEXT, Customers, faces_of
from cxsim.game.scenes.debrief.figures import Others, expectations_page, rules_page
from cxsim.game.scenes.debrief.looking_back import STEPS, Comparing, LookedBack, LookingBack
from cxsim.game.scenes.debrief.question import NO_CHANGE, change_words, question_page
from cxsim.game.scenes.debrief.row import draw_faces
from cxsim.game.scenes.shelf import titles_of_policies
from cxsim.game.theme.fonts import Role
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Fact
from cxsim.live.decisions import Answer
from cxsim.live.observation import clock_words

if TYPE_CHECKING:
    from cxsim.live.shift import Shift
    from cxsim.rules.company import Policy

TABS: Final = {"customers": "users", "nine": "heart", "rules": "scale", "you": "circle-question-mark"}
PATIENCE_S: Final = 0.010
"""How long a frame waits for the work beside the screen: the screen gives it the time that it does not need."""
MOMENT_S: Final = 0.5
"""So long after something has come the screen is drawn anew."""


class DebriefScene(StageScene):
    """What came of a shift.

    Parameters
    ----------
    done
        Called once when the debrief is left for good.
    left
        Called once when it is left in whatever way.
    """

    def __init__(
        self, house: House, shift: Shift, done: Callable[[], None], left: Callable[[], None]
    ) -> None:
        self._shift = shift
        self._done = done
        self._left = left
        self._last = shift.observe()
        self._tab = "customers"
        self._opened: int | None = None
        self._cause = self._lever = ""
        self._arrived_s: float | None = None
        self._changed_s = 0.0
        self._is_put_away = False
        self._backdrop = Backdrop(house.size, self.warmth)
        self._work = LookingBack(shift, other_policy(shift.policy), self._draw_faces, apart=True)
        self._comparing: Comparing | None = None
        self._awaited: Comparing | None = None
        """The comparison of which it was not told yet what became of it."""
        self._compared: dict[str, LookedBack] = {}
        self._shown = self._work.step
        house.sounds.play("over")
        super().__init__(house)
        self._work.start()

    @property
    def name(self) -> str:
        """What the screen is called, with the shift that it is about."""
        return f"{self.words('debrief.name')}. {self._where}"

    @property
    def found(self) -> LookedBack | None:
        """What was found, once it is there."""
        return self._work.result if self._arrived_s is not None else None

    def build(self) -> Box:
        """A heading with the pages to choose from, and the page."""
        if self.found is None:
            return Column([self._heading([]), ScrollList(self.name, [self._waiting()])], 10)
        chips: list[Box] = [Chip(f"debrief.tab.{name}", self.words(f"debrief.tab.{name}"), name == self._tab, sign)
                            for name, sign in TABS.items()]
        return Column([self._heading(chips), self._page(self.found)], 10)

    def heard(self, message: Message) -> Turn | None:
        """Turn a page, open a customer, answer, or go on."""
        self.house.sounds.play("pick")
        match message.key.removeprefix("debrief.").split("."):
            case ["tab", tab]:
                self._tab = tab
            case ["customer", case_id]:
                self._opened = None if self._opened == int(case_id) else int(case_id)
            case ["other", name]:
                self._hold_against(name)
            case ["cause", cause]:
                self._cause = cause
                self._answer()
            case ["change", lever]:
                self._lever = lever
                self._answer()
            case ["try"]:
                return self._with_change()
            case ["again"]:
                return self._briefing(self._shift.setup.policy)
            case ["title"]:
                return self._home()
        self.refresh()
        return None

    def passed(self, action: Action) -> Turn | None:
        """Back goes to the title."""
        return self._home() if action.do is Do.BACK else None

    def update(self, dt_s: float) -> Turn | None:
        """See how far the work is."""
        super().update(dt_s)
        if self._arrived_s is None:
            self._work.wait(PATIENCE_S)
            if self._work.is_done:
                self._arrived_s = self._changed_s = self.now_s
                self._record()
                self.house.sounds.play("page")
                self.refresh()
                if self._work.result is not None:
                    self.stage.focus_on(f"debrief.tab.{self._tab}")
            elif self._work.step != self._shown:
                self._shown, self._changed_s = self._work.step, self.now_s
                self.refresh()
        elif self._awaited is not None:
            self._awaited.wait(PATIENCE_S)
            if self._awaited.is_done:
                self._take_comparison(self._awaited)
        return None

    @property
    def is_moving(self) -> bool:
        """For a moment after something has come. While it is being worked out the screen stands still, and leaves the
        processor to the work: it would be drawn sixty times a second for nothing."""
        return self.now_s - self._changed_s < MOMENT_S

    def paint_behind(self, target: pygame.Surface) -> None:
        """The house at rest."""
        self._backdrop.draw(target, self.look)

    def resize(self) -> None:
        """Take another window, look or language."""
        self._backdrop = Backdrop(self.house.size, self.warmth)
        super().resize()

    def dropped(self) -> None:
        """Put the journal away, once; left before anything was known, the shift stays where it can be taken up."""
        if self._is_put_away:
            return
        self._is_put_away = True
        for work in (self._work, self._comparing):
            if work is not None:
                work.stop()
        if self._arrived_s is None:
            self._shift.close()
        else:
            self._done()
        self._left()

    # --- what is shown

    def _heading(self, chips: list[Box]) -> Box:
        words = self.words
        leave = Button("debrief.title", words("debrief.title"), "house")
        title = Text(words("debrief.name"), Role.TITLE, "on_deep", grows=True)
        if self.look.text >= LARGE_TEXT:
            top = Row([title, leave], 16, middle=True)
            return Column([top, Flow(chips, 12, between=8)], 6) if chips else top
        both = Column([title, Text(self._where, Role.FACT, "on_deep")], 0, grows=True)
        return Row([both, Flow([*chips, leave], 12)], 16, middle=True)

    @property
    def _where(self) -> str:
        """Desk, hours and rules, in a line."""
        words, last = self.words, self._last
        return words("debrief.where", desk=words(f"choose.desk.{last.desk}"), start=clock_words(last.shift_start_min),
                     end=clock_words(last.shift_end_min),
                     title=self._title_of(last.policy.policy, last.policy.title))

    def _title_of(self, policy: str, title: str) -> str:
        """A policy's title in the person's language, where the tables know it."""
        return titles_of_policies(self.words).get(policy, title)

    def _waiting(self) -> Box:
        """What is being worked out, and the figures of the day meanwhile."""
        words, figures = self.words, self._last.figures
        if self._work.fault:
            parts: list[Box] = [Fact("triangle-alert", words("debrief.fault", fault=self._work.fault), "bad", "bad")]
        else:
            at = STEPS.index(self._shown)
            other = self._title_of(self._work.other.name, self._work.other.title)
            parts = [Fact("check" if number < at else "hourglass" if number == at else "minus",
                          words(f"debrief.step.{step}", title=other),
                          "ink" if number <= at else "dim", "good" if number < at else "act" if number == at else "dim")
                     for number, step in enumerate(STEPS)]
        day: list[Box] = [
            Fact("users", words("debrief.served", n=figures.served)),
            Fact("check", words("debrief.settled", n=figures.settled)),
            Fact("rotate-ccw", words("debrief.came-back", n=figures.came_back)),
            Fact("log-out", words("debrief.gave-up", n=figures.gave_up)),
            Fact("gift", words("debrief.given", amount=words.money(figures.given_usd))),
        ]
        cards: list[Box] = [Card(words("debrief.day"), day, gap=5, grows=True),
                            Card(words("debrief.working"), parts, gap=6, grows=True)]
        return Column(cards, 12) if self.look.text >= LARGE_TEXT else Row(cards, 14)

    def _page(self, found: LookedBack) -> Box:
        words, look = self.words, self.look
        other = self._title_of(found.told.other_policy, found.told.other_title)
        told = replace(found.told, other_title=other)
        customers = Customers(replace(found, told=told), faces_of(self._shift), self._last.shift_end_min, words)
        match self._tab:
            case "customers":
                return customers.page(look, self._opened)
            case "nine":
                return expectations_page(told, words, look)
            case "rules":
                return rules_page(told, self._others(), words, look)
        offered = [(change, change_words(words, change, self._limit_usd(change.value)))
                   for change in changes(self._shift.policy.levers)]
        return question_page(told, customers, offered, self._cause, self._lever, words, look)

    # --- other rules

    def _others(self) -> Others:
        """The policies that ship but this one; the one that was compared with, whatever it is, among them."""
        assert self._work.result is not None
        told, work = self._work.result.told, self._comparing
        titles = titles_of_policies(self.words)
        titles.setdefault(told.other_policy, told.other_title)  # last, so that none leaves its place when one comes in
        titles = {name: title for name, title in titles.items() if name != told.policy}
        if work is None:
            return Others(titles)
        return Others(titles, fault=work.fault) if work.fault else Others(titles, pending=work.other)

    def _hold_against(self, name: str) -> None:
        """Have the shift played again under another policy, unless that has been done."""
        found = self._work.result
        if found is None or self._awaited is not None:
            return
        self._compared[found.told.other_policy] = found
        self._comparing = None
        if name in self._compared:
            self._work.result = self._compared[name]
        else:
            self._comparing = self._awaited = Comparing(self._shift, found, name, apart=True)
            self._comparing.start()

    def _take_comparison(self, work: Comparing) -> None:
        self._awaited, self._changed_s = None, self.now_s
        if work.result is not None:
            self._work.result, self._comparing = work.result, None
            self.house.sounds.play("page")
        self.refresh()

    def _draw_faces(self, found: LookedBack) -> None:
        """Beside the screen, so that the first picture of the customers does not stand still."""
        faces, look = faces_of(self._shift), self.look
        for line in found.told.customers:
            if line.case_id in faces and line.feelings:
                draw_faces(faces[line.case_id], (line.feelings[0].mood, line.feelings[-1].mood), look)

    def _limit_usd(self, x_loss: float) -> float | None:
        """The limit that a multiple of the mean loss comes to here."""
        now = self._shift.policy.levers.remedy_limit_x_loss
        return self._last.policy.limit_usd * x_loss / now if now > 0.0 else None

    # --- what is kept

    def _record(self) -> None:
        """Put the shift on record; a fault is told, and keeps nobody from going on."""
        if self._work.result is None:
            return
        record = recording.record_of(self._shift, self._work.result, date.today())
        try:
            aside = recording.put_on_record(self.house.folder, record)
        except OSError as fault:
            self.house.notices.append(self.words("debrief.not-recorded", fault=fault))
            return
        if aside is not None:
            self.house.notices.append(self.words("debrief.records-damaged", name=aside.name))

    def _answer(self) -> None:
        """Write an answer down, in the journal and on record."""
        lever = "" if self._lever in ("", NO_CHANGE) else self._lever
        cause = self._cause or "both"
        if self._cause:
            self._shift.decide(Answer(cast(Literal["me", "rules", "both"], cause), lever.partition("-")[0]))
        try:
            recording.put_answer(self.house.folder, recording.name_of_shift(self._shift), self._cause, lever)
        except OSError as fault:
            self.house.notices.append(self.words("debrief.not-recorded", fault=fault))

    # --- where to go

    def _with_change(self) -> Turn | None:
        """The same day under the same rules but one."""
        policy = self._shift.policy
        change = next((each for each in changes(policy.levers) if each.key == self._lever), None)
        if change is None:
            return None
        wish = change_words(self.words, change, self._limit_usd(change.value))
        try:
            path = write_policy(self.house.folder, policy, change,
                                self.words("debrief.policy-title", title=self._title_of(policy.name, policy.title),
                                           change=wish))
        except OSError as fault:
            self.house.notices.append(self.words("debrief.not-written", fault=fault))
            return None
        return self._briefing(str(path))

    def _briefing(self, policy: str) -> Turn:
        self.dropped()
        setup = replace(self._shift.setup, policy=policy, is_first=False)

        def briefing() -> Scene:
            from cxsim.game.scenes.briefing import BriefingScene

            return BriefingScene(self.house, setup)

        return Go(briefing)

    def _home(self) -> Turn:
        self.dropped()
        return Home(self._title)

    def _title(self) -> Scene:
        from cxsim.game.scenes.title import TitleScene

        return TitleScene(self.house)


def other_policy(policy: Policy) -> Policy:
    """The shipped policy that feels least like this one: the same words are tried under it."""
    shipped = []
    for each in list_scenarios("policy"):
        if each.origin == "shipped" and each.name != policy.name:
            try:
                shipped.append(load_policy(each.name))
            except ScenarioError:
                continue
    return most_unlike(policy, shipped)
