"""The shelf of single scenes: to practise one, or to sit in the customer's chair."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Flow, Grid, Row
from cxsim.game.scene import Close, House, Open, Scene, Turn
from cxsim.game.scenes.backdrop import BackdropScene
from cxsim.game.theme.fonts import Role
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Statement
from cxsim.game.widgets.tile import Tile
from cxsim.game.words import FIRST as FIRST_LANGUAGE
from cxsim.game.words import LANGUAGES, Words

if TYPE_CHECKING:
    from cxsim.roleplay.player import Player

FIRST: Final = "first-steps"
LARGE_TEXT: Final = 1.5
"""From this size of text on, tiles are wider."""
ICONS: Final = {"counter": "house", "phone": "phone", "written": "mail", "chat": "message-square",
                "public": "megaphone"}


@dataclass(frozen=True)
class Entry:
    """A role-play on the shelf."""

    name: str
    title: str
    summary: str
    company: str
    channel: str
    difficulty: int
    language: str
    """In which it is played."""


class ShelfScene(BackdropScene):
    """Role-plays to choose from, and the house rules under which they are played.

    Parameters
    ----------
    as_customer
        Whether the person sits on the other side of the counter.
    """

    def __init__(self, house: House, as_customer: bool = False) -> None:
        self._as_customer = as_customer
        self._entries = entries(house.settings.language)
        self._policy = "empowerment"
        super().__init__(house)

    @property
    def name(self) -> str:
        """What the screen is called."""
        return self.words("shelf.customer" if self._as_customer else "shelf.practice")

    def build(self) -> Box:
        """House rules on top, then the scenes."""
        words = self.words
        heading = Row([Button("shelf.back", words("shelf.back"), "arrow-left"),
                       Text(self.name, Role.TITLE, "on_deep", grows=True)], 16, middle=True)
        chips = [Chip(f"shelf.policy.{name}", title, name == self._policy)
                 for name, title in titles_of_policies(words).items()]
        more = words("shelf.customer-more" if self._as_customer else "shelf.practice-more")
        rules = Card(words("shelf.rules"), [Statement(more), Flow(chips, 8)], bar="act")
        tiles = [self._tile(each) for each in self._entries]
        columns = 3 if self.look.text < LARGE_TEXT else 2
        return Column([heading, ScrollList(self.name, [Column([rules, Grid(tiles, columns, 12)], 12)])], 10)

    def heard(self, message: Message) -> Turn | None:
        """Choose rules, or begin a scene."""
        self.house.sounds.play("pick")
        key = message.key.removeprefix("shelf.")
        if key == "back":
            return Close()
        if key.startswith("policy."):
            self._policy = key.removeprefix("policy.")
            self.refresh()
            return None
        name, policy = key.removeprefix("play."), self._policy
        if self._as_customer:
            return Open(lambda: in_the_chair(self.house, name, policy))
        return Open(lambda: single(self.house, name, policy))

    def resize(self) -> None:
        """Take another window, look or language."""
        self._entries = entries(self.house.settings.language)
        super().resize()

    def _tile(self, entry: Entry) -> Tile:
        words = self.words
        hard = words(f"shelf.difficulty.{entry.difficulty}")
        foreign = "" if entry.language == words.language else f", {LANGUAGES.get(entry.language, entry.language)}"
        return Tile(f"shelf.play.{entry.name}", entry.title, entry.summary, ICONS.get(entry.channel, "users"),
                    f"{entry.company}, {hard}{foreign}")


@lru_cache(4)
def entries(language: str) -> tuple[Entry, ...]:
    """Every role-play there is: those in the language first, the easiest of them first.

    A file whose head cannot be read is left out.
    """
    found = [entry for path in _files() if (entry := _entry(path, language)) is not None]
    return tuple(sorted(found, key=lambda each: (
        each.name != FIRST, each.language != language, each.difficulty, each.title)))


def _files() -> list[Path]:
    from cxsim import paths

    folders = [folder for _, folder in reversed(paths.folders_of("roleplay"))]
    by_name = {path.stem: path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.yaml"))}
    return list(by_name.values())


def _entry(path: Path, language: str) -> Entry | None:
    """What stands at the head of a role-play; the rest is long, and read when it is played."""
    from cxsim.config.faults import ScenarioError
    from cxsim.roleplay.shelf import translation

    try:
        head = _head(path, "characters:")
        title, summary, source = str(head["title"]), str(head["summary"]), str(head.get("language", FIRST_LANGUAGE))
        table, is_own = translation(path, language), language == source
        if not is_own and table.is_file():
            texts = _head(table, '  "learning.')["strings"]
            title, summary = str(texts["title"]["text"]), str(texts["summary"]["text"])
        company = titles_of_companies().get(str(head["company"]), str(head["company"]))
        played = language if is_own or table.is_file() else source
        channel, difficulty = str(head["opening"]["channel"]), int(head["difficulty"])
        return Entry(path.stem, title, summary, company, channel, difficulty, played)
    except (ScenarioError, OSError, KeyError, TypeError, ValueError):
        return None


def _head(path: Path, end: str) -> Any:
    """The data of a file up to the first line that begins with ``end``."""
    from cxsim.config.loader import parse

    lines = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith(end):
                break
            lines.append(line)
    return parse("".join(lines), path.name).data


@lru_cache(1)
def titles_of_companies() -> dict[str, str]:
    """Names and titles of the companies that there are."""
    from cxsim.config.scenarios import list_scenarios

    return {each.name: each.title for each in list_scenarios("company")}


@lru_cache(1)
def policies() -> dict[str, str]:
    """Names and titles of the policies that ship, as their files have them."""
    from cxsim.config.scenarios import list_scenarios

    return {each.name: each.title for each in list_scenarios("policy") if each.origin == "shipped"}


def titles_of_policies(words: Words) -> dict[str, str]:
    """Names and titles of the policies that ship, in the person's language where the tables know them."""
    return {name: words(f"policy.{name}") if f"policy.{name}" in words else title
            for name, title in policies().items()}


def player_of(house: House, name: str, policy: str) -> Player:
    """A play of a role-play under a policy, in the language of the house; says so where it is in its own alone."""
    from cxsim.config.scenarios import load_policy
    from cxsim.roleplay.authority import authority
    from cxsim.roleplay.player import Player
    from cxsim.roleplay.shelf import company_of, find, is_in, load_roleplay, source_language

    path, language = find(name), house.settings.language
    if not is_in(path, language):
        language = source_language(path)
        house.notices.append(house.words("shelf.not-translated", language=LANGUAGES.get(language, language)))
    story = load_roleplay(path, language).story
    return Player(story, authority(story, load_policy(policy).levers, company_of(story.company)))


def single(house: House, name: str, policy: str) -> Scene:
    """A scene by itself, at the desk."""
    from cxsim.game.scenes.desk.scene import alone

    return alone(house, player_of(house, name, policy))


def in_the_chair(house: House, name: str, policy: str) -> Scene:
    """A scene by itself, in the customer's chair."""
    from cxsim.game.scenes.desk.scene import as_customer

    return as_customer(house, player_of(house, name, policy))
