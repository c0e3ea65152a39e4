"""Draw the contact sheets into a folder; needs no screen."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(prog="python -m cxsim.game.sheets", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures; made when missing")
    parser.add_argument("--only", default="", help="draw only sheets whose name contains this")
    options = parser.parse_args()
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame  # only now: the video driver must be chosen first

    from cxsim.game.sheets.catalogue import SHEETS

    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    options.out.mkdir(parents=True, exist_ok=True)
    for name, draw in SHEETS.items():
        if options.only in name:
            pygame.image.save(draw(), str(options.out / f"{name}.png"))
            print(options.out / f"{name}.png")


if __name__ == "__main__":
    main()
