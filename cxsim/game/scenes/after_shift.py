"""When a shift is over: what the day was in figures, before the house grows quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Grid, Row
from cxsim.game.scene import Home, House, Scene, StageScene, Turn
from cxsim.game.scenes.backdrop import Backdrop
from cxsim.game.theme.fonts import Role
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.cards import Card, ScrollList
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Fact

if TYPE_CHECKING:
    from cxsim.live.observation import Observation


class AfterShift(StageScene):
    """The figures of a shift that is over."""

    def __init__(self, house: House, last: Observation) -> None:
        self._last = last
        self._backdrop = Backdrop(house.size, 1.0)
        house.sounds.play("over")
        super().__init__(house)

    @property
    def name(self) -> str:
        """What the screen is called."""
        return self.words("after.name")

    def build(self) -> Box:
        """Customers, promises, money, and the way on."""
        words, f = self.words, self._last.figures

        def line(key: str, icon: str, **fields: object) -> Fact:
            return Fact(icon, words(f"after.{key}", **fields))

        customers = Card(words("after.customers"), [
            line("served", "users", n=f.served), line("settled", "check", n=f.settled),
            line("refused", "x", n=f.refused), line("passed-on", "arrow-right", n=f.passed_on),
            line("came-back", "rotate-ccw", n=f.came_back), line("gave-up", "log-out", n=f.gave_up),
        ], grows=True)
        promises = Card(words("after.promises"), [
            line("kept", "check", n=f.promises_kept), line("broken", "x", n=f.promises_broken),
        ])
        money = Card(words("after.money"), [
            line("given", "gift", amount=words.money(f.given_usd)),
            line("beyond", "key-round", amount=words.money(f.given_beyond_limit_usd)),
        ])
        time = Card(words("after.time"), [
            line("handled", "timer", n=words.number(f.mean_handle_min, 1)),
            line("longest", "hourglass", n=words.number(f.longest_wait_min)),
        ])
        cards = Grid([customers, Column([promises, money, time], 14, grows=True)], 2, 14)
        heading = Row([Text(self.name, Role.TITLE, "on_deep", grows=True),
                       Button("after.title", words("after.title"), "house", main=True)], 16, middle=True)
        return Column([heading, ScrollList(self.name, [cards])], 12)

    def heard(self, message: Message) -> Turn | None:
        """Go to the title."""
        return Home(self._title)

    def passed(self, action: Action) -> Turn | None:
        """Back goes to the title as well."""
        return Home(self._title) if action.do is Do.BACK else None

    def paint_behind(self, target: pygame.Surface) -> None:
        """The house at rest."""
        self._backdrop.draw(target, self.look)

    def resize(self) -> None:
        """Take another window or look."""
        self._backdrop = Backdrop(self.house.size, 1.0)
        super().resize()

    def _title(self) -> Scene:
        from cxsim.game.scenes.title import TitleScene

        return TitleScene(self.house)
