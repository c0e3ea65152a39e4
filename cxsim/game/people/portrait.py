"""A large person at the desk: pictures that stay, and a face that is drawn anew when the mood moves.

A bust has layers. Hair behind, body, skin of the head, and what lies over the face are drawn once for a posture
of the head; only the face is drawn for a new expression. Shoulders and nodding move finished pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pygame

from cxsim.game.people.behind import draw_head_from_behind
from cxsim.game.people.coverings import draw_covering, draw_covering_behind
from cxsim.game.people.face import FACE_BOX, draw_face
from cxsim.game.people.hair import draw_back, draw_front
from cxsim.game.people.mood import Mood, Posture
from cxsim.game.people.pen import Pen
from cxsim.game.people.person import Person
from cxsim.game.people.skull import draw_ears, draw_skin, face_pen
from cxsim.game.people.torso import draw_chair_back, draw_torso
from cxsim.game.people.worn import draw_worn
from cxsim.game.theme.kept import Kept
from cxsim.game.theme.light import DAYLIGHT, Light, rim, tinted
from cxsim.game.theme.svg import raster

BOX = (-186.0, 6.0, 372.0, 492.0)
"""x, y, width and height of a bust, in the head's box."""
SPARE = 44.0
"""Units drawn below the box, so that shoulders may rise."""
PIVOT_Y = 300.0
"""The head tilts about the nape."""


def head_transform(posture: Posture) -> str:
    """SVG transform of the head for a posture; nodding is left to whoever places the picture."""
    return (f"translate(0 {PIVOT_Y}) rotate({posture.tilt_deg:.1f}) scale({posture.head_scale:.3f}) "
            f"translate(0 {-PIVOT_Y})")


def turned(svg: str, posture: Posture) -> str:
    """``svg`` of a head, tilted and leant as ``posture`` says."""
    return f'<g transform="{head_transform(posture)}">{svg}</g>'


def behind_head(person: Person, turn: float) -> str:
    """SVG of what hangs behind the body: hair and cloth."""
    pen = face_pen(person, turn)
    draw_covering_behind(pen, person)
    draw_back(pen, person)
    return pen.svg


def bare_head(person: Person, turn: float) -> str:
    """SVG of skin and ears, without features."""
    pen = face_pen(person, turn)
    near = 0 if abs(turn) < 0.25 else (-1 if turn > 0 else 1)
    for side in (-1, 1):
        if side != near:
            draw_ears(pen, person, side)
    draw_skin(pen, person)
    if near:
        draw_ears(pen, person, near)
    return pen.svg


def over_face(person: Person, turn: float, small: bool = False) -> str:
    """SVG of what lies over the features: hair, coverings, glasses, hearing aid."""
    pen = face_pen(person, turn)
    draw_front(pen, person)
    draw_covering(pen, person)
    draw_worn(pen, person, small)
    return pen.svg


def features(person: Person, mood: Mood, turn: float, small: bool = False) -> str:
    """SVG of the features in a mood."""
    pen = face_pen(person, turn)
    draw_face(pen, person, mood, small)
    return pen.svg


def head_from_behind(person: Person) -> str:
    """SVG of a head seen from behind."""
    pen = Pen()
    draw_head_from_behind(pen, person)
    return pen.svg


class _Head(NamedTuple):
    """Pictures of a head in one posture."""

    back: pygame.Surface
    skin: pygame.Surface
    over: pygame.Surface
    rim: pygame.Surface | None


_Sitter = tuple[Person, int, Light, float]
"""Who is drawn, how wide, under which light, and turned how far."""
_heads: Kept[tuple[_Sitter, tuple[float, float]], _Head] = Kept("large heads", 12)
_faces: Kept[tuple[_Sitter, Mood, float, float], pygame.Surface] = Kept("large faces", 8)


class Portrait:
    """One person, large, at one width and under one light.

    Parameters
    ----------
    width_px
        Width of the picture; its height follows (492 to 372).
    turn
        −1 (three quarters to the left) to 1 (to the right).

    Notes
    -----
    Faces that were drawn are kept; `prepare` draws the next one on an easing path in idle time. A new head takes the
    time of a whole frame: where frames count, ask for `moving`.
    """

    def __init__(self, person: Person, width_px: int, light: Light = DAYLIGHT, turn: float = 0.0) -> None:
        self.person = person
        self.light = light
        self.turn = turn
        self.unit = width_px / BOX[2]
        self.size = (width_px, round(BOX[3] * self.unit))
        self._sitter: _Sitter = (person, width_px, light, turn)
        self._body: tuple[pygame.Surface, pygame.Surface] | None = None
        self._whole: tuple[Mood, Posture, pygame.Surface] | None = None
        self._shown: tuple[Posture, _Head] | None = None
        """The posture whose head was shown last, and the head: it is there until another one is."""
        self._drawn: tuple[tuple[float, float], _Head] | None = None
        """The head that was drawn last."""
        self._steps: tuple[tuple[float, float], Iterator[None]] | None = None
        """The posture of a head that is being drawn, and what is still to be done."""

    def picture(self, mood: Mood) -> pygame.Surface:
        """The person in a mood, on a clear surface; the same surface until the mood moves a step."""
        mood = mood.stepped()
        return self._held(mood, mood.posture, self._head(mood.posture))

    def moving(self, mood: Mood) -> pygame.Surface | None:
        """The same for frames: a head that is not there yet is drawn a layer a call, and held as before meanwhile.

        Returns
        -------
        pygame.Surface or None
            None as long as no head is there at all.
        """
        mood = mood.stepped()
        posture = mood.posture
        key = _held_as(posture)
        head = self._at_hand(key)
        if head is None or self._body is None:
            if self._steps is None or self._steps[0] != key:
                self._steps = (key, self._drawing(posture))
            next(self._steps[1], None)
            if self._shown is None:
                return None
            shown, head = self._shown
            posture = replace(posture, tilt_deg=shown.tilt_deg, lean=shown.lean)
        return self._held(mood, posture, head)

    def _held(self, mood: Mood, posture: Posture, head: _Head) -> pygame.Surface:
        if self._whole is None or self._whole[:2] != (mood, posture):
            self._whole = (mood, posture, self._composed(mood, posture, head))
        self._shown = (posture, head)
        return self._whole[2]

    def prepare(self, mood: Mood) -> bool:
        """Draw the face of a mood ahead of time; tell whether there was anything to draw."""
        mood = mood.stepped()
        posture = mood.posture
        if (self._sitter, mood, posture.tilt_deg, posture.lean) in _faces:
            return False
        self._face(mood, posture)
        return True

    def _composed(self, mood: Mood, posture: Posture, head: _Head) -> pygame.Surface:
        face, (chair, body) = self._face(mood, posture), self._bodies()
        nod = round(posture.head_down * self.unit)
        lift = round(posture.shoulders * self.unit)
        whole = pygame.Surface(self.size, pygame.SRCALPHA)
        whole.blit(chair, (0, 0))
        whole.blit(head.back, (0, nod))
        whole.blit(body, (0, -lift))
        whole.blit(head.skin, (0, nod))
        x, y, _, _ = self._face_box()
        whole.blit(face, (round((x - BOX[0]) * self.unit), round((y - BOX[1]) * self.unit) + nod))
        whole.blit(head.over, (0, nod))
        if head.rim:
            whole.blit(head.rim, (0, nod))
        return whole

    def _bodies(self) -> tuple[pygame.Surface, pygame.Surface]:
        if self._body is None:
            chair = tinted(self._layer(draw_chair_back(self.person), SPARE), self.light)
            shape = self._layer(draw_torso(self.person), SPARE)
            body = tinted(shape, self.light)
            if self.light.rim_opacity:
                body.blit(rim(shape, self.light, *self._rim_px()), (0, 0))
            self._body = (chair, body)
        return self._body

    def _head(self, posture: Posture) -> _Head:
        """The head in a posture, drawn at once where it is not at hand."""
        head = self._at_hand(_held_as(posture))
        if head is None:
            for _ in self._drawing(posture):
                pass
            assert self._drawn is not None
            head = self._drawn[1]
        return head

    def _at_hand(self, key: tuple[float, float]) -> _Head | None:
        if self._drawn is not None and self._drawn[0] == key:
            return self._drawn[1]
        return _heads.get((self._sitter, key))

    def _drawing(self, posture: Posture) -> Iterator[None]:
        """Draw body and head in steps of a few milliseconds; the head is there after the last one."""
        if self._body is None:
            self._bodies()
            yield
        back = self._layer(turned(behind_head(self.person, self.turn), posture))
        yield
        skin = self._layer(turned(bare_head(self.person, self.turn), posture))
        yield
        over = self._layer(turned(over_face(self.person, self.turn), posture))
        yield
        edge = None
        if self.light.rim_opacity:
            front = skin.copy()
            front.blit(over, (0, 0))
            whole = back.copy()
            whole.blit(front, (0, 0))
            edge = rim(whole, self.light, *self._rim_px())
            front.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
            edge.blit(front, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)  # none behind the shoulders
            yield
        head = _Head(tinted(back, self.light), tinted(skin, self.light), tinted(over, self.light), edge)
        self._drawn = _held_as(posture), _heads.keep((self._sitter, _held_as(posture)), head)

    def _face(self, mood: Mood, posture: Posture) -> pygame.Surface:
        key = (self._sitter, mood, posture.tilt_deg, posture.lean)
        face = _faces.get(key)
        if face is None:
            x, y, width, height = self._face_box()
            svg = turned(features(self.person, mood, self.turn), posture)
            drawn = raster(width * self.unit, height * self.unit, svg, f"{x} {y} {width} {height}")
            face = _faces.keep(key, tinted(drawn, self.light))
        return face

    def _face_box(self) -> tuple[float, float, float, float]:
        """Box of the face, widened for tilting; its corner lies on whole pixels so that layers meet exactly."""
        x, y, width, height = FACE_BOX
        left = BOX[0] + round((x - 10 - BOX[0]) * self.unit) / self.unit
        top = BOX[1] + round((y - 12 - BOX[1]) * self.unit) / self.unit
        return left, top, round((width + 20) * self.unit) / self.unit, round((height + 20) * self.unit) / self.unit

    def _layer(self, svg: str, spare: float = 0.0) -> pygame.Surface:
        x, y, width, height = BOX
        tall = round((height + spare) * self.unit)
        return raster(self.size[0], tall, svg, f"{x} {y} {width} {tall / self.unit:.4f}")

    def _rim_px(self) -> tuple[int, int]:
        return max(1, round(3 * self.unit)), max(1, round(2 * self.unit))


def _held_as(posture: Posture) -> tuple[float, float]:
    """What of a posture needs its own picture of the head."""
    return posture.tilt_deg, posture.lean


def bust_svg(person: Person, mood: Mood, turn: float = 0.0, small: bool = False) -> str:
    """A whole bust as one drawing, for heads in lists and on charts."""
    posture = mood.posture
    head = f'<g transform="translate(0 {posture.head_down:.1f})">'
    front = bare_head(person, turn) + features(person, mood, turn, small) + over_face(person, turn, small)
    return (
        draw_chair_back(person)
        + head + turned(behind_head(person, turn), posture) + "</g>"
        + f'<g transform="translate(0 {-posture.shoulders:.1f})">{draw_torso(person)}</g>'
        + head + turned(front, posture)
        + "</g>"
    )
