"""Rules of channels, claims, law and tools: in range whatever the parameters, and in the right direction."""

from __future__ import annotations

from typing import Any, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.rules import appraisal, complaining, conduct, market, selfservice, service
from cxsim.rules.parameters import Parameters

UNIT = st.floats(0.0, 1.0)
COUNT = st.integers(0, 6)
PARAMETERS = st.builds(
    Parameters,
    **{
        name: st.floats(hint.__metadata__[0].low, hint.__metadata__[0].high)
        for name, hint in get_type_hints(Parameters, include_extras=True).items()
    },
)


@settings(max_examples=60)
@given(PARAMETERS, st.data())
def test_every_rule_is_in_range(p: Parameters, data: st.DataObject) -> None:
    def draw(strategy: st.SearchStrategy[Any]) -> Any:
        return data.draw(strategy)

    u = [draw(UNIT) for _ in range(8)]
    for prob in (
        selfservice.insists_prob(u[0], p),
        selfservice.handover_prob(u[0], p),
        selfservice.procedure_after_handover(u[0], draw(st.booleans()), draw(st.booleans()), p),
        appraisal.procedure_after_promises(u[0], draw(COUNT), p),
        conduct.forgets_callback_prob(u[0], p),
        conduct.finds_false_claim_prob(u[0], p),
        conduct.refusal_prob_with_checks(u[0], u[1], p),
        conduct.violation_prob(u[0], u[1], u[2], u[3], u[4], u[5], 2.0 * u[6], u[7], p),
        conduct.justice_of_stock_reply(u[0], u[1], p),
        conduct.justice_without_guidance(u[0], u[1], u[2], u[3], p),
        complaining.false_claim_prob(2.0 * u[0], u[1], p),
        service.resolve_prob_with_tools(u[0], u[1], u[2], u[3], u[4], draw(st.booleans()), p),
        market.post_prob(draw(st.floats(-3.0, 3.0)), p),
    ):
        assert 0.0 <= prob <= 1.0
    for factor in (
        selfservice.told_time_factor(draw(st.booleans()), p),
        service.canned_time_factor(u[0], u[1], p),
        service.owner_time_factor(p),
    ):
        assert 0.5 <= factor <= 1.0
    assert service.chat_factor(draw(st.integers(1, 4)), p) >= 1.0
    assert 0.0 <= complaining.lenience_of(draw(st.floats(0, 1e4)), draw(st.floats(0, 1e4))) <= 2.0
    assert market.post_weight(True, p) <= market.post_weight(False, p)
    assert market.customers_warned_off(draw(st.floats(0, 1e6)), p) >= 0.0
    assert service.promised_delay_min(u[0], p) > 0.0


@given(PARAMETERS, UNIT, UNIT, UNIT)
def test_directions(p: Parameters, low: float, high: float, other: float) -> None:
    low, high = min(low, high), max(low, high)
    assert selfservice.handover_prob(low, p) <= selfservice.handover_prob(high, p)
    assert service.promised_delay_min(low, p) <= service.promised_delay_min(high, p)
    assert conduct.forgets_callback_prob(high, p) <= conduct.forgets_callback_prob(low, p)
    assert complaining.false_claim_prob(low, other, p) <= complaining.false_claim_prob(high, other, p)
    assert complaining.false_claim_prob(other, high, p) <= complaining.false_claim_prob(other, low, p)
    assert conduct.refusal_prob_with_checks(other, low, p) <= conduct.refusal_prob_with_checks(other, high, p) + 1e-12
    solved = [service.resolve_prob_with_tools(other, 0.6, 0.5, kept, 0.0, False, p) for kept in (low, high)]
    assert solved[0] <= solved[1]
    stock = [service.resolve_prob_with_tools(other, 0.6, 0.5, 0.5, canned, False, p) for canned in (low, high)]
    assert stock[1] <= stock[0]


@given(PARAMETERS, UNIT, UNIT, UNIT)
def test_the_law_is_broken_less_where_it_is_checked_and_prescribed(
    p: Parameters, low: float, high: float, other: float
) -> None:
    low, high = min(low, high), max(low, high)

    def broken(**changed: float) -> float:
        given_now = {
            "skill": 0.7, "speed_effort": 0.3, "discretion": other, "clarity": 0.5, "script": 0.4, "monitoring": 0.5,
            "punish_deserved_per_4wk": 0.2, "punish_visibility": 0.5,
        }  # fmt: skip
        return conduct.violation_prob(**(given_now | changed), p=p)

    for better in ("skill", "clarity", "script", "monitoring", "punish_deserved_per_4wk", "punish_visibility"):
        assert broken(**{better: high}) <= broken(**{better: low})
    for worse in ("speed_effort", "discretion"):
        assert broken(**{worse: low}) <= broken(**{worse: high})


def test_an_average_agent_whom_nobody_checks_breaks_the_law_as_often_as_was_registered() -> None:
    p = Parameters()
    assert conduct.violation_prob(0.75, 0.0, 0.5, 1.0, 0.0, 0.0, 0.0, 0.5, p) == p.violation_prob == 0.05
    assert p.violation_detected == 0.1


def test_a_bold_promise_is_the_median_and_a_cautious_one_nearly_sure() -> None:
    p = Parameters()
    assert abs(service.promised_delay_min(0.0, p) - p.department_delay_median_min) < 1e-6
    assert service.promised_delay_min(1.0, p) > 3.0 * p.department_delay_median_min
