"""A trainee is scored by the model's own rules: the same arguments give the same numbers as a simulated case."""

from __future__ import annotations

from dataclasses import replace

import pytest
from roleplay_scenes import LEVERS, choice, player, story

from cxsim.roleplay.authority import Authority, authority, firm_of
from cxsim.roleplay.conduct import (
    Course,
    Feeling,
    after_exchange,
    appraise,
    comes_back,
    first_feeling,
    interactional_justice,
)
from cxsim.roleplay.story import Conduct, Story
from cxsim.rules import appraisal, complaining, market
from cxsim.rules import conduct as rules
from cxsim.rules.parameters import Parameters

P = Parameters()
SIDES = ("courtesy", "empathy", "explanation", "honesty", "effort")


@pytest.fixture
def scene() -> Story:
    return story("  first:\n    choices:\n" + choice("a", "fine"))


@pytest.fixture
def desk(scene: Story) -> Authority:
    return authority(scene, LEVERS, None)


def test_conduct_goes_to_the_models_rule() -> None:
    conduct = Conduct(0.8, 0.7, 0.6, 0.9, 0.3)
    assert interactional_justice(conduct, True, 0.4, P) == rules.interactional_justice(
        0.8, 0.5, 0.9, 0.6, 1.0, 0.4, 0.0, 0.0, P
    )


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("level", [0.2, 0.5, 0.8])
def test_no_side_of_conduct_makes_it_worse(side: str, level: float) -> None:
    low = Conduct(**dict.fromkeys(SIDES, level))
    high = replace(low, **{side: level + 0.2})
    assert interactional_justice(high, False, 0.5, P) > interactional_justice(low, False, 0.5, P)


def test_the_script_costs_most_where_the_case_is_complex() -> None:
    conduct = Conduct(0.6, 0.6, 0.6, 0.6, 0.6)
    free, read_out = ([interactional_justice(conduct, each, c, P) for c in (0.0, 0.5, 1.0)] for each in (False, True))
    lost = [a - b for a, b in zip(free, read_out, strict=True)]
    assert lost[0] == 0.0
    assert lost[0] < lost[1] < lost[2]


def test_a_whole_case_is_appraised_as_the_model_appraises_it(scene: Story, desk: Authority) -> None:
    """The arithmetic of the model's cases written out once more, from the same rules."""
    course = Course(True, 0.6, contacts=2, refusals=1, transfers=1, escalations=0, wait_min=8.0)
    feeling = first_feeling(scene, P)._replace(justice_sum=1.4, exchanges=2).felt(0.3, P)
    value = appraisal.compensation_value(0.6, 1.0, True, P)
    distributive = appraisal.distributive_justice(True, True, value, P)
    procedural = appraisal.procedural_justice(2, 1, 1, 0, P)
    wait = appraisal.wait_cost(8.0, P.wait_scale_min, P)
    performed = appraisal.performance(distributive, 0.7, procedural, wait, P)
    satisfied = appraisal.satisfaction(performed, 0.0, P)
    moments = [appraisal.failure_moment(0.5, 0.0, P), 0.3, satisfied]
    peak = moments[0]
    for moment in moments[1:]:
        peak = appraisal.more_extreme(moment, peak, P)
    episode = appraisal.remembered(peak, satisfied, sum(moments) / 3, P)

    found = appraise(feeling, course, scene, desk)
    assert (found.distributive, found.interactional, found.procedural) == (distributive, 0.7, procedural)
    assert found.satisfaction == satisfied
    assert found.csat == appraisal.csat(satisfied)
    assert found.remembered == pytest.approx(episode, abs=1e-12)
    assert found.review_prob == market.review_prob(found.remembered, P)
    assert found.review_stars == market.review_stars(found.remembered)
    assert found.tell_prob == market.tell_prob(found.remembered, P)
    assert found.effort == 3
    assert found.granted_usd == pytest.approx(60.0)


def test_who_had_to_come_often_is_less_content(scene: Story, desk: Authority) -> None:
    feeling = first_feeling(scene, P)._replace(justice_sum=0.7, exchanges=1)
    better, worse = Course(True, 0.5), [
        Course(False, 0.5), Course(True, 0.1), Course(True, 0.5, contacts=3), Course(True, 0.5, refusals=1),
        Course(True, 0.5, transfers=1), Course(True, 0.5, escalations=1), Course(True, 0.5, wait_min=60.0),
    ]  # fmt: skip
    best = appraise(feeling, better, scene, desk)
    for course in worse:
        found = appraise(feeling, course, scene, desk)
        assert found.satisfaction < best.satisfaction
        assert found.churn_multiplier >= best.churn_multiplier
        if found.effort > best.effort:
            assert found.churn_multiplier > best.churn_multiplier


def test_mood_moves_towards_what_the_scene_is_worth(scene: Story) -> None:
    """It falls after a rude word, rises after a kind one, and rises most once the thing is put right."""
    made = scene.nodes["first"].choices[0]
    start = Feeling(-0.8)
    rude = replace(made, conduct=Conduct(0.0, 0.0, 0.0, 0.0, 0.0))
    kind = replace(made, conduct=Conduct(0.8, 1.0, 0.8, 1.0, 1.0))
    open_case, put_right = Course(False, 0.0), Course(True, 0.8)
    moods = [
        after_exchange(start, chosen, course, scene, P).mood
        for chosen, course in ((rude, open_case), (kind, open_case), (kind, put_right))
    ]
    assert moods[0] < start.mood < moods[1] < moods[2]
    assert moods[1] < 0.0, "kind words alone do not put a thing right"


def test_an_earlier_failure_makes_the_start_worse() -> None:
    nodes = "  first:\n    choices:\n" + choice("a", "fine")
    fresh = story(nodes)
    again = replace(fresh, opening=replace(fresh.opening, earlier_failures=1))
    assert first_feeling(again, P).mood < first_feeling(fresh, P).mood < 0.0


def test_who_is_content_does_not_come_back(scene: Story) -> None:
    assert not comes_back(Course(settled=True), 0.0, P)
    assert comes_back(Course(), 0.0, P)
    for u in (0.1, 0.5, 0.9):
        assert comes_back(Course(), u, P) == complaining.tries_again(False, 1, u, P)
        assert comes_back(Course(refusals=1), u, P) == complaining.tries_again(True, 1, u, P)


def test_the_limit_is_the_models_limit() -> None:
    from cxsim.config.scenarios import load_company
    from cxsim.model.world import World

    company = load_company("grand-hotel")
    made = story("  first:\n    choices:\n" + choice("a", "fine"))
    world = World(company, LEVERS, seed=1, replication=0, weeks=1, sink=lambda chunk: None)
    found = authority(made, LEVERS, company)
    assert found.limit_usd == world.limit_usd
    assert firm_of(company).mean_loss_usd == world.mean_loss_usd
    assert found.may_put_right(made) == rules.within_authority(80.0, world.limit_usd)


def test_a_policy_enters_as_levers_only() -> None:
    nodes = "  first:\n    choices:\n" + choice("a", "fine", "requires: lever.support > 0.6", "reason: No.")
    assert player(nodes, support=0.7).options(player(nodes).open().state)[0].locked == ""
    assert player(nodes, support=0.5).options(player(nodes).open().state)[0].locked == "No."
