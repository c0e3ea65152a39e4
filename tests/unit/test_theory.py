"""Exact queueing theory: published values, limits, identities, and the balance equations themselves."""

from __future__ import annotations

import math
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from cxsim.validation.queueing import erlang_a, erlang_b, erlang_c, mm1

TWENTY_SECONDS = 20.0 / 60.0


@pytest.mark.parametrize(
    ("arrivals", "agents", "wait", "abandon", "wait_s", "answered_in_time", "occupancy"),
    [
        (2.0, 14, 0.3215, 0.0515, 19.47, 0.7428, 0.813),
        (2.0, 12, 0.544, 0.1130, 42.71, 0.529, 0.887),
        (2.0, 16, 0.1568, 0.0200, 7.57, 0.8851, 0.735),
        (10.0, 60, 0.523, 0.0508, 19.20, 0.6373, 0.949),
        (10.0, 66, 0.2378, 0.0164, 6.22, 0.8706, 0.894),
    ],
)
def test_erlang_a_gives_the_values_of_the_evidence_base(
    arrivals: float, agents: int, wait: float, abandon: float, wait_s: float, answered_in_time: float,
    occupancy: float,
) -> None:  # fmt: skip
    """Section A3: handle time 6 min, patience 6.3 min, threshold 20 s; rounded as given there."""
    exact = erlang_a(agents, arrivals, 6.0, 6.3, TWENTY_SECONDS)
    assert exact.wait_probability == pytest.approx(wait, abs=6e-5)
    assert exact.abandonment_rate == pytest.approx(abandon, abs=6e-5)
    assert exact.average_wait * 60.0 == pytest.approx(wait_s, abs=6e-3)
    assert exact.service_level == pytest.approx(answered_in_time, abs=6e-5)
    assert exact.occupancy == pytest.approx(occupancy, abs=6e-4)


def test_erlang_b_gives_a_textbook_value() -> None:
    assert erlang_b(10, 8.0) == pytest.approx(0.121661, abs=1e-6)  # 10 lines, 8 erlangs
    assert erlang_b(1, 1.0) == 0.5


def balance(agents: int, arrivals: float, service: float, patience: float) -> tuple[float, float]:
    """P(wait) and mean queue length of M/M/n+M from its balance equations, state by state."""
    states = np.arange(1, agents + 4000)
    deaths = np.minimum(states, agents) / service + np.maximum(states - agents, 0) / patience
    logs = np.concatenate(([0.0], np.cumsum(np.log(arrivals / deaths))))
    chance = np.exp(logs - logs.max())
    chance /= chance.sum()
    assert chance[-1] < 1e-12
    return float(chance[agents:].sum()), float(np.arange(chance.size - agents) @ chance[agents:])


queues = st.tuples(
    st.integers(1, 200), st.floats(0.1, 1.8), st.floats(0.1, 10.0), st.floats(0.02, 20.0), st.floats(0.0, 3.0)
)


@given(queues)
def test_erlang_a_solves_the_balance_equations(queue: tuple[int, float, float, float, float]) -> None:
    agents, utilisation, service, patience_in_services, threshold = queue
    arrivals, patience = utilisation * agents / service, patience_in_services * service
    exact = erlang_a(agents, arrivals, service, patience, threshold * service)
    waits, length = balance(agents, arrivals, service, patience)
    assert exact.wait_probability == pytest.approx(waits, rel=1e-9, abs=1e-13)
    assert exact.queue_length == pytest.approx(length, rel=1e-7, abs=1e-12)
    assert exact.occupancy == pytest.approx(utilisation * (1.0 - exact.abandonment_rate))


def late_by_integration(
    agents: int, arrivals: float, service: float, patience: float, threshold: float
) -> tuple[float, float]:
    """P(wait > T) and P(answered after T), given a wait, from the density of the offered wait, by quadrature."""

    def density(t: float) -> float:
        return math.exp(arrivals * patience * -math.expm1(-t / patience) - agents / service * t)

    whole = quad(density, 0.0, math.inf)[0]
    longer = quad(density, threshold, math.inf)[0] / whole
    answered_late = quad(lambda t: density(t) * math.exp(-t / patience), threshold, math.inf)[0] / whole
    return longer * math.exp(-threshold / patience), answered_late


@pytest.mark.parametrize(
    "queue",
    [
        (14, 2.0, 6.0, 6.3, TWENTY_SECONDS),
        (50, 55.0, 1.0, 2.0, 0.3),
        (5, 10.0, 1.0, 0.25, 0.1),
        (3, 2.0, 1.0, 4.0, 1.0),
    ],
)
def test_both_service_levels_agree_with_the_integral_of_the_wait(
    queue: tuple[int, float, float, float, float],
) -> None:
    exact = erlang_a(*queue)
    longer, answered_late = late_by_integration(*queue)
    assert exact.wait_within_threshold == pytest.approx(1.0 - exact.wait_probability * longer, abs=1e-7)
    late = exact.abandonment_rate + exact.wait_probability * answered_late
    assert exact.service_level == pytest.approx(1.0 - late, abs=1e-7)


@given(queues)
def test_laws_of_erlang_a(queue: tuple[int, float, float, float, float]) -> None:
    agents, utilisation, service, patience_in_services, threshold = queue
    arrivals, patience = utilisation * agents / service, patience_in_services * service
    exact = erlang_a(agents, arrivals, service, patience, threshold * service)
    rounding = 1e-9
    assert all(-rounding <= share <= 1.0 + rounding for share in (*astuple(exact)[:2], *astuple(exact)[3:6]))
    assert exact.abandonment_rate == pytest.approx(exact.average_wait / patience)
    assert exact.service_level <= exact.wait_within_threshold + rounding
    assert exact.service_level <= 1.0 - exact.abandonment_rate + rounding
    one_more = erlang_a(agents + 1, arrivals, service, patience, threshold * service)
    assert one_more.wait_probability < exact.wait_probability + rounding
    assert one_more.service_level > exact.service_level - rounding
    at_once = erlang_a(agents, arrivals, service, patience, 0.0)
    assert at_once.service_level == pytest.approx(1.0 - exact.wait_probability, abs=rounding)
    in_the_end = erlang_a(agents, arrivals, service, patience, 1000.0 * (patience + service))
    assert in_the_end.service_level == pytest.approx(1.0 - exact.abandonment_rate, abs=rounding)
    assert in_the_end.wait_within_threshold == pytest.approx(1.0, abs=rounding)


@given(st.integers(1, 300), st.floats(0.05, 0.97), st.floats(0.1, 10.0), st.floats(0.0, 5.0))
def test_patience_without_end_is_erlang_c(agents: int, utilisation: float, service: float, threshold: float) -> None:
    arrivals = utilisation * agents / service
    patient = erlang_a(agents, arrivals, service, 1e9 * service, threshold)
    endless = erlang_c(agents, arrivals, service, threshold)
    for a, c in zip(astuple(patient), astuple(endless), strict=True):
        assert a == pytest.approx(c, rel=1e-3, abs=1e-6)


@given(st.floats(0.01, 0.99), st.floats(0.1, 10.0), st.floats(0.0, 20.0))
def test_one_agent_is_m_m_1(utilisation: float, service: float, threshold: float) -> None:
    assert astuple(mm1(utilisation / service, service, threshold)) == pytest.approx(
        astuple(erlang_c(1, utilisation / service, service, threshold)), rel=1e-9
    )


@given(queues)
def test_the_unit_of_time_does_not_matter(queue: tuple[int, float, float, float, float]) -> None:
    agents, utilisation, service, patience_in_services, threshold = queue
    arrivals, patience = utilisation * agents / service, patience_in_services * service
    in_minutes = erlang_a(agents, arrivals, service, patience, threshold)
    in_seconds = erlang_a(agents, arrivals / 60.0, 60.0 * service, 60.0 * patience, 60.0 * threshold)
    assert in_seconds.average_wait == pytest.approx(60.0 * in_minutes.average_wait, rel=1e-6, abs=1e-12)
    assert in_seconds.service_level == pytest.approx(in_minutes.service_level, abs=1e-9)


@pytest.mark.parametrize("agents", [500, 2000, 10_000])
@pytest.mark.parametrize("utilisation", [0.8, 0.98, 1.0, 1.02, 1.3])
@pytest.mark.parametrize("patience", [0.05, 2.0, 500.0])
def test_thousands_of_agents_neither_overflow_nor_lose_the_fluid_limit(
    agents: int, utilisation: float, patience: float
) -> None:
    exact = erlang_a(agents, utilisation * agents, 1.0, patience, 0.1)
    assert all(math.isfinite(value) for value in astuple(exact))
    fluid = max(0.0, 1.0 - 1.0 / utilisation)
    assert exact.abandonment_rate == pytest.approx(fluid, abs=1.0 / math.sqrt(agents))


@pytest.mark.parametrize("load", [1.0, 1.5])
def test_a_queue_that_grows_for_ever_has_no_steady_state(load: float) -> None:
    with pytest.raises(ValueError, match="grows for ever"):
        mm1(load, 1.0, 1.0)
    with pytest.raises(ValueError, match="grows for ever"):
        erlang_c(5, 5 * load, 1.0, 1.0)
