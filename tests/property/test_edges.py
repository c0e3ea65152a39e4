"""Sensible at the edges: nobody there, one customer, everybody gone, a queue of 100,000, no demand, extreme numbers.

Each world is run as it stands, and then held to the laws of every run (`laws`).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any, get_type_hints

import numpy as np
import pytest
from laws import count, lived_through
from small_company import CONTROL, MIXED, TRUST, run, small_company
from strategies import built_company

from cxsim.config.company_schema import CompanyFile
from cxsim.config.fields import facts
from cxsim.config.loader import ScenarioError, load
from cxsim.paths import shipped
from cxsim.rules.company import WRITTEN, Channel, Stream
from cxsim.rules.events import COSTS, Kind
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

# --- people


def test_nobody_at_the_desk_serves_nobody() -> None:
    log = lived_through(small_company(agents=0), weeks=2)
    assert count(log, Kind.CONTACT_OFFERED) > 20
    assert count(log, Kind.CONTACT_ANSWERED, Kind.ON_DUTY, Kind.CONTACT_ENDED) == 0


def test_questions_that_nobody_answers_cost_the_purchases_they_were_about() -> None:
    company = small_company(agents=0)
    every = replace(company, parameters=company.parameters._replace(lost_purchase_prob=1.0))
    log = run(every, MIXED, weeks=2)
    asked = log["case_id"][(log["kind"] == Kind.CASE_OPENED) & (log["value_3"] == 0.0)]
    offered, closed = (set(log["case_id"][log["kind"] == kind].tolist()) for kind in (
        Kind.CONTACT_OFFERED, Kind.CASE_CLOSED))
    lost = (log["kind"] == Kind.COST) & (log["value_2"] == COSTS.index("lost_purchases"))
    assert set(log["case_id"][lost].tolist()) == set(asked.tolist()) & offered & closed
    assert set(log["value"][lost].tolist()) == {100.0 * company.economics.margin_per_purchase_usd}


def test_next_to_nobody_comes_to_work() -> None:
    log = lived_through(small_company(absence_prob=1.0), weeks=2)
    assert count(log, Kind.SHIFT_MISSED) > 0.7 * (count(log, Kind.SHIFT_MISSED) + count(log, Kind.OFF_DUTY))


def test_meetings_all_day_leave_nobody_at_the_desk() -> None:
    log = lived_through(small_company(off_phone_h_per_week=1000.0), weeks=2)
    assert count(log, Kind.CONTACT_ANSWERED, Kind.ON_DUTY) == 0
    assert count(log, Kind.CONTACT_ABANDONED) > 0


def test_one_customer() -> None:
    company = small_company(customers=1, purchases_per_year=365.0)
    log = lived_through(company, weeks=4)
    assert count(log, Kind.PURCHASE) > 5


def test_no_customer_and_no_caller() -> None:
    log = lived_through(small_company(customers=0), weeks=2)
    assert count(log, Kind.PURCHASE, Kind.CASE_OPENED, Kind.CUSTOMER_JOINED) == 0
    assert count(log, Kind.ON_DUTY) > 0


@pytest.mark.parametrize("levers", [CONTROL, TRUST], ids=["control", "trust"])
def test_everybody_quits_and_nobody_is_found(levers: Levers) -> None:
    company = small_company(quit_per_year=2000.0, hiring_lead_weeks=52.0)
    log = lived_through(company, levers, weeks=6)
    assert count(log, Kind.AGENT_LEFT) == company.staffing.agents
    assert count(log, Kind.AGENT_HIRED) == 0
    late = log["time_min"] > 4 * 10080.0
    assert not (late & (log["kind"] == Kind.CONTACT_ANSWERED)).any()
    assert (late & (log["kind"] == Kind.CONTACT_OFFERED)).any()


def test_everybody_quits_and_is_replaced_every_week() -> None:
    log = lived_through(small_company(quit_per_year=2000.0, hiring_lead_weeks=0.0, agents=6), weeks=5)
    assert count(log, Kind.AGENT_HIRED) > 10


def test_a_budget_that_pays_for_levers_but_for_nobody() -> None:
    """Who spends everything on levers has next to nobody left to serve."""
    dear = small_company(
        budget_usd_per_agent_week=1.0,
        programme_usd_per_agent_week=type(small_company().economics.programme_usd_per_agent_week)(*[1000.0] * 7),
    )
    lived_through(dear, TRUST, weeks=2)


# --- demand


def test_a_queue_of_a_hundred_thousand() -> None:
    """Ten letters a minute for one agent: a week later a hundred thousand wait, and all of them are accounted for."""
    inbox = Channel("letters", "Letters", WRITTEN, 1.0, 1.0, 0.0, 1, 60.0)
    company = small_company(
        agents=1, customers=0, channels=(inbox,), streams=(Stream(2, 0, 10.2),), bot=None, absence_prob=0.0,
        open_min=((0.0, 1440.0),) * 7, profile=(1.0,) * 48, day_weights=(1.0,) * 7,
    )  # fmt: skip
    log = lived_through(company)
    end = log["kind"] == Kind.WEEK_ENDED
    assert log["value_3"][end][0] > 100_000
    assert count(log, Kind.CONTACT_ANSWERED) > 50


def test_a_week_without_demand_between_two_with() -> None:
    company = small_company(season=(1.0, 0.0, 1.0) + (1.0,) * 49)
    log = lived_through(company, weeks=3)
    bought = (log["time_min"][log["kind"] == Kind.PURCHASE] // 10080.0).astype(int)
    assert np.bincount(bought, minlength=3)[1] == 0
    assert (np.bincount(bought, minlength=3)[[0, 2]] > 0).all()


@pytest.mark.parametrize("season", [(0.0,) * 52, (0.0, 1.0) * 26, (1.0, 0.0) * 26])
def test_weeks_without_demand_at_either_end(season: tuple[float, ...]) -> None:
    log = lived_through(small_company(season=season), weeks=2)
    bought = (log["time_min"][log["kind"] == Kind.PURCHASE] // 10080.0).astype(int)
    assert {int(week) for week in bought} == {week for week in range(2) if season[week]}


def test_streams_that_stop_for_a_week() -> None:
    company = small_company(customers=0, streams=(Stream(0, 1, 0.05), Stream(2, 2, 0.05)), season=(0.0, 1.0) * 26)
    log = lived_through(company, weeks=2)
    assert set((log["time_min"][log["kind"] == Kind.CASE_OPENED] // 10080.0).tolist()) == {1.0}


# --- numbers


def ends(table: type, name: str) -> tuple[float, float]:
    mark = get_type_hints(table, include_extras=True)[name].__metadata__[0]
    return mark.low, mark.high


@pytest.mark.parametrize("name", Parameters._fields)
def test_every_parameter_may_stand_at_either_end(name: str) -> None:
    for value in ends(Parameters, name):
        lived_through(small_company(customers=60, parameters=Parameters()._replace(**{name: value})))


@pytest.mark.parametrize("side", [0, 1], ids=["lowest", "highest"])
@pytest.mark.parametrize("levers", [CONTROL, TRUST], ids=["control", "trust"])
def test_all_parameters_may_stand_at_one_end_together(side: int, levers: Levers) -> None:
    extreme = Parameters(*(ends(Parameters, name)[side] for name in Parameters._fields))
    lived_through(small_company(parameters=extreme), levers, weeks=3)


@pytest.mark.parametrize("name", Levers._fields)
def test_every_lever_may_stand_at_either_end(name: str) -> None:
    for value in ends(Levers, name):
        lived_through(small_company(customers=60), MIXED._replace(**{name: value}))


@pytest.mark.parametrize("side", [0, 1], ids=["lowest", "highest"])
def test_all_levers_may_stand_at_one_end_together(side: int) -> None:
    lived_through(small_company(), Levers(*(ends(Levers, name)[side] for name in Levers._fields)), weeks=3)


HOTEL: dict[str, Any] = load(shipped("companies") / "grand-hotel.yaml").data  # type: ignore[assignment]
HOTEL["economics"]["customers"], HOTEL["staffing"]["agents"] = 150, 4


def numbers_of(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Paths of all numbers of a file, of a list the first; but not of people, which have tests of their own."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data[:1]):
        if isinstance(value, (dict, list)):
            yield from numbers_of(value, (*path, key))
        elif isinstance(value, (int, float)) and not isinstance(value, bool) and key not in ("customers", "agents"):
            yield (*path, key)


@pytest.mark.parametrize("section", sorted(set(HOTEL) - {"kind", "title", "description", "parameters", "sources"}))
def test_every_number_of_a_company_file_may_stand_at_either_end(section: str) -> None:
    """As far as the file is still valid: shares that no longer add up are refused, and that is that."""
    lived = 0
    paths = list(numbers_of(HOTEL[section], (section,))) if isinstance(HOTEL[section], dict) else []
    if section in ("problems", "enquiries"):  # they are all alike: the first stands for them
        paths = [path for path in paths if path[1] == next(iter(HOTEL[section]))]
    for path in paths:
        known = facts(CompanyFile, path)
        for value in {known.low, known.high} - {None}:
            data = deepcopy(HOTEL)
            here: Any = data
            for step in path[:-1]:
                here = here[step]
            here[path[-1]] = type(here[path[-1]])(value)
            try:
                company = built_company(data)
            except ScenarioError:
                continue
            lived_through(company)
            lived += 1
    assert lived or section == "psychology"


def test_numbers_of_a_company_that_leave_nothing() -> None:
    """Losses, margins, wages, prices of nothing, customers who are all alike, calls of no spread."""
    nothing = {
        "margin_per_purchase_usd": 0.0, "wage_usd_per_h": 0.0, "value_cv": 0.0, "sale_prob": 0.0, "handle_cv": 0.0,
        "fixed_usd_per_week": 0.0, "discount_per_year": 0.0, "busyness_cv": 0.0, "slot_cv": 0.0, "escalation": (),
        "tenure_mean_weeks": 0.0, "off_phone_h_per_week": 0.0, "hiring_usd": 0.0,
    }  # fmt: skip
    company = small_company(**nothing)
    issues = tuple(replace(issue, loss_mean_usd=0.0, loss_cv=0.0, severity_mean=0.02) for issue in company.issues)
    log = lived_through(replace(company, issues=issues), weeks=2)
    assert not log["value"][np.isin(log["kind"], (Kind.REMEDY, Kind.SALE))].any()
