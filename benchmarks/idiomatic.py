"""The same queue written the way SimPy's own documentation writes it: the yardstick of `benchmarks/run.py`.

A process for each customer, a `Resource` for the agents, ``request | timeout`` for patience. Draws come from the
standard library, and all that is kept is a list of waits: no log, no keyed draws, no rule for ties.
"""

from __future__ import annotations

import random
from collections.abc import Generator
from typing import Any

import simpy


def run(
    *, agents: int, arrival_rate: float, service_mean: float, patience_mean: float, customers: int, seed: int
) -> list[tuple[float, bool]]:
    """Simulate ``customers`` arrivals; returns each customer's wait and whether he was answered."""
    draw = random.Random(seed)
    env = simpy.Environment()
    phone = simpy.Resource(env, capacity=agents)
    waits: list[tuple[float, bool]] = []

    def customer() -> Generator[simpy.Event, Any, None]:
        arrived = env.now
        with phone.request() as request:
            patience = env.timeout(draw.expovariate(1.0 / patience_mean))
            result = yield request | patience
            answered = request in result
            waits.append((env.now - arrived, answered))
            if answered:
                yield env.timeout(draw.expovariate(1.0 / service_mean))

    def arrivals() -> Generator[simpy.Event, Any, None]:
        for _ in range(customers):
            yield env.timeout(draw.expovariate(arrival_rate))
            env.process(customer())

    env.process(arrivals())
    env.run()
    return waits
