"""The first shift: a few words on what one sees, then a short shift in the model, with a colleague who shows it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.game.layout.box import Box, Space
from cxsim.game.layout.rows import Column, Flow
from cxsim.game.people.mood import CONTENT, Mood
from cxsim.game.people.person import Person
from cxsim.game.rooms.catalogue import room
from cxsim.game.rooms.room import BakedRoom, View
from cxsim.game.scene import Close, Go, House, Scene, Turn
from cxsim.game.scenes import working
from cxsim.game.scenes.beside import BesideScene
from cxsim.game.scenes.desk.guide import colleague
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.cards import Card, Speech
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Fact, Statement

if TYPE_CHECKING:
    from cxsim.live.setting import Setup

PAGES: Final = (
    ("welcome", ("heart", "users", "clock")),
    ("keys", ("keyboard", "mouse", "gamepad-2")),
    ("desk", ("message-square", "gift", "book-open")),
    ("back", ("undo-2", "ear", "save")),
)
"""What a colleague tells, and the icons of what is pointed out with it."""
DAY: Final = 39
"""The day of the first shift: two ask a question, then somebody's room is not ready, then whoever comes."""
LENGTH_MIN: Final = 24.0


def first_shift(language: str) -> Setup:
    """A short shift on a calm day, in a house that trusts its people; the clock waits for who thinks."""
    from cxsim.live.setting import Setup

    return Setup("grand-hotel", "empowerment", difficulty="calm", seed=DAY, length_min=LENGTH_MIN,
                 time_pressure=False, language=language, is_first=True)


class TutorialScene(BesideScene):
    """A colleague shows the desk, page by page."""

    def __init__(self, house: House) -> None:
        self._page = 0
        super().__init__(house)
        self.stage.focus_on("tutorial.on")

    @property
    def name(self) -> str:
        """What the screen is called."""
        return self.words("tutorial.name")

    def build(self) -> Box:
        """What the colleague says, three things to know, and the way on."""
        words = self.words
        page, icons = PAGES[self._page]
        speech = Speech(words("tutorial.colleague"), words(f"tutorial.{page}.says"), tail=self.shows_speaker)
        facts = [Fact(sign, words(f"tutorial.{page}.{number}")) for number, sign in enumerate(icons, 1)]
        place = Statement(words("tutorial.place", n=self._page + 1, of=len(PAGES)))
        card = Card(words(f"tutorial.{page}.title"), [*facts, place], bar="act", gap=8)
        last = self._page == len(PAGES) - 1
        word, sign = ("tutorial.start", "play") if last else ("tutorial.on", "arrow-right")
        on = Button("tutorial.on", words(word), sign, main=True)
        leave = Button("tutorial.leave", words("tutorial.leave"), "log-out")
        back = [Button("tutorial.back", words("tutorial.back"), "arrow-left")] if self._page else []
        column = Column([Space(grows=True), speech, card, Flow([on, *back, leave], 12), Space(grows=True)], 14,
                        grows=True)
        return self.in_column(column)

    def heard(self, message: Message) -> Turn | None:
        """Turn the page, begin, or leave."""
        self.house.sounds.play("page")
        match message.key:
            case "tutorial.leave":
                return Close()
            case "tutorial.back":
                self._page -= 1
            case "tutorial.on" if self._page == len(PAGES) - 1:
                return Go(self._shift)
            case _:
                self._page += 1
        self.refresh()
        self.stage.focus_on("tutorial.on")
        return None

    @property
    def speaker(self) -> tuple[Person, Mood]:
        """The colleague."""
        return colleague(), CONTENT

    def scenery(self) -> BakedRoom:
        """The desk that is shown."""
        return BakedRoom(room("hotel", 0.9), View(*self.house.size))

    def _shift(self) -> Scene:
        """The desk, behind the transition."""
        shift, path = working.started(self.house, first_shift(self.house.settings.language))
        return working.begun(self.house, shift, path)
