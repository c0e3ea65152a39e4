"""The complete event log as a file: CSV (equal logs are equal files) or Parquet.

Columns as in `cxsim.rules.events.COLUMNS`, with kind and channel by name; floats in CSV are written with
``repr``, so that nothing is lost. A case id, an activity (``kind``) and a time in every row are what
process-mining tools ask for.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from cxsim.metrics.stream import Chunk
from cxsim.metrics.whole_files import whole_file
from cxsim.rules.company import Company
from cxsim.rules.events import COLUMNS, EVENTS

SUFFIXES: Final = (".csv", ".parquet")
KIND_NAMES: Final = tuple(event.name for event in EVENTS)


class ParquetError(ImportError):
    """Parquet was asked for and pyarrow is not installed."""

    def __init__(self) -> None:
        super().__init__("Parquet needs pyarrow: install it with  pip install 'cxsim[research]',  or use CSV")


@contextmanager
def event_log(path: Path, company: Company) -> Iterator[Callable[[Chunk], None]]:
    """Open a log file and give the function that takes its chunks; the file appears when all went well.

    Raises
    ------
    ValueError
        When the name ends neither in ``.csv`` nor in ``.parquet``.
    ParquetError
        When it ends in ``.parquet`` and pyarrow is missing.
    """
    if path.suffix not in SUFFIXES:
        raise ValueError(f"an event log ends in {' or '.join(SUFFIXES)}, not '{path.suffix}'")
    channels = [channel.name for channel in company.channels]
    opened = _csv_log if path.suffix == ".csv" else _parquet_log
    if opened is _parquet_log:
        require_pyarrow()
    with whole_file(path) as unfinished, opened(unfinished, channels) as write:
        yield write


def require_pyarrow() -> None:
    """Raise `ParquetError` unless pyarrow can be imported."""
    try:
        import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: F401
    except ImportError as missing:
        raise ParquetError from missing


@contextmanager
def _csv_log(path: Path, channels: Sequence[str]) -> Iterator[Callable[[Chunk], None]]:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)

        def write(chunk: Chunk) -> None:
            writer.writerows(zip(*_named(chunk, channels), strict=True))

        yield write


@contextmanager
def _parquet_log(path: Path, channels: Sequence[str]) -> Iterator[Callable[[Chunk], None]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"time_min": pa.float64(), "kind": pa.string(), "channel": pa.string()}
    types |= {name: pa.int64() for name in COLUMNS if name.endswith("_id")}
    schema = pa.schema([(name, types.get(name, pa.float64())) for name in COLUMNS])
    with pq.ParquetWriter(path, schema) as writer:

        def write(chunk: Chunk) -> None:
            writer.write_table(pa.table(list(_named(chunk, channels)), schema=schema))

        yield write


def _named(chunk: Chunk, channels: Sequence[str]) -> Iterator[list[Any]]:
    """Columns as lists of plain values, kinds and channels by name ('' where there is none)."""
    names = {"kind": (*KIND_NAMES, ""), "channel": (*channels, "")}
    for column, values in zip(COLUMNS, chunk, strict=True):
        known = names.get(column)
        yield [known[i] for i in values.tolist()] if known else values.tolist()
