"""Five role-plays in a real window, each to an ending: every company, every channel, two languages, keys and mouse.

The choices are worked out without a window; the window must offer them, take them, and come to the same ending.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from window import Display, Keyboard, Mouse, Seen, Window, needs_screen

from cxsim.config.scenarios import load_policy
from cxsim.game.settings import FILE_NAME
from cxsim.roleplay.authority import authority
from cxsim.roleplay.exploration import explore
from cxsim.roleplay.player import Player
from cxsim.roleplay.shelf import company_of, load_roleplay
from cxsim.roleplay.vocabulary import Quality

pytestmark = [pytest.mark.slow, needs_screen]

SHOTS = os.environ.get("CXSIM_TEST_SHOTS")
"""Folder for pictures of what was seen, for somebody who wants to look."""


class Scene(NamedTuple):
    """A role-play as it is to be played."""

    roleplay: str
    channel: str
    policy: str
    language: str
    hand: type[Keyboard] | type[Mouse]
    quality: Quality


SCENES = [
    Scene("airline-wedding-bag", "counter", "empowerment", "de", Keyboard, "good"),
    Scene("utility-third-bill", "phone", "scripted", "de", Mouse, "good"),
    Scene("hotel-last-eighty", "counter", "fear", "en", Mouse, "mixed"),
    Scene("electronics-spreading-post", "public", "firm-and-fair", "en", Keyboard, "good"),
    Scene("software-fourth-reply", "written", "lip-service", "en", Keyboard, "poor"),
]


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """One screen for all of them."""
    with Display(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


def player_of(scene: Scene) -> Player:
    """The role-play as the window plays it."""
    story = load_roleplay(scene.roleplay, scene.language if scene.language != "en" else None).story
    return Player(story, authority(story, load_policy(scene.policy).levers, company_of(story.company)))


def way_of(player: Player, quality: Quality) -> tuple[str, ...]:
    """The longest of the shortest ways to endings of a quality."""
    endings = player.story.endings
    return max((way for name, way in explore(player).endings.items() if endings[name].quality == quality), key=len)


def listened(hand: Keyboard | Mouse) -> Seen:
    """Hear everything out, until there is something to say or the scene is over."""
    while True:
        seen = hand.window.sees(lambda now: now.has("next") or now.keys("say:") or now.has("coach"), "a turn")
        if not seen.has("next"):
            return seen
        hand.use("next")


def say(hand: Keyboard | Mouse, answer: str) -> None:
    """Press an answer until it is said: the first click only chooses, and a press that comes too soon is not meant."""
    offered = hand.window.now().keys("say:")
    while hand.use(answer).keys("say:") == offered:
        pass


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.roleplay)
def test_a_role_play_is_played_to_its_ending(scene: Scene, display: Display, tmp_path: Path) -> None:
    player = player_of(scene)
    choices = way_of(player, scene.quality)
    turns = player.play(choices)
    ending = player.ending(turns[-1].state)
    assert player.story.opening.channel == scene.channel

    (tmp_path / FILE_NAME).write_text(json.dumps({"reduced_motion": True, "sound": False}), encoding="utf-8")
    arguments = [scene.roleplay, "--policy", scene.policy, "--language", scene.language, "--home", str(tmp_path)]
    window = Window(display, [sys.executable, "-m", "cxsim", "play"], arguments, tmp_path / "told")
    hand = scene.hand(window)

    def look(name: str) -> None:
        if SHOTS:
            window.shot(Path(SHOTS) / f"{scene.roleplay}-{name}.png")

    try:
        window.shows(player.story.title)
        for number, (name, turn) in enumerate(zip(choices, turns, strict=False)):
            seen = listened(hand)
            offered = [option.choice.name for option in player.options(turn.state) if not option.locked]
            assert sorted(seen.keys("say:")) == sorted(f"say:{each}" for each in offered)
            look(f"{number}")
            say(hand, f"say:{name}")
        listened(hand)
        look("end")
        while hand.use("coach").has("coach"):
            pass
        window.shows(ending.title, ending.coach)
        look("coach")
        hand.use("leave")
        assert window.left() == 0
    finally:
        window.end()
