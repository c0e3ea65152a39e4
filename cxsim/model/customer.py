"""A customer: what he is like and what he remembers; and the block in which the numbers of all customers lie.

A hundred thousand customers remember a dozen numbers each. As Python objects these would be made one by one, over
years, as things happen to people, and memory would grow for just as long. Here each has his record from the day he
joins, in one block: memory is level from the first week, and the firm can look through all records at once.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cxsim.rules.arithmetic import fade
from cxsim.rules.company import MINUTES_PER_WEEK

if TYPE_CHECKING:
    from cxsim.model.first_day import People

(
    ID, RATE_PER_WEEK, NEXT_PURCHASE_WEEK, LOYALTY, HAZARD_SPENT, SWEPT_WEEK, SATISFACTION, EXPECTATION,
    COMPENSATION_EXPECTATION, BELIEF, FAILURES, UNRESOLVED, EFFORT, FADED_MIN, FIELDS,
) = range(15)  # fmt: skip
"""Places in a record; the three that fade stand side by side."""

REMEMBERED: Final = slice(FAILURES, EFFORT + 1)
"""What fades."""

BLANK: Final = tuple({COMPENSATION_EXPECTATION: 1.0, BELIEF: 0.5}.get(place, 0.0) for place in range(FIELDS))
"""The record of somebody to whom nothing has happened yet."""

NOBODY: Final = -1.0
"""The id in a record that is free."""


def _recorded(place: int, doc: str) -> Any:
    """A property of `Customer` that is kept at one place of his record."""

    def read(customer: Customer) -> float:
        return customer.record[customer.start + place]

    def write(customer: Customer, number: float) -> None:
        customer.record[customer.start + place] = number

    return property(read, write, doc=doc)


class Customer:
    """A customer of the firm, as processes know him.

    ``failures``, ``unresolved`` and ``effort`` are counts of remembered events that fade; ``faded_min`` says up
    to when they have been faded.

    Attributes
    ----------
    record, start
        Where his numbers are: the block of all, and the place of his first one in it.
    """

    __slots__ = ("id", "is_opportunist", "purchases", "record", "start")

    def __init__(self, customer_id: int, record: array[float], start: int, *, is_opportunist: bool) -> None:
        self.id = customer_id
        self.record = record
        self.start = start
        self.purchases = 0
        self.is_opportunist = is_opportunist
        """Prone to claim what is not due."""

    rate_per_week = _recorded(RATE_PER_WEEK, "Purchases per week of demand.")
    next_purchase_week = _recorded(
        NEXT_PURCHASE_WEEK, "In weeks of demand (operational time, see `cxsim.model.calendar`)."
    )
    loyalty = _recorded(LOYALTY, "Accumulated churn hazard at which the customer leaves (unit exponential).")
    hazard_spent = _recorded(HAZARD_SPENT, "Churn hazard accumulated so far.")
    swept_week = _recorded(SWEPT_WEEK, "Week up to which it has been accumulated.")
    satisfaction = _recorded(SATISFACTION, "Cumulative satisfaction, SD from the neutral point.")
    expectation = _recorded(EXPECTATION, "Expected performance of an episode, SD from the neutral point.")
    compensation_expectation = _recorded(
        COMPENSATION_EXPECTATION, "Compensation held to be due, as a multiple of the loss."
    )
    belief = _recorded(BELIEF, "Belief that complaining pays, 0 to 1.")
    failures = _recorded(FAILURES, "Failures, as far as remembered.")
    unresolved = _recorded(UNRESOLVED, "Severity of failures never put right, as far as remembered.")
    effort = _recorded(EFFORT, "Events that cost effort, as far as remembered.")
    faded_min = _recorded(FADED_MIN, "Up to when the three have been faded, minutes.")

    def forget(self, time_min: float, half_life_weeks: float) -> None:
        """Let remembered failures, losses and efforts fade up to ``time_min``."""
        record, first = self.record, self.start + FAILURES
        if record[first] > 0.0 or record[first + 1] > 0.0 or record[first + 2] > 0.0:
            weeks = (time_min - record[first + FADED_MIN - FAILURES]) / MINUTES_PER_WEEK
            kept = fade(1.0, weeks, half_life_weeks)
            for place in (first, first + 1, first + 2):
                record[place] *= kept
        record[first + FADED_MIN - FAILURES] = time_min


class CustomerRecords:
    """The block of all records. Records of those who leave are given to those who join."""

    def __init__(self) -> None:
        self._block: array[float] = array("d")
        self._free: list[int] = []

    def join(
        self,
        customer_id: int,
        rate_per_week: float,
        loyalty: float,
        week: float,
        next_purchase_week: float,
        *,
        is_opportunist: bool,
    ) -> Customer:
        """A new customer, who remembers nothing yet.

        Parameters
        ----------
        rate_per_week, loyalty, next_purchase_week
            See `Customer`.
        week
            On the clock; from then on hazard accumulates.
        """
        record = array("d", BLANK)
        record[ID], record[RATE_PER_WEEK], record[LOYALTY] = customer_id, rate_per_week, loyalty
        record[SWEPT_WEEK], record[NEXT_PURCHASE_WEEK] = week, next_purchase_week
        if self._free:
            start = self._free.pop()
            self._block[start:start + FIELDS] = record
        else:
            start = len(self._block)
            self._block.extend(record)
        return Customer(customer_id, self._block, start, is_opportunist=is_opportunist)

    def begin(self, people: People) -> list[Customer]:
        """Customers of the first day, who have planned their first purchase."""
        start, block = len(self._block), self._block
        table = np.tile(BLANK, (len(people.ids), 1))
        table[:, ID], table[:, RATE_PER_WEEK], table[:, LOYALTY] = people.ids, people.rate_per_week, people.loyalty
        table[:, NEXT_PURCHASE_WEEK] = people.next_purchase_week
        block.frombytes(table.tobytes())
        return [
            Customer(customer_id, block, place, is_opportunist=is_opportunist)
            for customer_id, place, is_opportunist in zip(
                people.ids, range(start, len(block), FIELDS), people.is_opportunist, strict=True
            )
        ]

    def leave(self, customer: Customer) -> None:
        """The customer takes his record with him: a case of his may still be open."""
        start = customer.start
        customer.record, customer.start = customer.record[start:start + FIELDS], 0
        self._block[start + ID] = NOBODY
        self._free.append(start)

    def table(self) -> NDArray[np.float64]:
        """All records, free ones included: (records, fields), to be read and written in place.

        To be let go before anybody joins, because the block cannot grow while it is looked at.
        """
        return np.frombuffer(self._block).reshape(-1, FIELDS)
