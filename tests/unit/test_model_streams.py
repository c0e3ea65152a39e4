"""Streams: draws in blocks are the draws of the rules; arrivals are numbered, keyed and conserved."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.metrics.stream import Chunk
from cxsim.model.blocks import (
    BLOCK,
    NUMBERS_AHEAD,
    cases_ahead,
    exponentials,
    exponentials_of,
    uniforms,
    uniforms_at,
    uniforms_of_entities,
)
from cxsim.model.customer import CustomerRecords
from cxsim.model.entities import Case
from cxsim.model.simulation import Simulation
from cxsim.rules.draws import Purpose, exponential, purpose_key, uniform
from cxsim.rules.events import Kind
from cxsim.validation.queue_model import NEUTRAL_LEVERS, Queue, neutral_company


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**40))
def test_draws_in_blocks_are_the_draws_of_the_rules(key: int, entity: int) -> None:
    drawn = list(islice(uniforms(key, entity), BLOCK + 3))
    for index in (0, 1, BLOCK - 1, BLOCK, BLOCK + 2):
        assert drawn[index] == uniform(key, entity, index)
    waits = list(islice(exponentials(key, entity, 0.7), BLOCK + 3))
    assert waits == [exponential(u, 0.7) for u in drawn]
    entities = [entity, 0, entity + 7, entity + 1]
    assert uniforms_at(key, entities, 5) == [uniform(key, each, 5) for each in entities]
    indices = np.array([3, 0, BLOCK, 1], dtype=np.uint64)
    drawn = uniforms_at(key, entities, indices)
    assert drawn == [uniform(key, each, int(index)) for each, index in zip(entities, indices, strict=True)]
    drawn = list(islice(uniforms_of_entities(key, entity, 2), BLOCK + 3))
    for number in (0, 1, BLOCK - 1, BLOCK, BLOCK + 2):
        assert drawn[number] == uniform(key, entity + number, 2)


@given(st.lists(st.tuples(st.floats(0.0, 1.0, exclude_max=True), st.floats(1e-3, 1e3)), max_size=8))
def test_many_waits_are_those_that_the_rule_gives_one_by_one(waits: list[tuple[float, float]]) -> None:
    drawn = exponentials_of([u for u, _ in waits], np.array([mean for _, mean in waits]))
    assert drawn.tolist() == [exponential(u, mean) for u, mean in waits]


@given(st.integers(0, 2**32), st.integers(0, 2**40))
def test_what_is_drawn_ahead_of_a_case_is_what_it_would_draw(seed: int, case_id: int) -> None:
    keys = [purpose_key(seed, 0, purpose) for purpose in range(Purpose.COUNT)]
    customer = CustomerRecords().join(0, 1.0, 1.0, 0.0, 0.0, is_opportunist=False)
    case = Case(case_id, customer, 0, 0, 0.0, cases_ahead(keys, [case_id])[case_id])
    for purpose in range(Purpose.COUNT):
        for index in range(NUMBERS_AHEAD + 1):
            assert case.draw(keys, purpose, index) == uniform(keys[purpose], case_id, index)


def log_of(queue: Queue, seed: int = 1, replication: int = 0) -> Chunk:
    chunks: list[Chunk] = []
    minutes_per_unit = 10_080.0 / (queue.customers / queue.arrival_rate)
    Simulation(
        neutral_company(queue, minutes_per_unit), NEUTRAL_LEVERS,
        seed=seed, replication=replication, weeks=1, sink=chunks.append,
    ).run()  # fmt: skip
    return tuple(np.concatenate(columns) for columns in zip(*chunks, strict=True))


QUEUE = Queue(5, 5.5, 1.0, 2.0, 0.3, 2000)


def test_every_contact_offered_is_answered_abandoned_or_still_waiting() -> None:
    kind, case = log_of(QUEUE)[1:3]
    offered = case[kind == Kind.CONTACT_OFFERED]
    answered = case[kind == Kind.CONTACT_ANSWERED]
    abandoned = case[kind == Kind.CONTACT_ABANDONED]
    ended = case[kind == Kind.CONTACT_ENDED]
    closed = case[kind == Kind.CASE_CLOSED]
    assert np.array_equal(offered, np.arange(offered.size))
    assert len(set(answered)) == answered.size > 1000
    assert len(set(abandoned)) == abandoned.size > 100
    assert not set(answered) & set(abandoned)
    assert set(ended) <= set(answered)
    assert answered.size - ended.size <= QUEUE.agents
    assert set(closed) == set(ended) | set(abandoned)
    waiting = set(offered) - set(answered) - set(abandoned)
    assert waiting == set(range(offered.size - len(waiting), offered.size))


def test_the_same_key_gives_the_same_log_and_another_key_another() -> None:
    first, again = log_of(QUEUE), log_of(QUEUE)
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], log_of(QUEUE, replication=1)[0])
    assert not np.array_equal(first[0], log_of(QUEUE, seed=2)[0])


def test_more_agents_meet_the_same_customers() -> None:
    """Arrivals, patience and handle times belong to the customer, not to what happens to him."""
    few, many = log_of(QUEUE), log_of(Queue(9, 5.5, 1.0, 2.0, 0.3, 2000))

    def by_case(log: Chunk, kind: int, column: int) -> dict[int, float]:
        rows = log[1] == kind
        return dict(zip(log[2][rows].tolist(), log[column][rows].tolist(), strict=True))

    assert by_case(few, Kind.CONTACT_OFFERED, 0) == by_case(many, Kind.CONTACT_OFFERED, 0)
    handled_few, handled_many = by_case(few, Kind.CONTACT_ENDED, 6), by_case(many, Kind.CONTACT_ENDED, 6)
    assert all(handled_many[case] == handled_few[case] for case in handled_few.keys() & handled_many.keys())
    gave_up = by_case(few, Kind.CONTACT_ABANDONED, 6)
    for case, patience in by_case(many, Kind.CONTACT_ABANDONED, 6).items():
        assert gave_up.get(case, patience) == pytest.approx(patience, abs=1e-9)
