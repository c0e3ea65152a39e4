"""Settings: everything takes effect at once, so that a person sees and hears what they chose."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, Final

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Flow, Grid, Row
from cxsim.game.scene import Close, House, Turn
from cxsim.game.scenes.backdrop import BackdropScene
from cxsim.game.settings import LEAST_TEXT_PERCENT, MOST_TEXT_PERCENT, Settings
from cxsim.game.theme.fonts import Role
from cxsim.game.widgets.actions import Do
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Fact, Statement
from cxsim.game.widgets.switch import Switch
from cxsim.game.words import LANGUAGES

SIZES: Final = tuple(range(LEAST_TEXT_PERCENT, MOST_TEXT_PERCENT + 1, 20))
SEEING: Final = ("high_contrast", "dyslexic", "reduced_motion", "full_screen")
HEARING: Final = ("sound", "captions", "self_voicing")
PLAYING: Final = ("no_time_pressure",)
OWN_KEYS: Final = (Do.ACTIVATE, Do.BACK, Do.NEXT, Do.PREVIOUS, Do.UP, Do.DOWN, Do.LEFT, Do.RIGHT, Do.READ)
USUAL: Final = {
    Do.ACTIVATE: "return", Do.BACK: "escape", Do.NEXT: "tab", Do.PREVIOUS: "shift-tab", Do.UP: "up",
    Do.DOWN: "down", Do.LEFT: "left", Do.RIGHT: "right", Do.READ: "f1",
}


class SettingsScene(BackdropScene):
    """All settings on one page that scrolls."""

    def __init__(self, house: House) -> None:
        self._asked: Do | None = None
        super().__init__(house)

    @property
    def name(self) -> str:
        """What the screen is called."""
        return self.words("settings.name")

    def build(self) -> Box:
        """Four cards and the keys."""
        words = self.words
        back = Button("settings.back", words("settings.back"), "arrow-left")
        heading = Row([back, Text(self.name, Role.TITLE, "on_deep", grows=True)], 16, middle=True)
        seeing = Card(words("settings.seeing"), [self._sizes(), *self._switches(SEEING), self._drawing()])
        hearing = Card(words("settings.hearing"), self._switches(HEARING))
        playing = Card(words("settings.playing"), [*self._switches(PLAYING), *self._languages()], grows=True)
        page = Column([Grid([seeing, Column([hearing, playing], 14)], 2, 14), self._keys()], 14)
        return Column([heading, ScrollList(self.name, [page])], 10)

    def heard(self, message: Message) -> Turn | None:
        """Change a setting."""
        key, now = message.key.removeprefix("settings."), self.house.settings
        self.house.sounds.play("pick")
        if key == "back":
            return Close()
        if key.startswith("text."):
            self.house.change(now.with_text(int(key.removeprefix("text."))))
        elif key.startswith("language."):
            self.house.change(replace(now, language=key.removeprefix("language.")))
        elif key.startswith("drawing."):
            self.house.change(replace(now, drawing=key.removeprefix("drawing.")))
        elif key == "keys.usual":
            self.house.change(replace(now, keys={}))
        elif key.startswith("key."):
            self._asked = Do(key.removeprefix("key."))
            self.refresh()
        elif key in {each.name for each in fields(Settings)}:
            flipped: dict[str, Any] = {key: not getattr(now, key)}
            self.house.change(replace(now, **flipped))
        return None

    def takes_key(self, code: int) -> bool:
        """Take the key that was asked for; escape keeps things as they were."""
        if self._asked is None:
            return False
        asked, self._asked = self._asked, None
        if code != pygame.K_ESCAPE:
            name = pygame.key.name(code)
            others = {do: key for do, key in self.house.settings.keys.items() if key != name and do != asked.value}
            self.house.change(replace(self.house.settings, keys={**others, asked.value: name}))
        self.refresh()
        return True

    def _sizes(self) -> Box:
        words, now = self.words, self.house.settings.text_percent
        chips = [Chip(f"settings.text.{size}", words("settings.percent", n=size), size == now) for size in SIZES]
        return Column([Fact("type", words("settings.text")), Flow(chips, 8)], 4)

    def _switches(self, names: tuple[str, ...]) -> list[Box]:
        words, now, missing = self.words, self.house.settings, self.house.missing()
        return [Switch(f"settings.{name}", words(f"settings.{name}"), bool(getattr(now, name)),
                       words(f"settings.{name}-{'missing' if name in missing else 'more'}")) for name in names]

    def _languages(self) -> list[Box]:
        chips = [Chip(f"settings.language.{code}", own, code == self.house.settings.language)
                 for code, own in LANGUAGES.items()]
        return [Column([Fact("languages", self.words("settings.language")), Flow(chips, 8)], 4)]

    def _drawing(self) -> Box:
        words, now = self.words, self.house.settings.drawing
        chips = [Chip(f"settings.drawing.{each}", words(f"settings.drawing.{each}"), each == now)
                 for each in ("auto", "plain", "fast")]
        return Column([Fact("zap", words("settings.drawing")), Flow(chips, 8),
                       Statement(words("settings.drawing-more"))], 4)

    def _named(self, key: str) -> str:
        """A key by the name that the person knows; a letter or a rare key by its own."""
        line = f"key.{key.replace(' ', '-')}"
        return self.words(line) if line in self.words else key

    def _keys(self) -> Card:
        words, own = self.words, self.house.settings.keys
        buttons: list[Box] = []
        for do in OWN_KEYS:
            key = words("settings.press") if do is self._asked else self._named(own.get(do.value, USUAL[do]))
            label = words(f"settings.key.{do.value.replace(' ', '-')}")
            buttons.append(Button(f"settings.key.{do.value}", words("settings.key", what=label, key=key), "keyboard"))
        usual = Button("settings.keys.usual", words("settings.keys-usual"), "rotate-ccw",
                       reason="" if own else words("settings.keys-are-usual"))
        more = Statement(words("settings.keys-more"))
        return Card(words("settings.keys"), [more, Grid(buttons, 3, 10), Flow([usual])])
