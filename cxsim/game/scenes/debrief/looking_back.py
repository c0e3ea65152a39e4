"""Looking back on a shift while the screen stays alive: the model plays it again beside it.

It does so in a process of its own; where none can be had, in a thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from cxsim.config.scenarios import load_policy
from cxsim.game.scenes.debrief.apart import Apart, Played
from cxsim.live.debrief import Debrief, compared_with, debrief
from cxsim.live.decisions import Choose
from cxsim.live.shift import Shift
from cxsim.roleplay.vocabulary import Move, Skill
from cxsim.rules.company import Policy

Step = Literal["said", "yours", "other", "best", "elsewhere"]
STEPS: Final[tuple[Step, ...]] = ("said", "yours", "other", "best", "elsewhere")
"""What is worked out, in order."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that the person said or did, and what else could have been.

    Attributes
    ----------
    skills, offered
        Skills that it practised, and those that any answer of that moment would have.
    given_usd
        What went with it; 0 for nothing.
    """

    time_min: float
    case_id: int
    choice: str
    words: str
    move: Move
    skills: tuple[Skill, ...]
    offered: frozenset[Skill]
    given_usd: float


@dataclass(frozen=True, slots=True)
class LookedBack:
    """All that is known after a shift."""

    told: Debrief
    said: tuple[Said, ...]


def said_in(shift: Shift) -> tuple[Said, ...]:
    """Everything that was said in a shift, from its journal; the shift itself is not touched."""
    again = Shift(shift.setup, company=shift.company, policy=shift.policy)
    said: list[Said] = []
    for taken in shift.decided:
        again.to(taken.at_min)
        decision = taken.decision
        here = again.observe().encounter if isinstance(decision, Choose) else None
        again.decide(decision)
        if here is None or not isinstance(decision, Choose):
            continue
        chosen = next((choice for choice in here.choices if choice.name == decision.choice), None)
        if chosen is None:
            continue
        free = [choice for choice in here.choices if not choice.locked]
        usual_usd = chosen.remedy.usual_usd if chosen.remedy is not None else 0.0
        said.append(Said(
            again.now, here.case_id, chosen.name, chosen.says, chosen.move, chosen.skills,
            frozenset(skill for choice in free for skill in choice.skills),
            usual_usd if decision.remedy_usd is None else decision.remedy_usd,
        ))  # fmt: skip
    return tuple(said)


class Work:
    """Work that is done beside the screen.

    Parameters
    ----------
    apart
        Whether in a process of its own.

    Attributes
    ----------
    result
        What was found; None while it is being looked for, or when it could not be.
    fault
        Why not, where it could not be.
    """

    def __init__(self, apart: bool = False) -> None:
        self.result: LookedBack | None = None
        self.fault = ""
        self._apart = Apart() if apart else None
        self._thread = threading.Thread(target=self._work, name="looking back", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Found, or given up."""
        return self.result is not None or bool(self.fault)

    def wait(self, seconds: float) -> None:
        """Give the work so much time of the caller's."""
        if self._thread.ident is not None:
            self._thread.join(seconds)

    def stop(self) -> None:
        """Nobody wants to know any more."""
        if self._apart is not None:
            self._apart.stop()

    def _work(self) -> None:
        try:
            self.result = self._found()
        except Exception as fault:  # whatever it is, the person gets back to the title, and is told
            self.fault = f"{type(fault).__name__}: {fault}"

    def _found(self) -> LookedBack:
        raise NotImplementedError


class LookingBack(Work):
    """Looking back on a shift for the first time.

    Parameters
    ----------
    other
        The policy that the same words are tried under.
    prepare
        What else to do beside the screen with what was found, before it is shown.

    Attributes
    ----------
    step
        What is being worked out now.
    """

    def __init__(
        self, shift: Shift, other: Policy, prepare: Callable[[LookedBack], None] = lambda found: None,
        apart: bool = False,
    ) -> None:
        super().__init__(apart)
        self.step: Step = STEPS[0]
        self.other = other
        self._shift = shift
        self._prepare = prepare

    def _found(self) -> LookedBack:
        found: LookedBack | None = None
        if self._apart is not None:
            found = self._apart.found(_look_back, (Played.of(self._shift), self.other), self._tell)
        if found is None:
            said = said_in(self._shift)
            found = LookedBack(debrief(self._shift, self.other, tell=self._tell), said)
        self._prepare(found)
        return found

    def _tell(self, part: Step) -> None:
        self.step = part


class Comparing(Work):
    """Holding a shift against another policy.

    Parameters
    ----------
    found
        What is known of the shift.
    other
        Name of the policy.
    """

    def __init__(self, shift: Shift, found: LookedBack, other: str, apart: bool = False) -> None:
        super().__init__(apart)
        self.other = other
        self._shift = shift
        self._before = found

    def _found(self) -> LookedBack:
        told: Debrief | None = None
        if self._apart is not None:
            told = self._apart.found(_compare, (self._before.told, Played.of(self._shift), self.other), lambda _: None)
        if told is None:
            told = compared_with(self._before.told, self._shift, load_policy(self.other))
        return replace(self._before, told=told)


def _look_back(tell: Callable[[Step], None], played: Played, other: Policy) -> LookedBack:
    shift = played.again()
    said = said_in(shift)
    return LookedBack(debrief(shift, other, tell=tell), said)


def _compare(tell: Callable[[Step], None], told: Debrief, played: Played, other: str) -> Debrief:
    return compared_with(told, played.again(), load_policy(other))
