"""``cxsim validate``: what it prints, in which form, and how it ends."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cxsim import cli
from cxsim.validation.agreement import KPIS
from cxsim.validation.queueing import erlang_a

SMALL = ("--customers", "300", "--replications", "3", "--jobs", "1")
QUEUE = ("--agents", "5", "--arrival-rate", "4", "--service-mean", "1", "--patience-mean", "2", "--threshold", "0.2")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.root, ["validate", *arguments])


def document(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_erlang_a_prints_exact_and_simulated_values_as_json() -> None:
    found = document("erlang-a", *QUEUE, *SMALL)
    assert set(found) == {"exact", "simulated"}
    assert list(found["exact"]) == list(found["simulated"]) == list(KPIS)
    exact = erlang_a(5, 4.0, 1.0, 2.0, 0.2)
    for kpi in KPIS:
        assert found["exact"][kpi] == getattr(exact, kpi)
        simulated = found["simulated"][kpi]
        assert set(simulated) == {"mean", "ci_low", "ci_high", "sd", "n"}
        assert simulated["n"] == 3
        assert simulated["ci_low"] <= simulated["mean"] <= simulated["ci_high"]


def test_both_definitions_of_service_level_are_told_apart() -> None:
    found = document("erlang-a", *QUEUE, *SMALL)
    for values in found["exact"], {kpi: value["mean"] for kpi, value in found["simulated"].items()}:
        assert values["service_level"] < values["wait_within_threshold"]


@pytest.mark.parametrize("name", ["erlang-c", "mm1"])
def test_queues_without_abandonment(name: str) -> None:
    found = document(name, "--arrival-rate", "0.5", *SMALL)
    assert found["exact"]["abandonment_rate"] == found["simulated"]["abandonment_rate"]["mean"] == 0.0


def test_littles_law_gives_rows() -> None:
    found = document("littles-law", *QUEUE, *SMALL)
    assert found["schema"] == 1
    assert [row["id"] for row in found["rows"]] == ["littles-law/queue", "littles-law/system"]
    for row in found["rows"]:
        assert set(row) == {"id", "claim", "measured", "ci_low", "ci_high", "tolerance", "verdict"}
        assert row["verdict"] == "holds"


def test_the_same_seed_gives_the_same_document_and_another_seed_another() -> None:
    first = run("erlang-a", *QUEUE, *SMALL, "--json").stdout
    assert run("erlang-a", *QUEUE, *SMALL, "--json").stdout == first
    assert run("erlang-a", *QUEUE, *SMALL, "--json", "--seed", "2").stdout != first


def test_the_table_fits_the_screen_and_says_what_was_run() -> None:
    result = run("erlang-a", *QUEUE, *SMALL)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "3 replications of about 300 customers" in result.stdout
    for kpi in KPIS:
        assert kpi in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("erlang-c", "--agents", "5", "--arrival-rate", "6", "--service-mean", "1"), "grows for ever"),
        (("mm1", "--arrival-rate", "1", "--service-mean", "1"), "grows for ever"),
        (("erlang-a", "--arrival-rate", "0"), "above 0"),
        (("erlang-a", "--arrival-rate", "nan"), "above 0"),
        (("erlang-a", "--patience-mean", "inf"), "above 0"),
        (("erlang-a", "--service-mean", "-1"), "above 0"),
        (("erlang-a", "--threshold", "-0.1"), "0 or more"),
        (("erlang-a", "--agents", "0"), "1<=x"),
        (("erlang-a", "--replications", "1"), "2<=x"),
        (("erlang-a", "--arrival-rate", "1e300"), "too extreme"),
        (("erlang-b",), "No such command"),
    ],
)
def test_bad_input_is_named_and_ends_with_2(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""


def test_a_claim_that_fails_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxsim.validation.agreement.STANDARD_ERRORS", 0.0)
    result = run("erlang-a", *QUEUE, *SMALL)
    assert result.exit_code == 1
    assert "fails" in result.stdout


def test_a_queue_that_settles_slowly_is_pointed_out() -> None:
    result = run("mm1", "--arrival-rate", "0.9", *SMALL)
    assert result.exit_code == 0
    assert "settles slowly" in result.stderr
    assert "settles slowly" not in result.stdout


def test_the_suite_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    from cxsim.validation import agreement

    small = tuple(
        (theory, name, queue) for theory, name, queue in agreement.SUITE if name in ("small", "impatient")
    )
    monkeypatch.setattr(agreement, "SUITE", small)
    found = document("queueing", "--replications", "4", "--jobs", "1")
    assert {row["verdict"] for row in found["rows"]} == {"holds"}
    assert len(found["rows"]) == 2 * len(KPIS) + 3
