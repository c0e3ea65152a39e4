"""What a scene is: something that is looked at, acted on and read aloud, and says where to go next.

A scene never opens a window, reads a device or knows which scene stands behind it. It gets actions, lets time pass,
draws itself, and answers with a `Turn`. So every scene can be played by a test without a screen.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pygame

from cxsim.game.garbage import Over
from cxsim.game.layout.box import Box
from cxsim.game.motion import Motion
from cxsim.game.settings import Settings
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.node import Node
from cxsim.game.widgets.showing import Showing, Shown
from cxsim.game.widgets.stage import Stage
from cxsim.game.words import Words
from cxsim.game.words import load as load_words

LEAST_LINES = 400
"""Below this height of a window its content keeps its size and scrolls."""


class Sounder(Protocol):
    """Whatever plays short sounds; see `cxsim.game.sound`."""

    def play(self, name: str) -> None:
        """Play a sound by name, or only write its caption."""


@dataclass
class House:
    """What all scenes share: words, settings, sound, the size of the window, where things are kept.

    Attributes
    ----------
    change
        Called with new settings when a scene changed them: keeps them, and draws everything anew.
    folder
        Where the person's settings and saves are.
    notices
        Lines for the person that are shown as soon as a scene is there, such as that a file was damaged.
    seed
        The day of shifts that are chosen in the game; None for another one every time.
    over
        Shifts that are over, which are taken apart between the frames.
    """

    settings: Settings
    size: tuple[int, int]
    folder: Path
    sounds: Sounder
    change: Callable[[Settings], None]
    notices: list[str] = field(default_factory=list)
    seed: int | None = None
    over: Over = field(default_factory=Over)
    missing: Callable[[], frozenset[str]] = frozenset
    """Names of the settings that change nothing on this machine: ``sound`` without a device, ``self_voicing`` without
    a voice."""
    changes: int = 0
    """How often size, settings or language changed; a scene that waited knows by it whether to draw itself anew."""

    @property
    def words(self) -> Words:
        """The strings of the language that is set."""
        return load_words(self.settings.language)

    def look(self, warmth: float = 1.0) -> Look:
        """How things are drawn now, in a room of some warmth (0 cold to 1 warm)."""
        s = self.settings
        return Look(warmth, s.high_contrast, s.text_percent / 100, lines_of(self.size), s.dyslexic, s.reduced_motion)


def lines_of(size: tuple[int, int]) -> int:
    """Height that sizes are taken from: the window's, unless it is narrower than 16 to 9."""
    width, height = size
    return max(LEAST_LINES, min(height, width * 9 // 16))


# --- where to go next


@dataclass(frozen=True)
class Go:
    """To another scene in place of this one; it is made behind the transition."""

    make: Callable[[], Scene]


@dataclass(frozen=True)
class Open:
    """Another scene over this one, which waits below."""

    make: Callable[[], Scene]


@dataclass(frozen=True)
class Close:
    """Back to the scene below; from the last one, out of the game."""


@dataclass(frozen=True)
class Home:
    """Close everything, and go to a first scene."""

    make: Callable[[], Scene]


@dataclass(frozen=True)
class Quit:
    """Out of the game."""


@dataclass(frozen=True)
class Meanwhile:
    """Nowhere: do something that takes longer than a frame, while the screen shows the scene as it was before."""

    work: Callable[[], None]


Turn = Go | Open | Close | Home | Quit | Meanwhile


class Scene(ABC):
    """One scene of the game.

    Attributes
    ----------
    house
        What all scenes share.
    now_s
        Seconds that the scene has lasted.
    """

    def __init__(self, house: House) -> None:
        self.house = house
        self.now_s = 0.0
        self.seen_changes = house.changes
        """The house's changes when this scene last took them."""

    @abstractmethod
    def handle(self, action: Action) -> Turn | None:
        """Do what an action asks."""

    @abstractmethod
    def draw(self, target: pygame.Surface) -> None:
        """Draw everything."""

    def freshen(self) -> None:  # noqa: B027 (not every scene builds its screen beforehand)
        """Build what is to be drawn next, so that the frame that draws it need not."""

    @abstractmethod
    def resize(self) -> None:
        """Take the house's size, settings and language as they are now."""

    @abstractmethod
    def tree(self) -> Node:
        """The tree of meaning, as it is now."""

    @abstractmethod
    def voice(self) -> str:
        """What the voice says of what has the focus."""

    @abstractmethod
    def voice_of_all(self) -> list[str]:
        """Everything on the screen, in reading order."""

    def update(self, dt_s: float) -> Turn | None:
        """Let real time pass."""
        self.now_s += dt_s
        return None

    def takes_key(self, code: int) -> bool:
        """Whether a scene that asks for a key has taken this one (a pygame code); then it means nothing else."""
        return False

    def resumed(self) -> None:
        """React to being on top again after a scene above was closed; called in a thread, behind the passage."""
        if self.seen_changes != self.house.changes:
            self.seen_changes = self.house.changes
            self.resize()

    def dropped(self) -> None:  # noqa: B027 (most scenes hold nothing)
        """Let go of what was held (files, threads), because the scene is not coming back."""

    @property
    def is_moving(self) -> bool:
        """Whether the next frame may differ though nobody did anything; a still scene costs nothing."""
        return False

    @property
    def people_in_view(self) -> int:
        """How many people are drawn now."""
        return 0

    @property
    def motion(self) -> Motion:
        """What moves at this moment."""
        return Motion(self.now_s, self.house.settings.reduced_motion)


class StageScene(Shown, Scene):
    """A scene that is one `Stage`: it builds boxes from its state, and is told which control spoke.

    Notes
    -----
    Call `refresh` whenever the content changes; focus, pointer and scrolling are kept. The screen is built when it is
    next looked at, so that several changes at once cost one building.
    """

    warmth = 1.0

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.showing = Showing(self._staged, lambda: self.words.spoken)

    @property
    @abstractmethod
    def name(self) -> str:
        """What the screen is called, for the voice."""

    @abstractmethod
    def build(self) -> Box:
        """The boxes of the screen as its state is now."""

    @abstractmethod
    def heard(self, message: Message) -> Turn | None:
        """React to a control."""

    def passed(self, action: Action) -> Turn | None:
        """React to an action that no control took; back leads to the scene below."""
        return Close() if action.do is Do.BACK else None

    def paint_behind(self, target: pygame.Surface) -> None:
        """Draw what lies behind the stage."""
        look = self.stage.look
        target.fill("#000000" if look.high_contrast else look.tokens.panel2)

    @property
    def words(self) -> Words:
        """The strings of the language that is set."""
        return self.house.words

    @property
    def look(self) -> Look:
        """How things are drawn now."""
        return self.house.look(self.warmth)

    def resize(self) -> None:
        """Take the house's size, settings and language as they are now."""
        self.refresh()
        if self.stage.focus:
            self.stage.focus_on(self.stage.focus.key)

    def resumed(self) -> None:
        """React to being on top again: the state may have changed meanwhile."""
        if self.seen_changes == self.house.changes:
            self.refresh()
        super().resumed()

    def handle(self, action: Action) -> Turn | None:
        """Pass an action to the stage, and its message to `heard`."""
        message = self.stage.handle(action)
        return self.heard(message) if message else self.passed(action)

    def draw(self, target: pygame.Surface) -> None:
        """Draw the room, then the stage."""
        stage = self.stage
        self.paint_behind(target)
        stage.draw(target)

    def _staged(self) -> Stage:
        return Stage(self.name, self.build(), self.look, self.house.size)
