"""Who of a large customer base will show up at all within the horizon; the others need not be made."""

from __future__ import annotations

import numpy as np

from cxsim.model.blocks import uniforms_at
from cxsim.model.first_day import VALUE
from cxsim.model.world import World
from cxsim.rules.company import WEEKS_PER_YEAR
from cxsim.rules.draws import Purpose, lognormal_sigma, standard_normal

CELLS = 4096
"""Cells of the table in which normal quantiles are looked up."""


def first_buyers(world: World) -> frozenset[int]:
    """Customers of the first day who buy within the horizon, by number, and a few who do so only just not.

    A customer's rate is not worked out but bounded from above, by the upper end of the cell in which his draw
    falls; so nobody who buys is missed, and what the model then does with each of them is exact.
    """
    economics = world.company.economics
    ids = np.arange(economics.customers, dtype=np.uint64)
    z = np.array([*(standard_normal(cell / CELLS) for cell in range(1, CELLS)), np.inf])
    sigma = lognormal_sigma(economics.value_cv)
    value = np.array(uniforms_at(world.keys[Purpose.CUSTOMER_TRAIT], ids, VALUE))
    mean_per_week = economics.purchases_per_year / WEEKS_PER_YEAR
    log_rate = np.log(mean_per_week) + sigma * z[(value * CELLS).astype(np.intp)] - 0.5 * sigma * sigma
    gap = -np.log1p(-np.array(uniforms_at(world.keys[Purpose.PURCHASE_GAP], ids, 0)))
    horizon_weeks = world.calendar.op_time(world.horizon_min)
    buys = np.log(gap) - log_rate <= np.log(horizon_weeks) + 1e-9
    return frozenset(ids[buys].tolist())
