"""Rules that a screen keeps at every size of window and text; each fault names the box that breaks one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.scroll import BAR, STANDS_OUT, Scroll
from cxsim.game.theme.edges import ring_reach
from cxsim.game.widgets.control import Control
from cxsim.game.widgets.stage import Stage

HD, QHD = (1280, 720), (2560, 1440)
EIGHT = [(size, text, contrast) for size in (HD, QHD) for text in (100, 200) for contrast in (False, True)]
"""The settings in which every screen is looked at: window, size of text, high contrast."""
NEVER_WRITTEN = ("'", '"', "...", "{", "}", " - ", " ,", " .")
"""What no line on the screen has: straight quotes, dots for an ellipsis, fields that were not filled."""


def faults(stage: Stage) -> list[str]:
    """Whatever is wrong with how a screen lies, read from its boxes; focus and scrolling stay."""
    return [*_outside(stage), *_cut(stage), *_meeting(stage), *_small(stage), *_signs(stage)]


def _outside(stage: Stage) -> Iterator[str]:
    """Boxes that stand out of what holds them, and words under the bar of what scrolls them."""
    window = pygame.Rect((0, 0), stage.size)
    yield from (f"{_named(stage.root)} is outside the window" for _ in [0] if not window.contains(stage.root.rect))
    for box in stage.root.walk():
        if isinstance(box, Scroll):
            inner, right = box.children[0].rect, box.rect.right - (stage.look.px(BAR) if box.furthest else 0)
            if inner.x < box.rect.x or inner.right > right:
                yield f"what scrolls in {_named(box)} is {inner} and may reach to {right}"
            continue
        place = window if box is stage.root else box.rect  # a frame may hang something in its margin
        for child in box.children:
            if all(child.rect.size) and not place.contains(child.rect):
                yield f"{_named(child)} at {child.rect} stands out of {_named(box)} at {box.rect}"


def _cut(stage: Stage) -> Iterator[str]:
    """Words that need more room than they have, and words broken in the middle."""
    for text in _texts(stage):
        lines, look = text.lines(stage.look, text.rect.width), stage.look
        if len(lines) * look.line_height(text.role) > text.rect.height + 1:
            yield f"{text.text!r} needs more lines than {text.rect} has"
        if max(look.fonts.width(line, text.role) for line in lines) > text.rect.width + 1:
            yield f"{text.text!r} is wider than {text.rect}"
        broken = sum(len(line.split()) for line in lines) - sum(line.endswith("-") for line in lines)
        if broken > len(text.text.split()):
            yield f"{text.text!r} is broken inside a word: {lines}"


def _meeting(stage: Stage) -> Iterator[str]:
    """Boxes beside one another that overlap, and controls that do."""
    for box in stage.root.walk():
        there = [child for child in box.children if child.rect.size != (0, 0)]
        for one, other in combinations(there, 2):
            if one.rect.colliderect(other.rect):
                yield f"{_named(one)} at {one.rect} meets {_named(other)} at {other.rect}"
    for first, second in combinations(stage.controls, 2):
        if first.rect.colliderect(second.rect) and _place(stage, first) is _place(stage, second):
            yield f"{first.key} meets {second.key}"


def _small(stage: Stage) -> Iterator[str]:
    """Controls that are hard to hit."""
    for control in stage.controls:
        if min(control.rect.size) < stage.look.target:
            yield f"{control.key} is only {control.rect.size}"


def _signs(stage: Stage) -> Iterator[str]:
    """Signs without a glyph, and signs that are no typography."""
    for text in _texts(stage):
        for line in text.lines(stage.look, text.rect.width):
            missing = stage.look.fonts.missing(line, text.role)
            if missing:
                yield f"{line!r} has no glyphs for {missing}"
            yield from (f"{line!r} has {sign!r}" for sign in NEVER_WRITTEN if sign in line)


def ring_faults(stage: Stage) -> list[str]:
    """Controls whose focus ring is cut off, lies over another control, or that do not come whole into sight."""
    found, before = [], stage.focus
    look, window, reach = stage.look, pygame.Rect((0, 0), stage.size), ring_reach(stage.look)
    for control in stage.controls:
        stage.focus_on(control.key)
        drawn = control._drawn(look)
        ring, scroll = drawn.inflate(2 * reach, 2 * reach), _place(stage, control)
        sight = window if scroll is None else scroll.rect.inflate(2 * look.px(STANDS_OUT), 0).clip(window)
        seen = ring.clip(sight)
        if ring.height <= sight.height and seen.size != ring.size:
            found.append(f"the ring of {control.key} at {ring} is cut to {seen}")
        inner = drawn.inflate(2 * (reach - 1), 2 * (reach - 1))
        found += [f"the ring of {control.key} lies over {other.key}" for other in stage.controls
                  if other is not control and _place(stage, other) is scroll and inner.colliderect(other._drawn(look))]
    if before is not None:
        stage.focus_on(before.key)
    return found


def _texts(stage: Stage) -> Iterator[Text]:
    return (box for box in stage.root.walk() if isinstance(box, Text) and box.text)


def _place(stage: Stage, control: Control) -> Scroll | None:
    """What scrolls a control, if anything does."""
    return next((box for box in stage.root.walk() if isinstance(box, Scroll)
                 and any(inner is control for inner in box.walk())), None)


def _named(box: Box) -> str:
    said = getattr(box, "key", "") or getattr(box, "text", "") or getattr(box, "name", "")
    return f"{type(box).__name__} {said!r}" if isinstance(said, str) and said else type(box).__name__
