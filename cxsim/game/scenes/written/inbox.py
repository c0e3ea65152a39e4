"""The inbox: several tickets at once, of which one is read, answered, talked through, or given to a colleague."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Flow
from cxsim.game.scene import House
from cxsim.game.scenes.desk import cards
from cxsim.game.scenes.desk.doing import REWIND
from cxsim.game.scenes.desk.hinting import HINT, hint_parts
from cxsim.game.scenes.desk.house_rules import MOST_FACTS
from cxsim.game.scenes.desk.live_shift import LiveShift
from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.scene import Way
from cxsim.game.scenes.desk.view import Answer, with_amount
from cxsim.game.scenes.written import drawers, panes
from cxsim.game.scenes.written.answering import BACK, NONE, AnsweringScene, unfinished
from cxsim.game.scenes.written.on_screen import OnScreen, Parts, large
from cxsim.game.scenes.written.panes import ASSIGN, KEEP, LOOK_UP, ONE_GO, STEPS, TICKET, Sight, who_wrote
from cxsim.game.scenes.written.replies import CANNED, REFUSE, STYLES, Replies
from cxsim.game.scenes.written.scene import MORE
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.control import Message
from cxsim.live import decisions as do
from cxsim.live import observation as seen
from cxsim.rules.levers import Levers

TO = "to:"
"""Key of a colleague who may get the ticket."""


class InboxScene(AnsweringScene):
    """Somebody answers tickets during a shift.

    Attributes
    ----------
    in_steps
        Whether the ticket is talked through step by step, as a conversation.
    """

    place = "software"
    row = TICKET

    def __init__(self, house: House, shift: LiveShift, levers: Levers, leave: Way, pause: Way | None = None) -> None:
        self.in_steps = False
        self._chosen = ""
        self._given: dict[str, float] = {}
        self._who = ""
        super().__init__(house, shift, levers, leave, pause)

    @property
    def name(self) -> str:
        """What the screen is called, for the voice."""
        return self.words("inbox.name")

    # --- what is there

    @property
    def ticket(self) -> seen.Ticket | None:
        """The ticket that is read."""
        return next((each for each in self.seen.tickets if each.case_id == self.reading), None)

    @property
    def encounter(self) -> seen.Encounter | None:
        """The conversation about the ticket that is read, where it has been opened."""
        here = self.seen.encounter
        return here if here is not None and here.case_id == self.reading else None

    def written(self) -> Hashable:
        """What of the shift is written on the screen; waits are written anew with every minute of the clock."""
        now = self.seen
        tickets = tuple(
            (each.case_id, each.state, each.contacts, round(each.feelings.valence, 1), each.allowed_usd)
            for each in now.tickets
        )  # fmt: skip
        calls = tuple((each.case_id, each.state) for each in now.call_backs)
        here = now.encounter
        free = tuple((each.agent_id, each.doing) for each in now.colleagues)
        rest = (self.view.clock, self.view.supervisor, self.view.rules, now.is_over, now.decisions, free)
        return tickets, calls, rest, None if here is None else (here.case_id, here.is_over, len(here.remarks))

    def looked(self) -> None:
        """A ticket that a colleague has taken is no longer read."""
        if self.reading >= 0 and self.ticket is None:
            self.answer_back(self.words("inbox.gone", who=self._who))
            self.read(NONE)

    # --- the screen

    def build(self) -> Box:
        """The inbox on the screen of the office, or instead of the room."""
        pill = self.supervisor_pill()
        self.hides_room = self.look.high_contrast
        pills = [*([pill] if pill is not None else []), self.clock_pill()]
        sight = self._sight()
        heading, tickets, pane = panes.heading(sight), panes.tickets(sight), panes.pane(sight)
        frame = OnScreen(Parts(
            heading=heading, tickets=tickets, tickets_name=self.words("inbox.tickets"), pane=pane,
            rules=self.rules_card(MOST_FACTS), pills=pills, buttons=self.buttons(), notice=self.notice_pill(),
            staff=drawers.staff(self.seen, self.words) if self.hides_room else None,
        ), self.look, self.house.size)  # fmt: skip
        self._has_list = frame.fits(self.look)
        if self._has_list:
            return frame
        self.hides_room = True
        back = Flow([Button(BACK, self.words("inbox.back"), "arrow-left")])
        parts = Parts(heading, tickets, self.words("inbox.tickets"), pane, None, [self.clock_pill(short=True)],
                      self.buttons(), self.notice_pill())
        return large(parts, self.ticket is not None or sight.is_empty, back)

    def _sight(self) -> Sight:
        answers = tuple(map(self._reworded, self.view.answers))
        return Sight(self.words, self.seen, self.view, self.reading, self.draft, self.in_steps, self._chosen, answers,
                     self._wrote.get(self.reading, ""))

    def _reworded(self, answer: Answer) -> Answer:
        return with_amount(self.desk, answer, self._given.get(answer.key))

    # --- drawers

    def in_drawer(self, key: str) -> tuple[str, Sequence[Box]] | None:
        """What is in a drawer."""
        words = self.words
        if key == ASSIGN and self.ticket is not None:
            reason = words("inbox.assign-yours") if self.ticket.state == "yours" else ""
            return words("inbox.assign-to"), drawers.colleagues(self.seen, words, TO, reason)
        if key == HINT:
            hint = self.desk.hint()
            return (words("desk.tool.hint"), hint_parts(hint, words)) if hint is not None else None
        if key == MORE:
            tools = [tool for tool in self.view.tools if self.encounter is not None or tool.key == REWIND]
            one = self.ticket
            letter = [panes.letter(self._sight(), one, one.message)] if one is not None else []
            return words("desk.more"), self.more(tools, letter, drawers.known(self.view, words))
        return None

    # --- doing

    def heard(self, message: Message) -> None:
        """React to a control."""
        key = message.key
        if key.startswith(KEEP):
            self._keep(int(key.removeprefix(KEEP)))
        elif key.startswith(TO):
            self._assign(int(key.removeprefix(TO)))
        elif key == REFUSE:
            self.draft = self.draft.turned()
            self.refresh()
        elif key.startswith(cards.SAY):
            self._choose(key.removeprefix(cards.SAY))
        elif key.startswith(cards.USE):
            self._use(key.removeprefix(cards.USE))
        else:
            self._press(message)

    def _press(self, message: Message) -> None:
        key = message.key
        if key == cards.SAY_IT:
            self._say()
        elif key == STEPS and self._open_it():
            self.in_steps, self._chosen = True, ""
            self.refresh()
            self._focus(cards.SAY)
        elif key == ONE_GO:
            self.in_steps = False
            self.refresh()
            self._focus(CANNED)
        elif key == LOOK_UP and self._open_it():
            self._use("look_up")
            self.open(MORE)
        else:
            super().heard(message)

    def next_one(self) -> int:
        """The ticket that is due first of the rest."""
        return panes.next_case(self._sight())

    def opened(self) -> bool:
        """Begin anew with a ticket; one of this desk's own is open on its screen at once."""
        self.in_steps, self._chosen = False, ""
        one = self.ticket
        if one is None:
            return False
        self._who = who_wrote(one)[0]
        if one.state == "yours":
            self._open_it()
        return True

    def taken_back(self) -> None:
        """Go on step by step where that is where it goes on."""
        in_steps = self.in_steps
        super().taken_back()
        here = self.encounter
        if here is not None and not here.is_over and (in_steps or any(each.who == "you" for each in here.remarks)):
            self.in_steps = True
            self.refresh()
            self._focus(cards.SAY)

    def _open_it(self) -> bool:
        """Take the ticket out of the shared inbox, so that it is on this screen and nobody else's."""
        here = self.encounter
        if here is not None and not here.is_over:
            return True
        return self.reading >= 0 and self.decide(do.Open(self.reading), "page")

    def waits(self) -> None:
        """Let some minutes pass; when the shift has run out, put back what is open, so that it ends."""
        left = unfinished(self.seen)
        if not left:
            super().waits()
            return
        for one in left:
            if not (self.decide(do.Open(one.case_id), "page") and self.decide(do.Transfer(), "page")):
                return
        self.read(NONE)
        self.answer_back(self.words("inbox.put-back-told", n=len(left)))

    def offer(self, usd: float) -> None:
        """Set what goes with the answer, or with the words that are about to be said."""
        if self.in_steps:
            chosen = next((each for each in self.view.answers if each.key == self._chosen), None)
            if chosen is not None and chosen.remedy is not None:
                self._given[chosen.key] = min(max(usd, chosen.remedy.least_usd), chosen.remedy.most_usd)
        else:
            self.draft = self.draft.offering(usd)
        self.refresh()

    def send(self) -> None:
        """Send the draft to whoever wrote the ticket."""
        one = self.ticket
        if one is None or not self.draft.style:
            return
        replies = Replies(self.words, one, self.seen, self.draft)
        given_usd = 0.0 if self.draft.refuses else replies.given_usd
        reply = do.Reply(one.case_id, STYLES[self.draft.style], given_usd, self.draft.refuses)
        self.sent(reply, replies.text(self.draft.style), self.words("inbox.sent", who=who_wrote(one)[0]))

    def _assign(self, agent_id: int) -> None:
        one = self.ticket
        if one is None:
            return
        self.shut()
        self.reading = NONE  # so that it is not told as taken from the person
        if self.decide(do.Assign(one.case_id, agent_id), "page"):
            seed = next(each.seed for each in self.seen.colleagues if each.agent_id == agent_id)
            self.answer_back(self.words("inbox.assigned", who=name_of(seed)))
        else:
            self.reading = one.case_id
        self.refresh()
        if self.reading == NONE:
            self._focus(f"{TICKET}{one.case_id}", TICKET)

    def _keep(self, case_id: int) -> None:
        if self.decide(do.KeepPromise(case_id)):
            here = self.seen.encounter
            self.reading = here.case_id if here is not None else NONE
            self.in_steps, self._chosen = True, ""
            self.refresh()

    # --- step by step

    def _choose(self, key: str) -> None:
        if self._chosen == key:
            self._say()
            return
        self.house.sounds.play("pick")
        self._chosen = key
        self.refresh()

    def _say(self) -> None:
        answer = next((each for each in self.view.answers if each.key == self._chosen), None)
        if answer is None or answer.reason:
            return
        usd = self._given.get(answer.key, answer.remedy.value_usd) if answer.remedy is not None else None
        self._follow(self.desk.answer(answer.key, usd).refused)

    def _use(self, tool: str) -> None:
        self.shut()
        if tool == HINT:
            self.open(HINT)
        else:
            self._follow(self.desk.use(tool).refused)

    def _follow(self, refused: str) -> None:
        if refused:
            self.house.sounds.play("locked")
            self.answer_back(refused)
            return
        self.house.sounds.play("say")
        self._chosen = ""
        self._given.clear()
        self.take()
        self.refresh()
        self._focus(cards.SAY)

