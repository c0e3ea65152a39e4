"""Results as files: tidy tables (CSV always, Parquet where pyarrow is installed) and ``summary.json``.

A row is one observation: a replication of a policy, a week of one, a difference. Floats are written with ``repr``
and missing values as nothing, so that equal results are equal files.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from cxsim.engine import Replication
from cxsim.experiments.results import Comparison, Difference
from cxsim.metrics.event_log import ParquetError, require_pyarrow
from cxsim.metrics.kpis import KPIS
from cxsim.metrics.whole_files import whole_file, write_whole

SUMMARY: Final = "summary.json"


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns, and rows of plain values in their order; None where there is no value."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def write_comparison(comparison: Comparison, folder: Path) -> bool:
    """Write all tables of a comparison, but not the summary, which says that a folder is finished.

    Returns
    -------
    bool
        Whether Parquet was written beside CSV; False when pyarrow is not installed.
    """
    return write_tables(
        [replication_table(comparison), weekly_table(comparison), difference_table(comparison)], folder
    )


def write_replication(run: Replication, folder: Path) -> bool:
    """Write the tables of one replication; as `write_comparison`."""
    columns = tuple(name for name in KPIS if name in run.weekly)
    weekly = Table("weekly", ("week", *columns), tuple(
        (week + 1, *(_value(run.weekly[name][week]) for name in columns)) for week in range(run.weeks)
    ))
    kpis = Table("kpis", ("kpi", "value", "unit", "title"), tuple(
        (name, value, KPIS[name].unit, KPIS[name].title) for name, value in run.kpis.items()
    ))
    return write_tables([kpis, weekly], folder)


def write_summary(document: dict[str, Any], folder: Path) -> None:
    """Write ``summary.json``: the last file of a folder."""
    write_whole(folder / SUMMARY, json_text(document))


def replication_table(comparison: Comparison) -> Table:
    """One row per policy and replication, one column per KPI."""
    columns = _columns(comparison.values.values())
    rows = [
        (policy, replication, *(_at(by_kpi, name, row) for name in columns))
        for policy, by_kpi in comparison.values.items()
        for row, replication in enumerate(comparison.replication_ids)
    ]
    return Table("replications", ("policy", "replication", *columns), tuple(rows))


def weekly_table(comparison: Comparison) -> Table:
    """One row per policy, replication and week (from 1, warm-up included), one column per KPI."""
    columns = _columns(comparison.weekly.values())
    rows = [
        (policy, replication, week + 1, *(_at(by_kpi, name, (row, week)) for name in columns))
        for policy, by_kpi in comparison.weekly.items()
        for row, replication in enumerate(comparison.replication_ids)
        for week in range(comparison.weeks)
    ]
    return Table("weekly", ("policy", "replication", "week", *columns), tuple(rows))


def difference_table(comparison: Comparison) -> Table:
    """One row per pair of policies and KPI."""
    columns = tuple(field.name for field in fields(Difference))
    rows = tuple(tuple(_value(getattr(d, name)) for name in columns) for d in comparison.differences)
    return Table("differences", columns, rows)


def replication_summary(run: Replication) -> dict[str, Any]:
    """The document ``summary.json`` of one replication, schema 1."""
    from cxsim import __version__

    return {
        "schema": 1,
        "cxsim": __version__,
        "company": run.company,
        "policy": run.policy,
        "weeks": run.weeks,
        "warm_up_weeks": run.warm_up_weeks,
        "replication": run.replication,
        "seed": run.seed,
        "engine": run.engine,
        "kpis": {name: {"value": value, "unit": KPIS[name].unit} for name, value in run.kpis.items()},
    }


def json_text(document: dict[str, Any]) -> str:
    """JSON as files and ``--json`` have it: indented, in the order given, without NaN."""
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def csv_text(table: Table) -> str:
    """A table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return text.getvalue()


def write_tables(tables: Sequence[Table], folder: Path) -> bool:
    """Write tables as CSV, and as Parquet where pyarrow is installed: returns whether it is."""
    for table in tables:
        write_whole(folder / f"{table.name}.csv", csv_text(table))
    try:
        require_pyarrow()
    except ParquetError:
        return False
    for table in tables:
        _write_parquet(table, folder / f"{table.name}.parquet")
    return True


def _write_parquet(table: Table, path: Path) -> None:
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    with whole_file(path) as unfinished:
        pq.write_table(pa.table([pa.array(c) for c in columns], names=list(table.columns)), unfinished)


def _columns(policies: Iterable[Any]) -> tuple[str, ...]:
    present = {name for by_kpi in policies for name in by_kpi}
    return tuple(name for name in KPIS if name in present)


def _at(by_kpi: Any, name: str, index: int | tuple[int, int]) -> float | None:
    return _value(float(by_kpi[name][index])) if name in by_kpi else None


def _value(value: Any) -> Any:
    """A plain value; None for NaN."""
    if isinstance(value, float):
        return None if math.isnan(value) else float(value)
    return value
