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
from cxsim.game.widgets.facts import Statement
from cxsim.game.widgets.menu import MenuEntry

MENU: Final = 392
"""Width of the menu in pixels at 720 lines and 100 % text; it grows with the text."""
MOST_OF_WIDTH: Final = 0.94


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
        words, look = self.words, self.look
        entries = [MenuEntry(f"title.{way.key}", words(f"title.{way.key}"), way.more, way.icon) for way in self._ways()]
        small = look.text >= 1.5 or look.lines < 600
        logo: list[Box] = [] if small else [Picture(64, 50, _paint_bell)]
        logo += [Text(words("title.name"), Role.TITLE if small else Role.WORD_MARK, "on_deep")]
        if not small:
            logo.append(Statement(words("title.line"), Role.SPEECH, "on_deep"))
        foot = Flow([Button("title.settings", words("title.settings"), "settings"),
                     Button("title.leave", words("title.leave"), "log-out")], 10)
        top, below = ([], []) if small else ([Space(height=22)], [Space(height=10)])
        menu = Column([*top, *logo, *below, ScrollList(words("title.menu"), entries, 11), foot], 8, grows=True)
        margin = [] if small else [Space(width=26)]
        return Row([*margin, Wide(menu, self._menu_px()), Space(grows=True)], 0)

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

    def _menu_px(self) -> int:
        look, width = self.look, self.house.size[0]
        return min(round(width * MOST_OF_WIDTH), max(look.px(MENU), look.em(MENU)))

    def _hall(self) -> Lobby:
        if self.house.settings.high_contrast:
            return LobbyInFrame(self.house.size, self._menu_px(), self.look)
        return Lobby(self.house.size, self._menu_px())

    def _welcome(self) -> None:
        """Put the focus on what a person probably wants: going on, the first shift, or a shift."""
        keys = [control.key for control in self.stage.controls]
        for wanted in ("title.resume", "title.tutorial", "title.shift"):
            if wanted in keys and (wanted != "title.tutorial" or not self.house.settings.tutorial_done):
                self.stage.focus_on(wanted)
                return


def _paint_bell(target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
    side = look.px(64)
    bell = kept(side, side * 50 // 64, things.bell("#d99f3c"), "-35 -42 70 52")
    target.blit(bell, rect.topleft)
