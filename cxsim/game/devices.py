"""Gamepads that come and go, a person's own keys, and the keys that mean the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pygame

from cxsim.game.settings import TEXT_STEP_PERCENT, Settings
from cxsim.game.widgets.actions import Do


class Pads:
    """Gamepads that are plugged in and out; one that SDL knows by its buttons is heard only as such."""

    def __init__(self) -> None:
        self._open: dict[int, object] = {}
        self._known: set[int] = set()

    def begin(self) -> None:
        """Have SDL tell of pads, those that are plugged in already first."""
        try:
            pygame.joystick.init()
        except pygame.error:
            return  # a machine without any

    def take(self, event: pygame.event.Event) -> bool:
        """Follow pads coming and going; tell whether the event is for the game."""
        if event.type == pygame.JOYDEVICEADDED:
            self._add(event.device_index)
            return False
        if event.type == pygame.JOYDEVICEREMOVED:
            self._open.pop(event.instance_id, None)
            self._known.discard(event.instance_id)
            return False
        return self.hears(event)

    def hears(self, event: pygame.event.Event) -> bool:
        """Whether an event is not only the second tidings of a pad that SDL knows by its buttons."""
        as_joystick = event.type in (pygame.JOYBUTTONDOWN, pygame.JOYHATMOTION, pygame.JOYAXISMOTION)
        return not (as_joystick and getattr(event, "instance_id", None) in self._known)

    def _add(self, index: int) -> None:
        from pygame._sdl2 import controller  # only with a pad: most people have none

        try:
            pad = pygame.joystick.Joystick(index)
            number = pad.get_instance_id()
            self._open[number] = pad
            if not controller.get_init():
                controller.init()
            if controller.is_controller(index):
                self._open[number] = (pad, controller.Controller(index))
                self._known.add(number)
        except pygame.error:
            return  # gone again already


def own_keys(keys: Mapping[str, str]) -> dict[int, Do]:
    """A person's own keys: names of actions and keys to codes; a name that does not exist passes."""
    own: dict[int, Do] = {}
    for action, key in keys.items():
        try:
            own[pygame.key.key_code(key)] = Do(action)
        except (ValueError, pygame.error):
            continue
    return own


def by_shortcut(event: pygame.event.Event, now: Settings) -> Settings | None:
    """Settings as a key wants them that means the same everywhere; None for any other event.

    F11 is the whole screen, control with plus and minus the size of text.
    """
    if event.type != pygame.KEYDOWN:
        return None
    if event.key == pygame.K_F11:
        return replace(now, full_screen=not now.full_screen)
    if event.mod & pygame.KMOD_CTRL and event.key in (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS):
        return now.with_text(now.text_percent + TEXT_STEP_PERCENT)
    if event.mod & pygame.KMOD_CTRL and event.key in (pygame.K_MINUS, pygame.K_KP_MINUS):
        return now.with_text(now.text_percent - TEXT_STEP_PERCENT)
    return None
