"""How far a long run has come, for whoever looks on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def run_bar(silent: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar with the time left on stderr; nothing when that is no terminal."""
    if silent or not sys.stderr.isatty():
        yield lambda finished, wanted: None
        return
    with click.progressbar(length=1, label="replications", file=sys.stderr) as bar:

        def show(finished: int, wanted: int) -> None:
            bar.length = wanted
            bar.update(finished - bar.pos)

        yield show
