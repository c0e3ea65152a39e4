"""Titles of kinds of case in the language of a shift, from the tables beside the files of the companies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cxsim import paths
from cxsim.config.faults import ScenarioError
from cxsim.config.loader import load
from cxsim.roleplay.strings import check_table


def title_of(title: str, language: str) -> str:
    """A title in this language; as it is where nobody has translated it."""
    return titles(language).get(title, title)


@lru_cache(maxsize=8)
def titles(language: str) -> Mapping[str, str]:
    """Every title that is translated, by what stands in the company's file; the user's own tables win."""
    found: dict[str, str] = {}
    for _, folder in reversed(paths.folders_of("company")):
        for path in sorted((folder / language).glob("*.yaml")):
            try:
                table = check_table(load(path)).file
            except ScenarioError:
                continue
            found |= {entry.source: entry.text for entry in table.strings.values() if entry.text.strip()}
    return found
