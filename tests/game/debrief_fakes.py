"""A shift that is over, made by hand, for the scenes that look back on it; and a house to stand them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import nan
from pathlib import Path

from fake_shift import observation

from cxsim.config.scenarios import load_policy
from cxsim.game.scene import House
from cxsim.game.scenes.debrief.looking_back import LookedBack, Said
from cxsim.game.settings import Settings
from cxsim.live.debrief import CustomerLine, Debrief, Fate, Mark, MoodPoint
from cxsim.live.decisions import Accepted, Answer, Choose, Decision, Predict
from cxsim.live.journal import Taken
from cxsim.live.outcome import CaseOutcome, ShiftOutcome
from cxsim.live.replay import BestPossible
from cxsim.live.setting import Setup
from cxsim.live.treatment import Treatment
from cxsim.rules.expectations import EXPECTATIONS

START_MIN, END_MIN = 5100.0, 5400.0


class Quiet:
    """Sounds that are only counted."""

    def __init__(self) -> None:
        self.played: list[str] = []

    def play(self, name: str) -> None:
        """Remember it."""
        self.played.append(name)


def house(
    folder: Path, size: tuple[int, int] = (1280, 720), text_percent: int = 100, language: str = "en",
    high_contrast: bool = False,
) -> House:
    """A house of some size and settings."""
    settings = replace(Settings(), text_percent=text_percent, language=language, high_contrast=high_contrast)
    return House(settings, size, folder, Quiet(), lambda changed: None)


class OverShift:
    """Looks like a shift that is over; remembers what is decided."""

    def __init__(self, policy: str = "fear") -> None:
        self.setup = Setup("grand-hotel", policy, seed=7)
        self.policy = load_policy(policy)
        self.history: list[object] = []
        self.decided = [Taken(START_MIN, START_MIN + 1.0, Choose("listen"))]
        self.answers: list[Decision] = []
        self._seen = replace(observation("counter"), is_over=True, shift_start_min=START_MIN, shift_end_min=END_MIN)

    def observe(self) -> object:
        """What was seen last."""
        return self._seen

    def close(self) -> None:
        """There is no journal to close."""

    def hints(self) -> dict[int, int]:
        """Two hints about the first customer, one about the third."""
        return {1: 2, 3: 1}

    def decide(self, decision: Decision) -> Accepted:
        """Only answers come now."""
        assert isinstance(decision, Answer)
        self.answers.append(decision)
        self.decided.append(Taken(END_MIN, END_MIN, decision))
        return Accepted(END_MIN)


def result(case_id: int, points: float = 50.0, came_back: int = 0) -> CaseOutcome:
    """What came of one case."""
    return CaseOutcome(
        case_id, case_id, "noise", resolved=True, closed=True, points=points,
        expectations=dict.fromkeys(EXPECTATIONS, points / 100), csat=3.0, came_back=came_back, stay_prob=0.7,
        leaves=False, would_have_left=False, told=0.0, stars=0, posts=0, given_usd=20.0, value_usd=500.0,
    )  # fmt: skip


def line(
    case_id: int, name: str, moods: Sequence[tuple[float, float, str, bool]], fates: tuple[Fate, ...] = ("stays",),
    promises: tuple[Mark, ...] = (), best: float = 60.0, points: float = 50.0,
) -> CustomerLine:
    """One customer's shift; moods as (minute, SD, what, moment of truth)."""
    feelings = tuple(MoodPoint(*mood) for mood in moods)
    came_back = 3 if "came_back" in fates else 0
    return CustomerLine(case_id, case_id, case_id, name, "hotel-noise", "noise", "Noise at night", "settled", feelings,
                        promises, fates, -4.0 if "told_against" in fates else 0.0,
                        result(case_id, points, came_back), best)


def customers() -> tuple[CustomerLine, ...]:
    """Four: one who comes back, one who leaves and tells, one to whom a promise was kept, one seen for a moment."""
    return (
        line(1, "Mrs Okafor", [(5100, -1.2, "", False), (5103, -1.4, "terms", True), (5200, -1.5, "called_back", False),
                               (5204, 0.4, "offer", True), (5600, 0.8, "looked_back", True)],
             ("stays", "came_back"), (Mark(5200, True),)),
        line(2, "", [(5150, 0.2, "", False), (5155, -1.7, "walked_out", True)], ("left", "told_against"),
             (Mark(5390, False), Mark(6000, False)), best=50.2),
        line(3, "Bernadette Moreau-Featherstonehaugh", [(5210, 0.0, "", False), (5214, 0.1, "listen", False)],
             best=nan),
        line(4, "", [(5300, 1.0, "", False)], ("kept", "told_for", "posted")),
    )


def outcome(policy: str, points: float, cases: Sequence[CaseOutcome] = (), share: float = 0.5) -> ShiftOutcome:
    """The sums of a shift."""
    return ShiftOutcome(
        policy=policy, points=points, expectations=dict.fromkeys(EXPECTATIONS, points / 100), served=len(cases),
        satisfied_share=share, csat=3.2, came_back_share=0.25, contacts_again=3, stay_share=0.6, given_usd=40.0,
        value_usd=2100.0, value_per_customer_usd=525.0, gave_up=2, mean_wait_min=4.5, told_against=4.0, told_for=1.0,
        cases=tuple(cases),
    )  # fmt: skip


SAID = (
    Said(5103, 1, "terms", "It says so in the terms.", "refuse", (), frozenset({"listening", "ownership"}), 0.0),
    Said(5204, 1, "offer", "Please take this.", "say", ("ownership",), frozenset({"ownership", "judgement"}), 60.0),
    Said(5214, 3, "listen", "Tell me.", "ask", ("listening",), frozenset({"listening"}), 0.0),
)


def looked_back(elsewhere: float | None = 83.0, you: float = 51.0, best: float = 54.0) -> LookedBack:
    """54 was the best possible; you got 51."""
    lines = customers()
    cases = [each.result for each in lines]
    there = None if elsewhere is None else BestPossible(outcome("empowerment", elsewhere, cases), is_your_own=False)
    told = Debrief(
        policy="fear", policy_title="Managing by fear", other_policy="empowerment",
        other_title="Managing by empowerment", yours=outcome("fear", you, cases),
        other=outcome("empowerment", 70.0, cases, 0.8),
        best=BestPossible(outcome("fear", best, cases), is_your_own=you >= best), best_elsewhere=there,
        customers=lines, promises_kept=1, promises_broken=2, given_usd=40.0, kept_usd=2100.0,
        prediction=Predict(0.8, 0.2), predicted_error=(-0.3, 0.05), answer=None,
        treatment=Treatment(4, 2, 1, 0, 1, 0, 1, 0, 2, 0, 0.12, 0.06, 0.0, "coach"),
    )  # fmt: skip
    return LookedBack(told, SAID)


def nobody() -> LookedBack:
    """A shift in which nobody was served."""
    empty = replace(outcome("fear", nan), expectations={}, satisfied_share=nan, csat=nan, came_back_share=nan,
                    stay_share=nan, given_usd=0.0, value_usd=0.0, value_per_customer_usd=nan, mean_wait_min=nan)
    best = BestPossible(empty, is_your_own=True)
    told = replace(looked_back().told, yours=empty, other=empty, best=best, best_elsewhere=best, customers=(),
                   promises_kept=0, promises_broken=0, given_usd=0.0, kept_usd=0.0)
    return LookedBack(told, ())


Done = Callable[[], None]
