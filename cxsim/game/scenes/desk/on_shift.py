"""The desk within a shift: whoever comes, the queue that waits meanwhile, and the house around both."""

from __future__ import annotations

from typing import Final

from cxsim.game.people.generate import person
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.scenes.desk import wording
from cxsim.game.scenes.desk.cast import person_from
from cxsim.game.scenes.desk.live_shift import LiveShift
from cxsim.game.scenes.desk.surroundings import Surroundings, mood_from, somebody, trust_of
from cxsim.game.scenes.desk.view import (
    Answer,
    DeskView,
    Facing,
    Gauge,
    Remedy,
    Reply,
    Spoken,
    Tool,
)
from cxsim.game.scenes.desk.warmth import RoomWarmth
from cxsim.game.words import Words
from cxsim.live import decisions as do
from cxsim.live import observation as seen
from cxsim.roleplay.vocabulary import MOODS
from cxsim.rules.arithmetic import clamp
from cxsim.rules.levers import Levers

LOOKS_EVERY_S: Final = 0.25
"""How often the shift is looked at; the model's clock moves by seconds meanwhile."""
YOU, SCENE = "you", "scene"
NEXT, WAIT, KEEP, REWIND = "next", "wait", "keep:", "rewind"
WAITS_MIN: Final = 5.0
SOUNDS: Final = {
    "gave_up": "left", "call_back_due": "due", "promise_kept": "kept", "promise_broken": "broken",
    "watched": "watched", "shift_over": "over",
}
"""What of the news is heard."""
MOVES: Final = {
    "look_up": "book-open", "hold": "pause", "escalate": "arrow-up", "transfer": "arrow-left-right",
    "promise": "calendar-clock", "note": "sticky-note", "let_go": "log-out",
}
"""Moves besides answers in the order of the drawer, with their icons."""
OTHER_SPEAKERS: Final = 20_000
"""Seeds of people who only speak in a role-play, beyond its customer."""


class ShiftDesk:
    """Counter or phone in one shift.

    Parameters
    ----------
    levers
        Of the policy of the shift; they and the colleagues' trust make the room warm or cold.
    """

    def __init__(self, shift: LiveShift, levers: Levers, words: Words) -> None:
        self.shift = shift
        self.words = words
        self.around = Surroundings(words)
        self._seen = shift.observe()
        self._room = RoomWarmth(levers, trust_of(self._seen.colleagues), self._seen.clock_min)
        self._rules_tone = "act" if self._room.now >= 0.5 else "bad"
        self._passed_s = 0.0
        self._captions = 0
        self._gauges: tuple[str, tuple[Gauge, ...]] = ("", ())
        self._said = 0
        self._view = self._viewed(self._news())

    def opening(self) -> tuple[Spoken, ...]:
        """What whoever is at the desk said last; what to do when nobody is."""
        return self._fresh(self._seen) or self._between()

    def view(self) -> DeskView:
        """The moment as it is now."""
        return self._view

    def answer(self, key: str, given_usd: float | None) -> Reply:
        """Say something, or move on to the next in line."""
        if key == NEXT:
            return self.decide(do.Next())
        if key == WAIT:
            return self.decide(do.Wait(WAITS_MIN))
        if key.startswith(KEEP):
            return self.decide(do.KeepPromise(int(key.removeprefix(KEEP))))
        choice = self._choice(key)
        has_slider = choice is not None and choice.remedy is not None and choice.remedy.low_usd < choice.remedy.high_usd
        return self.decide(do.Choose(key, given_usd if has_slider else None))

    def reworded(self, key: str, given_usd: float) -> str:
        """An answer's words with another amount in them."""
        choice = self._choice(key)
        assert choice is not None
        words = self._quoted(choice.says)
        if choice.remedy is None:
            return words
        return words.replace(in_scene(choice.remedy.usual_usd), in_scene(given_usd))

    def use(self, tool: str) -> Reply:
        """Look up, hold, escalate, transfer, promise, note, let go, or take back."""
        decisions: dict[str, do.Decision] = {
            "look_up": do.LookUp(), "hold": do.Hold(), "escalate": do.Escalate(), "transfer": do.Transfer(),
            "promise": do.PromiseCallBack(), "note": do.WriteNote(), "let_go": do.LetGo(),
        }
        if tool == REWIND:
            if not self._seen.can_rewind:
                return Reply(refused=self.words("desk.no-rewind"))
            self.shift.rewind()
            return self._looked()
        reply = self.decide(decisions[tool])
        if reply.refused or reply.lines:
            return reply
        return Reply(self._found(tool))

    def _found(self, tool: str) -> tuple[Spoken, ...]:
        """What a tool brought that nobody says."""
        if tool == "look_up":
            return tuple(Spoken("", "", note.words) for note in self._view.look_up)
        return (Spoken("", "", self.words("desk.note.written")),) if tool == "note" else ()

    def let_time_pass(self, real_s: float) -> tuple[Spoken, ...]:
        """Time goes by in the shift; what somebody says who comes meanwhile."""
        self._passed_s += real_s
        if self._passed_s < LOOKS_EVERY_S:
            return ()
        self.shift.let_time_pass(self._passed_s)
        self._passed_s = 0.0
        before = self._seen
        self._seen = self.shift.observe()
        view = self._viewed(self._news())
        if view != self._view:
            self._view = view
        here, was = self._seen.encounter, before.encounter
        if here is not None and (was is None or here.case_id != was.case_id):
            return self._fresh(self._seen)
        return ()

    def speak(self, words: Words) -> None:
        """Word what is seen in another language from now on; people keep theirs."""
        self.words = self.around.words = words
        self._view = self._viewed(())

    # --- deciding

    def decide(self, decision: do.Decision) -> Reply:
        """Decide something of the shift, and look what came of it."""
        outcome = self.shift.decide(decision)
        if isinstance(outcome, do.Refused):
            return Reply(refused=self._reason(outcome.reason) or outcome.words)
        return self._looked()

    def _looked(self) -> Reply:
        self._captions = 0
        self._seen = self.shift.observe()
        self._view = self._viewed(self._news())
        return Reply(self._fresh(self._seen) or self._between())

    def _choice(self, key: str) -> seen.Choice | None:
        here = self._seen.encounter
        return None if here is None else next((each for each in here.choices if each.name == key), None)

    def _reason(self, reason: str) -> str:
        return self.words(f"desk.reason.{reason}") if f"desk.reason.{reason}" in self.words else ""

    # --- what is said

    def _fresh(self, now: seen.Observation) -> tuple[Spoken, ...]:
        here = now.encounter
        if here is None or not here.fresh:
            return ()
        return tuple(self._spoken(here, remark) for remark in here.remarks[-here.fresh:] if remark.who != YOU)

    def _between(self) -> tuple[Spoken, ...]:
        """What is to be seen while nobody is spoken to."""
        if self._seen.encounter is not None and not self._seen.encounter.is_over:
            return ()
        if self._seen.encounter is not None:
            outcome = self.words(f"desk.outcome.{self._seen.encounter.outcome or 'open'}")
            return (Spoken("", "", outcome),)
        waiting = len(self._seen.queue)
        line = self.words("desk.nobody") if not waiting else self.words("desk.somebody")
        return (Spoken("", "", line),)

    def _spoken(self, here: seen.Encounter, remark: seen.Remark) -> Spoken:
        if remark.who == SCENE:
            return Spoken("", "", remark.text)
        if remark.who == YOU:
            return Spoken(YOU, self.words("desk.you"), self._quoted(remark.text))
        face = None
        if remark.mood is not None:
            shown = MOODS[remark.mood]
            face = Mood(shown.valence, shown.arousal, shown.trust)
        if remark.is_counterpart:
            return Spoken(self._key(here), self._name(here), remark.text, face)
        other = person(OTHER_SPEAKERS + here.seed, 1 + sum(map(ord, remark.who)) % 97)
        return Spoken(remark.who, remark.name, remark.text, face, other)

    def _quoted(self, says: str) -> str:
        return says if says.startswith(("(", "“")) else self.words("desk.quoted", words=says)

    # --- what is seen

    def _viewed(self, news: tuple[seen.Caption, ...]) -> DeskView:
        now, words = self._seen, self.words
        here = now.encounter
        if here is not None and here.is_hand_written and here.name:
            self.around.names[here.customer_id] = here.name
        counts = here is not None and not here.is_over and here.target_min > 0.0
        return DeskView(
            title=now.company_title,
            place=wording.place_of(now.company, now.desk),
            warmth=self._room.follow(trust_of(now.colleagues), news, now.clock_min),
            facing=self._facing(here) if here is not None else None,
            answers=self._answers(now),
            rules_title=words("desk.rules"),
            rules=self.around.rules(now),
            rules_tone=self._rules_tone,
            budget=self.around.budget(now),
            tools=self._tools(now),
            clock=seen.clock_words(now.clock_min),
            shift=words(f"desk.until.{now.desk}", time=seen.clock_words(now.shift_end_min)),
            waiting_words=words("desk.waiting", n=len(now.queue)),
            longest_words=self.around.longest(now.queue),
            waiting=tuple(map(self.around.waiting, now.queue)),
            colleagues=tuple(self.around.colleague(each) for each in now.colleagues if each.doing != "away"),
            supervisor=self.around.supervisor(now.supervisor),
            supervisor_icon="eye" if now.supervisor.watching else "user-check" if now.supervisor.busy_min <= 0.0
            else "lock",
            watched=now.supervisor.watching or now.policy.monitoring >= 0.5,
            notes=self.around.notes(now),
            said=tuple(self._spoken(here, remark) for remark in here.remarks) if here is not None else (),
            look_up=self.around.knowledge(here),
            stopwatch=wording.stopwatch(60.0 * here.elapsed_min) if here is not None and counts else "",
            pace=words("desk.of-target", target=f"{here.target_min:.0f}:00") if here is not None and counts else "",
            target=f"{here.target_min:.0f}:00" if here is not None and counts else "",
            over_target=here is not None and counts and here.elapsed_min > here.target_min,
            wall=words("desk.wall"),
            is_over=now.is_over,
            answer_word="" if here is not None and not here.is_over else words("desk.do-it"),
            prompt=here.coach if here is not None and here.is_over else "",
            captions=tuple(filter(None, map(self.around.caption, news))),
            sounds=tuple(SOUNDS[each.key] for each in news if each.key in SOUNDS),
            taken=tuple(f"case{each.case_id}" for each in news if each.key == "taken_by_colleague"),
        )

    def _key(self, here: seen.Encounter) -> str:
        return f"case{here.case_id}"

    def _name(self, here: seen.Encounter) -> str:
        return self.around.name(here.customer_id, here.seed)

    def _face(self, here: seen.Encounter) -> Person:
        return person_from(dict(here.look), here.seed, here.about) if here.look else somebody(here.seed)

    def _facing(self, here: seen.Encounter) -> Facing:
        key = self._key(here)
        feels = mood_from(here.feelings)
        before = self._gauges[1] if self._gauges[0] == key else ()
        shown = wording.gauges(self.words, feels, clamp(here.patience_share, 0.0, 1.0), before)
        if self._said != len(here.remarks) or self._gauges[0] != key:
            self._said = len(here.remarks)
            self._gauges = (key, shown)
        parts = [here.issue_title]
        if here.is_call_back:
            parts.append(self.words("desk.call-back"))
        if here.contacts > 1:
            parts.append(self.words("desk.contact", n=here.contacts))
        if here.met_before:
            parts.append(self.words("desk.met"))
        if here.waited_min >= 1.0:
            parts.append(self.words("desk.waited", time=wording.long_time(self.words, here.waited_min)))
        return Facing(key, self._name(here), ", ".join(parts), self._face(here), feels, shown,
                      unseen=here.way != "counter")

    # --- answers and tools

    def _answers(self, now: seen.Observation) -> tuple[Answer, ...]:
        here = now.encounter
        if here is not None and not here.is_over:
            return tuple(self._said_or_done(here, choice) for choice in here.choices)
        if now.is_over:
            return ()
        return self._moving_on(now)

    def _moving_on(self, now: seen.Observation) -> tuple[Answer, ...]:
        """What can be done while nobody is spoken to: the next in line, call-backs that are due, or wait."""
        words, made = self.words, []
        if now.queue:
            first = now.queue[0]
            who = self.around.name(first.customer_id, first.seed)
            made.append(Answer(NEXT, words("desk.take-next", who=who), "user",
                               wording.long_time(words, first.waited_min), first.issue_title, "info", "dim"))
        else:
            made.append(Answer(NEXT, words("desk.wait-for-next"), "hourglass", ""))
        for call in now.call_backs:
            if call.state != "due" and not call.is_open:
                continue
            left = call.due_min - now.clock_min
            early = call.from_min > now.clock_min
            who = self.around.name(call.customer_id, call.seed)
            made.append(Answer(
                f"{KEEP}{call.case_id}", words("desk.ring-back", who=who), "phone-call", "",
                words("desk.due-in", n=round(left)) if left >= 0.0 else words("desk.late-by", n=round(-left)),
                "clock", "good" if left > 10.0 else "warn" if left >= 0.0 else "bad",
                words("desk.rings-from", time=seen.clock_words(call.from_min)) if early else ""))
        if now.queue:
            made.append(Answer(WAIT, words("desk.breathe", n=round(WAITS_MIN)), "hourglass", "",
                               words("desk.queue-grows"), "users", "warn"))
        return tuple(made)

    def _said_or_done(self, here: seen.Encounter, choice: seen.Choice) -> Answer:
        words = self.words
        line, icon, tone = "", "clock", "good"
        late = here.target_min > 0.0 and here.elapsed_min + choice.clock_min > here.target_min
        if choice.keeps:
            line, icon, tone = words("desk.keeps"), "check", "good"
        elif choice.promises_min > 0.0:
            line = words("desk.promises", time=wording.long_time(words, choice.promises_min))
        elif choice.remedy is not None and choice.remedy.own_risk and (
                choice.remedy.usual_usd > choice.remedy.allowed_usd + 0.5):
            line, icon, tone = words("desk.own-risk"), "triangle-alert", "warn"
        elif choice.rule_bent:
            line, icon, tone = words("desk.bends"), "key-round", "warn"
        elif choice.move in ("transfer", "escalate", "hold", "refuse", "let_go"):
            line, icon, tone = words(f"desk.move.{choice.move}"), "info", "dim"
        elif late:
            line, icon, tone = words("desk.over-target"), "timer", "warn"
        elif choice.scripted:
            line, icon, tone = words("desk.scripted"), "copy", "dim"
        return Answer(choice.name, self._quoted(choice.says),
                      wording.icon_of(choice.skills, choice.move, choice.scripted),
                      wording.seconds(words, 60.0 * choice.clock_min), line, icon, tone, choice.locked,
                      self._remedy(choice.remedy))

    def _remedy(self, offer: seen.RemedyOffer | None) -> Remedy | None:
        if offer is None or offer.high_usd <= 0.0:
            return None
        words = self.words
        scale = max(offer.high_usd, offer.loss_usd)
        yours = min(scale, offer.high_usd if offer.own_risk else self._allowed_usd(offer))
        beyond = yours < scale - 0.5
        ticks: tuple[tuple[float, str], ...] = ((0.0, words.money(0.0)),)
        if beyond:
            ticks = ((yours, words("desk.yours", amount=words.money(yours))),)
        elif offer.loss_usd > 0.0:
            ticks = ((0.0, words.money(0.0)), (offer.loss_usd, words("desk.loss", amount=words.money(offer.loss_usd))))
        minutes = round(self._seen.supervisor.busy_min)
        ask = words("desk.ask-busy", n=minutes) if minutes > 0 else words("desk.ask-above")
        return Remedy(words(f"desk.kind.{offer.kind}"), offer.usual_usd, offer.low_usd, min(offer.high_usd, yours),
                      yours, scale, ticks, ask if beyond and self._seen.supervisor.exists else "")

    def _allowed_usd(self, offer: seen.RemedyOffer) -> float:
        """What the rules leave; an offer that is allowed to its end says nothing of what lies beyond it."""
        here = self._seen.encounter
        if offer.allowed_usd < offer.high_usd - 0.5 or here is None:
            return offer.allowed_usd
        return max(offer.allowed_usd, self._seen.policy.limit_usd, here.approved_usd)

    def _tools(self, now: seen.Observation) -> tuple[Tool, ...]:
        here, words = now.encounter, self.words
        tools = []
        if here is not None and not here.is_over:
            offered = dict(here.moves)
            for key, icon in MOVES.items():
                if key in offered:
                    reason = offered[key]
                    tools.append(Tool(key, words(f"desk.tool.{key}"), icon, self._reason(reason) or reason,
                                      words(f"desk.hint.{key}")))
        if now.mode == "practice":
            reason = "" if now.can_rewind else words("desk.nothing-to-rewind")
            tools.append(Tool(REWIND, words("desk.rewind"), "undo-2", reason))
        return tuple(tools)

    def _news(self) -> tuple[seen.Caption, ...]:
        """What has happened since the last look."""
        fresh = self._seen.captions[self._captions:]
        self._captions = len(self._seen.captions)
        return fresh


def in_scene(usd: float) -> str:
    """An amount as role-plays write it."""
    return f"${usd:,.0f}"
