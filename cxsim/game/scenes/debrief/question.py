"""The page of the questions: was it you or the rules, what would you change, and the offer to try it at once."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Final

from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.scenes.debrief.change import Change
from cxsim.game.scenes.debrief.customers import LARGE_TEXT, Customers, name_in
from cxsim.game.scenes.debrief.figures import reach_words
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.buttons import Button, Chip
from cxsim.game.widgets.cards import Card, ScrollList
from cxsim.game.widgets.facts import Fact
from cxsim.game.words import Words
from cxsim.live.debrief import CustomerLine, Debrief

CAUSES: Final = {"me": "user", "rules": "scale", "both": "users"}
NO_CHANGE: Final = "none"
WORTH_ASKING: Final = 8.0
"""Points that were within reach for one customer, from which on it is worth asking how; assumed."""


def change_words(words: Words, change: Change, limit_usd: float | None) -> str:
    """A changed rule as a person would ask for it."""
    if change.lever == "remedy_limit_x_loss" and limit_usd is not None:
        return words(f"debrief.change.{change.key}", amount=words.money(limit_usd))
    return words(f"debrief.change.{change.key}")


def question_page(
    told: Debrief, customers: Customers, offered: Sequence[tuple[Change, str]], cause: str, lever: str, words: Words,
    look: Look,
) -> Box:
    """Two questions, what to ask oneself, and the way on.

    Parameters
    ----------
    offered
        Changes with their words.
    cause, lever
        What has been answered; empty before.
    """
    causes: list[Box] = [Chip(f"debrief.cause.{name}", words(f"debrief.cause.{name}"), name == cause, sign)
                         for name, sign in CAUSES.items()]
    first: list[Box] = [Flow(causes, 12, between=8)]
    if cause and isfinite(told.yours.points) and isfinite(told.best.outcome.points):
        first.append(Fact("scale", reach_words(told, words)))
    who = Card(words("debrief.who"), first, gap=6)
    chips: list[Box] = [Chip(f"debrief.change.{change.key}", text, change.key == lever, change.icon)
                        for change, text in offered]
    chips.append(Chip(f"debrief.change.{NO_CHANGE}", words("debrief.change.none"), lever == NO_CHANGE, "check"))
    ready = lever not in ("", NO_CHANGE)
    attempt = Button("debrief.try", words("debrief.try"), "play", main=True, hint=words("debrief.try-more"),
                     reason="" if ready else words("debrief.try-first"))
    again = Button("debrief.again", words("debrief.again"), "rotate-ccw", hint=words("debrief.again-more"))
    which = Card(words("debrief.which"), [Flow(chips, 12, between=8), Text(words("debrief.try-more"), Role.NOTE, "dim"),
                                          Flow([attempt, again], 10)], gap=8)
    asks = [Fact("circle-question-mark", text) for text in asked(told, customers, words)]
    ask = Card(words("debrief.ask"), list(asks), gap=7, grows=True)
    left = Column([who, which], 12, grows=True)
    page: Box = Column([left, ask], 12) if look.text >= LARGE_TEXT else Row([left, ask], 14)
    return ScrollList(words("debrief.tab.you"), [page])


def asked(told: Debrief, customers: Customers, words: Words) -> list[str]:
    """Questions to oneself about what happened; each names a moment, none says what would have been right."""
    found = []
    fall = _deepest(told.customers)
    if fall is not None:
        line, at = fall
        point = line.feelings[at]
        said = customers.said_at(line, point)
        fields = {"name": name_in(line), "time": customers.time(point.time_min)}
        found.append(words("debrief.ask.fell-said", words=said.words, **fields) if said is not None
                     else words("debrief.ask.fell", **fields))
    reach = [line for line in told.customers if isfinite(line.best_points) and isfinite(line.result.points)]
    if reach:
        most = max(reach, key=lambda line: line.best_points - line.result.points)
        gap = most.best_points - most.result.points
        if gap >= WORTH_ASKING:
            found.append(words("debrief.ask.reach", name=name_in(most), n=round(gap)))
        same = min(reach, key=lambda line: abs(line.best_points - line.result.points))
        if same is not most and abs(same.best_points - same.result.points) < 1.0:
            found.append(words("debrief.ask.no-more", name=name_in(same)))
    if told.promises_broken:
        found.append(words("debrief.ask.promise"))
    if told.yours.gave_up:
        found.append(words("debrief.ask.queue", n=told.yours.gave_up))
    if told.prediction is not None and isfinite(told.yours.satisfied_share):
        found.append(words("debrief.ask.prediction"))
    return found or [words("debrief.ask.nothing")]


def _deepest(lines: Sequence[CustomerLine]) -> tuple[CustomerLine, int] | None:
    """The line and the point at which a mood fell most during a conversation; None where none fell."""
    best: tuple[float, CustomerLine, int] | None = None
    for line in lines:
        for at in range(1, len(line.feelings)):
            before, after = line.feelings[at - 1], line.feelings[at]
            if not after.what or after.what == "looked_back":
                continue
            drop = before.mood - after.mood
            if drop > 0.1 and (best is None or drop > best[0]):
                best = (drop, line, at)
    return None if best is None else (best[1], best[2])
