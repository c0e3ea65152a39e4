"""The page on whether answers hold: every company, every pair, under every other assumption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cxsim.experiments.conditions import CHURN
from cxsim.experiments.robust import Robustness
from cxsim.reports import numbers
from cxsim.reports.robust import leader, pair_title, robust_content, turn_words
from cxsim.reports.why import Table
from cxsim.rules.company import Company

INTRODUCTION: Final = (
    "Who leads, asked again under other assumptions, one at a time: in worlds that nothing else met, with what a "
    "policy does not spend kept instead of turned into agents, with what goes together taken less and more for cause "
    "and effect (kappa), with agents who have no feelings, and with every effect halved whose size nobody measured. "
    "Every cell is a difference in the same worlds, the second policy less the first, with an interval that holds for "
    "all pairs, horizons and measures under that assumption together. “Undecided” is a finding as well: so few worlds "
    "cannot tell. No answer was required of any company."
)


def holds_document(companies: Sequence[tuple[Company, Robustness]], command: str) -> str:
    """Markdown; every company that was examined, made by ``command``."""
    return "\n".join(_lines(companies, command)) + "\n"


def _lines(companies: Sequence[tuple[Company, Robustness]], command: str) -> Iterator[str]:
    versions = sum(found.versions for _, found in companies)
    yield "# Does it hold?"
    yield ""
    yield f"Made by `{command}`; do not edit. {numbers.count(versions, 'version')} of model and policy were run for it."
    yield ""
    yield INTRODUCTION
    yield from _glance(companies)
    for company, found in companies:
        content = robust_content(found, company)
        yield from ("", f"## {_plain(_title(company))}", "", content.run)
        for sentence in content.sentences:
            yield from ("", f"**{_plain(sentence.topic)}: {_plain(sentence.claim)}** {_plain(sentence.grounds)}")
        for table in (*content.tables, content.levers):
            yield from _table(table)
    if companies:
        company, found = companies[0]
        yield from ("", "## What each row assumes", "")
        for meaning in robust_content(found, company).meanings:
            yield f"- {meaning.label}: {meaning.text}."


def _glance(companies: Sequence[tuple[Company, Robustness]]) -> Iterator[str]:
    """Who has earned more at the last horizon, by name alone, and how far the two numbers that decide may move."""
    conditions = tuple(dict.fromkeys(condition for _, found in companies for condition in found.conditions()))
    rows = []
    for company, found in companies:
        weeks = found.horizons_weeks[-1]
        for pair in range(len(found.pairs)):
            leads = [found.lead(pair, condition, weeks, "profit") for condition in conditions]
            who = ["not run" if lead is None else f"**{name}**" if (name := leader(found, lead)) else lead.verdict
                   for lead in leads]
            turns = [turn_words(found, turn) for turn in found.turns if (turn.pair, turn.factor) == (pair, CHURN)]
            rows.append((_title(company), pair_title(found, pair), f"{weeks}", *who, *turns))
    yield from _table(Table(
        "At a glance: who has earned more",
        ("", "", "weeks", *(condition.capitalize() for condition in conditions), f"the lead turns along `{CHURN}`"),
        tuple(rows)))


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"### {_plain(table.caption)}", "")
    yield f"| {' | '.join(_plain(head) for head in table.heads)} |"
    yield "|" + "---|" * len(table.heads)
    for row in table.rows:
        yield f"| {' | '.join(_plain(cell) for cell in row)} |"
    if table.note:
        yield from ("", _plain(table.note))


def _title(company: Company) -> str:
    return " ".join(company.title.split()) or company.name


def _plain(text: str) -> str:
    """On one line, with nothing that would end a cell."""
    return " ".join(text.split()).replace("|", "\\|")
