"""The pages in figures: what was expected and met, and what lay with the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Final

from cxsim.game.charts.compare import Compared
from cxsim.game.charts.petals import Petal, Petals
from cxsim.game.charts.reach import ReachBar
from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Flow, Grid, Row
from cxsim.game.scenes.debrief.customers import LARGE_TEXT
from cxsim.game.scenes.debrief.row import Legend, paint_dashes
from cxsim.game.scenes.debrief.treated import treatment_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.buttons import Chip
from cxsim.game.widgets.cards import Card, ScrollList
from cxsim.game.widgets.facts import Fact
from cxsim.game.words import Words
from cxsim.live.debrief import Debrief
from cxsim.live.outcome import ShiftOutcome

SAME: Final = 0.005
"""Shares that differ by less are the same."""


def expectations_page(told: Debrief, words: Words, look: Look) -> Box:
    """Nine petals, promises, goodwill spent against value kept."""
    large = look.text >= LARGE_TEXT
    best = told.best.outcome.expectations
    petals = tuple(
        Petal(words(f"debrief.nine.{name}"), score, best.get(name), _petal_said(words, score, best.get(name)))
        for name, score in told.yours.expectations.items())
    name = words("debrief.nine")
    if petals:
        flower: list[Box] = [Petals(name, petals, is_labelled=not large)]
        if large:
            flower.append(Grid([Fact("check" if petal.tone == "teal" else "minus", f"{petal.name}: {petal.said}")
                                for petal in petals], 2, 4))
        flower.append(Legend(paint_dashes, words("debrief.best-dashed")))
    else:
        flower = [Text(words("debrief.nobody"), Role.BODY)]
    left = Card(name, flower, grows=True)
    right = Column([_promises(told, words), _goodwill(told, words), _queue(told, words)], 12, grows=True)
    page: Box = Column([left, right], 12) if large else Row([left, right], 14)
    return ScrollList(name, [page])


@dataclass(frozen=True, slots=True)
class Others:
    """Rules that the shift can be held against.

    Attributes
    ----------
    titles
        By the names of policies.
    pending
        Name of the one under which the shift is being played again; empty while none is.
    fault
        Why that could not be done.
    """

    titles: Mapping[str, str]
    pending: str = ""
    fault: str = ""


def rules_page(told: Debrief, others: Others, words: Words, look: Look) -> Box:
    """You and the rules on one bar; the same words under other rules, which can be chosen; what was predicted;
    what the house did."""
    compared, expected = _same_words(told, others, words), _predicted(told, words)
    lower: Box = Column([compared, expected], 12) if look.text >= LARGE_TEXT else Row([compared, expected], 14)
    return ScrollList(words("debrief.rules"), [
        Column([_reach(told, words), lower, treatment_card(told.treatment, words, look)], 12),
    ])


def points_words(words: Words, points: float) -> str:
    """Points as a number; a dash where nothing could be scored."""
    return words.number(points) if isfinite(points) else words("debrief.none")


def _petal_said(words: Words, score: float, best: float | None) -> str:
    if best is None:
        return words.number(100 * score)
    return words("debrief.nine-said", n=words.number(100 * score), best=words.number(100 * max(score, best)))


def _promises(told: Debrief, words: Words) -> Box:
    kept, broken = told.promises_kept, told.promises_broken
    if kept + broken == 0:
        facts = [Fact("minus", words("debrief.no-promises"), tone="dim")]
    else:
        facts = [Fact("check", words("debrief.promises-kept", n=kept), tone="good"),
                 Fact("x", words("debrief.promises-broken", n=broken), tone="bad")]
    return Card(words("debrief.promises"), list(facts), gap=4)


def _goodwill(told: Debrief, words: Words) -> Box:
    """What was given away, and what the customers are worth who were served, here and under the other rules."""
    yours, other, best = told.yours, told.other, told.best.outcome
    rows: list[Box] = []
    most = max(1.0, yours.given_usd, best.given_usd)
    rows.append(Compared(words("debrief.compare.given"), yours.given_usd / most, best.given_usd / most,
                         words.money(yours.given_usd), words("debrief.in-best", what=words.money(best.given_usd)),
                         tone="brass"))
    if isfinite(yours.value_per_customer_usd) and isfinite(best.value_per_customer_usd):
        worth = max(1.0, yours.value_per_customer_usd, best.value_per_customer_usd)
        rows.append(Compared(
            words("debrief.compare.worth"), yours.value_per_customer_usd / worth, best.value_per_customer_usd / worth,
            words.money(yours.value_per_customer_usd),
            words("debrief.in-best", what=words.money(best.value_per_customer_usd)), tone="teal"))
    rows.append(Fact("heart", words("debrief.value", amount=words.money(told.kept_usd))))
    if isfinite(other.value_per_customer_usd):
        rows.append(Fact("arrow-left-right", words(
            "debrief.value-other", title=told.other_title, given=words.money(other.given_usd),
            amount=words.money(other.value_per_customer_usd))))
    return Card(words("debrief.goodwill"), rows, gap=6)


def _queue(told: Debrief, words: Words) -> Box:
    """What the others waited meanwhile."""
    yours = told.yours
    facts = [Fact("users", words("debrief.served", n=yours.served)),
             Fact("log-out", words("debrief.gave-up", n=yours.gave_up))]
    if isfinite(yours.mean_wait_min):
        facts.append(Fact("clock", words("debrief.wait", n=words.number(yours.mean_wait_min, 1))))
    return Card(words("debrief.queue"), list(facts), gap=4)


def _reach(told: Debrief, words: Words) -> Box:
    """The bar, and in a sentence whose the points between its marks are."""
    you, best = told.yours.points, told.best.outcome.points
    title = words("debrief.rules")
    if not (isfinite(you) and isfinite(best)):
        return Card(title, [Text(words("debrief.no-points"), Role.BODY)])
    there = told.best_elsewhere.outcome.points if told.best_elsewhere is not None else None
    if there is not None and not isfinite(there):
        there = None
    statement = words("debrief.you-and-best", best=round(best), you=round(you))
    bar = ReachBar(title, reach_words(told, words), you, best, there, words("debrief.you"), words("debrief.best"),
                   words("debrief.best-there", title=told.other_title))
    more = Text(reach_words(told, words), Role.BODY)
    fine = Text(words("debrief.lower-bound"), Role.NOTE, "dim")
    return Card(title, [Text(statement, Role.BUTTON), bar, more, fine], gap=6)


def reach_words(told: Debrief, words: Words) -> str:
    """Whose the points between the marks are, so that nobody is blamed for a rule, nor a rule for a choice."""
    best = round(told.best.outcome.points)
    mine = max(0, best - round(told.yours.points))
    parts = []
    if told.best_elsewhere is not None and isfinite(told.best_elsewhere.outcome.points):
        rules = round(told.best_elsewhere.outcome.points) - best
        line = "debrief.of-the-rules" if rules > 0 else "debrief.not-of-the-rules"
        parts.append(words(line, n=rules, title=told.other_title))
    parts.append(words("debrief.of-yours", n=mine) if mine > 0 else words("debrief.none-of-yours"))
    return " ".join(parts)


def _same_words(told: Debrief, others: Others, words: Words) -> Box:
    """The same words to the same customers under other rules, and which rules that could be."""
    yours, other = told.yours, told.other
    money = max(1.0, yours.given_usd, other.given_usd)
    worth = max(1.0, yours.value_per_customer_usd if isfinite(yours.value_per_customer_usd) else 0.0,
                other.value_per_customer_usd if isfinite(other.value_per_customer_usd) else 0.0)
    rows = [
        _share("stay", yours.stay_share, other.stay_share, words, higher_is_better=True),
        _share("content", yours.satisfied_share, other.satisfied_share, words, higher_is_better=True),
        _share("again", yours.came_back_share, other.came_back_share, words, higher_is_better=False),
        _amount("given", yours.given_usd, other.given_usd, money, words, None),
        _amount("worth", yours.value_per_customer_usd, other.value_per_customer_usd, worth, words, True),
    ]
    title = words("debrief.same-words", title=told.other_title)
    key = Text(words("debrief.mark-is-other"), Role.NOTE, "dim")
    shown = others.pending or told.other_policy
    chips: list[Box] = [Chip(f"debrief.other.{name}", text, name == shown) for name, text in others.titles.items()]
    choice: list[Box] = [Flow(chips, 12, between=8)]
    if others.pending:
        choice.append(Fact("hourglass", words("debrief.playing-again", title=others.titles[others.pending]), "act"))
    elif others.fault:
        choice.append(Fact("triangle-alert", words("debrief.fault", fault=others.fault), "bad", "bad"))
    return Card(title, [*choice, *(row for row in rows if row is not None), key], gap=6, grows=True)


def _share(
    name: str, yours: float, other: float, words: Words, *, higher_is_better: bool
) -> Compared | None:
    if not (isfinite(yours) and isfinite(other)):
        return None
    return Compared(
        words(f"debrief.compare.{name}"), yours, other, words("debrief.percent", n=round(100 * yours)),
        words("debrief.there", what=words("debrief.percent", n=round(100 * other))),
        *_sign(yours - other if higher_is_better else other - yours, words),
    )


def _amount(
    name: str, yours: float, other: float, most: float, words: Words, higher_is_better: bool | None
) -> Compared | None:
    if not (isfinite(yours) and isfinite(other)):
        return None
    sign, said = (None, "") if higher_is_better is None else _sign((yours - other) / most, words)
    return Compared(words(f"debrief.compare.{name}"), yours / most, other / most, words.money(yours),
                    words("debrief.there", what=words.money(other)), sign, said, "brass" if sign is None else "good")


def _sign(lead: float, words: Words) -> tuple[int, str]:
    sign = 0 if abs(lead) < SAME else 1 if lead > 0 else -1
    return sign, words(("debrief.worse", "debrief.alike", "debrief.better")[sign + 1])


def _predicted(told: Debrief, words: Words) -> Box:
    """What the person expected beside what happened; the prediction is the mark."""
    title = words("debrief.expected")
    if told.prediction is None:
        return Card(title, [Text(words("debrief.no-prediction"), Role.FACT, "dim")], grows=True)
    pairs = (("content", told.yours.satisfied_share, told.prediction.satisfied_share),
             ("again", told.yours.came_back_share, told.prediction.come_back_share))
    rows: list[Box] = []
    for name, happened, expected in pairs:
        if isfinite(happened):
            rows.append(Compared(
                words(f"debrief.compare.{name}"), happened, expected,
                words("debrief.percent", n=round(100 * happened)),
                words("debrief.you-said", what=words("debrief.percent", n=round(100 * expected))), tone="teal"))
    rows.append(Text(_off(told.yours, told, words), Role.FACT))
    return Card(title, rows, gap=6, grows=True)


def _off(yours: ShiftOutcome, told: Debrief, words: Words) -> str:
    assert told.prediction is not None
    if not isfinite(yours.satisfied_share):
        return words("debrief.nobody")
    off = round(10 * (yours.satisfied_share - told.prediction.satisfied_share))
    line = "debrief.foresaw" if off == 0 else "debrief.went-better" if off > 0 else "debrief.went-worse"
    return words(line, n=abs(off))
