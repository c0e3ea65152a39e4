"""Hands at a written desk for tests: real events through the inputs of the game, eyes that read the tree of meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pygame
from fake_shift import FakeShift

from cxsim.config.scenarios import load_policy
from cxsim.game.scene import Close, House, Quit
from cxsim.game.scenes.written.scene import WrittenScene
from cxsim.game.settings import Settings
from cxsim.game.widgets.actions import Inputs
from cxsim.game.widgets.node import Kind, Node

HD = (1280, 720)
FEAR = load_policy("fear").levers
TRUST = load_policy("empowerment").levers


class Heard:
    """Sounds that were played."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def play(self, name: str) -> None:
        """Remember it."""
        self.names.append(name)


class Shift(FakeShift):
    """A fake that can be changed, and taken back."""

    def rewind(self, decisions: int = 1) -> None:
        """Nothing to take back."""

    def change(self, **fields: object) -> None:
        """Have the shift show something else."""
        self.seen = replace(self.seen, **fields)  # type: ignore[arg-type]


def house(folder: Path, size: tuple[int, int] = HD, **settings: object) -> House:
    """A house without a window."""
    return House(replace(Settings(), **settings), size, folder, Heard(), lambda changed: None)  # type: ignore[arg-type]


def closes() -> Close:
    """Where leaving leads."""
    return Close()


def quits() -> Quit:
    """Where pausing leads."""
    return Quit()


class Hands:
    """Somebody at a written desk."""

    def __init__(self, scene: WrittenScene) -> None:
        self.scene = scene
        self.inputs = Inputs()
        self.turns: list[object] = []

    def event(self, kind: int, **data: object) -> None:
        """One event of pygame, as the game would get it."""
        action = self.inputs.action(pygame.event.Event(kind, data))
        if action is not None:
            self.turns.append(self.scene.handle(action))

    def press(self, *keys: int) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.event(pygame.KEYDOWN, key=key, mod=0)

    def pad(self, *buttons: int) -> None:
        """Press buttons of a gamepad."""
        for button in buttons:
            self.event(pygame.CONTROLLERBUTTONDOWN, button=button)

    def click(self, key: str) -> None:
        """Click on a control, found by its key in the tree; turn the wheel until it is whole in sight."""
        for _ in range(60):
            node = self.node(key)
            if node.shown == node.rect:
                break
            lists = [each.rect for each in self.scene.tree().walk() if each.kind is Kind.LIST]
            over = next((each for each in lists if each.left <= node.rect.centerx <= each.right), node.rect)
            self.event(pygame.MOUSEMOTION, pos=over.center, rel=(0, 0), buttons=(0, 0, 0))
            self.event(pygame.MOUSEWHEEL, x=0, y=-1 if node.rect.centery > over.centery else 1)
        at = self.node(key).rect.center
        self.event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        self.event(pygame.MOUSEBUTTONDOWN, button=1, pos=at)
        self.event(pygame.MOUSEBUTTONUP, button=1, pos=at)

    def tab_to(self, key: str) -> None:
        """Tab until a control has the focus."""
        for _ in range(120):
            if self.focus == key:
                return
            self.press(pygame.K_TAB)
        raise AssertionError(f"the tab key does not reach {key}")

    def wait(self, seconds: float) -> None:
        """Let time pass, in frames."""
        for _ in range(max(1, round(seconds * 20))):
            self.scene.update(1 / 20)

    def node(self, key: str) -> Node:
        """A control in the tree."""
        return self.scene.tree().find(key)

    def keys(self, start: str = "") -> list[str]:
        """Keys of the controls that begin so."""
        return [node.key for node in self.scene.tree().walk() if node.key and node.key.startswith(start)]

    @property
    def focus(self) -> str:
        """The control that has the focus."""
        stage = self.scene.drawer or self.scene.stage
        return stage.focus.key if stage.focus is not None else ""

    def leaves_when_over(self, shift: Shift) -> None:
        """The shift ends, and the enter key alone leads on."""
        shift.change(is_over=True)
        self.wait(0.4)
        assert self.focus == "leave"
        self.press(pygame.K_RETURN)
        assert self.turns[-1] == Close()

    def read(self) -> str:
        """Everything on the screen, read aloud."""
        return " ".join(self.scene.voice_of_all())


def stand_apart(scene: WrittenScene) -> None:
    """Nothing hides anything else, and nothing leaves the window but what scrolls."""
    window = pygame.Rect((0, 0), scene.house.size)
    found = list(_boxes(scene))
    assert len(found) > 3
    for one, other in combinations(found, 2):
        assert not one.inflate(-2, -2).colliderect(other)
    scrolls = scene.stage.root is not scene.stage._inner
    for each in found:
        assert window.left <= each.left
        assert each.right <= window.right
        assert scrolls or window.contains(each)


def _boxes(scene: WrittenScene) -> Iterator[pygame.Rect]:
    """Where lists and the controls beside them lie: what must not hide one another."""

    def below(node: Node) -> Iterator[pygame.Rect]:
        if node.kind is Kind.LIST or node.key:
            yield node.rect
            return
        for child in node.children:
            yield from below(child)

    return below(scene.tree())
