"""People who wait in a hall: they step up, look round, lose patience, and leave.

A figure costs a few milliseconds whenever its picture changes, so in a frame only a few people change theirs; the
others keep the last one for a moment longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pygame

from cxsim.game.motion import STEP_UP_S, eased
from cxsim.game.people.figure import Figure, top_of_head
from cxsim.game.people.mood import Mood
from cxsim.game.people.poses import Pose
from cxsim.game.rooms.queue import Spot, queue_spots
from cxsim.game.rooms.room import BakedRoom
from cxsim.game.scenes.desk.cast import seed_of
from cxsim.game.scenes.desk.view import Waiting
from cxsim.game.theme.moods import mood_mark, mood_picture

LEAVE_S: Final = 0.9
LOOKED_AT_A_FRAME: Final = 4
"""So many people are looked at in a frame for whether they look different now; one of them gets a new picture."""
MARKED: Final = 5
"""So many of the first in line carry a mark of their mood."""
MARK_PX: Final = 24
CALM: Final = (Pose.RELAX, Pose.PHONE, Pose.BAG, Pose.SUITCASE, Pose.PAPER, Pose.RELAX, Pose.PHONE)
RESTLESS: Final = (Pose.WATCH, Pose.FOLDED, Pose.FACE, Pose.WATCH, Pose.PHONE)
CROSS: Final = (Pose.HIPS, Pose.FOLDED, Pose.WATCH)
AWAY, TO_THE_DESK, TO_A_COLLEAGUE = (260, -20), (-190, 10), (-300, -20)
"""Where people go from their place in line: to the door at the right, to the trainee, or to the desk behind."""


def pose_of(mood: Mood, seed: int) -> Pose:
    """How somebody stands who feels like this; everyone has their own way of waiting."""
    poses = CROSS if mood.valence < -0.6 else RESTLESS if mood.valence < -0.15 else CALM
    return poses[seed % len(poses)]


@dataclass
class _Standing:
    """Somebody on the floor: where from, where to, and the picture that is drawn now."""

    who: Waiting
    seed: int
    spot: Spot
    x: float
    y: float
    start: tuple[float, float]
    drawn: Figure
    drawn_height: int
    picture: pygame.Surface | None = None
    """None until there was time to draw them."""
    moved_s: float = STEP_UP_S
    leaving: bool = False

    def go_to(self, spot: Spot, at_once: bool) -> None:
        """Head for a place."""
        if (spot.x, spot.y) == (self.spot.x, self.spot.y):
            self.spot = spot
            return
        self.start, self.spot, self.moved_s = (self.x, self.y), spot, 0.0
        if at_once:
            self.moved_s, self.x, self.y = STEP_UP_S, float(spot.x), float(spot.y)

    def update(self, dt_s: float) -> None:
        """Walk on."""
        whole_s = LEAVE_S if self.leaving else STEP_UP_S
        if self.moved_s < whole_s:
            self.moved_s = min(whole_s, self.moved_s + dt_s)
            share = eased(self.moved_s / whole_s)
            self.x = self.start[0] + (self.spot.x - self.start[0]) * share
            self.y = self.start[1] + (self.spot.y - self.start[1]) * share

    @property
    def is_gone(self) -> bool:
        """Whether they have left the picture."""
        return self.leaving and self.moved_s >= LEAVE_S


class Crowd:
    """Everybody who waits in one room."""

    def __init__(self, room: BakedRoom, reduced_motion: bool = False) -> None:
        self.reduced_motion = reduced_motion
        self._room = room
        self._people: list[_Standing] = []
        self._now_s = 0.0
        self._next = 0

    def __len__(self) -> int:
        return sum(not each.leaving for each in self._people)

    def show(self, waiting: Sequence[Waiting], called: str = "", taken: Sequence[str] = ()) -> None:
        """Have these people wait, in this order; who is no longer among them steps up when ``called``, goes to a
        colleague when ``taken``, and else leaves."""
        known = {each.who.key: each for each in self._people if not each.leaving}
        spots = queue_spots(len(waiting))
        staying: list[_Standing] = []
        for who, spot in zip(waiting, spots, strict=True):
            one = known.pop(who.key, None)
            if one is None:
                one = self._arrive(who, spot)
            else:
                one.who = who
                one.go_to(spot, self.reduced_motion)
            staying.append(one)
        gone = [each for each in self._people if each.leaving] + list(known.values())
        for one in known.values():
            one.leaving = True
            away_x, away_y = TO_THE_DESK if one.who.key == called else TO_A_COLLEAGUE if one.who.key in taken else AWAY
            one.go_to(replace(one.spot, x=one.spot.x + away_x, y=one.spot.y + away_y), self.reduced_motion)
        self._people = staying + ([] if self.reduced_motion else gone)

    def prepare(self) -> None:
        """Give everybody their present picture at once: on entry, behind the transition."""
        for one in self._people:
            self._redraw(one, self._figure(one.who, one.seed))

    def update(self, dt_s: float) -> None:
        """Let time pass."""
        self._now_s += dt_s
        for one in self._people:
            one.update(dt_s)
        self._people = [one for one in self._people if not one.is_gone]
        self._renew()

    def draw(self, target: pygame.Surface, high_contrast: bool) -> None:
        """Draw everybody, far ones first, and marks over the first in line."""
        view = self._room.view
        seen = [one for one in self._people if one.picture is not None]
        people = [(one.picture, Spot(round(one.x), round(one.y), one.drawn_height, one.spot.row))
                  for one in seen if one.picture is not None]
        self._room.draw_pictures(target, people)
        side = round(MARK_PX * view.scale)
        for one, (_, spot) in list(zip(seen, people, strict=True))[:MARKED]:
            if one.leaving or not one.who.words:
                continue
            x, feet = view.at(spot.x, spot.y)
            top = feet - round(top_of_head(one.drawn, spot.height * view.scale))
            mark = mood_picture(mood_mark(one.who.mood.valence), side, high_contrast)
            target.blit(mark, (x - side // 2, top - side))

    def _arrive(self, who: Waiting, spot: Spot) -> _Standing:
        seed = seed_of(who.key)
        figure = self._figure(who, seed)
        return _Standing(who, seed, spot, float(spot.x), float(spot.y), (float(spot.x), float(spot.y)), figure,
                         spot.height)

    def _figure(self, who: Waiting, seed: int) -> Figure:
        """How somebody looks now: mood, pose, and where the head is turned."""
        period_s = 7.0 + seed % 7
        glances = not self.reduced_motion and (self._now_s + seed % 11) % period_s < 2.4
        turn = (0.5 if seed % 3 == 0 else -0.25) * (-1.0 if glances else 1.0)
        return Figure(who.person, who.mood, pose_of(who.mood, seed), turn).drawn_as()

    def _renew(self) -> None:
        """Draw the first who has just come; else look at the next few, and draw the first who looks different now."""
        new = next((one for one in self._people if one.picture is None), None)
        if new is not None:
            self._redraw(new, self._figure(new.who, new.seed))
            return
        for _ in range(min(LOOKED_AT_A_FRAME, len(self._people))):
            self._next = (self._next + 1) % len(self._people)
            one = self._people[self._next]
            figure = self._figure(one.who, one.seed)
            if figure != one.drawn or one.drawn_height != one.spot.height:
                self._redraw(one, figure)
                return

    def _redraw(self, one: _Standing, figure: Figure) -> None:
        one.drawn, one.drawn_height = figure, one.spot.height
        one.picture = self._room.figure(figure, one.spot.height)
