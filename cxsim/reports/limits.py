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

BEST_AGAINST_BEST: Final = Limit(
    "Best against best",
    "These policies were written: a better version of either may exist, and a weak version makes the other look "
    "strong. The option --robust searches for the best of each kind and lets them meet.", UNKNOWN)
"""Not missing where the best of each kind were searched for."""

NOT_YET: Final = (
    Limit("Ties between customers and agents",
          "No customer knows an agent from an earlier case, so nothing is lost with an agent who leaves but his skill.",
          TOWARDS_CONTROL),
    Limit("Fair play between customers",
          "No customer learns that another was granted more in the same case, and is annoyed by it.",
          TOWARDS_DISCRETION),
    BEST_AGAINST_BEST,
)
"""What is missing, ordered by which way it may lean."""
