"""What ``cxsim validate`` prints of theory and of the register: at most 100 columns."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxsim.validation.register.missing import NOT_REPORTED
from cxsim.validation.trials.page import range_words
from cxsim.validation.trials.verdict import Result, Told, counts

if TYPE_CHECKING:
    from cxsim.validation.agreement import Row

WIDTH = 100
TITLES = {"fact": "Stylised facts", "counter": "Counter-hypotheses", "claim": "Claims of the essays"}


def register_lines(results: Sequence[Result], kind: str, remark: str) -> Iterator[str]:
    """A table of rows: verdict and claim, the figure that decides, and what is reported and decides nothing."""
    yield TITLES[kind]
    yield ""
    for result in results:
        yield _cut(f"{result.row.id:<6}{result.word:<11}{result.row.claim}")
        yield _cut(f"{'':<6}{result.row.counts_as:<11} {_decides(result)}")
        yield from (_cut(f"{'':<6}{'reported':<11} {_reported(told)}") for told in result.beside)
        if missing := NOT_REPORTED.get(result.row.id):
            yield _cut(f"{'':<6}{'not told':<11} {missing}")
    found = counts(results)
    evidence = [result for result in results if result.row.counts_as == "evidence"]
    yield ""
    yield (f"{found['holds']} of {len(results)} hold, {found['fails']} fail, {found['undecided']} undecided, "
           f"{found['not yet']} cannot be tested yet (which counts as not holding).")
    yield f"Of {len(evidence)} rows that count as evidence, {counts(evidence)['holds']} hold."
    if remark:
        yield f"These are no verdicts: {remark}."


def theory_lines(rows: Sequence[Row]) -> Iterator[str]:
    """A table of theory: the claim, then verdict, measured value, interval, and how far it may be off."""
    for row in rows:
        interval = f" [{row.ci_low:.6g}, {row.ci_high:.6g}]" if row.ci_low < row.ci_high else ""
        yield _cut(f"{row.id}: {row.claim}")
        yield f"{'':<6}{row.verdict:<11}{row.measured:.6g}{interval}, tolerance {row.tolerance:.2g}"
    held = sum(row.verdict == "holds" for row in rows)
    yield f"\n{held} of {len(rows)} hold."


def _decides(result: Result) -> str:
    finding = result.deciding
    if finding is None:
        return result.why
    interval = finding.interval
    others = len(result.findings) - 1
    more = f" (+{others} more)" if others else ""
    return (f"{interval.mean:.3g} [{interval.low:.3g}, {interval.high:.3g}], must be {range_words(finding.criterion)}: "
            f"{finding.company}, {finding.criterion.figure}{more}")


def _reported(told: Told) -> str:
    figure, unit, interval, note = told.reported
    known = f"{interval.mean:.3g} [{interval.low:.3g}, {interval.high:.3g}] {unit}"
    words = f"{told.company}, {figure}: {'none' if math.isnan(interval.mean) else known}"
    return f"{words}; {note}" if note else words


def _cut(line: str) -> str:
    """A line that fits; what is left out is marked."""
    return line if len(line) <= WIDTH else line[: WIDTH - 1].rstrip() + "…"
