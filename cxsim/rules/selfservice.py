"""What a bot does to those who meet it: who insists on a person, who is handed over, and in what mood."""

from __future__ import annotations

from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import rule


@rule("A10", "A quarter would use a bot again (Gartner 2023, seen-2nd); form assumed", "assumption")
def insists_prob(human_access: float, p: Parameters) -> float:
    """Chance that a customer asks the bot for a person at once and gets one; ``human_access`` 0 to 1."""
    return p.bot_avoidance * human_access


@rule("A10", "Seven in ten whom self-service fails reach a person, here at middling access; assumed", "assumption")
def handover_prob(human_access: float, p: Parameters) -> float:
    """Chance that a customer whom the bot fails reaches a person instead of giving up."""
    return p.handover_least + (1.0 - p.handover_least) * human_access


@rule("A10, A8", "Forced switches cost loyalty (Dixon, seen); sizes assumed", "assumption")
def procedure_after_handover(procedural: float, handed_over: bool, untold: bool, p: Parameters) -> float:
    """Fairness of the way there, 0 to 1, once a failed bot is counted; telling it all again is like a transfer."""
    lost = p.handover_injustice * handed_over + p.transfer_injustice * untold
    return max(0.0, procedural - lost)


@rule("A10", "What was typed already need not be asked; size assumed", "assumption")
def told_time_factor(told: bool, p: Parameters) -> float:
    """Factor on handle time where the bot passed on what the customer had told it."""
    return 1.0 - p.context_time if told else 1.0
