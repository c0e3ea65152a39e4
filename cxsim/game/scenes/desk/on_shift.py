"""The desk within a shift: whoever comes, the queue that waits meanwhile, and the house around both."""

from __future__ import annotations

from typing import Final

from cxsim.game import coach
from cxsim.game.hint import Hint
from cxsim.game.people.generate import person
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.scenes.desk import wording
from cxsim.game.scenes.desk.cast import person_from
from cxsim.game.scenes.desk.coached import hint_in_shift
from cxsim.game.scenes.desk.doing import COACH, KEEP, NEXT, REWIND, WAIT, WAITS_MIN, Doing, reason_in_words
from cxsim.game.scenes.desk.live_shift import LiveShift
from cxsim.game.scenes.desk.surroundings import Surroundings, mood_from, somebody, trust_of
from cxsim.game.scenes.desk.view import (
    DeskView,
    Facing,
    Gauge,
    Reply,
    Spoken,
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
SOUNDS: Final = {
    "gave_up": "left", "call_back_due": "due", "promise_kept": "kept", "promise_broken": "broken",
    "watched": "watched", "shift_over": "over",
}
"""What of the news is heard."""
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
        self._told = (-1, False)
        self._view = self._viewed(self._news())

    def opening(self) -> tuple[Spoken, ...]:
        """What whoever is at the desk said last; what to do when nobody is."""
        return self._fresh(self._seen) or self._rung(None) or self._between()

    def view(self) -> DeskView:
        """The moment as it is now."""
        return self._view

    def answer(self, key: str, given_usd: float | None) -> Reply:
        """Say something, or move on to the next in line."""
        if key == NEXT:
            return self.decide(do.Next())
        if key == WAIT:
            return self.decide(do.Wait(WAITS_MIN))
        if key == COACH:
            return Reply(coached=True)
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
        """Look up, hold, escalate, transfer, promise, note, let go, or take back; ``rewind:N`` all but the first N."""
        decisions: dict[str, do.Decision] = {
            "look_up": do.LookUp(), "hold": do.Hold(), "escalate": do.Escalate(), "transfer": do.Transfer(),
            "promise": do.PromiseCallBack(), "note": do.WriteNote(), "let_go": do.LetGo(),
        }
        if tool.startswith(REWIND):
            if not self._seen.can_rewind:
                return Reply(refused=self.words("desk.no-rewind"))
            _, _, kept = tool.partition(":")
            self.shift.rewind(self._seen.decisions - int(kept) if kept else 1)
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

    @property
    def customer(self) -> tuple[str, Person | None]:
        """Name and face of whoever is or was at the desk; no face on the phone."""
        here = self._seen.encounter
        assert here is not None
        is_shown = here.way == "counter" or (self._seen.desk in ("inbox", "posts") and not here.is_call_back)
        return self._name(here), self._face(here) if is_shown else None

    def coaching(self) -> coach.Coaching:
        """What the coach has to say of the last conversation."""
        told = self.shift.look_back()
        assert told is not None
        return coach.looked_back(told, self.words)

    @property
    def can_rewind(self) -> bool:
        """Whether something can be taken back now."""
        return self._seen.can_rewind

    def hint(self) -> Hint | None:
        """What the coach says of whoever is at the desk; None in a test."""
        here, now = self._seen.encounter, self.shift.hint()
        if here is None or now is None:
            return None
        return hint_in_shift(now, self._name(here), here.feelings, self._quoted, self.words)

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
            return Reply(refused=reason_in_words(outcome.reason, self.words) or outcome.words)
        return self._looked()

    def _looked(self) -> Reply:
        before = self._seen.encounter
        self._captions = 0
        self._seen = self.shift.observe()
        self._view = self._viewed(self._news())
        return Reply(self._fresh(self._seen) or self._rung(before) or self._between())

    def _choice(self, key: str) -> seen.Choice | None:
        here = self._seen.encounter
        return None if here is None else next((each for each in here.choices if each.name == key), None)

    # --- what is said

    def _fresh(self, now: seen.Observation) -> tuple[Spoken, ...]:
        here = now.encounter
        if here is None or not here.fresh:
            return ()
        return tuple(self._spoken(here, remark) for remark in here.remarks[-here.fresh:] if remark.who != YOU)

    def _rung(self, before: seen.Encounter | None) -> tuple[Spoken, ...]:
        """That somebody is rung back, who has said nothing yet: the words of whoever was here before are over."""
        here = self._seen.encounter
        if here is None or here.is_over or not here.is_call_back or here.fresh:
            return ()
        if before is not None and before.case_id == here.case_id and not before.is_over:
            return ()
        return (Spoken("", "", self.words("desk.rung", who=self._name(here))),)

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
        doing, has_coach = Doing(now, self.around, self._quoted), self._has_coach(now)
        counts = here is not None and not here.is_over and here.target_min > 0.0
        return DeskView(
            title=now.company_title,
            place=wording.place_of(now.company, now.desk),
            warmth=self._room.follow(trust_of(now.colleagues), news, now.clock_min),
            facing=self._facing(here) if here is not None else None,
            answers=doing.answers(has_coach),
            rules_title=words("desk.rules"),
            rules=self.around.rules(now),
            rules_tone=self._rules_tone,
            budget=self.around.budget(now),
            tools=doing.tools(),
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
            has_coach=has_coach,
            captions=self.around.own_news(news),
            other_news=self.around.other_news(news),
            sounds=tuple(dict.fromkeys(SOUNDS[each.key] for each in news if each.key in SOUNDS)),
            taken=tuple(f"case{each.case_id}" for each in news if each.key == "taken_by_colleague"),
        )

    def _has_coach(self, now: seen.Observation) -> bool:
        """Whether there is a conversation to look back on; looked up once a decision."""
        if self._told[0] != now.decisions:
            self._told = (now.decisions, self.shift.look_back() is not None)
        return self._told[1]

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
                      unseen=here.way != "counter" or here.is_call_back)

    def _news(self) -> tuple[seen.Caption, ...]:
        """What has happened since the last look."""
        fresh = self._seen.captions[self._captions:]
        self._captions = len(self._seen.captions)
        return fresh


def in_scene(usd: float) -> str:
    """An amount as role-plays write it."""
    return f"${usd:,.0f}"
