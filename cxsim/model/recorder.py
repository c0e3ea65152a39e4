"""The pen of the model: rows of the event log, handed over in chunks of NumPy columns.

A row is packed into 58 bytes when it is written, so that a chunk is one buffer which NumPy can read as it
stands: a third of the time of tuples turned into arrays later, and nothing for the garbage collector to walk.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from cxsim.rules.events import COLUMNS

Chunk: TypeAlias = tuple[NDArray[Any], ...]
"""Arrays of equal length in the order of `cxsim.rules.events.COLUMNS`."""

Sink: TypeAlias = Callable[[Chunk], None]

CHUNK_ROWS: Final = 65_536
COLUMN_TYPES: Final = ("<f8", "<i2", "<i8", "<i8", "<i8", "<i2", "<f8", "<f8", "<f8")
ROW: Final = np.dtype(list(zip(COLUMNS, COLUMN_TYPES, strict=True)))
PACK: Final = struct.Struct("<dhqqqhddd").pack


class Recorder:
    """Collects rows and hands them to ``sink``, ``chunk_rows`` at a time, in the order written.

    Attributes
    ----------
    rows
        What is written and not yet handed over. A process that runs a million times may put ``PACK(...)`` here
        itself, in the order of `COLUMNS`, which spares the call of `emit`; and then calls `flush_if_full`.
    """

    __slots__ = ("_chunk_rows", "_sink", "rows")

    def __init__(self, sink: Sink, chunk_rows: int = CHUNK_ROWS) -> None:
        self._sink = sink
        self._chunk_rows = chunk_rows
        self.rows: list[bytes] = []

    def emit(
        self,
        time_min: float,
        kind: int,
        case_id: int = -1,
        customer_id: int = -1,
        agent_id: int = -1,
        channel: int = -1,
        value: float = 0.0,
        value_2: float = 0.0,
        value_3: float = 0.0,
    ) -> None:
        """Write one row. What the values mean for each kind stands in `cxsim.rules.events.EVENTS`."""
        rows = self.rows
        rows.append(PACK(time_min, kind, case_id, customer_id, agent_id, channel, value, value_2, value_3))
        if len(rows) >= self._chunk_rows:
            self.flush()

    def flush_if_full(self) -> None:
        """Hand over a chunk when there is one."""
        if len(self.rows) >= self._chunk_rows:
            self.flush()

    def flush(self) -> None:
        """Hand over what has been written since the last chunk, if anything."""
        if self.rows:
            table = np.frombuffer(b"".join(self.rows), ROW)
            self.rows.clear()
            self._sink(tuple(np.ascontiguousarray(table[name]) for name in COLUMNS))
