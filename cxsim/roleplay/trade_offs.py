"""Is every choice a real one? No choice may be worse than another in every respect, and none best in every respect.

Respects are what a trainee can weigh at the moment: the five sides of conduct, time, what is given, rules bent,
sending the customer on, what comes out, and what is changed. Where a choice leads is not known to the trainee, so it
counts for "worse" only (two choices that lead apart are different), and not for "best".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cxsim.roleplay.story import Choice, Node

BURDENS: Final = frozenset({"hold", "transfer", "escalate", "refuse"})


def dominated(node: Node) -> Iterator[tuple[Choice, Choice]]:
    """Pairs (worse, better): the better is there whenever the worse is, leads to the same, and is never worse."""
    for worse in node.choices:
        for better in node.choices:
            if better is worse or not _there_whenever(better, worse) or not _same_way(better, worse):
                continue
            if not _at_least_as_good(better, worse):
                continue
            is_twin = _at_least_as_good(worse, better) and _there_whenever(worse, better)
            if not is_twin or node.choices.index(better) < node.choices.index(worse):
                yield worse, better
                break


def best(node: Node) -> Choice | None:
    """The choice of a node that is at least as good as each other one in every respect, if there is one."""
    for choice in node.choices:
        others = [other for other in node.choices if other is not choice]
        free = choice.when is None and choice.requires is None
        if others and free and all(_at_least_as_good(choice, other) for other in others):
            return choice
    return None


def _there_whenever(better: Choice, worse: Choice) -> bool:
    return (
        better.when in (None, worse.when)
        and better.requires in (None, worse.requires)
        and (not better.once or worse.once)
    )


def _same_way(better: Choice, worse: Choice) -> bool:
    return (better.goes, better.instead) == (worse.goes, worse.instead)


def _at_least_as_good(better: Choice, worse: Choice) -> bool:
    """Never worse in any respect. A remedy is good for one side and costs the other, so it must be the same."""
    if worse.scripted and not better.scripted:
        return False  # the script protects whoever keeps to it
    same = ("remedy", "promises", "keeps", "sets", "adds", "settles")
    if any(getattr(better, field) != getattr(worse, field) for field in same):
        return False
    a, b = better.conduct, worse.conduct
    sides = ("courtesy", "empathy", "explanation", "honesty", "effort")
    return (
        all(getattr(a, side) >= getattr(b, side) for side in sides)
        and better.seconds <= worse.seconds
        and better.rule_bent <= worse.rule_bent
        and (better.move in BURDENS) <= (worse.move in BURDENS)
        and better.patience_s >= worse.patience_s
        and set(better.reveals) >= set(worse.reveals)
    )
