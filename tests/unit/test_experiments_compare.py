"""Comparisons of a small firm: what they may depend on, and what interruptions and deaths must not change."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from dataclasses import replace

import numpy as np
import pytest
from small_company import CONTROL, MIXED, TRUST, small_company

from cxsim import engine
from cxsim.engine import EngineError, HorizonError
from cxsim.experiments import compare as compare_module
from cxsim.experiments.compare import ComparisonError, compare
from cxsim.experiments.journal import Journal
from cxsim.experiments.tables import csv_text, difference_table, json_text, replication_table, weekly_table
from cxsim.metrics.kpis import KPIS
from cxsim.rules.company import Policy
from cxsim.rules.events import COSTS

COMPANY = small_company(customers=120)
FEAR = Policy("fear", "Fear", "Levers.", CONTROL)
TRUSTING = Policy("trusting", "Trusting", "Levers.", TRUST)
MIX = Policy("mix", "Mix", "Levers.", MIXED)
SETTINGS = {"weeks": 4, "warm_up_weeks": 1, "replications": 4}


def everything(comparison) -> str:
    """All that is written of a comparison, as one text."""
    tables = (replication_table(comparison), weekly_table(comparison), difference_table(comparison))
    return json_text(comparison.summary()) + "".join(map(csv_text, tables))


@pytest.fixture(scope="module")
def undisturbed():
    return compare(COMPANY, FEAR, TRUSTING, **SETTINGS)


def test_results_are_the_same_bytes_on_one_process_and_on_two(undisturbed):
    assert everything(compare(COMPANY, FEAR, TRUSTING, jobs=2, **SETTINGS)) == everything(undisturbed)


def test_a_killed_worker_changes_nothing(undisturbed):
    killed = []

    def kill_once(progress) -> None:
        if progress.finished == 1 and not killed:
            killed.extend(multiprocessing.active_children())
            for child in killed:
                os.kill(child.pid, signal.SIGKILL)

    found = compare(COMPANY, FEAR, TRUSTING, jobs=2, progress=kill_once, **SETTINGS)
    assert killed
    assert everything(found) == everything(undisturbed)


def test_an_interrupted_run_goes_on_where_it_was(undisturbed, tmp_path):
    def interrupt(progress) -> None:
        if progress.finished == 3:
            raise KeyboardInterrupt

    with Journal(tmp_path / "j") as journal, pytest.raises(KeyboardInterrupt):
        compare(COMPANY, FEAR, TRUSTING, journal=journal, progress=interrupt, **SETTINGS)
    seen = []
    with Journal(tmp_path / "j") as journal:
        found = compare(COMPANY, FEAR, TRUSTING, journal=journal, progress=seen.append, **SETTINGS)
    assert seen[0].finished == 3
    assert len(seen) == 1 + 5
    assert everything(found) == everything(undisturbed)


def test_a_full_disk_loses_nothing_finished(undisturbed, tmp_path, monkeypatch):
    put = Journal.put
    calls = []

    def put_until_full(self, *args) -> None:
        calls.append(args)
        if len(calls) > 3:
            raise OSError(28, "No space left on device")
        put(self, *args)

    with monkeypatch.context() as patched, Journal(tmp_path / "j") as journal:
        patched.setattr(Journal, "put", put_until_full)
        with pytest.raises(OSError, match="No space left"):
            compare(COMPANY, FEAR, TRUSTING, journal=journal, **SETTINGS)
    seen = []
    with Journal(tmp_path / "j") as journal:
        found = compare(COMPANY, FEAR, TRUSTING, journal=journal, progress=seen.append, **SETTINGS)
    assert seen[0].finished == 3
    assert everything(found) == everything(undisturbed)


def test_a_finished_run_is_not_run_again_and_a_changed_one_is(tmp_path):
    with Journal(tmp_path / "j") as journal:
        compare(COMPANY, FEAR, TRUSTING, journal=journal, **SETTINGS)
        for changes, there in (({}, 8), ({"warm_up_weeks": 0}, 8), ({"replications": 5}, 8), ({"seed": 2}, 0)):
            seen = []
            compare(COMPANY, FEAR, TRUSTING, journal=journal, progress=seen.append, **(SETTINGS | changes))
            assert seen[0].finished == there, changes


def test_a_renamed_copy_gives_the_same_bytes_and_no_difference():
    copy = Policy("copy", "Another title", "Another text.", FEAR.levers)
    found = compare(COMPANY, FEAR, copy, **SETTINGS)
    for kpi, values in found.values["fear"].items():
        assert values.tobytes() == found.values["copy"][kpi].tobytes()
    for kpi, series in found.weekly["fear"].items():
        assert series.tobytes() == found.weekly["copy"][kpi].tobytes()
    assert {d.verdict for d in found.differences if d.n > 1} == {"practically equal"}  # one replication has no interval
    assert {d.mean for d in found.differences} == {0.0}


def test_a_third_policy_changes_nothing_about_the_first_two(undisturbed):
    found = compare(COMPANY, MIX, FEAR, TRUSTING, **SETTINGS)
    for name in ("fear", "trusting"):
        for kpi, values in undisturbed.values[name].items():
            assert np.array_equal(values, found.values[name][kpi], equal_nan=True), kpi
    assert {(d.a, d.b) for d in found.differences} == {("mix", "fear"), ("mix", "trusting"), ("fear", "trusting")}


def test_replications_are_different_worlds_and_policies_share_them(undisturbed):
    purchases = [undisturbed.weekly[name]["revenue"][:, 0] for name in ("fear", "trusting")]
    assert len(set(purchases[0])) > 1
    problems = [undisturbed.values[name]["problem_rate"] for name in ("fear", "trusting")]
    assert np.corrcoef(*problems)[0, 1] > 0.5


def test_more_replications_keep_the_first_ones(undisturbed):
    more = compare(COMPANY, FEAR, TRUSTING, **(SETTINGS | {"replications": 6}))
    for kpi, values in undisturbed.values["fear"].items():
        assert np.array_equal(values, more.values["fear"][kpi][:4], equal_nan=True)


def test_money_adds_up_to_the_cent(undisturbed):
    for name in ("fear", "trusting"):
        rows = {row.name: row for row in undisturbed.money[name]}
        cents = {key: np.rint(row.total.mean * 4 * 100) for key, row in rows.items()}
        assert cents["profit"] == cents["purchases"] + cents["sales"] - sum(cents[cost] for cost in COSTS)
        assert rows["profit"].total.mean == pytest.approx(undisturbed.estimates[name]["profit"].mean)
        assert [row.kind for row in undisturbed.money[name]].count("cost") == len(COSTS)


def test_the_result_holds_together(undisturbed):
    assert undisturbed.replications == 4
    assert undisturbed.replication_ids == (0, 1, 2, 3)
    assert [tuple(year) for year in undisturbed.years] == [(1, 3)]
    for name in undisturbed.policy_names:
        assert set(undisturbed.estimates[name]) == set(undisturbed.values[name]) <= set(KPIS)
        assert all(series.shape == (4, 4) for series in undisturbed.weekly[name].values())
        for histogram in undisturbed.histograms[name].values():
            assert histogram.edges.size == histogram.shares.size + 1
            assert histogram.shares.sum() == pytest.approx(1.0)
    assert json.loads(json_text(undisturbed.summary()))["schema"] == 1
    assert undisturbed.difference("fear", "trusting", "csat").n == 4
    with pytest.raises(KeyError):
        undisturbed.difference("trusting", "fear", "csat")


def test_years_begin_after_the_warm_up():
    assert [tuple(y) for y in compare_module.years_of(110, 4)] == [(4, 52), (56, 52), (108, 2)]


def test_pandas_gets_one_row_per_figure(undisturbed):
    pytest.importorskip("pandas", reason="pip install 'cxsim[research]' enables this test")
    frame = undisturbed.to_pandas()
    assert set(frame.columns) == {"policy", "replication", "kpi", "value"}
    assert len(frame) == sum(v.size for by_kpi in undisturbed.values.values() for v in by_kpi.values())


def test_a_failed_replication_is_missing_for_every_policy_and_told(undisturbed, monkeypatch):
    run = engine.weekly_totals

    def stumble(company, levers, **settings):
        if levers == TRUST and settings["replication"] == 2:
            raise ArithmeticError("it broke")
        return run(company, levers, **settings)

    monkeypatch.setattr(compare_module, "weekly_totals", stumble)
    found = compare(COMPANY, FEAR, TRUSTING, **SETTINGS)
    assert found.replication_ids == (0, 1, 3)
    assert [(f.policy, f.replication, f.reason) for f in found.failed] == [
        ("trusting", 2, "ArithmeticError: it broke")]
    for name in ("fear", "trusting"):
        wanted = undisturbed.values[name]["csat"][[0, 1, 3]]
        assert np.array_equal(found.values[name]["csat"], wanted)


def test_no_result_is_made_of_nothing(monkeypatch):
    def stumble(company, levers, **settings):
        raise ArithmeticError("it broke")

    monkeypatch.setattr(compare_module, "weekly_totals", stumble)
    with pytest.raises(RuntimeError, match="it broke"):
        compare(COMPANY, FEAR, TRUSTING, **SETTINGS)


def test_replications_are_added_until_the_precision_is_reached():
    few = compare(COMPANY, FEAR, TRUSTING, weeks=2, replications=2, precision={"fear": 10.0})
    assert few.replications == 5
    assert few.precision_reached == {"fear": True}
    half = few.difference("fear", "trusting", "csat")
    wanted = (half.ci_high - half.ci_low) / 4.0
    more = compare(COMPANY, FEAR, TRUSTING, weeks=2, replications=2, precision={"csat": wanted})
    found = more.difference("fear", "trusting", "csat")
    assert more.replications > 5
    assert (found.ci_high - found.ci_low) / 2.0 <= wanted
    capped = compare(
        COMPANY, FEAR, TRUSTING, weeks=2, replications=2, precision={"csat": 1e-9}, most_replications=7)
    assert capped.replications == 7
    assert capped.precision_reached == {"csat": False}


@pytest.mark.parametrize(
    ("policies", "changes", "fault", "word"),
    [
        ((FEAR,), {}, ComparisonError, "at least two"),
        ((FEAR, FEAR), {}, ComparisonError, "different names"),
        ((FEAR, replace(MIX, name="neither")), {}, ComparisonError, "neither"),
        ((FEAR, MIX), {"replications": 0}, ComparisonError, "replications"),
        ((FEAR, MIX), {"precision": {"nonsense": 1.0}}, ComparisonError, "no KPI 'nonsense'"),
        ((FEAR, MIX), {"precision": {"csat": 0.0}}, ComparisonError, "above 0"),
        ((FEAR, MIX), {"precision": {"csat": float("nan")}}, ComparisonError, "above 0"),
        ((FEAR, MIX), {"weeks": 0}, HorizonError, "at least 1"),
        ((FEAR, MIX), {"warm_up_weeks": 4}, HorizonError, "at least one week"),
        ((FEAR, MIX), {"engine": "compiled"}, EngineError, "not in this version"),
    ],
)  # fmt: skip
def test_requests_that_make_no_sense_are_refused(policies, changes, fault, word):
    with pytest.raises(fault, match=word):
        compare(COMPANY, *policies, **(SETTINGS | changes))
