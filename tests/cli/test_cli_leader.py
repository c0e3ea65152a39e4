"""The leader's commands as a user meets them: processes, files, exit codes."""

from __future__ import annotations

import json
import math
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxsim.cli.leader_tables import ends

INN = """\
kind: company
title: Tiny inn
description: A small firm for tests.
handle_time: {distribution: lognormal, cv: 0.8}
calendar:
  open:
    {mon: "08:00-20:00", tue: "08:00-20:00", wed: "08:00-20:00", thu: "08:00-20:00", fri: "08:00-20:00",
     sat: "10:00-15:00", sun: closed}
  day_weights: {mon: 1.2, tue: 1, wed: 1, thu: 1, fri: 0.9, sat: 0.4, sun: 0}
  profile: {"08:00": 1, "12:00": 2, "14:00": 1}
  season: [1]
  busyness_cv: 0.1
  busyness_autocorrelation: 0.5
  slot_cv: 0.05
channels:
  phone: {title: Phone, kind: phone, share: 0.7, handle_factor: 1, patience_mean_min: 5, priority: 1, threshold_min: 1}
  inbox: {title: Inbox, kind: written, share: 0.3, handle_factor: 0.8, priority: 2, threshold_min: 240}
problems:
  late: {title: Late, prob_per_purchase: 0.1, severity_mean: 0.4, loss_mean_usd: 60, loss_cv: 0.8,
         standard_remedy_share: 0.5, judgement_prob: 0.3, complexity: 0.3, contact_prob: 0.7, handle_min: 10}
enquiries:
  how: {title: How to, prob_per_purchase: 0.2, complexity: 0.1, handle_min: 5}
staffing:
  agents: 4
  shifts:
    early: {hours: "08:00-14:00", share: 0.5}
    late: {hours: "14:00-20:00", share: 0.5}
  days_per_week: 5
  absence_prob: 0.1
  off_phone_h_per_week: 2
  wage_usd_per_h: 20
  overtime_factor: 1.5
  aptitude_mean_z: 0
  drive_mean_z: 0
  tenure_mean_weeks: 60
escalation:
  supervisor: {title: Supervisor, staff: 1, handle_min: 15, delay_mean_min: 60, remedy_share: 0.8, resolve_prob: 0.7,
               wage_usd_per_week: 900}
economics:
  {customers: 200, purchases_per_year: 60, margin_per_purchase_usd: 9.99, value_cv: 0.6, churn_per_year: 0.4,
   lock_in: 0.1, brand_dampening: 0.8, sale_prob: 0.5, sale_margin_usd: 12.34, discount_per_year: 0.1,
   fixed_usd_per_week: 321.09,
   programme_usd_per_agent_week: {support: 60, information: 15, monitoring: 45, recognition: 15}}
"""

COMPARE = ("compare", "fear", "empowerment", "--company", "inn.yaml", "--weeks", "3")
DATA = ("summary.json", "replications.csv", "weekly.csv", "differences.csv")


@pytest.fixture
def inn(tmp_path: Path) -> Path:
    """A folder with a company file, to work in."""
    (tmp_path / "inn.yaml").write_text(INN, encoding="utf-8")
    return tmp_path


def cxsim(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cxsim", *words], cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def test_equal_runs_are_equal_files_whatever_the_jobs(inn):
    for out, jobs in (("one", "1"), ("two", "2")):
        result = cxsim(inn, *COMPARE, "--replications", "3", "--jobs", jobs, "--out", out)
        assert result.returncode == 0, result.stderr
        assert result.stdout.rstrip().endswith(f"Report: {Path(out) / 'report.html'}")
    names = sorted(p.relative_to(inn / "one") for p in (inn / "one").rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(inn / "two") for p in (inn / "two").rglob("*") if p.is_file())
    assert {*map(Path, DATA), Path("report.html")} <= set(names)
    for name in names:
        if name.name != "journal.sqlite":
            assert (inn / "one" / name).read_bytes() == (inn / "two" / name).read_bytes(), name


@pytest.mark.parametrize(("low", "high", "text"), [
    (-40.1, -0.3, "[−40, −0.30]"), (-40.1, 0.3, "[−40, 0]"), (0.0004, 0.3, "[0.0004, 0.30]"),
    (-40.1, 0.0, "[−40, 0]"), (math.nan, math.nan, "[–, –]"),
])
def test_an_interval_that_leaves_out_zero_does_not_read_as_one_that_reaches_it(low, high, text):
    assert ends(low, high) == text


def test_the_table_fits_100_columns_and_says_what_was_run(inn):
    result = cxsim(inn, *COMPARE, "scripted", "--replications", "2", "--jobs", "1")
    assert result.returncode == 0, result.stderr
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "Tiny inn: 3 weeks, 2 replications, seed 1" in result.stdout
    assert "--out" in result.stderr
    assert [path.name for path in inn.iterdir()] == ["inn.yaml"]


def test_json_is_one_document_and_the_summary(inn):
    result = cxsim(inn, *COMPARE, "--replications", "2", "--jobs", "1", "--out", "out", "--json")
    document = json.loads(result.stdout)
    assert document == json.loads((inn / "out" / "summary.json").read_text(encoding="utf-8"))
    assert (document["schema"], document["weeks"], document["replications"], document["seed"]) == (1, 3, 2, 1)
    assert set(document["policies"]) == {"fear", "empowerment"}
    csat = document["policies"]["fear"]["csat"]
    assert csat["ci_low"] < csat["mean"] < csat["ci_high"]
    assert {"a", "b", "kpi", "mean", "ci_low", "ci_high", "adjusted_p", "favours"} <= set(document["differences"][0])
    assert "profit" in document["crossover"]


def test_a_finished_folder_is_not_overwritten_without_force(inn):
    (inn / "out").mkdir()
    for name in ("journal.sqlite", "summary.json"):
        (inn / "out" / name).touch()
    (inn / "out" / "weekly.csv").write_text("an older result")
    again = (*COMPARE, "--replications", "2", "--jobs", "1", "--out", "out")
    refused = cxsim(inn, *again)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert (inn / "out" / "weekly.csv").read_text() == "an older result"
    assert cxsim(inn, *again, "--force").returncode == 0
    assert (inn / "out" / "weekly.csv").read_text().startswith("policy,replication,week")
    assert json.loads((inn / "out" / "summary.json").read_text(encoding="utf-8"))["weeks"] == 3


def test_a_folder_of_somebody_else_is_left_alone(inn):
    (inn / "mine").mkdir()
    (inn / "mine" / "thesis.txt").write_text("years of work")
    assert cxsim(inn, *COMPARE, "--out", "mine").returncode == 2
    assert [path.name for path in (inn / "mine").iterdir()] == ["thesis.txt"]


LONG = (*COMPARE, "--replications", "25", "--out")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> Path:
    """The folder of a run that nobody interrupted."""
    folder = tmp_path_factory.mktemp("undisturbed")
    (folder / "inn.yaml").write_text(INN, encoding="utf-8")
    assert cxsim(folder, *LONG, "whole", "--jobs", "1").returncode == 0
    return folder / "whole"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_keeps_what_is_finished_and_the_same_command_goes_on(inn, jobs, undisturbed):
    command = [sys.executable, "-m", "cxsim", *LONG, "cut", "--jobs", jobs]
    with subprocess.Popen(command, cwd=inn, stderr=subprocess.PIPE, text=True) as run:
        log = inn / "cut" / "journal.sqlite-wal"
        deadline = time.monotonic() + 120.0
        while not (log.exists() and log.stat().st_size > 60_000):  # the empty tables take a third of it
            assert run.poll() is None, "the run ended before it could be interrupted"
            assert time.monotonic() < deadline
            time.sleep(0.005)
        run.send_signal(signal.SIGINT)
        _, words = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "the same command goes on from there" in words
    assert "Traceback" not in words
    assert not (inn / "cut" / "summary.json").exists()
    assert cxsim(inn, *LONG, "cut", "--jobs", jobs).returncode == 0
    for name in DATA:
        assert (inn / "cut" / name).read_bytes() == (undisturbed / name).read_bytes(), name


def test_a_bar_with_the_time_left_is_drawn_on_a_terminal_alone(inn):
    parent, child = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "cxsim", *COMPARE, "--replications", "2", "--jobs", "1", "--json"], cwd=inn,
        stdout=subprocess.PIPE, stderr=child, env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
    ) as run:
        os.close(child)
        out, _ = run.communicate(timeout=120)
        drawn = b""
        while True:
            try:
                more = os.read(parent, 65536)
            except OSError:
                break
            if not more:
                break
            drawn += more
    os.close(parent)
    assert run.returncode == 0
    assert json.loads(out)["schema"] == 1
    assert b"Replications" in drawn
    assert b"4/4" in drawn
    quiet = cxsim(inn, *COMPARE, "--replications", "2", "--jobs", "1", "--json")
    assert quiet.stdout.encode() == out
    assert quiet.stderr == ""


def test_every_fault_of_every_file_is_told_and_nothing_written(inn):
    (inn / "bad.yaml").write_text(INN.replace("agents: 4", "agents: four"), encoding="utf-8")
    result = cxsim(inn, "compare", "fear", "empowrment", "--company", "bad.yaml", "--out", "out")
    assert result.returncode == 2
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert any("bad.yaml:" in line and "staffing.agents" in line for line in lines)
    assert any("empowrment" in line and "did you mean 'empowerment'?" in line for line in lines)
    assert not (inn / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compare", "fear", "--company", "inn.yaml"), "at least two"),
        (("compare", "fear", "fear", "--company", "inn.yaml"), "different names"),
        (("compare", "fear", "scripted"), "--company"),
        ((*COMPARE, "--replications", "0"), "--replications"),
        ((*COMPARE, "--warm-up", "3"), "at least one week"),
        ((*COMPARE, "--engine", "compiled"), "not in this version"),
        ((*COMPARE, "--precision", "csat"), "KPI=HALF_WIDTH"),
        ((*COMPARE, "--precision", "mood=1"), "no KPI 'mood'"),
        ((*COMPARE, "--precision", "prof=1"), "did you mean 'profit'?"),
        ((*COMPARE, "--best", "one", "other"), "only with --robust"),
        ((*COMPARE, "--out", "inn.yaml"), "inn.yaml"),
        (("simulate", "--company", "inn.yaml", "--policy", "fear", "--event-log", "log.txt"), ".csv or .parquet"),
        (("simulate", "--company", "inn.yaml", "--policy", "fear", "--event-log", "no/log.csv"), "no folder"),
        (("simulate", "--company", "inn.yaml", "--policy", "fear", "--event-log", "inn.csv"), "--force"),
        (("simulate", "--company", "inn.yaml", "--policy", "fear", "--weeks", "many"), "--weeks"),
    ],
)
def test_usage_that_makes_no_sense_is_refused(inn, words, said):
    (inn / "inn.csv").write_text("mine")
    result = cxsim(inn, *words)
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert sorted(path.name for path in inn.iterdir()) == ["inn.csv", "inn.yaml"]
    assert (inn / "inn.csv").read_text() == "mine"


SIMULATE = ("simulate", "--company", "inn.yaml", "--policy", "empowerment", "--weeks", "2")


def test_one_replication_gives_key_figures_weeks_and_the_complete_log(inn):
    for n in "12":
        result = cxsim(inn, *SIMULATE, "--out", f"out{n}", "--event-log", f"log{n}.csv")
        assert result.returncode == 0, result.stderr
        assert max(map(len, result.stdout.splitlines())) <= 100
    assert (inn / "log1.csv").read_bytes() == (inn / "log2.csv").read_bytes()
    for name in ("summary.json", "kpis.csv", "weekly.csv"):
        assert (inn / "out1" / name).read_bytes() == (inn / "out2" / name).read_bytes()
    log = (inn / "log1.csv").read_text(encoding="utf-8").splitlines()
    assert log[0] == "time_min,kind,case_id,customer_id,agent_id,channel,value,value_2,value_3"
    assert log[-1].split(",")[1] == "run_ended"
    assert len((inn / "out1" / "weekly.csv").read_text(encoding="utf-8").splitlines()) == 1 + 2


def test_a_comparison_is_made_of_the_replications_that_simulate_gives(inn):
    alone = json.loads(cxsim(inn, *SIMULATE, "--json", "--replication", "1").stdout)
    cxsim(inn, "compare", "fear", "empowerment", "--company", "inn.yaml", "--weeks", "2", "--replications", "2",
          "--jobs", "1", "--out", "out")
    header, *rows = ((inn / "out" / "replications.csv").read_text(encoding="utf-8")).splitlines()
    found = next(dict(zip(header.split(","), row.split(","), strict=True)) for row in rows
                 if row.startswith("empowerment,1,"))
    assert {name: float(found[name]) for name in alone["kpis"]} == {
        name: kpi["value"] for name, kpi in alone["kpis"].items()}


def test_a_precision_adds_replications(inn):
    result = cxsim(inn, *COMPARE, "--replications", "2", "--precision", "csat=0.000001", "--max-replications", "6",
                   "--jobs", "1", "--json")
    document = json.loads(result.stdout)
    assert document["replications"] == 6
    assert document["precision_reached"] == {"csat": False}


@pytest.mark.slow
def test_the_demo_ends_with_a_table_and_a_report(tmp_path):
    result = cxsim(tmp_path, "demo", "--weeks", "1", "--replications", "2")
    assert result.returncode == 0, result.stderr
    assert "1 week, 2 replications" in result.stdout
    assert result.stdout.rstrip().endswith(f"Report: {Path('out') / 'demo' / 'report.html'}")
    assert (tmp_path / "out" / "demo" / "report.html").stat().st_size > 10_000
