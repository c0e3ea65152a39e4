"""Things that stand and hang in rooms; each is SVG around its own foot point."""

from __future__ import annotations

from cxsim.game.theme.colour import darker, lighter

CLAY = "#b9623f"


def placed(x: float, y: float, size: float, svg: str, there: float = 1.0) -> str:
    """``svg`` with its foot at (x, y), ``size`` times as large.

    Nothing stands half there: below one half of ``there`` (0 to 1) it is not drawn at all.
    """
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({size:.3f})">{svg}</g>' if there >= 0.5 else ""


LEAVES = ((-64, 130), (-40, 170), (-16, 196), (12, 186), (36, 160), (60, 118), (-80, 90), (78, 84), (-52, 112),
          (-26, 128), (24, 122), (48, 96), (0, 104))
"""Angle and length of each leaf."""


def plant(leaves: int = 13, pot: str = CLAY) -> str:
    """A plant in a pot; fewer leaves for one that nobody waters."""
    parts = [f'<path d="M-30 -56 H30 L22 0 H-22Z" fill="{pot}"/><path d="M-30 -56 H-6 L-8 0 H-22Z" '
             f'fill="{darker(pot, 0.2)}"/><path d="M-34 -64 H34 V-52 H-34Z" fill="{lighter(pot, 0.12)}"/>']
    for i, (angle, length) in enumerate(LEAVES[:leaves]):
        green = "#2f6b52" if i % 2 else "#3f8464"
        tip = -length
        parts.append(
            f'<g transform="translate(0 -60) rotate({angle})"><path d="M0 0 V{tip + 50}" stroke="{darker(green, 0.2)}" '
            f'stroke-width="4"/><path d="M0 {tip + 64} C-30 {tip + 44} -28 {tip + 8} 0 {tip} C28 {tip + 8} 30 '
            f'{tip + 44} '
            f'0 {tip + 64}Z" fill="{green}"/><path d="M0 {tip + 64} C-30 {tip + 44} -28 {tip + 8} 0 {tip}Z" '
            f'fill="{darker(green, 0.14)}" fill-opacity=".7"/></g>')
    return "".join(parts)


BLOOMS = ((-26, -92, "#d9764a"), (4, -112, "#e8a94d"), (30, -88, "#cf8570"), (-6, -78, "#f2dcae"),
          (20, -124, "#d9764a"), (-34, -64, "#e8a94d"))


def flowers(blooms: int = 6) -> str:
    """A vase of flowers."""
    parts = []
    for x, y, colour in BLOOMS[:blooms]:
        parts.append(f'<path d="M0 -30 Q{x * 0.3:.0f} {y * 0.6:.0f} {x} {y}" stroke="#3f7a5c" stroke-width="4" '
                     f'fill="none"/>'
                     f'<circle cx="{x}" cy="{y}" r="14" fill="{colour}"/>'
                     f'<circle cx="{x - 3}" cy="{y + 3}" r="6" fill="{darker(colour, 0.25)}"/>')
    for angle in (-50, 44, -14):
        parts.append(f'<g transform="translate(0 -34) rotate({angle})"><path d="M0 0 C-16 -20 -12 -46 0 -58 C12 '
                     f'-46 16 -20 0 0Z" '
                     'fill="#3f8464"/></g>')
    return "".join(parts) + (
        '<path d="M-20 -46 H20 Q26 -20 16 0 H-16 Q-26 -20 -20 -46Z" fill="#e9ddc9"/>'
        '<path d="M-20 -46 H-4 Q-10 -20 -4 0 H-16 Q-26 -20 -20 -46Z" fill="#cdbda2"/>')


def bell(metal: str) -> str:
    """A desk bell."""
    deep = darker(metal, 0.4)
    return (
        '<ellipse cx="0" cy="2" rx="34" ry="7" fill="#1d1430" fill-opacity=".25"/>'
        f'<path d="M-28 0 C-28 -34 28 -34 28 0Z" fill="{metal}"/>'
        f'<path d="M8 -24 C20 -20 24 -10 24 -2 L16 -2 C16 -12 14 -18 8 -24Z" fill="{lighter(metal, 0.5)}"/>'
        f'<rect x="-33" y="-2" width="66" height="7" rx="3.5" fill="{deep}"/><path d="M0 -26 V-33" stroke="{deep}" '
        f'stroke-width="5"/><circle cx="0" cy="-35" r="5" fill="{lighter(metal, 0.25)}"/>')


def mug(stripe: str = "#b4502b", steam: float = 1.0) -> str:
    """A mug of tea; ``steam`` 0 to 1."""
    parts = [
        '<ellipse cx="22" cy="2" rx="40" ry="6" fill="#1d1430" fill-opacity=".2"/><rect y="-36" width="40" '
        'height="36" rx="7" '
        'fill="#f4ece0"/><rect y="-36" width="14" height="36" rx="7" fill="#dccdb8"/><path d="M40 -28 q16 2 12 '
        '14 q-4 8 -13 6" '
        f'stroke="#f4ece0" stroke-width="6" fill="none"/><rect x="4" y="-14" width="32" height="5" fill="{stripe}"/>']
    if steam > 0.05:
        parts.append('<path d="M12 -42 q-6 -8 0 -14 t0 -13 M24 -42 q-6 -8 0 -14 t0 -13" stroke="#fffaf0" '
                     'stroke-width="3" '
                     f'fill="none" stroke-opacity="{0.7 * steam:.2f}" stroke-linecap="round"/>')
    return "".join(parts)


def notice(colour: str = "#b3302f") -> str:
    """A printed notice on a stand."""
    return (f'<rect y="-62" width="84" height="60" rx="3" fill="#f1f4f7"/><rect y="-62" width="84" height="15" '
            f'fill="{colour}"/>'
            '<path d="M10 -36 h64 M10 -26 h52 M10 -16 h58" stroke="#66748a" stroke-width="3"/>'
            '<ellipse cx="42" cy="0" rx="46" ry="4" fill="#1d1430" fill-opacity=".2"/>')


def monitor(glass: str = "#343043", width: int = 58) -> str:
    """A small screen on a desk, seen from behind or aside."""
    half = width // 2
    return (f'<rect x="{-half}" y="-44" width="{width}" height="38" rx="4" fill="{glass}"/>'
            f'<path d="M{-half + 4} -40 h{width - 8}" stroke="#ffffff" stroke-opacity=".18" stroke-width="2"/>'
            f'<rect x="-7" y="-8" width="14" height="8" fill="{glass}"/>')


def table_lamp(metal: str, shine: float) -> str:
    """A lamp on a desk."""
    return (f'<path d="M0 0 v-34" stroke="{darker(metal, 0.4)}" stroke-width="4"/>'
            f'<path d="M-18 -32 q18 -30 36 0Z" fill="{lighter(metal, 0.25 * shine)}"/>')


def camera() -> str:
    """A camera under the ceiling with its lamp; hangs from its origin."""
    return (
        '<path d="M0 -30 V4" stroke="#3b4656" stroke-width="7"/>'
        '<rect x="-18" y="0" width="36" height="12" rx="4" fill="#3b4656"/><path d="M-28 12 H28 Q28 46 0 46 Q-28 '
        '46 -28 12Z" '
        'fill="#222b38"/><path d="M-18 16 Q-17 36 0 38" stroke="#6f7f90" stroke-width="4" fill="none" '
        'stroke-linecap="round"/>'
        '<circle cx="13" cy="24" r="14" fill="#ff3b30" fill-opacity=".25"/><circle cx="13" cy="24" r="6" '
        'fill="#ff3b30"/>'
        '<circle cx="11.5" cy="22.5" r="2" fill="#ffd9d4"/>')


def wall_clock(frame: str) -> str:
    """A round clock on the wall; its hands go with the time (`clock_hands`)."""
    ticks = "".join(f'<path d="M0 -25 V-21" transform="rotate({i * 30})" stroke="#4a3f52" '
                    f'stroke-width="2.4"/>' for i in range(12))
    return f'<circle r="33" fill="{frame}"/><circle r="28" fill="#fffaf0"/>{ticks}'


def clock_hands(minute: int) -> str:
    """The hands of that clock at a minute of the day."""
    return (f'<path d="M0 3 V-14" transform="rotate({minute % 720 / 2:.1f})" stroke="#2a2338" stroke-width="4.4" '
            f'stroke-linecap="round"/>'
            f'<path d="M0 4 V-21" transform="rotate({minute % 60 * 6})" stroke="#2a2338" stroke-width="2.8" '
            f'stroke-linecap="round"/>'
            '<circle r="3" fill="#b4502b"/>')


def books(count: int) -> str:
    """Books standing on a shelf, from the origin to the right."""
    colours = ("#b4502b", "#2c6a60", "#d99f3c", "#7c3040", "#4a5a73")
    return "".join(f'<rect x="{i * 17}" y="{-38 - (i * 7) % 11}" width="13" height="{38 + (i * 7) % 11}" '
                   f'fill="{colours[i % 5]}"/><rect x="{i * 17 + 3}" y="{-30 - (i * 7) % 11}" width="7" '
                   f'height="3" fill="#ffffff" '
                   'fill-opacity=".35"/>' for i in range(count))


def box(colour: str, width: int = 60, height: int = 44) -> str:
    """A cardboard or product box with a lit lid."""
    return (f'<path d="M{-width // 2} {-height} h{width} v{height} h{-width}Z" fill="{colour}"/>'
            f'<path d="M{-width // 2} {-height} l10 -12 h{width} l-10 12Z" fill="{lighter(colour, 0.25)}"/>'
            f'<path d="M{width // 2} {-height} l10 -12 v{height} l-10 12Z" fill="{darker(colour, 0.2)}"/>'
            f'<path d="M-6 {-height} v12 h12 v-12Z" fill="#ffffff" fill-opacity=".35"/>')


def stopwatch_stand() -> str:
    """The frame of a stopwatch on the counter; its numbers are text and drawn by the scene."""
    return ('<path d="M-68 14 L-54 2 H54 L68 14Z" fill="#2b3442"/><rect x="-84" y="-56" width="168" height="60" rx="9" '
            'fill="#1a202a" stroke="#56616f" stroke-width="3"/>')
