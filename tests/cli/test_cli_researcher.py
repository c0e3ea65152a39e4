"""``sweep`` and ``search`` as a user types them, and the switches of ``compare``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli_leader import INN


@pytest.fixture
def inn(tmp_path: Path) -> Path:
    (tmp_path / "inn.yaml").write_text(INN, encoding="utf-8")
    return tmp_path


def cxsim(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cxsim", *words], cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def test_a_sweep_writes_its_folder_and_says_where_it_turns(inn):
    words = ("sweep", "discretion", "fear", "empowerment", "--company", "inn.yaml", "--weeks", "2",
             "--replications", "2", "--values", "0.1,0.9", "--jobs", "1", "--out", "swept")
    result = cxsim(inn, *words)
    assert result.returncode == 0, result.stderr
    assert "empowerment less fear" in result.stdout
    names = {path.name for path in (inn / "swept").iterdir()}
    assert {"points.csv", "sweep.svg", "summary.json", "journal.sqlite"} <= names
    document = json.loads((inn / "swept" / "summary.json").read_text("utf-8"))
    assert [point["value"] for point in document["points"]] == [0.1, 0.9]
    assert cxsim(inn, *words).returncode == 2  # the folder is finished and not overwritten


def test_a_search_writes_a_policy_that_check_accepts(inn):
    result = cxsim(inn, "search", "--company", "inn.yaml", "--kind", "control", "--budget", "100", "--weeks", "2",
                   "--points", "2", "--rounds", "1", "--final-worlds", "2", "--jobs", "1", "--out", "found")
    assert result.returncode == 0, result.stderr
    assert cxsim(inn, "check", "found/best.yaml").returncode == 0
    assert json.loads((inn / "found" / "summary.json").read_text("utf-8"))["budget_usd_per_agent_week"] == 100.0


def test_the_null_run_leaves_no_difference_but_in_money(inn):
    result = cxsim(inn, "compare", "fear", "empowerment", "--company", "inn.yaml", "--weeks", "2",
                   "--replications", "2", "--null", "--jobs", "1", "--json")
    assert result.returncode == 0, result.stderr
    document = json.loads(result.stdout)
    assert document["switched_off"] == ["psychology"]
    by_kpi = {d["kpi"]: d["mean"] for d in document["differences"]}
    for kpi in ("csat", "first_contact_resolution", "abandonment_rate", "revenue", "goodwill_cost", "all_nine_met"):
        assert by_kpi[kpi] == 0.0, kpi
    assert by_kpi["support_cost"] != 0.0


@pytest.mark.parametrize(
    ("words", "fault"),
    [(("sweep", "joy", "fear", "empowerment"), "no factor 'joy'"),
     (("sweep", "script", "fear", "empowerment", "--values", "a"), "--values"),
     (("sweep", "script", "fear", "empowerment", "--values", "0.2,9"), "(found 9; 0 to 1)"),
     (("sweep", "script", "fear", "empowerment", "--kpi", "prof"), "did you mean 'profit'?"),
     (("search", "--kind", "control", "--kpi", "prof"), "did you mean 'profit'?"),
     (("search", "--kind", "contrl"), "no kind of management"),
     (("compare", "fear", "empowerment", "--without", "gravity"), "no mechanism 'gravity'"),
     (("compare", "fear", "empowerment", "--kappa", "2"), "--kappa")])
def test_what_makes_no_sense_ends_with_2_and_writes_nothing(inn, words, fault):
    result = cxsim(inn, *words, "--company", "inn.yaml", "--out", "none")
    assert result.returncode == 2
    assert fault in result.stderr
    assert not (inn / "none").exists()


@pytest.mark.parametrize("words", [("search", "--kind", "control"), ("compare", "fear", "empowerment", "--robust")])
def test_where_there_are_no_customers_no_best_policy_is_searched_for(inn, words):
    result = cxsim(inn, *words, "--company", "neutral", "--weeks", "26", "--out", "none")
    assert result.returncode == 2
    assert "has no customers" in result.stderr
    assert "found economics.customers 0; at least 1" in " ".join(result.stderr.split())
    assert not (inn / "none").exists()
