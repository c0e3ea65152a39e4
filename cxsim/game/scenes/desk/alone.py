"""A role-play by itself at the desk: no queue, no clock, only the scene; what authors try their work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxsim.game.coach import Coaching, coaching
from cxsim.game.hint import Hint
from cxsim.game.people.generate import person
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.scenes.desk import wording
from cxsim.game.scenes.desk.cast import colleagues_in, person_of, seed_of
from cxsim.game.scenes.desk.coached import hint_in_scene
from cxsim.game.scenes.desk.doing import REWIND
from cxsim.game.scenes.desk.feeling import mood_of
from cxsim.game.scenes.desk.hinting import hint_tool
from cxsim.game.scenes.desk.house_rules import rule_lines
from cxsim.game.scenes.desk.view import (
    Answer,
    DeskView,
    Facing,
    Note,
    Remedy,
    Reply,
    Spoken,
    Tool,
    Waiting,
)
from cxsim.game.scenes.desk.warmth import room_warmth
from cxsim.game.words import Words
from cxsim.roleplay.player import NotOfferedError, Option, Player, State, Turn, usual_share
from cxsim.roleplay.story import SCENE, Character, Line
from cxsim.roleplay.vocabulary import MOODS
from cxsim.rules.arithmetic import clamp

UNSEEN: Final = frozenset(("phone", "written", "chat", "public"))
"""Channels on which nobody sees the other."""
WRITTEN: Final = UNSEEN - {"phone"}
"""Channels on which nobody hears the other either."""
BYSTANDERS: Final = 3
TRUST_AT_FIRST: Final = 0.45


@dataclass(frozen=True)
class Made:
    """A choice that was made: what was said, what was given, and the turn that it led to."""

    name: str
    words: str
    share: float | None
    turn: Turn


def trust_in(player: Player, state: State) -> float:
    """How far the counterpart trusts whoever is at the desk, 0 to 1, for the face.

    It begins lower with every contact and failure before, grows and falls with how they were treated, and falls
    with refusals and broken promises.
    """
    p, opening, feeling = player.authority.parameters, player.story.opening, state.feeling
    at_first = TRUST_AT_FIRST - 0.08 * opening.earlier_failures - 0.05 * (opening.contacts - 1)
    treated = 0.0
    if feeling.exchanges:
        mean = feeling.justice_sum / feeling.exchanges
        treated = (mean - p.justice_reference) / p.justice_sd * min(1.0, feeling.exchanges / 3.0)
    broken = len(player.broken(state)) if state.is_over else 0
    refused = state.course.refusals - opening.refusals
    return clamp(at_first + 0.22 * treated - 0.08 * refused - 0.25 * broken, 0.0, 1.0)


class RoleplayDesk:
    """One play of one role-play under one policy.

    Parameters
    ----------
    is_practice
        Whether a choice can be taken back.
    """

    def __init__(self, player: Player, words: Words, is_practice: bool = True) -> None:
        self.player = player
        self.words = words
        self.is_practice = is_practice
        self.opened = player.open()
        self.made: list[Made] = []
        self._people = {key: person_of(player.story, each) for key, each in player.story.characters.items()}
        self._said: list[Spoken] = list(self._lines(self.opened.lines))
        self._view: DeskView | None = None

    @property
    def state(self) -> State:
        """Where the scene stands."""
        return self.made[-1].turn.state if self.made else self.opened.state

    def opening(self) -> tuple[Spoken, ...]:
        """What is said before the first answer."""
        return self._lines(self.opened.lines)

    def view(self) -> DeskView:
        """The moment as it is now."""
        if self._view is None:
            self._view = self._seen()
        return self._view

    def answer(self, key: str, given_usd: float | None) -> Reply:
        """Make a choice; refused with the reason when it is locked or too much would be given."""
        options = {option.choice.name: option for option in self.player.options(self.state)}
        option = options.get(key)
        share = None
        if option is not None and option.choice.remedy is not None and given_usd is not None:
            share = self._share(option, given_usd)
        try:
            turn = self.player.take(self.state, key, share)
        except NotOfferedError as fault:
            return Reply(refused=str(fault))
        assert option is not None
        said = self._words(option, share)
        self.made.append(Made(key, said, share, turn))
        lines = self._told(turn)
        self._said += [Spoken("you", self.words("desk.you"), said), *lines]
        self._view = None
        return Reply(lines)

    def reworded(self, key: str, given_usd: float) -> str:
        """A choice's words with another amount."""
        option = next(each for each in self.player.options(self.state) if each.choice.name == key)
        return self._words(option, self._share(option, given_usd))

    def use(self, tool: str) -> Reply:
        """Take the last choice back."""
        if tool == REWIND and self.is_practice and self.made:
            self.rewind_to(len(self.made) - 1)
            return Reply(self._last_lines())
        return Reply(refused=self.words("desk.no-rewind"))

    def rewind_to(self, number: int) -> None:
        """Take back all choices from this one on, counted from 0."""
        del self.made[number:]
        said = list(self._lines(self.opened.lines))
        for each in self.made:
            said += [Spoken("you", self.words("desk.you"), each.words), *self._told(each.turn)]
        self._said = said
        self._view = None

    def hint(self) -> Hint | None:
        """What the coach says now; None in a test and once it is over."""
        player, state, words = self.player, self.state, self.words
        if not self.is_practice or state.is_over:
            return None
        mood = wording.mood_word(words, self._feels(state))
        feels = words("hint.feels", name=self.customer[0], mood=mood)
        return hint_in_scene(player, state, feels, self._patience(state), self._words, words)

    def let_time_pass(self, real_s: float) -> tuple[Spoken, ...]:
        """Nothing happens by itself: a role-play waits."""
        return ()

    @property
    def customer(self) -> tuple[str, Person | None]:
        """Name and face of the counterpart; no face where nobody sees the other."""
        story = self.player.story
        unseen = story.opening.channel in UNSEEN
        return story.characters[story.counterpart].full_name, None if unseen else self._people[story.counterpart]

    def speak(self, words: Words) -> None:
        """Word what is seen in another language from now on; the scene keeps its own."""
        self.words, self._view = words, None

    def coaching(self) -> Coaching:
        """What the coach has to say of the play so far."""
        return coaching(self.player, self.opened, [(each.name, each.words, each.turn) for each in self.made],
                        self.words)

    # --- what is seen

    def _seen(self) -> DeskView:
        player, state, words = self.player, self.state, self.words
        story, levers = player.story, player.authority.levers
        warmth = room_warmth(levers)
        before = self._view_before()
        place = wording.place_of(story.company, story.opening.channel)
        return DeskView(
            title=story.title,
            place=place,
            warmth=warmth,
            facing=self._facing(before),
            answers=() if state.is_over else tuple(map(self._answer, player.options(state))),
            rules_title=words("desk.rules"),
            rules=rule_lines(levers, player.authority.limit_usd, words),
            rules_tone="act" if warmth >= 0.5 else "bad",
            budget=self._budget(),
            tools=self._tools(),
            waiting=tuple(
                Waiting(f"by{i}", person(seed_of(story.name), 40 + i), Mood(0.0, 0.3, 0.5), "")
                for i in range(BYSTANDERS)
            ),
            colleagues=colleagues_in(place, warmth),
            watched=levers.monitoring >= 0.5,
            notes=self._notes(),
            said=tuple(self._said),
            stopwatch=wording.stopwatch(state.elapsed_s),
            pace=words("desk.in-conversation"),
            wall=words("desk.wall"),
            is_over=state.is_over,
            has_coach=True,
        )

    def _view_before(self) -> tuple[State, State] | None:
        """The states before and after the last choice, for the arrows."""
        if not self.made:
            return None
        earlier = self.made[-2].turn.state if len(self.made) > 1 else self.opened.state
        return earlier, self.state

    def _facing(self, change: tuple[State, State] | None) -> Facing:
        story, state, words = self.player.story, self.state, self.words
        key = story.counterpart if state.is_over else story.nodes[state.at].facing
        character = story.characters[key]
        is_guest = key == story.counterpart
        feels = self._feels(state) if is_guest else self._mood_of_others(character)
        shown = wording.gauges(words, feels, self._patience(state)) if is_guest else ()
        if is_guest and change is not None:
            was = change[0]
            shown = wording.gauges(words, feels, self._patience(state),
                                   wording.gauges(words, self._feels(was), self._patience(was)))
        return Facing(key, character.full_name, self._about(character, is_guest), self._people[key], feels, shown,
                      unseen=is_guest and story.opening.channel in UNSEEN,
                      writes=is_guest and story.opening.channel in WRITTEN)

    def _about(self, character: Character, is_guest: bool) -> str:
        if not is_guest:
            return character.about
        opening, words = self.player.story.opening, self.words
        parts = [words("desk.contact", n=self.state.course.contacts)] if self.state.course.contacts > 1 else []
        if opening.wait_min >= 1.0:
            parts.append(words("desk.waited", time=wording.long_time(words, opening.wait_min)))
        return ", ".join(parts) or character.about

    def _mood_of_others(self, character: Character) -> Mood:
        return Mood(0.1, 0.35, 0.55) if character.role != "supervisor" else Mood(0.0, 0.4, 0.5)

    def _feels(self, state: State) -> Mood:
        """How the counterpart feels; once it is over, as they look back on the whole of it."""
        mood_sd = self.player.appraise(state).satisfaction if state.is_over else state.feeling.mood
        return mood_of(mood_sd, trust_in(self.player, state))

    def _patience(self, state: State) -> float:
        return clamp(state.patience_s / max(1.0, self.player.story.opening.patience_s), 0.0, 1.0)

    def _lines(self, lines: tuple[Line, ...]) -> tuple[Spoken, ...]:
        return tuple(self._spoken(line) for line in lines)

    def _told(self, turn: Turn) -> tuple[Spoken, ...]:
        """The lines of a turn, and between them how much later it has become."""
        told: list[Spoken] = []
        later = {line.id: node for name in turn.nodes if (node := self.player.story.nodes.get(name)) is not None
                 and node.later_min > 0.0 for line in node.lines}
        shown = set()
        for line in turn.lines:
            node = later.get(line.id)
            if node is not None and node.name not in shown:
                shown.add(node.name)
                time = wording.long_time(self.words, node.later_min)
                told.append(Spoken("", "", self.words("desk.later", time=time)))
            told.append(self._spoken(line))
        return tuple(told)

    def _spoken(self, line: Line) -> Spoken:
        text = self.player.filled(line.text)
        if line.who == SCENE:
            return Spoken("", "", text)
        face = None
        if line.mood is not None:
            shown = MOODS[line.mood]
            face = Mood(shown.valence, shown.arousal, shown.trust)
        story = self.player.story
        unseen = line.who == story.counterpart and story.opening.channel in UNSEEN
        return Spoken(line.who, story.characters[line.who].full_name, text, face,
                      None if unseen else self._people[line.who])

    def _last_lines(self) -> tuple[Spoken, ...]:
        turn = self.made[-1].turn if self.made else self.opened
        return self._lines(turn.lines[-1:])

    # --- answers

    def _answer(self, option: Option) -> Answer:
        choice, words = option.choice, self.words
        consequence, icon, tone = self._consequence(option)
        return Answer(
            key=choice.name,
            words=self._words(option, None),
            icon=wording.icon_of(choice.skills, choice.move, choice.scripted),
            cost=wording.seconds(words, choice.seconds),
            consequence=consequence,
            consequence_icon=icon,
            tone=tone,
            reason=option.locked,
            remedy=self._remedy(option),
        )

    def _words(self, option: Option, share: float | None = None) -> str:
        said = self.player.filled(option.choice.says, usual_share(option) if share is None else share)
        return said if said.startswith("(") else self.words("desk.quoted", words=said)

    def _remedy(self, option: Option) -> Remedy | None:
        remedy, loss_usd = option.choice.remedy, self.player.story.opening.loss_usd
        if remedy is None or loss_usd <= 0.0:
            return None
        words, high_usd = self.words, remedy.high * loss_usd
        scale_usd = max(high_usd, loss_usd)
        yours_usd = scale_usd if remedy.own_risk else min(scale_usd, self._allowed_usd)
        beyond = yours_usd < scale_usd - 0.5
        ends = ((0.0, words.money(0.0)), (loss_usd, words("desk.loss", amount=words.money(loss_usd))))
        ticks = ((yours_usd, words("desk.yours", amount=words.money(yours_usd))),) if beyond else ends
        return Remedy(
            kind=words(f"desk.kind.{remedy.kind}"),
            value_usd=usual_share(option) * loss_usd,
            least_usd=remedy.low * loss_usd,
            most_usd=min(high_usd, yours_usd),
            yours_usd=yours_usd,
            scale_usd=scale_usd,
            ticks=ticks,
            ask=words("desk.ask-above") if beyond else "",
        )

    @property
    def _allowed_usd(self) -> float:
        """What may be given in this case without asking: the limit, or what procedure holds ready."""
        return max(self._usual_usd, self.player.authority.limit_usd)

    @property
    def _usual_usd(self) -> float:
        """What procedure gives in such a case."""
        opening = self.player.story.opening
        return opening.standard_remedy_share * opening.loss_usd

    def _share(self, option: Option, given_usd: float) -> float:
        """An amount as a multiple of the loss; what lies within half a dollar of an end is the end."""
        remedy, loss_usd = option.choice.remedy, self.player.story.opening.loss_usd
        assert remedy is not None
        high = min(remedy.high, option.largest_share)
        share = given_usd / loss_usd
        if abs(share - remedy.low) * loss_usd < 0.5 or share < remedy.low:
            return remedy.low
        return high if abs(share - high) * loss_usd < 0.5 else share

    def _consequence(self, option: Option) -> tuple[str, str, str]:
        """What is known to follow an answer, its icon and tone; the weightiest thing alone."""
        choice, words, story = option.choice, self.words, self.player.story
        if choice.keeps:
            return words("desk.keeps"), "check", "good"
        if choice.promises:
            due = min(story.promises[name].due_min for name in choice.promises)
            return words("desk.promises", time=wording.long_time(self.words, due)), "clock", "good"
        if choice.remedy is not None and choice.remedy.own_risk and not option.locked:
            usd = choice.remedy.share * story.opening.loss_usd
            if usd > self.player.authority.limit_usd + 0.5:
                return words("desk.own-risk"), "triangle-alert", "warn"
        if choice.rule_bent:
            return words("desk.bends"), "key-round", "warn"
        if choice.move in ("transfer", "escalate", "hold", "refuse", "let_go"):
            return words(f"desk.move.{choice.move}"), "info", "dim"
        if choice.scripted:
            return words("desk.scripted"), "copy", "dim"
        return "", "clock", "good"

    def _budget(self) -> str:
        if not self.player.story.is_problem:
            return self.words("desk.nothing-lost")
        given_usd = self.state.course.granted_x_loss * self.player.story.opening.loss_usd
        return wording.may_give(self.words, given_usd, self._usual_usd, self.player.authority.limit_usd)

    def _tools(self) -> tuple[Tool, ...]:
        hints = self.is_practice and not self.state.is_over
        return (self._rewind_tool(), hint_tool(self.words)) if hints else (self._rewind_tool(),)

    def _rewind_tool(self) -> Tool:
        reason = "" if self.is_practice and self.made else (
            self.words("desk.no-rewind") if not self.is_practice else self.words("desk.nothing-to-rewind"))
        return Tool(REWIND, self.words("desk.rewind"), "undo-2", reason)

    def _notes(self) -> tuple[Note, ...]:
        story, state, words = self.player.story, self.state, self.words
        known = [
            Note("heart" if fact.is_need else "info", fact.text)
            for name, fact in story.facts.items() if name in state.facts
        ]  # fmt: skip
        promised = []
        for name in sorted(state.promised):
            kept = name in state.kept
            text = words("desk.note.kept" if kept else "desk.note.promised", what=story.promises[name].text)
            promised.append(Note("check" if kept else "clock", text, "good" if kept else "warn"))
        return (*known, *promised)
