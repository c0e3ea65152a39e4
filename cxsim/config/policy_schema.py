"""The schema of a policy file, made from the table of levers: a new lever needs no line here."""

from __future__ import annotations

from typing import Any, Literal, get_type_hints

from pydantic import Field, create_model

from cxsim.config.quantities import Section, SourceText, quantity, text
from cxsim.rules.levers import Levers


def _levers_section() -> type[Section]:
    fields: dict[str, Any] = {}
    for name, hint in get_type_hints(Levers, include_extras=True).items():
        lever = hint.__metadata__[0]
        fields[name] = (float, quantity(
            lever.unit, lever.low, lever.high, lever.meaning,
            benefit=lever.benefit, cost=lever.cost, evidence=lever.source, strength=lever.strength,
        ))  # fmt: skip
    return create_model("LeversSection", __base__=Section, __doc__="All levers of management.", **fields)


LeversSection = _levers_section()


class PolicyFile(Section):
    """A policy: a way to manage people, as a bundle of levers."""

    kind: Literal["policy"] = Field(description="What this file is")
    title: str = text("Name for people", "text of up to 80 characters", longest=80)
    description: str = text("What it is to work here", "text of up to 2000 characters", longest=2000)
    levers: LeversSection = Field(description="The value of every lever")  # type: ignore[valid-type]
    sources: dict[str, SourceText] = Field(
        default={}, max_length=200, description="Why each lever has its value, by lever; levers stands for all"
    )
