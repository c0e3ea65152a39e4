"""``cxsim compare --robust``: whether the answer holds, best against best included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from cxsim.cli import options
from cxsim.cli.progress import Show, run_bar

if TYPE_CHECKING:
    from cxsim.experiments.journal import Journal
    from cxsim.experiments.results import Comparison
    from cxsim.experiments.robust import Robustness
    from cxsim.rules.company import Company, Policy

KINDS: Final = ("control", "empowerment")
"""Kinds of management that are searched for their best, the first against the second."""

FAIR: Final = "firm-and-fair"
"""A control that is no straw man: it meets the second policy too."""

SEARCH_SEED: Final = 1_000_003
"""Added to the seed for searches: they meet other worlds than those that judge what they found."""


class RobustRequest(NamedTuple):
    """What ``--robust`` was told."""

    best: tuple[str, str] | None = None
    tornado_worlds: int = 2

    def words(self) -> list[str]:
        """The options that say the same."""
        found = ["--robust", "--slope-worlds", str(self.tornado_worlds)]
        return [*found, "--best", *self.best] if self.best else found


robust_options = options.options(
    click.option("--robust", is_flag=True,
                 help="Also ask whether the answer holds: best against best, other assumptions, break-evens, tornado."),
    click.option("--best", nargs=2, metavar="CONTROL EMPOWERMENT",
                 help="With --robust: policies found before. [default: search for them]"),
    click.option("--slope-worlds", "tornado_worlds", type=click.IntRange(min=0), default=2, show_default=True,
                 help="With --robust: worlds for the tornado, in which each number that was assumed stands at the low "
                      "and at the high end of its range; 0: no tornado."),
    click.option("--size", type=click.FloatRange(0.0, 1.0, min_open=True), default=None,
                 help="Run at this share of its customers, with agents for them: quicker, with more hands to spare."),
)


def at_size(company: Company, size: float | None) -> tuple[Company, float]:
    """The company at a share of its size, saying so in its title, and the share that came of it."""
    from dataclasses import replace

    from cxsim.validation.trials.company import at_size as shrunk

    if size is None or size == 1.0:
        return company, 1.0
    small = shrunk(company, size)
    customers = company.economics.customers
    share = small.economics.customers / customers if customers else small.staffing.agents / company.staffing.agents
    return replace(small, title=f"{company.title}, {100.0 * share:.0f} % of its customers"), share


def examined(
    comparison: Comparison, request: RobustRequest, *, jobs: int, journal: Journal, out: Path | None, silent: bool,
    share: float,
) -> Robustness:
    """Search for the best of each kind unless they are given, then run all pairs under all assumptions."""
    from dataclasses import replace

    from cxsim.config.scenarios import load_policy
    from cxsim.experiments import robust, search

    first, second = comparison.policies[:2]
    fair = load_policy(FAIR)
    pairs = [(first, second)]
    if fair.levers not in (first.levers, second.levers):
        pairs.append((fair, second))
    policies = len({policy.name for pair in pairs for policy in pair}) + len(KINDS)
    to_judge = robust.replications_of(
        comparison.company, policies, comparison.replications, request.tornado_worlds)
    before = 0 if request.best is not None else len(KINDS) * search.replications_of()
    if not silent:
        click.echo(
            f"Does it hold: about {to_judge + before:,} replications, {before:,} of them to search for the best",
            err=True)
    with run_bar(silent) as show:
        searched = 0
        if request.best is not None:
            best = [replace(load_policy(name), name=f"best-{kind}")
                    for name, kind in zip(request.best, KINDS, strict=True)]
        else:
            best, searched = _search(comparison, jobs=jobs, journal=journal, out=out, to_judge=to_judge, show=show)
        return robust.examine(
            comparison.company, [*pairs, (best[0], best[1])], weeks=comparison.weeks,
            warm_up_weeks=comparison.warm_up_weeks, replications=comparison.replications,
            tornado_worlds=request.tornado_worlds, seed=comparison.seed, jobs=jobs, journal=journal,
            progress=lambda now: show(before + now.finished, before + now.wanted, "every pair, every assumption"),
            searched=searched, size_share=share,
        )


def _search(
    comparison: Comparison, *, jobs: int, journal: Journal, out: Path | None, to_judge: int, show: Show
) -> tuple[list[Policy], int]:
    """The best of each kind with an equal number of runs, and how many policies were tried."""
    from cxsim.config.lever_bounds import load_bounds
    from cxsim.experiments.search import policy_text, replications_of, search
    from cxsim.metrics.whole_files import write_whole
    from cxsim.rules.company import Policy

    found, tried, of_each = [], 0, replications_of()
    wanted = len(KINDS) * of_each + to_judge
    for i, kind in enumerate(KINDS):
        bounds = load_bounds(kind)
        before, title = i * of_each, f"search for the best {kind}"
        result = search(
            comparison.company, bounds.base.levers, bounds.bounds, weeks=comparison.weeks,
            warm_up_weeks=comparison.warm_up_weeks, seed=comparison.seed + SEARCH_SEED, jobs=jobs, journal=journal,
            progress=lambda stage, before=before, title=title: show(  # type: ignore[misc]
                before + stage.finished, wanted, title),
        )
        tried += result.tried
        title = f"Best {bounds.title.lower()}"
        where = " ".join(comparison.company.title.split())
        words = (f"{bounds.description.strip()} Found by search among {result.tried} policies for the best profit over "
                 f"{comparison.weeks} weeks in: {where}.")
        levers = result.best.levers
        found.append(Policy(f"best-{kind}", title, words, levers))
        if out is not None:
            write_whole(out / f"best-{kind}.yaml", policy_text(levers, title, words))
    return found, tried


def robust_lines(found: Robustness) -> Iterator[str]:
    """What the examination says, for the terminal."""
    from cxsim.cli.leader_tables import ends, figure
    from cxsim.experiments.results import NEITHER

    weeks = found.horizons_weeks[-1]
    yield f"Does it hold? Profit after {weeks} weeks, second less first, $1,000 [simultaneous 95 % interval]"
    for pair, names in enumerate(found.pairs):
        a, b = (found.titles[name] for name in names)
        yield ""
        yield f"{a}  ->  {b}"[:100]
        for condition in found.conditions():
            lead = found.lead(pair, condition, weeks, "profit")
            if lead is None:
                continue
            mean, low, high, half = (x / 1e3 for x in (lead.gap.mean, lead.gap.low, lead.gap.high, lead.gap.half_width))
            who = lead.verdict if lead.favours == NEITHER else f"{found.titles[lead.favours]} leads"
            yield f"  {condition[:34]:34} {figure(mean, half):>10} {ends(low, high)}  {who}"
        for turn in (turn for turn in found.turns if turn.pair == pair and turn.points):
            low, high = turn.points[0][0], turn.points[-1][0]
            at = ", ".join(f"{b.value:.2g}" for b in turn.break_evens) or f"none between {low:g} and {high:g}"
            yield f"  break-even of {turn.factor} (now {turn.now:g}): {at}"
        worst = [swing for swing in found.swings if swing.pair == pair][:3]
        if worst:
            yield f"  most depends on: {', '.join(swing.number for swing in worst)}"
    yield ""
    yield f"{found.versions} versions of model and policy were run for this."


def check(company: Company, weeks: int, warm_up: int, replications: int, request: RobustRequest) -> None:
    """Refuse what cannot be examined, before anything is run or written."""
    from cxsim.config.scenarios import load_policy
    from cxsim.experiments.robust import RobustError, check_robust
    from cxsim.experiments.search import SearchError, check_customers

    for name in request.best or ():
        load_policy(name)
    try:
        check_robust(weeks, warm_up, replications)
        check_customers(company)
    except (RobustError, SearchError) as fault:
        raise click.UsageError(f"--robust: {fault}") from fault
