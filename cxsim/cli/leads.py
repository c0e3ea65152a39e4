"""``cxsim leads``: in every company, who leads at which horizon, as a page."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from cxsim.cli import options

POLICIES = ("fear", "firm-and-fair", "empowerment")


@click.command()
@click.argument("policies", nargs=-1, metavar="[POLICY POLICY...]")
@click.option("--company", "companies", multiple=True, help="A company; again for more. [default: all with customers]")
@click.option("--weeks", type=click.IntRange(min=26), default=156, show_default=True, help="Horizon.")
@click.option("--replications", type=click.IntRange(min=1), default=10, show_default=True, help="Worlds a company.")
@click.option("--size", type=click.FloatRange(0.0, 1.0, min_open=True), default=None,
              help="Run at this share of each company: quicker, with longer queues.")
@options.jobs
@options.seed
@click.option("--journal", type=click.Path(path_type=Path, dir_okay=False),
              help="File that keeps finished replications; the same command goes on from there.")
def leads(
    policies: Sequence[str], companies: Sequence[str], weeks: int, replications: int, size: float | None,
    jobs: int | None, seed: int, journal: Path | None,
) -> None:
    """Who leads at 26, 52, 104 and 156 weeks, in cash, in cases resolved and in satisfaction: a page in Markdown.

    The last policy is held against each before it. Default: fear, firm-and-fair, empowerment, in every company.
    """
    from cxsim.cli.leader import load_scenarios, usage_errors
    from cxsim.cli.leader_robust import at_size
    from cxsim.cli.progress import run_bar
    from cxsim.config.scenarios import list_scenarios, load_company
    from cxsim.experiments.compare import check_request, compare
    from cxsim.experiments.journal import Journal
    from cxsim.experiments.runner import default_jobs
    from cxsim.reports.leads_document import leads_document

    chosen = policies or POLICIES
    names = companies or [s.name for s in list_scenarios("company") if load_company(s.name).economics.customers]
    with usage_errors():
        loaded = [load_scenarios(name, chosen) for name in names]
        check_request(loaded[0][1], replications, {})
        book = Journal(journal)
    found = []
    with book:
        for company, of_policies in loaded:
            setting, _ = at_size(company, size)
            click.echo(setting.title, err=True)
            with run_bar(False) as show:
                found.append(compare(
                    setting, *of_policies, weeks=weeks, replications=replications, seed=seed,
                    jobs=jobs or default_jobs(), journal=book,
                    progress=lambda now, show=show: show(now.finished + now.failed, now.wanted),  # type: ignore[misc]
                ))
    words = ["cxsim", "leads", *policies]
    for name in companies:
        words += ["--company", name]
    words += ["--weeks", str(weeks), "--replications", str(replications), "--seed", str(seed)]
    words += ["--size", f"{size:g}"] if size is not None else []
    click.echo(leads_document(found, shlex.join(words)), nl=False)
