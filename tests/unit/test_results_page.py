"""The page of verdicts: it shows every row as it came out, and what does not hold with its number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxsim.validation.lever_promises import PROMISES
from cxsim.validation.register import ROWS
from cxsim.validation.trials.page import COLOURS
from cxsim.validation.trials.remedies import WOULD_TAKE
from cxsim.validation.trials.results_page import BESIDE, document, picture, picture_of, write


def row(row_id: str, *measured: float) -> dict[str, Any]:
    """A row whose figures hold from 0 to 1 and are measured without error."""
    figures = [
        {"company": "airline", "figure": "|x|", "unit": "share", "measured": value, "ci_low": value, "ci_high": value,
         "tolerance": [0.0, 1.0], "verdict": "holds" if 0.0 <= value <= 1.0 else "fails"}
        for value in measured
    ]
    verdicts = {figure["verdict"] for figure in figures}
    verdict = "fails" if "fails" in verdicts else "holds" if verdicts else "undecided"
    return {"id": row_id, "claim": "Something.", "verdict": verdict, "testable": bool(figures), "why": "needs a bot",
            "counts_as": ROWS[row_id].counts_as, "figures": figures}


def page(*rows: dict[str, Any], remark: str = "") -> str:
    return document([
        {"rows": list(rows), "seeds": {"fact": 1001}, "judged_version": 1, "no_verdicts_because": remark}
    ])


def test_every_row_is_counted_and_those_that_do_not_hold_are_told_with_their_number() -> None:
    text = page(row("F09", 0.5), row("F14", 0.5, 7.25), row("F22"))
    assert "| Stylised facts | 1 | 1 | 0 | 1 | 1 of 3 |" in text
    assert "- **F14** fails: airline, |x|: 7.25 (7.25 to 7.25), must be 0 to 1." in text
    assert WOULD_TAKE["F14"] in text
    assert "- **F22** not yet: needs a bot." in text
    assert "- **F09**" not in text


def test_kinds_that_were_not_run_are_told_and_tables_keep_their_columns() -> None:
    text = page(row("F09", 0.5))
    assert text.count("Not run yet on verdict seeds") == 2
    (line,) = (line for line in text.splitlines() if line.startswith("| F09"))
    assert line.replace("\\|", "").count("|") == 8


@pytest.mark.parametrize(("remark", "told"), [("tuning seeds", True), ("", False)])
def test_runs_that_are_no_verdicts_are_marked(remark: str, told: bool) -> None:
    text = page(row("F09", 0.5), remark=remark)
    assert ("These are no verdicts" in text) is told
    assert ("`cxsim validate facts --judge 1`" in text) is not told


def test_a_row_that_was_run_on_says_so() -> None:
    lines = page(row("F09", 0.5) | {"ran_on": True}, row("F14", 0.5) | {"ran_on": False}).splitlines()
    marked = {line[2:5] for line in lines if line.startswith("| F") and ", run on |" in line}
    assert marked == {"F09"}


def test_words_on_failures_belong_to_rows() -> None:
    assert set(WOULD_TAKE) <= set(ROWS)


def told(figure: str, measured: float) -> dict[str, Any]:
    """A figure that is reported and not judged."""
    return {"company": "airline", "figure": figure, "unit": "share", "measured": measured, "ci_low": None,
            "ci_high": 7.5, "n": 3, "note": "a | word"}


def test_what_is_reported_and_not_judged_stands_in_a_table_of_its_own_and_changes_no_other() -> None:
    bare = row("CH06", 0.5, 0.25)
    full = bare | {"reported": [told("in plain profit", 0.125), told("csat", 6.75)], "not_reported": "No arms."}
    text, without = page(full), page(bare)
    assert "| CH06 | airline: csat | 6.75 (none to 7.5) | share | a \\| word |" in text
    assert "| CH06 | airline: \\|x\\| | 0.5 | 0.125 (none to 7.5) |" in text
    assert "- **CH06**: No arms." in text
    assert set(without.splitlines()) <= set(text.splitlines())
    assert "eported, not judged" not in without
    assert picture([full]) == picture([bare])


def test_a_picture_shows_the_rows_of_its_kind_as_the_last_run_gave_them(tmp_path: Path) -> None:
    """A row that was run on comes from another folder than the rest, and one folder may have all kinds."""
    docs, first, further = (tmp_path / name for name in ("docs", "first", "further"))
    for folder, rows in ((first, [row("F09", 7.0), row("CH03", 0.5)]), (further, [row("F09", 0.5)])):
        folder.mkdir()
        told = {"rows": rows, "seeds": {"fact": 1001}, "judged_version": 1, "no_verdicts_because": ""}
        (folder / "summary.json").write_text(json.dumps(told))
    (docs / "pictures").mkdir(parents=True)
    write(docs, [first, further])
    facts, counter = ((docs / picture_of(kind)).read_text() for kind in ("fact", "counter"))
    assert [name in facts for name in ("F09", "CH03")] == [True, False]
    assert [name in counter for name in ("F09", "CH03")] == [False, True]
    assert COLOURS["holds"] in facts
    assert COLOURS["fails"] not in facts
    assert not (docs / picture_of("claim")).exists()


def test_a_picture_shows_the_figure_that_the_table_shows() -> None:
    several = row("F09", 0.5, 0.9)
    assert picture([several]) == picture([row("F09", 0.5)])
    assert picture([several]) != picture([row("F09", 0.9)])
    untested = row("F22")
    assert "F22" not in picture([row("F09", 0.5), untested])


def test_what_is_checked_beside_the_register_stands_on_the_page_as_it_is_kept() -> None:
    kept = (Path(__file__).parents[2] / "docs" / "validation.md").read_text("utf-8")
    assert kept.endswith(BESIDE)
    assert page(row("F09", 0.5)).endswith(BESIDE)
    assert f"Of {len(PROMISES)} levers" in BESIDE
