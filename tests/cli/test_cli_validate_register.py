"""``cxsim validate facts``, ``counter``, ``claims`` and ``all``: what they print, write and keep."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cxsim import cli
from cxsim.cli import validate_literature
from cxsim.cli.validate_literature import SHORT_REPLICATIONS
from cxsim.cli.validate_register import line_per_twentieth
from cxsim.experiments.outlook import Outlook
from cxsim.validation import agreement, literature
from cxsim.validation.register import ROWS
from cxsim.validation.register.row import Design, Kind, Move, Row
from cxsim.validation.trials import campaign
from tests.small_company import small_company

ONE_JOB = ("--jobs", "1")


@pytest.fixture(autouse=True)
def tiny_register(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows that can be tested and one that cannot, in a small firm for three weeks."""
    design = Design(("tiny",), weeks=3, warm_up_weeks=1, replications=2)
    moved = replace(design, moves=(Move("monitoring", (0.5, 0.8)),))

    def row(id_: str, design: Design) -> Row:
        return replace(ROWS[id_], design=design, needs=())

    register: dict[Kind, tuple[Row, ...]] = {
        "fact": (row("F14", design), row("F22", moved), replace(row("F29", design), needs=("policy_search",))),
        "counter": (row("CH09", replace(moved, base="fear")),),
        "claim": (row("C05", moved),),
    }
    monkeypatch.setattr(campaign, "rows", register.__getitem__)
    monkeypatch.setattr(campaign, "company_named", lambda name: small_company())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.root, ["validate", *arguments])


def document(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_rows_come_as_json_with_every_figure() -> None:
    found = document("facts", *ONE_JOB)
    assert found["schema"] == 1
    assert found["seeds"] == {"fact": 1}
    assert found["judged_version"] is None
    assert "tuning seeds" in found["no_verdicts_because"]
    assert [row["id"] for row in found["rows"]] == ["F14", "F22", "F29"]
    for row in found["rows"]:
        assert {"id", "claim", "measured", "ci_low", "ci_high", "tolerance", "verdict"} <= set(row)
        assert row["verdict"] in ("holds", "fails", "undecided")
    tested, waiting = found["rows"][1], found["rows"][2]
    assert len(tested["figures"]) == 3
    assert any(figure["tolerance"][1] is None for figure in tested["figures"])  # JSON knows no infinity
    assert (waiting["testable"], waiting["verdict"], waiting["figures"]) == (False, "undecided", [])
    assert sum(found["counts"]["fact"].values()) == 3


def test_a_failed_fact_is_a_finding_and_no_fault_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    from cxsim.validation.register.row import Criterion

    row = campaign.rows("fact")[0]
    impossible = tuple(Criterion(each.figure, 1e6, 2e6, each.unit) for each in row.criteria)
    monkeypatch.setattr(campaign, "rows", lambda kind: (replace(row, criteria=impossible),))
    result = run("facts", *ONE_JOB)
    assert result.exit_code == 0
    assert "fails" in result.stdout
    assert "0 of 1 hold, 1 fail" in result.stdout


def test_the_table_fits_the_screen_and_says_that_it_is_no_verdict() -> None:
    result = run("facts", *ONE_JOB)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "1 cannot be tested yet" in result.stdout
    assert "These are no verdicts: tuning seeds" in result.stdout


def test_the_same_seed_gives_the_same_rows_whatever_the_jobs() -> None:
    assert document("counter", *ONE_JOB) == document("counter", *ONE_JOB)
    assert document("counter", *ONE_JOB)["rows"] != document("counter", *ONE_JOB, "--seed", "2")["rows"]


def test_a_folder_has_page_plot_and_document_and_is_not_overwritten_unasked(tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = document("facts", *ONE_JOB, "--out", str(out))
    assert {file.name for file in out.iterdir()} >= {"summary.json", "rows.html", "rows.svg", "journal.sqlite"}
    assert json.loads((out / "summary.json").read_text()) == found
    page = (out / "rows.html").read_text()
    assert "F22" in page
    assert "http" not in page.replace("http://www.w3.org", "").replace("http://purl.org", "").replace(
        "http://creativecommons.org", "").replace("https://matplotlib.org", "")
    again = run("facts", *ONE_JOB, "--out", str(out))
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert document("facts", *ONE_JOB, "--out", str(out), "--force") == found


def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, done = tmp_path / "out", []
    real = campaign.observe

    def stops(task: campaign.Task) -> bytes:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(task)
        return real(task)

    monkeypatch.setattr(campaign, "observe", stops)
    stopped = run("facts", *ONE_JOB, "--out", str(out))
    assert stopped.exit_code != 0
    assert "goes on from there" in stopped.stderr
    assert not (out / "summary.json").exists()
    monkeypatch.setattr(campaign, "observe", lambda task: done.append(task) or real(task))
    found = document("facts", *ONE_JOB, "--out", str(out))
    assert len(done) == len(set(done)) == 4
    monkeypatch.setattr(campaign, "observe", real)
    assert document("facts", *ONE_JOB) == found


def test_some_rows_alone_and_rows_run_on() -> None:
    found = document("facts", *ONE_JOB, "--only", "F14", "--run-on", "F14")
    (row,) = found["rows"]
    assert (row["id"], row["replications"], row["ran_on"]) == ("F14", 8, True)


def test_judging_takes_the_seeds_of_the_version() -> None:
    found = document("claims", *ONE_JOB, "--judge", "3", "--quick")
    assert found["seeds"] == {"claim": 3003}
    assert found["judged_version"] == 3
    assert "tuning" not in found["no_verdicts_because"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("facts", "--only", "F99"), "no row F99"),
        (("facts", "--only", "C05"), "no row C05"),
        (("facts", "--only", " , "), "--only: must name something"),
        (("facts", "--only", "F14", "--run-on", "F22"), "F22 not among the rows of --only"),
        (("facts", "--seed", "1001"), "1<=x<=1000"),
        (("facts", "--judge", "0"), "1<=x"),
        (("facts", "--size", "0"), "0<x<=1"),
        (("facts", "--jobs", "0"), "1<=x"),
    ],
)
def test_bad_input_is_named_and_ends_with_2(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run(*arguments, "--out", str(out))
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
    assert not out.exists()


def test_all_is_theory_and_every_kind_and_fails_with_theory(monkeypatch: pytest.MonkeyPatch) -> None:
    small = tuple(entry for entry in agreement.SUITE if entry[1] == "impatient")
    monkeypatch.setattr(agreement, "SUITE", small)
    monkeypatch.setattr(validate_literature, "DEFAULT_WEEKS", 4)
    found = document("all", "--replications", "3", *ONE_JOB)
    ids = [row["id"] for row in found["rows"]]
    assert ids[-5:] == ["F14", "F22", "F29", "CH09", "C05"]
    assert ids[0].startswith("erlang-a/")
    monkeypatch.setattr(agreement, "STANDARD_ERRORS", 0.0)
    assert run("all", "--replications", "3", *ONE_JOB).exit_code == 1


def test_lines_tell_the_share_done_and_the_time_that_the_dear_runs_will_take(
    capsys: pytest.CaptureFixture[str],
) -> None:
    outlook = Outlook()
    for kind, work in [*[("hotel", 1.0)] * 16, *[("desk", 1.0)] * 4]:
        outlook.expect(kind, work)
    tell = line_per_twentieth("All rows", outlook)
    tell()
    tell()  # no new twentieth
    for kind, took_s in (("desk", 300.0), ("hotel", 60.0)):
        outlook.ended(kind, 1.0, took_s)
    tell()
    for kind, took_s in [*[("desk", 300.0)] * 3, *[("hotel", 60.0)] * 15]:
        outlook.ended(kind, 1.0, took_s)
    tell()
    assert capsys.readouterr().err.splitlines() == [
        "All rows: 0 of 20 replications, 0 %", "All rows: 2 of 20 replications, 10 %, about 30 min left",
        "All rows: 20 of 20 replications, 100 %, about 0 min left",
    ]  # fmt: skip


def test_what_a_journal_has_counts_as_done_and_took_no_time(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run("facts", *ONE_JOB, "--only", "F14", "--out", str(out))
    assert "about" not in first.stderr.splitlines()[1]
    again = run("facts", *ONE_JOB, "--out", str(out), "--force")
    assert again.stderr.splitlines()[1].startswith("Stylised facts: 2 of 4 replications, 50 %")
    assert again.stderr.splitlines()[-2] == "Stylised facts: 4 of 4 replications, 100 %, about 0 min left"


def test_it_is_said_at_the_start_how_much_is_to_do_and_how_much_is_done_but_not_beside_json(tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "out"))
    assert run("facts", *ONE_JOB, "--only", "F14", *out).stderr.startswith("Stylised facts: 2 replications\n")
    again = run("facts", *ONE_JOB, *out, "--force")
    assert again.stderr.startswith("Stylised facts: 4 replications, 2 of them already done\n")
    assert "already done" not in again.stdout
    assert "already done" not in run("facts", *ONE_JOB, *out, "--force", "--json").output


def test_all_says_before_theory_how_much_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(**given: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(agreement, "whole_suite", stop)
    first = len(agreement.SUITE) * 3 + len(literature.EXAMPLES) * SHORT_REPLICATIONS
    words = run("all", "--replications", "3", *ONE_JOB).stderr.splitlines()
    assert words[0] == f"First theory and literature: {first} replications, a few minutes; then the rows."
    assert words[1] == "All rows: 12 replications"
