"""The model as a plain queue: a neutral company with one stream, and what its event log says of the queue.

It is the very `Simulation` that companies run in, with one issue, one phone line, agents who are always there,
and nobody with feelings. The horizon of the model is counted in weeks, so one unit of the user's time is
stretched until the run fills a week exactly; results are turned back.

A run is measured over a window. Customers who arrive in it count, with all their wait, whenever that ends. Before
it the queue fills from empty; after it those who came last are still served.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from cxsim.experiments.runner import run_all
from cxsim.metrics.stream import Chunk, Floats
from cxsim.model.simulation import Simulation
from cxsim.rules.company import (
    EXPONENTIAL,
    LOGNORMAL,
    MINUTES_PER_DAY,
    MINUTES_PER_WEEK,
    PHONE,
    SLOTS_PER_WEEK,
    Calendar,
    Channel,
    Company,
    Economics,
    Issue,
    Programme,
    Staffing,
    Stream,
)
from cxsim.rules.events import COLUMNS, Kind
from cxsim.rules.levers import Levers

SETTLING_TIMES: Final = 10.0
"""Length of the warm-up, and of the time after the window, in relaxation times of the queue."""

NEUTRAL_LEVERS: Final = Levers(*([0.0] * len(Levers._fields)))


@dataclass(frozen=True, slots=True)
class Queue:
    """M/M/n+M in any one unit of time; ``patience_mean`` infinite for M/M/n.

    ``handle_cv`` other than None makes service lognormal: M/G/n+M, for which there is no exact theory.
    """

    agents: int
    arrival_rate: float
    service_mean: float
    patience_mean: float
    threshold: float
    customers: int
    """Customers measured in a replication, on average."""
    handle_cv: float | None = None

    @property
    def relaxation_time(self) -> float:
        """Roughly the time in which the queue forgets where it started."""
        capacity = self.agents / self.service_mean
        slack = math.sqrt(capacity) - math.sqrt(self.arrival_rate)
        by_service = 1.0 / (slack * slack) if slack > 0.0 else math.inf
        return self.service_mean + min(self.patience_mean, by_service)

    @property
    def settling(self) -> float:
        """Time that is run before the window, and again after it."""
        return SETTLING_TIMES * self.relaxation_time

    @property
    def window(self) -> float:
        """Time over which customers count."""
        return self.customers / self.arrival_rate

    @property
    def overhead(self) -> float:
        """Customers run for each customer measured."""
        return 1.0 + 2.0 * self.settling / self.window


@dataclass(frozen=True, slots=True)
class QueueRun:
    """What one replication showed, in the user's unit of time; all customers of the window."""

    wait_probability: float
    abandonment_rate: float
    average_wait: float
    service_level: float
    wait_within_threshold: float
    occupancy: float
    arrival_rate: float
    queue_length: float
    """Average over time, from the times at which it changed."""
    average_stay: float
    """Wait and service."""
    in_system: float
    """Average over time of those who wait or are served."""


def run_queue(queue: Queue, *, seed: int, replication: int) -> QueueRun:
    """Run one replication."""
    minutes_per_unit = MINUTES_PER_WEEK / (queue.window * queue.overhead)
    fold = QueueFold(
        queue.agents,
        threshold_min=queue.threshold * minutes_per_unit,
        start_min=queue.settling * minutes_per_unit,
        end_min=(queue.settling + queue.window) * minutes_per_unit,
    )
    company = neutral_company(queue, minutes_per_unit)
    Simulation(company, NEUTRAL_LEVERS, seed=seed, replication=replication, weeks=1, sink=fold).run()
    return fold.result(minutes_per_unit)


def run_replications(
    queue: Queue, *, seed: int, replications: int, jobs: int = 1, progress: Callable[[], None] = lambda: None
) -> list[QueueRun]:
    """Run replications 0 to ``replications`` - 1; the same whatever ``jobs``. ``progress`` is called after each."""
    tasks = [(queue, seed, number) for number in range(replications)]
    return run_all(_run_task, tasks, jobs=jobs, progress=progress)


def _run_task(task: tuple[Queue, int, int], /) -> QueueRun:
    queue, seed, replication = task
    return run_queue(queue, seed=seed, replication=replication)


class QueueFold:
    """Folds the event log of a one-channel queue, chunk by chunk, into sums over the window.

    Parameters
    ----------
    agents
        All on duty all the time.
    threshold_min
        A wait up to this long is in time.
    start_min, end_min
        The window.
    """

    def __init__(self, agents: int, *, threshold_min: float, start_min: float, end_min: float) -> None:
        self._agents = agents
        self._threshold_min = threshold_min
        self._start = start_min
        self._end = end_min
        self._offered = self._answered = self._abandoned = self._waited = 0
        self._in_time_answered = self._in_time = self._closed = 0
        self._wait_min = self._stay_min = self._busy_min = 0.0
        self._queue = _TimeAverage(start_min, end_min)
        self._system = _TimeAverage(start_min, end_min)

    def __call__(self, chunk: Chunk) -> None:
        """Add one chunk of the log."""
        column: dict[str, Any] = dict(zip(COLUMNS, chunk, strict=True))
        time, kind, value = column["time_min"], column["kind"], column["value"]
        offered = kind == Kind.CONTACT_OFFERED
        answered = kind == Kind.CONTACT_ANSWERED
        left_queue = answered | (kind == Kind.CONTACT_ABANDONED)
        closed = kind == Kind.CASE_CLOSED
        self._queue.add(time, offered, left_queue)
        self._system.add(time, kind == Kind.CASE_OPENED, closed)

        self._offered += self._count(time[offered])
        arrived = time - value
        counts = left_queue & (arrived >= self._start) & (arrived < self._end)
        in_time = counts & (value <= self._threshold_min)
        self._answered += int(np.sum(counts & answered))
        self._abandoned += int(np.sum(counts & ~answered))
        self._waited += int(np.sum(counts & (value > 0.0)))
        self._wait_min += float(np.sum(value[counts]))
        self._in_time += int(np.sum(in_time))
        self._in_time_answered += int(np.sum(in_time & answered))

        opened = time - column["value_3"]
        stayed = closed & (opened >= self._start) & (opened < self._end)
        self._closed += int(np.sum(stayed))
        self._stay_min += float(np.sum(column["value_3"][stayed]))

        ended = kind == Kind.CONTACT_ENDED
        begun = np.clip((time - value)[ended], self._start, self._end)
        self._busy_min += float(np.sum(np.clip(time[ended], self._start, self._end) - begun))

    def _count(self, time_min: Floats) -> int:
        return int(np.sum((time_min >= self._start) & (time_min < self._end)))

    def result(self, minutes_per_unit: float) -> QueueRun:
        """The window's figures, with times in units of ``minutes_per_unit`` minutes.

        Raises
        ------
        ValueError
            When nobody arrived in the window.
        """
        if not self._offered:
            raise ValueError("no customer arrived: ask for more customers")
        length = self._end - self._start
        known = self._answered + self._abandoned
        return QueueRun(
            wait_probability=self._waited / known,
            abandonment_rate=self._abandoned / known,
            average_wait=self._wait_min / known / minutes_per_unit,
            service_level=self._in_time_answered / self._offered,
            wait_within_threshold=self._in_time / known,
            occupancy=self._busy_min / (self._agents * length),
            arrival_rate=self._offered / length * minutes_per_unit,
            queue_length=self._queue.mean,
            average_stay=self._stay_min / self._closed / minutes_per_unit,
            in_system=self._system.mean,
        )


class _TimeAverage:
    """Time average, over a window, of a number that goes up and down by one at given times."""

    def __init__(self, start_min: float, end_min: float) -> None:
        self._start = start_min
        self._end = end_min
        self._time = start_min
        self._level = 0
        self._area = 0.0

    def add(self, time_min: Floats, up: Any, down: Any) -> None:
        """Follow the number through a chunk, in order of time."""
        moves = up | down
        times = np.clip(time_min[moves], self._start, self._end)
        levels = self._level + np.cumsum(np.where(up[moves], 1, -1))
        if not times.size:
            return
        before = np.concatenate(([self._level], levels[:-1]))
        self._area += float(np.sum(before * np.diff(times, prepend=self._time)))
        self._time = float(times[-1])
        self._level = int(levels[-1])

    @property
    def mean(self) -> float:
        """Average over the window."""
        return (self._area + self._level * (self._end - self._time)) / (self._end - self._start)


def neutral_company(queue: Queue, minutes_per_unit: float) -> Company:
    """A company that is nothing but ``queue``, with one of its units of time lasting ``minutes_per_unit``."""
    issue = Issue(
        name="contact",
        title="Contact",
        is_problem=False,
        prob_per_purchase=0.0,
        severity_mean=0.0,
        loss_mean_usd=0.0,
        loss_cv=0.0,
        standard_remedy_share=0.0,
        judgement_prob=0.0,
        complexity=0.0,
        contact_prob=0.0,
        handle_min=queue.service_mean * minutes_per_unit,
    )
    channel = Channel(
        name="phone",
        title="Phone",
        kind=PHONE,
        share=1.0,
        handle_factor=1.0,
        patience_mean_min=queue.patience_mean * minutes_per_unit,
        priority=0,
        threshold_min=queue.threshold * minutes_per_unit,
    )
    return Company(
        name="queue",
        title="A plain queue",
        psychology=False,
        handle_distribution=EXPONENTIAL if queue.handle_cv is None else LOGNORMAL,
        handle_cv=1.0 if queue.handle_cv is None else queue.handle_cv,
        issues=(issue,),
        channels=(channel,),
        streams=(Stream(issue=0, channel=0, rate_per_min=queue.arrival_rate / minutes_per_unit),),
        calendar=Calendar(
            open_min=((0.0, float(MINUTES_PER_DAY)),) * 7,
            day_weights=(1.0,) * 7,
            profile=(1.0,) * (SLOTS_PER_WEEK // 7),
            season=(1.0,) * 52,
            busyness_cv=0.0,
            busyness_autocorrelation=0.0,
            slot_cv=0.0,
        ),
        staffing=Staffing(
            agents=queue.agents,
            always_on=True,
            shifts=(),
            breaks=(),
            days_per_week=7,
            absence_prob=0.0,
            off_phone_h_per_week=0.0,
            wage_usd_per_h=0.0,
            overtime_factor=1.0,
            aptitude_mean_z=0.0,
            drive_mean_z=0.0,
            tenure_mean_weeks=0.0,
        ),
        escalation=(),
        economics=Economics(
            customers=0,
            purchases_per_year=0.0,
            margin_per_purchase_usd=0.0,
            value_cv=0.0,
            churn_per_year=0.0,
            lock_in=0.0,
            brand_dampening=1.0,
            sale_prob=0.0,
            sale_margin_usd=0.0,
            discount_per_year=0.0,
            fixed_usd_per_week=0.0,
            programme_usd_per_agent_week=Programme(),
        ),
    )
