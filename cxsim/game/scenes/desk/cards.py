"""The cards of a desk, each made from a view: speech, answers, offer, house rules, guest, pills, notebook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import pygame

from cxsim.game.layout.box import Box, Inset, Space
from cxsim.game.layout.leaves import Icon, Picture, Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.scenes.desk import wording
from cxsim.game.scenes.desk.hinting import HINT
from cxsim.game.scenes.desk.view import Answer, DeskView, Facing, Note, Remedy, Spoken, Tool, Waiting
from cxsim.game.theme.edges import draw_card, draw_chosen_bar
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import mood_mark, mood_picture
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.cards import Card, Speech
from cxsim.game.widgets.choices import ChoiceRow
from cxsim.game.widgets.facts import Fact, Meter, Pill, Statement, Tag, Wrapper, framed
from cxsim.game.widgets.node import Kind, Node
from cxsim.game.widgets.slider import Slider
from cxsim.game.words import Words

SAY: Final = "say:"
"""Key of an answer's row: this and the answer's own key."""
SAY_IT, NEXT, OFFER, PAUSE = "say-it", "next", "offer", "pause"
MOST_LAMPS: Final = 6
"""So many callers are shown by themselves."""
USE: Final = "use:"
"""Key of a tool's button."""


class Narration(Wrapper):
    """What can be seen or heard and nobody says."""

    def __init__(self, name: str, words: str) -> None:
        self.name = name
        self.words = Text(words, Role.QUOTE, "dim", grows=True)
        row = Row([Icon("eye", 20, "dim"), self.words], gap=10, middle=True)
        super().__init__([Inset(Column([row]), sides=20, ends=12)])

    def show(self, characters: int | None) -> None:
        """Draw only so many characters; all when None."""
        self.words.shown = characters

    def _node(self) -> Node:
        return Node(Kind.SPEECH, self.name, self.words.text)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        draw_card(target, look, self.rect, look.tokens.panel2, look.tokens.line, 16, shadow=70)
        super()._paint(target, look)


class AnswerRow(ChoiceRow):
    """An answer that also shows that it is the one about to be said."""

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        super()._paint(target, look)
        if self.chosen:
            draw_chosen_bar(target, look, self.rect, 3, 10)


def speech(line: Spoken, words: Words, tail: bool) -> Speech | Narration:
    """The card of one line."""
    if not line.who:
        return Narration(words("desk.scene"), line.text)
    return Speech(line.name, line.text, tail)


def answer_rows(answers: Sequence[Answer], chosen: str, group: str = "") -> list[Box]:
    """A row for each answer; of one group where the focus chooses."""
    rows: list[Box] = []
    for number, each in enumerate(answers, start=1):
        row = AnswerRow(SAY + each.key, number, each.words, each.icon, each.cost, each.consequence,
                        each.consequence_icon, each.tone, each.reason)
        row.chosen, row.group = each.key == chosen, group
        rows.append(row)
    return rows


def offer(view: DeskView, chosen: Answer | None, words: Words) -> Box:
    """What goes with the chosen answer, what it leaves, a hint, and the button that says it; alone where there is only
    that."""
    parts: list[Box] = []
    with_remedy = [each for each in view.answers if each.remedy is not None]
    if with_remedy:
        parts.append(_slider(chosen, with_remedy[0], words))
    left: Box = Space(grows=True)
    if view.budget or view.prompt:
        left = Statement(view.budget or view.prompt)
        left.grows = True
    elif not with_remedy:
        return Row([left, *hint_buttons(view), say_button(view, chosen, words)], gap=12, middle=True)
    parts.append(Row([left, *hint_buttons(view), say_button(view, chosen, words)], gap=12, middle=True))
    return Card("", parts, gap=10 if with_remedy else 4)


def hint_buttons(view: DeskView) -> list[Box]:
    """What asks the coach, where there is one now."""
    return [Button(USE + tool.key, tool.word, tool.icon, hint=tool.hint, bare=True) for tool in view.tools
            if tool.key == HINT]


def way_out(words: Words, pauses: bool = True) -> Button:
    """What the back key does, for who has none: the pause, or out of a scene that has no pause."""
    name, icon = ("pause.name", "pause") if pauses else ("desk.leave", "log-out")
    return Button(PAUSE, words(name), icon, bare=True)


def say_button(view: DeskView, chosen: Answer | None, words: Words) -> Button:
    """The main button: say what is chosen."""
    word = view.answer_word or words("desk.say")
    reason = chosen.reason if chosen is not None else words("desk.choose-first")
    button = Button(SAY_IT, word, "message-square", main=True, hint=chosen.words if chosen else "")
    button.enabled, button.reason = not reason, reason
    return button


def shown_usd(remedy: Remedy) -> float:
    """The amount that is set, as far as it is one's own: where the slider stands."""
    return min(remedy.value_usd, remedy.yours_usd)


def _slider(chosen: Answer | None, other: Answer, words: Words) -> Slider:
    remedy = chosen.remedy if chosen is not None else None
    if remedy is None:
        scale = other.remedy.scale_usd if other.remedy is not None else 1.0
        return Slider(OFFER, words("desk.offer"), 0.0, scale, 0.0, words.money, reason=words("desk.no-offer"))
    reason = _why_fixed(remedy, words) if chosen is not None and not chosen.reason else (
        chosen.reason if chosen is not None else "")
    return Slider(OFFER, words("desk.offer"), shown_usd(remedy), remedy.scale_usd,
                  remedy.yours_usd, words.money, remedy.ticks, remedy.ask, reason, [Tag(remedy.kind, "gift")])


def _why_fixed(remedy: Remedy, words: Words) -> str:
    return words("desk.fixed-offer") if remedy.most_usd - remedy.least_usd < 1.0 else ""


def rules(view: DeskView) -> Card:
    """The policy as whoever works under it meets it."""
    facts: list[Box] = [Fact(rule.icon, rule.words, tone=view.rules_tone) for rule in view.rules]
    return Card(view.rules_title, facts, bar=view.rules_tone, gap=3)


def guest(facing: Facing) -> Card:
    """Who is here, and how it stands with them, or with you on their side of the desk."""
    meters = Row([Meter(each.name, each.word, each.amount, each.trend) for each in facing.gauges], 20)
    parts: list[Box] = [Statement(facing.about)] if facing.about else []
    return Card(facing.card or facing.name, [*parts, meters] if facing.gauges else parts, gap=3, grows=True)


def pills(view: DeskView, short: bool) -> list[Box]:
    """Clock, queue and supervisor over the room; ``short`` leaves out what stands in the drawer as well."""
    made: list[Box] = []
    if view.clock:
        made.append(Pill("clock", view.clock, "" if short else view.shift, Role.CLOCK))
    if view.stopwatch:
        made.append(RunningPill(view.stopwatch, "" if short else view.pace))
    if view.waiting_words:
        made.append(Pill("users", view.waiting_words, "" if short else view.longest_words))
    if view.supervisor and not short:
        made.append(Pill(view.supervisor_icon, view.supervisor, role=Role.FACT))
    return made


class RunningPill(Pill):
    """A stopwatch that runs without the screen being built anew."""

    def __init__(self, shown: str, more: str) -> None:
        super().__init__("timer", shown, more)
        self._more = more
        self._digits = next(box for box in self.walk() if isinstance(box, Text))

    def run(self, shown: str) -> bool:
        """Show another time; False when it has more digits than there is room for."""
        if len(shown) != len(self._digits.text):
            return False
        self._digits.text = shown
        self.words = ", ".join(part for part in (shown, self._more) if part)
        return True


def runs_on(root: Box, shown: str) -> bool:
    """Whether every stopwatch of a screen could show another time where it stands."""
    return all(pill.run(shown) for pill in [box for box in root.walk() if isinstance(box, RunningPill)])


def spoken_on(root: Box) -> Speech | Narration | None:
    """The card of the line that is being said, where there is one."""
    return next((box for box in root.walk() if isinstance(box, Speech | Narration)), None)


def tool_row(number: int, tool: Tool) -> ChoiceRow:
    """A tool in the drawer of what is at hand."""
    return ChoiceRow(USE + tool.key, number, tool.word, tool.icon, "", tool.hint, "info", "dim", tool.reason)


def note_lines(notes: Sequence[Note]) -> list[Box]:
    """Lines of a notebook."""
    return [Fact(note.icon, note.words, tone=note.tone) for note in notes]


def said_lines(said: Sequence[Spoken], you: str) -> list[Box]:
    """What was said so far."""
    return [Transcript(line, you) for line in said]


class Transcript(Wrapper):
    """One line of what was said; your own stand in the colour of what can be done."""

    def __init__(self, line: Spoken, you: str) -> None:
        self.line = line
        mine = line.name == you
        name = Text(line.name, Role.LABEL, "act" if mine else "dim")
        words = Text(line.text, Role.FACT if line.who else Role.QUOTE, "ink" if line.who else "dim")
        super().__init__([Column([name, words] if line.name else [words], gap=0)])

    def _node(self) -> Node:
        if not self.line.name:
            return Node(Kind.FACT, self.line.text)
        return Node(Kind.SPEECH, self.line.name, self.line.text)


class Caller(Wrapper):
    """Somebody who waits on a line: their mood's mark and how long."""

    def __init__(self, who: Waiting, mood: str) -> None:
        self.who = who
        self.mood = mood
        mark = Picture(18, 18, self._paint_mark, with_text=True)
        super().__init__([Inset(Row([Icon("phone", 16, "brass"), mark, Text(who.words, Role.CHIP, "on_deep")], gap=7,
                                    middle=True), sides=10, ends=4)])

    def _node(self) -> Node:
        return Node(Kind.FACT, self.who.words, self.mood)

    def _paint_mark(self, target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        side = min(rect.size)
        mark = mood_picture(mood_mark(self.who.mood.valence), side, look.high_contrast)
        target.blit(mark, mark.get_rect(center=rect.center))

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        line = look.tokens.line if look.high_contrast else ""
        draw_card(target, look, self.rect, look.tokens.deep, line, 16, opacity=0.9, shadow=40)
        super()._paint(target, look)


def callers(waiting: Sequence[Waiting], more: str, words: Words) -> Flow:
    """Lines that wait, the first ones by themselves and the others as a number."""
    lamps: list[Box] = [Caller(each, wording.mood_word(words, each.mood)) for each in waiting[:MOST_LAMPS]]
    if len(waiting) > MOST_LAMPS:
        lamps.append(Pill("users", more, role=Role.CHIP))
    return Flow(lamps, 7)


def face_frame(paint: Callable[[pygame.Surface, Look, pygame.Rect], None], width: float, height: float) -> Box:
    """The face of whoever is here, on a card of its own: where the room gives way to large text."""
    return framed(Picture(width, height, paint))
