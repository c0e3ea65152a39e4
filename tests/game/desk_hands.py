"""Hands at a desk for tests: real events of keyboard, mouse and pad, through the inputs of the game, and eyes that read
the tree of meaning."""

from __future__ import annotations

import pygame

from cxsim.config.scenarios import load_policy
from cxsim.game.scenes.desk.alone import RoleplayDesk
from cxsim.game.scenes.desk.sitting import Sitting
from cxsim.game.scenes.desk.view import Desk
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Inputs
from cxsim.game.widgets.node import Kind, Node
from cxsim.game.words import Words, load
from cxsim.roleplay.authority import authority
from cxsim.roleplay.player import Player
from cxsim.roleplay.shelf import company_of, load_roleplay

ENGLISH: Words = load("en")
HD = (1280, 720)


def player_of(name: str, policy: str) -> Player:
    """A role-play under a policy."""
    story = load_roleplay(name).story
    return Player(story, authority(story, load_policy(policy).levers, company_of(story.company)))


class Hands:
    """Somebody at a desk."""

    def __init__(
        self, desk: Desk, look: Look | None = None, size: tuple[int, int] = HD, words: Words = ENGLISH
    ) -> None:
        self.sitting = Sitting(desk, words, look or Look(), size)
        self.inputs = Inputs()

    def event(self, kind: int, **data: object) -> None:
        """One event of pygame, as the game would get it."""
        action = self.inputs.action(pygame.event.Event(kind, data))
        if action is not None:
            self.sitting.handle(action)

    def press(self, key: int) -> None:
        """Press a key."""
        self.event(pygame.KEYDOWN, key=key, mod=0)

    def pad(self, button: int) -> None:
        """Press a button of a gamepad."""
        self.event(pygame.CONTROLLERBUTTONDOWN, button=button)

    def click(self, key: str) -> None:
        """Click on a control, found by its key in the tree."""
        at = self.node(key).rect.center
        self.event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        self.event(pygame.MOUSEBUTTONDOWN, button=1, pos=at)
        self.event(pygame.MOUSEBUTTONUP, button=1, pos=at)

    def wait(self, seconds: float) -> None:
        """Let time pass, sixty times a second."""
        for _ in range(round(seconds * 60)):
            self.sitting.update(1 / 60)

    def hear_out(self) -> None:
        """Listen until there is something to choose, skipping with the enter key."""
        for _ in range(60):
            self.sitting.update(1 / 60)
            if self.sitting.telling.is_done:
                self.wait(0.4)
                return
            self.press(pygame.K_RETURN)
        raise AssertionError("the talking does not end")

    def node(self, key: str) -> Node:
        """A control in the tree."""
        return self.sitting.tree().find(key)

    def answers(self) -> list[Node]:
        """The answers that the tree offers."""
        return [node for node in self.sitting.tree().walk() if node.kind is Kind.CHOICE and node.key.startswith("say:")]

    @property
    def hears(self) -> str:
        """What is being said, as the tree has it."""
        return next((node.value for node in self.sitting.tree().walk() if node.kind is Kind.SPEECH), "")

    @property
    def is_over(self) -> bool:
        """Whether the scene is over."""
        return self.sitting.view.is_over

    def read(self) -> str:
        """Everything on the screen, read aloud."""
        return " ".join(self.sitting.voice_of_all())


def at_desk(
    name: str = "first-steps", policy: str = "empowerment", look: Look | None = None, size: tuple[int, int] = HD
) -> Hands:
    """Somebody who plays a role-play by itself, past its opening."""
    hands = Hands(RoleplayDesk(player_of(name, policy), ENGLISH), look, size)
    hands.hear_out()
    return hands
