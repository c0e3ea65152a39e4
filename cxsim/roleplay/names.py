"""The names that conditions may use: what of a scene can be asked, its type and its range."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, get_type_hints

from cxsim.roleplay.bounds import Span
from cxsim.roleplay.condition import Type
from cxsim.rules.levers import Levers

NUMBERS: Final[dict[str, Span]] = {
    "mood": Span(-3.0, 3.0),
    "patience_s": Span(-7200.0, 9000.0),
    "elapsed_s": Span(0.0, 1e9),
    "granted_x_loss": Span(0.0, 3.0),
    "granted_usd": Span(0.0, 300_000.0),
    "limit_usd": Span(0.0, 500_000.0),
    "loss_usd": Span(0.0, 100_000.0),
    "fair_usd": Span(0.0, 100_000.0),
    "contacts": Span(1.0, 100.0),
    "refusals": Span(0.0, 100.0),
    "transfers": Span(0.0, 100.0),
    "escalations": Span(0.0, 100.0),
    "rules_bent": Span(0.0, 100.0),
}
"""Numbers of every scene. Mood is in SD from neutral, about -3 to 3; the limit is the policy's."""

TRUTHS: Final = ("settled", "may_put_right", "interrupted")
"""Truths of every scene. ``may_put_right``: the limit reaches far enough for a fair exception."""

TRUTH: Final = Span(0.0, 1.0)


@cache
def lever_spans() -> Mapping[str, Span]:
    """Every lever as ``lever.NAME``, with its range."""
    spans = {}
    for name, hint in get_type_hints(Levers, include_extras=True).items():
        lever = hint.__metadata__[0]
        spans[f"lever.{name}"] = Span(lever.low, lever.high)
    return spans


def scene_names(
    variables: Iterable[str], facts: Iterable[str], promises: Iterable[str]
) -> dict[str, Type]:
    """Every name that conditions of one role-play may use."""
    names: dict[str, Type] = dict.fromkeys((*NUMBERS, *lever_spans(), *variables), "number")
    names.update(dict.fromkeys(TRUTHS, "truth"))
    names.update((f"knows.{fact}", "truth") for fact in facts)
    for promise in promises:
        names[f"promised.{promise}"] = names[f"kept.{promise}"] = "truth"
    return names


RESERVED: Final = frozenset({*NUMBERS, *TRUTHS, "and", "or", "not", "true", "false"})
"""Names that no variable can have."""
