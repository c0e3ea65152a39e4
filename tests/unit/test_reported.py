"""What rows promise to report beside their verdicts: it is there, and no verdict asks for it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cxsim.cli.register_tables import register_lines
from cxsim.experiments.journal import Journal
from cxsim.metrics.intervals import Interval
from cxsim.metrics.kpis import KPIS
from cxsim.metrics.measures import MEASURES as SUMS
from cxsim.rules.company import MINUTES_PER_WEEK
from cxsim.rules.events import Kind
from cxsim.validation.register import ROWS
from cxsim.validation.register.missing import NOT_REPORTED
from cxsim.validation.register.row import Row
from cxsim.validation.trials import campaign
from cxsim.validation.trials.available import TRIALS
from cxsim.validation.trials.campaign import Campaign, Request
from cxsim.validation.trials.company import company_named
from cxsim.validation.trials.folds_cases import one_contact, remedies, resolution_by_complexity
from cxsim.validation.trials.folds_customers import award_on_award
from cxsim.validation.trials.history import COLUMNS, History, Table
from cxsim.validation.trials.observation import Observation, Task, observe, unpacked
from cxsim.validation.trials.page import write_page
from cxsim.validation.trials.reported import NOTHING, Reported, discounted_rise, lead_changes, weeks_of
from cxsim.validation.trials.reported_rows import BESIDES, limit_to_value
from cxsim.validation.trials.setting import Setting
from cxsim.validation.trials.trial import World
from cxsim.validation.trials.verdict import Finding, Result, Told
from tests.small_company import TRUST, small_company


def promises_to_report(row: Row) -> bool:
    """Whether a row says that something is reported beside it; names such as `errors_reported` are no promise."""
    words = " ".join((row.measure, row.design.note, row.restated))
    return re.search(r"\breported\b", re.sub(r"`[^`]*`", "", words)) is not None


def test_what_a_row_says_is_reported_is_reported_or_said_to_be_missing() -> None:
    promised = {row.id for row in ROWS.values() if promises_to_report(row)}
    assert {"F06", "F31", "CH10", "C22", "C24", "C27"} <= promised  # in the measure, in the note, in what is restated
    assert promised - set(BESIDES) - set(NOT_REPORTED) == set()
    assert set(NOT_REPORTED) <= promised
    assert set(BESIDES) <= set(TRIALS)
    assert all(beside.parts for beside in BESIDES.values())


@pytest.fixture(scope="module")
def read() -> dict[str, Any]:
    """What the measures that are reported give of a small company."""
    names = tuple(sorted({name for beside in BESIDES.values() for name in beside.reads}))
    task = Task(Setting(small_company(), TRUST), 12, 0, 1, 0, names, ())
    return dict(unpacked(observe(task), task.whole_spans).read)


def worlds_of(row: Row, read: dict[str, Any], number: int = 3) -> list[World]:
    """Worlds that know what is kept for the sake of what the row reports, and nothing else."""
    beside, design = BESIDES[row.id], row.design
    horizon = (design.warm_up_weeks, design.weeks)
    arms = TRIALS[row.id].arms_in(row, company_named(design.companies[0]), 1)
    kept = {name: value for name, value in read.items() if name.partition(".")[0] in beside.reads}
    draws = np.random.default_rng(1)

    def seen() -> Observation:
        spans = (horizon, *beside.spans)
        kpis, sums = (
            {span: dict(zip(names, draws.uniform(1.0, 2.0, len(names)).tolist(), strict=True)) for span in spans}
            for names in (KPIS, SUMS)
        )
        return Observation(kpis, sums, kept)

    return [World({label: seen() for label in arms}, horizon, arms) for _ in range(number)]


@pytest.mark.parametrize("row_id", sorted(BESIDES))
def test_what_is_reported_needs_no_arm_no_week_and_no_measure_that_is_not_kept(
    row_id: str, read: dict[str, Any]
) -> None:
    row = ROWS[row_id]
    told = BESIDES[row_id].found(worlds_of(row, read), len(row.criteria) * len(row.design.companies))
    assert told
    assert len({each.figure for each in told}) == len(told)
    for each in told:
        assert each.unit
        assert not each.interval.low > each.interval.high
    if "repeats" not in BESIDES[row_id].reads and "resolution_by_complexity" not in BESIDES[row_id].reads:
        assert all(np.isfinite(each.interval.mean) for each in told if "lead" not in each.figure)


def tiny(monkeypatch: pytest.MonkeyPatch, *ids: str) -> None:
    """Some rows, in a small firm for three weeks."""
    def short(row: Row) -> Row:
        return replace(row, design=replace(
            row.design, companies=("tiny",), weeks=3, warm_up_weeks=1, replications=2), needs=())

    monkeypatch.setattr(campaign, "rows", lambda kind: tuple(short(ROWS[each]) for each in ids))
    monkeypatch.setattr(campaign, "company_named", lambda name: small_company())


def test_a_verdict_is_the_same_whatever_is_reported_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    tiny(monkeypatch, "C19", "C24", "C05")
    with Journal(None) as journal:
        told = Campaign("claim", Request()).run(journal)
        monkeypatch.setattr(campaign, "BESIDES", {})
        bare = Campaign("claim", Request()).run(journal)
    assert [result.findings for result in told] == [result.findings for result in bare]
    assert [result.verdict for result in told] == [result.verdict for result in bare]
    assert [result.row.confidence for result in told] == [result.row.confidence for result in bare]
    assert [[each.reported.figure for each in result.beside] for result in told] == [
        ["remedy_to_fair_ratio"], ["churn_rate"], ["conversion_rate", "profit"]]
    assert not any(result.beside for result in bare)


def test_what_is_kept_of_a_run_says_so_in_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a run that was kept before would be asked for a week that it does not have."""
    tiny(monkeypatch, "CH07")
    with_it = Campaign("counter", Request()).tasks
    monkeypatch.setattr(campaign, "BESIDES", {})
    without = Campaign("counter", Request()).tasks
    assert {"award_on_award"} == {name for task in with_it for name in task.reads} - {
        name for task in without for name in task.reads}
    keys = [{campaign.study_key(task) for task in tasks} for tasks in (with_it, without)]
    assert not keys[0] & keys[1]


def result_with(*told: Reported) -> Result:
    row = ROWS["C22"]
    finding = Finding("airline", row.criteria[0], Interval(0.02, 0.02, 0.02, 0.0, 3), "")
    return Result(row, (finding,), 3, beside=tuple(Told("airline", each) for each in told))


def test_reported_figures_stand_in_json_text_and_page_and_are_marked(tmp_path: Any) -> None:
    figure = Reported("churn_rate", "share a year", Interval(0.0125, -0.5, float("nan"), 0.1, 3), "a word")
    result = result_with(figure)
    (told,) = json.loads(json.dumps(result.to_json()))["reported"]
    assert (told["figure"], told["measured"], told["ci_low"], told["ci_high"]) == ("churn_rate", 0.0125, -0.5, None)
    assert "verdict" not in told
    assert result.to_json()["not_reported"] == NOT_REPORTED["C22"]
    assert result.to_json()["figures"] == result_with().to_json()["figures"]
    lines = list(register_lines([result], "claim", ""))
    (line,) = (line for line in lines if "churn_rate" in line)
    assert "reported" in line
    assert "0.0125" in line
    assert max(map(len, lines)) <= 100
    page = write_page([result], tmp_path, heading="Claims", remark="").read_text()
    assert "churn_rate (reported, not judged); a word" in page
    assert "moment" in page
    assert page.replace("churn_rate (reported", "").count("holds") == write_page(
        [result_with()], tmp_path, heading="Claims", remark="").read_text().count("holds")


def weekly_world(first: list[float], second: list[float]) -> World:
    """Two arms whose profit is given by week, on a revenue of 10 a week."""
    arms = {}
    for label, profits in (((0,), first), ((1,), second)):
        arms[label] = Observation({
            span: {"profit": profit, "revenue": 10.0} for span, profit in zip(
                weeks_of(len(profits)), profits, strict=True)}, {}, {})
    company = company_named("airline")
    return World(arms, (0, len(first)), {(0,): Setting(company, TRUST), (1,): Setting(company, TRUST)})


def test_a_change_of_lead_is_told_with_its_week_and_with_who_is_ahead_at_last() -> None:
    behind, ahead = [0.0] * 12, [-4.0, *[1.0] * 11]
    changes = [weekly_world(behind, ahead), weekly_world(behind, ahead)]
    week, total = lead_changes(("fear", (1,)), ("trust", (0,)), 12, "profit")(changes, 1)
    assert (week.interval.mean, total.interval.mean) == (5.0, 6.0)  # of four weeks together; -4 is paid back in five
    assert "fear is ahead in week 12" in week.note
    steady = weekly_world(ahead, behind[:1] + ahead[1:])
    never = lead_changes(("fear", (1,)), ("trust", (0,)), 12, "profit")([steady], 1)
    assert np.isnan(never[1].interval.mean)
    assert "100%" in never[1].note


def test_discounting_makes_what_comes_late_worth_less() -> None:
    rate = company_named("airline").economics.discount_per_year
    late, soon = [0.0] * 103 + [1.0], [1.0] + [0.0] * 103
    found = [discounted_rise(weekly_world([0.0] * 104, each), (1,), (0,), 104) for each in (late, soon)]
    assert found[0] / found[1] == pytest.approx((1.0 + rate) ** (-103 / 52))


def test_the_limit_is_held_against_what_a_customer_is_worth(read: dict[str, Any]) -> None:
    (world,) = worlds_of(ROWS["C06"], read, 1)
    setting = world.setting[0, 1]
    assert isinstance(setting, Setting)
    losses = [issue.loss_mean_usd for issue in setting.company.issues if issue.is_problem]
    value = world.kpi("customer_equity", (0, 1)) / world.kpi("customers_at_end", (0, 1))
    assert min(losses) <= limit_to_value(world) * value / setting.levers.remedy_limit_x_loss <= max(losses)


def events(*rows: tuple[float, ...]) -> History:
    """Kind, case, customer, week, three values and, where one has a part in it, the agent of each."""
    columns: dict[str, list[float]] = {name: [] for name in COLUMNS}
    for kind, case, customer, week, *values in rows:
        given = {"time_min": week * MINUTES_PER_WEEK, "kind": kind, "case_id": case, "customer_id": customer,
                 **dict(zip(("value", "value_2", "value_3", "agent_id"), (*values, 0.0), strict=False))}
        for name, column in columns.items():
            column.append(given.get(name, 0.0))
    whole = ("case_id", "customer_id", "agent_id", "kind", "channel")
    return History(small_company(), 104, 0, Table(*(
        np.array(column, dtype=np.int64 if name in whole else np.float64) for name, column in columns.items())))


def case(number: int, customer: int, week: float, given: float, contacts: float = 1.0) -> list[Any]:
    """A problem with a loss of 100 of which so much is made good."""
    return [
        (Kind.PROBLEM, number, customer, week, 0.0, 0.5, 100.0),
        (Kind.CASE_OPENED, number, customer, week, 0.0, 0.5, 1.0),
        (Kind.REMEDY, number, customer, week, given, 50.0, 0.0),
        (Kind.CASE_CLOSED, number, customer, week + 0.1, 1.0, contacts, 60.0),
        (Kind.CASE_APPRAISED, number, customer, week + 0.1, 4.0, 1.0, 8.0),
    ]


def test_the_gain_of_award_on_award_is_found() -> None:
    rows = []
    for customer, first in enumerate((0.0, 20.0, 60.0, 100.0)):
        rows += case(2 * customer, customer, 1.0, first) + case(2 * customer + 1, customer, 9.0, 10.0 + 0.3 * first)
    found = events(*sorted(rows, key=lambda row: row[3]))
    assert award_on_award(found)["slope"] == pytest.approx(0.3)
    assert np.isnan(award_on_award(events(*case(0, 0, 1.0, 50.0)))["slope"])


def test_contacts_that_were_one_and_done_are_a_share_of_all_contacts_and_remedies_have_a_spread() -> None:
    run = events(*case(0, 0, 1.0, 25.0), *case(1, 1, 2.0, 50.0, contacts=3.0), *case(2, 2, 3.0, 75.0))
    found = one_contact(run)
    assert found["share"] == pytest.approx(2 / 3)
    assert found["of_contacts"] == pytest.approx(2 / 5)
    assert remedies(run)["spread"] == pytest.approx(0.5)


def answered(number: int, agent: int, week: float, complexity: float, resolved: float) -> list[Any]:
    """A case that one agent answered."""
    return [
        (Kind.CASE_OPENED, number, 0, week, 0.0, complexity, 0.0),
        (Kind.CONTACT_ANSWERED, number, 0, week, 1.0, 1.0, 0.0, agent),
        (Kind.CONTACT_ENDED, number, 0, week, 5.0, 0.0, resolved, agent),
        (Kind.CASE_CLOSED, number, 0, week + 0.1, resolved, 1.0, 60.0),
        (Kind.CASE_APPRAISED, number, 0, week + 0.1, 4.0, 1.0, 8.0),
    ]


def test_novices_are_those_with_little_experience_and_nobody_who_was_there_at_the_start() -> None:
    hired = [(Kind.AGENT_HIRED, -1, -1, 10.0, 0.0, 0.0, brought, agent) for agent, brought in ((7, 0.0), (8, 40.0))]
    found = resolution_by_complexity(events(
        *hired, *answered(0, 7, 12.0, 0.1, 1.0), *answered(1, 7, 22.0, 0.1, 0.0), *answered(2, 7, 30.0, 0.1, 1.0),
        *answered(3, 8, 12.0, 0.1, 1.0), *answered(4, 1, 12.0, 0.9, 1.0), *answered(5, 7, 12.5, 0.9, 0.0)))
    assert [found["novice_simple"].tolist(), found["novice_complex"].tolist()] == [[1.0, 2.0], [0.0, 1.0]]  # type: ignore[union-attr]
    assert (found["simple"], found["complex"]) == (3 / 4, 1 / 2)


def test_a_row_that_promises_nothing_reports_nothing(read: dict[str, Any]) -> None:
    assert NOTHING.found([], 1) == []
    assert not promises_to_report(ROWS["F32"])
