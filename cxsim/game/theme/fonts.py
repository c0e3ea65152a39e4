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

from cxsim.game.theme.kept import Kept
from cxsim.game.theme.wrapping import wrapped
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
    ENTRY = (20, Style.SEMIBOLD)
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
TALL_AND_DEEP = "gjpqy(|@€" + "".join(chr(code) for code in range(0xC0, 0x180))
"""Signs that reach as high and as low as any in the Latin alphabets of Europe."""
_lines: Kept[tuple[float, bool, str, Role, str], pygame.Surface] = Kept("lines of text", 8)
BROKEN_TEXTS = 3000
"""How many texts are kept as they were broken into lines."""


@lru_cache(128)
def _font(path: Path, size_px: int) -> pygame.font.Font:
    if not pygame.font.get_init():
        pygame.font.init()
    try:
        font = pygame.font.Font(str(path), size_px)
        if font.metrics("H")[0]:  # a file that is no font at all is opened all the same, and draws nothing
            return font
    except (FileNotFoundError, ValueError, pygame.error):
        pass
    return pygame.font.Font(None, size_px)  # damaged installation: pygame's own font is better than none


@lru_cache(64)
def _empty_glyph(path: Path) -> bytes:
    return pygame.image.tobytes(_font(path, 20).render("\ufffe", True, "#000000"), "RGBA")


@lru_cache(8192)
def _has_glyph(path: Path, character: str) -> bool:
    """Whether a font can draw a sign; pygame gives measures even of the box that it draws instead."""
    font = _font(path, 20)
    if character.isspace() or not font.size(character)[0]:
        return True  # nothing to draw, and pygame refuses to
    return pygame.image.tobytes(font.render(character, True, "#000000"), "RGBA") != _empty_glyph(path)


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
        self._reaches: dict[Role, tuple[int, int]] = {}
        self._overhangs: dict[Role, int] = {}
        self._line_heights: dict[Role, int] = {}
        self._chains: dict[Role, tuple[Path, ...]] = {}
        self._widths: dict[tuple[str, Role], int] = {}
        self._broken: OrderedDict[tuple[str, Role, int], list[str]] = OrderedDict()
        self._plain: dict[Role, set[str]] = {}
        """Characters that are known to come from a role's first font."""

    def prepare(self) -> None:
        """Open every font and take its measures: a tenth of a second, behind a transition rather than in a frame."""
        for role in Role:
            self.overhang(role)

    def line_height(self, role: Role) -> int:
        """Distance from one line to the next, in pixels; the signs of `TALL_AND_DEEP` fit into it."""
        height = self._line_heights.get(role)
        if height is None:
            height = max(round(self._size(role) * LINE_HEIGHT_EM), sum(self._reach(role)))
            self._line_heights[role] = height
        return height

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

    def lines(self, text: str, role: Role, width: int) -> list[str]:
        """``text`` broken into lines no wider than ``width`` pixels; kept, for it is asked in every frame."""
        key = (text, role, width)
        lines = self._broken.get(key)
        if lines is None:
            lines = self._broken[key] = wrapped(text, max(1, width), lambda line: self.width(line, role))
            if len(self._broken) > BROKEN_TEXTS:
                self._broken.popitem(last=False)
        return lines

    def render(self, text: str, role: Role, colour: str) -> pygame.Surface:
        """A line of text on a clear surface, `line_height` and twice `overhang` high; kept for the next time."""
        key = (self.scale, self.dyslexic, text, role, colour)
        line = _lines.get(key)
        return line if line is not None else _lines.keep(key, self._drawn(text, role, colour))

    def missing(self, text: str, role: Role) -> set[str]:
        """Characters of ``text`` that no font of the house can draw."""
        paths = self._chain(role)
        return {c for c in text if c != "\n" and not any(_has_glyph(path, c) for path in paths)}

    def _drawn(self, text: str, role: Role, colour: str) -> pygame.Surface:
        height = self.line_height(role)
        over = self.overhang(role)
        line = pygame.Surface((max(1, self.width(text, role)), height + 2 * over), pygame.SRCALPHA)
        baseline = over + self._baseline(role)
        x = 0
        for font, run in self._runs(text, role):
            if not font.size(run)[0]:
                continue
            piece = font.render(run, True, colour)
            top = max(font.get_ascent(), *(metric[3] for metric in font.metrics(run) if metric))
            line.blit(piece, (x, baseline - top), special_flags=pygame.BLEND_RGBA_MAX)
            x += font.size(run)[0]
        return line

    def overhang(self, role: Role) -> int:
        """How far a rendered line stands out of its own line above and below, for accents on capitals."""
        over = self._overhangs.get(role)
        if over is None:
            above, below = self._reach(role)
            hinting = 2  # ink may stand out of its own measures by that
            over = max(0, above + hinting - self._baseline(role),
                       below + hinting - (self.line_height(role) - self._baseline(role)))
            self._overhangs[role] = over
        return over

    def _baseline(self, role: Role) -> int:
        """Distance of the baseline from the line's top: capitals stand in the middle, level with icons beside them."""
        metrics = self._load(self._chain(role)[0], role).metrics("H")[0]
        return (self.line_height(role) + (metrics[3] if metrics else 0) + 1) // 2

    def _size(self, role: Role) -> float:
        return role.size * self.scale * (DYSLEXIC_SHARE if self.dyslexic else 1.0)

    def _reach(self, role: Role) -> tuple[int, int]:
        """How far the ink of common signs reaches above and below the baseline (a font's own word is too low)."""
        reach = self._reaches.get(role)
        if reach is None:
            metrics = [metric for metric in self._load(self._chain(role)[0], role).metrics(TALL_AND_DEEP) if metric]
            reach = max(metric[3] for metric in metrics), -min(metric[2] for metric in metrics)
            self._reaches[role] = reach
        return reach

    def _load(self, path: Path, role: Role) -> pygame.font.Font:
        return _font(path, max(1, round(self._size(role))))

    def _chain(self, role: Role) -> tuple[Path, ...]:
        """Fonts in the order in which a sign is looked for."""
        chain = self._chains.get(role)
        if chain is None:
            chain = self._chains[role] = self._found(role)
        return chain

    def _found(self, role: Role) -> tuple[Path, ...]:
        lato, open_dyslexic = (self._folder / name for name in role.style.value)
        plain = self._folder / Style.BOLD.value[0]
        return (open_dyslexic, lato, plain) if self.dyslexic else (lato, plain, open_dyslexic)

    def _runs(self, text: str, role: Role) -> list[tuple[pygame.font.Font, str]]:
        """``text`` cut where the font changes."""
        chain = self._chain(role)
        plain = self._plain.setdefault(role, set())
        if text and plain.issuperset(text):
            return [(self._load(chain[0], role), text)]
        runs: list[tuple[Path, str]] = []
        for character in text:
            path = self._path_for(character, role, chain)
            if path == chain[0]:
                plain.add(character)
            if runs and runs[-1][0] == path:
                runs[-1] = (path, runs[-1][1] + character)
            else:
                runs.append((path, character))
        return [(self._load(path, role), run) for path, run in runs]

    def _path_for(self, character: str, role: Role, chain: tuple[Path, ...]) -> Path:
        if role.style.serif and not self.dyslexic and character.isdigit():
            return chain[1]
        return next((path for path in chain if _has_glyph(path, character)), chain[0])
