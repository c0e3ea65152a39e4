"""The shipped companies for the documentation: what they are made of, and short runs of each under neutral levers.

    python -m cxsim.validation.worlds > docs/worlds.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import fsum
from typing import Final, NamedTuple

import numpy as np

from cxsim.experiments.runner import Runner, default_jobs, processes
from cxsim.metrics.intervals import Interval, mean_interval
from cxsim.rules.company import Company, Issue
from cxsim.validation.register.plan import COMPANIES
from cxsim.validation.trials.company import company_named
from cxsim.validation.trials.observation import Task, observe, unpacked
from cxsim.validation.trials.setting import Setting, neutral_levers

SEED: Final = 11
"""Of the tuning block: companies are set on these worlds and judged on others."""
WORLDS: Final = 4
WEEKS, WARM_UP_WEEKS = 6, 1


class Figure(NamedTuple):
    """A column of the table."""

    kpi: str
    title: str
    scale: float
    digits: int


FIGURES: Final = (
    Figure("occupancy", "busy, %", 100.0, 0),
    Figure("abandonment_rate", "tries given up, %", 100.0, 1),
    Figure("service_level", "answered in time, %", 100.0, 0),
    Figure("first_reply_h", "first reply, h", 1.0, 1),
    Figure("first_contact_resolution", "first-contact resolution, %", 100.0, 1),
    Figure("satisfied_share", "satisfied, %", 100.0, 1),
    Figure("churn_rate", "leave in a year, %", 100.0, 1),
    Figure("burnout_rate", "burnt out, %", 100.0, 0),
)

INTRODUCTION: Final = f"""# The shipped companies at rest

<!-- Made by `python -m cxsim.validation.worlds > docs/worlds.md`. -->

Every company under neutral levers (the middle of the scales): {WORLDS} worlds of {WEEKS} weeks, the first
{WARM_UP_WEEKS} left out, in a season of average demand; seed {SEED} of the tuning block. Means with the half-width of
their 95 % interval.
"""

REMARKS: Final = """
Evidence asks for 80 to 85 % busy (A5, seen on secondary pages) and for 5 % of calls given up, and it also finds 10 to
16 % given up by industry (A5). Small desks cannot have both: with 7 to 11 agents on duty, demand rises and falls over
day and week. Where letters are written by those who also answer, three tenths of those on duty are kept free for
callers (`kept_free_share`, a threshold after Bhulai and Koole 2003): in the airline's first two weeks, with 36 agents,
that took tries given up from 10.9 to 7.5 %, at the same 70 % busy and with 20 more minutes to a first reply (tuning
seed 11). Companies are staffed such that about a tenth are given up; each further try of a caller counts.

How many agents leave in a year, at rest and under fear, is judged by fact F19 of the [validation](validation.md). Each
company states what is usual there (`staffing.quit_per_year`, .25 to .33). Under fear so many left in a year, in four
worlds of 104 weeks with all agents and a tenth of the customers (software: all of them; seed 91), with 95 % intervals:
hotel 32 % (17 to 47), airline 38 % (24 to 53), electronics 37 % (20 to 53), software 29 % (3 to 56) and utility 37 %
(24 to 50).
"""


DESIGN: Final = """
## What they are made of

This is the *world design note* that the sources in the company files name, as the files have it. It was drawn up
before any of these companies was simulated, and its figures are assumptions, but for those beside which a file names a
source. Their reasons: complexity and margin fall from the hotel to the utility, the software firm apart, so that
judgement is worth much in some and little in others; wages are a large share of margin in the utility alone, whose
customers are also held, since control of costs should matter most there; and what is given as goodwill stays at about a
tenth of margin or below, lest remedies drown all else.
"""

AGENTS_REMARK: Final = """
A margin is that of a customer in a year. Enquiries and problems are those of a customer in a year, and minutes those
of an experienced agent. Agents were 30, 36, 21, 9 and 25 in the note, by the formulas of Erlang with 30 % of paid time
away from customers; they have been set with the model since (`staffing.agents`), and stand in the table above.
"""


def tasks() -> list[Task]:
    """All runs."""
    found = []
    for name in COMPANIES:
        company = company_named(name)
        steady = replace(company, calendar=replace(company.calendar, season=(1.0,) * len(company.calendar.season)))
        setting = Setting(steady, neutral_levers())
        found += [Task(setting, WEEKS, WARM_UP_WEEKS, SEED, world, (), ()) for world in range(WORLDS)]
    return found


def measured(jobs: int) -> Mapping[str, Mapping[str, Interval]]:
    """Run everything: company, key figure, interval over worlds.

    Raises
    ------
    RuntimeError
        When a run fails.
    """
    kept: dict[str, list[Mapping[str, float]]] = {name: [] for name in COMPANIES}

    def done(task: Task, packed: bytes) -> None:
        assert isinstance(task.setting, Setting)
        seen = unpacked(packed, task.whole_spans)
        kept[task.setting.company.name].append(seen.kpis[task.whole_spans[0]])

    def fail(task: Task, reason: str) -> None:
        raise RuntimeError(reason)

    with Runner(observe, pool=processes(jobs), jobs=jobs) as runner:
        runner.run(tasks(), done, fail)
    return {
        name: {figure.kpi: mean_interval(np.array([world[figure.kpi] for world in worlds])) for figure in FIGURES}
        for name, worlds in kept.items()
    }


def document(found: Mapping[str, Mapping[str, Interval]]) -> str:
    """The page, ending with a line break."""
    return "\n".join((INTRODUCTION, *_table(found), REMARKS + DESIGN, *_design_table(), AGENTS_REMARK))


def _table(found: Mapping[str, Mapping[str, Interval]]) -> Iterator[str]:
    yield _line(["company", "agents", *(figure.title for figure in FIGURES)])
    yield "|" + "---|" * (len(FIGURES) + 2)
    for name, figures in found.items():
        agents = company_named(name).staffing.agents
        yield _line([name, str(agents), *(_cell(figures[figure.kpi], figure) for figure in FIGURES)])


def _design_table() -> Iterator[str]:
    titles = (
        "company", "customers", "margin, USD", "leave in a year, %", "enquiries", "problems", "reported, %",
        "mean loss, USD", "need judgement, %", "minutes for a problem", "minutes for an enquiry", "open, h a week",
        "wage, USD an hour",
    )  # fmt: skip
    yield _line(titles)
    yield "|" + "---|" * len(titles)
    for name in COMPANIES:
        yield _line([name, *_made_of(company_named(name))])


def _made_of(company: Company) -> Iterator[str]:
    """Figures of a company file; those of its catalogue are means over what goes wrong, or over what is asked."""
    economics = company.economics
    problems, enquiries = (
        [issue for issue in company.issues if issue.is_problem is wanted] for wanted in (True, False)
    )

    def mean(issues: Sequence[Issue], field: str) -> float:
        return float(np.average(
            [getattr(issue, field) for issue in issues], weights=[issue.prob_per_purchase for issue in issues]))

    def a_year(issues: Sequence[Issue]) -> float:
        return economics.purchases_per_year * fsum(issue.prob_per_purchase for issue in issues)

    yield f"{economics.customers:,}"
    yield f"{economics.purchases_per_year * economics.margin_per_purchase_usd:.0f}"
    yield f"{100.0 * economics.churn_per_year:.0f}"
    yield f"{a_year(enquiries):.2f}"
    yield f"{a_year(problems):.2f}"
    yield f"{100.0 * mean(problems, 'contact_prob'):.0f}"
    yield f"{mean(problems, 'loss_mean_usd'):.0f}"
    yield f"{100.0 * mean(problems, 'judgement_prob'):.0f}"
    yield f"{mean(problems, 'handle_min'):.1f}"
    yield f"{mean(enquiries, 'handle_min'):.1f}"
    yield f"{fsum(end - start for start, end in company.calendar.open_min) / 60.0:.0f}"
    yield f"{company.staffing.wage_usd_per_h:g}"


def _cell(interval: Interval, figure: Figure) -> str:
    if not np.isfinite(interval.mean):
        return "none"
    half = 0.5 * (interval.high - interval.low)
    return f"{figure.scale * interval.mean:.{figure.digits}f} ± {figure.scale * half:.{figure.digits}f}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(document(measured(default_jobs())))
