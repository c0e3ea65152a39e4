"""What a schema knows of the value at a path: unit, range, meaning, evidence. Messages and ``show`` ask here."""

from __future__ import annotations

import types
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cxsim.config.faults import range_words
from cxsim.config.loader import Key


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """The facts of one field; empty text and None where the schema says nothing."""

    meaning: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    form: str = ""
    """What a text, list or choice must look like."""
    evidence: str = ""
    """Where the table of levers or parameters takes the number from."""
    benefit: str = ""
    cost: str = ""

    @property
    def range(self) -> str:
        """The range allowed, with its unit: ``0 to 600 min``."""
        if self.low is None or self.high is None:
            return ""
        return range_words(self.low, self.high, self.unit)

    @property
    def allowed(self) -> str:
        """What is allowed, as a message names it."""
        return self.range or self.form or "see the schema"


def facts(model: type[BaseModel], key: Key) -> FieldFacts:
    """Return what ``model`` says of the value at ``key``; empty facts for a key that it does not know."""
    annotation: Any = model
    info: FieldInfo | None = None
    for step in key:
        annotation, inner = _inside(annotation, step)
        if annotation is None:
            return FieldFacts()
        info = inner
    return _facts_of(annotation, info)


def _inside(annotation: Any, step: str | int) -> tuple[Any, FieldInfo | None]:
    """Take one step into a type: a field of a section, a value of a mapping, an item of a list."""
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(step))
        return (field.annotation, field) if field is not None else (None, None)
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        wanted = list if isinstance(step, int) else dict
        for choice in map(_bare, get_args(annotation)):
            if get_origin(choice) is wanted:
                return _inside(choice, step)
        return None, None
    if origin in (dict, list):
        item = get_args(annotation)[-1]
        return item, _info(item)
    return None, None


def _bare(annotation: Any) -> Any:
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif (inner := _unless_none(annotation)) is not None:
            annotation = inner
        else:
            return annotation


def _unless_none(annotation: Any) -> Any:
    """The type of a value that may be left out; None if it must be there or has several types."""
    if get_origin(annotation) not in (Union, types.UnionType):
        return None
    choices = [choice for choice in get_args(annotation) if choice is not type(None)]
    return choices[0] if len(choices) == 1 else None


def _info(annotation: Any) -> FieldInfo | None:
    if get_origin(annotation) is not Annotated:
        return None
    return next((each for each in get_args(annotation)[1:] if isinstance(each, FieldInfo)), None)


def _facts_of(annotation: Any, info: FieldInfo | None) -> FieldFacts:
    extra = info.json_schema_extra if info is not None and isinstance(info.json_schema_extra, dict) else {}
    metadata = info.metadata if info is not None else []
    evidence = str(extra.get("evidence", ""))
    meaning = (info.description or "") if info is not None else ""
    return FieldFacts(
        meaning=meaning if meaning != evidence else "",
        unit=str(extra.get("unit", "")),
        low=next((float(each.ge) for each in metadata if isinstance(each, Ge)), None),  # type: ignore[arg-type]
        high=next((float(each.le) for each in metadata if isinstance(each, Le)), None),  # type: ignore[arg-type]
        form=str(extra.get("form", "")) or _form(_bare(annotation)),
        evidence=evidence,
        benefit=str(extra.get("benefit", "")),
        cost=str(extra.get("cost", "")),
    )


def _form(annotation: Any) -> str:
    origin = get_origin(annotation)
    if origin is Literal:
        return " or ".join(map(str, get_args(annotation)))
    if origin is dict or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return "a group of keys"
    if origin is list:
        return "a list"
    return "text" if annotation is str else ""


def known_keys(model: type[BaseModel], key: Key) -> list[str]:
    """Return the keys that ``model`` knows inside the group at ``key``; none where any name may stand."""
    annotation: Any = model
    for step in key:
        annotation, _ = _inside(annotation, step)
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return list(annotation.model_fields)
    return []
