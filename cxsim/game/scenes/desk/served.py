"""The simulated agent of a policy, for whoever sits on the customer's side, and a recording of one's own choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from cxsim.roleplay.choosers import Chooser, Learner, by_the_script
from cxsim.roleplay.player import Option, Player, State
from cxsim.rules.arithmetic import clamp
from cxsim.rules.draws import OutsidePurpose, purpose_key, uniform
from cxsim.rules.levers import Levers

PRACTICE_PLAYS: Final = 160
"""Scenes like this one that the agent has behind him; assumed."""
SLIP_UNTRAINED, SLIP_TRAINED, FULL_TRAINING_H = 0.40, 0.10, 2.0
"""How often an agent errs without training, and with so many hours a week; assumed."""


def slip_prob(levers: Levers) -> float:
    """How often an agent under these levers does not do what experience says is best."""
    trained = clamp((levers.training_h_per_week + levers.coaching_h_per_week) / FULL_TRAINING_H, 0.0, 1.0)
    return SLIP_UNTRAINED + (SLIP_TRAINED - SLIP_UNTRAINED) * trained


Agent: TypeAlias = Callable[[], Chooser]
"""Makes whoever serves one scene, from its beginning."""


def agent_of(player: Player, seed: int) -> Agent:
    """An agent under the player's policy: by the script as strictly as the policy wants it, by experience otherwise.

    What the policy locks is locked for him as it is for a trainee; that is most of the difference.
    """
    levers = player.authority.levers
    learner = Learner(player)
    learner.practise(PRACTICE_PLAYS, seed=seed)
    by_experience = learner.chooser(slip_prob(levers))

    def choose(state: State, options: Sequence[Option], draw: Callable[[], float]) -> str:
        chooser = by_the_script if draw() < levers.script else by_experience
        return chooser(state, options, draw)

    return lambda: choose


def recording(choices: Sequence[str]) -> Agent:
    """An agent who does again what somebody did before; what cannot be done this time goes by the script."""

    def made() -> Chooser:
        rest = iter(choices)

        def choose(state: State, options: Sequence[Option], draw: Callable[[], float]) -> str:
            name = next(rest, "")
            free = {option.choice.name for option in options}
            return name if name in free else by_the_script(state, options, draw)

        return choose

    return made


def draws(seed: int) -> Callable[[], float]:
    """Uniform draws of one scene, the same for the same seed."""
    key, drawn = purpose_key(seed, 0, OutsidePurpose.CHOOSING), 0

    def draw() -> float:
        nonlocal drawn
        drawn += 1
        return uniform(key, 0, drawn)

    return draw
