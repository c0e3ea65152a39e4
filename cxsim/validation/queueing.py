"""Queueing theory: exact values that the model must reproduce.

Rates are per any one unit of time; means and waits are in that unit. *Wait* is the time in the queue of every
customer, whether answered or not. The two definitions of service level that practice mixes up are kept apart:
``service_level`` counts the answered in time among all offered, ``wait_within_threshold`` counts everybody
whose wait was short, and so takes a customer who hangs up soon for a success.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

SERIES_TOLERANCE: Final = 1e-17


@dataclass(frozen=True, slots=True)
class Exact:
    """Steady state of a queue. ``average_wait`` and ``queue_length`` are over all customers."""

    wait_probability: float
    abandonment_rate: float
    average_wait: float
    service_level: float
    wait_within_threshold: float
    occupancy: float
    queue_length: float


@dataclass(frozen=True, slots=True)
class ExactWithLines:
    """Steady state of a queue with a limited number of lines. Shares are of all who call.

    ``average_wait`` is over those who get a line.
    """

    blocking_probability: float
    abandonment_rate: float
    average_wait: float
    occupancy: float


def limited_lines(
    servers: int, lines: int, arrival_rate: float, service_mean: float, patience_mean: float
) -> ExactWithLines:
    """M/M/n/K+M, from the chances of its K + 1 states; ``patience_mean`` infinite for M/M/n/K.

    Notes
    -----
    A birth and death process: state k is left upwards at the arrival rate and downwards at ``min(k, n) / service +
    max(0, k - n) / patience``. With ``lines`` = ``servers`` it is Erlang-B; with many lines, Erlang-A.
    """
    logs = [0.0]
    for state in range(1, lines + 1):
        leave = min(state, servers) / service_mean + max(0, state - servers) / patience_mean
        logs.append(logs[-1] + math.log(arrival_rate) - math.log(leave))
    most = max(logs)
    weights = [math.exp(each - most) for each in logs]
    total = math.fsum(weights)
    chances = [weight / total for weight in weights]
    waiting = math.fsum(max(0, state - servers) * chance for state, chance in enumerate(chances))
    blocked = chances[-1]
    return ExactWithLines(
        blocking_probability=blocked,
        abandonment_rate=waiting / patience_mean / arrival_rate,
        average_wait=waiting / (arrival_rate * (1.0 - blocked)),
        occupancy=math.fsum(min(state, servers) * chance for state, chance in enumerate(chances)) / servers,
    )


def erlang_b(servers: int, load: float) -> float:
    """Share of customers lost by ``servers`` without a queue at ``load`` erlangs.

    The recursion of Erlang (1917): every step is a contraction, so it is exact for thousands of servers.
    """
    lost = 1.0
    for number in range(1, servers + 1):
        lost = load * lost / (number + load * lost)
    return lost


def erlang_c(servers: int, arrival_rate: float, service_mean: float, threshold: float) -> Exact:
    """M/M/n: patient customers.

    Raises
    ------
    ValueError
        When the load is not below the number of servers: the queue would grow for ever.
    """
    load = arrival_rate * service_mean
    if load >= servers:
        raise ValueError(
            f"the queue grows for ever: load {load:g} (arrival rate x service mean) is not below {servers} agents"
        )
    lost = erlang_b(servers, load)
    wait_prob = lost / (1.0 - load / servers * (1.0 - lost))
    drain_rate = servers / service_mean - arrival_rate
    average_wait = wait_prob / drain_rate
    within = 1.0 - wait_prob * math.exp(-drain_rate * threshold)
    return Exact(
        wait_probability=wait_prob,
        abandonment_rate=0.0,
        average_wait=average_wait,
        service_level=within,
        wait_within_threshold=within,
        occupancy=load / servers,
        queue_length=arrival_rate * average_wait,
    )


def mm1(arrival_rate: float, service_mean: float, threshold: float) -> Exact:
    """M/M/1 in closed form, independent of `erlang_c`: the wait is 0, or exponential, with chances 1-rho and rho.

    Raises
    ------
    ValueError
        When the load is not below 1.
    """
    rho = arrival_rate * service_mean
    if rho >= 1.0:
        raise ValueError(f"the queue grows for ever: load {rho:g} (arrival rate x service mean) is not below 1")
    within = 1.0 - rho * math.exp(-(1.0 - rho) / service_mean * threshold)
    return Exact(
        wait_probability=rho,
        abandonment_rate=0.0,
        average_wait=rho * service_mean / (1.0 - rho),
        service_level=within,
        wait_within_threshold=within,
        occupancy=rho,
        queue_length=rho * rho / (1.0 - rho),
    )


def erlang_a(
    servers: int, arrival_rate: float, service_mean: float, patience_mean: float, threshold: float
) -> Exact:
    """M/M/n+M: customers with exponential patience (Palm 1946; Garnett, Mandelbaum & Reiman 2002).

    Notes
    -----
    With ``x = n mu / theta``, ``y = lambda / theta``, ``rho = x^-1 y`` and ``A = x e^y y^-x gamma(x, y)``:

    - ``P(wait) = A B / (1 + (A - 1) B)``, B the loss of Erlang-B;
    - ``P(abandon | wait) = 1 / (rho A) + 1 - 1 / rho``, and ``E[wait] = P(abandon) / theta``;
    - the wait V that a patient customer would have is above t, given that there is a wait, with chance
      ``r(t) = gamma(x, y e^(-theta t)) / gamma(x, y)``, and the customer sits it out with chance e^(-theta t);
    - integrating the density of V against patience, a customer is answered after more than t with chance
      ``P(wait) (r(t) - d(t) / A) / rho``, where ``d(t) = exp(y (1 - e^(-theta t)) - n mu t)``.
    """
    theta = 1.0 / patience_mean
    x = servers * patience_mean / service_mean
    y = arrival_rate * patience_mean
    rho = y / x
    lost = erlang_b(servers, arrival_rate * service_mean)
    inverse_a = _inverse_a(x, y)
    wait_prob = lost / (inverse_a + (1.0 - inverse_a) * lost)
    abandon_prob = wait_prob * (inverse_a / rho + 1.0 - 1.0 / rho)

    fallen = -math.expm1(-theta * threshold)
    density = math.exp(y * fallen - servers / service_mean * threshold)
    longer = _gamma_ratio(x, y, y * (1.0 - fallen), density)
    answered_late = wait_prob * (longer - density * inverse_a) / rho
    average_wait = abandon_prob * patience_mean
    return Exact(
        wait_probability=wait_prob,
        abandonment_rate=abandon_prob,
        average_wait=average_wait,
        service_level=max(0.0, 1.0 - abandon_prob - answered_late),
        wait_within_threshold=1.0 - wait_prob * longer * (1.0 - fallen),
        occupancy=rho * (1.0 - abandon_prob),
        queue_length=arrival_rate * average_wait,
    )


def _inverse_a(x: float, y: float) -> float:
    """1 / (x e^y y^-x gamma(x, y)), without overflow at either end."""
    if y <= x:
        return 1.0 / _series(x, y)
    from scipy.special import gammainc, gammaln

    return math.exp(-(math.log(x) + y - x * math.log(y) + float(gammaln(x)) + math.log(float(gammainc(x, y)))))


def _gamma_ratio(x: float, y: float, z: float, density: float) -> float:
    """gamma(x, z) / gamma(x, y) for z <= y, where (z / y)^x e^(y - z) is ``density``."""
    if y <= x:
        return density * _series(x, z) / _series(x, y)
    from scipy.special import gammainc

    return float(gammainc(x, z) / gammainc(x, y))


def _series(x: float, z: float) -> float:
    """1 + z/(x+1) + z^2/((x+1)(x+2)) + ..., which is x e^z z^-x gamma(x, z); for z <= x."""
    total = term = 1.0
    number = 0
    while term > SERIES_TOLERANCE * total:
        number += 1
        term *= z / (x + number)
        total += term
    return total
