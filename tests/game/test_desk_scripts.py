"""The desk's scripts play to their end in the game as it is started by a person: by mouse alone, by gamepad alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.game.launch import Wish, launch

SCRIPTS = Path(__file__).parent / "scripts"


@pytest.mark.parametrize(("roleplay", "policy", "script", "shots"), [
    ("hotel-spoiled-night", "fear", "desk_fear", {"desk-locked.png", "desk-breakfast.png"}),
    ("utility-third-bill", "scripted", "desk_phone", {"desk-a-voice.png", "desk-phone.png", "desk-phone-later.png"}),
    ("first-steps", "empowerment", "desk_coach",
     {"desk-the-end.png", "desk-coach.png", "desk-coach-200.png", "desk-coach-contrast.png", "desk-chair.png"}),
    ("hotel-spoiled-night", "empowerment", "desk_counter",
     {"desk-she-speaks.png", "desk-an-offer.png", "desk-counter.png", "desk-notes.png"}),
    ("hotel-spoiled-night", "fear", "desk_large",
     {"desk-large.png", "desk-large-more.png", "desk-large-contrast.png", "desk-contrast.png", "desk-2560.png"}),
])
def test_a_script_plays_to_its_end(roleplay: str, policy: str, script: str, shots: set[str], tmp_path: Path) -> None:
    launch(Wish(roleplay, policy=policy, script=SCRIPTS / f"{script}.yaml", shots=tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == shots


@pytest.mark.parametrize(("company", "desk", "seed", "shots"), [
    ("software", "inbox", 1, {"inbox", "inbox-read", "inbox-own-words", "inbox-after", "inbox-steps", "inbox-assign",
                              "inbox-more"}),
    ("airline", "posts", 3, {"posts-first", "posts", "posts-more"}),
])
def test_the_script_of_a_written_desk_plays_to_its_end(
    company: str, desk: str, seed: int, shots: set[str], tmp_path: Path
) -> None:
    launch(Wish(company=company, policy="empowerment", desk=desk, seed=seed, script=SCRIPTS / f"{desk}.yaml",
                shots=tmp_path))
    assert {path.stem for path in tmp_path.iterdir()} >= shots


def test_the_script_of_a_hint_in_a_shift_plays_to_its_end(tmp_path: Path) -> None:
    launch(Wish(company="grand-hotel", policy="empowerment", desk="counter", seed=1, script=SCRIPTS / "hint.yaml",
                shots=tmp_path))
    assert {path.stem for path in tmp_path.iterdir()} == {"hint", "hint-200", "hint-200-contrast"}
