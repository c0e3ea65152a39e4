"""The researcher's commands: ``sweep`` and ``search``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from cxsim.cli import options
from cxsim.cli.leader import load_scenarios, usage_errors
from cxsim.cli.leader_robust import at_size
from cxsim.cli.progress import kept_on_interruption, replications_words, run_bar

if TYPE_CHECKING:
    from cxsim.experiments.compare import Progress
    from cxsim.experiments.search import Found
    from cxsim.experiments.sweep import Sweep

POLICY_FILE: Final = "best.yaml"


@click.command()
@click.argument("factor")
@click.argument("policies", nargs=2)
@click.option("--company", required=True, help="Name or file of the company.")
@click.option("--kpi", default="profit", show_default=True, help="KPI that is compared.")
@click.option("--values", default=None, metavar="V,V,...", help="Values to try. [default: 5 through its range]")
@click.option("--in", "moved", multiple=True, metavar="POLICY", help="Where a lever moves. [default: the second]")
@options.horizon
@click.option("--replications", type=click.IntRange(min=2), default=10, show_default=True, help="Worlds at each value.")
@options.folder
def sweep(
    factor: str, policies: Sequence[str], company: str, kpi: str, values: str | None, moved: Sequence[str], weeks: int,
    warm_up: int, replications: int, jobs: int | None, seed: int, out: Path | None, force: bool, as_json: bool,
) -> None:
    """Compare two policies along a factor, and say where the better one changes.

    FACTOR is a lever, a parameter, or a number of the company such as economics.lock_in. With --out a folder is
    written: points, plot, summary.json. An interrupted sweep is continued by the same command.
    """
    from cxsim.cli.leader_tables import plain_lines
    from cxsim.engine import check_horizon
    from cxsim.experiments.folder import JOURNAL, prepare_folder
    from cxsim.experiments.journal import Journal
    from cxsim.experiments.runner import default_jobs
    from cxsim.experiments.sweep import check_sweep, write_sweep
    from cxsim.experiments.sweep import sweep as run_sweep
    from cxsim.experiments.tables import json_text, write_summary

    with usage_errors(), _factor_errors():
        setting, chosen = load_scenarios(company, policies)
        tried = _numbers(values)
        check_horizon(weeks, warm_up)
        plan = check_sweep(setting, chosen, factor, tried, kpi, moved)
        if out is not None:
            prepare_folder(out, force=force)
        journal = Journal(out / JOURNAL if out is not None else None)
    at_each = len(chosen) * replications
    wanted = len(plan.values) * at_each
    if not as_json:
        click.echo(f"{factor}: {len(plan.values)} values, {replications_words(wanted)}", err=True)
    with journal, kept_on_interruption(out), _factor_errors(), run_bar(as_json) as show:

        def tell(value: float, now: Progress) -> None:
            before = plan.values.index(value) * at_each
            show(before + now.finished + now.failed, wanted, f"{factor} = {value:g}")

        found = run_sweep(
            setting, chosen, factor, tried, kpi=kpi, moved=moved, weeks=weeks, warm_up_weeks=warm_up,
            replications=replications, seed=seed, jobs=jobs or default_jobs(), journal=journal, progress=tell,
        )
    if out is not None:
        from cxsim.metrics.whole_files import write_whole
        from cxsim.reports.figures.sweep import sweep_plot

        write_sweep(found, out)
        write_whole(out / "sweep.svg", sweep_plot(found).svg)
        write_summary(found.summary(), out)
    click.echo(json_text(found.summary()) if as_json else plain_lines(list(_sweep_lines(found))), nl=not as_json)


@click.command()
@click.option("--company", required=True, help="Name or file of the company.")
@click.option("--kind", required=True, help="Bounds to search: control, empowerment, or a file of your own.")
@click.option("--budget", type=click.FloatRange(min=0.0), default=None, metavar="USD_PER_AGENT_WEEK",
              help="What every policy may spend on levers; the rest becomes agents. [default: the company's]")
@click.option("--kpi", default="profit", show_default=True, help="What is to be best.")
@options.horizon
@click.option("--points", type=click.IntRange(min=2), default=12, show_default=True, help="Policies tried in a round.")
@click.option("--rounds", type=click.IntRange(min=1), default=2, show_default=True, help="Rounds, each closer in.")
@click.option("--final-worlds", type=click.IntRange(min=2), default=5, show_default=True,
              help="Fresh worlds that the finalists meet.")
@click.option("--size", type=click.FloatRange(0.0, 1.0, min_open=True), default=None,
              help="Search at this share of its customers, with agents for them: quicker, with more hands to spare.")
@options.folder
def search(
    company: str, kind: str, budget: float | None, kpi: str, weeks: int, warm_up: int, points: int, rounds: int,
    final_worlds: int, size: float | None, jobs: int | None, seed: int, out: Path | None, force: bool, as_json: bool,
) -> None:
    """Search for the best policy of a kind, under a budget, in a way that anyone can repeat.

    With --out a folder is written: the policy as a file, best.yaml, and summary.json. An interrupted search is
    continued by the same command.
    """
    from dataclasses import replace

    from cxsim.cli.leader_tables import figure
    from cxsim.config.lever_bounds import load_bounds
    from cxsim.engine import check_horizon
    from cxsim.experiments.folder import JOURNAL, prepare_folder
    from cxsim.experiments.journal import Journal
    from cxsim.experiments.runner import default_jobs
    from cxsim.experiments.search import SearchError, check_customers, check_search, policy_text
    from cxsim.experiments.search import search as run_search
    from cxsim.experiments.tables import json_text, write_summary
    from cxsim.metrics.whole_files import write_whole

    with usage_errors():
        setting, share = at_size(load_scenarios(company, [])[0], size)
        bounds = load_bounds(kind)
        check_horizon(weeks, warm_up)
        try:
            check_customers(setting)
            check_search(bounds.base.levers, bounds.bounds, kpi, points, rounds, 1, 3, final_worlds)
        except SearchError as fault:
            raise click.UsageError(str(fault)) from fault
        if budget is not None:
            setting = replace(setting, economics=replace(setting.economics, budget_usd_per_agent_week=budget))
        if out is not None:
            prepare_folder(out, force=force)
        journal = Journal(out / JOURNAL if out is not None else None)
    with journal, kept_on_interruption(out), run_bar(as_json) as show:
        found = run_search(
            setting, bounds.base.levers, bounds.bounds, kpi=kpi, weeks=weeks, warm_up_weeks=warm_up, points=points,
            rounds=rounds, final_worlds=final_worlds, seed=seed, jobs=jobs or default_jobs(), journal=journal,
            progress=lambda stage: show(stage.finished, stage.wanted),
        )
    summary = _search_summary(found, company, kind, setting.economics.budget_usd_per_agent_week, weeks, seed, share)
    best = found.best
    text = policy_text(
        best.levers, f"Best {bounds.title.lower()}"[:80],
        f"{bounds.description.strip()} Found by search among {found.tried} policies for the best {kpi} over {weeks} "
        f"weeks in: {setting.title}; seed {seed}; {budget_words(setting.economics.budget_usd_per_agent_week)}.")
    if out is not None:
        write_whole(out / POLICY_FILE, text)
        write_summary(summary, out)
    if as_json:
        click.echo(json_text(summary), nl=False)
        return
    half = best.figure.half_width
    click.echo(f"{found.tried} policies, {found.replications} replications; {len(found.finalists)} finalists met "
               f"{best.figure.n} fresh worlds.")
    click.echo(f"Best {kpi}: {figure(best.figure.mean, half)} ± {figure(half, half)}"
               f"{'' if found.is_separated else '; the runner-up may be as good'}")
    click.echo(text if out is None else f"Policy: {out / POLICY_FILE}")


def budget_words(budget: float) -> str:
    """The budget as a phrase."""
    return f"budget of ${budget:g} per agent and week" if budget > 0.0 else "no common budget"


def _sweep_lines(found: Sweep) -> Iterator[str]:
    from cxsim.cli.leader_tables import ends, figure
    from cxsim.metrics.kpis import KPIS

    kpi = KPIS[found.kpi]
    where = f" in {' and '.join(found.moved)}" if found.moved else ""
    yield f"{kpi.title} ({kpi.unit}) along {found.factor.name}{where}: {found.second} less {found.first}"
    yield ""
    yield f"{found.factor.name[:24]:>24} {found.first[:14]:>14} {found.second[:14]:>14}  difference [95 % interval]"
    for point in found.points:
        d = point.difference
        half = d.half_width
        means = " ".join(f"{figure(mean.mean, mean.half_width):>14}" for mean in point.means)
        yield f"{point.value:>24g} {means}  {figure(d.mean, half)} {ends(d.low, d.high)}"
    yield ""
    if not found.break_evens:
        leader = found.second if found.points[0].difference.mean > 0.0 else found.first
        yield f"The difference does not change its sign: {leader} has more throughout, on average."
    for b in found.break_evens:
        low, high = ("below the values tried" if b.low is None else f"{b.low:.3g}",
                     "above the values tried" if b.high is None else f"{b.high:.3g}")
        yield f"Break-even at {b.value:.3g}; cannot be told from it: {low} to {high}."
    yield "Intervals of differences hold at all points together."


def _search_summary(
    found: Found, company: str, kind: str, budget: float, weeks: int, seed: int, share: float
) -> dict[str, object]:
    return {
        "schema": 1, "company": company, "kind": kind, "budget_usd_per_agent_week": budget, "weeks": weeks,
        "seed": seed, "size_share": share, "kpi": found.kpi, "policies_tried": found.tried,
        "replications": found.replications,
        "best_is_separated": found.is_separated, "failed": list(found.failed),
        "finalists": [
            {
                "levers": finalist.levers._asdict(), "mean": finalist.figure.mean, "low": finalist.figure.low,
                "high": finalist.figure.high, "behind": finalist.behind.mean, "behind_low": finalist.behind.low,
                "behind_high": finalist.behind.high, "n": finalist.figure.n,
            }
            for finalist in found.finalists
        ],
    }


def _numbers(values: str | None) -> list[float] | None:
    if values is None:
        return None
    try:
        return [float(value) for value in values.split(",")]
    except ValueError:
        raise click.UsageError(f"--values: must be numbers with commas between (found '{values}')") from None


@contextmanager
def _factor_errors() -> Iterator[None]:
    from cxsim.experiments.factors import FactorError

    try:
        yield
    except FactorError as fault:
        raise click.UsageError(str(fault)) from fault
