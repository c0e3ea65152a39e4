"""The choice of a shift: where, at which desk, under which house rules, how hard, for practice or as a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Picture, Text
from cxsim.game.layout.rows import Column, Flow, Grid, Row
from cxsim.game.rooms.catalogue import room
from cxsim.game.rooms.room import View
from cxsim.game.scene import Close, House, Meanwhile, Open, Scene, Turn
from cxsim.game.scenes.backdrop import BackdropScene
from cxsim.game.scenes.shelf import policies, titles_of_companies, titles_of_policies
from cxsim.game.scenes.working import PLAYABLE
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import raster
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Statement
from cxsim.game.widgets.tile import Tile
from cxsim.rules.draws import purpose_key, uniform

if TYPE_CHECKING:
    from cxsim.live.observation import Desk
    from cxsim.live.setting import Setup

HIDDEN: Final = ""
"""The policy of who wants to find out."""
ROOMS: Final = {"grand-hotel": "hotel", "airline": "airline", "electronics": "shop", "utility": "utility",
                "software": "software"}
PICTURE: Final = (184, 136)
"""Of a company, in pixels at 720 lines."""
CLOSER: Final = 1.25
"""How many times a room is drawn larger than it must be."""
FOCUS: Final = {"shop": 0.75}
"""Which part of a room is shown: 0 its left, 1 its right."""
LARGE_TEXT: Final = 1.5
"""From this size of text on, at most three cards stand beside one another, of one width."""
FIND_OUT_PURPOSE: Final = 1102
DESK_ICONS: Final = {"counter": "users", "phone": "phone", "inbox": "mail", "posts": "megaphone"}
LEVEL_ICONS: Final = {"calm": "smile", "usual": "clock", "rushed": "zap"}
MODE_ICONS: Final = {"practice": "book-open", "test": "flag"}


@dataclass(frozen=True)
class Choice:
    """What is chosen."""

    company: str = "grand-hotel"
    desk: str = "counter"
    policy: str = HIDDEN
    difficulty: str = "usual"
    mode: str = "practice"
    seed: int = 1

    @classmethod
    def wished(cls, company: str, policy: str, desk: str, seed: int) -> Choice:
        """A choice with what was asked for, and the usual for the rest.

        Raises
        ------
        cxsim.config.faults.ScenarioError
            When a name is unknown.
        """
        from cxsim.config.scenarios import find

        for kind, name in (("company", company), ("policy", policy)):
            if name:
                find(kind, name)  # type: ignore[arg-type]
        usual = cls(seed=seed)
        return replace(usual, company=company or usual.company, policy=policy, desk=desk or usual.desk)

    def setup(self, language: str, time_pressure: bool) -> Setup:
        """The set-up of the shift; rules that are to be found out are drawn here."""
        from cxsim.live.setting import Setup

        names = sorted(policies())
        drawn = names[int(uniform(purpose_key(self.seed, 0, FIND_OUT_PURPOSE), 0, 0) * len(names))]
        fields: dict[str, Any] = {"desk": self.desk, "difficulty": self.difficulty, "mode": self.mode}
        return Setup(self.company, self.policy or drawn, seed=self.seed, language=language,
                     time_pressure=time_pressure, **fields)


@lru_cache(16)
def desks_at(company: str) -> tuple[Desk, ...]:
    """Desks of a company that can be played."""
    from cxsim.config.scenarios import load_company
    from cxsim.live.setting import desks_of

    return tuple(desk for desk in desks_of(load_company(company)) if desk in PLAYABLE)


class ChooseScene(BackdropScene):
    """Everything about a shift on one page; what is chosen stays visible."""

    def __init__(self, house: House, choice: Choice | None = None) -> None:
        self.choice = choice or Choice(seed=_new_seed() if house.seed is None else house.seed)
        names = titles_of_companies()
        self._companies = {name: names.get(name, name) for name in (*ROOMS, self.choice.company)}
        self._known = {self.choice.company}
        """Companies whose file was read; the first picture waits for one of them, and not for five."""
        self._pictures: dict[tuple[str, int, int], pygame.Surface] = {}
        self._keep_possible()
        super().__init__(house)
        self.stage.focus_on("choose.begin")

    @property
    def name(self) -> str:
        """What the screen is called."""
        return self.words("choose.name")

    def build(self) -> Box:
        """Five questions and a way on."""
        words, choice = self.words, self.choice
        heading = Row([
            Button("choose.back", words("choose.back"), "arrow-left"),
            Text(self.name, Role.TITLE, "on_deep", grows=True),
            Button("choose.begin", words("choose.begin"), "arrow-right", main=True)], 16, middle=True)
        tiles = [Tile(f"choose.company.{name}", title, words(f"choose.about.{name}") if name in ROOMS else "",
                      picture=self._picture(name), chosen=name == choice.company)
                 for name, title in self._companies.items()]
        there = desks_at(choice.company)
        missing = [words(f"choose.desk.{desk}") for desk in PLAYABLE if desk not in there]
        desks = self._card("desk", [(desk, DESK_ICONS[desk], "" if desk in there else words("choose.no-desk"))
                                    for desk in PLAYABLE], choice.desk,
                           words("choose.no-desks", desks=", ".join(missing)) if missing else "")
        levels = self._card("difficulty", [(each, sign, "") for each, sign in LEVEL_ICONS.items()], choice.difficulty)
        modes = self._card("mode", [(each, sign, "") for each, sign in MODE_ICONS.items()], choice.mode)
        modes.grows = True
        rules: list[Box] = [Chip(f"choose.policy.{name}", title, name == choice.policy, "eye-off" if not name else "")
                            for name, title in ((HIDDEN, words("choose.find-out")), *titles_of_policies(words).items())]
        rules_card = Card(words("choose.policy"), [
            Flow(rules, 8), Statement(words("choose.policy-more"))], bar="act", gap=4)
        cards: list[Box] = [desks, levels, modes]
        is_large = self.look.text >= LARGE_TEXT
        page = Column([
            Grid(tiles, 3 if is_large else 5, 12), Grid(cards, 3, 12) if is_large else Row(cards, 12), rules_card], 12)
        return Column([heading, ScrollList(self.name, [page])], 10)

    def heard(self, message: Message) -> Turn | None:
        """Take a choice, go back, or begin."""
        self.house.sounds.play("pick")
        key = message.key.removeprefix("choose.")
        if key == "back":
            return Close()
        if key == "begin":
            return Open(self._briefing)
        what, _, value = key.partition(".")
        chosen: dict[str, Any] = {what: value}
        choice = replace(self.choice, **chosen)
        if choice.company not in self._known:
            return Meanwhile(lambda: self._take(choice))
        self._take(choice)
        return None

    def _take(self, choice: Choice) -> None:
        """Show a choice, as far as there is such a desk."""
        self.choice = choice
        self._keep_possible()
        self._known.add(choice.company)
        self.refresh()

    def _briefing(self) -> Scene:
        from cxsim.game.scenes.briefing import BriefingScene

        settings = self.house.settings
        setup = self.choice.setup(settings.language, not settings.no_time_pressure)
        return BriefingScene(self.house, setup, is_hidden=self.choice.policy == HIDDEN)

    def _keep_possible(self) -> None:
        """A desk that the company does not have is no choice."""
        there = desks_at(self.choice.company)
        if there and self.choice.desk not in there:
            self.choice = replace(self.choice, desk=there[0])

    def _card(self, what: str, options: list[tuple[str, str, str]], chosen: str, note: str = "") -> Card:
        words = self.words
        chips: list[Box] = [Chip(f"choose.{what}.{name}", words(f"choose.{what}.{name}"), name == chosen, sign, reason)
                            for name, sign, reason in options]
        more = [Statement(words(f"choose.{what}.{chosen}-more"))] + ([Statement(note)] if note else [])
        return Card(words(f"choose.{what}"), [_Below(Flow(chips, 8), more)])

    def _picture(self, company: str) -> Picture:
        kind = ROOMS.get(company, "hotel")
        return Picture(*PICTURE, lambda target, look, rect: self._paint(target, look, rect, kind))

    def _paint(self, target: pygame.Surface, look: Look, rect: pygame.Rect, kind: str) -> None:
        key = (kind, rect.width, rect.height)
        if key not in self._pictures:
            self._pictures[key] = _small_room(kind, rect.width, rect.height)
        target.blit(self._pictures[key], rect.topleft)


class _Below(Column):
    """Words under chips, which alone say how wide both would like to be: another choice does not move the cards."""

    def __init__(self, chips: Flow, words: Sequence[Box]) -> None:
        super().__init__([chips, *words], 4)

    def _natural(self, look: Look) -> int:
        return self.children[0].natural_width(look)


def _small_room(kind: str, width: int, height: int) -> pygame.Surface:
    """A room in the middle of its warmth, small, with round corners."""
    place = room("phone" if kind == "software" else kind, 0.75)  # whose own room is all screen
    wide = max(width, round(height * 16 / 9 * CLOSER))
    view = View(wide, max(1, wide * 9 // 16))
    drawn = pygame.Surface((view.width, view.height), pygame.SRCALPHA)
    for layer in (place.back, place.desk, place.light, place.front):
        drawn.blit(raster(view.width, view.height, layer, view.box()), (0, 0))
    picture = pygame.Surface((width, height), pygame.SRCALPHA)
    picture.blit(drawn, (round((width - view.width) * FOCUS.get(kind, 0.5)), round((height - view.height) * 0.4)))
    mask = raster(width, height, f'<rect width="{width}" height="{height}" rx="{height * 0.1:.0f}" fill="#ffffff"/>')
    picture.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return picture


def _new_seed() -> int:
    """Another day every time; the day of a shift that is to be repeated is written in its journal."""
    import secrets

    return secrets.randbelow(2**31)
