"""What a row does not say of its customer: which kind of case he had last, and whether that was lately.

Rows are looked at a chunk at a time. The last case of a customer is carried on for `LATELY_WEEKS` and then forgotten,
so that memory grows with the customers who had a case lately, and not with the stream.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cxsim.metrics.case_memory import latest
from cxsim.rules.company import MINUTES_PER_WEEK
from cxsim.rules.events import Kind

LATELY_WEEKS: Final = 8.0
"""A customer who leaves so soon after a case leaves after that case; assumed."""
_LATELY_MIN: Final = LATELY_WEEKS * MINUTES_PER_WEEK


class CustomerMemory:
    """Follows the last case of each customer through the stream."""

    def __init__(self) -> None:
        self._customer: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._issue: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self._time_min: NDArray[np.float64] = np.zeros(0)

    @property
    def remembered(self) -> int:
        """Customers whose last case is carried on to the next chunk."""
        return int(self._customer.size)

    def recall(
        self, kind: NDArray[Any], time_min: NDArray[Any], customer_id: NDArray[Any], issue: NDArray[np.intp]
    ) -> NDArray[np.intp]:
        """Read one chunk: columns ``kind``, ``time_min`` and ``customer_id``, and the issue of each appraised case.

        Returns
        -------
        numpy.ndarray
            (rows,) issue of the case that a customer who left had lately; -1 where none, and in other rows.
        """
        found = np.full(kind.size, -1, dtype=np.intp)
        appraised = (kind == Kind.CASE_APPRAISED) & (issue >= 0) & (customer_id >= 0)
        at = np.flatnonzero(appraised | (kind == Kind.CUSTOMER_LEFT))
        if not kind.size:
            return found
        carried = self._customer.size
        customer = np.concatenate((self._customer, customer_id[at]))
        order = np.argsort(customer, kind="stable")
        customer = customer[order]
        says = np.concatenate((np.ones(carried, dtype=bool), appraised[at]))[order]
        first = np.searchsorted(customer, customer)
        now = np.concatenate((self._time_min, time_min[at]))[order]
        of_issue = latest(np.concatenate((self._issue, issue[at]))[order], says, first, -1)
        since_min = latest(now, says, first, -np.inf)
        is_lately = now - since_min <= _LATELY_MIN
        left = ~says & is_lately & (order >= carried)
        found[at[order[left] - carried]] = of_issue[left]

        last = np.append(customer[1:] != customer[:-1], True)[: customer.size]
        keep = np.flatnonzero(last & says & (time_min[-1] - now <= _LATELY_MIN))
        self._customer, self._issue, self._time_min = customer[keep], of_issue[keep], now[keep]
        return found
