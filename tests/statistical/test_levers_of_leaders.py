"""Each lever of management, moved alone from one end to the other, does some good and costs something.

Differences are paired: both arms have the same customers and the same people. What must show is a mean difference
beyond twice its standard error, on two figures that were named with the lever. Levers whose effect a firm of this
size cannot tell from chance in so few runs (the answer to misuse, promotion, the ratchet) are not judged here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from small_company import MIXED, run, small_company

from cxsim.metrics.kpis import horizon_figures
from cxsim.metrics.totals import WeeklyFold
from cxsim.rules.events import COLUMNS

WEEKS = 16
REPLICATIONS = {"hiring_care": 12}
"""Of a lever; 6 of the others. Care in hiring shows on the few who were hired."""
FIRM = small_company(
    agents=20, customers=600, quit_per_year=0.6, hiring_lead_weeks=1.0,
)  # fmt: skip
"""A firm of twenty; directions are tested, not sizes."""

Figures = Mapping[str, float]


def figures(levers: Any, replication: int) -> Figures:
    """KPIs of a run."""
    log = run(FIRM, levers, weeks=WEEKS, seed=5, replication=replication)
    fold = WeeklyFold(FIRM, WEEKS)
    fold(tuple(log[name] for name in COLUMNS))
    return horizon_figures(fold.totals(), 0)


def up(name: str) -> Callable[[Figures], float]:
    return lambda found: found[name]


def down(name: str) -> Callable[[Figures], float]:
    return lambda found: -found[name]


LEVERS = {
    # lever: (low, high, what gets better, what gets worse)
    "hiring_care": (0.0, 1.0, up("skill"), lambda f: -f["hiring_cost"] / max(f["hires"], 1.0)),
    "coaching_h_per_week": (0.0, 2.0, down("exhaustion"), down("coaching_cost")),
    "peer_meetings_per_week": (0.0, 2.0, up("skill"), down("peer_meetings_cost")),
    "front_line_h_per_month": (0.0, 16.0, up("trust"), down("front_line_cost")),
    "act_on_suggestions": (0.0, 1.0, down("problem_rate"), down("suggestions_cost")),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LEVERS)
def test_a_lever_does_some_good_and_costs_something(name: str) -> None:
    low, high, good, cost = LEVERS[name]
    replications = REPLICATIONS.get(name, 6)
    gains, losses = [], []
    for replication in range(replications):
        before, after = (figures(MIXED._replace(**{name: end}), replication) for end in (low, high))
        gains.append(good(after) - good(before))
        losses.append(cost(before) - cost(after))
    for differences in (gains, losses):
        standard_error = np.std(differences, ddof=1) / replications**0.5
        assert np.mean(differences) > 2.0 * standard_error
        assert np.mean(differences) > 0.0
