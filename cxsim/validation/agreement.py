"""Whether the model agrees with theory: exact values, simulated intervals, verdicts.

The criterion is fixed: a simulated mean agrees with an exact value when it is within four standard errors of it,
the standard error taken between replications (and not taken for less than customers who have nothing to do with
each other would give: an event so rare that no replication saw one is no disagreement). A right model fails that
about once in a thousand comparisons at 20 replications, and a wrong one passes only if its error is small against
the noise: ask for more customers to look closer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from operator import attrgetter
from typing import Any, Final, Literal

import numpy as np

from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.validation.queue_model import Queue, QueueRun, run_replications
from cxsim.validation.queueing import Exact, erlang_a, erlang_c, mm1

STANDARD_ERRORS: Final = 4.0
ROUNDING: Final = 1e-9

KPIS: Final = (
    "wait_probability",
    "abandonment_rate",
    "average_wait",
    "service_level",
    "wait_within_threshold",
    "occupancy",
)

ORACLE: Final = Queue(14, 2.0, 6.0, 6.3, 1.0 / 3.0, 20_000)
"""A small phone line of the evidence base (A3): minutes, 20 seconds' threshold."""
LARGE: Final = Queue(50, 55.0, 1.0, 2.0, 0.3, 20_000)
"""Overloaded and large: nearly all wait, a tenth gives up."""
IMPATIENT: Final = Queue(5, 10.0, 1.0, 0.25, 0.1, 20_000)
"""Twice as many arrivals as agents can serve, and nobody waits long."""
PATIENT: Final = Queue(10, 8.0, 1.0, math.inf, 0.2, 20_000)
SINGLE: Final = Queue(1, 0.7, 1.0, math.inf, 1.0, 40_000)

Verdict = Literal["holds", "fails", "undecided"]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim held against one measurement."""

    id: str
    claim: str
    measured: float
    ci_low: float
    ci_high: float
    tolerance: float
    """Largest distance from the claimed value at which the claim holds."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Agreement:
    """Exact and simulated figures of one queue, by name of the KPI."""

    exact: dict[str, float]
    simulated: dict[str, Interval]
    least_error: dict[str, float]
    """Standard error below which the one between replications is not believed."""

    def rows(self, subject: str) -> list[Row]:
        """One row for each figure."""
        return [
            judge(
                f"{subject}/{kpi}",
                f"{kpi} is {self.exact[kpi]:.6g}",
                self.exact[kpi],
                interval,
                self.least_error[kpi],
            )
            for kpi, interval in self.simulated.items()
        ]

    def to_json(self) -> dict[str, Any]:
        """As ``cxsim validate erlang-a --json`` prints it."""
        return {
            "exact": self.exact,
            "simulated": {
                kpi: {"mean": s.mean, "ci_low": s.low, "ci_high": s.high, "sd": s.sd, "n": s.n}
                for kpi, s in self.simulated.items()
            },
        }


def judge(row_id: str, claim: str, value: float, interval: Interval, least_error: float = 0.0) -> Row:
    """Hold an interval over replications against the value that theory demands."""
    standard_error = max(interval.sd / math.sqrt(interval.n), least_error)
    tolerance = STANDARD_ERRORS * standard_error + ROUNDING * max(1.0, abs(value))
    if interval.n < 2:
        verdict: Verdict = "undecided"
    else:
        verdict = "holds" if abs(interval.mean - value) <= tolerance else "fails"
    return Row(row_id, claim, interval.mean, interval.low, interval.high, tolerance, verdict)


def exact_values(theory: str, queue: Queue) -> Exact:
    """What theory says of a queue; ``theory`` is ``erlang-a``, ``erlang-c`` or ``mm1``.

    Raises
    ------
    ValueError
        When the queue has no steady state, or its numbers are beyond what can be computed.
    """
    try:
        if theory == "mm1":
            return mm1(queue.arrival_rate, queue.service_mean, queue.threshold)
        if theory == "erlang-c":
            return erlang_c(queue.agents, queue.arrival_rate, queue.service_mean, queue.threshold)
        return erlang_a(
            queue.agents, queue.arrival_rate, queue.service_mean, queue.patience_mean, queue.threshold
        )
    except ArithmeticError as fault:
        raise ValueError(f"these numbers are too extreme for an exact value ({fault})") from fault


def agreement(exact: Exact, queue: Queue, runs: Sequence[QueueRun]) -> Agreement:
    """Put exact values beside the replications."""
    known = asdict(exact)
    customers = queue.customers * len(runs)

    def error_of_share(share: float) -> float:
        return math.sqrt(max(0.0, share * (1.0 - share)) / customers)

    least_error = {kpi: error_of_share(known[kpi]) for kpi in KPIS}
    waits = exact.wait_probability
    least_error["average_wait"] = exact.average_wait / waits * error_of_share(waits) if waits > 0.0 else 0.0
    return Agreement(
        {kpi: known[kpi] for kpi in KPIS},
        {kpi: _interval(runs, attrgetter(kpi)) for kpi in KPIS},
        least_error,
    )


def littles_law(runs: Sequence[QueueRun]) -> list[Row]:
    """Little's law, L = lambda W, in the queue and in the whole system.

    L comes from the times at which the number present changed, W from the customers: two different accounts of
    the same log, which differ only by those who are there at the ends of the window.
    """
    return [
        judge(
            "littles-law/queue",
            "mean queue length less arrival rate x mean wait is 0",
            0.0,
            _interval(runs, lambda run: run.queue_length - run.arrival_rate * run.average_wait),
        ),
        judge(
            "littles-law/system",
            "mean number present less arrival rate x mean stay is 0",
            0.0,
            _interval(runs, lambda run: run.in_system - run.arrival_rate * run.average_stay),
        ),
    ]


def abandonment_identity(patience_mean: float, runs: Sequence[QueueRun]) -> Row:
    """P(abandon) = E[wait] / mean patience, whatever the service times, when patience is exponential."""
    return judge(
        "abandonment-identity",
        "abandonment rate x mean patience less mean wait is 0",
        0.0,
        _interval(runs, lambda run: run.abandonment_rate * patience_mean - run.average_wait),
    )


def whole_suite(
    *, seed: int, replications: int, jobs: int, progress: Callable[[], None] = lambda: None
) -> list[Row]:
    """All of queueing theory that the model is held against, with fixed parameters.

    ``progress`` is called ``replications`` times for each entry of `SUITE`.
    """
    rows = []
    for theory, name, queue in SUITE:
        runs = run_replications(
            queue, seed=seed, replications=replications, jobs=jobs, progress=progress
        )
        rows += agreement(exact_values(theory, queue), queue, runs).rows(f"{theory}/{name}")
        if queue is ORACLE:
            rows += littles_law(runs)
            rows.append(abandonment_identity(queue.patience_mean, runs))
    return rows


SUITE: Final = (
    ("erlang-a", "small", ORACLE),
    ("erlang-a", "large", LARGE),
    ("erlang-a", "impatient", IMPATIENT),
    ("erlang-c", "patient", PATIENT),
    ("mm1", "single", SINGLE),
)


def _interval(runs: Sequence[QueueRun], figure: Callable[[QueueRun], float]) -> Interval:
    return mean_interval(np.array([figure(run) for run in runs]))
