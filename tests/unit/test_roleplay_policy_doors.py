"""Cases that can be won under one shipped policy and not under another: found by search, and by playing."""

from __future__ import annotations

import pytest

from cxsim.config.scenarios import load_policy
from cxsim.roleplay.authority import authority
from cxsim.roleplay.exploration import explore
from cxsim.roleplay.player import Player
from cxsim.roleplay.runs import outcomes
from cxsim.roleplay.shelf import company_of, load_roleplay
from cxsim.roleplay.story import Story

DOORS = [
    ("hotel-no-such-booking", "scripted", "fear"),
    ("hotel-last-eighty", "empowerment", "fear"),
    ("airline-leader-at-the-desk", "firm-and-fair", "scripted"),
    ("electronics-spreading-post", "empowerment", "laissez-faire"),
    ("electronics-wrong-thing-in-the-box", "firm-and-fair", "laissez-faire"),
    ("electronics-wrong-thing-in-the-box", "sales-first", "fear"),
    ("electronics-drip", "scripted", "fear"),
    ("software-month-end", "scripted", "sales-first"),
]
"""Role-play, a policy under which it can be won, and one under which it cannot; neither policy is always the same."""


def good_endings(story: Story) -> set[str]:
    return {name for name, ending in story.endings.items() if ending.quality == "good"}


def reached(story: Story, policy: str) -> set[str]:
    found = explore(Player(story, authority(story, load_policy(policy).levers, company_of(story.company))))
    assert found.is_complete
    return set(found.endings)


@pytest.mark.parametrize(("roleplay", "open_policy", "closed_policy"), DOORS)
def test_search_finds_a_good_ending_under_one_policy_only(
    roleplay: str, open_policy: str, closed_policy: str
) -> None:
    story = load_roleplay(roleplay).story
    good = good_endings(story)
    assert good & reached(story, open_policy)
    assert not good & reached(story, closed_policy)
    assert all(story.endings[name].policy_trap for name in good)


@pytest.mark.parametrize(("roleplay", "open_policy", "closed_policy"), DOORS)
def test_practice_wins_under_one_policy_only(roleplay: str, open_policy: str, closed_policy: str) -> None:
    story = load_roleplay(roleplay).story
    policies = {name: load_policy(name).levers for name in (open_policy, closed_policy)}
    won = {
        each.policy: each.quality_shares(story)["good"]
        for each in outcomes(story, policies, company_of(story.company), plays=40, seed=1)
        if each.player == "skilled"
    }
    assert won[open_policy] > 0.5
    assert won[closed_policy] == 0.0
