"""The supervisor's side of a shift: whether he looks, and what he says. Follows from levers alone.

What he says changes nothing in the model, whose leaders answer once a week; it is what a person at the desk would
hear of it on the day. How often follows from the levers, by a draw for each conversation. What the week's audit would
bring somebody who works like this is in `cxsim.live.treatment`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cxsim.rules.colleagues import good_faith_punished_prob
from cxsim.rules.draws import OutsidePurpose, purpose_key, uniform

if TYPE_CHECKING:
    from cxsim.model.world import World

WATCH, REACT, PRAISE, GOOD_FAITH = range(4)
"""What a draw of `OutsidePurpose.SUPERVISING` is for."""

SPELL_MIN: Final = 20.0
"""How long he looks at one desk or at another; assumed."""

TOLERANCE: Final = 1.25
"""Longer than so many times the target is too long; assumed."""

STRICT_SCRIPT: Final = 0.6
"""From this strictness on, leaving the script is a fault; assumed."""

TEMPER: Final = 0.5
"""Undeserved punishments in four weeks as a chance of a harsh word without reason; assumed."""

PRAISE_SHARE: Final = 0.15
"""Of what goes well, as much is praised where recognition is full; assumed."""


Said = Literal[
    "praised", "asked_time", "asked_script", "reproved_time", "reproved_script", "reproved_for_nothing",
    "reproved_in_good_faith", "called_in",
]
"""What he says: thanks, a question, a reproof with its reason; ``called_in`` is for money beyond the limit."""


class Conduct(NamedTuple):
    """What could be seen of a conversation."""

    case_id: int
    touches: int
    handle_min: float
    target_min: float
    script: float
    """Share of what was said that the script says."""
    beyond_usd: float
    is_exception: bool
    """More was given than procedure gives, and no more than he may."""
    went_well: bool


Fault = Literal["time", "script", "good_faith", "beyond"]
"""What he can find in a conversation."""


class Reaction(NamedTuple):
    """What the supervisor does: a caption's key, and how many see it, 0 to 1."""

    key: Said
    seen_by: float


class Watch:
    """Looks at the person's desk as often as the levers say.

    Attributes
    ----------
    good_faith_prob
        Chance that an exception in good faith is held against its maker once it is looked at.
    """

    def __init__(self, world: World, seed: int) -> None:
        self._levers = world.levers
        self.good_faith_prob = world.letter_broken_prob * good_faith_punished_prob(
            world.levers.punish_undeserved_per_4wk, world.p
        )
        self._key = purpose_key(seed, 0, OutsidePurpose.SUPERVISING)

    def watching(self, time_min: float) -> bool:
        """Whether this desk is looked at now."""
        return uniform(self._key, WATCH, int(time_min // SPELL_MIN)) < self._levers.monitoring

    def looks_at(self, done: Conduct) -> bool:
        """Whether he looks at, or listens to, this conversation."""
        return uniform(self._key, WATCH, _index(done)) < self._levers.monitoring

    def reaction(self, done: Conduct) -> Reaction | None:
        """What is said after a conversation, if anything."""
        levers, index = self._levers, _index(done)
        if not self.looks_at(done):
            return self._praise(done, index)
        if done.beyond_usd > 0.0:
            return Reaction("called_in", levers.punish_visibility)
        if done.is_exception and uniform(self._key, GOOD_FAITH, index) < self.good_faith_prob:
            return Reaction("reproved_in_good_faith", levers.punish_visibility)
        too_long, off_script = _is_too_long(done), self._is_off_script(done)
        u = uniform(self._key, REACT, index)
        if too_long or off_script:
            harsh = levers.punish_deserved_per_4wk + levers.punish_undeserved_per_4wk
            said: tuple[Said, Said] = (
                ("reproved_time", "asked_time") if too_long else ("reproved_script", "asked_script"))
            return Reaction(said[0] if u < 2.0 * harsh else said[1], levers.punish_visibility)
        if u < TEMPER * levers.punish_undeserved_per_4wk:
            return Reaction("reproved_for_nothing", levers.punish_visibility)
        return self._praise(done, index)

    def risks(self, done: Conduct) -> tuple[tuple[Fault, float], ...]:
        """What would be found in a conversation that ended like this, with the chance that it is looked at, and held
        against who meant well."""
        looked_at = self._levers.monitoring
        found: list[tuple[Fault, float]] = []
        if done.beyond_usd > 0.0:
            found.append(("beyond", looked_at))
        if done.is_exception:
            found.append(("good_faith", looked_at * self.good_faith_prob))
        if _is_too_long(done):
            found.append(("time", looked_at))
        if self._is_off_script(done):
            found.append(("script", looked_at))
        return tuple((fault, prob) for fault, prob in found if prob > 0.0)

    def _is_off_script(self, done: Conduct) -> bool:
        return self._levers.script >= STRICT_SCRIPT and done.script < 0.5

    def _praise(self, done: Conduct, index: int) -> Reaction | None:
        praised = done.went_well and uniform(self._key, PRAISE, index) < PRAISE_SHARE * self._levers.recognition
        return Reaction("praised", 1.0) if praised else None


def _is_too_long(done: Conduct) -> bool:
    return done.target_min > 0.0 and done.handle_min > TOLERANCE * done.target_min


def _index(done: Conduct) -> int:
    """Number of a conversation among the draws."""
    return done.case_id * 8 + done.touches
