"""One conformance check over every shipped scenario file, and what the design of worlds and policies asks of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from cxsim.config.explanation import explain
from cxsim.config.loader import load
from cxsim.config.quantities import NAME
from cxsim.config.scenarios import list_scenarios, load_company, load_policy
from cxsim.paths import shipped
from cxsim.rules.company import Company, Policy
from cxsim.rules.levers import Levers

COMPANIES = sorted(each for each in shipped("companies").glob("*") if each.is_file())
"""What is in a folder below are translations."""
POLICIES = sorted(shipped("policies").glob("*"))
FILES = [*COMPANIES, *POLICIES]


def ids(path: Path) -> str:
    return path.name


# --- conformance, file by file


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_a_shipped_file_is_free_of_faults(path: Path) -> None:
    explanation = explain(path)
    assert explanation.rows
    assert path.suffix == ".yaml"
    assert explanation.kind == {"companies": "company", "policies": "policy"}[path.parent.name]


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_every_value_has_unit_or_form_meaning_and_a_source_of_its_own(path: Path) -> None:
    document = load(path)
    assert isinstance(document.data, dict)
    named = document.data["sources"]
    assert named
    for row in explain(path).rows:
        if row.key[-1] == "title":
            continue
        assert row.source, f"{row.name} has no source"
        assert row.facts.meaning or row.key[0] == "parameters", f"{row.name} has no meaning"
        assert row.facts.unit or row.facts.form, f"{row.name} has neither unit nor form"
        if isinstance(row.value, (int, float)) and not isinstance(row.value, bool):
            assert row.facts.low is not None, f"{row.name} has no range"


@pytest.mark.parametrize("path", POLICIES, ids=ids)
def test_every_choice_of_a_policy_is_explained(path: Path) -> None:
    sources = load(path).data["sources"]  # type: ignore[index, call-overload]
    assert set(sources) - {"levers"} <= set(Levers._fields)
    assert "levers" in sources or set(sources) == set(Levers._fields)


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_a_shipped_file_reads_well(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    assert lines[0].startswith("# ")
    assert max(map(len, lines)) <= 120
    assert text.endswith("\n")
    assert "\t" not in text
    assert not any(line != line.rstrip() for line in lines)


def test_every_file_has_a_name_and_a_title_of_its_own() -> None:
    found = [*list_scenarios("company"), *list_scenarios("policy")]
    assert all(re.fullmatch(NAME, scenario.name) for scenario in found)
    assert len({scenario.name for scenario in found}) == len(FILES)
    assert len({scenario.title for scenario in found}) == len(FILES)
    assert all(scenario.origin == "shipped" for scenario in found)


def test_the_policies_and_companies_of_the_model_are_there() -> None:
    assert {path.stem for path in POLICIES} == {
        "fear", "empowerment", "lip-service", "firm-and-fair", "laissez-faire", "scripted", "sales-first",
    }  # fmt: skip
    assert {path.stem for path in COMPANIES} == {
        "grand-hotel", "airline", "electronics", "software", "utility", "neutral",
    }  # fmt: skip


# --- policies

DESIGN = {  # levers in the order of the design note of the policies: what was fixed before any run
    "fear": (0.05, 0.7, 0.2, 0.15, 0.25, 0.9, 0.25, 0.25, 0.9, 0.7, 0.8, 0.3, 0.1, 0.05, 0.2, 0.25),
    "empowerment": (0.8, 0.8, 0.8, 0.8, 1.5, 0.2, 0.05, 0, 0.2, 0.2, 0.2, 0.1, 0.6, 0.7, 0.8, 0.8),
    "firm-and-fair": (0.35, 0.95, 0.6, 0.6, 1.0, 0.6, 0.25, 0.01, 0.4, 0.5, 0.4, 0.1, 0.5, 0.5, 0.5, 0.6),
    "laissez-faire": (0.9, 0.15, 0.3, 0.3, 0.1, 0.05, 0, 0, 0.1, 0.1, 0.2, 0.1, 0.3, 0.2, 0.6, 0.5),
    "scripted": (0.05, 0.9, 0.4, 0.5, 0.75, 0.6, 0.1, 0.02, 0.4, 0.95, 0.5, 0.1, 0.3, 0.3, 0.3, 0.5),
    "sales-first": (0.2, 0.6, 0.5, 0.4, 0.75, 0.5, 0.15, 0.05, 0.5, 0.4, 0.4, 0.9, 0.1, 0.5, 0.6, 0.4),
}
ORDER = (
    "discretion", "clarity", "information", "support", "training_h_per_week", "monitoring",
    "punish_deserved_per_4wk", "punish_undeserved_per_4wk", "punish_visibility", "script", "weight_speed",
    "weight_sales", "weight_service", "recognition", "promised", "attitude",
)  # fmt: skip


@pytest.mark.parametrize("name", DESIGN)
def test_a_policy_is_the_bundle_that_was_fixed_before_any_run(name: str) -> None:
    levers = load_policy(name).levers
    assert tuple(getattr(levers, lever) for lever in ORDER) == DESIGN[name]
    assert levers.remedy_limit_x_loss == pytest.approx(1.25 * levers.discretion)


def test_lip_service_is_fear_and_a_promise() -> None:
    assert load_policy("lip-service").levers == load_policy("fear").levers._replace(promised=0.9)


def test_firm_and_fair_punishes_real_faults_as_often_as_fear() -> None:
    fear, fair = load_policy("fear").levers, load_policy("firm-and-fair").levers
    assert fair.punish_deserved_per_4wk == fear.punish_deserved_per_4wk
    assert fair.punish_undeserved_per_4wk < 0.1 * fear.punish_undeserved_per_4wk


# --- companies

WORLDS: dict[str, dict[str, float]] = {  # the design note of the worlds, per customer and year
    "grand-hotel": {
        "customers": 90_000, "margin_usd": 375, "purchases": 2.5, "churn": 0.26, "enquiries": 1.0, "problems": 0.50,
        "share_contacting": 0.65, "mean_loss_usd": 80, "judgement_of_problems": 0.55, "judgement_of_cases": 0.135,
        "handle_problem_min": 16, "handle_enquiry_min": 8, "open_h": 112, "desk_h_per_agent": 26,
    },
    "airline": {
        "customers": 150_000, "margin_usd": 120, "purchases": 4, "churn": 0.19, "enquiries": 1.2, "problems": 0.48,
        "share_contacting": 0.60, "mean_loss_usd": 50, "judgement_of_problems": 0.35, "judgement_of_cases": 0.07,
        "handle_problem_min": 11, "handle_enquiry_min": 6.5, "open_h": 112, "desk_h_per_agent": 26,
    },
    "electronics": {
        "customers": 250_000, "margin_usd": 75, "purchases": 3, "churn": 0.22, "enquiries": 0.6, "problems": 0.18,
        "share_contacting": 0.55, "mean_loss_usd": 60, "judgement_of_problems": 0.25, "judgement_of_cases": 0.0354,
        "handle_problem_min": 9, "handle_enquiry_min": 5.5, "open_h": 72, "desk_h_per_agent": 26,
    },
    "software": {
        "customers": 20_000, "margin_usd": 480, "purchases": 12, "churn": 0.12, "enquiries": 1.0, "problems": 0.80,
        "share_contacting": 0.70, "mean_loss_usd": 150, "judgement_of_problems": 0.40, "judgement_of_cases": 0.1436,
        "handle_problem_min": 20, "handle_enquiry_min": 10, "open_h": 50, "desk_h_per_agent": 26,
    },
    "utility": {
        "customers": 200_000, "margin_usd": 24, "purchases": 12, "churn": 0.07, "enquiries": 1.0, "problems": 0.25,
        "share_contacting": 0.60, "mean_loss_usd": 15, "judgement_of_problems": 0.08, "judgement_of_cases": 0.0104,
        "handle_problem_min": 8, "handle_enquiry_min": 5.3, "open_h": 60, "desk_h_per_agent": 26,
    },
}  # fmt: skip
"""Of all cases, 55 % of the hotel's problem cases are 13.5 %: the note's 14 is that number rounded; so with the
electronics retailer's 3.54 (the note: 4), the software firm's 14.36 (14) and the utility's 1.04 (1)."""


def aggregates(company: Company) -> dict[str, float]:
    """What a company's file amounts to, in the terms of the design note.

    Times and judgement are means over cases, that is, over problems weighted by the chance that they are voiced;
    time includes the channel's factor. Hours at the desk are those paid, less absence, breaks, meetings and half
    an hour of training a week. How many agents there are is set with the model itself.
    """
    problems = [issue for issue in company.issues if issue.is_problem]
    enquiries = [issue for issue in company.issues if not issue.is_problem]
    economics, staffing = company.economics, company.staffing

    def total(issues: list[Any], field: str = "", *, voiced: bool = False) -> float:
        return sum(
            issue.prob_per_purchase * (issue.contact_prob if voiced else 1.0) * (getattr(issue, field) if field else 1)
            for issue in issues
        )

    voiced = total(problems, voiced=True)
    factor = sum(channel.share * channel.handle_factor for channel in company.channels)
    shift_h = sum(shift.share * (shift.end_min - shift.start_min) for shift in staffing.shifts) / 60.0
    rest_h = sum(pause.length_min for pause in staffing.breaks) / 60.0
    away_h = (staffing.off_phone_h_per_week + 0.5) / staffing.days_per_week
    desk_h = staffing.days_per_week * (1.0 - staffing.absence_prob) * (shift_h - rest_h - away_h)
    open_h = sum(end - start for start, end in company.calendar.open_min) / 60.0
    return {
        "customers": economics.customers,
        "margin_usd": economics.purchases_per_year * economics.margin_per_purchase_usd,
        "purchases": economics.purchases_per_year,
        "churn": economics.churn_per_year,
        "enquiries": economics.purchases_per_year * total(enquiries),
        "problems": economics.purchases_per_year * total(problems),
        "share_contacting": voiced / total(problems),
        "mean_loss_usd": total(problems, "loss_mean_usd") / total(problems),
        "judgement_of_problems": total(problems, "judgement_prob", voiced=True) / voiced,
        "judgement_of_cases": total(problems, "judgement_prob", voiced=True) / (voiced + total(enquiries)),
        "handle_problem_min": factor * total(problems, "handle_min", voiced=True) / voiced,
        "handle_enquiry_min": factor * total(enquiries, "handle_min") / total(enquiries),
        "open_h": open_h,
        "desk_h_per_agent": desk_h,
    }


@pytest.mark.parametrize("name", WORLDS)
def test_a_company_amounts_to_the_design_of_its_world(name: str) -> None:
    assert aggregates(load_company(name)) == pytest.approx(WORLDS[name], rel=0.05)


@pytest.mark.parametrize("name", WORLDS)
def test_a_catalogue_is_as_wide_as_was_asked(name: str) -> None:
    company = load_company(name)
    problems = [issue for issue in company.issues if issue.is_problem]
    assert 6 <= len(problems) <= 10
    assert 4 <= len(company.issues) - len(problems) <= 6
    courtesy = next(issue for issue in problems if issue.name == "discourtesy")
    assert 0.05 <= courtesy.contact_prob <= 0.30  # evidence B11
    assert all(issue.contact_prob > courtesy.contact_prob for issue in problems if issue is not courtesy)
    assert 1 <= len(company.escalation) <= 2


def test_the_plain_queue_is_the_textbook_one() -> None:
    company = load_company("neutral")
    [channel], [stream], [issue] = company.channels, company.streams, company.issues
    assert not company.psychology
    assert company.staffing.always_on
    assert (company.staffing.agents, stream.rate_per_min) == (50, 55.0)
    assert (issue.handle_min * channel.handle_factor, channel.patience_mean_min) == (1.0, 2.0)
    assert set(company.calendar.season) == {1.0}
    assert company.calendar.open_min == ((0.0, 1440.0),) * 7


def test_objects_pass_through_the_door_unchanged() -> None:
    company, policy = load_company("neutral"), load_policy("fear")
    assert isinstance(company, Company)
    assert isinstance(policy, Policy)
    assert load_company(company) is company
    assert load_policy(policy) is policy
