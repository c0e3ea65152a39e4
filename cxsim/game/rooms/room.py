"""A room as layers, and how they are baked into two pictures: what is behind the queue, and what is before it."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from cxsim.game.people.figure import Figure, blit_figure, draw_figure, figure_picture, is_drawn
from cxsim.game.rooms.climate import Climate
from cxsim.game.rooms.queue import Spot, back_to_front
from cxsim.game.rooms.things import clock_hands
from cxsim.game.theme.kept import keeps
from cxsim.game.theme.light import Light, room_light
from cxsim.game.theme.svg import raster

WIDE, TALL = 1280, 720
CLOCK_SCALE, CLOCK_REACH = 0.8, 25
"""Of the clocks on the walls, and how far their hands reach on their own scale."""
AFTERNOON_MIN = 870
KEPT_MB = 24
"""Layers of rooms that are kept for the next time: those of two rooms at 1280 × 720."""


@dataclass(frozen=True)
class Room:
    """A room's layers as SVG in 1280 × 720, from back to front, and where its staff stand."""

    air: Climate
    back: str
    desk: str
    """The second desk, before its staff."""
    light: str
    """What falls over all of the back."""
    rope: str
    front: str
    """Counter or own desk, with what stands on it."""
    staff: tuple[Spot, ...]
    served: Spot | None
    """Where somebody stands at the second desk, seen from behind."""
    front_top: int = 430
    """What lies before the queue starts below this line."""
    clock: tuple[int, int] | None = None
    """Where the middle of its clock hangs, if it has one."""


@dataclass(frozen=True)
class View:
    """How a room fits a window: the whole height is shown, the middle of the room in the middle of the window."""

    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels of the window to one unit of the room."""
        return self.height / TALL

    @property
    def left(self) -> float:
        """Room's x at the window's left edge; the room's own left edge, unless the window is wider than 16:9."""
        return min(0.0, (WIDE - self.width / self.scale) / 2)

    def at(self, x: float, y: float) -> tuple[int, int]:
        """Pixel of a place in the room."""
        return round((x - self.left) * self.scale), round(y * self.scale)

    def box(self, top: float = 0.0, bottom: float = TALL) -> str:
        """SVG view box of the window's part between two heights."""
        return f"{self.left:.3f} {top:.3f} {self.width / self.scale:.3f} {bottom - top:.3f}"


class BakedRoom:
    """A room drawn for one window: two surfaces, and people between them.

    Parameters
    ----------
    staff
        Colleagues in the order of the room's staff spots; fewer or none are fine.
    served
        A customer at the second desk, drawn from behind.

    Notes
    -----
    Baking costs a tenth of a second and more, so bake on entry and behind a transition.
    """

    def __init__(
        self, room: Room, view: View, staff: tuple[Figure, ...] = (), served: Figure | None = None
    ) -> None:
        self.room = room
        self.view = view
        self.light: Light = room_light(room.air.warmth)
        self._layers = tuple(_whole(svg, view) for svg in (room.back, room.desk, room.light))
        self.back = pygame.Surface((view.width, view.height))
        if pygame.display.get_surface():
            self.back = self.back.convert()
        self.seat(staff, served)
        self.front_top = round(room.front_top * view.scale)
        self.front = raster(view.width, view.height - self.front_top, room.front,
                            view.box(self.front_top / view.scale, view.height / view.scale))
        self.rope, self.rope_at = self._baked_rope()
        self._hands: tuple[int, pygame.Surface] | None = None

    def draw_back(self, target: pygame.Surface) -> None:
        """Draw everything behind the queue but the hands of the clock."""
        target.blit(self.back, (0, 0))

    def draw_clock(self, target: pygame.Surface, minute: int = AFTERNOON_MIN) -> None:
        """Draw the hands of the clock on the wall at a minute of the day."""
        if self.room.clock is None:
            return
        if self._hands is None or self._hands[0] != minute:
            side = self._px(2 * CLOCK_REACH * CLOCK_SCALE)
            box = f"{-CLOCK_REACH} {-CLOCK_REACH} {2 * CLOCK_REACH} {2 * CLOCK_REACH}"
            self._hands = minute, raster(side, side, clock_hands(minute), box)
        hands = self._hands[1]
        target.blit(hands, hands.get_rect(center=self.view.at(*self.room.clock)))

    def draw_front(self, target: pygame.Surface) -> None:
        """Draw counter or desk, after queue and customer."""
        target.blit(self.front, (0, self.front_top))

    def draw_queue(self, target: pygame.Surface, figures: list[tuple[Figure, Spot]]) -> None:
        """Draw people on their spots, far ones first, and the rope over the second row."""
        self.draw_pictures(target, [(self.figure(figure, spot.height), spot) for figure, spot in figures])

    def figure(self, figure: Figure, height: int) -> pygame.Surface:
        """The picture of somebody of a height, under the light of this room."""
        return figure_picture(figure, self._px(height), self.light)

    def is_at_hand(self, figure: Figure, height: int) -> bool:
        """Whether the picture of somebody need not be drawn first."""
        return is_drawn(figure, self._px(height), self.light)

    def draw_pictures(self, target: pygame.Surface, people: list[tuple[pygame.Surface, Spot]]) -> None:
        """Draw people whose pictures are at hand, as `draw_queue` does."""
        rope_due = self.rope is not None
        for i in back_to_front([spot for _, spot in people]):
            picture, spot = people[i]
            if rope_due and spot.row == 0 and spot.y > 550:
                self._draw_rope(target)
                rope_due = False
            blit_figure(target, picture, self.view.at(spot.x, spot.y))
        if rope_due:
            self._draw_rope(target)

    def _draw_rope(self, target: pygame.Surface) -> None:
        if self.rope is not None:
            target.blit(self.rope, self.rope_at)

    def _px(self, units: float) -> int:
        return round(units * self.view.scale)

    def seat(self, staff: tuple[Figure, ...], served: Figure | None = None) -> None:
        """Show colleagues and whom they serve as they are now; costs no more than laying three pictures together."""
        view, room = self.view, self.room
        wall, desk, light = self._layers
        self.back.blit(wall, (0, 0))
        for figure, spot in zip(staff, room.staff, strict=False):
            draw_figure(self.back, figure, view.at(spot.x, spot.y), self._px(spot.height), self.light)
        self.back.blit(desk, (0, 0))
        if served is not None and room.served is not None:
            feet = view.at(room.served.x, room.served.y)
            draw_figure(self.back, served, feet, self._px(room.served.height), self.light)
        self.back.blit(light, (0, 0))

    def take_over(self, other: BakedRoom) -> None:
        """Look like another room of the same view from now on; people keep the light in which they were drawn.

        Colleagues are to be seated anew.
        """
        self.back.blit(other.back, (0, 0))
        self.room, self._layers, self.front = other.room, other._layers, other.front
        self.rope, self.rope_at = other.rope, other.rope_at

    def _baked_rope(self) -> tuple[pygame.Surface | None, tuple[int, int]]:
        if not self.room.rope:
            return None, (0, 0)
        left, top, width, height = 530, 380, 270, 200
        drawn = raster(width * self.view.scale, height * self.view.scale, self.room.rope, f"{left} {top} {width} "
                                                                                          f"{height}")
        return drawn, self.view.at(left, top)


@keeps("layers of rooms", KEPT_MB)
def _whole(svg: str, view: View) -> pygame.Surface:
    """A layer over the whole window, to be looked at and never drawn on; a room that is entered again has it."""
    return raster(view.width, view.height, svg, view.box())
