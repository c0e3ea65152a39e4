"""What lies on the screen of an inbox: its tickets, the one that is read, and ways to deal with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Flow
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.scenes.desk import cards, wording
from cxsim.game.scenes.desk.cast import person_from
from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.surroundings import mood_from, somebody
from cxsim.game.scenes.desk.view import Answer, DeskView
from cxsim.game.scenes.written.answering import NEXT, SEND, coached, looks_back, unfinished, waits
from cxsim.game.scenes.written.letters import (
    FACE_PX,
    TICKET_FACE_PX,
    History,
    Letter,
    Step,
    TicketRow,
    Toned,
    face,
    marked_face,
    what_came,
)
from cxsim.game.scenes.written.on_screen import Empty, Pane
from cxsim.game.scenes.written.replies import Draft, Replies
from cxsim.game.scenes.written.scene import MORE
from cxsim.game.theme.fonts import Role
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.facts import Statement, Tag
from cxsim.game.words import Words
from cxsim.live import observation as seen

TICKET, KEEP = "ticket:", "keep:"
STEPS, ONE_GO, ASSIGN, LOOK_UP = "steps", "one-go", "assign", "look-up"
MOST_AGAIN: Final = 2
"""So many times that somebody asked again are shown one by one."""
MOST_WAITING, MOST_ANSWERED = 20, 4
"""So many tickets are listed; those that wait longest are answered first anyway."""
CALM: Final = Mood(0.0, 0.35, 0.5)
SIGNS: Final = {"open": "mail", "yours": "user-check", "answered": "check", "colleague": "users"}


@dataclass(frozen=True)
class Sight:
    """All that an inbox shows at one moment.

    Attributes
    ----------
    reading
        Case of the ticket that is read; −1 for none.
    in_steps
        Whether it is talked through, with these answers, of which one is chosen.
    wrote
        What has been written to whoever wrote it; empty before.
    """

    words: Words
    now: seen.Observation
    view: DeskView
    reading: int
    draft: Draft
    in_steps: bool
    chosen: str
    answers: tuple[Answer, ...]
    wrote: str

    @property
    def ticket(self) -> seen.Ticket | None:
        """The ticket that is read."""
        return next((each for each in self.now.tickets if each.case_id == self.reading), None)

    @property
    def encounter(self) -> seen.Encounter | None:
        """The conversation about it, where it has been opened."""
        here = self.now.encounter
        return here if here is not None and here.case_id == self.reading else None

    @property
    def calls(self) -> list[seen.CallBack]:
        """Calls that are promised and not yet made."""
        return [call for call in self.now.call_backs if call.state == "due" or call.is_open]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.now.tickets and not self.calls


def who_wrote(one: seen.Ticket) -> tuple[str, Person, Mood]:
    """Name, face and mood of whoever wrote: an author's, or drawn from the seed."""
    person = person_from(dict(one.look), one.seed, one.about) if one.look else somebody(one.seed)
    return one.name or name_of(one.seed), person, mood_from(one.feelings)


def next_case(sight: Sight) -> int:
    """The open ticket that is due first, besides the one that is read; −1 when there is none."""
    waiting = [each for each in sight.now.tickets
               if each.state in ("yours", "open") and each.case_id != sight.reading]
    return min(waiting, key=lambda each: each.due_in_min).case_id if waiting else -1


# --- the list


def heading(sight: Sight) -> Box:
    """What the list is called, how many are open, and how many are late."""
    words = sight.words
    waiting = [each for each in sight.now.tickets if each.state in ("open", "yours")]
    late = sum(each.due_in_min < 0.0 for each in waiting)
    tags: list[Box] = [Tag(words("inbox.open", n=len(waiting)), "mail")]
    if late:
        tags.append(Toned(words("inbox.late", n=late), "triangle-alert", "bad"))
    return Flow([Text(words("inbox.name"), Role.SECTION), *tags], 8)


def tickets(sight: Sight) -> list[Box]:
    """Promises that come due, tickets to answer as far as anybody looks down a list, and those answered last."""
    waiting = [each for each in sight.now.tickets if each.state != "answered"]
    answered = [each for each in sight.now.tickets if each.state == "answered"]
    shown = [each for i, each in enumerate(waiting) if i < MOST_WAITING or each.case_id == sight.reading]
    more = len(waiting) - len(shown)
    last = [each for i, each in enumerate(answered) if i >= len(answered) - MOST_ANSWERED
            or each.case_id == sight.reading]
    return [
        *(_call(sight, each) for each in sight.calls), *(_row(sight, each) for each in shown),
        *([Statement(sight.words("desk.more-waiting", n=more), Role.LABEL)] if more else []),
        *(_row(sight, each) for each in last),
    ]


def _call(sight: Sight, call: seen.CallBack) -> Box:
    words, left = sight.words, round(call.due_min - sight.now.clock_min)
    due = words("desk.due-in", n=left) if left >= 0 else words("desk.late-by", n=-left)
    wrote = next((each for each in sight.now.tickets if each.case_id == call.case_id), None)
    who, person, _ = who_wrote(wrote) if wrote is not None else (name_of(call.seed), somebody(call.seed), CALM)
    return TicketRow(f"{KEEP}{call.case_id}", who, words("inbox.call"), due, face(person, CALM, TICKET_FACE_PX), CALM,
                     wording.mood_word(words, CALM), words("inbox.promised"), "calendar-clock", late=left < 0,
                     chosen=False)


def _row(sight: Sight, one: seen.Ticket) -> Box:
    words, late = sight.words, one.due_in_min < 0.0 and one.state != "answered"
    who, person, mood = who_wrote(one)
    wait = wording.long_time(words, -one.due_in_min if late else one.waited_min)
    owner = words(f"inbox.state.{one.state}") if one.colleague_id < 0 else name_of(one.colleague_id)
    wait = words("inbox.late-by", time=wait) if late else wait
    return TicketRow(f"{TICKET}{one.case_id}", who, one.issue_title, wait,
                     face(person, mood, TICKET_FACE_PX), mood, wording.mood_word(words, mood), owner,
                     SIGNS[one.state], late=late, chosen=one.case_id == sight.reading)


# --- the ticket that is read


def pane(sight: Sight) -> Pane:
    """The right side of the screen."""
    one = sight.ticket
    if one is None or (sight.now.is_over and one.state != "answered"):  # it waits for tomorrow
        return _nothing_read(sight)
    if one.state == "answered":
        return _after(sight, one)
    if sight.in_steps and sight.encounter is not None:
        return _step_by_step(sight, one, sight.encounter)
    return _to_answer(sight, one)


def _nothing_read(sight: Sight) -> Pane:
    words = sight.words
    if sight.now.is_over:
        line, button = words("desk.caption.shift_over"), looks_back(words)
    else:
        line = words("inbox.nothing") if sight.is_empty else words("inbox.pick-one")
        button = waits(words, sight.now, main=sight.is_empty)
    return Pane(work=[Empty(Column([Statement(line, Role.SPEECH, "ink"), Flow([button])], 14))])


def letter(sight: Sight, one: seen.Ticket, text: str) -> Letter:
    """What somebody writes, and how their case stands."""
    words = sight.words
    who, person, mood = who_wrote(one)
    tags: list[Box] = []
    if one.broken_promises:
        tags.append(Toned(words("inbox.broken"), "flag", "bad"))
    if one.state != "answered":
        left = wording.long_time(words, abs(one.due_in_min))
        tags.append(Toned(words("inbox.due-in", time=left), "clock") if one.due_in_min >= 0.0
                    else Toned(words("inbox.due-late", time=left), "clock", "bad"))
    if one.loss_usd >= 0.5:
        tags.append(Tag(words("inbox.lost", amount=words.money(one.loss_usd)), "tag"))
    about = [words("inbox.writes", who=who)]
    if one.state != "answered":  # then the face is not the one with which it was written
        about.append(wording.mood_word(words, mood))
    if one.contacts > 1:
        about.append(words("inbox.contact", n=one.contacts))
    return Letter(who, one.issue_title, ", ".join(about), text, marked_face(person, mood, FACE_PX),
                  wording.mood_word(words, mood), tags)


def _to_answer(sight: Sight, one: seen.Ticket) -> Pane:
    words, replies = sight.words, Replies(sight.words, one, sight.now, sight.draft)
    send = Button(SEND, words("inbox.send"), "send", main=True)
    if not sight.draft.style:
        send.enabled, send.reason = False, words("inbox.choose-how")
    foot = Flow([
        send, Button(STEPS, words("inbox.steps"), "message-square"),
        *(_puts_back(sight) or [Button(ASSIGN, words("inbox.assign"), "users")]),
        Button(LOOK_UP, words("inbox.look-up"), "book-open"),
    ], 10)  # fmt: skip
    return Pane(letter=letter(sight, one, one.message), history=_history(words, one),
                work=[replies.ways(), replies.offer()], foot=[foot])


def _puts_back(sight: Sight) -> list[Box]:
    """What is left to do, besides answering, with a letter that is open when the shift has run out."""
    return [waits(sight.words, sight.now)] if unfinished(sight.now) else []


def _history(words: Words, one: seen.Ticket) -> History | None:
    if one.contacts < 2 and not one.broken_promises:
        return None
    steps = [Step("mail", words("inbox.history.first"))]
    steps += [Step("mail", words("inbox.history.again"))] * min(MOST_AGAIN, one.contacts - 2)
    if one.broken_promises:
        steps.append(Step("x", words("inbox.history.broken"), "bad"))
    late = one.due_in_min < 0.0
    steps.append(Step("mail", words("inbox.history.now"), "bad" if late or one.broken_promises else "act"))
    return History(words("inbox.history"), steps)


def _step_by_step(sight: Sight, one: seen.Ticket, here: seen.Encounter) -> Pane:
    """The ticket as a conversation: what was written last, and what can be written back."""
    words = sight.words
    chosen = next((each for each in sight.answers if each.key == sight.chosen), None)
    last = [remark for remark in here.remarks if remark.who != "you"]
    written = letter(sight, one, last[-1].text if last else one.message)
    foot = Flow([Button(ONE_GO, words("inbox.one-go"), "mail"), Button(MORE, words("desk.at-hand"), "list"),
                 *_puts_back(sight)], 10)
    return Pane(letter=written, answers=cards.answer_rows(sight.answers, sight.chosen),
                answers_name=words("desk.answers"), foot=[cards.offer(sight.view, chosen, words), foot])


def _after(sight: Sight, one: seen.Ticket) -> Pane:
    """What came of an answer, and who is next."""
    words, here, work = sight.words, sight.encounter, []
    _, person, mood = who_wrote(one)
    if here is not None:
        more: list[Box] = []
        if sight.wrote:
            more += [Statement(words("inbox.you-wrote"), Role.LABEL, "act"), Statement(sight.wrote, Role.QUOTE)]
        if here.coach:
            more.append(Statement(here.coach, Role.FACT, "ink"))
        outcome = here.outcome or "open"
        work.append(what_came(
            words("inbox.came"), marked_face(person, mood, FACE_PX),
            words("inbox.feels", mood=wording.mood_word(words, mood)), words(f"inbox.outcome.{outcome}"), more,
            settled=outcome == "settled"))
    buttons: list[Box] = []
    if next_case(sight) >= 0:
        buttons.append(Button(NEXT, words("inbox.next-one"), "arrow-right", main=True))
    if sight.now.is_over:
        buttons.append(looks_back(words, main=not buttons))
    buttons += coached(sight.view, words, here, one.case_id)
    buttons.append(Button(MORE, words("desk.at-hand"), "list"))
    return Pane(letter=letter(sight, one, one.message), work=work, foot=[Flow(buttons, 10)])
