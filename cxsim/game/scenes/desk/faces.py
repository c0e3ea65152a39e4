"""Whose face is seen while words are said, and how it looks."""

from __future__ import annotations

from dataclasses import replace

from cxsim.game.people.mood import Mood
from cxsim.game.scenes.desk.feeling import after_words
from cxsim.game.scenes.desk.hall import Hall
from cxsim.game.scenes.desk.view import DeskView, Facing, Spoken


def face_the_speaker(hall: Hall, line: Spoken | None, view: DeskView) -> None:
    """Have whoever speaks be seen, with the face that goes with the words."""
    facing = view.facing
    if line is None or facing is None:
        return
    if line.who and line.who != facing.key and line.person is not None:
        there = Facing(line.who, line.name, "", line.person, line.face or Mood(0.0, 0.35, 0.55))
        hall.show(replace(view, facing=there))
    else:
        hall.show(view)
        if line.who == facing.key and line.face is not None:
            hall.feel(line.face)


def listen(hall: Hall, line: Spoken | None, view: DeskView) -> None:
    """All is said: whoever is here listens."""
    facing = view.facing
    hall.show(view)
    if facing is not None and line is not None and line.who == facing.key:
        hall.feel(after_words(facing.feels, line.face))
