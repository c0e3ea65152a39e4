"""Makes a conversation for a customer whose case nobody wrote as a role-play.

The shape is a role-play itself (``scenarios/generic/problem.yaml`` and ``enquiry.yaml``) whose texts in square brackets
name lists of phrases. Amounts, wait and past come from the case; phrases are taken in turn, so nothing here is random:
the same case at the same turn of the same shift is the same story, under every policy.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from typing import Final

from cxsim.config.loader import load
from cxsim.roleplay.condition import evaluate
from cxsim.roleplay.phrases import CasePhrases, folder, in_language, read_phrases
from cxsim.roleplay.reading import read
from cxsim.roleplay.shelf import FIRST
from cxsim.roleplay.story import Choice, Line, Opening, Story
from cxsim.rules.arithmetic import clamp

LEAST_EXCEPTION_X_LOSS: Final = 0.05
"""An exception begins at least this much above what procedure gives, so that it is one."""

IN_WRITING: Final = frozenset({"written", "public"})
"""Channels on which nobody hears a voice."""

MOST_X_LOSS: Final = 3.0
"""The format's largest remedy."""


@dataclass(frozen=True, slots=True)
class GenericCase:
    """What is known of a case when its customer comes to the desk; units as in `cxsim.roleplay.story.Opening`."""

    issue: str
    title: str
    """The kind of case in the company's words."""
    is_problem: bool
    channel: str
    """``counter``, ``phone``, ``written`` or ``public``."""
    loss_usd: float
    fair_remedy_usd: float
    standard_remedy_share: float
    severity: float
    complexity: float
    needs_judgement: bool
    """Procedure's remedy does not put it right."""
    is_regulated: bool = False
    """The law sets what is given: no exception is offered."""
    wait_min: float = 0.0
    contacts: int = 1
    """Contacts of this case, this one included."""
    refusals: int = 0
    transfers: int = 0
    earlier_failures: int = 0
    expectation: float = 0.0
    compensation_expectation: float = 1.0
    patience_s: float = 240.0


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a case stands in a shift, so that phrases take turns.

    Attributes
    ----------
    shift
        Any number of the shift; another one begins the lists elsewhere.
    case, of_issue
        How many customers, and how many with this kind of case, came before in the shift.
    """

    shift: int
    case: int
    of_issue: int


class GenericStories:
    """Conversations for the cases of one company, in one language."""

    def __init__(self, company: str, language: str = FIRST) -> None:
        """Read the shapes and the phrases; a company without phrases of its own uses everybody's.

        Raises
        ------
        ScenarioError
            If a shipped file is damaged.
        """
        self._language = language
        self._shapes = {
            is_problem: read(in_language(load(folder() / f"{name}.yaml"), language), name).story
            for is_problem, name in ((True, "problem"), (False, "enquiry"))
        }
        self._common = read_phrases(folder() / "phrases.yaml", language)
        self._company = company
        own = folder() / f"phrases-{company}.yaml"
        self._issues = dict(read_phrases(own, language).issues) if own.is_file() else self._everybodys()

    def story(self, case: GenericCase, turn: Turn) -> Story:
        """The conversation of a case."""
        shape, words = self._shapes[case.is_problem], self._words(case, turn)
        nodes = dict(shape.nodes)
        if case.is_problem:
            nodes["offers"] = replace(nodes["offers"], choices=_settled(nodes["offers"].choices, case))
        return replace(
            shape,
            name=f"{case.issue}-generic",
            title=_said(shape.title, words),
            company=self._company,
            opening=_opening(shape.opening, case),
            facts={name: replace(fact, text=_said(fact.text, words)) for name, fact in shape.facts.items()},
            nodes={name: replace(
                node, lines=_lines(node.lines, words), choices=tuple(_choice(each, words) for each in node.choices)
            ) for name, node in nodes.items()},
            endings={
                name: replace(ending, lines=_lines(ending.lines, words)) for name, ending in shape.endings.items()
            },
        )  # fmt: skip

    def message(self, case: GenericCase, turn: Turn) -> str:
        """What the customer writes, where the case comes by mail, chat or public post: what they begin with."""
        shape, words = self._shapes[case.is_problem], self._words(case, turn)
        past = _opening(shape.opening, case)
        return " ".join(
            line.text for line in _lines(shape.nodes[shape.start].lines, words)
            if line.when is None or evaluate(line.when, lambda name: getattr(past, name))
        )  # fmt: skip

    # --- parts

    def _words(self, case: GenericCase, turn: Turn) -> dict[str, str]:
        """One phrase for every list, by the name of the list."""
        own = self._issues.get(case.issue)
        if own is None:
            own = self._common.problem if case.is_problem else self._common.enquiry
        assert own is not None, "phrases.yaml has both"
        words = {}
        for name, phrases in self._common.phrases.items():
            words[name] = phrases[_place(name, turn.shift, turn.case, len(phrases))]
        if case.channel in IN_WRITING:
            words["hello"] = words["hello_written"]
        words |= _case_words(own, turn)
        words["title"] = case.title
        return {name: text.replace("{title}", case.title) for name, text in words.items()}

    def _everybodys(self) -> dict[str, CasePhrases]:
        """Phrases of all companies, for one made from a shipped one under another name."""
        issues: dict[str, CasePhrases] = {}
        for path in sorted(folder().glob("phrases-*.yaml")):
            issues = dict(read_phrases(path, self._language).issues) | issues
        return issues


def _place(name: str, shift: int, number: int, size: int) -> int:
    """Whose turn it is in a list: each in order, beginning somewhere that depends on shift and list."""
    return (zlib.crc32(f"{name}.{shift}".encode()) + number) % size


def _case_words(own: CasePhrases, turn: Turn) -> dict[str, str]:
    told, need = _told_and_need(own, turn)
    words = {
        "told": own.told[told],
        "need_says": own.needs[need].says,
        "need_fact": own.needs[need].fact,
        "explain": own.explanation(told),
        "fix_need": own.answer(need),
    }
    if own.tip is not None:
        words["tip"] = own.tip[_place("tip", turn.shift, turn.of_issue, len(own.tip))]
    return words


def _told_and_need(own: CasePhrases, turn: Turn) -> tuple[int, int]:
    """What is told, each beginning in order, and what lies behind it: of what fits, what came least often so far."""
    came = [0] * len(own.needs)
    told = need = 0
    for number in range(turn.of_issue + 1):
        told = _place("told", turn.shift, number, len(own.told))
        fitting = own.possible_needs(told)
        begin = _place("need", turn.shift, number, len(fitting))
        need = min(fitting[begin:] + fitting[:begin], key=came.__getitem__)
        came[need] += 1
    return told, need


def _opening(shape: Opening, case: GenericCase) -> Opening:
    """The case before the first word, within the limits of the format."""
    return replace(
        shape,
        issue=case.issue,
        channel=case.channel,
        loss_usd=max(0.01, case.loss_usd) if case.is_problem else 0.0,
        fair_remedy_usd=case.fair_remedy_usd if case.is_problem else 0.0,
        standard_remedy_share=case.standard_remedy_share,
        severity=case.severity,
        complexity=case.complexity,
        wait_min=min(case.wait_min, 20_000.0),
        contacts=min(21, max(1, case.contacts)),
        refusals=min(20, case.refusals),
        transfers=min(20, case.transfers),
        earlier_failures=min(20, case.earlier_failures),
        expectation=clamp(case.expectation, -3.0, 3.0),
        compensation_expectation=clamp(case.compensation_expectation, 0.0, MOST_X_LOSS),
        patience_s=clamp(case.patience_s, 20.0, 7200.0),
    )


def _settled(choices: tuple[Choice, ...], case: GenericCase) -> tuple[Choice, ...]:
    """Fit what can be offered to the case: sizes, what puts it right, and what the law leaves."""
    offers = {choice.name: choice for choice in choices}
    fair = case.fair_remedy_usd / max(0.01, case.loss_usd)
    standard = case.standard_remedy_share
    offers["standard"] = _giving(offers["standard"], standard, standard, standard)
    if case.needs_judgement:
        offers["standard"] = replace(offers["standard"], settles=None)  # it is given, and the problem stays
    if standard == 0.0:
        del offers["standard"]
    if case.is_regulated:
        del offers["exception"]
        offers["need_first"] = replace(offers["need_first"], remedy=None)
        return tuple(offers.values())
    low = min(standard + LEAST_EXCEPTION_X_LOSS, MOST_X_LOSS)
    usual = min(max(fair, low), MOST_X_LOSS)
    exception = _giving(offers["exception"], usual, low, min(max(1.5 * usual, 1.0), MOST_X_LOSS))
    offers["exception"] = replace(exception, rule_bent=case.needs_judgement)
    need = min(max(0.6 * fair, 0.1), MOST_X_LOSS)
    offers["need_first"] = _giving(offers["need_first"], need, 0.5 * need, min(1.5 * need, MOST_X_LOSS))
    return tuple(offers.values())


def _giving(offer: Choice, share: float, low: float, high: float) -> Choice:
    """An offer with another remedy, as multiples of the loss."""
    assert offer.remedy is not None, "the shapes say what kind it is"
    return replace(offer, remedy=replace(offer.remedy, share=share, low=low, high=high))


def _said(text: str, words: dict[str, str]) -> str:
    """A text, or the phrase whose list it names in square brackets."""
    return words[text[1:-1]] if text.startswith("[") and text.endswith("]") else text


def _lines(lines: tuple[Line, ...], words: dict[str, str]) -> tuple[Line, ...]:
    return tuple(replace(line, text=_said(line.text, words)) for line in lines)


def _choice(choice: Choice, words: dict[str, str]) -> Choice:
    return replace(choice, says=_said(choice.says, words), replies=_lines(choice.replies, words))
