"""What all controls share: states, focus, a card to lie on, and a node in the tree of meaning."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.theme.colour import mix
from cxsim.game.theme.edges import draw_card, draw_focus
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.node import Kind, Node


@dataclass(frozen=True)
class Message:
    """What a control tells its scene: it was activated, or its value changed."""

    key: str
    value: float | None = None


@dataclass(frozen=True)
class Coat:
    """Colours of a control in one state: fill, edge, ink, edge width at 720 lines (0: the theme's), shadow."""

    fill: str
    line: str
    ink: str
    edge: float = 0.0
    shadow: int = 46


class Meaningful(Box):
    """A box with a node in the tree of meaning; what is inside says nothing of its own."""

    def node(self) -> Node:
        """Its node, at its place."""
        node = self._node()
        node.rect = pygame.Rect(self.rect)
        return node

    @abstractmethod
    def _node(self) -> Node:
        """Its node, without the place."""


class Control(Meaningful):
    """Something that can be acted on: one box inside, on a card.

    Attributes
    ----------
    enabled, reason
        Whether it can be used and, if not, why; the reason is shown and spoken.
    focused, hovered, pressed
        What keyboard and pointer do to it now.
    group
        What it is one choice of, where the focus chooses; the tab key stops there once, at what is chosen.
    """

    kind = Kind.BUTTON
    corner = 12.0
    inset = (16.0, 8.0)
    """Room at the sides and at the ends, in pixels at 720 lines."""

    def __init__(self, key: str, inner: Box, name: str, hint: str = "", reason: str = "", grows: bool = False) -> None:
        super().__init__([inner], grows)
        self.key = key
        self.name = name
        self.hint = hint
        self.reason = reason
        self.enabled = not reason
        self.chosen = False
        self.group = ""
        self.focused = self.hovered = self.pressed = False

    def node(self) -> Node:
        """Its node, at its place, and whether it has the focus."""
        node = super().node()
        node.focused = self.focused
        return node

    def _node(self) -> Node:
        return Node(self.kind, self.name, self._value(), self.hint, self.enabled, self.reason, self.key, True,
                    self.chosen)

    def _value(self) -> str:
        """The value that the voice says; empty for what has none."""
        return ""

    def act(self, action: Action) -> Message | None:
        """React to an action while focused; None when it means nothing here."""
        if action.do is Do.ACTIVATE and self.enabled:
            return Message(self.key)
        return None

    def drag(self, at: tuple[int, int]) -> Message | None:
        """React to the pointer pressed at a place inside, or drawn on from there."""
        return None

    def _coat(self, look: Look) -> Coat:
        """Colours for the present state: a plain control unless said otherwise."""
        return plain_coat(self, look)

    def _dress(self, look: Look, coat: Coat) -> None:
        """Give what is inside the colours of the present state."""

    def _least(self, look: Look) -> int:
        return max(look.target, self.children[0].least_width(look) + 2 * look.px(self.inset[0]))

    def _natural(self, look: Look) -> int:
        return max(look.target, self.children[0].natural_width(look) + 2 * look.px(self.inset[0]))

    def _height(self, look: Look, width: int) -> int:
        inner = self.children[0].height_for(look, width - 2 * look.px(self.inset[0]))
        return max(look.target, inner + 2 * look.px(self.inset[1]))

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        width = rect.width - 2 * look.px(self.inset[0])
        height = min(rect.height, self.children[0].height_for(look, width))
        x = rect.x + look.px(self.inset[0])
        self.children[0].place(look, pygame.Rect(x, rect.y + (rect.height - height) // 2, width, height))

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        coat = self._coat(look)
        self._dress(look, coat)
        down = look.px(2) if self.pressed and self.enabled else 0
        outline = self._drawn(look)
        draw_card(target, look, outline.move(0, down), coat.fill, coat.line, self.corner, coat.edge,
                  shadow=0 if down or not self.enabled else coat.shadow)
        if down:
            self.children[0].place(look, self.children[0].rect.move(0, down))
        self.children[0].draw(target, look)
        if down:
            self.children[0].place(look, self.children[0].rect.move(0, -down))
        if self.focused:
            draw_focus(target, look, outline, self.corner)

    def _drawn(self, look: Look) -> pygame.Rect:
        """Where its card is drawn: all of its place, unless it is smaller than what can be hit."""
        return self.rect


def plain_coat(control: Control, look: Look) -> Coat:
    """Colours of a control that is not the main one."""
    t = look.tokens
    if not control.enabled:
        return Coat(t.panel2, t.line, t.disabled)
    if look.high_contrast:
        if control.pressed:
            return Coat("#ffffff", "#ffffff", "#000000")
        if control.focused:
            return Coat(t.focus, t.focus, "#000000")
        return Coat(t.panel, t.line2, t.ink, 4.0 if control.hovered else 0.0)
    if control.pressed:
        return Coat(mix(t.panel, t.ink, 0.14), t.line2, t.ink)
    return Coat(mix(t.panel, t.chip, 0.7) if control.hovered else t.panel, t.line2, t.ink)


def main_coat(control: Control, look: Look) -> Coat:
    """Colours of the one control on a card that is meant to be used."""
    t = look.tokens
    if not control.enabled:
        return Coat(t.panel2, t.line, t.disabled)
    if look.high_contrast:
        if control.pressed:
            return Coat("#000000", t.act, t.act)
        return Coat(t.act, "#ffffff" if control.hovered else t.act, t.on_act, 4.0 if control.hovered else 0.0)
    share = 0.26 if control.pressed else 0.12 if control.hovered else 0.0
    fill = mix(t.act, t.ink, share)
    return Coat(fill, fill, t.on_act)
