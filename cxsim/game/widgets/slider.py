"""The remedy slider: a square-root scale, so that small amounts are set finely, and a part that is not yours."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.theme.colour import clamp
from cxsim.game.theme.edges import RING_GAP_PX, draw_card, draw_focus, hatched, rounded
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.control import Control, Message
from cxsim.game.widgets.node import Kind

TRACK, KNOB, KNOB_HOVERED, KNOB_PRESSED = 12.0, 26.0, 30.0, 24.0
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000)


def share_of(value: float, most: float) -> float:
    """Where a value lies on the track: 0 (left) to 1, by the square root."""
    return math.sqrt(clamp(value / most)) if most > 0 else 0.0


def value_at(share: float, most: float) -> float:
    """The value at a place of the track; the inverse of `share_of`."""
    return most * clamp(share) * clamp(share)


def step_at(value: float, most: float) -> float:
    """A round step for the keys: about a fortieth of the track at this value."""
    there = share_of(value, most)
    wished = value_at(min(1.0, there + 0.025), most) - value_at(there, most)
    return next((step for step in STEPS if step >= wished), STEPS[-1])


class Slider(Control):
    """An amount between nothing and the end of the scale.

    Parameters
    ----------
    most
        End of the scale, in whole units (dollars, points); above zero.
    yours
        How much may be given without asking; the track is hatched beyond.
    ask
        Whom to ask for more, written under the hatched part and spoken.
    write
        Turns an amount into words, such as ``"$120"``.
    ticks
        Amounts with a mark and a word below the track.
    beside
        What stands between name and amount: chips for kinds of remedy.
    """

    kind = Kind.SLIDER

    def __init__(
        self, key: str, name: str, value: float, most: float, yours: float, write: Callable[[float], str],
        ticks: Sequence[tuple[float, str]] = (), ask: str = "", reason: str = "", beside: Sequence[Box] = (),
    ) -> None:
        if most <= 0 or not 0 <= yours <= most or not 0 <= value <= yours:
            raise ValueError(f"slider {key!r}: value {value}, yours {yours}, most {most}; 0 ≤ value ≤ yours ≤ most")
        self.value = value
        self.most = most
        self.yours = yours
        self.write = write
        self.ask = ask
        self._amount = Text(write(value), Role.AMOUNT, "act", align="right")
        self._track = _Track(self, ticks)
        lines: list[Box] = [Row([_words(name, beside), self._amount], gap=12, middle=True), self._track]
        notes = [Text(words, Role.SCALE, "dim") for _, words in ticks]
        if ask:
            notes.append(Text(ask, Role.SCALE, "dim"))
        if notes:
            lines.append(_Scale(self, ticks, notes))
        super().__init__(key, Column(lines, gap=2), name, hint=ask, reason=reason)
        if reason:
            self._amount.colour = "dim"

    def act(self, action: Action) -> Message | None:
        """Left and right move by a round step, the page keys by four, home and end to the ends of what is yours."""
        if not self.enabled:
            return None
        step = step_at(self.value, self.most)
        down = step_at(max(0.0, self.value - step), self.most)
        wished = {
            Do.LEFT: self.value - down, Do.RIGHT: self.value + step, Do.PAGE_DOWN: self.value - 4 * down,
            Do.PAGE_UP: self.value + 4 * step, Do.FIRST: 0.0, Do.LAST: self.yours,
        }.get(action.do)
        return None if wished is None else self._set(wished)

    def drag(self, at: tuple[int, int]) -> Message | None:
        """Follow the pointer along the track, in round steps."""
        if not self.enabled:
            return None
        value = value_at(self._track.share_at(at[0]), self.most)
        step = step_at(value, self.most)
        return self._set(round(value / step) * step)

    def _set(self, value: float) -> Message:
        """Take a value within what is yours."""
        self.value = clamp(value, 0.0, self.yours)
        self._amount.text = self.write(self.value)
        self.forget()
        return Message(self.key, self.value)

    def _value(self) -> str:
        return self.write(self.value)

    def _least(self, look: Look) -> int:
        return self.children[0].least_width(look)

    def _natural(self, look: Look) -> int:
        return self.children[0].natural_width(look)

    def _height(self, look: Look, width: int) -> int:
        return self.children[0].height_for(look, width)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        self.children[0].place(look, rect)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        self.children[0].draw(target, look)


def _words(name: str, beside: Sequence[Box]) -> Box:
    title = Text(name, Role.CARD, grows=not beside)
    return Flow([title, *beside], 7, grows=True) if beside else title


class _Track(Box):
    """Track and knob."""

    def __init__(self, slider: Slider, ticks: Sequence[tuple[float, str]]) -> None:
        super().__init__()
        self.slider = slider
        self.ticks = ticks
        self._line = pygame.Rect(0, 0, 1, 1)

    def share_at(self, x: int) -> float:
        """Share of the track at a pixel."""
        return clamp((x - self._line.x) / max(1, self._line.width))

    def _least(self, look: Look) -> int:
        return look.em(6 * KNOB)

    def _natural(self, look: Look) -> int:
        return look.em(12 * KNOB)

    def _height(self, look: Look, width: int) -> int:
        return look.em(KNOB_HOVERED) + look.px(2 * RING_GAP_PX)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        margin, height = look.em(KNOB_HOVERED / 2) + look.px(8), look.em(TRACK)
        self._line = pygame.Rect(rect.x + margin, rect.centery - height // 2, rect.width - 2 * margin, height)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        t, slider, line = look.tokens, self.slider, self._line
        draw_card(target, look, line, t.chip, t.line2, TRACK, shadow=0)
        yours = line.x + round(line.width * share_of(slider.yours, slider.most))
        if slider.yours < slider.most:
            target.blit(hatched(max(1, line.right - yours - look.px(3)), max(1, line.height - 4), t.line2, look.em(9)),
                        (yours, line.y + 2))
        for value, _ in self.ticks:
            x = line.x + round(line.width * share_of(value, slider.most))
            pygame.draw.rect(target, t.line2, (x - 1, line.bottom + look.px(3), max(2, look.px(2)), look.px(7)))
        x = line.x + round(line.width * share_of(slider.value, slider.most))
        if x > line.x + line.height:
            filled = rounded(x - line.x, line.height, line.height // 2, t.act)
            target.blit(filled, line.topleft)
        self._paint_knob(target, look, x)

    def _paint_knob(self, target: pygame.Surface, look: Look, x: int) -> None:
        t, slider = look.tokens, self.slider
        size = KNOB_PRESSED if slider.pressed else KNOB_HOVERED if slider.hovered else KNOB
        side = look.em(size)
        knob = pygame.Rect(0, 0, side, side)
        knob.center = (x, self._line.centery)
        edge = t.act if slider.enabled and slider.yours > 0 else t.line2
        draw_card(target, look, knob, t.panel, edge, size, 4 * look.text, shadow=70)
        if slider.focused:
            draw_focus(target, look, knob, size * look.text)


class _Scale(Box):
    """Words under the ticks where they have room; beside one another at the right, and then in lines, where not."""

    def __init__(self, slider: Slider, ticks: Sequence[tuple[float, str]], notes: list[Text]) -> None:
        super().__init__(notes)
        self.slider = slider
        self.values = [value for value, _ in ticks] + [slider.most] * (len(notes) - len(ticks))

    def _least(self, look: Look) -> int:
        return max(note.least_width(look) for note in self.children)

    def _natural(self, look: Look) -> int:
        return sum(note.natural_width(look) + look.px(14) for note in self.children)

    def _height(self, look: Look, width: int) -> int:
        if self._spots(look, width) is not None:
            return look.line_height(Role.SCALE)
        return Flow(self.children, 12).height_for(look, width)

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        spots = self._spots(look, rect.width)
        if spots is None:
            Flow(self.children, 12).place(look, rect)
            return
        for note, (x, width) in zip(self.children, spots, strict=True):
            note.place(look, pygame.Rect(rect.x + x, rect.y, width, rect.height))

    def _spots(self, look: Look, width: int) -> list[tuple[int, int]] | None:
        """Place and width of each word under its tick, or before the next one; None when they need several lines."""
        margin = look.em(KNOB_HOVERED / 2) + look.px(8)
        spots: list[tuple[int, int]] = []
        end = width
        for note, value in reversed(list(zip(self.children, self.values, strict=True))):
            own = note.natural_width(look)
            at = margin + (width - 2 * margin) * share_of(value, self.slider.most)
            x = round(min(max(0.0, at - own / 2), end - own))
            if x < 0:
                return None
            spots.append((x, own))
            end = x - look.px(10)
        return spots[::-1]
