"""Looking back on a shift while the screen stays alive: the model plays it again beside it.

It does so in a process of its own; where none can be had, in a thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, TypeVar

from cxsim.config.scenarios import load_policy
from cxsim.game.scenes.debrief.apart import Apart, Played
from cxsim.live.debrief import Debrief, compared_with, debrief
from cxsim.live.decisions import Choose
from cxsim.live.shift import Shift
from cxsim.roleplay.vocabulary import Move, Skill
from cxsim.rules.company import Policy

Found = TypeVar("Found")
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
    """Work on a shift that is done beside the screen.

    Parameters
    ----------
    apart
        Whether in a process of its own.

    Attributes
    ----------
    step
        What is being worked out now.
    result
        What was found; None while it is being looked for, or when it could not be.
    fault
        Why not, where it could not be.
    """

    def __init__(self, shift: Shift, apart: bool = False) -> None:
        self.step: Step = STEPS[0]
        self.result: LookedBack | None = None
        self.fault = ""
        self._shift = shift
        self._is_stopped = False
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
        """Nobody wants to know any more: the other process ends, and its work is not begun here."""
        self._is_stopped = True
        if self._apart is not None:
            self._apart.stop()

    def _work(self) -> None:
        try:
            self.result = self._found()
        except Exception as fault:  # whatever it is, the person gets back to the title, and is told
            self.fault = f"{type(fault).__name__}: {fault}"

    def _found(self) -> LookedBack:
        raise NotImplementedError

    def _done(self, job: Callable[..., Found], *given: Any) -> Found:
        """What a job finds, which gets a function that tells of steps, the shift and ``given``."""
        if self._apart is not None:
            found: Found | None = self._apart.found(_again, (job, Played.of(self._shift), *given), self._tell)
            if found is not None:
                return found
        if self._is_stopped:
            raise InterruptedError("nobody wants to know any more")
        return job(self._tell, self._shift, *given)

    def _tell(self, part: Step) -> None:
        self.step = part


class LookingBack(Work):
    """Looking back on a shift for the first time.

    Parameters
    ----------
    other
        The policy that the same words are tried under.
    prepare
        What else to do beside the screen with what was found, before it is shown.
    """

    def __init__(
        self, shift: Shift, other: Policy, prepare: Callable[[LookedBack], None] = lambda found: None,
        apart: bool = False,
    ) -> None:
        super().__init__(shift, apart)
        self.other = other
        self._prepare = prepare

    def _found(self) -> LookedBack:
        found = self._done(_look_back, self.other)
        self._prepare(found)
        return found


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
        super().__init__(shift, apart)
        self.other = other
        self._before = found

    def _found(self) -> LookedBack:
        return replace(self._before, told=self._done(_compare, self._before.told, self.other))


def _again(tell: Callable[[Step], None], job: Callable[..., Found], played: Played, *given: Any) -> Found:
    return job(tell, played.again(), *given)


def _look_back(tell: Callable[[Step], None], shift: Shift, other: Policy) -> LookedBack:
    said = said_in(shift)
    return LookedBack(debrief(shift, other, tell=tell), said)


def _compare(tell: Callable[[Step], None], shift: Shift, told: Debrief, other: str) -> Debrief:
    return compared_with(told, shift, load_policy(other))
