"""The game with a gamepad in it that no hand holds: ``python virtual_pad.py play ...``.

SDL has virtual gamepads of its own. One is plugged in as soon as the game listens for gamepads, and its buttons go down
and up as lines on standard input say (``down 0``, ``up 0``). From there on everything is as with a real one: SDL's
mapping, pygame's events, the game.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
import threading
import time
from pathlib import Path

JOYSTICK = 0x200
GAMEPAD, AXES, BUTTONS = 1, 6, 15
LOOKS_EVERY_S = 0.005


def sdl() -> ctypes.CDLL:
    """The very SDL that pygame uses."""
    import pygame

    beside = Path(pygame.__file__).parent.parent / "pygame_ce.libs"
    bundled = sorted(beside.glob("libSDL2-2*.so*"))
    return ctypes.CDLL(str(bundled[0]) if bundled else ctypes.util.find_library("SDL2-2.0") or "libSDL2-2.0.so.0")


def hold() -> None:
    """Plug the pad in, and press what is asked for."""
    library = sdl()
    library.SDL_JoystickOpen.restype = ctypes.c_void_p
    library.SDL_JoystickInstanceID.argtypes = [ctypes.c_void_p]
    library.SDL_GameControllerFromInstanceID.argtypes = [ctypes.c_int32]
    library.SDL_GameControllerFromInstanceID.restype = ctypes.c_void_p
    library.SDL_JoystickSetVirtualButton.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]
    library.SDL_JoystickGetButton.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.SDL_JoystickGetButton.restype = ctypes.c_uint8
    while not library.SDL_WasInit(JOYSTICK):
        time.sleep(LOOKS_EVERY_S)
    pad = library.SDL_JoystickOpen(library.SDL_JoystickAttachVirtual(GAMEPAD, AXES, BUTTONS, 0))
    while not library.SDL_GameControllerFromInstanceID(library.SDL_JoystickInstanceID(pad)):
        time.sleep(LOOKS_EVERY_S)  # until the game has taken it up
    for line in sys.stdin:
        way, button = line.split()
        library.SDL_JoystickSetVirtualButton(pad, int(button), int(way == "down"))
        while library.SDL_JoystickGetButton(pad, int(button)) != int(way == "down"):
            time.sleep(LOOKS_EVERY_S)  # until the game has looked at its devices: a shorter press would be none


if __name__ == "__main__":
    from cxsim.cli import main

    threading.Thread(target=hold, daemon=True).start()
    main()
