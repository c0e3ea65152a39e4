"""What is not in the model yet, and which way that may lean: words that stand in every report.

Whoever builds one of these things strikes its line here. "Control" and "discretion" name levers, not policies:
more checking, punishing and prescribing; more deciding by the agents themselves.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Limit(NamedTuple):
    """Something that is missing, what that means, and which way the answer may lean for it."""

    title: str
    meaning: str
    leans: str


TOWARDS_CONTROL: Final = "may lean towards control"
TOWARDS_DISCRETION: Final = "may lean towards discretion"
UNKNOWN: Final = "direction unknown"

NOT_YET: Final = (
    Limit("Root causes and suggestions",
          "No policy makes fewer things go wrong; what the front line knows is never acted on.", TOWARDS_CONTROL),
    Limit("Coaching, meetings of peers, leaders at the front line",
          "Neither their benefit nor their price is there.", TOWARDS_CONTROL),
    Limit("Standards that erode",
          "Working faster under pressure does not lower what people come to think is good enough.", TOWARDS_CONTROL),
    Limit("Regulation and fines",
          "No rule of law binds a case and nothing is fined, so breaking procedure costs no more than its remedy.",
          TOWARDS_DISCRETION),
    Limit("Praise that wears off", "Recognition keeps its full effect however often it is given.",
          TOWARDS_DISCRETION),
    Limit("Audits", "Misuse is not looked for, found or answered with coaching, limits or dismissal.", UNKNOWN),
    Limit("Chat, social media and bots", "Only counter, telephone and written work; no complaint spreads in public.",
          UNKNOWN),
    Limit("Cases for several departments", "One agent, or one ladder of escalation, settles every case.", UNKNOWN),
    Limit("Equal budgets",
          "Each policy spends what its levers cost; the money saved is not put into more staff or better pay.",
          UNKNOWN),
    Limit("Best against best",
          "These policies were written, not searched for: a better version of either may exist, and a weak version "
          "makes the other look strong.", UNKNOWN),
    Limit("Switching mechanisms off",
          "Which mechanism carries the difference is not shown, nor whether the answer holds at other values of the "
          "assumptions.", UNKNOWN),
)
"""What is missing, ordered by which way it may lean."""
