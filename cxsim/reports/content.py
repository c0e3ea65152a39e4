"""Everything the report says, as data: no HTML, no drawing, no number that the comparison does not hold."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import Final

from cxsim.experiments.conditions import BUDGET_KEPT
from cxsim.experiments.results import Comparison
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers
from cxsim.reports.answer import Sentence, answer
from cxsim.reports.background import (
    Fact,
    LeverRow,
    ParameterRow,
    company_facts,
    lever_rows,
    parameter_rows,
)
from cxsim.reports.conditions import conditions_table
from cxsim.reports.discipline import discipline_words
from cxsim.reports.figures.risk import risk_in_words
from cxsim.reports.limits import BEST_AGAINST_BEST, NOT_YET, Limit
from cxsim.reports.money_tables import MoneyTable, money_tables
from cxsim.reports.pairs import paired, titles
from cxsim.reports.robust import RobustContent, robust_content
from cxsim.reports.stakeholders import Group, MeasureRow, groups, measure_row, verdict_words
from cxsim.reports.why import Table, horizon_tables, path_table, switched_off_words, why_tables

PSYCHOLOGY: Final = (
    "How fear and freedom change what people do is an assumption of this model, put together from many studies. "
    "No study that we know of randomises fear against empowerment in a service centre; most of the evidence is "
    "correlation. So every effect that rests on correlation is multiplied by a causal discount, kappa."
)
PRIMARY: Final = tuple(name for name, kpi in KPIS.items() if kpi.primary)
MATRIX_KPIS: Final = ("profit", "customer_equity", "csat", "exhaustion")
PAIRING_KPIS: Final = (*PRIMARY, "first_contact_resolution")


@dataclass(frozen=True, slots=True)
class PolicyCard:
    """A policy as the reader meets it: place from 0, title, name, description, and how it answers faults."""

    place: int
    title: str
    name: str
    description: str
    discipline: str


@dataclass(frozen=True, slots=True)
class PairSection:
    """Two policies: who gains and who loses, and what pairing saved."""

    first: PolicyCard
    second: PolicyCard
    groups: tuple[Group, ...]
    pairing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerdictMatrix:
    """Verdicts of every pair in one KPI: ``cells[i][j]`` compares policy ``i`` with policy ``j``."""

    title: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The whole report; see the modules that make its parts."""

    title: str
    company: str
    policies: tuple[PolicyCard, ...]
    run: tuple[Fact, ...]
    answer: tuple[Sentence, ...]
    robust: RobustContent | None
    warnings: tuple[str, ...]
    pairs: tuple[PairSection, ...]
    matrices: tuple[VerdictMatrix, ...]
    money: tuple[MoneyTable, ...]
    risk: tuple[Fact, ...]
    levers: tuple[LeverRow, ...]
    company_facts: tuple[Fact, ...]
    parameters: tuple[ParameterRow, ...]
    psychology: str
    kappa: str
    horizons: tuple[Table, ...]
    why: tuple[Table, ...]
    paths: Table
    conditions: Table
    limits: tuple[Limit, ...]
    table: tuple[MeasureRow, ...]
    command: str
    version: str


def make_content(comparison: Comparison, command: str | None = None) -> Content:
    """Decide what is said about a comparison.

    Parameters
    ----------
    comparison
        The comparison, of two policies or more.
    command
        The command that makes it again; put together from the comparison when None.

    Raises
    ------
    ValueError
        When the comparison has fewer than two policies.
    """
    if len(comparison.policies) < 2:
        raise ValueError("a report compares two policies or more")
    company = " ".join(comparison.company.title.split()) or comparison.company.name
    examined = comparison.robustness
    cards = tuple(
        PolicyCard(
            i, title, policy.name, " ".join(policy.description.split()), discipline_words(comparison, policy)
        )
        for i, (policy, title) in enumerate(zip(comparison.policies, titles(comparison), strict=True))
    )
    return Content(
        title=" or ".join(card.title for card in cards) if len(cards) == 2 else f"{len(cards)} ways to lead",
        company=company,
        policies=cards,
        run=_run_facts(comparison),
        answer=answer(comparison),
        robust=None if examined is None else robust_content(examined, comparison.company),
        warnings=_warnings(comparison),
        pairs=tuple(_pair_section(comparison, cards[0], card) for card in cards[1:]),
        matrices=_matrices(comparison) if len(cards) > 2 else (),
        money=money_tables(comparison),
        risk=tuple(
            Fact(card.title, risk_in_words(comparison, card.name, KPIS["profit"])) for card in cards
            if "profit" in comparison.values.get(card.name, {})
        ),
        levers=lever_rows(comparison.policies),
        company_facts=company_facts(comparison.company),
        parameters=parameter_rows(comparison.company.parameters),
        psychology=PSYCHOLOGY,
        kappa=f"{comparison.company.parameters.kappa:g}",
        horizons=horizon_tables(comparison),
        why=why_tables(comparison),
        paths=path_table(comparison),
        conditions=conditions_table(comparison),
        limits=NOT_YET if comparison.robustness is None else tuple(x for x in NOT_YET if x is not BEST_AGAINST_BEST),
        table=tuple(
            measure_row(comparison, kpi, comparison.policy_names) for kpi in KPIS.values()
            if any(kpi.name in comparison.estimates.get(policy, {}) for policy in comparison.policy_names)
        ),
        command=command or _command(comparison),
        version=comparison.version,
    )


def _run_facts(comparison: Comparison) -> tuple[Fact, ...]:
    kept = comparison.weeks - comparison.warm_up_weeks
    span = numbers.count(kept, "week")
    if comparison.warm_up_weeks:
        span += f" after a warm-up of {comparison.warm_up_weeks}"
    return (
        Fact("Horizon", span),
        Fact("Replications", f"{numbers.count(comparison.replications, 'world')}, each under every policy"),
        Fact("Seed", str(comparison.seed)),
        Fact("Engine", f"{comparison.engine}, cxsim {comparison.version}"),
    )


def _warnings(comparison: Comparison) -> tuple[str, ...]:
    """What went wrong or is cut off, which nobody should have to search for."""
    found = [words] if (words := switched_off_words(comparison)) else []
    names = dict(zip(comparison.policy_names, titles(comparison), strict=True))
    if comparison.company.economics.budget_usd_per_agent_week > 0.0:
        told = ("the option `--robust` tells" if comparison.robustness is None
                else f"the rows “{BUDGET_KEPT.title}” tell")
        found.append("All policies have one budget: what one does not spend on its levers pays more agents. Kept in "
                     f"the till instead, it can turn the lead in profit; {told}.")
    if comparison.failed:
        tasks = "; ".join(
            f"world {task.replication} under {names.get(task.policy, task.policy)}: {task.reason}"
            for task in comparison.failed[:5]
        )
        more = f"; and {len(comparison.failed) - 5} more" if len(comparison.failed) > 5 else ""
        found.append(
            f"{numbers.count(len(comparison.failed), 'run')} failed; their worlds are missing for every policy: "
            f"{tasks}{more}."
        )
    if comparison.replications < 2:
        found.append("One world only: no interval can be given, so nothing here is more than an example.")
    elif comparison.replications < 10:
        found.append(f"Only {comparison.replications} worlds: intervals are wide, and rare events may be missing.")
    open_cases = [
        f"{numbers.plain(comparison.estimates[name]['cases_open_at_end'].mean, 0)} under {title}"
        for name, title in names.items() if "cases_open_at_end" in comparison.estimates.get(name, {})
    ]
    if open_cases:
        found.append(f"Cases still open when the horizon ends, on average: {', '.join(open_cases)}.")
    for kpi, reached in (comparison.precision_reached or {}).items():
        if not reached:
            title = KPIS[kpi].title if kpi in KPIS else kpi
            found.append(f"The precision that was asked for in {title.lower()} was not reached.")
    return tuple(found)


def _pair_section(comparison: Comparison, first: PolicyCard, second: PolicyCard) -> PairSection:
    return PairSection(
        first, second, groups(comparison, first.name, second.name), _pairing(comparison, first.name, second.name)
    )


def _pairing(comparison: Comparison, first: str, second: str) -> tuple[str, ...]:
    """What it saved to send the same customers through both policies, per KPI, in words."""
    words = []
    for kpi in PAIRING_KPIS:
        pair = paired(comparison, first, second, kpi)
        if pair is None or not pair.half_width > 0.0 or not -10.0 < pair.variance_removed < 1.0:
            continue
        removed = "over 99" if pair.variance_removed > 0.99 else numbers.plain(100.0 * pair.variance_removed, 0)
        if pair.variance_removed <= 0.0:
            words.append(f"{KPIS[kpi].title}: pairing saved nothing ({removed}{numbers.NO_BREAK}%).")
            continue
        worth = round(pair.n / (1.0 - pair.variance_removed))
        words.append(
            f"{KPIS[kpi].title}: {removed}{numbers.NO_BREAK}% of the chance variation cancels out; {pair.n:,} paired "
            f"worlds tell as much as {'over 1,000' if worth > 1000 else worth} unpaired ones."
        )
    return tuple(words)


def _matrices(comparison: Comparison) -> tuple[VerdictMatrix, ...]:
    made = []
    for name in MATRIX_KPIS:
        cells = []
        for row in comparison.policy_names:
            line = []
            for column in comparison.policy_names:
                pair = None if row == column else paired(comparison, column, row, name)
                if pair is None:
                    line.append("")
                elif pair.favours in (row, column):
                    sign = "better" if pair.favours == row else "worse"
                    line.append(f"{sign}, {numbers.difference(pair.mean, pair.unit, pair.resolution)}")
                else:
                    line.append(verdict_words(comparison, pair).partition(" (")[0])
            cells.append(tuple(line))
        made.append(VerdictMatrix(KPIS[name].title, tuple(cells)))
    return tuple(made)


def _command(comparison: Comparison) -> str:
    words = [
        "cxsim", "compare", *comparison.policy_names, "--company", comparison.company.name,
        "--weeks", str(comparison.weeks), "--replications", str(comparison.replications),
        "--seed", str(comparison.seed),
    ]
    if comparison.warm_up_weeks:
        words += ["--warm-up", str(comparison.warm_up_weeks)]
    return shlex.join(words)
