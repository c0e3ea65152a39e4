"""The card of what the house did with the person, and what its audits would do to somebody who always works so."""

from __future__ import annotations

from typing import Final

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.scenes.debrief.customers import LARGE_TEXT
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.cards import Card
from cxsim.game.widgets.facts import Fact
from cxsim.game.words import Words
from cxsim.live.treatment import Treatment

LEAST_PROB: Final = 0.005
"""A chance below is 0 percent."""


def treatment_card(told: Treatment, words: Words, look: Look) -> Box:
    """What was said to the person on the left, what a week would bring on the right."""
    said = Column(list(_said(told, words)), 4, grows=True)
    week = Column([Text(words("debrief.house.week"), Role.FACT, "dim"), *_week(told, words)], 4, grows=True)
    both: Box = Column([said, week], 10) if look.text >= LARGE_TEXT else Row([said, week], 18)
    return Card(words("debrief.house"), [both], gap=6)


def _said(told: Treatment, words: Words) -> list[Fact]:
    facts = [Fact("eye", words("debrief.house.looked-at", n=told.looked_at, of=told.conversations))]
    spoken = [
        ("praised", told.praised, "award", "good"), ("asked", told.asked, "info", "warn"),
        ("reproved", told.reproved, "triangle-alert", "bad"), ("in-good-faith", told.in_good_faith, "heart", "bad"),
        ("for-nothing", told.for_nothing, "zap", "bad"), ("called-in", told.called_in, "log-out", "bad"),
    ]
    facts += [Fact(icon, words(f"debrief.house.{key}", n=times), tone=tone)
              for key, times, icon, tone in spoken if times]
    return facts if len(facts) > 1 else [*facts, Fact("minus", words("debrief.house.silent"), tone="dim")]


def _week(told: Treatment, words: Words) -> list[Fact]:
    """Chances that round to nothing are left out."""
    chances = [
        ("in-good-faith", told.week_in_good_faith_prob, "heart"),
        ("for-nothing", told.week_for_nothing_prob, "zap"),
        (told.first_answer, told.week_found_prob, "search"),
    ]
    facts = [Fact(icon, words(f"debrief.house.week.{key}", n=words.number(100.0 * prob)), tone="bad")
             for key, prob, icon in chances if prob >= LEAST_PROB]
    return facts or [Fact("check", words("debrief.house.week.none"), tone="good")]
