"""Finds the source of a value in the ``sources:`` of its file.

A key there is a path with dots: ``economics.churn_per_year``. A star stands for any one name
(``problems.*.handle_min``), and a group covers everything in it (``calendar``). In a policy the word ``levers.``
may be left out. The most exact key wins.
"""

from __future__ import annotations

from collections.abc import Mapping

from cxsim.config.loader import Key


def source_of(key: Key, sources: Mapping[str, str]) -> str:
    """Return the source given for ``key``, or empty text."""
    best = max(sources, key=lambda pattern: (reach(pattern, key), -pattern.count("*")), default="")
    return sources[best] if reach(best, key) else ""


def reach(pattern: str, key: Key) -> int:
    """Return how many steps into ``key`` the pattern leads; 0 if it is the source of something else."""
    steps = pattern.split(".")
    for start in (0, 1) if key[:1] == ("levers",) else (0,):
        words = [str(step) for step in key[start : start + len(steps)]]
        if len(words) == len(steps) and all(step in ("*", word) for step, word in zip(steps, words, strict=True)):
            return start + len(steps)
    return 0
