"""The learner's page: what is on record is told, what helps next can be begun, and everything fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pygame
import pytest
from debrief_fakes import house
from test_debrief import check

from cxsim.game.scene import Close, House, Open
from cxsim.game.scenes.learner import learner, practice
from cxsim.game.scenes.learner.scene import LearnerScene
from cxsim.game.scenes.shelf import entries
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.node import Kind
from cxsim.game.words import load
from cxsim.records.mastery import Practised
from cxsim.records.store import FILE_NAME, Records, ShiftRecord
from cxsim.roleplay.shelf import load_roleplay
from cxsim.roleplay.vocabulary import SKILLS

ENGLISH = load("en")
TODAY = date(2026, 11, 22)


def shift(number: int, expected: float | None, satisfied: int, **skills: Practised) -> ShiftRecord:
    """One shift of eleven customers, two days after the one before."""
    return ShiftRecord(
        f"s{number}", date(2026, 11, 10 + 2 * number), "grand-hotel", "fear", "counter", "usual", "practice", number,
        10, satisfied, 2, 51.0, 54.0, skills, {}, expected, "rules" if number else "", "",  # type: ignore[arg-type]
        hints=(3, 2) if number else None,
    )


SHIFTS = (
    shift(0, 0.8, 3, listening=Practised(5, 9), explanation=Practised(6, 6)),
    shift(1, 0.6, 5, listening=Practised(6, 9), explanation=Practised(7, 8)),
    shift(2, None, 9, pace=Practised(1, 4)),
)


def page(in_house: House, shifts: Sequence[ShiftRecord] = SHIFTS) -> LearnerScene:
    with Records(in_house.folder / FILE_NAME) as records:
        for each in shifts:
            records.add(each)
    return LearnerScene(in_house, TODAY)


def read(scene: LearnerScene) -> str:
    return " ".join(scene.voice_of_all())


def test_each_skill_is_told_with_its_level_against_the_standard(tmp_path: Path) -> None:
    scene = page(house(tmp_path))
    said = {node.name: node.value for node in scene.tree().walk() if node.kind is Kind.METER}
    assert said["Clear explanation"].startswith("held, 14 chances, 2 days")
    assert said["Listening and empathy"].startswith("on the way, 18 chances")
    assert said["Ownership"].startswith("not known yet")
    assert {ENGLISH(f"learner.skill.{skill}") for skill in SKILLS} == set(said)


def test_what_to_practise_next_leads_to_a_scene_that_asks_for_it(tmp_path: Path) -> None:
    scene = page(house(tmp_path))
    keys = [control.key for control in scene.stage.controls if control.key.startswith("learner.play.")]
    assert len(keys) >= 3
    for key in keys:
        _, _, skill, name = key.split(".")
        asked = {each for node in load_roleplay(name).story.nodes.values() for choice in node.choices
                 for each in choice.skills}
        assert skill in asked, name
    assert isinstance(scene.heard(Message(keys[0])), Open)


def test_skills_are_counted_as_the_stories_have_them() -> None:
    name = entries("en")[0].name
    counted = practice.skills_in((Path("scenarios/roleplays") / f"{name}.yaml").read_text(encoding="utf-8"))
    story = load_roleplay(name).story
    chosen = [skill for node in story.nodes.values() for choice in node.choices for skill in choice.skills]
    for skill in SKILLS:
        assert chosen.count(skill) <= counted[skill] <= chosen.count(skill) + 1, skill


def test_predictions_are_held_against_what_happened(tmp_path: Path) -> None:
    scene = page(house(tmp_path))
    scene.heard(Message("learner.tab.shifts"))
    chart = next(node for node in scene.tree().walk() if node.name == ENGLISH("learner.foresight") and node.value)
    assert chart.value.count("expected") == 2
    assert "expected 80 %, it was 30 %" in chart.value
    texts = " ".join(str(getattr(box, "text", "")) for box in scene.stage.root.walk())
    assert "30 points off, over 2 shifts" in texts
    assert "hoped for too much" in texts
    assert "51 points" in read(scene)
    assert "You said: Mostly the rules" in read(scene)


@pytest.mark.parametrize(("hints", "mode", "said"), [
    ((2, 1), "practice", "3 hints taken, with 2 customers"), ((4,), "practice", "4 hints taken, all with one customer"),
    ((1,), "practice", "One hint taken"), ((), "practice", "No hints taken"), ((), "test", ""), (None, "practice", ""),
])
def test_hints_of_a_shift_are_told_where_they_were_to_be_had_and_counted(
    hints: tuple[int, ...] | None, mode: str, said: str, tmp_path: Path
) -> None:
    scene = page(house(tmp_path), [replace(SHIFTS[0], hints=hints, mode=mode)])
    scene.heard(Message("learner.tab.shifts"))
    assert said in read(scene)
    assert ("hint" in read(scene).lower()) == bool(said)


def test_who_has_no_shifts_is_told_where_they_will_stand(tmp_path: Path) -> None:
    scene = learner(house(tmp_path))
    assert isinstance(scene, LearnerScene)
    assert "not known yet" in read(scene)
    scene.heard(Message("learner.tab.shifts"))
    check(scene.stage)
    assert isinstance(scene.heard(Message("learner.back")), Close)
    assert isinstance(scene.handle(Action(Do.BACK)), Close)


def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    at_home = house(tmp_path)
    learner(at_home)
    assert len(at_home.notices) == 1
    assert "damaged" in at_home.notices[0]


def test_a_shift_that_was_added_meanwhile_is_there_when_one_comes_back(tmp_path: Path) -> None:
    scene = page(house(tmp_path), SHIFTS[:1])
    with Records(tmp_path / FILE_NAME) as records:
        records.add(SHIFTS[1])
    scene.resumed()
    assert any("18 chances" in node.value for node in scene.tree().walk())


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("size", "text"), [((1280, 720), 100), ((1280, 720), 200), ((1024, 768), 200),
                                            ((2560, 1440), 100)])
def test_the_page_fits_every_screen(size: tuple[int, int], text: int, language: str, tmp_path: Path) -> None:
    for contrast in (False, True):
        scene = page(house(tmp_path, size, text, language, contrast))
        for tab in ("skills", "shifts"):
            scene.heard(Message(f"learner.tab.{tab}"))
            check(scene.stage)
            scene.draw(pygame.Surface(size))
