"""The register as a document in Markdown, made from the tables and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isinf
from typing import Final

from cxsim.validation.register import ROWS, amendments, plan, recent_amendments, rows
from cxsim.validation.register.conflicts import CONFLICTS
from cxsim.validation.register.missing import MISSING
from cxsim.validation.register.row import COUNTS_AS, Criterion, Design, Kind, Move, Row
from cxsim.validation.register.versions import EARLIER, Count

INTRODUCTION: Final = """# Preregistration

<!-- Made by `python -m cxsim.validation.register`. Change the tables in cxsim/validation/register instead. -->

What the model is held against, written before its defaults were tuned: the comparison of policies, {facts} stylised
facts, {counter} counter-hypotheses and {claims} claims of the essays. The commit that added this page dates it. Of
the {all} rows, {testable} could be tested with the model of that day; the others name what they needed.

Marks of sources: *seen* means that the figure or finding was read at its source; *seen-2nd* on a secondary page;
*remembered* from general knowledge; *derived* is arithmetic on others; *assumed* is a choice. Letters and numbers
such as B14 are sections of the evidence base.
"""

TITLES: Final[dict[Kind, str]] = {
    "fact": "Stylised facts",
    "counter": "Counter-hypotheses",
    "claim": "Claims of the essays",
}


def document() -> str:
    """The whole document, ending with a line break."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield INTRODUCTION.format(
        facts=len(rows("fact")), counter=len(rows("counter")), claims=len(rows("claim")), all=len(ROWS),
        testable=sum(row.testable_at_registration for row in ROWS.values()),
    )  # fmt: skip
    yield from _plan()
    yield from _worth()
    for kind, title in TITLES.items():
        yield f"## {title}\n"
        yield from _overview(rows(kind))
        for row in rows(kind):
            yield from _row(row)
    yield from _appendices()


def _plan() -> Iterator[str]:
    yield "## The comparison\n"
    yield "What was known when this was written:\n"
    yield from _bullets(plan.KNOWN)
    yield "What is compared:\n"
    horizons, kappas = _listed(plan.HORIZONS_WEEKS), _listed(plan.KAPPAS)
    yield from _bullets((
        f"Companies: {_listed(plan.COMPANIES)}.",
        "Pairs: " + "; ".join(f"{a} against {b}" for a, b in plan.PAIRS) + ". The other policies stand beside them.",
        f"Horizons: {horizons} weeks, each with the value of the customer base at its end.",
        f"Causal discount: kappa {kappas}; {plan.KAPPAS[1]} unless said otherwise.",
        f"Replications: {plan.REPLICATIONS} of each policy, paired by their draws.",
        f"Who leads is told in {_listed(f'`{name}`' for name in plan.LEADS)}, at each horizon.",
    ))
    yield from _table(("primary KPI", "smallest difference that matters"), (
        (f"`{p.kpi}`", f"{p.smallest_difference:g}" + (f" of the mean `{p.of}`" if p.of else "")) for p in plan.PRIMARY
    ))
    yield "### How verdicts come about\n"
    yield from _bullets(plan.RULES)
    yield "### What may be tuned\n"
    yield from _table(("number", "to"), plan.TUNABLE)
    yield "### Seeds\n"
    yield from _table(("block", "first seed"), ((name, str(first)) for name, first in plan.SEEDS.items()))
    yield (
        "Seeds up to 1000 are for making and tuning. The n-th version that is judged takes the n-th seed of each "
        "verdict block, so that no seed is used twice.\n"
    )
    yield "### Neutral levers\n"
    yield from _table(("lever", "value"), (
        (f"`{name}`", f"{value:g}") for name, value in plan.NEUTRAL.items()
    ))
    yield "### Centres\n"
    yield "Where a figure is taken across centres, they differ in these, evenly and independently:\n"
    yield from _table(("number", "from", "to"), ((f"`{n}`", f"{a:g}", f"{b:g}") for n, a, b in plan.CENTRES))
    yield "### Sizes\n"
    yield (
        "For the rows, a company is run with a share of its customers and the agents that serve them as quickly; a row "
        "may name another share:\n"
    )
    yield from _table(("company", "share"), ((name, f"{share:g}") for name, share in plan.SIZES.items()))
    yield "### Corrections before the first verdict run\n"
    yield from _bullets(amendments.CORRECTIONS)
    yield "### Amendments\n"
    yield (
        "No range of any row has been moved since the first verdict run, and no figure taken out; a test holds them to "
        "what they were then. How figures are measured, on what and how often, and the model itself have changed:\n"
    )
    yield from _bullets((*amendments.AMENDMENTS, *recent_amendments.RECENT))
    yield from _versions()


def _versions() -> Iterator[str]:
    yield "### Earlier versions\n"
    yield (
        "Rows that held, failed and were undecided. The version that is judged now stands on the page of "
        "[verdicts](validation.md), and those of the earlier ones in the history of that page.\n"
    )
    yield from _table(("version", "judged", "facts", "counter-hypotheses", "claims", ""), (
        (str(number), version.day, *map(_count, (version.facts, version.counter, version.claims)), version.remark)
        for number, version in enumerate(EARLIER, 1)
    ))


def _count(count: Count | None) -> str:
    return "not told" if count is None else "{} / {} / {}".format(*count)


def _worth() -> Iterator[str]:
    yield "## What a row is worth\n"
    yield from _table(("counts as", "meaning", "rows"), (
        (name, meaning, str(sum(row.counts_as == name for row in ROWS.values()))) for name, meaning in COUNTS_AS.items()
    ))


def _overview(chosen: Sequence[Row]) -> Iterator[str]:
    yield from _table(("row", "claim", "counts as", "testable then"), (
        (row.id, row.claim, row.counts_as, "yes" if row.testable_at_registration else "no") for row in chosen
    ))


def _row(row: Row) -> Iterator[str]:
    yield f"### {row.id}\n"
    yield f"**{row.claim}** ({row.counts_as})\n"
    lines = [f"Measure: {row.measure}.", f"Design: {_design(row.design)}. Seeds: block {row.kind}."]
    lines += [f"Holds if {_criterion(c)}, in the {100 * row.confidence:.3g} % interval." for c in row.criteria]
    lines += [f"Fails: {row.fails_if}"]
    if row.restated:
        lines.append(f"Restated: {row.restated}")
    if row.conflicts:
        lines.append(f"Answers: conflict {_listed(row.conflicts)} of the evidence.")
    if row.needs:
        lines.append(f"Needed: {_listed(f'`{name}`' for name in row.needs)}.")
    if row.shown:
        lines.append(f"Seen in: {row.shown}." + (" To be lived in a role-play." if row.played else ""))
    lines.append(f"Source: {row.source}.")
    yield from _bullets(lines)


def _appendices() -> Iterator[str]:
    yield "## Conflicts in the evidence\n"
    yield from _table(("no.", "between", "problem", "answer", "rows"), (
        (str(number), c.between, c.problem, c.answer, _listed(r.id for r in ROWS.values() if number in r.conflicts))
        for number, c in CONFLICTS.items()
    ))
    yield "## What the model lacked\n"
    yield from _table(("name", "kind", "meaning", "rows"), (
        (f"`{name}`", m.kind, m.meaning, _listed(_who_needs(name)))
        for name, m in MISSING.items()
    ))


def _who_needs(name: str) -> Iterator[str]:
    yield from (row.id for row in ROWS.values() if name in row.needs)
    if name in plan.NEEDS:
        yield "the comparison"


def _criterion(criterion: Criterion) -> str:
    low, high, unit = criterion.low, criterion.high, criterion.unit
    if isinf(low):
        return f"{criterion.figure} is at most {high:g} {unit}"
    if isinf(high):
        return f"{criterion.figure} is at least {low:g} {unit}"
    return f"{criterion.figure} is {low:g} to {high:g} {unit}"


def _design(design: Design) -> str:
    parts = [_listed(design.companies)]
    if design.against:
        parts.append(f"{design.against} less {design.base}")
    else:
        parts.append(f"{design.base} levers")
    if design.moves:
        joined = "every combination of " if design.crossed and len(design.moves) > 1 else ""
        parts.append(joined + _listed(map(_move, design.moves)))
    if design.note:
        parts.append(design.note)
    if design.size:
        parts.append(f"{design.size:g} of its customers")
    of_each = f" of each of {design.units} centres" if design.units > 1 else ""
    warm_up = f", the first {design.warm_up_weeks} left out" if design.warm_up_weeks else ""
    weeks = f"{design.weeks} week" + ("s" if design.weeks > 1 else "")
    parts.append(f"{weeks}{warm_up}, {design.replications} replications{of_each}")
    return "; ".join(parts)


def _move(move: Move) -> str:
    levels = " → ".join(f"{level:g}" for level in move.levels)
    return f"`{move.name}` {levels}" + (" times its own value" if move.times else "")


def _listed(names: Iterable[object]) -> str:
    """Words in a row: ``a, b and c``."""
    words = [str(name) for name in names]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _bullets(lines: Iterable[str]) -> Iterator[str]:
    yield from (f"- {line}" for line in lines)
    yield ""


def _table(heads: Sequence[str], cells: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in cells)
    yield ""
