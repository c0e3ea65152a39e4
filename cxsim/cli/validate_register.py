"""The part of ``cxsim validate`` that holds the model against what was registered beforehand."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from cxsim.cli import options

if TYPE_CHECKING:
    from cxsim.validation.agreement import Row
    from cxsim.validation.register import Kind
    from cxsim.validation.trials.campaign import Campaign, Progress, Request
    from cxsim.validation.trials.verdict import Result


TWENTIETHS: Final = 20

register_options = options.options(
    options.jobs,
    click.option("--seed", type=click.IntRange(1, 1000), default=1, show_default=True,
                 help="Tuning seed, for runs that count as no verdict."),
    click.option("--judge", type=click.IntRange(1, 999), metavar="VERSION",
                 help="Take the verdict seeds: of the first version that is judged, the second, ..."),
    click.option("--quick", is_flag=True, help="3 replications of small companies: a look, no verdict."),
    click.option("--size", type=click.FloatRange(0.0, 1.0, min_open=True),
                 help="Share of their registered size that companies have."),
    click.option("--run-on", metavar="IDS", default="", help="Rows to run to four times their replications."),
    options.out,
    options.force,
    options.as_json,
)
"""Options of the checks against the register."""


only_option = click.option("--only", metavar="IDS", default="", help="Some rows, such as F07,F09.")


def check_register(
    kinds: Sequence[Kind],
    *,
    only: str,
    jobs: int | None,
    seed: int,
    judge: int | None,
    quick: bool,
    size: float | None,
    run_on: str,
    out: Path | None,
    force: bool,
    as_json: bool,
    theory: Sequence[Row] = (),
) -> None:
    """Run rows of the register, print them after those of ``theory``, and write what --out asks for."""
    from cxsim.cli.register_tables import TITLES, register_lines, theory_lines
    from cxsim.experiments.folder import JOURNAL, FolderInUseError, prepare_folder
    from cxsim.experiments.journal import Journal, JournalBusyError
    from cxsim.experiments.runner import default_jobs
    from cxsim.validation.trials.campaign import Campaign, Request, unknown_ids

    wanted, longer = (frozenset(filter(None, map(str.strip, ids.split(",")))) for ids in (only, run_on))
    unknown = unknown_ids(wanted | longer, kinds)
    if unknown:
        raise click.UsageError(f"no row {', '.join(unknown)} here (they are named as F07, CH03 or C12)")
    request = Request(wanted, seed, judge or 0, quick, size, longer)
    try:
        if out is not None:
            prepare_folder(out, force=force)
        journal = Journal(out / JOURNAL if out is not None else None)
    except (FolderInUseError, JournalBusyError) as fault:
        raise click.UsageError(str(fault)) from fault
    found: dict[Kind, list[Result]] = {}
    with journal, _kept(out):
        campaigns = {kind: Campaign(kind, request) for kind in kinds}
        label = TITLES[kinds[0]] if len(kinds) == 1 else "All rows"
        with _work_bar(label, sum(campaign.work for campaign in campaigns.values())) as tell:
            whole = Whole(list(campaigns.values()), tell)
            for kind, campaign in campaigns.items():
                found[kind] = campaign.run(journal, jobs=jobs or default_jobs(), progress=whole.part())
    document = _register_document(theory, found, request)
    if out is not None:
        _write_register(document, found, request, out)
    if as_json:
        click.echo(json.dumps(document, indent=2))
    else:
        if theory:
            click.echo("\n".join(theory_lines(theory)))
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
def _kept(out: Path | None) -> Iterator[None]:
    """Say what is kept when the runs are cut short."""
    try:
        yield
    except (KeyboardInterrupt, OSError):
        kept = f"Finished runs are kept in {out}; the same command goes on from there." if out is not None else (
            "Nothing is kept, because no --out was given.")
        click.echo(kept, err=True)
        raise


class Whole:
    """How far several campaigns are together, one after the other.

    Parameters
    ----------
    campaigns
        In the order in which they are run.
    tell
        Called with the progress of all of them, and with the work that was done here and now: what a journal had
        already took no time.
    """

    def __init__(self, campaigns: Sequence[Campaign], tell: Callable[[Progress, float], None]) -> None:
        self._tell: Final = tell
        self._of_work: Final = sum(campaign.work for campaign in campaigns)
        self._of_runs: Final = sum(len(campaign.tasks) for campaign in campaigns)
        self._ended_work, self._ended_runs, self._had = 0.0, 0, 0.0

    def part(self) -> Callable[[Progress], None]:
        """What the next campaign is to call."""
        started = False

        def progress(now: Progress) -> None:
            nonlocal started
            if not started:
                started = True
                self._had += now.work
            work, runs = self._ended_work + now.work, self._ended_runs + now.runs
            self._tell(now._replace(work=work, of_work=self._of_work, runs=runs, of_runs=self._of_runs),
                       work - self._had)
            if now.runs == now.of_runs:
                self._ended_work, self._ended_runs = self._ended_work + now.of_work, self._ended_runs + now.of_runs

        return progress


@contextmanager
def _work_bar(label: str, work: float) -> Iterator[Callable[[Progress, float], None]]:
    """A bar with the time left, by work and not by runs; a line for each twentieth when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield line_per_twentieth(label)
        return
    with click.progressbar(length=max(1, round(work)), label=label, file=sys.stderr) as bar:
        yield lambda progress, here: bar.update(round(progress.work) - bar.pos)


def line_per_twentieth(label: str) -> Callable[[Progress, float], None]:
    """Tell of each twentieth of the work, with the time left as the work of this session has gone so far."""
    from time import monotonic

    began = monotonic()
    told = -1

    def tell(progress: Progress, here: float) -> None:
        nonlocal told
        step = int(TWENTIETHS * progress.work / progress.of_work) if progress.of_work else TWENTIETHS
        if step == told:
            return
        told = step
        minutes = (monotonic() - began) / 60.0
        to_do = max(0.0, progress.of_work - progress.work)
        left = f", about {minutes * to_do / here:.0f} min left" if here > 0.0 else ""
        click.echo(
            f"{label}: {progress.runs} of {progress.of_runs} runs, {100 * step // TWENTIETHS} %{left}", err=True)

    return tell
