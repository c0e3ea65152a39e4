"""A shift at a desk, live: observe, decide, let time pass; save, load, rewind.

What happens is a function of the set-up and of what was decided when. So the journal of decisions is the whole state:
loading plays it again, which takes less than a second.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cxsim.config.scenarios import load_company, load_policy
from cxsim.live import coaching, deeds
from cxsim.live.agenda import Said, said
from cxsim.live.casting import Author, CaseCard, Part, card_of, cast_queue, fitting, part_for, rehearse
from cxsim.live.decisions import Accepted, Answer, Decision, Predict, Refused
from cxsim.live.journal import Hinted, Journal, Taken, load, set_aside, taken_back
from cxsim.live.observation import Caption, NoteCard, Observation
from cxsim.live.pledges import SOON_MIN, Pledge
from cxsim.live.run import Run
from cxsim.live.scene import Scene
from cxsim.live.setting import SCENE_SPEED, WAYS, Setup
from cxsim.live.supervisor import SPELL_MIN, Conduct, Reaction, Watch
from cxsim.live.tickets import Joined
from cxsim.live.titles import title_of
from cxsim.live.watching import observe
from cxsim.model.entities import Case
from cxsim.model.presence import Talk
from cxsim.roleplay.generic import Turn
from cxsim.rules.company import Company, Issue, Policy

LONGEST_FRAME_S: Final = 1.0
"""Longer stretches of real time, such as a laptop that slept, count for this much."""

LEAST_WEIGHT: Final = 0.2
"""From this weight of speed on, a house counts minutes; assumed."""

class ReplayError(Exception):
    """Decisions that were taken cannot be taken again."""


class RewindError(Exception):
    """There is nothing to go back to, or the mode does not allow it."""


class Shift:
    """One shift of one person.

    Parameters
    ----------
    journal
        Where decisions are written down as they are taken; None keeps them in memory.
    company, policy
        Where they are at hand already; otherwise they are looked up by the names in the set-up.
    """

    def __init__(
        self,
        setup: Setup,
        journal: Journal | None = None,
        *,
        company: Company | None = None,
        policy: Policy | None = None,
    ) -> None:
        self.setup = setup
        self.company = company if company is not None else load_company(setup.company)
        self.policy = policy if policy is not None else load_policy(setup.policy)
        self._journal = journal
        self.hinted: list[Hinted] = []
        """Hints that were taken, also those before what was taken back."""
        self.is_going_over = False
        """Whether what is decided now was decided before, in this shift or in another."""
        self._begin()

    def _begin(self) -> None:
        self.run = Run(self.setup, self.company, self.policy)
        self.watch = Watch(self.run.world, self.setup.seed)
        self.scenes: dict[int, Scene] = {}
        """Conversations by case; a case that comes back has its last one here."""
        self.history: list[Scene] = []
        """Every conversation, in order."""
        self.current: int | None = None
        """The case on the screen."""
        self.decided: list[Taken] = []
        self.spoken: list[Said] = []
        """The same decisions with the case each was about, and how things stood before it."""
        self.notes: list[NoteCard] = []
        self.given_usd: dict[int, float] = {}
        """Given today by this desk, by customer."""
        self.beyond_usd = 0.0
        self.seen_doing: list[tuple[Conduct, Reaction | None]] = []
        """What could be seen of each conversation that is over, and what the supervisor said to it."""
        self.joined: dict[int, Joined] = {}
        """How long those had waited whom the person took or gave away, by case."""
        self.handed: dict[int, Case] = {}
        """Tickets given to colleagues."""
        self.promises: dict[int, Pledge] = {}
        """Call-backs promised, by case."""
        self.prediction: Predict | None = None
        self.answer: Answer | None = None
        self._said: set[str] = set()
        self.cast = self._cast()
        """Role-plays of those who wrote before the shift began, by case."""
        self.authors: dict[int, Author | None] = {}
        """What is known of them, once it was looked up."""
        self._seen: Observation | None = None

    def rehearse(self) -> None:
        """Read every role-play that may be needed, so that later no customer waits for a file; half a second."""
        ways = {WAYS[self.run.company.channels[number].kind] for number in self.run.person.presence.channels}
        rehearse(self.run.company.name, ways, self.setup.language)

    # --- saving and loading

    @classmethod
    def start(cls, setup: Setup, path: str | os.PathLike[str] | None = None) -> Shift:
        """Begin a shift; ``path`` is the file of its journal, made anew."""
        shift = cls(setup)
        shift._journal = Journal.create(Path(path), setup) if path is not None else None
        return shift

    @classmethod
    def resume(cls, path: str | os.PathLike[str]) -> Shift:
        """Go on with a shift where it was left.

        Raises
        ------
        cxsim.live.journal.DamagedSaveError
            If the file is no journal of a shift, or of another version; it has been set aside.
        """
        path = Path(path)
        loaded = load(path)
        try:
            shift = cls(loaded.setup)
            shift.replay(loaded.decided)
        except Exception as error:  # whatever an old file makes of the rules of now, it never ends the game
            raise set_aside(path, str(error), is_of_other_rules=True) from None
        shift.hinted = list(loaded.hinted)
        shift._journal = Journal.reopen(path, loaded)
        return shift

    @property
    def is_saved(self) -> bool:
        """Whether every decision is on disk."""
        return self._journal is not None and not self._journal.fault

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the shift as it stands to a file of its own; the running journal is not touched."""
        with Journal.create(Path(path), self.setup) as copy:
            for taken in self.decided:
                copy.write(taken)
            for hinted in self.hinted:
                copy.note(hinted)

    def close(self) -> None:
        """Let go of the journal's file."""
        if self._journal is not None:
            self._journal.close()

    def replay(self, decided: Iterable[Taken]) -> None:
        """Take decisions again at the times at which they were taken, without writing them down.

        Raises
        ------
        ReplayError
            If one of them can no longer be taken or ends at another time: the rules are not those of then.
        """
        journal, self._journal = self._journal, None
        with self.going_over():
            for taken in decided:
                self.to(taken.at_min)
                done = self.decide(taken.decision)
                if isinstance(done, Refused) or done.clock_min != taken.to_min:
                    raise ReplayError("it was played with other rules or scenarios")
        self._journal = journal

    @contextmanager
    def going_over(self) -> Iterator[None]:
        """Within it, what was once decided can be decided again, also where nobody new may any more."""
        before, self.is_going_over = self.is_going_over, True
        try:
            yield
        finally:
            self.is_going_over = before

    @property
    def can_rewind(self) -> bool:
        """Whether there is something to go back to, and the mode allows it."""
        return self.setup.mode == "practice" and bool(self.decided)

    def rewind(self, decisions: int = 1) -> None:
        """Take back the last decisions: the shift stands where it stood before them.

        Raises
        ------
        RewindError
            In a test, or with fewer decisions taken.
        """
        if self.setup.mode != "practice" or not 0 < decisions <= len(self.decided):
            raise RewindError("nothing can be taken back here")
        kept, time_min = self.decided[:-decisions], self.decided[-decisions].at_min
        if self._journal is not None:
            self._journal.rewind(decisions)
        self.hinted = taken_back(self.hinted, len(kept))
        for _ in self.run.taken_apart():  # else both models are in memory at once
            pass
        self._begin()
        self.replay(kept)
        self.to(time_min)

    # --- time

    @property
    def now(self) -> float:
        """The clock, minutes."""
        return self.run.now

    @property
    def is_over(self) -> bool:
        """The shift is over, and nobody is at the desk any more."""
        return self.run.is_over

    def let_time_pass(self, real_s: float) -> None:
        """The person has thought for so many seconds; the clock goes on by the speed of the difficulty."""
        speed = self.setup.speed
        if speed > 0.0 and real_s > 0.0 and not self.is_over:
            self.to(self.now + min(real_s, LONGEST_FRAME_S) * speed / 60.0)

    def pass_scene(self, seconds: float) -> None:
        """So many seconds of a scene go by."""
        self.to(self.now + seconds * SCENE_SPEED / 60.0)

    def to(self, time_min: float) -> None:
        """Let everything happen up to a time on the clock."""
        self.run.advance(time_min)
        self._seen = None
        self._announce()
        self.meet()

    def _announce(self) -> None:
        """Say once what is about to happen: a call that falls due, an eye on the desk, the end."""
        for case_id in self.run.person.promised:
            due_min = self.promises[case_id].due_min
            if due_min - self.now <= SOON_MIN:
                who = self.run.cases[case_id].customer.id
                self._say("call_back_due", f"due {case_id} {due_min}", case_id=case_id, customer_id=who, value=due_min)
        spell = int(self.now // SPELL_MIN)
        if self.watch.watching(self.now):
            self._say("watched", f"watched {spell}")
        if self.run.end_min - self.now <= SOON_MIN:
            self._say("shift_ends_soon", "soon")
        if self.is_over:
            self._say("shift_over", "over")

    def _say(self, key: str, once: str, *, case_id: int = -1, customer_id: int = -1, value: float = 0.0) -> None:
        if once not in self._said:
            self._said.add(once)
            self.run.log.captions.append(Caption(self.now, key, customer_id, case_id, value=value, about_you=True))

    # --- deciding

    def decide(self, decision: Decision) -> Accepted | Refused:
        """Do it, if it can be done now; what is accepted is on disk when this returns, or it is said that it is not."""
        before, shown = self.now, self.run.log.captions
        self.run.log.clear()
        self.to(before)  # what is due this very moment comes first, whether or not a screen has looked meanwhile
        words = said(self, decision)
        refused = deeds.carry_out(self, decision)
        if refused is not None:
            self.run.log.captions = [*shown, *self.run.log.captions]
            return refused
        self._seen = None
        taken = Taken(before, self.now, decision)
        self.decided.append(taken)
        self.spoken.append(words)
        self._keep(taken)
        return Accepted(self.now)

    def _keep(self, entry: Taken | Hinted) -> None:
        """Write it down where there is a journal; say when that no longer works, and when it works again."""
        journal = self._journal
        if journal is None:
            return
        before = journal.fault
        if isinstance(entry, Taken):
            journal.write(entry)
        else:
            journal.note(entry)
        if bool(journal.fault) != bool(before):
            key = "not_saved" if journal.fault else "saved_again"
            self.run.log.captions.append(Caption(self.now, key, about_you=True))
            self._seen = None

    def observe(self) -> Observation:
        """What the person sees now."""
        if self._seen is None:
            self._seen = observe(self)
        return self._seen

    def hint(self) -> coaching.Hint | None:
        """What a coach would say now; None in a test, or while nobody is spoken with.

        Whoever asks has taken a hint, and it is counted: once for each moment, however often it is looked at.
        """
        told = coaching.hint(self)
        if told is not None and self.current is not None:
            hinted = Hinted(self.current, len(self.decided))
            if hinted not in self.hinted:
                self.hinted.append(hinted)
                self._keep(hinted)
        return told

    def hints(self) -> dict[int, int]:
        """How many hints were taken about each case; cases without any are left out."""
        return dict(Counter(each.case_id for each in self.hinted))

    def look_back(self) -> coaching.LookBack | None:
        """The conversation that was the last, as a coach goes through it; None in a test."""
        return coaching.look_back(self)

    # --- conversations

    def can_ring(self) -> list[int]:
        """Cases in which a call was promised, is still to be made, and can be made now."""
        return [case_id for case_id in self.run.person.promised if self.promises[case_id].from_min <= self.now]

    def meet(self, rung: int | None = None) -> None:
        """Open the scene of whoever has come to the desk, or whom the person has ``rung``, by case."""
        for case_id, talk in self.run.person.talks.items():
            scene = self.scenes.get(case_id)
            if scene is not None and scene.talk is talk:
                continue
            self.scenes[case_id] = self._scene(talk, scene, is_call_back=case_id == rung)
            self.history.append(self.scenes[case_id])
            self.current = case_id

    def _scene(self, talk: Talk, before: Scene | None, *, is_call_back: bool) -> Scene:
        if before is not None and is_call_back:
            return before.continued(talk)
        case = talk.case
        part = self.part(case)
        if part.is_hand_written:  # the case is what the author says it is
            case.loss_usd, case.severity = part.story.opening.loss_usd, part.story.opening.severity
        scene = Scene(talk, part, self.run.world, self.left_usd(case.customer.id), self.run.end_min)
        scene.knows_case = any(note.case_id == case.id for note in self.notes)
        return scene

    def _cast(self) -> dict[int, str]:
        """Where people write, a ticket is its author's from the first look on: parts are given out beforehand."""
        if self.setup.desk not in ("inbox", "posts"):
            return {}
        company = self.run.company
        return cast_queue(company.name, [
            (place.case_id, company.issues[place.contact.issue].name, WAYS[company.channels[place.channel].kind])
            for place in self.run.person.queue() if place.contact is not None
        ])  # fmt: skip

    def part(self, case: Case) -> Part:
        """The story of a case."""
        card = self.card(case)
        if self.setup.desk in ("inbox", "posts"):
            return part_for(card, [self.cast[case.id]] if case.id in self.cast else [])
        played = {scene.story.name for scene in self.history}
        return part_for(card, [name for name in fitting(card.company, card.issue, card.way) if name not in played])

    def card(self, case: Case) -> CaseCard:
        """What a story needs to know of a case, at its turn in the shift."""
        return card_of(self.run.world, case, self.turn(case.id), language=self.setup.language)

    def turn(self, case_id: int) -> Turn:
        """Which phrases are next: by the people met, where they come one by one; else by what was written before."""
        if self.setup.desk in ("inbox", "posts"):
            return Turn(self.setup.seed, *self.run.log.turn_of(case_id))
        issue = self.run.log.issue_of(case_id)
        before = [scene.talk.case.issue for scene in self.history if scene.talk.case.id != case_id]
        return Turn(self.setup.seed, len(before), before.count(issue))

    def title_of(self, issue: Issue) -> str:
        """A kind of case as it is called in the language of the shift."""
        return title_of(issue.title, self.setup.language)

    def left_usd(self, customer_id: int) -> float:
        """What this desk may still give this guest today."""
        return max(0.0, self.run.world.limit_usd - self.given_usd.get(customer_id, 0.0))

    def target_min(self, scene: Scene) -> float:
        """Minutes that the house allows for such a case; 0 where it does not count them."""
        levers, p = self.policy.levers, self.run.world.p
        if levers.weight_speed < LEAST_WEIGHT:
            return 0.0
        case = scene.talk.case
        channel, issue = self.run.company.channels[case.channel], self.run.company.issues[case.issue]
        return issue.handle_min * channel.handle_factor * (1.0 - p.speed_up_max * levers.weight_speed)
