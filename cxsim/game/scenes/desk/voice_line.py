"""The voice of a caller as a line of bars: loud and jagged, low and sinking, or light and rolling.

Nobody sees who calls. What is heard is drawn instead, each bar a moment of the voice with the feeling that it had,
and the mark and the word of the mood stand beside it.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pygame

from cxsim.game.people.mood import Mood
from cxsim.game.scenes.desk.unseen import Unseen
from cxsim.game.theme.edges import draw_card, rounded
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import mood_mark, mood_picture

BARS_PER_S: Final = 9.0
BAR, GAP = 6.0, 5.0
"""Width of a bar and the room between two, in pixels at 720 lines."""
KEPT: Final = 160
QUIET: Final = 0.05


@dataclass(frozen=True)
class Moment:
    """One bar: how high (0 to 1), and how far its middle lies above (−) or below (+) the line."""

    height: float
    shift: float
    valence: float


def moment(number: int, mood: Mood, loudness: float) -> Moment:
    """The bar of one moment of a voice.

    Parameters
    ----------
    number
        Counts bars from the beginning of the call; the same number gives the same bar.
    loudness
        0 while the caller is silent, 1 in full voice.
    """
    felt = mood.channels
    chance = math.modf(abs(math.sin(number * 12.9898) * 43758.5453))[0]
    jagged = 1.0 if number % 2 else 0.25 + 0.3 * chance
    rolling = 0.62 + 0.38 * math.sin(number * 0.55)
    plain = 0.35 + 0.5 * chance
    rest = max(0.0, 1.0 - felt.anger - felt.joy)
    shape = felt.anger * jagged + felt.joy * rolling + rest * plain * (1.0 - 0.45 * felt.sadness)
    height = QUIET + (0.30 + 0.65 * mood.arousal) * shape * loudness
    sink = felt.sadness * 0.20 * ((number % 9) / 8.0)
    lift = -felt.joy * 0.14 * math.sin(number * 0.55)
    return Moment(min(1.0, height), (sink + lift) * loudness, mood.valence)


class VoiceLine(Unseen):
    """What is heard on the phone."""

    def __init__(self, name: str, words: Callable[[Mood], str], height: float = 190) -> None:
        super().__init__(name, words, height)
        self._bars: deque[Moment] = deque(maxlen=KEPT)
        self._heard_s = 0.0
        self._number = 0

    def hear(self, mood: Mood, loudness: float, dt_s: float, at_rest: bool = False) -> None:
        """Listen for a while; ``at_rest`` shows one still shape of the mood instead of bars that move."""
        self.mood = mood
        if at_rest:
            self._bars.clear()
            self._bars.extend(moment(i, mood, 0.8) for i in range(KEPT))
            self._heard_s = 0.0
            return
        self._heard_s += dt_s
        while self._heard_s >= 1.0 / BARS_PER_S:
            self._heard_s -= 1.0 / BARS_PER_S
            self._number += 1
            self._bars.append(moment(self._number, mood, loudness))

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        t, rect = look.tokens, self.rect
        draw_card(target, look, rect, t.deep, t.line if look.high_contrast else "", 18, opacity=0.97, shadow=70)
        inside = rect.inflate(-look.px(36), -look.px(24))
        head = look.line_height(Role.BUTTON)
        side = min(look.em(26), head)
        target.blit(mood_picture(mood_mark(self.mood.valence), side, look.high_contrast), (inside.x, inside.y))
        word = self._words(self.mood)
        target.blit(look.fonts.render(word, Role.BUTTON, t.on_deep), (inside.x + side + look.px(10), inside.y
                                                                    - look.fonts.overhang(Role.BUTTON)))
        line = pygame.Rect(inside.x, inside.y + head + look.px(6), inside.width, inside.height - head - look.px(6))
        self._paint_bars(target, look, line)

    def _paint_bars(self, target: pygame.Surface, look: Look, line: pygame.Rect) -> None:
        width, step = look.px(BAR), look.px(BAR) + look.px(GAP)
        count = line.width // step
        drift = self._heard_s * BARS_PER_S * step
        before = target.get_clip()
        target.set_clip(line.clip(before))
        newest = list(self._bars)[-count - 1:]
        for i in range(count + 1):
            back = count - i
            bar = newest[-1 - back] if back < len(newest) else Moment(QUIET, 0.0, 0.0)
            height = max(width, round(line.height * bar.height / 2) * 2)
            x = round(line.right - (back + 1) * step - drift + step)
            y = line.centery + round(bar.shift * line.height) - height // 2
            target.blit(rounded(width, height, width // 2, self._colour(look, bar.valence)), (x, y))
        target.set_clip(before)

    def _colour(self, look: Look, valence: float) -> str:
        if look.high_contrast:
            return "#ffffff"
        return "#ef8a78" if valence < -0.6 else "#eab065" if valence < -0.15 else "#cfd6de" if valence < 0.3 else (
            "#7fcfae")
