"""Rules that could be changed: which ones a person at a desk feels, and a policy with one of them changed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxsim.game.scenes.desk.warmth import warmth_of_levers
from cxsim.paths import FOLDERS
from cxsim.rules.levers import Levers

if TYPE_CHECKING:
    from cxsim.rules.company import Policy

LONGEST_TITLE: Final = 80


@dataclass(frozen=True, slots=True)
class Felt:
    """A lever that is felt at a desk: where it is set low and high; from ``turn`` on it counts as high now."""

    lever: str
    icon: str
    low: float
    high: float
    turn: float


FELT: Final = (
    Felt("remedy_limit_x_loss", "gift", 0.0625, 1.25, 0.5),
    Felt("discretion", "key-round", 0.05, 0.9, 0.45),
    Felt("monitoring", "camera", 0.2, 0.9, 0.45),
    Felt("weight_speed", "timer", 0.1, 0.8, 0.4),
    Felt("script", "copy", 0.1, 0.7, 0.4),
    Felt("support", "hand-heart", 0.15, 0.85, 0.5),
    Felt("punish_undeserved_per_4wk", "shield", 0.0, 0.25, 0.05),
    Felt("clarity", "list", 0.3, 0.85, 0.55),
    Felt("claim_checks", "search", 0.15, 0.7, 0.4),
)
"""Levers in the order in which they are offered, each with two values as policies have them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One lever set otherwise; ``goes_up`` says which way."""

    lever: str
    icon: str
    value: float
    goes_up: bool

    @property
    def key(self) -> str:
        """Lever and direction, as ids of words and names of files have them."""
        return f"{self.lever}-{'up' if self.goes_up else 'down'}"


def changes(levers: Levers) -> list[Change]:
    """What could be changed under these levers: each to its other side, whichever that is."""
    found = []
    for felt in FELT:
        goes_up = float(getattr(levers, felt.lever)) < felt.turn
        found.append(Change(felt.lever, felt.icon, felt.high if goes_up else felt.low, goes_up))
    return found


def most_unlike(policy: Policy, others: list[Policy]) -> Policy:
    """The policy that feels least like this one at a desk, to be compared with."""
    warmth = warmth_of_levers(policy.levers)
    return max(others, key=lambda other: (abs(warmth_of_levers(other.levers) - warmth), other.name))


def write_policy(home: Path, policy: Policy, change: Change, title: str) -> Path:
    """A policy file in the person's folder: the same levers, one of them changed.

    Raises
    ------
    OSError
        When the folder cannot be written.
    """
    folder = home / FOLDERS["policy"]
    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^a-z0-9]+", "-", f"{policy.name} {change.key}".lower()).strip("-")
    path = folder / f"{stem}.yaml"
    levers = policy.levers._replace(**{change.lever: change.value})
    lines = [
        "# A policy of yours: made after a shift, to try one rule changed.",
        "kind: policy",
        f"title: {_quoted(title[:LONGEST_TITLE])}",
        f"description: {_quoted(policy.description)}",
        "levers:",
        *(f"  {name}: {value!r}" for name, value in levers._asdict().items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def title_of(home: Path, name: str) -> str:
    """The title of a policy that was made here; empty where there is none of that name, or it cannot be read."""
    try:
        lines = (home / FOLDERS["policy"] / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
        return next((str(json.loads(line.removeprefix("title: "))) for line in lines if line.startswith("title: ")), "")
    except (OSError, ValueError):
        return ""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
