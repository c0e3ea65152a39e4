"""What a row does not say by itself: which contact of its case it belongs to, and who had the case last.

Rows are looked at a chunk at a time. What is known of cases that are still open is carried on to the next
chunk, so that memory grows with open cases and not with the stream.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.rules.events import Kind

_CARRIED_OPEN: Final = -1
_CARRIED_CLOSED: Final = -2
"""A case closed at the very end of a chunk may be appraised at the start of the next, and no later."""

_TOLD: Final = (Kind.CONTACT_ANSWERED, Kind.CONTACT_ENDED, Kind.CASE_CLOSED, Kind.CASE_APPRAISED)


class Recalled(NamedTuple):
    """Per row of a chunk, for kinds that belong to a contact: 0 and -1 where nothing is known."""

    contact_number: NDArray[np.float64]
    """Number, within the case, of the contact answered last."""
    agent_id: NDArray[np.int64]
    """Agent who last ended a contact of the case."""


class CaseMemory:
    """Follows cases through the stream."""

    def __init__(self) -> None:
        self._case: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._number: NDArray[np.float64] = np.zeros(0)
        self._agent: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._kind: NDArray[np.int16] = np.zeros(0, dtype=np.int16)

    @property
    def open_cases(self) -> int:
        """Cases that are carried on to the next chunk."""
        return int(self._case.size)

    def recall(
        self, kind: NDArray[Any], case_id: NDArray[Any], agent_id: NDArray[Any], number: NDArray[Any]
    ) -> Recalled:
        """Read one chunk: columns ``kind``, ``case_id``, ``agent_id`` and ``value_2``, each (rows,)."""
        if not kind.size:
            return Recalled(np.zeros(0), np.zeros(0, dtype=np.int64))
        at = np.flatnonzero(np.isin(kind, _TOLD))
        carried = self._case.size
        case = np.concatenate((self._case, case_id[at]))
        order = np.argsort(case, kind="stable")
        case = case[order]
        what = np.concatenate((self._kind, kind[at].astype(np.int16)))[order]
        first_of_case = np.searchsorted(case, case)

        numbers = np.concatenate((self._number, number[at]))[order]
        says_number = (what == Kind.CONTACT_ANSWERED) | (what < 0)
        current_number = latest(numbers, says_number, first_of_case, 0.0)

        agents = np.concatenate((self._agent, agent_id[at]))[order]
        says_agent = (what == Kind.CONTACT_ENDED) | (what < 0)
        current_agent = latest(agents, says_agent, first_of_case, -1)

        last = np.append(case[1:] != case[:-1], True)[: case.size]
        keep = np.flatnonzero(last & (what != Kind.CASE_APPRAISED) & (what != _CARRIED_CLOSED))
        self._case, self._number, self._agent = case[keep], current_number[keep], current_agent[keep]
        self._kind = np.where(what[keep] == Kind.CASE_CLOSED, _CARRIED_CLOSED, _CARRIED_OPEN).astype(np.int16)

        recalled = Recalled(np.zeros(kind.size), np.full(kind.size, -1, dtype=np.int64))
        in_chunk = order >= carried
        row = at[order[in_chunk] - carried]
        recalled.contact_number[row] = current_number[in_chunk]
        recalled.agent_id[row] = current_agent[in_chunk]
        return recalled


def latest(
    values: NDArray[Any], says: NDArray[np.bool_], first_of_case: NDArray[np.intp], otherwise: float
) -> NDArray[Any]:
    """Value at the latest position up to here, in the same case, where ``says`` is true."""
    at = np.maximum.accumulate(np.where(says, np.arange(says.size), -1))
    return np.where(at >= first_of_case, values[at], otherwise) if says.size else values
