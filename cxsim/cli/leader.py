"""The leader's commands: ``simulate``, ``compare`` and ``demo``."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from cxsim.cli import leader_robust, options
from cxsim.cli.leader_robust import RobustRequest, robust_options
from cxsim.cli.progress import kept_on_interruption
from cxsim.cli.switches import NO_SWITCHES, Switches, with_switches

if TYPE_CHECKING:
    from cxsim.engine import Engine
    from cxsim.experiments.compare import Progress
    from cxsim.experiments.results import Comparison
    from cxsim.rules.company import Company, Policy

DEMO_COMPANY: Final = "grand-hotel"
DEMO_POLICIES: Final = ("fear", "empowerment")
DEMO_WEEKS: Final = 52
DEMO_REPLICATIONS: Final = 6
DEMO_OUT: Final = Path("out") / "demo"

S = TypeVar("S")


@click.command()
@click.option("--company", required=True, help="Name or file of the company.")
@click.option("--policy", required=True, help="Name or file of the policy.")
@options.horizon
@click.option("--replication", type=click.IntRange(min=0), default=0, show_default=True, help="Which world.")
@options.seed
@options.engine
@click.option("--event-log", type=click.Path(path_type=Path, dir_okay=False), help="Complete log, .csv or .parquet.")
@options.out
@options.force
@options.as_json
def simulate(
    company: str,
    policy: str,
    weeks: int,
    warm_up: int,
    replication: int,
    seed: int,
    engine: Engine,
    event_log: Path | None,
    out: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Run one replication of one company under one policy, and print its KPIs."""
    from cxsim.cli.leader_tables import plain_lines, replication_lines
    from cxsim.engine import simulate as run_one
    from cxsim.experiments.folder import prepare_folder
    from cxsim.experiments.tables import json_text, replication_summary, write_replication, write_summary

    with usage_errors():
        setting, (chosen,) = load_scenarios(company, [policy])
        _check_run(weeks, warm_up, engine)
        _check_event_log(event_log, force)
        if out is not None:
            prepare_folder(out, force=force)
    run = run_one(
        setting, chosen, weeks=weeks, warm_up_weeks=warm_up, seed=seed, replication=replication, engine=engine,
        event_log=event_log,
    )
    document = replication_summary(run)
    if out is not None:
        _say_without_parquet(write_replication(run, out))
        write_summary(document, out)
    click.echo(json_text(document) if as_json else plain_lines(list(replication_lines(run))), nl=not as_json)
    for written in (event_log, out):
        if written is not None:
            click.echo(f"Written: {written}", err=True)


@click.command()
@click.argument("policies", nargs=-1, required=True, metavar="POLICY POLICY...")
@click.option("--company", required=True, help="Name or file of the company.")
@options.horizon
@click.option("--replications", type=click.IntRange(min=1), default=10, show_default=True,
              help="Worlds in which every policy is tried.")
@click.option("--precision", multiple=True, metavar="KPI=HALF_WIDTH",
              help="Add replications until the 95 % interval of each difference in KPI is this narrow.")
@click.option("--max-replications", type=click.IntRange(min=2), default=200, show_default=True,
              help="Cap for --precision.")
@with_switches
@click.option("--why", is_flag=True, help="Also run the first two with each mechanism off and at kappa 0.3, 0.5, 0.8.")
@robust_options
@options.jobs
@options.seed
@options.engine
@options.out
@options.force
@options.as_json
def compare(
    policies: Sequence[str],
    company: str,
    weeks: int,
    warm_up: int,
    replications: int,
    precision: Sequence[str],
    max_replications: int,
    without: Sequence[str],
    kappa: float | None,
    is_null: bool,
    why: bool,
    robust: bool,
    best: tuple[str, str] | None,
    tornado_worlds: int,
    size: float | None,
    jobs: int | None,
    seed: int,
    engine: Engine,
    out: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Compare two or more policies in one company, customer by customer in the same worlds.

    With --out a folder is written: tables, plots, report.html and summary.json. An interrupted run is continued
    by the same command.
    """
    if best and not robust:
        raise click.UsageError("--best: only with --robust, which lets the best of each kind meet")
    _compare_and_report(
        company, policies, weeks=weeks, warm_up=warm_up, replications=replications,
        precision=_parse_precision(precision), most=max_replications, jobs=jobs, seed=seed, engine=engine, out=out,
        force=force, as_json=as_json, switches=Switches(tuple(dict.fromkeys(without)), kappa, is_null),
        why=why, robust=RobustRequest(best, tornado_worlds) if robust else None, size=size,
    )


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=DEMO_OUT, show_default=True,
              help="Folder for the results.")
@click.option("--weeks", type=click.IntRange(min=1), default=DEMO_WEEKS, show_default=True, help="Horizon.")
@click.option("--replications", type=click.IntRange(min=2), default=DEMO_REPLICATIONS, show_default=True,
              help="Worlds in which both are tried.")
@options.jobs
@options.seed
@options.force
@options.as_json
def demo(out: Path, weeks: int, replications: int, jobs: int | None, seed: int, force: bool, as_json: bool) -> None:
    """Compare fear with empowerment in a grand hotel, and write a report."""
    _compare_and_report(
        DEMO_COMPANY, DEMO_POLICIES, weeks=weeks, warm_up=0, replications=replications, precision={}, most=replications,
        jobs=jobs, seed=seed, engine="auto", out=out, force=force, as_json=as_json,
    )


def _compare_and_report(
    company: str,
    policies: Sequence[str],
    *,
    weeks: int,
    warm_up: int,
    replications: int,
    precision: dict[str, float],
    most: int,
    jobs: int | None,
    seed: int,
    engine: Engine,
    out: Path | None,
    force: bool,
    as_json: bool,
    switches: Switches = NO_SWITCHES,
    why: bool = False,
    robust: RobustRequest | None = None,
    size: float | None = None,
) -> None:
    """Check everything, run, write, and print; nothing is written before everything is checked."""
    from cxsim.cli.leader_tables import comparison_lines, counted, plain_lines
    from cxsim.experiments.attribution import attribute
    from cxsim.experiments.compare import check_request
    from cxsim.experiments.compare import compare as compare_policies
    from cxsim.experiments.folder import JOURNAL, prepare_folder
    from cxsim.experiments.journal import Journal
    from cxsim.experiments.runner import default_jobs
    from cxsim.experiments.tables import json_text

    with usage_errors():
        setting, chosen = load_scenarios(company, policies)
        setting, share = leader_robust.at_size(setting, size)
        setting, chosen, off = switches.turn(setting, chosen)
        check_request(chosen, replications, precision)
        if robust is not None:
            leader_robust.check(setting, weeks, warm_up, replications, robust)
        _check_run(weeks, warm_up, engine)
        if out is not None:
            prepare_folder(out, force=force)
        journal = Journal(out / JOURNAL if out is not None else None)
    workers = jobs or default_jobs()
    if not as_json:
        click.echo(
            f"{setting.title}: {' against '.join(policy.name for policy in chosen)}, {counted(weeks, 'week')}, "
            f"{counted(replications, 'replication')}, {workers} {'process' if workers == 1 else 'processes'}",
            err=True)
    with journal, kept_on_interruption(out):
        with _progress_bar() as progress:
            comparison = compare_policies(
                setting, *chosen, weeks=weeks, warm_up_weeks=warm_up, replications=replications, seed=seed,
                jobs=workers, engine=engine, without=off, precision=precision, most_replications=most,
                journal=journal, progress=progress,
            )
        if why:
            comparison = replace(comparison, attribution=attribute(
                comparison, jobs=workers, journal=journal, progress=_title_of_what_runs(as_json)))
        if robust is not None:
            comparison = replace(comparison, robustness=leader_robust.examined(
                comparison, robust, jobs=workers, journal=journal, out=out, silent=as_json, share=share))
    again = shlex.join([*_command(company, policies, comparison, replications, precision), *switches.words(),
                        *(["--why"] if why else []), *(robust.words() if robust else []),
                        *(["--size", f"{size:g}"] if size is not None else [])])
    report = _write(comparison, out, again) if out is not None else None
    if as_json:
        click.echo(json_text(comparison.summary()), nl=False)
        return
    if comparison.robustness is not None:
        click.echo(plain_lines(list(leader_robust.robust_lines(comparison.robustness))) + "\n")
    click.echo(plain_lines(list(comparison_lines(comparison))))
    if report is not None:
        click.echo(f"\nReport: {report}")
    else:
        click.echo("\nNothing was written; with --out DIR you get tables, plots and a report.", err=True)


def _command(
    company: str, policies: Sequence[str], comparison: Comparison, replications: int, precision: dict[str, float]
) -> list[str]:
    """The command that gives this comparison again: what decides the result, and not how it was run."""
    words = ["cxsim", "compare", *policies, "--company", company, "--weeks", str(comparison.weeks)]
    if comparison.warm_up_weeks:
        words += ["--warm-up", str(comparison.warm_up_weeks)]
    words += ["--replications", str(replications), "--seed", str(comparison.seed)]
    for kpi, half_width in precision.items():
        words += ["--precision", f"{kpi}={half_width:g}"]
    return words


def _write(comparison: Comparison, out: Path, command: str) -> Path:
    """Tables, plots and report; the summary last, because it says that the folder is finished."""
    from cxsim.experiments.tables import write_comparison, write_summary
    from cxsim.reports.html import write_report
    from cxsim.reports.plots import draw_plots, write_plots

    _say_without_parquet(write_comparison(comparison, out))
    drawn = draw_plots(comparison)
    write_plots(drawn, out)
    report = write_report(comparison, out, command=command, drawn=drawn)
    write_summary(comparison.summary(), out)
    return report


def load_scenarios(company: str, policies: Sequence[str]) -> tuple[Company, list[Policy]]:
    """Load all files; the faults of all are told at once."""
    from cxsim.config.faults import Fault, ScenarioError
    from cxsim.config.scenarios import load_company, load_policy

    faults: list[Fault] = []

    def tried(load: Callable[[str], S], name: str) -> list[S]:
        try:
            return [load(name)]
        except ScenarioError as error:
            faults.extend(error.faults)
            return []

    companies = tried(load_company, company)
    loaded = [policy for name in policies for policy in tried(load_policy, name)]
    if faults:
        raise ScenarioError(faults)
    return companies[0], loaded


def _check_run(weeks: int, warm_up: int, engine: Engine) -> None:
    from cxsim.engine import check_horizon, resolve_engine

    check_horizon(weeks, warm_up)
    resolve_engine(engine)


def _check_event_log(path: Path | None, force: bool) -> None:
    from cxsim.metrics.event_log import SUFFIXES, require_pyarrow

    if path is None:
        return
    if path.suffix not in SUFFIXES:
        raise click.UsageError(f"--event-log: must end in {' or '.join(SUFFIXES)} (found '{path.name}')")
    if path.suffix == ".parquet":
        require_pyarrow()
    if not path.parent.is_dir():
        raise click.UsageError(f"--event-log: there is no folder {path.parent}")
    if path.exists() and not force:
        raise click.UsageError(f"--event-log: {path} exists; overwrite it with --force")


def _parse_precision(texts: Sequence[str]) -> dict[str, float]:
    found = {}
    for text in texts:
        kpi, _, half_width = text.partition("=")
        try:
            found[kpi.strip()] = float(half_width)
        except ValueError:
            raise click.UsageError(
                f"--precision: must be KPI=HALF_WIDTH, such as csat=0.02 (found '{text}')") from None
    return found


def _say_without_parquet(parquet: bool) -> None:
    if not parquet:
        click.echo("pyarrow is not installed, so tables are CSV only: pip install 'cxsim[research]' adds Parquet.",
                   err=True)


@contextmanager
def usage_errors() -> Iterator[None]:
    """What the user asked for and cannot have, as errors of usage (exit code 2)."""
    from cxsim.engine import EngineError, HorizonError
    from cxsim.experiments.compare import ComparisonError
    from cxsim.experiments.folder import FolderInUseError
    from cxsim.experiments.journal import JournalBusyError
    from cxsim.metrics.event_log import ParquetError

    known = (ComparisonError, EngineError, FolderInUseError, HorizonError, JournalBusyError, ParquetError)
    try:
        yield
    except known as fault:
        raise click.UsageError(str(fault)) from fault


def _title_of_what_runs(silent: bool) -> Callable[[str, Progress], None]:
    """Say on stderr, once each, which mechanism is being switched off."""
    said: set[str] = set()

    def show(title: str, progress: Progress) -> None:
        if not silent and title not in said:
            said.add(title)
            click.echo(f"Why: {title} ({progress.wanted} replications)", err=True)

    return show


@contextmanager
def _progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A bar with the time left on stderr; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("Replications"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(progress: Progress) -> None:
            bar.update(task, completed=progress.finished + progress.failed, total=progress.wanted)

        yield show
