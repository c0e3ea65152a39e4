"""Every customer of the queue can be talked to, and a shift of them does not repeat itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
from cxsim.roleplay.player import Option, Player
from cxsim.roleplay.reading import PLACEHOLDERS
from cxsim.roleplay.story import Story
from cxsim.rules.company import Company, Issue
from cxsim.rules.draws import OutsidePurpose, purpose_key, uniform

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
    assert done.choices
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


def drawn_shift(of: Company, number: int) -> list[tuple[GenericCase, Turn]]:
    """A shift as the company's own mix of cases makes it; every second case needs judgement."""
    shares = [issue.prob_per_purchase * (issue.contact_prob if issue.is_problem else 1.0) for issue in of.issues]
    key, seen = purpose_key(number, 0, OutsidePurpose.CHOOSING), Counter[str]()
    shift = []
    for n in range(CUSTOMERS):
        left, place = uniform(key, n, 0) * sum(shares), 0
        while left >= shares[place]:
            left, place = left - shares[place], place + 1
        issue = of.issues[place]
        shift.append((case_of(issue, needs_judgement=n % 2 == 0), Turn(number, n, seen[issue.name])))
        seen[issue.name] += 1
    return shift


def at_length(options: Sequence[Option]) -> Option:
    """Listens, gives what there is, and never says no."""
    return max(options, key=lambda each: (each.choice.move != "refuse", each.choice.remedy is not None,
                                          each.choice.seconds))


def by_the_card(options: Sequence[Option]) -> Option:
    return min(options, key=lambda each: (not each.choice.scripted, each.choice.move == "refuse",
                                          bool(each.choice.promises), each.choice.seconds))


def in_short(options: Sequence[Option]) -> Option:
    """No, and quickly."""
    return min(options, key=lambda each: (each.choice.move != "refuse", each.choice.seconds))


def ring_back(options: Sequence[Option]) -> Option:
    return max(options, key=lambda each: (bool(each.choice.promises), each.choice.seconds))


MANNERS = {"at length": at_length, "by the card": by_the_card, "in short": in_short, "rings back": ring_back}


def talk(story: Story, player: Player, manner) -> Iterator[tuple[str, set[str]]]:
    """What the customer says, and what can be said to it that no card says, moment by moment."""
    turn = player.open()
    while True:
        for line in turn.lines:
            if line.who == story.counterpart:
                yield player.filled(line.text), set()
        if turn.state.waits:
            turn = player.resume(turn.state)
            continue
        if turn.state.is_over:
            return
        options = [option for option in player.options(turn.state) if not option.locked]
        yield "", {option.choice.says for option in options if not option.choice.scripted}
        turn = player.take(turn.state, manner(options).choice.name)


ABOUT_THE_CASE = frozenset({"explain", "at_once", "need_first", "made_to_fit", "tip"})
"""Choices whose words belong to a kind of case: the same answer to the same question is no slip."""

MOST_REPEATED = 0.03
"""Share of what customers say in a shift that another has said in it."""

OWN_WORDS_WITHIN, THEIRS_WITHIN = 6, 5
"""Customers before the same words are offered again, and before another customer says the same."""


@pytest.mark.parametrize("name", COMPANIES)
@pytest.mark.parametrize(("number", "language"), [(1, "en"), (2, "en"), (3, "en"), (1, "de")])
def test_in_a_shift_of_twenty_customers_no_line_is_noticed_twice(name, language, number):
    """However one talks to them: what is said in every kind of case is said once; a matter may be told twice where one
    kind of case comes more often than it has beginnings, but by then all the others have been told."""
    common = read_phrases(folder() / "phrases.yaml", language)
    everywhere = {text for phrases in common.phrases.values() for text in phrases}
    lever = load_policy("empowerment").levers
    shift = [(stories(name, language).story(case, turn)) for case, turn in drawn_shift(company(name), number)]
    for manner in MANNERS.values():
        heard: list[tuple[int, str]] = []
        offered: dict[str, int] = {}
        for customer, story in enumerate(shift):
            about = {
                choice.says for node in story.nodes.values() for choice in node.choices if choice.name in ABOUT_THE_CASE
            }
            for said, choices in talk(story, Player(story, authority(story, lever, company(name))), manner):
                if said:
                    heard.append((customer, said))
                for words in choices - about:
                    assert customer - offered.get(words, customer) in (0, *range(OWN_WORDS_WITHIN, CUSTOMERS)), words
                    offered[words] = customer
        times = Counter(said for _, said in heard)
        again = {said: count for said, count in times.items() if count > 1}
        assert not set(again) & everywhere
        assert max(again.values(), default=2) == 2
        assert sum(count - 1 for count in again.values()) <= MOST_REPEATED * len(heard)
        for said in again:
            first, second = (customer for customer, each in heard if each == said)
            assert second - first >= THEIRS_WITHIN, said


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", ["phrases", *(f"phrases-{company}" for company in COMPANIES)])
def test_no_list_says_the_same_twice(name, language):
    read = read_phrases(folder() / f"{name}.yaml", language)
    lists = [*read.phrases.values()]
    for case in read.issues.values():
        lists += [case.told, [need.says for need in case.needs], case.explain, case.fix, case.tip or []]
    for phrases in lists:
        assert len({re.sub(r"\W", "", phrase.lower()) for phrase in phrases}) == len(phrases)


def test_braces_in_phrases_are_those_that_are_filled_in():
    files = [path for path in folder().parent.rglob("phrases*.yaml") if "generic" in path.parts]
    found = {name for path in files for name in re.findall(r"\{(\w*)\}", path.read_text(encoding="utf-8"))}
    assert len(files) > len(COMPANIES)
    assert found
    assert found <= {*PLACEHOLDERS, "title"}


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
