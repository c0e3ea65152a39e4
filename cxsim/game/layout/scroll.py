"""A window on something higher than itself: scrolls to what has the focus, shows where it is."""

from __future__ import annotations

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.theme.edges import ring_reach, rounded
from cxsim.game.theme.look import Look

BAR = 12
"""Width of the scroll bar in pixels at 720 lines."""
LEAST_SHOWN = 96
"""Height in pixels at 720 lines below which a window on a list is of no use."""
STANDS_OUT = 24
"""How far rings, shadows and the tail of a speech may stand out at the sides, in pixels at 720 lines."""


class Scroll(Box):
    """Shows a part of its child; takes whatever height it is given.

    The child lies flush with its sides, as what stands above and below it does; only where it scrolls does the bar take
    its room at the right.

    Attributes
    ----------
    offset
        How many pixels of the child lie above the window.
    """

    def __init__(self, child: Box, grows: bool = True) -> None:
        super().__init__([child], grows)
        self.offset = 0
        self._look: Look | None = None
        self._content = 0
        self._width = 0

    def _least(self, look: Look) -> int:
        return self.children[0].least_width(look) + self._margins(look)

    def _natural(self, look: Look) -> int:
        return self.children[0].natural_width(look) + self._margins(look)

    def _height(self, look: Look, width: int) -> int:
        whole = self._content_px(look, width - self._margins(look))
        return min(whole, look.px(LEAST_SHOWN)) if self.grows else whole

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        self._look = look
        self._width = rect.width
        self._content = self._content_px(look, rect.width)
        if self._content > rect.height:
            self._width = rect.width - self._margins(look)
            self._content = self._content_px(look, self._width)
        self.scroll_to(self.offset)

    @property
    def furthest(self) -> int:
        """The largest offset."""
        return max(0, self._content - self.rect.height)

    def scroll_to(self, offset: int) -> bool:
        """Show the part that starts at ``offset``; tell whether anything moved."""
        if self._look is None:
            return False
        before, self.offset = self.offset, max(0, min(self.furthest, offset))
        reach, look = ring_reach(self._look), self._look
        inner = pygame.Rect(self.rect.x, self.rect.y + reach - self.offset, self._width, self._content - 2 * reach)
        self.children[0].place(look, inner)
        return before != self.offset

    def show(self, rect: pygame.Rect) -> bool:
        """Scroll so that ``rect`` (where it lies now) comes into sight; tell whether anything moved."""
        if self._look is None:
            return False
        reach = ring_reach(self._look)
        above, below = rect.top - reach - self.rect.top, rect.bottom + reach - self.rect.bottom
        if above < 0:
            return self.scroll_to(self.offset + above)
        return self.scroll_to(self.offset + min(below, above)) if below > 0 else False

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        before = target.get_clip()
        target.set_clip(self.rect.inflate(2 * look.px(STANDS_OUT), 0).clip(before))
        self.children[0].draw(target, look)
        target.set_clip(before)
        if self.furthest:
            self._draw_bar(target, look)

    def _margins(self, look: Look) -> int:
        """Room for the bar, and for the ring of what stands beside it."""
        return ring_reach(look) + look.px(BAR + 4)

    def _content_px(self, look: Look, width: int) -> int:
        return self.children[0].height_for(look, width) + 2 * ring_reach(look)

    def _draw_bar(self, target: pygame.Surface, look: Look) -> None:
        width, tokens = look.px(BAR), look.tokens
        track = pygame.Rect(self.rect.right - width, self.rect.y, width, self.rect.height)
        height = max(look.px(28), round(track.height * self.rect.height / self._content))
        top = track.y + round((track.height - height) * self.offset / self.furthest)
        edge = round(tokens.edge * look.unit, 2)
        target.blit(rounded(width, track.height, width // 2, tokens.chip, tokens.line2, edge), track.topleft)
        target.blit(rounded(width, height, width // 2, tokens.act), (track.x, top))
