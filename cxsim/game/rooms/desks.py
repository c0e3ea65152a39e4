"""Counters, second desks and the rope of the queue."""

from __future__ import annotations

from itertools import pairwise

from cxsim.game.rooms.climate import LEFT, RIGHT, WIDTH, Climate
from cxsim.game.theme.colour import darker, lighter
from cxsim.game.theme.svg import vertical

COUNTER_Y = 528


def counter(air: Climate, y: int = COUNTER_Y) -> str:
    """SVG of the counter between the trainee and the customer, across the whole room."""
    top, front, metal = air.tones.counter, air.tones.counter_front, air.tones.metal
    grain = "".join(f"M{i * 170 + LEFT} {y + 12 + (i * 7) % 26} q70 -6 150 2 " for i in range(12))
    return (
        f'<defs>{vertical("counter-top", lighter(top, 0.18), lighter(top, 0.32))}'
        f'{vertical("counter-front", front, darker(front, 0.35))}'
        f'{vertical("counter-shade", "#1d1430", "#1d1430", 0.35, 0.0)}</defs>'
        f'<path d="M{LEFT} {y} H{RIGHT} V{y + 50} H{LEFT}Z" fill="url(#counter-top)"/>'
        f'<path d="M{LEFT} {y + 1} H{RIGHT}" stroke="{lighter(top, 0.6)}" stroke-width="3" stroke-opacity=".8"/>'
        f'<path d="{grain}" stroke="{darker(top, 0.12)}" stroke-width="1.6" fill="none" '
        f'stroke-opacity="{0.5 * air.warmth:.2f}"/>'
        f'<rect x="{LEFT}" y="{y + 48}" width="{WIDTH}" height="10" fill="{metal}"/>'
        f'<rect x="{LEFT}" y="{y + 48}" width="{WIDTH}" height="3" fill="#ffffff" fill-opacity=".4"/>'
        f'<rect x="{LEFT}" y="{y + 58}" width="{WIDTH}" height="200" fill="url(#counter-front)"/>'
        f'<rect x="{LEFT}" y="{y + 58}" width="{WIDTH}" height="22" fill="url(#counter-shade)"/>')


def second_desk(air: Climate, x: int, y: int, width: int, height: int = 126, name: str = "desk") -> str:
    """SVG of another desk in the room; (x, y) is the left end of its top."""
    wood = air.mixed("#6b7786", darker(air.tones.counter, 0.12)) if air.warmth < 1 else darker(air.tones.counter, 0.12)
    count = max(1, (width - 12) // 80)
    step = (width - 12) / count
    panels = "".join(f'<rect x="{x + 8 + i * step:.0f}" y="{y + 34}" width="{step - 10:.0f}" '
                     f'height="{height - 52}" rx="3"/>'
                     for i in range(count))
    return (
        f'<defs>{vertical(name, lighter(wood, 0.12), darker(wood, 0.18))}</defs>'
        f'<rect x="{x + 2}" y="{y + 16}" width="{width - 4}" height="{height - 16}" fill="url(#{name})"/>'
        f'<rect x="{x + 2}" y="{y + 16}" width="{width - 4}" height="8" fill="#000000" fill-opacity=".2"/>'
        f'<g fill="none" stroke="{darker(wood, 0.3)}" stroke-width="2.5">{panels}</g>'
        f'<rect x="{x + 2}" y="{y + height - 8}" width="{width - 4}" height="8" fill="#000000" fill-opacity=".25"/>'
        f'<rect x="{x - 4}" y="{y}" width="{width + 8}" height="19" rx="4" fill="{lighter(wood, 0.35)}"/>'
        f'<rect x="{x - 2}" y="{y}" width="{width + 4}" height="4" rx="2" fill="{lighter(wood, 0.6)}" '
        f'fill-opacity=".8"/>')


POSTS = ((756, 472, 66), (694, 493, 76), (622, 518, 90), (536, 550, 108))
"""Feet and height of the rope's posts."""


def rope(air: Climate) -> str:
    """SVG of the rope that a queue stands behind."""
    metal, cord = air.tones.metal, air.mixed("#4a5667", "#8f3d3a")
    cords = "".join(
        f"M{ax} {ay - ah * 0.9:.0f} Q{(ax + bx) / 2:.0f} {(ay + by) / 2 - bh * 0.45:.0f} {bx} {by - bh * 0.9:.0f} "
        for (ax, ay, ah), (bx, by, bh) in pairwise(POSTS))
    posts = "".join(
        f'<ellipse cx="{x}" cy="{y}" rx="{h * 0.17:.0f}" ry="{h * 0.05:.0f}" fill="{darker(metal, 0.35)}"/>'
        f'<path d="M{x} {y - 2} V{y - h}" stroke="{metal}" stroke-width="{h * 0.07:.1f}"/>'
        f'<path d="M{x - h * 0.012:.1f} {y - 4} V{y - h}" stroke="{lighter(metal, 0.5)}" '
        f'stroke-width="{h * 0.02:.1f}"/>'
        f'<circle cx="{x}" cy="{y - h}" r="{h * 0.07:.1f}" fill="{lighter(metal, 0.2)}"/>' for x, y, h in POSTS)
    return f'<path d="{cords}" stroke="{cord}" stroke-width="6" fill="none"/>{posts}'
