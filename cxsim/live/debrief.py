"""Everything that is shown after a shift, as data: what each customer felt, what came of it, and whose doing it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from cxsim.live.decisions import Answer, Predict
from cxsim.live.feelings import mood_after
from cxsim.live.happenings import Course
from cxsim.live.outcome import CaseOutcome, ShiftOutcome, outcome
from cxsim.live.replay import AFTER_WEEKS, BestPossible, best_possible, under_policy
from cxsim.live.scene import Scene
from cxsim.live.shift import Shift
from cxsim.live.treatment import Treatment, treatment
from cxsim.rules.company import Policy

MOMENT_SD: Final = 0.35
"""A step of the mood of at least this size is a moment of truth; assumed."""

Part = Literal["yours", "other", "best", "elsewhere"]
"""Parts of the debrief, in the order in which they are worked out."""

Fate = Literal["left", "kept", "left_anyway", "stays", "came_back", "told_for", "told_against", "posted"]
"""``left``: he leaves within a year, and would not have without what he remembers; ``kept``: the other way round;
``left_anyway``: he would leave in any case."""


@dataclass(frozen=True, slots=True)
class MoodPoint:
    """A point of a customer's line of feeling. ``what`` names a choice, a move or an event; empty between them."""

    time_min: float
    mood: float
    what: str
    is_moment_of_truth: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A promise kept or broken, on a customer's line."""

    time_min: float
    kept: bool


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """One customer's shift.

    Attributes
    ----------
    fates
        What he did next: whether he stayed, then the rest, the gravest first.
    best_points
        Points that this case got in the best shift found; NaN where it was not served there.
    """

    case_id: int
    customer_id: int
    seed: int
    name: str
    roleplay: str
    issue: str
    issue_title: str
    outcome: str
    feelings: tuple[MoodPoint, ...]
    promises: tuple[Mark, ...]
    fates: tuple[Fate, ...]
    told: float
    result: CaseOutcome
    best_points: float


@dataclass(frozen=True, slots=True)
class Debrief:
    """What is shown after the shift.

    Attributes
    ----------
    yours, other, best
        What came of the shift; of the same words under the other policy; of the best shift found under this one.
    best_elsewhere
        The best found under the other policy; None unless asked for.
    given_usd, kept_usd
        Goodwill spent, and the value of the customers served that it is held against.
    prediction, predicted_error
        What was expected, and by how much it was off: share satisfied, share who came back.
    """

    policy: str
    policy_title: str
    other_policy: str
    other_title: str
    yours: ShiftOutcome
    other: ShiftOutcome
    best: BestPossible
    best_elsewhere: BestPossible | None
    customers: tuple[CustomerLine, ...]
    promises_kept: int
    promises_broken: int
    given_usd: float
    kept_usd: float
    prediction: Predict | None
    predicted_error: tuple[float, float] | None
    answer: Answer | None
    treatment: Treatment = field(default_factory=Treatment)
    """What the house did with the person."""

    @property
    def points_of_yours(self) -> float:
        """Points that were there to be had under these rules."""
        return max(0.0, self.best.outcome.points - self.yours.points)


def debrief(
    shift: Shift, other: Policy, *, elsewhere: bool = True, tell: Callable[[Part], None] = lambda part: None
) -> Debrief:
    """Look back on a shift that is over; takes some seconds.

    Parameters
    ----------
    other
        The policy that the same words are tried under.
    elsewhere
        Search for the best under the other policy as well.
    tell
        Called with the name of each part before it is worked out.
    """
    tell("yours")
    ended = Shift(shift.setup, company=shift.company, policy=shift.policy)
    ended.replay(shift.decided)
    ended.run.play_out(AFTER_WEEKS)
    yours = outcome(ended.run)
    tell("other")
    same_words = under_policy(shift, other)
    tell("best")
    best = best_possible(shift, own=yours)
    if elsewhere:
        tell("elsewhere")
    best_elsewhere = best_possible(shift, other) if elsewhere else None
    of_best = {case.case_id: case.points for case in best.outcome.cases}
    customers = tuple(_line(ended, case, of_best.get(case.case_id, float("nan"))) for case in yours.cases)
    marks = [mark for customer in customers for mark in customer.promises]
    prediction = shift.prediction
    error = None
    if prediction is not None:
        error = (
            yours.satisfied_share - prediction.satisfied_share,
            yours.came_back_share - prediction.come_back_share,
        )
    return Debrief(
        policy=shift.policy.name,
        policy_title=shift.policy.title,
        other_policy=other.name,
        other_title=other.title,
        yours=yours,
        other=same_words,
        best=best,
        best_elsewhere=best_elsewhere,
        customers=customers,
        promises_kept=sum(mark.kept for mark in marks),
        promises_broken=sum(not mark.kept for mark in marks),
        given_usd=yours.given_usd,
        kept_usd=yours.value_usd,
        prediction=prediction,
        predicted_error=error,
        answer=shift.answer,
        treatment=treatment(shift),
    )


def compared_with(told: Debrief, shift: Shift, other: Policy) -> Debrief:
    """The same look back held against another policy: the same words, and the best within reach there; some seconds."""
    return replace(
        told,
        other_policy=other.name,
        other_title=other.title,
        other=under_policy(shift, other),
        best_elsewhere=best_possible(shift, other),
    )


def _line(shift: Shift, result: CaseOutcome, best_points: float) -> CustomerLine:
    scenes = [scene for scene in shift.history if scene.talk.case.id == result.case_id]
    course = shift.run.log.courses[result.case_id]
    case = shift.run.cases[result.case_id]
    first = scenes[0]
    return CustomerLine(
        case_id=result.case_id,
        customer_id=result.customer_id,
        seed=result.customer_id,
        name=first.story.characters[first.story.counterpart].full_name if first.part.is_hand_written else "",
        roleplay=first.story.name,
        issue=result.issue,
        issue_title=shift.title_of(shift.run.company.issues[case.issue]),
        outcome=scenes[-1].outcome,
        feelings=_feelings(scenes, course),
        promises=_promises(scenes, course),
        fates=_fates(result),
        told=course.told,
        result=result,
        best_points=best_points,
    )


def _promises(scenes: list[Scene], course: Course) -> tuple[Mark, ...]:
    """Calls that came due in the shift, and promises that were kept or not within the story itself, at its end."""
    marks = [
        Mark(time, what == "promise_kept")
        for time, what, _ in course.points if what in ("promise_kept", "promise_broken")
    ]  # fmt: skip
    for scene in scenes:
        if scene.state.is_over:
            told = scene.state.promised - scene.pledges.made.keys()
            marks += [Mark(scene.moods[-1][0], name in scene.state.kept) for name in sorted(told)]
    return tuple(sorted(marks, key=lambda mark: mark.time_min))


def _feelings(scenes: list[Scene], course: Course) -> tuple[MoodPoint, ...]:
    """The mood at every step, and what the customer made of it in the end."""
    steps = [step for scene in scenes for step in scene.moods]
    for time_min, what, value in course.points:
        if what == "looked_back":
            steps.append((time_min, mood_after(value), what))
    steps.sort(key=lambda step: step[0])
    points: list[MoodPoint] = []
    for time_min, mood, what in steps:
        jump = abs(mood - points[-1].mood) if points else 0.0
        points.append(MoodPoint(time_min, mood, what, bool(what) and jump >= MOMENT_SD))
    return tuple(points)


def _fates(result: CaseOutcome) -> tuple[Fate, ...]:
    """What he did next: first whether he is still a customer, then what he did and said."""
    if result.leaves:
        fates: list[Fate] = ["left_anyway" if result.would_have_left else "left"]
    else:
        fates = ["kept" if result.would_have_left else "stays"]
    happened: list[tuple[bool, Fate]] = [
        (result.posts > 0, "posted"),
        (result.told < 0.0, "told_against"),
        (result.came_back > 0, "came_back"),
        (result.told > 0.0, "told_for"),
    ]
    return (*fates, *(fate for did, fate in happened if did))
