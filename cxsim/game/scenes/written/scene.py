"""What both written desks share: the room and its time, news that pass by, drawers, refusals, and the way out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Final, Protocol

import pygame

from cxsim.game import garbage
from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Row
from cxsim.game.scene import House, Meanwhile, Open, Scene, Turn
from cxsim.game.scenes.desk import cards, wording
from cxsim.game.scenes.desk.doing import COACH, REWIND, WAIT, WAITS_MIN
from cxsim.game.scenes.desk.hall import Hall
from cxsim.game.scenes.desk.live_shift import LiveShift
from cxsim.game.scenes.desk.notices import Notices
from cxsim.game.scenes.desk.on_shift import ShiftDesk
from cxsim.game.scenes.desk.scene import CoachScene, Way
from cxsim.game.scenes.desk.view import DeskView
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.drawer import SHUT, Drawer
from cxsim.game.widgets.facts import Pill
from cxsim.game.widgets.showing import Showing, Shown
from cxsim.game.widgets.stage import Stage
from cxsim.game.words import Words
from cxsim.live import decisions as do
from cxsim.live import observation as seen
from cxsim.rules.levers import Levers

NOTICE_S: Final = 4.5
MORE, LEAVE = "more", "leave"
LONG_MIN: Final = 90.0
"""A supervisor who is busy for longer is told in hours or days."""


class Backdrop(Protocol):
    """The room behind a written desk."""

    def show(self, view: DeskView) -> None:
        """Take a new moment."""
        ...

    def update(self, dt_s: float) -> None:
        """Let time pass."""
        ...

    def draw(self, target: pygame.Surface) -> None:
        """Draw the room."""
        ...

    @property
    def people(self) -> int:
        """How many people are drawn."""
        ...


class WrittenScene(Shown, Scene):
    """Somebody answers in writing during a shift.

    Parameters
    ----------
    levers
        Of the policy of the shift; they and the colleagues' trust make the room warm or cold.
    leave
        Where to go once the shift is over, or when the desk is left.
    pause
        What the back key opens; leaves by default.

    Attributes
    ----------
    desk
        The shift as desks see it: words for news, rules, tools and answers.
    seen
        What the shift shows now.
    """

    place = ""
    """Kind of room, a key of the catalogue of rooms."""

    def __init__(self, house: House, shift: LiveShift, levers: Levers, leave: Way, pause: Way | None = None) -> None:
        super().__init__(house)
        self.shift = shift
        self.desk = ShiftDesk(shift, levers, house.words)
        self.view: DeskView = self.desk.view()
        self.seen: seen.Observation = shift.observe()
        self.leave = leave
        self.pause = pause or leave
        self.back_to: int | None = None
        """How many decisions of the shift are to be left, where some are to be taken back."""
        self._said = house.words
        self._notices = Notices(NOTICE_S)
        self.hides_room = False
        self.look = self._looks()
        self.hall: Backdrop = self._hall()
        self._shown = self.written()
        self.showing = Showing(self._staged, lambda: self.words.spoken, self._drawer_of)
        self.draw(pygame.Surface(house.size))  # what is drawn once is drawn now, behind the transition

    # --- what a desk of its own says

    @property
    @abstractmethod
    def name(self) -> str:
        """What the screen is called, for the voice."""

    @abstractmethod
    def build(self) -> Box:
        """The boxes of the screen as its state is now; sets `hides_room` where they stand instead of the room."""

    @abstractmethod
    def written(self) -> Hashable:
        """What of the shift is written on the screen: when it changes, the screen is built anew."""

    @abstractmethod
    def in_drawer(self, key: str) -> tuple[str, Sequence[Box]] | None:
        """Title and content of a drawer; None where there is none of that key."""

    @abstractmethod
    def heard(self, message: Message) -> None:
        """React to a control that not every written desk has."""

    def goes_back(self) -> bool:
        """React to the back key; False where it leads to the pause."""
        return False

    def looked(self) -> None:
        """React to a new look at the shift, before the screen is built from it."""

    # --- deciding

    def waits(self) -> None:
        """Let some minutes pass."""
        self.decide(do.Wait(WAITS_MIN), "page")

    def decide(self, decision: do.Decision, sound: str = "say") -> bool:
        """Decide something; a refusal is told with its reason."""
        reply = self.desk.decide(decision)
        if reply.refused:
            self.house.sounds.play("locked")
            self.answer_back(reply.refused)
            return False
        self.house.sounds.play(sound)
        self.take()
        return True

    def take(self) -> None:
        """Look at the shift anew: news are told, and the screen shows what is there now."""
        view = self.desk.view()
        if view is not self.view:
            self.view = view
            for name in view.sounds:
                self.house.sounds.play(name)
            for text in view.captions:
                self.notice(text)
            for text in view.other_news:
                self.notice(text, behind=True)
            self.hall.show(self._in_room())
        was_over, self.seen = self.seen.is_over, self.shift.observe()
        self.looked()
        shown = self.written()
        if shown != self._shown:
            self._shown = shown
            self.refresh()
        if self.seen.is_over and not was_over:
            self._focus(LEAVE)

    def notice(self, text: str, *, behind: bool = False) -> None:
        """Show a line for a few seconds, after those that are being shown; ``behind`` those that concern the person."""
        if self._notices.add(text, behind=behind):
            self.refresh()

    def answer_back(self, text: str) -> None:
        """Show at once what came of what the person did; news can wait."""
        self._notices.interrupt(text)
        self.refresh()

    # --- scene

    def handle(self, action: Action) -> Turn | None:
        """Do what an action asks."""
        if self.drawer is not None:
            return self._drawn(self.drawer, action)
        if action.do is Do.BACK:
            return None if self.goes_back() else self.pause()
        message = self.stage.handle(action)
        if message is None:
            self._explain(self.stage, action)
            return None
        return self._hear(message)

    def update(self, dt_s: float) -> Turn | None:
        """Let time pass, here and in the shift."""
        super().update(dt_s)
        if self.back_to is not None:
            kept, self.back_to = f"{REWIND}:{self.back_to}", None
            return Meanwhile(lambda: self._take_back(kept))
        self.hall.update(dt_s)
        self.desk.let_time_pass(dt_s)
        if self.desk.view() is not self.view or self.shift.observe() is not self.seen:
            self.take()
        if self._notices.update(dt_s):
            self.refresh()
        return None

    def draw(self, target: pygame.Surface) -> None:
        """Draw the room, the screen, and the drawer that lies over both."""
        self.showing.freshen()  # which says as well whether the room is hidden
        if self.hides_room:
            target.fill("#000000" if self.look.high_contrast else self.look.tokens.panel2)
        else:
            self.hall.draw(target)
        self.stage.draw(target, is_covered=self.drawer is not None)
        if not self.hides_room:
            self.draw_before(target)
        if self.drawer is not None:
            self.drawer.draw(target)

    def draw_before(self, target: pygame.Surface) -> None:
        """Draw what of the room stands before the screen."""

    def resize(self) -> None:
        """Take the house's size, settings and language as they are now."""
        if self.words is not self._said:
            self._said = self.words
            self.desk.speak(self.words)
            self.view = self.desk.view()
        self.look = self._looks()
        self.hall = self._hall()
        self.refresh()
        if self.stage.focus:
            self.stage.focus_on(self.stage.focus.key)

    @property
    def is_moving(self) -> bool:
        """A room lives, and a clock runs."""
        return True

    @property
    def people_in_view(self) -> int:
        """How many people are drawn now."""
        self.showing.freshen()
        return 0 if self.hides_room else self.hall.people

    @property
    def words(self) -> Words:
        """The strings of the language that is set."""
        return self.house.words

    # --- parts that both desks have

    def open(self, key: str) -> None:
        """Open a drawer, or shut it where it has nothing to show any more."""
        if self.showing.open(key):
            self.house.sounds.play("page")

    def shut(self) -> None:
        """Shut the drawer."""
        self.showing.shut()

    def clock_pill(self, short: bool = False) -> Pill:
        """The time of day, and how long the shift lasts."""
        return Pill("clock", self.view.clock, "" if short else self.view.shift, Role.CLOCK)

    def supervisor_pill(self) -> Pill | None:
        """Whether somebody looks over the shoulder."""
        one = self.seen.supervisor
        if not self.view.supervisor:
            return None
        line = self.view.supervisor
        if one.busy_min > LONG_MIN and not one.watching:
            line = self.words("inbox.supervisor.busy", time=wording.long_time(self.words, one.busy_min))
        return Pill(self.view.supervisor_icon, line, role=Role.FACT)

    def notice_pill(self) -> Pill | None:
        """What has just happened."""
        return Pill("info", self._notices.text, role=Role.FACT) if self._notices.text else None

    def buttons(self) -> Row:
        """One opens all that has no place of its own; the other pauses."""
        return Row([Button(MORE, self.words("desk.more"), "list"), cards.way_out(self.words)], 10)

    def rules_card(self, most: int = 99) -> Box:
        """The policy as whoever works under it meets it."""
        return cards.rules(replace(self.view, rules=self.view.rules[:most]))

    # --- the coach

    def taken_back(self) -> None:
        """React to decisions that were taken back, before the screen is built anew."""

    def _coach(self) -> Scene:
        """The page of the coach, over the room as it is now."""
        room = pygame.Surface(self.house.size)
        self.hall.draw(room)
        return CoachScene(self.house, self, room)

    def _take_back(self, tool: str) -> None:
        """Have the shift played again up to a decision: half a second and more."""
        garbage.tidy()
        refused = self.desk.use(tool).refused
        if refused:
            self.answer_back(refused)
        self.take()
        self.taken_back()
        self.refresh()
        garbage.set_aside()

    # --- own

    def _looks(self) -> Look:
        return replace(self.house.look(), warmth=self.view.warmth)

    def _hall(self) -> Backdrop:
        return Hall(self._in_room(), self.look, self.house.size)

    def _in_room(self) -> DeskView:
        return replace(self.view, place=self.place, facing=None, stopwatch="", waiting=())

    def _staged(self) -> Stage:
        return Stage(self.name, self.build(), self.look, self.house.size)

    def _drawer_of(self, key: str) -> Drawer | None:
        found = self.in_drawer(key)
        if found is None:
            return None
        title, parts = found
        return Drawer(title, parts, self.words("desk.shut"), self.look, self.house.size)

    def _hear(self, message: Message) -> Turn | None:
        if message.key == LEAVE:
            return self.leave()
        if message.key == cards.PAUSE:
            return self.pause()
        if message.key == COACH:
            return Open(self._coach)
        if message.key == WAIT:
            self.shut()
            self.waits()
        elif self.in_drawer(message.key) is not None:
            self.open(message.key)
        else:
            self.heard(message)
        return None


    def _drawn(self, drawer: Drawer, action: Action) -> Turn | None:
        """An action while a drawer is open."""
        message = drawer.handle(action)
        if message is None:
            self._explain(drawer, action)
            return None
        if message.key == SHUT:
            self.shut()
            return None
        return self._hear(message)

    def _explain(self, stage: Stage, action: Action) -> None:
        """Say why what somebody tried cannot be done."""
        at = stage.focus
        tried = action.do is Do.ACTIVATE or (
            action.do is Do.RELEASE and at is not None and at.rect.collidepoint(action.at))
        if tried and at is not None and not at.enabled and at.reason:
            self.house.sounds.play("locked")
            self.answer_back(at.reason)

    def _focus(self, *keys: str) -> None:
        """Give the focus to a control whose key begins so, the first that there is."""
        self.showing.focus(*keys)
