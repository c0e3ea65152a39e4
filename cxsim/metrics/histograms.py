"""Distributions that are worth a picture: fixed classes, counted by week, so that warm-up is a filter here too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.metrics.stream import Floats, Rows
from cxsim.rules.events import Kind


class Distribution(NamedTuple):
    """Which values are counted in which classes. The first and last class also hold what lies beyond."""

    title: str
    unit: str
    kinds: tuple[int, ...]
    value: Callable[[Rows], Floats]
    counted: Callable[[Rows], NDArray[np.bool_]]
    edges: Floats


def _all(rows: Rows) -> NDArray[np.bool_]:
    return np.ones(rows.value.size, dtype=bool)


HISTOGRAMS: Final[dict[str, Distribution]] = {
    "satisfaction": Distribution(
        "Satisfaction with a case", "1 to 5", (Kind.CASE_APPRAISED,), lambda r: r.value, _all,
        np.linspace(1.0, 5.0, 41)),
    "measured_effort": Distribution(
        "Effort in what is measured", "0 to 1", (Kind.AGENT_EFFORT,), lambda r: r.value, _all,
        np.linspace(0.0, 1.0, 41)),
    "voluntary_effort": Distribution(
        "Effort in what nobody measures", "0 to 1", (Kind.AGENT_EFFORT,), lambda r: r.value_2, _all,
        np.linspace(0.0, 1.0, 41)),
    "wait": Distribution(
        "Wait at counter and phone, answered or abandoned; the last class holds longer waits", "min",
        (Kind.CONTACT_ANSWERED, Kind.CONTACT_ABANDONED), lambda r: r.value, lambda r: r.live,
        np.linspace(0.0, 30.0, 61)),
}


def class_of(values: Floats, edges: Floats) -> NDArray[Any]:
    """Class of each value, 0 to ``edges.size - 2``; a value on an inner edge belongs to the class above it."""
    return np.clip(np.searchsorted(edges, values, side="right") - 1, 0, edges.size - 2)
