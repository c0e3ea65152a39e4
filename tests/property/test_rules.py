"""Laws of the rules: finite everywhere in range, in the right direction, and consistent with themselves."""

from __future__ import annotations

import inspect
import math
from typing import Any, get_type_hints

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxsim.rules import appraisal, arithmetic, colleagues, comparison, complaining, conduct, market, service, wellbeing
from cxsim.rules.draws import uniform
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

UNIT = st.floats(0.0, 1.0)
Z = st.floats(-3.0, 3.0)
COUNT = st.integers(0, 6)
DEFAULT = Parameters()


def bounds(table: type) -> dict[str, Any]:
    """The metadata of each field of a table."""
    return {name: hint.__metadata__[0] for name, hint in get_type_hints(table, include_extras=True).items()}


def within(table: type) -> st.SearchStrategy[Any]:
    """Any values of a table within their ranges, the ends often: one number makes them all.

    Two hundred strategies, one for each field, would keep Hypothesis busy for minutes.
    """
    ranges = bounds(table)

    def values(seed: int) -> Any:
        places = [min(1.0, max(0.0, 2.0 * uniform(seed, number, 0) - 0.5)) for number in range(len(ranges))]
        return table(**{
            name: meta.low + place * (meta.high - meta.low)
            for (name, meta), place in zip(ranges.items(), places, strict=True)
        })  # fmt: skip

    return st.integers(0, 2**63).map(values)


LEVERS = within(Levers)
PARAMETERS = within(Parameters)


def test_defaults_lie_within_their_ranges() -> None:
    for name, meta in bounds(Parameters).items():
        assert meta.low <= getattr(DEFAULT, name) <= meta.high, name


# --- finite and in range, whatever the parameters


@settings(max_examples=60)
@given(PARAMETERS, LEVERS, st.data())
def test_every_rule_is_finite_and_in_range(p: Parameters, levers: Levers, data: st.DataObject) -> None:
    def draw(strategy: st.SearchStrategy[Any]) -> Any:
        return data.draw(strategy)

    def unit(x: float) -> None:
        assert 0.0 <= x <= 1.0

    skill = service.skill(draw(st.floats(0, 500)), draw(Z), draw(Z), p)
    unit(skill)
    voluntary = conduct.voluntary_motive(draw(Z), draw(Z), draw(UNIT), draw(Z), draw(Z), p)
    unit(voluntary)
    rivalry = draw(UNIT) - 0.5
    motive = conduct.service_motive(voluntary, levers.weight_service, levers.recognition, draw(UNIT), rivalry, p)
    counts = conduct.measured_motive(levers.weight_speed, levers.weight_sales, p)
    effort, counted = conduct.service_effort(motive, counts, p), conduct.counted_effort(motive, counts, p)
    unit(effort)
    unit(counted)
    floor = conduct.compliance_floor(
        levers.monitoring,
        levers.punish_deserved_per_4wk,
        levers.punish_undeserved_per_4wk,
        levers.punish_visibility,
        p,
    )
    unit(floor)
    unit(conduct.hidden_cost_factor(levers.monitoring, floor, effort, p))
    complexity = draw(UNIT)
    care = conduct.care(max(floor, effort), effort, complexity)
    unit(care)
    assert service.handle_factor(draw(st.floats(-1, 1)), draw(st.floats(0.4, 1.0)), counted, effort, p) > 0.0
    assert 0.0 < service.script_time_factor(levers.script, complexity, p) <= 1.0
    assert service.decision_time_min(levers.discretion, levers.clarity, p) >= 0.0
    unit(
        service.resolve_prob(
            skill, care, complexity, counted, levers.script, draw(COUNT), draw(Z), draw(st.booleans()), p
        )
    )
    unit(service.transfer_prob(skill, draw(UNIT), p))
    unit(
        conduct.interactional_justice(
            max(floor, effort), effort, levers.attitude, levers.information, levers.script, complexity,
            counted, draw(Z), p,
        )
    )  # fmt: skip
    unit(conduct.needless_exception_prob(levers.discretion, skill, levers.clarity, p))
    unit(conduct.exception_prob(levers.discretion, levers.clarity, draw(UNIT), effort, levers.script, p))
    unit(
        conduct.misuse_prob(
            draw(st.sampled_from([0, 1, 2])), levers.remedy_limit_x_loss, levers.discretion, levers.monitoring,
            levers.punish_deserved_per_4wk, levers.punish_visibility, draw(Z), draw(UNIT), p,
        )
    )  # fmt: skip
    unit(conduct.aggression_prob(draw(COUNT), draw(COUNT), draw(st.floats(0, 1e5)), p))
    unit(complaining.contact_prob(draw(UNIT), draw(UNIT), draw(UNIT), draw(UNIT), draw(st.floats(0, 50)), p))
    value = appraisal.compensation_value(draw(st.floats(0, 10)), draw(st.floats(0, 3)), draw(st.booleans()), p)
    unit(value)
    fair = appraisal.distributive_justice(draw(st.booleans()), draw(st.booleans()), value, p)
    unit(fair)
    way = appraisal.procedural_justice(draw(COUNT) + 1, draw(COUNT), draw(COUNT), draw(COUNT), p)
    unit(way)
    wait = appraisal.wait_cost(draw(st.floats(0, 1e6)), p.wait_scale_min, p)
    performed = appraisal.performance(fair, draw(UNIT), way, wait, p)
    assert -3.0 <= performed <= 3.0
    felt = appraisal.satisfaction(performed, draw(Z), p)
    assert math.isfinite(felt)
    assert 1.0 <= appraisal.csat(felt) <= 5.0
    assert 0.0 <= appraisal.likelihood_to_recommend(felt, draw(Z)) <= 10.0
    base = market.base_churn_hazard_per_week(draw(st.floats(0, 0.9)))
    hazard = market.churn_hazard_per_week(base, draw(Z), draw(st.floats(0, 99)), draw(st.floats(0, 99)), 0.0, p)
    assert base * math.exp(-p.churn_cap) * 0.999 <= hazard <= base * math.exp(p.churn_cap) * 1.001
    unit(market.review_prob(felt, p))
    assert market.review_stars(felt) in {1, 2, 3, 4, 5}
    unit(market.tell_prob(felt, p))
    market_word = draw(st.floats(1, 5)), draw(UNIT), draw(st.floats(-1e4, 1e4)), 10.0
    comes = market.newcomer_factor(*market_word, 0.0, p)
    assert 0.0 <= comes <= p.newcomer_cap
    held = market.newcomer_factor(*market_word, draw(st.floats(0, 3)), p)
    assert abs(held - 1.0) <= abs(comes - 1.0) + 1e-12
    assert (held - 1.0) * (comes - 1.0) >= 0.0
    fear = wellbeing.fear_target(levers, draw(st.floats(0, 8)), p)
    unit(fear)
    perceived = wellbeing.perceived_discretion(levers.discretion, levers.promised, draw(st.floats(0, 300)), p)
    unit(perceived)
    empowered = wellbeing.empowerment_target(levers, perceived, skill, p)
    for z in (
        empowered,
        wellbeing.trust_target(levers, perceived, p),
        wellbeing.satisfaction_target(levers, perceived, empowered, draw(st.booleans()), draw(UNIT), p),
    ):
        assert -2.5 <= z <= 2.5
    tired = wellbeing.exhaustion_target(levers, draw(UNIT), draw(UNIT), draw(UNIT), fear, empowered, skill, draw(Z), p)
    assert -2.0 <= tired <= 3.0
    assert 0.0 <= wellbeing.absence_prob(0.1, tired, p) <= 0.25 + 1e-12


# --- directions


def rises(f: Any, a: float, b: float) -> None:
    assert f(min(a, b)) <= f(max(a, b)) + 1e-12


@given(UNIT, UNIT, UNIT, UNIT)
def test_skill_and_care_help_complexity_and_hurry_do_not(a: float, b: float, other: float, script: float) -> None:
    def solve(**changed: float) -> float:
        arguments: dict[str, Any] = {
            "skill": 0.7, "care": other, "complexity": 0.4, "speed_effort": 0.2, "script": 0.0,
            "transfers": 0, "exhaustion": 0.0, "aggression": False, "p": DEFAULT,
        }  # fmt: skip
        return service.resolve_prob(**(arguments | changed))

    rises(lambda x: solve(skill=x), a, b)
    rises(lambda x: solve(care=x), a, b)
    rises(lambda x: -solve(complexity=x, script=script), a, b)
    rises(lambda x: -solve(speed_effort=x), a, b)


@given(UNIT, UNIT, UNIT)
def test_who_does_the_work_counts_for_more_where_it_is_complex(a: float, b: float, skill: float) -> None:
    rises(service.stake, a, b)
    assert service.stake(0.3) == pytest.approx(1.0)

    def odds(skill: float, complexity: float) -> float:
        solved = service.resolve_prob(skill, 0.4, complexity, 0.0, 0.0, 0, 0.0, False, DEFAULT)
        return math.log(solved / (1.0 - solved))

    rises(lambda x: abs(odds(skill, x) - odds(0.75, x)), a, b)


@given(UNIT, UNIT)
def test_scripts_help_novices_with_simple_work_and_harm_experts_with_complex_work(a: float, b: float) -> None:
    def solve(script: float, skill: float, complexity: float) -> float:
        return service.resolve_prob(skill, 0.4, complexity, 0.0, script, 0, 0.0, False, DEFAULT)

    rises(lambda x: solve(x, 0.4, 0.05), a, b)
    rises(lambda x: -solve(x, 0.9, 0.9), a, b)


@given(LEVERS, UNIT, UNIT)
def test_control_lifts_the_floor_and_fear_lowers_what_is_given_freely(levers: Levers, a: float, b: float) -> None:
    def floor(monitoring: float) -> float:
        return conduct.compliance_floor(
            monitoring,
            levers.punish_deserved_per_4wk,
            levers.punish_undeserved_per_4wk,
            levers.punish_visibility,
            DEFAULT,
        )

    rises(floor, a, b)
    rises(lambda fear: -conduct.voluntary_motive(0.0, 0.0, fear, 0.0, 0.0, DEFAULT), a, b)
    rises(lambda fear: -conduct.exception_prob(0.8, 0.8, fear, 0.5, 0.2, DEFAULT), a, b)
    rises(lambda x: conduct.needless_exception_prob(x, 0.6, levers.clarity, DEFAULT), a, b)
    rises(lambda skill: -conduct.needless_exception_prob(levers.discretion, skill, levers.clarity, DEFAULT), a, b)
    rises(lambda x: -conduct.justice_without_guidance(0.7, x, levers.clarity, 0.6, DEFAULT), a, b)
    rises(lambda clarity: conduct.justice_without_guidance(0.7, levers.discretion, clarity, 0.6, DEFAULT), a, b)
    rises(lambda skill: conduct.justice_without_guidance(0.7, levers.discretion, levers.clarity, skill, DEFAULT), a, b)
    rises(lambda x: -conduct.misuse_prob(conduct.OPPORTUNIST, 1.0, 0.8, x, 0.25, 0.5, 0.0, 0.0, DEFAULT), a, b)
    rises(lambda x: -conduct.misuse_prob(conduct.OPPORTUNIST, 1.0, 0.8, 0.5, 0.25, x, 0.0, 0.0, DEFAULT), a, b)
    rises(lambda x: conduct.misuse_prob(conduct.OPPORTUNIST, 1.0, x, 0.2, 0.25, 0.5, 0.0, 0.0, DEFAULT), a, b)


def test_who_feels_wronged_misuses_more_and_the_conditional_one_no_more_so_than_the_opportunist() -> None:
    def misuse(integrity: int, satisfaction: float) -> float:
        return conduct.misuse_prob(integrity, 1.0, 0.8, 0.2, 0.1, 0.5, satisfaction, 0.0, DEFAULT)

    for content, wronged in ((0.0, -0.5), (-0.5, -2.0), (1.0, -1.0)):
        opportunist, conditional = (
            misuse(kind, wronged) / misuse(kind, content) for kind in (conduct.OPPORTUNIST, conduct.CONDITIONAL))
        assert opportunist > 1.0
        assert conditional == pytest.approx(opportunist)


MONEY = st.floats(0.0, 1e4)


@given(MONEY, MONEY, UNIT, UNIT, UNIT, UNIT)
def test_an_award_is_drawn_to_the_limit_and_less_where_it_is_said_what_is_fair(
    fair: float, limit: float, skill: float, more_skill: float, clarity: float, more_clarity: float
) -> None:
    def meant(skill: float, clarity: float, limit: float) -> float:
        return conduct.anchored_usd(fair, limit, fair, skill, clarity, DEFAULT)

    clarity, more_clarity = sorted((clarity, more_clarity))
    skill, more_skill = sorted((skill, more_skill))
    assert fair <= meant(skill, clarity, limit) <= max(fair, limit) + 1e-9
    assert meant(skill, more_clarity, limit) <= meant(skill, clarity, limit) + 1e-9
    assert meant(more_skill, clarity, limit) <= meant(skill, clarity, limit) + 1e-9
    assert meant(skill, clarity, limit) <= meant(skill, clarity, 2.0 * limit) + 1e-9
    assert meant(skill, 1.0, limit) == fair  # said in full, the limit says nothing
    granted = conduct.exception_usd(fair, limit, 10.0 * fair, 0.0, 1.0, clarity, 0.5, DEFAULT)
    assert granted <= limit


@given(MONEY, MONEY, MONEY, MONEY, UNIT)
def test_who_asks_for_more_gets_more_only_where_nobody_says_what_is_fair(
    fair: float, limit: float, asked: float, more: float, clarity: float
) -> None:
    def meant(asked: float, clarity: float) -> float:
        return conduct.anchored_usd(fair, limit, asked, 0.5, clarity, DEFAULT)

    asked, more = sorted((asked, more))
    assert meant(asked, clarity) <= meant(more, clarity) + 1e-9
    assert meant(more, clarity) - meant(asked, clarity) <= (1.0 - clarity) * (more - asked) + 1e-6  # never in full
    assert meant(asked, 1.0) == meant(more, 1.0) == fair
    assert meant(0.0, clarity) >= 0.0
    alone = DEFAULT._replace(demand_anchor=0.0)
    assert conduct.anchored_usd(fair, limit, asked, 0.5, clarity, alone) == meant(fair, clarity)


X_LOSS = st.floats(0.0, 3.0)


@given(X_LOSS, X_LOSS, UNIT, UNIT, UNIT)
def test_who_hears_of_an_award_comes_to_expect_it_and_minds_being_granted_less(
    expected: float, heard: float, granted: float, fairness: float, paid: float
) -> None:
    after = comparison.expectation_after_hearing(expected, heard, DEFAULT)
    assert min(expected, heard) - 1e-12 <= after <= max(expected, heard) + 1e-12
    belief = comparison.belief_after_hearing(fairness, paid, DEFAULT)
    assert min(fairness, paid) - 1e-12 <= belief <= max(fairness, paid) + 1e-12
    felt = comparison.justice_beside_others(fairness, granted, heard, DEFAULT)
    assert 0.0 <= felt <= fairness
    if fairness > 0.0 and heard > granted + 1e-9:
        assert felt < fairness
    assert comparison.justice_beside_others(fairness, granted, min(heard, granted), DEFAULT) == fairness
    nothing = DEFAULT._replace(award_heard_weight=0.0, less_than_others=0.0)
    assert comparison.expectation_after_hearing(expected, heard, nothing) == expected
    assert comparison.belief_after_hearing(fairness, paid, nothing) == fairness
    assert comparison.justice_beside_others(fairness, granted, heard, nothing) == fairness


@given(st.floats(0.1, 60.0), st.integers(1, 4), UNIT)
def test_several_chats_keep_people_waiting_and_solve_fewer_cases_and_one_does_neither(
    handle: float, chats: int, helps: float
) -> None:
    longer = handle * service.chat_factor(chats, DEFAULT)
    delay = service.chat_delay_min(longer, chats, DEFAULT)
    assert delay == pytest.approx(longer - handle, abs=1e-9)  # what holding several adds, and no more
    solved = service.resolve_prob_beside_chats(helps, chats, DEFAULT)
    assert 0.0 <= solved <= helps + 1e-12
    if chats == 1:
        assert delay == 0.0
        assert solved == pytest.approx(helps)
    elif helps < 1.0:
        assert solved < helps or helps == pytest.approx(0.0)


@given(st.floats(-50.0, 50.0), st.floats(-50.0, 50.0), st.floats(0.5, 52.0))
def test_word_of_mouth_brings_people_when_they_next_buy_and_loses_none(
    before: float, won: float, purchases_per_year: float
) -> None:
    """One week's word: what is still to come falls by the same share every week, so that all of it comes."""
    after = market.updated_word(before, won, purchases_per_year)
    assert min(before, won) - 1e-9 <= after <= max(before, won) + 1e-9
    come, word = 0.0, market.updated_word(0.0, won, purchases_per_year)
    for _ in range(3000):
        come += word
        word = market.updated_word(word, 0.0, purchases_per_year)
    assert come == pytest.approx(won, rel=1e-6, abs=1e-9)


@given(st.floats(0.0, 1.5), st.floats(0.0, 1.5), st.floats(0.0, 0.8))
def test_effort_is_the_best_answer_of_the_agent(service_motive: float, counted_motive: float, rho: float) -> None:
    """No other pair of efforts on a grid gives a higher payoff (Holmström & Milgrom), corners included."""
    p = DEFAULT._replace(effort_substitution=rho)
    e2 = conduct.service_effort(service_motive, counted_motive, p)
    e1 = conduct.counted_effort(service_motive, counted_motive, p)
    assume(e1 < 1.0 and e2 < 1.0)  # efforts are capped at 1; the optimum is only claimed inside

    def payoff(x1: float, x2: float) -> float:
        return counted_motive * x1 + service_motive * x2 - 0.5 * (x1 * x1 + x2 * x2 + 2 * rho * x1 * x2)

    best = payoff(e1, e2)
    for i in range(21):
        for j in range(21):
            assert payoff(i / 20, j / 20) <= best + 1e-9


@given(Z, Z, st.floats(0, 5), st.floats(0, 5))
def test_loyalty_falls_with_effort_and_loss_and_rises_with_satisfaction(
    a: float, b: float, effort: float, more: float
) -> None:
    def hazard(satisfaction: float, effort: float, unresolved: float, lock_in: float = 0.0) -> float:
        return market.churn_hazard_per_week(0.005, satisfaction, effort, unresolved, lock_in, DEFAULT)

    rises(lambda z: -hazard(z, effort, 0.0), a, b)
    rises(lambda e: hazard(a, e, 0.0), effort, effort + more)
    rises(lambda e: hazard(a, effort, e), effort, effort + more)
    assert abs(math.log(hazard(a, effort, more, 1.5) / 0.005)) <= abs(math.log(hazard(a, effort, more) / 0.005))


@given(st.floats(1.5, 10.0), st.floats(0.0, 5.0), st.booleans())
def test_compensation_beyond_150_percent_never_helps(c: float, more: float, resolved: bool) -> None:
    assert appraisal.compensation_value(c + more, 1.0, resolved, DEFAULT) <= (
        appraisal.compensation_value(c, 1.0, resolved, DEFAULT) + 0.03
    )


@given(st.floats(0.2, 2.5))
def test_people_tell_more_after_bad_than_after_good_and_least_in_the_middle(z: float) -> None:
    good, bad = market.tell_prob(z, DEFAULT), market.tell_prob(-z, DEFAULT)
    assert market.tell_prob(0.0, DEFAULT) < good < bad < 2.0 * good


@given(Z, Z, st.floats(0.0, 30.0), st.floats(0.0, 30.0), st.floats(1.0, 60.0))
def test_two_steps_of_an_approach_are_one(level: float, target: float, a: float, b: float, time: float) -> None:
    once = arithmetic.approach(level, target, a + b, time)
    twice = arithmetic.approach(arithmetic.approach(level, target, a, time), target, b, time)
    assert once == pytest.approx(twice, abs=1e-9)


@given(st.floats(0.0, 1.0), st.floats(0.0, 5.0))
def test_punishment_seen_by_nobody_frightens_nobody(deserved: float, undeserved: float) -> None:
    levers = LEVERS_AT_REST._replace(
        punish_deserved_per_4wk=deserved, punish_undeserved_per_4wk=undeserved, punish_visibility=0.0
    )
    assert wellbeing.fear_target(levers, 0.0, DEFAULT) == 0.0


LEVERS_AT_REST = Levers(*(max(meta.low, min(0.5, meta.high)) for meta in bounds(Levers).values()))


@given(UNIT, st.floats(9.0, 500.0))
def test_a_broken_promise_costs_more_trust_than_none(discretion: float, weeks: float) -> None:
    honest = LEVERS_AT_REST._replace(discretion=discretion, promised=discretion)
    loud = LEVERS_AT_REST._replace(discretion=discretion, promised=1.0)

    def trust(levers: Levers) -> float:
        seen = wellbeing.perceived_discretion(levers.discretion, levers.promised, weeks, DEFAULT)
        return wellbeing.trust_target(levers, seen, DEFAULT)

    assert trust(loud) <= trust(honest)


@given(UNIT, UNIT, UNIT, st.floats(0.0, 16.0))
def test_a_broken_promise_costs_satisfaction_by_its_gap_alone_and_leaders_who_are_seen_narrow_it(
    promised: float, seen: float, more: float, hours: float
) -> None:
    levers = LEVERS_AT_REST._replace(promised=promised, front_line_h_per_month=hours)
    gap = wellbeing.say_do_gap(levers, seen, DEFAULT)
    assert gap >= wellbeing.say_do_gap(levers, min(1.0, seen + more), DEFAULT) >= 0.0
    assert gap <= wellbeing.say_do_gap(levers._replace(front_line_h_per_month=0.0), seen, DEFAULT)
    assert promised > seen or gap == 0.0
    kept, broken = (
        wellbeing.satisfaction_target(levers, at, 0.0, False, 0.0, DEFAULT) for at in (promised, seen)
    )
    assert kept - broken == pytest.approx(DEFAULT.kappa * DEFAULT.hypocrisy_satisfaction * gap, abs=1e-9)


@given(UNIT, UNIT, UNIT)
def test_feedback_pulls_towards_service_and_no_more_than_recognition_in_full(a: float, b: float, motive: float) -> None:
    def pull(recognition: float, feedback: float) -> float:
        return conduct.service_motive(motive, 0.0, recognition, feedback, 0.0, DEFAULT)

    assert pull(0.0, min(a, b)) <= pull(0.0, max(a, b)) <= pull(1.0, 0.0)


@given(st.floats(-1e6, 1e6))
def test_cents_are_the_nearest_whole_number(usd: float) -> None:
    cents = arithmetic.to_cents(usd)
    assert isinstance(cents, int)
    assert abs(cents - usd * 100.0) <= 0.5 + 1e-6
    assert arithmetic.to_cents(-usd) == -cents


def test_rules_take_scalars_only() -> None:
    """A compiled twin must be able to take every rule: numbers, and the two tables of numbers."""
    allowed = {"float", "int", "bool", "Parameters", "Levers"}
    for module in (appraisal, colleagues, complaining, conduct, market, service, wellbeing):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__:
                hints = {str(h) for h in inspect.get_annotations(function).values()}
                assert hints <= allowed, (name, hints)
