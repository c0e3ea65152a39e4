"""The briefing: the room first, then what is said in it, then the rules in writing, then what one expects.

The room shows how the rules feel before a word of them is read. The leader says what the house says of itself, which
need not be what the rules say. The person then predicts two figures; the debrief comes back to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from cxsim.game.layout.box import Box, Space
from cxsim.game.layout.rows import Column, Flow, Grid, Row
from cxsim.game.layout.scroll import Scroll
from cxsim.game.people.figure import Figure
from cxsim.game.people.generate import in_uniform, person
from cxsim.game.people.mood import Mood
from cxsim.game.people.poses import Pose
from cxsim.game.rooms.catalogue import room
from cxsim.game.rooms.halls import STOPWATCH
from cxsim.game.rooms.room import BakedRoom, View
from cxsim.game.scene import Close, Go, House, Scene, StageScene, Turn
from cxsim.game.scenes import working
from cxsim.game.scenes.beside import column_px, draw_beside, draw_framed, in_column, middle_beside
from cxsim.game.scenes.choose import ROOMS
from cxsim.game.scenes.desk.hall import STAND_BELOW_WARMTH
from cxsim.game.scenes.desk.house_rules import rule_line
from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.warmth import room_warmth
from cxsim.game.scenes.shelf import titles_of_policies
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList, Speech
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Fact, Statement

if TYPE_CHECKING:
    from cxsim.live.observation import Observation, Rule
    from cxsim.live.setting import Setup

COLUMN: Final = 600
"""Width of the words in pixels at 720 lines and 100 % text."""
TENTHS: Final = (2, 4, 6, 8, 10)
LOOK_AROUND_S: Final = 2.5
"""The room stands alone for so long before the words come."""
POSES: Final = (Pose.TALK, Pose.TYPE, Pose.TYPE, Pose.TALK, Pose.TYPE)


class BriefingScene(StageScene):
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
        self.house = house
        self._bake(house)
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
        speech = Speech(words("briefing.leader", name=name_of(self.now.supervisor.seed)), said, tail=self._shows_leader)
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
        return in_column(column, self.house.size, self._column_px(), self.look)

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

    def passed(self, action: Action) -> Turn | None:
        """Back leaves; any other key brings the words at once."""
        if action.do is Do.BACK:
            return Close()
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
        staff = 0 if self.house.settings.high_contrast else len(self._baked.room.staff)
        return staff + self._shows_leader

    def paint_behind(self, target: pygame.Surface) -> None:
        """The room and who is in it."""
        target.blit(self._picture, (0, 0))

    def resize(self) -> None:
        """Take another window or look."""
        self._bake(self.house)
        super().resize()

    @property
    def _shows_leader(self) -> bool:
        """Whether the words leave room for a person beside them."""
        return middle_beside(self.house.size, self._column_px()) is not None

    def _column_px(self) -> int:
        """Width of the words, with the margin of the window."""
        return column_px(self.house.size, self.house.look(self.warmth), COLUMN)

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

    def _bake(self, house: House) -> None:
        """Room, colleagues as they feel, and the leader, in one picture."""
        kind = ROOMS.get(self._setup.company, "hotel")
        if self._setup.desk == "phone" or kind == "software":
            kind = "phone"  # an office in which people meet, not a screen that one sits before
        place = room(kind, self.warmth)
        seeds = [each.seed for each in self.now.colleagues] or [3, 4, 5]
        staff = tuple(
            Figure(in_uniform(person(seeds[i % len(seeds)], 0), place.air.tones.cloth), self._mood, POSES[i % 5],
                   (0.5, -0.5, 0.25)[i % 3], headset=kind == "phone")
            for i in range(len(place.staff)))
        self._baked = BakedRoom(place, View(*house.size), staff)
        self._picture = pygame.Surface(house.size)
        mood = Mood(0.1 + 0.3 * self.warmth, 0.4, 0.4 + 0.3 * self.warmth)
        middle = middle_beside(house.size, self._column_px())
        if house.settings.high_contrast:
            if middle is not None:
                draw_framed(self._picture, house.look(), self._leader, mood, self._column_px())
            return
        self._baked.draw_back(self._picture)
        self._baked.draw_clock(self._picture, int(self.now.clock_min) % 1440)
        if middle is not None:
            draw_beside(self._picture, self._baked, self._leader, mood, middle)
        self._baked.draw_front(self._picture)
        if self._baked.rope is not None and self.warmth <= STAND_BELOW_WARMTH:
            plain = Look(self.warmth, lines=house.look().lines)
            zero = plain.fonts.render("00:00", Role.AMOUNT, "#ffd9d4")
            self._picture.blit(zero, zero.get_rect(center=self._baked.view.at(STOPWATCH[0], STOPWATCH[1] - 26)))
