"""Laws of what agents take from each other: lessons, fear of what they see, bad examples, rivalry."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from small_company import MIXED, run, small_company

from cxsim.experiments.mechanisms import MECHANISMS, with_parameters
from cxsim.rules import colleagues, conduct, leadership, wellbeing
from cxsim.rules.events import Kind
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

DEFAULT = Parameters()
UNIT = st.floats(0.0, 1.0)
MANY = st.floats(0.0, 50.0)
WEEKS = 10

FREE = MIXED._replace(discretion=1.0, remedy_limit_x_loss=3.0, clarity=0.1, script=0.8, monitoring=1.0)
PARAMETERS = Parameters(
    audit_share=0.1, exception_audit=10.0, opportunist_share=0.3, conditional_share=0.6, misuse_rate=0.1, error_prob=0.1
)
"""Many exceptions, errors and misuses, and audits that find them."""

FIRM = small_company(agents=12, customers=2500, quit_per_year=0.0, parameters=PARAMETERS)


def rises(f: Any, a: float, b: float) -> None:
    assert f(min(a, b)) <= f(max(a, b)) + 1e-12


def of(log: dict[str, Any], kind: int) -> dict[str, Any]:
    chosen = log["kind"] == kind
    return {name: column[chosen] for name, column in log.items()}


# --- lessons


@given(UNIT, UNIT, UNIT)
def test_lessons_are_in_complex_work_and_none_in_work_that_is_prescribed(a: float, b: float, script: float) -> None:
    rises(lambda x: colleagues.lesson(x, script, DEFAULT), a, b)
    rises(lambda x: -colleagues.lesson(0.5, x, DEFAULT), a, b)
    assert 0.0 <= colleagues.lesson(a, script, DEFAULT) <= 1.0
    assert colleagues.lesson(a, 1.0, DEFAULT) == 0.0


@given(MANY, MANY, MANY, UNIT)
def test_a_lesson_teaches_its_maker_more_than_a_colleague_and_nobody_more_than_he_lacks(
    own: float, heard: float, more: float, skill: float
) -> None:
    def gain(own: float, heard: float, p: Parameters = DEFAULT) -> float:
        return colleagues.lesson_gain(own, heard, skill, 1.0, p)

    assert 0.0 <= gain(own, heard) <= 1.0 - skill
    rises(lambda x: gain(x, heard), own, own + more)
    rises(lambda x: gain(own, x), heard, heard + more)
    assert gain(0.0, 0.0) == 0.0
    for off in ({"lesson_learning": 0.0}, {"kappa": 0.0}):
        assert gain(own, heard, DEFAULT._replace(**off)) == 0.0
    one_heard_in_a_team_of_ten = colleagues.lesson_gain(0.0, 1.0 / 9.0, skill, 1.0, DEFAULT)
    assert one_heard_in_a_team_of_ten <= gain(1.0, 0.0)


def test_what_is_owned_up_to_is_learned_and_where_all_is_prescribed_nothing_is() -> None:
    teaches = replace(FIRM, parameters=PARAMETERS._replace(report_base=0.9, lesson_learning=0.03))
    open_minded = of(run(teaches, MIXED._replace(script=0.0), weeks=WEEKS), Kind.TEAM_WAYS)["value"]
    prescribed = of(run(teaches, MIXED._replace(script=1.0), weeks=WEEKS), Kind.TEAM_WAYS)["value"]
    assert open_minded.size == WEEKS
    assert (np.diff(open_minded) > 0.0).all()
    assert not prescribed.any()


# --- good faith


@given(UNIT, UNIT, UNIT, st.integers(0, 200))
def test_good_faith_is_found_where_somebody_looks_and_the_letter_can_be_broken(
    a: float, b: float, script: float, exceptions: int
) -> None:
    letter = colleagues.letter_broken_prob(a, script)
    assert 0.0 <= letter <= 1.0
    rises(lambda x: -colleagues.letter_broken_prob(x, script), a, b)
    rises(lambda x: colleagues.letter_broken_prob(script, x), a, b)
    assert colleagues.letter_broken_prob(1.0, script) == colleagues.letter_broken_prob(a, 0.0) == 0.0
    rises(lambda x: colleagues.good_faith_found_prob(exceptions, x, letter, DEFAULT), a, b)
    rises(lambda x: colleagues.good_faith_found_prob(exceptions, 0.5, x, DEFAULT), a, b)
    assert 0.0 <= colleagues.good_faith_found_prob(exceptions, a, letter, DEFAULT) <= 1.0
    assert colleagues.good_faith_found_prob(exceptions, 0.0, letter, DEFAULT) == 0.0
    assert colleagues.good_faith_found_prob(0, a, letter, DEFAULT) == 0.0


@given(st.floats(0.0, 2.0), st.floats(0.0, 2.0), st.floats(0.0, 4.0), st.floats(0.0, 4.0), UNIT)
def test_who_is_punished_for_good_faith_fears_and_who_sees_it_as_far_as_he_sees_it(
    a: float, b: float, own: float, more: float, visibility: float
) -> None:
    rises(lambda x: colleagues.good_faith_punished_prob(x, DEFAULT), a, b)
    assert colleagues.good_faith_punished_prob(0.0, DEFAULT) == 0.0
    assert 0.0 <= colleagues.good_faith_punished_prob(a, DEFAULT) <= 1.0

    def fear(own: float, others: float, visibility: float) -> float:
        felt = colleagues.good_faith_felt_per_4wk(own, others, visibility)
        return wellbeing.fear_target(levers(), felt, DEFAULT)

    rises(lambda x: fear(x, own, visibility), own, own + more)
    rises(lambda x: fear(own, x, visibility), own, own + more)
    rises(lambda x: fear(own, more, x), 0.0, visibility)
    assert fear(0.0, own, 0.0) == 0.0


def levers() -> Levers:
    return MIXED._replace(punish_deserved_per_4wk=0.0, punish_undeserved_per_4wk=0.0)


def test_leaders_who_punish_without_a_fault_punish_good_faith_and_frighten_whom_they_strike() -> None:
    seldom = PARAMETERS._replace(audit_share=0.03, exception_audit=2.0, misuse_rate=0.0)
    firm = replace(FIRM, parameters=seldom)
    fair = run(firm, FREE._replace(punish_undeserved_per_4wk=0.0), weeks=WEEKS)
    harsh_levers = FREE._replace(punish_undeserved_per_4wk=0.3, punish_visibility=0.0)
    harsh = run(firm, harsh_levers, weeks=WEEKS)
    assert not (of(fair, Kind.PUNISHED)["value"] == 2.0).any()
    punished = of(harsh, Kind.PUNISHED)
    struck = set(punished["agent_id"][punished["value"] == 2.0].tolist())
    assert 0 < len(struck) < 12
    last = of(harsh, Kind.AGENT_FEELING)
    fears = dict(zip(last["agent_id"].tolist(), last["value"].tolist(), strict=True))
    assert min(fears[agent] for agent in struck) > max(fear for agent, fear in fears.items() if agent not in struck)
    spared = run(with_parameters(firm, MECHANISMS["good_faith"].off), harsh_levers, weeks=WEEKS)
    assert not (of(spared, Kind.PUNISHED)["value"] == 2.0).any()
    exceptions = [(of(log, Kind.REMEDY)["value_3"] == 1.0).sum() for log in (spared, harsh)]
    assert exceptions[0] > exceptions[1]


# --- a bad example


@given(UNIT, UNIT, st.sampled_from([conduct.CONDITIONAL, conduct.OPPORTUNIST]), st.integers(1, 9))
def test_a_bad_example_tempts_all_but_the_steadfast_and_less_when_it_is_answered(
    a: float, b: float, integrity: int, found: int
) -> None:
    def misuse(integrity: int, example: float, p: Parameters = DEFAULT) -> float:
        return conduct.misuse_prob(integrity, 1.0, 0.8, 0.2, 0.1, 0.5, -0.5, example, p)

    rises(lambda x: misuse(integrity, x), a, b)
    assert misuse(conduct.STEADFAST, a) == 0.0
    assert misuse(integrity, a, DEFAULT._replace(misuse_contagion=0.0)) == misuse(integrity, 0.0)
    unanswered = colleagues.example_set(found, False, False, DEFAULT)
    talked_to = colleagues.example_set(found, False, True, DEFAULT)
    restricted = colleagues.example_set(found, True, True, DEFAULT)
    assert 1.0 == unanswered >= talked_to >= restricted >= 0.0


def test_misuse_spreads_to_those_who_would_not_begin_it() -> None:
    unwatched = FREE._replace(monitoring=0.0)
    alone = run(with_parameters(FIRM, MECHANISMS["bad_example"].off), unwatched, weeks=WEEKS)
    together = run(FIRM, unwatched, weeks=WEEKS)
    assert of(together, Kind.MISUSE)["kind"].size > of(alone, Kind.MISUSE)["kind"].size
    seen = of(together, Kind.TEAM_WAYS)["value_2"]
    assert ((seen >= 0.0) & (seen <= 1.0)).all()
    assert seen[-1] > seen[0] > 0.0


# --- rivalry, and care


@given(UNIT, UNIT, st.floats(0.0, 0.2))
def test_promotion_by_merit_spurs_and_divides_and_neither_where_half_go_by_merit_or_nobody_rises(
    a: float, b: float, promotions: float
) -> None:
    p = DEFAULT._replace(promotions_per_year=promotions)
    rises(lambda x: colleagues.rivalry(x, p), a, b)
    rises(lambda x: conduct.service_motive(0.4, 0.5, 0.0, 0.0, colleagues.rivalry(x, p), p), a, b)
    rises(lambda x: -colleagues.helpfulness(colleagues.rivalry(x, p), p), a, b)
    assert colleagues.rivalry(0.5, p) == colleagues.rivalry(a, p._replace(promotions_per_year=0.0)) == 0.0
    assert colleagues.helpfulness(0.0, p) == 1.0


@given(UNIT, UNIT, st.floats(0.0, 0.5))
def test_who_cares_less_errs_more(a: float, b: float, prob: float) -> None:
    rises(lambda care: -leadership.careless_error_prob(prob, care, DEFAULT), a, b)
    assert leadership.careless_error_prob(prob, 0.4, DEFAULT) == prob
    assert 0.0 <= leadership.careless_error_prob(prob, a, DEFAULT) <= 0.5
