"""``cxsim validate``: the model against exact queueing theory, and against the register of facts and claims."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from cxsim.cli import options
from cxsim.cli.validate_levers import levers
from cxsim.cli.validate_literature import SHORT_REPLICATIONS, check_literature, literature_rows
from cxsim.cli.validate_literature import run_options as literature_options
from cxsim.cli.validate_register import Theory, check_register, only_option, register_options

if TYPE_CHECKING:
    from cxsim.validation.agreement import Agreement, Row
    from cxsim.validation.queue_model import Queue, QueueRun

F = TypeVar("F", bound=Callable[..., Any])

SLOW_TO_SETTLE: Final = 5.0
"""Say so when the warm-up makes a run this many times longer."""


def positive(ctx: click.Context, param: click.Parameter, value: float) -> float:
    """Let through finite numbers above 0."""
    if not (math.isfinite(value) and value > 0.0):
        raise click.BadParameter(f"{value:g} is not a finite number above 0")
    return value


def zero_or_more(ctx: click.Context, param: click.Parameter, value: float) -> float:
    """Let through finite numbers from 0 on."""
    if not (math.isfinite(value) and value >= 0.0):
        raise click.BadParameter(f"{value:g} is not a finite number, 0 or more")
    return value


_replications = click.option("--replications", type=click.IntRange(2, 100_000), default=20, show_default=True,
                             help="Independent runs of each queue; their spread gives the intervals.")
_run_options = options.options(_replications, options.seed, options.jobs, options.as_json)


def _queue_options(*, agents: int | None, patience: bool, arrival_rate: float, customers: int) -> Callable[[F], F]:
    """Options that describe a queue. Times are in any one unit; the rate is per that unit."""
    def number(name: str, default: float, words: str, check: Callable[..., float] = positive) -> Callable[[F], F]:
        return click.option(name, type=float, default=default, show_default=True, help=words, callback=check)

    found = [
        number("--arrival-rate", arrival_rate, "Arrivals per unit of time."),
        number("--service-mean", 6.0 if patience else 1.0, "Mean handle time."),
        number("--threshold", 0.333333333 if patience else 0.5, "Wait that is still in time.", zero_or_more),
        click.option(
            "--customers", type=click.IntRange(100, 100_000_000), default=customers, show_default=True,
            help="Customers measured in each replication, on average.",
        ),
    ]  # fmt: skip
    if patience:
        found.insert(2, number("--patience-mean", 6.3, "Mean time until a customer gives up."))
    if agents is not None:
        found.insert(
            0, click.option("--agents", type=click.IntRange(1, 100_000), default=agents, show_default=True)
        )

    return options.options(*found)


@click.group(invoke_without_command=True)
@click.pass_context
def validate(ctx: click.Context) -> None:
    """Hold the model against exact queueing theory, and against facts and claims registered beforehand.

    Without a name of a check: all of them. Exit code 1 if the model fails theory. A fact that fails is a finding
    and no fault of the program: it is printed as failed, and the exit code is 0.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(all_)


@validate.command("all", short_help="All of these but levers, with the time left.")
@register_options
@_replications
def all_(
    replications: int, jobs: int | None, seed: int, judge: int | None, quick: bool, size: float | None,
    run_on: str | None,
    out: Path | None, force: bool, as_json: bool,
) -> None:
    """All but levers: queues, literature, erosion, facts, counter-hypotheses, claims.

    Without --judge a quick look, as with --quick. With --out an interrupted run is continued by the same command.
    """
    quick = quick or judge is None
    from cxsim.validation.erosion import rows as erosion_rows

    theory: list[Row] = []

    def check() -> list[Row]:
        theory.extend([*_theory(replications, seed, jobs), *literature_rows(seed=seed, jobs=jobs, bar=_progress)])
        return [*theory, *erosion_rows()]

    check_register(
        ("fact", "counter", "claim"), only=None, jobs=jobs, seed=seed, judge=judge, quick=quick, size=size,
        run_on=run_on, out=out, force=force, as_json=as_json,
        theory=Theory("theory and literature", theory_replications(replications), check),
    )
    _exit(theory)


@validate.command("facts")
@only_option("F07,F09")
@register_options
def facts(**options: Any) -> None:
    """Stylised facts of service and work, as registered.

    Value, interval, range and verdict of each. With --out an interrupted run is continued by the same command.
    """
    check_register(("fact",), **options)


@validate.command("counter")
@only_option("CH03,CH05")
@register_options
def counter(**options: Any) -> None:
    """Counter-hypotheses: worlds in which control should do well.

    With --out an interrupted run is continued by the same command.
    """
    check_register(("counter",), **options)


@validate.command("claims")
@only_option("C10,C12")
@register_options
def claims(**options: Any) -> None:
    """Claims of the essays.

    With --out an interrupted run is continued by the same command.
    """
    check_register(("claim",), **options)


@validate.command("queueing", short_help="The four checks against exact theory, fixed.")
@_run_options
def queueing(replications: int, seed: int, jobs: int | None, as_json: bool) -> None:
    """Erlang-A, Erlang-C, M/M/1 and Little's law, with fixed parameters."""
    rows = _theory(replications, seed, jobs)
    _print_rows(rows, as_json)


@validate.command("literature", short_help="Contact centres of the literature, as published.")
@literature_options
def literature(**run: Any) -> None:
    """Contact centres of the literature with published results: several types of call, lines, messages, retrials.

    With --out a folder is written: summary.json.
    """
    _exit(check_literature(**run, bar=_progress))


@validate.command("erlang-a")
@_queue_options(agents=14, patience=True, arrival_rate=2.0, customers=20_000)
@_run_options
def erlang_a(
    agents: int,
    arrival_rate: float,
    service_mean: float,
    patience_mean: float,
    threshold: float,
    customers: int,
    **run: Any,
) -> None:
    """M/M/n+M: customers who give up. Times in any one unit, the rate per that unit."""
    _check("erlang-a", (agents, arrival_rate, service_mean, patience_mean, threshold, customers), **run)


@validate.command("erlang-c")
@_queue_options(agents=10, patience=False, arrival_rate=8.0, customers=20_000)
@_run_options
def erlang_c(
    agents: int, arrival_rate: float, service_mean: float, threshold: float, customers: int, **run: Any
) -> None:
    """M/M/n: customers who wait for ever. Times in any one unit, the rate per that unit."""
    _check("erlang-c", (agents, arrival_rate, service_mean, math.inf, threshold, customers), **run)


@validate.command("mm1")
@_queue_options(agents=None, patience=False, arrival_rate=0.7, customers=40_000)
@_run_options
def mm1(arrival_rate: float, service_mean: float, threshold: float, customers: int, **run: Any) -> None:
    """M/M/1: a single agent. Times in any one unit, the rate per that unit."""
    _check("mm1", (1, arrival_rate, service_mean, math.inf, threshold, customers), **run)


@validate.command("littles-law", short_help="L = lambda W, in the queue and in the system.")
@_queue_options(agents=14, patience=True, arrival_rate=2.0, customers=20_000)
@_run_options
def littles_law(
    agents: int,
    arrival_rate: float,
    service_mean: float,
    patience_mean: float,
    threshold: float,
    customers: int,
    as_json: bool,
    **run: Any,
) -> None:
    """L = lambda W, in the queue and in the system, from two accounts of the same events."""
    from cxsim.validation.agreement import littles_law as law
    from cxsim.validation.queue_model import Queue

    queue = Queue(agents, arrival_rate, service_mean, patience_mean, threshold, customers)
    _print_rows(law(_runs(queue, **run)), as_json)


@validate.command("erosion", short_help="Time standards that erode under pressure.")
@click.option("--simulated", is_flag=True, help="Whole runs of the model as well: a minute more.")
@options.out
@options.force
@options.as_json
def erosion(simulated: bool, out: Path | None, force: bool, as_json: bool) -> None:
    """Standards that erode under pressure: the equations of Oliva and Sterman as remembered, and the model.

    Agreement is with a reconstruction of the equations, not with the published paper. With --out a folder is written:
    a page with every run drawn, its plot, summary.json.
    """
    from cxsim.cli.leader import usage_errors
    from cxsim.experiments.folder import prepare_folder
    from cxsim.validation.erosion import SIMULATED, rows

    if out is not None:
        with usage_errors():
            prepare_folder(out, force=force)
    with _progress(len(SIMULATED) if simulated else 0) as step:
        found = rows(simulated=simulated, step=step)
    if out is not None:
        from cxsim.experiments.tables import write_summary
        from cxsim.validation.erosion_page import write_page

        page = write_page(found, out)
        write_summary(_rows_document(found), out)
        click.echo(f"Written: {page}", err=True)
    _print_rows(found, as_json)


validate.add_command(levers)


def theory_replications(replications: int) -> int:
    """How many replications of theory and of literature go before the rows."""
    from cxsim.validation.agreement import SUITE
    from cxsim.validation.literature import EXAMPLES

    return len(SUITE) * replications + len(EXAMPLES) * SHORT_REPLICATIONS


def _theory(replications: int, seed: int, jobs: int | None) -> list[Row]:
    from cxsim.validation.agreement import SUITE, whole_suite

    with _progress(len(SUITE) * replications) as step:
        return whole_suite(seed=seed, replications=replications, jobs=_jobs(jobs, replications), progress=step)


def _check(
    theory: str, queue: tuple[int, float, float, float, float, int], *, as_json: bool, **run: Any
) -> None:
    from cxsim.validation.agreement import agreement, exact_values
    from cxsim.validation.queue_model import Queue

    asked = Queue(*queue)
    try:
        exact = exact_values(theory, asked)
    except ValueError as fault:
        raise click.UsageError(str(fault)) from fault
    found = agreement(exact, asked, _runs(asked, **run))
    rows = found.rows(theory)
    if as_json:
        click.echo(json.dumps(found.to_json(), indent=2))
    else:
        _print_agreement(theory, asked, found, rows)
    _exit(rows)


def _runs(queue: Queue, *, replications: int, seed: int, jobs: int | None) -> list[QueueRun]:
    from cxsim.validation.queue_model import run_replications

    if queue.overhead > SLOW_TO_SETTLE:
        click.echo(
            f"note: this queue settles slowly, and each replication runs {queue.overhead:.0f} times as many "
            "customers as it measures",
            err=True,
        )
    with _progress(replications) as step:
        return run_replications(
            queue, seed=seed, replications=replications, jobs=_jobs(jobs, replications), progress=step
        )


def _jobs(asked: int | None, replications: int) -> int:
    from cxsim.experiments.runner import default_jobs

    return min(asked or default_jobs(), replications)


@contextmanager
def _progress(steps: int) -> Iterator[Callable[[], None]]:
    """A bar with the time left on stderr; nothing when that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=steps, label="replications", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _print_agreement(theory: str, queue: Queue, found: Agreement, rows: list[Row]) -> None:
    patience = f", patience {queue.patience_mean:g}" if math.isfinite(queue.patience_mean) else ""
    replications = next(iter(found.simulated.values())).n
    click.echo(
        f"{theory}: {queue.agents} agents, {queue.arrival_rate:g} arrivals, service {queue.service_mean:g}"
        f"{patience}, threshold {queue.threshold:g}"
    )
    click.echo(f"{replications} replications of about {queue.customers:,} customers\n")
    click.echo(f"{'':<24}{'exact':>11}{'simulated':>11}   {'95 % interval':<24}{'verdict'}")
    for (kpi, interval), row in zip(found.simulated.items(), rows, strict=True):
        limits = f"{interval.low:z.5f} to {interval.high:z.5f}"
        click.echo(f"{kpi:<24}{found.exact[kpi]:>z11.5f}{interval.mean:>z11.5f}   {limits:<24}{row.verdict}")
    click.echo(
        "\nservice_level: answered in time ÷ offered. wait_within_threshold: waited no longer, answered or not.\n"
        "It holds within four standard errors, taken between replications."
    )


def _print_rows(rows: list[Row], as_json: bool) -> None:
    from cxsim.cli.register_tables import theory_lines

    click.echo(json.dumps(_rows_document(rows), indent=2) if as_json else "\n".join(theory_lines(rows)))
    _exit(rows)


def _rows_document(rows: Sequence[Row]) -> dict[str, Any]:
    from dataclasses import asdict

    return {"schema": 1, "rows": [asdict(row) for row in rows]}


def _exit(rows: Sequence[Row]) -> None:
    if any(row.verdict == "fails" for row in rows):
        raise click.exceptions.Exit(1)
