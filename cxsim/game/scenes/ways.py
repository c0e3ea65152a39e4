"""The ways into the game from its title, and where each of them leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxsim.game.scene import House, Open, Quit, Scene, Turn

RECORDS: Final = "records.sqlite"
"""Name of the file of shifts on record (`cxsim.records.store`, which is imported only when somebody looks at it)."""


@dataclass(frozen=True)
class Way:
    """One entry of the title's menu."""

    key: str
    icon: str
    more: str


def into(house: House) -> list[Way]:
    """What the title offers now, in its order."""
    from cxsim.game.scenes import saves

    words = house.words
    ways = [Way("shift", "play", words("title.shift-more"))]
    saved = saves.latest(house)
    if saved is not None:
        ways.insert(0, Way("resume", "undo-2", saves.described(saved, words)))
    ways += [
        Way("customer", "arrow-left-right", words("title.customer-more")),
        Way("practice", "book-open", words("title.practice-more")),
    ]
    if (house.folder / RECORDS).exists():
        ways.append(Way("record", "chart-line", words("title.record-more")))
    tutorial = Way("tutorial", "graduation-cap", words("title.tutorial-more"))
    return [*ways, tutorial] if house.settings.tutorial_done else [tutorial, *ways]


def follow(house: House, key: str) -> Turn | None:
    """Where an entry leads; what only that scene needs is imported in the passage's thread, not in a frame."""
    way = key.removeprefix("title.")
    match way:
        case "resume":
            from cxsim.game.scenes import saves

            return saves.resume(house)
        case "leave":
            return Quit()
        case "settings" | "shift" | "tutorial" | "customer" | "practice" | "record":
            return Open(lambda: _scene(house, way))
    return None


def _scene(house: House, way: str) -> Scene:
    match way:
        case "settings":
            from cxsim.game.scenes.settings import SettingsScene

            return SettingsScene(house)
        case "shift":
            from cxsim.game.scenes.choose import ChooseScene

            return ChooseScene(house)
        case "tutorial":
            from cxsim.game.scenes.tutorial import TutorialScene

            return TutorialScene(house)
        case "record":
            from cxsim.game.scenes.learner import learner

            return learner(house)
        case _:
            from cxsim.game.scenes.shelf import ShelfScene

            return ShelfScene(house, as_customer=way == "customer")
