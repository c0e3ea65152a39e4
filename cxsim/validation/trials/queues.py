"""Plain queues of the register: five loads against exact values, and the slope of abandonment on waiting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from cxsim.metrics.stream import Chunk
from cxsim.model.simulation import Simulation
from cxsim.rules.company import MINUTES_PER_WEEK
from cxsim.rules.events import COLUMNS, Kind
from cxsim.validation.queue_model import NEUTRAL_LEVERS, Queue, QueueFold, neutral_company
from cxsim.validation.queueing import erlang_a

HANDLE_MIN: Final = 6.0
PATIENCE_MIN: Final = 6.3
THRESHOLD_MIN: Final = 1.0 / 3.0
CUSTOMERS: Final = 20_000

LOADS: Final = ((2.0, 12), (2.0, 14), (2.0, 16), (10.0, 60), (10.0, 66))
"""Arrivals a minute and agents (F01, as registered)."""
EXPONENTIAL_QUEUES: Final = tuple(
    Queue(agents, rate, HANDLE_MIN, PATIENCE_MIN, THRESHOLD_MIN, CUSTOMERS) for rate, agents in LOADS
)
LOGNORMAL_QUEUES: Final = tuple(
    Queue(agents, rate, HANDLE_MIN, PATIENCE_MIN, THRESHOLD_MIN, CUSTOMERS, handle_cv=1.0) for rate, agents in LOADS
)
SLOPE_QUEUES: Final = tuple(Queue(50, rate, 1.0, 2.0, 0.3, CUSTOMERS) for rate in (42.0, 47.0, 50.0, 55.0, 65.0))
"""Patience is exponential in all of them, as the identity asks for (F02)."""


class AnsweredWaits:
    """Mean wait of those who were answered, of customers who arrive in a window of minutes."""

    def __init__(self, start_min: float, end_min: float) -> None:
        self._window: Final = start_min, end_min
        self._wait_min = 0.0
        self._answered = 0

    def __call__(self, chunk: Chunk) -> None:
        """Add one chunk of the log."""
        column: dict[str, Any] = dict(zip(COLUMNS, chunk, strict=True))
        arrived = column["time_min"] - column["value"]
        start, end = self._window
        rows = (column["kind"] == Kind.CONTACT_ANSWERED) & (arrived >= start) & (arrived < end)
        self._wait_min += float(column["value"][rows].sum())
        self._answered += int(rows.sum())

    @property
    def mean_min(self) -> float:
        """The mean, minutes of the model; NaN if nobody was answered."""
        return self._wait_min / self._answered if self._answered else float("nan")


def observe_queue(queue: Queue, seed: int, replication: int) -> dict[str, float]:
    """Run a queue once: KPIs in its own unit of time."""
    minutes_per_unit = MINUTES_PER_WEEK / (queue.window * queue.overhead)
    start, end = queue.settling * minutes_per_unit, (queue.settling + queue.window) * minutes_per_unit
    fold = QueueFold(
        queue.agents, threshold_min=queue.threshold * minutes_per_unit, start_min=start, end_min=end
    )
    answered = AnsweredWaits(start, end)

    def sink(chunk: Chunk) -> None:
        fold(chunk)
        answered(chunk)

    company = neutral_company(queue, minutes_per_unit)
    Simulation(company, NEUTRAL_LEVERS, seed=seed, replication=replication, weeks=1, sink=sink).run()
    run = fold.result(minutes_per_unit)
    return {
        "abandonment_rate": run.abandonment_rate,
        "average_speed_of_answer": answered.mean_min / minutes_per_unit,
        "service_level": run.service_level,
        "average_wait": run.average_wait,
    }


def exact_values(queue: Queue) -> dict[str, float]:
    """Erlang-A: abandonment, service level, and the mean wait of those who are answered."""
    exact = erlang_a(queue.agents, queue.arrival_rate, queue.service_mean, queue.patience_mean, queue.threshold)
    return {
        "abandonment_rate": exact.abandonment_rate,
        "average_speed_of_answer": average_speed_of_answer(queue),
        "service_level": exact.service_level,
    }


def average_speed_of_answer(queue: Queue) -> float:
    """Exact mean wait of answered customers in M/M/n+M, in the queue's unit of time.

    Who finds n + k others waits for k + 1 departures; while j stand before him they come at rate n mu + (j + 1) theta,
    his own patience counted. He is served with probability n mu / (n mu + (k + 1) theta), and given that, his wait is
    a sum of exponentials at those rates, for the way a race ends does not depend on when (derived).
    """
    mu, theta, n = 1.0 / queue.service_mean, 1.0 / queue.patience_mean, queue.agents
    weight, weights = 1.0, []
    for state in range(1, n + 1):  # from empty up to all busy, up to a constant
        weight *= queue.arrival_rate / (state * mu)
        weights.append(weight)
    served = 1.0 + sum(weights[:-1])
    waited = 0.0
    wait_if_served = 0.0
    waiting = weights[-1]
    largest, k = waiting, 0
    while waiting > 1e-16 * largest or k < n:
        wait_if_served += 1.0 / (n * mu + (k + 1) * theta)
        served_prob = n * mu / (n * mu + (k + 1) * theta)
        served += waiting * served_prob
        waited += waiting * served_prob * wait_if_served
        k += 1
        waiting *= queue.arrival_rate / (n * mu + k * theta)
        largest = max(largest, waiting)
    return waited / served


def slope_through_origin(waits: Sequence[float], rates: Sequence[float]) -> float:
    """Least-squares slope of rates on waits, through the origin."""
    x, y = np.array(waits), np.array(rates)
    return float((x * y).sum() / (x * x).sum())
