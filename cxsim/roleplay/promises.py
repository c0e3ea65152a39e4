"""Which promises of a story can be kept where its time goes on: there a live shift breaks off, and a call comes due."""

from __future__ import annotations

from collections.abc import Mapping

from cxsim.roleplay.story import Node, Story


def kept_later(story: Story) -> Mapping[str, frozenset[str]]:
    """Nodes before which time passes, each with the promises that can be kept from there before time passes again.

    Promises made to others than the counterpart are left out: nobody waits for a call.
    """
    made = promises_to_counterpart(story)
    found = {name: _kept_from(story, name) & made for name, node in story.nodes.items() if node.later_min > 0.0}
    return {name: promises for name, promises in found.items() if promises}


def promises_to_counterpart(story: Story) -> frozenset[str]:
    """Promises that some choice makes to the counterpart."""
    return frozenset(
        name
        for node in story.nodes.values() if node.facing == story.counterpart
        for choice in node.choices for name in choice.promises
    )  # fmt: skip


def _kept_from(story: Story, start: str) -> frozenset[str]:
    kept: set[str] = set()
    seen, waiting = {start}, [start]
    while waiting:
        node = story.nodes[waiting.pop()]
        kept.update(name for choice in node.choices for name in choice.keeps)
        ahead = {name for name in _ways(node) if name in story.nodes and story.nodes[name].later_min == 0.0}
        waiting += ahead - seen
        seen |= ahead
    return frozenset(kept)


def _ways(node: Node) -> set[str]:
    """Where a node leads."""
    ways = {branch.goes for branch in node.instead}
    if node.goes is not None:
        ways.add(node.goes)
    for choice in node.choices:
        ways |= {choice.goes, *(branch.goes for branch in choice.instead)}
    return ways
