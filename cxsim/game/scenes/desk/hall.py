"""What is seen at a desk: the room, who waits, who works there, and who stands before the trainee."""

from __future__ import annotations

from typing import Final

import pygame

from cxsim.game.motion import BREATH_PX, Motion
from cxsim.game.people.figure import Figure
from cxsim.game.people.generate import in_uniform
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.people.portrait import Portrait
from cxsim.game.people.poses import Pose
from cxsim.game.rooms.catalogue import room
from cxsim.game.rooms.halls import STOPWATCH
from cxsim.game.rooms.room import AFTERNOON_MIN, BakedRoom, View
from cxsim.game.scenes.desk.cast import seed_of
from cxsim.game.scenes.desk.crowd import Crowd
from cxsim.game.scenes.desk.feeling import Expression
from cxsim.game.scenes.desk.thaw import Thaw
from cxsim.game.scenes.desk.view import Colleague, DeskView, Facing
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look

GUEST_X, GUEST_FOOT_Y, GUEST_WIDTH = 306, 540, 344
"""Middle, lower edge and width of who stands at the counter, in the room's 1280 × 720."""
GUEST_TURN: Final = 0.3
STEPS_UP_S: Final = 0.35
STEPS_UP_PX: Final = 46
CAMERAS: Final = {"hotel": (612, 62), "airline": (430, 62), "shop": (420, 62), "utility": (422, 62), "phone": (668, 62)}
LAMP: Final = (13, 24)
"""The camera's lamp, from where it hangs."""
CAMERA_BELOW_WARMTH: Final = 0.45
STAND_BELOW_WARMTH: Final = 0.30
CHART_TOP: Final = {"airline": 80}
"""Where the chart hangs in rooms where it does not hang as in the others."""
CHART_BELOW_WARMTH: Final = 0.47
"""Above them the camera, the stopwatch and the chart of minutes are gone, and letters hang where the chart hung."""
LIFE_S: Final = 9.0
"""A colleague does one thing for so long."""
AT_WORK: Final = (Pose.TYPE, Pose.TALK, Pose.TYPE, Pose.PAPER)


def minute_of(clock: str) -> int:
    """The minute of the day that a desk's clock shows; an afternoon where it shows none."""
    hours, _, minutes = clock.partition(":")
    return 60 * int(hours) + int(minutes) if clock else AFTERNOON_MIN


class Hall:
    """The picture of one desk in one window and look.

    Parameters
    ----------
    view
        The first moment; its place holds for as long as the hall stands.
    """

    def __init__(self, view: DeskView, look: Look, size: tuple[int, int]) -> None:
        self.look = look
        self.frame = View(*size)
        self.place = view.place
        self._uniform = room(view.place, view.warmth).air.tones.cloth
        self._room = BakedRoom(room(view.place, view.warmth), self.frame)
        self._thaw = Thaw(self._room, view.place, view.warmth)
        self._crowd = Crowd(self._room, look.reduced_motion)
        self._expression = Expression()
        self._portrait: Portrait | None = None
        self._facing: Facing | None = None
        self._arrived_s = STEPS_UP_S
        self._is_drawn = True
        """Whether there is a picture of whoever stands at the counter, so that they can step up."""
        self._now_s = 0.0
        self._staff: tuple[Colleague, ...] = ()
        self._seated: tuple[tuple[Figure, ...], Person | None] | None = None
        self._watched = False
        self._stopwatch = ("", "", False)
        self._wall = view.wall
        self._minute = AFTERNOON_MIN
        self.talk = 0.0
        """How far speech opens the mouth at this moment, 0 to 1."""
        self.show(view, at_once=True)
        self._crowd.prepare()
        if self._portrait is not None:
            self._portrait.picture(self.face())

    @property
    def felt(self) -> Mood:
        """What face or voice shows now, without lids and lips."""
        return self._expression.now

    @property
    def seen(self) -> Facing | None:
        """Whoever is seen before the trainee; None for a caller."""
        return self._facing if self._portrait is not None else None

    @property
    def waiting(self) -> int:
        """How many people stand in line."""
        return len(self._crowd)

    @property
    def people(self) -> int:
        """How many people are drawn."""
        return len(self._crowd) + min(len(self._staff), len(self._room.room.staff)) + (self._portrait is not None)

    def show(self, view: DeskView, at_once: bool = False) -> None:
        """Take a new moment: people walk, faces turn."""
        if self._room.rope is not None:
            self._crowd.show(view.waiting, view.facing.key if view.facing is not None else "", view.taken)
        self._staff = view.colleagues
        self._minute = minute_of(view.clock)
        self._watched = view.watched
        self._stopwatch = (view.stopwatch, view.target, view.over_target)
        if not self.look.high_contrast:
            self._thaw.ask(view.warmth)
        facing = view.facing
        if facing is not None and not facing.unseen:
            if self._facing is None or self._facing.key != facing.key:
                width = round(GUEST_WIDTH * self.frame.scale)
                self._portrait = Portrait(facing.person, width, self._room.light, GUEST_TURN)
                self._arrived_s = STEPS_UP_S if at_once or self.look.reduced_motion else 0.0
                self._expression = Expression(facing.feels)
            self._expression.turn_to(facing.feels, self.look.reduced_motion)
        elif facing is not None:
            self._expression.turn_to(facing.feels, self.look.reduced_motion)
            self._portrait = None
        else:
            self._portrait = None
        self._facing = facing
        self._seat()

    def feel(self, mood: Mood) -> None:
        """Have the face show something else for a while: what goes with the words."""
        self._expression.turn_to(mood, self.look.reduced_motion)

    def update(self, dt_s: float) -> None:
        """Let time pass."""
        self._now_s += dt_s
        self._expression.update(dt_s)
        if self._is_drawn:
            self._arrived_s = min(STEPS_UP_S, self._arrived_s + dt_s)
        self._crowd.update(dt_s)
        if self._thaw.update(dt_s):
            self._seated = None
            self._seat()
        if not self.look.reduced_motion:
            self._seat()

    def draw(self, target: pygame.Surface) -> None:
        """Draw all of it."""
        self._thaw.draw_back(target)
        self._room.draw_clock(target, self._minute)
        self._draw_lamp(target)
        self._draw_wall(target)
        if self._room.rope is not None:
            self._crowd.draw(target, self.look.high_contrast)
        self._draw_guest(target)
        self._room.draw_front(target)
        self._draw_stopwatch(target)

    def face(self) -> Mood:
        """The mood that is drawn now, with lids and lips."""
        now = self._expression.now
        seed = seed_of(self._facing.key) if self._facing else 0
        lids = round(2.0 * self._motion.blink(seed)) / 2.0  # open, half or shut: each is a picture of its own
        return Mood(now.valence, now.arousal, now.trust, lids, self.talk, now.gaze)

    @property
    def _motion(self) -> Motion:
        return Motion(self._now_s, self.look.reduced_motion)

    def _draw_guest(self, target: pygame.Surface) -> None:
        if self._portrait is None or self._facing is None:
            return
        picture = self._portrait.moving(self.face())
        self._is_drawn = picture is not None
        if picture is None:
            return
        left, foot = self.frame.at(GUEST_X - GUEST_WIDTH / 2, GUEST_FOOT_Y)
        if not self.look.reduced_motion:
            breath = self._motion.breath_px(seed_of(self._facing.key))
            foot += round((BREATH_PX - breath) * self.frame.scale)
            late = 1.0 - self._arrived_s / STEPS_UP_S
            left -= round(late * late * STEPS_UP_PX * self.frame.scale)
        target.blit(picture, (left, foot - picture.get_height()))

    def _draw_lamp(self, target: pygame.Surface) -> None:
        """The camera's lamp, brighter and dimmer; steady when motion is reduced, dark when nobody watches."""
        if self.place not in CAMERAS or self._room.room.air.warmth > CAMERA_BELOW_WARMTH:
            return
        x, y = self.frame.at(CAMERAS[self.place][0] + LAMP[0], CAMERAS[self.place][1] + LAMP[1])
        radius = max(2, round(6 * self.frame.scale))
        if not self._watched:
            pygame.draw.circle(target, "#4a2f33", (x, y), radius)
            return
        swing = self._motion.pulse()
        glow = pygame.Surface((6 * radius, 6 * radius), pygame.SRCALPHA)
        pygame.draw.circle(glow, (255, 59, 48, round(30 + 60 * swing)), (3 * radius, 3 * radius), 3 * radius)
        target.blit(glow, (x - 3 * radius, y - 3 * radius))

    def _draw_wall(self, target: pygame.Surface) -> None:
        """Write what the chart on a cold wall counts."""
        if not self._wall or self._room.room.air.warmth >= CHART_BELOW_WARMTH or self.place == "software":
            return
        plain = Look(self.look.warmth, lines=self.look.lines)
        left, top = self.frame.at(24, CHART_TOP.get(self.place, 84))
        board = pygame.Rect(left, top, round(188 * self.frame.scale), round(26 * self.frame.scale))
        target.fill("#3a4758", board.inflate(-plain.px(8), -plain.px(8)))
        words = plain.fonts.render(self._wall, Role.CHIP, "#eef3f8")
        target.blit(words, words.get_rect(center=board.center))

    def _draw_stopwatch(self, target: pygame.Surface) -> None:
        shown, aim, over = self._stopwatch
        if not shown or self._room.room.air.warmth > STAND_BELOW_WARMTH or self._room.rope is None:
            return
        plain = Look(self.look.warmth, lines=self.look.lines)
        left, top = self.frame.at(STOPWATCH[0] - 74, STOPWATCH[1] - 50)
        digits = plain.fonts.render(shown, Role.AMOUNT, "#ff8577" if over else "#ffd9d4")
        target.blit(digits, (left, top - plain.px(2)))
        beside = left + digits.get_width() + plain.px(10)
        target.blit(plain.fonts.render(aim, Role.SCALE, "#cfd8e2"), (beside, top + plain.px(6)))

    def _seat(self) -> None:
        """Seat the colleagues as they are now, when any of them has changed."""
        staff = self._one_new(tuple(self._figure(i, colleague) for i, colleague in enumerate(self._staff)))
        beside = (each.serves for each in self._staff[:len(self._room.room.staff)])
        someone = next((each for each in beside if each is not None), None)
        if (staff, someone) != self._seated:
            self._seated = (staff, someone)
            self._room.seat(staff, None if someone is None else Figure(someone, behind=True))

    def _one_new(self, staff: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """Colleagues as they are now, of whom one at most has to be drawn; the others follow a frame later."""
        before = self._seated[0] if self._seated is not None else ()
        if len(before) != len(staff):
            return staff
        shown, spots = list(staff), self._room.room.staff
        missing = [i for i, spot in zip(range(len(staff)), spots, strict=False)
                   if not self._room.is_at_hand(staff[i], spot.height)]
        for i in missing[1:]:
            shown[i] = before[i]
        return tuple(shown)

    def _figure(self, place: int, colleague: Colleague) -> Figure:
        seed = seed_of(colleague.key)
        turn = 0 if self.look.reduced_motion else int((self._now_s + 2.3 * place) / LIFE_S)
        pose = AT_WORK[(seed + turn) % len(AT_WORK)] if colleague.serves is not None else Pose.TYPE
        if colleague.mood.valence < -0.5:
            pose = (Pose.SLUMP, Pose.FACE, Pose.TYPE)[(seed + turn) % 3]
        look_up = colleague.mood.trust > 0.5 and (seed + turn) % 3 == 0
        side = 0.25 if place % 2 else 0.5
        return Figure(in_uniform(colleague.person, self._uniform), colleague.mood, pose,
                      side if look_up else -side, headset=self.place == "phone").drawn_as()
