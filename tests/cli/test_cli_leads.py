"""Who leads: a page for every company, made by one command."""

from __future__ import annotations

from dataclasses import replace

from click.testing import CliRunner
from fake_comparison import fake_comparison

from cxsim.cli.leads import leads
from cxsim.config.faults import ScenarioError
from cxsim.config.scenarios import load_policy
from cxsim.experiments import robust
from cxsim.metrics.kpis import KPIS
from cxsim.paths import shipped
from cxsim.reports.leads_document import FOUND, FOUND_KEPT, INTRODUCTION, KEPT, LED, SMALLER, Led, leads_document


def test_the_page_has_a_row_for_each_measure_of_each_pair_and_says_how_many_worlds():
    comparison = fake_comparison(3)
    first, second, third = comparison.policy_names
    page = leads_document([Led(comparison, ((first, third), (second, third)))], "cxsim leads")
    assert page.count("| Satisfaction") == 2
    glance = 1 + 2
    assert page.count("\n| ") == glance + 2 * (len(LED) + 1)
    assert f"Each company met {comparison.replications}\u00a0worlds." in page
    assert "Made by `cxsim leads`" in page


def test_what_matters_is_told_as_it_is_judged():
    told = (KPIS["profit"].smallest_difference, KPIS["profit"].smallest_difference_of,
            KPIS["resolved_cases_per_agent_day"].smallest_difference, KPIS["csat"].smallest_difference)
    assert told == (0.01, "revenue", 1.0, 0.05)
    for words in ("1 % of revenue", "one case an agent-day", "a twentieth of a point of satisfaction"):
        assert words in INTRODUCTION


def with_standing(shift):
    """A comparison of two with crossings, and with the figures of its worlds at one horizon."""
    comparison = fake_comparison(2, shift=shift)
    return replace(comparison, standing={26: comparison.values})


def test_a_crossing_is_a_hint_only_unless_somebody_is_shown_to_lead_in_the_end():
    for shift, is_hint in ((3.0, False), (0.0, True)):
        comparison = with_standing(shift)
        page = leads_document([Led(comparison, (comparison.policy_names,))], "cxsim leads")
        (row,) = (line for line in page.splitlines() if line.startswith("| Satisfaction"))
        assert "week 21, from then " in row
        assert "(15 to 33 in 90 % of worlds)" in row
        assert row.endswith("; a hint only |") == is_hint
        (cash,) = (line for line in page.splitlines() if line.startswith("| Cash (profit"))
        assert cash.endswith("| none |")


def test_worlds_that_cross_are_told_where_their_mean_does_not():
    comparison = with_standing(3.0)
    crossings = [replace(found, week=None, ci_low=12.0, ci_high=12.0, never_share=0.75)
                 for found in comparison.crossings]
    comparison = replace(comparison, crossings=tuple(crossings))
    page = leads_document([Led(comparison, (comparison.policy_names,))], "cxsim leads")
    assert "| none on average (25 % of worlds: week 12) |" in page


def test_what_the_unspent_budget_does_stands_beside_what_it_does_when_it_becomes_agents():
    comparison = fake_comparison(3)
    first, second, third = comparison.policy_names
    led = Led(comparison, ((first, third), (second, third)), kept=comparison)
    page = leads_document([led], "cxsim leads --size 0.1")
    cash = [line.split("|")[2:] for line in page.splitlines() if line.startswith("| Cash (profit")]
    kept = [line.split("|")[2:] for line in page.splitlines() if line.startswith(f"| {KEPT}")]
    assert cash == kept
    assert len(cash) == 2
    assert SMALLER in page


def stand_in(folder, **names):
    """Shipped policies in the place of those that a search would find for the hotel."""
    folder.mkdir(exist_ok=True)
    for kind, name in names.items():
        source = shipped("policies") / f"{name}.yaml"
        (folder / f"grand-hotel-{kind}.yaml").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")


def test_the_best_of_each_kind_meet_in_their_company(tmp_path):
    stand_ins = {"control": "scripted", "empowerment": "laissez-faire"}
    stand_in(tmp_path, **stand_ins)
    result = CliRunner().invoke(leads, [
        "fear", "empowerment", "--company", "grand-hotel", "--size", "0.02", "--weeks", "26", "--replications", "2",
        "--best", str(tmp_path), "--kept", "26", "--jobs", "1"])
    assert result.exit_code == 0, result.output
    assert "Laissez-faire less Scripted service:" in result.output
    assert FOUND in result.output
    found = {name: load_policy(name).levers for name in stand_ins.values()}
    values = " | ".join(f"{found[stand_ins[kind]].script:g}" for kind in ("control", "empowerment"))
    assert f"| script (0 to 1) | {values} |" in result.output
    assert result.output.count(f"| {KEPT} |") == 2
    assert f"--best {tmp_path} --kept 26" in result.output


def test_where_the_budget_is_kept_those_meet_who_were_found_so(tmp_path):
    stand_in(tmp_path / "best", control="scripted", empowerment="laissez-faire")
    stand_in(tmp_path / "kept", control="laissez-faire", empowerment="scripted")  # the other way round
    asked = ["fear", "empowerment", "--company", "grand-hotel", "--size", "0.02", "--weeks", "26",
             "--replications", "2", "--best", str(tmp_path / "best"),
             "--kept", "26", "--jobs", "1", "--journal", str(tmp_path / "journal")]
    pages = [CliRunner().invoke(leads, [*asked, *more]).output
             for more in ([], ["--best-kept", str(tmp_path / "kept")])]
    of_the_best = [[line for line in page.splitlines() if line.startswith(f"| {KEPT} |")][1] for page in pages]
    signs = ["+" if "| +" in line else "-" for line in of_the_best]
    assert sorted(signs) == ["+", "-"]
    assert FOUND_KEPT not in pages[0]
    assert FOUND_KEPT in pages[1]
    assert "grand-hotel, budget kept: " in pages[1]


def test_the_best_of_a_kept_budget_need_one_that_is_kept(tmp_path):
    result = CliRunner().invoke(leads, ["--company", "utility", "--best-kept", str(tmp_path)])
    assert result.exit_code == 2
    assert "--best-kept goes with --best and --kept" in result.output


def test_a_company_for_which_no_best_was_found_is_told_before_anything_is_run(tmp_path):
    result = CliRunner().invoke(leads, ["--company", "utility", "--best", str(tmp_path)])
    assert isinstance(result.exception, ScenarioError)
    assert "utility-control.yaml" in str(result.exception)
    assert not result.output


def test_one_policy_cannot_lead():
    result = CliRunner().invoke(leads, ["fear", "--company", "utility"])
    assert result.exit_code == 2
    assert "at least two policies" in result.output


def test_whether_a_lead_holds_is_asked_of_the_same_pairs(monkeypatch, tmp_path):
    stand_in(tmp_path, control="scripted", empowerment="laissez-faire")
    every = robust.conditions_of
    monkeypatch.setattr(robust, "conditions_of", lambda *asked: every(*asked)[:1])  # as it stands: the others take long
    result = CliRunner().invoke(leads, [
        "fear", "empowerment", "--company", "grand-hotel", "--size", "0.02", "--weeks", "26", "--replications", "2",
        "--best", str(tmp_path), "--robust", "--jobs", "1"])
    assert result.exit_code == 0, result.output
    assert "--robust`; do not edit. 4\u00a0versions" in result.output
    assert "**Managing by empowerment against Managing by fear:" in result.output
    assert "Laissez-faire less Scripted service" in result.output


def test_whether_a_lead_holds_needs_two_worlds_and_tells_of_a_kept_budget_itself():
    for words, reason in ((["--replications", "1"], "at least 2 replications"), (["--kept", "26"], "leave --kept out")):
        result = CliRunner().invoke(leads, ["--company", "utility", "--robust", *words])
        assert result.exit_code == 2
        assert reason in result.output
