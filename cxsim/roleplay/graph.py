"""The flow of a story as one SVG: nodes and endings in layers, and how many of whom pass each way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple

from cxsim.roleplay.flow import PATIENCE, Edge, plain_edges
from cxsim.roleplay.layout import Pair, layered
from cxsim.roleplay.runs import Outcome
from cxsim.roleplay.story import Story

NODE_WIDTH: Final = 190
NODE_HEIGHT: Final = 46
COLUMN_WIDTH: Final = 230
LAYER_GAP: Final = 96
LINE_HEIGHT: Final = 13
MARGIN: Final = 40
HEAD: Final = 74
MIN_WIDTH: Final = 760
MAX_LABELS: Final = 5
LABELLED: Final = 2
"""Stretches of a line, from its beginning, on which its label may stand."""
TIP: Final = 12
CHARACTER_WIDTH: Final = 5.6
"""Of the label's font, about."""

SHOWN: Final = ("random", "skilled")
LEGEND: Final = (
    "R: share of random players who take this way, S: of skilled ones. "
    "↻: back to the same node. Endings: ● good, ■ mixed, ▲ poor; dashed: a trap of some policy."
)

INK: Final = "#2c2433"
DIM: Final = "#6a6072"
FILLS: Final = {"node": "#fff8ea", "start": "#f6e3bd", "good": "#d8efe3", "mixed": "#e8e6ee", "poor": "#f6d9d2"}
MARKS: Final = {"good": "●", "mixed": "■", "poor": "▲"}
"""Quality has a shape as well as a colour."""


def svg(story: Story, outcomes: Sequence[Outcome]) -> str:
    """Draw the flow of a story.

    Parameters
    ----------
    outcomes
        Plays of any policies. Each way is marked with the share of random (R) and of skilled (S) players who took
        it, of all plays by such players.

    Returns
    -------
    str
        A complete SVG document, the same for the same input.
    """
    return _Picture(story, outcomes).svg()


class Area(NamedTuple):
    """A rectangle on the page, by the middle and half of its width."""

    middle: float
    half: float
    top: float
    bottom: float

    def overlap(self, other: Area) -> float:
        """Area that both cover."""
        wide = self.half + other.half - abs(self.middle - other.middle)
        wide = min(wide, 2 * self.half, 2 * other.half)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high)


class _Picture:
    """One drawing: the layout, and how many took each way."""

    def __init__(self, story: Story, outcomes: Sequence[Outcome]) -> None:
        self.story = story
        self.policies = list(dict.fromkeys(each.policy for each in outcomes))
        self.shares = {kind: _shares([each for each in outcomes if each.player == kind]) for kind in SHOWN}
        for way in self.patience():
            for shares in self.shares.values():
                shares[way] = sum(share for edge, share in shares.items() if edge.target == way.target)
        self.names = [*story.nodes, *story.endings]
        self.ways: dict[Pair, list[Edge]] = {}
        for edge in [*plain_edges(story), *self.patience()]:
            self.ways.setdefault((edge.source, edge.target), []).append(edge)
        self.drawn = layered(self.names, self.ways, story.start, story.endings)
        most = max((len(ways) for ways in self.ways.values()), default=1)
        self.layer_height = NODE_HEIGHT + LAYER_GAP + LINE_HEIGHT * min(most, MAX_LABELS)
        self.taken = [self.area(name) for name in self.names]
        """What a label must not cover: boxes with the arrows above them, and the labels drawn so far."""
        self.rounds = {name: [f"↻ {self.label(way)}" for way in self.ways.get((name, name), ())] for name in self.names}
        """Choices that lead back to their own node, which have no line: they stand below its box."""
        self.taken += [self.area_of_rounds(name) for name, words in self.rounds.items() if words]

    def patience(self) -> list[Edge]:
        """From the interruption to the ending when patience is used up; drawn once, not from every node."""
        opening = self.story.opening
        if opening.interruption is None or opening.walks_out is None:
            return []
        return [Edge(opening.interruption, PATIENCE, opening.walks_out)]

    def svg(self) -> str:
        rightmost = max(each.middle + each.half for each in self.taken)
        width = max(MIN_WIDTH, 2 * MARGIN + NODE_WIDTH + (self.drawn.width - 1.0) * COLUMN_WIDTH, rightmost + MARGIN)
        height = HEAD + 2 * MARGIN + NODE_HEIGHT + (self.drawn.depth - 1.0) * self.layer_height
        name = escape(f"{self.story.title}: flow")
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}"'
            f' height="{height:.0f}" font-family="sans-serif" role="img" aria-label="{name}">',
            '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="11" markerHeight="11"'
            f' markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="{DIM}"/></marker></defs>',
            '<rect width="100%" height="100%" fill="#fffdf8"/>',
            svg_text(MARGIN, 34, self.story.title, 20, weight="bold", anchor="start"),
            svg_text(MARGIN, 56, LEGEND, 12, fill=DIM, anchor="start"),
        ]
        if self.policies:
            parts.append(svg_text(MARGIN, 73, "Policies: " + ", ".join(self.policies), 12, fill=DIM, anchor="start"))
        routes = [pair for pair in self.drawn.routes if pair in self.ways]
        parts += [self.edge(pair) for pair in routes]
        parts += [self.box(name) for name in self.names]
        parts += [self.labels(pair) for pair in routes]
        return "\n".join([*parts, "</svg>"]) + "\n"

    def at(self, place: tuple[float, float]) -> tuple[float, float]:
        """Middle of a place on the page."""
        x = MARGIN + NODE_WIDTH / 2 + place[0] * COLUMN_WIDTH
        return x, HEAD + MARGIN + NODE_HEIGHT / 2 + place[1] * self.layer_height

    def area(self, name: str) -> Area:
        """The box of a node, with room for the tip of an arrow."""
        x, y = self.at(self.drawn.places[name])
        return Area(x, NODE_WIDTH / 2, y - NODE_HEIGHT / 2 - TIP, y + NODE_HEIGHT / 2 + 2)

    def area_of_rounds(self, name: str) -> Area:
        """Where the choices stand that lead back to their own node: below the box, right of its middle."""
        x, y = self.at(self.drawn.places[name])
        half, top = 0.5 * CHARACTER_WIDTH * max(map(len, self.rounds[name])), y + NODE_HEIGHT / 2 + 4
        return Area(x + 8 + half, half, top, top + LINE_HEIGHT * len(self.rounds[name]))

    def points(self, pair: Pair) -> list[tuple[float, float]]:
        points = [self.at(place) for place in self.drawn.routes[pair]]
        up = -1.0 if pair in self.drawn.turned else 1.0
        points[0] = (points[0][0], points[0][1] + up * NODE_HEIGHT / 2)
        points[-1] = (points[-1][0], points[-1][1] - up * (NODE_HEIGHT / 2 + 2))
        return points

    def edge(self, pair: Pair) -> str:
        points = self.points(pair)
        path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
        for (x0, y0), (x1, y1) in pairwise(points):
            bend = (y1 - y0) / 2
            path += f" C{x0:.1f} {y0 + bend:.1f} {x1:.1f} {y1 - bend:.1f} {x1:.1f} {y1:.1f}"
        most = max(sum(shares.get(way, 0.0) for way in self.ways[pair]) for shares in self.shares.values())
        dash = ' stroke-dasharray="5 4"' if pair in self.drawn.turned else ""
        return (
            f'<path d="{path}" fill="none" stroke="{DIM}" stroke-width="{1.0 + 4.0 * min(1.0, most):.1f}"'
            f' stroke-opacity="0.7" marker-end="url(#tip)"{dash}/>'
        )

    def labels(self, pair: Pair) -> str:
        """Names and shares of the ways of one edge, on its line, clear of boxes and other labels where that can be."""
        words = [self.label(way) for way in self.ways[pair]]
        if len(words) > MAX_LABELS:
            words[MAX_LABELS - 1 :] = [f"and {len(words) - MAX_LABELS + 1} more"]
        half, height = 0.5 * CHARACTER_WIDTH * max(map(len, words)), float(LINE_HEIGHT * len(words))
        points = self.points(pair)
        places = [
            Area(x, half, y - height / 2, y + height / 2)
            for start, end in list(pairwise(points))[:LABELLED] for x, y in _along(start, end)
        ]  # fmt: skip
        chosen = min(places, key=lambda place: sum(place.overlap(other) for other in self.taken))
        self.taken.append(chosen)
        return "".join(
            svg_text(chosen.middle, chosen.top + LINE_HEIGHT * (number + 0.8), each, 11, halo=True)
            for number, each in enumerate(words)
        )

    def label(self, way: Edge) -> str:
        name = way.choice or "…"
        if not self.policies:
            return name
        figures = [f"{kind[0].upper()} {100.0 * shares.get(way, 0.0):.0f} %" for kind, shares in self.shares.items()]
        return f"{name}: {', '.join(figures)}"

    def box(self, name: str) -> str:
        x, y = self.at(self.drawn.places[name])
        ending = self.story.endings.get(name)
        if ending is None:
            lines = self.story.nodes[name].lines
            title, under = name, lines[0].text if lines else ""
            kind = "start" if name == self.story.start else "node"
            if name == self.story.opening.interruption:
                title = f"{name} (when patience ends)"
        else:
            kind, title, under = ending.quality, f"{MARKS[ending.quality]} {ending.title}", name
        left, top = x - NODE_WIDTH / 2, y - NODE_HEIGHT / 2
        corner = 9.0 if ending is None else NODE_HEIGHT / 2
        dash = ' stroke-dasharray="4 3"' if ending is not None and ending.policy_trap else ""
        return (
            f'<g><rect x="{left:.1f}" y="{top:.1f}" width="{NODE_WIDTH}" height="{NODE_HEIGHT}" rx="{corner:g}"'
            f' fill="{FILLS[kind]}" stroke="{INK}" stroke-width="1.2"{dash}/>'
            + svg_text(x, y - 4, shortened(title, 28), 12, weight="bold")
            + svg_text(x, y + 13, shortened(under, 32), 11, fill=DIM)
            + "</g>"
            + "".join(
                svg_text(x + 8, y + NODE_HEIGHT / 2 + 4 + LINE_HEIGHT * (n + 0.8), words, 11, anchor="start", halo=True)
                for n, words in enumerate(self.rounds[name])
            )
        )


def _along(start: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Places for a label on one stretch of a line: two thirds down first, then further and further from there."""
    (x0, y0), (x1, y1) = start, end
    for t in sorted((step / 40 for step in range(6, 36)), key=lambda t: abs(t - 0.62)):
        u = 1.0 - t
        bent = 3.0 * u * t * 0.5 * (y1 - y0)  # both control points lie half way between the ends
        yield (
            (u * u * u + 3.0 * u * u * t) * x0 + (3.0 * u * t * t + t * t * t) * x1,
            (u * u * u + 3.0 * u * u * t) * y0 + (3.0 * u * t * t + t * t * t) * y1 + bent * (u - t),
        )


def _shares(outcomes: Sequence[Outcome]) -> dict[Edge, float]:
    """How often each way was taken, per play."""
    plays = sum(each.plays for each in outcomes)
    taken: Counter[Edge] = Counter()
    for outcome in outcomes:
        for (source, choice, target), times in outcome.edges.items():
            taken[Edge(source, choice, target)] += times
    return {edge: times / plays for edge, times in taken.items()} if plays else {}


def shortened(words: str, longest: int) -> str:
    """Words in so many characters."""
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def svg_text(
    x: float, y: float, words: str, size: float, *, fill: str = INK, weight: str = "normal", anchor: str = "middle",
    halo: bool = False,
) -> str:  # fmt: skip
    """Words in a picture; with a halo over what lies below."""
    behind = ' stroke="#fffdf8" stroke-width="4" paint-order="stroke" stroke-linejoin="round"' if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="{weight}" fill="{fill}"'
        f' text-anchor="{anchor}"{behind}>{escape(words)}</text>'
    )
