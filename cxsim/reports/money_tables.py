"""Money in thousands of dollars: the whole horizon line by line, then each year with its three sums."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from cxsim.experiments.results import Comparison, Estimate, MoneyRow, row_named
from cxsim.reports import numbers
from cxsim.reports.pairs import paired

LineKind = Literal["revenue", "cost", "sum", "balance"]

_KPIS: Final = {"revenue": "revenue", "costs": "operating_cost", "profit": "profit", "equity": "customer_equity"}
"""KPIs of the sums; a cost line's KPI is its name and ``_cost``."""
_THOUSAND: Final = 1000.0


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A line of a money table: one cell per policy and, for two policies, the paired difference."""

    title: str
    kind: LineKind
    cells: tuple[str, ...]
    difference: str = ""


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """Money of one span in $1,000: lines by policies."""

    title: str
    lines: tuple[MoneyLine, ...]
    has_differences: bool


def money_tables(comparison: Comparison) -> tuple[MoneyTable, ...]:
    """The money tables; none where the comparison has no money.

    Differences (second minus first policy, ± half the simultaneous 95 % interval) stand in the first table of
    two policies. Tables by year follow where there is more than one year.
    """
    tables = [comparison.money.get(name, ()) for name in comparison.policy_names]
    if not all(tables):
        return ()
    made = [_horizon(comparison, tables)]
    if len(comparison.years) > 1:
        made += [_year(comparison, tables, i) for i in range(len(comparison.years))]
    return tuple(made)


def _horizon(comparison: Comparison, tables: list[tuple[MoneyRow, ...]]) -> MoneyTable:
    lines = []
    revenues = [row for row in tables[0] if row.kind == "revenue"]
    costs = [row for row in tables[0] if row.kind == "cost"]
    for row in revenues:
        lines.append(_line(comparison, tables, row, ""))
    lines.append(_sum(comparison, tables, "Margin earned", "revenue", _KPIS["revenue"]))
    for row in costs:
        lines.append(_line(comparison, tables, row, f"{row.name}_cost"))
    lines.append(_sum(comparison, tables, "All costs", "cost", _KPIS["costs"]))
    for row in (row for row in tables[0] if row.kind == "balance"):
        lines.append(_line(comparison, tables, row, _KPIS.get(row.name, "")))
    lines.append(MoneyLine(
        "Value of the customer base at the end", "balance",
        tuple(_with_error(comparison.equity.get(name)) for name in comparison.policy_names),
        _difference(comparison, _KPIS["equity"]),
    ))
    return MoneyTable("Whole horizon", tuple(lines), len(tables) == 2)


def _year(comparison: Comparison, tables: list[tuple[MoneyRow, ...]], i: int) -> MoneyTable:
    year = comparison.years[i]
    first = year.first_week - comparison.warm_up_weeks + 1
    lines = []
    for title, kind in (("Margin earned", "revenue"), ("All costs", "cost")):
        sums = (math.fsum(row.years[i].mean for row in table if row.kind == kind) for table in tables)
        lines.append(MoneyLine(title, "sum", tuple(_thousands(usd) for usd in sums)))
    for row in (row for row in tables[0] if row.kind == "balance"):
        found = (row_named(table, row.name) for table in tables)
        lines.append(MoneyLine(row.title, "balance", tuple(_with_error(r.years[i] if r else None) for r in found)))
    return MoneyTable(f"Year {i + 1} (weeks {first} to {first + year.weeks - 1})", tuple(lines), False)


def _line(comparison: Comparison, tables: list[tuple[MoneyRow, ...]], row: MoneyRow, kpi: str) -> MoneyLine:
    found = [row_named(table, row.name) for table in tables]
    if row.kind == "balance":
        cells = tuple(_with_error(r.total if r else None) for r in found)
    else:
        cells = tuple(_thousands(r.total.mean) if r else numbers.MISSING for r in found)
    return MoneyLine(row.title, row.kind, cells, _difference(comparison, kpi))


def _sum(
    comparison: Comparison, tables: list[tuple[MoneyRow, ...]], title: str, kind: str, kpi: str
) -> MoneyLine:
    sums = (math.fsum(row.total.mean for row in table if row.kind == kind) for table in tables)
    return MoneyLine(title, "sum", tuple(_thousands(usd) for usd in sums), _difference(comparison, kpi))


def _difference(comparison: Comparison, kpi: str) -> str:
    if len(comparison.policies) != 2 or not kpi:
        return ""
    first, second = comparison.policy_names
    pair = paired(comparison, first, second, kpi)
    if pair is None:
        return ""
    mean = _thousands(pair.mean)
    sign = "+" if pair.mean > 0.0 and mean != "0" else ""
    if not pair.has_interval():
        return f"{sign}{mean}"
    return f"{sign}{mean} ± {_thousands(pair.half_width)}"


def _with_error(estimate: Estimate | None) -> str:
    if estimate is None:
        return numbers.MISSING
    half = (estimate.ci_high - estimate.ci_low) / 2.0
    return f"{_thousands(estimate.mean)} ± {_thousands(half)}" if half > 0.0 else _thousands(estimate.mean)


def _thousands(usd: float) -> str:
    return numbers.plain(usd / _THOUSAND, 0)
