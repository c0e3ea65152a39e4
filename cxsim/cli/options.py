"""Options that several commands have: one wording, one range, one default each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

LARGEST_SEED: Final = 2**63 - 1


def options(*several: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in the order of the help."""

    def decorate(function: F) -> F:
        for option in reversed(several):
            function = option(function)
        return function

    return decorate


def listed(words: str | None, option: str) -> tuple[str, ...]:
    """Words with commas between, as an option has them; none where it is not given."""
    if words is None:
        return ()
    found = tuple(filter(None, map(str.strip, words.split(","))))
    if not found:
        raise click.UsageError(f"{option}: must name something (found '{words}')")
    return found


as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
engine = click.option("--engine", type=click.Choice(["auto", "simpy", "compiled"]), default="auto", show_default=True,
                      help="Results do not depend on it.")
force = click.option("--force", is_flag=True, help="Overwrite what is there.")
horizon = options(
    click.option("--weeks", type=click.IntRange(min=1), default=52, show_default=True,
                 help="Horizon, warm-up included."),
    click.option("--warm-up", type=click.IntRange(min=0), default=0, show_default=True,
                 help="Weeks at the start that KPIs leave out."),
)
jobs = click.option("--jobs", type=click.IntRange(1, 512), help="Processes. [default: one per processor]")
out = click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the results.")
seed = click.option("--seed", type=click.IntRange(0, LARGEST_SEED), default=1, show_default=True,
                    help="Chooses the worlds.")

folder = options(jobs, seed, out, force, as_json)
