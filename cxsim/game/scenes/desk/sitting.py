"""A desk as it is played: what is said comes word by word, then something is chosen, and something follows.

Whatever stands behind it (a role-play alone, a shift, the customer's chair) is a `Desk`; the sitting knows what is
on the screen, where the focus is, and what a key or a click means at this moment.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Flow, Row
from cxsim.game.people.mood import Mood
from cxsim.game.people.portrait import Portrait
from cxsim.game.scenes.desk import cards, wording
from cxsim.game.scenes.desk.arrangement import InsteadOfRoom, Parts, Room, arranged
from cxsim.game.scenes.desk.feeling import after_words, mouth
from cxsim.game.scenes.desk.hall import Hall
from cxsim.game.scenes.desk.telling import Telling
from cxsim.game.scenes.desk.view import Answer, Desk, DeskView, Facing, Reply, Spoken
from cxsim.game.scenes.desk.voice_line import VoiceLine
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.light import room_light
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import mood_mark, mood_picture
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.drawer import SHUT, Drawer
from cxsim.game.widgets.facts import Pill
from cxsim.game.widgets.node import Node
from cxsim.game.widgets.stage import Stage
from cxsim.game.words import Words

NOTICE_S: Final = 4.0
FACE_WIDTH, FACE_HEIGHT = 196, 220
"""The framed face, in pixels at 720 lines."""
FACE_DOWN, FACE_MARK = 24, 40
"""How far the bust reaches below its frame, and the side of the mark of the mood in its corner."""
BACKDROP: Final = "#717887"
"""Behind a face in high contrast, so that dark hair and light hair both stand off."""
YOU: Final = "you"
"""Whoever sits at the screen; nobody else is called that."""
NOTES, AT_HAND, MORE, OFFERED, COACH, LEAVE = "notes", "at-hand", "more", "offered", "coach", "leave"


def _silence(name: str) -> None:
    """Plays no sound."""


class Sitting:
    """One desk on one screen.

    Parameters
    ----------
    play
        Plays a sound by its name.

    Attributes
    ----------
    chosen
        Key of the answer that is about to be said; empty when there is none.
    wants
        What the sitting asks of the game: ``"coach"``, ``"leave"`` or empty.
    """

    def __init__(
        self, desk: Desk, words: Words, look: Look, size: tuple[int, int], play: Callable[[str], None] = _silence
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
        self.drawer: Drawer | None = None
        self._drawer_key = ""
        self._given: dict[str, float] = {}
        self._notice = ""
        self._notices: deque[str] = deque()
        self._notice_s = 0.0
        self._was_done = False
        self._now_s = 0.0
        self._face: tuple[str, Portrait] | None = None
        self._voice: VoiceLine | None = None
        self.room = Room.WIDE
        self.hall = Hall(self.view, self.look, size)
        self.telling.add(desk.opening())
        self._face_the_speaker()
        self.stage = self._staged()
        self.draw(pygame.Surface(size))  # what is drawn once is drawn now, behind the transition

    # --- time

    def update(self, dt_s: float) -> None:
        """Let time pass: words come, faces move, the desk's own time goes by."""
        self._now_s += dt_s
        self.telling.update(dt_s)
        line = self.telling.line
        speaking = self.telling.is_speaking and line is not None and bool(line.who)
        self.hall.talk = mouth(line.text, self.telling.shown, self._now_s) if speaking and line is not None else 0.0
        self.hall.update(dt_s)
        if self._voice is not None:
            self._voice.hear(self.hall.felt, 1.0 if speaking else 0.0, dt_s, self.look.reduced_motion)
        self._take(self.desk.let_time_pass(dt_s))
        if self._notice:
            self._notice_s -= dt_s
            if self._notice_s <= 0.0:
                self._next_notice()
        if self.telling.is_done != self._was_done:
            self._was_done = self.telling.is_done
            if self._was_done:
                self._listen()
            self.refresh()

    def draw(self, target: pygame.Surface) -> None:
        """Draw the moment."""
        if self._shows_room:
            self.hall.draw(target)
        else:
            target.fill(self.look.tokens.panel2 if not self.look.high_contrast else "#000000")
        self._reveal()
        self.stage.draw(target)
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
        self._face = None
        self._face_the_speaker()
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
        self._follow(self.desk.use(tool))

    def notice(self, text: str) -> None:
        """Show a line for a few seconds."""
        self._notices.append(text)
        if not self._notice:
            self._next_notice()

    # --- what is read

    def tree(self) -> Node:
        """The tree of meaning: of the drawer while one is open."""
        return (self.drawer or self.stage).tree()

    def voice(self) -> str:
        """What the voice says of the focus."""
        return (self.drawer or self.stage).voice(self.words.spoken)

    def voice_of_all(self) -> list[str]:
        """Everything on the screen, in reading order."""
        return (self.drawer or self.stage).voice_of_all(self.words.spoken)

    @property
    def is_still(self) -> bool:
        """Whether nothing is being said or announced."""
        return self.telling.is_done and not self._notice

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
        if reply.gone:
            self.wants = LEAVE
            return
        self.chosen = self._picked = ""
        self._given.clear()
        self.telling = Telling(at_once=self.look.reduced_motion)
        self._was_done = False
        self.telling.add(reply.lines)
        self._take_view()
        self._face_the_speaker()
        self.refresh()

    def _take(self, lines: tuple[Spoken, ...]) -> None:
        """Take what happened by itself."""
        if self.desk.view() is self.view and not lines:
            return
        before = self.view
        self.telling.add(lines)
        self._take_view()
        if lines or _worded(before) != _worded(self.view) or not self._runs_on():
            self.refresh()

    def _runs_on(self) -> bool:
        """Whether the stopwatch could show the new time where it stands."""
        running = [box for box in self.stage.root.walk() if isinstance(box, cards.RunningPill)]
        return all(pill.run(self.view.stopwatch) for pill in running)

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
        elif key in (COACH, LEAVE):
            self.wants = key
        elif key.startswith(cards.USE):
            self.use(key.removeprefix(cards.USE))
        else:
            self.open(key)

    def _goes_on(self, action: Action) -> bool:
        """Whether an action means: say it all, or the next line."""
        speech = self.stage.root.children[0].rect if self.stage.root.children else pygame.Rect(0, 0, 0, 0)
        on_words = action.do is Do.PRESS and speech.collidepoint(action.at)
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
            self._face_the_speaker()
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
        answer = self.answer
        reason = answer.reason if answer is not None else self.words("desk.choose-first")
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
        given = self._given.get(answer.key)
        if given is None or answer.remedy is None:
            return answer
        return replace(answer, words=self.desk.reworded(answer.key, given),
                       remedy=replace(answer.remedy, value_usd=given))

    # --- faces

    def _face_the_speaker(self) -> None:
        """Have whoever speaks be seen, with the face that goes with the words."""
        line, facing = self.telling.line, self.view.facing
        if line is None or facing is None:
            return
        if line.who and line.who != facing.key and line.person is not None:
            there = Facing(line.who, line.name, "", line.person, line.face or Mood(0.0, 0.35, 0.55))
            self.hall.show(replace(self.view, facing=there))
        else:
            self.hall.show(self.view)
            if line.who == facing.key and line.face is not None:
                self.hall.feel(line.face)

    def _listen(self) -> None:
        """All is said: whoever is here listens."""
        line, facing = self.telling.line, self.view.facing
        self.hall.show(self.view)
        if facing is not None and line is not None and line.who == facing.key:
            self.hall.feel(after_words(facing.feels, line.face))

    # --- the screen

    @property
    def _shows_room(self) -> bool:
        return self.room is not Room.LARGE_TEXT

    def refresh(self) -> None:
        """Build the screen anew from the moment, focus and pointer where they were if that is still there."""
        before = self.stage
        self.stage = self._staged()
        self.stage.take_over(before)
        kept = before.focus is not None and any(each.key == before.focus.key for each in self.stage.controls)
        if not kept and self.stage.controls:
            self.stage.focus_on(self._first_focus())
        if self.drawer is not None:
            drawer = self.drawer
            self.open(self._drawer_key)
            self.drawer.take_over(drawer)

    def _first_focus(self) -> str:
        if not self.telling.is_done:
            return cards.NEXT
        if self.view.is_over or not self.view.answers:
            return COACH if self.view.has_coach else LEAVE
        return cards.SAY + (self.chosen or self.view.answers[0].key)

    def _staged(self) -> Stage:
        answers = self.view.answers
        if self.telling.is_done and answers and self._answer(self.chosen) is None:
            self.chosen = next((each.key for each in answers if not each.reason), answers[0].key)
        if self.look.high_contrast:
            self.room = Room.LARGE_TEXT
            root: Box = InsteadOfRoom(self._parts(self.room), self.look, self.size)
        else:
            self.room, root = arranged(self._parts, self.look, self.size)
        return Stage(self.view.title, root, self.look, self.size)

    def _parts(self, room: Room) -> Parts:
        view, done = self.view, self.telling.is_done
        line, facing = self.telling.line, view.facing
        large = room is Room.LARGE_TEXT
        talks = facing is not None and (line is None or line.who in ("", facing.key))
        voice = self._voice_box(facing) if facing is not None and facing.unseen and talks else None
        speech = None
        if line is not None:
            speech = cards.speech(line, self.words, tail=not large and voice is None and line.who != YOU)
            speech.grows = True
        face = self._face_box() if large and voice is None and facing is not None else voice
        answers = cards.answer_rows([self._reworded(each) for each in view.answers], self.chosen) if done else []
        notice = Pill("info", self._notice, role=Role.FACT) if self._notice else None
        pills = cards.pills(view, short=large)
        return Parts(
            speech=speech,
            answers=answers,
            answers_name=self.words("desk.answers"),
            act=self._act(large),
            rules=None if room is Room.CLOSE else cards.rules(replace(view, rules=view.rules[:4])),
            guest=cards.guest(facing) if facing is not None else None,
            voice=face,
            callers=None if large else self._callers(),
            pills=Flow([notice] if large and notice is not None else pills, 10),
            buttons=self._buttons(room),
            notice=None if large else notice,
        )

    def _act(self, large: bool) -> Box:
        words, view = self.words, self.view
        if not self.telling.is_done:
            return Flow([Button(cards.NEXT, words("desk.next"), "chevron-right", main=True)])
        if view.is_over or not view.answers:
            leave = Button(LEAVE, words("desk.leave"), "log-out", main=not view.has_coach)
            if not view.has_coach:
                return Flow([leave])
            return Flow([Button(COACH, words("desk.coach"), "graduation-cap", main=True), leave], 12)
        if not large:
            return cards.offer(view, self.answer, words)
        buttons: list[Box] = [cards.say_button(view, self.answer, words)]
        answer = self.answer
        if answer is not None and answer.remedy is not None:
            amount = words.money(answer.remedy.value_usd)
            buttons.append(Button(OFFERED, f"{words('desk.offer')}: {amount}", "gift"))
        return Flow(buttons, 14)

    def _buttons(self, room: Room) -> Box:
        words = self.words
        if room is Room.WIDE:
            made = [Button(NOTES, words("desk.notes"), "sticky-note")]
            made += [Button(cards.USE + tool.key, tool.word, tool.icon, reason="") for tool in self.view.tools[:1]
                     if len(self.view.tools) == 1 and not tool.reason]
            if len(self.view.tools) > 1:
                made.append(Button(AT_HAND, words("desk.at-hand"), "list"))
            return Row(made, 10)
        return Row([Button(MORE, words("desk.more"), "list")], 10)

    def _voice_box(self, facing: Facing) -> VoiceLine:
        if self._voice is None or self._voice.name != facing.name:
            self._voice = VoiceLine(facing.name, lambda mood: wording.voice_words(self.words, mood))
            self._voice.hear(facing.feels, 0.0, 0.0, self.look.reduced_motion)
        return self._voice

    def _callers(self) -> Box | None:
        """Who waits on the lines; at a counter they are seen."""
        waiting = [each for each in self.view.waiting if each.words]
        if self.view.place != "phone" or not waiting:
            return None
        more = self.words("desk.more-waiting", n=len(waiting) - cards.MOST_LAMPS)
        return cards.callers(waiting, more)

    def _face_box(self) -> Box:
        return cards.face_frame(self._paint_face, FACE_WIDTH, FACE_HEIGHT)

    def _paint_face(self, target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        someone = self.hall.seen
        if someone is None:
            return
        if self._face is None or self._face[0] != someone.key:
            light = room_light(1.0 if look.high_contrast else look.warmth)
            self._face = (someone.key, Portrait(someone.person, rect.width, light, 0.15))
        if look.high_contrast:
            draw_card(target, look, rect, BACKDROP, "", 14, shadow=0)
        before = target.get_clip()
        target.set_clip(rect.clip(before))
        picture = self._face[1].picture(self.hall.face())
        target.blit(picture, (rect.x, rect.bottom - picture.get_height() + look.px(FACE_DOWN)))
        target.set_clip(before)
        side = look.px(FACE_MARK)
        mark = mood_picture(mood_mark(self.hall.felt.valence), side, look.high_contrast)
        target.blit(mark, (rect.right - side - look.px(8), rect.y + look.px(8)))

    def _reveal(self) -> None:
        """Show as much of the line as has been said."""
        speech = next((box for box in self.stage.root.walk() if hasattr(box, "show")), None)
        if speech is not None and self.telling.line is not None:
            speech.show(self.telling.shown if self.telling.is_speaking else None)

    def _next_notice(self) -> None:
        self._notice = self._notices.popleft() if self._notices else ""
        self._notice_s = NOTICE_S
        self.refresh()

    # --- drawers

    def open(self, key: str) -> None:
        """Open a drawer: notes, what is at hand, all that found no room, or the offer."""
        words, parts = self.words, self._drawer_parts(key)
        if parts is None:
            return
        names = {NOTES: "desk.notes", AT_HAND: "desk.at-hand", MORE: "desk.more", OFFERED: "desk.offer"}
        if self.drawer is None:
            self.play("page")
        self._drawer_key = key
        self.drawer = Drawer(words(names[key]), parts, words("desk.shut"), self.look, self.size)

    def _drawer_parts(self, key: str) -> list[Box] | None:
        view, words = self.view, self.words
        tools: list[Box] = [cards.tool_row(i, tool) for i, tool in enumerate(view.tools, start=1)]
        notes = cards.note_lines(view.notes) or [Text(words("desk.nothing-known"), Role.FACT, "dim")]
        known: list[Box] = [Text(words("desk.known"), Role.CARD), *notes]
        said: list[Box] = [Text(words("desk.said"), Role.CARD), *cards.said_lines(view.said, words("desk.you"))]
        if key == NOTES:
            return [*known, *said]
        if key == AT_HAND:
            return [*tools, *cards.note_lines(view.look_up)]
        if key == MORE:
            guest: list[Box] = [cards.guest(view.facing)] if view.facing is not None else []
            pills = cards.pills(view, short=False)[1:]
            callers = self._callers()
            if callers is not None:
                pills.append(callers)
            return [*pills, cards.rules(view), *guest, *tools, *cards.note_lines(view.look_up), *known, *said]
        if key == OFFERED and self.answer is not None and self.answer.remedy is not None:
            return [cards.offer(view, self.answer, words)]
        return None

    def _in_drawer(self, action: Action) -> None:
        assert self.drawer is not None
        message = self.drawer.handle(action)
        if message is None:
            return
        if message.key == SHUT:
            self.drawer = None
        elif message.key == cards.OFFER and message.value is not None:
            self._give(message.value)
        elif message.key == cards.SAY_IT:
            self.drawer = None
            self.say(self.chosen)
        elif message.key.startswith(cards.USE):
            self.drawer = None
            self.use(message.key.removeprefix(cards.USE))


def _worded(view: DeskView) -> DeskView:
    """What of a view is written on the screen; the rest is drawn anew in every frame."""
    waiting = view.waiting if view.place == "phone" else ()
    return replace(view, waiting=waiting, colleagues=(), stopwatch="", over_target=False, captions=(), sounds=())
