"""Tables of ``cxsim roleplay run``: what came out, for people and as data."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxsim.roleplay.runs import Outcome
    from cxsim.roleplay.story import Story


def outcome_table(story: Story, outcomes: Sequence[Outcome]) -> str:
    """One row for each policy and kind of player; a line below names the policy traps."""
    head = (
        f"{'policy':<16} {'player':<8} {'good':>5} {'mixed':>6} {'poor':>5} {'CSAT':>5} {'given':>7} {'value':>8} "
        f"{'minutes':>8} {'promises':>9}"
    )
    rows = [story.title, "", head]
    for each in outcomes:
        shares = each.quality_shares(story)
        value = "-" if math.isnan(each.value_usd) else f"${each.value_usd:,.0f}"
        kept = "-" if math.isnan(each.promises_kept) else f"{100 * each.promises_kept:.0f} %"
        rows.append(
            f"{each.policy[:16]:<16} {each.player:<8} {_percent(shares['good']):>5} {_percent(shares['mixed']):>6} "
            f"{_percent(shares['poor']):>5} {each.csat:>5.2f} {f'${each.granted_usd:,.0f}':>7} "
            f"{value:>8} {each.minutes:>8.1f} {kept:>9}"
        )
    traps = [ending for ending in story.endings.values() if ending.policy_trap]
    notes = [f"Policy trap: {ending.title}. {ending.policy_trap}" for ending in traps]
    return "\n".join([*rows, *([""] if notes else []), *notes])


def ending_table(story: Story, outcomes: Sequence[Outcome]) -> str:
    """Share of each ending for each policy and kind of player."""
    rows = [story.title]
    for each in outcomes:
        rows += ["", f"{each.policy}, {each.player}"]
        rows += [
            f"  {_percent(share):>5}  {story.endings[name].quality:<5}  {story.endings[name].title} ({name})"
            for name, share in sorted(each.endings.items(), key=lambda item: -item[1])
        ]
    return "\n".join(rows)


def outcome_data(story: Story, outcomes: Sequence[Outcome], seed: int) -> dict[str, Any]:
    """The same as data."""
    rows = []
    for each in outcomes:
        rows.append({
            "policy": each.policy,
            "player": each.player,
            "plays": each.plays,
            "endings": dict(each.endings),
            "quality": each.quality_shares(story),
            "csat": each.csat,
            "remembered": each.remembered,
            "granted_usd": each.granted_usd,
            "value_usd": None if math.isnan(each.value_usd) else each.value_usd,
            "minutes": each.minutes,
            "choices": each.choices,
            "promises_kept": None if math.isnan(each.promises_kept) else each.promises_kept,
        })  # fmt: skip
    return {"schema": 1, "roleplay": story.name, "seed": seed, "outcomes": rows}


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
