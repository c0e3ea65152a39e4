"""``cxsim leads``: in every company, who leads at which horizon, as a page."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from cxsim.cli import options
from cxsim.cli.leader_robust import KINDS

if TYPE_CHECKING:
    from cxsim.rules.company import Policy

POLICIES: Final = ("fear", "firm-and-fair", "empowerment")


@click.command()
@click.argument("policies", nargs=-1, metavar="[POLICY POLICY...]")
@click.option("--company", "companies", multiple=True, help="A company; again for more. [default: all with customers]")
@click.option("--weeks", type=click.IntRange(min=26), default=156, show_default=True, help="Horizon.")
@click.option("--replications", type=click.IntRange(min=1), default=10, show_default=True, help="Worlds a company.")
@click.option("--size", type=click.FloatRange(0.0, 1.0, min_open=True), default=None,
              help="Run at this share of each company: quicker, with longer queues.")
@click.option("--best", type=click.Path(path_type=Path, file_okay=False, exists=True), default=None,
              help="Folder with COMPANY-control.yaml and COMPANY-empowerment.yaml, found by search: they meet as well.")
@click.option("--kept", type=click.IntRange(min=0), default=0, show_default=True, metavar="WEEKS",
              help="Also, over so many weeks, with the same posts for all: what is not spent on levers is kept.")
@options.jobs
@options.seed
@click.option("--journal", type=click.Path(path_type=Path, dir_okay=False),
              help="File that keeps finished replications; the same command goes on from there.")
def leads(
    policies: Sequence[str], companies: Sequence[str], weeks: int, replications: int, size: float | None,
    best: Path | None, kept: int, jobs: int | None, seed: int, journal: Path | None,
) -> None:
    """Who leads at 26, 52, 104 and 156 weeks, in cash, in cases resolved and in satisfaction: a page in Markdown.

    The last policy is held against each before it. Default: fear, firm-and-fair, empowerment, in every company.
    """
    from cxsim.cli.leader import load_scenarios, usage_errors
    from cxsim.cli.leader_robust import at_size
    from cxsim.cli.progress import run_bar
    from cxsim.config.scenarios import list_scenarios, load_company
    from cxsim.experiments.compare import check_request, compare
    from cxsim.experiments.conditions import BUDGET_KEPT, setting_of
    from cxsim.experiments.journal import Journal
    from cxsim.experiments.runner import default_jobs
    from cxsim.reports.leads_document import Led, leads_document

    chosen = policies or POLICIES
    names = companies or [s.name for s in list_scenarios("company") if load_company(s.name).economics.customers]
    with usage_errors():
        loaded = [load_scenarios(name, chosen) for name in names]
        met = [(company, [*of_policies, *_best_of(best, company.name)]) for company, of_policies in loaded]
        for _, everybody in met:
            check_request(everybody, replications, {})
        book = Journal(journal)
    found = []
    with book:
        for company, everybody in met:
            setting, _ = at_size(company, size)
            click.echo(setting.title, err=True)
            runs = []
            asked = [(setting, weeks)]
            if kept and company.economics.budget_usd_per_agent_week > 0.0:
                asked.append((setting_of(setting, BUDGET_KEPT), kept))
            for place, horizon in asked:
                with run_bar(False) as show:
                    runs.append(compare(
                        place, *everybody, weeks=horizon, replications=replications, seed=seed,
                        jobs=jobs or default_jobs(), journal=book,
                        progress=lambda now, show=show: show(now.finished + now.failed, now.wanted),  # type: ignore[misc]
                    ))
            *others, last = (policy.name for policy in everybody[:len(chosen)])
            searched = tuple(everybody[len(chosen):])
            pairs = [(other, last) for other in others]
            if searched:
                pairs.append((searched[0].name, searched[1].name))
            found.append(Led(runs[0], tuple(pairs), runs[1] if len(runs) > 1 else None, searched))
    words = ["cxsim", "leads", *policies]
    for name in companies:
        words += ["--company", name]
    words += ["--weeks", str(weeks), "--replications", str(replications), "--seed", str(seed)]
    words += ["--size", f"{size:g}"] if size is not None else []
    words += ["--best", str(best)] if best is not None else []
    words += ["--kept", str(kept)] if kept else []
    click.echo(leads_document(found, shlex.join(words)), nl=False)


def _best_of(folder: Path | None, company: str) -> list[Policy]:
    """The best of each kind that were found for a company."""
    from dataclasses import replace

    from cxsim.config.scenarios import load_policy

    if folder is None:
        return []
    return [replace(load_policy(folder / f"{company}-{kind}.yaml"), name=f"best-{kind}") for kind in KINDS]
