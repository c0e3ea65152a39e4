"""Each broken role-play says, on the faulty line, which words lint must find there; the sound one has no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.config.loader import load
from cxsim.config.scenarios import list_scenarios, load_policy
from cxsim.roleplay.lint import lint, lint_table
from cxsim.roleplay.shelf import load_roleplay
from cxsim.roleplay.strings import line_ids, updated, write
from cxsim.rules.levers import Levers

BROKEN = Path(__file__).resolve().parents[1] / "fixtures" / "roleplays_broken"
MARK = "# FAULT: "


@pytest.fixture(scope="module")
def policies() -> dict[str, Levers]:
    return {each.name: load_policy(each.name).levers for each in list_scenarios("policy")}


def seeded(file: Path) -> list[tuple[int, str]]:
    """Line and words of each fault that a file says it has."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(number, line.split(MARK)[1]) for number, line in enumerate(lines, start=1) if MARK in line]


def test_the_sound_one_has_no_fault(policies: dict[str, Levers]) -> None:
    assert lint(str(BROKEN / "sound.yaml"), policies) == []


@pytest.mark.parametrize("file", sorted(BROKEN.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_seeded_fault_is_found_and_nothing_else(file: Path, policies: dict[str, Levers]) -> None:
    expected = seeded(file)
    assert expected or file.stem == "sound"
    found = lint(str(file), policies)
    assert [fault.line for fault in found] == [line for line, _ in expected]
    for fault, (_, words) in zip(found, expected, strict=True):
        assert fault.message.startswith(words)
        assert fault.file == str(file)
        assert fault.column >= 1


def test_a_table_lacks_has_too_much_and_is_old(tmp_path: Path) -> None:
    document = load(BROKEN / "sound.yaml")
    table = tmp_path / "sound.yaml"
    complete = {id_: each.model_copy(update={"text": f"XX {each.source}"}) for id_, each in
                updated(document.data, {}).items()}  # fmt: skip
    table.write_text(write("sound", "xx", complete), encoding="utf-8")
    assert lint_table(str(table), document) == []

    changed = dict(complete)
    gone = changed.pop("title")
    changed["nodes.attic.lines[0].text"] = gone
    changed["summary"] = gone.model_copy(update={"source": "An older summary"})
    changed["facts.swim.text"] = changed["facts.swim.text"].model_copy(update={"text": " "})
    table.write_text(write("sound", "xx", changed), encoding="utf-8")
    found = {fault.key: fault for fault in lint_table(str(table), document)}
    text = table.read_text(encoding="utf-8").splitlines()
    assert len(found) == 4
    assert "is missing" in found["strings.title"].message
    orphan = found["strings.nodes.attic.lines[0].text"]
    assert "belongs to no line" in orphan.message
    assert "nodes.attic" in text[orphan.line - 1]
    assert "is of an older text" in found["strings.summary.source"].message
    assert "An older summary" in text[found["strings.summary.source"].line - 1]
    assert "is not translated" in found["strings.facts.swim.text.text"].message


def test_lint_reads_the_tables_beside_a_role_play(tmp_path: Path, policies: dict[str, Levers]) -> None:
    file = tmp_path / "sound.yaml"
    file.write_bytes((BROKEN / "sound.yaml").read_bytes())
    (tmp_path / "xx").mkdir()
    empty = updated(load(file).data, {})
    (tmp_path / "xx" / "sound.yaml").write_text(write("sound", "xx", empty), encoding="utf-8")
    assert len(lint(str(file), policies)) == len(line_ids(load(file).data))


def test_a_translation_is_what_is_played(tmp_path: Path) -> None:
    file = tmp_path / "sound.yaml"
    file.write_bytes((BROKEN / "sound.yaml").read_bytes())
    (tmp_path / "xx").mkdir()
    document = load(file)
    table = {id_: each.model_copy(update={"text": f"XX {each.source}"}) for id_, each in
             updated(document.data, {}).items()}  # fmt: skip
    (tmp_path / "xx" / "sound.yaml").write_text(write("sound", "xx", table), encoding="utf-8")
    story = load_roleplay(file, "xx").story
    plain = load_roleplay(file).story
    assert story.title == f"XX {plain.title}"
    assert story.language == "xx"
    for name, node in plain.nodes.items():
        for line, other in zip(node.lines, story.nodes[name].lines, strict=True):
            assert other.text == f"XX {line.text}"
        for choice, other_choice in zip(node.choices, story.nodes[name].choices, strict=True):
            assert other_choice.says == f"XX {choice.says}"
            assert other_choice.name == choice.name


def test_a_line_that_moves_keeps_its_translation() -> None:
    data = load(BROKEN / "sound.yaml").data
    old = {id_: each.model_copy(update={"text": f"XX {each.source}"}) for id_, each in updated(data, {}).items()}
    assert isinstance(data, dict)
    nodes = data["nodes"]
    assert isinstance(nodes, dict)
    desk = nodes["desk"]
    assert isinstance(desk, dict)
    lines = desk["lines"]
    assert isinstance(lines, list)
    lines.insert(0, {"who": "guest", "text": "Good evening."})
    renewed = updated(data, old)
    assert renewed["nodes.desk.lines[0].text"].text == ""
    assert renewed["nodes.desk.lines[1].text"].text == "XX This is a bath mat."
