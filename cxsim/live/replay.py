"""The same shift again: same seed, same customers, other rules or somebody else at the desk.

Each of these takes well under a second for a shift of a few hours, but for the search, which takes some seconds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from cxsim.config.scenarios import load_policy
from cxsim.live.manners import Best, Echo, Manner, work
from cxsim.live.outcome import ShiftOutcome, outcome
from cxsim.live.run import Run
from cxsim.live.shift import Shift
from cxsim.rules.company import Policy

AFTER_WEEKS: Final = 1.0
"""What comes of a shift is looked at so much later."""

PRICES: Final = (0.3, 1.5)
"""Points that a minute is held to cost, tried one after the other by the search."""


@dataclass(frozen=True, slots=True)
class BestPossible:
    """The best that was found under a policy.

    Attributes
    ----------
    outcome
        Of the best shift found: by the search, or the person's own where that was better.
    is_your_own
        Nothing better was found than what the person did.
    """

    outcome: ShiftOutcome
    is_your_own: bool


def outcome_of(shift: Shift) -> ShiftOutcome:
    """What came of a shift that is over, a week later. The shift itself goes no further than its end."""
    ended = Shift(shift.setup, company=shift.company, policy=shift.policy)
    ended.replay(shift.decided)
    return _played_out(ended)


def under_policy(shift: Shift, policy: Policy | str) -> ShiftOutcome:
    """The same words to the same customers under another policy.

    Where what was said is not to be had there, the nearest choice is taken; where a remedy was left at its usual
    size, it is what is usual there.
    """
    return _worked(shift, load_policy(policy), Echo.of(shift))


def by_the_model(shift: Shift, policy: Policy | str | None = None) -> ShiftOutcome:
    """A simulated agent in the person's place, who draws his conduct as all others do."""
    rules = load_policy(policy) if policy is not None else shift.policy
    run = Run(shift.setup, shift.company, rules, decides=False)
    run.advance(run.end_min)
    run.play_out(AFTER_WEEKS)
    return outcome(run)


def best_possible(
    shift: Shift,
    policy: Policy | str | None = None,
    *,
    own: ShiftOutcome | None = None,
    prices: Sequence[float] = PRICES,
) -> BestPossible:
    """The most points that were found for these customers under a policy.

    Works the whole shift once for each price of time, every conversation by search (`cxsim.live.manners.Best`), and
    keeps the best. It is a lower bound of what is possible: nobody is told that more could not be done.

    Parameters
    ----------
    own
        The person's own outcome under the same policy, where it is known; counts as found.
    """
    rules = load_policy(policy) if policy is not None else shift.policy
    found = [_worked(shift, rules, Best(price)) for price in prices]
    best = max((own, *found) if own is not None else found, key=_points)
    return BestPossible(best, is_your_own=best is own)


def _points(each: ShiftOutcome) -> float:
    """Points, and less than any where nobody was served to the end."""
    return -1.0 if math.isnan(each.points) else each.points


def _worked(shift: Shift, policy: Policy, manner: Manner) -> ShiftOutcome:
    again = Shift(replace(shift.setup, policy=policy.name), company=shift.company, policy=policy)
    work(again, manner)
    return _played_out(again)


def _played_out(shift: Shift) -> ShiftOutcome:
    shift.run.play_out(AFTER_WEEKS)
    return outcome(shift.run)
