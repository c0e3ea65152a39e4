"""The desk as a scene of the game: a role-play by itself, the customer's chair, or a shift."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

import pygame

from cxsim.game import garbage
from cxsim.game.coach import Coaching
from cxsim.game.layout.box import Box
from cxsim.game.people.person import Person
from cxsim.game.scene import Close, Go, House, Meanwhile, Open, Scene, StageScene, Turn
from cxsim.game.scenes.desk import cards, screen
from cxsim.game.scenes.desk.after import AGAIN, BACK_TO, CHAIR, LEAVE, coach_page
from cxsim.game.scenes.desk.alone import RoleplayDesk
from cxsim.game.scenes.desk.customer import CustomersChair
from cxsim.game.scenes.desk.doing import REWIND
from cxsim.game.scenes.desk.guide import Guide
from cxsim.game.scenes.desk.live_shift import LiveShift
from cxsim.game.scenes.desk.on_shift import ShiftDesk
from cxsim.game.scenes.desk.served import agent_of, recording
from cxsim.game.scenes.desk.sitting import Sitting
from cxsim.game.scenes.desk.view import Desk
from cxsim.game.theme.colour import mix
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.showing import Shown
from cxsim.roleplay.player import Player
from cxsim.rules.levers import Levers

Way = Callable[[], Turn]
"""Where to go when a scene is left."""
BEHIND: Final = 0.82
"""How far the room behind the coach's page fades into the dark."""


class DeskScene(Shown, Scene):
    """Somebody sits at a desk.

    Parameters
    ----------
    leave
        Where to go from here; back to the scene below by default.
    pause
        What the back key opens; leaves by default.
    guide
        A colleague who shows the desk.
    """

    def __init__(
        self, house: House, desk: Desk, leave: Way = Close, pause: Way | None = None, guide: Guide | None = None
    ) -> None:
        super().__init__(house)
        self.sitting = Sitting(desk, house.words, house.look(), house.size, house.sounds.play, guide=guide,
                               pauses=pause is not None, slow=REWIND if isinstance(desk, ShiftDesk) else "")
        self.showing = self.sitting.showing
        self.leave = leave
        self.pause = pause
        self.back_to: int | None = None
        """How many decisions of the shift are to be left, where some are to be taken back."""

    @property
    def desk(self) -> Desk:
        """What is sat at."""
        return self.sitting.desk

    def handle(self, action: Action) -> Turn | None:
        """Do what an action asks."""
        if action.do is Do.BACK and self.drawer is None:
            return self._way_out()
        self.sitting.handle(action)
        return self._wanted()

    def update(self, dt_s: float) -> Turn | None:
        """Let time pass."""
        super().update(dt_s)
        if self.back_to is not None:
            kept, self.back_to = f"{REWIND}:{self.back_to}", None
            return Meanwhile(lambda: self._take_back(kept))
        self.sitting.update(dt_s)
        return None

    def draw(self, target: pygame.Surface) -> None:
        """Draw the moment."""
        self.sitting.draw(target)

    def resize(self) -> None:
        """Take the house's size, settings and language as they are now."""
        self.sitting.resize(self.house.size, self.house.look(), self.house.words)

    @property
    def is_moving(self) -> bool:
        """A room lives, and a clock runs; only a role-play without motion stands still between words."""
        still = self.house.settings.reduced_motion and isinstance(self.desk, RoleplayDesk | CustomersChair)
        return not (still and self.sitting.is_still)

    @property
    def people_in_view(self) -> int:
        """How many people are drawn now."""
        return self.sitting.hall.people

    def _wanted(self) -> Turn | None:
        wants, self.sitting.wants = self.sitting.wants, ""
        if wants == screen.LEAVE:
            return self.leave()
        if wants == cards.PAUSE:
            return self._way_out()
        if wants == screen.COACH:  # a shift waits below, a scene by itself is over
            return Open(self._coach) if isinstance(self.desk, ShiftDesk) else Go(self._coach)
        if wants == REWIND:
            return Meanwhile(lambda: self._take_back(REWIND))
        return None

    def _take_back(self, tool: str) -> None:
        """Have the shift played again up to a decision: half a second and more."""
        garbage.tidy()
        self.sitting.use(tool)
        garbage.set_aside()

    def _way_out(self) -> Turn:
        return (self.pause or self.leave)()

    def _coach(self) -> Scene:
        """The page of the coach, over the room as it is now."""
        room = pygame.Surface(self.house.size)
        self.sitting.hall.draw(room)
        return CoachScene(self.house, self, room)


class Below(Protocol):
    """A desk over which the coach opens his page."""

    back_to: int | None
    """How many decisions of the shift are to be left, where some are to be taken back."""

    @property
    def desk(self) -> Desk:
        """What is sat at."""
        ...

    @property
    def leave(self) -> Way:
        """Where to go from there."""
        ...

    @property
    def pause(self) -> Way | None:
        """What its back key opens."""
        ...


class CoachScene(StageScene):
    """After a conversation: what the coach says, and where to go from here.

    Parameters
    ----------
    before
        The desk that was sat at; it is taken up again when a choice is taken back.
    room
        The room as it was last seen.
    """

    def __init__(self, house: House, before: Below, room: pygame.Surface) -> None:
        self.before = before
        self.told = _told(before.desk)
        self._behind = _faded(room, house)
        super().__init__(house)

    @property
    def name(self) -> str:
        """What the screen is called, for the voice."""
        return self.words("coach.title")

    def build(self) -> Box:
        """The coach's page."""
        desk = self.before.desk
        in_shift = isinstance(desk, ShiftDesk)
        can_rewind = (isinstance(desk, RoleplayDesk) and desk.is_practice) or (
            isinstance(desk, ShiftDesk) and desk.can_rewind)
        name, person = _whose(desk)
        has_chair = isinstance(desk, RoleplayDesk)
        return coach_page(self.told, name, person, self.words, self.look, can_rewind, has_chair, in_shift)

    def heard(self, message: Message) -> Turn | None:
        """Play again, go back to a choice, or leave."""
        if isinstance(self.before.desk, ShiftDesk):
            return self._heard_in_shift(message.key)
        if message.key == LEAVE:
            return self.before.leave()
        if message.key == AGAIN:
            return Go(lambda: self._again(0))
        if message.key == CHAIR:
            return Go(self._from_the_chair)
        if message.key.startswith(BACK_TO):
            number = int(message.key.removeprefix(BACK_TO))
            return Go(lambda: self._again(number))
        return None

    def _heard_in_shift(self, key: str) -> Turn:
        """Back to the desk; the shift that waits there takes back what is asked of it."""
        if key == AGAIN:
            self.before.back_to = self.told.steps[0].number
        elif key.startswith(BACK_TO):
            self.before.back_to = int(key.removeprefix(BACK_TO))
        return Close()

    def passed(self, action: Action) -> Turn | None:
        """Back leaves."""
        if action.do is not Do.BACK:
            return None
        return Close() if isinstance(self.before.desk, ShiftDesk) else self.before.leave()

    def resize(self) -> None:
        """Take the house's size, settings and language as they are now."""
        self._behind = pygame.transform.scale(self._behind, self.house.size)
        super().resize()

    def paint_behind(self, target: pygame.Surface) -> None:
        """The room, far away."""
        if self.look.high_contrast:
            target.fill("#000000")
        else:
            target.blit(self._behind, (0, 0))

    def _from_the_chair(self) -> Scene:
        """The scene from the other side, served by one's own answers."""
        desk = self.before.desk
        assert isinstance(desk, RoleplayDesk)
        choices = tuple(each.name for each in desk.made)
        return as_customer(self.house, desk.player, choices=choices, leave=self.before.leave)

    def _again(self, number: int) -> Scene:
        """The desk anew, with the choices before this one made."""
        desk = self.before.desk
        if isinstance(desk, RoleplayDesk):
            desk.rewind_to(number)
        elif isinstance(desk, CustomersChair):
            desk = desk.again()
        return DeskScene(self.house, desk, self.before.leave, self.before.pause)


def alone(house: House, player: Player, leave: Way = Close, is_practice: bool = True) -> DeskScene:
    """A role-play by itself."""
    return DeskScene(house, RoleplayDesk(player, house.words, is_practice), leave)


def as_customer(
    house: House, player: Player, seed: int = 1, choices: tuple[str, ...] = (), leave: Way = Close
) -> DeskScene:
    """A role-play from the customer's chair: served by the agent of the policy, or by one's own choices."""
    agent = recording(choices) if choices else agent_of(player, seed)
    return DeskScene(house, CustomersChair(player, agent, house.words, seed), leave)


def on_shift(house: House, shift: LiveShift, levers: Levers, leave: Way, pause: Way | None = None) -> DeskScene:
    """The desk within a shift; ``leave`` leads on once the shift is over. To be made behind a transition."""
    shift.rehearse()
    return DeskScene(house, ShiftDesk(shift, levers, house.words), leave, pause)


def on_first_shift(
    house: House, shift: LiveShift, levers: Levers, leave: Way, pause: Way | None = None
) -> DeskScene:
    """The same, with a colleague who shows the desk."""
    shift.rehearse()
    return DeskScene(house, ShiftDesk(shift, levers, house.words), leave, pause, Guide(shift))


def _told(desk: Desk) -> Coaching:
    if isinstance(desk, RoleplayDesk | CustomersChair | ShiftDesk):
        return desk.coaching()
    raise TypeError(f"no coach looks back on a {type(desk).__name__}")


def _whose(desk: Desk) -> tuple[str, Person | None]:
    """Name and face of the customer; no face where nobody was seen."""
    if isinstance(desk, RoleplayDesk | ShiftDesk):
        return desk.customer
    facing = desk.view().facing
    return (facing.name if facing is not None else "", None)


def _faded(room: pygame.Surface, house: House) -> pygame.Surface:
    """The room out of focus and in the dark; blurred once, never in a frame."""
    small = pygame.transform.smoothscale(room, (max(1, room.get_width() // 6), max(1, room.get_height() // 6)))
    blurred = pygame.transform.smoothscale(pygame.transform.box_blur(small, 2), room.get_size())
    veil = pygame.Surface(room.get_size())
    veil.fill(mix("#000000", house.look().tokens.deep, 0.9))
    veil.set_alpha(round(255 * BEHIND))
    blurred.blit(veil, (0, 0))
    return blurred
