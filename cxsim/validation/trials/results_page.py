"""The verdicts as a page of the documentation, made from what ``cxsim validate`` wrote and from nothing else.

    cxsim validate facts --judge 1 --out FACTS          (and counter, claims)
    cxsim validate levers --out LEVERS                  (and erosion, literature)
    python -m cxsim.validation.trials.results_page docs FACTS COUNTER CLAIMS LEVERS EROSION LITERATURE

writes ``validation.md`` and its pictures into ``docs``. Where two folders have the same row or lever, the later one
counts. Of checks beside the register whose folder is not given the page says that they were not run.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from cxsim.experiments.tables import SUMMARY
from cxsim.metrics.intervals import Interval
from cxsim.validation.register import ROWS
from cxsim.validation.register.row import COUNTS_AS, Criterion
from cxsim.validation.trials.other_checks import is_register, other_checks
from cxsim.validation.trials.page import plot
from cxsim.validation.trials.remedies import WOULD_TAKE
from cxsim.validation.trials.reported import PLAIN_PROFIT
from cxsim.validation.trials.verdict import Finding, Result

TITLES: Final = {"fact": "Stylised facts", "counter": "Counter-hypotheses", "claim": "Claims of the essays"}
COMMANDS: Final = {"fact": "facts", "counter": "counter", "claim": "claims"}
"""What runs the rows of a kind."""
WORDS: Final = ("holds", "fails", "undecided", "not yet")

INTRODUCTION: Final = """# What the model holds, and what it does not

<!-- Made by `python -m cxsim.validation.trials.results_page docs FOLDERS`; do not edit. -->

Every row was written down with its range before the defaults were tuned ([preregistration](preregistration.md)), and
was run once on seeds that nobody had used. A row holds if the whole interval of each of its figures lies in its
range, fails if one interval lies outside, and is undecided otherwise: a row of four figures of which three hold does
not hold, which is why the figures are counted as well. A row that ended undecided may be run on once, to four times
its worlds, as the plan allows; it says so. Rows that hold by calibration, construction or
arithmetic show that a setting or a rule is there, and are no evidence. What fails stays here with its number.
"""


def document(documents: Sequence[Mapping[str, Any]]) -> str:
    """The page, ending with a line break, from the documents of all folders."""
    return "\n".join(_lines(documents)).rstrip() + "\n"


def _lines(documents: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield INTRODUCTION
    summaries = _of_register(documents)
    rows = _rows(summaries)
    yield from _counts(summaries, rows)
    for kind, title in TITLES.items():
        mine = _of_kind(rows, kind)
        if not mine:
            yield f"## {title}\n\nNot run yet on verdict seeds with this version.\n"
            continue
        yield f"## {title}\n"
        yield f"![Each row's deciding figure against its range]({picture_of(kind)})\n"
        yield (
            "Circle: holds. Diamond: undecided. Cross: fails. The green field is the range; what lies further out is "
            "drawn at the edge.\n")
        yield "| row | verdict | counts as | claim | figure that decides | measured (interval) | must be |"
        yield "|---|---|---|---|---|---|---|"
        yield from (_row(row) for row in mine)
        yield ""
        yield from _open(mine)
        yield from _plain_profits(mine)
        yield from _beside(mine)
    yield from other_checks(documents)


def _of_register(documents: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [document for document in documents if is_register(document)]


def _rows(summaries: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Every row, as the last folder that has it gives it."""
    return {row["id"]: row for summary in summaries for row in summary["rows"] if row["id"] in ROWS}


def _of_kind(rows: Mapping[str, Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [row for row in rows.values() if ROWS[row["id"]].kind == kind]


def _counts(summaries: Sequence[Mapping[str, Any]], rows: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield "| | " + " | ".join(WORDS) + " | holding as evidence | figures that hold |"
    yield "|---|---|---|---|---|---|---|"
    for kind, title in TITLES.items():
        mine = _of_kind(rows, kind)
        if mine:
            words = [_word(row) for row in mine]
            evidence = [row for row in mine if ROWS[row["id"]].counts_as == "evidence"]
            held = sum(_word(row) == "holds" for row in evidence)
            figures = [each["verdict"] for row in mine for each in row["figures"]]
            yield f"| {title} | " + " | ".join([
                *(str(words.count(word)) for word in WORDS), f"{held} of {len(evidence)}",
                f"{figures.count('holds')} of {len(figures)}",
            ]) + " |"
    yield ""
    seeds = {kind: seed for summary in summaries for kind, seed in summary["seeds"].items()}
    versions = sorted({summary["judged_version"] or 0 for summary in summaries})
    remarks = sorted({summary["no_verdicts_because"] for summary in summaries} - {""})
    told = ", ".join(f"{kind} {seed}" for kind, seed in seeds.items())
    yield f"Seeds: {told}. Versions of the model that have met verdict seeds: {max(versions)}.\n"
    if not remarks:
        checks = ", ".join(f"`cxsim validate {COMMANDS[kind]} --judge {max(versions)}`" for kind in seeds)
        yield f"To repeat it: {checks}; with `--run-on` and the rows that say so, for their further worlds.\n"
    if remarks:
        yield f"**These are no verdicts: {'; '.join(remarks)}.**\n"
    yield "What a row is worth: " + " ".join(f"*{name}*: {meaning}" for name, meaning in COUNTS_AS.items()) + "\n"


def _row(row: Mapping[str, Any]) -> str:
    decides = _deciding(row)
    if decides is None:
        return _line([row["id"], _word(row), ROWS[row["id"]].counts_as, row["claim"], row["why"], "", ""])
    figure = f"{decides['company']}: {decides['figure']}"
    others = len(row["figures"]) - 1
    verdict = f"**{_word(row)}**" + (", run on" if row.get("ran_on") else "")
    return _line([
        row["id"], verdict, ROWS[row["id"]].counts_as, row["claim"], figure + (f" (+{others})" if others else ""),
        _measured(decides),
        f"{_range(decides['tolerance'])} {decides['unit']}",
    ])


def _open(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What does not hold, figure by figure, and what it would take."""
    missing = [row for row in rows if _word(row) != "holds"]
    if not missing:
        return
    yield "What does not hold, and what it would take:\n"
    for row in missing:
        figures = "; ".join(
            f"{each['company']}, {each['figure']}: {_measured(each)}, must be {_range(each['tolerance'])}"
            for each in row["figures"] if each["verdict"] != "holds"
        )
        why = f" {WOULD_TAKE[row['id']]}" if row["id"] in WOULD_TAKE else ""
        more = ""
        if _word(row) == "undecided" and not why:
            more = " It was run on, as often as the plan allows." if row.get("ran_on") else (
                " More replications would decide it (`--run-on`).")
        yield f"- **{row['id']}** {_word(row)}: {figures or row['why']}.{why}{more}"
    yield ""


def _plain_profits(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What those figures about money that are quotients would be if customers won at the usual margin counted."""
    told = [(row, each) for row in rows for each in _reported(row) if each["figure"].startswith(PLAIN_PROFIT)]
    if not told:
        return
    yield (
        "Profit ÷ revenue was registered, and is judged; but revenue is margin here, so that it knows nothing of "
        "customers won or lost at the usual margin. In plain profit the same runs say:\n")
    yield "| row | figure | profit ÷ revenue | plain profit, share of the mean revenue of both |"
    yield "|---|---|---|---|"
    for row, each in told:
        judged = next(figure for figure in row["figures"] if figure["company"] == each["company"])
        yield _line([
            row["id"], f"{judged['company']}: {judged['figure']}", _number(judged["measured"]), _measured(each)])
    yield ""


def _beside(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What rows report and do not judge, and what of it cannot be had."""
    told = [
        (row["id"], each) for row in rows for each in _reported(row) if not each["figure"].startswith(PLAIN_PROFIT)]
    missing = [row for row in rows if row.get("not_reported")]
    if told:
        yield (
            "Reported, not judged: what rows promise to tell beside their verdicts, from the same runs. No verdict "
            "asks for it; its intervals are as wide as those of the row's figures, but are not counted among those "
            "that hold together. Of two arms it is the end less the start. The ends of a week in which the lead "
            "changes are those between which four fifths of the worlds with a change lie; none: it never does.\n")
        yield "| row | reported figure | measured (interval) | unit | |"
        yield "|---|---|---|---|---|"
        for name, each in told:
            yield _line([name, f"{each['company']}: {each['figure']}", _measured(each), each["unit"], each["note"]])
        yield ""
    if missing:
        yield "Promised and not reported:\n"
        yield from (f"- **{row['id']}**: {row['not_reported']}" for row in missing)
        yield ""


def _reported(row: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """What a row reports; nothing of a run that was made before rows did."""
    told: Sequence[Mapping[str, Any]] = row.get("reported", ())
    return told


def _measured(figure: Mapping[str, Any]) -> str:
    if figure["measured"] is None:
        return "none"
    return f"{_number(figure['measured'])} ({_number(figure['ci_low'])} to {_number(figure['ci_high'])})"


def _word(row: Mapping[str, Any]) -> str:
    return str(row["verdict"]) if row["testable"] else "not yet"


def _deciding(row: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The first figure whose verdict is that of the row."""
    same = [each for each in row["figures"] if each["verdict"] == row["verdict"]]
    return same[0] if same else None


def _range(tolerance: Sequence[float | None]) -> str:
    low, high = tolerance
    if high is None:
        return f"at least {low:g}"
    if low is None:
        return f"at most {high:g}"
    return f"{low:g} to {high:g}"


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.3g}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def picture(rows: Sequence[Mapping[str, Any]]) -> str:
    """The figures that the table of some rows shows, against their ranges, as SVG."""
    return plot([Result(ROWS[row["id"]], tuple(_shown(row)), row.get("replications", 0)) for row in rows])


def _shown(row: Mapping[str, Any]) -> Iterator[Finding]:
    """The figure of a row that its table shows; none where it was not tested."""
    decides = _deciding(row)
    if decides is None:
        return
    low, high = decides["tolerance"]
    criterion = Criterion(
        decides["figure"], -math.inf if low is None else low, math.inf if high is None else high, decides["unit"])
    mean, start, end = (
        math.nan if decides[name] is None else decides[name] for name in ("measured", "ci_low", "ci_high"))
    yield Finding(decides["company"], criterion, Interval(mean, start, end, math.nan, decides.get("n", 0)), "")


def write(docs: Path, folders: Sequence[Path]) -> None:
    """Write the page and its pictures."""
    documents = [json.loads((folder / SUMMARY).read_text("utf-8")) for folder in folders]
    rows = _rows(_of_register(documents))
    for kind in TITLES:
        if mine := _of_kind(rows, kind):
            (docs / picture_of(kind)).write_text(picture(mine), "utf-8")
    (docs / "validation.md").write_text(document(documents), "utf-8")


def picture_of(kind: str) -> str:
    """Where the picture of a kind's rows lies in the documentation."""
    return f"pictures/validation-{kind}.svg"


if __name__ == "__main__":
    target, *run = map(Path, sys.argv[1:])
    write(target, run)
