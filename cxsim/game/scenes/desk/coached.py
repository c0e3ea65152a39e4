"""What the coach says at a desk on request, in a scene by itself and in a shift, in the words of the desk."""

from __future__ import annotations

from collections.abc import Callable

from cxsim.game.hint import Foreseen, Hint, foreseen, why
from cxsim.game.scenes.desk import wording
from cxsim.game.scenes.desk.feeling import mood_of
from cxsim.game.words import Words
from cxsim.live import coaching
from cxsim.roleplay.foresight import foresee, foresee_locked, hides_need, reasons
from cxsim.roleplay.player import Option, Player, State, usual_share

EVEN_TRUST = 0.5
"""A mood is told in a word without it."""


def hint_in_shift(told: coaching.Hint, feels: str, quoted: Callable[[str], str], words: Words) -> Hint:
    """A hint about whoever is at the desk of a shift.

    Parameters
    ----------
    feels
        Who it is and how they feel, in one line.
    quoted
        Sets an answer in quotation marks.
    """
    return Hint(
        feels,
        why(told.reasons, told.hides_need, told.patience_share, words),
        tuple(_foreseen(one, quoted(one.says), 60.0 * one.clock_min, told.waiting, words) for one in told.prospects),
    )


def hint_in_scene(
    player: Player, state: State, feels: str, patience_share: float, says: Callable[[Option], str], words: Words
) -> Hint:
    """A hint within a scene by itself, where no house looks on and no case comes back."""
    loss_usd = player.story.opening.loss_usd

    def one(option: Option) -> Foreseen:
        choice = option.choice
        seen = foresee_locked(state, choice) if option.locked else foresee(player, state, option)
        prospect = coaching.Prospect(seen, option.locked, "", choice.seconds / 60.0, usual_share(option) * loss_usd)
        return _foreseen(prospect, says(option), choice.seconds, 0, words)

    return Hint(feels, why(reasons(player, state), hides_need(player, state), patience_share, words),
                tuple(map(one, player.options(state))))


def _foreseen(one: coaching.Prospect, says: str, time_s: float, waiting: int, words: Words) -> Foreseen:
    seen = one.foresight
    moods = (_in_a_word(seen.mood_sd - seen.change_sd, words), _in_a_word(seen.mood_sd, words))
    amount = words.money(one.gives_usd) if one.gives_usd >= 0.5 else ""
    return foreseen(one, says, moods, wording.seconds(words, time_s), waiting, amount, words)


def _in_a_word(mood_sd: float, words: Words) -> str:
    return wording.mood_word(words, mood_of(mood_sd, EVEN_TRUST))
