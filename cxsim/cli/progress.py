"""How far a long run has come, for whoever looks on; and where it stands when it is cut short."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol

import click


class Show(Protocol):
    """How a run tells how far it is."""

    def __call__(self, finished: int, wanted: int, title: str = "replications") -> None:
        """So many replications of so many, in a part of the run that has a title."""


@contextmanager
def run_bar(silent: bool, named: str = "") -> Iterator[Show]:
    """A bar with the time left on stderr; nothing when that is no terminal.

    A run that is named is said to take so many replications, the first time it tells how far it is.
    """
    with ExitStack() as opened:
        yield _Bar(opened, silent, named)


class _Bar:
    """A bar that is drawn at once, or where something is said first, below that."""

    def __init__(self, opened: ExitStack, silent: bool, named: str) -> None:
        self._opened = opened
        self._is_seen = not silent and sys.stderr.isatty()
        self._named = "" if silent else named
        self._drawn = None if self._named else self._draw()

    def _draw(self) -> Any:
        if not self._is_seen:
            return None
        return self._opened.enter_context(
            click.progressbar(length=1, label="replications", file=sys.stderr, show_pos=True))

    def __call__(self, finished: int, wanted: int, title: str = "replications") -> None:
        if self._named:
            click.echo(f"{self._named}: {replications_words(wanted, finished)}", err=True)
            self._named, self._drawn = "", self._draw()
        if self._drawn is not None:
            self._drawn.label, self._drawn.length = title, wanted
            self._drawn.update(finished - self._drawn.pos)


def replications_words(wanted: int, finished: int = 0) -> str:
    """How many a run takes, and how many of them a journal has."""
    words = f"{wanted:,} replication{'' if wanted == 1 else 's'}"
    return f"{words}, {finished:,} of them already done" if finished else words


@contextmanager
def kept_on_interruption(where: Path | None, option: str = "--out", *, anew: str = "") -> Iterator[None]:
    """Within this, SIGTERM ends a run as Ctrl-C does, and whoever cuts it short is told what is kept and how to go on.

    Parameters
    ----------
    where
        Folder or file of the journal; None where there is none.
    option
        What it would have been given with.
    anew
        What the same command does over again, because no journal keeps it.
    """
    from cxsim.experiments.interruption import terminable

    with terminable():
        try:
            yield
        except (KeyboardInterrupt, OSError):
            if where is None:
                click.echo(f"Nothing is kept, because no {option} was given.", err=True)
            else:
                again = f" ({anew} anew)" if anew else ""
                click.echo(
                    f"Finished replications are kept in {where}; the same command goes on from there{again}.", err=True)
            raise
