"""The customer's chair: the trainee is the customer of a role-play, and the agent of a policy serves them.

What the customer says is the role-play's; how it felt is the trainee's to say, after every answer. At the end both
lie side by side: what the trainee felt, and what the model makes of the same scene.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from cxsim.game.coach import Coaching, Step, coaching
from cxsim.game.people.generate import in_uniform, person
from cxsim.game.people.mood import Mood
from cxsim.game.rooms.catalogue import room
from cxsim.game.scenes.desk import wording
from cxsim.game.scenes.desk.alone import UNSEEN, WRITTEN
from cxsim.game.scenes.desk.cast import colleagues_in, seed_of
from cxsim.game.scenes.desk.feeling import mood_of
from cxsim.game.scenes.desk.served import Agent, draws
from cxsim.game.scenes.desk.view import Answer, DeskView, Facing, Note, Reply, Rule, Spoken
from cxsim.game.scenes.desk.warmth import room_warmth
from cxsim.game.words import Words
from cxsim.roleplay.player import Option, Player, State, Turn, usual_share
from cxsim.roleplay.story import SCENE, Choice, Line
from cxsim.rules.arithmetic import clamp

FELT: Final = (("much-better", 1.0, "smile"), ("better", 0.5, "arrow-up"), ("same", 0.0, "minus"),
               ("worse", -0.5, "arrow-down"), ("much-worse", -1.0, "triangle-alert"))
"""What the trainee can say of an answer, how far it moves the felt mood in SD, and its icon."""
ENOUGH: Final = "enough"
AGENT: Final = "agent"
MOST_SD: Final = 3.0


@dataclass(frozen=True)
class Served:
    """One answer of the agent: what it was, what was locked for him, where it led, how it felt."""

    name: str
    words: str
    choice: Choice
    locked: tuple[str, ...]
    turn: Turn
    felt_sd: float


class CustomersChair:
    """One scene from the other side.

    Parameters
    ----------
    agent
        Makes whoever is behind the desk: `agent_of` a policy, or a `recording`.
    seed
        Fixes the agent's draws and looks.
    """

    def __init__(self, player: Player, agent: Agent, words: Words, seed: int = 1) -> None:
        self.player = player
        self.seed = seed
        self.words = words
        self.opened = player.open()
        self.served: list[Served] = []
        self.felt_sd = self.opened.state.feeling.mood
        self.has_left = False
        self._agent = agent
        self._choose = agent()
        self._draw = draws(seed)
        self._warmth = room_warmth(player.authority.levers)
        self._place = wording.place_of(player.story.company, player.story.opening.channel)
        cloth = room(self._place, self._warmth).air.tones.cloth
        self._someone = in_uniform(person(seed_of(player.story.name, "agent"), seed), cloth)
        self._said: list[Spoken] = []
        self._view: DeskView | None = None
        self._first = (*self._heard(self.opened.lines), *self._served())

    @property
    def state(self) -> State:
        """Where the scene stands."""
        return self.served[-1].turn.state if self.served else self.opened.state

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be said."""
        return self.has_left or self.state.is_over

    def opening(self) -> tuple[Spoken, ...]:
        """What is said before the trainee is asked for the first time."""
        return self._first

    def view(self) -> DeskView:
        """The moment as it is now."""
        if self._view is None:
            self._view = self._seen()
        return self._view

    def answer(self, key: str, given_usd: float | None) -> Reply:
        """Say how it felt; then the agent goes on."""
        self._view = None
        if key == ENOUGH:
            self.has_left = True
            return Reply((Spoken("you", self.words("desk.you"), self.words("desk.chair.leaves")),))
        self.felt_sd = clamp(self.felt_sd + {name: sd for name, sd, _ in FELT}[key], -MOST_SD, MOST_SD)
        if self.served:
            self.served[-1] = replace(self.served[-1], felt_sd=self.felt_sd)
        return Reply(self._served() if not self.state.is_over else ())

    def reworded(self, key: str, given_usd: float) -> str:
        """Nothing is given from this side."""
        raise KeyError(key)

    def use(self, tool: str) -> Reply:
        """There is nothing to use on this side."""
        return Reply(refused=self.words("desk.chair.no-tools"))

    def hint(self) -> None:
        """Nobody coaches a customer."""

    def let_time_pass(self, real_s: float) -> tuple[Spoken, ...]:
        """Nothing happens by itself."""
        return ()

    def again(self) -> CustomersChair:
        """The same scene from the beginning, served by the same agent on another day."""
        return CustomersChair(self.player, self._agent, self.words, self.seed + 1)

    def speak(self, words: Words) -> None:
        """Word what is seen in another language from now on; the scene keeps its own."""
        self.words, self._view = words, None

    def coaching(self) -> Coaching:
        """The scene looked back on: the agent's answers, and what he was not allowed to do."""
        words = self.words
        made = [(each.name, each.words, each.turn) for each in self.served]
        if not self.state.is_over:  # they left: what they make of it so far
            return self._left(made)
        told = coaching(self.player, self.opened, made, words)
        return replace(told, steps=self._steps(told.steps), felt_sd=self.felt)

    @property
    def felt(self) -> tuple[float, ...]:
        """The trainee's own mood before the first word and after every answer, SD."""
        return (self.opened.state.feeling.mood, *(each.felt_sd for each in self.served))

    # --- the scene

    def _served(self) -> tuple[Spoken, ...]:
        """Have the agent act once; what is heard of it on this side."""
        player, state = self.player, self.state
        options = player.options(state)
        free = [option for option in options if not option.locked]
        locked = tuple(f"{player.filled(o.choice.says, usual_share(o))} ({o.locked})" for o in options if o.locked)
        name = self._choose(state, free, self._draw)
        option = next(each for each in free if each.choice.name == name)
        turn = player.take(state, name)
        said = player.filled(option.choice.says, usual_share(option))
        self.served.append(Served(name, said, option.choice, locked, turn, self.felt_sd))
        lines = (*self._agents_words(state, option, said), *self._heard(turn.lines))
        self._said += lines
        return lines

    def _agents_words(self, state: State, option: Option, said: str) -> tuple[Spoken, ...]:
        if self.player.story.nodes[state.at].facing != self.player.story.counterpart:
            waited = wording.seconds(self.words, option.choice.seconds)
            return (Spoken("", "", self.words("desk.chair.waits", time=waited)),)
        if said.startswith("("):
            return (Spoken("", "", said.strip("()")),)
        return (Spoken(AGENT, self._agents_name(), said, self._agents_face(option.choice)),)

    def _heard(self, lines: tuple[Line, ...]) -> tuple[Spoken, ...]:
        """Lines as the customer hears them: their own, what is to be seen, and nothing said behind the scenes."""
        story = self.player.story
        heard = []
        for line in lines:
            text = self.player.filled(line.text)
            if line.who == SCENE:
                heard.append(Spoken("", "", text))
            elif line.who == story.counterpart:
                heard.append(Spoken("you", self.words("desk.you"), text))
        return tuple(heard)

    # --- what is seen

    def _seen(self) -> DeskView:
        player, state, words = self.player, self.state, self.words
        story, levers, warmth = player.story, player.authority.levers, self._warmth
        channel = story.opening.channel
        face = self._agents_face(self.served[-1].choice) if self.served else Mood()
        own = mood_of(self.felt_sd, 0.5)
        patience = clamp(state.patience_s / max(1.0, story.opening.patience_s), 0.0, 1.0)
        shown = wording.gauges(words, own, patience)[:2]
        return DeskView(
            title=words("desk.chair.title", title=story.title),
            place=self._place,
            warmth=warmth,
            facing=Facing(AGENT, self._agents_name(), "", self._someone, face, shown, unseen=channel in UNSEEN,
                          writes=channel in WRITTEN, card=words("desk.chair.you-are", name=self._own_name())),
            answers=() if self.is_over else self._answers(),
            rules_title=words("desk.chair.your-side"),
            rules=self._own_facts(),
            answer_word=words("desk.chair.tell"),
            prompt=words("desk.chair.prompt", words=self._last_words()),
            colleagues=colleagues_in(self._place, warmth),
            watched=levers.monitoring >= 0.5,
            notes=tuple(Note("heart" if fact.is_need else "info", fact.text) for fact in story.facts.values()),
            said=tuple(self._said),
            stopwatch=wording.stopwatch(state.elapsed_s),
            pace=words("desk.in-conversation"),
            wall=words("desk.wall"),
            is_over=self.is_over,
            has_coach=True,
        )

    def _answers(self) -> tuple[Answer, ...]:
        words = self.words
        made = [Answer(name, words(f"desk.chair.{name}"), icon, "") for name, _, icon in FELT]
        leaving = Answer(ENOUGH, words("desk.chair.enough"), "log-out", "", words("desk.move.let_go"), "info", "warn")
        return (*made, leaving)

    def _own_facts(self) -> tuple[Rule, ...]:
        opening, words = self.player.story.opening, self.words
        facts = []
        if opening.loss_usd > 0.0:
            facts.append(Rule("coins", words("desk.chair.loss", amount=self.words.money(opening.loss_usd))))
        if opening.wait_min >= 1.0:
            facts.append(Rule("hourglass", words("desk.chair.waited", time=wording.long_time(words, opening.wait_min))))
        if opening.contacts > 1:
            facts.append(Rule("refresh-cw", words("desk.chair.contact", n=opening.contacts)))
        return tuple(facts)

    def _last_words(self) -> str:
        """What the agent said last, for the question how it felt."""
        return next((line.text for line in reversed(self._said) if line.who == AGENT), "")

    def _own_name(self) -> str:
        return self.player.story.characters[self.player.story.counterpart].full_name

    def _agents_name(self) -> str:
        return self.words("desk.chair.agent")

    def _agents_face(self, choice: Choice) -> Mood:
        """An agent's face goes with how he speaks: warm, plain, or shut."""
        tone = choice.conduct.courtesy + choice.conduct.empathy - 1.0
        return Mood(clamp(0.8 * tone, -0.6, 0.7), 0.3 + 0.2 * choice.conduct.effort, choice.conduct.honesty)

    # --- afterwards

    def _steps(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """What was locked for the agent takes the coach's place."""
        told = []
        for step, served in zip(steps, self.served, strict=True):
            locked = self.words("desk.chair.locked", what="; ".join(served.locked)) if served.locked else ""
            told.append(replace(step, coach=locked))
        return tuple(told)

    def _left(self, made: list[tuple[str, str, Turn]]) -> Coaching:
        words, story = self.words, self.player.story
        before = [self.opened.state, *(turn.state for _, _, turn in made)]
        steps = tuple(
            Step(i, said, "", turn.state.feeling.mood, (turn.state.feeling.mood > was.feeling.mood) -
                 (turn.state.feeling.mood < was.feeling.mood), False)
            for i, (was, (_, said, turn)) in enumerate(zip(before, made, strict=False))
        )
        return Coaching(story.title, words("desk.chair.left"), "poor", words("desk.chair.left-why"),
                        self.opened.state.feeling.mood, self._steps(steps), (), (), story.learning.questions,
                        self.felt)
