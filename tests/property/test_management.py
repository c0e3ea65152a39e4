"""Laws of management: what leaders may do, to whom, and what comes of it; and of the rules they go by."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_company import CONTROL, MIXED, TRUST, run, small_company

from cxsim.model.simulation import Simulation
from cxsim.rules import leadership, service, staffing, wellbeing
from cxsim.rules.company import Programme
from cxsim.rules.events import COSTS, Kind
from cxsim.rules.parameters import Parameters

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
UNIT = st.floats(0.0, 1.0)
DEFAULT = Parameters()

WATCHED = small_company(
    agents=12, customers=1500, quit_per_year=0.0,
    parameters=Parameters(opportunist_share=0.4, conditional_share=0.6, misuse_rate=0.1, audit_share=0.2),
)
"""Much misuse and many audits; nobody quits."""


def of(log: dict[str, Any], kind: int) -> dict[str, Any]:
    chosen = log["kind"] == kind
    return {name: column[chosen] for name, column in log.items()}


@pytest.mark.parametrize("strikes", [1.0, 2.0, 3.0])
def test_misuse_is_answered_step_by_step_and_never_before_it_was_found(strikes: float) -> None:
    log = run(WATCHED, MIXED._replace(misuse_response=strikes, monitoring=1.0), weeks=10)
    answers = defaultdict(list)
    found = of(log, Kind.MISUSE_FOUND)
    for agent, times, answer in zip(*(found[c].tolist() for c in ("agent_id", "value", "value_2")), strict=True):
        answers[agent].append((times, answer))
    steps = [*[leadership.COACH, leadership.RESTRICT][: int(strikes) - 1], leadership.DISMISS]
    assert answers
    for given_answers in answers.values():
        assert given_answers == [(i + 1.0, float(step)) for i, step in enumerate(steps[: len(given_answers)])]
    dismissed = {agent for agent, steps_of in answers.items() if steps_of[-1][1] == leadership.DISMISS}
    assert dismissed == set(of(log, Kind.AGENT_LEFT)["agent_id"].tolist())
    first_misuse: dict[int, float] = {}
    misuse = of(log, Kind.MISUSE)
    for agent, time in zip(misuse["agent_id"].tolist(), misuse["time_min"].tolist(), strict=True):
        first_misuse.setdefault(agent, time)
    assert all(
        first_misuse[agent] < time
        for agent, time in zip(found["agent_id"].tolist(), found["time_min"].tolist(), strict=True)
    )


def test_who_deserves_punishment_had_a_fault_found_that_week() -> None:
    log = run(WATCHED, MIXED._replace(punish_deserved_per_4wk=2.0, monitoring=1.0), weeks=6)
    audits, punished = of(log, Kind.AUDITED), of(log, Kind.PUNISHED)
    found = {
        (agent, time)
        for agent, time, faults in zip(*(audits[c].tolist() for c in ("agent_id", "time_min", "value_2")), strict=True)
        if faults > 0.0
    }
    deserved = punished["value"] == 1.0
    assert deserved.any()
    pairs = zip(punished["agent_id"][deserved].tolist(), punished["time_min"][deserved].tolist(), strict=True)
    assert set(pairs) <= found


def test_leaders_who_do_not_look_find_nothing_and_those_who_never_punish_punish_nobody() -> None:
    levers = MIXED._replace(monitoring=0.0, punish_undeserved_per_4wk=0.0)
    log = run(WATCHED, levers, weeks=5)
    assert not of(log, Kind.MISUSE_FOUND)["kind"].size
    assert not of(log, Kind.PUNISHED)["kind"].size
    assert of(log, Kind.MISUSE)["kind"].size


def test_undeserved_punishment_comes_at_the_rate_stated() -> None:
    company = small_company(agents=150, customers=1, quit_per_year=0.0)
    log = run(company, MIXED._replace(punish_undeserved_per_4wk=0.4), weeks=20)
    undeserved = (of(log, Kind.PUNISHED)["value"] == 0.0).sum()
    expected = 150 * 20 * leadership.undeserved_punishment_prob(0.4)
    assert undeserved == pytest.approx(expected, abs=4.0 * expected**0.5)


def test_fixes_avert_problems_and_no_more_than_the_front_line_could_put_right() -> None:
    p = Parameters(root_cause_step=0.1, suggestion_rate=0.2, root_cause_share=0.5)
    company = small_company(agents=40, customers=800, parameters=p, churn_per_year=0.0)
    listening = run(company, TRUST._replace(act_on_suggestions=1.0), weeks=20)
    deaf = run(company, TRUST._replace(act_on_suggestions=0.0, front_line_h_per_month=0.0), weeks=20)
    assert not of(deaf, Kind.PROBLEM_AVERTED)["kind"].size
    assert not of(deaf, Kind.SUGGESTED)["value"].any()
    averted, problems = of(listening, Kind.PROBLEM_AVERTED)["kind"].size, of(listening, Kind.PROBLEM)["kind"].size
    assert averted > 0
    at_most = 0.5 * (averted + problems)
    assert averted <= at_most + 4.0 * at_most**0.5


def test_a_hidden_error_comes_back_once_and_a_reported_one_never() -> None:
    p = Parameters(error_prob=0.1, error_delay_median_min=1440.0)
    log = run(small_company(customers=1500, agents=8, parameters=p), MIXED, weeks=6)
    made, surfaced = of(log, Kind.ERROR_MADE), of(log, Kind.ERROR_SURFACED)
    hidden = set(made["case_id"][made["value"] == 0.0].tolist())
    origins = [case - 500_000 for case in surfaced["case_id"].tolist()]
    assert surfaced["kind"].size > 10
    assert len(set(origins)) == len(origins)
    assert set(origins) <= hidden


def test_reports_fall_with_fear_while_errors_do_not() -> None:
    """Fact 32, in the rules: the dashboard improves as reality does not."""
    for fear in (0.0, 0.3, 0.6):
        assert leadership.report_prob(fear + 0.3, 0.5, DEFAULT) < leadership.report_prob(fear, 0.5, DEFAULT)
    assert leadership.error_prob(0.7, 1.0, DEFAULT) > leadership.error_prob(0.7, 0.0, DEFAULT)


@FEW
@given(st.floats(20.0, 200.0), st.floats(0.0, 1.0), st.integers(2, 12))
def test_every_policy_has_the_same_money(budget: float, support: float, agents: int) -> None:
    """Wages and programmes of a full team come to the same total, to within half a post."""
    company = small_company(agents=agents, budget_usd_per_agent_week=budget, quit_per_year=0.0, absence_prob=0.0)
    log = run(company, MIXED._replace(support=support), weeks=1)
    posts = of(log, Kind.AGENT_TRAITS)["kind"].size
    cost = of(log, Kind.COST)
    programmes = ("training", "support", "information", "monitoring", "recognition", "coaching", "peer_meetings",
                  "front_line", "suggestions", "knowledge", "wages")  # fmt: skip
    spent = sum(cost["value"][cost["value_2"] == COSTS.index(name)].sum() for name in programmes) / 100.0
    wages = 5 * (360.0 - 20.0) / 60.0 * 20.0
    offered = agents * (wages + budget)
    if 1 < posts < 2 * agents - 1:
        assert abs(spent - offered) <= 0.51 * spent / posts


def test_without_a_budget_each_policy_has_the_same_agents() -> None:
    for levers in (MIXED, TRUST):
        assert of(run(small_company(), levers, weeks=1), Kind.AGENT_TRAITS)["kind"].size == 4


def test_standards_fall_and_do_not_rise() -> None:
    p = Parameters(normal_occupancy=0.75, pressure_speed_up=0.64, erosion_weeks=6.0)
    company = small_company(agents=2, customers=1500, parameters=p, quit_per_year=0.0)
    for ratchet in (0.0, 1.0):
        rows = of(run(company, MIXED._replace(standards_ratchet=ratchet), weeks=8), Kind.WORK_PRESSED)
        assert (np.diff(rows["value_3"]) <= 0.0).all()
        assert (rows["value"] >= 1.0).all()
        assert (rows["value_3"][-1] < 1.0) == (ratchet > 0.0)
        assert (rows["value_2"] < 1.0).any()


def test_a_season_of_little_work_slows_the_pace_and_lifts_standards_only_where_a_company_lets_them() -> None:
    season = (1.0,) * 4 + (0.2,) * 48
    ends = []
    for rise in (0.0, 1.0):
        p = Parameters(pressure_speed_up=0.64, erosion_weeks=6.0, standards_rise=rise)
        company = small_company(customers=800, parameters=p, quit_per_year=0.0, season=season, busyness_cv=0.0)
        rows = of(run(company, MIXED._replace(standards_ratchet=1.0), weeks=12), Kind.WORK_PRESSED)
        slack = slice(6, None)  # what was left over from better times is worked off
        assert (rows["value"][slack] < 1.0).all()
        assert (rows["value_2"][slack] > rows["value_3"][5:-1]).all()  # slower than was held to be right
        ends.append(rows["value_3"])
    assert (np.diff(ends[0]) <= 0.0).all()
    assert (np.diff(ends[1])[5:] > 0.0).all()
    assert ends[1][-1] > 1.0  # no cap at the full time


def test_a_steady_load_however_small_leaves_the_pace_as_it_is() -> None:
    """Whoever is used to little work has no slack: idle teams are not slow for ever."""
    p = Parameters(habit_weeks=8.0)
    for load in (0.1, 0.5, p.normal_occupancy):
        habit = pace = 1.0
        for _ in range(104):
            pressure = leadership.work_pressure(load, habit)
            habit = leadership.habitual_load(habit, load, p)
            pace = leadership.pace(1.0, pressure, p)
        assert pace == pytest.approx(1.0, abs=1e-4)


# --- rules


@given(st.floats(0.0, 300.0), st.floats(0.1, 50.0))
def test_praise_wears_off_towards_what_lasts(weeks: float, more: float) -> None:
    before, after = (leadership.praise_freshness(w, DEFAULT) for w in (weeks, weeks + more))
    assert DEFAULT.praise_lasting <= after <= before <= 1.0


@given(UNIT, UNIT, st.floats(0.0, 2.0), UNIT)
def test_meetings_lift_the_weaker_alone_and_fear_blocks_them(
    own: float, peer: float, meetings: float, fear: float
) -> None:
    gain = leadership.peer_gain(own, peer, meetings, fear, 1.0, DEFAULT)
    assert 0.0 <= gain <= max(0.0, peer - own)
    assert leadership.peer_gain(own, peer, meetings, 1.0, 1.0, DEFAULT) == 0.0


@given(UNIT, UNIT, UNIT, UNIT)
def test_a_letter_read_out_lifts_the_weaker_alone_by_less_than_a_meeting(
    own: float, peer: float, recognition: float, fear: float
) -> None:
    gain = leadership.letter_gain(own, peer, recognition, fear, DEFAULT)
    assert 0.0 <= gain <= leadership.peer_gain(own, peer, 1.0, fear, 1.0, DEFAULT)
    assert leadership.letter_gain(own, peer, 0.0, fear, DEFAULT) == 0.0
    assert leadership.letter_gain(own, peer, recognition, fear, DEFAULT._replace(letter_learning=0.0)) == 0.0


@given(st.floats(0.0, 500.0), UNIT, UNIT)
def test_what_is_shown_makes_novices_quicker_and_nobody_quicker_than_those_who_know_the_work(
    weeks: float, shown: float, more: float
) -> None:
    alone, taught = service.learned_share(weeks, DEFAULT), service.efficiency(weeks, shown, DEFAULT)
    assert alone == service.efficiency(weeks, 0.0, DEFAULT)
    assert alone <= taught <= service.efficiency(weeks, shown + more, DEFAULT) <= 1.0


@given(st.floats(0.5, 1.0), st.floats(1.0, 2.0), UNIT)
def test_pressure_quickens_and_standards_follow_practice_down(standard: float, pressure: float, ratchet: float) -> None:
    pace = leadership.pace(standard, pressure, DEFAULT)
    assert 0.5 <= pace <= standard
    assert pace <= leadership.eroded_standard(standard, pace, ratchet, DEFAULT) <= standard


@given(st.floats(0.5, 1.0), st.floats(0.5, 1.0), UNIT, UNIT)
def test_slack_slows_and_standards_follow_it_only_where_a_company_lets_them(
    standard: float, pressure: float, ratchet: float, rise: float
) -> None:
    pace = leadership.pace(standard, pressure, DEFAULT)
    assert standard <= pace <= 1.2 * standard
    assert leadership.eroded_standard(standard, pace, ratchet, DEFAULT) == standard
    risen = leadership.eroded_standard(standard, pace, ratchet, DEFAULT._replace(standards_rise=rise))
    assert standard <= risen <= pace
    assert leadership.haste(0.0, max(1.0, pace), DEFAULT) == 0.0  # nobody is careful because he has time


@given(st.floats(0.0, 2.0), st.floats(0.0, 0.85))
def test_pressure_is_one_where_the_load_is_the_usual_one_and_grows_with_it(load: float, habit: float) -> None:
    pressure = leadership.work_pressure(load, habit)
    assert 0.5 <= pressure <= 2.0
    assert leadership.work_pressure(habit, habit) == 1.0
    assert leadership.work_pressure(1.1 * load, habit) >= pressure


@given(st.integers(0, 200), UNIT, UNIT)
def test_more_checks_find_more(acts: int, monitoring: float, less: float) -> None:
    found = leadership.found_prob(acts, monitoring, DEFAULT)
    assert 0.0 <= leadership.found_prob(acts, monitoring * less, DEFAULT) <= found + 1e-15 <= 1.0 + 1e-15


@given(st.floats(0.0, 1.0), st.integers(1, 100))
def test_fixes_never_go_beyond_what_can_be_fixed(share: float, fixes: int) -> None:
    p = Parameters(root_cause_share=share)
    factor = 1.0
    for _ in range(fixes):
        after = leadership.left_after_fix(factor, p.root_cause_share, 30, p)
        assert 1.0 - share <= after <= factor
        factor = after


@given(UNIT, UNIT, st.integers(1, 100))
def test_a_rule_put_right_comes_nearer_to_the_loss_and_never_beyond(share: float, most: float, fixes: int) -> None:
    left, before = 1.0, share
    for _ in range(fixes):
        left = leadership.left_after_fix(left, most, 30, DEFAULT)
        after = leadership.remedy_by_rule(share, left)
        assert before - 1e-12 <= after <= 1.0
        before = after


@given(st.integers(1, 200), st.floats(100.0, 2000.0), st.floats(0.0, 500.0), st.floats(0.0, 500.0))
def test_dearer_levers_never_buy_more_posts(agents: int, wages: float, budget: float, spent: float) -> None:
    posts = staffing.posts_in_budget(agents, wages, budget, spent)
    assert min(1.0, agents) <= posts <= 2.0 * agents - 1.0
    if budget and 1.0 < posts < 2.0 * agents - 1.0:
        assert posts * (wages + spent) == pytest.approx(agents * (wages + budget), abs=0.0051 * (wages + spent))
    assert staffing.posts_in_budget(agents, wages, budget, spent + 50.0) <= posts
    assert staffing.posts_in_budget(agents, wages, budget, budget) == agents


@given(st.floats(0.0, 6.0), st.floats(0.0, 6.0), st.floats(0.0, 60.0), st.floats(0.0, 1.0))
def test_who_trains_more_pays_more_for_every_newcomer(hours: float, others: float, wage: float, care: float) -> None:
    def price(training_h: float, hiring_usd: float = 7000.0) -> float:
        more = staffing.more_first_training_usd(training_h, wage, DEFAULT)
        return staffing.hire_usd(hiring_usd, care, more, DEFAULT)

    assert price(min(hours, others)) <= price(max(hours, others))
    assert staffing.more_first_training_usd(DEFAULT.training_start_h, wage, DEFAULT) == 0.0
    assert price(hours, 0.0) >= 0.0


def test_newcomers_come_trained_as_their_colleagues_are() -> None:
    """Where all are alike but for training, a newcomer knows more from the first week on where more is taught."""
    company = small_company(agents=20, customers=1, quit_per_year=3.0, unavoidable_quit_share=1.0)
    known, paid = [], []
    for hours in (0.0, 1.5):
        log = run(company, MIXED._replace(training_h_per_week=hours, coaching_h_per_week=0.0), weeks=26)
        hired, bearing, cost = of(log, Kind.AGENT_HIRED), of(log, Kind.AGENT_BEARING), of(log, Kind.COST)
        first = {agent: bearing["value_3"][bearing["agent_id"] == agent][:1] for agent in hired["agent_id"].tolist()}
        known.append({agent: float(skill[0]) for agent, skill in first.items() if skill.size})
        paid.append(cost["value"][cost["value_2"] == COSTS.index("hiring")])
    in_both = known[0].keys() & known[1].keys()
    assert len(in_both) > 10
    assert all(known[1][agent] > known[0][agent] for agent in in_both)
    assert paid[1].min() > paid[0].max()


STAFF_AND_PROGRAMMES = (
    "wages", "training", "coaching", "support", "information", "monitoring", "recognition", "peer_meetings",
    "front_line", "suggestions", "knowledge",
)  # fmt: skip


def test_every_policy_spends_the_budget_on_people_and_programmes_and_no_more() -> None:
    company = small_company(agents=7, customers=300, quit_per_year=0.0, budget_usd_per_agent_week=100.0)
    spent = []
    for levers in (CONTROL, TRUST):
        costs = of(run(company, levers._replace(misuse_response=0.0), weeks=26), Kind.COST)
        counted = np.isin(costs["value_2"], [COSTS.index(name) for name in STAFF_AND_PROGRAMMES])
        spent.append(float(costs["value"][counted].sum()))
    assert spent[0] == pytest.approx(spent[1], rel=0.01)  # one post is 14 %


@given(st.floats(0.0, 1.0), st.integers(1, 2000))
def test_part_time_posts_work_their_share_of_shifts_evenly(share: float, planned: int) -> None:
    worked = [staffing.works_planned_shift(nth, share) for nth in range(1, planned + 1)]
    assert sum(worked) == math.floor(planned * share)


@given(st.floats(-3.0, 3.0), st.floats(-2.0, 3.0), st.floats(0.0, 1.0))
def test_readiness_to_quit_is_bounded_and_answers_to_feelings(satisfied: float, tired: float, more: float) -> None:
    ready = staffing.quit_multiplier(satisfied, tired, DEFAULT)
    assert 1.0 / DEFAULT.quit_cap - 1e-12 <= ready <= DEFAULT.quit_cap + 1e-12
    assert staffing.quit_multiplier(satisfied + more, tired, DEFAULT) <= ready
    assert staffing.quit_multiplier(satisfied, tired + more, DEFAULT) >= ready
    assert staffing.quit_multiplier(0.0, 0.0, DEFAULT) == 1.0


@given(st.floats(0.2, 5.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_what_nobody_can_help_takes_leaving_out_of_the_leaders_hands(ready: float, share: float, more: float) -> None:
    """Between what work does and what it does not: linear, exact at both ends, and neutral stays neutral."""
    assert staffing.readiness_to_quit(ready, 0.0) == ready
    assert staffing.readiness_to_quit(ready, 1.0) == 1.0
    assert staffing.readiness_to_quit(1.0, share) == pytest.approx(1.0)
    nearer = abs(staffing.readiness_to_quit(ready, max(share, more)) - 1.0)
    assert nearer <= abs(staffing.readiness_to_quit(ready, min(share, more)) - 1.0) + 1e-12


def test_who_leaves_for_reasons_of_his_own_leaves_under_any_leader() -> None:
    """The same people go at the same week's end, however they are treated."""
    harsh = MIXED._replace(punish_undeserved_per_4wk=2.0, support=0.0, monitoring=1.0)
    company = small_company(agents=20, customers=1, quit_per_year=1.0, unavoidable_quit_share=1.0)
    gone = []
    for levers in (MIXED, harsh):
        log = run(company, levers, weeks=30, replication=0)
        quits = (log["kind"] == Kind.AGENT_LEFT) & (log["value"] == 0.0)
        gone.append(list(zip(log["agent_id"][quits].tolist(), log["time_min"][quits].tolist(), strict=True)))
    assert gone[0]
    assert gone[0] == gone[1]


def test_boredom_is_nothing_in_the_middle_and_moves_nobody_there() -> None:
    assert wellbeing.boredom_target(MIXED._replace(script=0.5), 0.5, DEFAULT) == 0.0
    assert wellbeing.bored_motive(0.4, 0.0, DEFAULT) == pytest.approx(0.4)
    assert wellbeing.bored_refusal_prob(0.08, 0.0, DEFAULT) == pytest.approx(0.08)
    assert wellbeing.bored_motive(0.4, 1.0, DEFAULT) < 0.4
    assert wellbeing.bored_refusal_prob(0.08, 1.0, DEFAULT) > 0.08


@given(st.floats(0.0, 300.0))
def test_all_prices_at_zero_cost_nothing_but_hours(price: float) -> None:
    p = Parameters(trainer_usd_per_h=0.0, knowledge_usd=0.0)
    assert staffing.programme_usd_per_agent_week(MIXED, Programme(), p) == 0.0
    dearer = Programme(support=price)
    assert staffing.programme_usd_per_agent_week(MIXED, dearer, p) == pytest.approx(price * MIXED.support)


@given(UNIT, UNIT, UNIT)
def test_only_freedom_beyond_what_one_is_used_to_costs_success(discretion: float, used_to: float, more: float) -> None:
    loss = service.running_in_loss(discretion, used_to, DEFAULT)
    assert 0.0 <= loss <= DEFAULT.running_in
    assert (loss > 0.0) == (discretion > used_to)
    assert service.running_in_loss(discretion, max(used_to, more), DEFAULT) <= loss


def test_meetings_make_novices_quicker_and_do_nothing_for_hands_who_know_the_work_alike() -> None:
    def shown(tenure_mean_weeks: float, meetings: float) -> float:
        company = small_company(agents=10, quit_per_year=0.0, tenure_mean_weeks=tenure_mean_weeks)
        levers = MIXED._replace(peer_meetings_per_week=meetings)
        firm = Simulation(company, levers, seed=1, replication=0, weeks=10, sink=lambda chunk: None)
        firm.run()
        return float(np.mean([agent.peer_efficiency for agent in firm.world.agents]))

    assert shown(20.0, 0.0) == 0.0
    assert shown(20.0, 1.0) > 10.0 * shown(20_000.0, 1.0) >= 0.0
