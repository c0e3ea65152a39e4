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
    "strong. The option `--robust` searches for the best of each kind and lets them meet.", UNKNOWN)
"""Not missing where the best of each kind were searched for."""

NOT_YET: Final = (
    Limit("Ties between customers and agents",
          "No customer knows an agent from an earlier case: with an agent who leaves, nothing is lost but his skill "
          "and the price of the next.",
          TOWARDS_CONTROL),
    Limit("Buying less",
          "A customer buys as often as ever until he leaves: nobody who is displeased buys less. Only whom nobody ever "
          "answers may give up the purchase that he asked about.",
          TOWARDS_CONTROL),
    Limit("The name of an employer",
          "As many people apply, of the same kind and at the same wage, whoever leads.",
          TOWARDS_CONTROL),
    Limit("Time of first training",
          "What a newcomer is taught before his first contact costs money, in proportion to what a policy trains, and "
          "no time: his post is filled as soon.",
          TOWARDS_DISCRETION),
    Limit("Bad lessons",
          "Meetings with colleagues and letters of thanks teach those who are behind, and never what is wrong. Of bad "
          "examples misuse alone spreads.",
          TOWARDS_DISCRETION),
    Limit("A change of course",
          "Levers stay as they are from the first day to the last: no leader tightens or loosens when he sees what "
          "follows.",
          UNKNOWN),
    Limit("Procedures that change",
          "What agents suggest and leaders put right makes fewer things go wrong, and procedure grants more of what is "
          "fair, more often. What it asks for and prescribes stays as the company and the policy have it.",
          UNKNOWN),
    Limit("One skill for every kind of case",
          "An agent is as good at one kind of case as at another; groups decide who serves what, and not how well.",
          UNKNOWN),
    Limit("Kinds of customers",
          "Customers differ in what they buy, expect and remember. No segment has a channel, a patience or a reach of "
          "its own: these are drawn anew for each case.",
          UNKNOWN),
    Limit("Staffing by the queue",
          "Posts follow the budget and the roster: nobody is hired because customers wait.",
          UNKNOWN),
    Limit("Prices and rivals",
          "Prices and products stay as they are, and no other firm answers what this one does: who is unhappy stays or "
          "leaves, and nobody lures him.",
          UNKNOWN),
    BEST_AGAINST_BEST,
)
"""What is missing, ordered by which way it may lean."""
