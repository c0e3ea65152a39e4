"""The room where public posts are answered: evening, a large board in the middle, colleagues who look at it too."""

from __future__ import annotations

from typing import Final

import pygame

from cxsim.game.motion import BREATH_PX, Motion
from cxsim.game.people.figure import Figure, blit_figure, figure_picture, top_of_head
from cxsim.game.people.generate import in_uniform
from cxsim.game.people.poses import Pose
from cxsim.game.rooms import things
from cxsim.game.rooms.climate import LEFT, RIGHT, WIDTH, Climate, Tones, climate
from cxsim.game.rooms.room import View
from cxsim.game.scenes.desk.cast import seed_of
from cxsim.game.scenes.desk.view import Colleague, DeskView
from cxsim.game.theme.light import room_light
from cxsim.game.theme.look import Look
from cxsim.game.theme.svg import glow, raster, vertical

EDGE_Y: Final = 600
"""Where the wall ends and the dark desk begins."""
PLACES: Final = ((474, 602, 380), (818, 608, 384), (646, 616, 376))
"""Middle, top of the head and height of those who stand before the board; only heads and shoulders are seen."""
WARM_EVENING = Tones(
    "#4a2f4c", "#6b4257", "#3a2740", "#3d2a3f", "#2a1d2e", "#7a5528", "#54344a", "#3a2434", "#e0a850", "#2c5f58",
)
COLD_EVENING = Tones(
    "#232c3a", "#2f3a4a", "#1d2531", "#222b37", "#171e28", "#4a5766", "#2b3645", "#1c242f", "#97a3b0", "#3b4c5e",
)
CAMERA_BELOW_WARMTH: Final = 0.45
STOOPED_BELOW: Final = -0.45


def wall(air: Climate) -> str:
    """SVG of the room: windows on the evening town, lamps or tubes, and the desk's edge."""
    tones = air.tones
    shine, tube = air.rising(0.1), air.falling(0.7)
    parts = [
        f'<defs>{vertical("evening", tones.wall_top, tones.wall_bottom)}'
        f'{vertical("low", tones.floor_far, tones.floor_near)}{glow("glow", "#ffcf8a", 0.34 * shine)}</defs>'
        f'<rect x="{LEFT}" width="{WIDTH}" height="{EDGE_Y}" fill="url(#evening)"/>',
    ]
    for x in (-290, -40, 896, 1280, 1440):
        parts.append(_window(air, x))
    for x in range(LEFT + 40, RIGHT, 226):
        if shine:
            parts.append(f'<path d="M{x} 0 V30" stroke="{tones.frame}" stroke-width="3"/>'
                         f'<circle cx="{x}" cy="44" r="{70 + 30 * shine:.0f}" fill="url(#glow)"/>'
                         f'<path d="M{x - 20} 48 Q{x - 16} 28 {x} 28 Q{x + 16} 28 {x + 20} 48Z" fill="{tones.metal}"/>')
        if tube:
            parts.append(f'<path d="M{x - 70} 0 h160 l-12 12 h-136Z" fill="#eaf2fb" fill-opacity="{0.75 * tube:.2f}"/>')
    parts.append(
        f'<rect x="{LEFT}" y="{EDGE_Y}" width="{WIDTH}" height="{720 - EDGE_Y}" fill="url(#low)"/>'
        f'<rect x="{LEFT}" y="{EDGE_Y - 2}" width="{WIDTH}" height="4" fill="{air.mixed("#4f6076", "#8d5a6d")}"/>')
    parts.append(things.placed(396, 640, 0.55, things.plant(4 + air.count(9)), air.rising(0.2, 0.4)))
    parts.append(things.placed(884, 692, 0.8, things.mug("#b4502b", air.warmth), air.rising(0.35, 0.55)))
    parts.append(things.placed(1000, 14, 0.8, things.camera(), air.falling(0.55, 0.35)))
    parts.append(
        f'<ellipse cx="646" cy="640" rx="{300:.0f}" ry="90" fill="{air.mixed("#5d7fa8", "#c98a7a")}" '
        'fill-opacity=".10"/>')
    return "".join(parts)


def _window(air: Climate, x: int) -> str:
    """A window with the lights of the town; in the cold its blind is half down."""
    lights = "".join(
        f'<rect x="{x + 14 + (i * 37) % 190}" y="{330 + (i * 53) % 170}" width="9" height="11" '
        f'fill="{air.mixed("#9fb4c9", "#ffd28a")}" fill-opacity="{0.25 + 0.5 * ((i * 7) % 5) / 5:.2f}"/>'
        for i in range(26))
    blind = air.falling(0.6, 0.2)
    slats = "".join(f'<rect x="{x}" y="{96 + i * 13}" width="220" height="9" fill="#3a4656"/>'
                    for i in range(round(26 * blind)))
    return (
        f'<rect x="{x - 8}" y="88" width="236" height="450" rx="6" fill="{air.tones.frame}" fill-opacity=".55"/>'
        f'<rect x="{x}" y="96" width="220" height="434" fill="{air.mixed("#141b26", "#2d2038")}"/>'
        f'<path d="M{x} 420 h40 v-70 h52 v40 h34 v-110 h46 v90 h48 v160 H{x}Z" '
        f'fill="{air.mixed("#1b2533", "#3d2a48")}"/>{lights}{slats}')


class Newsroom:
    """The picture of the room in one window and look; people stand with their backs to us."""

    def __init__(self, view: DeskView, look: Look, size: tuple[int, int]) -> None:
        self.look = look
        self.frame = View(*size)
        self._air = climate(view.warmth, COLD_EVENING, WARM_EVENING)
        self._light = room_light(view.warmth)
        self._back = raster(*size, wall(self._air), self.frame.box())
        if pygame.display.get_surface():
            self._back = self._back.convert()
        self._now_s = 0.0
        self._watched = view.watched
        self._staff: tuple[tuple[int, Figure], ...] = ()
        self.show(view)

    @property
    def people(self) -> int:
        """How many people are drawn."""
        return len(self._staff)

    def show(self, view: DeskView) -> None:
        """Take a new moment."""
        self._watched = view.watched
        self._staff = tuple((seed_of(each.key), self._figure(each)) for each in view.colleagues[: len(PLACES)])

    def update(self, dt_s: float) -> None:
        """Let time pass."""
        self._now_s += dt_s

    def draw(self, target: pygame.Surface) -> None:
        """Draw the room."""
        target.blit(self._back, (0, 0))
        if self._air.warmth <= CAMERA_BELOW_WARMTH and self._watched:
            x, y = self.frame.at(1010, 33)
            radius = max(2, round(5 * self.frame.scale))
            swing = Motion(self._now_s, self.look.reduced_motion).pulse()
            pygame.draw.circle(target, (round(150 + 105 * swing), 59, 48), (x, y), radius)

    def draw_people(self, target: pygame.Surface) -> None:
        """Draw who stands before the board."""
        motion = Motion(self._now_s, self.look.reduced_motion)
        for (seed, figure), (x, y, height) in zip(self._staff, PLACES, strict=False):
            picture = figure_picture(figure, round(height * self.frame.scale), self._light)
            feet = self.frame.at(x, y + top_of_head(figure, height))
            breath = 0 if self.look.reduced_motion else round((BREATH_PX - motion.breath_px(seed)) * self.frame.scale)
            blit_figure(target, picture, (feet[0], feet[1] + breath))

    def _figure(self, one: Colleague) -> Figure:
        """Somebody from behind: upright, hands on the hips, or with a hand at the face when all is too much."""
        seed = seed_of(one.key)
        pose = Pose.FACE if one.mood.valence < STOOPED_BELOW else (Pose.HIPS, Pose.RELAX, Pose.FOLDED)[seed % 3]
        return Figure(in_uniform(one.person, self._air.tones.cloth), one.mood, pose, behind=True).drawn_as()
