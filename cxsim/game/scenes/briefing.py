"""The briefing: the room first, then what is said in it, then the rules in writing, then what one expects.

The room shows how the rules feel before a word of them is read. The leader says what the house says of itself, which
need not be what the rules say. The person then predicts two figures; the debrief comes back to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.game.layout.box import Box, Space
from cxsim.game.layout.rows import Column, Flow, Grid, Row
from cxsim.game.layout.scroll import Scroll
from cxsim.game.people.figure import Figure
from cxsim.game.people.generate import in_uniform, person
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.people.poses import Pose
from cxsim.game.rooms.catalogue import room
from cxsim.game.rooms.halls import STOPWATCH
from cxsim.game.rooms.room import BakedRoom, View
from cxsim.game.scene import Close, Go, House, Scene, Turn
from cxsim.game.scenes import working
from cxsim.game.scenes.beside import BesideScene
from cxsim.game.scenes.choose import ROOMS
from cxsim.game.scenes.desk.hall import STAND_BELOW_WARMTH
from cxsim.game.scenes.desk.house_rules import rule_line
from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.warmth import room_warmth
from cxsim.game.scenes.shelf import titles_of_policies
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList, Speech
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Fact, Statement

if TYPE_CHECKING:
    from cxsim.live.observation import Observation, Rule
    from cxsim.live.setting import Setup

TENTHS: Final = (2, 4, 6, 8, 10)
LOOK_AROUND_S: Final = 2.5
"""The room stands alone for so long before the words come."""
POSES: Final = (Pose.TALK, Pose.TYPE, Pose.TYPE, Pose.TALK, Pose.TYPE)


class BriefingScene(BesideScene):
    """Five minutes before the shift.

    Parameters
    ----------
    is_hidden
        Whether the name of the policy stays untold.
    """

    def __init__(self, house: House, setup: Setup, is_hidden: bool = False) -> None:
        from cxsim.live.shift import Shift

        self._setup = setup
        shift = Shift.start(setup)
        self.now: Observation = shift.observe()
        self._is_hidden = is_hidden
        self._expected: dict[str, int] = {}
        self._talks = False
        for _ in shift.run.taken_apart():  # the shift that is played has a model of its own: never two in memory
            pass
        levers = shift.policy.levers
        self.warmth = room_warmth(levers)
        fear = max((each.fear for each in self.now.colleagues), default=0.0)
        self._mood = Mood(-0.3 + 0.9 * self.warmth - 0.3 * fear, 0.4, 0.2 + 0.6 * self.warmth)
        self._leader = person(self.now.supervisor.seed, 0)
        super().__init__(house)
        if house.settings.reduced_motion or house.settings.self_voicing:
            self._speak()

    @property
    def name(self) -> str:
        """What the screen is called."""
        return self.words("briefing.name", company=self.now.company_title)

    def build(self) -> Box:
        """The room alone; then speech, rules and predictions in a column at the right."""
        words = self.words
        if not self._talks:
            on = Button("briefing.listen", words("briefing.listen"), "arrow-right", main=True)
            return Column([Space(grows=True), Row([Space(grows=True), on])], 0)
        policy = self.now.policy
        said = words(f"briefing.says.{policy.espoused}")
        speech = Speech(words("briefing.leader", name=name_of(self.now.supervisor.seed)), said, tail=self.shows_speaker)
        facts = [self._fact(rule) for rule in policy.rules]
        title = words("briefing.rules") if self._is_hidden else words(
            "briefing.rules-of", title=titles_of_policies(words).get(policy.policy, policy.title))
        rules = Card(title, [Grid(facts, 2, 4, between=16)], bar="act", gap=4)
        expect = Card(words("briefing.expect"), [self._question("satisfied"), self._question("back")], gap=6)
        ready = len(self._expected) == 2
        start = Button("briefing.start", words("briefing.start"), "play", main=True,
                       reason="" if ready else words("briefing.expect-first"), grows=True)
        back = Button("briefing.leave", words("briefing.leave"), "arrow-left")
        column = Column([ScrollList(self.name, [Column([speech, rules, expect], 12)]), Row([back, start], 12)], 10,
                        grows=True)
        return self.in_column(column)

    def heard(self, message: Message) -> Turn | None:
        """Listen, predict, begin."""
        self.house.sounds.play("pick")
        key = message.key.removeprefix("briefing.")
        match key.split("."):
            case ["listen"]:
                self._speak()
            case ["leave"]:
                return Close()
            case ["start"]:
                return Go(self._begin)
            case ["satisfied" | "back" as what, tenths]:
                self._expected[what] = int(tenths)
                self.refresh()
        return None

    def update(self, dt_s: float) -> Turn | None:
        """After a look around, somebody speaks."""
        super().update(dt_s)
        if not self._talks and self.now_s > LOOK_AROUND_S:
            self._speak()
        return None

    @property
    def is_moving(self) -> bool:
        """Only until the words are there."""
        return not self._talks

    @property
    def people_in_view(self) -> int:
        """Colleagues and the leader."""
        staff = len(self.baked.room.staff) if self.baked is not None else 0
        return staff + super().people_in_view

    @property
    def speaker(self) -> tuple[Person, Mood]:
        """The leader."""
        return self._leader, Mood(0.1 + 0.3 * self.warmth, 0.4, 0.4 + 0.3 * self.warmth)

    @property
    def minute(self) -> int:
        """When the shift begins."""
        return int(self.now.clock_min) % 1440

    def _speak(self) -> None:
        self._talks = True
        self.refresh()
        self.stage.focus_on(f"briefing.satisfied.{TENTHS[0]}")
        rolled = [box for box in self.stage.root.walk() if isinstance(box, Scroll) and box.offset]
        for words in rolled:  # too long for the window: it is read from its beginning
            words.scroll_to(0)
            self.stage.focus_on("briefing.start")
        self.stage.root.forget()

    def _fact(self, rule: Rule) -> Box:
        """One rule; before anybody is there, the house has no target, only an attitude to minutes."""
        if rule.key == "target_min" and rule.value < 1.0:
            return Fact("timer", self.words(f"briefing.minutes.{rule.level}"))
        line = rule_line(self.words, rule.key, rule.value, rule.level)
        return Fact(line.icon, line.words)

    def _question(self, what: str) -> Box:
        words, chosen = self.words, self._expected.get(what)
        chips: list[Box] = [Chip(f"briefing.{what}.{n}", words("briefing.of-ten", n=n), n == chosen)
                            for n in (TENTHS if what == "satisfied" else (0, *TENTHS[:4]))]
        return Column([Statement(words(f"briefing.{what}"), Role.FACT, "ink"), Flow(chips, 8)], 2)

    def _begin(self) -> Scene:
        from cxsim.live.decisions import Predict

        shift, path = working.started(self.house, self._setup)
        shift.decide(Predict(self._expected["satisfied"] / 10, self._expected["back"] / 10))
        return working.begun(self.house, shift, path)

    def scenery(self) -> BakedRoom:
        """The room of the shift, and colleagues as they feel."""
        kind = ROOMS.get(self._setup.company, "hotel")
        if self._setup.desk == "phone" or kind == "software":
            kind = "phone"  # an office in which people meet, not a screen that one sits before
        place = room(kind, self.warmth)
        seeds = [each.seed for each in self.now.colleagues] or [3, 4, 5]
        staff = tuple(
            Figure(in_uniform(person(seeds[i % len(seeds)], 0), place.air.tones.cloth), self._mood, POSES[i % 5],
                   (0.5, -0.5, 0.25)[i % 3], headset=kind == "phone")
            for i in range(len(place.staff)))
        return BakedRoom(place, View(*self.house.size), staff)

    def bake(self) -> None:
        """Draw the room, and zeros on the stopwatch that stands in a cold one."""
        super().bake()
        if self.baked is not None and self.baked.rope is not None and self.warmth <= STAND_BELOW_WARMTH:
            plain = Look(self.warmth, lines=self.look.lines)
            zero = plain.fonts.render("00:00", Role.AMOUNT, "#ffd9d4")
            self.picture.blit(zero, zero.get_rect(center=self.baked.view.at(STOPWATCH[0], STOPWATCH[1] - 26)))
