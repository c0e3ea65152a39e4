"""How far a long run has come, for whoever looks on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click


class Show(Protocol):
    """How a run tells how far it is."""

    def __call__(self, finished: int, wanted: int, title: str = "replications") -> None:
        """So many replications of so many, in a part of the run that has a title."""


@contextmanager
def run_bar(silent: bool) -> Iterator[Show]:
    """A bar with the time left on stderr; nothing when that is no terminal."""
    if silent or not sys.stderr.isatty():
        yield lambda finished, wanted, title="replications": None
        return
    with click.progressbar(length=1, label="replications", file=sys.stderr, show_pos=True) as bar:

        def show(finished: int, wanted: int, title: str = "replications") -> None:
            bar.label, bar.length = title, wanted
            bar.update(finished - bar.pos)

        yield show
