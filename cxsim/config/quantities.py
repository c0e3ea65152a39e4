"""What the fields of scenario files are made of: a number with unit, range and meaning, names, times of day."""

from __future__ import annotations

from typing import Annotated, Any, Final, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticUndefined

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

NAME: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_TIME: Final = r"(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)"
TIME: Final = rf"^{_TIME}$"
HOURS: Final = rf"^{_TIME}-{_TIME}$"
HOURS_OR_CLOSED: Final = rf"^({_TIME}-{_TIME}|closed)$"

Name: TypeAlias = Annotated[str, StringConstraints(pattern=NAME, max_length=40)]
"""A name that other keys can point to: small letters, digits, single hyphens."""

Time: TypeAlias = Annotated[str, StringConstraints(pattern=TIME)]
"""A time of day, ``HH:MM``; ``24:00`` is the end of the day."""

SourceText: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
"""Where a number comes from: author and year, and whether seen, remembered or assumed."""


class Section(BaseModel):
    """A group of keys in a scenario file: every type strict, every unknown key a fault, nothing changed later."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


def quantity(unit: str, low: float, high: float, meaning: str, default: Any = PydanticUndefined, **more: str) -> Any:
    """Declare a number: its unit, the range allowed (ends included), and what it means, in plain language.

    Parameters
    ----------
    default
        Left out: the key is required.
    more
        Further facts for the JSON Schema and for ``show``, such as ``source``.
    """
    return Field(default=default, ge=low, le=high, description=meaning, json_schema_extra={"unit": unit, **more})


def text(meaning: str, form: str, *, pattern: str | None = None, longest: int = 400) -> Any:
    """Declare a text: what it means, and its form as a message names it."""
    return Field(
        min_length=1, max_length=longest, pattern=pattern, description=meaning, json_schema_extra={"form": form}
    )


def minutes(time: str) -> float:
    """Minutes since midnight of a time of day: ``"07:30"`` is 450."""
    hour, minute = time.split(":")
    return 60.0 * int(hour) + int(minute)


def from_to(hours: str) -> tuple[float, float]:
    """First and last minute of opening hours or a shift: ``"07:00-23:00"`` is (420, 1380), ``closed`` (0, 0)."""
    if hours == "closed":
        return 0.0, 0.0
    start, end = hours.split("-")
    return minutes(start), minutes(end)
