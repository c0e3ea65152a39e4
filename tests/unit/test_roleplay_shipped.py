"""What holds for every role-play that is shipped: no fault, every ending played, skill pays, plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import pytest

from cxsim.config.loader import load
from cxsim.config.scenarios import list_scenarios, load_policy
from cxsim.roleplay.authority import authority
from cxsim.roleplay.choosers import Learner, by_the_script, play
from cxsim.roleplay.exploration import Exploration, explore
from cxsim.roleplay.lint import lint
from cxsim.roleplay.player import Player
from cxsim.roleplay.runs import PRACTICE_PLAYS, Outcome, outcomes
from cxsim.roleplay.shelf import company_of, list_roleplays, load_roleplay
from cxsim.roleplay.story import Story
from cxsim.roleplay.strings import text_keys
from cxsim.rules.levers import Levers

PATHS = {each.name: each.path for each in list_roleplays() if each.origin == "shipped"}
ROLEPLAYS = list(PATHS)
CASES = [name for name in ROLEPLAYS if name != "first-steps"]
"""The guide's example is shorter and easier than a case."""
SCRIPT_SERVES = {"utility-moving-out", "utility-final-notice", "utility-not-her-account"}
"""Cases whose point is that the script is right: there it has to win, and whoever improvises pays for it."""


def of_each(names: Iterable[str]) -> pytest.MarkDecorator:
    """A test of each of these."""
    return pytest.mark.parametrize("roleplay", names)


@cache
def policies() -> dict[str, Levers]:
    return {each.name: load_policy(each.name).levers for each in list_scenarios("policy") if each.origin == "shipped"}


@cache
def story_of(roleplay: str) -> Story:
    return load_roleplay(roleplay).story


@cache
def explored(roleplay: str) -> dict[str, tuple[Player, Exploration]]:
    story = story_of(roleplay)
    players = {name: Player(story, authority(story, levers, company_of(story.company)))
               for name, levers in policies().items()}  # fmt: skip
    return {name: (player, explore(player)) for name, player in players.items()}


@cache
def played(roleplay: str) -> tuple[Outcome, ...]:
    story = story_of(roleplay)
    return tuple(outcomes(story, policies(), company_of(story.company), plays=40, seed=7))


@of_each(ROLEPLAYS)
def test_lint_finds_nothing(roleplay: str) -> None:
    assert lint(roleplay, policies()) == []


@of_each(ROLEPLAYS)
def test_every_ending_is_reached_by_a_list_of_choices(roleplay: str) -> None:
    reached = set()
    for player, found in explored(roleplay).values():
        for ending, choices in found.endings.items():
            assert player.play(choices)[-1].state.at == ending
            reached.add(ending)
    assert reached == set(story_of(roleplay).endings)


@of_each(ROLEPLAYS)
def test_skill_beats_the_script_and_chance_under_every_policy(roleplay: str) -> None:
    for policy in policies():
        by_player = {each.player: each for each in played(roleplay) if each.policy == policy}
        assert by_player["skilled"].worth > by_player["random"].worth
        if roleplay in SCRIPT_SERVES:
            assert by_player["script"].worth > by_player["random"].worth
        else:
            assert by_player["skilled"].worth > by_player["script"].worth


@of_each(sorted(SCRIPT_SERVES))
def test_where_the_script_is_right_practice_comes_to_the_same_and_loses_by_slips_alone(roleplay: str) -> None:
    endings = story_of(roleplay).endings
    for player, _ in explored(roleplay).values():
        learner = Learner(player)
        learner.practise(PRACTICE_PLAYS, seed=8)
        by_script, unslipped = (play(player, each, seed=7, number=0) for each in (by_the_script, learner.chooser(0.0)))
        assert endings[unslipped.state.at].quality == endings[by_script.state.at].quality


@of_each(CASES)
def test_a_good_ending_can_be_had_by_the_script_only_where_the_script_is_right(roleplay: str) -> None:
    story = story_of(roleplay)
    good = {name for name, ending in story.endings.items() if ending.quality == "good"}
    for each in played(roleplay):
        if each.player == "script":
            is_winnable = bool(good & explored(roleplay)[each.policy][1].endings.keys())
            wins = roleplay in SCRIPT_SERVES and is_winnable
            assert each.quality_shares(story)["good"] == (1.0 if wins else 0.0)


@of_each(ROLEPLAYS)
def test_customers_agree_with_the_authors_order_of_endings(roleplay: str) -> None:
    """Where the same person would play to a good and to a poor ending, the good one is remembered better."""
    story = story_of(roleplay)
    for player, found in explored(roleplay).values():
        remembered: dict[str, list[float]] = {}
        for ending, choices in found.endings.items():
            result = player.appraise(player.play(choices)[-1].state)
            remembered.setdefault(story.endings[ending].quality, []).append(result.remembered)
        if {"good", "poor"} <= remembered.keys():
            assert max(remembered["good"]) > min(remembered["poor"])


@of_each(CASES)
def test_main_ways_are_six_to_fifteen_choices_deep(roleplay: str) -> None:
    for each in played(roleplay):
        if each.player == "skilled":
            assert 4.0 <= each.choices <= 15.0
    assert max(each.choices for each in played(roleplay) if each.player == "skilled") >= 6.0


@of_each(ROLEPLAYS)
def test_words_are_plain(roleplay: str) -> None:
    """Reading age of about 14 (Flesch-Kincaid grade, syllables counted by vowels), and no very long sentence."""
    texts = [text for key, text in text_keys(load(PATHS[roleplay]).data) if key[-1] != "name"]
    sentences = [each for text in texts for each in re.split(r"[.!?:;…]+\s", text + " ") if each.strip()]
    words = [re.findall(r"[a-z']+", each.lower()) for each in sentences]
    count = sum(map(len, words))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word)))) for each in words for word in each)
    grade = 0.39 * count / len(sentences) + 11.8 * syllables / count - 15.59
    assert grade < 9.0
    assert max(map(len, words)) <= 40


@of_each(CASES)
def test_people_do_not_say_the_same_twice(roleplay: str) -> None:
    says = sorted(choice.says for node in story_of(roleplay).nodes.values() for choice in node.choices)
    assert all(first != second for first, second in pairwise(says))


def test_some_endings_are_traps_of_a_policy() -> None:
    """Winnable under one policy and not under another: five cases in thirty at the least."""
    traps = 0
    for roleplay in CASES:
        story = story_of(roleplay)
        good = {name for name, ending in story.endings.items() if ending.quality == "good"}
        winnable = {policy: bool(good & found.endings.keys()) for policy, (_, found) in explored(roleplay).items()}
        traps += len(set(winnable.values())) == 2
    assert 6 * traps >= len(CASES)
