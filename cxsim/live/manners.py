"""Ways to work a shift without a person: what a conversation was like, said again; the best that can be found.

A manner sees a shift as the person sees it, decides, and is judged as he is.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from math import fsum
from typing import Final, Protocol

from cxsim.live import deeds
from cxsim.live.agenda import Agenda, Said, as_can_be, think
from cxsim.live.decisions import (
    AnswerPost,
    Choose,
    Decision,
    Escalate,
    Hold,
    KeepPromise,
    LetGo,
    LookUp,
    Next,
    Open,
    PromiseCallBack,
    Refused,
    Reply,
    Transfer,
    Wait,
    WriteNote,
)
from cxsim.live.scene import Scene
from cxsim.live.setting import SCENE_SPEED
from cxsim.live.shift import Shift
from cxsim.roleplay.conduct import interactional_justice
from cxsim.roleplay.exploration import situation
from cxsim.roleplay.player import Option, State, usual_share
from cxsim.roleplay.story import Conduct
from cxsim.rules import expectations
from cxsim.rules.appraisal import csat
from cxsim.rules.expectations import CaseFacts

MOST_STATES: Final = 150
"""Moments of a scene that the search looks at."""

TREATMENT_POINTS: Final = 1.5 * 100.0 / 9.0
"""What the treatment of a customer is worth among the nine: all of courtesy and half of respect; decides which way to
the same moment is kept."""

IN_CONVERSATION: Final = (
    Choose, Hold, Transfer, Escalate, PromiseCallBack, LookUp, WriteNote, LetGo, Reply, AnswerPost, Wait,
)  # fmt: skip

EVEN: Final = Conduct(courtesy=0.5, empathy=0.5, explanation=0.5, honesty=0.5, effort=0.5)


class Manner(Protocol):
    """Somebody who decides."""

    def decide(self, shift: Shift) -> Decision:
        """What to do now."""
        ...


def work(shift: Shift, manner: Manner) -> None:
    """Work a shift to its end. What is refused is given up for waiting, so that it ends."""
    with shift.going_over():
        while not shift.is_over:
            if deeds.talking(shift) is None and shift.run.person.talks:  # tickets left open are finished first
                shift.decide(Open(next(iter(shift.run.person.talks))))
            if isinstance(shift.decide(manner.decide(shift)), Refused) and isinstance(shift.decide(Next()), Refused):
                shift.decide(Wait(1.0))


def recorded(shift: Shift) -> dict[int, list[Said]]:
    """What was decided in conversation with whom: decisions in order, by case."""
    by_case: dict[int, list[Said]] = defaultdict(list)
    for words in shift.spoken:
        if words.in_talk and isinstance(words.decision, IN_CONVERSATION):
            by_case[words.about].append(words)
    return dict(by_case)


def conduct_of(shift: Shift) -> Conduct:
    """What was said all shift long, mean."""
    said = [done for scene in shift.history for done, _ in scene.measured]
    if not said:
        return EVEN
    means = {
        name: fsum(getattr(done, name) for done in said) / len(said)
        for name in ("courtesy", "empathy", "explanation", "honesty", "effort")
    }
    return Conduct(**means)


class Echo:
    """Says to each customer what was said to him before; where that is not to be had, or to others, what is most like
    it. Before each word it thinks as long as the person did, and so it does between conversations.

    A wait during a conversation belongs to that customer, and comes at the same place among the words to him. A wait
    between conversations belongs to the moment: the echo waits until the time at which the person meant to go on,
    or not at all if it is with somebody all that time. Who waited because nobody was there does not let anybody wait
    who is there now; who let people wait on purpose does so again. Posts and tickets are answered in the same order,
    each where the same case is written about, with as much of the remedy as may be given.
    """

    def __init__(self, spoken: Mapping[int, Iterable[Said]], usual: Conduct, agenda: Agenda) -> None:
        self._left = {case_id: deque(words) for case_id, words in spoken.items()}
        self._usual = usual
        self._agenda = agenda

    @classmethod
    def of(cls, shift: Shift) -> Echo:
        """The echo of a shift that was worked."""
        return cls(recorded(shift), conduct_of(shift), Agenda(shift))

    def decide(self, shift: Shift) -> Decision:
        """As before."""
        scene = deeds.talking(shift)
        if scene is None:
            return self._agenda.next(shift)
        left = self._left.get(scene.talk.case.id)
        if left:
            think(shift, left[0])
        said = as_can_be(shift, left.popleft()) if left else self._agenda.answer_to(shift, scene.talk.case.id)
        if said is not None and not isinstance(said, Choose):
            return said
        free = [option for option in scene.options(shift.now) if not option.locked]
        if not free:
            return LetGo()
        meant = said.choice if said is not None else ""
        option = next((each for each in free if each.choice.name == meant), None)
        if option is None:
            option = min(free, key=lambda each: _distance(each.choice.conduct, self._usual))
        usd = said.remedy_usd if said is not None else None
        return _chosen(scene, option, usd)


class Best:
    """Looks for the choices that leave a customer best served by the nine expectations, under the rules that hold.

    Searches each conversation by itself, breadth first through the role-play, and takes the way whose end has the
    most expected points, less a price for each minute: others are waiting.
    """

    def __init__(self, points_per_min: float) -> None:
        self._price = points_per_min
        self._plan: dict[int, deque[tuple[str, float]]] = {}

    def decide(self, shift: Shift) -> Decision:
        """Plan at the first word, then follow the plan."""
        scene = deeds.talking(shift)
        if scene is None:
            for case_id in shift.can_ring():
                return KeepPromise(case_id)
            return Next()
        key = id(scene)
        if key not in self._plan:
            self._plan[key] = deque(self.search(shift, scene))
        plan = self._plan[key]
        if not plan:
            return LetGo()
        name, share = plan.popleft()
        offered = scene.options(shift.now)
        option = next((each for each in offered if each.choice.name == name and not each.locked), None)
        return LetGo() if option is None else _chosen(scene, option, share * scene.story.opening.loss_usd)

    def search(self, shift: Shift, scene: Scene) -> list[tuple[str, float]]:
        """The best way found: choices and remedies, x loss."""
        player = scene.player
        best: tuple[float, list[tuple[str, float]]] = (-math.inf, [])
        seen: dict[tuple[object, ...], float] = {}
        waiting: deque[tuple[State, list[tuple[str, float]], list[tuple[Conduct, bool]]]] = deque()
        waiting.append((scene.state, [], list(scene.measured)))
        looked = 0
        while waiting and looked < MOST_STATES:
            state, way, said = waiting.popleft()
            looked += 1
            facing = player.story.nodes[state.at].facing == player.story.counterpart
            for option in scene.options(shift.now) if state is scene.state else player.options(state):
                if option.locked:
                    continue
                for share in _shares(option):
                    after = player.take(state, option.choice.name, share if _slides(option) else None).state
                    words = [*said, (option.choice.conduct, option.choice.scripted)] if facing else said
                    cost = self._price * (after.elapsed_s - scene.state.elapsed_s) * SCENE_SPEED / 60.0
                    here = [*way, (option.choice.name, share)]
                    if after.is_over:
                        value = expected_points(shift, scene, after, words) - cost
                        best = max(best, (value, here), key=lambda each: each[0])
                        continue
                    promise = TREATMENT_POINTS * after.feeling.justice_sum / max(1, after.feeling.exchanges) - cost
                    mark = (*situation(player, after), round(after.course.granted_x_loss, 2), after.course.settled)
                    if promise > seen.get(mark, -math.inf):
                        seen[mark] = promise
                        waiting.append((after, here, words))
        return best[1]


def expected_points(shift: Shift, scene: Scene, state: State, said: list[tuple[Conduct, bool]]) -> float:
    """Mean of the nine expectations, 0 to 100, if the case ended here; that it holds is as likely as the rule says."""
    case, world = scene.talk.case, shift.run.world
    trial = scene.as_if(state, said)
    account = trial.account()
    helps = shift.run.person.resolve_prob(scene.talk, account) if account.settled else 0.0
    judged = scene.player.appraise(state)
    treated = [
        interactional_justice(done, scripted, case.complexity, world.p) for done, scripted in said
    ] or [world.p.courtesy_base]
    channel = world.company.channels[case.channel]
    facts = CaseFacts(
        is_problem=float(case.is_problem),
        resolved=helps,
        open_min=max(0.0, shift.now - case.opened_min),
        wait_x_threshold=case.wait_min / channel.threshold_min if channel.threshold_min > 0.0 else 0.0,
        given_up=0.0,
        conversations=1.0,
        solved=helps,
        mistakes=1.0 - helps if account.settled else 0.0,
        passed_on=float(state.course.transfers + state.course.escalations),
        refusals=float(case.refusals + account.refusals),
        made_good=min(1.0, state.course.granted_x_loss) if case.is_problem else 1.0,
        outcome_fairness=judged.distributive,
        treatment=fsum(treated) / len(treated),
        procedure_fairness=judged.procedural,
        satisfaction=csat(judged.satisfaction),
    )
    scores = [rule(facts) for _, rule in expectations.EXPECTATIONS.values()]
    return 100.0 * fsum(scores) / len(scores)


def _slides(option: Option) -> bool:
    remedy = option.choice.remedy
    return remedy is not None and remedy.low < remedy.high


def _shares(option: Option) -> list[float]:
    """Sizes of a remedy that the search tries: the usual one, the whole loss, and the most that is allowed."""
    remedy = option.choice.remedy
    if remedy is None:
        return [0.0]
    usual = usual_share(option)
    if not _slides(option):
        return [usual]
    most = min(remedy.high, option.largest_share)
    return sorted({usual, min(most, max(remedy.low, 1.0)), most})


def _chosen(scene: Scene, option: Option, usd: float | None) -> Choose:
    """The choice, with an amount that is allowed where it has a slider."""
    if not _slides(option) or usd is None:
        return Choose(option.choice.name)
    remedy, loss_usd = option.choice.remedy, scene.story.opening.loss_usd
    assert remedy is not None
    most = min(remedy.high, option.largest_share)
    return Choose(option.choice.name, max(remedy.low, min(most, usd / loss_usd)) * loss_usd)


def _distance(one: Conduct, other: Conduct) -> float:
    return fsum(
        (getattr(one, name) - getattr(other, name)) ** 2
        for name in ("courtesy", "empathy", "explanation", "honesty", "effort")
    )

