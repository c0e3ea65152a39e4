"""The pause: what was below waits, dimmed; from here one goes on, sets things, or leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

import pygame

from cxsim.game.layout.box import Box, Inset, Space
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.layout.wide import Wide
from cxsim.game.scene import Close, Home, House, Open, Quit, Scene, StageScene, Turn
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.menu import MenuEntry

WIDTH: Final = 468
"""Pixels at 720 lines and 100 % text."""
Kept = Literal["saved", "partly", "lost"]
DARKER: Final = 170
"""How far the scene behind is darkened, 0 to 255."""


class PauseScene(StageScene):
    """A menu over a scene that waits.

    Parameters
    ----------
    below
        The scene that waits; drawn once, dimmed.
    kept
        What becomes of what was done so far: saved, saved in part, or lost.
    let_go
        Called when the scene below is left for good: closes what it holds.
    """

    def __init__(
        self, house: House, below: Scene, kept: Kept = "lost", let_go: Callable[[], None] = lambda: None
    ) -> None:
        self._below = below
        self._kept = kept
        self._let_go = let_go
        self._behind = _dimmed(below, house)
        super().__init__(house)

    @property
    def name(self) -> str:
        """What the screen is called."""
        return self.words("pause.name")

    def build(self) -> Box:
        """Ways on."""
        words = self.words
        entries: list[Box] = [
            MenuEntry("pause.on", words("pause.on"), words("pause.on-more"), "play"),
            MenuEntry("pause.settings", words("pause.settings"), words("pause.settings-more"), "settings"),
        ]
        more = words(f"pause.{self._kept}")
        entries += [
            MenuEntry("pause.title", words("pause.title"), more, "house"),
            MenuEntry("pause.leave", words("pause.leave"), more, "log-out"),
        ]
        menu = _Sheet(Column([Text(self.name, Role.TITLE, "on_deep"), *entries], 12))
        look = self.look
        width = min(self.house.size[0] * 19 // 20, max(look.px(WIDTH), look.em(WIDTH)))
        return Column([Space(grows=True), Row([Space(grows=True), Wide(menu, width), Space(grows=True)], 0),
                       Space(grows=True)], 0)

    def heard(self, message: Message) -> Turn | None:
        """Go where an entry leads."""
        self.house.sounds.play("pick")
        house = self.house
        match message.key:
            case "pause.on":
                return Close()
            case "pause.settings":
                return Open(lambda: _settings(house))
            case "pause.title":
                from cxsim.game.scenes.title import TitleScene

                self._let_go()
                return Home(lambda: TitleScene(house))
            case "pause.leave":
                self._let_go()
                return Quit()
        return None

    def paint_behind(self, target: pygame.Surface) -> None:
        """The scene that waits, dimmed."""
        target.blit(self._behind, (0, 0))

    def resize(self) -> None:
        """Take another window or look."""
        self._below.resize()
        self._behind = _dimmed(self._below, self.house)
        super().resize()


def _dimmed(scene: Scene, house: House) -> pygame.Surface:
    picture = pygame.Surface(house.size)
    scene.draw(picture)
    veil = pygame.Surface(house.size)
    veil.fill("#000000" if house.settings.high_contrast else "#1d1726")
    veil.set_alpha(DARKER)
    picture.blit(veil, (0, 0))
    return picture.convert() if pygame.display.get_surface() else picture


class _Sheet(Inset):
    """A dark sheet under the menu: no word of what lies behind runs into its own."""

    def __init__(self, child: Box) -> None:
        super().__init__(child, sides=24, ends=18)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        t = look.tokens
        draw_card(target, look, self.rect, t.deep, t.line if look.high_contrast else "", 18, shadow=120)
        super()._paint(target, look)


def _settings(house: House) -> Scene:
    from cxsim.game.scenes.settings import SettingsScene

    return SettingsScene(house)
