"""``cxsim leads``: in every company, who leads at which horizon, and whether it holds, as a page."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from cxsim.cli import options
from cxsim.cli.leader_robust import KINDS
from cxsim.cli.progress import kept_on_interruption, run_bar

if TYPE_CHECKING:
    from cxsim.experiments.journal import Journal
    from cxsim.rules.company import Company, Policy

POLICIES: Final = ("fear", "firm-and-fair", "empowerment")


class Met(NamedTuple):
    """Who meets in a company: policies of which the last is held against each other one, and the best of each kind."""

    company: Company
    share: float
    """Share of its customers that it is run with."""
    policies: Sequence[Policy]
    best: Sequence[Policy]
    """Found where what is not spent becomes agents."""
    best_kept: Sequence[Policy]
    """Found where it is kept; those meet where it is kept."""

    @property
    def everybody(self) -> list[Policy]:
        """All who meet under the one budget."""
        return [*self.policies, *self.best]

    @property
    def pairs(self) -> list[tuple[Policy, Policy]]:
        """Who is held against whom."""
        *others, last = self.policies
        found = [(other, last) for other in others]
        return [*found, (self.best[0], self.best[1])] if self.best else found


class Asked(NamedTuple):
    """How each company is run."""

    weeks: int
    replications: int
    seed: int
    jobs: int
    journal: Journal


@click.command()
@click.argument("policies", nargs=-1, metavar="[POLICY POLICY...]")
@click.option("--company", "companies", multiple=True, help="A company; again for more. [default: all with customers]")
@click.option("--weeks", type=click.IntRange(min=26), default=156, show_default=True, help="Horizon.")
@click.option("--replications", type=click.IntRange(min=1), default=10, show_default=True, help="Worlds a company.")
@click.option("--size", type=click.FloatRange(0.0, 1.0, min_open=True), default=None,
              help="Run at this share of each company: quicker, with more hands to spare.")
@click.option("--best", type=click.Path(path_type=Path, file_okay=False, exists=True), default=None,
              help="Folder with COMPANY-control.yaml and COMPANY-empowerment.yaml, found by search: they meet as well.")
@click.option("--best-kept", type=click.Path(path_type=Path, file_okay=False, exists=True), default=None,
              help="With --kept: a folder like that of --best, of policies found where all have the same posts.")
@click.option("--kept", type=click.IntRange(min=0), default=0, show_default=True, metavar="WEEKS",
              help="Also, over so many weeks, with the same posts for all: what is not spent on levers is kept.")
@click.option("--robust", is_flag=True,
              help="Ask instead whether the lead holds: fresh worlds, other assumptions, break-evens.")
@options.jobs
@options.seed
@click.option("--journal", type=click.Path(path_type=Path, dir_okay=False),
              help="File that keeps finished replications; the same command goes on from there.")
def leads(
    policies: Sequence[str], companies: Sequence[str], weeks: int, replications: int, size: float | None,
    best: Path | None, best_kept: Path | None, kept: int, robust: bool, jobs: int | None, seed: int,
    journal: Path | None,
) -> None:
    """Who leads at 26, 52, 104 and 156 weeks, in cash, in cases resolved and in satisfaction: a page in Markdown.

    The last policy is held against each before it. Default: fear, firm-and-fair, empowerment, in every company. With
    --robust, the same pairs under other assumptions instead.
    """
    from cxsim.cli.leader import load_scenarios, usage_errors
    from cxsim.cli.leader_robust import at_size
    from cxsim.config.scenarios import list_scenarios, load_company
    from cxsim.experiments.compare import check_request
    from cxsim.experiments.journal import Journal
    from cxsim.experiments.robust import RobustError, check_robust
    from cxsim.experiments.runner import default_jobs

    chosen = policies or POLICIES
    names = companies or [s.name for s in list_scenarios("company") if load_company(s.name).economics.customers]
    if best_kept is not None and (best is None or not kept):
        raise click.UsageError("--best-kept goes with --best and --kept")
    if robust:
        if kept:
            raise click.UsageError("--robust runs every pair with the budget kept as well: leave --kept out")
        try:
            check_robust(weeks, 0, replications)
        except RobustError as fault:
            raise click.UsageError(f"--robust: {fault}") from fault
    with usage_errors():
        loaded = [load_scenarios(name, chosen) for name in names]
        met = [
            Met(*at_size(company, size), of_policies,
                *(_best_of(folder, company.name) for folder in (best, best_kept if best_kept is not None else best)))
            for company, of_policies in loaded
        ]
        for each in met:
            check_request(each.everybody, replications, {})
        book = Journal(journal)
    words = ["cxsim", "leads", *policies]
    for name in companies:
        words += ["--company", name]
    words += ["--weeks", str(weeks), "--replications", str(replications), "--seed", str(seed)]
    words += ["--size", f"{size:g}"] if size is not None else []
    words += ["--best", str(best)] if best is not None else []
    words += ["--best-kept", str(best_kept)] if best_kept is not None else []
    words += ["--kept", str(kept)] if kept else []
    words += ["--robust"] if robust else []
    with book, kept_on_interruption(journal, "--journal"):
        asked = Asked(weeks, replications, seed, jobs or default_jobs(), book)
        page = _whether_it_holds(met, asked, words) if robust else _who_leads(met, asked, kept, words)
    click.echo(page, nl=False)


def _who_leads(met: Sequence[Met], asked: Asked, kept: int, words: Sequence[str]) -> str:
    """Each company once, and once more with the budget kept if that is asked for."""
    from cxsim.experiments.compare import compare
    from cxsim.experiments.conditions import BUDGET_KEPT, setting_of
    from cxsim.reports.leads_document import Led, leads_document

    found = []
    for each in met:
        settings = [(each.company.title, each.company, each.everybody, asked.weeks)]
        if kept and each.company.economics.budget_usd_per_agent_week > 0.0:
            settings.append((f"{each.company.title}, budget kept", setting_of(each.company, BUDGET_KEPT),
                             [*each.policies, *each.best_kept], kept))
        runs = []
        for title, setting, everybody, horizon in settings:
            with run_bar(False, title) as show:
                runs.append(compare(
                    setting, *everybody, weeks=horizon, replications=asked.replications, seed=asked.seed,
                    jobs=asked.jobs, journal=asked.journal,
                    progress=lambda now, show=show: show(now.finished + now.failed, now.wanted),  # type: ignore[misc]
                ))
        pairs = tuple((first.name, second.name) for first, second in each.pairs)
        found.append(Led(runs[0], pairs, runs[1] if len(runs) > 1 else None, tuple(each.best),
                         tuple(each.best_kept) if each.best_kept != each.best else ()))
    return leads_document(found, shlex.join(words))


def _whether_it_holds(met: Sequence[Met], asked: Asked, words: Sequence[str]) -> str:
    """Each company under every other assumption, one at a time; the tornado is for `compare --robust`."""
    from cxsim.experiments.robust import examine
    from cxsim.reports.holds_document import holds_document

    found = []
    for each in met:
        with run_bar(False, each.company.title) as show:
            found.append((each.company, examine(
                each.company, each.pairs, weeks=asked.weeks, replications=asked.replications, tornado_worlds=0,
                seed=asked.seed, jobs=asked.jobs, journal=asked.journal, size_share=each.share,
                progress=lambda now, show=show: show(now.finished, now.wanted, "every assumption"),  # type: ignore[misc]
            )))
    return holds_document(found, shlex.join(words))


def _best_of(folder: Path | None, company: str) -> list[Policy]:
    """The best of each kind that were found for a company."""
    from dataclasses import replace

    from cxsim.config.scenarios import load_policy

    if folder is None:
        return []
    return [replace(load_policy(folder / f"{company}-{kind}.yaml"), name=f"best-{kind}") for kind in KINDS]
