"""Type: the roles of text, the fonts behind them, measuring and rendering of lines.

Lato reads, Vollkorn names, OpenDyslexic replaces both when asked. Vollkorn's figures are old-style (14 reads as
I4), so digits of a serif text are taken from Lato; and a sign that a font lacks is taken from the next one that
has it. A box is sized with the line height of a font, never with its nominal size.
"""

from __future__ import annotations

from collections import OrderedDict
from enum import Enum
from functools import lru_cache
from pathlib import Path

import pygame

from cxsim.paths import assets


class Style(Enum):
    """A font of the house, with the dyslexic reader's replacement."""

    REGULAR = ("lato/Lato-Regular.ttf", "opendyslexic/OpenDyslexic-Regular.otf")
    ITALIC = ("lato/Lato-Italic.ttf", "opendyslexic/OpenDyslexic-Italic.otf")
    SEMIBOLD = ("lato/Lato-Semibold.ttf", "opendyslexic/OpenDyslexic-Bold.otf")
    BOLD = ("lato/Lato-Bold.ttf", "opendyslexic/OpenDyslexic-Bold.otf")
    BLACK = ("lato/Lato-Black.ttf", "opendyslexic/OpenDyslexic-Bold.otf")
    SERIF = ("vollkorn/Vollkorn-SemiBold.ttf", "opendyslexic/OpenDyslexic-Bold.otf")
    SERIF_BOLD = ("vollkorn/Vollkorn-Bold.ttf", "opendyslexic/OpenDyslexic-Bold.otf")

    @property
    def serif(self) -> bool:
        """Whether digits must come from another font."""
        return self in (Style.SERIF, Style.SERIF_BOLD)


class Role(Enum):
    """What a text is for: size in pixels at 100 % and 720 lines, and style."""

    WORD_MARK = (92, Style.SERIF_BOLD)
    TITLE = (30, Style.SERIF)
    NAME = (21, Style.SERIF)
    SECTION = (20, Style.SERIF)
    CARD = (18, Style.SERIF)
    SPEECH = (20, Style.REGULAR)
    CHOICE = (18, Style.REGULAR)
    QUOTE = (18, Style.ITALIC)
    BODY = (17, Style.REGULAR)
    BUTTON = (17, Style.BOLD)
    FACT = (16, Style.REGULAR)
    LABEL = (15, Style.SEMIBOLD)
    NOTE = (15, Style.REGULAR)
    KEY = (15, Style.BOLD)
    CHIP = (14, Style.SEMIBOLD)
    SCALE = (14, Style.REGULAR)
    CLOCK = (24, Style.BOLD)
    AMOUNT = (26, Style.BLACK)

    @property
    def size(self) -> int:
        """Size in pixels at 100 % and 720 lines."""
        return int(self.value[0])

    @property
    def style(self) -> Style:
        """Which font."""
        return self.value[1]


DYSLEXIC_SHARE = 0.82
"""OpenDyslexic's letters are so large that this share of the size takes the same room."""
LINE_HEIGHT_EM = 1.24
RENDERED_LINES = 1500
"""How many rendered lines are kept."""


@lru_cache(256)
def _font(path: Path, size_px: int) -> pygame.font.Font:
    if not pygame.font.get_init():
        pygame.font.init()
    try:
        return pygame.font.Font(str(path), size_px)
    except FileNotFoundError:
        return pygame.font.Font(None, size_px)  # damaged installation: pygame's own font is better than none


@lru_cache(8192)
def _has_glyph(path: Path, character: str) -> bool:
    return _font(path, 20).metrics(character)[0] is not None


class Fonts:
    """The fonts of one setting of text size and typeface.

    Parameters
    ----------
    scale
        Size of text relative to 100 % at 720 lines (1.0): the window's scale times the reader's choice.
    dyslexic
        Whether OpenDyslexic replaces Lato and Vollkorn.
    """

    def __init__(self, scale: float = 1.0, dyslexic: bool = False) -> None:
        self.scale = scale
        self.dyslexic = dyslexic
        self._folder = assets() / "fonts"
        self._lines: OrderedDict[tuple[str, Role, str], pygame.Surface] = OrderedDict()
        self._widths: dict[tuple[str, Role], int] = {}

    def line_height(self, role: Role) -> int:
        """Distance from one line to the next, in pixels; every glyph of the role fits into it."""
        return max(round(self._size(role) * LINE_HEIGHT_EM), self._tallest(role))

    def width(self, text: str, role: Role) -> int:
        """Width of a line of text in pixels."""
        key = (text, role)
        width = self._widths.get(key)
        if width is None:
            width = sum(font.size(run)[0] for font, run in self._runs(text, role))
            if len(self._widths) > 20_000:
                self._widths.clear()
            self._widths[key] = width
        return width

    def render(self, text: str, role: Role, colour: str) -> pygame.Surface:
        """A line of text on a clear surface, `line_height` high; kept for the next time."""
        key = (text, role, colour)
        line = self._lines.get(key)
        if line is not None:
            self._lines.move_to_end(key)
            return line
        line = self._drawn(text, role, colour)
        self._lines[key] = line
        if len(self._lines) > RENDERED_LINES:
            self._lines.popitem(last=False)
        return line

    def missing(self, text: str, role: Role) -> set[str]:
        """Characters of ``text`` that no font of the house can draw."""
        paths = self._chain(role)
        return {c for c in text if c != "\n" and not any(_has_glyph(path, c) for path in paths)}

    def _drawn(self, text: str, role: Role, colour: str) -> pygame.Surface:
        height = self.line_height(role)
        line = pygame.Surface((max(1, self.width(text, role)), height), pygame.SRCALPHA)
        runs = self._runs(text, role)
        ascent = max((font.get_ascent() for font, _ in runs), default=0)
        descent = max((-font.get_descent() for font, _ in runs), default=0)
        baseline = round((height - ascent - descent) / 2) + ascent
        x = 0
        for font, run in runs:
            piece = font.render(run, True, colour)
            line.blit(piece, (x, baseline - font.get_ascent()), special_flags=pygame.BLEND_RGBA_MAX)
            x += font.size(run)[0]
        return line

    def _size(self, role: Role) -> float:
        return role.size * self.scale * (DYSLEXIC_SHARE if self.dyslexic else 1.0)

    def _tallest(self, role: Role) -> int:
        font = self._load(self._chain(role)[0], role)
        return font.get_ascent() - font.get_descent()

    def _load(self, path: Path, role: Role) -> pygame.font.Font:
        return _font(path, max(1, round(self._size(role))))

    def _chain(self, role: Role) -> tuple[Path, ...]:
        """Fonts in the order in which a sign is looked for."""
        lato, open_dyslexic = (self._folder / name for name in role.style.value)
        plain = self._folder / Style.BOLD.value[0]
        return (open_dyslexic, lato, plain) if self.dyslexic else (lato, plain, open_dyslexic)

    def _runs(self, text: str, role: Role) -> list[tuple[pygame.font.Font, str]]:
        """``text`` cut where the font changes."""
        chain = self._chain(role)
        runs: list[tuple[Path, str]] = []
        for character in text:
            path = self._path_for(character, role, chain)
            if runs and runs[-1][0] == path:
                runs[-1] = (path, runs[-1][1] + character)
            else:
                runs.append((path, character))
        return [(self._load(path, role), run) for path, run in runs]

    def _path_for(self, character: str, role: Role, chain: tuple[Path, ...]) -> Path:
        if role.style.serif and not self.dyslexic and character.isdigit():
            return chain[1]
        return next((path for path in chain if _has_glyph(path, character)), chain[0])
