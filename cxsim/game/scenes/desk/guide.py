"""A colleague who shows the desk during the first shift: one remark at a time, when there is something to see.

What she says follows from the moment alone, so a shift that was left goes on where it was. Nothing waits for her, and
nothing has to be pressed to be rid of her: a remark stays until the next thing is said or done, and comes once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, Protocol

import pygame

from cxsim.game.layout.box import Box, Inset
from cxsim.game.layout.leaves import Picture, Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.people.generate import in_uniform, person
from cxsim.game.people.heads import head_picture
from cxsim.game.people.mood import CONTENT
from cxsim.game.people.person import Person
from cxsim.game.rooms.catalogue import room
from cxsim.game.theme.edges import draw_card, draw_pointer
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.facts import Wrapper
from cxsim.game.widgets.node import Kind, Node
from cxsim.game.words import Words
from cxsim.live.observation import Observation

Place = Literal["", "answers", "guest", "rules", "act", "pills", "at-hand", "use:hint", "say:coach", "leave"]
"""What can be pointed at: a card of the desk, or a control by its key."""
YOU: Final = "you"
HEAD_PX: Final = 46


@dataclass(frozen=True)
class Remark:
    """Something that she says: the end of its line id, and what she points at."""

    key: str
    at: Place = ""


class Seen(Protocol):
    """A shift, as far as she looks at it."""

    def observe(self) -> Observation:
        """What can be seen now."""
        ...


class Guide:
    """Chooses what is said at a moment of the shift."""

    def __init__(self, shift: Seen) -> None:
        self._shift = shift
        self._said: dict[str, int] = {}
        """When each remark came first, in decisions of the shift."""

    def remark(self, is_heard_out: bool) -> Remark | None:
        """What she says now; ``is_heard_out`` when nobody speaks and something can be chosen."""
        now = self._shift.observe()
        for each in fitting(now, is_heard_out):
            if self._said.setdefault(each.key, now.decisions) == now.decisions:
                return each
        return None


def fitting(now: Observation, is_heard_out: bool) -> list[Remark]:
    """Everything that there is to show at a moment, the most important first."""
    here, customers = now.encounter, now.figures.served
    if now.is_over:
        return [Remark("end", "leave")]
    if here is None:
        start = "start-waiting" if now.queue else "start"
        return [Remark(start, "answers")] if customers == 0 else []
    if here.is_over:
        return [Remark("coach", "say:coach")] if is_heard_out and now.mode == "practice" else []
    said = sum(remark.who == YOU for remark in here.remarks)
    found: list[Remark] = []
    if not is_heard_out:
        found += [Remark("moved", "guest")] if said else [Remark("listen", "guest")]
        return [*found, Remark("queue", "pills")] if now.queue and customers > 1 else found
    if any(choice.remedy is not None and not choice.locked for choice in here.choices):
        found.append(Remark("offer", "act"))
    if customers == 1:
        found.append(Remark("hint", "use:hint") if said else Remark("answers", "answers"))
    elif customers == 2:
        found.append(Remark("rules", "rules") if said else Remark("at-hand", "at-hand"))
    else:
        found.append(Remark("alone"))
    return found


def colleague() -> Person:
    """Lene, who shows the desk."""
    return in_uniform(person(7, 12), room("hotel", 0.9).air.tones.cloth)


class Said(Wrapper):
    """What she says, beside her face."""

    def __init__(self, remark: Remark, words: Words) -> None:
        self.remark = remark
        self.name = words("tutorial.colleague")
        self.words = words(f"tutorial.mark.{remark.key}")
        said = Column([Text(self.name, Role.LABEL, "act"), Text(self.words, Role.FACT)], 0, grows=True)
        head = Picture(HEAD_PX, HEAD_PX, self._paint_head, with_text=True)
        super().__init__([Inset(Row([head, said], 12), sides=14, ends=10)])

    def _node(self) -> Node:
        return Node(Kind.SPEECH, self.name, self.words)

    def _paint_head(self, target: pygame.Surface, look: Look, rect: pygame.Rect) -> None:
        side = min(rect.size)
        target.blit(head_picture(colleague(), CONTENT, side), rect.topleft)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        draw_card(target, look, self.rect, look.tokens.panel, look.tokens.brass, 14, shadow=80, edge=2.5)
        super()._paint(target, look)


def point_at(target: pygame.Surface, look: Look, remark: Remark, places: dict[str, Box]) -> None:
    """Draw a ring round what she points at, where that is on the screen."""
    box = places.get(remark.at)
    if box is not None and all(box.rect.size):
        draw_pointer(target, look, box.rect)
