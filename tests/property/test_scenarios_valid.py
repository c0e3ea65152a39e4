"""Laws of valid scenario files: they are accepted, and the model gets the very numbers that they say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import lived_through
from strategies import LEVERS, built_company, built_policy, companies, company_data, file_text, levers, policy_data

from cxsim.config.conversion import year_season
from cxsim.config.loader import parse
from cxsim.config.quantities import DAYS
from cxsim.rules.company import Company
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

SOME = settings(max_examples=25)
SHAPED = ("shifts", "breaks", "groups", "assignment")
"""What the model has in another shape than the file."""


@SOME
@given(company_data())
def test_a_company_holds_the_numbers_of_its_file(data: dict[str, Any]) -> None:
    company = built_company(data)
    economics = {**data["economics"]}
    economics["programme_usd_per_agent_week"] = tuple(economics["programme_usd_per_agent_week"].values())
    assert {name: getattr(company.economics, name) for name in economics} == economics
    plain = {name: value for name, value in data["staffing"].items() if name not in SHAPED}
    assert {name: getattr(company.staffing, name) for name in plain} == plain
    for issue in company.issues:
        said = data["problems" if issue.is_problem else "enquiries"][issue.name]
        assert {name: getattr(issue, name) for name in said} == said
    assert [issue.name for issue in company.issues] == [*data["problems"], *data["enquiries"]]
    assert [channel.name for channel in company.channels] == list(data["channels"])
    for stream, said in zip(company.streams, data["streams"].values(), strict=True):
        assert company.issues[stream.issue].name == said["issue"]
        assert company.channels[stream.channel].name == said["channel"]
    assert company.parameters == Parameters()._replace(**data["parameters"])


@SOME
@given(company_data())
def test_the_week_has_demand_and_agents_whenever_it_is_open(data: dict[str, Any]) -> None:
    company = built_company(data)
    calendar, staffing = company.calendar, company.staffing
    assert sum(calendar.season) == pytest.approx(52.0)
    assert len(calendar.profile) == 48
    for day, (start, end) in zip(DAYS, calendar.open_min, strict=True):
        assert (start == end) == (data["calendar"]["open"][day] == "closed")
        for slot in range(int(start // 30), int(end // 30)):
            on = any(shift.start_min <= 30 * slot < shift.end_min for shift in staffing.shifts)
            assert staffing.always_on or on


@SOME
@given(policy_data())
def test_a_policy_holds_the_numbers_of_its_file(data: dict[str, Any]) -> None:
    policy = built_policy(data)
    assert policy.levers._asdict() == data["levers"]
    assert policy.levers._fields == tuple(LEVERS)
    assert policy.title == data["title"]


@SOME
@given(company_data())
def test_every_key_and_value_knows_its_place(data: dict[str, Any]) -> None:
    text = file_text(data)
    document = parse(text, "x.yaml")
    assert document.data == json.loads(text)
    lines = text.split("\n")
    for key, place in document.keys.items():
        assert lines[place.line - 1][place.column - 1 :].startswith(json.dumps(key[-1], ensure_ascii=False))
        assert json.loads(text[place.start : place.end]) == key[-1]
    for key, place in document.values.items():
        here: Any = data
        for step in key:
            here = here[step]
        assert json.loads(text[place.start : place.end]) == here


@settings(max_examples=40, deadline=None)
@given(companies(), levers(), st.integers(0, 10**6))
def test_every_valid_company_lives_through_weeks_under_any_policy(company: Company, chosen: Levers, seed: int) -> None:
    """Nothing is lost, money adds up, and figures are numbers, in any scenario that the checks let through."""
    lived_through(company, chosen, weeks=2, seed=seed)


def test_a_season_by_months_gives_each_week_the_month_of_its_middle() -> None:
    by_month = year_season([float(month) for month in range(1, 13)])
    scale = by_month[0]
    months = [round(week / scale) for week in by_month]
    assert months == sorted(months)
    assert {months.count(month) for month in range(1, 13)} == {4, 5}
    assert year_season([3.0]) == (1.0,) * 52
