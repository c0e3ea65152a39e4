"""The part of ``cxsim validate`` that holds the model against what was registered beforehand."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from cxsim.cli import options
from cxsim.cli.progress import kept_on_interruption, replications_words

if TYPE_CHECKING:
    from cxsim.experiments.outlook import Outlook
    from cxsim.validation.agreement import Row
    from cxsim.validation.register import Kind
    from cxsim.validation.trials.campaign import Request
    from cxsim.validation.trials.observation import Task
    from cxsim.validation.trials.verdict import Result


TWENTIETHS: Final = 20
BAR_STEPS: Final = 1000

register_options = options.options(
    options.jobs,
    click.option("--seed", type=click.IntRange(1, 1000), default=1, show_default=True,
                 help="Tuning seed, for runs that count as no verdict."),
    click.option("--judge", type=click.IntRange(1, 999), metavar="VERSION",
                 help="Take the verdict seeds: of the first version that is judged, the second, ..."),
    click.option("--quick", is_flag=True, help="2 replications of each row: a look, no verdict."),
    click.option("--size", type=click.FloatRange(0.0, 1.0, min_open=True),
                 help="Share of their registered size that companies have."),
    click.option("--run-on", metavar="IDS", help="Rows to run to four times their replications."),
    options.out,
    options.force,
    options.as_json,
)
"""Options of the checks against the register."""


def only_option(example: str) -> Callable[[options.F], options.F]:
    """The option that chooses rows; ``example`` says how those of a kind are named."""
    return click.option("--only", metavar="IDS", help=f"Some rows, such as {example}.")


class Theory(NamedTuple):
    """What is checked before the rows of the register, and kept by no journal."""

    title: str
    replications: int
    check: Callable[[], Sequence[Row]]


def check_register(
    kinds: Sequence[Kind],
    *,
    only: str | None,
    jobs: int | None,
    seed: int,
    judge: int | None,
    quick: bool,
    size: float | None,
    run_on: str | None,
    out: Path | None,
    force: bool,
    as_json: bool,
    theory: Theory | None = None,
) -> None:
    """Run rows of the register, print them after those of ``theory``, and write what --out asks for."""
    from cxsim.cli.register_tables import TITLES, register_lines, theory_lines
    from cxsim.experiments.folder import JOURNAL, FolderInUseError, prepare_folder
    from cxsim.experiments.journal import Journal, JournalBusyError
    from cxsim.experiments.outlook import Outlook
    from cxsim.experiments.runner import default_jobs
    from cxsim.validation.trials.campaign import Campaign, Request, kind_of, unknown_ids, work_of

    wanted, longer = frozenset(options.listed(only, "--only")), frozenset(options.listed(run_on, "--run-on"))
    unknown = unknown_ids(wanted | longer, kinds)
    if unknown:
        raise click.UsageError(f"no row {', '.join(unknown)} here (they are named as F07, CH03 or C12)")
    if wanted and longer - wanted:
        raise click.UsageError(f"--run-on: {', '.join(sorted(longer - wanted))} not among the rows of --only")
    request = Request(wanted, seed, judge or 0, quick, size, longer)
    try:
        if out is not None:
            prepare_folder(out, force=force)
        journal = Journal(out / JOURNAL if out is not None else None)
    except (FolderInUseError, JournalBusyError) as fault:
        raise click.UsageError(str(fault)) from fault
    found: dict[Kind, list[Result]] = {}
    with journal, kept_on_interruption(out, anew=theory.title if theory is not None else ""):
        campaigns = {kind: Campaign(kind, request) for kind in kinds}
        label = TITLES[kinds[0]] if len(kinds) == 1 else "All rows"
        outlook = Outlook(jobs or default_jobs())

        def ended(task: Task, took_s: float | None) -> None:
            outlook.ended(kind_of(task), work_of(task), took_s)
            show()

        for campaign in campaigns.values():
            for task in campaign.tasks:
                outlook.expect(kind_of(task), work_of(task))
            for task in set(campaign.tasks).difference(campaign.take(journal)):
                outlook.ended(kind_of(task), work_of(task))
        if not as_json:
            if theory is not None:
                known = replications_words(theory.replications)
                click.echo(f"First {theory.title}: {known}, a few minutes; then the rows.", err=True)
            click.echo(f"{label}: {replications_words(outlook.of_runs, outlook.runs)}", err=True)
        first = theory.check() if theory is not None else ()
        with _bar(label, outlook) as show:
            show()
            for kind, campaign in campaigns.items():
                found[kind] = campaign.run(journal, jobs=jobs or default_jobs(), ended=ended)
    document = _register_document(first, found, request)
    if out is not None:
        _write_register(document, found, request, out)
    if as_json:
        click.echo(json.dumps(document, indent=2))
    else:
        if first:
            click.echo("\n".join(theory_lines(first)))
        for kind, results in found.items():
            click.echo("\n".join(["", *register_lines(results, kind, request.remark)]))


def _register_document(theory: Sequence[Row], found: dict[Kind, list[Result]], request: Request) -> dict[str, Any]:
    from dataclasses import asdict

    from cxsim import __version__
    from cxsim.validation.trials.verdict import counts

    return {
        "schema": 1,
        "cxsim": __version__,
        "seeds": {kind: request.seed(kind) for kind in found},
        "judged_version": request.version or None,
        "no_verdicts_because": request.remark,
        "counts": {kind: dict(counts(results)) for kind, results in found.items()},
        "rows": [
            *(asdict(row) for row in theory),
            *(result.to_json() for results in found.values() for result in results),
        ],
    }


def _write_register(document: dict[str, Any], found: dict[Kind, list[Result]], request: Request, out: Path) -> None:
    """Page and plot, and the document last: it says that the folder is finished."""
    from cxsim.cli.register_tables import TITLES
    from cxsim.experiments.tables import write_summary
    from cxsim.validation.trials.page import write_page

    heading = ", ".join(TITLES[kind] for kind in found)
    results = [result for several in found.values() for result in several]
    page = write_page(results, out, heading=heading, remark=request.remark)
    write_summary(document, out)
    click.echo(f"Written: {page}", err=True)


@contextmanager
def _bar(label: str, outlook: Outlook) -> Iterator[Callable[[], None]]:
    """A bar with the time left, by work and not by runs; a line for each twentieth when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield line_per_twentieth(label, outlook)
        return
    with click.progressbar(
        length=BAR_STEPS, label=label, file=sys.stderr, show_eta=False, item_show_func=lambda left: left or ""
    ) as bar:
        yield lambda: bar.update(int(BAR_STEPS * outlook.share) - bar.pos, time_left(outlook.left_s))


def line_per_twentieth(label: str, outlook: Outlook) -> Callable[[], None]:
    """Tell of each twentieth of the work, with the time left."""
    told = -1

    def tell() -> None:
        nonlocal told
        step = int(TWENTIETHS * outlook.share)
        if step == told:
            return
        told = step
        left = ", ".join(filter(None, (f"{100 * step // TWENTIETHS} %", time_left(outlook.left_s))))
        click.echo(f"{label}: {outlook.runs} of {outlook.of_runs} replications, {left}", err=True)

    return tell


def time_left(left_s: float | None) -> str:
    """What is left, in words; empty while nobody knows."""
    return "" if left_s is None else f"about {left_s / 60.0:.0f} min left"
