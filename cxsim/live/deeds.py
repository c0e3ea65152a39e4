"""How each decision is carried out. Whatever is refused is refused before anything has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from cxsim.live.closing import close_scene
from cxsim.live.decisions import (
    Answer,
    AnswerPost,
    Assign,
    Choose,
    Decision,
    Escalate,
    Hold,
    KeepPromise,
    LetGo,
    LookUp,
    Next,
    Open,
    Predict,
    PromiseCallBack,
    Reason,
    Refused,
    Reply,
    Transfer,
    Wait,
    WriteNote,
)
from cxsim.live.happenings import Handed
from cxsim.live.observation import Caption, NoteCard, Style
from cxsim.live.pledges import Pledge
from cxsim.live.scene import LOOK_UP_S, NOTE_S, Scene
from cxsim.live.tickets import Joined
from cxsim.live.turns import (
    LEAST_PROMISE_MIN,
    LONGEST_WAIT_MIN,
    busy,
    keep_promise,
    open_case,
    pause,
    take,
    take_next,
    ticket_of,
    wait,
)
from cxsim.model.entities import Case
from cxsim.roleplay.player import NotOfferedError
from cxsim.roleplay.story import Conduct
from cxsim.rules.arithmetic import to_cents
from cxsim.rules.events import ESCALATE, PROMISE, TRANSFER

if TYPE_CHECKING:
    from cxsim.live.shift import Shift

REPLIES: Final[dict[Style, tuple[Conduct, float, float]]] = {
    "canned": (Conduct(courtesy=0.6, empathy=0.1, explanation=0.3, honesty=0.5, effort=0.15), 20.0, 15.0),
    "personal": (Conduct(courtesy=0.8, empathy=0.75, explanation=0.75, honesty=0.8, effort=0.75), 150.0, 75.0),
}
"""Conduct of a written answer, and scene seconds that it takes for a ticket and for a post; assumed."""


def carry_out(shift: Shift, decision: Decision) -> Refused | None:
    """Do it, or say why not."""
    if shift.is_over and not isinstance(decision, Predict | Answer):
        return Refused("shift_over", "The shift is over.")
    deed: Callable[[Shift, Any], Refused | None] = _DEEDS[type(decision)]
    return deed(shift, decision)


def talking(shift: Shift) -> Scene | None:
    """The conversation on the screen, while it goes on."""
    scene = shift.scenes.get(shift.current) if shift.current is not None else None
    return scene if scene is not None and not scene.is_over else None


def moves(shift: Shift, scene: Scene) -> tuple[tuple[str, str], ...]:
    """What can be done besides speaking, each with the reason why not now, empty if it can be done."""
    above = "" if shift.run.person.ladder else "nobody_above"
    late = "" if shift.run.end_min - shift.now > LEAST_PROMISE_MIN else "too_late"
    over = "nobody_here" if scene.is_over else ""
    reasons = {
        "hold": above or ("already" if scene.approved_usd > 0.0 else "" if _may_ask(shift) else "busy"),
        "transfer": "",
        "escalate": above,
        "promise": late,
        "look_up": "already" if scene.looked_up else "",
        "note": "",
        "let_go": "",
    }
    return tuple((move, reason if move == "note" else over or reason) for move, reason in reasons.items())


def _may_ask(shift: Shift) -> bool:
    """Whether the supervisor has time before the shift ends: cases sent up may fill whole days of his."""
    ladder = shift.run.person.ladder
    return ladder is not None and ladder.busy_until_min < shift.run.end_min


# --- in a conversation


def _nobody() -> Refused:
    return Refused("nobody_here", "There is nobody here to speak with.")


def _choose(shift: Shift, decision: Choose) -> Refused | None:
    scene = talking(shift)
    if scene is None:
        return _nobody()
    option = next((each for each in scene.options(shift.now) if each.choice.name == decision.choice), None)
    if option is None:
        return Refused("not_offered", "That is not offered here.")
    if option.locked:
        return Refused("locked", option.locked)
    try:
        share = scene.share_of(option, decision.remedy_usd)
        scene.player.take(scene.state, option.choice.name, share)
    except NotOfferedError as error:
        return Refused("beyond_limit", str(error))
    shift.pass_scene(option.choice.seconds)
    scene.choose(option, share, shift.now)
    scene.mark(shift.now, option.choice.name)
    owed = scene.owed(shift.now)
    if owed is not None:
        _owe(shift, scene, owed)
    elif scene.state.is_over:
        close_scene(shift, scene)
    return None


def _owe(shift: Shift, scene: Scene, pledge: Pledge) -> None:
    """Let the customer go; a call stands on the list."""
    shift.promises[scene.talk.case.id] = pledge
    close_scene(shift, scene, PROMISE, due_min=pledge.due_min)


def _hold(shift: Shift, decision: Hold) -> Refused | None:
    scene = talking(shift)
    if scene is None:
        return _nobody()
    if not shift.run.person.ladder:
        return Refused("nobody_above", "There is nobody to ask.")
    if scene.approved_usd > 0.0:
        return Refused("already", "You have a yes already.")
    if not _may_ask(shift):
        return Refused("busy", "The supervisor has no time before the shift ends.")
    began = shift.now
    answer_min, share = shift.run.person.ladder.ask(scene.talk.case)
    scene.hold(answer_min - began)
    shift.to(answer_min)
    if share > 0.0:
        scene.approve(share * scene.story.opening.loss_usd)
    key = "approved" if share > 0.0 else "not_approved"
    shift.run.log.captions.append(
        Caption(shift.now, key, case_id=scene.talk.case.id, value=scene.approved_usd, about_you=True)
    )
    scene.mark(shift.now, "hold")
    return None


def _transfer(shift: Shift, decision: Transfer) -> Refused | None:
    scene = talking(shift)
    if scene is None:
        return _nobody()
    close_scene(shift, scene, TRANSFER)
    return None


def _escalate(shift: Shift, decision: Escalate) -> Refused | None:
    scene = talking(shift)
    if scene is None:
        return _nobody()
    if not shift.run.person.ladder:
        return Refused("nobody_above", "There is nobody above.")
    close_scene(shift, scene, ESCALATE)
    return None


def _promise(shift: Shift, decision: PromiseCallBack) -> Refused | None:
    scene = talking(shift)
    if scene is None:
        return _nobody()
    if not decision.within_min >= LEAST_PROMISE_MIN:
        return Refused("not_yet", f"Promise {LEAST_PROMISE_MIN:.0f} minutes at least.")
    due_min = shift.now + decision.within_min
    if due_min > shift.run.end_min:
        return Refused("too_late", "You will have gone home by then.")
    _owe(shift, scene, Pledge(shift.now, due_min, shift.now))
    return None


def _look_up(shift: Shift, decision: LookUp) -> Refused | None:
    scene = talking(shift)
    if scene is None:
        return _nobody()
    if scene.looked_up:
        return Refused("already", "You have it before you.")
    shift.pass_scene(LOOK_UP_S)
    scene.spend(LOOK_UP_S)
    scene.looked_up = True
    return None


def _note(shift: Shift, decision: WriteNote) -> Refused | None:
    scene = shift.scenes.get(shift.current) if shift.current is not None else None
    if scene is None:
        return _nobody()
    case = scene.talk.case
    shift.pass_scene(NOTE_S)
    shift.notes.append(NoteCard(case.id, case.customer.id, shift.now, decision.text))
    return None


def _let_go(shift: Shift, decision: LetGo) -> Refused | None:
    scene = talking(shift)
    if scene is None:
        return _nobody()
    close_scene(shift, scene, left=True)
    return None


# --- in writing


def _may_give(shift: Shift, case: Case, limit_usd: float, usd: float) -> Refused | None:
    standard_usd = shift.run.world.standard_remedy_usd(case.issue, case.loss_usd)
    if usd < 0.0:
        return Refused("not_offered", "Nothing can be taken away.")
    if to_cents(usd) <= to_cents(max(limit_usd, standard_usd)):
        return None
    left = shift.left_usd(case.customer.id)
    if to_cents(usd) <= to_cents(shift.run.world.limit_usd):
        return Refused("beyond_day_budget", f"${left:,.0f} are left for this guest today.")
    return Refused("beyond_limit", f"You may give up to ${max(left, standard_usd):,.0f}.")


def _reply(shift: Shift, decision: Reply) -> Refused | None:
    if shift.setup.desk not in ("inbox", "posts"):
        return Refused("not_at_this_desk", "Nothing is answered in writing at this desk.")
    return _answer_case(shift, decision.case_id, decision.style, decision.remedy_usd, decision.refuse, of_post=False)


def _answer_case(
    shift: Shift, case_id: int, style: Style, remedy_usd: float, refuse: bool, *, of_post: bool
) -> Refused | None:
    how, for_ticket_s, for_post_s = REPLIES[style]
    scene = shift.scenes.get(case_id)
    ticket = None
    if scene is None or scene.is_over:
        if not shift.run.person.at_work:
            return Refused("shift_over", "The shift is over; nobody new.")
        ticket = ticket_of(shift, case_id, of_post=False)
        if ticket is None:
            return Refused("not_found", "That one is not waiting any more.")
        case: Case = ticket.contact
        limit_usd = shift.left_usd(case.customer.id)
    else:
        case, limit_usd = scene.talk.case, scene.limit_usd
    refused = _may_give(shift, case, limit_usd, remedy_usd)
    if refused is not None:
        return refused
    if ticket is not None:
        take(shift, ticket)
        scene = shift.scenes[case_id]
    assert scene is not None
    shift.current = case_id
    shift.pass_scene(for_post_s if of_post else for_ticket_s)
    share = remedy_usd / case.loss_usd if case.loss_usd > 0.0 else 0.0
    scene.reply(how, share, scripted=style == "canned", refuse=refuse)
    close_scene(shift, scene)
    return None


def _assign(shift: Shift, decision: Assign) -> Refused | None:
    ticket = ticket_of(shift, decision.case_id, of_post=False)
    if ticket is None:
        return Refused("not_found", "That one is not waiting any more.")
    agent = next((each for each in shift.run.world.agents if each.id == decision.agent_id), None)
    if agent is None or not agent.on_duty:
        return Refused("not_found", "That colleague is not here.")
    if agent.busy:
        return Refused("busy", "That colleague has somebody just now.")
    shift.handed[decision.case_id] = ticket.contact
    shift.joined[decision.case_id] = Joined(ticket.joined_min, ticket.contact.wait_min)
    shift.run.log.handed[decision.case_id] = Handed(agent.id)
    shift.run.world.desk.hand_over(ticket, agent)
    shift.run.read()
    return None


def _answer_post(shift: Shift, decision: AnswerPost) -> Refused | None:
    post = next((each for each in shift.run.log.posts if each.post_id == decision.post_id), None)
    if post is None:
        return Refused("not_found", "There is no such post.")
    if post.settled_min >= 0.0:
        return Refused("already", "It has been answered." if post.answered else "It is too late.")
    if not post.is_aftermath:
        return _answer_case(shift, post.case_id, decision.style, decision.remedy_usd, refuse=False, of_post=True)
    ticket = ticket_of(shift, post.case_id, of_post=True)
    if ticket is None:
        return Refused("house", "The house does not answer this one.")
    refused = busy(shift)
    if refused is not None:
        return refused
    person = shift.run.person
    person.take(ticket)
    wait(shift, LONGEST_WAIT_MIN, lambda: not person.is_engaged)
    return None


# --- before and after


def _predict(shift: Shift, decision: Predict) -> Refused | None:
    if shift.prediction is not None:
        return Refused("already", "You have said what you expect.")
    shift.prediction = decision
    return None


def _answer(shift: Shift, decision: Answer) -> Refused | None:
    if not shift.is_over:
        return Refused("not_yet", "Work the shift first.")
    shift.answer = decision
    return None


_DEEDS: Final[dict[type[Any], Callable[[Any, Any], Refused | None]]] = {
    Choose: _choose, Hold: _hold, Transfer: _transfer, Escalate: _escalate, PromiseCallBack: _promise,
    KeepPromise: keep_promise, LookUp: _look_up, WriteNote: _note, LetGo: _let_go, Next: take_next, Open: open_case,
    Reply: _reply, Assign: _assign, AnswerPost: _answer_post, Wait: pause, Predict: _predict, Answer: _answer,
}  # fmt: skip

__all__ = ["REPLIES", "Reason", "carry_out", "moves", "talking"]
