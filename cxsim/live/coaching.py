"""What a coach knows of a conversation of the shift: where each answer would lead, and afterwards what each one did.

In practice only. Everything follows from the story and from the rules of the model and the house, so conversations that
were made from a kind of case have it as hand-written ones do. Asking changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxsim.live.closing import conduct
from cxsim.live.decisions import AnswerPost, Choose, Decision, Hold, LookUp, Reply, WriteNote
from cxsim.live.encounter import Feelings
from cxsim.live.feelings import feelings, mood_after
from cxsim.live.setting import SCENE_SPEED
from cxsim.live.supervisor import Fault
from cxsim.roleplay.foresight import Foresight, Reason, foresee, foresee_locked, hides_need, reasons
from cxsim.roleplay.player import Option, State, usual_share
from cxsim.roleplay.vocabulary import Quality

if TYPE_CHECKING:
    from cxsim.live.agenda import Said
    from cxsim.live.scene import Scene
    from cxsim.live.shift import Shift

Aside = Literal["look_up", "hold", "note", "canned", "personal", "no"]
ASIDES: dict[type[Decision], Aside] = {LookUp: "look_up", Hold: "hold", WriteNote: "note"}
"""What is done in a conversation besides answering."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What an answer would lead to under this policy.

    Attributes
    ----------
    locked
        Why it cannot be given; empty if it can.
    says
        Its words, with the amount that is usual.
    clock_min
        Minutes of the clock that it takes.
    holds_prob
        Chance that the case is solved and stays so, where the answer puts it right.
    falls_short
        It would put the case right in words alone: the case needs judgement, and this is far from what is fair.
    feels
        How the customer's face would show the mood after it; None for an answer that cannot be given.
    risks
        What a leader would find in the conversation if it ended so, and how likely it is held against the person.
    """

    foresight: Foresight
    locked: str
    says: str
    clock_min: float
    gives_usd: float = 0.0
    """What would be given with it, the usual amount."""
    holds_prob: float = 1.0
    falls_short: bool = False
    risks: tuple[tuple[Fault, float], ...] = ()
    feels: Feelings | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What a coach would say now.

    Attributes
    ----------
    reasons
        What weighs on the customer's mood, the heaviest first.
    hides_need
        Nobody has asked yet what the customer really needs, and an answer would.
    patience_share
        1 as at the start, 0 used up.
    waiting
        People who wait in line meanwhile.
    """

    reasons: tuple[Reason, ...]
    hides_need: bool
    patience_share: float
    waiting: int
    prospects: tuple[Prospect, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was said or done.

    Attributes
    ----------
    number
        Decisions of the shift before it: so many are left when it is taken back.
    aside
        What was done besides speaking, or how it was answered in one go, in writing; empty for an answer in words of
        the story.
    says, coach
        The answer's words, and the author's word on it.
    before, after
        The story before and after it.
    """

    number: int
    aside: Aside | Literal[""]
    says: str
    coach: str
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class LookBack:
    """A conversation that is over.

    Attributes
    ----------
    ending, quality, coach
        Of the story's ending; empty, and ``None``, where the conversation broke off before one.
    waiting
        People who were in line when it ended.
    hints
        That were taken about this case, also before it came back.
    """

    case_id: int
    title: str
    outcome: str
    ending: str
    quality: Quality | None
    coach: str
    first_mood: float
    steps: tuple[Step, ...]
    begun_at: int
    """Decisions of the shift before the first of this conversation."""
    took_min: float
    target_min: float
    given_usd: float
    is_problem: bool
    waiting: int
    promises: tuple[tuple[str, bool], ...]
    """What was promised within the story, and whether it was kept."""
    questions: tuple[str, ...]
    hints: int


def hint(shift: Shift) -> Hint | None:
    """What a coach would say now; None in a test, or while nobody is spoken with."""
    scene = _last(shift)
    if scene is None or scene.is_over:
        return None
    opening = scene.story.opening
    left = scene.state.patience_s / opening.patience_s if opening.patience_s > 0.0 else 1.0
    return Hint(
        reasons=reasons(scene.player, scene.state),
        hides_need=hides_need(scene.player, scene.state),
        patience_share=min(1.0, max(0.0, left)),
        waiting=len(shift.run.person.queue()),
        prospects=tuple(_prospect(shift, scene, option) for option in scene.options(shift.now)),
    )


def look_back(shift: Shift) -> LookBack | None:
    """The conversation that was the last, once it is over; None in a test, and where nothing was said in it."""
    scene = _last(shift)
    if scene is None or not scene.is_over:
        return None
    numbers = [
        number for number, (taken, said) in enumerate(zip(shift.decided, shift.spoken, strict=True))
        if (said.in_talk or _written(said) is not None) and said.about == scene.talk.case.id
        and taken.at_min >= scene.talk.begun_min
    ]  # fmt: skip
    if not scene.turns and not any(_written(shift.spoken[number]) for number in numbers):
        return None
    end = scene.state
    ending = scene.player.ending(end) if end.is_over else None
    story = scene.story
    return LookBack(
        case_id=scene.talk.case.id,
        title=story.title,
        outcome=scene.outcome,
        ending=ending.title if ending is not None else "",
        quality=ending.quality if ending is not None else None,
        coach=ending.coach if ending is not None else "",
        first_mood=scene.moods[0][1],
        steps=tuple(_steps(shift, scene, numbers)),
        begun_at=numbers[0],
        took_min=scene.moods[-1][0] - scene.talk.begun_min,
        target_min=shift.target_min(scene),
        given_usd=end.course.granted_x_loss * story.opening.loss_usd,
        is_problem=story.is_problem,
        waiting=len(shift.run.person.queue()),
        promises=tuple((story.promises[name].text, name in end.kept) for name in sorted(end.promised))
        if end.is_over else (),
        questions=story.learning.questions,
        hints=shift.hints().get(scene.talk.case.id, 0),
    )  # fmt: skip


def _last(shift: Shift) -> Scene | None:
    """The conversation on the screen, where a coach may speak of it."""
    if shift.setup.mode != "practice" or shift.current is None:
        return None
    return shift.scenes.get(shift.current)


def _steps(shift: Shift, scene: Scene, numbers: list[int]) -> list[Step]:
    said = [remark.text for remark in scene.remarks if remark.who == "you"][-len(scene.turns):]
    turns = iter(zip(scene.choices, scene.turns, said, strict=True))
    steps: list[Step] = []
    state = scene.turns[0][0] if scene.turns else scene.state
    for number in numbers:
        decision, written = shift.decided[number].decision, _written(shift.spoken[number])
        if isinstance(decision, Choose):
            (node, name, _), (before, state), words = next(turns)
            choice = next(each for each in scene.story.nodes[node].choices if each.name == name)
            steps.append(Step(number, "", words, choice.coach, before, state))
        elif type(decision) in ASIDES:
            steps.append(Step(number, ASIDES[type(decision)], "", "", state, state))
        elif written is not None:
            steps.append(Step(number, written, "", "", state, _looking_back(shift, scene)))
    return steps


def _written(said: Said) -> Aside | None:
    """How somebody was answered in one go, in writing; None for whatever else was decided."""
    decision = said.decision
    if not isinstance(decision, Reply | AnswerPost) or said.of_post:
        return None
    return "no" if isinstance(decision, Reply) and decision.refuse else decision.style


def _looking_back(shift: Shift, scene: Scene) -> State:
    """The story as it ended, in the mood in which the customer looks back on the case, once he has."""
    score = shift.run.log.courses[scene.talk.case.id].csat
    feeling = scene.state.feeling
    return scene.state._replace(feeling=feeling._replace(mood=mood_after(score)) if score > 0.0 else feeling)


def _prospect(shift: Shift, scene: Scene, option: Option) -> Prospect:
    choice = option.choice
    clock_min = choice.seconds * SCENE_SPEED / 60.0
    share = usual_share(option)
    says = scene.player.filled(choice.says, share)
    if option.locked:
        return Prospect(foresee_locked(scene.state, choice), option.locked, says, clock_min)
    seen = foresee(scene.player, scene.state, option)
    to_customer = scene.story.nodes[scene.state.at].facing == scene.story.counterpart
    said = [*scene.measured, (choice.conduct, choice.scripted)] if to_customer else scene.measured
    trial = scene.as_if(seen.state, said)
    account = trial.account()
    case = scene.talk.case
    given_usd = account.granted_usd - case.granted_usd
    handle_min = shift.now + clock_min - scene.talk.begun_min
    ended = conduct(shift, trial, account, given_usd, handle_min, case.touches)
    return Prospect(
        seen, "", says, clock_min, share * scene.story.opening.loss_usd,
        holds_prob=shift.run.person.resolve_prob(scene.talk, account) if account.settled else 0.0,
        falls_short=seen.settles and not account.settled,
        risks=shift.watch.risks(ended),
        feels=feelings(seen.mood_sd, case),
    )  # fmt: skip
