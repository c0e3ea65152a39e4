"""The window: opened with the drawing that suits the machine, or refused with what to do about it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pygame

from cxsim.game.rooms.things import bell
from cxsim.game.settings import Settings
from cxsim.game.theme.svg import raster

LEAST_SIZE = (640, 400)
FIRST_SIZE = (1280, 720)


class NoWindowError(Exception):
    """No window can be opened; says what would help."""


def choose_drivers(settings: Settings) -> None:
    """Say to SDL how to draw, before it starts.

    Without a graphics card the copy of every picture through one costs ten milliseconds, so the window's own
    memory is drawn into instead; with one, SDL knows best. Whoever set SDL's variables keeps them.
    """
    plain = settings.drawing == "plain" or (settings.drawing == "auto" and not _has_graphics_card())
    if plain:
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    os.environ["SDL_VIDEO_X11_WMCLASS"] = "cxsim"  # what a task bar groups by; pygame has put the script's name there
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")  # sharp on a dense screen, not magnified
    os.environ.setdefault("SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0")
    os.environ.setdefault("SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS", "0")


def _has_graphics_card() -> bool:
    """Whether pictures go through a card; only Linux tells beforehand."""
    if not sys.platform.startswith("linux"):
        return True
    return any(Path("/dev/dri").glob("renderD*")) if Path("/dev/dri").is_dir() else False


def open_window(size: tuple[int, int], full_screen: bool = False) -> pygame.Surface:
    """Open the game's window and return its surface.

    Raises
    ------
    NoWindowError
        When there is no screen, or none that SDL can draw on.
    """
    try:
        pygame.display.init()
        pygame.display.set_icon(_bell())
        screen = _set_mode(size, full_screen)
    except pygame.error as fault:
        raise NoWindowError(_advice(str(fault))) from fault
    pygame.display.set_caption("cxsim")
    pygame.font.init()
    pygame.key.set_repeat(400, 60)
    return screen


def _bell() -> pygame.Surface:
    """The icon of the window."""
    return raster(64, 64, bell("#d99f3c"), "-38 -58 76 76")


def _set_mode(size: tuple[int, int], full_screen: bool) -> pygame.Surface:
    if full_screen:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    return pygame.display.set_mode((max(LEAST_SIZE[0], size[0]), max(LEAST_SIZE[1], size[1])), pygame.RESIZABLE)


def change_mode(size: tuple[int, int], full_screen: bool) -> pygame.Surface:
    """Give the window another size or the whole screen; stays as it is when the system refuses."""
    try:
        return _set_mode(size, full_screen)
    except pygame.error:
        return pygame.display.get_surface() or _set_mode(FIRST_SIZE, False)


def _advice(fault: str) -> str:
    lines = [f"cxsim: no window can be opened ({fault})."]
    if sys.platform.startswith("linux"):
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            lines.append("There is no screen here: DISPLAY and WAYLAND_DISPLAY are not set.")
        lines += [
            "On a machine without a screen, play under a virtual one: xvfb-run -s '-screen 0 1280x720x24' cxsim play",
            "Over ssh, forward the screen: ssh -X",
        ]
    else:
        lines.append("Log in at the machine's own screen, and try again.")
    return "\n".join(lines)
