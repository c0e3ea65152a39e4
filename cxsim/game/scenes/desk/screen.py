"""The screen of a desk, built from a moment: which cards there are, where they stand, and what is in the drawers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pygame

from cxsim.game.hint import Hint
from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.people.portrait import Portrait
from cxsim.game.scenes.desk import cards, wording
from cxsim.game.scenes.desk.arrangement import BesideRoom, InsteadOfRoom, Parts, Room, arranged
from cxsim.game.scenes.desk.guide import Remark, Said, point_at
from cxsim.game.scenes.desk.hall import Hall
from cxsim.game.scenes.desk.hinting import HINT, hint_parts
from cxsim.game.scenes.desk.house_rules import MOST_FACTS
from cxsim.game.scenes.desk.letterhead import Letterhead
from cxsim.game.scenes.desk.view import Answer, DeskView, Facing, Note, Spoken
from cxsim.game.scenes.desk.voice_line import VoiceLine
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.light import BACKDROP, room_light
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import mood_mark, mood_picture
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.cards import Card
from cxsim.game.widgets.drawer import Drawer
from cxsim.game.widgets.facts import Fact, Pill, Statement
from cxsim.game.widgets.stage import Stage
from cxsim.game.words import Words

FACE, FACE_ALONE = (196, 220), (330, 368)
"""The framed face beside large words, and in place of a room that is not drawn, in pixels at 720 lines."""
FACE_DOWN, FACE_MARK = 24, 40
"""How far the bust reaches below its frame, and the side of the mark of the mood in its corner."""
MOST_NAMED: Final = 12
"""So many of those who wait are named in a drawer before all of them are asked for."""
MOST_BESIDE, MOST_AT_WORK = 6, 3
"""So many of those who wait, and of colleagues, are named beside a face."""
FACE_TURN: Final = 0.15
YOU: Final = "you"
"""Whoever sits at the screen; nobody else is called that."""
NOTES, AT_HAND, MORE, OFFERED, COACH, LEAVE = "notes", "at-hand", "more", "offered", "coach", "leave"
EVERYBODY: Final = "everybody"
"""Key of what names all who wait, or only the first again."""
DRAWERS: Final = {NOTES: "desk.notes", AT_HAND: "desk.at-hand", MORE: "desk.more", OFFERED: "desk.offer",
                  HINT: "desk.tool.hint"}
"""Drawers by the key of the button that opens them, with the id of their name."""


@dataclass(frozen=True)
class Moment:
    """What a screen is built from.

    Attributes
    ----------
    line, is_done
        What is being said, and whether everything has been.
    chosen
        The answer that is about to be said, worded with the amount that is set now; so are those of the view.
    notice
        A line that is shown for a few seconds; may be empty.
    hint
        What the coach says, where it was asked for.
    remark
        What a colleague shows who guides the first shift.
    """

    view: DeskView
    line: Spoken | None
    is_done: bool
    chosen: Answer | None
    notice: str
    hint: Hint | None = None
    remark: Remark | None = None


class Screen:
    """Builds stages and drawers in one look, window and language.

    Attributes
    ----------
    pauses
        Whether the way out leads to a pause, and not away at once.
    room
        The arrangement of the last stage.
    names_all
        Whether a drawer names everybody who waits.
    """

    def __init__(self, words: Words, look: Look, size: tuple[int, int], hall: Hall, pauses: bool = False) -> None:
        self.words = words
        self.pauses = pauses
        self.look = look
        self.size = size
        self.hall = hall
        self.room = Room.WIDE
        self.names_all = False
        self._face: tuple[str, Portrait] | None = None
        self._voice: VoiceLine | Letterhead | None = None

    @property
    def has_room(self) -> bool:
        """Whether the room is seen behind the last stage: not under large text, and never in high contrast."""
        return self._has_room(self.room)

    def _has_room(self, room: Room) -> bool:
        return room is not Room.LARGE_TEXT and not self.look.high_contrast

    def staged(self, now: Moment) -> Stage:
        """The screen of a moment."""
        self.room, root = arranged(lambda room: self._parts(now, room), self.look, self.size)
        return Stage(now.view.title, root, self.look, self.size)

    def drawer(self, key: str, now: Moment) -> Drawer | None:
        """A drawer by the key of its button; None where it would hold nothing."""
        parts = self._in_drawer(key, now)
        if parts is None:
            return None
        return Drawer(self.words(DRAWERS[key]), parts, self.words("desk.shut"), self.look, self.size)

    def point(self, target: pygame.Surface, stage: Stage, remark: Remark | None) -> None:
        """Draw a ring round what a colleague shows, where it is on the screen."""
        frame = stage.root
        if remark is None or not isinstance(frame, BesideRoom | InsteadOfRoom):
            return
        places: dict[str, Box] = {control.key: control for control in stage.controls}
        parts = frame.parts
        cards_shown = {"rules": parts.rules, "guest": parts.guest} if frame.has_cards else {}
        shown = {**cards_shown, "answers": frame.answers, "act": parts.act, "pills": parts.pills}
        places.update({name: box for name, box in shown.items() if box is not None})
        point_at(target, stage.look, remark, places)

    def hear(self, loudness: float, dt_s: float) -> None:
        """Have whoever is not seen be heard."""
        if self._voice is not None:
            self._voice.hear(self.hall.felt, loudness, dt_s, self.look.reduced_motion)

    # --- cards

    def _parts(self, now: Moment, room: Room) -> Parts:
        view, line, facing = now.view, now.line, now.view.facing
        large = room is Room.LARGE_TEXT
        talks = facing is not None and (line is None or line.who in ("", facing.key))
        voice = self._unseen(facing) if facing is not None and facing.unseen and talks else None
        speech = None
        if line is not None:
            speech = cards.speech(line, self.words, tail=not large and voice is None and line.who != YOU)
            speech.grows = True
        notice = Pill("info", now.notice, role=Role.FACT) if now.notice else None
        remark = Said(now.remark, self.words) if now.remark is not None else None
        above = [each for each in (notice, remark) if each is not None] if large else []
        chosen = now.chosen.key if now.chosen is not None else ""
        return Parts(
            speech=speech,
            answers=cards.answer_rows(view.answers, chosen, cards.SAY) if now.is_done else [],
            answers_name=self.words("desk.answers"),
            act=self._act(now, large),
            rules=None if room is Room.CLOSE else cards.rules(replace(view, rules=view.rules[:MOST_FACTS])),
            guest=cards.guest(facing) if facing is not None else None,
            voice=self._framed(large) if not self._has_room(room) and voice is None and facing is not None else voice,
            callers=None if large else self._callers(view),
            pills=Flow(above or cards.pills(view, short=large), 10),
            buttons=self._buttons(view, room),
            notice=None if large else notice,
            remark=None if large else remark,
            around=None if large or self._has_room(room) else self._seen_around(view),
        )

    def _act(self, now: Moment, large: bool) -> Box:
        """What can be done with the words: go on, say it, or leave."""
        words, view, chosen = self.words, now.view, now.chosen
        if not now.is_done:
            return Flow([Button(cards.NEXT, words("desk.next"), "chevron-right", main=True)])
        if view.is_over or not view.answers:
            over = view.is_over and bool(view.clock)  # of a shift; a scene by itself has no clock
            leave = Button(LEAVE, words("desk.look-back" if over else "desk.leave"),
                           "chart-line" if over else "log-out", main=over or not view.has_coach)
            if not view.has_coach:
                return Flow([leave])
            coach = Button(COACH, words("desk.coach"), "graduation-cap", main=not over)
            return Flow([leave, coach] if over else [coach, leave], 12)
        if not large:
            return cards.offer(view, chosen, words)
        buttons: list[Box] = [cards.say_button(view, chosen, words), *cards.hint_buttons(view)]
        if chosen is not None and chosen.remedy is not None:
            amount = words.money(cards.shown_usd(chosen.remedy))
            buttons.append(Button(OFFERED, f"{words('desk.offer')}: {amount}", "gift"))
        return Column([Statement(view.prompt, Role.FACT), Flow(buttons, 14)]) if view.prompt else Flow(buttons, 14)

    def _buttons(self, view: DeskView, room: Room) -> Box:
        words = self.words
        out = cards.way_out(words, self.pauses)
        if room is not Room.WIDE:
            return Row([Button(MORE, words("desk.more"), "list"), out], 10)
        made = [Button(NOTES, words("desk.notes"), "sticky-note")]
        tools = [tool for tool in view.tools if tool.key != HINT]
        if len(tools) > 1:
            made.append(Button(AT_HAND, words("desk.at-hand"), "list"))
        elif tools and not tools[0].reason:
            made.append(Button(cards.USE + tools[0].key, tools[0].word, tools[0].icon))
        return Row([*made, out], 10)

    def _unseen(self, facing: Facing) -> VoiceLine | Letterhead:
        if self._voice is None or self._voice.name != facing.name:
            if facing.writes:
                self._voice = Letterhead(facing.name, facing.person, lambda mood: wording.mood_word(self.words, mood))
            else:
                self._voice = VoiceLine(facing.name, lambda mood: wording.voice_words(self.words, mood))
            self._voice.hear(facing.feels, 0.0, 0.0, self.look.reduced_motion)
        return self._voice

    def _callers(self, view: DeskView) -> Box | None:
        """Who waits on the lines; at a counter they are seen."""
        waiting = [each for each in view.waiting if each.words]
        if view.place != "phone" or not waiting:
            return None
        more = self.words("desk.more-waiting", n=len(waiting) - cards.MOST_LAMPS)
        return cards.callers(waiting, more, self.words)

    # --- the face in a frame

    def _framed(self, large: bool) -> Box:
        return cards.face_frame(self._paint_face, *(FACE if large else FACE_ALONE))

    def _paint_face(self, target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        someone = self.hall.seen
        if someone is None:
            return
        is_new = self._face is None  # behind a transition; later somebody is drawn a layer a frame
        if self._face is None or self._face[0] != someone.key:
            light = room_light(1.0 if look.high_contrast else look.warmth)
            self._face = (someone.key, Portrait(someone.person, rect.width, light, FACE_TURN))
        if look.high_contrast:
            draw_card(target, look, rect, BACKDROP, "", 14, shadow=0)
        before = target.get_clip()
        target.set_clip(rect.clip(before))
        face = self._face[1]
        picture = face.picture(self.hall.face()) if is_new else face.moving(self.hall.face())
        if picture is not None:
            target.blit(picture, (rect.x, rect.bottom - picture.get_height() + look.px(FACE_DOWN)))
        target.set_clip(before)
        side = look.px(FACE_MARK)
        mark = mood_picture(mood_mark(self.hall.felt.valence), side, look.high_contrast)
        target.blit(mark, (rect.right - side - look.px(8), rect.y + look.px(8)))

    # --- drawers

    def _in_drawer(self, key: str, now: Moment) -> list[Box] | None:
        view, words = now.view, self.words
        tools: list[Box] = [cards.tool_row(i, tool) for i, tool in enumerate(view.tools, start=1)]
        if key == NOTES:
            return self._notebook(view.notes, view.said)
        if key == AT_HAND:
            return [*tools, *cards.note_lines(view.look_up), *self._around(view)]
        if key == MORE:
            guest: list[Box] = [cards.guest(view.facing)] if view.facing is not None else []
            pills = cards.pills(view, short=False)[1:]
            callers = self._callers(view)
            if callers is not None:
                pills.append(callers)
            return [*pills, cards.rules(view), *guest, *tools, *cards.note_lines(view.look_up),
                    *self._around(view), *self._notebook(view.notes, view.said)]
        if key == HINT and now.hint is not None:
            return hint_parts(now.hint, words)
        if key == OFFERED and now.chosen is not None and now.chosen.remedy is not None:
            return [cards.offer(view, now.chosen, words)]
        return None

    def _around(self, view: DeskView) -> list[Box]:
        """Who waits and who works, in words, for who does not see it in the room."""
        words = self.words
        waiting = [each for each in view.waiting if each.words]
        named = waiting if self.names_all else waiting[:MOST_NAMED]
        people: list[Box] = [Fact("user", f"{each.words}, {wording.mood_word(words, each.mood)}") for each in named]
        if len(waiting) > MOST_NAMED:
            fewer, everybody = words("desk.name-first", n=MOST_NAMED), words("desk.name-all", n=len(waiting))
            people.insert(0, Flow([Button(EVERYBODY, fewer if self.names_all else everybody, "users")]))
        if len(named) < len(waiting):
            people.append(Fact("users", words("desk.more-waiting", n=len(waiting) - len(named))))
        people += [Fact("headset", each.words) for each in view.colleagues if each.words]
        return [Statement(words("desk.around"), Role.CARD, "ink"), *people] if people else []

    def _seen_around(self, view: DeskView) -> Box | None:
        """The same beside a face, for a room that is not drawn."""
        words = self.words
        waiting = [each for each in view.waiting if each.words] if view.place != "phone" else []
        lines: list[Box] = [Fact("user", f"{each.words}, {wording.mood_word(words, each.mood)}")
                            for each in waiting[:MOST_BESIDE]]
        if len(waiting) > MOST_BESIDE:
            lines.append(Fact("users", words("desk.more-waiting", n=len(waiting) - MOST_BESIDE)))
        lines += [Fact("headset", each.words) for each in view.colleagues[:MOST_AT_WORK] if each.words]
        return Card(words("desk.around"), lines, gap=4) if lines else None

    def _notebook(self, notes: Sequence[Note], said: Sequence[Spoken]) -> list[Box]:
        words = self.words
        known = cards.note_lines(notes) or [Statement(words("desk.nothing-known"), Role.FACT)]
        return [
            Statement(words("desk.known"), Role.CARD, "ink"), *known,
            Statement(words("desk.said"), Role.CARD, "ink"), *cards.said_lines(said, words("desk.you")),
        ]
