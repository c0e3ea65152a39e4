"""The ``rule`` decorator: marks a function as a claim of the model and remembers where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple, TypeVar

Strength = Literal["strong", "moderate", "weak", "assumption"]
F = TypeVar("F", bound=Callable[..., Any])


class Provenance(NamedTuple):
    """Where a rule comes from: evidence section, source in words, and how strong it is."""

    section: str
    source: str
    strength: Strength


RULES: Final[dict[str, Provenance]] = {}
"""Every rule by its dotted name, in the order of definition: what the documentation is made from."""


def rule(section: str, source: str, strength: Strength) -> Callable[[F], F]:
    """Mark a pure scalar function as a rule of the model.

    The function itself is returned unchanged: no wrapper, no cost, and a compiler can take it as it stands.

    Parameters
    ----------
    section
        Section of the evidence base, such as ``"B4"``; ``"-"`` where there is none.
    source
        Author and year, with ``seen``, ``remembered`` or ``assumed``.
    strength
        How strong the evidence is.
    """

    def mark(function: F) -> F:
        RULES[f"{function.__module__}.{function.__qualname__}"] = Provenance(section, source, strength)
        return function

    return mark
