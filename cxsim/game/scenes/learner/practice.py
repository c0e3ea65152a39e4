"""Which role-plays practise which skill, counted from their files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from cxsim.roleplay.vocabulary import SKILLS

if TYPE_CHECKING:
    from cxsim.roleplay.vocabulary import Skill

NAMED: Final = re.compile(r"^\s*(?:- )?skills:\s*\[([^\]]*)\]", re.MULTILINE)
"""Skills of a choice as role-plays write them. To read whole files would take seconds, for a hint."""


def skills_in(text: str) -> Counter[Skill]:
    """How many choices of a role-play's text practise each skill."""
    words = (word.strip() for line in NAMED.findall(text) for word in line.split(","))
    return Counter(cast("Skill", word) for word in words if word in SKILLS)


@lru_cache(1)
def _counted() -> dict[Path, Counter[Skill]]:
    from cxsim.roleplay.shelf import list_roleplays

    found: dict[Path, Counter[Skill]] = {}
    for entry in list_roleplays():
        try:
            found[entry.path] = skills_in(entry.path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
    return found


def best_for(skill: Skill, names: Iterable[str], most: int = 2) -> list[str]:
    """The role-plays among ``names`` in which a skill is asked for most, for their length."""
    wanted = set(names)
    ranked = [(-counter[skill] / sum(counter.values()), -counter[skill], path.stem)
              for path, counter in _counted().items() if path.stem in wanted and counter[skill]]
    return [name for _, _, name in sorted(ranked)[:most]]
