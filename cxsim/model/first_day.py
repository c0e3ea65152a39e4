"""The customers of the first day: what they are like and when they first buy, many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cxsim.model.blocks import uniforms_at
from cxsim.model.world import World
from cxsim.rules.draws import Purpose, exponential, lognormal

VALUE, OPPORTUNISM = range(2)
"""Index of each draw of `Purpose.CUSTOMER_TRAIT`."""

AT_ONCE: Final = 8192
"""Customers made at once: few enough that what is needed to make them does not show."""


class People(NamedTuple):
    """Some customers, in order of their ids; see `cxsim.model.customer.Customer`."""

    ids: Sequence[int]
    rate_per_week: list[float]
    loyalty: list[float]
    is_opportunist: list[bool]
    next_purchase_week: list[float]


def people_of_the_first_day(
    world: World, ids: Sequence[int], mean_rate_per_week: float, value_sigma: float
) -> Iterator[People]:
    """Customers by these ids, block by block.

    Parameters
    ----------
    mean_rate_per_week, value_sigma
        Purchases of the mean customer per week of demand, and the log SD between customers.
    """
    keys = world.keys
    prone = world.p.customer_opportunist_share if world.company.psychology else 0.0
    for first in range(0, len(ids), AT_ONCE):
        block = ids[first:first + AT_ONCE]

        def draw(purpose: int, index: int = 0, block: Sequence[int] = block) -> list[float]:
            return uniforms_at(keys[purpose], block, index)

        rates = [lognormal(u, mean_rate_per_week, value_sigma) for u in draw(Purpose.CUSTOMER_TRAIT, VALUE)]
        gaps = zip(draw(Purpose.PURCHASE_GAP), rates, strict=True)
        yield People(
            block,
            rates,
            [exponential(u, 1.0) for u in draw(Purpose.LOYALTY)],
            [u < prone for u in draw(Purpose.CUSTOMER_TRAIT, OPPORTUNISM)],
            [exponential(u, 1.0 / rate) for u, rate in gaps],
        )
