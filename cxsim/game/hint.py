"""What the coach says on request in a conversation: how they feel and why, and where each answer would lead.

No word of it is written for a certain scene. It is put together from the story's own tags, from the rules that move
the mood, and from what the house would make of it; so a conversation made from a kind of case has it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cxsim.game.words import Words
from cxsim.live.coaching import Prospect
from cxsim.roleplay.foresight import Aspect, Reason

MOVED_SD: Final = 0.1
"""A mood that would change by less would stay."""
MOST_REASONS: Final = 4
THIN_PATIENCE: Final = 0.35
SIGNS: Final = {
    "failure": "triangle-alert", "failed_before": "triangle-alert", "wait": "clock", "contacts": "refresh-cw",
    "refusals": "x", "handed_on": "arrow-left-right", "unsolved": "hourglass", "unanswered": "hourglass",
    "made_good": "check", "treated_well": "heart", "treated_badly": "zap",
}  # fmt: skip
RISK_SIGNS: Final = {"time": "timer", "script": "copy", "good_faith": "scale", "beyond": "lock"}


@dataclass(frozen=True)
class Remark:
    """One thing that the coach says, with its icon and the token of its colour."""

    icon: str
    words: str
    tone: str = "act"


@dataclass(frozen=True)
class Foreseen:
    """One answer: its words, and what would follow."""

    says: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Hint:
    """Everything that the coach says now.

    Attributes
    ----------
    feels
        How the customer feels, in one line.
    why
        What weighs on them, the heaviest first, and what nobody has asked.
    """

    feels: str
    why: tuple[Remark, ...]
    answers: tuple[Foreseen, ...]


def why(reasons: Sequence[Reason], hides_need: bool, patience_share: float, words: Words) -> tuple[Remark, ...]:
    """What weighs on somebody, in words."""
    said = [Remark(SIGNS[each.key], _reason(each, words), "good" if each.weight_sd > 0.0 else "bad")
            for each in reasons[:MOST_REASONS]]
    if hides_need:
        said.append(Remark("ear", words("hint.need"), "warn"))
    if patience_share < THIN_PATIENCE:
        said.append(Remark("hourglass", words("hint.patience"), "warn"))
    return tuple(said)


def foreseen(
    one: Prospect, says: str, moods: tuple[str, str], time: str, waiting: int, amount: str, words: Words
) -> Foreseen:
    """Where one answer would lead, in words.

    Parameters
    ----------
    says
        The answer's words as the desk shows them.
    moods
        The mood as it is and as it would be, each in a word.
    time, amount
        How long it takes, and what would be given with it, in words; the last may be empty.
    waiting
        People who wait meanwhile.
    """
    if one.locked:
        return Foreseen(says, (Remark("lock", one.locked, "dim"),))
    seen = one.foresight
    said = [_moved(seen.change_sd, moods, words)]
    if seen.patience:
        said.append(Remark("hourglass", words(f"hint.{seen.patience}"), "bad"))
    if seen.tells:
        said.append(Remark("ear", words("hint.tells"), "good"))
    if one.falls_short:
        said.append(Remark("scale", words("hint.short"), "warn"))
    elif seen.settles:
        said.append(Remark("check", words("hint.settles", n=min(9, round(10.0 * one.holds_prob)))
                           if one.holds_prob < 1.0 else words("hint.settles-surely"), "good"))
    said.append(Remark("message-square", _manner(seen.strong, seen.weak, seen.choice.scripted, words)))
    if amount:
        said.append(Remark("gift", words("hint.gives", amount=amount)))
    said.append(Remark("clock", words("hint.time-wait", time=time, n=waiting) if waiting
                       else words("hint.time", time=time)))
    said += [Remark(RISK_SIGNS[fault], words(f"hint.risk.{fault}", n=max(1, round(100.0 * prob))), "warn")
             for fault, prob in one.risks]
    return Foreseen(says, tuple(each for each in said if each.words))


def _reason(one: Reason, words: Words) -> str:
    number = max(1, round(one.number))
    if one.key in ("refusals", "handed_on") and number == 1:
        return words(f"hint.why.{one.key}-once")
    return words(f"hint.why.{one.key}", n=number)


def _moved(change_sd: float, moods: tuple[str, str], words: Words) -> Remark:
    before, after = moods
    if abs(change_sd) < MOVED_SD:
        return Remark("minus", words("hint.mood.stays", mood=after), "dim")
    icon, tone, line = ("arrow-up", "good", "rises") if change_sd > 0.0 else ("arrow-down", "bad", "falls")
    return Remark(icon, words(f"hint.mood.{line}-still" if after == before else f"hint.mood.{line}", mood=after), tone)


def _manner(strong: Sequence[Aspect], weak: Sequence[Aspect], scripted: bool, words: Words) -> str:
    """What an answer has more of than usual and what less; the three that say most."""
    much = ", ".join(words(f"hint.aspect.{name}") for name in strong[:3])
    little = ", ".join(words(f"hint.aspect.{name}") for name in weak[:3])
    parts = [words("hint.scripted")] if scripted else []
    parts += [words("hint.strong", what=much)] if much else []
    parts += [words("hint.weak", what=little)] if little else []
    return " ".join(parts)
