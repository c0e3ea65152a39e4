"""Laws of invalid scenario files: each gives faults in one form, at the right place, and never anything else."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from strategies import company_data, file_text, policy_data

from cxsim.config import company_schema, policy_schema
from cxsim.config.company_schema import CompanyFile
from cxsim.config.fields import facts
from cxsim.config.loader import ScenarioError, dotted, parse
from cxsim.config.policy_schema import PolicyFile
from cxsim.config.schemas import check_document

SOME = settings(max_examples=30)
FORM: Final = re.compile(r"[^:\n]+:\d+:\d+: [^\n]+: [^\n(]+ \(found [^\n]+; [^\n]+\)")

Path = tuple[Any, ...]
FILES = st.one_of(policy_data(), company_data())


def model_of(data: dict[str, Any]) -> Any:
    return {"company": CompanyFile, "policy": PolicyFile}[data["kind"]]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))
    else:
        yield path, value


def groups(value: Any, path: Path = ()) -> Iterator[Path]:
    """Groups whose keys the schema fixes."""
    if isinstance(value, dict):
        yield path
        for key, inner in value.items():
            yield from groups(inner, (*path, key))


def changed(data: dict[str, Any], path: Path, new: Any) -> dict[str, Any]:
    data = copy.deepcopy(data)
    here: Any = data
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = new
    return data


def faults_of(text: str) -> list[Any]:
    """The faults of a text that must have some, each held to the form and to a place that exists."""
    with pytest.raises(ScenarioError) as caught:
        check_document(parse(text, "made-up.yaml"))
    faults = list(caught.value.faults)
    for fault in faults:
        assert FORM.fullmatch(str(fault)), str(fault)
        assert 1 <= fault.line <= text.count("\n") + 1
        assert fault.column >= 1
    assert len(set(map(str, faults))) == len(faults)
    assert faults == sorted(faults)
    return faults


def numbers_of(data: dict[str, Any]) -> list[tuple[Path, Any]]:
    return [(path, value) for path, value in leaves(data) if isinstance(value, (int, float)) and value is not True]


@SOME
@given(FILES, st.data(), st.sampled_from(["twelve", None, [1], {"a": 1}, "1.0", True]))
def test_a_wrong_type_is_named(data: dict[str, Any], chosen: st.DataObject, wrong: Any) -> None:
    numbers = [path for path, value in numbers_of(data) if not isinstance(value, bool)]
    path = chosen.draw(st.sampled_from(numbers))
    if path[-1] == "patience_mean_min" and wrong is None:
        wrong = "a while"  # null there means that it is left out
    faults = faults_of(file_text(changed(data, path, wrong)))
    assert dotted(path) in {fault.key for fault in faults}


@SOME
@given(FILES, st.data(), st.booleans())
def test_a_number_out_of_range_is_named_with_its_range(
    data: dict[str, Any], chosen: st.DataObject, above: bool
) -> None:
    model = model_of(data)
    path, value = chosen.draw(st.sampled_from([each for each in numbers_of(data) if facts(model, each[0]).range]))
    known = facts(model, path)
    assert known.low is not None
    assert known.high is not None
    wrong = known.high * 1.01 + 1 if above else known.low - abs(known.low) * 0.01 - 1
    faults = faults_of(file_text(changed(data, path, int(wrong) if isinstance(value, int) else wrong)))
    [fault] = [each for each in faults if each.key == dotted(path)]
    assert ("is too large" if above else "is too small") in fault.message
    assert known.range in fault.message


OPTIONAL = {
    name
    for schema in (*vars(company_schema).values(), *vars(policy_schema).values())
    if isinstance(schema, type) and issubclass(schema, BaseModel)
    for name, field in schema.model_fields.items()
    if not field.is_required()
} | {"special", "everything"}
"""Keys that some section of a company or a policy may leave out, and the names of groups, which are the author's."""


@SOME
@given(FILES, st.data())
def test_a_missing_key_is_named_once(data: dict[str, Any], chosen: st.DataObject) -> None:
    model = model_of(data)
    paths = [path for path, _ in leaves(data) if isinstance(path[-1], str)] + [path for path in groups(data) if path]
    required = [
        path
        for path in paths
        if facts(model, path).meaning
        and not set(path) & {"parameters", "sources", "profile", "kind"}
        and path[-1] not in OPTIONAL
    ]
    path = chosen.draw(st.sampled_from(required))
    broken = copy.deepcopy(data)
    here: Any = broken
    for step in path[:-1]:
        here = here[step]
    del here[path[-1]]
    broken["sources"] = {}
    [fault] = [each for each in faults_of(file_text(broken)) if each.key == dotted(path)]
    assert fault.message.startswith("is missing (found nothing;")


@SOME
@given(FILES, st.data(), st.sampled_from(["double", "drop", "swap"]))
def test_a_misspelt_key_is_named_with_what_was_meant(
    data: dict[str, Any], chosen: st.DataObject, how: str
) -> None:
    model = model_of(data)
    paths = [
        path
        for path, _ in leaves(data)
        if isinstance(path[-1], str)
        and len(path[-1]) > 7
        and facts(model, path).meaning
        and not set(path[:-1]) & {"parameters", "sources", "profile"}
    ]
    path = chosen.draw(st.sampled_from(paths))
    word = path[-1]
    at = chosen.draw(st.integers(1, len(word) - 3))
    wrong = {
        "double": word[:at] + word[at] + word[at:],
        "drop": word[:at] + word[at + 1 :],
        "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[how]
    if wrong == word:
        return
    broken = copy.deepcopy(data)
    here: Any = broken
    for step in path[:-1]:
        here = here[step]
    here[wrong] = here.pop(word)
    broken["sources"] = {}
    [fault] = [each for each in faults_of(file_text(broken)) if each.key == dotted((*path[:-1], wrong))]
    assert f"did you mean '{word}'?" in fault.message


@SOME
@given(FILES, st.data())
def test_a_surplus_key_is_named_at_its_own_place(data: dict[str, Any], chosen: st.DataObject) -> None:
    paths = [(), ("levers",)] if data["kind"] == "policy" else [(), ("calendar",), ("staffing",), ("economics",)]
    path = chosen.draw(st.sampled_from(paths))
    text = file_text(changed(data, (*path, "surplus"), 1))
    [fault] = [each for each in faults_of(text) if each.key == dotted((*path, "surplus"))]
    assert text.split("\n")[fault.line - 1][fault.column - 1 :].startswith('"surplus"')


BAD_HOURS = st.sampled_from(
    ["25:00-26:00", "7:00-23:00", "23:00-07:00", "07:00", "07:00-07:00", "07:60-09:00", "24:00-24:30", "always", ""]
)


@SOME
@given(company_data(), BAD_HOURS, st.data())
def test_bad_hours_are_named(data: dict[str, Any], hours: str, chosen: st.DataObject) -> None:
    paths: list[Path] = [("calendar", "open", "mon")]
    paths += [("staffing", "shifts", name, "hours") for name in data["staffing"]["shifts"]]
    path = chosen.draw(st.sampled_from(paths))
    faults = faults_of(file_text(changed(data, path, hours)))
    assert dotted(path) in {fault.key for fault in faults}


@SOME
@given(company_data(), st.floats(0.01, 0.5))
def test_shares_that_do_not_add_up_are_named(data: dict[str, Any], less: float) -> None:
    name = next(iter(data["channels"]))
    share = data["channels"][name]["share"] * less
    faults = faults_of(file_text(changed(data, ("channels", name, "share"), share)))
    assert "channels" in {fault.key for fault in faults}


@SOME
@given(FILES, st.data())
def test_two_faults_are_told_together(data: dict[str, Any], chosen: st.DataObject) -> None:
    numbers = [path for path, value in numbers_of(data) if not isinstance(value, bool)]
    first, second = chosen.draw(st.lists(st.sampled_from(numbers), min_size=2, max_size=2, unique=True))
    broken = changed(changed(data, first, "x"), second, "y")
    assert {dotted(first), dotted(second)} <= {fault.key for fault in faults_of(file_text(broken))}


def accepted_or_refused(text: str) -> None:
    try:
        check_document(parse(text, "made-up.yaml"))
    except ScenarioError as error:
        for fault in error.faults:
            assert FORM.fullmatch(str(fault)), str(fault)


@settings(max_examples=300)
@given(st.text(st.characters(codec="utf-8") | st.sampled_from("{}[]:,-?|>&*!%@'\"#\n \t"), max_size=60))
@example("? [a]\n: b")
@example("a: !!python/object/apply:os.system ['true']")
@example("*a : 1")
@example('{"kind": "policy", "levers": {"\\ud800": 1}}')
@example("kind: [company]")
@example("%YAML 9.9\n---\n")
@example("a: 0x" + "f" * 50)
def test_no_text_gives_anything_but_faults(text: str) -> None:
    accepted_or_refused(text)


@SOME
@given(policy_data(), st.data())
def test_no_damage_to_a_file_gives_anything_but_faults(data: dict[str, Any], chosen: st.DataObject) -> None:
    text = file_text(data)
    at = chosen.draw(st.integers(0, len(text)))
    length = chosen.draw(st.integers(0, 8))
    new = chosen.draw(st.text(st.sampled_from("{}[]:,-?|>&*!%@'\"#\n \t0aé"), max_size=4))
    accepted_or_refused(text[:at] + new + text[at + length :])
