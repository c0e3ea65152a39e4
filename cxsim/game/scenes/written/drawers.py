"""What lies in the drawers of written desks: colleagues, the shift so far, what is known of a case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Row
from cxsim.game.people.mood import Mood
from cxsim.game.scenes.desk import cards, wording
from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.surroundings import somebody
from cxsim.game.scenes.desk.view import DeskView
from cxsim.game.scenes.written.letters import face
from cxsim.game.theme.fonts import Role
from cxsim.game.widgets.cards import Card
from cxsim.game.widgets.choices import ChoiceRow
from cxsim.game.widgets.facts import Fact, Statement
from cxsim.game.words import Words
from cxsim.live import observation as seen
from cxsim.rules.arithmetic import clamp

HEAD_PX: Final = 44


def colleagues(now: seen.Observation, words: Words, key: str, reason: str) -> list[Box]:
    """Whom a ticket can be given to; ``reason`` says why to nobody."""
    there = [each for each in now.colleagues if each.doing != "away"]
    rows: list[Box] = [
        ChoiceRow(f"{key}{each.agent_id}", number, name_of(each.seed), "user", "", words("inbox.assign-free"), "check",
                  "good", reason or ("" if each.doing == "free" else words("inbox.assign-busy")))
        for number, each in enumerate(sorted(there, key=lambda one: one.doing != "free"), start=1)
    ]
    return rows or [Statement(words("inbox.nobody-else"), Role.FACT)]


def staff(now: seen.Observation, words: Words) -> Box:
    """Who works at the other desks, how they look, and what they do."""
    rows: list[Box] = []
    for each in now.colleagues:
        if each.doing == "away":
            continue
        doing = Statement(f"{name_of(each.seed)}, {words(f'inbox.doing.{each.doing}')}", Role.FACT, "ink")
        rows.append(Row([face(somebody(each.seed), mood_of(each), HEAD_PX), doing], 10, middle=True))
    return Card(words("inbox.colleagues"), rows or [Statement(words("inbox.nobody-else"), Role.FACT)], gap=6)


def mood_of(one: seen.Colleague) -> Mood:
    """How a colleague looks up."""
    return Mood(clamp(0.35 * one.satisfaction - 0.6 * one.fear, -0.9, 0.8), clamp(0.35 + 0.4 * one.fear, 0.0, 1.0),
                clamp(0.65 - 0.5 * one.fear, 0.0, 1.0))


def figures(now: seen.Observation, words: Words) -> Box:
    """The shift in numbers."""
    so_far = now.figures
    lines: Sequence[tuple[str, str]] = (
        ("check", words("inbox.figure.served", n=so_far.served, settled=so_far.settled)),
        ("refresh-cw", words("inbox.figure.back", n=so_far.came_back)),
        ("gift", words("inbox.figure.given", amount=words.money(so_far.given_usd))),
        ("clock", words("inbox.figure.longest", time=wording.long_time(words, so_far.longest_wait_min))),
        ("calendar-clock", words("inbox.figure.promises", kept=so_far.promises_kept, broken=so_far.promises_broken)),
    )
    return Card(words("inbox.figures"), [Fact(sign, line) for sign, line in lines], gap=3)


def known(view: DeskView, words: Words) -> list[Box]:
    """What was looked up and written down."""
    lines = [*cards.note_lines(view.look_up), *cards.note_lines(view.notes)]
    return [Card(words("desk.known"), lines, gap=4)] if lines else []
