"""The page of verdicts: it shows every row as it came out, and what does not hold with its number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxsim.validation.register import ROWS
from cxsim.validation.trials.page import COLOURS
from cxsim.validation.trials.remedies import WOULD_TAKE
from cxsim.validation.trials.results_page import document, picture, picture_of, write


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


def change(kpi: str, mean: float, *, shows: bool) -> dict[str, Any]:
    return {"kpi": kpi, "mean": mean, "low": mean - 0.1, "high": mean + 0.1, "n": 6, "shows": shows}


def levers(worlds: int, **shows: tuple[bool, bool]) -> dict[str, Any]:
    """What `cxsim validate levers` writes."""
    words = {(True, True): "both show", (True, False): "no cost shown", (False, True): "no good shown"}
    return {"schema": 1, "replications": worlds, "seed": 4, "levers": [
        {"lever": name, "verdict": words[each], "where": {"misuse_rate": 0.1} if "misuse" in name else {},
         "good": [change("csat", 0.5, shows=each[0])], "bad": [change("profit", -0.25, shows=each[1])]}
        for name, each in shows.items()
    ]}


def erosion(**runs: float) -> dict[str, Any]:
    """What `cxsim validate erosion` writes."""
    return {"schema": 1, "rows": [
        {"id": f"model/{name.replace('_', '-')}", "claim": "standard, every week", "measured": gap,
         "ci_low": gap, "ci_high": gap, "tolerance": 0.02, "verdict": "holds" if abs(gap) <= 0.02 else "fails"}
        for name, gap in runs.items()
    ]}


def literature(*simulated: float) -> dict[str, Any]:
    """What `cxsim validate literature` writes, of figures that are 10, from 9 to 11."""
    return {"schema": 1, "replications": 8, "weeks": 25, "seed": 4, "examples": [{"name": "telethon", "figures": [
        {"name": f"calls {i}", "published": 10.0, "published_low": 9.0, "published_high": 11.0, "simulated": value,
         "ci_low": value - 0.5, "ci_high": value + 0.5, "tolerance": 1.0,
         "verdict": "holds" if abs(value - 10.0) < 3.0 else "fails"}
        for i, value in enumerate(simulated)
    ]}]}


def beside(*documents: dict[str, Any]) -> str:
    """The last section of a page that is made of one row and of some documents."""
    run = {"rows": [row("F09", 0.5)], "seeds": {"fact": 1001}, "judged_version": 1, "no_verdicts_because": ""}
    return document([*documents, run]).partition("## Beside the register\n")[2]


def test_what_was_not_run_for_the_page_is_said_with_its_command() -> None:
    for command, given in (
        ("levers", levers(6, script=(True, True))), ("erosion", erosion(noise=0.001)),
        ("literature", literature(10.0)),
    ):
        words = f"not run for this page; `cxsim validate {command} --out FOLDER` runs it"
        assert words in beside()
        assert words not in beside(given)
        assert beside(given).count("not run for this page") == 2


def test_levers_are_counted_as_the_last_folder_has_them_and_what_does_not_show_is_told_with_its_number() -> None:
    text = beside(levers(6, script=(True, True), chat_limit=(True, False), misuse_response=(False, True)),
                  levers(18, misuse_response=(True, True)))
    assert "Of 3 levers 2 show a good and a cost, 1 of them in a firm that is set" in text
    assert "seed 4, 6 worlds" in text
    assert "`chat_limit`: no cost shown, surest `profit` -0.25 (-0.35 to -0.15) (its cost)." in text
    assert "`misuse_response` shows both in 18 worlds, with `misuse_rate` 0.1." in text
    assert "`script`" not in text


def test_the_fluid_runs_are_told_with_the_farthest_one() -> None:
    text = beside(erosion(ratchet=0.001, noise=0.0051, symmetric_noise=-0.03))
    assert "in every week in 3 runs: 2 of 3 comparisons are within 2 %" in text
    assert "the farthest, symmetric-noise, is 3 % off" in text


def test_published_figures_are_told_and_one_that_fails_with_its_number() -> None:
    text = beside(literature(10.0, 12.0, 20.0))
    assert "Of 3 published figures 2 hold, and of 1 both intervals overlap" in text
    assert "calls 2: 20 (19.5 to 20.5), published 10 (9 to 11)." in text
    assert "calls 1" not in text


def test_other_documents_are_no_rows_of_the_register(tmp_path: Path) -> None:
    folders = []
    for name, content in (
        ("levers", levers(6, script=(True, True))), ("erosion", erosion(noise=0.001)),
        ("facts", {"rows": [row("F09", 0.5)], "seeds": {"fact": 1001}, "judged_version": 1, "no_verdicts_because": ""}),
    ):
        folders.append(tmp_path / name)
        folders[-1].mkdir()
        (folders[-1] / "summary.json").write_text(json.dumps(content))
    (tmp_path / "pictures").mkdir()
    write(tmp_path, folders)
    text = (tmp_path / "validation.md").read_text("utf-8")
    assert "Seeds: fact 1001." in text
    assert "| Stylised facts | 1 | 0 | 0 | 0 | 1 of 1 | 1 of 1 |" in text
    assert "Of 1 levers" in text


def test_the_page_that_is_kept_ends_with_what_is_checked_beside_the_register() -> None:
    kept = (Path(__file__).parents[2] / "docs" / "validation.md").read_text("utf-8")
    told = kept.partition("## Beside the register\n")[2]
    assert all(f"`cxsim validate {command}" in told for command in ("queueing", "literature", "erosion", "levers"))
