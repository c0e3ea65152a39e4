"""The drawer in which the coach gives a hint: how they feel and why, then each answer with what would follow."""

from __future__ import annotations

from typing import Final

from cxsim.game.hint import Foreseen, Hint
from cxsim.game.layout.box import Box
from cxsim.game.layout.leaves import Icon, Text
from cxsim.game.layout.rows import Column, Row
from cxsim.game.scenes.desk.view import Tool
from cxsim.game.theme.fonts import Role
from cxsim.game.widgets.cards import Card
from cxsim.game.widgets.facts import Fact, Statement, Wrapper
from cxsim.game.widgets.node import Kind, Node
from cxsim.game.words import Words

HINT: Final = "hint"
"""Key of the tool that asks for a hint, and of the drawer that holds it."""


class Ahead(Wrapper):
    """One answer with what would follow, read as one."""

    def __init__(self, one: Foreseen) -> None:
        self.one = one
        lines = [Row([Icon(each.icon, 17, each.tone, 2.4), Text(each.words, Role.FACT, "dim", grows=True)], 9,
                     middle=True) for each in one.remarks]
        super().__init__([Card("", [Text(one.says, Role.CHOICE), Column(lines, 2)], gap=5)])

    def _node(self) -> Node:
        return Node(Kind.FACT, self.one.says, ". ".join(each.words.rstrip(".") for each in self.one.remarks))


def hint_tool(words: Words) -> Tool:
    """What asks for a hint."""
    return Tool(HINT, words("desk.tool.hint"), "lightbulb", "", words("desk.hint.hint"))


def hint_parts(hint: Hint, words: Words) -> list[Box]:
    """A hint as boxes of a drawer."""
    why: list[Box] = [Fact(each.icon, each.words, tone=each.tone) for each in hint.why]
    return [Card(hint.feels, why, bar="act", gap=4), Statement(words("hint.answers"), Role.CARD, "ink"),
            *(Ahead(one) for one in hint.answers)]
