"""Every long command that is cut short, by Ctrl-C or by SIGTERM, says what is kept and how to go on."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from cxsim import cli
from cxsim.experiments.runner import Runner
from cxsim.validation import agreement

SMALL = ("--company", "grand-hotel", "--size", "0.02", "--weeks", "26")

COMMANDS = {
    "compare": ("compare", "fear", "empowerment", *SMALL),
    "demo": ("demo",),
    "leads": ("leads", "fear", "empowerment", *SMALL),
    "leads --robust": ("leads", "fear", "empowerment", *SMALL, "--robust"),
    "search": ("search", "--kind", "control", *SMALL),
    "sweep": ("sweep", "monitoring", "fear", "empowerment", "--company", "grand-hotel", "--weeks", "2"),
    "facts": ("validate", "facts", "--only", "F14", "--quick"),
    "counter": ("validate", "counter", "--only", "CH09", "--quick"),
    "claims": ("validate", "claims", "--only", "C05", "--quick"),
    "levers": ("validate", "levers", "--only", "script"),
}


def ctrl_c() -> None:
    raise KeyboardInterrupt


def sigterm() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


ASKED = [
    ctrl_c,
    pytest.param(sigterm, marks=pytest.mark.skipif(sys.platform == "win32", reason="signals are sent the POSIX way")),
]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_who_cuts_a_run_short_is_told_how_to_go_on(
    words: tuple[str, ...], asked: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Runner, "run", lambda *given: asked())
    option = "--journal" if words[0] == "leads" else "--out"
    where = tmp_path / "kept"
    result = CliRunner().invoke(cli.root, [*words, "--jobs", "1", option, str(where)])
    assert result.exit_code == 130, result.output
    assert result.stdout == ""
    assert result.stderr.splitlines()[-2:] == [
        f"Finished replications are kept in {where}; the same command goes on from there.", "cxsim: interrupted"]
    if words[0] != "demo":  # it has a folder always
        result = CliRunner().invoke(cli.root, [*words, "--jobs", "1"])
        assert result.exit_code == 130
        assert result.stderr.splitlines()[-2:] == [
            f"Nothing is kept, because no {option} was given.", "cxsim: interrupted"]


@pytest.mark.parametrize("asked", ASKED)
def test_theory_that_is_cut_short_is_done_anew(
    asked: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agreement, "whole_suite", lambda **given: asked())
    result = CliRunner().invoke(cli.root, ["validate", "all", "--jobs", "1", "--out", str(tmp_path / "out")])
    assert result.exit_code == 130
    assert result.stderr.splitlines()[-2:] == [
        f"Finished replications are kept in {tmp_path / 'out'}; the same command goes on from there "
        "(theory and literature anew).", "cxsim: interrupted"]


def test_a_folder_that_is_in_use_is_told_before_any_theory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "whole_suite", lambda **given: pytest.fail("minutes before the fault is told"))
    (tmp_path / "thesis.txt").touch()
    result = CliRunner().invoke(cli.root, ["validate", "all", "--jobs", "1", "--out", str(tmp_path)])
    assert result.exit_code == 2
    assert "choose another --out" in result.stderr
