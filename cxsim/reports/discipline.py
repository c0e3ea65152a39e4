"""How leaders answer mistakes and good intentions under a policy, in words that a leader can act on."""

from __future__ import annotations

from cxsim.experiments.results import Comparison
from cxsim.reports import numbers
from cxsim.rules.colleagues import good_faith_punished_prob, letter_broken_prob
from cxsim.rules.company import Policy

RATES = ("punishments_deserved", "punishments_undeserved", "punishments_good_faith")
"""Punishments an agent and year: with cause, without, and for an exception in good faith."""


def discipline_words(comparison: Comparison, policy: Policy) -> str:
    """How often agents are punished for what, and what becomes of an exception that was meant well."""
    return f"{_rates(comparison, policy.name)}{_good_faith(comparison, policy)}"


def _rates(comparison: Comparison, policy: str) -> str:
    found = [comparison.estimates.get(policy, {}).get(name) for name in RATES]
    if any(each is None for each in found):
        return ""
    deserved, undeserved, meant_well = (numbers.plain(each.mean, 2) for each in found if each is not None)
    return (f"An agent is punished {deserved} times a year with cause, {undeserved} times without, and {meant_well} "
            "times for an exception in good faith. ")


def _good_faith(comparison: Comparison, policy: Policy) -> str:
    levers = policy.levers
    if levers.monitoring <= 0.0:
        return "Exceptions in good faith are not looked at."
    if levers.punish_undeserved_per_4wk <= 0.0:
        return "An exception in good faith is not held against anybody, whatever the letter of a rule says."
    broken = letter_broken_prob(levers.clarity, levers.script)
    punished = good_faith_punished_prob(levers.punish_undeserved_per_4wk, comparison.company.parameters)
    return (f"Of the exceptions in good faith that leaders look at, {numbers.plain(100.0 * broken, 0)} % break the "
            "letter of a rule (limits are unclear and words prescribed), and of these "
            f"{numbers.plain(100.0 * punished, 0)} % are punished, which frightens whoever hears of it.")
