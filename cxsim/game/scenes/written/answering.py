"""How a written desk is worked at: one ticket or post is read and answered after the other."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Final

from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Row
from cxsim.game.scene import House
from cxsim.game.scenes.desk import cards
from cxsim.game.scenes.desk.doing import COACH, WAIT, WAITS_MIN
from cxsim.game.scenes.desk.live_shift import LiveShift
from cxsim.game.scenes.desk.scene import Way
from cxsim.game.scenes.desk.view import DeskView, Tool
from cxsim.game.scenes.written import drawers
from cxsim.game.scenes.written.replies import OFFER, STYLES, Draft
from cxsim.game.scenes.written.scene import LEAVE, WrittenScene
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.control import Message
from cxsim.game.words import Words
from cxsim.live import decisions as do
from cxsim.live import observation as seen
from cxsim.rules.levers import Levers

SEND, BACK, NEXT = "send", "back", "next"
NONE: Final = -1
"""Number of no ticket and no post."""


def unfinished(now: seen.Observation) -> list[seen.Ticket]:
    """Letters that are open on this screen when the shift has run out: all that keeps it from ending."""
    if now.is_over or now.clock_min < now.shift_end_min:
        return []
    return [each for each in now.tickets if each.state == "yours"]


def waits(words: Words, now: seen.Observation, *, main: bool = False, grows: bool = False) -> Button:
    """A button that lets some minutes pass; once the shift has run out, one that puts back what is still open."""
    if unfinished(now):
        hint = words("inbox.put-back-more")
        return Button(WAIT, words("inbox.put-back"), "log-out", main=main, grows=grows, hint=hint)
    return Button(WAIT, words("inbox.wait", n=round(WAITS_MIN)), "hourglass", main=main, grows=grows)


def coached(view: DeskView, words: Words, here: seen.Encounter | None, case_id: int) -> list[Box]:
    """A button that asks the coach about a case, where he can look back on it now."""
    if not view.has_coach or here is None or here.case_id != case_id:
        return []
    return [Button(COACH, words("desk.coach"), "graduation-cap", hint=words("desk.hint.coach"))]


def looks_back(words: Words, *, main: bool = True) -> Button:
    """A button that leaves a shift that is over."""
    return Button(LEAVE, words("desk.look-back"), "chart-line", main=main)


class AnsweringScene(WrittenScene):
    """Somebody picks what to read from a list, and answers it.

    Attributes
    ----------
    reading
        Number of the ticket or post that is read; −1 for none.
    draft
        What is about to be sent to whoever wrote it.
    """

    row = ""
    """How the key of a row of the list begins; its number follows."""

    def __init__(self, house: House, shift: LiveShift, levers: Levers, leave: Way, pause: Way | None = None) -> None:
        self.reading = NONE
        self.draft = Draft()
        self._wrote: dict[int, str] = {}
        """What was written to whom, by number."""
        self._has_list = True
        """Whether the list is beside what is read."""
        super().__init__(house, shift, levers, leave, pause)

    @abstractmethod
    def opened(self) -> bool:
        """React to another number being read; whether there is anything of it to read."""

    @abstractmethod
    def next_one(self) -> int:
        """Number of what to read next; −1 for nothing."""

    @abstractmethod
    def send(self) -> None:
        """Send the draft, where there is one and somebody to get it."""

    def offer(self, usd: float) -> None:
        """Set what goes with the answer."""
        self.draft = self.draft.offering(usd)
        self.refresh()

    def heard(self, message: Message) -> None:
        """React to what reads and answers."""
        key = message.key
        if key.startswith(self.row):
            self.read(int(key.removeprefix(self.row)))
        elif key == BACK:
            self.read(NONE)
        elif key == NEXT:
            self.read(self.next_one())
        elif key in STYLES:
            self._style(key)
        elif key == OFFER and message.value is not None:
            self.offer(message.value)
        elif key == SEND:
            self.send()

    def goes_back(self) -> bool:
        """From what hides the list, back to the list."""
        if self._has_list or self.reading == NONE:
            return False
        self.read(NONE)
        return True

    def read(self, number: int) -> None:
        """Lay a ticket or post open; with −1, the list."""
        before, self.reading, self.draft = self.reading, number, Draft()
        if not self.opened():
            self.reading = NONE
        elif number != before:
            self.house.sounds.play("page")
        self.refresh()
        if self.reading == NONE:
            self._focus(f"{self.row}{before}", self.row)
        else:
            self._focus(BACK, f"{self.row}{self.reading}")  # there is a way back where the list is not beside it

    def taken_back(self) -> None:
        """What was written to whoever is read may never have been written; read it anew."""
        self._wrote.pop(self.reading, None)
        self.read(self.reading)

    def sent(self, answer: do.Decision, wrote: str, told: str) -> None:
        """Answer what is read, remember the words, and tell of it."""
        number = self.reading
        self._wrote[number] = wrote
        if not self.decide(answer):
            self._wrote.pop(number)
            return
        self.draft = Draft()
        self.answer_back(told)
        self.refresh()
        self._focus(NEXT)

    def more(self, tools: Sequence[Tool], about: Sequence[Box] = (), known: Sequence[Box] = ()) -> list[Box]:
        """The drawer of all that has no place of its own."""
        words, pill = self.words, self.supervisor_pill()
        return [
            *([pill] if pill is not None and self.hides_room else []), *about,
            *(cards.tool_row(i, tool) for i, tool in enumerate(tools, start=1)),
            Row([waits(words, self.seen, grows=True)]), *known,
            self.rules_card(), drawers.figures(self.seen, words), drawers.staff(self.seen, words),
        ]

    def _style(self, style: str) -> None:
        """Choose a way to answer; chosen twice, it is sent."""
        if self.draft.style == style:
            self.send()
            return
        self.house.sounds.play("pick")
        self.draft = self.draft.styled(style)
        self.refresh()
