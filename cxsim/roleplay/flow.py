"""The flow of a story as a graph: who leads where, whatever the conditions say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from cxsim.roleplay.story import BACK, Story

PATIENCE: Final = "(patience)"
"""Label of the edges that patience takes when it ends."""


class Edge(NamedTuple):
    """A way from a node: by a choice, by itself (empty ``choice``), or because patience ends."""

    source: str
    choice: str
    target: str


def edges(story: Story) -> list[Edge]:
    """Every way there is, in the order of the file; ``back`` leads to every node where patience may have cut in."""
    reached = reachable(_edges(story, []), [story.start])
    return _edges(story, [name for name in _interruptible(story) if name in reached])


def plain_edges(story: Story) -> list[Edge]:
    """Every way there is but those of patience: what a drawing can show without becoming a knot."""
    return _edges(story, [], with_patience=False)


def _edges(story: Story, talk: list[str], *, with_patience: bool = True) -> list[Edge]:
    """Every way there is, if ``back`` leads to ``talk``."""
    found: list[Edge] = []
    for node in story.nodes.values():
        for choice in node.choices:
            for target in _targets(choice.goes, (branch.goes for branch in choice.instead), talk):
                found.append(Edge(node.name, choice.name, target))
        if node.goes is not None:
            for target in _targets(node.goes, (branch.goes for branch in node.instead), talk):
                found.append(Edge(node.name, "", target))
    opening = story.opening
    for name in _talking(story) if with_patience else ():
        for cut in (opening.interruption, opening.walks_out):
            if cut is not None:
                found.append(Edge(name, PATIENCE, cut))
    return list(dict.fromkeys(found))


def reachable(edges_: Iterable[Edge], start: Iterable[str]) -> set[str]:
    """Everything that can be reached from some nodes, themselves included."""
    ways: dict[str, list[str]] = {}
    for edge in edges_:
        ways.setdefault(edge.source, []).append(edge.target)
    found, waiting = set(start), list(start)
    while waiting:
        for target in ways.get(waiting.pop(), []):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def leads_to_an_ending(edges_: Iterable[Edge], endings: Mapping[str, object]) -> set[str]:
    """Every node from which some ending can be reached, and the endings."""
    return reachable([Edge(edge.target, edge.choice, edge.source) for edge in edges_], list(endings))


def _talking(story: Story) -> Iterator[str]:
    """Nodes whose choices cost the counterpart's patience."""
    for node in story.nodes.values():
        if node.choices and node.facing == story.counterpart and node.name != story.opening.interruption:
            yield node.name


def _interruptible(story: Story) -> list[str]:
    """Nodes that patience can cut off: talk with the counterpart without a pause before it."""
    return [
        node.name for node in story.nodes.values()
        if node.facing == story.counterpart and node.later_min == 0.0 and not node.new_contact
        and node.name not in (story.opening.interruption, story.start)
    ]  # fmt: skip


def _targets(goes: str, instead: Iterable[str], talk: list[str]) -> Iterator[str]:
    for target in (*instead, goes):
        if target == BACK:
            yield from talk
        else:
            yield target
