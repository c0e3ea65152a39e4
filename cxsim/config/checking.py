"""Holds a document against a schema and turns every complaint into a fault with its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from cxsim.config.faults import Fault, did_you_mean, plain, sentence, shown
from cxsim.config.fields import FieldFacts, facts, known_keys
from cxsim.config.loader import Document, Key, Value


def check_fields(document: Document, model: type[BaseModel]) -> tuple[dict[str, Any], list[Fault]]:
    """Check every field by itself.

    Returns
    -------
    sections
        The checked value of each key of the outermost level that is free of faults, so that checks across
        fields can run on them even when other parts of the file are wrong.
    faults
        Every fault found.
    """
    data = document.data
    if not isinstance(data, dict):
        wrong = sentence("is not a group of keys", shown(data), "keys with values, such as 'kind: policy'")
        return {}, [document.fault((), wrong)]
    try:
        whole = model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        sections = _sound_sections(model, data, {str(detail["loc"][0]) for detail in details if detail["loc"]})
        return sections, [_fault(document, model, detail) for detail in details]
    return {name: getattr(whole, name) for name in model.model_fields}, []


def _sound_sections(model: type[BaseModel], data: Mapping[str, Value], faulty: set[str]) -> dict[str, Any]:
    sections: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if name in faulty:
            continue
        if name in data:
            sections[name] = _adapter(model, name).validate_python(data[name])
        else:
            sections[name] = field.get_default(call_default_factory=True, validated_data={})
    return sections


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """Return what checks one field of a schema alone; building it takes longer than using it."""
    field = model.model_fields[name]
    return TypeAdapter(Annotated[field.annotation, field])  # type: ignore[arg-type]


def _fault(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Fault:
    key, at_key = _key(document.data, detail)
    known = facts(model, key)
    found = detail["input"]
    match detail["type"]:
        case "missing":
            message = sentence("is missing", "nothing", known.allowed)
        case "extra_forbidden":
            word = plain(str(key[-1]))
            message = sentence("is not known here", f"'{word}'", did_you_mean(word, known_keys(model, key[:-1])))
        case "greater_than_equal":
            message = sentence("is too small", shown(found), known.allowed)
        case "less_than_equal":
            message = sentence("is too large", shown(found), known.allowed)
        case _ if at_key:
            message = sentence("is no name for a key here", shown(found), _key_form(key))
        case "literal_error":
            message = sentence("is not one of the choices", shown(found), known.allowed)
        case "string_pattern_mismatch":
            message = sentence("is not well written", shown(found), known.allowed)
        case "too_short" | "too_long" | "string_too_short" | "string_too_long" as kind:
            wrong = "is too short" if kind.endswith("short") else "is too long"
            message = sentence(wrong, shown(found), _length(detail, known))
        case _:
            message = sentence(f"must be {_wanted(detail['type'])}", shown(found), known.allowed)
    return document.fault(key, message, at_key=at_key)


def _key(data: Value, detail: ErrorDetails) -> tuple[Key, bool]:
    """Find the path in the file that an error means, and whether it means the key rather than the value.

    The validator's own path also names branches of unions and marks keys; those steps are not in the file.
    """
    steps = detail["loc"]
    at_key = detail["type"] == "extra_forbidden" or steps[-1:] == ("[key]",)
    key: list[str | int] = []
    here: Value = data
    for number, step in enumerate(steps):
        if isinstance(here, dict) and step in here:
            here = here[str(step)]
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        elif number == len(steps) - 1 and detail["type"] == "missing":
            pass  # the key that ought to be there
        else:
            continue
        key.append(step)
    return tuple(key), at_key


def _wanted(kind: str) -> str:
    names = {
        "float": "a number", "int": "a whole number", "bool": "true or false", "string": "text", "list": "a list",
        "dict": "a group of keys", "model": "a group of keys",
    }  # fmt: skip
    return names.get(kind.partition("_")[0], "something else")


def _key_form(key: Key) -> str:
    if "profile" in key:
        return '"HH:MM"'
    return "small letters and digits with single hyphens between, beginning with a letter, 40 at most"


def _length(detail: ErrorDetails, known: FieldFacts) -> str:
    if known.form:
        return known.form
    limits = {name: number for name, number in detail.get("ctx", {}).items() if name.endswith("_length")}
    words = {"min_length": "at least", "max_length": "at most"}
    return ", ".join(f"{words[name]} {number}" for name, number in limits.items())
