"""No screen and no sound: pygame's own dummies, chosen before it is imported."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
os.environ["SDL_NO_SIGNAL_HANDLERS"] = "1"  # else a SIGTERM to the suite only closes the window of the test it is in

import pygame

pygame.display.init()
pygame.font.init()
pygame.display.set_mode((64, 64))
