"""The nine expectations of every case, and its money: sums over its events, told when the customer looks back on it.

Sums of cases that are still open are carried on to the next chunk, so memory grows with open cases and not with the
stream; they are made in the order of events, so that the scores do not depend on where the stream is cut. Events that
add to no sum begin no case: a problem that is kept silent, or a review of a case that is over, would never end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.rules.events import ANSWERED, EXCEPTION, REFUSE, STANDARD_REMEDY, Kind
from cxsim.rules.expectations import EXPECTATIONS, CaseFacts

_SUMS: Final = (
    "opened", "is_problem", "issue", "resolved", "open_min", "tries", "waited", "given_up", "conversations", "solved",
    "mistakes", "passed_on", "refusals", "remedies", "granted_cents", "fair_cents", "outcome_fairness", "treatment",
    "procedure_fairness", "satisfaction", "sales", "sale_cents",
)
_TOLD: Final = (
    Kind.CASE_OPENED, Kind.CONTACT_ANSWERED, Kind.CONTACT_ABANDONED, Kind.CONTACT_ENDED, Kind.PROMISE_SETTLED,
    Kind.TRANSFERRED, Kind.ESCALATED, Kind.REMEDY, Kind.SALE, Kind.CASE_CLOSED, Kind.CASE_JUDGED, Kind.CASE_APPRAISED,
)  # fmt: skip
"""Events that add to a sum."""
_MEANT_TO_SETTLE: Final = (ANSWERED, STANDARD_REMEDY, EXCEPTION)


class Scored(NamedTuple):
    """Per row of a chunk; meaningful where a case was appraised, 0 and -1 elsewhere."""

    scores: NDArray[np.float64]
    """(rows, 9), each from 0 to 1, in the order of `EXPECTATIONS`."""
    issue: NDArray[np.intp]
    """Index into the company's catalogue."""
    granted_cents: NDArray[np.float64]
    sales: NDArray[np.float64]
    sale_cents: NDArray[np.float64]
    """Margin of what was sold in the case."""


class CaseScores:
    """Follows the sums of cases through the stream."""

    def __init__(self, *, feels: bool = True) -> None:
        """``feels``: whether cases are appraised at all; if not, none is followed."""
        self._told: Final = _TOLD if feels else ()
        self._open: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._sums: NDArray[np.float64] = np.zeros((len(_SUMS), 0))

    @property
    def open_cases(self) -> int:
        """Cases that are carried on to the next chunk."""
        return int(self._open.size)

    def score(self, column: Mapping[str, NDArray[Any]], threshold_min: NDArray[np.float64]) -> Scored:
        """Read one chunk: its columns by name, and the threshold of each row's channel, minutes."""
        # Whom a stream brings has no number as a customer and is never asked what he makes of it.
        told = np.flatnonzero(
            np.isin(column["kind"], self._told) & (column["case_id"] >= 0) & (column["customer_id"] >= 0)
        )
        size = column["kind"].size
        scores = np.zeros((size, len(EXPECTATIONS)))
        money = {name: np.zeros(size) for name in ("granted_cents", "sales", "sale_cents")}
        issue = np.full(size, -1, dtype=np.intp)
        threshold_min = threshold_min[told]
        column = {name: values[told] for name, values in column.items()}
        ends = column["kind"] == Kind.CASE_APPRAISED
        carried = self._open.size
        cases, place = _lives(
            np.concatenate((self._open, column["case_id"])), np.concatenate((np.zeros(carried, dtype=bool), ends))
        )
        sums = np.zeros((len(_SUMS), cases.size))
        sums[:, place[:carried]] = self._sums
        place = place[carried:]
        amounts = _amounts(column, threshold_min)
        for i, name in enumerate(_SUMS):
            rows, amount = amounts[name]
            np.add.at(sums[i], place[rows], amount)

        of_case = dict(zip(_SUMS, sums[:, place[ends]], strict=True))
        appraised = told[ends]
        known = _ratio(of_case["issue"], of_case["opened"], -1.0)
        issue[appraised] = np.clip(known, -1.0, 1e6).astype(np.intp)
        for name, values in money.items():
            values[appraised] = of_case[name]
        facts: Any = _facts(of_case)
        for i, (_, rule) in enumerate(EXPECTATIONS.values()):
            scores[appraised, i] = np.clip(rule(facts), 0.0, 1.0)

        still_open = np.ones(cases.size, dtype=bool)
        still_open[place[ends]] = False
        self._open, self._sums = cases[still_open], sums[:, still_open]
        return Scored(scores, issue, **money)


def _lives(case: NDArray[Any], ends: NDArray[np.bool_]) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """Group rows, in order of time, by case: all up to the row that ends it. What comes after belongs to another life.

    Returns
    -------
    tuple
        The case of each group, and the group of each row.
    """
    order = np.argsort(case, kind="stable")
    by_case, ended = case[order], ends[order]
    begins = np.ones(case.size, dtype=bool)
    begins[1:] = (by_case[1:] != by_case[:-1]) | ended[:-1]
    place = np.empty(case.size, dtype=np.intp)
    place[order] = np.cumsum(begins) - 1
    return by_case[begins], place


def _amounts(
    column: Mapping[str, NDArray[Any]], threshold_min: NDArray[np.float64]
) -> dict[str, tuple[NDArray[np.intp], NDArray[np.float64]]]:
    """For each sum the rows that add to it, in order, and what they add."""
    kind, value, value_2, value_3 = (column[name] for name in ("kind", "value", "value_2", "value_3"))

    def rows(*kinds: int) -> NDArray[np.intp]:
        return np.flatnonzero(np.isin(kind, kinds))

    opened, closed, appraised = rows(Kind.CASE_OPENED), rows(Kind.CASE_CLOSED), rows(Kind.CASE_APPRAISED)
    tries, gave_up = rows(Kind.CONTACT_ANSWERED, Kind.CONTACT_ABANDONED), rows(Kind.CONTACT_ABANDONED)
    ended, remedies = rows(Kind.CONTACT_ENDED), rows(Kind.REMEDY)
    passed_on, judged, sold = rows(Kind.TRANSFERRED, Kind.ESCALATED), rows(Kind.CASE_JUDGED), rows(Kind.SALE)
    solved = value_3[ended] > 0.0
    failed = ended[~solved & np.isin(value_2[ended], _MEANT_TO_SETTLE)]
    mistaken = np.sort(np.concatenate((failed, rows(Kind.PROMISE_SETTLED))))
    refused = ended[value_2[ended] == REFUSE]
    threshold = threshold_min[tries]
    wait = np.divide(value[tries], threshold, out=np.zeros(tries.size), where=threshold > 0.0)

    def ones(at: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        return at, np.ones(at.size)

    return {
        "opened": ones(opened), "is_problem": (opened, value_3[opened]), "issue": (opened, value[opened]),
        "resolved": (closed, value[closed]), "open_min": (closed, value_3[closed]),
        "tries": ones(tries), "waited": (tries, wait), "given_up": ones(gave_up),
        "conversations": ones(ended), "solved": (ended, solved.astype(np.float64)),
        "mistakes": (mistaken, np.where(kind[mistaken] == Kind.PROMISE_SETTLED, 1.0 - value[mistaken], 1.0)),
        "passed_on": ones(passed_on), "refusals": ones(refused),
        "remedies": ones(remedies), "granted_cents": (remedies, value[remedies]),
        "fair_cents": (remedies, value_2[remedies]),
        "outcome_fairness": (judged, value[judged]), "treatment": (judged, value_2[judged]),
        "procedure_fairness": (judged, value_3[judged]), "satisfaction": (appraised, value[appraised]),
        "sales": ones(sold), "sale_cents": (sold, value[sold]),
    }


def _facts(of_case: Mapping[str, NDArray[np.float64]]) -> CaseFacts:
    """The facts of many cases at once: each field an array (cases,), held at 0 or more, shares at 1 or less."""
    shares = {
        "is_problem": of_case["is_problem"],
        "resolved": of_case["resolved"],
        "solved": _ratio(of_case["solved"], of_case["conversations"], 0.0),
        "made_good": np.where(
            of_case["is_problem"] > 0.0,
            _ratio(of_case["granted_cents"] * of_case["remedies"], of_case["fair_cents"], 0.0), 1.0),
        "outcome_fairness": of_case["outcome_fairness"],
        "treatment": of_case["treatment"],
        "procedure_fairness": of_case["procedure_fairness"],
    }
    facts: dict[str, Any] = {name: np.clip(values, 0.0, 1.0) for name, values in shares.items()}
    facts |= {
        name: np.maximum(of_case[name], 0.0)
        for name in ("open_min", "given_up", "conversations", "mistakes", "passed_on", "refusals", "satisfaction")
    }
    facts["wait_x_threshold"] = np.maximum(_ratio(of_case["waited"], of_case["tries"], 0.0), 0.0)
    return CaseFacts(**facts)


def _ratio(
    numerator: NDArray[np.float64], denominator: NDArray[np.float64], otherwise: float
) -> NDArray[np.float64]:
    quotient = np.full(numerator.shape, otherwise)
    np.divide(numerator, denominator, out=quotient, where=denominator != 0.0)
    return quotient
