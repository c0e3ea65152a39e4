"""The model as a plain queue, against theory: fixed seeds, twenty replications, four standard errors."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from cxsim.config.scenarios import load_company
from cxsim.engine import simulate
from cxsim.rules.company import MINUTES_PER_WEEK
from cxsim.rules.draws import uniform
from cxsim.validation.agreement import (
    IMPATIENT,
    LARGE,
    ORACLE,
    PATIENT,
    SINGLE,
    abandonment_identity,
    agreement,
    exact_values,
    littles_law,
)
from cxsim.validation.queue_model import Queue, QueueRun, run_replications
from cxsim.validation.queueing import erlang_a

pytestmark = pytest.mark.statistical

REPLICATIONS = 20


def drawn_queue(number: int) -> Queue:
    """A queue at random: 1 to 60 agents, 50 % to 150 % loaded, patience 0.1 to 10 services."""
    u = [uniform(2024, number, index) for index in range(4)]
    agents = 1 + int(60 * u[0])
    service = 0.5 + 5.0 * u[1]
    return Queue(
        agents=agents,
        arrival_rate=(0.5 + u[2]) * agents / service,
        service_mean=service,
        patience_mean=service * 10.0 ** (2.0 * u[3] - 1.0),
        threshold=0.2 * service,
        customers=4000,
    )


def runs_of(queue: Queue, customers: int, seed: int = 1) -> list[QueueRun]:
    return run_replications(replace(queue, customers=customers), seed=seed, replications=REPLICATIONS)


def failures(theory: str, queue: Queue, runs: list[QueueRun]) -> list[str]:
    found = agreement(exact_values(theory, queue), queue, runs)
    return [f"{row.claim}, measured {row.measured}" for row in found.rows(theory) if row.verdict != "holds"]


@pytest.mark.parametrize("queue", [ORACLE, LARGE, IMPATIENT], ids=["oracle", "large", "impatient"])
def test_erlang_a_and_littles_law(queue: Queue) -> None:
    runs = runs_of(queue, 8000)
    assert failures("erlang-a", replace(queue, customers=8000), runs) == []
    assert [row.verdict for row in littles_law(runs)] == ["holds", "holds"]
    assert abandonment_identity(queue.patience_mean, runs).verdict == "holds"


@pytest.mark.parametrize("number", range(6))
def test_erlang_a_with_parameters_drawn_at_random(number: int) -> None:
    queue = drawn_queue(number)
    assert failures("erlang-a", queue, runs_of(queue, queue.customers, seed=100 + number)) == []


def test_erlang_c() -> None:
    assert failures("erlang-c", replace(PATIENT, customers=8000), runs_of(PATIENT, 8000)) == []


def test_m_m_1() -> None:
    assert failures("mm1", replace(SINGLE, customers=10_000), runs_of(SINGLE, 10_000)) == []


def test_the_comparison_can_tell_a_queue_from_its_neighbour() -> None:
    """Nothing would be shown by an agreement that any queue reaches: one agent more or less must fail."""
    runs = runs_of(ORACLE, 8000)
    for agents in (13, 15):
        assert failures("erlang-a", replace(ORACLE, agents=agents, customers=8000), runs)


def test_the_neutral_company_and_the_key_figures_give_erlang_a() -> None:
    """The shipped file, the one door to a replication and the folds of the reports, against theory.

    One week of half a million contacts; its noise is taken from shorter replications of the same queue.
    """
    company = load_company("neutral")
    channel, queue = company.channels[0], replace(LARGE, customers=8000)
    found = simulate(company, "fear", weeks=1).kpis
    exact = erlang_a(50, 55.0, 1.0, 2.0, channel.threshold_min)
    simulated = agreement(exact, queue, runs_of(queue, queue.customers)).simulated
    for kpi in ("service_level", "abandonment_rate", "occupancy"):
        sd = simulated[kpi].sd * math.sqrt(queue.customers / (55.0 * MINUTES_PER_WEEK))
        assert found[kpi] == pytest.approx(getattr(exact, kpi), abs=4.0 * sd), kpi


@pytest.mark.parametrize(("cv", "off"), [(0.7, -0.09), (1.0, -0.035), (1.3, 0.0)])
def test_lognormal_service_stays_near_erlang_a(cv: float, off: float) -> None:
    """Evidence A3: abandonment 9 % lower at CV 0.7, 3.5 % lower at 1.0, the same at 1.3; answered in time
    within 0.015. The identity P(abandon) = E[wait] / patience holds whatever the service time."""
    queue = replace(ORACLE, handle_cv=cv)
    runs = runs_of(queue, 12_000)
    exact = erlang_a(queue.agents, queue.arrival_rate, queue.service_mean, queue.patience_mean, queue.threshold)
    found = agreement(exact, queue, runs).simulated
    abandoned = found["abandonment_rate"]
    noise = 4.0 * abandoned.sd / math.sqrt(abandoned.n) / exact.abandonment_rate
    assert abandoned.mean / exact.abandonment_rate - 1.0 == pytest.approx(off, abs=noise)
    in_time = found["service_level"]
    assert in_time.mean == pytest.approx(exact.service_level, abs=0.015 + 4.0 * in_time.sd / math.sqrt(in_time.n))
    assert abandonment_identity(queue.patience_mean, runs).verdict == "holds"


def test_replications_are_the_same_whatever_the_number_of_jobs() -> None:
    queue = replace(ORACLE, customers=500)
    alone = run_replications(queue, seed=3, replications=4, jobs=1)
    together = run_replications(queue, seed=3, replications=4, jobs=2)
    assert alone == together


def test_replications_differ_from_each_other() -> None:
    runs = run_replications(replace(ORACLE, customers=500), seed=3, replications=4)
    assert len({run.average_wait for run in runs}) == 4
