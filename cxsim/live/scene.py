"""One conversation: a role-play played with a customer of the model, and the account of it in the model's terms."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from math import fsum
from typing import Final, Literal

from cxsim.live.casting import Part
from cxsim.live.observation import Knowledge, Remark
from cxsim.live.pledges import Pledge, StoryPledges
from cxsim.live.setting import SCENE_SPEED
from cxsim.model.presence import Account, Talk
from cxsim.model.world import World
from cxsim.roleplay import conduct
from cxsim.roleplay.authority import Authority, authority
from cxsim.roleplay.player import Option, Player, State, Turn
from cxsim.roleplay.reasons import too_late
from cxsim.roleplay.story import SCENE, Choice, Conduct, Line
from cxsim.rules.arithmetic import to_cents
from cxsim.rules.company import Company
from cxsim.rules.conduct import within_authority
from cxsim.rules.events import ANSWERED, ESCALATE, EXCEPTION, PROMISE, REFUSE, STANDARD_REMEDY, TRANSFER

LOOK_UP_S: Final = 30.0
NOTE_S: Final = 20.0
"""Scene seconds that it takes to look something up and to write a note; assumed."""

Outcome = Literal["", "settled", "open", "refused", "passed_on", "escalated", "promised", "walked_out", "let_go"]

OUTCOME_OF_ACT: Final[dict[int, Outcome]] = {
    TRANSFER: "passed_on", ESCALATE: "escalated", PROMISE: "promised", REFUSE: "refused",
}  # fmt: skip


class Scene:
    """A conversation from the first word to the last.

    Attributes
    ----------
    talk
        The conversation in the model.
    part
        The story.
    state
        Where the story stands.
    remarks, fresh
        All that was said; how many remarks came last.
    moods
        Times and moods along the way: (minute, SD, what was done).
    pledges
        Promises made in the story.
    """

    def __init__(self, talk: Talk, part: Part, world: World, left_usd: float, end_min: float) -> None:
        self.talk = talk
        self.part = part
        self.company: Company = world.company
        self.story = part.story
        self.pledges = StoryPledges(part.story, end_min)
        self._base: Authority = replace(
            authority(part.story, world.levers, world.company), limit_usd=world.limit_usd
        )
        self.player = Player(part.story, self._base)
        self.approved_usd = 0.0
        self._left_usd = left_usd
        self._bound()
        turn = self.player.open()
        self.state: State = turn.state
        case = talk.case
        if case.granted_usd > 0.0 and case.loss_usd > 0.0:
            given = case.granted_usd / case.loss_usd
            self.state = self.state._replace(course=self.state.course._replace(granted_x_loss=given))
        self._from = self.state.course
        self.remarks: list[Remark] = []
        self.fresh = 0
        self._hear(turn)
        self.moods: list[tuple[float, float, str]] = [(talk.begun_min, self.state.feeling.mood, "")]
        self.measured: list[tuple[Conduct, bool]] = []
        """Conduct of each choice made towards the customer, and whether it was read from the script."""
        self.choices: list[tuple[str, str, float | None]] = []
        """Node, choice and share of each choice made, for a replay."""
        self.turns: list[tuple[State, State]] = []
        """The story before and after each of them."""
        self.hold_min = 0.0
        self.looked_up = False
        self.knows_case = False
        self.is_call_back = False
        self.is_in_one_go = False
        """Whether it ended with an answer in writing, which no story followed: its mood is the one from before."""
        self._has_just_rung = False
        self.outcome: Outcome = ""

    # --- what can be done

    def _bound(self) -> None:
        limit = max(self.approved_usd, min(self._base.limit_usd, self._left_usd))
        self.player = Player(self.story, replace(self._base, limit_usd=limit))

    @property
    def limit_usd(self) -> float:
        """Most that may be given in this case now."""
        return self.player.authority.limit_usd

    @property
    def is_over(self) -> bool:
        """Nothing more can be said."""
        return self.outcome != ""

    def options(self, now: float) -> list[Option]:
        """Choices of the moment.

        Who has just rung does not choose again whether to ring. Where the story was made from a kind of case, nobody
        promises a call for a time when he has gone home.
        """
        if self.is_over:
            return []
        options = self.player.options(self.state)
        if self._has_just_rung:
            keeping = [option for option in options if self.pledges.keepable(self.state) & {*option.choice.keeps}]
            options = keeping if any(not option.locked for option in keeping) else options
        if self.part.is_hand_written:
            return options
        late = too_late(self.story.language)
        return [
            replace(option, locked=late) if self.pledges.comes_too_late(option.choice, now) else option
            for option in options
        ]

    def share_of(self, option: Option, usd: float | None) -> float | None:
        """A remedy in USD as a multiple of the loss; within half a cent of the slider's end it is the end."""
        loss_usd, remedy = self.story.opening.loss_usd, option.choice.remedy
        if usd is None or loss_usd <= 0.0:
            return None
        share = usd / loss_usd
        for end in (remedy.low, remedy.high) if remedy is not None else ():
            if abs(share - end) * loss_usd < 0.005:
                return end
        return share

    def choose(self, option: Option, share: float | None, now: float) -> Choice:
        """Say or do it; raises `cxsim.roleplay.player.NotOfferedError` if it cannot be taken."""
        at = self.state.at
        facing = self.story.nodes[at].facing
        self.pledges.make(option.choice, now)
        stops = self.pledges.stops(self.state, option.choice)
        turn = self.player.take(self.state, option.choice.name, share, stops=stops)
        self._has_just_rung = False
        self.turns.append((self.state, turn.state))
        self.state = turn.state
        self.choices.append((at, option.choice.name, share))
        if facing == self.story.counterpart:
            self.measured.append((option.choice.conduct, option.choice.scripted))
        given = self.state.course.granted_x_loss
        said = Remark("you", "", self.player.filled(option.choice.says, given), None, is_counterpart=False)
        self._hear(turn, [said], given)
        return option.choice

    def mark(self, time_min: float, what: str) -> None:
        """Note the mood at this time."""
        self.moods.append((time_min, self.state.feeling.mood, what))

    def _hear(self, turn: Turn, before: Sequence[Remark] = (), share: float = 0.0) -> None:
        heard = [*before, *(self._remark(line, share) for line in turn.lines)]
        self.remarks += heard
        self.fresh = len(heard)

    def _remark(self, line: Line, share: float) -> Remark:
        name = "" if line.who == SCENE else self.story.characters[line.who].full_name
        text = self.player.filled(line.text, share)
        return Remark(line.who, name, text, line.mood, is_counterpart=line.who == self.story.counterpart)

    # --- besides the story

    def approve(self, usd: float) -> None:
        """Somebody above agrees to so much."""
        self.approved_usd = usd
        self._bound()

    def hold(self, minutes: float) -> None:
        """The customer holds the line."""
        felt = conduct.TROUBLED_HOLD * minutes
        self.hold_min += felt
        course = self.state.course
        self.state = self.state._replace(
            course=course._replace(wait_min=course.wait_min + felt),
            patience_s=self.state.patience_s - minutes * 60.0 / SCENE_SPEED,
        )

    def spend(self, seconds: float) -> None:
        """Scene seconds pass in which nothing is said."""
        self.state = self.state._replace(
            patience_s=self.state.patience_s - seconds, elapsed_s=self.state.elapsed_s + seconds
        )

    def owed(self, now: float) -> Pledge | None:
        """The call for which the story waits; None while it goes on."""
        return self.pledges.owed(self.state, now) if self.state.waits else None

    def continued(self, talk: Talk) -> Scene:
        """Where it was broken off: the person rings back, and the customer has patience again."""
        scene = copy(self)
        scene.talk = talk
        scene.remarks, scene.choices, scene.turns, scene.measured = list(self.remarks), [], [], []
        scene.moods = [(talk.begun_min, self.state.feeling.mood, "called_back")]
        scene.outcome, scene.is_call_back, scene.hold_min, scene.fresh = "", True, 0.0, 0
        scene.is_in_one_go = False
        scene._from = self.state.course
        scene.state = self.state._replace(patience_s=self.story.opening.patience_s)
        if self.state.waits:
            turn = scene.player.resume(scene.state)
            scene.state = turn.state
            scene._hear(turn)
            scene._has_just_rung = True
            scene.looked_up |= not self.part.is_hand_written  # it was found out meanwhile
        return scene

    def as_if(self, state: State, said: list[tuple[Conduct, bool]]) -> Scene:
        """A copy that stands elsewhere in the story, for whoever thinks ahead."""
        scene = copy(self)
        scene.state, scene.measured = state, said
        return scene

    def knowledge(self) -> tuple[Knowledge, ...]:
        """What the knowledge base says of such a case; nothing before it was looked up."""
        if not self.looked_up:
            return ()
        opening, case = self.story.opening, self.talk.case
        if not self.story.is_problem:
            return (Knowledge("good_enough", 1.0),)
        lines = [
            Knowledge("standard_remedy", opening.standard_remedy_share * opening.loss_usd),
            Knowledge("fair_remedy", opening.fair_remedy_usd),
        ]
        if case.needs_judgement:
            lines.append(Knowledge("needs_judgement", 1.0))
        if case.departments:
            lines.append(Knowledge("department", float(case.departments)))
        return tuple(lines)

    def reply(self, how: Conduct, share: float, *, scripted: bool, refuse: bool) -> None:
        """Answer in one go, in writing."""
        case, course = self.talk.case, self.state.course
        self.measured.append((how, scripted))
        given = max(course.granted_x_loss, share)
        enough = case.needs_judgement or given >= self.story.opening.standard_remedy_share
        settled = not refuse and (enough or not self.story.is_problem)
        course = course._replace(
            granted_x_loss=given, refusals=course.refusals + refuse, settled=course.settled or settled
        )
        self.state = self.state._replace(course=course)
        self.is_in_one_go = True
        self.fresh = 0

    # --- the account

    def account(self, act: int | None = None, *, due_min: float = 0.0) -> Account:
        """What was done, in the model's terms; ``act`` where it does not follow from how the story ended."""
        state, case = self.state, self.talk.case
        settled = state.course.settled and act is None and self._is_enough()
        granted_x_loss = state.course.granted_x_loss
        granted_usd = granted_x_loss * case.loss_usd
        refusals = state.course.refusals - self._from.refusals
        made = self.measured
        exchanges = max(1, len(made))
        standard_usd = self.story.opening.standard_remedy_share * self.story.opening.loss_usd
        allowed_usd = max(self.limit_usd, standard_usd)
        told_usd = granted_x_loss * self.story.opening.loss_usd
        return Account(
            act=self._act(settled, refusals, granted_x_loss) if act is None else act,
            justice=self._justice(),
            measured_effort=fsum(each.courtesy for each, _ in made) / exchanges,
            voluntary_effort=fsum(0.5 * (each.empathy + each.effort) for each, _ in made) / exchanges,
            script=sum(scripted for _, scripted in made) / exchanges,
            settled=settled,
            granted_usd=granted_usd,
            beyond_usd=told_usd - allowed_usd if to_cents(told_usd) > to_cents(allowed_usd) else 0.0,
            refusals=refusals,
            transfers=state.course.transfers - self._from.transfers,
            escalations=state.course.escalations - self._from.escalations,
            hold_min=self.hold_min,
            canned=1.0 if made and all(scripted for _, scripted in made) and self.is_written else 0.0,
            looked_up=self.looked_up,
            knows_case=self.knows_case,
            breaks_rule=state.rules_bent > 0,
            due_min=due_min,
        )

    @property
    def is_written(self) -> bool:
        """Nobody waits at the other end."""
        return not self.company.channels[self.talk.case.channel].is_live

    def _is_enough(self) -> bool:
        """Whether what was given comes near what is fair, where the case needs that; an author's word is believed."""
        if self.part.is_hand_written or not self.talk.case.needs_judgement or not self.story.is_problem:
            return True
        opening = self.story.opening
        return within_authority(opening.fair_remedy_usd, self.state.course.granted_x_loss * opening.loss_usd)

    def _act(self, settled: bool, refusals: int, granted_x_loss: float) -> int:
        if not settled and refusals > 0:
            return REFUSE
        if not self.story.is_problem:
            return ANSWERED
        return EXCEPTION if granted_x_loss > self.story.opening.standard_remedy_share else STANDARD_REMEDY

    def _justice(self) -> float:
        """Interactional justice, mean over what was said; as good as saying nothing where nothing was."""
        p = self._base.parameters
        if not self.measured:
            return p.courtesy_base
        complexity = self.story.opening.complexity
        each = [conduct.interactional_justice(done, scripted, complexity, p) for done, scripted in self.measured]
        return fsum(each) / len(each)

    def close(self, account: Account, *, left: bool) -> None:
        """Say how it ended; ``left`` where the person broke it off."""
        if account.act in OUTCOME_OF_ACT:
            self.outcome = OUTCOME_OF_ACT[account.act]
        elif left:
            self.outcome = "let_go"
        elif account.settled:
            self.outcome = "settled"
        else:
            self.outcome = "walked_out" if self.state.at == self.story.opening.walks_out else "open"
