"""What the house does with a person at the desk: it follows from the levers, and nobody is punished against them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from live_play import kindly, work

from cxsim.config.scenarios import load_policy
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift
from cxsim.live.supervisor import Conduct
from cxsim.live.treatment import Treatment, treatment
from cxsim.rules.colleagues import good_faith_punished_prob, letter_broken_prob


def shift_under(**levers: float) -> Shift:
    """A shift under fear, with some levers moved."""
    policy = load_policy("fear")
    return Shift(Setup("grand-hotel", "fear", seed=3, length_min=30.0),
                 policy=replace(policy, levers=policy.levers._replace(**levers)))


def said(shift: Shift, times: int = 2000, **about: object) -> Counter[str]:
    """What the supervisor says to as many conversations of one kind."""
    done = Conduct(0, 0, 5.0, 0.0, 1.0, 0.0, is_exception=False, went_well=False)._replace(**about)  # type: ignore[arg-type]
    found = (shift.watch.reaction(done._replace(case_id=number)) for number in range(times))
    return Counter(reaction.key if reaction is not None else "" for reaction in found)


def test_an_exception_meant_well_is_punished_as_often_as_the_levers_say() -> None:
    levers = {"monitoring": 0.6, "punish_undeserved_per_4wk": 0.25, "clarity": 0.2, "script": 0.9}
    shift = shift_under(**levers)
    expected = 0.6 * letter_broken_prob(0.2, 0.9) * good_faith_punished_prob(0.25, shift.run.world.p)
    share = said(shift, is_exception=True)["reproved_in_good_faith"] / 2000
    assert share == pytest.approx(expected, abs=4.0 * (expected * (1.0 - expected) / 2000) ** 0.5)
    assert said(shift)["reproved_in_good_faith"] == 0


@pytest.mark.parametrize("lever", ["monitoring", "punish_undeserved_per_4wk"])
def test_nobody_is_punished_for_good_faith_or_nothing_where_leaders_do_not_look_or_do_not_punish_so(lever: str) -> None:
    heard = said(shift_under(**{lever: 0.0}), is_exception=True)
    assert heard["reproved_in_good_faith"] == heard["reproved_for_nothing"] == 0


def test_the_reason_is_said_with_the_reproof() -> None:
    shift = shift_under(monitoring=1.0, script=0.9, punish_undeserved_per_4wk=0.0)
    assert not {"reproved_script", "asked_script"} & set(said(shift, handle_min=9.0, target_min=5.0))
    assert not {"reproved_time", "asked_time"} & set(said(shift, script=0.0))
    assert set(said(shift, beyond_usd=20.0)) == {"called_in"}


def test_a_shift_tells_how_the_person_was_treated() -> None:
    shift = shift_under(monitoring=0.5)
    assert treatment(shift) == Treatment(
        week_for_nothing_prob=treatment(shift).week_for_nothing_prob, first_answer=treatment(shift).first_answer)
    work(shift, kindly)
    told = treatment(shift)
    assert told.conversations == len(shift.history) >= told.looked_at
    heard = told.asked + told.reproved + told.for_nothing + told.in_good_faith + told.called_in
    assert heard <= told.looked_at
    assert told.exceptions + told.beyond <= told.conversations
    assert (told.week_found_prob > 0.0) == (told.beyond > 0)
    assert (told.week_in_good_faith_prob > 0.0) == (told.exceptions > 0)
