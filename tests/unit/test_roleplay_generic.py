"""Every customer of the queue can be talked to, and a shift of them does not repeat itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.config.faults import ScenarioError
from cxsim.config.scenarios import load_company, load_policy
from cxsim.roleplay.authority import authority
from cxsim.roleplay.choosers import at_random, by_the_script, play
from cxsim.roleplay.generic import GenericCase, GenericStories, Turn
from cxsim.roleplay.phrases import folder, read_phrases
from cxsim.roleplay.player import Player
from cxsim.rules.company import Company, Issue

COMPANIES = ("grand-hotel", "airline", "electronics", "software", "utility")
CUSTOMERS = 20

company = cache(load_company)
stories = cache(GenericStories)


def case_of(issue: Issue, contacts: int = 1, needs_judgement: bool = True, is_regulated: bool = False) -> GenericCase:
    return GenericCase(
        issue=issue.name,
        title=issue.title,
        is_problem=issue.is_problem,
        channel="phone",
        loss_usd=issue.loss_mean_usd,
        fair_remedy_usd=0.9 * issue.loss_mean_usd,
        standard_remedy_share=issue.standard_remedy_share,
        severity=issue.severity_mean,
        complexity=issue.complexity,
        needs_judgement=needs_judgement,
        is_regulated=is_regulated,
        contacts=contacts,
    )


def shift_of(of: Company, number: int) -> list[tuple[GenericCase, Turn]]:
    """A shift in which one kind of case comes as often as it can in real life: every third customer."""
    issues = [of.issues[0] if n % 3 == 0 else of.issues[(n * 7 + number) % len(of.issues)] for n in range(CUSTOMERS)]
    seen: dict[str, int] = {}
    shift = []
    for n, issue in enumerate(issues):
        shift.append((case_of(issue), Turn(number, n, seen.get(issue.name, 0))))
        seen[issue.name] = seen.get(issue.name, 0) + 1
    return shift


@settings(max_examples=40)
@given(
    name=st.sampled_from(COMPANIES),
    policy=st.sampled_from(["fear", "empowerment", "scripted"]),
    pick=st.integers(0, 1000),
    turn=st.integers(0, 50),
    contacts=st.integers(1, 5),
    judged=st.booleans(),
    regulated=st.booleans(),
    by_script=st.booleans(),
    language=st.sampled_from(["en", "de"]),
)
def test_every_kind_of_case_can_be_played_to_its_end(
    name, policy, pick, turn, contacts, judged, regulated, by_script, language
):
    issues = company(name).issues
    case = case_of(issues[pick % len(issues)], contacts=contacts, needs_judgement=judged, is_regulated=regulated)
    story = stories(name, language).story(case, Turn(7, turn, turn // 3))
    assert story.language == language
    player = Player(story, authority(story, load_policy(policy).levers, company(name)))
    done = play(player, by_the_script if by_script else at_random, seed=pick, number=turn)
    assert done.is_over
    assert len(done.choices) >= 2
    spoken = [line.text for node in story.nodes.values() for line in node.lines]
    assert not any(text.startswith("[") for text in spoken)
    assert done.state.course.settled or done.state.at not in ("put_right", "answered")


@pytest.mark.parametrize("name", COMPANIES)
def test_every_kind_of_case_of_a_company_has_words_of_its_own(name):
    own = read_phrases(folder() / f"phrases-{name}.yaml")
    assert set(own.issues) == {issue.name for issue in company(name).issues}
    assert all(phrases.tip for issue, phrases in own.issues.items() if not issue_of(name, issue).is_problem)


def issue_of(name: str, issue: str) -> Issue:
    return next(each for each in company(name).issues if each.name == issue)


@pytest.mark.parametrize("name", COMPANIES)
@pytest.mark.parametrize(("number", "language"), [*((number, "en") for number in range(1, 6)), (1, "de"), (2, "de")])
def test_no_two_customers_of_a_shift_begin_alike_and_no_neighbours_are_answered_alike(name, number, language):
    shift = shift_of(company(name), number)
    begun = [stories(name, language).message(case, turn) for case, turn in shift]
    assert len(set(begun)) == CUSTOMERS
    offered = []
    for case, turn in shift:
        story = stories(name, language).story(case, turn)
        about_the_case = {"explain", "at_once", "need_first", "made_to_fit", "tip"}
        says = {
            choice.says for node in story.nodes.values() for choice in node.choices if choice.name not in about_the_case
        }
        if offered:
            assert not says & offered[-1]
        offered.append(says)


def test_the_same_case_at_the_same_turn_is_the_same_story():
    case, turn = shift_of(company("airline"), 3)[5]
    assert stories("airline").story(case, turn) == GenericStories("airline").story(case, turn)


def test_a_company_made_from_another_keeps_its_words():
    case = case_of(issue_of("grand-hotel", "noise"))
    turn = Turn(1, 0, 0)
    assert GenericStories("my-inn").message(case, turn) == stories("grand-hotel").message(case, turn)


def test_a_case_that_nobody_knows_is_told_in_the_words_of_the_company():
    case = GenericCase("goat-in-the-lobby", "Goat in the lobby", True, "counter", 40.0, 30.0, 0.2, 0.4, 0.3, True)
    assert "Goat in the lobby" in stories("grand-hotel").message(case, Turn(1, 0, 0))
    assert stories("grand-hotel").story(case, Turn(1, 0, 0)).is_problem


def test_what_the_law_sets_is_not_bent():
    case = case_of(issue_of("airline", "cancellation"), is_regulated=True)
    story = stories("airline").story(case, Turn(1, 0, 0))
    assert not any(choice.rule_bent for node in story.nodes.values() for choice in node.choices)


def test_pointers_into_nowhere_are_faults(tmp_path):
    text = (folder() / "phrases-utility.yaml").read_text(encoding="utf-8")
    file = tmp_path / "phrases.yaml"
    file.write_text(text.replace("fix_of_need: [0, 1, 0]", "fix_of_need: [0, 9, 0]", 1), encoding="utf-8")
    with pytest.raises(ScenarioError, match="fix_of_need"):
        read_phrases(file)


@pytest.mark.parametrize("issue", ["cancellation", "booking-change"])
@pytest.mark.parametrize("contacts", [1, 3])
@pytest.mark.parametrize(("refusals", "transfers"), [(0, 0), (0, 1), (1, 0), (1, 2)])
def test_a_message_says_what_the_customer_says_at_the_desk(issue, contacts, refusals, transfers):
    """The greeting goes with the past of the case, wherever it is told."""
    case = replace(case_of(issue_of("airline", issue), contacts=contacts), refusals=refusals, transfers=transfers)
    turn = Turn(3, 1, 0)
    story = stories("airline").story(case, turn)
    opened = Player(story, authority(story, load_policy("fear").levers, company("airline"))).open()
    assert stories("airline").message(case, turn) == " ".join(line.text for line in opened.lines)
