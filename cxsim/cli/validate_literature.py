"""``cxsim validate literature``: worked examples with published results, simulated again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cxsim.cli import options

if TYPE_CHECKING:
    from cxsim.validation.agreement import Row
    from cxsim.validation.literature import Comparison, Example

Bar = Callable[[int], AbstractContextManager[Callable[[], None]]]

WIDTH = 30
DEFAULT_REPLICATIONS, DEFAULT_WEEKS = 8, 25
SHORT_REPLICATIONS = 2

replications_option = click.option(
    "--replications", type=click.IntRange(2, 10_000), default=DEFAULT_REPLICATIONS, show_default=True,
    help="Runs of each example.",
)  # fmt: skip
weeks_option = click.option(
    "--weeks", type=click.IntRange(2, 10_000), default=DEFAULT_WEEKS, show_default=True,
    help="Weeks of a run; each is an observation of its own.",
)  # fmt: skip
run_options = options.options(
    replications_option, weeks_option, options.seed, options.jobs, options.out, options.force, options.as_json)


def check_literature(
    *, replications: int, weeks: int, seed: int, jobs: int | None, out: Path | None, force: bool, as_json: bool,
    bar: Bar,
) -> list[Row]:
    """Simulate every example, print published against simulated, and return the rows; with ``out`` write them too."""
    from cxsim.cli.leader import usage_errors
    from cxsim.experiments.folder import prepare_folder
    from cxsim.experiments.tables import SUMMARY, write_summary
    from cxsim.validation.literature import all_rows

    if out is not None:
        with usage_errors():
            prepare_folder(out, force=force)
    found = compared(replications=replications, weeks=weeks, seed=seed, jobs=jobs, bar=bar)
    document = {
        "schema": 1, "replications": replications, "weeks": weeks, "seed": seed,
        "examples": [_document(*each) for each in found],
    }  # fmt: skip
    if out is not None:
        write_summary(document, out)
        click.echo(f"Written: {out / SUMMARY}", err=True)
    if as_json:
        click.echo(json.dumps(document, indent=2))
    else:
        for example, comparisons in found:
            click.echo("\n".join(_lines(example, comparisons)))
        click.echo(
            "Means of a week with their 95 % intervals. A figure holds within four standard errors, those of both\n"
            "sides together, and what the print rounds off."
        )
    return [row for _, comparisons in found for row in all_rows(comparisons)]


def literature_rows(*, seed: int, jobs: int | None, bar: Bar) -> list[Row]:
    """The rows of every example from a short run, for a list with others."""
    from cxsim.validation.literature import all_rows

    found = compared(replications=SHORT_REPLICATIONS, weeks=DEFAULT_WEEKS, seed=seed, jobs=jobs, bar=bar)
    return [row for _, comparisons in found for row in all_rows(comparisons)]


def compared(
    *, replications: int, weeks: int, seed: int, jobs: int | None, bar: Bar
) -> list[tuple[Example, list[Comparison]]]:
    """Every example with its figures, published and simulated."""
    from cxsim.experiments.runner import default_jobs
    from cxsim.validation.literature import EXAMPLES, compare_example

    workers = min(jobs or default_jobs(), replications)
    with bar(len(EXAMPLES) * replications) as step:
        return [
            (example, compare_example(
                example, seed=seed, replications=replications, weeks=weeks, jobs=workers, progress=step))
            for example in EXAMPLES
        ]


def _lines(example: Example, comparisons: Sequence[Comparison]) -> Iterator[str]:
    yield example.title
    yield example.source
    yield example.remark
    yield ""
    yield f"{'':<{WIDTH}}{'published':>10}  {'interval':<22}{'simulated':>10}  {'interval':<22}verdict"
    for figure, row in ((each.figure, each.row) for each in comparisons):
        published = f"{figure.mean - figure.half_width:z.3f} to {figure.mean + figure.half_width:z.3f}"
        simulated = f"{row.ci_low:z.3f} to {row.ci_high:z.3f}"
        yield (f"{figure.name:<{WIDTH}}{figure.mean:>10.3f}  {published:<22}{row.measured:>z10.3f}  {simulated:<22}"
               f"{row.verdict}")
    yield ""


def _document(example: Example, comparisons: Sequence[Comparison]) -> dict[str, Any]:
    return {
        "name": example.name, "title": example.title, "source": example.source, "remark": example.remark,
        "figures": [
            {
                "name": each.figure.name, "published": each.figure.mean,
                "published_low": each.figure.mean - each.figure.half_width,
                "published_high": each.figure.mean + each.figure.half_width, "simulated": each.row.measured,
                "ci_low": each.row.ci_low, "ci_high": each.row.ci_high, "tolerance": each.row.tolerance,
                "verdict": each.row.verdict,
            }
            for each in comparisons
        ],
    }  # fmt: skip
