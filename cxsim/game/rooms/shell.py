"""The shell of a room: wall, windows with blinds, wainscot, floor, lamps, falling light, and what most rooms have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxsim.game.rooms import things
from cxsim.game.rooms.climate import FLOOR_TOP, LEFT, RIGHT, WALL_BOTTOM, WIDTH, Climate
from cxsim.game.rooms.room import CLOCK_SCALE
from cxsim.game.theme.colour import darker, lighter
from cxsim.game.theme.svg import band, glow, vertical

WIDE_GLASS = 170
"""Windows this wide stand so close that only every other one throws a shaft of light."""
Window = tuple[int, int, int, int]
"""x, y, width and height of the glass."""


def wall(air: Climate, cornice: bool = True) -> str:
    """SVG of the wall with its cornice."""
    tones = air.tones
    parts = [f'<defs>{vertical("wall", tones.wall_top, tones.wall_bottom)}</defs>'
             f'<rect x="{LEFT}" y="0" width="{WIDTH}" height="{WALL_BOTTOM}" fill="url(#wall)"/>']
    if cornice:
        parts.append(
            f'<rect x="{LEFT}" width="{WIDTH}" height="34" fill="{darker(tones.wall_top, 0.12)}"/>'
            f'<rect x="{LEFT}" y="30" width="{WIDTH}" height="9" fill="{lighter(tones.wall_bottom, 0.4)}"/>'
            f'<defs>{vertical("cornice", "#000000", "#000000", 0.16, 0.0)}</defs>'
            f'<rect x="{LEFT}" y="39" width="{WIDTH}" height="60" fill="url(#cornice)"/>')
    return "".join(parts)


def pilasters(air: Climate, places: Sequence[int]) -> str:
    """SVG of flat pillars on the wall."""
    lit, deep = lighter(air.tones.wall_bottom, 0.25), darker(air.tones.wall_top, 0.25)
    return "".join(
        f'<rect x="{x - 9}" y="40" width="18" height="296" fill="{lit}" fill-opacity=".45"/>'
        f'<rect x="{x - 9}" y="40" width="5" height="296" fill="{deep}" fill-opacity=".3"/>' for x in places)


def windows(air: Climate, places: Sequence[Window], view: Callable[[Climate, Window], str], arched: bool) -> str:
    """SVG of windows: sky, the view, blinds that come down as the room grows cold, frame and sill."""
    parts = [f'<defs>{vertical("sky", air.mixed("#c7d3de", "#bfe0df"), air.mixed("#dfe6ec", "#ffeec6"))}'
             f'{glow("sun", "#fff3cf", 0.95 * air.warmth)}</defs>']
    return "".join(parts) + "".join(_window(air, place, view, arched) for place in places)


def _window(air: Climate, place: Window, view: Callable[[Climate, Window], str], arched: bool) -> str:
    x, y, w, h = place
    frame, r = air.tones.frame, (w / 2 if arched else 4.0)
    if arched:
        edge = f"M{x} {y + h} V{y + r} A{r} {r} 0 0 1 {x + w} {y + r} V{y + h}Z"
    else:
        edge = f"M{x} {y} H{x + w} V{y + h} H{x}Z"
    bars = f"M{x + w / 2} {y} V{y + h} M{x} {y + h * 0.46:.0f} H{x + w}"
    return (
        f'<path d="{edge}" fill="url(#sky)"/>'
        f'<circle cx="{x + w * 0.62:.0f}" cy="{y + h / 2:.0f}" r="50" fill="url(#sun)"/>{view(air, place)}'
        f'<path d="{bars}" stroke="{frame}" stroke-width="6"/>'
        f'<path d="M{x + 14} {y + r + 30:.0f} L{x + 44} {y + r:.0f} V{y + r + 66:.0f} L{x + 14} {y + r + 96:.0f}Z" '
        f'fill="#ffffff" fill-opacity="{0.25 * air.warmth:.2f}"/>{_blinds(air, place, r if arched else 0.0)}'
        f'<path d="{edge}" fill="none" stroke="{frame}" stroke-width="13" stroke-linejoin="round"/>'
        f'<path d="{edge}" fill="none" stroke="{lighter(frame, 0.3)}" stroke-width="2" stroke-opacity=".5"/>'
        f'<rect x="{x - 14}" y="{y + h - 2}" width="{w + 28}" height="12" rx="4" fill="{lighter(frame, 0.2)}"/>'
    )


def _blinds(air: Climate, place: Window, arch: float) -> str:
    drop = air.falling(gone=0.9)
    if drop <= 0.05:
        return ""
    x, y, w, h = place
    slat, gap = air.mixed("#d6dce2", "#efe3cc"), air.mixed("#a9b3bd", "#cdbb9c")
    parts = []
    if arch:
        parts.append(f'<path d="M{x + 6} {y + arch + 2:.0f} A{arch - 6} {arch - 6} 0 0 1 {x + w - 6} '
                     f'{y + arch + 2:.0f}Z" '
                     f'fill="{gap}"/>')
    top = y + arch
    end = top + (h - arch - 8) * drop
    line = top
    while line < end:
        parts.append(f'<rect x="{x + 5}" y="{line:.0f}" width="{w - 10}" height="8" fill="{slat}"/>'
                     f'<rect x="{x + 5}" y="{line + 7:.0f}" width="{w - 10}" height="2.5" fill="{gap}"/>')
        line += 11
    cords = f"M{x + w * 0.25:.0f} {y + arch * 0.6:.0f} V{end:.0f} M{x + w * 0.75:.0f} {y + arch * 0.6:.0f} V{end:.0f}"
    return "".join(parts) + f'<path d="{cords}" stroke="{gap}" stroke-width="2"/>'


def hills(air: Climate, place: Window) -> str:
    """The view of a country house: hills and cypresses."""
    x, y, w, h = place
    a, e, b = x + 6, x + w - 6, y + h - 4
    far, near = air.mixed("#b4c0c8", "#b3cbb4"), air.mixed("#98a7ae", "#7fa887")
    tree = air.mixed("#7f9198", "#56876a")
    trees = []
    for i in range(max(2, w // 44)):
        tx, height = a + 22 + i * 41, 48 + (i * 29 + x % 90) % 34
        if tx < e - 8:
            trees.append(f'<path d="M{tx - 8} {b - 26} Q{tx - 10} {b - 26 - height * 0.6:.0f} {tx} {b - 26 - height} '
                         f'Q{tx + 10} {b - 26 - height * 0.6:.0f} {tx + 8} {b - 26}Z" fill="{tree}"/>')
    return (
        f'<path d="M{a} {b} V{b - 72} Q{x + w * 0.3:.0f} {b - 112} {x + w * 0.6:.0f} {b - 78} Q{x + w * 0.8:.0f} '
        f'{b - 62} {e} '
        f'{b - 88} V{b}Z" fill="{far}"/><path d="M{a} {b} V{b - 40} Q{x + w * 0.4:.0f} {b - 62} {e} {b - 34} V{b}Z" '
        f'fill="{near}"/>' + "".join(trees))


def city(air: Climate, place: Window) -> str:
    """The view of a town: houses before hills."""
    x, y, w, h = place
    a, e, b = x + 6, x + w - 6, y + h - 4
    far, near = air.mixed("#aebac4", "#a9c7b0"), air.mixed("#8e9dab", "#8fb0a4")
    houses = []
    for i in range((w - 12) // 27):
        top = 48 + (i * 37 + x % 50) % 62
        houses.append(f'<rect x="{a + i * 27}" y="{b - top}" width="21" height="{top}" fill="{near}" '
                      f'fill-opacity=".85"/>'
                      f'<path d="M{a + 5 + i * 27} {b - top + 9} h4 m4 0 h4 M{a + 5 + i * 27} {b - top + 21} h4 '
                      f'm4 0 h4" '
                      f'stroke="#fff2cf" stroke-opacity=".7" stroke-width="4"/>')
    return (f'<path d="M{a} {b} V{b - 52} Q{x + w * 0.35:.0f} {b - 104} {x + w * 0.62:.0f} {b - 74} '
            f'Q{x + w * 0.85:.0f} {b - 50} {e} {b - 70} V{b}Z" fill="{far}"/>' + "".join(houses))


def wainscot(air: Climate, step: int = 94) -> str:
    """SVG of the panelled lower wall."""
    colour = air.tones.wainscot
    panels = "".join(f'<rect x="{x}" y="354" width="{step - 16}" height="36" '
                     f'rx="3"/>' for x in range(LEFT + 8, RIGHT, step))
    return (
        f'<rect x="{LEFT}" y="340" width="{WIDTH}" height="66" fill="{colour}"/>'
        f'<rect x="{LEFT}" y="336" width="{WIDTH}" height="8" fill="{lighter(colour, 0.25)}"/>'
        f'<rect x="{LEFT}" y="398" width="{WIDTH}" height="9" fill="{darker(colour, 0.3)}"/>'
        f'<g fill="none" stroke="{darker(colour, 0.25)}" stroke-width="2.5">{panels}</g>')


def floor(air: Climate, tiles: bool = False) -> str:
    """SVG of the floor with joints that run to one vanishing point."""
    near, far = air.tones.floor_near, air.tones.floor_far
    joint = darker(near, 0.2)
    step, spread = (70, 228) if tiles else (46, 150)
    lines = "".join(f"M{640 + i * step} {FLOOR_TOP} L{640 + i * spread} 720 " for i in range(-22, 23))
    rows = (414, 424, 438, 458, 486, 526, 584) if tiles else (418, 436, 462, 500, 552)
    cross = "".join(f"M{LEFT} {y} H{RIGHT} " for y in rows)
    return (
        f'<defs>{vertical("floor", near, far)}</defs>'
        f'<rect x="{LEFT}" y="{FLOOR_TOP}" width="{WIDTH}" height="{720 - FLOOR_TOP}" fill="url(#floor)"/>'
        f'<path d="{lines}{cross}" stroke="{joint}" stroke-width="1.6" stroke-opacity=".30"/>')


def sun_on_floor(air: Climate, places: Sequence[Window]) -> str:
    """SVG of light lying below the windows."""
    if not air.warmth:
        return ""
    pools = "".join(f'<path d="M{x - 30} 414 L{x + w - 40} 414 L{x + w - 150} 530 L{x - 190} 530Z" fill="url(#pool)"/>'
                    for x, _, w, _ in places)
    return f'<defs>{vertical("pool", "#fff0c4", "#fff0c4", 0.62 * air.warmth, 0.0)}</defs>{pools}'


def light_and_shade(air: Climate, places: Sequence[Window]) -> str:
    """SVG of what falls over everything: shafts of sun, or the grey of tubes."""
    shafts = "".join(f'<path d="M{x} {y + 60} L{x + w} {y + 60} L{x + w - 190} 560 L{x - 260} 560Z" '
                     f'fill="url(#shaft)"/>'
                     for x, y, w, _ in places[::2 if places and places[0][2] >= WIDE_GLASS else 1])
    grey = 0.30 * air.falling()
    return (
        f'<defs>{band("shaft", "#fff2cc", 0.30 * air.warmth)}'
        f'{vertical("grey", "#1d2a3f", "#1d2a3f", grey * 0.07, grey)}</defs>'
        f'{shafts if air.warmth > 0.05 else ""}<rect x="{LEFT}" width="{WIDTH}" height="720" fill="url(#grey)"/>')


def lamps(air: Climate, places: Sequence[int]) -> str:
    """SVG of brass lamps that dim, and of tubes that come on, as the room grows cold."""
    brass, shine = air.tones.metal, air.rising(0.1)
    parts = [f'<defs>{glow("lamp", "#ffdf9c", 0.75 * shine)}</defs>']
    tube = air.falling(gone=0.8)
    if tube:
        parts += [f'<path d="M{x} 14 h150 l-14 14 h-122Z" fill="#f7fbff" fill-opacity="{tube:.2f}"/>'
                  for x in range(LEFT + 60, RIGHT, 300)]
    if shine:
        parts += [
            f'<circle cx="{x}" cy="84" r="64" fill="url(#lamp)"/><path d="M{x} 30 V64" stroke="#7a5528" '
            f'stroke-width="3"/>'
            f'<path d="M{x - 24} 84 Q{x - 20} 60 {x} 60 Q{x + 20} 60 {x + 24} 84Z" fill="{brass}"/>'
            f'<ellipse cx="{x}" cy="84" rx="24" ry="5" fill="#fff0c9" fill-opacity="{0.25 + 0.75 * shine:.2f}"/>'
            for x in places]
    return "".join(parts)


def wall_clock(air: Climate, at: tuple[int, int]) -> str:
    """SVG of the clock on the wall, without its hands."""
    return things.placed(*at, CLOCK_SCALE, things.wall_clock(air.tones.frame))


def camera(air: Climate, x: int) -> str:
    """SVG of the camera that comes with the cold."""
    return things.placed(x, 62, 1.0, things.camera(), air.falling(0.55, 0.35))


def plant(air: Climate, x: int, y: int, size: float, pot: str = things.CLAY) -> str:
    """SVG of a plant, with leaves as the room is warm."""
    return things.placed(x, y, size, things.plant(4 + air.count(9), pot), air.rising(0.15, 0.3))
