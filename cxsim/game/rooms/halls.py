"""Rooms with a counter and a queue: the hotel's lobby, the airline's desk, the shop's floor, the utility's office."""

from __future__ import annotations

from cxsim.game.rooms import things
from cxsim.game.rooms.climate import COLD_HALL, LEFT, RIGHT, WARM_HALL, Climate, Tones, climate
from cxsim.game.rooms.desks import counter, rope, second_desk
from cxsim.game.rooms.memory import wall_of_memory
from cxsim.game.rooms.queue import Spot
from cxsim.game.rooms.room import Room
from cxsim.game.rooms.shell import (
    Window,
    camera,
    city,
    floor,
    hills,
    lamps,
    light_and_shade,
    pilasters,
    plant,
    sun_on_floor,
    wainscot,
    wall,
    wall_clock,
    windows,
)
from cxsim.game.theme.colour import darker, lighter

STAFF = (Spot(58, 458, 262), Spot(176, 458, 266))
STOPWATCH = (672, 566)
"""Foot of the stopwatch on a cold counter; the scene writes its numbers in the 160 × 52 above it."""
SERVED = Spot(112, 516, 262)
"""The customer at the second desk, seen from behind."""


def _hall(
    air: Climate, glass: list[Window], back: str, *, memory_y: int, lamps_at: tuple[int, ...], camera_x: int,
    plants: str, on_desk: str, on_counter: str, clock: tuple[int, int] | None = None,
) -> Room:
    """A hall: its own walls and what it deals in, with light, clock, second desk, rope and counter as all have them."""
    back += wall_of_memory(air, 26, memory_y) + (wall_clock(air, clock) if clock is not None else "")
    back += lamps(air, lamps_at) + camera(air, camera_x) + plants + sun_on_floor(air, glass)
    desk = second_desk(air, -8, 334, 240) + things.placed(119, 340, 1.0, things.monitor(width=46)) + on_desk
    return Room(air, back, desk, light_and_shade(air, glass), rope(air), counter(air) + on_counter, STAFF, SERVED,
                clock=clock)


def _table_lamp(air: Climate, x: int) -> str:
    return things.placed(x, 334, 1.0, things.table_lamp(air.tones.metal, air.warmth), air.rising(0.2, 0.5))


def hotel(warmth: float) -> Room:
    """A hotel's lobby: arches on a garden, brass lamps, letters from guests."""
    air = climate(warmth, COLD_HALL, WARM_HALL)
    glass = [(x, 92, 140, 240) for x in range(448 - 188 * 4, RIGHT, 188) if not -60 < x < 400]
    back = (wall(air) + pilasters(air, list(range(232 - 3 * 190, RIGHT, 190))) + windows(air, glass, hills, arched=True)
            + wainscot(air) + floor(air))
    return _hall(air, glass, back, memory_y=88, lamps_at=(236, 424, 900, 1180, -140, 1420), camera_x=612,
                 plants=plant(air, 402, 430, 0.98) + plant(air, 1210, 446, 1.05), on_desk=_table_lamp(air, 208),
                 on_counter=_counter_things(air, things.bell(air.tones.metal)), clock=(322, 118))


def _counter_things(air: Climate, middle: str) -> str:
    """Flowers or a notice, the room's own thing, tea or nothing."""
    return (things.placed(66, 570, 0.78, things.flowers(air.count(6)), air.rising(0.3, 0.5))
            + things.placed(36, 572, 1.0, things.notice(), air.falling(0.5, 0.3))
            + things.placed(536, 566, 0.8, middle)
            + things.placed(618, 566, 1.0, things.mug(steam=air.warmth), air.rising(0.35, 0.55))
            + things.placed(*STOPWATCH, 1.0, things.stopwatch_stand(), air.falling(0.45, 0.25)))


WARM_AIR = Tones(
    "#cfdfe0", "#f4ead6", "#35506b", "#d9c9ae", "#b7a07d", "#7f97a6", "#b98a5a", "#2f455c", "#d9a24a", "#2b4a68",
)
COLD_AIR = Tones(
    "#8e9cae", "#b6c1cc", "#566478", "#8b98a8", "#687481", "#5c6a79", "#7c8896", "#37424f", "#97a3b0", "#43576b",
)


def airline(warmth: float) -> Room:
    """An airline's desk: wide windows on the apron, a board of departures, baggage tags."""
    air = climate(warmth, COLD_AIR, WARM_AIR)
    glass = [(x, 104, 232, 214) for x in range(436 - 256 * 3, RIGHT, 256) if not -80 < x < 330]
    back = (wall(air) + windows(air, glass, _apron, arched=False) + wainscot(air, 128) + floor(air, tiles=True)
            + _departures(air, 560, 38))
    plane = _model_plane() if air.warmth > 0.4 else things.bell(air.tones.metal)
    return _hall(air, glass, back, memory_y=84, lamps_at=(236, 1180, -140, 1420), camera_x=430,
                 plants=plant(air, 392, 430, 0.84, "#5c7a8a"), on_desk=things.placed(206, 334, 1.0, _printer()),
                 on_counter=_counter_things(air, plane))


def _apron(air: Climate, place: Window) -> str:
    """The view of the apron: tarmac, a tail fin, a tower."""
    x, y, w, h = place
    b = y + h - 4
    tarmac, fin = air.mixed("#8793a0", "#a9b7b4"), air.mixed("#6f8296", "#d98a4a")
    body, tower = air.mixed("#dfe6ec", "#fffaf0"), air.mixed("#76838f", "#8aa39a")
    return (
        f'<path d="M{x + 5} {b} V{b - 46} H{x + w - 5} V{b}Z" fill="{tarmac}"/>'
        f'<path d="M{x + 18} {b - 46} v-66 h-8 l4 -18 h24 l4 18 h-8 v66Z" fill="{tower}"/>'
        f'<path d="M{x + 66} {b - 34} Q{x + 60} {b - 62} {x + 98} {b - 62} H{x + w - 6} V{b - 22} H{x + 92} '
        f'Q{x + 74} {b - 22} {x + 66} {b - 34}Z" fill="{body}"/>'
        f'<path d="M{x + w - 62} {b - 62} L{x + w - 34} {b - 128} H{x + w - 6} V{b - 62}Z" fill="{fin}"/>'
        f'<path d="M{x + 104} {b - 48} H{x + w - 70}" stroke="#5b7f96" stroke-width="5" stroke-dasharray="6 7"/>'
        f'<path d="M{x + 70} {b - 46} h16 v8 h-19Z" fill="#5b7f96"/>')


def _departures(air: Climate, x: int, y: int) -> str:
    rows = "".join(
        f'<path d="M{x + 18} {y + 20 + i * 12} h34 m14 0 h76 m16 0 h22" stroke="{colour}" stroke-width="5.5"/>'
        for i, colour in enumerate(("#ffe6b0", "#ffe6b0", "#ffb46a", "#ffe6b0")))
    return (f'<path d="M{x + 40} {y - 4} v8 M{x + 180} {y - 4} v8" stroke="#3b4656" stroke-width="5"/>'
            f'<rect x="{x}" y="{y}" width="220" height="70" rx="6" fill="{air.mixed("#1d242f", "#2b2a3c")}"/>{rows}')


def _printer() -> str:
    return ('<rect x="-17" y="-24" width="34" height="24" rx="4" fill="#4a4f63"/><path d="M-9 -22 v-14 h18 v14Z" '
            'fill="#fffaf0"/>'
            '<path d="M-5 -30 h10" stroke="#66748a" stroke-width="2.4"/>')


def _model_plane() -> str:
    return ('<ellipse cx="2" cy="2" rx="36" ry="6" fill="#1d1430" fill-opacity=".22"/><path d="M0 0 V-20" '
            'stroke="#8a6322" '
            'stroke-width="4"/><path d="M-44 -34 Q-30 -46 24 -44 L42 -62 H52 L48 -38 Q20 -26 -30 -28 Q-44 -28 '
            '-44 -34Z" fill="#fffaf0"/>'
            '<path d="M-4 -36 L22 -14 H32 L18 -36Z" fill="#d98a4a"/><path d="M-26 -38 H24" stroke="#5b7f96" '
            'stroke-width="3" '
            'stroke-dasharray="3 5"/><path d="M-18 2 H18" stroke="#8a6322" stroke-width="5" stroke-linecap="round"/>')


WARM_SHOP = Tones(
    "#e4c9b4", "#f8ead9", "#5b3f57", "#d8bd9c", "#ad8964", "#75564a", "#a66b52", "#4b3150", "#e0a04a", "#5b3f6b",
)
COLD_SHOP = Tones(
    "#8d97a9", "#b3bcc8", "#5e687c", "#8b95a5", "#67707e", "#5a6577", "#7a8595", "#394253", "#97a3b0", "#46506a",
)


def shop(warmth: float) -> Room:
    """An electronics shop: shelves of screens and boxes, a workbench lamp, repaired things on the wall."""
    air = climate(warmth, COLD_SHOP, WARM_SHOP)
    glass: list[Window] = [(1010, 96, 190, 226), (1230, 96, 190, 226), (-240, 96, 190, 226)]
    back = (wall(air) + pilasters(air, (404, 990, -20)) + windows(air, glass, city, arched=False)
            + wainscot(air, 110) + floor(air, tiles=True) + _shelves(air))
    return _hall(air, glass, back, memory_y=92, lamps_at=(236, 424, 1100, -140, 1420), camera_x=420,
                 plants=plant(air, 392, 430, 0.8, "#8a5a78"), on_counter=_counter_things(air, _scanner()),
                 on_desk=things.placed(202, 336, 0.5, things.box("#c98f4e")), clock=(330, 120))


def _shelves(air: Climate) -> str:
    """Two shelves of screens that show a picture, above a shelf of boxes."""
    wood = air.mixed("#667287", "#8a5f4a")
    parts = []
    for row, y in enumerate((200, 318)):
        for i in range(4):
            x = 430 + i * 136
            if row == 0:
                top, low = (air.mixed(*pair) for pair in (("#7f92a8", "#bfe0df"), ("#5f7389", "#7fa887")))
                glint = 0.3 + 0.7 * air.warmth
                parts.append(f'<rect x="{x}" y="{y - 76}" width="112" height="70" rx="5" fill="#262331"/>'
                             f'<rect x="{x + 5}" y="{y - 71}" width="102" height="58" fill="{top}"/>'
                             f'<path d="M{x + 5} {y - 13} v-22 q24 -26 48 -8 t54 -8 v38Z" fill="{low}"/>'
                             f'<circle cx="{x + 80}" cy="{y - 54}" r="9" fill="#fff3cf" fill-opacity="{glint:.2f}"/>'
                             f'<rect x="{x + 46}" y="{y - 7}" width="20" height="7" fill="#262331"/>')
            else:
                colours = (air.mixed("#8893a3", c) for c in ("#c98f4e", "#4b7a86", "#cf8570"))
                parts += [things.placed(x + 22 + k * 42, y, 0.62, things.box(colour, 58, 52 + 14 * ((k + i) % 2)))
                          for k, colour in enumerate(colours)]
        parts.append(f'<rect x="408" y="{y}" width="560" height="9" rx="3" fill="{wood}"/>'
                     f'<rect x="408" y="{y}" width="560" height="3" rx="1.5" fill="{lighter(wood, 0.4)}"/>'
                     f'<rect x="408" y="{y + 9}" width="560" height="10" fill="#1d1430" fill-opacity=".16"/>')
    return "".join(parts)


def _scanner() -> str:
    return ('<ellipse cx="0" cy="2" rx="34" ry="6" fill="#1d1430" fill-opacity=".25"/><path d="M-10 0 L-4 -26 H8 '
            'L14 0Z" '
            'fill="#3b3a4c"/><path d="M-20 -46 H22 Q28 -46 28 -38 V-26 H-14 Q-24 -28 -20 -46Z" fill="#4a4960"/>'
            '<path d="M28 -42 h5 v12 h-5Z" fill="#ff6a5c"/>')


WARM_UTILITY = Tones(
    "#dcd3ae", "#f5eed6", "#4d6b4a", "#d3bd94", "#a98f63", "#6d6a46", "#9b7a49", "#3f4a33", "#d9a23c", "#46663f",
)
COLD_UTILITY = Tones(
    "#909ca4", "#b7c0c6", "#5f6f75", "#8c999f", "#68757b", "#5d6b71", "#7d8a90", "#3c484d", "#98a5ab", "#485c62",
)


def utility(warmth: float) -> Room:
    """A utility's office: a map of the network that glows, forms in a rack, pylons on the hill."""
    air = climate(warmth, COLD_UTILITY, WARM_UTILITY)
    glass: list[Window] = [(x, 108, 170, 206) for x in (840, 1050, 1260, -260)]
    back = (wall(air) + pilasters(air, (404, 806, 1236, -20)) + windows(air, glass, _pylons, arched=False)
            + wainscot(air, 118) + floor(air, tiles=True) + _network(air, 442, 92) + _forms(air, 392, 432))
    pane = air.falling(0.7, 0.2)
    posts = "".join(f" M{x} 435 V530" for x in range(-220, RIGHT, 330))
    screen = (
        f'<rect x="{LEFT}" y="434" width="{RIGHT - LEFT}" height="94" fill="#dfeaf0" fill-opacity="{0.10 * pane:.3f}"/>'
        f'<path d="M{LEFT} 435 H{RIGHT}{posts}" stroke="#eef5f9" stroke-width="3" stroke-opacity="{0.5 * pane:.2f}"/>')
    return _hall(air, glass, back, memory_y=92, lamps_at=(236, 424, 1020, -140, 1420), camera_x=422,
                 plants=plant(air, 1215, 440, 0.9), on_desk=_table_lamp(air, 206),
                 on_counter=screen + _counter_things(air, things.bell(air.tones.metal)), clock=(330, 120))


def _pylons(air: Climate, place: Window) -> str:
    """The view of a line of pylons on a hill."""
    x, _, w, _ = place
    line = air.mixed("#66727c", "#6d7f6c")
    towers = ""
    for tx, ty, size in ((x + 44, place[1] + place[3] - 58, 1.0), (x + 124, place[1] + place[3] - 66, 0.7)):
        towers += things.placed(tx, ty, size, (
            '<path d="M-14 0 L-4 -84 H4 L14 0 M-22 -58 H22 M-18 -74 H18 M-10 -30 L8 -58 M10 -30 L-8 -58" '
            f'stroke="{line}" stroke-width="3.2" fill="none"/>'))
    y = place[1]
    wire = (f"M{x + 6} {y + 96} Q{x + 24} {y + 104} {x + 44} {y + 90} Q{x + 90} {y + 116} {x + 124} {y + 100} "
            f"Q{x + 146} {y + 112} {x + w - 6} {y + 104}")
    wires = f'<path d="{wire}" stroke="{line}" stroke-width="1.8" fill="none"/>'
    return hills(air, place) + towers + wires


NODES = ((44, 60, True), (118, 34, True), (118, 128, True), (206, 84, False), (264, 44, True), (284, 150, True),
         (180, 168, True))
"""Where the network has a lamp, and whether it is well there."""


def _network(air: Climate, x: int, y: int) -> str:
    """A map of pipes and lines whose lamps are lit."""
    board, pipe = air.mixed("#3c4852", "#3f4a33"), air.mixed("#8fa2ad", "#9bb07a")
    on, halo = air.mixed("#c8d4dc", "#ffd978"), 0.15 + 0.25 * air.warmth
    lamps_on = "".join(
        f'<circle cx="{x + px}" cy="{y + py}" r="9" fill="#ffe9a8" fill-opacity="{halo:.2f}"/>'
        f'<circle cx="{x + px}" cy="{y + py}" r="5" fill="{on if well else "#ff8a5c"}"/>'
        for px, py, well in NODES)
    return (
        f'<rect x="{x - 6}" y="{y - 4}" width="342" height="222" rx="8" fill="{darker(air.tones.frame, 0.2)}"/>'
        f'<rect x="{x}" y="{y + 2}" width="330" height="210" rx="5" fill="{board}"/>'
        f'<path d="M{x + 44} {y + 60} H{x + 118} V{y + 128} H{x + 206} V{y + 84} H{x + 264} V{y + 44} M{x + 118} '
        f'{y + 34} V{y + 60} '
        f'M{x + 206} {y + 128} H{x + 284} V{y + 150} M{x + 180} {y + 128} V{y + 168} M{x + 284} {y + 150} '
        f'V{y + 190} H{x + 60}" '
        f'stroke="{pipe}" stroke-width="4.5" fill="none" stroke-linejoin="round"/>{lamps_on}')


def _forms(air: Climate, x: int, y: int) -> str:
    """A rack of forms; fuller in a cold office."""
    sheets = "".join(
        f'<rect x="{x - 26 + (i % 2) * 28}" y="{y - 106 + (i // 2) * 32}" width="24" height="28" rx="2" '
        f'fill="#fffaf0"/>'
        f'<path d="M{x - 22 + (i % 2) * 28} {y - 98 + (i // 2) * 32} h15 m-15 6 h12" stroke="#8a8f86" '
        f'stroke-width="2"/>'
        for i in range(2 + round(4 * air.falling())))
    rack, rail = darker(air.tones.frame, 0.1), darker(air.tones.frame, 0.4)
    return (f'<path d="M{x - 34} {y - 112} h66 v112 h-66Z" fill="{rack}"/>'
            f'<path d="M{x - 30} {y - 76} h58 M{x - 30} {y - 44} h58" stroke="{rail}" stroke-width="3"/>{sheets}')
