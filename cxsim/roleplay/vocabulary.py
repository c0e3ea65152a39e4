"""The words that role-plays share: skills, moves, remedies, moods, qualities of endings."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, get_args

Skill = Literal[
    "listening", "ownership", "judgement", "de_escalation", "explanation", "knowledge", "pace",
]  # fmt: skip
SKILLS: Final[dict[Skill, str]] = {
    "listening": "Listening and empathy",
    "ownership": "Ownership",
    "judgement": "Judgement in bending rules",
    "de_escalation": "De-escalation",
    "explanation": "Clear explanation",
    "knowledge": "Knowledge",
    "pace": "Pace",
}
"""What a trainee can get better at; a choice names the skills that it practises."""

Move = Literal["say", "ask", "look_up", "hold", "transfer", "escalate", "refuse", "let_go"]
MOVES: Final[tuple[Move, ...]] = get_args(Move)
"""What a choice does besides the words. ``refuse``, ``transfer`` and ``escalate`` cost procedural justice."""

RemedyKind = Literal["money", "voucher", "points", "replacement", "service"]

Quality = Literal["good", "mixed", "poor"]
QUALITIES: Final[tuple[Quality, ...]] = get_args(Quality)
"""The author's judgement of an ending for customer and firm together; the customer's own view is computed."""


class Face(NamedTuple):
    """How a mood shows: valence -1 to 1, arousal 0 to 1, trust 0 to 1."""

    valence: float
    arousal: float
    trust: float


Mood = Literal["angry", "upset", "uneasy", "tired", "even", "doubtful", "relieved", "glad", "moved"]
MOODS: Final[dict[Mood, Face]] = {
    "angry": Face(-0.9, 0.9, 0.2),
    "upset": Face(-0.8, 0.4, 0.4),
    "uneasy": Face(-0.4, 0.5, 0.4),
    "tired": Face(-0.3, 0.1, 0.5),
    "even": Face(0.0, 0.35, 0.5),
    "doubtful": Face(-0.1, 0.4, 0.2),
    "relieved": Face(0.4, 0.25, 0.8),
    "glad": Face(0.8, 0.6, 0.8),
    "moved": Face(0.5, 0.15, 0.9),
}
"""Moods that a line can be spoken in."""


def mood_shown(mood: float) -> Mood:
    """The mood word for a level of mood in SD: what a face shows while the person listens."""
    if mood < -1.2:
        return "angry"
    if mood < -0.4:
        return "uneasy"
    return "even" if mood < 0.5 else "relieved" if mood < 1.2 else "glad"
