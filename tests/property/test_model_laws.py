"""Laws of a whole run: nothing is lost, nothing counted twice, and every policy meets the same customers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_type_hints

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_company import CONTROL, MIXED, TRUST, log_bytes, run, small_company

from cxsim.rules.company import Company, Programme
from cxsim.rules.events import BOT_SOLVED, COSTS, GAVE_UP, TRANSFER, Kind
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
POLICIES = st.sampled_from([CONTROL, TRUST, MIXED])


def levers_within() -> st.SearchStrategy[Levers]:
    hints = get_type_hints(Levers, include_extras=True)
    return st.builds(
        Levers, **{n: st.floats(h.__metadata__[0].low, h.__metadata__[0].high) for n, h in hints.items()}
    )


COMPANIES = st.builds(
    small_company,
    agents=st.integers(1, 6),
    customers=st.integers(1, 500),
    purchases_per_year=st.floats(5.0, 120.0),
    absence_prob=st.floats(0.0, 0.5),
    off_phone_h_per_week=st.floats(0.0, 8.0),
    churn_per_year=st.floats(0.0, 0.95),
    sale_prob=st.floats(0.0, 1.0),
    handle_cv=st.floats(0.0, 2.0),
    value_cv=st.floats(0.0, 1.5),
    busyness_cv=st.floats(0.0, 0.4),
)


def of(log: dict[str, Any], kind: int) -> dict[str, Any]:
    """The rows of one kind."""
    chosen = log["kind"] == kind
    return {name: column[chosen] for name, column in log.items()}


def count(log: dict[str, Any], kind: int) -> int:
    return int((log["kind"] == kind).sum())


@FEW
@given(COMPANIES, levers_within(), st.integers(0, 1000))
def test_conservation(company: Company, levers: Levers, replication: int) -> None:
    weeks = 3
    log = run(company, levers, weeks=weeks, replication=replication)
    end = of(log, Kind.RUN_ENDED)

    # time runs forward, inside the horizon; nothing is NaN
    assert (np.diff(log["time_min"]) >= 0.0).all()
    assert log["time_min"][0] >= 0.0
    assert log["time_min"][-1] == weeks * 10080.0
    for name in ("time_min", "value", "value_2", "value_3"):
        assert np.isfinite(log[name]).all()

    # cases: opened = closed + open; every closed case is appraised once
    opened, closed = of(log, Kind.CASE_OPENED)["case_id"], of(log, Kind.CASE_CLOSED)["case_id"]
    assert len(set(opened)) == len(opened)
    assert set(closed) <= set(opened)
    assert len(opened) == len(closed) + int(end["value_3"][0])
    assert sorted(of(log, Kind.CASE_APPRAISED)["case_id"]) == sorted(closed)

    # contacts: offered = answered + abandoned + waiting; conversations begun = ended + going on
    offered, answered = of(log, Kind.CONTACT_OFFERED)["case_id"], of(log, Kind.CONTACT_ANSWERED)["case_id"]
    abandoned = of(log, Kind.CONTACT_ABANDONED)["case_id"]
    blocked = of(log, Kind.CONTACT_BLOCKED)["case_id"]
    cases_open = len(opened) - len(closed)
    assert 0 <= len(offered) - len(answered) - len(abandoned) - len(blocked) <= cases_open
    conversations = len(answered) + count(log, Kind.TRANSFERRED) + count(log, Kind.CALLED_BACK)
    assert 0 <= conversations - count(log, Kind.CONTACT_ENDED) <= cases_open
    ended = of(log, Kind.CONTACT_ENDED)
    assert count(log, Kind.TRANSFERRED) <= int((ended["value_2"] == TRANSFER).sum()) + count(log, Kind.MISUSE)

    # the bot: one session a case, and what it keeps never reaches an agent; law: broken once a case at most
    sessions = of(log, Kind.BOT_ENDED)
    begun_with_bot = of(log, Kind.BOT_STARTED)["case_id"]
    assert len(set(begun_with_bot)) == len(begun_with_bot) <= len(sessions["case_id"]) + cases_open
    kept = set(sessions["case_id"][np.isin(sessions["value"], [BOT_SOLVED, GAVE_UP])])
    assert not kept & set(offered)
    posts = of(log, Kind.PUBLIC_POST)["case_id"]
    assert set(opened) <= set(offered) | set(begun_with_bot) | set(posts)
    broken = of(log, Kind.VIOLATION)["case_id"]
    assert len(set(broken)) == len(broken)
    assert set(broken) <= set(of(log, Kind.REGULATED)["case_id"])

    # posts: each is answered in time or not, once
    assert len(of(log, Kind.POST_SETTLED)["case_id"]) <= len(posts)
    old = of(log, Kind.PUBLIC_POST)["time_min"] + company.parameters.post_deadline_min < weeks * 10080.0
    assert old.sum() <= len(of(log, Kind.POST_SETTLED)["case_id"])

    # call-backs: promised = kept + broken + not yet due; nobody calls in vain
    promised, settled = count(log, Kind.PROMISED), of(log, Kind.PROMISE_SETTLED)["value"]
    assert 0 <= promised - len(settled) <= promised
    assert set(settled.tolist()) <= {0.0, 1.0}
    assert settled.sum() <= count(log, Kind.CALLED_BACK) <= promised
    last_agent: dict[int, int] = {}
    for kind, case, agent in zip(log["kind"], log["case_id"], log["agent_id"], strict=True):
        if kind == Kind.CONTACT_ENDED:
            last_agent[case] = agent
        elif kind == Kind.PROMISED:
            assert agent == last_agent[case]  # who promises is who spoke last, also after a transfer

    # customers: first + joined - left = there at the end
    there = company.economics.customers + count(log, Kind.CUSTOMER_JOINED) - count(log, Kind.CUSTOMER_LEFT)
    assert there == int(end["value_2"][0])
    left = of(log, Kind.CUSTOMER_LEFT)["customer_id"]
    assert len(set(left)) == len(left)

    # problems: spoken of or kept silent, never both
    silent = set(of(log, Kind.PROBLEM_SILENT)["case_id"])
    problems = set(of(log, Kind.PROBLEM)["case_id"])
    false = set(of(log, Kind.FALSE_CLAIM)["case_id"])
    assert silent <= problems
    assert not false & problems
    assert set(of(log, Kind.FALSE_CLAIM_PAID)["case_id"]) <= false
    about_problems = opened[of(log, Kind.CASE_OPENED)["value_3"] == 1.0]
    surfaced = set(of(log, Kind.ERROR_SURFACED)["case_id"])
    assert not surfaced & (problems | false)
    assert silent | set(about_problems) == problems | false | surfaced
    assert not set(of(log, Kind.PROBLEM_AVERTED)["case_id"]) & (problems | false)
    assert not silent & set(about_problems)

    # an agent never works longer than he is there
    people = 1 + int(log["agent_id"].max())
    other = of(log, Kind.OTHER_WORK)
    assert (ended["value"] >= 0.0).all()
    assert (other["value"] >= 0.0).all()
    handled = np.bincount(ended["agent_id"], ended["value"], minlength=people)
    handled += np.bincount(other["agent_id"], other["value"], minlength=people)
    off = of(log, Kind.OFF_DUTY)
    on_duty = np.bincount(off["agent_id"], off["value"], minlength=people)
    longest = ended["value"].max(initial=0.0)
    assert (handled <= on_duty + longest + 1e-6).all()

    # people: first + hired - left = there at the end; nobody leaves twice or is two people
    begun = of(log, Kind.AGENT_TRAITS)["agent_id"]
    gone = of(log, Kind.AGENT_LEFT)["agent_id"]
    assert len(set(begun)) == len(begun) == company.staffing.agents + count(log, Kind.AGENT_HIRED)
    assert len(set(gone)) == len(gone)
    felt = of(log, Kind.AGENT_FEELING)
    last_week = set(felt["agent_id"][felt["time_min"] > (weeks - 1) * 10080.0].tolist())
    hired = of(log, Kind.AGENT_HIRED)
    start_after_the_end = set(hired["agent_id"][hired["time_min"] == weeks * 10080.0 - 1.0].tolist())
    assert last_week == set(begun.tolist()) - set(gone.tolist()) - start_after_the_end
    assert len(hired["agent_id"]) <= len(gone)

    # money: whole cents, and what was given is what was booked
    cost, remedies, misuse = of(log, Kind.COST), of(log, Kind.REMEDY), of(log, Kind.MISUSE)
    for cents in (cost["value"], remedies["value"], misuse["value"], of(log, Kind.SALE)["value"]):
        assert (cents == np.rint(cents)).all()
        assert (cents > 0.0).all()
    assert cost["value"][cost["value_2"] == COSTS.index("goodwill")].sum() == remedies["value"].sum()
    assert cost["value"][cost["value_2"] == COSTS.index("misuse")].sum() == misuse["value"].sum()
    fines = of(log, Kind.VIOLATION)
    assert cost["value"][cost["value_2"] == COSTS.index("fines")].sum() == fines["value"].sum()
    assert set(fines["value"]) <= {0.0, 50000.0}
    assert (cost["value_2"] == COSTS.index("bot")).sum() == len(begun_with_bot)
    lost = cost["case_id"][cost["value_2"] == COSTS.index("lost_purchases")]
    assert len(set(lost.tolist())) == len(lost)
    assert not set(lost.tolist()) & (set(about_problems.tolist()) | set(ended["case_id"].tolist()))
    fixed = cost["value"][cost["value_2"] == COSTS.index("fixed")]
    assert fixed.tolist() == [32109.0] * weeks


@FEW
@given(POLICIES, POLICIES, st.integers(0, 1000))
def test_same_customers_whatever_the_policy(one: Levers, other: Levers, replication: int) -> None:
    """Purchases, problems, channels and patience of a customer are the same for as long as he stays."""
    company = small_company()
    a, b = (run(company, levers, weeks=8, replication=replication) for levers in (one, other))
    gone_at: dict[int, float] = {}
    for log in (a, b):
        left = of(log, Kind.CUSTOMER_LEFT)
        for customer, time in zip(left["customer_id"].tolist(), left["time_min"].tolist(), strict=True):
            gone_at[customer] = min(time, gone_at.get(customer, np.inf))
    joined = [set(of(log, Kind.CUSTOMER_JOINED)["customer_id"].tolist()) for log in (a, b)]
    in_one_only = joined[0] ^ joined[1]

    def story(log: dict[str, Any], kind: int, *columns: str) -> set[tuple[Any, ...]]:
        rows = of(log, kind)
        return {
            row[1:]
            for row in zip(
                rows["customer_id"].tolist(), *(rows[name].tolist() for name in ("time_min", *columns)), strict=True
            )
            if row[0] not in in_one_only and row[1] < gone_at.get(row[0], np.inf)
        }

    purchases = story(a, Kind.PURCHASE, "customer_id", "value", "value_2")
    assert purchases == story(b, Kind.PURCHASE, "customer_id", "value", "value_2")
    assert len(purchases) > 100
    # problems, but for those whose cause was put right in one of the two
    averted = {case for log in (a, b) for case in of(log, Kind.PROBLEM_AVERTED)["case_id"].tolist()}
    problems = [
        {row for row in story(log, Kind.PROBLEM, "case_id", "value", "value_2", "value_3") if row[1] not in averted}
        for log in (a, b)
    ]
    assert problems[0] == problems[1]
    assert problems[0]

    # tastes: the way a customer takes is the same for every case that is opened in both
    ways = [dict(zip(of(g, Kind.CASE_OPENED)["case_id"].tolist(),
                     of(g, Kind.CASE_OPENED)["channel"].tolist(), strict=True)) for g in (a, b)]  # fmt: skip
    for case in ways[0].keys() & ways[1].keys():
        assert ways[0][case] == ways[1][case]

    # patience: who gives up in his first try does so after the same wait, wherever it comes to that
    waits = []
    for log in (a, b):
        first: dict[int, float] = {}
        gave_up = of(log, Kind.CONTACT_ABANDONED)
        tries = of(log, Kind.CONTACT_OFFERED)
        seen: dict[int, int] = {}
        for case in tries["case_id"].tolist():
            seen[case] = seen.get(case, 0) + 1
        for case, wait in zip(gave_up["case_id"].tolist(), gave_up["value"].tolist(), strict=True):
            if seen[case] == 1:
                first[case] = wait
        waits.append(first)
    for case in waits[0].keys() & waits[1].keys():
        assert waits[0][case] == pytest.approx(waits[1][case], abs=1e-6)


@FEW
@given(POLICIES, st.integers(0, 10**6), st.integers(0, 1000))
def test_same_seed_same_bytes_and_other_seed_other_bytes(levers: Levers, seed: int, replication: int) -> None:
    company = small_company()
    log = log_bytes(run(company, levers, weeks=2, seed=seed, replication=replication))
    assert log == log_bytes(run(company, levers, weeks=2, seed=seed, replication=replication))
    assert log != log_bytes(run(company, levers, weeks=2, seed=seed, replication=replication + 1))
    assert log != log_bytes(run(company, levers, weeks=2, seed=seed + 1, replication=replication))


def test_a_longer_horizon_only_adds() -> None:
    """The first weeks of a long run are a short run: nothing looks ahead."""
    company = small_company()
    short, long = run(company, MIXED, weeks=2), run(company, MIXED, weeks=4)
    n = int((short["time_min"] < 2 * 10080.0).sum())
    for name, column in short.items():
        assert (column[:n] == long[name][:n]).all(), name


STRAINED = small_company(
    agents=2,
    customers=1200,
    churn_per_year=0.9,
    brand_dampening=1.0,
    parameters=Parameters(
        opportunist_share=0.4, conditional_share=0.6, misuse_rate=0.1, review_prob=0.1, audit_share=0.2,
        error_prob=0.08,
    ),
)
"""Too few agents, none of them steadfast, much coming and going: where rare mechanisms show."""

CROWDED = small_company(
    agents=90,
    day_weights=(1.2, 1.0, 1.0, 1.0, 0.9, 0.02, 0.0),
    parameters=Parameters(conditional_share=0.6, conditional_misuse=0.5, misuse_rate=0.1),
)
"""Many agents with little to do, on Saturdays least: where what befalls agents shows."""

RESTLESS = small_company(
    agents=90,
    parameters=Parameters(
        kappa=1.0, state_time_weeks=4.0, opportunist_share=0.4, misuse_rate=0.1, promotions_per_year=0.19,
        quit_satisfaction=0.7, quit_exhaustion=0.6,
    ),
)
"""Many agents who feel everything at once and at full strength: where what makes people go and come shows."""

WATCHED = small_company(
    agents=6,
    customers=1500,
    parameters=Parameters(
        opportunist_share=0.4, conditional_share=0.6, misuse_rate=0.1, audit_share=0.3, conditional_misuse=0.5,
        review_shock_week=2.0, review_shock=100.0,
    ),
)
"""Much misuse that soon comes to light, and a shock of reviews: where what follows either shows."""

WORLDS = tuple(
    (company, levers)
    for levers in (MIXED, CONTROL, TRUST)
    for company in (small_company(), STRAINED, WATCHED, CROWDED, RESTLESS)  # those with 90 agents last
)


SHOWS_IN = {
    "restricted_misuse": 12, "front_line_fixes": 13, "fear_decay_weeks": 10, "exception_script": 10,
    "promotion_rivalry": 5, "explanation": 5, "promotion_prospect_per_year": 5, "promotion_effort": 5,
    "quit_satisfaction": 4, "promotion_usd_per_week": 4, "quit_cap": 4, "promotion_slight": 4, "slight_weeks": 4,
    "promotion_satisfaction": 4, "sickness_base_prob": 3, "strain_faking": 3, "rule_fit": 3, "promotions_per_year": 3,
    "root_cause_share": 3, "root_cause_step": 3, "least_at_work": 2, "sickness_exhaustion": 2, "violation_script": 2,
    "selection_validity": 2, "check_finds": 2, "violation_unclear": 2, "review_shock": 2, "review_shock_week": 2,
    "compliance_slope": 1, "good_faith_punished": 1, "integrity_test": 1, "exception_audit": 1, "violation_checked": 1,
    "violation_rush": 1,
}  # fmt: skip
"""Which of the worlds is tried first for a number that shows in few of them; the others are tried after it."""


@pytest.mark.parametrize("name", Parameters._fields)
def test_every_parameter_changes_a_run(name: str) -> None:
    """A number that a scenario file may set must do something, in one of fifteen worlds; most do in the first week."""
    meta = get_type_hints(Parameters, include_extras=True)[name].__metadata__[0]
    soon = [(world, 1) for world in WORLDS[:2]]
    if name in SHOWS_IN:
        soon = [(WORLDS[SHOWS_IN[name]], 6)]
    for (company, levers), weeks in (*soon, *((world, 6) for world in WORLDS)):
        now = getattr(company.parameters, name)
        for extreme in {meta.high, meta.low} - {now}:
            other = replace(company, parameters=company.parameters._replace(**{name: extreme}))
            if log_bytes(run(other, levers, weeks=weeks)) != _baseline(company, levers, weeks):
                return
    pytest.fail(f"{name} moved to either end of its range changes nothing")


_BASELINES: dict[tuple[str, Levers, int], bytes] = {}


def _baseline(company: Company, levers: Levers, weeks: int = 6) -> bytes:
    key = (repr(company), levers, weeks)
    if key not in _BASELINES:
        _BASELINES[key] = log_bytes(run(company, levers, weeks=weeks))
    return _BASELINES[key]


@pytest.mark.parametrize("name", Levers._fields)
def test_every_lever_changes_a_run(name: str) -> None:
    meta = get_type_hints(Levers, include_extras=True)[name].__metadata__[0]
    for company in (small_company(), STRAINED, RESTLESS):
        low, high = (MIXED._replace(**{name: value}) for value in (meta.low, meta.high))
        if log_bytes(run(company, low, weeks=6)) != log_bytes(run(company, high, weeks=6)):
            return
    pytest.fail(f"{name} moved from one end of its range to the other changes nothing")


COMPANY_CHANGES: dict[str, Any] = {
    "agents": 5, "days_per_week": 4, "absence_prob": 0.3, "off_phone_h_per_week": 5.0, "wage_usd_per_h": 21.0,
    "overtime_factor": 2.0, "aptitude_mean_z": -1.0, "drive_mean_z": 1.0, "tenure_mean_weeks": 20.0,
    "quit_per_year": 1.0, "hiring_lead_weeks": 0.0, "hiring_usd": 100.0,
    "customers": 401, "purchases_per_year": 70.0, "margin_per_purchase_usd": 10.0, "value_cv": 0.2,
    "churn_per_year": 0.2, "lock_in": 1.0, "brand_dampening": 0.0, "sale_prob": 0.1, "sale_margin_usd": 1.0,
    "discount_per_year": 0.2, "fine_usd": 900.0, "fixed_usd_per_week": 1.0, "budget_usd_per_agent_week": 500.0,
    "programme_usd_per_agent_week": Programme(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    "handle_cv": 0.3, "handle_distribution": 0, "escalation": (), "busyness_cv": 0.3,
    "busyness_autocorrelation": 0.0, "slot_cv": 0.2, "season": (1.1,) * 52,
    "day_weights": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0),
}  # fmt: skip


@pytest.mark.parametrize("name", COMPANY_CHANGES)
def test_every_number_of_a_company_changes_the_run(name: str) -> None:
    loud = Parameters(
        review_elasticity=0.09, review_memory_weeks=8.0, review_prob=0.1, violation_prob=0.2, violation_detected=0.5
    )
    busy = {"customers": 1200, "churn_per_year": 0.9, "parameters": loud}
    other = small_company(**(busy | {name: COMPANY_CHANGES[name]}))
    assert log_bytes(run(other, MIXED, weeks=6)) != _baseline(small_company(**busy), MIXED)


ISSUE_CHANGES = {
    "prob_per_purchase": 0.05, "severity_mean": 0.9, "loss_mean_usd": 20.0, "loss_cv": 0.1,
    "standard_remedy_share": 0.9, "judgement_prob": 0.0, "complexity": 0.0, "contact_prob": 0.2, "handle_min": 4.0,
    "departments_prob": 0.9, "departments": 1, "containment_prob": 0.9, "regulated_prob": 0.9,
}  # fmt: skip
CHANNEL_CHANGES = {"share": 0.1, "handle_factor": 1.5, "patience_mean_min": 1.0, "priority": 5}
LEVEL_CHANGES = {
    "staff": 3, "handle_min": 60.0, "delay_mean_min": 5.0, "remedy_share": 0.2, "resolve_prob": 0.1,
    "wage_usd_per_week": 1.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [("issues", n, v) for n, v in ISSUE_CHANGES.items()]
    + [("channels", n, v) for n, v in CHANNEL_CHANGES.items()]
    + [("escalation", n, v) for n, v in LEVEL_CHANGES.items()],
)
def test_every_number_of_issues_channels_and_levels_changes_the_run(part: str, name: str, value: float) -> None:
    company = small_company()
    rows = list(getattr(company, part))
    index = 1 if part == "issues" else 0
    rows[index] = replace(rows[index], **{name: value})
    assert log_bytes(run(replace(company, **{part: tuple(rows)}), MIXED, weeks=6)) != _baseline(company, MIXED)
