"""The few actions that keys, mouse and gamepad all become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

import pygame


class Do(Enum):
    """What somebody wants."""

    NEXT = "next"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"
    FIRST = "first"
    LAST = "last"
    ACTIVATE = "activate"
    BACK = "back"
    READ = "read aloud"
    PICK = "pick"
    POINT = "point"
    PRESS = "press"
    RELEASE = "release"
    SCROLL = "scroll"


@dataclass(frozen=True)
class Action:
    """One action; ``number`` counts what is picked or how far to scroll, ``at`` is where the pointer is."""

    do: Do
    number: int = 0
    at: tuple[int, int] = (0, 0)


KEYS = {
    pygame.K_UP: Do.UP, pygame.K_DOWN: Do.DOWN, pygame.K_LEFT: Do.LEFT, pygame.K_RIGHT: Do.RIGHT,
    pygame.K_PAGEUP: Do.PAGE_UP, pygame.K_PAGEDOWN: Do.PAGE_DOWN, pygame.K_HOME: Do.FIRST, pygame.K_END: Do.LAST,
    pygame.K_RETURN: Do.ACTIVATE, pygame.K_KP_ENTER: Do.ACTIVATE, pygame.K_SPACE: Do.ACTIVATE, pygame.K_ESCAPE: Do.BACK,
    pygame.K_F1: Do.READ,
}
HAT = {(0, 1): Do.UP, (0, -1): Do.DOWN, (-1, 0): Do.LEFT, (1, 0): Do.RIGHT}
PAD = {
    pygame.CONTROLLER_BUTTON_A: Do.ACTIVATE, pygame.CONTROLLER_BUTTON_B: Do.BACK, pygame.CONTROLLER_BUTTON_Y: Do.READ,
    pygame.CONTROLLER_BUTTON_DPAD_UP: Do.UP, pygame.CONTROLLER_BUTTON_DPAD_DOWN: Do.DOWN,
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: Do.LEFT, pygame.CONTROLLER_BUTTON_DPAD_RIGHT: Do.RIGHT,
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: Do.PREVIOUS, pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: Do.NEXT,
}
JOY_BUTTONS = {0: Do.ACTIVATE, 1: Do.BACK, 3: Do.READ, 4: Do.PREVIOUS, 5: Do.NEXT}
ONCE = frozenset({Do.ACTIVATE, Do.BACK, Do.READ, Do.PICK})
"""What a key that is held down does once; whoever holds enter to get through the words must not say an answer with
it. Moves repeat."""
STICK_ON, STICK_OFF = 0.6, 0.35
"""A stick counts as pushed beyond the first and as let go below the second, so that it does not chatter."""


class Held:
    """Which keys are down, so that one that is held is known from one that is pressed again."""

    def __init__(self) -> None:
        self._down: set[int] = set()

    def repeats(self, event: pygame.event.Event) -> bool:
        """Take an event; tell whether it is a key that was down already."""
        if event.type == pygame.KEYUP:
            self._down.discard(event.key)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._down.clear()  # it is let go in another window
        elif event.type == pygame.KEYDOWN:
            was_down = event.key in self._down
            self._down.add(event.key)
            return was_down
        return False


class Inputs:
    """Turns pygame's events into actions; remembers where the pointer is and which way each stick is pushed."""

    def __init__(self, own: Mapping[int, Do] = MappingProxyType({})) -> None:
        self.own = own
        """A person's own keys, which come before the usual ones."""
        self._pointer = (0, 0)
        self._pushed: dict[tuple[int, int], int] = {}

    def action(self, event: pygame.event.Event) -> Action | None:
        """The action that an event asks for, if any."""
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type == pygame.MOUSEMOTION:
            self._pointer = event.pos
            return Action(Do.POINT, at=event.pos)
        if event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP) and event.button == 1:
            return Action(Do.PRESS if event.type == pygame.MOUSEBUTTONDOWN else Do.RELEASE, at=event.pos)
        if event.type == pygame.MOUSEWHEEL:
            return Action(Do.SCROLL, number=-event.y, at=self._pointer)
        if event.type == pygame.CONTROLLERBUTTONDOWN and event.button in PAD:
            return Action(PAD[event.button])
        if event.type == pygame.JOYBUTTONDOWN and event.button in JOY_BUTTONS:
            return Action(JOY_BUTTONS[event.button])
        if event.type == pygame.JOYHATMOTION and tuple(event.value) in HAT:
            return Action(HAT[event.value[0], event.value[1]])
        if event.type in (pygame.JOYAXISMOTION, pygame.CONTROLLERAXISMOTION) and event.axis in (0, 1):
            value = event.value / 32768 if event.type == pygame.CONTROLLERAXISMOTION else event.value
            return self._stick(event.instance_id if hasattr(event, "instance_id") else 0, event.axis, value)
        return None

    def _key(self, event: pygame.event.Event) -> Action | None:
        if event.key in self.own:
            return Action(self.own[event.key])
        if event.key == pygame.K_TAB:
            return Action(Do.PREVIOUS if event.mod & pygame.KMOD_SHIFT else Do.NEXT)
        if pygame.K_1 <= event.key <= pygame.K_9:
            return Action(Do.PICK, number=event.key - pygame.K_0)
        if pygame.K_KP_1 <= event.key <= pygame.K_KP_9:
            return Action(Do.PICK, number=event.key - pygame.K_KP_1 + 1)
        do = KEYS.get(event.key)
        return Action(do) if do else None

    def _stick(self, pad: int, axis: int, value: float) -> Action | None:
        before = self._pushed.get((pad, axis), 0)
        limit = STICK_OFF if before else STICK_ON
        now = 0 if abs(value) < limit else 1 if value > 0 else -1
        self._pushed[pad, axis] = now
        if now == before or now == 0:
            return None
        return Action(((Do.LEFT, Do.RIGHT) if axis == 0 else (Do.UP, Do.DOWN))[(now + 1) // 2])
