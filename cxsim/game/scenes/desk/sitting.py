"""A desk as it is played: what is said comes word by word, then something is chosen, and something follows.

Whatever stands behind it (a role-play alone, a shift, the customer's chair) is a `Desk`; the sitting knows what is
on the screen, where the focus is, and what a key or a click means at this moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pygame

from cxsim.game.scenes.desk import cards
from cxsim.game.scenes.desk.doing import REWIND
from cxsim.game.scenes.desk.faces import face_the_speaker, listen
from cxsim.game.scenes.desk.feeling import mouth
from cxsim.game.scenes.desk.guide import Guide, Remark
from cxsim.game.scenes.desk.hall import Hall
from cxsim.game.scenes.desk.hinting import HINT
from cxsim.game.scenes.desk.notices import Notices
from cxsim.game.scenes.desk.screen import COACH, EVERYBODY, LEAVE, Moment, Screen
from cxsim.game.scenes.desk.telling import Telling
from cxsim.game.scenes.desk.view import Answer, Desk, DeskView, Reply, Spoken, with_amount, worded
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.drawer import SHUT, Drawer
from cxsim.game.widgets.showing import Showing, Shown
from cxsim.game.widgets.stage import Stage
from cxsim.game.words import Words

CALM_S: Final = 0.35
"""So long after the last word no key says anything: it was meant for the words."""


def _silence(name: str) -> None:
    """Plays no sound."""


class Sitting(Shown):
    """One desk on one screen.

    Parameters
    ----------
    play
        Plays a sound by its name.
    pauses
        Whether the way out leads to a pause, and not away at once.
    slow
        A tool that takes longer than a frame: pressed, it is only wanted, and the game has it used beside the frames.
    guide
        A colleague who shows the desk.

    Attributes
    ----------
    chosen
        Key of the answer that is about to be said; empty when there is none.
    wants
        What the sitting asks of the game: ``"coach"``, ``"leave"``, ``"pause"``, the slow tool, or empty.
    """

    def __init__(
        self, desk: Desk, words: Words, look: Look, size: tuple[int, int], play: Callable[[str], None] = _silence,
        pauses: bool = False, slow: str = "", guide: Guide | None = None,
    ) -> None:
        self.desk = desk
        self.play = play
        self.words = words
        self.size = size
        self.view: DeskView = desk.view()
        self.look = replace(look, warmth=self.view.warmth)
        self.telling = Telling(at_once=look.reduced_motion)
        self.chosen = ""
        self._picked = ""
        self.wants = ""
        self._slow = slow
        self._guide = guide
        self._given: dict[str, float] = {}
        self._notices = Notices()
        self._was_done = self._begins = False
        self._calm_s = 0.0
        self._now_s = 0.0
        self.hall = Hall(self.view, self.look, size)
        self.screen = Screen(words, self.look, size, self.hall, pauses)
        self.telling.add(desk.opening())
        face_the_speaker(self.hall, self.telling.line, self.view)
        self.showing = Showing(self._staged, lambda: self.words.spoken, self._drawn, self._refocus)
        self.draw(pygame.Surface(size))  # what is drawn once is drawn now, behind the transition

    # --- time

    def update(self, dt_s: float) -> None:
        """Let time pass: words come, faces move, the desk's own time goes by."""
        self._now_s += dt_s
        self._calm_s = max(0.0, self._calm_s - dt_s)
        self.telling.update(dt_s)
        line = self.telling.line
        speaking = self.telling.is_speaking and line is not None and bool(line.who)
        self.hall.talk = mouth(line.text, self.telling.shown, self._now_s) if speaking and line is not None else 0.0
        self.hall.update(dt_s)
        self.screen.hear(1.0 if speaking else 0.0, dt_s)
        self._take(self.desk.let_time_pass(dt_s))
        if self._notices.update(dt_s):
            self.refresh()
        if self.telling.is_done != self._was_done:
            self._was_done = self.telling.is_done
            if self._was_done:
                self._calm_s = CALM_S
                listen(self.hall, self.telling.line, self.view)
            self.refresh()

    def draw(self, target: pygame.Surface) -> None:
        """Draw the moment."""
        self.showing.freshen()  # which says as well where the room is
        if self.screen.has_room:
            self.hall.draw(target)
        else:
            target.fill(self.look.tokens.panel2 if not self.look.high_contrast else "#000000")
        self._reveal()
        self.stage.draw(target, is_covered=self.drawer is not None)
        self.screen.point(target, self.stage, self._remark())
        if self.drawer is not None:
            self.drawer.draw(target)

    def resize(self, size: tuple[int, int], look: Look, words: Words) -> None:
        """Take another window size, look or language."""
        if words is not self.words:
            self.words = words
            self.desk.speak(words)
            self.view = self.desk.view()
        self.size, self.look = size, replace(look, warmth=self.view.warmth)
        self.telling.at_once = look.reduced_motion
        self.hall = Hall(self.view, self.look, size)
        self.screen = Screen(self.words, self.look, size, self.hall, self.screen.pauses)
        turn = listen if self.telling.is_done else face_the_speaker
        turn(self.hall, self.telling.line, self.view)
        self.refresh()
        if self.drawer is not None:
            self.drawer.resize(size, self.look)

    # --- what is meant

    def handle(self, action: Action) -> None:
        """Do what an action asks."""
        if self.drawer is not None:
            self._in_drawer(action)
            return
        if not self.telling.is_done and self._goes_on(action):
            return
        if action.do is Do.ACTIVATE and self.telling.is_done and (self._calm_s > 0.0 or not self._was_done):
            return
        picked = self._picked
        if action.do is Do.PICK and not picked and self._pick(action.number):
            return
        message = self.stage.handle(action)
        focused = self.stage.focus.key if self.stage.focus else ""
        if focused.startswith(cards.SAY) and action.do is not Do.PRESS and action.do is not Do.POINT:
            self._choose(focused.removeprefix(cards.SAY))
        if message is not None:
            self._do(message, by_click=action.do is Do.RELEASE, picked=picked)
        elif self._meant(action, focused, picked):
            self._refuse()

    def say(self, key: str) -> None:
        """Say an answer, with what was set to go with it."""
        answer = self._answer(key)
        if answer is None:
            return
        given = self._given.get(key, answer.remedy.value_usd) if answer.remedy is not None else None
        self._follow(self.desk.answer(key, given))

    def use(self, tool: str) -> None:
        """Use a tool."""
        if tool.startswith(REWIND):
            self._notices = Notices()  # what was told of has not happened
        self._follow(self.desk.use(tool))

    def notice(self, text: str, *, behind: bool = False) -> None:
        """Show a line for a few seconds, ``behind`` those that concern the person more."""
        if self._notices.add(text, behind=behind):
            self.refresh()

    @property
    def is_still(self) -> bool:
        """Whether nothing is being said or announced."""
        return self.telling.is_done and not self._notices.text

    @property
    def answer(self) -> Answer | None:
        """The answer that is about to be said."""
        return self._answer(self.chosen)

    # --- following

    def _follow(self, reply: Reply) -> None:
        if reply.refused:
            self.play("locked")
            self.notice(reply.refused)
            return
        self.play("say")
        if reply.coached:
            self.wants = COACH
            return
        if reply.gone:
            self.wants = LEAVE
            return
        self.chosen = self._picked = ""
        self._given.clear()
        if reply.lines:
            self.telling = Telling(at_once=self.look.reduced_motion)
            self._was_done = False
            self.telling.add(reply.lines)
        self._take_view()
        face_the_speaker(self.hall, self.telling.line, self.view)
        self.refresh()
        self._begins = True  # the focus goes to where the moment begins

    def _take(self, lines: tuple[Spoken, ...]) -> None:
        """Take what happened by itself."""
        if self.desk.view() is self.view and not lines:
            return
        before = self.view
        self.telling.add(lines)
        self._take_view()
        if lines or worded(before) != worded(self.view) or not cards.runs_on(self.stage.root, self.view.stopwatch):
            self.refresh()

    def _take_view(self) -> None:
        before, self.view = self.view.facing, self.desk.view()
        self.hall.show(self.view)
        here = self.view.facing
        if here is not None and (before is None or here.key != before.key):
            self.play("ring" if here.unseen else "bell")
        for name in self.view.sounds:
            self.play(name)
        for text in self.view.captions:
            self.notice(text)
        for text in self.view.other_news:
            self.notice(text, behind=True)

    def _pick(self, number: int) -> bool:
        """Choose by number what was chosen by nobody yet, even where the focus lies on it already."""
        if not 0 < number <= len(self.view.answers):
            return False
        key = self.view.answers[number - 1].key
        self.stage.focus_on(cards.SAY + key)
        self._choose(key)
        return True

    def _do(self, message: Message, by_click: bool, picked: str) -> None:
        key = message.key
        if key.startswith(cards.SAY):
            name = key.removeprefix(cards.SAY)
            if by_click and name != picked:
                self._choose(name)
            else:
                self.say(name)
        elif key == cards.SAY_IT:
            self.say(self.chosen)
        elif key == cards.OFFER and message.value is not None:
            self._give(message.value)
        elif key == cards.NEXT:
            self._go_on()
        elif key in (COACH, LEAVE, cards.PAUSE):
            self.wants = key
        elif key.startswith(cards.USE):
            self._want_use(key.removeprefix(cards.USE))
        else:
            self.open(key)

    def _want_use(self, tool: str) -> None:
        if tool == HINT:
            self.open(HINT)
        elif tool == self._slow:
            self.wants = tool
        else:
            self.use(tool)

    def _goes_on(self, action: Action) -> bool:
        """Whether an action means: say it all, or the next line."""
        spoken = cards.spoken_on(self.stage.root)
        on_words = action.do is Do.PRESS and spoken is not None and spoken.rect.collidepoint(action.at)
        focused = self.stage.focus.key if self.stage.focus else ""
        by_key = action.do is Do.PICK or (action.do is Do.ACTIVATE and focused in ("", cards.NEXT))
        if on_words or by_key:
            self._go_on()
            return True
        return False

    def _go_on(self) -> None:
        begun = self.telling.line
        self.telling.go_on()
        if self.telling.line is not begun:
            face_the_speaker(self.hall, self.telling.line, self.view)
            self.refresh()

    def _choose(self, key: str) -> None:
        if key != self._picked:
            self.play("pick")
        self._picked = key
        if key != self.chosen:
            self.chosen = key
            self.refresh()

    def _meant(self, action: Action, focused: str, picked: str) -> bool:
        """Whether an action wanted to say what cannot be said."""
        if focused != cards.SAY_IT and not focused.startswith(cards.SAY):
            return False
        return action.do is Do.ACTIVATE or (action.do is Do.PICK and picked == self.chosen)

    def _refuse(self) -> None:
        reason = self.answer.reason if self.answer is not None else self.words("desk.choose-first")
        if reason:
            self.play("locked")
            self.notice(reason)

    def _give(self, usd: float) -> None:
        answer = self.answer
        if answer is None or answer.remedy is None:
            return
        self._given[answer.key] = min(max(usd, answer.remedy.least_usd), answer.remedy.most_usd)
        self.refresh()

    def _answer(self, key: str) -> Answer | None:
        return next((self._reworded(each) for each in self.view.answers if each.key == key), None)

    def _reworded(self, answer: Answer) -> Answer:
        """An answer with the amount that is set now."""
        return with_amount(self.desk, answer, self._given.get(answer.key))

    # --- the screen

    def _refocus(self, before: Stage, now: Stage) -> None:
        """Focus where it was, or where the moment begins if that is no longer there."""
        kept = before.focus is not None and any(each.key == before.focus.key for each in now.controls)
        if (self._begins or not kept) and now.controls:
            now.focus_on(self._first_focus())
        self._begins = False

    def _first_focus(self) -> str:
        if not self.telling.is_done:
            return cards.NEXT
        if self.view.is_over or not self.view.answers:
            return COACH if self.view.has_coach and not self.view.clock else LEAVE
        return cards.SAY + (self.chosen or self.view.answers[0].key)

    def _staged(self) -> Stage:
        answers = self.view.answers
        if self.telling.is_done and answers and self._answer(self.chosen) is None:
            self.chosen = next((each.key for each in answers if not each.reason), answers[0].key)
        return self.screen.staged(self._moment())

    def _moment(self) -> Moment:
        worded = replace(self.view, answers=tuple(map(self._reworded, self.view.answers)))
        return Moment(worded, self.telling.line, self.telling.is_done, self.answer, self._notices.text,
                      remark=self._remark())

    def _remark(self) -> Remark | None:
        return self._guide.remark(self.telling.is_done) if self._guide is not None else None

    def _reveal(self) -> None:
        """Show as much of the line as has been said."""
        spoken = cards.spoken_on(self.stage.root)
        if spoken is not None and self.telling.line is not None:
            spoken.show(self.telling.shown if self.telling.is_speaking else None)

    # --- drawers

    def _drawn(self, key: str) -> Drawer | None:
        return self.screen.drawer(key, replace(self._moment(), hint=self.desk.hint() if key == HINT else None))

    def open(self, key: str) -> None:
        """Open a drawer: notes, what is at hand, all that found no room, or the offer."""
        if self.showing.open(key):
            self.play("page")

    def _in_drawer(self, action: Action) -> None:
        assert self.drawer is not None
        message = self.drawer.handle(action)
        if message is None:
            return
        if message.key == SHUT:
            self.showing.shut()
        elif message.key == EVERYBODY:
            self.screen.names_all = not self.screen.names_all
            self.refresh()
            self.drawer.begin_with(EVERYBODY)
        elif message.key == cards.OFFER and message.value is not None:
            self._give(message.value)
        elif message.key == cards.SAY_IT:
            self.showing.shut()
            self.say(self.chosen)
        elif message.key.startswith(cards.USE):
            self.showing.shut()
            self._want_use(message.key.removeprefix(cards.USE))
