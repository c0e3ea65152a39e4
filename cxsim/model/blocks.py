"""Draws in blocks: the numbers of `cxsim.rules.draws.uniform`, many at once and made before they are needed.

Integers modulo 2**64 are the same in NumPy as in Python, so the numbers agree to the last bit, at a tenth of the
price. That pays where draws are all used in order, or where it is known beforehand that most of them will be.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from cxsim.rules.draws import ENTITY_STEP, GOLDEN, MASK, Purpose, mix64, uniform

Integers: TypeAlias = NDArray[np.uint64]

BLOCK: Final = 1024

_DRAWN: Final = (
    (
        Purpose.SEVERITY, Purpose.LOSS, Purpose.JUDGEMENT, Purpose.COMPLAIN, Purpose.CHANNEL, Purpose.PATIENCE,
        Purpose.HANDLE_TIME, Purpose.RESOLVE, Purpose.AGGRESSION, Purpose.REMEDY_CHOICE, Purpose.TRANSFER,
        Purpose.SALE, Purpose.REVIEW, Purpose.RECOMMEND, Purpose.ERROR, Purpose.ANGRY_POST, Purpose.TASTE,
        Purpose.MISUSE, Purpose.INBOX_OWNER, Purpose.BOT,
    ),
    (
        Purpose.TASTE, Purpose.BOT, Purpose.AGGRESSION, Purpose.TRANSFER, Purpose.HANDLE_TIME, Purpose.REMEDY_CHOICE,
        Purpose.RESOLVE, Purpose.RECONTACT, Purpose.RECONTACT_DELAY, Purpose.PATIENCE,
    ),
    (Purpose.BOT,),
    (Purpose.BOT,),
)  # fmt: skip
"""What many cases draw: of these purposes number 0, of those number 1, and so on."""

AHEAD: Final = tuple((purpose, index) for index, purposes in enumerate(_DRAWN) for purpose in purposes)
"""The same as pairs of purpose and number."""

PLACE_AHEAD: Final = tuple(
    tuple(AHEAD.index((purpose, index)) if (purpose, index) in AHEAD else -1 for purpose in range(Purpose.COUNT))
    for index in range(len(_DRAWN))
)
"""For each number, where each purpose stands in `AHEAD`; -1 where it does not."""

NUMBERS_AHEAD: Final = len(PLACE_AHEAD)


def uniforms(key: int, entity: int) -> Iterator[float]:
    """Draws 0, 1, 2 and so on of ``entity``."""
    for u in _blocks(key, entity):
        yield from u.tolist()


def exponentials(key: int, entity: int, mean: float) -> Iterator[float]:
    """Exponential draws 0, 1, 2 and so on of ``entity``: the numbers of `cxsim.rules.draws.exponential`."""
    for u in _blocks(key, entity):
        yield from [-mean * each for each in map(math.log, (1.0 - u).tolist())]


def exponentials_of(uniforms: Sequence[float], means: NDArray[np.float64]) -> NDArray[np.float64]:
    """`cxsim.rules.draws.exponential` of each uniform with its mean."""
    drawn: NDArray[np.float64] = -means * np.array([math.log(1.0 - u) for u in uniforms])
    return drawn


def uniforms_of_entities(key: int, first_entity: int, index: int) -> Iterator[float]:
    """Draw ``index`` of entity ``first_entity``, of the next, and so on."""
    while True:
        entities = np.arange(first_entity, first_entity + BLOCK, dtype=np.uint64)
        yield from uniforms_at(key, entities, index)
        first_entity += BLOCK


def uniforms_at(key: int, entities: Sequence[int] | Integers, index: int | Integers) -> list[float]:
    """Draw ``index`` of each entity; ``index`` may be an array as long as ``entities``."""
    starts = np.asarray(entities, dtype=np.uint64) * np.uint64(ENTITY_STEP) + np.uint64(key)
    steps = (np.atleast_1d(np.asarray(index, dtype=np.uint64)) + np.uint64(1)) * np.uint64(GOLDEN)
    drawn: list[float] = _to_unit(_mix(_mix(starts) + steps)).tolist()
    return drawn


def cases_ahead(keys: Sequence[int], case_ids: Sequence[int]) -> dict[int, tuple[float, ...]]:
    """For each case the draws of `AHEAD`, in that order."""
    cases = np.array(case_ids, dtype=np.uint64)
    columns = [uniforms_at(keys[purpose], cases, index) for purpose, index in AHEAD]
    return dict(zip(case_ids, zip(*columns, strict=True), strict=True))


def first_draw(ahead: Sequence[float], keys: Sequence[int], purpose: int, entity: int) -> float:
    """Draw 0 of ``entity``: taken from what was made ahead for it, or made now."""
    if ahead:
        place = PLACE_AHEAD[0][purpose]
        if place >= 0:
            return ahead[place]
    return uniform(keys[purpose], entity, 0)


def _blocks(key: int, entity: int) -> Iterator[NDArray[Any]]:
    """Draws 0, 1, 2 and so on of ``entity``, `BLOCK` of them at a time."""
    start = mix64((key + entity * ENTITY_STEP) & MASK)
    steps = np.arange(1, BLOCK + 1, dtype=np.uint64) * np.uint64(GOLDEN)
    while True:
        yield _to_unit(_mix(steps + np.uint64(start)))
        start = (start + BLOCK * GOLDEN) & MASK


def _mix(z: Integers) -> Integers:
    """`cxsim.rules.draws.mix64` of each."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def _to_unit(z: Integers) -> NDArray[Any]:
    """Numbers in (0, 1) from 64 bits each, as `cxsim.rules.draws.uniform` makes them."""
    return ((z >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52
