"""Bounds of a kind of management: between which values `cxsim search` may move each lever, and what the rest is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_type_hints

from pydantic import Field, create_model

from cxsim.config.checking import check_fields
from cxsim.config.faults import Fault, ScenarioError, did_you_mean, plain, sentence, shown
from cxsim.config.loader import Document, load
from cxsim.config.quantities import Section, text
from cxsim.config.scenarios import load_policy
from cxsim.paths import SUFFIXES, shipped, user_scenarios
from cxsim.rules.company import Policy
from cxsim.rules.levers import Lever, Levers

FOLDER: Final = "kinds"


@dataclass(frozen=True, slots=True)
class LeverBounds:
    """A kind of management as a search sees it. ``base`` gives the levers that have no bounds."""

    name: str
    title: str
    description: str
    base: Policy
    bounds: dict[str, tuple[float, float]]


def _bounds_section() -> type[Section]:
    fields: dict[str, Any] = {}
    for name, hint in get_type_hints(Levers, include_extras=True).items():
        lever: Lever = hint.__metadata__[0]
        value = Annotated[float, Field(ge=lever.low, le=lever.high)]
        fields[name] = (list[value] | None, Field(
            default=None, min_length=2, max_length=2, description=f"Least and most: {lever.meaning}",
            json_schema_extra={"form": f"[least, most], each from {lever.low:g} to {lever.high:g}"},
        ))  # fmt: skip
    return create_model("LeverBoundsSection", __base__=Section, __doc__="Levers that may move.", **fields)


LeverBoundsSection = _bounds_section()


class BoundsFile(Section):
    """A kind of management as bounds of levers."""

    kind: Literal["bounds"] = Field(description="What this file is")
    title: str = text("Name for people", "text of up to 80 characters", longest=80)
    description: str = text("What makes it this kind", "text of up to 2000 characters", longest=2000)
    base: str = text("Policy that gives the levers without bounds", "name or file of a policy")
    levers: LeverBoundsSection = Field(description="Least and most of each lever that may move")  # type: ignore[valid-type]


def load_bounds(name: str | os.PathLike[str]) -> LeverBounds:
    """Read bounds by name (shipped ``control`` and ``empowerment``, or the user's own) or by path.

    Raises
    ------
    ScenarioError
        With every fault of the file, or when there is none of that name.
    """
    path = _find(os.fspath(name))
    return read_bounds(load(path), path.stem)


def read_bounds(document: Document, name: str) -> LeverBounds:
    """Check a document and make bounds of it; see `load_bounds`."""
    sections, faults = check_fields(document, BoundsFile)
    bounds: dict[str, tuple[float, float]] = {}
    if "levers" in sections:
        for lever, ends in sections["levers"].model_dump(exclude_none=True).items():
            low, high = ends
            bounds[lever] = (float(low), float(high))
            if low > high:
                wrong = sentence("are the wrong way round", shown([low, high]), "the smaller number first")
                faults.append(document.fault(("levers", lever), wrong))
    if faults or document.faults:
        raise ScenarioError({*faults, *document.faults})
    return LeverBounds(name, sections["title"], sections["description"], load_policy(sections["base"]), bounds)


def _find(name: str) -> Path:
    if name.endswith(SUFFIXES) or os.sep in name:
        return Path(name)
    known: dict[str, Path] = {}
    for folder in (shipped(FOLDER), user_scenarios() / FOLDER):  # the user's own stand above shipped ones
        known |= {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    if name in known:
        return known[name]
    wrong = sentence("is no kind of management that is known", f"'{plain(name)}'", did_you_mean(name, sorted(known)))
    raise ScenarioError([Fault(name or "''", 0, 0, "bounds", wrong)])
