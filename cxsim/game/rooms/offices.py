"""Rooms with a desk of one's own: the software company's inbox and the phone desk."""

from __future__ import annotations

from cxsim.game.rooms import things
from cxsim.game.rooms.climate import LEFT, RIGHT, WIDTH, Climate, Tones, climate
from cxsim.game.rooms.desks import second_desk
from cxsim.game.rooms.memory import wall_of_memory
from cxsim.game.rooms.queue import Spot
from cxsim.game.rooms.room import Room
from cxsim.game.rooms.shell import Window, camera, city, floor, lamps, light_and_shade, plant, wall, wall_clock, windows
from cxsim.game.theme.colour import darker, lighter
from cxsim.game.theme.svg import vertical

WARM_OFFICE = Tones(
    "#e3d0b4", "#f3e5cd", "#7a9a86", "#d8b98e", "#b08a5f", "#8a5a36", "#b87a4a", "#7a4a2c", "#e0a850", "#5b7f6d",
)
COLD_OFFICE = Tones(
    "#97a2b1", "#bcc5ce", "#72808f", "#8c98a6", "#69747f", "#5d6a79", "#828e9b", "#4a5562", "#97a3b0", "#4a5d70",
)
DESK_Y = 628
CLOCK = (330, 118)


def software(warmth: float) -> Room:
    """A software company's office: a large screen before the trainee, a window on the town, colleagues beside it."""
    air = climate(warmth, COLD_OFFICE, WARM_OFFICE)
    glass: list[Window] = [(1030, 84, 226, 190), (1310, 84, 226, 190)]
    shelf = (f'<rect x="{LEFT}" y="60" width="{WIDTH}" height="6" fill="{darker(air.tones.wall_top, 0.18)}"/>'
             + "".join(things.placed(x, 60, 1.0, things.books(4 + air.count(4))) for x in (120, 262, 404, 640, -180))
             + things.placed(62, 62, 0.26, things.plant(4 + air.count(9)))
             + things.placed(962, 62, 0.27, things.plant(4 + air.count(9)), air.rising(0.2, 0.4)))
    back = wall(air, cornice=False) + shelf + windows(air, glass, city, arched=False) + floor(air)
    desk = (second_desk(air, 1014, 350, 420, 134)
            + things.placed(1082, 350, 1.0, things.monitor(width=66))
            + things.placed(1246, 350, 1.0, things.table_lamp(air.tones.metal, air.warmth), air.rising(0.2, 0.5))
            + _partition(air, 1140, 350, air.falling(0.5, 0.2)))
    front = _desk_top(air) + _screen(air) + (
        things.placed(770, 696, 1.0, things.mug("#2c6a60", air.warmth), air.rising(0.35, 0.55))
        + _notepad(100, 664) + things.placed(830, 690, 0.7, things.notice("#3a4758"), air.falling(0.5, 0.3)))
    return Room(air, back, desk, light_and_shade(air, []), "", front,
                (Spot(1082, 486, 290), Spot(1200, 486, 296)), None, front_top=56)


def _desk_top(air: Climate) -> str:
    top = air.tones.counter
    return (f'<defs>{vertical("own-desk", lighter(top, 0.1), darker(top, 0.3))}</defs>'
            f'<rect x="{LEFT}" y="{DESK_Y}" width="{WIDTH}" height="92" fill="url(#own-desk)"/>'
            f'<rect x="{LEFT}" y="{DESK_Y}" width="{WIDTH}" height="4" fill="{lighter(top, 0.5)}"/>')


SCREEN = (24, 76, 976, 566)
"""The glass of the large screen, x, y, width, height: cards of the inbox go here."""


def _screen(air: Climate) -> str:
    x, y, w, h = SCREEN
    return (
        f'<defs>{vertical("shell", "#37324a", "#201b2a")}</defs>'
        f'<ellipse cx="{x + w / 2}" cy="690" rx="260" ry="13" fill="#1d1430" fill-opacity=".3"/>'
        f'<path d="M436 640 H588 L606 690 H418Z" fill="#2b2636"/>'
        f'<rect x="{x - 12}" y="{y - 11}" width="{w + 24}" height="{h + 23}" rx="16" fill="url(#shell)"/>'
        f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="10" fill="{air.mixed("#e9eef2", "#fbf4e7")}"/>')


def _notepad(x: int, y: int) -> str:
    return (f'<g transform="translate({x} {y}) rotate(-4)"><rect width="120" height="44" rx="3" fill="#fffaf0"/>'
            '<rect width="120" height="10" rx="3" fill="#b4502b"/><path d="M12 20 h84 M12 30 h64" stroke="#a58f78" '
            f'stroke-width="2.5"/></g><path d="M{x + 136} {y + 32} l70 -22" stroke="#2f2740" stroke-width="5" '
            f'stroke-linecap="round"/>')


def _partition(air: Climate, x: int, y: int, there: float) -> str:
    """A grey wall between two desks; it comes with the cold."""
    colour = air.mixed("#7d8a98", "#cdbfa2")
    return things.placed(x, y, 1.0, f'<rect x="-5" y="-96" width="12" height="98" rx="3" fill="{colour}"/>'
                                    f'<rect x="-5" y="-96" width="4" height="98" '
                                    f'fill="{darker(colour, 0.25)}"/>', there)


def phone(warmth: float) -> Room:
    """A phone desk: console and headset before the trainee, a row of colleagues behind, walls between in the cold.

    The caller's face is not seen in life; the scene shows it as the trainee imagines it, left of the middle.
    """
    air = climate(warmth, COLD_OFFICE, WARM_OFFICE)
    glass: list[Window] = [(x, 88, 200, 220) for x in (448, 690, 932, 1174, -240)]
    back = (wall(air) + windows(air, glass, city, arched=False)
            + f'<rect x="{LEFT}" y="340" width="{WIDTH}" height="66" fill="{air.tones.wainscot}"/>'
            + f'<rect x="{LEFT}" y="337" width="{WIDTH}" height="6" fill="{lighter(air.tones.wainscot, 0.3)}"/>'
            + floor(air) + wall_of_memory(air, 26, 88)
            + wall_clock(air, CLOCK) + lamps(air, (236, 424, 820, 1100)) + camera(air, 668))
    desk = "".join(
        second_desk(air, 460 + i * 176, 392, 150, 96, f"row{i}")
        + things.placed(505 + i * 176, 394, 0.9, things.monitor())
        + _partition(air, 622 + i * 176, 392, air.falling(0.6, 0.3)) for i in range(6))
    desk += plant(air, 404, 486, 0.9)
    staff = tuple(Spot(560 + i * 176, 500, 232, 1) for i in range(5))
    return Room(air, back, desk, light_and_shade(air, glass), "", _phone_desk(air), staff, None, clock=CLOCK)


def _phone_desk(air: Climate) -> str:
    top = air.tones.counter
    return (
        f'<defs>{vertical("phone-desk", lighter(top, 0.2), darker(top, 0.25))}</defs>'
        f'<rect x="{LEFT}" y="528" width="{RIGHT - LEFT}" height="192" fill="url(#phone-desk)"/>'
        f'<rect x="{LEFT}" y="528" width="{RIGHT - LEFT}" height="4" fill="{lighter(top, 0.5)}"/>'
        + _headset_stand(66, 586) + _console(470, 584, air) + _notepad(150, 540)
        + things.placed(620, 578, 1.0, things.mug("#2c6a60", air.warmth), air.rising(0.35, 0.55)))


def _headset_stand(x: int, y: int) -> str:
    return (
        f'<ellipse cx="{x}" cy="{y}" rx="40" ry="7" fill="#1d1430" fill-opacity=".25"/>'
        f'<path d="M{x} {y} V{y - 96}" stroke="#4a4560" stroke-width="7"/><path d="M{x - 26} {y} h52" stroke="#4a4560" '
        f'stroke-width="8" stroke-linecap="round"/><path d="M{x - 36} {y - 66} C{x - 40} {y - 122} {x + 40} '
        f'{y - 122} {x + 36} {y - 66}" '
        f'stroke="#2b2636" stroke-width="8" fill="none" stroke-linecap="round"/>'
        f'<rect x="{x - 46}" y="{y - 74}" width="20" height="36" rx="9" fill="#2b2636"/>'
        f'<rect x="{x + 26}" y="{y - 74}" width="20" height="36" rx="9" fill="#2b2636"/>'
        f'<rect x="{x - 43}" y="{y - 70}" width="6" height="26" rx="3" fill="#6a6484"/>'
        f'<path d="M{x - 38} {y - 40} Q{x - 34} {y - 16} {x - 10} {y - 18}" stroke="#2b2636" stroke-width="5" '
        f'fill="none" '
        f'stroke-linecap="round"/><circle cx="{x - 8}" cy="{y - 18}" r="6" fill="#4a4560"/>')


def _console(x: int, y: int, air: Climate) -> str:
    keys = "".join(f'<rect x="{x - 18 + (i % 3) * 20}" y="{y - 42 + (i // 3) * 13}" width="15" height="9" '
                   f'rx="2.5" fill="#f4ece0"/>'
                   for i in range(9))
    light = air.mixed("#ff6a5c", "#6fc79a")
    return (
        f'<ellipse cx="{x + 4}" cy="{y + 2}" rx="84" ry="8" fill="#1d1430" fill-opacity=".25"/>'
        f'<path d="M{x - 78} {y} L{x - 68} {y - 56} Q{x - 66} {y - 62} {x - 60} {y - 62} H{x + 54} Q{x + 60} '
        f'{y - 62} {x + 62} {y - 56} '
        f'L{x + 74} {y}Z" fill="#3b3a4c"/><rect x="{x - 58}" y="{y - 52}" width="30" height="44" rx="6" '
        f'fill="#23202c"/>'
        f'<path d="M{x - 50} {y - 44} v28 M{x - 43} {y - 40} v20 M{x - 36} {y - 46} v32" stroke="{light}" '
        f'stroke-width="3" '
        f'stroke-linecap="round"/>{keys}<circle cx="{x + 54}" cy="{y - 48}" r="4" fill="{light}"/>')
