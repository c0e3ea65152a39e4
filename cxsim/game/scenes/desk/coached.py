"""What the coach says at a desk on request, in a scene by itself and in a shift, in the words of the desk."""

from __future__ import annotations

from collections.abc import Callable

from cxsim.game.hint import Foreseen, Hint, foreseen, why
from cxsim.game.scenes.desk import wording
from cxsim.game.scenes.desk.feeling import mood_of
from cxsim.game.scenes.desk.surroundings import mood_from
from cxsim.game.words import Words
from cxsim.live import coaching
from cxsim.live.encounter import Feelings
from cxsim.roleplay.foresight import foresee, foresee_locked, hides_need, reasons
from cxsim.roleplay.player import Option, Player, State, usual_share

EVEN_TRUST = 0.5
"""A mood is told in a word without it."""


def hint_in_shift(
    told: coaching.Hint, name: str, feels: Feelings, quoted: Callable[[str], str], words: Words
) -> Hint:
    """A hint about whoever is at the desk of a shift.

    Parameters
    ----------
    name, feels
        Who it is, and how they feel.
    quoted
        Sets an answer in quotation marks.
    """
    mood = wording.mood_word(words, mood_from(feels))

    def one(prospect: coaching.Prospect) -> Foreseen:
        after = mood if prospect.feels is None else wording.mood_word(words, mood_from(prospect.feels))
        return _foreseen(prospect, quoted(prospect.says), (mood, after), 60.0 * prospect.clock_min, told.waiting, words)

    return Hint(words("hint.feels", name=name, mood=mood),
                why(told.reasons, told.hides_need, told.patience_share, words), tuple(map(one, told.prospects)))


def hint_in_scene(
    player: Player, state: State, feels: str, patience_share: float, says: Callable[[Option], str], words: Words
) -> Hint:
    """A hint within a scene by itself, where no house looks on and no case comes back."""
    loss_usd = player.story.opening.loss_usd

    def one(option: Option) -> Foreseen:
        choice = option.choice
        seen = foresee_locked(state, choice) if option.locked else foresee(player, state, option)
        prospect = coaching.Prospect(seen, option.locked, "", choice.seconds / 60.0, usual_share(option) * loss_usd)
        moods = (_in_a_word(state.feeling.mood, words), _in_a_word(seen.mood_sd, words))
        return _foreseen(prospect, says(option), moods, choice.seconds, 0, words)

    return Hint(feels, why(reasons(player, state), hides_need(player, state), patience_share, words),
                tuple(map(one, player.options(state))))


def _foreseen(
    one: coaching.Prospect, says: str, moods: tuple[str, str], time_s: float, waiting: int, words: Words
) -> Foreseen:
    amount = words.money(one.gives_usd) if one.gives_usd >= 0.5 else ""
    return foreseen(one, says, moods, wording.seconds(words, time_s), waiting, amount, words)


def _in_a_word(mood_sd: float, words: Words) -> str:
    return wording.mood_word(words, mood_of(mood_sd, EVEN_TRUST))
