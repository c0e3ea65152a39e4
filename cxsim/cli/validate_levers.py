"""``cxsim validate levers``: every lever moved alone, what it does good and what it costs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxsim.cli import options
from cxsim.cli.progress import kept_on_interruption, run_bar

if TYPE_CHECKING:
    from cxsim.validation.lever_trials import LeverResult


@click.command("levers", short_help="Each lever moved alone: its good and its cost.")
@click.option("--only", metavar="LEVERS", help="Some levers, such as script,clarity.")
@click.option("--replications", type=click.IntRange(2, 1000), default=6, show_default=True,
              help="Worlds in which each lever stands at its low and at its high end.")
@options.folder
def levers(
    only: str | None, replications: int, jobs: int | None, seed: int, out: Path | None, force: bool, as_json: bool
) -> None:
    """Each lever moved alone from low to high: a figure that gets better, and one that it costs.

    A lever whose promise does not show is a finding and no fault of the program: the exit code is 0. About ten
    minutes of one processor in all. With --out an interrupted run is continued by the same command.
    """
    from cxsim.cli.leader import usage_errors
    from cxsim.config.faults import did_you_mean
    from cxsim.experiments.folder import JOURNAL, prepare_folder
    from cxsim.experiments.journal import Journal
    from cxsim.experiments.runner import default_jobs
    from cxsim.experiments.tables import write_summary
    from cxsim.validation.lever_promises import PROMISES
    from cxsim.validation.lever_trials import check_levers

    names = options.listed(only, "--only")
    unknown = [name for name in names if name not in PROMISES]
    if unknown:
        words = (f"no lever '{name}' ({did_you_mean(name, PROMISES)})" for name in unknown)
        raise click.UsageError(f"--only: {', '.join(words)}")
    with usage_errors():
        if out is not None:
            prepare_folder(out, force=force)
        journal = Journal(out / JOURNAL if out is not None else None)
    with journal, kept_on_interruption(out), run_bar(False, "" if as_json else "Levers") as progress:
        found = check_levers(
            names, worlds=replications, seed=seed, jobs=jobs or default_jobs(), journal=journal, progress=progress)
    document = {"schema": 1, "replications": replications, "seed": seed, "levers": [r.to_json() for r in found]}
    if out is not None:
        write_summary(document, out)
    click.echo(json.dumps(document, indent=2) if as_json else "\n".join(lever_lines(found, replications)))


def lever_lines(found: list[LeverResult], replications: int) -> Iterator[str]:
    """One line for what a lever does good, and one for what it costs."""
    from cxsim.cli.leader_tables import figure
    from cxsim.validation.lever_promises import PROMISES

    for result in found:
        yield f"{result.lever:<27} {result.word}"
        where = PROMISES[result.lever].where
        if where:
            yield f"  where  {', '.join(f'{number} {level:g}' for number, level in where)}"
        for side, changes in (("good", result.good), ("cost", result.bad)):
            change = changes[0].change
            half = change.half_width
            mark = " " if changes[0].shows else "?"
            yield (f"  {side} {mark} {changes[0].kpi[:44]:<44} {figure(change.mean, half):>9} "
                   f"[{figure(change.low, half)}, {figure(change.high, half)}]")
    both = sum(result.word == "both show" for result in found)
    yield ""
    yield f"{both} of {len(found)} levers show both. High end less low end, {replications} worlds, the same for both."
    yield "Intervals of a lever's figures hold together (95 %); '?': no change beyond chance on the promised side."
