"""Places the nodes of a flow in layers, so that most edges run downwards and few cross.

The usual four steps (Sugiyama, Tagawa & Toda 1981, remembered): turn edges that would close a circle, put every
node below all that lead to it, split long edges into short ones, and order each layer by the mean place of its
neighbours, sweeping down and up.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

Vertex: TypeAlias = Hashable
Pair: TypeAlias = tuple[str, str]
Neighbours: TypeAlias = "dict[Vertex, list[Vertex]]"

SWEEPS: Final = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything goes, in units of one node and one layer.

    Attributes
    ----------
    places
        Column (fractions allowed) and layer of each node.
    routes
        Points that each edge passes, from source to target.
    turned
        Edges that run upwards.
    """

    places: Mapping[str, tuple[float, float]]
    routes: Mapping[Pair, tuple[tuple[float, float], ...]]
    turned: frozenset[Pair]

    @property
    def width(self) -> float:
        """Columns needed."""
        return 1.0 + max(x for x, _ in self.places.values())

    @property
    def depth(self) -> float:
        """Layers needed."""
        return 1.0 + max(y for _, y in self.places.values())


def layered(nodes: Sequence[str], pairs: Iterable[Pair], start: str, last: Iterable[str]) -> Layout:
    """Lay a graph out.

    Parameters
    ----------
    nodes
        In the order in which they are wanted where nothing else decides.
    last
        Nodes for the lowest layer.
    """
    edges = [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1]]
    turned = _turned(nodes, edges, start)
    forward = [(b, a) if (a, b) in turned else (a, b) for a, b in edges]
    depth = _layers(nodes, forward)
    deepest = max(depth.values())
    for node in last:
        depth[node] = max(deepest, 1)
    order, chains = _split(nodes, forward, depth)
    _untangle(order, chains)
    column = _columns(order, chains)
    places = {node: (column[node], float(depth[node])) for node in nodes}
    routes: dict[Pair, tuple[tuple[float, float], ...]] = {}
    for pair, way in zip(edges, forward, strict=True):
        points = [
            (column[vertex], float(depth[way[0]] + number)) if vertex not in places else places[str(vertex)]
            for number, vertex in enumerate(chains[way])
        ]
        routes[pair] = tuple(points[::-1] if pair in turned else points)
    return Layout(places, routes, frozenset(turned))


def _turned(nodes: Sequence[str], edges: Sequence[Pair], start: str) -> set[Pair]:
    """Edges that lead back to a node still open in a walk in depth: turning them leaves no circle."""
    targets: dict[str, list[str]] = {node: [] for node in nodes}
    for a, b in edges:
        targets[a].append(b)
    state = dict.fromkeys(nodes, "new")
    turned: set[Pair] = set()
    for first in (start, *nodes):
        if state[first] != "new":
            continue
        state[first] = "open"
        stack = [(first, iter(targets[first]))]
        while stack:
            node, rest = stack[-1]
            target = next(rest, None)
            if target is None:
                state[node] = "done"
                stack.pop()
            elif state[target] == "open":
                turned.add((node, target))
            elif state[target] == "new":
                state[target] = "open"
                stack.append((target, iter(targets[target])))
    return turned


def _layers(nodes: Sequence[str], forward: Sequence[Pair]) -> dict[str, int]:
    """Longest way from a node that nothing leads to."""
    waiting = dict.fromkeys(nodes, 0)
    for _, b in forward:
        waiting[b] += 1
    depth = dict.fromkeys(nodes, 0)
    free = [node for node in nodes if waiting[node] == 0]
    while free:
        node = free.pop(0)
        for a, b in forward:
            if a == node:
                depth[b] = max(depth[b], depth[node] + 1)
                waiting[b] -= 1
                if waiting[b] == 0:
                    free.append(b)
    return depth


def _split(
    nodes: Sequence[str], forward: Sequence[Pair], depth: Mapping[str, int]
) -> tuple[list[list[Vertex]], dict[Pair, list[Vertex]]]:
    """Order of each layer, with a bend for each layer that an edge passes; and the vertices of each edge."""
    order: list[list[Vertex]] = [[] for _ in range(max(depth.values()) + 1)]
    for node in nodes:
        order[depth[node]].append(node)
    chains: dict[Pair, list[Vertex]] = {}
    for a, b in forward:
        bends: list[Vertex] = [(a, b, layer) for layer in range(depth[a] + 1, depth[b])]
        if (a, b) not in chains:
            for number, bend in enumerate(bends):
                order[depth[a] + 1 + number].append(bend)
        chains[a, b] = [a, *bends, b]
    return order, chains


def _neighbours(chains: Mapping[Pair, Sequence[Vertex]]) -> tuple[Neighbours, Neighbours]:
    """What stands directly above and below each vertex."""
    above: Neighbours = {}
    below: Neighbours = {}
    for chain in chains.values():
        for upper, lower in pairwise(chain):
            above.setdefault(lower, []).append(upper)
            below.setdefault(upper, []).append(lower)
    return above, below


def _untangle(order: list[list[Vertex]], chains: Mapping[Pair, Sequence[Vertex]]) -> None:
    """Order each layer by the mean place of its neighbours above, then below, and so on."""
    above, below = _neighbours(chains)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        neighbours = above if down else below
        for layer in order if down else reversed(order):
            place = {vertex: number / max(1, len(row) - 1) for row in order for number, vertex in enumerate(row)}
            layer.sort(key=lambda vertex: _mean([place[each] for each in neighbours.get(vertex, [])], place[vertex]))


def _columns(order: Sequence[Sequence[Vertex]], chains: Mapping[Pair, Sequence[Vertex]]) -> dict[Vertex, float]:
    """Columns: neighbours pull, and nothing comes nearer than one column (half a column for bends)."""
    above, below = _neighbours(chains)
    column = {vertex: float(number) for row in order for number, vertex in enumerate(row)}
    for sweep in range(SWEEPS):
        neighbours = above if sweep % 2 == 0 else below
        for row in order:
            wanted = [_mean([column[n] for n in neighbours.get(each, [])], column[each]) for each in row]
            gaps = [_gap(a, b) for a, b in pairwise(row)]
            for each, x in zip(row, _spread(wanted, gaps), strict=True):
                column[each] = x
    least = min(column.values())
    return {vertex: x - least for vertex, x in column.items()}


def _gap(a: Vertex, b: Vertex) -> float:
    """Least distance of two neighbours in a layer: a node needs room, a bend of an edge hardly any."""
    nodes = isinstance(a, str) + isinstance(b, str)
    return (0.25, 0.6, 1.0)[nodes]


def _spread(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Places near the wanted ones that keep their order and distance: pushed right, then back by half the push."""
    places = list(wanted)
    for i, gap in enumerate(gaps):
        places[i + 1] = max(places[i + 1], places[i] + gap)
    shift = sum(place - want for place, want in zip(places, wanted, strict=True)) / len(places)
    return [place - shift for place in places]


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise
