"""What passes between the model and somebody from outside: the shift that he works, and the account of what he did."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.model.clock import Alarm
from cxsim.model.entities import Case


@dataclass(frozen=True, slots=True)
class Presence:
    """A shift that somebody from outside works.

    Attributes
    ----------
    channels
        Index of each channel that he serves.
    start_min, end_min
        When, minutes from the start of the run, on one day.
    colleagues_missing
        Share of those rostered on that day who do not come, besides who is absent anyway.
    weeks_of_policy
        How long the policy has been in force when the run begins: fear, trust and the rest have moved so far.
    alone
        On that day, who comes on these channels waits for him and for nobody else.
    decides
        False: a simulated agent stands there and draws his own conduct.
    """

    channels: frozenset[int]
    start_min: float
    end_min: float
    colleagues_missing: float = 0.0
    weeks_of_policy: int = 26
    alone: bool = False
    decides: bool = True


@dataclass(frozen=True, slots=True)
class Account:
    """What the person did in one conversation, in the model's terms.

    Attributes
    ----------
    act
        Index into `cxsim.rules.events.CONDUCT`.
    justice
        How the customer was treated, mean over what was said, 0 to 1 (`conduct.interactional_justice`).
    measured_effort, voluntary_effort, script
        0 to 1, as the rules of service take them.
    settled
        Whether what was done can put the case right; whether it does is the rule's to say.
    granted_usd
        Given in this case so far, this conversation included.
    beyond_usd
        Of which beyond what the person may give.
    refusals, transfers, escalations
        Made in this conversation, what follows from ``act`` not counted, but for refusals.
    hold_min
        What waiting on hold counts for, minutes.
    canned
        How far a written reply was put together from stock sentences, 0 to 1.
    looked_up, knows_case
        The knowledge base was used; the person had the case before and wrote it down.
    breaks_rule
        A rule was bent: in a case that a law binds this is a violation.
    due_min
        For `PROMISE`: when the person means to ring back; 0 leaves it to the departments.
    """

    act: int
    justice: float
    measured_effort: float
    voluntary_effort: float
    script: float
    settled: bool
    granted_usd: float
    beyond_usd: float = 0.0
    refusals: int = 0
    transfers: int = 0
    escalations: int = 0
    hold_min: float = 0.0
    canned: float = 0.0
    looked_up: bool = False
    knows_case: bool = False
    breaks_rule: bool = False
    due_min: float = 0.0


class Talk:
    """A conversation that goes on: rings ``over`` with the person's `Account` when it is done."""

    __slots__ = ("begun_min", "case", "is_aggressive", "over")

    def __init__(self, case: Case, begun_min: float, *, is_aggressive: bool) -> None:
        self.case = case
        self.begun_min = begun_min
        self.is_aggressive = is_aggressive
        self.over = Alarm()
