"""The picture of a flow can be read: every way has its label, and no label covers another or a box."""

from __future__ import annotations

from itertools import combinations, product
from xml.etree import ElementTree

import pytest

from cxsim.config.scenarios import load_policy
from cxsim.roleplay.flow import plain_edges
from cxsim.roleplay.graph import CHARACTER_WIDTH, LINE_HEIGHT, svg
from cxsim.roleplay.runs import outcomes
from cxsim.roleplay.shelf import company_of, list_roleplays, load_roleplay

SVG = "{http://www.w3.org/2000/svg}"
ROLEPLAYS = [each.name for each in list_roleplays() if each.origin == "shipped"][::7]
"""Some of every company."""
TOUCH_PX = 2.0
"""Less than the white ring around a label is no overlap."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def apart(a: Box, b: Box) -> bool:
    near = (a[2] - b[0], b[2] - a[0], a[3] - b[1], b[3] - a[1])
    return min(near) <= TOUCH_PX


@pytest.mark.parametrize("roleplay", ROLEPLAYS)
def test_labels_are_clear_of_boxes_and_of_each_other(roleplay: str) -> None:
    story = load_roleplay(roleplay).story
    found = list(outcomes(story, {"fear": load_policy("fear").levers}, company_of(story.company), plays=5, seed=1))
    root = ElementTree.fromstring(svg(story, found))
    boxes: list[Box] = []
    for each in root.iterfind(f"{SVG}g/{SVG}rect"):
        left, top, wide, high = (float(each.get(name, "")) for name in ("x", "y", "width", "height"))
        boxes.append((left, top, left + wide, top + high))
    labels: list[Box] = []
    for each in root.iterfind(f"{SVG}text"):
        if each.get("paint-order") == "stroke":
            x, y, half = float(each.get("x", "")), float(each.get("y", "")), len(each.text or "") * CHARACTER_WIDTH / 2
            x += half if each.get("text-anchor") == "start" else 0.0
            labels.append((x - half, y - 0.7 * LINE_HEIGHT, x + half, y + 0.1 * LINE_HEIGHT))
    words = "".join(root.itertext())
    assert len(boxes) == len(story.nodes) + len(story.endings)
    assert all(f"{edge.choice}: R " in words or "more" in words for edge in plain_edges(story) if edge.choice)
    assert all(apart(label, box) for label, box in product(labels, boxes))
    assert all(apart(one, other) for one, other in combinations(labels, 2))
