"""``list``, ``show``, ``new``, ``check`` and ``schema``, as a user meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cxsim.cli import root
from cxsim.cli.kinds import KINDS
from cxsim.config.scenarios import load_company, load_policy
from cxsim.paths import shipped
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

NAMES = sorted(path.stem for kind in ("companies", "policies") for path in shipped(kind).glob("*.yaml"))
LISTED = sorted([*NAMES, *(path.stem for path in shipped("roleplays").glob("*.yaml"))])
PARTS = [*shipped("kinds").glob("*.yaml"), *shipped("generic").glob("*.yaml"), *shipped("roleplays").glob("de/*.yaml")]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cxsim(*arguments: str) -> Result:
    return CliRunner().invoke(root, arguments)


def data_of(*arguments: str) -> Any:
    result = cxsim(*arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


# --- list


def test_list_has_one_line_each_and_the_name_first() -> None:
    lines = cxsim("list").stdout.splitlines()
    assert sorted(line.split()[0] for line in lines) == LISTED
    assert all(len(line) <= 100 for line in lines)


def test_list_of_one_kind_holds_that_kind() -> None:
    lines = cxsim("list", "policies").stdout.splitlines()
    assert {line.split()[1] for line in lines} == {"policy"}
    assert len(lines) == 7


def test_list_as_json_says_where_each_is() -> None:
    found = data_of("list", "--json")
    assert found["schema"] == 1
    assert sorted(each["name"] for each in found["scenarios"]) == LISTED
    for each in found["scenarios"]:
        assert Path(each["file"]).is_file()
        assert each["origin"] == "shipped"


def test_list_shows_what_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXSIM_SCENARIOS", str(tmp_path))
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "broken.yaml").write_text("a: [", encoding="utf-8")
    lines = [line for line in cxsim("list", "policies").stdout.splitlines() if line.startswith("broken")]
    assert lines == ["broken         policy    (cannot be read: see cxsim check)  (yours)"]


# --- show


@pytest.mark.parametrize("name", NAMES)
def test_show_fits_100_columns_and_holds_every_value(name: str) -> None:
    result = cxsim("show", name)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 100
    for value in data_of("show", name, "--json")["values"]:
        word = value["key"].rpartition(".")[2]
        assert word == "title" or re.search(rf"^  {re.escape(word)} ", result.stdout, re.MULTILINE)


def test_show_as_json_has_unit_range_meaning_and_source() -> None:
    shown = data_of("show", "fear", "--json")
    assert (shown["schema"], shown["kind"], shown["name"]) == (1, "policy", "fear")
    values = {value["key"]: value for value in shown["values"]}
    assert sorted(values) == sorted(f"levers.{name}" for name in Levers._fields)
    training = values["levers.training_h_per_week"]
    assert (training["value"], training["unit"], training["low"], training["high"]) == (0.25, "h/agent-week", 0, 6)
    assert all(value["meaning"] and value["source"] for value in values.values())


def test_show_can_tell_every_parameter_with_its_evidence() -> None:
    values = {value["key"]: value for value in data_of("show", "grand-hotel", "--parameters", "--json")["values"]}
    parameters = load_company("grand-hotel").parameters
    for name in Parameters._fields:
        told = values[f"parameters.{name}"]
        assert told["value"] == getattr(parameters, name)
        assert told["unit"]
        assert told["source"]


def test_show_of_an_unknown_name_ends_with_2_and_a_hint() -> None:
    result = cxsim("show", "empowermnet")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "did you mean 'empowerment'?" in result.stderr


# --- new


@pytest.mark.parametrize("base", NAMES)
def test_a_new_file_is_valid_and_says_what_its_base_says(base: str) -> None:
    kind = "policy" if base in {path.stem for path in shipped("policies").glob("*")} else "company"
    result = cxsim("new", kind, "mine", "--from", base)
    assert result.exit_code == 0, result.output
    assert cxsim("check", "mine.yaml").exit_code == 0
    load: Any = {"policy": load_policy, "company": load_company}[kind]
    mine, original = load("mine.yaml"), load(base)
    assert mine.title == f"mine (from {base})"
    for field in type(original).__dataclass_fields__:
        if field not in ("name", "title"):
            assert getattr(mine, field) == getattr(original, field)


def test_a_new_policy_explains_every_lever_beside_it() -> None:
    cxsim("new", "policy", "mine")
    lines = Path("mine.yaml").read_text(encoding="utf-8").split("\n")
    for name in Levers._fields:
        at = next(number for number, line in enumerate(lines) if line.startswith(f"  {name}:"))
        assert lines[at - 1].startswith("  # ")
    assert not any(line != line.rstrip() for line in lines)


def test_a_copy_of_a_copy_does_not_pile_up_comments() -> None:
    cxsim("new", "company", "first")
    cxsim("new", "company", "second", "--from", "first.yaml")
    first, second = (Path(f"{name}.yaml").read_text(encoding="utf-8").split("\n") for name in ("first", "second"))
    assert len(first) == len(second)


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("precious", encoding="utf-8")
    result = cxsim("new", "policy", "mine")
    assert result.exit_code == 2
    assert "already there" in result.stderr
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "precious"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]


def test_new_makes_the_folder_it_is_given_and_leaves_nothing_else_there(tmp_path: Path) -> None:
    assert cxsim("new", "company", "house", "--from", "airline", "--out", "a/b").exit_code == 0
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["house.yaml"]


@pytest.mark.parametrize("name", ["../escape", "a/b", "Mine", "", ".hidden", "x" * 99, "a\nb"])
def test_a_name_that_is_no_file_name_is_refused(name: str, tmp_path: Path) -> None:
    result = cxsim("new", "policy", name)
    assert result.exit_code == 2
    assert list(tmp_path.rglob("*")) == []


def test_nothing_is_written_when_the_base_is_faulty(tmp_path: Path) -> None:
    Path("bad.yaml").write_text("kind: policy", encoding="utf-8")
    result = cxsim("new", "policy", "mine", "--from", "bad.yaml", "--out", "out")
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["bad.yaml"]


# --- check


def test_check_names_every_fault_of_every_file_on_a_line_of_its_own() -> None:
    fear = (shipped("policies") / "fear.yaml").read_text(encoding="utf-8")
    bad = re.sub(r"script: 0\.7 ", "scirpt: 0.7 ", fear).replace("clarity: 0.7", "clarity: lots", 1)
    Path("bad.yaml").write_text(bad, encoding="utf-8")
    Path("worse.yaml").write_text("kind: polcy\n", encoding="utf-8")
    result = cxsim("check", "fear", "bad.yaml", "worse.yaml")
    assert result.exit_code == 2
    assert result.stdout == "fear: policy, no faults\n"
    line = next(number for number, text in enumerate(bad.split("\n"), start=1) if "scirpt" in text)
    clarity = next(number for number, text in enumerate(bad.split("\n"), start=1) if "clarity: lots" in text)
    assert sorted(result.stderr.splitlines()) == sorted([
        f"bad.yaml:{clarity}:12: levers.clarity: must be a number (found text 'lots'; 0 to 1)",
        "bad.yaml:9:1: levers.script: is missing (found nothing; 0 to 1)",
        f"bad.yaml:{line}:3: levers.scirpt: is not known here (found 'scirpt'; did you mean 'script'?)",
        "worse.yaml:1:7: kind: is not a kind of file (found text 'polcy'; "
        "company, policy, roleplay, bounds, strings, phrases)",
    ])  # fmt: skip


def test_check_as_json_holds_the_faults_and_still_ends_with_2() -> None:
    Path("bad.yaml").write_text("kind: policy\nlevers: 3\n", encoding="utf-8")
    result = cxsim("check", "--json", "fear", "bad.yaml")
    assert result.exit_code == 2
    assert result.stderr == ""
    good, bad = json.loads(result.stdout)["files"]
    assert (good["kind"], good["faults"]) == ("policy", [])
    assert {fault["key"] for fault in bad["faults"]} == {"title", "description", "levers"}
    assert all(set(fault) == {"file", "line", "column", "key", "message"} for fault in bad["faults"])


def test_check_of_all_that_is_shipped_is_silent_on_stderr() -> None:
    result = cxsim("check", *NAMES)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert len(result.stdout.splitlines()) == len(NAMES)


@pytest.mark.parametrize("file", PARTS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_check_knows_the_parts_that_have_no_names(file: Path) -> None:
    result = cxsim("check", str(file))
    assert (result.exit_code, result.stderr) == (0, "")


def test_check_finds_a_role_play_by_its_name_and_its_faults_by_their_place(tmp_path: Path) -> None:
    assert cxsim("check", "first-steps").stdout == "first-steps: roleplay, no faults\n"
    text = (shipped("roleplays") / "first-steps.yaml").read_text(encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(text.replace("courtesy: 0.7", "courtesy: 7", 1), encoding="utf-8")
    result = cxsim("check", "mine.yaml")
    line = text[: text.index("courtesy: 0.7")].count("\n") + 1
    assert result.exit_code == 2
    assert result.stderr.startswith(f"mine.yaml:{line}:")


# --- schema


@pytest.mark.parametrize("kind", [*KINDS, "roleplays"])
def test_every_kind_of_file_has_a_schema_that_knows_all_keys(kind: str) -> None:
    schema = data_of("schema", kind)
    assert schema["additionalProperties"] is False
    if kind in ("company", "policy", "roleplay"):  # what a user begins with `new`
        assert schema["properties"]["kind"]["const"] == kind


@pytest.mark.parametrize("kind", ["company", "policy"])
def test_the_schema_knows_every_key_unit_and_range(kind: str) -> None:
    schema = data_of("schema", kind)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["additionalProperties"] is False
    numbers = [
        field
        for section in [schema, *schema["$defs"].values()]
        for field in section["properties"].values()
        if field.get("type") in ("number", "integer")
    ]
    assert numbers
    for field in numbers:
        assert {"unit", "minimum", "maximum", "description"} <= set(field)


def test_the_schema_of_policies_follows_the_table_of_levers() -> None:
    section = data_of("schema", "policy")["$defs"]["LeversSection"]
    assert section["required"] == list(section["properties"]) == list(Levers._fields)


def test_an_unknown_kind_ends_with_2() -> None:
    assert cxsim("schema", "rolepaly").exit_code == 2
    assert cxsim("list", "polices").exit_code == 2
