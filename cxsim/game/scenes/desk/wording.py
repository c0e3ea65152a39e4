"""Words for what a desk shows: skills and moves as icons, gauges, seconds, and what is known to follow an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cxsim.game.people.mood import Mood
from cxsim.game.scenes.desk.view import Gauge
from cxsim.game.theme.moods import ANGRY_BELOW, mood_mark
from cxsim.game.words import Words
from cxsim.roleplay.vocabulary import Move, Skill

SKILL_ICONS: Final[dict[Skill, str]] = {
    "listening": "ear", "ownership": "key-round", "judgement": "scale", "de_escalation": "hand-heart",
    "explanation": "message-square", "knowledge": "book-open", "pace": "timer",
}
MOVE_ICONS: Final[dict[Move, str]] = {
    "say": "message-square", "ask": "ear", "look_up": "book-open", "hold": "pause", "transfer": "phone-forwarded",
    "escalate": "arrow-up", "refuse": "x", "let_go": "log-out",
}
MOVES_THAT_SHOW: Final[frozenset[Move]] = frozenset(("look_up", "hold", "transfer", "escalate", "refuse", "let_go"))
"""Moves whose icon says more than the skill's."""
STEADY: Final = 0.03
"""A gauge that changed by less has not changed."""
UPSET_BELOW: Final = -0.6
"""A valence, about −0.7 SD of mood."""
PLACES: Final = {
    "grand-hotel": "hotel", "airline": "airline", "electronics": "shop", "utility": "utility", "software": "software",
}
"""Rooms of the shipped companies; another company gets a lobby, and whoever calls a phone desk."""


def place_of(company: str, channel: str) -> str:
    """Kind of room in which a company serves a channel."""
    return PLACES.get(company, "hotel") if channel == "counter" else "phone"


def icon_of(skills: Sequence[Skill], move: Move, scripted: bool) -> str:
    """Icon of an answer: its move where that says most, otherwise the skill that it practises."""
    if move in MOVES_THAT_SHOW:
        return MOVE_ICONS[move]
    if skills:
        return SKILL_ICONS[skills[0]]
    return "copy" if scripted else MOVE_ICONS[move]


def seconds(words: Words, number: float) -> str:
    """A short time in words."""
    return words("desk.seconds", n=round(number)) if number < 90 else words("desk.minutes", n=round(number / 60.0))


def long_time(words: Words, minutes: float) -> str:
    """A stretch of minutes, hours or days in words."""
    if minutes < 100.0:
        return words("desk.minutes", n=round(minutes))
    if minutes < 36.0 * 60.0:
        return words("desk.hours", n=round(minutes / 60.0))
    return words("desk.days", n=round(minutes / 1440.0))


def may_give(words: Words, given_usd: float, usual_usd: float, own_usd: float) -> str:
    """What may be given in a case, and whose it is where the house's usual amount is more than one's own limit."""
    limit = words.money(max(usual_usd, own_usd))
    if given_usd >= 0.5:
        return words("desk.given", given=words.money(given_usd), limit=limit)
    if usual_usd > own_usd + 0.5:
        return words("desk.usual-here", usual=limit, own=words.money(own_usd))
    return words("desk.limit-here", limit=limit)


def stopwatch(number: float) -> str:
    """Minutes and seconds, as a stopwatch shows them."""
    whole = max(0, int(number))
    return f"{whole // 60}:{whole % 60:02d}"


def mood_word(words: Words, mood: Mood) -> str:
    """A mood in a word; only the worst of moods is anger, which most who come with a problem do not bring."""
    if mood.valence > 0.6:
        return words("desk.mood.glad")
    if mood.valence > 0.3:
        return words("desk.mood.relieved")
    if ANGRY_BELOW <= mood.valence < UPSET_BELOW:
        return words("desk.mood.upset")
    return words(f"desk.mood.{mood_mark(mood.valence).name.lower()}")


def voice_words(words: Words, mood: Mood) -> str:
    """How a voice sounds: the feeling, and whether it is loud or quiet."""
    loud = "loud" if mood.arousal > 0.65 else "low" if mood.arousal < 0.3 else "plain"
    return words(f"desk.voice.{loud}", mood=mood_word(words, mood))


def gauges(words: Words, mood: Mood, patience: float, before: Sequence[Gauge] = ()) -> tuple[Gauge, ...]:
    """Mood, patience and trust of whoever is here.

    Parameters
    ----------
    patience
        1 as at the start, 0 used up.
    before
        The same gauges a moment ago, for the arrows.
    """
    kept = "plenty" if patience > 0.6 else "thin" if patience > 0.25 else "ends"
    trusts = "full" if mood.trust > 0.65 else "some" if mood.trust > 0.4 else "none"
    now = (
        (words("desk.gauge.mood"), mood_word(words, mood), 0.5 + 0.5 * mood.valence),
        (words("desk.gauge.patience"), words(f"desk.patience.{kept}"), patience),
        (words("desk.gauge.trust"), words(f"desk.trust.{trusts}"), mood.trust),
    )
    old = [gauge.amount for gauge in before] or [amount for _, _, amount in now]
    return tuple(
        Gauge(name, word, amount, 0 if abs(amount - was) < STEADY else 1 if amount > was else -1)
        for (name, word, amount), was in zip(now, old, strict=True)
    )
