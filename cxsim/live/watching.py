"""Puts together what the person sees: `Observation` from the model, the scene and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from cxsim.live import deeds
from cxsim.live.casting import message_for, post_card
from cxsim.live.feelings import feelings
from cxsim.live.observation import (
    CallBack,
    Choice,
    Colleague,
    Encounter,
    Feelings,
    Figures,
    Observation,
    PolicyCard,
    PublicPost,
    RemedyOffer,
    Rule,
    Supervisor,
    Waiting,
    weekday_of,
)
from cxsim.live.scene import Scene
from cxsim.live.setting import SCENE_SPEED, WAYS
from cxsim.live.tickets import felt_after, felt_waiting, tickets
from cxsim.model.desk import Ticket as Place
from cxsim.model.entities import Case
from cxsim.model.person import PERSON_ID
from cxsim.roleplay.player import Option, usual_share

if TYPE_CHECKING:
    from cxsim.live.happenings import PostSeen
    from cxsim.live.shift import Shift

SUPERVISOR_SEED: Final = 9_000_001
"""Face of the supervisor."""
ANGRY: Final = Feelings(-1.2, "angry", -0.7, 0.75, 0.2)
"""How somebody feels who complains where everybody reads it; for the face alone."""

Level = Literal["low", "middle", "high"]


def observe(shift: Shift) -> Observation:
    """Everything that the person can see now."""
    run, setup = shift.run, shift.setup
    queue = run.person.queue()
    live = setup.desk in ("counter", "phone")
    cases = [place for place in queue if place.contact is not None]
    return Observation(
        company=run.company.name,
        company_title=run.company.title,
        desk=setup.desk,
        difficulty=setup.difficulty,
        mode=setup.mode,
        clock_min=run.now,
        weekday=weekday_of(run.now),
        shift_start_min=run.start_min,
        shift_end_min=run.end_min,
        speed=setup.speed,
        scene_speed=SCENE_SPEED,
        is_over=shift.is_over,
        policy=policy_card(shift),
        encounter=_encounter(shift),
        queue=tuple(_waiting(shift, place) for place in cases) if live else (),
        queue_elsewhere=sum(place.channel not in run.person.presence.channels for place in run.world.desk.queue()),
        colleagues=_colleagues(shift),
        supervisor=_supervisor(shift),
        tickets=tickets(shift, cases) if setup.desk == "inbox" else (),
        posts=_posts(shift, queue) if setup.desk == "posts" else (),
        call_backs=_call_backs(shift),
        notes=tuple(shift.notes),
        figures=figures(shift),
        captions=tuple(run.log.captions),
        decisions=len(shift.decided),
        can_rewind=shift.can_rewind,
    )


# --- the customer here


def _encounter(shift: Shift) -> Encounter | None:
    scene = shift.scenes.get(shift.current) if shift.current is not None else None
    if scene is None:
        return None
    case, story, world = scene.talk.case, scene.story, shift.run.world
    who, named = story.characters[story.counterpart], scene.part.is_hand_written
    patience = scene.state.patience_s / story.opening.patience_s if story.opening.patience_s > 0.0 else 1.0
    patience = min(1.0, max(0.0, patience))
    mood = scene.state.feeling.mood
    issue = world.company.issues[case.issue]
    over = scene.is_over
    elapsed = (scene.moods[-1][0] if over else shift.now) - scene.talk.begun_min
    ending = scene.player.ending(scene.state).coach if scene.state.is_over else ""
    return Encounter(
        case_id=case.id,
        customer_id=case.customer.id,
        seed=case.customer.id,
        name=who.full_name if named else "",
        about=who.about if named else "",
        look=tuple(who.look.items()) if named else (),
        roleplay=story.name,
        is_hand_written=scene.part.is_hand_written,
        way=WAYS[world.company.channels[case.channel].kind],
        issue=issue.name,
        issue_title=shift.title_of(issue),
        is_problem=case.is_problem,
        loss_usd=story.opening.loss_usd,
        granted_usd=scene.state.course.granted_x_loss * story.opening.loss_usd,
        waited_min=case.wait_min,
        contacts=case.contacts,
        is_call_back=scene.is_call_back,
        met_before=sum(each.talk.case.id == case.id for each in shift.history) > 1,
        begun_min=scene.talk.begun_min,
        elapsed_min=elapsed,
        target_min=shift.target_min(scene),
        patience_share=patience,
        feelings=feelings(mood, case, impatience=1.0 - patience),
        remarks=tuple(scene.remarks),
        fresh=scene.fresh,
        facts=tuple(story.facts[name].text for name in story.facts if name in scene.state.facts),
        choices=tuple(_choice(scene, option) for option in scene.options(shift.now)),
        knowledge=scene.knowledge(),
        moves=deeds.moves(shift, scene),
        approved_usd=scene.approved_usd,
        is_over=over,
        outcome=scene.outcome,
        coach=ending if over and shift.setup.mode == "practice" else "",
    )


def _choice(scene: Scene, option: Option) -> Choice:
    choice, loss_usd = option.choice, scene.story.opening.loss_usd
    offer = None
    if choice.remedy is not None:
        remedy = choice.remedy
        offer = RemedyOffer(
            kind=remedy.kind,
            low_usd=remedy.low * loss_usd,
            usual_usd=usual_share(option) * loss_usd,
            high_usd=remedy.high * loss_usd,
            allowed_usd=option.largest_share * loss_usd,
            loss_usd=loss_usd,
            own_risk=remedy.own_risk,
        )
    return Choice(
        name=choice.name,
        says=scene.player.filled(choice.says, usual_share(option)),
        move=choice.move,
        seconds=choice.seconds,
        clock_min=choice.seconds * SCENE_SPEED / 60.0,
        locked=option.locked,
        remedy=offer,
        skills=choice.skills,
        scripted=choice.scripted,
        rule_bent=choice.rule_bent,
        promises_min=min((scene.story.promises[name].due_min for name in choice.promises), default=0.0),
        keeps=bool(choice.keeps),
    )


# --- those who wait


def _waiting(shift: Shift, place: Place) -> Waiting:
    case: Case = place.contact
    company = shift.run.company
    waited = shift.now - place.joined_min
    issue, way = company.issues[case.issue], WAYS[company.channels[place.channel].kind]
    return Waiting(
        case.id, case.customer.id, case.customer.id, way, issue.name, shift.title_of(issue),
        waited, case.contacts, case.id in shift.scenes, felt_waiting(shift, case, waited),
    )  # fmt: skip


def _posts(shift: Shift, queue: list[Place]) -> tuple[PublicPost, ...]:
    answerable = {(place.case_id, place.contact is None) for place in queue}
    recent = [post for post in shift.run.log.posts if post.settled_min < 0.0 or post.settled_min >= shift.run.start_min]
    return tuple(_post(shift, post, answerable) for post in recent)


def _post(shift: Shift, post: PostSeen, answerable: set[tuple[int, bool]]) -> PublicPost:
    world = shift.run.world
    if not post.spreads:
        return _aside(shift, post, answerable)
    deadline = post.posted_min + world.p.post_deadline_min
    spread = min(1.0, max(0.0, (shift.now - post.posted_min) / world.p.post_deadline_min))
    here = post.settled_min < 0.0 and (post.case_id, post.is_aftermath) in answerable
    if post.settled_min < 0.0:
        state: Literal["open", "answered", "too_late"] = "open"
    else:
        state = "answered" if post.answered else "too_late"
    number = shift.run.log.issue_of(post.case_id)
    issue = world.company.issues[number]
    case = shift.run.cases.get(post.case_id)
    is_read = state == "answered" and not post.is_aftermath  # under a case that is closed only others are won over
    return PublicPost(
        post_id=post.post_id,
        case_id=post.case_id,
        customer_id=post.customer_id,
        seed=post.customer_id,
        issue=issue.name,
        issue_title=shift.title_of(issue),
        message=message_for(post_card(world, number, shift.turn(post.case_id), language=shift.setup.language)),
        posted_min=post.posted_min,
        reach=post.reach,
        seen=post.reach * spread,
        deadline_min=deadline,
        is_answerable=here,
        locked="" if here or state != "open" else "house",
        state=state,
        is_aftermath=post.is_aftermath,
        feelings=felt_after(shift, case) if is_read and case is not None else ANGRY,
        allowed_usd=shift.left_usd(post.customer_id),
    )


def _aside(shift: Shift, post: PostSeen, answerable: set[tuple[int, bool]]) -> PublicPost:
    """What is written in public and does not spread."""
    world, run = shift.run.world, shift.run
    number = run.log.issue_of(post.case_id)
    issue = world.company.issues[number]
    waiting = next((place.contact for place in run.person.queue() if place.case_id == post.case_id), None)
    case: Case | None = waiting if waiting is not None else run.cases.get(post.case_id)
    ended = post.settled_min >= 0.0
    felt = Feelings(0.0, "even", 0.0, 0.35, 0.5)
    waited = (post.settled_min if ended else shift.now) - post.posted_min
    channel = world.company.channels[next(iter(run.person.presence.channels))]
    is_mine = (post.case_id, False) in answerable
    card = post_card(world, number, shift.turn(post.case_id), language=shift.setup.language, contacts=post.contacts)
    state: Literal["open", "answered", "too_late"] = "open"
    if ended:
        state = "answered" if post.answered else "too_late"
    if case is not None:
        felt = felt_after(shift, case) if state == "answered" else felt_waiting(shift, case, waited)
    return PublicPost(
        post_id=post.post_id,
        case_id=post.case_id,
        customer_id=post.customer_id,
        seed=post.customer_id,
        issue=issue.name,
        issue_title=shift.title_of(issue),
        message=message_for(card),
        posted_min=post.posted_min,
        reach=0.0,
        seen=0.0,
        deadline_min=post.posted_min + channel.threshold_min,
        is_answerable=is_mine and not ended,
        locked="" if is_mine or ended else "colleague",
        state=state,
        is_aftermath=False,
        feelings=felt,
        allowed_usd=shift.left_usd(post.customer_id),
        is_problem=issue.is_problem,
        spreads=False,
    )


def _call_backs(shift: Shift) -> tuple[CallBack, ...]:
    seen = []
    for case_id, pledge in shift.promises.items():
        case = shift.run.cases[case_id]
        issue = shift.run.company.issues[case.issue]
        what = {point[1] for point in shift.run.log.courses[case_id].points if point[0] >= pledge.promised_min}
        state: Literal["due", "kept", "broken"] = "due"
        if "promise_broken" in what:
            state = "broken"
        elif "promise_kept" in what:
            state = "kept"
        seen.append(CallBack(
            case_id, case.customer.id, case.customer.id, issue.name, shift.title_of(issue), pledge.promised_min,
            pledge.due_min, state, pledge.from_min, pledge.text, case_id in shift.run.person.promised,
        ))  # fmt: skip
    return tuple(seen)


# --- the house


def _colleagues(shift: Shift) -> tuple[Colleague, ...]:
    company, seen = shift.run.company, []
    for agent in shift.run.world.agents:
        if not agent.on_duty or agent.id == PERSON_ID:
            continue
        told = shift.run.log.agents.get(agent.id)
        way = None
        if agent.busy and told is not None and told.channel >= 0:
            way = WAYS[company.channels[told.channel].kind]
        doing: Literal["free", "serving", "writing"] = "free"
        if agent.busy:
            doing = "writing" if way in ("written", "public") else "serving"
        customer = told.customer_id if told is not None and agent.busy else -1
        seen.append(Colleague(
            agent.id, agent.id, doing, way, customer, agent.fear, agent.exhaustion, agent.satisfaction
        ))  # fmt: skip
    return tuple(seen)


def _supervisor(shift: Shift) -> Supervisor:
    ladder = shift.run.person.ladder
    busy = max(0.0, ladder.busy_until_min - shift.now) if ladder else 0.0
    return Supervisor(SUPERVISOR_SEED, bool(ladder), busy, shift.watch.watching(shift.now))


def policy_card(shift: Shift) -> PolicyCard:
    """The rules of the house, from the levers."""
    levers, world = shift.policy.levers, shift.run.world
    scene = shift.scenes.get(shift.current) if shift.current is not None else None
    target = shift.target_min(scene) if scene is not None else 0.0
    rules = [
        Rule("limit", world.limit_usd, _level(levers.remedy_limit_x_loss / 1.5)),
        Rule("day_budget", world.limit_usd, _level(levers.remedy_limit_x_loss / 1.5)),
        Rule("discretion", levers.discretion, _level(levers.discretion)),
        Rule("clarity", levers.clarity, _level(levers.clarity)),
        Rule("script", levers.script, _level(levers.script)),
        Rule("monitoring", levers.monitoring, _level(levers.monitoring)),
        Rule("target_min", target, _level(levers.weight_speed)),
        Rule("punish", levers.punish_deserved_per_4wk + levers.punish_undeserved_per_4wk,
             _level(2.0 * (levers.punish_deserved_per_4wk + levers.punish_undeserved_per_4wk))),
        Rule("good_faith", shift.watch.good_faith_prob, _level(3.0 * shift.watch.good_faith_prob)),
        Rule("recognition", levers.recognition, _level(levers.recognition)),
        Rule("claim_checks", levers.claim_checks, _level(levers.claim_checks)),
        Rule("knowledge_base", levers.knowledge_base, _level(levers.knowledge_base)),
    ]  # fmt: skip
    if shift.run.person.ladder:
        rules.insert(2, Rule("approval", _supervisor(shift).busy_min, "high"))
    if shift.setup.desk == "inbox":
        rules.append(Rule("canned", levers.canned_replies, _level(levers.canned_replies)))
    if shift.setup.desk == "posts":
        rules.append(Rule("public_replies", levers.public_replies, _level(levers.public_replies)))
    return PolicyCard(
        policy=shift.policy.name,
        title=shift.policy.title,
        limit_usd=world.limit_usd,
        day_budget_usd=world.limit_usd,
        monitoring=levers.monitoring,
        target_min=target,
        espoused=_freedom(levers.promised),
        practised=_freedom(levers.discretion),
        rules=tuple(rules),
    )


def _level(share: float) -> Level:
    return "low" if share < 0.34 else "middle" if share < 0.67 else "high"


def _freedom(share: float) -> Literal["obey", "mixed", "trust"]:
    level = _level(share)
    return "obey" if level == "low" else "mixed" if level == "middle" else "trust"


def figures(shift: Shift) -> Figures:
    """The shift in numbers so far."""
    courses = shift.run.log.courses.values()
    outcomes = [scene.outcome for scene in shift.history if scene.is_over]
    ended = [each for course in courses for each in course.conversations]
    handled = [minutes for _, minutes, _, _ in ended]
    call_backs = _call_backs(shift)
    longest = max((shift.now - place.joined_min for place in shift.run.person.queue()), default=0.0)
    return Figures(
        served=len(shift.run.log.courses),
        settled=outcomes.count("settled"),
        refused=outcomes.count("refused"),
        passed_on=outcomes.count("passed_on") + outcomes.count("escalated"),
        came_back=sum(course.came_back > 0 for course in courses),
        gave_up=shift.run.log.gave_up,
        given_usd=sum(shift.given_usd.values()),
        given_beyond_limit_usd=shift.beyond_usd,
        promises_open=sum(each.state == "due" for each in call_backs),
        promises_kept=sum(each.state == "kept" for each in call_backs),
        promises_broken=sum(each.state == "broken" for each in call_backs),
        longest_wait_min=longest,
        mean_handle_min=sum(handled) / len(handled) if handled else 0.0,
    )
