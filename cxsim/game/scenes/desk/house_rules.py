"""The policy as whoever works under it meets it: a few plain facts, from the levers and never from a name."""

from __future__ import annotations

from typing import Final

from cxsim.game.scenes.desk.view import Rule
from cxsim.game.words import Words
from cxsim.rules.levers import Levers

ICONS: Final = {
    "limit": "gift", "no_limit": "gift", "day_budget": "tag", "approval": "users", "discretion": "key-round",
    "monitoring": "eye", "target_min": "timer", "script": "copy", "punish": "triangle-alert", "clarity": "info",
    "canned": "copy", "public_replies": "megaphone", "recognition": "award", "claim_checks": "shield",
    "knowledge_base": "book-open", "good_faith": "heart",
}
LOW, HIGH = 1.0 / 3.0, 2.0 / 3.0
MOST_FACTS: Final = 4
"""What a card on the desk holds; the drawer shows all."""


def level_of(share: float) -> str:
    """A lever from 0 to 1 as low, middle or high."""
    return "low" if share < LOW else "high" if share > HIGH else "middle"


def rule_line(words: Words, key: str, value: float, level: str) -> Rule:
    """One fact in words.

    Parameters
    ----------
    key, value, level
        As in `cxsim.live.observation.Rule`.
    """
    line = words(f"desk.rule.{key}.{level}", amount=words.money(value), minutes=words.number(value),
                 percent=words.number(100.0 * value))
    return Rule(ICONS[key], line)


def rule_lines(levers: Levers, limit_usd: float, words: Words) -> tuple[Rule, ...]:
    """The facts of a policy that a single role-play needs: money, freedom, watching, words, what follows."""
    punished = min(1.0, 2.0 * (levers.punish_deserved_per_4wk + levers.punish_undeserved_per_4wk))
    facts = [
        ("limit", limit_usd, level_of(levers.remedy_limit_x_loss)),
        ("discretion", levers.discretion, level_of(levers.discretion)),
        ("monitoring", levers.monitoring, level_of(levers.monitoring)),
        ("script", levers.script, level_of(levers.script)),
        ("punish", punished, level_of(punished)),
        ("recognition", levers.recognition, level_of(levers.recognition)),
        ("clarity", levers.clarity, level_of(levers.clarity)),
    ]
    return tuple(rule_line(words, *fact) for fact in facts)
