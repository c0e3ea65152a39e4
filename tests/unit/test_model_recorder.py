"""The recorder: what is written comes out, whole, in order, in the promised types."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cxsim.model.recorder import Chunk, Recorder
from cxsim.rules.events import COLUMNS

ids = st.integers(-1, 2**62)
values = st.floats(allow_nan=False)
rows = st.tuples(
    st.floats(0.0, 1e9), st.integers(0, 28), ids, ids, ids, st.integers(-1, 99), values, values, values
)


@given(st.lists(rows, max_size=40), st.integers(1, 9))
def test_chunks_put_together_are_the_rows_that_were_written(written: list[tuple[float, ...]], size: int) -> None:
    chunks: list[Chunk] = []
    recorder = Recorder(chunks.append, chunk_rows=size)
    for row in written:
        recorder.emit(*row)  # type: ignore[arg-type]
    recorder.flush()
    read = [tuple(row) for chunk in chunks for row in zip(*(column.tolist() for column in chunk), strict=True)]
    assert read == written
    assert all(0 < len(chunk[0]) <= size for chunk in chunks)


def test_columns_have_the_types_that_the_vocabulary_promises() -> None:
    chunks: list[Chunk] = []
    recorder = Recorder(chunks.append)
    recorder.emit(1.5, 3)
    recorder.flush()
    assert [column.dtype.str for column in chunks[0]] == [
        "<f8", "<i2", "<i8", "<i8", "<i8", "<i2", "<f8", "<f8", "<f8",
    ]  # fmt: skip
    assert [column.tolist() for column in chunks[0]] == [[1.5], [3], [-1], [-1], [-1], [-1], [0.0], [0.0], [0.0]]
    assert len(chunks[0]) == len(COLUMNS)
    assert all(isinstance(column, np.ndarray) and column.flags.c_contiguous for column in chunks[0])


def test_nothing_written_is_nothing_handed_over() -> None:
    chunks: list[Chunk] = []
    Recorder(chunks.append).flush()
    assert chunks == []
