"""A short story made in code from a case: three steps, for customers for whom nobody has written one.

Its choices differ in what the model's rules look at: courtesy, empathy, explanation, honesty, effort, what is given,
and time. Whether the standard remedy is enough is the case's own matter: where it needs judgement, only a remedy
near the loss puts it right, as it does for simulated agents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.roleplay.story import (
    SCENE,
    Character,
    Choice,
    Conduct,
    Ending,
    Learning,
    Line,
    Node,
    Opening,
    Remedy,
    Story,
)
from cxsim.roleplay.vocabulary import Mood, Move, Quality, Skill

if TYPE_CHECKING:
    from cxsim.live.casting import CaseCard

CUSTOMER: Final = "customer"
NEAR_ENOUGH: Final = 0.6
"""Least share of the loss that counts as an exception (`cxsim.rules.conduct.within_authority`)."""

PATIENCE_S: Final = 150.0
GRACE_S: Final = 30.0

WARM: Final = Conduct(courtesy=0.8, empathy=0.85, explanation=0.3, honesty=0.75, effort=0.65)
CLEAR: Final = Conduct(courtesy=0.7, empathy=0.5, explanation=0.85, honesty=0.85, effort=0.7)
BRISK: Final = Conduct(courtesy=0.55, empathy=0.2, explanation=0.35, honesty=0.6, effort=0.25)
COLD: Final = Conduct(courtesy=0.4, empathy=0.05, explanation=0.3, honesty=0.5, effort=0.05)


def plain_story(card: CaseCard) -> Story:
    """A short story for this case."""
    nodes = _problem(card) if card.issue.is_problem else _question(card)
    title = card.issue.title
    return Story(
        name=f"plain-{card.issue.name}",
        title=title,
        summary=title,
        company=card.company.name,
        difficulty=1,
        language="en",
        opening=Opening(
            issue=card.issue.name,
            channel=card.way,
            loss_usd=card.loss_usd,
            fair_remedy_usd=card.loss_usd,
            standard_remedy_share=card.issue.standard_remedy_share,
            severity=card.severity,
            complexity=card.complexity,
            wait_min=card.wait_min,
            contacts=max(1, card.contacts),
            refusals=card.refusals,
            transfers=card.transfers,
            earlier_failures=card.earlier_failures,
            expectation=card.expectation,
            compensation_expectation=card.compensation_expectation,
            patience_s=PATIENCE_S,
            interruption=None,
            grace_s=GRACE_S,
            walks_out="walks_out",
        ),
        firm=None,
        learning=Learning((title,), ("listening", "explanation"), ("respect", "courtesy"), (), ()),
        counterpart=CUSTOMER,
        characters={CUSTOMER: Character(CUSTOMER, "", "customer", "", {})},
        facts={},
        variables={},
        promises={},
        start="greeting",
        nodes={node.name: node for node in nodes},
        endings={ending.name: ending for ending in _endings()},
    )


def _problem(card: CaseCard) -> list[Node]:
    title = card.issue.title
    mood: Mood = "angry" if card.is_aggressive or card.contacts > 2 else "upset" if card.severity > 0.5 else "uneasy"
    again = " This is not the first time that I ask." if card.contacts > 1 else ""
    standard = card.issue.standard_remedy_share
    enough = "settled" if not card.needs_judgement else "not_enough"
    remedies = [
        _choice("no", "I am sorry, the rules do not allow anything here.", 10.0, COLD, "refused",
                move="refuse", scripted=True),
        _choice("exception", "That must not have happened. I put it right, and I answer for it: {remedy_usd}.", 35.0,
                CLEAR, "settled", remedy=Remedy("money", 1.0, NEAR_ENOUGH, 1.5, own_risk=False), settles=True,
                skills=("judgement", "ownership")),
    ]  # fmt: skip
    if standard > 0.0:
        gift = Remedy("money", standard, standard, standard, own_risk=False)
        remedies[:0] = [
            _choice("explained", "This is what went wrong, and this is what we do for it: {remedy_usd}.", 40.0, CLEAR,
                    enough, remedy=gift, settles=not card.needs_judgement, skills=("explanation",)),
            _choice("procedure", "In such cases there is {remedy_usd}. That is our procedure.", 15.0, BRISK, enough,
                    remedy=gift, settles=not card.needs_judgement, scripted=True, skills=("pace",)),
        ]  # fmt: skip
    else:
        remedies.insert(0, _choice(
            "put_right", "I see to it myself, now, and tell you when it is done.", 40.0, CLEAR, enough,
            settles=not card.needs_judgement, skills=("ownership",),
        ))  # fmt: skip
    more = [choice for choice in remedies if choice.name in ("no", "exception")]
    return [
        _node("greeting", (_line("greeting", f"{title}.{again} What do you do about it?", mood),), (
            _choice("listen", "Tell me how it was, from the beginning.", 35.0, WARM, "remedy", move="ask",
                    reply="Thank you for asking.", skills=("listening",)),
            _choice("apologise", "I am sorry. That should not have happened to you.", 15.0, WARM, "remedy",
                    reply="Well. What now?", skills=("de_escalation",)),
            _choice("to_the_point", "Your number, please.", 8.0, BRISK, "remedy", scripted=True,
                    reply="Here.", skills=("pace",)),
        )),
        _node("remedy", (), tuple(remedies)),
        _node("not_enough", (_line("not_enough", "That does not make up for it.", mood),), (
            *more,
            _choice("as_it_stands", "I hear you. More than this I cannot do today.", 15.0, CLEAR, "open",
                    skills=("explanation",)),
        )),
    ]  # fmt: skip


def _question(card: CaseCard) -> list[Node]:
    return [
        _node("greeting", (_line("greeting", f"{card.issue.title}: can you help me with that?", "even"),), (
            _choice("find_out", "Gladly. What do you have in mind?", 20.0, WARM, "answer", move="ask",
                    reply="Good that you ask.", skills=("listening",)),
            _choice("short", "Which one?", 6.0, BRISK, "answer", scripted=True, reply="This one.", skills=("pace",)),
        )),
        _node("answer", (), (
            _choice("full_answer", "This is how it works, and this is what you can do next.", 40.0, CLEAR, "settled",
                    settles=True, skills=("explanation", "knowledge")),
            _choice("short_answer", "It says so here.", 12.0, BRISK, "settled", settles=True, scripted=True,
                    skills=("pace",)),
            _choice("elsewhere", "You find that on our pages.", 8.0, COLD, "open", scripted=True),
        )),
    ]  # fmt: skip


def _endings() -> list[Ending]:
    return [
        _ending("settled", "good", "relieved", "Thank you."),
        _ending("open", "mixed", "uneasy", "Then it stays as it is. For now."),
        _ending("refused", "poor", "angry", "I see. Others will hear of this."),
        _ending("walks_out", "poor", "angry", "I have waited long enough."),
    ]


def _node(name: str, lines: tuple[Line, ...], choices: tuple[Choice, ...]) -> Node:
    return Node(name, lines, choices, None, (), CUSTOMER, 0.0, new_contact=False, key=())


def _ending(name: str, quality: Quality, mood: Mood, text: str) -> Ending:
    return Ending(name, name, quality, (_line(f"ending_{name}", text, mood),), None, "", "", key=())


def _line(name: str, text: str, mood: Mood) -> Line:
    return Line(name, CUSTOMER if text else SCENE, text, mood, None, once=False)


def _choice(
    name: str,
    says: str,
    seconds: float,
    conduct: Conduct,
    goes: str,
    *,
    move: Move = "say",
    scripted: bool = False,
    remedy: Remedy | None = None,
    settles: bool | None = None,
    reply: str = "",
    skills: tuple[Skill, ...] = (),
) -> Choice:
    return Choice(
        name=name,
        says=says,
        move=move,
        conduct=conduct,
        seconds=seconds,
        skills=skills,
        scripted=scripted,
        remedy=remedy,
        rule_bent=False,
        settles=settles,
        reveals=(),
        promises=(),
        keeps=(),
        sets=(),
        adds=(),
        patience_s=0.0,
        when=None,
        requires=None,
        reason="",
        once=False,
        replies=(_line(f"reply_{name}", reply, "even"),) if reply else (),
        goes=goes,
        instead=(),
        coach="",
        key=(),
    )
