"""The money table: where it comes from and where it goes, by year, in USD."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

import numpy as np

from cxsim.experiments.differences import estimate
from cxsim.experiments.results import MoneyRow, Year
from cxsim.metrics.stream import Floats
from cxsim.metrics.totals import WeeklyTotals, Window
from cxsim.rules.company import WEEKS_PER_YEAR
from cxsim.rules.events import COSTS

Lines: TypeAlias = Mapping[str, Floats]
"""Name of a money row to its amount in each year of one replication, USD: (years,)."""

_REVENUES: Final = {"purchases": "Margin on purchases", "sales": "Margin on extra sales"}
_BALANCE: Final = "profit"


def years_of(weeks: int, warm_up_weeks: int) -> tuple[Year, ...]:
    """Years of 52 weeks from the end of the warm-up; the last may be shorter."""
    return tuple(Year(start, min(WEEKS_PER_YEAR, weeks - start))
                 for start in range(warm_up_weeks, weeks, WEEKS_PER_YEAR))


def money_lines(totals: WeeklyTotals, years: Sequence[Year]) -> dict[str, Floats]:
    """Revenues, costs and profit of one replication; differences are taken in whole cents, so they are exact."""
    window = Window(totals, [(year.first_week, year.first_week + year.weeks) for year in years])
    cents = {
        "purchases": window["purchase_margin_cents"],
        "sales": window["sale_margin_cents"],
        **{name: window[f"cost_{name}_cents"] for name in COSTS},
    }
    cents[_BALANCE] = cents["purchases"] + cents["sales"] - window["cost_cents"]
    return {name: amounts / 100.0 for name, amounts in cents.items()}


def money_rows(replications: Sequence[Lines]) -> tuple[MoneyRow, ...]:
    """Rows over the replications of one policy: revenues, costs, profit."""
    return tuple(_row(name, np.stack([lines[name] for lines in replications])) for name in replications[0])


def _row(name: str, amounts: Floats) -> MoneyRow:
    kind: Literal["revenue", "cost", "balance"] = "cost"
    title = name.replace("_", " ").capitalize()
    if name in _REVENUES:
        kind, title = "revenue", _REVENUES[name]
    elif name == _BALANCE:
        kind = "balance"
    years = tuple(estimate(column, "USD") for column in amounts.T)
    return MoneyRow(name, title, kind, years, estimate(amounts.sum(axis=1), "USD"))
