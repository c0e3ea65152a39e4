"""Laws of every play of every shipped role-play, whoever plays and whatever the policy."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.config.scenarios import list_scenarios, load_policy
from cxsim.roleplay.authority import authority
from cxsim.roleplay.choosers import at_random, by_the_script, play
from cxsim.roleplay.player import Player
from cxsim.roleplay.shelf import company_of, list_roleplays, load_roleplay
from cxsim.roleplay.story import Story
from cxsim.rules.arithmetic import to_cents

ROLEPLAYS = [each.name for each in list_roleplays() if each.origin == "shipped"]
POLICIES = [each.name for each in list_scenarios("policy") if each.origin == "shipped"]


@cache
def story_of(roleplay: str) -> Story:
    return load_roleplay(roleplay).story


load_once, company_once = cache(load_policy), cache(company_of)


@cache
def player(roleplay: str, policy: str) -> Player:
    story = story_of(roleplay)
    return Player(story, authority(story, load_once(policy).levers, company_once(story.company)))


@settings(max_examples=100)
@given(st.sampled_from(ROLEPLAYS), st.sampled_from(POLICIES), st.integers(0, 2**40), st.booleans())
def test_laws_of_a_play(roleplay: str, policy: str, seed: int, to_the_letter: bool) -> None:
    made = player(roleplay, policy)
    done = play(made, by_the_script if to_the_letter else at_random, seed=seed, number=0)
    story, state = made.story, done.state
    assert done.is_over
    assert done.nodes[0] == story.start
    assert done.nodes[-1] == state.at
    for value, variable in zip(state.values, story.variables.values(), strict=True):
        assert variable.low <= value <= variable.high
    seconds = {(node.name, choice.name): choice.seconds for node in story.nodes.values() for choice in node.choices}
    assert state.elapsed_s == pytest.approx(sum(seconds[pair] for pair in done.choices))
    granted_usd = state.course.granted_x_loss * story.opening.loss_usd
    allowed_usd = max(story.opening.standard_remedy_share * story.opening.loss_usd, made.authority.limit_usd)
    assert state.exceeded_limit or to_cents(granted_usd) <= to_cents(allowed_usd)
    assert -3.0 <= state.feeling.mood <= 3.0
    result = made.appraise(state)
    assert 1.0 <= result.csat <= 5.0
    assert 0.0 <= result.review_prob <= 1.0

    again = play(made, by_the_script if to_the_letter else at_random, seed=seed, number=0)
    assert again == done
    turns = made.play([name for _, name in done.choices])
    assert turns[-1].state == state, "a play is saved as its list of choices"
