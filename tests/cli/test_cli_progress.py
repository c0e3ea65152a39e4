"""What is said at the start of a long run: how many replications it takes, and how many the journal has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cxsim import cli
from cxsim.cli import researcher
from cxsim.cli.progress import run_bar
from cxsim.config.scenarios import load_policy
from cxsim.experiments.runner import Runner
from tests.small_company import small_company


def test_a_run_that_is_named_says_once_how_much_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    with run_bar(False, "Levers") as show:
        for finished in (1000, 1001):
            show(finished, 1200)
    assert capsys.readouterr().err == "Levers: 1,200 replications, 1,000 of them already done\n"
    for silent, named in ((True, "Levers"), (False, "")):
        with run_bar(silent, named) as show:
            show(0, 1)
    assert capsys.readouterr().err == ""


def test_leads_says_of_each_company_how_much_it_takes_and_has(tmp_path: Path) -> None:
    words = ["leads", "fear", "empowerment", "--company", "grand-hotel", "--size", "0.02", "--weeks", "26",
             "--jobs", "1", "--journal", str(tmp_path / "journal")]
    said = [CliRunner().invoke(cli.root, [*words, "--replications", number]).stderr for number in ("2", "3")]
    company = "Grand Hotel Sundermere, 2 % of its customers"
    assert said == [f"{company}: 4 replications\n", f"{company}: 6 replications, 4 of them already done\n"]


def test_levers_say_how_much_they_take_but_not_beside_json(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*given: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Runner, "run", stop)
    words = ["validate", "levers", "--only", "script", "--replications", "2", "--jobs", "1"]
    assert CliRunner().invoke(cli.root, words).stderr.startswith("Levers: 4 replications\n")
    assert "Levers" not in CliRunner().invoke(cli.root, [*words, "--json"]).output


def test_a_sweep_says_how_much_it_takes_and_how_far_it_is_over_all_values(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int, str]] = []

    @contextmanager
    def bar(silent: bool) -> Iterator[Any]:
        yield lambda *progress: told.append(progress)

    monkeypatch.setattr(researcher, "run_bar", bar)
    monkeypatch.setattr(researcher, "load_scenarios", lambda company, policies: (
        small_company(), [load_policy(name) for name in policies]))
    words = ["sweep", "discretion", "fear", "empowerment", "--company", "small", "--values", "0.2,0.4", "--weeks", "1",
             "--replications", "2", "--jobs", "1"]
    result = CliRunner().invoke(cli.root, words)
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("discretion: 2 values, 8 replications\n")
    assert {wanted for _, wanted, _ in told} == {8}
    assert [finished for finished, _, _ in told] == sorted(finished for finished, _, _ in told)
    assert told[-1] == (8, 8, "discretion = 0.4")
    assert (4, 8, "discretion = 0.2") in told
