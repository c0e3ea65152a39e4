"""The learner's page: how far somebody is with each skill, what to practise next, and the shifts behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.game.scene import House, Scene


def learner(house: House) -> Scene:
    """The learner's page; closing it leads back to the scene below."""
    from cxsim.game.scenes.learner.scene import LearnerScene

    return LearnerScene(house)
