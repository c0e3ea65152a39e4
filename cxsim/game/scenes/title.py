"""The title: a hall full of people, and the ways into the game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from cxsim.game.layout.box import Box, Space
from cxsim.game.layout.leaves import Picture, Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.layout.wide import Wide
from cxsim.game.rooms import things
from cxsim.game.scene import House, Quit, StageScene, Turn
from cxsim.game.scenes import ways
from cxsim.game.scenes.lobby import Lobby
from cxsim.game.scenes.lobby_in_frame import LobbyInFrame
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import kept
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.cards import ScrollList
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Statement, Wrapper
from cxsim.game.widgets.menu import MenuEntry
from cxsim.game.widgets.node import Kind, Node
from cxsim.game.widgets.stage import MARGIN

MENU: Final = 392
"""Width of the menu in pixels at 720 lines and 100 % text; it grows with the text."""
MOST_OF_WIDTH: Final = 0.94
SIDE: Final = 26
"""Left of the menu, besides the margin of the window, in pixels at 720 lines."""
BETWEEN, AIR = 11, 24
"""Between two entries, and round the list and the logo, in pixels at 720 lines."""


@dataclass(frozen=True)
class _Way:
    key: str
    icon: str
    more: str


class TitleScene(StageScene):
    """The first scene."""

    def __init__(self, house: House) -> None:
        self._lobby: Lobby | None = None
        super().__init__(house)
        self._lobby = self._hall()
        self._welcome()

    @property
    def name(self) -> str:
        """What the screen is called."""
        return self.words("title.name")

    def build(self) -> Box:
        """Logo, ways into the game, and the small ways out of it."""
        words = self.words
        entries = [MenuEntry(f"title.{way.key}", words(f"title.{way.key}"), way.more, way.icon) for way in self._ways()]
        foot = Flow([Button("title.settings", words("title.settings"), "settings"),
                     Button("title.leave", words("title.leave"), "log-out")], 10)
        logo = self._logo(Column([Column(entries, BETWEEN), foot], BETWEEN))
        menu = Column([*logo, ScrollList(words("title.menu"), entries, BETWEEN), foot], 8, grows=True)
        return Row([Space(width=SIDE), Wide(menu, self._menu_px()), Space(grows=True)], 0)

    def heard(self, message: Message) -> Turn | None:
        """Go where an entry leads."""
        self.house.sounds.play("pick")
        return ways.follow(self.house, message.key)

    def passed(self, action: Action) -> Turn | None:
        """Back leaves the game from here."""
        return Quit() if action.do is Do.BACK else None

    def paint_behind(self, target: pygame.Surface) -> None:
        """The hall; in high contrast, its people in a frame."""
        if self._lobby is not None:
            self._lobby.draw(target)
        else:
            super().paint_behind(target)

    def update(self, dt_s: float) -> Turn | None:
        """Let the people live."""
        if self._lobby is not None:
            self._lobby.update(self.motion)
        return super().update(dt_s)

    def resize(self) -> None:
        """Take another window or look."""
        super().resize()
        self._lobby = self._hall()

    @property
    def is_moving(self) -> bool:
        """People live, unless motion is reduced."""
        return self._lobby is not None and not self.house.settings.reduced_motion

    @property
    def people_in_view(self) -> int:
        """How many people are drawn now."""
        return self._lobby.people if self._lobby else 0

    def _ways(self) -> list[_Way]:
        return [_Way(way.key, way.icon, way.more) for way in ways.into(self.house)]

    def _logo(self, below: Box) -> list[Box]:
        """The largest logo that leaves room for all that stands below it; the smallest when none does."""
        look, words = self.look, self.words
        line = Statement(words("title.line"), Role.SPEECH, "on_deep")
        bell, mark = Picture(64, 50, _paint_bell), Text(words("title.name"), Role.WORD_MARK, "on_deep")
        spare = self.house.size[1] - below.height_for(look, self._menu_px()) - look.px(2 * MARGIN + AIR)
        beside = _Emblem([Row([bell, mark], 18, middle=True)])
        largest: list[list[Box]] = [
            [Space(height=22), _Emblem([Column([bell, mark])]), line, Space(height=10)], [beside, line], [beside]]
        smallest: list[Box] = [_Emblem([Text(words("title.name"), Role.TITLE, "on_deep")])]
        fits = (logo for logo in largest if Column(logo, 8).height_for(look, self._menu_px()) <= spare)
        return next(fits, smallest)

    def _menu_px(self) -> int:
        look, width = self.look, self.house.size[0]
        return min(round(width * MOST_OF_WIDTH) - look.px(SIDE), max(look.px(MENU), look.em(MENU)))

    def _hall(self) -> Lobby:
        look, size = self.look, self.house.size
        ends = look.px(MARGIN) + look.px(SIDE) + self._menu_px()
        return LobbyInFrame(size, ends, look) if look.high_contrast else Lobby(size, ends)

    def _welcome(self) -> None:
        """Put the focus on what a person probably wants: going on, the first shift, or a shift."""
        keys = [control.key for control in self.stage.controls]
        for wanted in ("title.resume", "title.tutorial", "title.shift"):
            if wanted in keys and (wanted != "title.tutorial" or not self.house.settings.tutorial_done):
                self.stage.focus_on(wanted)
                return


class _Emblem(Wrapper):
    """The logo: has its place, but no words beside those that the screen is called."""

    def _node(self) -> Node:
        return Node(Kind.GROUP, "")


def _paint_bell(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
    side = look.px(64)
    bell = kept(side, side * 50 // 64, things.bell("#d99f3c"), "-35 -42 70 52")
    target.blit(bell, rect.topleft)
